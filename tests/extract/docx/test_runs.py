"""Form fields, ticks and what stands beside the text of a DOCX."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.model import Document, Grid, SightingKind
from tests.extract.docx.test_blocks import grids, paragraphs, with_body

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
BOX = (
    f'<w:sdt><w:sdtPr><w14:checkbox {W14}><w14:checked w14:val="{{}}"/></w14:checkbox></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>?</w:t></w:r></w:sdtContent></w:sdt>"
)
LEGACY = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{}</w:ffData></w:fldChar></w:r>'
    "<w:r><w:instrText>FORM</w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CHOICES = "<w:ddList><w:result w:val='1'/><w:listEntry w:val='2024'/><w:listEntry w:val='2025'/></w:ddList>"
FIELDS = {
    BOX.format(1): "☒",
    BOX.format(0): "☐",
    LEGACY.format("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>", ""): "☒",
    LEGACY.format("<w:checkBox><w:default w:val='0'/></w:checkBox>", ""): "☐",
    LEGACY.format(CHOICES, ""): "2025",
    LEGACY.format(CHOICES, "<w:r><w:t>2025</w:t></w:r>"): "2025",
    LEGACY.format("<w:textInput/>", "<w:r><w:t>8.400</w:t></w:r>"): "8.400",
    "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>540</w:t></w:r></w:sdtContent></w:sdt>": "540",
    "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Nhập</w:t></w:r></w:sdtContent></w:sdt>": "",
    '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>': "✓",
    '<w:r><w:rPr><w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/></w:rPr><w:t>R</w:t></w:r>': "☑",
}


def told(document: Document, kind: SightingKind) -> list[str]:
    return [s.text for s in document.sightings if s.kind is kind]


def table(*rows: str) -> str:
    border = '<w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr>'
    return f"<w:tbl>{border}{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    body = "".join(f"<w:tc><w:p>{cell}</w:p></w:tc>" for cell in cells)
    return f"<w:tr>{properties}{body}</w:tr>"


def plain(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell_text(grid: Grid, at: int, column: int) -> str:
    return next(c.text for c in grid.cells if (c.row, c.column) == (at, column))


@pytest.mark.parametrize("field", FIELDS, ids=FIELDS.values())
def test_a_field_is_what_it_shows(tmp_path: Path, field: str) -> None:
    rows = [row(plain("STT"), plain("NSTW")), row(plain("1"), field), row(plain("2"), plain("x"))]
    [grid] = grids(with_body(tmp_path, table(*rows)))
    assert cell_text(grid, 1, 1) == FIELDS[field]


@pytest.mark.parametrize("mark", ["<w:del w:id='1'/>", "<w:hidden/>"])
def test_a_row_that_is_deleted_or_hidden_is_none(tmp_path: Path, mark: str) -> None:
    gone = row(plain("2"), plain("Xây chợ"), properties=f"<w:trPr>{mark}</w:trPr>")
    document = with_body(
        tmp_path, table(row(plain("1"), plain("Trồng rừng")), gone, row(plain("3"), plain("Họp")))
    )
    [grid] = grids(document)
    assert [c.text for c in grid.cells] == ["1", "Trồng rừng", "3", "Họp"]
    assert told(document, SightingKind.STRUCK) == ["2", "Xây chợ"]


def test_a_cell_that_is_deleted_is_empty(tmp_path: Path) -> None:
    cell = "<w:tc><w:tcPr><w:cellDel w:id='1'/></w:tcPr><w:p><w:r><w:t>8.400</w:t></w:r></w:p></w:tc>"
    rows = [row(plain("1"), plain("9")), f"<w:tr><w:tc><w:p>{plain('2')}</w:p></w:tc>{cell}</w:tr>"]
    [grid] = grids(with_body(tmp_path, table(*rows)))
    assert cell_text(grid, 1, 1) == ""


def test_figures_of_formulas_are_raised_and_lowered(tmp_path: Path) -> None:
    m = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    run = "<m:r><m:t>{}</m:t></m:r>"
    power = f"<m:oMath {m}><m:sSup><m:e>{run.format('10')}</m:e><m:sup>{run.format('6')}</m:sup></m:sSup></m:oMath>"
    document = with_body(tmp_path, f"<w:p>{plain('hấp thụ ')}{power}{plain(' tấn')}</w:p>")
    assert paragraphs(document) == ["hấp thụ 10⁶ tấn"]


def test_a_comment_is_told_where_it_hangs(tmp_path: Path) -> None:
    note = '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="3"><w:p><w:r><w:t>Xem lại số này</w:t></w:r></w:p></w:comment></w:comments>'
    body = f"<w:p>{plain('Kinh phí 540 triệu đồng')}<w:r><w:commentReference w:id='3'/></w:r></w:p>"
    document = with_body(tmp_path, body, {"word/comments.xml": note})
    assert told(document, SightingKind.ANNOTATION) == ["Xem lại số này"]
    assert paragraphs(document) == ["Kinh phí 540 triệu đồng"]


def test_a_picture_in_a_cell_is_told(tmp_path: Path) -> None:
    picture = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:extent cx="900000" cy="200000"/><wp:docPr id="1" name="a" descr="1.250"/>'
        '<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/></wp:inline></w:drawing></w:r>'
    )
    document = with_body(tmp_path, table(row(plain("STT"), plain("Kinh phí")), row(plain("1"), picture)))
    [seen] = [s for s in document.sightings if s.kind is SightingKind.PICTURE]
    assert (seen.text, seen.known, seen.taken) == ("1.250", False, False)
