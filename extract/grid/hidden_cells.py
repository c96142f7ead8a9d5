"""Cells of a scan in which no word was read, though something dark lies in them: a streak, or ink that gave no word.

Words beside a streak are doubted themselves. Of what lay under it whole, such as a lone figure, no word tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.model import Box, Grid, GridCell

HEM = 3.0
"""Points at the sides of a cell in which no letter stands: a streak upon its rule hides nothing."""


def with_hidden_cells(grid: Grid, hidden: Sequence[Box]) -> Grid:
    """The grid, its empty cells marked that lie under one of the boxes (in points)."""
    if not hidden:
        return grid
    return replace(grid, cells=tuple(replace(c, hidden=_is_hidden(c, hidden)) for c in grid.cells))


def _is_hidden(cell: GridCell, hidden: Sequence[Box]) -> bool:
    box = cell.fragment.place.box
    if cell.text or box is None:
        return False
    inner = Box(box.x0 + HEM, box.top + HEM, box.x1 - HEM, box.bottom - HEM)
    return any(
        h.x0 < inner.x1 and inner.x0 < h.x1 and h.top < inner.bottom and inner.top < h.bottom for h in hidden
    )
