"""Runs listed and undone, copies, patterns and lists of files, the log: as commands and as functions."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

import vnplans
from schema.errors import NotCopied
from tests.samples.tiny_plans import tiny_plan
from vnplans.cli import main


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VNPLANS_DB", str(tmp_path / "x.sqlite"))
    (tmp_path / "plans" / "deep").mkdir(parents=True)
    for n, name in enumerate(("a.md", "b [1].md", "deep/c.md", "deep/d.txt"), 1):
        (tmp_path / "plans" / name).write_text(tiny_plan(n), "utf-8")
    return tmp_path / "plans"


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_a_run_is_listed_and_undone(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("ingest", "plans/a.md", "--jobs", "0") == 0
    assert run("ingest", "plans", "--jobs", "0") == 0
    capsys.readouterr()
    assert run("runs", "--json") == 0
    listed = json.loads(capsys.readouterr().out)
    assert [(r["state"], r["stored"], r["files"], r["endings"]) for r in listed] == [
        ("done", 3, 4, "4 files: 3 ok, 1 unchanged"), ("done", 1, 1, "1 file: 1 ok"),
    ]  # fmt: skip
    kept = plans.parent / "x.files"
    assert len([p for p in kept.rglob("*") if p.is_file()]) == 4
    assert run("undo", "last") == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("3 removed, 0 as before")
    assert len(vnplans.status()) == 1
    assert len([p for p in kept.rglob("*") if p.is_file()]) == 1
    assert list(vnplans.runs()["state"]) == ["undone", "done"]
    assert run("undo", listed[0]["run"]) == 49
    assert run("undo", "yesterday") == 48
    assert {r.ending.value for r in vnplans.ingest(plans, jobs=0)} == {"ok", "unchanged"}


def test_a_run_that_stored_nothing_leaves_none(plans: Path) -> None:
    vnplans.ingest(plans / "a.md", jobs=0)
    vnplans.ingest(plans / "a.md", jobs=0)
    assert len(vnplans.runs()) == 1


def test_a_copy_is_the_database(plans: Path, capsys: pytest.CaptureFixture[str]) -> None:
    vnplans.ingest(plans / "a.md", jobs=0)
    assert run("backup", "copy.sqlite") == 0
    assert capsys.readouterr().out == "copy.sqlite\n"
    copies = [vnplans.backup(), plans.parent / "copy.sqlite"]
    for copy in copies:
        assert len(vnplans.status(db=str(copy))) == 1
    assert copies[0].name.startswith("x.2")
    with pytest.raises(NotCopied, match="the database itself"):
        vnplans.backup("x.sqlite")
    with sqlite3.connect("copy.sqlite") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param(["plans/*.md"], {"a.md", "b [1].md"}, id="pattern"),
        pytest.param(["plans/**/*.md"], {"a.md", "b [1].md", "c.md"}, id="with-folders"),
        pytest.param(["plans/b [1].md"], {"b [1].md"}, id="a-name-with-the-signs-of-a-pattern"),
        pytest.param(["plans/d*"], {"c.md", "d.txt"}, id="a-folder-that-fits"),
        pytest.param(["--from", "list"], {"a.md", "d.txt"}, id="list"),
    ],
)
def test_patterns_and_lists(
    plans: Path, given: list[str], expected: set[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("list").write_text("# two\n\nplans/a.md\nplans/deep/d.txt\n")
    assert run("ingest", *given, "--jobs", "0", "--json") == 0
    assert {Path(r["path"]).name for r in json.loads(capsys.readouterr().out)} == expected


def test_a_pattern_that_fits_nothing_is_a_missing_file(plans: Path) -> None:
    (result,) = vnplans.ingest("plans/*.docx", jobs=0)
    assert (result.ending.value, result.path.name) == ("missing", "*.docx")


def test_the_log_tells_each_end_and_a_count_that_sums(plans: Path) -> None:
    (plans / "cut.pdf").write_bytes(b"%PDF-1.7\n")
    for _ in range(2):
        vnplans.ingest(plans, jobs=0, log=Path("log.jsonl"))
    lines = [json.loads(line) for line in Path("log.jsonl").read_text("utf-8").splitlines()]
    assert [x["event"] for x in lines] == ["begin", *["file"] * 5, "end"] * 2
    ends = [x for x in lines if x["event"] == "end"]
    assert [e["endings"] for e in ends] == [{"ok": 4, "damaged": 1}, {"unchanged": 4, "damaged": 1}]
    assert all(sum(e["endings"].values()) == e["files"] == 5 for e in ends)
    files = [x for x in lines if x["event"] == "file"][:5]
    assert [x["done"] for x in files] == [1, 2, 3, 4, 5]
    assert files[-1]["seconds_left"] == 0
    assert all(x["files_a_minute"] > 0 for x in files)
