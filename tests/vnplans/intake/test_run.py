"""A whole run: no file ends it, files are stored as they are done, and the last line counts them all."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import DataError, OperationalError

import schema.load.store
import vnplans
from schema.contract.records import DocumentRecords
from tests.samples.files import ROOT, corpus_file
from tests.samples.tiny_plans import tiny_plan
from vnplans.cli.output import printable
from vnplans.intake.earlier_results import file_name_of
from vnplans.intake.endings import Ending
from vnplans.intake.results import FileResult, Progress

BAC_NINH, CAO_BANG = corpus_file("bac-ninh", ".txt"), corpus_file("cao-bang", ".md")


def database_says(text: str) -> OperationalError:
    return OperationalError("INSERT", {}, sqlite3.OperationalError(text))


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        pytest.param(database_says("database is locked"), 40, "locked", id="locked"),
        pytest.param(database_says("attempt to write a readonly database"), 41, "readonly", id="read-only"),
        pytest.param(database_says("database or disk is full"), 42, "full", id="full"),
        pytest.param(OSError(errno.ENOSPC, "No space left on device"), 42, "No space left", id="full-disk"),
        pytest.param(database_says("disk I/O error"), 43, "disk I/O error", id="disk-fails"),
        pytest.param(
            DataError("", {}, psycopg.DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes")),
            44,
            "NUL",
            id="nul",
        ),
        pytest.param(
            UnicodeEncodeError("utf-8", "\ud835", 0, 1, "surrogates not allowed"),
            44,
            "surrogates",
            id="half-letter",
        ),
        pytest.param(MemoryError(), 43, "memory is full", id="memory"),
        pytest.param(KeyError("of ours"), 45, "KeyError", id="unforeseen"),
    ],
)
def test_a_file_that_cannot_be_stored_leaves_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, code: int, said: str
) -> None:
    real = schema.load.store.store

    def store(engine: Engine, records: DocumentRecords, agencies: object, **also: object) -> object:
        if records.document.source_file == CAO_BANG.name:
            raise error
        return real(engine, records, agencies, **also)  # type: ignore[arg-type]

    monkeypatch.setattr("schema.load.store.store", store)
    monkeypatch.setattr("vnplans.intake.worker.answer", answer_once)
    monkeypatch.setattr("vnplans.intake.run.answer", answer_once)
    results = vnplans.ingest(CAO_BANG, BAC_NINH, db=str(tmp_path / "x.sqlite"), jobs=0)
    assert [r.exit_code for r in results] == [code, 0]
    assert said in str(results[0].error) and CAO_BANG.name in str(results[0].error)
    assert results[0].hint
    assert results[0].ending is (Ending.CRASHED if code == 45 else Ending.NOT_STORED)


def answer_once(job: object, *_: object) -> object:
    """The records of a corpus file, read once for all of these tests."""
    from tests.samples.files import records_of
    from vnplans.intake.messages import Answer, Job

    assert isinstance(job, Job)
    return Answer(records_of(job.path), None)


def test_a_database_that_may_not_be_written_is_each_files_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Read-only as SQLite itself says it: permissions do not bind root."""
    from schema.database.opening import open_database
    from vnplans.intake.files import InputFile
    from vnplans.intake.run import store_files
    from vnplans.settings import IngestOptions, ReadSettings

    monkeypatch.setattr("vnplans.intake.run.answer", answer_once)
    db = tmp_path / "x.sqlite"
    open_database(str(db)).dispose()
    engine = open_database(f"sqlite:///file:{db}?mode=ro&uri=true")
    told: list[FileResult] = []
    files = [InputFile(CAO_BANG), InputFile(BAC_NINH)]
    results = store_files(
        engine, files, IngestOptions(jobs=0, reading=ReadSettings()), Progress(file_done=told.append)
    )
    engine.dispose()
    assert [(r.exit_code, r.ending) for r in results] == [(41, Ending.NOT_STORED)] * 2
    assert told == list(results)


@pytest.mark.parametrize(
    ("name", "stored"),
    [
        pytest.param(os.fsdecode(b"k\xe9.txt"), "k\ufffd.txt", id="latin-1"),
        pytest.param("a\x1b[31m.txt", "a\ufffd[31m.txt", id="escape"),
        pytest.param("kế hoạch.txt", "kế hoạch.txt", id="vietnamese"),
        pytest.param("a\ufffe.txt", "a\ufffd.txt", id="no-character"),
    ],
)
def test_the_name_of_a_file_is_text_that_can_be_stored(name: str, stored: str) -> None:
    assert file_name_of(Path(name)) == stored


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        pytest.param("a\x1b[2Jb", "a\\x1b[2Jb", id="escape"),
        pytest.param("a\x9b2J", "a\\x9b2J", id="c1"),
        pytest.param("a\r\nb\x07", "a\\x0d\\x0ab\\x07", id="line-and-bell"),
        pytest.param("a\u202efdp.exe", "a\\u202efdp.exe", id="direction"),
        pytest.param("a\udce9", "a\\udce9", id="half"),
        pytest.param("Số 12 “kế hoạch” 🌱", "Số 12 “kế hoạch” 🌱", id="text"),
    ],
)
def test_what_a_terminal_would_obey_is_spelled_out(text: str, printed: str) -> None:
    assert printable(text) == printed


def run(*arguments: str | bytes, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200"}
    surroundings.pop("VNPLANS_DB", None)
    program = [sys.executable, "-m", "vnplans.cli", *arguments]
    return subprocess.run(program, capture_output=True, cwd=cwd, env=surroundings)


@pytest.mark.skipif(
    sys.platform != "linux", reason="names that are no UTF-8 need a file system that has them"
)
def test_names_of_any_bytes_are_read_and_printed_harmlessly(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number, name in enumerate((b"k\xe9.md", b"\x1b[31m[red]x\n.md"), start=1):
        (folder / os.fsdecode(name)).write_text(tiny_plan(number), "utf-8")
    (folder / os.fsdecode(b"bad\xff\x1b]0;title\x07.md")).write_bytes(b"")
    (folder / "notes.xlsx").write_bytes(b"")
    done = run("ingest", "in", "--jobs", "2", cwd=tmp_path)
    assert done.returncode == 3, done.stderr
    assert b"Traceback" not in done.stderr
    assert b"1 other file not read: .xlsx 1\n3 files: 2 ok, 1 empty\n" in done.stdout
    assert b"\\x1b[31m[red]x\\x0a.md" in done.stdout
    assert done.stderr.count(b"\n") == 1 and b"bad\\udcff\\x1b]0;title\\x07.md" in done.stderr
    asked = run("ingest", "in", "--json", "--jobs", "0", cwd=tmp_path)
    for said in (done, asked, run("show", "bac-ninh-2-kh-ubnd-2024", cwd=tmp_path)):
        assert said.returncode in (0, 3), said.stderr
        assert not set((said.stdout + said.stderr).decode("utf-8")) & set("\x1b\x07\x9b")
    assert {r["ending"] for r in json.loads(asked.stdout)} == {"unchanged", "empty"}


@pytest.mark.parametrize(
    "arguments",
    [("--jobs", "-1"), ("--seconds", "-1"), ("--megabytes", "0")],
    ids=" ".join,
)
def test_a_number_that_cannot_be_is_told_in_a_sentence(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run("ingest", str(BAC_NINH), *arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr and b"Invalid value for" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_number_of_processes_below_0_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="jobs is -1"):
        vnplans.ingest(BAC_NINH, db=str(tmp_path / "x.sqlite"), jobs=-1)


def rows_of(db: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of a database but the time of ingestion, sorted."""
    with sqlite3.connect(db) as connection:
        names = [n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {}
        for name in names:
            held = connection.execute(f"SELECT * FROM {name}")
            kept = [
                n for n, c in enumerate(held.description) if not c[0].endswith(("ingested_at", "added_at"))
            ]
            found[name] = sorted((tuple(row[n] for n in kept) for row in held), key=repr)
    return found


@pytest.mark.slow
def test_quick_files_are_stored_before_a_slow_first_one_and_rows_are_the_same(tmp_path: Path) -> None:
    slow = corpus_file("cao-bang", ".pdf")
    files = (slow, BAC_NINH, CAO_BANG, corpus_file("bac-ninh", ".docx"))
    order: list[str] = []
    results = vnplans.ingest(
        *files,
        db=str(tmp_path / "two.sqlite"),
        jobs=2,
        cache=False,
        tell=lambda r: order.append(r.path.name),
    )
    assert [r.path for r in results] == list(files)
    assert [r.error for r in results] == [None] * 4
    assert order.index(slow.name) > order.index(BAC_NINH.name), order
    vnplans.ingest(*files, db=str(tmp_path / "one.sqlite"), jobs=1, cache=False)
    one, two = rows_of(tmp_path / "one.sqlite"), rows_of(tmp_path / "two.sqlite")
    assert {name for name in one if one[name] != two[name]} <= {"ingest_runs", "run_files"}  # when it was
    assert len(one["tasks"]) > 90
