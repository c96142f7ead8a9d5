"""The database that a question is asked of: named by the caller, else the default one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from schema.database.opening import open_database
from schema.database.transactions import WAIT_SECONDS
from vnplans.settings import default_database, wait_seconds

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


def open_engine(db: str | None, *, create: bool = False) -> Engine:
    """The database that a caller named, or the default one, brought up to date; made where ``create`` says
    so. It is waited for as long as ``vnplans.settings.wait_seconds`` says."""
    seconds = wait_seconds()
    return open_database(
        db or default_database(), create=create, wait_seconds=WAIT_SECONDS if seconds is None else seconds
    )


@contextmanager
def reading(db: str | None) -> Iterator[Connection]:
    """A connection for one question."""
    engine = open_engine(db)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()
