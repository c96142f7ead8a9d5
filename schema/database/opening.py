"""Opening the database: SQLite by default, PostgreSQL by URL; new, current, older or too new.

A new database gets all tables and views at once; an older one is copied (``plans.step-0012.sqlite``) and brought to the newest
form by the packaged migrations; one that a newer version wrote is refused, and so is another program's. Alembic is imported only where a step must run.
"""

from __future__ import annotations

import os
import sqlite3
from functools import lru_cache
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from schema.database.copies import copy_before_step
from schema.database.driver_errors import WRITES, name_driver_errors, shown
from schema.database.migrations import HEAD
from schema.database.models import metadata
from schema.database.owner import version_of
from schema.database.transactions import PATIENCE, WAIT, WAIT_SECONDS, ask_first, set_patience, wait_of, write
from schema.database.views import create_views, drop_views
from schema.errors import DatabaseReadOnly, DatabaseTooNew, DatabaseUnreachable

_MAKE_IT = "`vnplans ingest PATH…` makes it; --db names another."
MIGRATIONS = Path(__file__).parent / "migrations"


def database_url(given: str) -> str:
    """A URL as SQLAlchemy wants it; a plain file name is a SQLite file; PostgreSQL is spoken through
    psycopg."""
    if "://" not in given:
        return f"sqlite:///{given}"
    for short in ("postgresql://", "postgres://"):
        if given.startswith(short):
            return "postgresql+psycopg://" + given.removeprefix(short)
    return given


def open_database(url: str, *, create: bool = True, wait_seconds: float = WAIT_SECONDS) -> Engine:
    """An engine on a database whose tables are those of ``schema.database.models``.

    Several processes may open a new database at once: one makes the tables, the others wait for it.

    Args:
        url: a SQLAlchemy URL or the name of a SQLite file.
        create: whether a SQLite file that is not there is made; False for who only asks.
        wait_seconds: how long a writer waits for another to finish (SQLite's readers too).

    Raises:
        DatabaseUnreachable: wrong URL, no such file or folder, no server, not a database, missing driver.
        DatabaseReadOnly: a new or an older database where nothing can be written.
        DatabaseBusy: another process holds it for longer than ``wait_seconds``.
        DatabaseTooNew: its version is not one of ours.
        ForeignDatabase: it has tables of another program.
    """
    try:
        made = make_url(database_url(url))
        _refuse_missing(made, create=create)
        engine = _engine(made, wait_seconds)
    except ArgumentError as problem:
        raise DatabaseUnreachable(f"{url}: {problem}".splitlines()[0]) from problem
    except OSError as problem:
        raise DatabaseUnreachable(f"{url}: {problem.strerror or problem}") from problem
    except ModuleNotFoundError as problem:
        raise DatabaseUnreachable(
            f"{made.render_as_string(hide_password=True)}: the driver {problem.name} is not installed",
            hint="Install vnplans[postgres] for PostgreSQL.",
        ) from problem
    version = ask_first(engine, version_of)
    if version is None and not create:
        raise DatabaseUnreachable(f"{shown(made)}: an empty database", hint=_MAKE_IT)
    if version is not None and version < HEAD:
        copy_before_step(engine, version)
    if version != HEAD:
        write(engine, _bring_up_to_date)
    return engine


def missing_file(given: str) -> Path | None:
    """The file of a SQLite database that is not there yet; None where it is, or where a server has it.

    Raises:
        ArgumentError: it is no address of a database.
    """
    return _missing(make_url(database_url(given)))


def _missing(url: URL) -> Path | None:
    file = url.database
    if url.get_backend_name() != "sqlite" or file is None or _in_memory(url) or Path(file).is_file():
        return None
    return Path(file)


def _refuse_missing(url: URL, *, create: bool) -> None:
    """A file that is not there: nothing to ask, or nothing that could be made."""
    file = _missing(url)
    if file is None:
        return
    if not create:
        raise DatabaseUnreachable(f"{file}: no such database", hint=_MAKE_IT)
    folder = Path(file).absolute().parent
    if folder.is_dir() and not os.access(folder, os.W_OK):
        raise DatabaseReadOnly(f"{file}: its folder does not allow writing")


def _engine(url: URL, wait_seconds: float) -> Engine:
    """An engine that has its connections still to make; that of a file or a server is made once in a process, so that
    what SQLAlchemy learnt of our statements serves the next question too."""
    if _in_memory(url):
        return _made(url, wait_seconds)
    return _kept(url, wait_seconds, Path(url.database or "").absolute())


@lru_cache(maxsize=8)
def _kept(url: URL, wait_seconds: float, _: Path) -> Engine:
    """The path: the name of a file means another one in another folder."""
    return _made(url, wait_seconds)


def _in_memory(url: URL) -> bool:
    file = url.database
    return url.get_backend_name() == "sqlite" and (not file or file == ":memory:" or file.startswith("file:"))


def _made(url: URL, wait_seconds: float) -> Engine:
    engine = create_engine(url, execution_options={WAIT: wait_seconds})
    name_driver_errors(engine)
    if url.get_backend_name() == "sqlite":

        def settings(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
            """References are enforced, and transactions are ours: pysqlite would commit before each
            CREATE."""
            connection.isolation_level = None
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute(f"PRAGMA busy_timeout={int(wait_of(engine) * 1000)}")

        event.listen(engine, "connect", settings)
        event.listen(engine, "begin", _sqlite_begin)
    return engine


def _sqlite_begin(connection: Connection) -> None:
    """A writer takes the right to write at once (see ``schema.database.transactions``); a question only
    reads."""
    options = connection.get_execution_options()
    if PATIENCE in options:
        set_patience(connection, options[PATIENCE])
    connection.exec_driver_sql("BEGIN IMMEDIATE" if WRITES in options else "BEGIN")


def _bring_up_to_date(connection: Connection) -> None:
    """What is left to do once the lock is ours: another process may have done it meanwhile."""
    version = version_of(connection)
    if version == HEAD:
        return
    if version is None:
        _create(connection)
    elif version > HEAD:
        raise DatabaseTooNew(f"the database is at version {version}, this program knows {HEAD}")
    else:
        drop_views(connection)
        migrate(connection, HEAD)
        create_views(connection)


def _create(connection: Connection) -> None:
    metadata.create_all(connection)
    create_views(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def migrate(connection: Connection, revision: str) -> None:
    """Runs the packaged steps up to a revision on an open connection; the caller makes the views again."""
    from alembic import command
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    settings.attributes["connection"] = connection
    command.upgrade(settings, revision)
