"""A run that is killed at any moment goes on with the same command, and ends in the database that no kill would have left."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from schema.database.opening import open_database
from tests.samples.files import ROOT
from tests.samples.tiny_plans import tiny_plan
from tests.samples.writers import everything

KILLS = int(os.environ.get("VNPLANS_KILLS", "3"))
"""Runs that are killed; 20 with ``make fuzz``."""
FILES = 8
OF_RUNS = ("ingest_runs", "run_files")
"""Tables that say when runs were, and which of them stored a file."""

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")]


def begin(folder: Path, db: Path, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "vnplans.cli", "ingest", "plans", "--db", str(db), "--jobs", "2", *more]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), "VNPLANS_CACHE": str(folder / "cache")}
    return subprocess.Popen(
        command, cwd=folder, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def rows(db: Path) -> dict[str, list[str]]:
    """Every row, but when runs were and the segmented words, which the next comparison makes."""
    engine = open_database(str(db))
    try:
        return {name: own for name, own in everything(engine).items() if name not in OF_RUNS}
    finally:
        engine.dispose()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Plans of their own, two files of one document, and two that are refused."""
    made = tmp_path_factory.mktemp("killed")
    plans = made / "plans"
    plans.mkdir()
    for n in range(FILES):
        (plans / f"{n}.md").write_text(tiny_plan(n), "utf-8")
    (plans / "0-again.md").write_text(tiny_plan(0, task="Trồng cây xanh ven đường làng"), "utf-8")
    (plans / "weather.txt").write_text("Hôm nay trời đẹp.\n" * 5, "utf-8")
    (plans / "cut.pdf").write_bytes(b"%PDF-1.7\n")
    for path in plans.iterdir():
        os.utime(path, (1_600_000_000, 1_600_000_000))
    return made


@pytest.fixture(scope="module")
def whole(folder: Path) -> tuple[dict[str, list[str]], float]:
    """What a run leaves that nobody kills, and the seconds that it takes when nothing is in the cache."""
    began = time.monotonic()
    with begin(folder, folder / "whole.sqlite", "--no-cache") as running:
        assert running.wait(300) == 3
    return rows(folder / "whole.sqlite"), time.monotonic() - began


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed_and_begun_again(folder: Path, whole: tuple[dict[str, list[str]], float], seed: int) -> None:
    """Every second time files are read by processes, else what they gave comes from the cache and storing is what is killed."""
    expected, seconds = whole
    chance = random.Random(seed)
    db, options = folder / f"{seed}.sqlite", ["--no-cache"] if seed % 2 else []
    moment = chance.uniform(0.2, 1.0) * seconds
    with begin(folder, db, *options) as running:
        try:
            running.wait(moment)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
        running.wait(60)
    with begin(folder, db, *options) as running:
        assert running.wait(300) == 3, running.stderr
    found = rows(db)
    assert {name for name in expected if found[name] != expected[name]} == set()
