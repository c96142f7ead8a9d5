"""What a database's driver reports, as errors a person can mend: busy, read-only, full, unreachable.

:func:`name_driver_errors` is hung on every engine, so that no error of a driver reaches a caller by its own
name, whether a row is written, a question asked or a connection opened. SQLite tells by its result code,
PostgreSQL by its SQLSTATE (class and code in the appendix of its manual).
"""

from __future__ import annotations

import sqlite3

from sqlalchemy import Engine, event
from sqlalchemy.engine import URL, ExceptionContext
from sqlalchemy.exc import DBAPIError

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

WRITES = "vnplans_writes"
"""Execution option of a connection that writes."""

_SQLITE: dict[int, type[DatasetError]] = {
    sqlite3.SQLITE_BUSY: DatabaseBusy,
    sqlite3.SQLITE_LOCKED: DatabaseBusy,
    sqlite3.SQLITE_READONLY: DatabaseReadOnly,
    sqlite3.SQLITE_PERM: DatabaseReadOnly,
    sqlite3.SQLITE_FULL: DatabaseFull,
    sqlite3.SQLITE_CANTOPEN: DatabaseUnreachable,
    sqlite3.SQLITE_NOTADB: DatabaseUnreachable,
    sqlite3.SQLITE_CORRUPT: DatabaseUnreachable,
    sqlite3.SQLITE_CONSTRAINT: InconsistentRecords,
    sqlite3.SQLITE_TOOBIG: UnstorableValue,
    sqlite3.SQLITE_MISMATCH: UnstorableValue,
}
_PRIMARY_CODE = 0xFF  # an extended code (SQLITE_IOERR_WRITE, 778) has the primary one in its low byte
_POSTGRES: dict[str, type[DatasetError]] = {
    "40001": DatabaseBusy,  # serialization_failure
    "40P01": DatabaseBusy,  # deadlock_detected
    "55P03": DatabaseBusy,  # lock_not_available: beyond lock_timeout
    "53300": DatabaseBusy,  # too_many_connections
    "53100": DatabaseFull,  # disk_full
    "25006": DatabaseReadOnly,  # read_only_sql_transaction
    "42501": DatabaseReadOnly,  # insufficient_privilege
}
_POSTGRES_CLASSES: dict[str, type[DatasetError]] = {
    "08": DatabaseUnreachable,  # connection exceptions
    "28": DatabaseUnreachable,  # wrong user or password
    "3D": DatabaseUnreachable,  # no such database
    "57": DatabaseUnreachable,  # the server is shutting down or starting
    "22": UnstorableValue,
    "23": InconsistentRecords,
}


def name_driver_errors(engine: Engine) -> None:
    """Makes every error of the engine's driver a :class:`schema.errors.DatasetError`."""

    def name(context: ExceptionContext) -> DatasetError | None:
        writes = context.connection is not None and WRITES in context.connection.get_execution_options()
        return named_error(context.original_exception, engine.url, writes=writes)

    event.listen(engine, "handle_error", name)  # what it returns is raised in place of the driver's error


def named_error(problem: BaseException, url: URL, *, writes: bool = False) -> DatasetError | None:
    """The error that a person can mend, None for what no driver raised (an interrupt, an error of ours).

    Args:
        problem: as the driver raised it.
        url: of the database, named in the message without its password.
        writes: whether it was raised while writing: SQLite then cannot open its journal in a read-only
            folder.
    """
    original = problem.orig if isinstance(problem, DBAPIError) else problem
    kind = _kind(original) if original is not None else None
    if kind is None:
        return None
    if kind is DatabaseUnreachable and writes and _sqlite_code(original) == sqlite3.SQLITE_CANTOPEN:
        kind = DatabaseReadOnly
    reason = (str(original).strip() or type(original).__name__).splitlines()[0]
    return kind(f"{shown(url)}: {reason}")


def shown(url: URL) -> str:
    """A URL without its password; a SQLite file by its name."""
    if url.get_backend_name() == "sqlite" and url.database:
        return url.database
    return url.render_as_string(hide_password=True)


def _kind(original: BaseException | None) -> type[DatasetError] | None:
    if isinstance(original, (OverflowError, UnicodeError)):
        return UnstorableValue  # a number beyond 64 bits, text that is no UTF-8
    if isinstance(original, sqlite3.Error):
        code = _sqlite_code(original)
        return _SQLITE.get(code, DatabaseFailed) if code is not None else DatabaseFailed
    if not _of_a_driver(original):
        return None
    state: str | None = getattr(original, "sqlstate", None)
    if state is None:
        return DatabaseUnreachable if _is(original, "OperationalError") else _without_state(original)
    return _POSTGRES.get(state) or _POSTGRES_CLASSES.get(state[:2], DatabaseFailed)


def _sqlite_code(original: BaseException | None) -> int | None:
    code: int | None = getattr(original, "sqlite_errorcode", None)
    return code & _PRIMARY_CODE if code is not None else None


def _without_state(original: BaseException | None) -> type[DatasetError]:
    return UnstorableValue if _is(original, "DataError") else DatabaseFailed


def _of_a_driver(original: BaseException | None) -> bool:
    """Whether it derives from DB-API's ``Error`` (PEP 249), whichever driver it is."""
    return isinstance(original, Exception) and _is(original, "Error")


def _is(original: BaseException | None, name: str) -> bool:
    return any(c.__name__ == name for c in type(original).__mro__)
