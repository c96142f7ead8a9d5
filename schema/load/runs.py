"""Runs of ``ingest``: begun and ended, the files that each stored, and what is known of files by their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import UTC, datetime
from functools import partial
from itertools import chain, count, islice
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Connection, Engine, delete, insert, select, update

from schema.database.models import ingest_runs, known_files, run_files
from schema.database.run_rows import IngestRunRow, KnownFileRow, RunFileRow
from schema.database.transactions import write

if TYPE_CHECKING:
    from schema.load.store import Stored

AT_ONCE = 500
"""Most values that one question names; SQLite takes 32,766 in all."""

ValueT = TypeVar("ValueT")


def begin_run(engine: Engine, program: str, files: int, now: datetime | None = None) -> str:
    """Writes that a run begins, and gives its id.

    Args:
        program: its version.
        files: those given to it.
    """
    return write(engine, partial(_begin, program=program, files=files, moment=_moment(now)))


def _begin(connection: Connection, program: str, files: int, moment: str) -> str:
    taken = set(connection.scalars(select(ingest_runs.c.run_id).where(ingest_runs.c.started_at == moment)))
    run_id = next(i for i in chain([moment], (f"{moment}-{n}" for n in count(2))) if i not in taken)
    row = IngestRunRow(run_id=run_id, started_at=moment, program=program, files=files)
    connection.execute(insert(ingest_runs), [asdict(row)])
    return run_id


def end_run(engine: Engine, run_id: str, endings: str, now: datetime | None = None) -> None:
    """Writes how the files of a run ended; one that was killed never says so."""

    def work(connection: Connection) -> None:
        own = ingest_runs.c.run_id == run_id
        connection.execute(update(ingest_runs).where(own).values(finished_at=_moment(now), endings=endings))

    write(engine, work)


def note_stored(connection: Connection, run_id: str, path: str, sha256: str, stored: Stored) -> None:
    """Writes that a run stored a file, and what was there before; of a file given twice, what the first found."""
    own = (run_files.c.run_id == run_id) & (run_files.c.sha256 == sha256)
    if connection.execute(select(run_files.c.sha256).where(own)).first() is not None:
        connection.execute(update(run_files).where(own).values(document_id=stored.document_id))
        return
    before = stored.before
    row = RunFileRow(
        run_id=run_id,
        sha256=sha256,
        path=path,
        document_id=stored.document_id,
        outcome=stored.outcome.value,
        before=before.packed if before is not None else None,
        before_at=before.ingested_at if before is not None else None,
        before_with=before.read_with if before is not None else None,
    )
    connection.execute(insert(run_files), [asdict(row)])


def all_runs(connection: Connection) -> tuple[IngestRunRow, ...]:
    """Every run, the last first."""
    rows = connection.execute(select(ingest_runs).order_by(ingest_runs.c.run_id.desc()))
    return tuple(IngestRunRow(**row._mapping) for row in rows)


def stored_by(connection: Connection, run_id: str) -> int:
    """How many files a run stored."""
    query = select(run_files.c.sha256).where(run_files.c.run_id == run_id)
    return len(connection.execute(query).all())


def known_by_name(connection: Connection, paths: Iterable[str]) -> Mapping[str, KnownFileRow]:
    """What is known of files, by path."""
    names = [f.name for f in fields(KnownFileRow)]
    found: dict[str, KnownFileRow] = {}
    for some in parts(paths):
        for row in connection.execute(select(known_files).where(known_files.c.path.in_(some))):
            found[row.path] = KnownFileRow(**{n: getattr(row, n) for n in names})
    return found


def remember_files(connection: Connection, rows: Sequence[KnownFileRow]) -> None:
    """Writes what is known of files, in place of what was known of the same names."""
    latest = {row.path: row for row in rows}
    for some in parts(latest.values()):
        connection.execute(delete(known_files).where(known_files.c.path.in_([r.path for r in some])))
        connection.execute(insert(known_files), [asdict(r) for r in some])


def parts(values: Iterable[ValueT]) -> Iterator[list[ValueT]]:
    """The values, as many at a time as one question may name."""
    left = iter(values)
    while some := list(islice(left, AT_ONCE)):
        yield some


def _moment(now: datetime | None) -> str:
    return (now or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
