"""Printed lines under known columns, put together to rows of a table: the raster of a table without all its
rules.

Where rules run across, a row lies between two of them. Elsewhere a row begins where a number stands in the
first column, or at a gap between lines that is wider than those inside a row; between two numbers the widest
gap parts the rows, so that a number may stand in the middle of its row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.grid.cell_text import line_text
from extract.grid.cells import Raster, Region
from extract.grid.columns_of_words import COLUMN_GAP, Aligned, is_label, pieces
from extract.model import Word
from normalize.numbering.labels import Kind, cell_label

FEWEST_RULES = 3
"""Horizontal rules of a table without vertical ones at least: above, under the header, below."""
WIDER = 1.5
"""Points by which the gap between two rows is wider than those between the lines of a row, at least."""
LINES_APART = 0.8
"""Times the font size: the free height between two lines of one row at most."""
FEWEST_WHOLE = 3
"""Lines that fill all columns: if there are so many inside rows, the gaps do not part the rows."""


def ruled_raster(table: Aligned, edges: Sequence[float], left: float, right: float) -> Raster:
    """The table as a raster: bands between rules across, cut at rows across and where a new row begins."""
    xs = table.columns(left, right)
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


def text_raster(table: Aligned) -> Raster:
    """The table as a raster where nothing is drawn across; a row begins just above its first line."""
    xs = table.columns(table.spans[0][0] - 1, table.spans[-1][1] + 1)
    raster = Raster(xs, [], [])
    for index, (lines, across) in enumerate(_grouped(table, _begun(table, xs))):
        raster.ys.append(min(w.box.top for line in lines for w in line) - 1)
        raster.regions += _cells(lines, across, xs, index)
    raster.ys.append(max(w.box.bottom for row in table.rows for w in row) + 1)
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
    if apart and number.box.x1 <= xs[1] and is_label(number.text):
        return [Region(row, row + 1, 0, 1, [number]), Region(row, row + 1, 1, len(xs) - 1, rest)]
    return [Region(row, row + 1, 0, len(xs) - 1, words)]


def _row_groups(table: Aligned, edges: Sequence[float]) -> list[tuple[list[list[Word]], bool]]:
    """Printed rows, put together to rows of the table: those between two rules. Where there are rules round the
    header and below the table alone, numbers and gaps part the rows of a band."""
    xs = table.columns(edges[0], edges[-1])
    middles = [(row[0].box.top + row[0].box.bottom) / 2 for row in table.rows]
    bands = [sum(1 for y in edges[1:-1] if y < middle) for middle in middles]
    groups: list[tuple[list[list[Word]], bool]] = []
    for band in sorted(set(bands)):
        own = [k for k, other in enumerate(bands) if other == band]
        part = replace(
            table, rows=[table.rows[k] for k in own], across=[table.across[k] for k in own], headed=False
        )
        few = len(edges) <= FEWEST_RULES and band > 0 and len(_numbered(part, xs)) != 1
        begins = _begun(part, xs) if few else [False] * len(own)
        groups += _grouped(part, begins)
    return groups


def _grouped(table: Aligned, begins: Sequence[bool]) -> list[tuple[list[list[Word]], bool]]:
    """Printed rows as rows of the table, by where those begin; one that runs across is a row of its own."""
    groups: list[tuple[list[list[Word]], bool]] = []
    for row, across, begin in zip(table.rows, table.across, begins, strict=True):
        if groups and not begin and groups[-1][1] == across:
            groups[-1][0].append(row)
        else:
            groups.append(([row], across))
    return groups


def _begins(row: Sequence[Word], table: Aligned) -> bool:
    """Whether a printed row begins a row of the table: its first column is filled, and another one."""
    parts = pieces(row)
    return parts[0][0].box.x0 <= table.spans[0][1] and len(parts) > 1


def _begun(table: Aligned, xs: Sequence[float]) -> list[bool]:
    """Where rows of the table begin, by numbers and gaps alone."""
    gaps = _gaps(table.rows)
    return _by_numbers(table, xs, gaps) or _by_gaps(table, gaps)


def _gaps(rows: Sequence[Sequence[Word]]) -> list[float]:
    """The free height above each printed row; 0 above the first one, less where rows overlap."""
    gaps = [0.0]
    bottom = max(w.box.bottom for w in rows[0])
    for row in rows[1:]:
        gaps.append(min(w.box.top for w in row) - bottom)
        bottom = max(bottom, *(w.box.bottom for w in row))
    return gaps


def _by_numbers(table: Aligned, xs: Sequence[float], gaps: Sequence[float]) -> list[bool]:
    """Where rows begin by the numbers of the first column; empty where it holds none.

    Between two numbers the widest gap counts, of alike ones that above the second number. A gap inside a row
    that is as wide as those between rows begins a row without a number.
    """
    numbered = _numbered(table, xs)
    if not numbered:
        return []
    begins = [False] * len(table.rows)
    for before, at in pairwise([0, *numbered]):
        widest = max(gaps[before + 1 : at + 1], default=0.0)
        alike = [k for k in range(before + 1, at + 1) if gaps[k] >= widest - WIDER]
        if alike:
            begins[alike[-1]] = True
    first = next((k for k in range(numbered[0] + 1) if begins[k]), 0)
    between = min((gaps[k] for k in range(len(begins)) if begins[k] and k != first), default=float("inf"))
    inside = min((gaps[k] for k in range(1, len(begins)) if not begins[k] and gaps[k] > 0), default=between)
    distinct = inside + WIDER < between < float("inf")
    above = gaps[1 : numbered[0] + 1]
    least = between - WIDER / 2 if distinct else LINES_APART * table.rows[0][0].size
    if not table.headed and above and max(above) < least and (distinct or min(above) < 0):
        begins[first] = False  # the number stands in the middle of the first row of the page
    if distinct:
        begins = [begin or gap > least for begin, gap in zip(begins, gaps, strict=True)]
    return begins


def _numbered(table: Aligned, xs: Sequence[float]) -> list[int]:
    """The printed rows that hold a number in the first column."""
    rows = enumerate(zip(table.rows, table.across, strict=True))
    return [at for at, (row, across) in rows if not across and _number_in(row, xs[1])]


def _number_in(row: Sequence[Word], edge: float) -> bool:
    """Whether the words left of ``edge`` are a number or a label."""
    text = line_text([w for w in row if (w.box.x0 + w.box.x1) / 2 < edge])
    label = cell_label(text) if text else None
    return label is not None and label.kind is not Kind.NAMED


def _by_gaps(table: Aligned, gaps: Sequence[float]) -> list[bool]:
    """Where rows begin by the gaps between them; where these are alike, at each line that fills the first
    column and another one."""
    least = _least_between(gaps, table.rows[0][0].size)
    by_gap = [at == 0 or gap >= least for at, gap in enumerate(gaps)]
    inside = [row for at, row in enumerate(table.rows) if not by_gap[at]]
    whole = sum(len(pieces(row)) == len(table.spans) for row in inside)
    if least < float("inf") and not (whole >= FEWEST_WHOLE and 2 * whole > len(inside)):
        return by_gap
    return [at == 0 or _begins(row, table) for at, row in enumerate(table.rows)]


def _least_between(gaps: Sequence[float], size: float) -> float:
    """The least gap between two rows: above the first step in the gaps that is wider than those of lines of
    one row."""
    order = sorted(gaps[1:])
    steps = ((a + b) / 2 for a, b in pairwise(order) if b - a >= WIDER and a <= LINES_APART * size)
    return next(steps, float("inf"))
