"""Copies of a SQLite database: before a step alters its tables, and whenever a person asks for one.

A copy is taken through SQLite itself, so it is one state of the database, whoever writes meanwhile; it is looked through
before it takes its name. PostgreSQL has its own program for that (``pg_dump``), and there a step that fails leaves nothing.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from sqlalchemy import Engine

from schema.database.driver_errors import named_error, shown
from schema.database.snapshot import copy_sqlite
from schema.errors import DatabaseFailed, DatabaseFull, DatabaseReadOnly, NotCopied

_NO_PLACE = frozenset({errno.ENOENT, errno.ENOTDIR, errno.EISDIR})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})

_SQLITE = b"SQLite format 3\x00"
"""So every file of SQLite begins."""


def copy_before_step(engine: Engine, version: str) -> Path | None:
    """A copy of a database that is about to leave a step; None where it has no file of its own."""
    file = file_of(engine)
    return copy_to(engine, step_copy(file, version)) if file is not None else None


def step_copy(file: Path, version: str) -> Path:
    """The name of the copy that is taken before a database leaves a step.

    Example:
        ``plans.sqlite`` at step 0012 → ``plans.step-0012.sqlite``
    """
    return file.with_name(f"{file.stem}.step-{version}{file.suffix}")


def file_of(engine: Engine) -> Path | None:
    """The file of a SQLite database; None for one in memory, and for a server."""
    name = engine.url.database
    if engine.dialect.name != "sqlite" or not name or name == ":memory:" or name.startswith("file:"):
        return None
    return Path(name)


def copy_to(engine: Engine, target: Path) -> Path:
    """Copies a SQLite database whole, or not at all; an earlier copy of the same name is replaced, any other file is not.

    Raises:
        NotCopied: the copy is not sound, there is no such folder, or a file of this name that is no database.
        DatabaseFull, DatabaseReadOnly, DatabaseFailed: it cannot be written.
    """
    part: Path | None = None
    try:
        _refuse_other_file(target)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}-")
        os.close(handle)
        part = Path(name)
        copy_sqlite(engine, part)
        _look_through(part, target)
        if (file := file_of(engine)) is not None:
            shutil.copymode(file, part)
        part.replace(target)
    except OSError as problem:
        kind = (
            DatabaseFull
            if problem.errno in _FULL
            else NotCopied
            if problem.errno in _NO_PLACE
            else DatabaseReadOnly
        )
        raise kind(f"{shown(engine.url)}: not copied to {target}: {problem.strerror or problem}") from problem
    except sqlite3.Error as problem:
        named = named_error(problem, engine.url, writes=True)
        raise named or DatabaseFailed(f"{target}: {problem}") from problem
    finally:
        if part is not None:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return target


def _refuse_other_file(target: Path) -> None:
    if not target.is_file():
        return
    with target.open("rb") as file:
        head = file.read(len(_SQLITE))
    if head not in (_SQLITE, b""):
        raise NotCopied(
            f"{target}: a file of this name is there, and it is no database", hint="Name another file."
        )


def _look_through(copy: Path, target: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        said = connection.execute("PRAGMA quick_check").fetchone()[0]
    if said != "ok":
        raise NotCopied(f"{target}: the copy is not sound ({said})")
