"""A run of ``ingest`` undone as a whole: its documents are what they were before it, or are gone.

What a database holds follows from what its files gave and from what people decided, in whatever order they came
(``schema.load.store``). So the documents that the run stored to are removed, and made again from what each of their files gave
before it. Decisions stay, and are put in place again; one whose row has gone waits for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from sqlalchemy import Connection, Engine, Row, delete, select, update

from schema.contract.records import AgencyRecord, DocumentRecords
from schema.database.models import document_files, documents, ingest_runs, known_files, run_files
from schema.database.transactions import write
from schema.errors import RunCannotBeUndone, RunNotFound
from schema.load.file_records import given_by, records_of
from schema.load.read_before import remember_reading
from schema.load.runs import all_runs, parts
from schema.load.same_document import identity
from schema.load.settle_ids import settle_ids
from schema.load.standing import accept_again, accepted_before
from schema.load.store import store_in

LAST = "last"
"""The newest run that is not undone and stored something."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing a run did.

    Attributes:
        removed, restored: documents that are gone, and those that are what they were, by id.
        files: hashes of the files that no document has any more.
    """

    run_id: str
    removed: tuple[str, ...]
    restored: tuple[str, ...]
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Earlier:
    """What a file gave before the run."""

    records: DocumentRecords
    ingested_at: str
    read_with: str | None


def undo(
    engine: Engine, run_id: str, agencies: Sequence[AgencyRecord], now: datetime | None = None
) -> Undone:
    """Undoes a run in one transaction.

    Args:
        run_id: as ``vnplans runs`` lists it, or ``last``.
        agencies: the register, as for :func:`schema.load.store.store`.

    Raises:
        RunNotFound: there is none.
        RunCannotBeUndone: it is undone already; a later run stored one of its files again; what a file gave before it
            was not kept.
    """
    moment = (now or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return write(engine, partial(_undo, wanted=run_id, agencies=agencies, moment=moment))


def _undo(connection: Connection, wanted: str, agencies: Sequence[AgencyRecord], moment: str) -> Undone:
    run_id = _run(connection, wanted)
    stored = {r.sha256: r for r in connection.execute(select(run_files).where(run_files.c.run_id == run_id))}
    _refuse_later(connection, run_id, list(stored))
    homes = _homes(connection, list(stored))
    earlier = [
        found
        for sha256 in _files_of(connection, homes)
        if (found := _earlier(connection, sha256, stored.get(sha256))) is not None
    ]
    decided = frozenset(f for home in homes for f in accepted_before(connection, home))
    for some in parts(homes):
        connection.execute(delete(documents).where(documents.c.document_id.in_(some)))
    for home in sorted({home.partition("~")[0] for home in homes}):
        settle_ids(connection, home)
    for one in sorted(earlier, key=lambda e: (e.ingested_at, e.records.document.sha256)):
        store_in(connection, one.records, identity(one.records), agencies, one.ingested_at)
        remember_reading(connection, one.records.document.sha256, one.read_with)
    accept_again(connection, decided)
    for some in parts(stored):
        connection.execute(delete(known_files).where(known_files.c.sha256.in_(some)))
    connection.execute(update(ingest_runs).where(ingest_runs.c.run_id == run_id).values(undone_at=moment))
    restored = set(_homes(connection, [e.records.document.sha256 for e in earlier]))
    left = set(_homes_of_files(connection, list(stored)))
    gone = tuple(sorted(set(stored) - left))
    return Undone(run_id, tuple(sorted(set(homes) - restored)), tuple(sorted(restored)), gone)


def _run(connection: Connection, wanted: str) -> str:
    """The id of the run meant."""
    known = {run.run_id: run for run in all_runs(connection)}
    if wanted == LAST:
        stored = set(connection.scalars(select(run_files.c.run_id).distinct()))
        open_runs = (i for i, run in known.items() if run.undone_at is None and i in stored)
        wanted = next(open_runs, wanted)
    if wanted not in known:
        raise RunNotFound("no run is left to undo" if wanted == LAST else f"no run {wanted!r}")
    if (undone_at := known[wanted].undone_at) is not None:
        raise RunCannotBeUndone(f"run {wanted} was undone on {undone_at}")
    return wanted


def _refuse_later(connection: Connection, run_id: str, hashes: Sequence[str]) -> None:
    """A file that a later run stored again is not what this run made of it."""
    for some in parts(hashes):
        query = (
            select(run_files.c.run_id, run_files.c.path)
            .join(ingest_runs, ingest_runs.c.run_id == run_files.c.run_id)
            .where(
                run_files.c.sha256.in_(some), run_files.c.run_id > run_id, ingest_runs.c.undone_at.is_(None)
            )
            .order_by(run_files.c.run_id.desc())
        )
        if (later := connection.execute(query).first()) is not None:
            raise RunCannotBeUndone(
                f"run {later.run_id} stored {later.path} again",
                hint=f"Undo it first: vnplans undo {later.run_id}",
            )


def _homes(connection: Connection, hashes: Sequence[str]) -> list[str]:
    """The documents of files, by id."""
    return sorted(set(_homes_of_files(connection, hashes).values()))


def _homes_of_files(connection: Connection, hashes: Sequence[str]) -> dict[str, str]:
    """The document of each file that has one."""
    columns = (document_files.c.sha256, document_files.c.document_id)
    queries = (select(*columns).where(document_files.c.sha256.in_(some)) for some in parts(hashes))
    return {row[0]: row[1] for query in queries for row in connection.execute(query)}


def _files_of(connection: Connection, homes: Sequence[str]) -> list[str]:
    own, home = document_files.c.sha256, document_files.c.document_id
    queries = (select(own).where(home.in_(some)) for some in parts(homes))
    return sorted(sha256 for query in queries for sha256 in connection.scalars(query))


def _earlier(connection: Connection, sha256: str, stored: Row[tuple[object, ...]] | None) -> _Earlier | None:
    """What a file gave before the run; None for one that the run brought.

    Raises:
        RunCannotBeUndone: it gave something, and that was not kept.
    """
    if stored is not None and stored.before_at is None:
        return None
    given = given_by(connection, sha256) if stored is None else None
    data = given.packed if given is not None else stored.before if stored is not None else None
    try:
        records = records_of(data) if data is not None else None
    except ValueError:  # another version's columns
        records = None
    if records is None:
        raise RunCannotBeUndone(
            f"what the file {sha256[:12]}… gave before is not kept by this version of the program",
            hint="Restore a copy of the database (vnplans backup), or ingest the file again.",
        )
    if given is not None:
        return _Earlier(records, given.ingested_at, given.read_with)
    assert stored is not None
    return _Earlier(records, stored.before_at, stored.before_with)
