"""Printed lines under known columns, put together to rows of a table: the raster of a table without all its
rules.

Where rules run across, a row lies between two of them. Elsewhere a row begins where a number stands in the
first column, or at a gap between lines that is wider than those inside a row; between two numbers the widest
gap parts the rows, so that a number may stand in the middle of its row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

import regex

from extract.grid.cell_text import line_text
from extract.grid.cells import Raster, Region
from extract.model import Word
from normalize.numbering.labels import Kind, cell_label

COLUMN_GAP = 4.0
"""Points that stay free between two columns in all rows at least."""
PIECE_GAP = 7.0
"""Points between two pieces of a row at least (spaces of justified text are narrower)."""
WIDER_THAN_SPACE = 1.25
"""Times the usual space of its line that a gap between two columns is wide, at least."""
FEWEST_RULES = 3
"""Horizontal rules of a table without vertical ones at least: above, under the header, below."""
WIDER = 1.5
"""Points by which the gap between two rows is wider than those between the lines of a row, at least."""
_LABEL = regex.compile(r"(?:[IVXLC]{1,6}|\d{1,3}(?:\.\d{1,3})*|[A-ZĐa-zđ])[.)]?|[-–+•*]")

LINES_APART = 0.8
"""Times the font size: the free height between two lines of one row at most."""
FEWEST_WHOLE = 3
"""Lines that fill all columns: if there are so many inside rows, the gaps do not part the rows."""

Span = tuple[float, float]


@dataclass(slots=True)
class Aligned:
    """Rows of a table by alignment: the columns' spans, its printed rows and which of them run across the
    columns.

    Attributes:
        edges: the x of the columns' edges where they are known, else they lie between the spans.
    """

    spans: list[Span]
    rows: list[list[Word]] = field(default_factory=list)
    across: list[bool] = field(default_factory=list)
    edges: tuple[float, ...] = ()

    def columns(self, left: float, right: float) -> list[float]:
        """The x of the columns' edges; ``left`` and ``right`` are the outer ones where none are known."""
        if self.edges:
            return list(self.edges)
        xs = [min(left, self.spans[0][0])]
        xs += [(a[1] + b[0]) / 2 for a, b in pairwise(self.spans)]
        xs.append(max(right, self.spans[-1][1]))
        return xs


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


def stand_apart(row: Sequence[Word], columns: Sequence[int]) -> bool:
    """Whether words of a row stand apart where the column changes, wider than inside the columns.

    Args:
        columns: the column of each word.
    """
    gaps = [(b.box.x0 - a.box.x1, c != d) for (a, c), (b, d) in pairwise(zip(row, columns, strict=True))]
    spaces = [gap for gap, is_between in gaps if not is_between]
    least = max(COLUMN_GAP, WIDER_THAN_SPACE * median(spaces) if spaces else 0.0)
    return all(gap >= least for gap, is_between in gaps if is_between)


def column_of(word: Word, spans: Sequence[Span]) -> int:
    """The column under which a word begins."""
    return max((k for k, span in enumerate(spans) if span[0] <= word.box.x0 + 2), default=0)


def fitted(spans: Sequence[Span], row: Sequence[Word]) -> list[Span] | None:
    """The columns, grown by a row that keeps them apart; None where it does not."""
    merged = merged_spans([*spans, *spans_of(row)])
    return merged if len(merged) == len(spans) else under(spans, row)


def under(spans: Sequence[Span], row: Sequence[Word]) -> list[Span] | None:
    """The columns with a row whose words begin under them, however near they come to the next column; None
    where a word reaches into it, or nothing but spaces parts the columns."""
    columns = [column_of(w, spans) for w in row]
    starts = [span[0] for span in spans[1:]] + [float("inf")]
    if any(w.box.x1 > starts[c] - COLUMN_GAP for w, c in zip(row, columns, strict=True)):
        return None
    if not stand_apart(row, columns):
        return None
    grown = list(spans)
    for word, c in zip(row, columns, strict=True):
        grown[c] = min(grown[c][0], word.box.x0), max(grown[c][1], word.box.x1)
    return grown


def spans_of(row: Sequence[Word]) -> list[Span]:
    """Where the pieces of a row lie."""
    return [(part[0].box.x0, max(w.box.x1 for w in part)) for part in pieces(row)]


def merged_spans(spans: Sequence[Span]) -> list[Span]:
    """The spans from left to right, those put together that no column's gap parts."""
    merged: list[Span] = []
    for low, high in sorted(spans):
        if merged and low < merged[-1][1] + COLUMN_GAP:
            merged[-1] = (merged[-1][0], max(merged[-1][1], high))
        else:
            merged.append((low, high))
    return merged


def is_label(text: str) -> bool:
    """Whether a word by itself is the label of a row."""
    return _LABEL.fullmatch(text) is not None


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
    for index, (lines, across) in enumerate(_text_groups(table, xs)):
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


def _text_groups(table: Aligned, xs: Sequence[float]) -> list[tuple[list[list[Word]], bool]]:
    """Printed rows, put together to rows of the table by numbers and gaps alone."""
    gaps = _gaps(table.rows)
    begins = _by_numbers(table, xs, gaps) or _by_gaps(table, gaps)
    groups: list[tuple[list[list[Word]], bool]] = []
    for at, (row, across) in enumerate(zip(table.rows, table.across, strict=True)):
        if groups and not begins[at] and groups[-1][1] == across:
            groups[-1][0].append(row)
        else:
            groups.append(([row], across))
    return groups


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
    numbered = [
        at
        for at, (row, across) in enumerate(zip(table.rows, table.across, strict=True))
        if not across and _number_in(row, xs[1])
    ]
    if not numbered:
        return []
    begins = [False] * len(table.rows)
    first = numbered[0]
    for before, at in [(0, first), *pairwise(numbered)]:
        widest = max(gaps[before + 1 : at + 1], default=0.0)
        alike = [k for k in range(before + 1, at + 1) if gaps[k] >= widest - WIDER]
        if alike:
            begins[alike[-1]] = True
    between = [gaps[k] for k in range(len(begins)) if begins[k]]
    inside = [gaps[k] for k in range(1, len(begins)) if not begins[k]]
    if between and inside and min(between) > min(inside) + WIDER:
        least = (min(between) + min(inside)) / 2
        begins = [begin or gap >= least for begin, gap in zip(begins, gaps, strict=True)]
    return begins


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
