"""Tables of plain text whose columns are told by a sign between cells, or by where they begin.

* ``STT;Nhiệm vụ;Cơ quan chủ trì``: a semicolon, comma or other sign between cells, quoted or not.
* columns of spaces, with a line of dashes below the header or without one, as pandoc and mail programs write
  them; a line without a number goes on with the row above.

Only lines that begin with known headers make such a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import regex

from extract.model import Grid
from extract.plain_tables.drawn_text import DrawnTable
from extract.plain_tables.rows import Row, grid_of
from extract.plain_text.paragraphs import plain
from normalize.headers import is_number_header, match_header
from normalize.notes import Code, warning
from normalize.numbering.labels import cell_label
from normalize.text import nfc

_SIGNS = (";", ",", "¦", "^", "~")
_FEWEST_COLUMNS = 3
_KNOWN_SCORE = 0.75
_LONGEST_HEADER = 60
"""Letters of a header, at most."""
_GAP = regex.compile(r"\s{2,}")
_DASHES = regex.compile(r"\s*+-{2,}(?:\s+-{2,})*\s*")
_RUN = regex.compile(r"-{2,}")
_LONGEST_HEAD = 10
"""Lines of a wrapped header, at most."""
_OFF = 1
"""Letters by which a cell may begin before its column."""


def columned_tables(lines: Sequence[str]) -> tuple[DrawnTable, ...]:
    """The tables of a text whose cells are parted by a sign or by spaces."""
    found: list[DrawnTable] = []
    at = 0
    while at < len(lines):
        table = _parted(lines, at) or _aligned(lines, at)
        if table is not None:
            found.append(table)
        at = table.last if table is not None else at + 1
    return tuple(found)


def _is_header(texts: Sequence[str]) -> bool:
    """Whether cells are a table's header: that of the numbers first, two known ones at least."""
    if len(texts) < _FEWEST_COLUMNS or any(len(text) > _LONGEST_HEADER for text in texts):
        return False
    first, *others = [text for text in texts if text.strip()] or [""]
    if not is_number_header(first):
        return False
    return sum(match_header(text).score >= _KNOWN_SCORE for text in (first, *others)) >= _FEWEST_COLUMNS


def _parted(lines: Sequence[str], at: int) -> DrawnTable | None:
    """A table from a header with one sign between its cells on."""
    sign = next((s for s in _SIGNS if lines[at].count(s) >= _FEWEST_COLUMNS - 1), None)
    if sign is None or not _is_header([text.strip() for text in _cut(lines[at], sign)]):
        return None
    rows: list[Row] = []
    end = at
    width = len(_cut(lines[at], sign))
    while end < len(lines) and lines[end].strip():
        count = 1
        while lines[end : end + count] and _is_open(lines[end : end + count]) and end + count < len(lines):
            count += 1
        cells = _cut("\n".join(lines[end : end + count]), sign)
        if len(cells) == 1 and rows and len(rows[-1].cells) >= width:
            break
        rows.append(Row(tuple(((end + 1, plain(text)),) for text in cells)))
        end += count
    if len(rows) < 2:
        return None
    return DrawnTable(at, end, _doubted(grid_of(rows, "markdown"), rows, width))


def _cut(text: str, sign: str) -> list[str]:
    """The cells of a row; a cell in quotes may hold the sign and line ends."""
    return [quoted.replace('""', '"') or bare for quoted, bare in _cell_pattern(sign).findall(text)]


@cache
def _cell_pattern(sign: str) -> regex.Pattern[str]:
    mark = regex.escape(sign)
    return regex.compile(rf'(?:^|{mark})\s*+(?:"((?:[^"]|"")*+)"\s*+(?={mark}|$)|([^{mark}]*+))')


def _is_open(lines: Sequence[str]) -> bool:
    """Whether a quoted cell goes on over the line's end."""
    return "\n".join(lines).count('"') % 2 == 1 and len(lines) < _LONGEST_HEADER


def _doubted(grid: Grid, rows: Sequence[Row], width: int) -> Grid:
    """The grid with a note where rows have another number of cells than the header."""
    odd = [row.cells[0][0][0] for row in rows if len(row.cells) != width]
    if not odd:
        return grid
    note = warning(
        Code.CELL_SHIFTED,
        f"{len(odd)} rows have another number of cells than the header: a sign inside a cell may have parted it.",
        found=f"lines {', '.join(map(str, odd[:5]))}",
    )
    return replace(grid, notes=(*grid.notes, note))


def _aligned(lines: Sequence[str], at: int) -> DrawnTable | None:
    """A table of columns that begin at the same place, from its header on."""
    header = nfc(lines[at])
    if not header.strip() or not _GAP.search(header.strip()) or "|" in header or "\t" in header:
        return None
    starts = [m.start() for m in regex.finditer(r"(?:(?<=\s{2})|^)\S", header)]
    if not _is_header([text.strip() for text in _GAP.split(header.strip())]):
        return None
    end, rows, blanks = at, list[list[list[tuple[int, str]]]](), 0
    ruled = False
    while end < len(lines) and blanks < 2:
        line = nfc(lines[end])
        if _DASHES.fullmatch(line):
            runs = [m.start() for m in _RUN.finditer(line)]
            if len(runs) == 1 and ruled and len(rows) > 1:
                end += 1
                break
            starts = runs if len(runs) == len(starts) else starts
            ruled, blanks = True, 0
        elif not line.strip():
            blanks += 1
        else:
            cells = _by_place(line, starts)
            if cells is None or (len(rows) == 1 and end - at > _LONGEST_HEAD):
                break
            begins = not rows or (bool(cells[0]) and (len(rows) > 1 or cell_label(cells[0]) is not None))
            if blanks and not begins and not ruled:
                break
            if begins:
                rows.append([[] for _ in starts])
            for column, text in enumerate(cells):
                if text:
                    rows[-1][column].append((end + 1, text))
            blanks = 0
        end += 1
    end -= blanks
    if len(rows) < 2 or Counter(bool(cell) for cell in rows[1])[True] < 2:
        return None
    made = [Row(tuple(_whole(cell, row) for cell in row)) for row in rows]
    return DrawnTable(at, end, grid_of(made, "markdown"))


def _whole(cell: list[tuple[int, str]], row: list[list[tuple[int, str]]]) -> tuple[tuple[int, str], ...]:
    """The lines of a cell as one paragraph, with the line of the row where it is empty."""
    line = cell[0][0] if cell else next((part[0] for other in row for part in other), 1)
    return ((line, plain(" ".join(text for _, text in cell))),)


def _by_place(line: str, starts: Sequence[int]) -> list[str] | None:
    """The cells of a line by where they begin; None where a piece runs over several columns: a sentence."""
    cells = [""] * len(starts)
    for found in regex.finditer(r"\S+(?:\s\S+)*+", line):
        column = max((k for k, start in enumerate(starts) if start <= found.start() + _OFF), default=0)
        following = starts[column + 1] if column + 1 < len(starts) else len(line) + 1
        if found.end() > following + _OFF or cells[column]:
            return None
        cells[column] = found[0]
    return cells
