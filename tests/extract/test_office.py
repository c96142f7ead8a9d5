"""Old Word files and RTF through LibreOffice, and files that only bear their names."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from extract import office
from extract.errors import (
    DamagedFile,
    EmptyFile,
    MissingFile,
    NoSpace,
    ReadError,
    ToolMissing,
    UnknownType,
)
from extract.model import Grid, Paragraph
from extract.office import find_office, read_office
from extract.read import read_document
from tests.samples.files import ROOT
from tests.samples.processes import alive, until
from vnplans.intake.child import Reader
from vnplans.intake.files import select
from vnplans.intake.messages import Job, ReadingTooLong
from vnplans.intake.worker import answer
from vnplans.settings import ReadSettings

CORPUS = ROOT / "corpus"
STEM = "bac-ninh-2023/bac-ninh-342-kh-ubnd-2023"
needs_office = pytest.mark.skipif(find_office() is None, reason="LibreOffice (soffice) is not installed")
RTF = rb"{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}\f0 QUY\u7870?T \u272?\u7882?NH\par \u272?i\u7873?u 1. Ph\'ea duy\u7879?t.\par}"


@needs_office
@pytest.mark.slow
def test_doc_gives_the_cells_of_the_docx(tmp_path: Path) -> None:
    program = find_office()
    assert program is not None
    source = CORPUS / f"{STEM}.docx"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    document = read_office(tmp_path / f"{source.stem}.doc")
    assert document.media_type == "application/msword"
    truth = json.loads((CORPUS / "truth" / f"{source.stem}.json").read_text(encoding="utf-8"))
    grids = [b for b in document.blocks if isinstance(b, Grid)]
    for grid, expected in zip(grids, truth["tables"], strict=True):
        assert {(c.row, c.column, c.text) for c in grid.cells} == {
            (c["row"], c["column"], c["text"]) for c in expected["cells"]
        }


@needs_office
@pytest.mark.slow
def test_rtf_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.rtf"
    path.write_bytes(RTF)
    document = read_office(path)
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == [
        "QUYẾT ĐỊNH",
        "Điều 1. Phê duyệt.",
    ]
    assert document.media_type == "application/rtf"


def test_doc_that_is_a_web_page(tmp_path: Path) -> None:
    path = tmp_path / "plan.doc"
    path.write_text("<html><body><p>KẾ HOẠCH</p><p>Điều 1. Nội dung</p></body></html>", encoding="utf-8")
    document = read_office(path)
    assert (len(document.blocks), document.media_type) == (2, "text/html")


def test_doc_that_is_a_docx(tmp_path: Path) -> None:
    path = tmp_path / "plan.doc"
    path.write_bytes((CORPUS / f"{STEM}.docx").read_bytes())
    assert read_office(path).media_type.endswith("wordprocessingml.document")


def test_without_libreoffice_the_hint_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "_PROGRAMS", ("no-such-program",))
    path = tmp_path / "plan.rtf"
    path.write_bytes(RTF)
    with pytest.raises(ToolMissing) as failure:
        read_office(path)
    assert "LibreOffice" in str(failure.value) and "DOCX" in failure.value.hint


def test_libreoffice_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nexec sleep 30\n")
    slow.chmod(0o755)
    monkeypatch.setattr(office, "find_office", lambda: str(slow))
    monkeypatch.setattr(office, "TIME_LIMIT", 0.2)
    path = tmp_path / "plan.rtf"
    path.write_bytes(RTF)
    with pytest.raises(DamagedFile, match="seconds"):
        read_office(path)


@pytest.mark.skipif(sys.platform == "win32", reason="process groups of POSIX")
def test_a_conversion_killed_from_outside_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reading process is killed by its own time limit, can tidy up nothing, and LibreOffice has a child."""
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\nsleep 60 &\necho $$ $! > '{tmp_path}/pids'\nwait\n")
    program.chmod(0o755)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("TMPDIR", str(temporary))
    path = tmp_path / "plan.rtf"
    path.write_bytes(RTF)
    reader = Reader()
    assert reader.begin(Job(path, ReadSettings(seconds=0.5))) is None
    until(lambda: (tmp_path / "pids").exists() and bool((tmp_path / "pids").read_text()))
    began = [int(pid) for pid in (tmp_path / "pids").read_text().split()]
    assert all(map(alive, began)) and list(temporary.iterdir())
    until(lambda: (found := reader.result()) is not None and isinstance(found.error, ReadingTooLong))
    until(lambda: not any(map(alive, began)))
    until(lambda: not list(temporary.iterdir()))


def test_a_full_temporary_folder_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device", str(tmp_path / "source.rtf"))

    monkeypatch.setattr(office, "find_office", lambda: "soffice")
    path = tmp_path / "plan.rtf"
    path.write_bytes(RTF)
    monkeypatch.setattr(Path, "write_bytes", full)
    found = answer(Job(path, ReadSettings()))
    assert isinstance(found.error, NoSpace)
    assert "No space left" in str(found.error) and "TMPDIR" in found.error.hint


def test_a_word_file_with_macros_is_read(tmp_path: Path) -> None:
    """As ``.docm`` its main part has a type of its own; the macros are another part, which nobody opens."""
    path = tmp_path / "plan.docm"
    with zipfile.ZipFile(CORPUS / f"{STEM}.docx") as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "[Content_Types].xml":
                plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
                assert plain in data
                data = data.replace(plain, b"application/vnd.ms-word.document.macroEnabled.main+xml")
            target.writestr(name, data)
        target.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0macros")
    assert read_document(path).blocks == read_document(CORPUS / f"{STEM}.docx").blocks
    assert [f.path.name for f in select([tmp_path]).files] == ["plan.docm"]


@pytest.mark.parametrize(
    ("data", "error"),
    [(b"", EmptyFile), (b"\x00\x01\x02 something", UnknownType), (b"PK\x03\x04 cut", DamagedFile)],
    ids=["empty", "unknown", "cut"],
)
def test_bad_files_have_names(tmp_path: Path, data: bytes, error: type[ReadError]) -> None:
    path = tmp_path / "bad.doc"
    path.write_bytes(data)
    with pytest.raises(error):
        read_office(path)


def test_missing_file_has_a_name(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        read_office(tmp_path / "none.doc")
