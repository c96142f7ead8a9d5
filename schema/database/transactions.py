"""One writer at a time, and a bounded wait for its turn.

SQLite: ``BEGIN IMMEDIATE`` takes the right to write before anything is read; a transaction that first reads
and then writes would be refused at once when another writes in between. PostgreSQL: one advisory lock for all
writers of a database, the making of the tables included. A lock for each document would let writers of
different documents deadlock over the rows they share (the register of bodies); storing takes far less time
than reading a file, and reading is not locked. Questions (``engine.connect()``) take no such lock; in SQLite
a writer that ends waits for those that are open.

SQLite's write-ahead log is not used: it does not work on network folders, leaves ``-wal`` and ``-shm`` files
beside a database that people copy as one file, and would not let two write at once either.

Who must wait hears of it at once (a warning of this module's logger), and not when the wait is over.
"""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import Connection, Engine, text

from schema.database.driver_errors import WRITES, shown
from schema.errors import DatabaseBusy

WAIT = "vnplans_wait"
"""Execution option of an engine: how many seconds its writers wait for their turn."""
WAIT_SECONDS = 60.0
PATIENCE = "vnplans_patience"
"""Execution option of a connection: how many seconds SQLite tries to begin its transaction."""
_SOON = 0.5  # seconds of the first try; who cannot begin within them is told that it waits
WRITER_LOCK = 7_166_013_180  # any number that no other program takes in the same database
_FIRST_PAUSE, _LONGEST_PAUSE = 0.05, 1.0  # seconds between two tries

_log = logging.getLogger(__name__)

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
    end, pause = time.monotonic() + wait_of(engine), _FIRST_PAUSE
    patience = min(_SOON, wait_of(engine))
    while True:
        writer = engine.execution_options(**{WRITES: True, PATIENCE: patience})
        try:
            with writer.begin() as connection:
                _take_turn(connection, patience, wait_of(engine))
                return work(connection)
        except DatabaseBusy:
            left = end - time.monotonic() - pause
            if left <= 0:
                raise
            if pause == _FIRST_PAUSE:
                _tell(engine, left)
            patience = left
        time.sleep(pause * random.uniform(0.5, 1.0))
        pause = min(2 * pause, _LONGEST_PAUSE)


def ask_first(engine: Engine, question: Callable[[Connection], ResultT]) -> ResultT:
    """The first question to a database: where another program keeps readers away too, it is told and waited for.

    Raises:
        DatabaseBusy: the wait is over.
    """
    seconds = wait_of(engine)
    try:
        with engine.connect() as connection:
            set_patience(connection, min(_SOON, seconds))
            found = question(connection)
            set_patience(connection, seconds)
            return found
    except DatabaseBusy:
        if seconds <= _SOON:
            raise
    _tell(engine, seconds - _SOON)
    with engine.connect() as connection:
        set_patience(connection, seconds)
        return question(connection)


def set_patience(connection: Connection, seconds: float) -> None:
    """How long SQLite tries to take a lock on this connection; PostgreSQL does not ask."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA busy_timeout={int(seconds * 1000)}")


def _tell(engine: Engine, seconds: float) -> None:
    _log.warning(
        "%s is locked: another program writes to it. Waiting up to %.0f s (--wait).",
        shown(engine.url), seconds,
    )  # fmt: skip


def wait_of(engine: Engine) -> float:
    """The seconds that writers of this engine wait."""
    found: float = engine.get_execution_options().get(WAIT, WAIT_SECONDS)
    return found


def _take_turn(connection: Connection, patience: float, seconds: float) -> None:
    """PostgreSQL's lock, held to the end of the transaction; SQLite's was taken by ``BEGIN IMMEDIATE``, and its
    end may wait for readers as long as a writer waits."""
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL lock_timeout = {max(int(patience * 1000), 1)}"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITER_LOCK})
    set_patience(connection, seconds)
