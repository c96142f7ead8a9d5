"""Everyday commands are quick: what they import is counted, since a clock depends on the machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from schema.database.opening import open_database
from schema.load.store import store
from tests.samples.files import ROOT
from tests.samples.records import AGENCIES, cao_bang

SLOW_TO_IMPORT = (
    "pandas", "numpy", "pyarrow", "pydantic", "sqlalchemy.orm", "rich.console", "alembic", "pdfplumber",
    "pikepdf", "pypdfium2", "camelot", "cv2", "openpyxl", "pint", "underthesea", "extract.read", "extract.paged",
    "extract.official", "extract.tables", "extract.layout",
)  # fmt: skip
NO_DATABASE = (*SLOW_TO_IMPORT, "sqlalchemy")
RUN = """
import atexit, sys
atexit.register(lambda: print(" ".join(sys.modules), file=sys.stderr))
from vnplans.cli import main
main(sys.argv[1:])
"""
QUESTIONS = {
    "status": ["status"],
    "findings": ["findings"],
    "show": ["show", "Cao Bằng"],
    "sources": ["show", "Cao Bằng", "--sources"],
    "compare": ["compare", "Cao Bằng", "Cao Bằng"],
    "references": ["references"],
    "corrections": ["corrections"],
}
OF_REGISTERS = {
    "units": ["units"],
    "agencies": ["agencies"],
    "provinces": ["provinces"],
    "explain": ["explain", "period", "2017-sau 2025"],
}
MOST_SECONDS = 3.0
"""Processor time of ``status``: 0.6 on an idle machine; more only where a heavy import came back."""


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("speed") / "plans.sqlite"
    engine = open_database(str(path))
    store(engine, cao_bang(), AGENCIES)
    engine.dispose()
    return path


def modules_of(arguments: list[str]) -> set[str]:
    """What a command had imported when it ended."""
    done = subprocess.run([sys.executable, "-c", RUN, *arguments], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_imports_nothing_slow(arguments: list[str], db: Path) -> None:
    found = modules_of([*arguments, "--db", str(db)])
    assert found.isdisjoint(SLOW_TO_IMPORT), found & set(SLOW_TO_IMPORT)


@pytest.mark.parametrize("arguments", OF_REGISTERS.values(), ids=OF_REGISTERS)
def test_a_register_is_shown_without_a_database(arguments: list[str]) -> None:
    found = modules_of(arguments)
    assert found.isdisjoint(NO_DATABASE), found & set(NO_DATABASE)


@pytest.mark.skipif(sys.platform == "win32", reason="resource, which measures a child process, is of POSIX")
def test_status_takes_little_processor_time(db: Path) -> None:
    import resource

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    modules_of(["status", "--db", str(db)])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < MOST_SECONDS
