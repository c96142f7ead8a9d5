"""DOCX to blocks: every table cell of the renditions, and each oddity of Word on a file made here."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document as new_document
from docx.document import Document as WordDocument
from docx.oxml.ns import nsdecls

from extract.clauses.tree import read_clauses
from extract.docx.blocks import read_docx
from extract.docx.numbering import spelled
from extract.errors import DamagedFile, EmptyFile, MissingFile, ReadError, UnknownType
from extract.layout.line_breaks import split_at_labels
from extract.markup.text_file import read_markup
from extract.model import Document, Grid, Paragraph, TextSource
from extract.tables.read import read_tables
from extract.tasks.of_tables import read_task_tables
from normalize.notes import Code
from normalize.text import key
from tests.samples.files import ROOT

CORPUS = ROOT / "corpus"
RENDITIONS = ("cao-bang-2018/cao-bang-337-qd-ubnd-2018", "bac-ninh-2023/bac-ninh-342-kh-ubnd-2023")
Fill = Callable[[WordDocument], None]


def made(tmp_path: Path, fill: Fill) -> Document:
    """The reading of a DOCX that ``fill`` wrote."""
    document = new_document()
    fill(document)
    path = tmp_path / "made.docx"
    document.save(str(path))
    return read_docx(path)


def with_body(tmp_path: Path, xml: str, parts: dict[str, str] | None = None) -> Document:
    """The reading of a DOCX whose body is this XML (and other parts these)."""
    saved = io.BytesIO()
    new_document().save(saved)
    path = tmp_path / "raw.docx"
    body = f"<w:document {nsdecls('w')}><w:body>{xml}</w:body></w:document>"
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(path, "w") as new:
        changed = {"word/document.xml": body, **(parts or {})}
        for name in {*old.namelist(), *changed}:
            new.writestr(name, changed.get(name) or old.read(name))
    return read_docx(path)


def paragraphs(document: Document) -> list[str]:
    return [b.text for b in document.blocks if isinstance(b, Paragraph)]


def grids(document: Document) -> list[Grid]:
    return [b for b in document.blocks if isinstance(b, Grid)]


def texts(grid: Grid) -> list[tuple[int, int, str]]:
    return [(c.row, c.column, c.text) for c in grid.cells]


def tasks_of(document: Document) -> list[tuple[str | None, tuple[tuple[str, str], ...]]]:
    tables = read_task_tables(read_tables(document.blocks))
    return [
        (t.number, tuple((f.role, key(f.text)) for f in t.fields)) for table in tables for t in table.tasks
    ]


def clauses_of(document: Document) -> list[tuple[str, str]]:
    return [(clause.path, key(clause.text)) for clause in read_clauses(document.blocks)]


@pytest.mark.parametrize("stem", RENDITIONS)
def test_every_cell_of_the_renditions_is_read(stem: str) -> None:
    document = read_docx(CORPUS / f"{stem}.docx")
    truth = json.loads((CORPUS / "truth" / f"{Path(stem).name}.json").read_text(encoding="utf-8"))
    found = grids(document)
    assert len(found) == len(truth["tables"])
    for grid, expected in zip(found, truth["tables"], strict=True):
        assert (grid.n_rows, grid.n_columns) == (expected["n_rows"], expected["n_columns"])
        assert {(c.row, c.column, c.row_span, c.column_span, c.text) for c in grid.cells} == {
            (c["row"], c["column"], c["row_span"], c["column_span"], c["text"]) for c in expected["cells"]
        }


@pytest.mark.parametrize(("stem", "suffix"), list(zip(RENDITIONS, (".md", ".txt"), strict=True)))
def test_docx_gives_the_tasks_and_clauses_of_the_text(stem: str, suffix: str) -> None:
    text, word = read_markup(CORPUS / f"{stem}{suffix}"), read_docx(CORPUS / f"{stem}.docx")
    assert tasks_of(word) == tasks_of(text)
    assert clauses_of(word) == clauses_of(text)


def test_letterhead_set_as_a_table_becomes_paragraphs() -> None:
    document = read_docx(CORPUS / f"{RENDITIONS[0]}.docx")
    assert paragraphs(document)[:4] == [
        "ỦY BAN NHÂN DÂN TỈNH CAO BẰNG",
        "Số: 337 /QĐ-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập – Tự do – Hạnh phúc",
        "Cao Bằng, ngày 04 tháng 4 năm 2018",
    ]
    assert "Hoàng Xuân Ánh" in paragraphs(document)


def test_look_of_a_paragraph(tmp_path: Path) -> None:
    def fill(document: WordDocument) -> None:
        document.add_heading("I. MỤC TIÊU", level=2)
        mixed = document.add_paragraph()
        mixed.add_run("Điều 1. ").bold = True
        mixed.add_run("Phê duyệt kế hoạch với các nội dung sau:").italic = True
        centered = document.add_paragraph("QUYẾT ĐỊNH:")
        centered.alignment = 1

    first, second, third = (b for b in made(tmp_path, fill).blocks if isinstance(b, Paragraph))
    assert (first.heading, first.bold) == (2, True)
    assert (second.heading, second.bold, second.italic) == (None, False, True)
    assert third.centered and not first.centered


def test_places_count_body_and_cells_alike(tmp_path: Path) -> None:
    def fill(document: WordDocument) -> None:
        document.add_paragraph("Mở đầu")
        document.add_paragraph("")
        table = document.add_table(rows=2, cols=4, style="Table Grid")
        for index, cell in enumerate(c for row in table.rows for c in row.cells):
            cell.text = f"ô {index}"
        table.cell(0, 0).add_paragraph("dòng hai")
        document.add_paragraph("Kết thúc")

    document = made(tmp_path, fill)
    (grid,) = grids(document)
    assert [c.fragment.place.line for c in grid.cells] == [3, 5, 6, 7, 8, 9, 10, 11]
    assert grid.cells[0].lines == ("ô 0", "dòng hai")
    last = document.blocks[-1]
    assert isinstance(last, Paragraph) and last.fragments[0].place.line == 12


def test_merged_cells_both_ways(tmp_path: Path) -> None:
    def fill(document: WordDocument) -> None:
        table = document.add_table(rows=3, cols=4, style="Table Grid")
        for r, row in enumerate(table.rows):
            for c, cell in enumerate(row.cells):
                cell.text = f"{r}{c}"
        for corner, other in (((0, 0), (1, 0)), ((0, 1), (0, 3)), ((1, 2), (2, 3))):
            for r in range(corner[0], other[0] + 1):
                for c in range(corner[1], other[1] + 1):
                    table.cell(r, c).text = "gộp" if (r, c) == corner else ""
            table.cell(*corner).merge(table.cell(*other))

    (grid,) = grids(made(tmp_path, fill))
    spans = {(c.row, c.column): (c.row_span, c.column_span) for c in grid.cells}
    assert spans == {
        (0, 0): (2, 1),
        (0, 1): (1, 3),
        (1, 1): (1, 1),
        (1, 2): (2, 2),
        (2, 0): (1, 1),
        (2, 1): (1, 1),
    }


def test_table_inside_a_cell_stays_in_its_cell(tmp_path: Path) -> None:
    def fill(document: WordDocument) -> None:
        table = document.add_table(rows=2, cols=4, style="Table Grid")
        table.cell(0, 0).text = "STT"
        inner = table.cell(1, 1).add_table(rows=1, cols=2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "Năm 2025", "10 tỷ"
        table.cell(1, 2).text = "Sở Y tế"

    (grid,) = grids(made(tmp_path, fill))
    cell = next(c for c in grid.cells if (c.row, c.column) == (1, 1))
    assert cell.lines == ("Năm 2025", "10 tỷ")
    assert (1, 2, "Sở Y tế") in texts(grid)


def test_table_in_a_frame_of_one_cell_is_a_table(tmp_path: Path) -> None:
    def fill(document: WordDocument) -> None:
        frame = document.add_table(rows=1, cols=1, style="Table Grid")
        frame.cell(0, 0).text = "PHỤ LỤC I"
        inner = frame.cell(0, 0).add_table(rows=2, cols=4)
        inner.style = document.styles["Table Grid"]
        inner.cell(1, 3).text = "Quý I/2027"

    document = made(tmp_path, fill)
    (grid,) = grids(document)
    assert (grid.n_rows, grid.n_columns) == (2, 4)
    assert paragraphs(document)[0] == "PHỤ LỤC I"


NUMBERING = f"""<w:numbering {nsdecls("w")}>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
 <w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
</w:abstractNum>
<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="6"><w:abstractNumId w:val="1"/>
 <w:lvlOverride w:ilvl="1"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
</w:numbering>"""


def item(text: str, level: int, list_id: int = 5) -> str:
    marks = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return f"<w:p><w:pPr>{marks}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_labels_that_word_prints_by_itself(tmp_path: Path) -> None:
    body = "".join([
        item("Mục tiêu", 0), item("Tổng quát", 1), item("Cụ thể", 1), item("Rừng", 2), item("Nước", 2),
        item("Giếng", 3), item("Giải pháp", 0), item("Tuyên truyền", 1), item("Vốn", 1, 6),
    ])  # fmt: skip
    assert paragraphs(with_body(tmp_path, body, {"word/numbering.xml": NUMBERING})) == [
        "I. Mục tiêu", "1. Tổng quát", "2. Cụ thể", "a) Rừng", "b) Nước",
        "- Giếng", "II. Giải pháp", "1. Tuyên truyền", "7. Vốn",
    ]  # fmt: skip


def test_numbered_cells_of_an_stt_column(tmp_path: Path) -> None:
    def row(*texts: str) -> str:
        cells = [
            f"<w:tc>{item('', 1)}</w:tc>",
            *(f"<w:tc><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>" for t in texts),
        ]
        return f"<w:tr>{''.join(cells)}</w:tr>"

    rows = "".join(row(f"Nhiệm vụ {n}", "Sở Y tế", "2025") for n in "ABCDEFG")
    (grid,) = grids(with_body(tmp_path, f"<w:tbl>{rows}</w:tbl>", {"word/numbering.xml": NUMBERING}))
    assert [c.text for c in grid.cells if c.column == 0] == [f"{n}." for n in range(1, 8)]


@pytest.mark.parametrize(
    ("count", "how", "printed"),
    [
        (4, "upperRoman", "IV"),
        (19, "lowerRoman", "xix"),
        (2, "lowerLetter", "b"),
        (28, "upperLetter", "BB"),
        (7, "decimalZero", "07"),
        (12, "decimal", "12"),
    ],
)
def test_counts_as_word_writes_them(count: int, how: str, printed: str) -> None:
    assert spelled(count, how) == printed


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ('<w:p><w:r><w:t>khí </w:t></w:r><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>CO2</m:t></m:r></m:oMath></w:p>', ["khí CO2"]),
        ('<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t>hiện</w:t></w:r></w:p>', ["hiện"]),
        ('<w:p><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del><w:ins><w:r><w:t>mới</w:t></w:r></w:ins></w:p>', ["mới"]),
        ('<w:p><w:r><w:t>Kế</w:t><w:tab/><w:t>hoạch</w:t><w:noBreakHyphen/><w:t>A</w:t></w:r></w:p>', ["Kế hoạch-A"]),
        ('<w:p><w:hyperlink><w:r><w:t>Luật Đất đai</w:t></w:r></w:hyperlink></w:p>', ["Luật Đất đai"]),
        ('<w:sdt><w:sdtContent><w:p><w:r><w:t>trong khung</w:t></w:r></w:p></w:sdtContent></w:sdt>', ["trong khung"]),
        ('<w:p><w:r><w:t>TỈNH</w:t><w:br/><w:t>CAO BẰNG</w:t></w:r></w:p>', ["TỈNH CAO BẰNG"]),
        ('<w:p><w:r><w:t>a) một;</w:t><w:br/><w:t>b) hai</w:t></w:r></w:p>', ["a) một;", "b) hai"]),
        ('<w:p><w:r><w:t>neo</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>hộp chữ</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>', ["neo", "hộp chữ"]),
        ("<w:p><w:r><w:t>Hoa\u0300 Bi\u0300nh</w:t></w:r></w:p>", ["Hoà Bình"]),
    ],
    ids=["formula", "hidden", "tracked", "tab", "link", "content-control", "title-break", "clause-break", "text-box", "nfd"],
)  # fmt: skip
def test_what_of_a_paragraph_is_printed(tmp_path: Path, xml: str, expected: list[str]) -> None:
    assert paragraphs(with_body(tmp_path, xml)) == expected


def test_row_that_begins_further_right(tmp_path: Path) -> None:
    def cell(text: str) -> str:
        return f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    late = f'<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>{cell("c")}{cell("d")}</w:tr>'
    xml = f"<w:tbl><w:tr>{''.join(map(cell, '1234'))}</w:tr>{late}</w:tbl>"
    (grid,) = grids(with_body(tmp_path, xml))
    assert texts(grid)[-2:] == [(1, 2, "c"), (1, 3, "d")]


def test_letters_of_a_font_from_before_unicode(tmp_path: Path) -> None:
    def run(font: str, text: str) -> str:
        return f'<w:r><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    tcvn3 = "KÕ ho¹ch ph¸t triÓn kinh tÕ x· héi n¨m 2005 cña tØnh, thùc hiÖn nhiÖm vô ®Çu t­ vµ x©y dùng"
    xml = f"<w:p>{run('.VnTime', tcvn3)}</w:p><w:p>{run('.VnTimeH', 'ñy ban')}{run('Times New Roman', ' tỉnh')}</w:p>"
    document = with_body(tmp_path, xml)
    assert paragraphs(document) == [
        "Kế hoạch phát triển kinh tế xã hội năm 2005 của tỉnh, thực hiện nhiệm vụ đầu tư và xây dựng",
        "ỦY BAN tỉnh",
    ]
    assert document.text_source is TextSource.LEGACY_ENCODING
    assert [n.code for n in document.notes] == [Code.LEGACY_ENCODING]


@pytest.mark.parametrize(
    ("lines", "groups"),
    [
        (("TỈNH CAO BẰNG", "giai đoạn 2017-2020"), 1),
        (("Mục tiêu sau:", "- Rừng;", "- Nước."), 3),
        (("Giai đoạn 2016", "- 2020"), 1),
        (("Căn cứ Luật A;", "Căn cứ Luật B;"), 2),
    ],
    ids=["title", "items", "range", "bases"],
)
def test_breaks_that_part_paragraphs(lines: tuple[str, ...], groups: int) -> None:
    assert len(split_at_labels(lines)) == groups


def test_strict_open_xml_is_read(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    xml = f'<w:document xmlns:w="{strict}"><w:body><w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p></w:body></w:document>'
    path = tmp_path / "strict.docx"
    path.write_bytes(zipped("word/document.xml", xml.encode()))
    assert paragraphs(read_docx(path)) == ["KẾ HOẠCH"]


def zipped(name: str, content: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, content)
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFile),
        (b"PK\x03\x04 cut off", DamagedFile),
        (b"\xd0\xcf\x11\xe0 encrypted", DamagedFile),
        (zipped("xl/workbook.xml", b"<a/>"), UnknownType),
        (zipped("word/document.xml", b"<w:document"), DamagedFile),
        (zipped("word/document.xml", f"<w:document {nsdecls('w')}><w:body/></w:document>".encode()), EmptyFile),
        (zipped("word/document.xml", f"<w:document {nsdecls('w')}/>".encode()), DamagedFile),
    ],
    ids=["empty", "cut", "encrypted", "workbook", "broken-xml", "no-text", "no-body"],
)  # fmt: skip
def test_bad_files_have_names(tmp_path: Path, data: bytes, error: type[ReadError]) -> None:
    path = tmp_path / "bad.docx"
    path.write_bytes(data)
    with pytest.raises(error):
        read_docx(path)


def test_missing_file_has_a_name(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        read_docx(tmp_path / "none.docx")


def test_truncated_rendition_is_damaged(tmp_path: Path) -> None:
    whole = (CORPUS / f"{RENDITIONS[0]}.docx").read_bytes()
    path = tmp_path / "cut.docx"
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DamagedFile):
        read_docx(path)


def test_xml_is_parsed_without_entities(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">]><w:document {}><w:body><w:p><w:r><w:t>x&a;</w:t></w:r></w:p></w:body></w:document>'
    path = tmp_path / "entity.docx"
    path.write_bytes(zipped("word/document.xml", bomb.format(nsdecls("w")).encode()))
    assert paragraphs(read_docx(path)) == ["x"]
