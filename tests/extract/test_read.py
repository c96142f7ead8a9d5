"""Which reader a file goes to: told by its bytes, whatever its name."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from extract.errors import DamagedFile, EmptyFile, MissingFile, UnknownType
from extract.markup.markdown import markdown_blocks
from extract.model import Grid
from extract.read import read_document
from tests.samples.files import corpus_file

TABLE = "<table border=1><tr><th>STT</th><th>Nhiệm vụ</th></tr><tr><td>1</td><td>Trồng rừng</td></tr></table>"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (f"<!DOCTYPE html><html><body><p>KẾ HOẠCH</p>{TABLE}</body></html>".encode(), "text/html"),
        (f"  <html><body><p>KẾ HOẠCH</p>{TABLE}</body></html>".encode("utf-16"), "text/html"),
        (f"# KẾ HOẠCH\n\n{TABLE}\n".encode(), "text/markdown"),
        (
            "KẾ HOẠCH\n\n| STT | Nhiệm vụ | Chủ trì |\n|---|---|---|\n| 1 | Trồng rừng | Sở X |\n".encode(),
            "text/markdown",
        ),
        ("\tSTT\n\tNhiệm vụ\n\n\t1\n\tTrồng rừng\n\n\t2\n\tTrồng cây\n".encode(), "text/plain"),
    ],
    ids=["html", "html-utf16", "markdown-with-html-table", "pipes", "portal"],
)
def test_the_bytes_tell_the_type(content: bytes, media_type: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(content)
    document = read_document(path)
    assert document.media_type == media_type
    assert any(isinstance(b, Grid) for b in document.blocks)


@pytest.mark.parametrize("form", [".pdf", ".docx", ".md"])
def test_a_wrong_ending_does_not_matter(form: str, tmp_path: Path) -> None:
    path = tmp_path / "file.bin"
    path.write_bytes(corpus_file("cao-bang", form).read_bytes())
    assert read_document(path).blocks


def test_an_html_table_in_markdown_keeps_its_lines() -> None:
    lines = [
        "# KẾ HOẠCH",
        "",
        "<table border=1>",
        "<tr><td>STT</td><td>Nhiệm vụ</td></tr>",
        "<tr><td>1</td><td>Giảm CO<sub>2</sub></td></tr>",
        "</table>",
        "",
        "Hết.",
    ]
    _, grid, last = markdown_blocks(lines)
    assert isinstance(grid, Grid)
    assert {(c.row, c.text): c.fragment.place.line for c in grid.cells}[(1, "Giảm CO2")] == 5
    assert last.text == "Hết."  # type: ignore[union-attr]


def test_a_paragraph_broken_by_a_page_is_one() -> None:
    (paragraph,) = markdown_blocks(["- Phát huy vai trò phổ biến các", "", "chủ trương, chính sách;"])
    assert paragraph.text == "- Phát huy vai trò phổ biến các chủ trương, chính sách;"  # type: ignore[union-attr]
    assert [f.place.line for f in paragraph.fragments] == [1, 3]  # type: ignore[union-attr]


def test_errors_are_named(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        read_document(tmp_path / "nowhere.pdf")
    (tmp_path / "empty.md").write_bytes(b"  \n")
    with pytest.raises(EmptyFile):
        read_document(tmp_path / "empty.md")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    with pytest.raises(UnknownType):
        read_document(tmp_path / "picture.png")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a.txt", "x")
    with pytest.raises(UnknownType):
        read_document(tmp_path / "other.zip")
    cut = corpus_file("cao-bang", ".docx").read_bytes()[:9000]
    (tmp_path / "cut.docx").write_bytes(cut)
    with pytest.raises(DamagedFile):
        read_document(tmp_path / "cut.docx")


@pytest.mark.parametrize(
    ("name", "head", "kind", "help_"),
    [
        ("photo.png", b"\x89PNG\r\n\x1a\n", "a picture (PNG)", "in a PDF"),
        ("photo.jpg", b"\xff\xd8\xff\xe0", "a picture (JPEG)", "in a PDF"),
        ("photo.heic", b"\x00\x00\x00\x18ftypheic", "a picture (HEIC)", "in a PDF"),
        ("photo.webp", b"RIFF\x00\x00\x00\x00WEBP", "a picture (WebP)", "in a PDF"),
        ("plans.rar", b"Rar!\x1a\x07\x00", "a packed file (RAR)", "unpack"),
        ("plans.zip", b"PK\x05\x06" + bytes(18), "an empty ZIP file", "unpack"),
    ],
)
def test_a_file_that_is_no_document_is_told_by_its_kind(
    tmp_path: Path, name: str, head: bytes, kind: str, help_: str
) -> None:
    path = tmp_path / name
    path.write_bytes(head + bytes(range(128, 256)) * 4)
    with pytest.raises(UnknownType) as refused:
        read_document(path)
    assert str(refused.value) == f"{path}: {kind}"
    assert help_ in refused.value.hint and "DOCX" in refused.value.hint


@pytest.mark.parametrize(
    ("part", "kind", "help_"),
    [
        ("xl/workbook.xml", "an Excel workbook", "PDF"),
        ("plan.pdf", "a ZIP file that holds no Word document", "unpack"),
    ],
)
def test_a_zip_file_is_told_by_what_is_in_it(tmp_path: Path, part: str, kind: str, help_: str) -> None:
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(part, "x")
    with pytest.raises(UnknownType) as refused:
        read_document(path)
    assert str(refused.value) == f"{path}: {kind}" and help_ in refused.value.hint
