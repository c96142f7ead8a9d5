"""Values in words, and whether one may be set against another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from schema.compare.values import (
    converted_text,
    observation_text,
    observations_text,
    reasons_against,
    target_text,
    verdict,
)
from schema.contract.records import ObservationRecord, TargetRecord

COMMON = {
    "year": 2030, "low": Decimal(5), "high": Decimal(5), "unit": "%", "dimension": "share", "direction": "reach",
}  # fmt: skip


def made(**own: object) -> TargetRecord:
    return TargetRecord(target_id="t", indicator_id="i", **{**COMMON, **own})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param({"unit": "MW"}, {"unit": "MW"}, "yes", id="same"),
        pytest.param({"unit": "MW"}, {"unit": "GW"}, "yes, after conversion", id="converted"),
        pytest.param({"unit": "MW"}, {"unit": "ha"}, "no: other unit", id="unit"),
        pytest.param(
            {"unit": "xã", "dimension": "count"}, {"unit": "trường", "dimension": "count"}, "no: other unit",
            id="communes-are-no-schools",
        ),
        pytest.param({"unit": None}, {"unit": "ha"}, "no: other unit", id="no-unit"),
        pytest.param({"unit": "%/năm"}, {"unit": "%"}, "no: other unit", id="a-year-and-once"),
        pytest.param({"direction": "reduce"}, {}, "no: level against change", id="level"),
        pytest.param(
            {"direction": "reduce"}, {"direction": "increase"}, "no: other direction", id="direction"
        ),
        pytest.param(
            {"direction": "reduce", "baseline": "BAU"}, {"direction": "reduce"}, "no: other baseline", id="baseline"
        ),
        pytest.param({"condition": "voluntary"}, {}, "no: other condition", id="condition"),
        pytest.param({"year": 2025}, {}, "no: other year", id="year"),
        pytest.param({"year_start": 2021}, {}, "no: other year", id="span-and-year"),
        pytest.param(
            {"year": 2025, "unit": "ha"}, {"direction": "reduce"}, "no: other unit, level against change, other year",
            id="several",
        ),
    ],
)  # fmt: skip
def test_two_values_compare_or_it_is_said_why_not(
    one: dict[str, object], other: dict[str, object], expected: str
) -> None:
    mine, theirs = made(**one), made(**other)
    assert verdict(reasons_against(mine, theirs), mine, theirs) == expected
    assert verdict(reasons_against(theirs, mine), theirs, mine).split(":")[0] == expected.split(":")[0]


def test_a_reason_names_both_sides() -> None:
    found = reasons_against(
        made(direction="reduce", baseline="BAU"), made(year=2025, low=Decimal(9), high=None)
    )
    assert [r.text for r in found] == [
        "level against change: reduce by 5 % against to 9 %",
        "other baseline: BAU against not stated",
        "other year: 2030 against 2025",
    ]


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        pytest.param({"year": 2030, "comparator": "=", "low": 7, "high": 7, "unit": "%"}, "2030: 7 %", id="point"),
        pytest.param(
            {"year_start": 2021, "year": 2030, "comparator": "range", "low": 1, "high": 2}, "2021-2030: 1-2",
            id="range",
        ),
        pytest.param({"comparator": "<=", "high": 5, "unit": "ha"}, "<= 5 ha", id="bound-without-year"),
        pytest.param(
            {"year": 2030, "low": 11, "direction": "reduce", "baseline": "BAU", "subject": "KNK"},
            "2030: KNK reduce by 11 against BAU", id="a-change-is-by",
        ),
        pytest.param({"low": 95, "direction": "reach", "unit": "%"}, "to 95 %", id="a-level-is-to"),
        pytest.param(
            {"low": "1.5", "direction": "increase", "unit": "lần", "baseline": "current"}, "to 1.5 lần against current",
            id="times-what-is-now",
        ),
        pytest.param({"low": 10000, "unit": "ha"}, "10,000 ha", id="thousands"),
        pytest.param({"low": 16400000000000, "unit": "VND"}, "16,400 tỷ VND", id="money"),
        pytest.param(
            {"low": 9, "direction": "reduce", "unit": "%", "condition": "voluntary"}, "reduce by 9 % (voluntary)",
            id="condition",
        ),
    ],
)  # fmt: skip
def test_target_in_words(target: dict[str, object], expected: str) -> None:
    numbers = {k: Decimal(v) if k in ("low", "high") else v for k, v in target.items()}  # type: ignore[arg-type]
    assert target_text(TargetRecord(target_id="t", indicator_id="i", **numbers)) == expected  # type: ignore[arg-type]


def seen(**own: object) -> ObservationRecord:
    return ObservationRecord(
        observation_id="o", indicator_id="i", position=1, **{"low": Decimal(98), "unit": "%", **own}  # type: ignore[arg-type]
    )  # fmt: skip


def test_observations_in_words() -> None:
    assert observation_text(seen(year=2024)) == "2024: 98 % (actual)"
    both = [seen(year=2024, subject="rừng"), seen(year=2025, subject="rừng", kind="estimate")]
    assert observations_text(both) == "2024: 98 % (actual); 2025: 98 % (estimate)"
    assert observations_text([both[0], seen(year=2024, subject="đất")]) == (
        "2024: rừng 98 % (actual); 2024: đất 98 % (actual)"
    )


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        pytest.param({"unit": "GW", "low": 2, "high": 2, "comparator": "="}, "MW", "2000 MW", id="power"),
        pytest.param(
            {"unit": "GW", "low": 2, "high": None, "comparator": ">="}, "MW", ">= 2000 MW", id="bound"
        ),
        pytest.param(
            {"unit": "GW", "low": 1, "high": 2, "comparator": "range"}, "MW", "1000-2000 MW", id="range"
        ),
        pytest.param({"unit": "MW"}, "MW", None, id="same"),
        pytest.param({"unit": "MW"}, "ha", None, id="other-dimension"),
        pytest.param({"unit": "xã", "dimension": "count"}, "trường", None, id="counts"),
    ],
)
def test_conversion(value: dict[str, object], unit: str, expected: str | None) -> None:
    numbers = {k: Decimal(v) if isinstance(v, int) else v for k, v in value.items()}
    assert converted_text(made(**numbers), unit) == expected
