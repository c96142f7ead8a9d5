"""Tables that a browser saved as text: a tab before each cell but the first of a row, paragraphs on lines.

``STT⏎⏎⇥Nhiệm vụ⏎⏎⇥Cơ quan chủ trì⏎⏎⏎1⏎⏎⇥Lập bản đồ …`` or ``STT⏎⇥⏎Nhiệm vụ⏎⇥⏎…``. Between two tabs stands a cell, and at
the end of a row its last cell and the number of the next row. The header tells how many cells a row has.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.plain_tables.drawn_text import DrawnTable
from extract.plain_tables.rows import Row, grid_of
from extract.plain_text.hard_wrap import joined_cell
from normalize.headers import match_header
from normalize.numbering.labels import cell_label

_FEWEST_COLUMNS = 3
_LONGEST_CELL = 12
"""Lines without a tab inside a table, at most."""
_HEADER = 12
"""Letters of the header of row numbers, at most."""

_Piece = list[tuple[int, str]]
"""The filled lines between two tabs, each with its number (1-based)."""


def tabbed_tables(lines: Sequence[str]) -> tuple[DrawnTable, ...]:
    """The tables of a text whose cells, but the first of a row, follow a tab."""
    found: list[DrawnTable] = []
    at = 0
    while at < len(lines):
        table = _table(lines, at) if _begins(lines, at) else None
        if table is not None:
            found.append(table)
        at = table.last if table is not None else at + 1
    return tuple(found)


def _begins(lines: Sequence[str], at: int) -> bool:
    """Whether the header of row numbers stands on a line, and a tab on the next one that is not blank."""
    text = lines[at].strip()
    if not text or len(text) > _HEADER or "\t" in lines[at]:
        return False
    following = next((line for line in lines[at + 1 : at + 3] if line.strip(" ")), "")
    return following.startswith("\t") and following.count("\t") == 1 and match_header(text).role == "number"


def _table(lines: Sequence[str], at: int) -> DrawnTable | None:
    pieces, end = _pieces(lines, at)
    rows: list[list[_Piece]] = [[]]
    width = 0
    for k, piece in enumerate(pieces):
        is_last = k == len(pieces) - 1
        full = width > 0 and len(rows[-1]) == width - 1
        begins_next = rows[-1] and not is_last and _is_label(piece) and (len(piece) > 1 or full)
        if begins_next:
            rows[-1].append(piece[:-1])
            width = width or len(rows[-1])
            rows.append([piece[-1:]])
        else:
            rows[-1].append(piece)
    if width < _FEWEST_COLUMNS or len(rows) < 2:
        return None
    made = [Row(tuple(_cell(piece, row, at + 1) for piece in row)) for row in rows]
    return DrawnTable(at, end, grid_of(made, "markdown"))


def _pieces(lines: Sequence[str], at: int) -> tuple[list[_Piece], int]:
    """What stands between the tabs from a line on, and the line behind the table: no tab follows in it."""
    last = at
    k = at + 1
    while k < len(lines) and k - last <= _LONGEST_CELL and not _begins(lines, k):
        if "\t" in lines[k]:
            last = k
        k += 1
    end = last + 1
    while end < len(lines) and lines[end].strip() and not _begins(lines, end):
        end += 1
    pieces: list[_Piece] = [[]]
    for number in range(at, end):
        first, *more = lines[number].split("\t")
        pieces[-1] += [(number + 1, first.strip())] if first.strip() else []
        pieces += [[(number + 1, text.strip())] if text.strip() else [] for text in more]
    return pieces, end


def _is_label(piece: _Piece) -> bool:
    return bool(piece) and cell_label(piece[-1][1]) is not None


def _cell(piece: _Piece, row: Sequence[_Piece], line: int) -> tuple[tuple[int, str], ...]:
    begins = next((part[0] for other in (piece, *row) for part in other), line)
    return tuple((begins, text) for text in joined_cell(text for _, text in piece)) or ((begins, ""),)
