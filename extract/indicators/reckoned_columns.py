"""Which columns are reckoned from those of the years beside them: a sum over the years, growth a year on average.

2021  | 2022  | 2023  | Cộng   | BQ
5.800 | 7.000 | 8.400 | 21.200 | 20,3      the sum of three years; from the first year to the last 20,3 % a year
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from extract.indicators.compared_columns import Printed, is_proved

_FINE = Decimal("0.002")
"""Share of a sum by which the rounding of its parts may blur it."""
_SLACK = Decimal("0.06")
"""How far a rate in per cent a year may be from the reckoned one: one decimal, and rounded parts."""
_COARSE = Decimal("0.15")
"""Share of a printed rate that the slack may be; a smaller rate proves nothing."""
_FEWEST_YEARS = 2
"""Columns of years that make a sum, at least."""


def sums_of_years(
    figures: Mapping[int, Mapping[int, Printed]], may: Collection[int], years: Mapping[int, int]
) -> dict[int, tuple[int, int]]:
    """The columns that are sums over columns of years that follow each other, each with the first and last of these years.

    Args:
        figures: by column, by row; ``may``: columns that may be such sums.
        years: of the columns that hold figures of one year each.
    """
    found: dict[int, tuple[int, int]] = {}
    ordered = sorted(years, key=lambda c: years[c])
    runs = [ordered[a:b] for a in range(len(ordered)) for b in range(a + _FEWEST_YEARS, len(ordered) + 1)]
    for column in may:
        for run in sorted(runs, key=len, reverse=True):
            followed = len({years[c] for c in run}) == len(run) == years[run[-1]] - years[run[0]] + 1
            if followed and _is_sum(figures, column, run):
                found[column] = (years[run[0]], years[run[-1]])
                break
    return found


def growth_of_years(
    figures: Mapping[int, Mapping[int, Printed]], may: Collection[int], years: Mapping[int, int]
) -> set[int]:
    """The columns that hold by how many per cent a year the figures grow from one column of years to another, on average."""
    pairs = [
        (a, b) for a, b in combinations(sorted(years, key=lambda c: years[c]), 2) if years[b] > years[a] + 1
    ]
    return {
        c
        for c in may
        if any(_is_growth(figures, c, a, b, years[b] - years[a]) for a, b in pairs if c not in (a, b))
    }


def _is_sum(figures: Mapping[int, Mapping[int, Printed]], column: int, parts: Sequence[int]) -> bool:
    proofs = []
    for row, total in figures[column].items():
        own = [figures[p][row] for p in parts if row in figures[p]]
        if len(own) == len(parts) and total.value:
            blur = sum((p.blur for p in own), total.blur)
            proofs.append(abs(sum(p.value for p in own) - total.value) <= max(blur, _FINE * abs(total.value)))
    return is_proved(proofs)


def _is_growth(
    figures: Mapping[int, Mapping[int, Printed]], column: int, first: int, last: int, apart: int
) -> bool:
    proofs = []
    for row, rate in figures[column].items():
        if row not in figures[first] or row not in figures[last]:
            continue
        begin, end = figures[first][row], figures[last][row]
        if begin.value <= begin.blur or end.value <= end.blur or _COARSE * abs(rate.value) < _SLACK:
            continue
        reckoned = _rate(begin.value, end.value, apart)
        low = _rate(begin.value + begin.blur, end.value - end.blur, apart)
        high = _rate(begin.value - begin.blur, end.value + end.blur, apart)
        is_near = abs(reckoned - rate.value) <= _SLACK + rate.blur
        if is_near or high - low <= _COARSE * abs(rate.value):
            proofs.append(is_near or low - rate.blur <= rate.value <= high + rate.blur)
    return is_proved(proofs)


def _rate(begin: Decimal, end: Decimal, apart: int) -> Decimal:
    """By how many per cent a year a figure grows on average."""
    return Decimal((float(end / begin) ** (1 / apart) - 1) * 100)
