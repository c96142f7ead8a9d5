"""Which columns hold figures near a hundred beside figures of all sizes: shares or indices, whatever their headers say.

Diện tích gieo trồng | 12.500 | 101,3
Số hộ được vay vốn   | 40     | 96,0
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from statistics import median

from extract.indicators.compared_columns import Printed

_LEAST, _MOST = 20, 300
"""Between which every figure of such a column lies."""
_MIDDLE = (70, 150)
"""Between which the middle one lies."""
_FEWEST = 4
"""Rows that tell, at least."""
_OF_ALL_SIZES = 20
"""By how many times the figures beside must differ more than these do."""


def is_near_a_hundred(
    figures: Mapping[int, Mapping[int, Printed]], column: int, measured: Collection[int]
) -> bool:
    """Whether a column's figures are near a hundred while those of every measured column are of all sizes.

    Args:
        figures: by column, by row (:func:`extract.indicators.compared_columns.printed_figures`).
        measured: the columns that hold what is measured by their headers.
    """
    own = figures[column]
    values = [f.value for f in own.values()]
    if not measured or len(values) < _FEWEST or not all(_LEAST <= v <= _MOST for v in values):
        return False
    if not _MIDDLE[0] <= median(values) <= _MIDDLE[1]:
        return False
    return all(_of_other_sizes(own, figures[c]) for c in measured)


def _of_other_sizes(own: Mapping[int, Printed], beside: Mapping[int, Printed]) -> bool:
    times = [abs(beside[r].value) / own[r].value for r in own if r in beside and beside[r].value]
    return len(times) >= _FEWEST and max(times) >= _OF_ALL_SIZES * min(times)
