"""Tables in cells and text boxes, and cells merged the old way, in DOCX and HTML."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document as new_document
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table

from extract.docx.blocks import read_docx
from extract.html.saved_page import html_blocks
from extract.model import Block, Grid


def texts(blocks: tuple[Block, ...]) -> list[list[tuple[int, str]]]:
    """Of each grid its cells: columns covered and text."""
    return [[(c.column_span, c.text) for c in b.cells] for b in blocks if isinstance(b, Grid)]


def of_docx(tmp_path: Path, own_text: str) -> list[list[tuple[int, str]]]:
    document = new_document()
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    table.cell(0, 0).text, table.cell(0, 1).text, table.cell(0, 2).text = "1", own_text, "Sở Y tế"
    inner = table.cell(0, 1).add_table(rows=1, cols=2)
    inner.style = document.styles["Table Grid"]
    inner.cell(0, 0).text, inner.cell(0, 1).text = "Năm 2025", "10 ha"
    document.save(str(tmp_path / "made.docx"))
    return texts(read_docx(tmp_path / "made.docx").blocks)


def of_html(_: Path, own_text: str) -> list[list[tuple[int, str]]]:
    inner = "<table border='1'><tr><td>Năm 2025</td><td>10 ha</td></tr></table>"
    page = f"<table border='1'><tr><td>1</td><td>{own_text}{inner}</td><td>Sở Y tế</td></tr></table>"
    return texts(html_blocks(f"<html><body>{page}</body></html>", "made"))


@pytest.mark.parametrize("read", [of_docx, of_html])
def test_table_beside_text_in_a_cell_is_a_table_of_its_own(tmp_path: Path, read: object) -> None:
    assert callable(read)
    outer, inner = read(tmp_path, "Trồng chè hữu cơ")
    assert outer == [(1, "1"), (1, "Trồng chè hữu cơ"), (1, "Sở Y tế")]
    assert inner == [(1, "Năm 2025"), (1, "10 ha")]


@pytest.mark.parametrize("read", [of_docx, of_html])
def test_table_alone_in_a_cell_is_its_text(tmp_path: Path, read: object) -> None:
    assert callable(read)
    assert read(tmp_path, "") == [[(1, "1"), (1, "Năm 2025 10 ha"), (1, "Sở Y tế")]]


def merged_the_old_way(table: Table, row: int) -> None:
    for k, cell in enumerate(table.rows[row].cells):
        mark = OxmlElement("w:hMerge")
        mark.set(qn("w:val"), "restart" if k == 0 else "continue")
        cell._tc.get_or_add_tcPr().append(mark)


def test_cells_merged_as_before_2007_are_one(tmp_path: Path) -> None:
    document = new_document()
    table = document.add_table(rows=2, cols=3, style="Table Grid")
    table.cell(0, 0).text = "II. Nhóm nhiệm vụ"
    for k in range(3):
        table.cell(1, k).text = f"ô {k}"
    merged_the_old_way(table, 0)
    document.save(str(tmp_path / "made.docx"))
    (grid,) = texts(read_docx(tmp_path / "made.docx").blocks)
    assert grid == [(3, "II. Nhóm nhiệm vụ"), (1, "ô 0"), (1, "ô 1"), (1, "ô 2")]


def test_table_in_a_text_box_is_a_table(tmp_path: Path) -> None:
    document = new_document()
    printed = (("TT", "Nhiệm vụ", "Chủ trì"), ("1", "Trồng chè", "Sở Y tế"), ("2", "Trồng rừng", "Sở Y tế"))
    cells = ["".join(f"<w:tc><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>" for t in row) for row in printed]
    rows = "".join(f"<w:tr>{row}</w:tr>" for row in cells)
    box = f"<w:txbxContent><w:tbl>{rows}</w:tbl></w:txbxContent>"
    shape = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{box}</v:textbox></v:shape>'
    run = f"<w:r {nsdecls('w')}><w:pict>{shape}</w:pict></w:r>"
    document.add_paragraph("Phụ lục").add_run()._r.addnext(parse_xml(run))
    document.save(str(tmp_path / "made.docx"))
    (grid,) = texts(read_docx(tmp_path / "made.docx").blocks)
    assert grid == [(1, text) for row in printed for text in row]
