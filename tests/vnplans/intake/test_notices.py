"""A file that takes another one's place, or stands behind it, says so on the terminal."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

import vnplans
from tests.samples.tiny_plans import tiny_plan
from vnplans.cli import main

DOCUMENT = "bac-ninh-7-kh-ubnd-2024"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Two files of one document that differ in a task: of two as good the one with the smaller hash gives the rows."""
    texts = (tiny_plan(7), tiny_plan(7, task="Trồng rừng phòng hộ"))
    better, other = sorted(texts, key=lambda text: hashlib.sha256(text.encode()).hexdigest())
    found = (tmp_path / "better.md", tmp_path / "other\x1b[31m.md")
    for path, text in zip(found, (better, other), strict=True):
        path.write_text(text, "utf-8")
    return found


@pytest.mark.parametrize("better_first", [True, False], ids=["kept", "replaced"])
def test_a_file_that_meets_another_of_its_document_says_so(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], better_first: bool
) -> None:
    better, other = files
    db = str(tmp_path / "x.sqlite")
    first, second = (better, other) if better_first else (other, better)
    (alone,) = vnplans.ingest(first, db=db, jobs=0)
    assert alone.notices == ()
    with pytest.raises(SystemExit) as ended:
        main(["ingest", str(second), "--db", db, "--jobs", "0"])
    assert ended.value.code == 0
    said = [line for line in capsys.readouterr().out.splitlines() if line.startswith("note: ")]
    expected = (
        f"note: other\\x1b[31m.md is kept as another file of {DOCUMENT}; "
        "the rows stay those of better.md, as good a source or a better one."
        if better_first
        else f"note: better.md gives the rows of {DOCUMENT} now; "
        "those of other\ufffd[31m.md were replaced, and it stays as another file of the document."
    )
    assert said == [expected]


def test_the_same_file_again_says_nothing(files: tuple[Path, Path], tmp_path: Path) -> None:
    db = str(tmp_path / "x.sqlite")
    told = [vnplans.ingest(files[0], db=db, jobs=0)[0] for _ in range(2)]
    assert [(r.outcome, r.notices) for r in told] == [("added", ()), ("unchanged", ())]
