"""Letters that are none, in every kind of file: halves of letters, control characters, code points without a character."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import openpyxl
import pytest

from extract.docx.styles import W
from extract.model import Document
from extract.pdf.pages import read_pages
from extract.read import read_document
from normalize.text import clean, nfc
from schema.assemble import build_records
from schema.database.opening import open_database
from schema.export.dataset import export
from schema.load.store import store
from tests.samples.files import SHARED
from tests.samples.pdf import Sheet, write
from vnplans.questions.registers import agency_records

HALF = "\ud835"
PRINTED = [
    ("two halves are one letter", "\ud835\udc47x", "\U0001d447x"),
    ("a first half alone", "\ud835x", "\ufffdx"),
    ("a second half alone", "x\udc47", "x\ufffd"),
    ("halves the wrong way round", "\udc47\ud835", "\ufffd\ufffd"),
    ("an order to a terminal", "a\x1b[31mb", "a[31mb"),
    ("NUL", "a\x00b", "ab"),
    ("delete", "a\x7fb", "ab"),
    ("C1", "a\x9bb", "ab"),
    ("a page break parts words", "a\x0cb", "a b"),
    ("a next line parts words", "a\x85b", "a b"),
    ("no characters", "a\ufdd0\ufffe\uffff\U0001ffffb", "ab"),
    ("a letter of a private font stays", "a\uf0b7b", "a\uf0b7b"),
    ("a letter outside the basic plane stays", "\U0001d447\U0001f600", "\U0001d447\U0001f600"),
]


@pytest.mark.parametrize(("printed", "expected"), [p[1:] for p in PRINTED], ids=[p[0] for p in PRINTED])
def test_what_is_no_letter_is_left_out(printed: str, expected: str) -> None:
    assert clean(printed) == nfc(printed) == expected


def test_tabs_and_line_breaks_are_kept() -> None:
    assert nfc("a\tb\nc\r\n") == "a\tb\nc\r\n"


IN_PDF = [
    ("a mathematical letter", "𝑇 x", ["𝑇", "x"]),
    ("in a word", "a𝑇b𝑥c", ["a𝑇b𝑥c"]),
    ("a half", f"a{HALF}b", ["a\ufffdb"]),
    ("an order to a terminal", "a\x1b[31mb", ["a\ufffd[31mb"]),
    ("NUL", "a\x00b", ["a\ufffdb"]),
    ("delete", "a\x7fb", ["a\ufffdb"]),
    ("C1", "a\x9bb", ["a\ufffdb"]),
    ("no character", "a\ufdd0b", ["a\ufffdb"]),
]


@pytest.mark.parametrize(("printed", "words"), [p[1:] for p in IN_PDF], ids=[p[0] for p in IN_PDF])
def test_letters_of_a_pdf(tmp_path: Path, printed: str, words: list[str]) -> None:
    [page] = read_pages(write(tmp_path / "page.pdf", [Sheet().text(70, 100, printed, 12)]))
    assert [w.text for w in page.words] == words
    for word in page.words:  # letters are half as wide as the font is high
        assert word.box.width == pytest.approx(6.0 * len(word.text), abs=0.5)


SHARED_FILES = [
    ("surrogate_small.pdf", "𝑇 x 100"),
    ("tounicode_nul.pdf", "\ufffdA\ufffdDEFG \ufffdA\ufffd"),
    (
        "tounicode_surr.pdf",
        "\ufffd\ufffd\ufffdDEFG \ufffd\ufffd\ufffd",
    ),  # its font states a letter that no plan prints
]


@pytest.mark.parametrize(("name", "last"), SHARED_FILES)
def test_letters_of_shared_files(name: str, last: str) -> None:
    path = SHARED / "hostile" / name
    if not path.exists():
        pytest.skip("../shared/hostile is not here")
    assert [b.text for b in read_document(path).blocks if hasattr(b, "fragments")][-1] == last


SPOILT = "Sở\x1b[2J Xây\x7f dựng\x9b \ufdd0𝑇"
PLAN = ("UBND TỈNH X", "Số: 12/KH-UBND", "KẾ HOẠCH", "1. Xây dựng 100 km đường " + SPOILT)


def pdf(path: Path) -> None:
    write(path, [Sheet().lines(70, 100, PLAN)])


def docx(path: Path) -> None:
    body = "".join(f"<w:p><w:r><w:t>{line.replace(chr(27), '')}</w:t></w:r></w:p>" for line in PLAN)
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{W.strip("{}")}"><w:body>{body}</w:body></w:document>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", xml.encode())


def page(path: Path) -> None:
    rows = "".join(f"<tr><td>{n}</td><td>{SPOILT}&#27;&#x9b;&#xfffe;</td><td>x</td></tr>" for n in range(3))
    path.write_text(
        "<html><body>" + "".join(f"<p>{line}</p>" for line in PLAN) + f"<table border=1>{rows}</table>",
        "utf-8",
    )


def markdown(path: Path) -> None:
    table = "\n".join(f"| {n} | {SPOILT} &#27; | \x0c x |" for n in range(3))
    path.write_text("\n\n".join(PLAN) + f"\n\n{table}\n", "utf-8")


def portal(path: Path) -> None:
    rows = "\n\n".join(f"\t{n}\n\t{SPOILT}\n\t\x00x" for n in range(5))
    path.write_text("\n".join(PLAN) + f"\n{rows}\n\n\n", "utf-8")


def bare(path: Path) -> None:
    path.write_text("\n".join(PLAN) + "\n\n" + "\n\n".join(f"{n}\n\n{SPOILT}" for n in range(5)), "utf-8")


FILES: dict[str, Callable[[Path], None]] = {
    "plan.pdf": pdf, "plan.docx": docx, "plan.html": page, "plan.md": markdown, "portal.txt": portal, "bare.txt": bare,
}  # fmt: skip


def texts(value: object) -> Iterator[str]:
    """All texts in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for part in value:
            yield from texts(part)


def is_letter(c: str) -> bool:
    code = ord(c)
    none = 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE
    return c in "\t\n" or not (unicodedata.category(c) in ("Cc", "Cs") or none)


@pytest.mark.parametrize("name", FILES)
def test_no_reader_lets_them_through(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    FILES[name](path)
    document: Document = read_document(path)
    for found in (document, build_records(document)):
        read = list(texts(found))
        assert any("dựng" in text for text in read)
        assert [text for text in read if not all(map(is_letter, text))] == []


@pytest.mark.parametrize("name", FILES)
def test_the_workbook_opens(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    FILES[name](path)
    engine = open_database(str(tmp_path / "plans.sqlite"))
    store(engine, build_records(read_document(path)), agency_records())
    export(engine, tmp_path / "out", "xlsx")
    engine.dispose()
    for written in (tmp_path / "out").glob("*.xlsx"):
        workbook = openpyxl.load_workbook(io.BytesIO(written.read_bytes()))
        assert workbook.active is not None
