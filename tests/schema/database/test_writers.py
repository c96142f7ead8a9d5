"""Several processes write to one SQLite file at once; on PostgreSQL the same is asked in ``test_postgres``."""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, text

from schema.database.opening import open_database
from schema.errors import DatabaseBusy
from schema.load.corrections import Change, correct
from schema.load.store import remove, store
from tests.samples.records import AGENCIES, cao_bang
from tests.samples.writers import NOW, WRITERS, everything, store_all, stored_at_once

DOCUMENT = "cao-bang-337-qd-ubnd-2018"


def stored_serially(url: str, task: str) -> dict[str, list[str]]:
    for writer in range(WRITERS):
        store_all(url, task, writer)
    engine = open_database(url)
    found = everything(engine)
    engine.dispose()
    return found


@pytest.mark.parametrize("task", ["own", "one"])
def test_eight_processes_on_a_new_file_store_what_one_does(tmp_path: Path, task: str) -> None:
    together = str(tmp_path / "together.sqlite")
    assert stored_at_once(together, task) == []
    engine = open_database(together)
    found = everything(engine)
    engine.dispose()
    assert found == stored_serially(str(tmp_path / "serial.sqlite"), task)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["serial.sqlite", "together.sqlite"]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_database(str(tmp_path / "plans.sqlite"), wait_seconds=0.3)
    store(opened, cao_bang(), AGENCIES, NOW)
    yield opened
    opened.dispose()


@pytest.fixture
def held(engine: Engine) -> Iterator[sqlite3.Connection]:
    """Another program that writes and does not end."""
    other = sqlite3.connect(str(engine.url.database), isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    yield other
    other.close()


@pytest.mark.parametrize("what", ["store", "remove", "correct", "ask", "open"])
def test_a_database_that_stays_locked_is_busy(engine: Engine, held: sqlite3.Connection, what: str) -> None:
    def ask() -> None:
        with engine.connect() as connection:
            connection.execute(text("SELECT * FROM documents"))

    does = {
        "store": lambda: store(engine, cao_bang(), AGENCIES, NOW),
        "remove": lambda: remove(engine, DOCUMENT),
        "correct": lambda: correct(engine, Change(DOCUMENT, "title", "Kế hoạch")),
        "ask": ask,
        "open": lambda: open_database(str(engine.url.database), wait_seconds=0.2),
    }
    with pytest.raises(DatabaseBusy, match=r"plans\.sqlite") as told:
        does[what]()
    assert "try again" in told.value.hint


def test_a_writer_waits_for_its_turn(engine: Engine, held: sqlite3.Connection) -> None:
    timer = threading.Timer(0.4, held.rollback)
    timer.start()
    patient = open_database(str(engine.url.database), wait_seconds=20.0)
    assert store(patient, cao_bang(sha256="b" * 64), AGENCIES, NOW).document_id == DOCUMENT
    patient.dispose()
    timer.join()


def test_a_writer_takes_its_turn_before_it_reads(engine: Engine) -> None:
    said: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *a: said.append(a[2]))
    store(engine, cao_bang(), AGENCIES, NOW)
    assert next(s for s in said if not s.startswith("PRAGMA")) == "BEGIN IMMEDIATE"
    said.clear()
    with engine.connect() as connection:
        connection.execute(text("SELECT * FROM documents"))
    assert said[0] == "BEGIN"


@pytest.mark.parametrize("what", ["ask", "write"])
def test_who_must_wait_hears_of_it_at_once(
    tmp_path: Path, what: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = str(tmp_path / "plans.sqlite")
    open_database(path).dispose()
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE" if what == "ask" else "BEGIN IMMEDIATE")
    heard: list[float] = []
    started = time.monotonic()

    def hear(record: logging.LogRecord) -> bool:
        heard.append(time.monotonic() - started)
        other.execute("COMMIT")
        return True

    caplog.handler.addFilter(hear)
    engine = open_database(path, wait_seconds=30.0)
    if what == "write":
        store(engine, cao_bang(), AGENCIES, NOW)
    engine.dispose()
    other.close()
    caplog.handler.removeFilter(hear)
    assert len(heard) == 1
    assert heard[0] < 3.0
    assert "plans.sqlite is locked" in caplog.text
    assert "--wait" in caplog.text
