"""``--wait``: a locked database is told at once and waited for as long as asked."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from schema.database.opening import open_database
from tests.samples.files import ROOT
from vnplans.cli import app
from vnplans.settings import wait_seconds


@pytest.mark.parametrize("how", ["option", "variable"])
@pytest.mark.parametrize(
    "arguments", [("remove", "x"), ("correct", "x", "title", "y"), ("status",)], ids=lambda a: a[0]
)
def test_a_locked_database_is_waited_for_as_long_as_asked(
    tmp_path: Path, how: str, arguments: tuple[str, ...]
) -> None:
    path = tmp_path / "plans.sqlite"
    open_database(str(path)).dispose()
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        started = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "vnplans.cli", *arguments, "--db", str(path), *(["--wait", "2"] if how == "option" else [])],
            capture_output=True, text=True, encoding="utf-8", timeout=40,
            env={**os.environ, "PYTHONPATH": str(ROOT), **({"VNPLANS_WAIT": "2"} if how == "variable" else {})},
        )  # fmt: skip
        seconds = time.monotonic() - started
    assert done.returncode == 40
    assert 2.0 <= seconds < 30.0
    told, error = done.stderr.splitlines()
    assert "plans.sqlite is locked" in told
    assert "--wait" in told
    assert error.startswith("error: ")


def test_every_command_with_a_database_can_wait_and_leaves_no_trace() -> None:
    from typer.main import get_command

    commands = getattr(get_command(app), "commands", {})
    with_db = [c for c in commands.values() if any(p.name == "db" for p in c.params)]
    assert len(with_db) > 10
    assert all(any("--wait" in p.opts for p in c.params) for c in with_db)
    assert wait_seconds() is None


@pytest.mark.parametrize(("said", "seconds"), [("2.5", 2.5), ("-1", 0.0), ("soon", None), ("", None)])
def test_the_environment_says_how_long(
    monkeypatch: pytest.MonkeyPatch, said: str, seconds: float | None
) -> None:
    monkeypatch.setenv("VNPLANS_WAIT", said)
    assert wait_seconds() == seconds
