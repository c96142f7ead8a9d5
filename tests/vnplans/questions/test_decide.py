"""What a command, a notebook and a page call to decide on rows and findings."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

import vnplans
from schema.database.opening import open_database
from schema.errors import UnknownCode, UnknownField, Unsigned, WrongValue
from schema.load.store import store
from tests.samples.records import AGENCIES, cao_bang
from vnplans.cli import main
from vnplans.questions.correct import correct_from_csv
from vnplans.questions.decide import Signature, accept
from vnplans.questions.findings import Wanted, findings, open_ones

DOCUMENT = "cao-bang-337-qd-ubnd-2018"
FIRST = f"{DOCUMENT}:t1:A:1"
DOUBT = f"{FIRST}!budget_vnd!unit_conflict"


@pytest.fixture
def db(tmp_path: Path) -> str:
    path = str(tmp_path / "plans.sqlite")
    engine = open_database(path)
    store(engine, cao_bang(), AGENCIES)
    engine.dispose()
    return path


def exported(db: str, folder: Path, table: str, row_id: str) -> dict[str, str]:
    vnplans.export(folder, db=db)
    with (folder / f"{table}.csv").open(encoding="utf-8-sig") as file:
        return next(row for row in csv.DictReader(file) if next(iter(row.values())) == row_id)


def test_every_decision_is_in_the_export_at_once(db: str, tmp_path: Path) -> None:
    vnplans.dismiss(DOUBT, reason="looked at the page", author="An", db=db)
    assert exported(db, tmp_path / "a", "findings", DOUBT)["status"] == "dismissed"
    vnplans.accept(FIRST, reason="looked at the page", author="An", db=db)
    assert exported(db, tmp_path / "b", "tasks", FIRST)["review_status"] == "accepted"
    vnplans.reject(FIRST, reason="a heading", author="An", db=db)
    assert exported(db, tmp_path / "c", "tasks", FIRST)["review_status"] == "rejected"
    made = vnplans.add(
        DOCUMENT, "Trồng cây", db, page=2, reason="missed", author="An", values={"theme": "forestry"}
    )
    assert exported(db, tmp_path / "d", "tasks", made.record_id)["title"] == "Trồng cây"
    log = exported(db, tmp_path / "d", "corrections", made.correction_id)
    assert (log["action"], log["reason"], log["author"]) == ("add", "missed", "An")
    listed: pd.DataFrame = vnplans.corrections(db=db)
    assert list(listed["action"]) == ["dismiss", "accept", "reject", "add"]


@pytest.mark.parametrize(("author", "reason"), [(None, "why"), ("An", " "), (None, None)])
def test_nobody_decides_without_name_and_reason(db: str, author: str | None, reason: str | None) -> None:
    with pytest.raises(Unsigned, match="author" if author is None else "reason"):
        accept([FIRST], Signature(author, reason), db)


def test_an_author_may_be_named_for_all(db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VNPLANS_AUTHOR", "Bình")
    (made,) = accept([FIRST], Signature(None, "why"), db)
    assert made.author == "Bình"
    assert vnplans.correct(FIRST, "theme", "energy", db).author == "Bình"


def test_decisions_come_from_a_file_too(db: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "record_id,field,new_value,reason,author,action\n"
        f"{FIRST},budget_vnd,60 tỷ,unit,An,\n{DOUBT},,,false,An,dismiss\n{FIRST},,,seen,An,accept\n", "utf-8",
    )  # fmt: skip
    assert [c.action for c in correct_from_csv(path, db)] == ["change", "dismiss", "accept"]
    path.write_text(f"record_id,field,new_value\n{FIRST},theme,energy\n{FIRST},theme,foo\n", "utf-8")
    with pytest.raises(WrongValue, match=FIRST):
        correct_from_csv(path, db)
    assert len(vnplans.corrections(db=db)) == 3
    path.write_text(f"record_id,field,new_value,action\n{FIRST},,,burn\n", "utf-8")
    with pytest.raises(UnknownField, match="burn"):
        correct_from_csv(path, db)


def test_settled_findings_are_hidden_and_counted(db: str) -> None:
    assert len(open_ones(findings(db=db)).rows) == 1
    vnplans.dismiss(DOUBT, reason="why", author="An", db=db)
    hidden = open_ones(findings(db=db))
    assert (hidden.rows, hidden.notes) == (
        (),
        ("1 settled (accepted, dismissed or fixed) not shown; --all shows them.",),
    )
    assert len(findings(db=db).rows) == len(findings(db=db, wanted=Wanted(status="dismissed")).rows) == 1
    assert list(vnplans.findings(db=db, status="open")["status"]) == []


@pytest.mark.parametrize(
    ("wanted", "error", "told"),
    [
        pytest.param(Wanted(code="lead_mising"), UnknownCode, "lead_missing", id="code"),
        pytest.param(Wanted(status="closed"), WrongValue, "dismissed", id="status"),
        pytest.param(Wanted(severity="fatal"), WrongValue, "warning", id="severity"),
        pytest.param(Wanted(table="task"), UnknownField, "tasks", id="table"),
    ],
)
def test_a_question_with_a_typing_error_is_not_answered_by_nothing(
    db: str, wanted: Wanted, error: type[Exception], told: str
) -> None:
    with pytest.raises(error) as refused:
        findings(db=db, wanted=wanted)
    assert told in refused.value.hint  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        pytest.param(["dismiss", DOUBT, "--reason", "false", "--author", "An"], 0, id="dismiss"),
        pytest.param(["accept", DOUBT, FIRST, "--reason", "seen", "--author", "An"], 0, id="accept"),
        pytest.param(["reject", FIRST, "--reason", "heading"], 51, id="nobody"),
        pytest.param(["reject", DOUBT, "--reason", "x", "--author", "An"], 27, id="a-finding-is-not-rejected"),
        pytest.param(["correct", FIRST, "theme", "foo"], 27, id="no-theme"),
        pytest.param(["correct", FIRST, "lead", "Sở Tào Lao"], 27, id="no-body"),
        pytest.param(["correct", FIRST, "lead", "Sở Tào Lao", "--force"], 0, id="insisted"),
        pytest.param(["correct", FIRST, "budget_vnd", "60 tỷ"], 0, id="money-as-printed"),
        pytest.param(["correct", FIRST, "funding", "oda; credit"], 0, id="funding"),
        pytest.param(["findings", "--code", "lead_mising"], 52, id="no-code"),
        pytest.param(["findings", "--all", "--count"], 0, id="all"),
        pytest.param(
            ["add", "Cao Bằng", "Trồng cây", "--page", "2", "--box", "1,2,3,4", "--after", FIRST, "--set",
             "budget_vnd=60 tỷ", "--reason", "missed", "--author", "An"], 0, id="add",
        ),
        pytest.param(["add", "Cao Bằng", "x", "--box", "4,3,2,1", "--reason", "m", "--author", "An"], 2, id="box"),
        pytest.param(["add", "Cao Bằng", "x", "--set", "theme", "--reason", "m", "--author", "An"], 2, id="pair"),
        pytest.param(["add", f"{DOCUMENT}:i1", "trên 65%", "--table", "targets", "--set", "low=65", "--reason", "m",
                      "--author", "An"], 0, id="target"),
    ],
)  # fmt: skip
def test_the_commands_end_as_they_say(
    db: str, arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*arguments, "--db", db])
    assert ended.value.code == code
    said = capsys.readouterr()
    assert (said.err == "") == (code == 0)
    assert "Traceback" not in said.err


def test_the_functions_are_listed_before_they_are_imported() -> None:
    assert {"add", "accept", "compare", "dismiss", "ingest", "reject", "show"} <= set(dir(vnplans))
