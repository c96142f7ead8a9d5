"""Money by source and by year: each dong once, none divided, none guessed."""

from __future__ import annotations

import pytest

from schema.compare.by import Comparison
from schema.compare.money import by_budgets, by_funding, money
from schema.compare.themes import by_themes
from schema.contract.records import TaskBudgetRecord, TaskRecord
from tests.samples.beside import amount, plan, task

Cells = dict[tuple[object, object], object]


def cells(found: Comparison, side: str = "a") -> Cells:
    return {
        (r["year"], r["source"]): r[f"amount_vnd_{side}"] for r in found.dicts() if r[f"amount_vnd_{side}"]
    }


@pytest.mark.parametrize(
    ("tasks", "split", "sources", "expected"),
    [
        pytest.param([task("1", budget_vnd=9)], [], [], {("(no year)", "(not stated)"): 9}, id="one-sum"),
        pytest.param([task("1", budget_vnd=9)], [], ["oda"], {("(no year)", "oda"): 9}, id="one-source"),
        pytest.param(
            [task("1", budget_vnd=9)], [], ["oda", "credit"], {("(no year)", "(several)"): 9}, id="several-sources"
        ),
        pytest.param(
            [task("1", budget_vnd=9)], [amount("1", 4, year=2025), amount("1", 5, year=2026)], [],
            {("2025", "(not stated)"): 4, ("2026", "(not stated)"): 5}, id="by-year",
        ),
        pytest.param(
            [task("1", budget_vnd=9)],
            [amount("1", 4, year=2025), amount("1", 5, year=2026), amount("1", 9, source="oda")], [],
            {("2025", "(not stated)"): 4, ("2026", "(not stated)"): 5}, id="two-divisions-are-not-added",
        ),
        pytest.param(
            [task("1", budget_vnd=9)], [amount("1", 4, year=2025, source="oda")], [],
            {("2025", "oda"): 4, ("(no year)", "(not stated)"): 5}, id="the-rest-has-no-year",
        ),
        pytest.param(
            [task("1")], [amount("1", 4, year_first=2021, year_last=2025)], [],
            {("2021-2025", "(not stated)"): 4}, id="several-years-are-not-divided",
        ),
        pytest.param(
            [task("1", budget_vnd=9), task("1.1", budget_vnd=9, parent_task_id="1")],
            [amount("1.1", 9, year=2025)], [], {("(no year)", "(not stated)"): 9}, id="parts-of-a-stated-whole",
        ),
        pytest.param(
            [task("1"), task("1.1", budget_vnd=9, parent_task_id="1")],
            [amount("1.1", 9, year=2025)], [], {("2025", "(not stated)"): 9}, id="the-whole-is-not-stated",
        ),
        pytest.param([task("1", budget_vnd=9), task("2", budget_vnd=9, duplicate_of="1")], [], [],
                     {("(no year)", "(not stated)"): 9}, id="a-repeated-task-once"),
    ],
)  # fmt: skip
def test_money_by_year_and_source(
    tasks: list[TaskRecord], split: list[TaskBudgetRecord], sources: list[str], expected: Cells
) -> None:
    one = plan("A", *tasks, money=split, sources=[("1", s) for s in sources])
    found = by_budgets([one, plan("B")])
    assert cells(found) == expected
    assert [t["amount_vnd"] for t in found.totals.dicts()] == [sum(expected.values()), None]  # type: ignore[arg-type, call-overload]
    if all(t.budget_vnd is None for t in tasks):
        return
    assert money(one.counted, one) == sum(expected.values())  # type: ignore[arg-type, call-overload]
    assert [t["budget_vnd"] for t in by_themes([one, plan("B")]).totals.dicts()] == [
        money(one.counted, one),
        None,
    ]


def test_years_come_before_what_has_none() -> None:
    one = plan(
        "A", task("1", budget_vnd=1), task("2"), money=[amount("2", 2, year=2030), amount("2", 1, year=2024)]
    )
    assert [r["year"] for r in by_budgets([one, one]).dicts()] == ["2024", "2030", "(no year)"]


def test_more_by_year_than_the_sum_that_is_stated_is_told() -> None:
    one = plan("A", task("1", budget_vnd=5), money=[amount("1", 9, year=2025)])
    assert any("come to 9 VND" in n and "to 5" in n for n in by_budgets([one, one]).notes)


def test_sources_have_a_column_a_side() -> None:
    one = plan(
        "A",
        task("1"),
        task("2"),
        sources=[("1", "oda"), ("1", "credit")],
        money=[amount("1", 7, source="oda")],
    )
    two, three = plan("B", task("1"), sources=[("1", "oda")]), plan("C")
    found = by_funding([one, two, three])
    assert found.columns == ("source", *(f"{m}_{s}" for s in "abc" for m in ("tasks", "amount_vnd")))
    assert found.rows == (
        ("credit", 1, None, 0, None, 0, None),
        ("oda", 1, 7, 1, None, 0, None),
        ("(not stated)", 1, None, 0, None, 0, None),
    )
    assert [(t["tasks"], t["tasks_with_source"]) for t in found.totals.dicts()] == [(2, 1), (1, 1), (0, 0)]
