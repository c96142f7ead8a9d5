"""One small plan in every old encoding and every format without pages: the same blocks as in Unicode."""

from __future__ import annotations

import html
import quopri
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as new_document

from extract.errors import UnknownType
from extract.model import Document, Paragraph, TextSource
from extract.read import read_document
from normalize.notes import Severity
from tests.samples.old_letters import ENCODERS, tcvn3, viscii, vni, windows_1258

BODY = (
    "Căn cứ Quyết định số 1658/QĐ-TTg ngày 01/10/2021 của Thủ tướng Chính phủ;",
    "Các sở, ngành căn cứ kế hoạch này triển khai thực hiện.",
    "Đến năm 2030, tỷ lệ dân số nông thôn dùng nước hợp vệ sinh đạt 98%.",
)
ROWS = (
    ("Số", "Nhiệm vụ", "Cơ quan chủ trì", "Kinh phí (triệu đồng)"),
    ("1", "Lập bản đồ nguồn nước mặt toàn tỉnh", "Sở Tài nguyên và Môi trường", "1.250"),
    ("2", "Thay đèn đường bằng đèn tiết kiệm điện", "Sở Công Thương", "8.400"),
)
Encode = Callable[[str], str]


def plain(text: str) -> str:
    return text


def as_text(body: Encode, table: Encode) -> str:
    return "\n\n".join(map(body, BODY)) + "\n\n" + "\n".join(table("\t".join(row)) for row in ROWS) + "\n"


def as_html(body: Encode, table: Encode) -> str:
    paragraphs = "".join(f"<p>{html.escape(body(text))}</p>" for text in BODY)
    rows = "".join(
        "<tr>" + "".join(f"<td>{html.escape(table(c))}</td>" for c in row) + "</tr>" for row in ROWS
    )
    return f"<html><head><meta charset='utf-8'></head><body>{paragraphs}<table border='1'>{rows}</table></body></html>"


def written(folder: Path, form: str, body: Encode, table: Encode) -> Path:
    path = folder / f"plan.{form}"
    if form == "docx":
        document = new_document()
        for text in BODY:
            printed = body(text)
            paragraph = document.add_paragraph(printed[:7])
            paragraph.add_run(printed[7:])
        grid = document.add_table(rows=0, cols=4)
        for row in ROWS:
            for cell, text in zip(grid.add_row().cells, row, strict=True):
                cell.text = table(text)
        document.save(str(path))
    else:
        path.write_text((as_html if form == "html" else as_text)(body, table), encoding="utf-8")
    return path


def texts(document: Document) -> list[str]:
    found = [[b.text] if isinstance(b, Paragraph) else [c.text for c in b.cells] for b in document.blocks]
    return [text.casefold() for block in found for text in block]


def in_unicode(folder: Path, form: str) -> list[str]:
    return texts(read_document(written(folder, form, plain, plain)))


@pytest.mark.parametrize("form", ["txt", "html", "docx"])
@pytest.mark.parametrize("name", [name for name in ENCODERS if name != "viscii"])
@pytest.mark.parametrize("part", ["all", "body", "table"])
def test_a_plan_in_an_old_encoding_is_read_as_in_unicode(
    tmp_path: Path, form: str, name: str, part: str
) -> None:
    encode = ENCODERS[name]
    path = written(tmp_path, form, plain if part == "table" else encode, plain if part == "body" else encode)
    read = read_document(path)
    assert texts(read) == in_unicode(tmp_path, form)
    assert read.notes
    assert all(note.severity is Severity.INFO for note in read.notes)


@pytest.mark.parametrize("form", ["txt", "html"])
@pytest.mark.parametrize("encode", [tcvn3, vni, viscii, windows_1258])
def test_bytes_that_are_no_utf8_are_read(tmp_path: Path, form: str, encode: Encode) -> None:
    expected = in_unicode(tmp_path, form)
    text = (
        as_html(encode, encode).replace("<meta charset='utf-8'>", "")
        if form == "html"
        else as_text(encode, encode)
    )
    path = tmp_path / f"bytes.{form}"
    path.write_bytes(text.encode("latin-1"))
    assert texts(read_document(path)) == expected


@pytest.mark.parametrize(
    "pack",
    [
        pytest.param(lambda t: t.encode("utf-16-le"), id="UTF-16-without-mark"),
        pytest.param(lambda t: t.encode("utf-16"), id="UTF-16"),
        pytest.param(lambda t: t.encode("utf-8-sig"), id="UTF-8-with-mark"),
        pytest.param(lambda t: quopri.encodestring(t.encode()), id="quoted-printable"),
        pytest.param(lambda t: t.encode("ascii", "xmlcharrefreplace"), id="entities"),
        pytest.param(
            lambda t: "".join(c if c.isascii() else f"\\u{ord(c):04x}" for c in t).encode(), id="escapes"
        ),
    ],
)
def test_letters_that_are_packed_are_unpacked(tmp_path: Path, pack: Callable[[str], bytes]) -> None:
    path = tmp_path / "packed.txt"
    path.write_bytes(pack(as_text(plain, plain)))
    assert texts(read_document(path)) == in_unicode(tmp_path, "txt")


def test_a_text_with_a_few_broken_bytes_is_read_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "broken.txt"
    path.write_bytes(as_text(plain, plain).encode().replace("điện".encode(), b"\xc4i\xe1n", 1))
    read = read_document(path)
    assert [note.severity for note in read.notes] == [Severity.WARNING]


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "noise.txt"
    path.write_bytes(bytes(range(128, 256)) * 40)
    with pytest.raises(UnknownType):
        read_document(path)


def test_the_source_says_that_the_letters_were_converted(tmp_path: Path) -> None:
    assert read_document(written(tmp_path, "docx", plain, tcvn3)).text_source is TextSource.LEGACY_ENCODING
