"""An empty PostgreSQL server of the tests' own, begun from the system's programs; it ends with the tests."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from schema.database.opening import open_database


def program(name: str) -> str | None:
    """Where a program of PostgreSQL lies."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else shutil.which(name)


@contextmanager
def running_server() -> Iterator[str]:
    """The URL of an empty server, by socket only."""
    initdb, control = program("initdb"), program("pg_ctl")
    if initdb is None or control is None:
        pytest.fail("PostgreSQL's initdb and pg_ctl are not installed: run .ci/program postgres")
    folder = Path(tempfile.mkdtemp(prefix="vnplans-pg-"))
    user = "nobody" if os.getuid() == 0 else None  # PostgreSQL refuses to run as root
    if user is not None:
        shutil.chown(folder, user)

    def call(*arguments: str) -> None:
        done = subprocess.run(arguments, user=user, cwd=folder, capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            pytest.fail(f"PostgreSQL does not start here: {done.stderr[-300:]}")

    data = str(folder / "data")
    call(initdb, "-D", data, "-U", "plans", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
    options = f"-c listen_addresses='' -k {folder} -c fsync=off"
    call(control, "-D", data, "-o", options, "-l", str(folder / "log"), "-w", "start")
    try:
        yield f"postgresql://plans@/postgres?host={folder}"
    finally:
        call(control, "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)


def emptied(url: str) -> None:
    """Takes all tables out of a server's database."""
    engine = open_database(url)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
