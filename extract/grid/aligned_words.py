"""Tables without vertical rules: columns by the alignment of the words, rows by rules, numbers or lines.

Prose must never become a table, so a start is asked for that prose does not have: horizontal rules of one
width above, inside and below; or a header row that begins with "STT"; or four rows with three aligned pieces
and more. From there on rows are taken in as long as the columns stay apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import regex

from extract.grid.cell_text import line_text, printed_lines
from extract.grid.cells import Raster, Region
from extract.grid.lines import Line
from extract.model import Word

COLUMN_GAP = 4.0
"""Points that stay free between two columns in all rows at least."""
PIECE_GAP = 7.0
"""Points between two pieces of a row at least (spaces of justified text are narrower)."""
SAME_WIDTH = 8.0
"""Points by which the ends of the rules of one table differ at most."""
FEWEST_RULES = 3
"""Horizontal rules of a table without vertical ones at least: above, under the header, below."""
FEWEST_ROWS = 4
"""Aligned rows that make a table where neither a rule nor "STT" says so."""
FEWEST_COLUMNS = 3
"""Aligned pieces in a row from which it may belong to such a table."""
ROW_GAP = 2.6
"""Times the font size between the feet of two lines of one table at most."""
HEADED_GAP = 4.5
"""The same under a header row that begins with "STT"."""
_STT = regex.compile(r"(?i)(?:s[ốo]\s*)?(?:stt|tt)\.?")
_LABEL = regex.compile(r"(?:[IVXLC]{1,6}|\d{1,3}(?:\.\d{1,3})*|[A-ZĐa-zđ])[.)]?|[-–+•*]")

Span = tuple[float, float]


@dataclass(slots=True)
class Aligned:
    """Rows of a table by alignment: the columns' spans, its rows and which of them run across the columns."""

    spans: list[Span]
    rows: list[list[Word]] = field(default_factory=list)
    across: list[bool] = field(default_factory=list)


def ruled_across(words: Sequence[Word], across: Sequence[Line]) -> list[tuple[Raster, list[Word]]]:
    """Tables between horizontal rules alone; each with the words that it holds."""
    found: list[tuple[Raster, list[Word]]] = []
    for rules in _stacks(across):
        inside = [w for w in words if _within(w, rules) and w.direction == 0]
        if not inside:
            continue
        table = _bounded(printed_lines(inside))
        if table is not None and len(table.spans) > 1:
            edges = [rule.at for rule in rules]
            found.append((_raster(table, edges, rules[0].start, rules[0].end), inside))
    return found


def aligned(words: Sequence[Word]) -> list[tuple[Raster, list[Word]]]:
    """Tables without any rule among the words outside of other tables."""
    rows = printed_lines(w for w in words if w.direction == 0)
    found: list[tuple[Raster, list[Word]]] = []
    at = 0
    while at < len(rows):
        table = _grown(rows, at)
        if table is None:
            at += 1
            continue
        at += len(table.rows)
        edges = [min(w.box.top for w in table.rows[0]) - 1, max(w.box.bottom for w in table.rows[-1]) + 1]
        raster = _raster(table, edges, table.spans[0][0] - 1, table.spans[-1][1] + 1)
        found.append((raster, [w for row in table.rows for w in row]))
    return found


def _stacks(across: Sequence[Line]) -> list[list[Line]]:
    """Horizontal rules of one width over each other."""
    stacks: list[list[Line]] = []
    for line in sorted(across, key=lambda item: item.at):
        for stack in stacks:
            if abs(stack[0].start - line.start) <= SAME_WIDTH and abs(stack[0].end - line.end) <= SAME_WIDTH:
                stack.append(line)
                break
        else:
            stacks.append([line])
    return [stack for stack in stacks if len(stack) >= FEWEST_RULES]


def _within(word: Word, rules: Sequence[Line]) -> bool:
    x, y = (word.box.x0 + word.box.x1) / 2, (word.box.top + word.box.bottom) / 2
    return rules[0].start - 4 <= x <= rules[0].end + 4 and rules[0].at < y < rules[-1].at


def pieces(row: Sequence[Word]) -> list[list[Word]]:
    """The row, parted where a gap is wider than a space."""
    parts: list[list[Word]] = []
    reach = float("-inf")
    for word in row:
        if word.box.x0 - reach >= PIECE_GAP:
            parts.append([])
        parts[-1].append(word)
        reach = max(reach, word.box.x1)
    return parts


def _spans(row: Sequence[Word]) -> list[Span]:
    return [(part[0].box.x0, max(w.box.x1 for w in part)) for part in pieces(row)]


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for low, high in sorted(spans):
        if merged and low < merged[-1][1] + COLUMN_GAP:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged


def _bounded(rows: Sequence[list[Word]]) -> Aligned | None:
    """All rows between two rules as a table: rows that would merge columns run across them.

    The columns are those of a row with many pieces that the most others fit; a line set wide apart ("UBND
    các xã,") has a piece too many and fits none.
    """
    order = sorted(range(len(rows)), key=lambda i: -len(pieces(rows[i])))
    seeds = [i for i in order if len(pieces(rows[i])) > 1]
    tables = (_seeded(rows, [seed, *(i for i in order if i != seed)]) for seed in seeds)
    best = min(tables, key=lambda t: (sum(t.across), -len(t.spans)), default=None)
    return None if best is None or sum(best.across) > len(rows) / 2 else best


def _seeded(rows: Sequence[list[Word]], order: Sequence[int]) -> Aligned:
    """The table whose columns begin with those of the first row in ``order``."""
    spans = _merged(_spans(rows[order[0]]))
    across = [False] * len(rows)
    for i in order[1:]:
        grown = _merged([*spans, *_spans(rows[i])])
        if len(grown) < len(spans):
            across[i] = True
        else:
            spans = grown
    return Aligned(spans, [list(r) for r in rows], across)


def _grown(rows: Sequence[list[Word]], at: int) -> Aligned | None:
    """The table that begins with row ``at``, None if none does."""
    first = pieces(rows[at])
    headed = bool(_STT.fullmatch(line_text(first[0])))
    if len(first) < FEWEST_COLUMNS:
        return None
    table = Aligned(_merged(_spans(rows[at])), [rows[at]], [False])
    size = rows[at][0].size
    for row in rows[at + 1 :]:
        if row[0].box.bottom - table.rows[-1][0].box.bottom > (HEADED_GAP if headed else ROW_GAP) * size:
            break
        grown = _merged([*table.spans, *_spans(row)])
        fits = len(grown) == len(table.spans) or (
            len(grown) > len(table.spans) and len(table.rows) < 3 and headed
        )
        if fits:
            table.spans = grown
        elif not (headed and _is_group(row, table)):
            break
        table.rows.append(row)
        table.across.append(not fits)
    while table.across[-1]:
        table.rows.pop()
        table.across.pop()
    return table if _is_table(table, headed) else None


def _is_group(row: Sequence[Word], table: Aligned) -> bool:
    """Whether a row that runs across the columns is a group row: a label in the first column, or the row
    after one."""
    first = row[0]
    if table.across[-1]:
        return first.box.x0 >= table.spans[0][0] - COLUMN_GAP and first.bold
    in_first = first.box.x1 <= table.spans[0][1] + COLUMN_GAP and bool(_LABEL.fullmatch(first.text))
    return in_first and len(row) > 1 and (first.bold or abs(row[1].box.x0 - table.spans[1][0]) <= COLUMN_GAP)


def _is_table(table: Aligned, headed: bool) -> bool:
    if len(table.spans) < FEWEST_COLUMNS:
        return False
    full = sum(len(pieces(row)) >= FEWEST_COLUMNS for row in table.rows)
    if headed:
        return len(table.rows) >= 2
    return full >= FEWEST_ROWS and full >= 0.7 * len(table.rows)


def _raster(table: Aligned, edges: Sequence[float], left: float, right: float) -> Raster:
    """The table as a raster: bands between the edges, cut at rows across and where a new row begins."""
    xs = [min(left, table.spans[0][0])]
    xs += [(a[1] + b[0]) / 2 for a, b in pairwise(table.spans)]
    xs.append(max(right, table.spans[-1][1]))
    groups = _row_groups(table, edges)
    raster = Raster(xs, [edges[0]], [])
    for index, (lines, across) in enumerate(groups):
        bottom = max(w.box.bottom for line in lines for w in line)
        if index + 1 < len(groups):
            top = min(w.box.top for line in groups[index + 1][0] for w in line)
            raster.ys.append((bottom + top) / 2)
        else:
            raster.ys.append(max(edges[-1], bottom))
        raster.regions += _cells(lines, across, xs, index)
    return raster


def _cells(lines: Sequence[list[Word]], across: bool, xs: Sequence[float], row: int) -> list[Region]:
    words = [w for line in lines for w in line]
    if across:
        return _group_cells(lines, words, xs, row)
    cells = [Region(row, row + 1, c, c + 1) for c in range(len(xs) - 1)]
    for word in words:
        middle = (word.box.x0 + word.box.x1) / 2
        column = sum(1 for x in xs[1:-1] if x <= middle)
        cells[column].words.append(word)
    return cells


def _group_cells(
    lines: Sequence[list[Word]], words: list[Word], xs: Sequence[float], row: int
) -> list[Region]:
    """A row across the columns: its number in a cell of its own where it stands in the first column."""
    number, rest = lines[0][0], [w for w in words if w is not lines[0][0]]
    apart = rest and all(w.box.x0 >= xs[1] - COLUMN_GAP for w in rest)
    if apart and number.box.x1 <= xs[1] and _LABEL.fullmatch(number.text):
        return [Region(row, row + 1, 0, 1, [number]), Region(row, row + 1, 1, len(xs) - 1, rest)]
    return [Region(row, row + 1, 0, len(xs) - 1, words)]


def _row_groups(table: Aligned, edges: Sequence[float]) -> list[tuple[list[list[Word]], bool]]:
    """Printed rows, put together to rows of the table."""
    groups: list[tuple[list[list[Word]], bool]] = []
    band = -1
    for row, across in zip(table.rows, table.across, strict=True):
        middle = (row[0].box.top + row[0].box.bottom) / 2
        now = sum(1 for y in edges[1:-1] if y < middle)
        joins = bool(groups) and now == band and groups[-1][1] == across
        if joins and len(edges) <= FEWEST_RULES and _begins(row, table):
            joins = across
        if joins:
            groups[-1][0].append(row)
        else:
            groups.append(([row], across))
        band = now
    return groups


def _begins(row: Sequence[Word], table: Aligned) -> bool:
    """Whether a printed row begins a row of the table: its first column is filled, and another one."""
    parts = pieces(row)
    return parts[0][0].box.x0 <= table.spans[0][1] and len(parts) > 1
