"""The README's commands run as printed, one after the other, from the folder that holds ``corpus/``."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from docs.pages import report_picture
from tests.samples.files import ROOT

README = (ROOT / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, flags=re.DOTALL | re.MULTILINE)


@pytest.fixture
def folder(tmp_path: Path, corpus_was_read: None) -> Path:
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    return tmp_path


def surroundings() -> dict[str, str]:
    known = {k: v for k, v in os.environ.items() if k != "VNPLANS_DB"}
    path = f"{Path(sys.executable).parent}{os.pathsep}{known['PATH']}"
    return {**known, "PATH": path, "PYTHONPATH": str(ROOT)}


@pytest.mark.slow
def test_the_commands_run_as_printed(folder: Path) -> None:
    commands = [c for block in blocks("sh") for c in block.splitlines() if c.startswith("vnplans ")]
    assert len(commands) > 10
    for command in commands:
        done = subprocess.run(
            ["bash", "-c", command], cwd=folder, env=surroundings(), capture_output=True, text=True
        )
        assert done.returncode == 0, f"{command}\n{done.stderr}"
        assert done.stdout.strip(), command
    assert (folder / "dataset" / "tasks_wide.csv").is_file()
    assert (folder / "indicators.csv").is_file()
    assert (folder / "report.html").read_text("utf-8").count("<img ") > 50
    assert_first_screen_is_true(folder)
    shown = Image.open(report_picture.OUT).info[report_picture.TOLD]
    now = report_picture.told(report_picture.pieces(str(folder / "vnplans.sqlite")))
    assert shown == now, "the picture is out of date: python -m docs.pages.report_picture"


def assert_first_screen_is_true(folder: Path) -> None:
    """The table of the first screen is what the database holds."""
    shown = re.findall(r"^\| ([A-Z][^|]+) \| (\d+) \| ([\d,]+) \| (\d+) \| – \|$", README, flags=re.MULTILINE)
    assert len(shown) == 4
    command = 'vnplans compare "Cao Bằng" "Bắc Ninh" --json'
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=surroundings(), capture_output=True, check=True
    )
    held = {row["name_en"]: row for row in json.loads(done.stdout)["rows"]}
    assert len(held) == 16
    for theme, tasks, billion, others in shown:
        row = held[theme]
        assert (row["tasks_a"], row["tasks_b"], row["budget_vnd_b"]) == (int(tasks), int(others), None), theme
        assert round(row["budget_vnd_a"] / 1e9) == int(billion.replace(",", "")), theme


@pytest.mark.slow
def test_the_python_and_the_sql_run_as_printed(folder: Path) -> None:
    (code,) = blocks("python")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=surroundings(), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "Energy" in done.stdout  # no row of a frame is a sum
    (query,) = blocks("sql")
    rows = sqlite3.connect(folder / "plans.sqlite").execute(query).fetchall()
    assert {r[0] for r in rows} == {"Cao Bằng", "Bắc Ninh"}


def test_make_has_the_targets_that_the_documents_name() -> None:
    named = {
        target
        for page in (README, (ROOT / "CONTRIBUTING.md").read_text("utf-8"))
        for target in re.findall(r"(?:^|`)make ([a-z]+)", page, flags=re.MULTILINE)
    }
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.MULTILINE))
    assert named <= targets


def test_every_link_of_the_readme_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", README):
        assert target.startswith("http") or (ROOT / target).exists(), target
