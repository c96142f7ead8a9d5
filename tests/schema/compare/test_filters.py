"""One theme, one leading body, one year: what stays, what hangs on it, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from schema.compare.filters import Filters, is_of_year, narrowed, rows_shown
from schema.compare.frames import Comparison
from schema.compare.sides import Side
from schema.contract.records import TaskRecord
from schema.errors import UnknownChoice
from tests.samples.beside import FARMS, LAND, amount, body, plan, task
from tests.samples.sides import said, side, value

PLAN = plan(
    "A",
    task("1", theme="energy", start=2020, end=2022),
    task("2", theme="water", due_end=date(2025, 6, 30)),
    task("3", theme=None),
    bodies=[body("1", FARMS), body("2", LAND), body("2", FARMS, "support"), body("3", "Hội Nông dân")],
    money=[amount("1", 4, year=2020), amount("1", 5, year=2021), amount("2", 1)],
    sources=[("1", "oda"), ("2", "oda")],
)


def kept(filters: Filters, of: Side = PLAN) -> Side:
    (found,), _ = narrowed([of], filters)
    return found


def tasks(filters: Filters) -> list[str]:
    return [t.task_id for t in kept(filters).tasks]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        pytest.param(Filters(), ["1", "2", "3"], id="all"),
        pytest.param(Filters(theme="energy"), ["1"], id="theme-id"),
        pytest.param(Filters(theme="Năng lượng"), ["1"], id="theme-in-vietnamese"),
        pytest.param(Filters(theme="ENERGY"), ["1"], id="theme-in-english"),
        pytest.param(Filters(theme="none"), ["3"], id="no-theme"),
        pytest.param(Filters(lead="sở nông nghiệp"), ["1"], id="printed-name"),
        pytest.param(Filters(lead="Sở NN"), ["1"], id="abbreviation"),
        pytest.param(Filters(lead="Sở Nông nghiệp và Môi trường"), ["1", "2"], id="name-of-today"),
        pytest.param(Filters(lead="Hội Nông dân"), ["3"], id="not-registered"),
        pytest.param(Filters(year=2021), ["1"], id="runs"),
        pytest.param(Filters(year=2025), ["2"], id="is-due"),
        pytest.param(Filters(theme="water", lead="Sở Nông nghiệp"), [], id="both-must-hold"),
    ],
)
def test_what_stays(filters: Filters, expected: list[str]) -> None:
    assert tasks(filters) == expected


def test_what_hangs_on_a_task_goes_with_it() -> None:
    found = kept(Filters(theme="energy"))
    assert {r.task_id for r in (*found.agencies, *found.budgets, *found.funding)} == {"1"}


def test_money_of_other_years_goes() -> None:
    assert [b.amount_vnd for b in kept(Filters(year=2021)).budgets] == [5]


def test_indicators_by_theme_lead_and_year() -> None:
    of = side(
        "A",
        said("Rừng", value(year=2025), value(year=2030), theme="forestry"),
        said("Điện", value(), task_id="1"),
    )
    of = replace(of, agencies=(body("1", FARMS),))
    assert [i.name for i in kept(Filters(theme="forestry"), of).indicators] == ["Rừng"]
    assert [i.name for i in kept(Filters(lead="Sở Nông nghiệp"), of).indicators] == ["Điện"]
    assert [t.year for t in kept(Filters(year=2025), of).targets] == [2025]


@pytest.mark.parametrize(
    ("filters", "words"),
    [
        pytest.param(Filters(theme="colours"), "Themes are", id="theme"),
        pytest.param(Filters(lead="Sở Nông nghiep"), "Nearest: Sở Nông nghiệp và Môi trường", id="lead"),
        pytest.param(Filters(year=25), "four digits", id="year"),
    ],
)
def test_what_there_is_not_is_refused_with_a_hint(filters: Filters, words: str) -> None:
    with pytest.raises(UnknownChoice) as raised:
        kept(filters)
    assert words in raised.value.hint


def test_a_body_that_leads_on_one_side_only_is_no_error() -> None:
    found, _ = narrowed([PLAN, plan("B", task("4"))], Filters(lead="Hội Nông dân"))
    assert [[t.task_id for t in s.tasks] for s in found] == [["3"], []]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(task("1", start=2020, end=2022), True, id="within"),
        pytest.param(task("1", start=2020, end=2020), False, id="over"),
        pytest.param(task("1", start=2020, open_ended=True), True, id="open"),
        pytest.param(task("1", start=2020), False, id="start-alone"),
        pytest.param(task("1", end=2021), True, id="its-end"),
        pytest.param(task("1", end=2022), False, id="end-alone"),
        pytest.param(task("1", start=2018, end=2019, due_end=date(2021, 1, 1)), True, id="due"),
        pytest.param(task("1"), None, id="no-time"),
    ],
)
def test_the_year_of_a_task(one: TaskRecord, expected: bool | None) -> None:
    assert is_of_year(one, 2021) is expected


def test_tasks_without_a_time_are_told() -> None:
    _, notes = narrowed([PLAN], Filters(year=2021))
    assert "A: 1 task(s) that state no time are left out." in notes


def test_a_pair_stays_where_either_task_is_asked_for() -> None:
    table = Comparison("tasks", ("A", "B"), ("task_id_a", "task_id_b"), (("1", "4"), ("2", "4"), ("2", "5")))
    other = plan("B", task("4", theme="water"), task("5", theme="energy"))
    filters = Filters(theme="energy")
    (mine, theirs), _ = narrowed([PLAN, other], filters)
    found = rows_shown(table, (mine, theirs), filters)
    assert found.rows == (("1", "4"), ("2", "5"))
    assert found.notes[0].startswith("2 of 3 rows")
