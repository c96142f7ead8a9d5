"""The pipeline: which files are meant, and that a bad one harms nothing but itself."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import pikepdf
import pytest

import vnplans
from extract.errors import EncryptedPdf, MissingFile, ReadError
from schema.errors import UnknownRole
from tests.samples.files import CORPUS, corpus_file
from vnplans.intake.child import Reader
from vnplans.intake.files import InputFile, files_of
from vnplans.intake.messages import Answer, Job, ReadingCrashed, ReadingTooLong
from vnplans.intake.results import PARTLY, FileResult, exit_code
from vnplans.intake.run import read_files
from vnplans.intake.worker import answer
from vnplans.settings import HeadOptions, ReadSettings

PLAN = corpus_file("bac-ninh", ".txt")


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")


def test_a_folder_is_its_readable_files_in_order(tmp_path: Path) -> None:
    touch(tmp_path, "b.pdf", "a.DOCX", "sub/c.md", "notes.csv", ".hidden/d.pdf", ".e.pdf")
    assert [f.path.relative_to(tmp_path).as_posix() for f in files_of([tmp_path])] == [
        "a.DOCX",
        "b.pdf",
        "sub/c.md",
    ]


def test_a_manifest_says_which_files_and_what_they_are(tmp_path: Path) -> None:
    touch(tmp_path, "a.pdf", "README.md")
    (tmp_path / "manifest.csv").write_text(
        "file,number,issued_on,issuer\na.pdf,1/KH-UBND,2024-02-03,UBND tỉnh X\n"
    )
    (found,) = files_of([tmp_path])
    assert found == InputFile(
        tmp_path / "a.pdf", HeadOptions("1/KH-UBND", "UBND tỉnh X", date(2024, 2, 3), "UBND tỉnh X")
    )


def test_a_file_named_twice_is_read_once_and_a_missing_one_is_kept(tmp_path: Path) -> None:
    touch(tmp_path, "a.md")
    paths = [tmp_path / "a.md", tmp_path / "none.pdf", tmp_path / "a.md"]
    assert [f.path.name for f in files_of(paths)] == ["a.md", "none.pdf"]


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        pytest.param([0], 0, id="one-good"),
        pytest.param([11], 11, id="one-bad"),
        pytest.param([0, 0], 0, id="all-good"),
        pytest.param([0, 11], PARTLY, id="some-bad"),
        pytest.param([11, 12], PARTLY, id="all-bad"),
    ],
)
def test_exit_code(codes: list[int], expected: int) -> None:
    results = [FileResult(Path("x"), error="e" if c else None, exit_code=c) for c in codes]
    assert exit_code(results) == expected


BAD = {
    "missing": (None, 11),
    "empty": (b"", 12),
    "blank": (b" \n\t\n", 12),
    "not-a-plan": ("Hôm nay trời đẹp.\n".encode() * 20, 13),
    "unknown-type": (bytes(range(256)) * 40, 14),
    "damaged-pdf": (b"%PDF-1.7\n" + b"\x00\x01garbage" * 50, 16),
}


@pytest.fixture
def bad_files(tmp_path: Path) -> dict[str, Path]:
    folder = tmp_path / "bad"
    folder.mkdir()
    for name, (content, _) in BAD.items():
        if content is not None:
            (folder / name).write_bytes(content)
    return {name: folder / name for name in BAD}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_a_named_error_with_code_and_hint(bad_files: dict[str, Path], name: str) -> None:
    ((_, found, _),) = read_files([InputFile(bad_files[name])], ReadSettings(), 0)
    assert isinstance(found.error, ReadError)
    assert not isinstance(found.error, ReadingCrashed), found.error
    assert found.error.exit_code == BAD[name][1]
    assert found.error.hint


def test_good_files_are_stored_beside_bad_ones(tmp_path: Path, bad_files: dict[str, Path]) -> None:
    db = str(tmp_path / "plans.sqlite")
    results = vnplans.ingest(bad_files["empty"], PLAN, bad_files["damaged-pdf"], db=db, jobs=2)
    assert [(r.path.name, r.exit_code) for r in results] == [
        ("empty", 12),
        (PLAN.name, 0),
        ("damaged-pdf", 16),
    ]
    assert list(vnplans.status(db)["document_id"]) == [results[1].document_id]


def test_a_bad_file_leaves_the_database_as_it_was(tmp_path: Path, bad_files: dict[str, Path]) -> None:
    db = tmp_path / "plans.sqlite"
    vnplans.ingest(PLAN, db=str(db), jobs=0)
    before = rows_of(db)
    vnplans.ingest(*bad_files.values(), db=str(db), jobs=1)
    assert rows_of(db) == before


def rows_of(db: Path) -> list[str]:
    """All that a database holds, but for what it knows of files by their names."""
    with closing(sqlite3.connect(db)) as connection:
        return [line for line in connection.iterdump() if not line.startswith('INSERT INTO "known_files"')]


def test_a_child_process_reads_what_this_process_reads() -> None:
    reader = Reader()
    try:
        found = reader.read(Job(PLAN, ReadSettings()))
        again = reader.read(Job(PLAN, ReadSettings()))
    finally:
        reader.close()
    assert found.records == again.records == answer(Job(PLAN, ReadSettings())).records


def test_a_file_that_takes_too_long_ends_its_process_and_no_other() -> None:
    reader = Reader()
    try:
        slow = reader.read(Job(PLAN, ReadSettings(seconds=0.0)))
        good = reader.read(Job(PLAN, ReadSettings()))
    finally:
        reader.close()
    assert isinstance(slow.error, ReadingTooLong)
    assert good.records is not None


def test_a_process_that_dies_is_an_error_of_its_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\necho 'Segmentation fault' >&2\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    reader = Reader()
    found = reader.read(Job(PLAN, ReadSettings()))
    reader.close()
    assert isinstance(found.error, ReadingCrashed)
    assert "Segmentation fault" in str(found.error)


@pytest.mark.parametrize(
    ("files", "jobs", "workers"),
    [(1, 1, None), (1, 2, None), (2, 1, None), (2, 2, 1)],
    ids=["one file", "one file, more processes", "one after the other", "two at a time"],
)
def test_files_read_at_the_same_time_take_one_core_each(
    files: int, jobs: int, workers: int | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[int | None] = []

    def begin(_: Reader, job: Job, *__: object) -> Answer:
        seen.append(job.settings.scan_workers)
        return Answer(None, MissingFile(str(job.path)))

    monkeypatch.setattr(Reader, "begin", begin)
    paths = [tmp_path / f"{n}.pdf" for n in range(files)]
    for path in paths:
        path.write_bytes(b"%PDF-")
    list(read_files([InputFile(p) for p in paths], ReadSettings(), jobs))
    assert seen == [workers] * files


def test_what_we_did_not_foresee_is_told_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("of ours")

    monkeypatch.setattr("vnplans.intake.one_file.build_records", broken)
    found = answer(Job(PLAN, ReadSettings()))
    assert isinstance(found.error, ReadingCrashed)
    assert "KeyError" in str(found.error) and "vnplans.intake.one_file:" in str(found.error)


def test_what_a_person_states_wins_over_the_head(tmp_path: Path) -> None:
    db = str(tmp_path / "plans.sqlite")
    (found,) = vnplans.ingest(
        PLAN, db=db, jobs=0, number="9/KH-UBND", issued_on=date(2024, 5, 6), province="Cao Bằng"
    )
    assert found.document_id == "cao-bang-9-kh-ubnd-2024"


def test_a_number_is_of_one_file_only(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="one file"):
        vnplans.ingest(PLAN, CORPUS / "x.pdf", db=str(tmp_path / "x.sqlite"), number="1")


def test_a_header_is_mapped_to_a_role_that_exists(tmp_path: Path) -> None:
    db = tmp_path / "x.sqlite"
    with pytest.raises(UnknownRole, match="nonsense") as told:
        vnplans.ingest(PLAN, db=str(db), headers={"Đơn vị": "nonsense"})
    assert "lead" in told.value.hint
    assert not db.exists()


def test_a_header_that_a_person_taught_is_read(tmp_path: Path) -> None:
    text = PLAN.read_text("utf-8")
    changed = tmp_path / "plan.txt"
    changed.write_text(text.replace("Cơ quan chủ trì", "Nhóm gánh vác"), "utf-8")
    assert changed.read_text("utf-8") != text
    found = {}
    for name, headers in (("untaught", {}), ("taught", {"Nhóm gánh vác": "lead"})):
        db = str(tmp_path / f"{name}.sqlite")
        vnplans.ingest(changed, db=db, jobs=0, headers=headers)
        found[name] = len(vnplans.findings(db=db, code="header_unmapped"))
    assert found["taught"] < found["untaught"]


def test_an_encrypted_pdf_is_a_named_error(tmp_path: Path) -> None:
    path = tmp_path / "locked.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(owner="o", user="u"))
    ((_, found, _),) = read_files([InputFile(path)], ReadSettings(), 0)
    assert isinstance(found.error, EncryptedPdf)
