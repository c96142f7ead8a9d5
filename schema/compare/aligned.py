"""Values of a pair side by side: 2025 with 2025, 2030 with 2030, a baseline with a baseline.

Targets stand beside targets, what is or was beside what is or was. Where no year is common, the two nearest stand side
by side with ``other year`` as reason; a year that only one side has stands alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from schema.compare.values import Value, is_change
from schema.contract.records import ObservationRecord, TargetRecord

ValuePair = tuple[Value | None, Value | None]


def aligned(mine: Sequence[Value], theirs: Sequence[Value]) -> tuple[ValuePair, ...]:
    """The values of two measures in rows, by year; targets first."""
    rows: list[ValuePair] = []
    for kind in (TargetRecord, ObservationRecord):
        rows += sorted(
            _of_kind([v for v in mine if isinstance(v, kind)], [v for v in theirs if isinstance(v, kind)]),
            key=_first_year,
        )
    return tuple(rows)


def _first_year(row: ValuePair) -> int:
    return min((v.year or 0 for v in row if v is not None), default=0)


def _of_kind(mine: list[Value], theirs: list[Value]) -> Iterator[ValuePair]:
    """Values of one kind: those that agree in most are taken first, then only in the year."""
    left_mine, left_theirs = list(mine), list(theirs)
    paired = False
    for same in (_same_in_all, _same_but_unit, _same_year):
        for one, other in _matches(left_mine, left_theirs, same):
            paired = True
            yield one, other
    if not paired and left_mine and left_theirs:
        one, other = min(((a, b) for a in left_mine for b in left_theirs), key=lambda ab: _distance(*ab))
        left_mine.remove(one)
        left_theirs.remove(other)
        yield one, other
    yield from ((one, None) for one in left_mine)
    yield from ((None, other) for other in left_theirs)


def _matches(
    mine: list[Value], theirs: list[Value], same: Callable[[Value, Value], bool]
) -> Iterator[tuple[Value, Value]]:
    """Pairs that agree; what is paired leaves both lists."""
    for one in list(mine):
        other = next((o for o in theirs if same(one, o)), None)
        if other is not None:
            mine.remove(one)
            theirs.remove(other)
            yield one, other


def _same_in_all(one: Value, other: Value) -> bool:
    return _same_but_unit(one, other) and one.dimension == other.dimension


def _same_but_unit(one: Value, other: Value) -> bool:
    return (
        _same_year(one, other)
        and one.year_start == other.year_start
        and is_change(one) == is_change(other)
        and _condition(one) == _condition(other)
    )


def _same_year(one: Value, other: Value) -> bool:
    return one.year == other.year


def _condition(value: Value) -> str | None:
    return value.condition if isinstance(value, TargetRecord) else value.kind


def _distance(one: Value, other: Value) -> tuple[bool, int, bool]:
    """Years between two values; a value without a year is the farthest; a level and a change are farther."""
    unknown = one.year is None or other.year is None
    years = abs((one.year or 0) - (other.year or 0)) if not unknown else 0
    return (unknown, years, is_change(one) != is_change(other))
