"""One writer at a time, and a bounded wait for its turn.

SQLite: ``BEGIN IMMEDIATE`` takes the right to write before anything is read; a transaction that first reads
and then writes would be refused at once when another writes in between. PostgreSQL: one advisory lock for all
writers of a database, the making of the tables included. A lock for each document would let writers of
different documents deadlock over the rows they share (the register of bodies); storing takes far less time
than reading a file, and reading is not locked. Questions (``engine.connect()``) take no such lock; in SQLite
a writer that ends waits for those that are open.

SQLite's write-ahead log is not used: it does not work on network folders, leaves ``-wal`` and ``-shm`` files
beside a database that people copy as one file, and would not let two write at once either.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, Engine, text

from schema.database.driver_errors import WRITES
from schema.errors import DatabaseBusy

WAIT = "vnplans_wait"
"""Execution option of an engine: how many seconds its writers wait for their turn."""
WAIT_SECONDS = 60.0
WRITER_LOCK = 7_166_013_180  # any number that no other program takes in the same database
_FIRST_PAUSE, _LONGEST_PAUSE = 0.05, 1.0  # seconds between two tries

ResultT = TypeVar("ResultT")


def write(engine: Engine, work: Callable[[Connection], ResultT]) -> ResultT:
    """Runs ``work`` in one transaction, alone among writers; all of it or nothing.

    Where the database refuses because of another writer, the whole is tried again, so ``work`` must have no
    effect but through its connection.

    Args:
        engine: from ``schema.database.opening.open_database``.
        work: gets the connection; its result is given back.

    Raises:
        DatabaseBusy: another writer did not finish within the engine's wait (:data:`WAIT_SECONDS`).
        DatasetError: what else the database refuses, by name.
    """
    seconds = wait_of(engine)
    end, pause = time.monotonic() + seconds, _FIRST_PAUSE
    writer = engine.execution_options(**{WRITES: True})
    while True:
        try:
            with writer.begin() as connection:
                _take_turn(connection, max(end - time.monotonic(), pause))
                return work(connection)
        except DatabaseBusy:
            if time.monotonic() + pause >= end:
                raise
        time.sleep(pause * random.uniform(0.5, 1.0))
        pause = min(2 * pause, _LONGEST_PAUSE)


def wait_of(engine: Engine) -> float:
    """The seconds that writers of this engine wait."""
    found: float = engine.get_execution_options().get(WAIT, WAIT_SECONDS)
    return found


def _take_turn(connection: Connection, seconds: float) -> None:
    """PostgreSQL's lock, held to the end of the transaction; SQLite's was taken by ``BEGIN IMMEDIATE``."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL lock_timeout = {max(int(seconds * 1000), 1)}"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITER_LOCK})
