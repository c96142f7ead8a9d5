"""Corrections from a file that a colleague filled in, whatever wrote it."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema.database.opening import open_database
from schema.errors import UnknownField
from schema.load.store import store
from tests.samples.records import AGENCIES, cao_bang
from vnplans.questions.correct import correct_from_csv

FIRST = "cao-bang-337-qd-ubnd-2018:t1:A:1"


@pytest.fixture
def db(tmp_path: Path) -> str:
    path = str(tmp_path / "plans.sqlite")
    engine = open_database(path)
    store(engine, cao_bang(), AGENCIES)
    engine.dispose()
    return path


@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_colleagues_file(db: str, separator: str, encoding: str, tmp_path: Path) -> None:
    rows = [
        ("record_id", "field", "new_value", "reason", "author"),
        (FIRST, "budget_vnd", "20000000000", "tỷ", "An"),
        (FIRST, "theme", "", "unclear", "An"),
        ("", "", "", "", ""),
    ]
    path = tmp_path / "mine.csv"
    path.write_text("".join(separator.join(r) + "\r\n" for r in rows), encoding)
    made = correct_from_csv(path, db)
    assert [(c.field, c.new_value, c.author) for c in made] == [
        ("budget_vnd", "20000000000", "An"),
        ("theme", None, "An"),
    ]


def test_a_line_that_ends_early_says_not_stated(db: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(f"record_id,field,new_value,reason\n{FIRST},theme\n", "utf-8")
    assert [c.new_value for c in correct_from_csv(path, db)] == [None]


def test_a_cell_of_several_lines(db: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(f'record_id,field,new_value,reason\n{FIRST},title,Trồng rừng,"one\ntwo"\n', "utf-8")
    assert [(c.new_value, c.reason) for c in correct_from_csv(path, db)] == [("Trồng rừng", "one\ntwo")]


def test_a_missing_column_is_named(db: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(f"record_id,column,new_value\n{FIRST},theme,x\n", "utf-8")
    with pytest.raises(UnknownField, match="field"):
        correct_from_csv(path, db)
