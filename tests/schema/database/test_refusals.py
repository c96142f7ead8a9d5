"""What a database refuses is a named error, and nothing is stored; what it cannot hold is replaced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.engine import make_url

from schema.contract.records import DocumentRecords, TaskRecord
from schema.database.column_types import storable
from schema.database.driver_errors import named_error
from schema.database.opening import open_database
from schema.database.rows import read_records
from schema.errors import (
    DatabaseBusy,
    DatabaseFailed,
    DatabaseFull,
    DatabaseReadOnly,
    DatabaseUnreachable,
    DatasetError,
    InconsistentRecords,
    UnstorableValue,
)
from schema.load.store import store
from tests.samples.records import AGENCIES, cao_bang
from tests.samples.writers import NOW


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_database(str(tmp_path / "plans.sqlite"))
    yield opened
    opened.dispose()


def with_first_task(records: DocumentRecords, **changes: object) -> DocumentRecords:
    first = replace(records.tasks[0], **changes)  # type: ignore[arg-type]
    return replace(records, tasks=(first, *records.tasks[1:]))


@pytest.mark.parametrize(
    ("given", "held"),
    [
        pytest.param("plain – Kế hoạch", "plain – Kế hoạch", id="nothing-to-do"),
        pytest.param("a\x00b", "a\ufffdb", id="nul"),
        pytest.param("a\ud835b", "a\ufffdb", id="first-half-alone"),
        pytest.param("a\udc99b", "a\ufffdb", id="second-half-alone"),
        pytest.param("\ud835\udc99", "\U0001d499", id="two-halves-are-a-letter"),
        pytest.param("ké\udce1.pdf", "ké\ufffd.pdf", id="file-name-that-is-not-utf8"),
    ],
)
def test_what_no_database_holds_is_replaced(engine: Engine, given: str, held: str) -> None:
    assert storable(given) == held
    records = with_first_task(cao_bang(source_file=given), title=given)
    store(engine, records, AGENCIES, NOW)
    with engine.connect() as connection:
        assert read_records(connection, TaskRecord)[0].title == held
        assert connection.execute(text("SELECT file FROM document_files")).scalar() == held


def test_a_read_only_database_is_named(engine: Engine, tmp_path: Path) -> None:
    closed = open_database(f"sqlite:///file:{tmp_path / 'plans.sqlite'}?mode=ro&uri=true")
    with pytest.raises(DatabaseReadOnly):
        store(closed, cao_bang(), AGENCIES, NOW)
    closed.dispose()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)  # tests may run as root, who may write anywhere
    with pytest.raises(DatabaseReadOnly, match="folder"):
        open_database(str(tmp_path / "plans.sqlite"))


def test_a_full_disk_is_named_and_stores_nothing(engine: Engine) -> None:
    with engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    many = with_first_task(cao_bang(), description="Trồng rừng. " * 100_000)
    with pytest.raises(DatabaseFull):
        store(engine, many, AGENCIES, NOW)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM documents")).scalar() == 0


def test_a_number_that_no_database_holds_is_named(engine: Engine) -> None:
    with pytest.raises(UnstorableValue):
        store(engine, cao_bang(vision_year=10**30), AGENCIES, NOW)


def test_a_damaged_database_is_named(engine: Engine, tmp_path: Path) -> None:
    store(engine, cao_bang(), AGENCIES, NOW)
    engine.dispose()
    path = tmp_path / "plans.sqlite"
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(DatabaseUnreachable):
        store(open_database(str(path)), cao_bang(), AGENCIES, NOW)


class Told(Exception):
    """An error as psycopg raises it."""

    sqlstate: str | None = None


class Error(Told):
    """PEP 249's name."""


class OperationalError(Error):
    """PEP 249's name."""


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ("40001", DatabaseBusy),
        ("40P01", DatabaseBusy),
        ("55P03", DatabaseBusy),
        ("53100", DatabaseFull),
        ("25006", DatabaseReadOnly),
        ("42501", DatabaseReadOnly),
        ("57P01", DatabaseUnreachable),
        ("08006", DatabaseUnreachable),
        ("22021", UnstorableValue),
        ("23503", InconsistentRecords),
        ("XX000", DatabaseFailed),
        (None, DatabaseUnreachable),
    ],
)
def test_errors_of_postgresql_by_their_state(state: str | None, kind: type[DatasetError]) -> None:
    problem = OperationalError("first line\nsecond line")
    problem.sqlstate = state
    named = named_error(problem, make_url("postgresql+psycopg://me:secret@host/plans"))
    assert type(named) is kind
    assert str(named) == "postgresql+psycopg://me:***@host/plans: first line"


def test_what_no_driver_raised_is_left_as_it_is() -> None:
    assert named_error(KeyboardInterrupt(), make_url("sqlite://")) is None
    assert named_error(ValueError("ours"), make_url("sqlite://")) is None
