"""Files that mean harm end with a named error or a finding, within their limits; none ends the process that reads it."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pikepdf
import pytest

import extract.errors
from extract.docx.styles import W
from extract.errors import EncryptedPdf, ReadError, TooBig
from extract.paged import read_pdf
from extract.pdf.content import MOST_DRAWN
from extract.read import read_document
from normalize.notes import Code, Severity
from tests.samples.files import SHARED
from tests.samples.hostile_child import outcome_of
from tests.samples.pdf import Sheet, write
from tests.samples.tiny_plans import tiny_plan
from vnplans.intake.one_file import read_file
from vnplans.settings import ReadSettings

HOSTILE = SHARED / "hostile"
NAMED = {
    name
    for name, kind in vars(extract.errors).items()
    if isinstance(kind, type) and issubclass(kind, ReadError)
}
SHARED_NAMES = sorted(p.name for p in HOSTILE.glob("*.*")) if HOSTILE.is_dir() else []
WANTED = {
    "form_exp30.pdf": "TooBig", "form_self.pdf": "TooBig", "content_q_4g.pdf": "TooBig", "count1e6.pdf": "partial",
    "rowspans_html.html": "TooBig", "comments_html.html": "NotAPlan", "gridspan_m.docx": "ok", "hdr_only.pdf": "DamagedFile",
    "surrogate_small.pdf": "ok", "nest_docx.docx": "DamagedFile",
}  # fmt: skip
"""What must come of some of them; of the others anything with a name."""


@pytest.mark.skipif(not SHARED_NAMES, reason="../shared/hostile is not here")
@pytest.mark.parametrize("name", SHARED_NAMES)
def test_shared_files_end_with_a_name(name: str) -> None:
    found, told = outcome_of(HOSTILE / name)
    if name in WANTED:
        assert found == WANTED[name], told
    assert found in NAMED | {"ok", "partial", "needs_ocr", "failed"}, told


def drawing(content: bytes, forms: dict[str, bytes]) -> Callable[[Path], None]:
    """A page with this content and forms; each form may draw all of them."""

    def make(path: Path) -> None:
        write(path, [Sheet().text(70, 100, "Số: 12/KH-UBND")])
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            streams = {f"/{n}": pdf.make_indirect(pikepdf.Stream(pdf, c)) for n, c in forms.items()}
            named = pdf.make_indirect(pikepdf.Dictionary(XObject=pikepdf.Dictionary(streams)))
            for stream in streams.values():
                stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
                stream.BBox, stream.Resources = pikepdf.Array([0, 0, 600, 800]), named
            page = pdf.pages[0]
            page.obj.Resources.XObject = named.XObject
            page.contents_add(content)
            pdf.save(path)

    return make


def packed_twice(path: Path) -> None:
    write(path, [Sheet().text(70, 100, "Số: 12/KH-UBND")])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        packer = zlib.compressobj()
        once = (
            b"".join(packer.compress(b"q " * (1 << 19)) for _ in range(2 * MOST_DRAWN >> 20)) + packer.flush()
        )
        pdf.pages[0].obj.Contents = pikepdf.Stream(
            pdf, zlib.compress(once), Filter=[pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode]
        )
        pdf.save(path)


def many_objects(path: Path) -> None:
    drawing(b"10 10 50 50 re S\n" * 210_000, {})(path)


def false_count(path: Path) -> None:
    write(path, [Sheet().text(70, 100, "Số: 12/KH-UBND")])
    path.write_bytes(path.read_bytes().replace(b"/Count 1 ", b"/Count 900000 "))


def docx(*rows: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        body = "<w:p><w:r><w:t>Số: 12/KH-UBND</w:t></w:r></w:p><w:tbl>" + "".join(rows) + "</w:tbl>"
        xml = f'<w:document xmlns:w="{W.strip("{}")}"><w:body>{body}</w:body></w:document>'
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", xml)

    return make


def row(cells: int, span: str) -> str:
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr><w:p><w:r><w:t>Sở</w:t></w:r></w:p></w:tc>'
    return f"<w:tr>{cell * cells}</w:tr>"


def text(content: str) -> Callable[[Path], None]:
    return lambda path: path.write_text(content, "utf-8") and None


def nested(n: int) -> str:
    return "<w:tr><w:tc><w:tbl>" * n + row(1, "1") + "</w:tbl></w:tc></w:tr>" * n


MADE: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "forms that draw each other": (drawing(b"/A Do", {"A": b"/B Do /B Do", "B": b"/A Do /A Do"}), "TooBig", "forms"),
    "a form that draws itself thrice": (drawing(b"/A Do", {"A": b"/A Do /A Do /A Do"}), "TooBig", "forms"),
    "a form drawn again and again": (drawing(b"/A Do " * 9000, {"A": b"0 0 m 9 9 l S\n" * 900}), "TooBig", "forms"),
    "a form that draws itself once": (drawing(b"/A Do", {"A": b"/A Do"}), "ok", ""),
    "content packed twice": (packed_twice, "TooBig", "content"),
    "a page of 200,000 rectangles": (many_objects, "NotAPlan", ""),
    "a page tree that lies": (false_count, "partial", "900000 pages"),
    "a cell over a million columns": (docx(row(1, "1000000"), row(3, "1")), "ok", ""),
    "a span that is no number": (docx(row(1, "²"), row(3, "9" * 5000)), "ok", ""),
    "63 columns 100 times": (docx(row(100, "63")), "TooBig", "columns"),
    "tables in tables": (docx(nested(600)), "TooBig", "nested"),
    "spans over everything": (text("<table>" + "<tr>" + "<td rowspan=200 colspan=200>x" * 300), "TooBig", "columns"),
    "a wide table of bars": (text("Số: 12/KH-UBND\n\n" + "| a" * 3000 + "|\n"), "TooBig", "columns"),
    "a table of bars alone": (text("Số: 12/KH-UBND\n\n" + "|---|---|\n|||||\n"), "ok", ""),
    "comments that never end": (text("<!-- a --> " * 300 + "\nSố: 12/KH-UBND"), "ok", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", MADE)
def test_made_files_end_with_a_name(tmp_path: Path, case: str) -> None:
    make, expected, words = MADE[case]
    path = tmp_path / "file"
    make(path)
    found, told = outcome_of(path)
    assert found == expected, told
    assert words in told


def test_a_page_that_draws_without_end_is_left_out_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    drawing(b"/A Do", {"A": b"/A Do /A Do"})(path)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        good = pikepdf.open(write(tmp_path / "good.pdf", [Sheet().text(70, 100, "Sở Xây dựng")]))
        pdf.pages.extend(good.pages)
        pdf.save(path)
    document = read_pdf(path)
    assert [[n.code for n in page.notes] for page in document.pages] == [[Code.PAGE_FAILED], []]
    assert document.pages[0].notes[0].severity is Severity.ERROR
    assert [b.text for b in document.blocks if hasattr(b, "fragments")] == ["Sở Xây dựng"]


@pytest.mark.parametrize(
    "failure",
    [
        pikepdf.PasswordError("invalid password"),
        pikepdf.ForeignObjectError("x"),
        ValueError("no page"),
        TypeError("x"),
    ],
    ids=lambda failure: type(failure).__name__,
)
def test_a_pdf_that_only_qpdf_cannot_open_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    path = write(tmp_path / "plan.pdf", [Sheet().text(70, 100, "Số: 12/KH-UBND")])

    def refuse(*_: object, **__: object) -> pikepdf.Pdf:
        raise failure

    monkeypatch.setattr(pikepdf, "open", refuse)
    document = read_document(path)
    assert [b.text for b in document.blocks if hasattr(b, "fragments")] == ["Số: 12/KH-UBND"]
    [note] = document.notes
    assert (note.code, note.severity) == (Code.PAGE_FAILED, Severity.INFO)
    assert type(failure).__name__ in note.message


def test_a_file_of_more_pages_than_any_plan_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "plan.pdf", [Sheet().text(70, 100, "Số: 12/KH-UBND")] * 6)
    monkeypatch.setattr("extract.pdf.pages.MOST_PAGES", 6)
    assert read_pdf(path).n_pages == 6
    monkeypatch.setattr("extract.pdf.pages.MOST_PAGES", 5)
    with pytest.raises(TooBig, match="6 pages"):
        read_pdf(path)


def test_a_file_that_gives_more_rows_than_any_plan_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "plan.md"
    path.write_text(tiny_plan(1), "utf-8")
    given = read_file(path, ReadSettings())
    rows = sum(len(rows) for f in fields(given) if isinstance(rows := getattr(given, f.name), tuple))
    assert rows > 20
    monkeypatch.setattr("vnplans.intake.one_file.MOST_ROWS", rows)
    assert read_file(path, ReadSettings()) == given
    monkeypatch.setattr("vnplans.intake.one_file.MOST_ROWS", rows - 1)
    with pytest.raises(TooBig, match=f"gives {rows} rows"):
        read_file(path, ReadSettings())


def test_a_page_as_large_as_a_hall_is_painted_at_a_limited_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")
    from extract.ink.picture import MOST_DOTS, rendered

    assert MOST_DOTS <= 150_000_000
    path = write(tmp_path / "hall.pdf", [Sheet(width=14_400, height=14_400).text(70, 100, "Số: 12/KH-UBND")])
    monkeypatch.setattr("extract.ink.picture.MOST_DOTS", 1_000_000)
    picture = rendered(path, 1, 200)
    assert 900_000 < picture.width * picture.height < 1_010_000


def test_a_pdf_with_a_password_stays_encrypted(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.pdf", [Sheet().text(70, 100, "Số: 12/KH-UBND")])
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pytest.raises(EncryptedPdf):
        read_document(path)


def test_too_big_has_a_hint_and_an_exit_code() -> None:
    assert TooBig("x").hint and TooBig("x").exit_code == 20
