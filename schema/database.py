"""Opening the database: SQLite by default, PostgreSQL by URL; new, current, older or too new.

A new database gets all tables and views at once; an older one is brought to the newest form by the packaged
migrations; one that a newer version wrote is refused. Alembic is imported only where a step must run.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from schema.errors import DatabaseTooNew, DatabaseUnreachable
from schema.migrations import HEAD
from schema.models import Base
from schema.views import create_views, drop_views

MIGRATIONS = Path(__file__).parent / "migrations"


def database_url(given: str) -> str:
    """A URL as SQLAlchemy wants it; a plain file name is a SQLite file; PostgreSQL is spoken through psycopg."""
    if "://" not in given:
        return f"sqlite:///{given}"
    for short in ("postgresql://", "postgres://"):
        if given.startswith(short):
            return "postgresql+psycopg://" + given.removeprefix(short)
    return given


def open_database(url: str, *, create: bool = True) -> Engine:
    """An engine on a database whose tables are those of ``schema.models``.

    Args:
        url: a SQLAlchemy URL or the name of a SQLite file.
        create: whether a SQLite file that is not there is made; False for who only asks.

    Raises:
        DatabaseUnreachable: wrong URL, no such file or folder, no server, not a database, missing driver.
        DatabaseTooNew: its version is not one of ours.
    """
    if not create:
        _refuse_missing(url)
    try:
        engine = _engine(database_url(url))
        with engine.begin() as connection:
            _bring_up_to_date(connection)
    except (ArgumentError, DatabaseError, OperationalError) as problem:
        reason = str(getattr(problem, "orig", None) or problem).splitlines()[0]
        raise DatabaseUnreachable(f"{_shown(url)}: {reason}") from problem
    except ModuleNotFoundError as problem:
        raise DatabaseUnreachable(
            f"{_shown(url)}: the driver {problem.name} is not installed",
            hint="Install vnplans[postgres] for PostgreSQL.",
        ) from problem
    return engine


def _refuse_missing(url: str) -> None:
    try:
        made = make_url(database_url(url))
    except ArgumentError as problem:
        raise DatabaseUnreachable(f"{url}: {problem}") from problem
    file = made.database
    if made.get_backend_name() == "sqlite" and file and file != ":memory:" and not Path(file).is_file():
        raise DatabaseUnreachable(
            f"{file}: no such database", hint="`vnplans ingest PATH…` makes it; --db names another."
        )


def _engine(url: str) -> Engine:
    if make_url(url).get_backend_name() != "sqlite":
        return create_engine(url)
    engine = create_engine(url)
    event.listen(engine, "connect", _sqlite_settings)
    event.listen(engine, "begin", _sqlite_begin)
    return engine


def _sqlite_settings(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    """References are enforced, and transactions are ours: pysqlite would commit before each CREATE."""
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA busy_timeout=10000")


def _sqlite_begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _shown(url: str) -> str:
    """The URL without its password."""
    try:
        return make_url(database_url(url)).render_as_string(hide_password=True)
    except SQLAlchemyError:
        return url


def version_of(connection: Connection) -> str | None:
    """The step at which a database stands, None where it holds none of our tables."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _bring_up_to_date(connection: Connection) -> None:
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
    Base.metadata.create_all(connection)
    create_views(connection)
    connection.execute(text("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"))
    connection.execute(text("INSERT INTO alembic_version VALUES (:head)"), {"head": HEAD})


def migrate(connection: Connection, revision: str) -> None:
    """Runs the packaged steps up to a revision on an open connection; views are made anew by the caller."""
    from alembic import command
    from alembic.config import Config

    settings = Config()
    settings.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    settings.attributes["connection"] = connection
    command.upgrade(settings, revision)
