"""Runs of ``ingest``: what each did, and taking one back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from vnplans.kept_files import kept_folder, let_go
from vnplans.listing import Listing
from vnplans.questions.open import open_engine, reading

_COLUMNS = ("run", "state", "stored", "files", "endings", "program")


@dataclass(frozen=True, slots=True)
class Taken:
    """What undoing a run did: documents that are gone, and those that are what they were before it, by id."""

    run: str
    removed: tuple[str, ...]
    restored: tuple[str, ...]


def runs(db: str | None = None) -> Listing:
    """The runs that stored something, the last first.

    ``state``: done; undone; not ended (it was killed, or goes on). ``stored``: files it stored. ``files``: those given.
    """
    from schema.load.runs import all_runs, stored_by

    with reading(db) as connection:
        rows = tuple(
            (
                run.run_id,
                "undone" if run.undone_at else "done" if run.finished_at else "not ended",
                stored_by(connection, run.run_id),
                run.files,
                run.endings,
                run.program,
            )
            for run in all_runs(connection)
        )
    return Listing(_COLUMNS, rows)


def undo(run: str, db: str | None = None) -> Taken:
    """Takes back what a run stored, with the kept files that no document has any more; corrections stay.

    Raises:
        RunNotFound, RunCannotBeUndone: as they say; nothing was altered.
    """
    from schema.load.undo import undo as take_back
    from vnplans.questions.registers import agency_records

    engine = open_engine(db)
    try:
        done = take_back(engine, run, agency_records())
    finally:
        engine.dispose()
    for sha256 in done.files:
        let_go(kept_folder(db), sha256)
    return Taken(done.run_id, done.removed, done.restored)


def backup(target: Path | None = None, db: str | None = None, now: datetime | None = None) -> Path:
    """Copies a SQLite database as it is now, and gives the copy.

    Args:
        target: None: beside the database, ``plans.2026-11-29T202920Z.sqlite``.

    Raises:
        NotCopied: it is no SQLite file, or the copy is not sound.
    """
    from schema.database.copies import copy_to, file_of
    from schema.errors import NotCopied

    engine = open_engine(db)
    try:
        file = file_of(engine)
        if file is None:
            raise NotCopied(f"{engine.url.render_as_string(hide_password=True)}: no SQLite file")
        moment = (now or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")
        own = target or file.with_name(f"{file.stem}.{moment}{file.suffix}")
        if own.exists() and own.samefile(file):
            raise NotCopied(f"{own}: the database itself")
        return copy_to(engine, own)
    finally:
        engine.dispose()
