"""The synthetic provinces of ``bench.provinces``: as many rows as the two plans would have, no two alike, the same every time."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from bench.provinces import measure, synthetic_plans
from tests.samples.clock import slowness

PLANS = list(islice(synthetic_plans(seed=1), 3))


def test_each_province_has_a_plan_of_the_size_of_the_real_ones() -> None:
    for plan in PLANS:
        assert 65 <= len(plan.tasks) <= 95
        assert 45 <= len(plan.targets) <= 95
        assert plan.document.period_start != plan.document.issued_on


def test_no_two_are_alike_and_the_same_seed_gives_the_same() -> None:
    heads = {(p.document.document_id, p.document.province_code, p.document.number) for p in PLANS}
    assert len(heads) == len(PLANS)
    money = [tuple(t.budget_vnd for t in p.tasks) for p in PLANS]
    assert len(set(money)) == len(PLANS)
    assert [p.tasks for p in islice(synthetic_plans(seed=1), 2)] == [p.tasks for p in PLANS[:2]]


def test_they_are_stored_compared_and_written(tmp_path: Path) -> None:
    lines = list(measure(tmp_path / "provinces.sqlite", [2, 3], 1, tmp_path))
    assert [line.split("|")[1].strip() for line in lines[2:]] == ["2", "3"]
    assert all(cell.strip().endswith(" s") for cell in lines[-1].split("|")[8:-1])
    assert (tmp_path / "out" / "tasks_wide.csv").is_file()


@pytest.mark.slow
def test_no_question_grows_faster_than_the_rows(tmp_path: Path) -> None:
    """Three times the provinces take less than six times as long; times too short to be measured count as 0.03 s.

    What 63 provinces may take (themes and bodies 5 s, an export 5 s, a report 15 s) is held at a quarter of them to a quarter.
    """
    heads, _, *lines = [
        [cell.strip() for cell in line.split("|")[1:-1]]
        for line in measure(tmp_path / "provinces.sqlite", [5, 15], 1, tmp_path)
    ]
    few, many = (dict(zip(heads, line, strict=True)) for line in lines)
    timed = {name: (seconds(few[name]), seconds(many[name])) for name in heads if few[name].endswith(" s")}
    assert {"themes", "agencies", "export", "report"} <= timed.keys()
    assert {n: t for n, t in timed.items() if t[1] > 6 * max(t[0], 0.03)} == {}
    slower = slowness()
    themes, bodies, written, report = (
        timed[n][1] / slower for n in ("themes", "agencies", "export", "report")
    )
    assert themes + bodies < 5 / 4 and written < 5 / 4 and report < 15 / 4


def seconds(cell: str) -> float:
    return float(cell.removesuffix(" s"))
