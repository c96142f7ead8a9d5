"""Old Word files and RTF through LibreOffice, and files that only bear their names."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from extract import office
from extract.errors import DamagedFile, EmptyFile, MissingFile, ReadError, ToolMissing, UnknownType
from extract.model import Grid, Paragraph
from extract.office import find_office, read_office

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
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
