"""Files known without being opened: by size and time, else by hash; and what each file's end leaves behind."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

import pikepdf
import pytest

import vnplans
from tests.samples.clock import seconds
from tests.samples.tiny_plans import tiny_plan
from vnplans.intake import known
from vnplans.intake.files import select
from vnplans.intake.results import FileResult
from vnplans.settings import IngestOptions


@pytest.fixture
def db(tmp_path: Path) -> str:
    return str(tmp_path / "x.sqlite")


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """Two plans, and a file of each kind that is refused."""
    folder = tmp_path / "plans"
    folder.mkdir()
    for n in (7, 8):
        (folder / f"{n}.md").write_text(tiny_plan(n), "utf-8")
    (folder / "weather.txt").write_text("Hôm nay trời đẹp.\n" * 5, "utf-8")
    (folder / "cut.pdf").write_bytes(b"%PDF-1.7\ngarbage")
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(folder / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
    for path in folder.iterdir():
        os.utime(path, (1_600_000_000, 1_600_000_000))
    return folder


def endings(results: tuple[FileResult, ...]) -> dict[str, str]:
    return {r.path.name: r.ending.value for r in results}


def test_no_file_is_opened_twice(plans: Path, db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = vnplans.ingest(plans, db=db, jobs=0)
    assert endings(first) == {
        "7.md": "ok", "8.md": "ok", "weather.txt": "not a plan", "cut.pdf": "damaged", "locked.pdf": "encrypted",
    }  # fmt: skip
    monkeypatch.setattr(known, "sha256_of", None)  # whoever opens one now fails
    monkeypatch.setattr("vnplans.intake.run.answer", None)
    second = vnplans.ingest(plans, db=db, jobs=0)
    assert endings(second) == {**endings(first), "7.md": "unchanged", "8.md": "unchanged"}
    told = [(r.error, r.hint, r.exit_code) for r in first]
    assert [(r.error, r.hint, r.exit_code) for r in second] == told


def test_one_with_another_time_is_known_by_its_hash(
    plans: Path, db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    vnplans.ingest(plans, db=db, jobs=0)
    os.utime(plans / "7.md", (1_700_000_000, 1_700_000_000))
    (plans / "8.md").rename(plans / "9.md")
    monkeypatch.setattr("vnplans.intake.run.answer", None)
    assert endings(vnplans.ingest(plans, db=db, jobs=0))["9.md"] == "unchanged"
    monkeypatch.setattr(known, "sha256_of", None)
    assert endings(vnplans.ingest(plans, db=db, jobs=0))["7.md"] == "unchanged"


def test_one_that_changed_is_read(plans: Path, db: str) -> None:
    vnplans.ingest(plans, db=db, jobs=0)
    (plans / "7.md").write_text(tiny_plan(7, task="Trồng rừng"), "utf-8")
    assert endings(vnplans.ingest(plans, db=db, jobs=0))["7.md"] == "ok"


def test_one_that_changed_a_moment_ago_is_hashed(plans: Path, db: str) -> None:
    """The same size and the same time: a file system that counts in whole seconds gives no other."""
    moment = time.time()
    (plans / "7.md").write_text(tiny_plan(7, task="Trồng rừng A"), "utf-8")
    os.utime(plans / "7.md", (moment, moment))
    vnplans.ingest(plans, db=db, jobs=0)
    (plans / "7.md").write_text(tiny_plan(7, task="Trồng rừng B"), "utf-8")
    os.utime(plans / "7.md", (moment, moment))
    assert endings(vnplans.ingest(plans, db=db, jobs=0))["7.md"] == "ok"


def test_a_refused_file_is_read_again_by_another_program_or_when_asked(
    plans: Path, db: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    vnplans.ingest(plans / "weather.txt", db=db, jobs=0)
    read: list[str] = []

    def answer(job: object, _: object) -> object:
        read.append("once")
        return real(job)  # type: ignore[arg-type]

    from vnplans.intake.worker import answer as real

    monkeypatch.setattr("vnplans.intake.run.answer", answer)
    vnplans.ingest(plans / "weather.txt", db=db, jobs=0)
    assert read == []
    vnplans.ingest(plans / "weather.txt", db=db, jobs=0, reread=True)
    assert read == ["once"]
    monkeypatch.setattr("vnplans.intake.unchanged.program", lambda: "of tomorrow")
    vnplans.ingest(plans / "weather.txt", db=db, jobs=0)
    assert read == ["once", "once"]


def test_one_that_needed_too_much_time_is_read_again(plans: Path, db: str) -> None:
    slow = vnplans.ingest(plans / "7.md", db=db, jobs=1, seconds=0.0001, cache=False)
    assert endings(slow) == {"7.md": "timed out"}
    assert endings(vnplans.ingest(plans / "7.md", db=db, jobs=0)) == {"7.md": "ok"}


def test_a_removed_document_is_read_again(plans: Path, db: str) -> None:
    first = vnplans.ingest(plans / "7.md", db=db, jobs=0)
    vnplans.remove(str(first[0].document_id), db=db)
    assert endings(vnplans.ingest(plans / "7.md", db=db, jobs=0)) == {"7.md": "ok"}


def test_five_milliseconds_a_file_at_most(tmp_path: Path, db: str) -> None:
    """300 files that are known; hashing is not needed."""
    folder = tmp_path / "many"
    folder.mkdir()
    for n in range(300):
        (folder / f"{n}.md").write_text(tiny_plan(n), "utf-8")
        os.utime(folder / f"{n}.md", (1_600_000_000, 1_600_000_000))
    vnplans.ingest(folder / "0.md", db=db, jobs=0)
    with sqlite3.connect(db) as connection:  # as if all were read: what is asked of the database is the same
        row = connection.execute("SELECT * FROM known_files").fetchone()
        rows = [(known.name_of(folder / f"{n}.md"), f"{(folder / f'{n}.md').stat().st_size} 1600000000000000000", *row[2:]) for n in range(300)]  # fmt: skip
        connection.execute("DELETE FROM known_files")
        connection.executemany(f"INSERT INTO known_files VALUES ({', '.join('?' * len(row))})", rows)
    options = IngestOptions(db, 0)

    def look() -> None:
        results = vnplans.ingest(folder, db=db, jobs=0, keep=False)
        assert {r.ending.value for r in results} == {"unchanged"}

    assert options.reading.cached
    assert len(select([folder]).files) == 300
    assert seconds(look, tries=2) / 300 < 0.005
