"""One state of the database for a long question, while others go on writing.

PostgreSQL: one transaction that reads only, repeatable read. SQLite: the file is copied, page by page, under one
short lock, and the copy is asked. A transaction that stays open would do for the reader, but in SQLite a writer that
ends waits for it (``schema.database.transactions``): a long export would make an ingest fail as busy.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, create_engine, text


@contextmanager
def snapshot(engine: Engine, folder: Path) -> Iterator[Connection]:
    """A connection on which every question is answered by the same state, however long they take.

    Args:
        engine: from ``schema.database.opening.open_database``.
        folder: where SQLite's copy lies meanwhile; it needs as much room as the database.
    """
    if engine.dialect.name == "sqlite":
        yield from _of_copy(engine, folder / "snapshot.sqlite")
        return
    reading = engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    with reading.connect() as connection:
        yield connection


def _of_copy(engine: Engine, copy: Path) -> Iterator[Connection]:
    try:
        copy_sqlite(engine, copy)
        copied = create_engine(f"sqlite:///{copy}")
        try:
            with copied.connect() as connection:
                yield connection
        finally:
            copied.dispose()
    finally:
        copy.unlink(missing_ok=True)


def copy_sqlite(engine: Engine, copy: Path) -> None:
    """The whole database as another file; the first question waits for its turn as any reader does."""
    with engine.connect() as connection, closing(sqlite3.connect(copy)) as other:
        connection.execute(text("SELECT count(*) FROM sqlite_master"))
        other.execute("PRAGMA synchronous=OFF")
        cast(sqlite3.Connection, connection.connection.driver_connection).backup(other)
