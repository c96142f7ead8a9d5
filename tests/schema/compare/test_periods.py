"""A time line of years: begun, running, ending, due."""

from __future__ import annotations

from datetime import date

from schema.compare.periods import by_periods
from tests.samples.beside import plan, task


def test_each_year_counts_what_begins_runs_ends_and_is_due() -> None:
    one = plan("A", task("1", start=2020, end=2022), task("2", start=2021, due_end=date(2021, 6, 30)))
    found = by_periods([one, plan("B", task("1", start=2022, end=2022))])
    cells = {
        r["year"]: tuple(r[f"{m}_a"] for m in ("begun", "running", "ending", "due")) for r in found.dicts()
    }
    assert cells == {2020: (1, 1, 0, 0), 2021: (1, 2, 0, 1), 2022: (0, 1, 1, 0)}
    assert [(r["begun_b"], r["running_b"]) for r in found.dicts()] == [(0, 0), (0, 0), (1, 1)]


def test_an_open_end_runs_on_and_an_end_alone_is_not_said_to_run() -> None:
    one = plan("A", task("1", start=2020, open_ended=True), task("2", end=2023), task("3", end=2022))
    rows = {r["year"]: r for r in by_periods([one, one]).dicts()}
    assert [rows[y]["running_a"] for y in (2020, 2021, 2022, 2023)] == [1, 1, 1, 1]
    assert [rows[y]["ending_a"] for y in (2020, 2021, 2022, 2023)] == [0, 0, 1, 1]


def test_what_states_no_years_stands_in_the_totals() -> None:
    one = plan("A", task("1"), task("2", recurrence="annual"), task("3", start=2020, duplicate_of="1"))
    found = by_periods([one, plan("B", task("1", start=2020, end=2020))])
    first = found.totals.dicts()[0]
    assert (first["tasks"], first["with_period"], first["recurring"], first["without_time"]) == (2, 0, 1, 1)


def test_no_year_anywhere_is_no_row() -> None:
    assert by_periods([plan("A", task("1")), plan("B")]).rows == ()
