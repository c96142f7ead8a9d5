"""A run undone: its documents are what they were, or are gone; decisions stay."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, delete, select

from schema.contract.records import DocumentRecords, TaskRecord
from schema.database.models import corrections, document_files, documents, file_identities, file_records
from schema.database.opening import open_database
from schema.database.rows import read_records
from schema.errors import RunCannotBeUndone, RunNotFound
from schema.load.corrections import Change, correct
from schema.load.runs import all_runs, begin_run, end_run, note_stored
from schema.load.store import remove, store
from schema.load.undo import LAST, undo
from tests.samples.records import AGENCIES, cao_bang
from tests.samples.writers import NOW, everything
from tests.schema.load.test_any_order import FILES

OF_RUNS = ("ingest_runs", "run_files", "known_files")
OWN = "cao-bang-337-qd-ubnd-2018"
FIRST = f"{OWN}:t1:A:1"


@pytest.fixture
def engine() -> Iterator[Engine]:
    opened = open_database("sqlite://")
    yield opened
    opened.dispose()


def run(engine: Engine, *files: DocumentRecords, hour: int = 0) -> str:
    """A run that stores these files."""
    now = NOW + timedelta(hours=hour)
    run_id = begin_run(engine, "0.1.0", len(files), now)
    for records in files:
        sha256 = records.document.sha256
        store(
            engine, records, AGENCIES, now,
            also=lambda c, stored, sha=sha256: note_stored(c, run_id, f"/plans/{sha[:4]}.pdf", sha, stored),  # type: ignore[misc]
        )  # fmt: skip
    end_run(engine, run_id, f"{len(files)} files: {len(files)} ok", now)
    return run_id


def dataset(engine: Engine) -> Mapping[str, list[str]]:
    """All rows but those of the runs themselves, with the times of ingestion."""
    found = {name: rows for name, rows in everything(engine).items() if name not in OF_RUNS}
    with engine.connect() as connection:
        for own in (documents.c.document_id, file_records.c.sha256):
            when = select(own, own.table.c.ingested_at)
            found[f"{own.table.name}, when"] = sorted(map(repr, connection.execute(when)))
    return found


def retitled(records: DocumentRecords, title: str) -> DocumentRecords:
    """The same file as another program reads it."""
    return replace(records, document=replace(records.document, title=title))


def test_a_new_document_is_gone(engine: Engine) -> None:
    run(engine, FILES["of-the-council"])
    before = dataset(engine)
    second = run(engine, cao_bang(), hour=1)
    undone = undo(engine, second, AGENCIES)
    assert (undone.removed, undone.restored) == ((OWN,), ())
    assert dataset(engine) == before


def test_a_document_that_was_read_again_is_what_it_was(engine: Engine) -> None:
    run(engine, cao_bang())
    before = dataset(engine)
    second = run(engine, retitled(cao_bang(), "Another title"), hour=1)
    assert dataset(engine) != before
    undone = undo(engine, LAST, AGENCIES)
    assert (undone.run_id, undone.removed, undone.restored) == (second, (), (OWN,))
    assert dataset(engine) == before


@pytest.mark.parametrize("seed", range(12))
def test_whatever_two_runs_stored_the_first_is_left(engine: Engine, seed: int) -> None:
    """Files of one document and of several, renamed, moved, kept beside a better one."""
    chance = random.Random(seed)
    names = chance.sample(sorted(FILES), len(FILES))
    cut = chance.randrange(1, len(names))
    run(engine, *(FILES[n] for n in names[:cut]))
    if seed % 2 and (own := _some_task(engine)) is not None:
        correct(engine, Change(own.task_id, "title", "Corrected"), now=NOW)
    before = dataset(engine)
    again = [retitled(FILES[n], f"{n} again") for n in names[:cut] if chance.random() < 0.5]
    second = run(engine, *again, *(FILES[n] for n in names[cut:]), hour=1)
    undo(engine, second, AGENCIES)
    assert dataset(engine) == before


def _some_task(engine: Engine) -> TaskRecord | None:
    with engine.connect() as connection:
        return next(iter(read_records(connection, TaskRecord)), None)


def test_corrections_made_since_stay(engine: Engine) -> None:
    run(engine, cao_bang())
    second = run(engine, retitled(cao_bang(), "Another title"), hour=1)
    correct(engine, Change(FIRST, "title", "Corrected"), now=NOW)
    undo(engine, second, AGENCIES)
    with engine.connect() as connection:
        (task,) = [t for t in read_records(connection, TaskRecord) if t.task_id == FIRST]
    assert (task.title, task.review_status) == ("Corrected", "corrected")


def test_corrections_of_a_document_that_is_gone_wait_for_it(engine: Engine) -> None:
    first = run(engine, cao_bang())
    correct(engine, Change(FIRST, "title", "Corrected"), now=NOW)
    undo(engine, first, AGENCIES)
    with engine.connect() as connection:
        assert read_records(connection, TaskRecord) == ()
        assert len(connection.execute(select(corrections)).all()) == 1
    run(engine, cao_bang(), hour=2)
    with engine.connect() as connection:
        assert "Corrected" in {t.title for t in read_records(connection, TaskRecord)}


def test_what_each_file_was_read_with_is_what_it_was(engine: Engine) -> None:
    run(engine, cao_bang())
    with engine.begin() as connection:
        connection.execute(file_identities.update().values(read_with="first"))
    second = run(engine, retitled(cao_bang(), "Another title"), hour=1)
    with engine.begin() as connection:
        connection.execute(file_identities.update().values(read_with="second"))
    undo(engine, second, AGENCIES)
    with engine.connect() as connection:
        assert connection.scalars(select(file_identities.c.read_with)).all() == ["first"]


def test_runs_are_undone_from_the_last(engine: Engine) -> None:
    first = run(engine, cao_bang())
    after_first = dataset(engine)
    second = run(engine, retitled(cao_bang(), "B"), hour=1)
    with pytest.raises(RunCannotBeUndone, match=f"run {second} stored /plans/aaaa.pdf again"):
        undo(engine, first, AGENCIES)
    undo(engine, LAST, AGENCIES)
    assert dataset(engine) == after_first
    with pytest.raises(RunCannotBeUndone, match="was undone on"):
        undo(engine, second, AGENCIES)
    undo(engine, LAST, AGENCIES)
    assert dataset(engine)["documents"] == []
    with pytest.raises(RunNotFound, match="no run is left to undo"):
        undo(engine, LAST, AGENCIES)


def test_what_is_not_known_is_said(engine: Engine) -> None:
    with pytest.raises(RunNotFound, match="2020"):
        undo(engine, "2020", AGENCIES)


def test_what_an_earlier_version_stored_cannot_be_made_again(engine: Engine) -> None:
    run(engine, cao_bang())
    with engine.begin() as connection:
        connection.execute(delete(file_records))
    run(engine, retitled(cao_bang(), "B"), hour=1)
    before = dataset(engine)
    with pytest.raises(RunCannotBeUndone, match="is not kept"):
        undo(engine, LAST, AGENCIES)
    assert dataset(engine) == before


def test_a_document_that_was_removed_since_stays_away_but_for_what_it_was(engine: Engine) -> None:
    second = run(engine, cao_bang())
    remove(engine, OWN)
    assert undo(engine, second, AGENCIES).removed == ()
    with engine.connect() as connection:
        assert connection.execute(select(document_files)).all() == []


def test_a_file_given_twice_in_a_run_is_taken_back_to_before_both(engine: Engine) -> None:
    run(engine, cao_bang())
    before = dataset(engine)
    run(engine, retitled(cao_bang(), "B"), retitled(cao_bang(), "C"), hour=1)
    undo(engine, LAST, AGENCIES)
    assert dataset(engine) == before


def test_two_runs_of_one_second_have_two_names(engine: Engine) -> None:
    assert [run(engine), run(engine)] == ["2026-01-02T00:00:00Z", "2026-01-02T00:00:00Z-2"]
    with engine.connect() as connection:
        assert [r.run_id[-2:] for r in all_runs(connection)] == ["-2", "0Z"]
