"""Copies of a database: before a step, on request, sound and whole; and a kept database of version 0.1 in all later steps."""

from __future__ import annotations

import errno
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select

from schema.contract.records import CorrectionRecord, Finding, TaskRecord
from schema.database.copies import copy_to, file_of, step_copy
from schema.database.migrations import HEAD
from schema.database.models import documents
from schema.database.opening import open_database
from schema.database.rows import read_records
from schema.errors import DatabaseFull, NotCopied
from schema.load.store import store
from tests.samples.files import ROOT
from tests.samples.records import AGENCIES, cao_bang

KEPT = ROOT / "tests" / "schema" / "database" / "version_0_1.sql"
"""A plan with two tasks as version 0.1 stored it at its first step, and three corrections: of two rows that a reading of today
finds, one of them not as it was corrected, and of a row that it does not find."""
OWN = "cao-bang-337-qd-ubnd-2018"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "plans.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(KEPT.read_text("utf-8"))
    return path


def contents(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_a_copy_is_made_before_a_step(old: Path) -> None:
    before = contents(old)
    open_database(str(old)).dispose()
    copy = step_copy(old, "0001")
    assert copy.name == "plans.step-0001.sqlite"
    assert contents(copy) == before
    open_database(str(old)).dispose()
    assert sorted(p.name for p in old.parent.iterdir()) == ["plans.sqlite", "plans.step-0001.sqlite"]


def test_none_is_made_of_one_that_is_new_or_current(tmp_path: Path) -> None:
    for _ in range(2):
        open_database(str(tmp_path / "plans.sqlite")).dispose()
    assert [p.name for p in tmp_path.iterdir()] == ["plans.sqlite"]
    open_database("sqlite://").dispose()


def test_without_room_for_a_copy_nothing_is_altered(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = contents(old)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("schema.database.copies.copy_sqlite", full)
    with pytest.raises(DatabaseFull, match="No space left"):
        open_database(str(old))
    assert contents(old) == before
    assert [p.name for p in old.parent.iterdir()] == ["plans.sqlite"]


def test_corrections_of_version_0_1_come_through_every_step(old: Path) -> None:
    engine = open_database(str(old))
    with engine.connect() as connection:
        kept = read_records(connection, CorrectionRecord)
        tasks = {t.task_id: t for t in read_records(connection, TaskRecord)}
    assert [(c.field, c.new_value, c.action) for c in sorted(kept, key=lambda c: c.correction_id)] == [
        ("title", "Kiểm kê khí nhà kính (sửa)", "change"),
        ("period_raw", "2019-2021", "change"),
        ("title", "Một hàng", "change"),
    ]
    assert tasks[f"{OWN}:t1:A:1"].title == "Kiểm kê khí nhà kính (sửa)"
    store(engine, cao_bang(), AGENCIES)  # as a program of today reads it
    with engine.connect() as connection:
        tasks = {t.task_id: t for t in read_records(connection, TaskRecord)}
        stale = [f for f in read_records(connection, Finding) if f.code == "correction_stale"]
        assert len(read_records(connection, CorrectionRecord)) == 3
    assert (tasks[f"{OWN}:t1:A:1"].title, tasks[f"{OWN}:t1:A:1"].review_status) == (
        "Kiểm kê khí nhà kính (sửa)", "corrected",
    )  # fmt: skip
    assert tasks[f"{OWN}:t1:A:2"].period_raw == "2019-2021"
    assert [(f.record_id, f.message) for f in stale] == [
        (OWN, f"Correction {OWN}:t1:A:9!title!1 was not applied: its record is no longer there.")
    ]
    engine.dispose()


@pytest.mark.parametrize(
    "step", sorted(p.name[:4] for p in (ROOT / "schema/database/migrations/versions").glob("0*.py"))[1:]
)
def test_the_kept_database_reaches_each_step(old: Path, step: str) -> None:
    from schema.database.opening import migrate
    from schema.database.views import drop_views

    engine = create_engine(f"sqlite:///{old}")
    with engine.begin() as connection:
        drop_views(connection)
        migrate(connection, step)
    with closing(sqlite3.connect(old)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (step,)
        assert connection.execute("SELECT count(*) FROM corrections").fetchone() == (3,)
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    engine.dispose()
    assert step <= HEAD


def test_a_copy_is_whole_while_another_writes(tmp_path: Path) -> None:
    engine = open_database(str(tmp_path / "plans.sqlite"))
    other = open_database(str(tmp_path / "plans.sqlite"))
    done = threading.Event()

    def write() -> None:
        for n in range(15):
            store(other, cao_bang(title=f"Title {n}"), AGENCIES)
        done.set()

    thread = threading.Thread(target=write)
    thread.start()
    copies = 0
    while not done.is_set() or copies == 0:
        copy_to(engine, tmp_path / "copy.sqlite")
        copies += 1
        copied = open_database(str(tmp_path / "copy.sqlite"))
        with copied.connect() as connection:
            found = connection.execute(select(documents.c.document_id)).all()
            assert len(read_records(connection, TaskRecord)) == 2 * len(found)
        copied.dispose()
    thread.join()
    engine.dispose()
    other.dispose()


@pytest.mark.parametrize(
    "harm", [lambda p: p.write_bytes(b"no database" * 99), lambda p: p.write_bytes(p.read_bytes()[:9000])]
)
def test_a_copy_that_is_not_sound_takes_no_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: Callable[[Path], object]
) -> None:
    from schema.database import copies
    from schema.errors import DatasetError

    engine = open_database(str(tmp_path / "plans.sqlite"))
    real = copies.copy_sqlite

    def copied(engine: object, part: Path) -> None:
        real(engine, part)  # type: ignore[arg-type]
        harm(part)

    monkeypatch.setattr(copies, "copy_sqlite", copied)
    with pytest.raises(DatasetError) as refused:
        copy_to(engine, tmp_path / "copy.sqlite")
    assert isinstance(refused.value, NotCopied) or refused.value.exit_code
    assert [p.name for p in tmp_path.iterdir()] == ["plans.sqlite"]
    engine.dispose()


def test_a_copy_into_a_folder_that_is_not_there_blames_the_copy(tmp_path: Path) -> None:
    engine = open_database(str(tmp_path / "plans.sqlite"))
    with pytest.raises(NotCopied, match="No such file or directory") as refused:
        copy_to(engine, tmp_path / "none" / "copy.sqlite")
    assert "another folder" in refused.value.hint
    engine.dispose()


def test_a_copy_replaces_an_earlier_one_and_no_other_file(tmp_path: Path) -> None:
    engine = open_database(str(tmp_path / "plans.sqlite"))
    copy, other = tmp_path / "copy.sqlite", tmp_path / "notes.txt"
    copy_to(engine, copy)
    copy_to(engine, copy)
    other.write_text("mine", "utf-8")
    with pytest.raises(NotCopied, match="it is no database"):
        copy_to(engine, other)
    engine.dispose()
    assert other.read_text("utf-8") == "mine"


def test_a_database_in_memory_has_no_file() -> None:
    engine = open_database("sqlite://")
    assert file_of(engine) is None
    engine.dispose()
