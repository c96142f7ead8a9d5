"""What a person types as the right value: taken as printed where that is clear, else refused with the nearest."""

from __future__ import annotations

from datetime import date

import pytest

from schema.errors import UnknownBody, WrongValue
from schema.load.stated_values import bodies, sources, stated

DAY = date(2018, 3, 27)


@pytest.mark.parametrize(
    ("table", "field", "typed", "kept"),
    [
        pytest.param("tasks", "budget_vnd", "60 tỷ", "60000000000", id="money-as-printed"),
        pytest.param("tasks", "budget_vnd", "1,5 tỷ đồng", "1500000000", id="decimal-comma"),
        pytest.param("tasks", "budget_vnd", "60.000 triệu đồng", "60000000000", id="thousands"),
        pytest.param("task_budgets", "amount_vnd", "0", "0", id="nothing-is-a-number"),
        pytest.param("tasks", "due_end", "31/12/2025", "2025-12-31", id="date-as-printed"),
        pytest.param("tasks", "theme", " forestry ", "forestry", id="theme"),
        pytest.param("tasks", "theme", "", None, id="not-stated"),
        pytest.param("targets", "unit", "%", "%", id="unit"),
        pytest.param("targets", "unit", "%/năm", "%/năm", id="unit-over-another"),
        pytest.param("documents", "province_code", "04", "04", id="province"),
    ],
)
def test_a_value_is_kept_as_an_export_writes_it(table: str, field: str, typed: str, kept: str | None) -> None:
    assert stated(table, field, typed) == kept


@pytest.mark.parametrize(
    ("table", "field", "typed", "told"),
    [
        pytest.param("tasks", "theme", "foo", "forestry", id="theme-lists-all"),
        pytest.param("tasks", "priority", "urgent", "Values: high, medium, low", id="closed-list"),
        pytest.param("targets", "unit", "hecta", "ha", id="unit"),
        pytest.param("documents", "province_code", "00", "Nearest", id="province"),
        pytest.param("indicators", "national_code", "99.99", "Nearest", id="national-code"),
        pytest.param("tasks", "budget_vnd", "60 ha", "VND", id="no-money"),
        pytest.param("tasks", "budget_vnd", "60-70 tỷ", "VND", id="range"),
        pytest.param("tasks", "budget_vnd", "khoảng 60 tỷ", "VND", id="about"),
        pytest.param("tasks", "budget_vnd", "-5", "VND", id="below-nothing"),
        pytest.param("tasks", "period_end", "2025", "", id="date"),
        pytest.param("tasks", "open_ended", "", "", id="cannot-be-empty"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_with_what_it_can(
    table: str, field: str, typed: str, told: str
) -> None:
    with pytest.raises(WrongValue) as refused:
        stated(table, field, typed)
    assert told in refused.value.hint


def test_bodies_get_the_registers_names_and_unknown_ones_are_refused() -> None:
    assert bodies("Sở NN&PTNT; Các sở, ngành liên quan", DAY, [], insist=False) == (
        "Sở Nông nghiệp và Phát triển nông thôn; Các sở, ngành liên quan"
    )
    with pytest.raises(UnknownBody, match="Sở Tào Lao") as refused:
        bodies("Sở Công Thương; Sở Tào Lao", DAY, [], insist=False)
    assert "Nearest: Sở" in refused.value.hint
    assert "--force" in refused.value.hint
    assert bodies("Sở Tào Lao", DAY, [], insist=True) == "Sở Tào Lao"
    assert bodies("Sở Tào Lao", DAY, ["Sở Tào Lao"], insist=False) == "Sở Tào Lao"


def test_a_misspelt_body_is_refused_with_the_one_meant_first() -> None:
    with pytest.raises(UnknownBody) as refused:
        bodies("Sở Công Thươg", DAY, [], insist=False)
    assert refused.value.hint.startswith("Nearest: Sở Công Thương")


def test_sources_are_those_of_the_list() -> None:
    assert sources("central_budget ;oda") == "central_budget; oda"
    with pytest.raises(WrongValue, match="ngân sách"):
        sources("ngân sách")
