"""The same dataset in PostgreSQL: what is loaded, asked and exported there is what SQLite gives.

A server of the tests' own is started from PostgreSQL's programs, which ``make test`` installs; without them these
tests fail, for a dataset that is only tried on SQLite is tried by half.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text

from schema.compare.by import WAYS, compare
from schema.contract.records import TaskRecord
from schema.database.migrations import HEAD
from schema.database.opening import database_url, migrate, open_database
from schema.database.owner import version_of
from schema.database.rows import read_records
from schema.database.snapshot import snapshot
from schema.database.transactions import WRITER_LOCK
from schema.errors import DatabaseBusy, DatabaseReadOnly, InconsistentRecords, UnstorableValue
from schema.export.dataset import FORMATS, export
from schema.load.corrections import Change, correct, revoke
from schema.load.store import Outcome, remove, store
from tests.samples.decided_plans import BUS, FOREST, STEPS
from tests.samples.postgres_server import emptied, running_server
from tests.samples.records import AGENCIES, cao_bang
from tests.samples.writers import everything, stored_at_once
from tests.schema.database.test_writers import stored_serially
from tests.schema.load.test_any_order import FILES, ids, orders
from tests.schema.load.test_any_order import load as load_file
from vnplans.questions import documents

NOW = datetime(2026, 1, 2, tzinfo=UTC)
DOCUMENT = "cao-bang-337-qd-ubnd-2018"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with running_server() as url:
        yield url


@pytest.fixture
def url(server: str) -> Iterator[str]:
    yield server
    emptied(server)


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    opened = open_database(url)
    yield opened
    opened.dispose()


@pytest.mark.parametrize("file_format", FORMATS)
def test_an_export_is_that_of_sqlite_byte_for_byte(engine: Engine, tmp_path: Path, file_format: str) -> None:
    lite = open_database(str(tmp_path / "plans.sqlite"))
    for each in (engine, lite):
        store(each, cao_bang(), AGENCIES, NOW)
    there = export(engine, tmp_path / "there", file_format)
    here = export(lite, tmp_path / "here", file_format)
    lite.dispose()
    assert {p.name: p.read_bytes() for p in there} == {p.name: p.read_bytes() for p in here}


def test_a_snapshot_is_one_state_and_keeps_no_writer_waiting(engine: Engine, tmp_path: Path) -> None:
    store(engine, cao_bang(), AGENCIES, NOW)
    title = text("SELECT title FROM documents")
    with snapshot(engine, tmp_path) as connection:
        first = connection.execute(title).scalar()
        store(engine, cao_bang(title="Another title"), AGENCIES, NOW)
        assert connection.execute(title).scalar() == first == cao_bang().document.title
    with engine.connect() as connection:
        assert connection.execute(title).scalar() == "Another title"
        assert connection.execute(text("SHOW transaction_read_only")).scalar() == "off"


def test_loading_comparing_correcting_removing(engine: Engine, url: str) -> None:
    assert store(engine, cao_bang(), AGENCIES, NOW).outcome is Outcome.ADDED
    scan = cao_bang(sha256="b" * 64, text_source="ocr", source_file="scan.pdf")
    assert store(engine, scan, AGENCIES, NOW).outcome is Outcome.KEPT
    assert store(engine, cao_bang(), AGENCIES, NOW).outcome is Outcome.REPLACED
    made = correct(engine, Change(f"{DOCUMENT}:t1:A:1", "lead", "Sở Công Thương"))
    revoke(engine, made.correction_id)
    with engine.connect() as connection:
        for by in WAYS:
            (found,) = compare(connection, ("Cao Bằng", DOCUMENT), by)
            assert found.rows or by == "gaps"
    assert documents.status(url).dicts()[0]["tasks"] == 2
    remove(engine, DOCUMENT)
    assert documents.status(url).rows == ()


def test_an_older_database_is_brought_up_to_date(url: str, server: str) -> None:
    old = create_engine(database_url(server))
    with old.begin() as connection:
        migrate(connection, "0001")
    old.dispose()
    engine = open_database(url)
    with engine.connect() as connection:
        assert version_of(connection) == HEAD
        assert connection.execute(text("SELECT count(*) FROM v_indicators_wide")).scalar() == 0
    engine.dispose()


@pytest.mark.parametrize("task", ["own", "one"])
def test_eight_processes_on_a_new_database_store_what_one_does(url: str, tmp_path: Path, task: str) -> None:
    assert stored_at_once(url, task) == []
    engine = open_database(url)
    found = everything(engine)
    engine.dispose()
    assert found == stored_serially(str(tmp_path / "serial.sqlite"), task)


def test_any_order_gives_the_database_that_sqlite_has(engine: Engine) -> None:
    names = ("later-that-year", "scan-without-date", "pdf", "word", "earlier-that-year")
    lite = open_database("sqlite://")
    for name in names:
        load_file(lite, FILES[name])
    for name in orders(names, 1)[0]:
        load_file(engine, FILES[name])
    assert everything(engine) == everything(lite)
    assert ids(engine) == {DOCUMENT: "1", f"{DOCUMENT}~2": "b", f"{DOCUMENT}~3": "2"}
    lite.dispose()


@pytest.mark.parametrize(
    ("given", "held"),
    [
        pytest.param("a\x00b", "a\ufffdb", id="nul"),
        pytest.param("a\ud835b", "a\ufffdb", id="half-a-letter"),
        pytest.param("\ud835\udc99", "\U0001d499", id="two-halves-are-a-letter"),
    ],
)
def test_what_no_database_holds_is_replaced(engine: Engine, given: str, held: str) -> None:
    sample = cao_bang(source_file=given)
    first = replace(sample.tasks[0], title=given)
    store(engine, replace(sample, tasks=(first, *sample.tasks[1:])), AGENCIES, NOW)
    with engine.connect() as connection:
        assert read_records(connection, TaskRecord)[0].title == held


def test_a_number_too_great_for_its_column_is_named(engine: Engine) -> None:
    with pytest.raises(UnstorableValue):
        store(engine, cao_bang(vision_year=10**12), AGENCIES, NOW)


def test_a_database_that_stays_locked_is_busy(engine: Engine, url: str) -> None:
    hasty = open_database(url, wait_seconds=0.3)
    with engine.begin() as other:
        other.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITER_LOCK})
        with pytest.raises(DatabaseBusy):
            store(hasty, cao_bang(), AGENCIES, NOW)
    assert store(hasty, cao_bang(), AGENCIES, NOW).outcome is Outcome.ADDED
    hasty.dispose()


def test_a_read_only_database_is_named(engine: Engine, url: str) -> None:
    closed = open_database(f"{url}&options=-cdefault_transaction_read_only=on")
    with pytest.raises(DatabaseReadOnly):
        store(closed, cao_bang(), AGENCIES, NOW)
    closed.dispose()


def test_a_lost_reference_is_named(engine: Engine) -> None:
    store(engine, cao_bang(), AGENCIES, NOW)
    with pytest.raises(InconsistentRecords), engine.begin() as connection:
        connection.execute(text("UPDATE documents SET issuer_id = 'nobody'"))


def test_decisions_are_kept_replayed_and_exported_as_sqlite_does(engine: Engine, tmp_path: Path) -> None:
    """Matches, corrections, dismissals, rejections and added rows, after each step and after plans are read again."""
    lite = open_database(str(tmp_path / "plans.sqlite"))
    for name, step in STEPS.items():
        for each in (engine, lite):
            step(each)
        assert everything(engine) == everything(lite), name
        there, here = (
            {p.name: p.read_bytes() for p in export(each, tmp_path / name / kind)}
            for kind, each in (("there", engine), ("here", lite))
        )
        assert there == here, name
    lite.dispose()


def test_a_match_is_used_by_comparisons_of_either_database(engine: Engine, tmp_path: Path) -> None:
    lite = open_database(str(tmp_path / "plans.sqlite"))
    found = []
    for each in (engine, lite):
        for name in ("read", "match", "read-again"):
            STEPS[name](each)
        with each.connect() as connection:
            (tasks,) = compare(connection, ("Cao Bằng", "Bắc Ninh"), "tasks")
        found.append(tasks.dicts())
    lite.dispose()
    assert found[0] == found[1]
    first = next(r for r in found[0] if r["task_id_a"] == FOREST and r["rank"] == 1)
    assert (first["task_id_b"], first["match"], first["decided"]) == (BUS, "same", "Lan: the same work")
