"""Time grows with the length of the input, not with its square: four times as much takes at most six times as long.

Each reader and parser meets ordinary words and things made to slow a pattern down, n letters of each. n is doubled
until one run takes 50 ms, up to a length that no cell, clause or line has; what is quicker even then passes. The best
of five runs counts (processor time), and a case that fails is measured once more, since the machine may be busy. No text
is given twice, for much is remembered. ``make fuzz`` gives every piece to every reader of files; here each meets a few.
"""

from __future__ import annotations

import gc
import os
import time
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from io import BytesIO
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from extract.clauses.tree import read_clauses
from extract.docx.blocks import read_docx_bytes
from extract.docx.styles import W
from extract.errors import ReadError
from extract.html.saved_page import read_html_bytes
from extract.indicators.read import read_indicators
from extract.markup.markdown import markdown_blocks
from extract.markup.portal import portal_blocks
from extract.markup.portal_without_marks import bare_tables
from extract.model import Fragment, Grid, GridCell, Paragraph, Place
from extract.official.citations import find_citations
from extract.official.cited_acts import read_legal_references
from extract.official.head import read_head
from extract.paged import read_pdf
from extract.read import read_document
from extract.tables.read import read_tables
from extract.tasks.of_prose import read_prose_tasks
from extract.tasks.of_tables import read_task_tables
from normalize.acts import find_numbers, search_date
from normalize.agencies.read import parse_agencies
from normalize.headers import match_header
from normalize.money.cell import parse_money
from normalize.money.funding import parse_funding
from normalize.national.match import match_national
from normalize.numbering.labels import cell_label
from normalize.periods.durations import parse_duration
from normalize.periods.read import parse_period
from normalize.places.communes import find_places
from normalize.places.provinces import find_province
from normalize.quantities.find import find_quantities
from normalize.quantities.numbers import parse_number
from normalize.quantities.stated_units import find_unit
from normalize.spelling.legacy_fonts import decode_tcvn3, decode_vni, guess_encoding
from normalize.spelling.repair import repair_words
from normalize.targets.read import read_targets
from normalize.text import clean, fold
from normalize.themes import classify_theme
from schema.assemble import build_records
from tests.samples.pdf import Sheet, write
from tests.samples.tiny_plans import tiny_plan

pytestmark = pytest.mark.slow

TIMES, FACTOR = 4, 6.0
LEAST = 0.05
"""Seconds of one run from which it is measured."""
LONGEST_CELL, LONGEST_FILE = 4_000, 16_000
"""Letters of one text, and of a file of many lines, from which on it may be as slow as it likes."""
Run = Callable[[str], object]


def paragraph(text: str) -> Paragraph:
    return Paragraph(text, (Fragment(text, Place(line=1)),))


HEADER = ("TT", "Nhiệm vụ", "Cơ quan chủ trì")


def grid(lines: Sequence[str], first: int = 1, page: int | None = None, header: bool = True) -> Grid:
    """A table of tasks, a task a line, numbered from ``first``."""
    rows = [
        *([HEADER] if header else []),
        *((str(n), line, "Sở Y tế") for n, line in enumerate(lines, first)),
    ]
    cells = [
        GridCell(r, c, 1, 1, text, Fragment(text, Place(page=page, line=r + 1)), (text,))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]
    edges = (0.0, 30.0, 300.0, 500.0) if page else ()
    return Grid(page, Place(page=page, line=1), len(rows), 3, tuple(cells), method="docx", edges=edges)


def over_pages(*, header: bool) -> Run:
    """One table of a task a page, with its header on each page or on the first alone."""

    def read(text: str) -> object:
        lines = enumerate(text.split(), 1)
        (table,) = read_tables([grid([x], n, n, header=header or n == 1) for n, x in lines])
        return table

    return read


def plan(line: str) -> Run:
    """A whole document to its records, a line for each word."""

    def read(text: str) -> object:
        lines = "".join(line.format(n=n, word=word) for n, word in enumerate(text.split(), 3))
        with TemporaryDirectory() as folder:
            path = Path(folder, "plan.md")
            path.write_text(tiny_plan(1) + lines, "utf-8", "replace")
            return build_records(read_document(path))

    return read


def clauses(*, label: str) -> Run:
    return lambda text: read_clauses(
        [paragraph("I. NHIỆM VỤ"), *(paragraph(label + x) for x in text.split())]
    )


def sniffed(text: str) -> object:
    with TemporaryDirectory() as folder:
        path = Path(folder, "file")
        path.write_text(text + "x", "utf-8")
        return read_document(path)


def docx(text: str) -> object:
    words = "".join(f"<w:p><w:r><w:t>{word}</w:t></w:r></w:p>" for word in text.split() if word.isalnum())
    cells = "".join(
        f"<w:tr><w:tc><w:p><w:r><w:t>{n}</w:t></w:r></w:p></w:tc></w:tr>" for n in range(len(text) // 50)
    )
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{W.strip("{}")}"><w:body>{words}<w:tbl>{cells}</w:tbl></w:body></w:document>',
        )
    return read_docx_bytes(held.getvalue(), "file.docx")


def pdf(text: str) -> object:
    lines = [text[at : at + 80] for at in range(0, len(text), 80)]
    with TemporaryDirectory() as folder:
        sheet = Sheet()
        for number, line in enumerate(lines):
            sheet.text(40, 20 + 800 * number / len(lines), line, 4)
        return read_pdf(write(Path(folder, "plan.pdf"), [sheet]))


CELLS: dict[str, Run] = {
    "agencies": lambda text: parse_agencies(text, default_role="lead"),
    "quantities": find_quantities,
    "targets": read_targets,
    "periods": parse_period,
    "money": parse_money,
    "funding": parse_funding,
    "durations": parse_duration,
    "numbers": parse_number,
    "units": find_unit,
    "numbers of acts": find_numbers,
    "dates": search_date,
    "citations": find_citations,
    "headers": match_header,
    "themes": classify_theme,
    "national indicators": match_national,
    "places": lambda text: find_places(text, province_name="Cao Bằng"),
    "provinces": find_province,
    "labels": cell_label,
    "cleaning": clean.__wrapped__,
    "folding": fold.__wrapped__,
    "repair": lambda text: repair_words(text.split(), [0.5] * len(text.split())),
    "encodings": lambda text: (guess_encoding(text), decode_tcvn3(text), decode_vni(text)),
    "one clause": lambda text: read_clauses([paragraph("I. " + text), paragraph("1. " + text)]),
    "head": lambda text: read_head([paragraph(text)]),
    "legal references": lambda text: read_legal_references([paragraph("Căn cứ " + text)]),
    "prose tasks": lambda text: read_prose_tasks(
        read_clauses([paragraph("I. NHIỆM VỤ"), paragraph("1. " + text)])
    ),
    "indicators": lambda text: read_indicators(
        read_clauses([paragraph("I. MỤC TIÊU"), paragraph("- " + text)]), (), ()
    ),
    "markdown line": lambda text: markdown_blocks([text]),
}
FILES: dict[str, Run] = {
    "numbered clauses": clauses(label="1. "),
    "bulleted clauses": clauses(label="- "),
    "clauses of labels": clauses(label="- Chủ trì: Sở Y tế "),
    "paragraphs": clauses(label=""),
    "heads": lambda text: read_head([paragraph(x) for x in text.split()]),
    "many legal references": lambda text: read_legal_references([paragraph("Căn cứ " + x) for x in text.split()]),
    "tables": lambda text: read_task_tables(read_tables([grid(text.split())])),
    "markdown": lambda text: markdown_blocks(text.split()),
    "markdown table": lambda text: markdown_blocks([f"| {x} | b | c |" for x in text.split()]),
    "cells between bars": lambda text: markdown_blocks(
        [line for x in text.split() for line in ("|", x, "|", "b", "|", "c", "|")]
    ),
    "tables with bare rules": lambda text: markdown_blocks(
        [line for x in text.split() for line in (f"{x} | b", "--|--")]
    ),
    "headers of columns": lambda text: markdown_blocks(["STT   Nhiệm vụ   Cơ quan chủ trì" for _ in text.split()]),
    "headers before tabs": lambda text: markdown_blocks(
        [line for x in text.split() for line in ("STT", f"\t{x}", "\tCơ quan chủ trì")]
    ),
    "a table over pages": over_pages(header=True),
    "a table over pages without headers": over_pages(header=False),
    "a plan's table": plan("| {n} | Trồng {word} | Sở Công Thương | 2025 |\n"),
    "a plan's numbered table": plan("| 1.{n} | Trồng {word} | Sở Công Thương | 2025 |\n"),
    "a plan's clauses": plan("\n{n}. Sở Công Thương trồng {word}.\n"),
    "portal text of small tables": lambda text: portal_blocks(
        [line for x in text.split() for line in (f"\t{x}", "\tb", "", "Trồng cây.", "")]
    ),
    "portal text": lambda text: portal_blocks([line for x in text.split() for line in (f"\t{x}", "\tb", "")]),
    "bare text": lambda text: bare_tables([line for x in text.split() for line in (x, "")]),
    "html": lambda text: read_html_bytes(f"<html><p>x{text}".encode("utf-8", "replace"), "file.html"),
    "html paragraphs": lambda text: read_html_bytes(("<html><p>x" + text.replace(" ", "<p>")).encode("utf-8", "replace"), "file.html"),
    "html table": lambda text: read_html_bytes(
        ("<html><table><tr><td>x" + text.replace(" ", "<tr><td rowspan=9 colspan=9>")).encode("utf-8", "replace"), "file.html"
    ),
    "html lists": lambda text: read_html_bytes(("<html><p>x" + text.replace(" ", "<ul><li>")).encode("utf-8", "replace"), "file.html"),
    "the file's type": sniffed,
    "docx": docx,
    "pdf": pdf,
}  # fmt: skip
PIECES = {
    "stars": "*a ", "stars alone": "**", "brackets": "(", "closed brackets": "[(a) ", "commas": ", ", "semicolons": "a; ",
    "digits": "1", "figures": "12 ", "dots": "1.", "dashes": "- ", "slashes": "/", "spaces": " ", "one word": "a", "capitals": "IVX",
    "words": "phát triển kinh tế ", "bodies": "Sở Y tế, ", "bodies and": "Sở Xây dựng và ", "and": "và ",
    "roles": "Chủ trì: Sở Y tế; ", "shares": "5% ", "more than": "trên 50% ", "from to": "từ 10 đến ", "ranges": "10-20-", "money": "12,5 tỷ đồng ",
    "budgets": "ngân sách trung ương, ", "quarters": "quý I, ", "years": "năm 2025 ", "targets": "đến năm 2025 đạt 10%; ", "dates": "ngày 12 tháng ",
    "acts": "Quyết định số 12/QĐ-UBND ", "laws": "Luật Đất đai ", "numbers": "số ", "districts": "huyện Hòa An, ", "all": "các sở, ", "spelled": "một trăm ",
    "tags": "<b>", "subscripts": "<sub> ", "comments": "<!-- a -->", "open comments": "<!-- ", "escapes": "\\*", "entities": "&amp;",
    "units misread": "UBND các xã, phườn; ", "approvers": "UBND tỉnh phê duyệt; ", "passives": "các hộ được hỗ trợ; ",
    "bodies of a deed": "Sở Y tế bảo vệ, ", "bars": "|a", "accents": "a\u0301", "marks": "\u0301", "halves": "\ud800", "orders to a terminal": "\x1b[",
}  # fmt: skip
FOR_FILES = ("bodies", "figures")
"""What every reader of files meets; of words that stand for themselves, any is like another."""
FOR_MARKUP = ("stars", "open comments", "closed brackets", "subscripts")
MARKUP = ("markdown", "markdown table", "portal text", "bare text", "html", "the file's type")
EVERY = (
    *FOR_FILES, *FOR_MARKUP, "semicolons", "words", "and", "roles", "shares", "years", "acts", "laws", "comments",
    "orders to a terminal",
)  # fmt: skip
_RUNS = count()


def seconds(run: Run, text: str) -> float:
    """Of the processor; without the collector of garbage, which looks at all that other tests left behind."""
    gc.disable()
    started = time.process_time()
    try:
        with suppress(ReadError):  # refused at once, as a table of thousands of columns is
            run(text)
        return time.process_time() - started
    finally:
        gc.enable()


def of(piece: str, letters: int) -> str:
    """So many letters and a number that no text had before."""
    return f"{(piece * (letters // len(piece) + 1))[:letters]} {next(_RUNS)}"


def growth(run: Run, piece: str, longest: int) -> float:
    """How many times as long four times the letters take; 0 where nothing is slow."""
    letters = 500
    while seconds(run, of(piece, letters)) < LEAST:
        if letters >= longest:
            return 0.0
        letters *= 2
    ratio = 0.0
    for _ in range(2):
        times: list[tuple[float, float]] = []
        while len(times) < 5 and (not times or (ratio := _ratio(times)) > FACTOR):
            times.append((seconds(run, of(piece, letters)), seconds(run, of(piece, TIMES * letters))))
        if (ratio := _ratio(times)) <= FACTOR:
            break
    return ratio


def _ratio(times: Sequence[tuple[float, float]]) -> float:
    return min(long for _, long in times) / min(short for short, _ in times)


@pytest.mark.parametrize("name", CELLS)
def test_parsers_of_one_text(name: str) -> None:
    slow = {
        what: round(g, 1)
        for what, piece in PIECES.items()
        if (g := growth(CELLS[name], piece, LONGEST_CELL)) > FACTOR
    }
    assert slow == {}


def pieces_for(name: str) -> Sequence[str]:
    if os.environ.get("VNPLANS_EVERY_PIECE"):
        return EVERY
    return (*FOR_FILES, *FOR_MARKUP) if name in MARKUP else FOR_FILES


@pytest.mark.parametrize("name", FILES)
def test_readers_of_many_lines(name: str) -> None:
    slow = {
        what: round(g, 1)
        for what in pieces_for(name)
        if (g := growth(FILES[name], PIECES[what], LONGEST_FILE)) > FACTOR
    }
    assert slow == {}
