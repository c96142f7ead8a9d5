"""Rows above a header that only announce the table: a title, its unit, the appendix, a blank row, a group.

Each says so by its shape: it is blank, or its text stands in one cell, or it sets a title beside a unit. A row
with a label ("I. Nhóm nhiệm vụ") heads the rows of the table and is a row of its own.
"""

from __future__ import annotations

from collections.abc import Mapping

from extract.model import Cell
from extract.tables.header_rows import count_header_rows
from extract.tables.matrix import Matrix
from normalize.header_units import states_unit
from normalize.numbering.labels import HEADING, cell_label, split_label

_WIDE = 5
"""Columns of a wide row, at least."""
_MOST_NARROW = 8
"""Rows above a header whose text stands in a narrow cell, at most; of merged ones there may be any number."""


def first_header(m: Matrix, extra: Mapping[str, str] | None = None) -> tuple[int, int] | None:
    """The first header of a grid: its first row and its number of rows; None where rows of another kind
    stand before it."""
    narrow = 0
    for row in range(m.n_rows):
        if n := count_header_rows(m, extra, row):
            return row, n
        if not is_banner(m, row):
            return None
        narrow += not _is_wide(m, m.filled(row))
        if narrow > _MOST_NARROW:
            return None
    return None


def is_banner(m: Matrix, row: int) -> bool:
    """Whether a row may only announce what stands below it."""
    filled = m.filled(row)
    if any(c.row < row and c.text for c in m.row(row)):
        return False
    if not filled:
        return True
    if filled[0].text[:1].islower() or cell_label(filled[-1].text) is not None:
        return False
    if len(filled) == 1:
        return m.n_columns > 1
    announced = _is_wide(m, filled) or any(states_unit(c.text) for c in filled) or heads_rows(m, row)
    return len(filled) == 2 and (announced or _is_spread(m, filled))


def _is_wide(m: Matrix, filled: tuple[Cell, ...]) -> bool:
    """Whether the cells of a row are merged over (nearly) all columns."""
    return all(c.column_span > 1 for c in filled) and sum(c.column_span for c in filled) >= m.n_columns - 1


def _is_spread(m: Matrix, filled: tuple[Cell, ...]) -> bool:
    """Whether two texts stand apart in a wide row of a file that knows no merged cells: a running head."""
    merged = any(c.column_span > 1 for c in m.cells)
    return not merged and m.n_columns >= _WIDE and filled[1].column - filled[0].column > 1


def heads_rows(m: Matrix, row: int) -> bool:
    """Whether a row is that of a group: ``I | Nhóm nhiệm vụ``, ``A. Nhóm nhiệm vụ`` over all columns."""
    filled = m.filled(row)
    if not filled or len(filled) > 2:
        return False
    printed = filled[0].text if len(filled) == 2 else split_label(filled[0].text)[0]
    label = cell_label(printed) if printed is not None else None
    return label is not None and label.kind in HEADING
