"""A database of PostgreSQL and one of SQLite through the same life: every row is the same after each step."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import vnplans
from schema.database.opening import open_database
from schema.errors import NotCopied
from tests.samples.files import corpus_file
from tests.samples.postgres_server import running_server
from tests.samples.tiny_plans import tiny_plan
from tests.samples.writers import everything

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")
"""When a run was, or a person decided: the two lives are not lived in the same second."""
OWN = "bac-ninh-1-kh-ubnd-2024"


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with running_server() as url:
        yield url


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """Plans of the corpus of each kind, plans of a few lines, and files that are refused."""
    folder = tmp_path / "plans"
    folder.mkdir()
    for province, kind in (
        ("cao-bang", ".md"),
        ("cao-bang", ".pdf"),
        ("bac-ninh", ".txt"),
        ("bac-ninh", ".docx"),
    ):
        path = corpus_file(province, kind)
        (folder / path.name).write_bytes(path.read_bytes())
    for number in range(1, 6):
        (folder / f"{number}.md").write_text(tiny_plan(number), "utf-8")
    (folder / "weather.txt").write_text("Hôm nay trời đẹp.\n" * 5, "utf-8")
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\n")
    aged(folder)
    return folder


def aged(folder: Path) -> None:
    """As if written long ago: what is known of a file that changed a moment ago hangs on when it was looked at."""
    for path in folder.iterdir():
        os.utime(path, (1_600_000_000, 1_600_000_000))


def rows(db: str) -> dict[str, list[str]]:
    engine = open_database(db)
    try:
        return {name: [MOMENT.sub("then", row) for row in held] for name, held in everything(engine).items()}
    finally:
        engine.dispose()


def first_run(db: str, plans: Path) -> None:
    """Nothing from the cache: what is known already is stored first, and files of one document hang on the order."""
    vnplans.ingest(plans, db=db, jobs=1, keep=False, cache=False)


def decisions(db: str, plans: Path) -> None:
    task = f"{OWN}:t1:1"
    vnplans.correct(task, "title", "Trồng rừng", db=db, reason="misprint", author="Lan")
    made = vnplans.correct(task, "lead", "Sở Y tế", db=db, reason="misprint", author="Lan")
    vnplans.revoke(made.correction_id, db=db)
    vnplans.accept(f"{OWN}:t1:2", reason="looked at", author="Lan", db=db)


def second_run(db: str, plans: Path) -> None:
    """One plan has other tasks, one is new, the others are unchanged."""
    (plans / "1.md").write_text(tiny_plan(1, task="Trồng tre"), "utf-8")
    (plans / "6.md").write_text(tiny_plan(6), "utf-8")
    aged(plans)
    found = [r.ending.value for r in vnplans.ingest(plans, db=db, jobs=1, keep=False, cache=False)]
    assert (found.count("unchanged"), found.count("ok")) == (8, 2)


def undone(db: str, plans: Path) -> None:
    taken = vnplans.undo(db=db)
    assert taken.removed == ("bac-ninh-6-kh-ubnd-2024",)


def removed(db: str, plans: Path) -> None:
    vnplans.remove("3/KH-UBND", db=db)


STEPS: tuple[Callable[[str, Path], None], ...] = (first_run, decisions, second_run, undone, removed)


@pytest.mark.slow
def test_every_row_is_that_of_sqlite_after_each_step(server: str, plans: Path, tmp_path: Path) -> None:
    lite = str(tmp_path / "plans.sqlite")
    kept: dict[str, dict[str, list[str]]] = {}
    for step in STEPS:
        for db in (lite, server):
            step(db, plans)
        here, there = rows(lite), rows(server)
        differing = {n: set(here[n]) ^ set(there[n]) for n in here if here[n] != there[n]}
        assert differing == {}, step.__name__
        kept[step.__name__] = here
    assert len(kept["first_run"]["documents"]) == 7
    assert len(kept["first_run"]["tasks"]) > 100
    assert kept["decisions"]["corrections"] != kept["first_run"]["corrections"]
    assert kept["undone"]["tasks"] == kept["decisions"]["tasks"] != kept["second_run"]["tasks"]
    asked = ("342/KH-UBND", "337/QĐ-UBND")
    assert vnplans.compare(*asked, db=server).equals(vnplans.compare(*asked, db=lite))
    with pytest.raises(NotCopied, match="no SQLite file") as told:
        vnplans.backup(tmp_path / "copy", db=server)
    assert "pg_dump" in told.value.hint
