"""What lies beside the text of a PDF: form fields, annotations, layers that are off, hidden text, attached files."""

from __future__ import annotations

from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from extract.errors import EmptyFile
from extract.model import Document, Grid, Paragraph, SightingKind
from extract.paged import read_pdf
from normalize.notes import Code
from tests.samples.pdf import Sheet, write

XS, YS = [40.0, 90.0, 300.0, 420.0], [60.0, 90.0, 120.0, 150.0]
ROWS = [["STT", "Nhiệm vụ", "Kinh phí"], ["1", "Trồng rừng", "8.400"], ["2", "Xây chợ", ""]]
EMPTY_CELL = [305, 842 - 145, 415, 842 - 125]
FULL_CELL = [303, 842 - 104, 330, 842 - 92]


def sheet() -> Sheet:
    return Sheet().table(XS, YS, ROWS)


def with_annotation(tmp_path: Path, **entries: object) -> Document:
    path = write(tmp_path / "plain.pdf", [sheet()])
    with Pdf.open(path) as pdf:
        one = pdf.make_indirect(Dictionary(Type=Name.Annot, **entries))
        pdf.pages[0].Annots = Array([one])
        pdf.save(tmp_path / "marked.pdf")
    return read_pdf(tmp_path / "marked.pdf", twice=False)


def cell(document: Document, row: int) -> str:
    [grid] = [b for b in document.blocks if isinstance(b, Grid)]
    return next(c.text for c in grid.cells if (c.row, c.column) == (row, 2))


FIELDS = {
    "540": {"FT": Name.Tx, "V": String("540")},
    "Năm 2025": {"FT": Name.Ch, "V": String("b"), "Opt": Array([Array([String("b"), String("Năm 2025")])])},
    "☒": {"FT": Name.Btn, "AS": Name.Yes},
    "☐": {"FT": Name.Btn, "AS": Name.Off},
}


@pytest.mark.parametrize("shown", FIELDS)
def test_the_value_of_a_field_stands_in_its_cell(tmp_path: Path, shown: str) -> None:
    document = with_annotation(tmp_path, Subtype=Name.Widget, Rect=Array(EMPTY_CELL), **FIELDS[shown])
    assert cell(document, 2) == shown
    assert [(s.kind, s.text, s.taken) for s in document.sightings] == [(SightingKind.FORM_FIELD, shown, True)]


def test_the_value_may_stand_at_the_field_above(tmp_path: Path) -> None:
    above = Dictionary(FT=Name.Tx, V=String("540"), DA=String("/Helv 10 Tf"))
    document = with_annotation(tmp_path, Subtype=Name.Widget, Rect=Array(EMPTY_CELL), Parent=above)
    assert cell(document, 2) == "540"


def test_a_field_that_is_not_shown_has_no_value(tmp_path: Path) -> None:
    document = with_annotation(
        tmp_path, Subtype=Name.Widget, Rect=Array(EMPTY_CELL), FT=Name.Tx, V=String("5"), F=2
    )
    assert cell(document, 2) == "" and not document.sightings


def test_text_of_a_viewer_is_read_where_it_is_printed(tmp_path: Path) -> None:
    document = with_annotation(
        tmp_path,
        Subtype=Name.FreeText,
        Rect=Array(EMPTY_CELL),
        Contents=String("540"),
        DA=String("/Helv 10 Tf"),
    )
    assert cell(document, 2) == "540"
    assert [(s.kind, s.taken) for s in document.sightings] == [(SightingKind.ANNOTATION, True)]


def test_a_viewers_strike_takes_words_out(tmp_path: Path) -> None:
    document = with_annotation(tmp_path, Subtype=Name.StrikeOut, Rect=Array(FULL_CELL))
    assert cell(document, 1) == ""
    assert [(s.kind, s.text) for s in document.sightings] == [(SightingKind.STRUCK, "8.400")]


def test_a_note_is_told_and_not_read(tmp_path: Path) -> None:
    document = with_annotation(
        tmp_path, Subtype=Name.Text, Rect=Array(EMPTY_CELL), Contents=String("Xem lại")
    )
    assert cell(document, 2) == ""
    assert [(s.kind, s.text, s.taken) for s in document.sightings] == [
        (SightingKind.ANNOTATION, "Xem lại", False)
    ]


@pytest.mark.parametrize("member", [False, True], ids=["group", "membership"])
def test_a_layer_that_is_off_is_not_read(tmp_path: Path, member: bool) -> None:
    path = write(tmp_path / "plain.pdf", [sheet().text(305, 125, "7.777", 10)])
    with Pdf.open(path) as pdf:
        page = pdf.pages[0]
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Bản nháp")))
        group = pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=layer)) if member else layer
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
        page.Resources.Properties = Dictionary(MC0=group)
        lines = page.Contents.read_bytes().split(b"\n")
        page.Contents = pdf.make_stream(b"\n".join([*lines[:-1], b"/OC /MC0 BDC", lines[-1], b"EMC"]))
        pdf.save(tmp_path / "layer.pdf")
    document = read_pdf(tmp_path / "layer.pdf")
    assert cell(document, 2) == ""
    assert [(s.kind, s.text) for s in document.sightings] == [(SightingKind.STRUCK, "7.777")]


def invisible(page: Sheet, texts: list[str]) -> Sheet:
    page._ops.append(("3 Tr", None))
    for k, text in enumerate(texts):
        page.text(305, 125 + 12 * k, text, 10)
    page._ops.append(("0 Tr", None))
    return page


def test_text_drawn_invisibly_is_not_read(tmp_path: Path) -> None:
    document = read_pdf(write(tmp_path / "page.pdf", [invisible(sheet(), ["7.777"])]), twice=False)
    assert cell(document, 2) == ""
    assert [(s.kind, s.text) for s in document.sightings] == [(SightingKind.STRUCK, "7.777")]


def test_much_text_drawn_invisibly_is_said(tmp_path: Path) -> None:
    page = invisible(sheet(), [f"mục {k}" for k in range(6)])
    document = read_pdf(write(tmp_path / "page.pdf", [page]), twice=False)
    assert [n.code for p in document.pages for n in p.notes] == [Code.TEXT_LAYER_WRONG]


def test_an_underline_and_a_rule_strike_nothing(tmp_path: Path) -> None:
    page = sheet().line(303, 93 + 8.8, 328, 93 + 8.8)
    document = read_pdf(write(tmp_path / "page.pdf", [page]), twice=False)
    assert cell(document, 1) == "8.400" and not document.sightings


def test_a_line_through_a_whole_row_strikes_it(tmp_path: Path) -> None:
    rows = [ROWS[0], ["1", "Trồng rừng phòng hộ đầu nguồn", "8.400"], ["2", "Xây chợ", "5"]]
    page = Sheet().table(XS, YS, rows).line(42, 98.2, 350, 98.2)
    document = read_pdf(write(tmp_path / "page.pdf", [page]), twice=False)
    [grid] = [b for b in document.blocks if isinstance(b, Grid)]
    assert [c.text for c in grid.cells if c.row == 1] == ["", "", ""]
    assert [c.text for c in grid.cells if c.row == 2] == ["2", "Xây chợ", "5"]


def cover(tmp_path: Path, *names: str) -> Path:
    inner = write(tmp_path / "inner.pdf", [Sheet().text(70, 100, "Kế hoạch trồng rừng")])
    outer = write(tmp_path / "outer.pdf", [Sheet().text(70, 100, "Mở tệp đính kèm")])
    with Pdf.open(outer) as pdf:
        for name in names:
            pdf.attachments[name] = inner.read_bytes()
        pdf.save(tmp_path / "cover.pdf")
    return tmp_path / "cover.pdf"


def test_the_plan_attached_to_a_cover_is_read(tmp_path: Path) -> None:
    document = read_pdf(cover(tmp_path, "ke-hoach.pdf"))
    assert [b.text for b in document.blocks if isinstance(b, Paragraph)] == ["Kế hoạch trồng rừng"]
    assert document.file_name == "cover.pdf"


def test_a_cover_whose_files_cannot_be_read_is_refused_with_their_names(tmp_path: Path) -> None:
    with pytest.raises(EmptyFile, match=r"a\.xlsx, b\.docx"):
        read_pdf(cover(tmp_path, "a.xlsx", "b.docx"))


def test_damaged_annotations_do_no_harm(tmp_path: Path) -> None:
    document = with_annotation(tmp_path, Subtype=Name.Widget, Rect=Array([1, 2]), FT=Name.Tx, V=String("5"))
    assert cell(document, 1) == "8.400"
