"""Cao Bằng, decision 337/QĐ-UBND of 4 April 2018: Markdown from OCR → model.

Pages of the original show through the Markdown: a table is cut where a page ended, its header repeated, a row
cut in two goes on with an empty number. Here the pieces are one table and one row again. Four rows whose cells
slid left beside a merged cell get that merged cell back; every other flaw of the text stays.
"""

from __future__ import annotations

import re
from pathlib import Path

from corpus.typeset.inline import runs_of
from corpus.typeset.model import Block, Cell, Pair, Par, Plan, Row, Runs, Table, plain_text, styled

_LABEL = re.compile(r"[a-zđ]\)|[-+*(\\]|[IVX]+\.|\d+\.")
_SENTENCE_END = re.compile(r"[.;:,!?)”…/*]$")
_WIDTHS = ((1.2, 4.6, 4.5, 5.0, 2.2, 2.5, 1.9, 3.8), (1.3, 6.9, 3.5, 2.3, 3.2, 2.8, 3.4, 2.3))
_CENTERED = ((0, 4, 5, 6), (0, 3, 4, 5, 6, 7))
MERGED_SPANS = {
    "2.1": (1, 1, 1, 1, 3, 1),
    "4.1": (1, 1, 1, 1, 1, 2, 1),
    "4.2": (1, 1, 1, 1, 3, 1),
    "5.1": (1, 1, 1, 1, 1, 2, 1),
}
"""Row of the second table → columns that each of its printed cells covered, from the left."""


def read(path: Path) -> Plan:
    """The plan, from the Markdown as handed over."""
    chunks = _chunks(path.read_text(encoding="utf-8"))
    appendix_at = next(i for i, c in enumerate(chunks) if c[0].startswith("PHỤ LỤC I"))
    recipients_at = next(i for i, c in enumerate(chunks) if "Nơi nhận" in c[0])
    letterhead = _pair_of_heads(chunks[:4])
    body = _paragraphs(chunks[4:recipients_at])
    signature = _signature(chunks[recipients_at:appendix_at])
    return Plan(
        slug="cao-bang-337-qd-ubnd-2018",
        title="Quyết định 337/QĐ-UBND",
        author="Ủy ban nhân dân tỉnh Cao Bằng",
        issued_on=(2018, 4, 4),
        body=(letterhead, *body, signature),
        appendices=(_appendix(chunks[appendix_at:]),),
        page_number="bottom-right",
    )


def _chunks(text: str) -> list[list[str]]:
    """Runs of lines without an empty line between them."""
    chunks: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip():
            chunks[-1].append(line)
        elif chunks[-1]:
            chunks.append([])
    return [c for c in chunks if c]


def _joined(lines: list[str]) -> str:
    """Lines of one paragraph; two spaces at a line's end are a break that the print has."""
    return "\n".join(line.strip() for line in lines)


def _pair_of_heads(chunks: list[list[str]]) -> Pair:
    office, number, state, place = (runs_of(_joined(c)) for c in chunks)
    return Pair(
        left=(Par(office, "center"), Par(number, "center")),
        right=(Par(state, "center"), Par(place, "center")),
        shares=(0.42, 0.58),
        ruled=True,
    )


def _signature(chunks: list[list[str]]) -> Pair:
    """Recipients at the left, office and name of the signer at the right."""
    title, recipients, office, name = chunks
    left = [Par(styled(runs_of(_joined(title)), italic=True), "small")]
    left += [Par(runs_of(line.strip()), "small") for line in recipients]
    right = [Par(styled(runs_of(_joined(office)), bold=True), "center")]
    right += [Par((), "gap")] * 4 + [Par(styled(runs_of(_joined(name)), bold=True), "center")]
    return Pair(tuple(left), tuple(right), (0.5, 0.5))


def _paragraphs(chunks: list[list[str]]) -> tuple[Par, ...]:
    """Body paragraphs; one cut by a page of the original is made whole."""
    sources: list[str] = []
    for chunk in chunks:
        pieces = chunk if chunk[0].startswith("- ") else [_joined(chunk)]
        for piece in pieces:
            if sources and _goes_on(sources[-1], piece):
                sources[-1] += " " + piece.strip()
            else:
                sources.append(piece.strip())
    return tuple(_paragraph(s) for s in sources)


def _goes_on(before: str, piece: str) -> bool:
    """Whether a chunk continues the paragraph before it: a small first letter after an unfinished sentence."""
    return piece[0].islower() and not _LABEL.match(piece) and not _SENTENCE_END.search(before)


def _paragraph(source: str) -> Par:
    marks = re.match(r"#+ ", source)
    runs = runs_of(source[marks.end() :] if marks else source)
    text = plain_text(runs)
    if (marks and text.isupper() and not re.match(r"[IVX]+\.", text)) or text.startswith(
        "Phê duyệt Kế hoạch"
    ):
        return Par(styled(runs, bold=True), "center", heading=1 if marks else None)
    if marks:
        return Par(styled(runs, bold=True), "body", heading=min(len(marks.group(0)) - 1, 6))
    return Par(runs, "body")


def _appendix(chunks: list[list[str]]) -> tuple[Block, ...]:
    """Captions and tables; pieces of a table that repeat its header are one table."""
    captions: list[list[Par]] = [[]]
    tables: list[list[list[str]]] = []
    for chunk in chunks:
        rows = [line.split("\t") for line in chunk]
        if len(rows[0]) == 1:
            captions[-1] += _caption(chunk)
        elif tables and _same_header(tables[-1][0], rows[0]):
            tables[-1] += rows
        else:
            tables.append(rows)
            captions.append([])
    blocks: list[Block] = []
    for index, (caption, rows) in enumerate(zip(captions, tables, strict=False)):
        blocks += [*caption, _table(index, rows)]
    return tuple(blocks)


def _same_header(first: list[str], second: list[str]) -> bool:
    """Whether two header rows are the same but for slips of OCR ("miệm vụ")."""
    return sum(a == b for a, b in zip(first, second, strict=True)) >= len(first) - 2


def _caption(chunk: list[str]) -> list[Par]:
    if chunk[0].startswith("\\*"):
        return [Par(styled(runs_of(_joined(chunk)), bold=True, italic=True), "plain")]
    title, *rest = [runs_of(line.strip()) for line in chunk]
    return [Par(styled(title, bold=True), "center"), *(Par(styled(r, italic=True), "center") for r in rest)]


def _table(index: int, rows: list[list[str]]) -> Table:
    depth = 2 if not rows[1][0] and any(rows[1]) and "Kinh phí" in rows[0][3] else 1
    header = _header(rows[:depth])
    data: list[list[str]] = []
    for row in rows[depth:]:
        if row[0] == "STT" or (depth == 2 and row == rows[1]):
            continue
        if not row[0]:
            data[-1] = [" ".join(filter(None, pair)) for pair in zip(data[-1], _filled(row), strict=True)]
        else:
            data.append(_filled(row))
    body = tuple(_row(index, row) for row in data)
    return Table(header, body, _WIDTHS[index], repeat_header=True, centered=_CENTERED[index])


def _filled(row: list[str]) -> list[str]:
    return [c.strip() for c in row] + [""] * (8 - len(row))


def _header(rows: list[list[str]]) -> tuple[Row, ...]:
    """The header; of two levels where the second one splits the cell over the sources of money."""
    if len(rows) == 1:
        return (tuple(_head_cell(c) for c in _filled(rows[0])),)
    above, below = rows
    span = sum(1 for c in below if c.strip())
    first = next(i for i, c in enumerate(below) if c.strip())
    top = [
        _head_cell(c, column_span=span) if i == first else _head_cell(c, row_span=2)
        for i, c in enumerate(above)
        if not first < i < first + span
    ]
    return tuple(top), tuple(_head_cell(c) for c in below if c.strip())


def _head_cell(text: str, *, column_span: int = 1, row_span: int = 1) -> Cell:
    return Cell((styled(runs_of(text.strip()), bold=True),), column_span, row_span)


def _row(index: int, cells: list[str]) -> Row:
    """A row with its spans: a group's title covers the text columns (first table) or all (second)."""
    number = plain_text(runs_of(cells[0]))
    spans: tuple[int, ...] = (1,) * 8
    group = cells[1].startswith("<b>")
    if index == 1 and number in MERGED_SPANS:
        spans = MERGED_SPANS[number]
    elif index == 1 and group:
        spans = (1, 7)
    elif index == 0 and number in "ABCD":
        spans = (1, 3, 1, 1, 1, 1)
    printed = [c for i, c in enumerate(cells) if not (number in "ABCD" and index == 0 and i in (2, 3))]
    return tuple(
        Cell((_bold_number(runs_of(text), group and i == 0),), column_span=span)
        for i, (text, span) in enumerate(zip(printed, spans, strict=False))
    )


def _bold_number(runs: Runs, bold: bool) -> Runs:
    return styled(runs, bold=True) if bold else runs
