"""Files are kept beside the database under the name of their content, found again when they moved, and let go with their document."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import vnplans
from tests.samples.tiny_plans import tiny_plan
from vnplans.kept_files import VARIABLE, keep, kept_file, kept_folder, let_go, sha256_of

ABSENT = "0" * 64


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "given" / "Kế hoạch.md"
    path.parent.mkdir()
    path.write_text(tiny_plan(12), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("db", "folder"),
    [
        ("data/plans.sqlite", Path("data/plans.files")),
        ("sqlite:////srv/plans.sqlite", Path("/srv/plans.files")),
        ("postgresql://me@host/plans", Path("plans.files")),
        ("sqlite://", None),
        (":memory:", None),
    ],
)
def test_the_folder_lies_beside_the_database(db: str, folder: Path | None) -> None:
    assert kept_folder(db) == folder


def test_a_variable_names_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "/srv/files")
    assert kept_folder("postgresql://me@host/plans") == Path("/srv/files")


def test_a_file_is_kept_once_under_its_hash(tmp_path: Path, plan: Path) -> None:
    sha256 = sha256_of(plan)
    place = keep(tmp_path / "k", plan, sha256)
    assert place == tmp_path / "k" / sha256[:2] / f"{sha256}.md"
    assert keep(tmp_path / "k", plan, sha256) == place == kept_file(tmp_path / "k", sha256)
    assert [p.name for p in place.parent.iterdir()] == [place.name]


def test_an_altered_file_is_not_kept_under_the_old_hash(tmp_path: Path, plan: Path) -> None:
    assert keep(tmp_path, plan, ABSENT) is None
    assert kept_file(tmp_path, ABSENT) is None
    assert list((tmp_path / "00").iterdir()) == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "*", "", "ab"])
def test_only_a_hash_names_a_file(tmp_path: Path, name: str) -> None:
    assert kept_file(tmp_path, name) is None


def test_ingest_keeps_and_remove_lets_go(tmp_path: Path, plan: Path) -> None:
    db = str(tmp_path / "plans.sqlite")
    done = vnplans.ingest(plan, db=db, jobs=0)
    kept = kept_file(tmp_path / "plans.files", sha256_of(plan))
    assert kept is not None and kept.read_bytes() == plan.read_bytes()
    vnplans.remove(str(done[0].document_id), db)
    assert not kept.exists()
    let_go(tmp_path / "plans.files", sha256_of(plan))  # once more is no error


def test_no_copy_where_none_is_wanted(tmp_path: Path, plan: Path) -> None:
    vnplans.ingest(plan, db=str(tmp_path / "plans.sqlite"), jobs=0, keep=False)
    assert not (tmp_path / "plans.files").exists()


def test_a_file_that_is_not_stored_is_not_kept(tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear Sir, no plan.", encoding="utf-8")
    assert vnplans.ingest(other, db=str(tmp_path / "plans.sqlite"), jobs=0)[0].error
    assert not (tmp_path / "plans.files").exists()


def test_a_folder_that_cannot_be_made_is_told_and_the_rows_are_stored(tmp_path: Path, plan: Path) -> None:
    (tmp_path / "plans.files").write_text("in the way", encoding="utf-8")
    done = vnplans.ingest(plan, db=str(tmp_path / "plans.sqlite"), jobs=0)[0]
    assert done.error is None
    assert "is not kept" in done.notices[0] and "cannot be shown" in done.notices[0]


def test_relink_finds_a_file_that_was_moved_and_renamed(tmp_path: Path, plan: Path) -> None:
    db = str(tmp_path / "plans.sqlite")
    vnplans.ingest(plan, db=db, jobs=0, keep=False)
    elsewhere = tmp_path / "elsewhere" / "deep"
    elsewhere.mkdir(parents=True)
    assert list(vnplans.relink(tmp_path / "elsewhere", db=db)["state"]) == ["missing"]
    shutil.move(plan, elsewhere / "moved.md")
    found = vnplans.relink(tmp_path / "elsewhere", db=db)
    assert list(found["state"]) == ["found"] and found["found"][0].endswith("moved.md")
    assert list(vnplans.relink(tmp_path / "elsewhere", db=db)["state"]) == ["kept"]
    assert kept_file(tmp_path / "plans.files", sha256_of(elsewhere / "moved.md"))
