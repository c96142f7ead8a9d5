"""A locale that is not UTF-8: names with marks are understood, nothing ends in a traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from schema.database.opening import open_database
from schema.load.store import store
from tests.samples.files import ROOT
from tests.samples.records import AGENCIES, cao_bang

LOCALES = [
    pytest.param({"LC_ALL": "C"}, id="C"),
    pytest.param({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, id="ascii"),
    pytest.param({"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}, id="ascii-output"),
    pytest.param({"PYTHONIOENCODING": "latin-1"}, id="latin-1-output"),
]
COMMANDS = [
    pytest.param(["show", "Cao Bằng"], 0, "Trồng rừng phòng hộ đầu nguồn", id="show"),
    pytest.param(["export", "Tập tin"], 0, "Tập tin/tasks.csv", id="export"),
    pytest.param(
        ["correct", "cao-bang-337-qd-ubnd-2018:t1:A:1", "lead", "Sở Tào Lao"], 27, "Sở Tào Lao", id="refused"
    ),
    pytest.param(["explain", "agency", "Sở Công Thương"], 0, "so-cong-thuong", id="explain"),
]


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("locales") / "dữ liệu.sqlite"
    engine = open_database(str(path))
    store(engine, cao_bang(), AGENCIES)
    engine.dispose()
    return path


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("arguments", "code", "told"), COMMANDS)
def test_names_are_understood_in_any_locale(
    database: Path, tmp_path: Path, locale: dict[str, str], arguments: list[str], code: int, told: str
) -> None:
    surroundings = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "LC_", "LANG"))}
    done = subprocess.run(
        [sys.executable, "-m", "vnplans.cli", *arguments, "--db", str(database)]
        if arguments[0] != "explain"
        else [sys.executable, "-m", "vnplans.cli", *arguments],
        capture_output=True,
        cwd=tmp_path,
        env={**surroundings, **locale, "PYTHONPATH": str(ROOT)},
    )
    said = (done.stdout + done.stderr).decode("utf-8")
    assert "Traceback" not in said
    assert done.returncode == code
    assert told in said
