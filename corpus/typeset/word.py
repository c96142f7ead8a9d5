"""A plan as DOCX: sections, real merged cells, header rows marked as repeated, page numbers as fields.

python-docx stamps the archive with the time of writing; :func:`_fixed` writes it again with one date, so that
the file is the same byte for byte each time.
"""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from corpus.typeset.model import Block, Cell, Pair, Par, Plan, Runs, Table

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section
    from docx.table import Table as WordTable
    from docx.table import _Cell as WordCell
    from docx.text.paragraph import Paragraph

FONT = "Times New Roman"
_BODY, _TABLE, _SMALL = 13.5, 11.5, 11
_ALIGN = {"center": ALIGN.CENTER, "right": ALIGN.RIGHT}


def write(plan: Plan, target: Path) -> None:
    """The DOCX at ``target``; the same bytes each time."""
    document = Document()
    _properties(document, plan)
    portrait = document.sections[0]
    _page(portrait, landscape=False)
    _page_number(portrait, plan.page_number)
    for block in plan.body:
        _block(document, block)
    for appendix in plan.appendices:
        _page(document.add_section(), landscape=True)
        for block in appendix:
            _block(document, block)
    raw = io.BytesIO()
    document.save(raw)
    target.write_bytes(_fixed(raw.getvalue(), plan.issued_on))


def _properties(document: WordDocument, plan: Plan) -> None:
    made = datetime.datetime(*plan.issued_on, tzinfo=datetime.UTC)
    core = document.core_properties
    core.title, core.author, core.last_modified_by = plan.title, plan.author, plan.author
    core.created = core.modified = made
    core.language, core.comments = "vi-VN", ""
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(_BODY)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    for level in range(1, 7):
        heading = document.styles[f"Heading {level}"]
        heading.font.name, heading.font.size = FONT, Pt(_BODY)
        heading.font.color.rgb, heading.font.bold, heading.font.italic = None, None, None
        heading.element.rPr.rFonts.attrib.clear()
        heading.element.rPr.rFonts.set(qn("w:ascii"), FONT)
        heading.element.rPr.rFonts.set(qn("w:hAnsi"), FONT)


def _page(section: Section, *, landscape: bool) -> None:
    width, height = Cm(21), Cm(29.7)
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (height, width) if landscape else (width, height)
    section.left_margin = Cm(2) if landscape else Cm(3)
    section.right_margin = Cm(2) if landscape else Cm(1.7)
    section.top_margin, section.bottom_margin = Cm(2), Cm(1.8)
    section.different_first_page_header_footer = not landscape


def _page_number(section: Section, where: str) -> None:
    part = section.header if where == "top" else section.footer
    paragraph = part.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER if where == "top" else ALIGN.RIGHT
    run = paragraph.add_run()
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)


def _block(document: WordDocument, block: Block) -> None:
    if isinstance(block, Table):
        _table(document, block)
    elif isinstance(block, Pair):
        _pair(document, block)
    else:
        style = f"Heading {block.heading}" if block.heading else None
        _fill(document.add_paragraph(style=style), block, _BODY)


def _fill(paragraph: Paragraph, par: Par, size: float) -> None:
    """Letters and look of one paragraph."""
    _letters(paragraph, par.runs, _SMALL if par.style == "small" else size)
    form = paragraph.paragraph_format
    form.space_before = Pt(0)
    form.space_after = Pt(0 if par.style in ("small", "gap") else 5)
    paragraph.alignment = _ALIGN.get(par.style, ALIGN.JUSTIFY if par.style == "body" else ALIGN.LEFT)
    if par.style == "body":
        form.first_line_indent = Cm(1.27)


def _letters(paragraph: Paragraph, runs: Runs, size: float) -> None:
    for run in runs:
        made = paragraph.add_run()
        for index, line in enumerate(run.text.split("\n")):
            if index:
                made.add_break()
            made.add_text(line)
        made.bold, made.italic = run.bold or None, run.italic or None
        made.underline = run.underline or None
        made.font.subscript = run.subscript or None
        made.font.size = Pt(size)


def _pair(document: WordDocument, pair: Pair) -> None:
    """Two columns as a table without rules, as such documents set their letterhead."""
    table = document.add_table(rows=1, cols=2)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = [Cm(16.3 * share) for share in pair.shares]
    for cell, width, side in zip(table.rows[0].cells, widths, (pair.left, pair.right), strict=True):
        cell.width = width
        for index, par in enumerate(side):
            target = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            _fill(target, par, 12.5)


def _table(document: WordDocument, spec: Table) -> None:
    rows = [*spec.header, *spec.rows]
    table = document.add_table(rows=len(rows), cols=len(spec.widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, spec.widths, strict=True):
        column.width = Cm(width)
    cells = _grid(table)
    covered: set[tuple[int, int]] = set()
    for r, row in enumerate(rows):
        c = 0
        for cell in row:
            while (r, c) in covered:
                c += 1
            _place(cells, spec, cell, r, c, header=r < len(spec.header))
            covered |= {(r + i, c + j) for i in range(cell.row_span) for j in range(cell.column_span)}
            c += cell.column_span
    if spec.repeat_header:
        for row in table.rows[: len(spec.header)]:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _grid(table: WordTable) -> list[list[WordCell]]:
    """Every cell once; python-docx walks the whole table for each single cell otherwise."""
    return [list(row.cells) for row in table.rows]


def _place(cells: list[list[WordCell]], spec: Table, cell: Cell, r: int, c: int, *, header: bool) -> None:
    target = cells[r][c]
    width = sum(spec.widths[c : c + cell.column_span])
    for i, paragraph in enumerate(cell.paragraphs):
        made = target.paragraphs[0] if i == 0 else target.add_paragraph()
        _letters(made, paragraph, _TABLE)
        made.paragraph_format.space_after = Pt(0)
        made.alignment = ALIGN.CENTER if header or c in spec.centered else ALIGN.LEFT
    if cell.row_span > 1 or cell.column_span > 1:
        target = target.merge(cells[r + cell.row_span - 1][c + cell.column_span - 1])
    target.width = Cm(width)
    target.vertical_alignment = VERTICAL.CENTER


def _fixed(raw: bytes, date: tuple[int, int, int]) -> bytes:
    """The same archive with every entry dated alike and in the same order."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, (*date, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()
