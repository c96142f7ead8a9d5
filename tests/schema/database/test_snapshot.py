"""A long question is answered by one state of the database, and keeps no writer waiting."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from schema.database.opening import open_database
from schema.database.snapshot import snapshot
from schema.errors import DatabaseBusy
from schema.export import dataset
from schema.export.content import Content, Part
from schema.export.csv_files import write_csv
from schema.load.store import store
from tests.samples.records import AGENCIES, cao_bang
from tests.samples.writers import NOW

COUNT = text("SELECT count(*) FROM documents")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_database(str(tmp_path / "plans.sqlite"), wait_seconds=0.2)
    store(opened, cao_bang(), AGENCIES, NOW)
    yield opened
    opened.dispose()


def test_a_writer_is_not_held_up_and_changes_nothing(engine: Engine, tmp_path: Path) -> None:
    with snapshot(engine, tmp_path) as connection:
        store(engine, cao_bang(title="Another title"), AGENCIES, NOW)
        assert connection.execute(text("SELECT title FROM documents")).scalar() == cao_bang().document.title
    with snapshot(engine, tmp_path) as connection:
        assert connection.execute(text("SELECT title FROM documents")).scalar() == "Another title"
    assert [p.name for p in tmp_path.iterdir()] == ["plans.sqlite"]


def test_an_export_holds_the_state_in_which_it_began(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(folder: Path, content: Content) -> list[Part]:
        store(engine, cao_bang(title="Another title"), AGENCIES, NOW)
        return write_csv(folder, content)

    monkeypatch.setitem(dataset.WRITERS, "csv", interrupted)
    dataset.export(engine, tmp_path / "out")
    with (tmp_path / "out" / "documents.csv").open(encoding="utf-8", newline="") as file:
        assert [r["title"] for r in csv.DictReader(file)] == [cao_bang().document.title]


def test_a_database_that_is_held_is_busy_and_nothing_is_left(engine: Engine, tmp_path: Path) -> None:
    other = open_database(str(engine.url.database))
    with other.connect() as held:
        held.connection.driver_connection.execute("BEGIN EXCLUSIVE")  # type: ignore[union-attr]
        with pytest.raises(DatabaseBusy):
            dataset.export(engine, tmp_path / "out")
        held.connection.driver_connection.execute("ROLLBACK")  # type: ignore[union-attr]
    other.dispose()
    assert not (tmp_path / "out").exists()


def test_a_database_in_memory_is_copied_too(tmp_path: Path) -> None:
    memory = open_database("sqlite://")
    store(memory, cao_bang(), AGENCIES, NOW)
    with snapshot(memory, tmp_path) as connection:
        assert connection.execute(COUNT).scalar() == 1
    memory.dispose()
