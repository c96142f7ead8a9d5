"""A random sample of rows, judged: the same rows for the same seed, a rate with its interval, kept and exported."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

import vnplans
from schema.contract.records import DocumentRecords
from schema.database.opening import open_database
from schema.database.sampled_rows import wilson
from schema.errors import CorrectionNotFound, DocumentNotFound, UnknownChoice, Unsigned
from schema.load.store import store
from tests.samples.records import AGENCIES, cao_bang
from vnplans.cli import main
from vnplans.questions import sampled

DOCUMENT = "cao-bang-337-qd-ubnd-2018"
FIRST, SECOND = f"{DOCUMENT}:t1:A:1", f"{DOCUMENT}:t1:A:2"
MANY = 40


def many() -> DocumentRecords:
    """The sample plan with forty tasks more."""
    records = cao_bang()
    last = records.tasks[-1]
    more = tuple(
        replace(last, task_id=f"{DOCUMENT}:t1:A:{n}", number=str(n), position=n, title=f"Trồng rừng đợt {n}")
        for n in range(3, MANY + 3)
    )
    return replace(records, tasks=(*records.tasks, *more))


def put(path: str, records: DocumentRecords) -> None:
    engine = open_database(path)
    store(engine, records, AGENCIES)
    engine.dispose()


@pytest.fixture
def db(tmp_path: Path) -> str:
    path = str(tmp_path / "plans.sqlite")
    put(path, many())
    return path


def drawn(db: str, size: int, seed: int | None = None) -> list[str]:
    return [str(row[1]) for row in sampled.sampled("Cao Bằng", db, size, seed).rows]


@pytest.mark.parametrize(
    ("wrong", "checked", "low", "high"),
    [(1, 20, 0.0089, 0.2361), (0, 20, 0.0, 0.1611), (20, 20, 0.8389, 1.0), (5, 100, 0.0215, 0.1118)],
)
def test_the_interval_is_wilsons(wrong: int, checked: int, low: float, high: float) -> None:
    assert wilson(wrong, checked) == pytest.approx((low, high), abs=1e-4)


def test_a_seed_draws_the_same_rows_and_another_seed_others(db: str, tmp_path: Path) -> None:
    first = drawn(db, 20)
    assert len(set(first)) == 20
    assert drawn(db, 30)[:20] == first == drawn(db, 20, 1)
    assert set(drawn(db, 20, 2)) != set(first)
    other = str(tmp_path / "other.sqlite")
    put(other, many())
    assert drawn(other, 20) == first
    assert first != sorted(first)


def test_a_rate_counts_right_and_wrong_rows_once_each(db: str) -> None:
    rows = drawn(db, 20)
    for row in rows[:9]:
        vnplans.judge(row, "right", db, author="An")
    vnplans.judge(rows[9], "wrong", db, author="An", fields=("lead", "budget_vnd"))
    vnplans.judge(rows[10], "unsure", db, author="An")
    vnplans.judge(rows[0], "wrong", db, author="Bình")
    (rate,) = sampled.rates(None, db).dicts()
    assert (rate["checked"], rate["wrong"], rate["unsure"], rate["share"]) == (10, 2, 1, 0.2)
    assert (rate["low"], rate["high"]) == wilson(2, 10)
    assert sampled.take_back(rows[0], db).author == "Bình"
    assert sampled.rates("Cao Bằng", db).dicts()[0]["checked"] == 9
    with pytest.raises(CorrectionNotFound):
        sampled.take_back(rows[0], db)


def test_who_is_not_named_what_was_not_drawn_and_what_is_no_verdict_is_refused(db: str) -> None:
    rows = drawn(db, MANY)
    with pytest.raises(Unsigned):
        vnplans.judge(rows[0], "right", db)
    with pytest.raises(UnknownChoice, match="not in the sample of 20"):
        vnplans.judge(rows[25], "right", db, author="An")
    assert vnplans.judge(rows[25], "right", db, author="An", rows=30).position == 26
    with pytest.raises(UnknownChoice, match="perhaps"):
        vnplans.judge(rows[0], "perhaps", db, author="An")
    with pytest.raises(DocumentNotFound):
        vnplans.judge("nothing", "right", db, author="An")


def test_the_seed_of_the_last_check_goes_on(db: str) -> None:
    row = drawn(db, 20, 7)[0]
    vnplans.judge(row, "right", db, author="An", seed=7)
    assert drawn(db, 20) == drawn(db, 20, 7)
    assert sampled.seed_for(row, db) == 7


def test_a_correction_does_not_better_the_rate_but_another_reading_ends_the_check(db: str) -> None:
    vnplans.judge(FIRST, "wrong", db, author="An", rows=MANY + 9)
    vnplans.judge(SECOND, "right", db, author="An", rows=MANY + 9)
    vnplans.correct(FIRST, "budget_vnd", "70 tỷ", db, reason="seen", author="An")
    put(db, many())  # read again, the same
    (rate,) = sampled.rates(None, db).dicts()
    assert (rate["checked"], rate["wrong"], rate["stale"]) == (2, 1, 0)
    records = many()
    first, *others = records.tasks
    put(db, replace(records, tasks=(replace(first, title="Trồng cây xanh"), *others)))
    (rate,) = sampled.rates(None, db).dicts()
    assert (rate["checked"], rate["wrong"], rate["stale"]) == (1, 0, 1)


def test_a_row_that_a_person_added_is_not_drawn(db: str) -> None:
    made = vnplans.add(DOCUMENT, "Trồng cây", db, page=2, reason="missed", author="An")
    assert made.record_id not in drawn(db, 500)
    assert len(drawn(db, 500)) == sampled.rates("Cao Bằng", db).dicts()[0]["rows"]


def test_checks_and_rates_are_in_the_export(db: str, tmp_path: Path) -> None:
    vnplans.export(tmp_path / "before", db=db)
    assert "error_rates" not in json.loads((tmp_path / "before" / "datapackage.json").read_text("utf-8"))
    vnplans.judge(drawn(db, 1)[0], "wrong", db, author="An", fields=["lead"], reason="a slip")
    vnplans.export(tmp_path / "after", db=db, release=True)
    with (tmp_path / "after" / "row_checks.csv").open(encoding="utf-8-sig") as file:
        (check,) = csv.DictReader(file)
    assert (check["verdict"], check["fields"], check["position"], check["seed"]) == (
        "wrong",
        "lead",
        "1",
        "1",
    )
    told = json.loads((tmp_path / "after" / "datapackage.json").read_text("utf-8"))["error_rates"]
    assert "Wilson" in told["description"]
    assert [(d["document_id"], d["checked"], d["wrong"]) for d in told["documents"]] == [(DOCUMENT, 1, 1)]


def run(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as end:
        main(list(words))
    assert end.value.code in (0, None)
    return capsys.readouterr().out


def test_a_script_samples_judges_and_takes_back(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    first = json.loads(run(capsys, "check", "Cao Bằng", "--rows", "5", "--db", db, "--json"))
    row = (first if isinstance(first, list) else first["rows"])[0]
    own = ("--author", "An", "--db", db)
    run(capsys, "check", row["record_id"], "--verdict", "wrong", "--field", "title", *own)
    assert "1 of 1 checked rows is wrong: 100.0 % (95 % interval 20.7 to 100.0 %, Wilson)" in run(
        capsys, "check", "Cao Bằng", "--db", db
    )
    assert DOCUMENT in run(capsys, "checks", "--db", db)
    run(capsys, "check", row["record_id"], "--revoke", "--db", db)
    assert "no row is checked" in run(capsys, "check", "Cao Bằng", "--db", db)
