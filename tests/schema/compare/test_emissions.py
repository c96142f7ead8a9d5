"""Emissions cut by theme, and the cost of a tonne where a task states both."""

from __future__ import annotations

from decimal import Decimal

from schema.compare.emissions import by_emissions
from tests.samples.beside import plan, task


def test_the_cost_of_a_tonne_is_that_of_tasks_that_state_both() -> None:
    one = plan(
        "A",
        task("1", theme="energy", ghg_tco2e=100, budget_vnd=1000),
        task("2", theme="energy", ghg_tco2e=300),
        task("3", theme="energy", budget_vnd=9000),
        task("4", theme="water", budget_vnd=5),
    )
    (row,) = by_emissions([one, plan("B", task("1", theme="energy"))]).dicts()
    assert (row["theme"], row["tasks_a"], row["tasks_with_cut_a"], row["cut_tco2e_a"]) == (
        "energy",
        3,
        2,
        Decimal(400),
    )
    assert (row["tasks_with_both_a"], row["cost_vnd_a"], row["vnd_per_tco2e_a"]) == (1, 1000, 10)
    assert (row["tasks_b"], row["tasks_with_cut_b"], row["cut_tco2e_b"], row["vnd_per_tco2e_b"]) == (
        1,
        0,
        None,
        None,
    )


def test_parts_of_a_whole_and_repeats_are_not_added() -> None:
    one = plan(
        "A",
        task("1", theme="energy", ghg_tco2e=100),
        task("1.1", theme="energy", ghg_tco2e=60, parent_task_id="1"),
        task("2", theme="energy", ghg_tco2e=100, duplicate_of="1"),
    )
    assert [t["cut_tco2e"] for t in by_emissions([one, plan("B")]).totals.dicts()] == [Decimal(100), None]


def test_nothing_saved_has_no_cost() -> None:
    one = plan("A", task("1", theme="energy", ghg_tco2e=0, budget_vnd=1000))
    (row,) = by_emissions([one, one]).dicts()
    assert (row["cut_tco2e_a"], row["vnd_per_tco2e_a"]) == (Decimal(0), None)
