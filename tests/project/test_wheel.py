"""The wheel holds all that the program needs: it is built, installed elsewhere, and run outside the checkout.

The environment it runs in sees the third-party packages of the tests' environment, but not the checkout: a ``.pth``
file names their folder, and Python does not follow the ``.pth`` files inside such a folder (one leads to the checkout).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.samples.files import ROOT

PACKAGES = ("extract", "normalize", "schema", "vnplans")
PLAN = """ỦY BAN NHÂN DÂN TỈNH CAO BẰNG

Số: 77/KH-UBND

Cao Bằng, ngày 05 tháng 3 năm 2024

# KẾ HOẠCH tăng trưởng xanh tỉnh Cao Bằng giai đoạn 2024-2030

| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian thực hiện |
|---|---|---|---|
| 1 | Trồng rừng phòng hộ | Sở Tài nguyên và Môi trường | 2024-2025 |
| 2 | Thay đèn chiếu sáng đường phố | Sở Công Thương | 2025 |
"""
WHERE = """
import json, sys, extract, normalize, schema, vnplans
print(json.dumps([sys.path, *(m.__file__ for m in (extract, normalize, schema, vnplans)), vnplans.__version__]))
"""
OLD_DATABASE = """
from sqlalchemy import create_engine
from schema.database.opening import migrate, open_database
from schema.database.owner import version_of
from schema.database.migrations import HEAD
old = create_engine("sqlite:///old.sqlite")
with old.begin() as connection:
    migrate(connection, "0001")
with open_database("old.sqlite").connect() as connection:
    assert version_of(connection) == HEAD != "0001"
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without the network."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment of its own with the wheel in it; returns its folder of programs."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home / "env", with_pip=False)
    packages = next((home / "env").glob("lib/python*/site-packages"))
    (packages / "others.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    uv = subprocess.run([ROOT / ".ci" / "find-uv"], capture_output=True, text=True, check=True).stdout.strip()
    python = home / "env" / "bin" / "python"
    install = [uv, "pip", "install", "--quiet", "--offline", "--no-deps", "--python", str(python), str(wheel)]
    subprocess.run(install, check=True, capture_output=True, cwd=home)
    return python.parent


def run(installed: Path, folder: Path, program: str, *arguments: str) -> str:
    """What an installed program prints in a folder of its own."""
    known = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "VNPLANS", "VIRTUAL_ENV"))}
    done = subprocess.run(
        [installed / program, *arguments], cwd=folder, env=known, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_every_file_of_the_packages_and_no_other(wheel: Path) -> None:
    wanted = {
        str(p.relative_to(ROOT))
        for package in PACKAGES
        for p in (ROOT / package).rglob("*")
        if p.is_file() and "__pycache__" not in p.parts
    }
    held = {n for n in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in n}
    assert held == wanted
    assert {f"{package}/py.typed" for package in PACKAGES} <= held


def test_an_installed_program_does_not_see_the_checkout(installed: Path, tmp_path: Path) -> None:
    path, *places, version = json.loads(run(installed, tmp_path, "python", "-c", WHERE))
    assert str(ROOT) not in path
    assert all(installed.parent in Path(p).parents for p in places), places
    assert version != "unknown"


@pytest.mark.slow
def test_an_installed_program_reads_a_plan_and_exports_it(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(PLAN, encoding="utf-8")
    assert "ingest" in run(installed, tmp_path, "python", "-m", "vnplans.cli", "--help")
    run(installed, tmp_path, "vnplans", "ingest", "plan.md")
    run(installed, tmp_path, "vnplans", "export", "dataset")
    tasks = (tmp_path / "dataset" / "tasks_wide.csv").read_text("utf-8-sig").splitlines()
    assert [("Cao Bằng" in t, "Trồng rừng" in t, "Sở Công Thương" in t) for t in tasks[1:]] == [
        (True, True, False),
        (True, False, True),
    ]


def test_an_installed_program_brings_an_old_database_up_to_date(installed: Path, tmp_path: Path) -> None:
    run(installed, tmp_path, "python", "-c", OLD_DATABASE)
