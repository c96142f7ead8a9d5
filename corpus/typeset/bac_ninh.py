"""Bắc Ninh, plan 342/KH-UBND of 7 October 2023: text saved from a law portal → model.

A cell a line, each cell begun by a tab, an empty line between rows. What the text lost stays lost: it has no
letterhead, no signature and one line of the recipients; its first appendix begins in a row without number and
without header; the last row of the second has nothing but its number.
"""

from __future__ import annotations

import re
from itertools import takewhile
from pathlib import Path

from corpus.typeset.model import Block, Cell, Par, Plan, Row, Run, Table

_WIDTHS = (1.1, 5.4, 6.4, 2.1, 2.2, 3.1, 2.7, 2.7)
_CENTERED = (0, 3, 4)
_SECTION = re.compile(r"\d+\. ")
_SUBSECTION = re.compile(r"\d+\.\d+\. ")


def read(path: Path) -> Plan:
    """The plan, from the text as handed over."""
    lines = path.read_text(encoding="utf-8").splitlines()
    starts = [i for i, line in enumerate(lines) if line.strip().startswith("PHỤ LỤC ")]
    body = tuple(_paragraph(line) for line in lines[: starts[0]] if line.strip())
    ends = [*starts[1:], len(lines)]
    return Plan(
        slug="bac-ninh-342-kh-ubnd-2023",
        title="Kế hoạch 342/KH-UBND",
        author="Ủy ban nhân dân tỉnh Bắc Ninh",
        issued_on=(2023, 10, 7),
        body=body,
        appendices=tuple(_appendix(lines[a:b]) for a, b in zip(starts, ends, strict=True)),
        page_number="top",
    )


def _paragraph(line: str) -> Par:
    text = line.strip()
    if text.isupper():
        return Par((Run(text, bold=True),), "center", heading=1)
    if text.startswith("- VP UBND"):
        return Par((Run(text),), "small")
    if _SUBSECTION.match(text):
        return Par((Run(text, bold=True, italic=True),), heading=3)
    if _SECTION.match(text):
        return Par((Run(text, bold=True),), heading=2)
    return Par((Run(text, italic=text.startswith(("Căn cứ", "Xét đề nghị", "(Kèm theo"))),))


def _appendix(lines: list[str]) -> tuple[Block, ...]:
    caption = list(takewhile(lambda line: "\t" not in line, lines))
    rows = _rows(lines[len(caption) :])
    titles = tuple(
        Par((Run(text, bold=not text.startswith("("), italic=text.startswith("(")),), "center")
        for text in (line.strip() for line in caption)
        if text
    )
    headed = rows[0][0] == ["STT"]
    header = (tuple(_cell(c, bold=True) for c in rows[0]),) if headed else ()
    body = tuple(_row(r) for r in (rows[1:] if headed else rows))
    return *titles, Table(header, body, _WIDTHS, repeat_header=False, centered=_CENTERED)


def _rows(lines: list[str]) -> list[list[list[str]]]:
    """Rows of cells of paragraphs. A tab after an empty line begins a row, any other tab a cell."""
    rows: list[list[list[str]]] = []
    after_gap = True
    for line in lines:
        if line.lstrip(" ").startswith("\t"):
            if after_gap:
                rows.append([])
            rows[-1].append([line.strip()])
        elif line.strip():
            rows[-1][-1].append(line.strip())
        after_gap = not line.strip()
    return rows


def _row(cells: list[list[str]]) -> Row:
    """A row of eight cells: the first row of the first appendix lost its number, the last row all else."""
    missing = 8 - len(cells)
    before = [[""]] * missing if not cells[0][0].isdigit() else []
    after = [[""]] * (missing - len(before))
    return tuple(_cell(c) for c in [*before, *cells, *after])


def _cell(paragraphs: list[str], *, bold: bool = False) -> Cell:
    return Cell(tuple((Run(text, bold=bold),) for text in paragraphs))
