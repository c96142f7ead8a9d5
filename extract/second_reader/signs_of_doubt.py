"""Signs that a printed grid may have been read wrongly, found in the grid alone.

They decide which grids of a long file are read a second time (docs/two-readers.md has what each of them
catches). A sign is no finding: most grids that show one are right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from extract.model import Grid, GridCell
from normalize.numbering.labels import COUNTED, Label, cell_label
from normalize.numbering.order import climbs, follows, is_child, is_first

SURE = 0.9
"""A grid of lower confidence lacks lines, was cut where no line is, or has no lines at all."""
OVER_EDGE = 3.0
"""Points by which a cell's text must reach over the cell's edge to be a sign."""
SAME_SIDE = 8.0
"""Points by which the outer edges of two pieces of one table may differ."""
_LABEL_SHARE = 0.6
"""Share of a first column's filled cells that must be labels for it to be a numbering."""


def signs(grid: Grid, before: Grid | None = None, upright: bool = True) -> tuple[str, ...]:
    """The signs of doubt of a grid, by name; none for one that looks right.

    Args:
        before: the grid before it in the file, which may be a piece of the same table.
        upright: whether its page is; on others a grid's edges and its texts are counted from different corners.
    """
    found = (
        ("rules_missing", grid.confidence < SURE),
        ("text_over_edge", upright and any(_over_edge(c, grid.edges) for c in grid.cells)),
        ("two_numbers_in_cell", any(_two_numbers(c) for c in grid.cells)),
        ("numbering_broken", _numbering_broken(grid)),
        ("columns_differ", before is not None and _columns_differ(grid, before)),
        ("uneven_row", _uneven(grid)),
    )
    return tuple(name for name, shown in found if shown)


def _over_edge(cell: GridCell, edges: Sequence[float]) -> bool:
    box = cell.fragment.place.box
    if box is None or not cell.text or cell.column + cell.column_span >= len(edges):
        return False
    left, right = edges[cell.column], edges[cell.column + cell.column_span]
    return box.x0 < left - OVER_EDGE or box.x1 > right + OVER_EDGE


def _two_numbers(cell: GridCell) -> bool:
    """Two labels, one below the other, and nothing else: two rows taken for one."""
    if len(cell.lines) < 2:
        return False
    labels = [cell_label(line) for line in cell.lines]
    counted = [x for x in labels if x is not None and x.kind in COUNTED]
    return len(counted) == len(cell.lines) and any(follows(a, b) for a, b in pairwise(counted))


def _numbering_broken(grid: Grid) -> bool:
    """A gap or a repeat among the counted labels of the first column, where it is a numbering."""
    filled = [c for c in grid.cells if c.column == 0 and c.text]
    labels = [x for x in (cell_label(c.text) for c in filled) if x is not None]
    if len(labels) < 2 or len(labels) < _LABEL_SHARE * len(filled):
        return False
    counted = [x for x in labels if x.kind in COUNTED]
    return any(_breaks(a, b) for a, b in pairwise(counted))


def _breaks(before: Label, after: Label) -> bool:
    return not (follows(before, after) or is_child(before, after) or is_first(after) or climbs(before, after))


def _columns_differ(grid: Grid, before: Grid) -> bool:
    """As wide as the grid before it and in the same place, but with other columns."""
    if not grid.edges or not before.edges or len(grid.edges) == len(before.edges):
        return False
    return (
        abs(grid.edges[0] - before.edges[0]) <= SAME_SIDE
        and abs(grid.edges[-1] - before.edges[-1]) <= SAME_SIDE
    )


def _uneven(grid: Grid) -> bool:
    """Rows whose cells are merged over a few columns though most rows have each column apart."""
    if grid.n_columns < 3 or grid.n_rows < 3:
        return False
    merged = sum(1 for _ in _merged_rows(grid))
    return 0 < merged <= grid.n_rows / 3


def _merged_rows(grid: Grid) -> Iterator[int]:
    """Rows below the first with a number of their own and a cell with text over some, not most, columns."""
    numbered = {c.row for c in grid.cells if c.column == 0 and c.column_span == 1 and c.text}
    for row in sorted(numbered - {0}):
        if any(c.row == row and c.text and 1 < c.column_span < grid.n_columns - 1 for c in grid.cells):
            yield row
