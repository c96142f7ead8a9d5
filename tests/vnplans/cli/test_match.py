"""Pairs of tasks on the command line: decided, used, listed, taken back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import vnplans
from schema.database.opening import open_database
from schema.load.store import store
from tests.samples.records import AGENCIES, cao_bang
from tests.schema.matching.test_decisions import BUS, FOREST, bac_ninh
from vnplans.cli import main


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    path = str(tmp_path / "plans.sqlite")
    engine = open_database(path)
    store(engine, cao_bang(), AGENCIES)
    store(engine, bac_ninh(), AGENCIES)
    engine.dispose()
    monkeypatch.setenv("VNPLANS_DB", path)
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code: object = 0
    try:
        main(arguments)
    except SystemExit as ended:
        code = ended.code
    printed = capsys.readouterr()
    return int(str(code or 0)), printed.out, printed.err


def test_a_decision_is_made_listed_and_taken_back(db: str, capsys: pytest.CaptureFixture[str]) -> None:
    made = run(
        capsys, "match", FOREST, BUS, "--verdict", "same", "--reason", "as asked", "--author", "Lan", "--json"
    )
    assert json.loads(made[1])["verdict"] == "same"
    shown = run(capsys, "compare", "Cao Bằng", "Bắc Ninh", "--by", "tasks")[1]
    assert "same, decided" in shown
    assert "Lan: as asked" in shown
    assert run(capsys, "match", BUS, FOREST, "--revoke")[0] == 0
    (listed,) = json.loads(run(capsys, "matches", "--json")[1])
    assert (listed["author"], listed["revoked_at"] is None) == ("Lan", False)
    rows = json.loads(run(capsys, "compare", "Cao Bằng", "Bắc Ninh", "--by", "tasks", "--json")[1])["rows"]
    assert {row["decided"] for row in rows} == {None}


def test_tasks_are_shown_once_with_their_candidates_below(
    db: str, capsys: pytest.CaptureFixture[str]
) -> None:
    shown = run(capsys, "compare", "Cao Bằng", "Bắc Ninh", "--by", "tasks")[1]
    assert "tasks of Cao Bằng" in shown
    assert "tasks of Bắc Ninh" in shown
    assert shown.count("The 3 nearest") == 1
    itself = run(capsys, "compare", "Cao Bằng", "Cao Bằng", "--by", "tasks")
    assert itself[0] == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        pytest.param((FOREST, BUS), "--verdict", id="nothing-asked"),
        pytest.param((FOREST, BUS, "--verdict", "same", "--revoke"), "--revoke", id="both-asked"),
        pytest.param((FOREST, "no:1", "--verdict", "same"), "no task 'no:1'", id="no-task"),
        pytest.param((FOREST, BUS, "--revoke"), "vnplans matches", id="nothing-stands"),
    ],
)
def test_what_cannot_be_says_why(
    db: str, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    code, _, error = run(capsys, "match", *arguments)
    assert code != 0
    assert says in error


def test_the_same_from_python(db: str) -> None:
    made = vnplans.match(FOREST, BUS, "unrelated", author="Lan")
    assert (made.verdict, made.author) == ("unrelated", "Lan")
    rows = vnplans.compare("Cao Bằng", "Bắc Ninh", by="tasks")
    assert BUS not in set(rows[rows["task_id_a"] == FOREST]["task_id_b"])
    assert vnplans.unmatch(FOREST, BUS).revoked_at is not None
    assert list(vnplans.matches("Cao Bằng")["verdict"]) == ["unrelated"]
