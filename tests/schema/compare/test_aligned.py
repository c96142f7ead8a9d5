"""Years side by side: the same year first, the nearest where none is common, the rest alone."""

from __future__ import annotations

from decimal import Decimal

import pytest

from schema.compare.aligned import aligned
from schema.contract.records import ObservationRecord, TargetRecord


def target(year: int | None, **own: object) -> TargetRecord:
    return TargetRecord(target_id="t", indicator_id="i", year=year, low=Decimal(1), **own)  # type: ignore[arg-type]


def years(*wanted: int | None) -> list[TargetRecord]:
    return [target(y) for y in wanted]


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        pytest.param((2025, 2030), (2030, 2025), [(2025, 2025), (2030, 2030)], id="same-years"),
        pytest.param((2020, 2030), (2030, 2050), [(2020, None), (2030, 2030), (None, 2050)], id="one-common"),
        pytest.param((2020,), (2030, 2050), [(2020, 2030), (None, 2050)], id="nearest"),
        pytest.param((2020, 2025), (2030,), [(2020, None), (2025, 2030)], id="nearest-of-the-first"),
        pytest.param((None,), (2030,), [(None, 2030)], id="no-year"),
        pytest.param((2020,), (), [(2020, None)], id="one-side"),
        pytest.param((), (), [], id="nothing"),
    ],
)
def test_years(
    mine: tuple[int | None, ...], theirs: tuple[int | None, ...], expected: list[tuple[int | None, ...]]
) -> None:
    found = aligned(years(*mine), years(*theirs))
    assert [tuple(v.year if v is not None else None for v in row) for row in found] == expected


def test_of_one_year_the_same_sort_stands_beside_the_same() -> None:
    mine = [target(2030, condition="voluntary"), target(2030, direction="increase"), target(2030)]
    theirs = [target(2030), target(2030, direction="reduce"), target(2030, condition="voluntary")]
    found = {(mine.index(a), theirs.index(b)) for a, b in aligned(mine, theirs) if a in mine and b in theirs}  # type: ignore[arg-type]
    assert found == {(0, 2), (1, 1), (2, 0)}


def test_what_was_stands_beside_what_was() -> None:
    was = ObservationRecord(observation_id="o", indicator_id="i", position=1, kind="baseline", year=2020)
    now = ObservationRecord(observation_id="o", indicator_id="i", position=1, kind="baseline", year=2022)
    found = aligned([target(2030), was], [now, target(2030)])
    assert [(type(a), type(b)) for a, b in found] == [
        (TargetRecord, TargetRecord),
        (ObservationRecord, ObservationRecord),
    ]
