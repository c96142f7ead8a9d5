"""Blocks to logical tables: pieces joined over pages, captions and unit notes found, columns given roles.

The table is what a person sees as one: one numbering, one header. What stands above it (the appendix's label, its
caption, a unit note) belongs to it; a table without a printed header borrows the roles of its sister, the table
of the same document whose columns hold the same kinds of cells, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from extract.model import Block, Cell, Column, Paragraph, Table
from extract.tables.header import read_columns, settle_roles
from extract.tables.joins import DOUBTFUL, Joined, is_continued_note, join, judge, piece_of, start
from extract.tables.kinds import kind_of
from extract.tables.matrix import Matrix, matrix
from extract.tables.recognised_labels import with_labels_settled
from normalize.headers import match_header, unit_in
from normalize.notes import Code, Note, warning
from normalize.numbering.labels import cell_label
from normalize.official_words import begins_body
from normalize.periods.read import looks_like_period
from normalize.roles import UNMAPPED, role_of
from normalize.text import fold, key

_APPENDIX = regex.compile(
    r"^\s*(PHỤ LỤC|Phụ lục|BIỂU|Biểu|MẪU|Mẫu)\s*(?:SỐ|số)?\s*:?\s*([IVXLC]+|\d+[A-Za-z]?|[A-Z])?\s*[.:]?\s*$|^\s*(PHỤ LỤC|BIỂU)\s*(?:SỐ)?\s*([IVXLC]+|\d+|[A-Z])?\b"
)
_UNIT_NOTE = regex.compile(r"(?:đvt|đơn vị tính|đơn vị)\s*:\s*\S", regex.IGNORECASE)
_CAPTION_LINES = 6
"""How many paragraphs above a table can belong to its caption."""


@dataclass(frozen=True, slots=True)
class _Context:
    """What the paragraphs above a table say of it."""

    appendix: str | None
    caption: str | None
    unit_note: str | None


def read_tables(blocks: Sequence[Block], extra_headers: Mapping[str, str] | None = None) -> tuple[Table, ...]:
    """All tables of a document in order, joined over pages.

    Args:
        extra_headers: header phrase → role, taught for this run.
    """
    found: list[tuple[Joined, tuple[Column, ...], _Context]] = []
    between: list[Paragraph] = []
    appendix: str | None = None
    for block in blocks:
        if isinstance(block, Paragraph):
            between.append(block)
            appendix = _appendix_label(block) or appendix
            continue
        piece = piece_of(block, tuple(between), extra_headers)
        seam = judge(found[-1][0], found[-1][1], piece) if found else None
        if seam is not None:
            table, columns, context = found[-1]
            found[-1] = (join(table, piece, seam), columns, context)
        else:
            found.append(
                (
                    start(piece),
                    read_columns(piece.m, piece.n_header, extra_headers),
                    _context(between, appendix),
                )
            )
        between = []
    tables = tuple(_table(k + 1, *parts) for k, parts in enumerate(found))
    return tuple(_with_kind(with_labels_settled(t)) for t in borrow_roles(tables))


def _appendix_label(paragraph: Paragraph) -> str | None:
    """``PHỤ LỤC I`` where the paragraph is an appendix's heading, None for a mention inside a sentence."""
    text = paragraph.text.strip()
    if len(text) > 200 or not _APPENDIX.match(text):
        return None
    found = regex.match(
        r"(?:phụ lục|biểu|mẫu)\s*(?:số)?\s*:?\s*(?:[IVXLC]+\b|\d+[A-Za-z]?\b|[A-Z]\b)?",
        text,
        regex.IGNORECASE,
    )
    return found.group(0).strip(" :.") if found else None


def _context(between: Sequence[Paragraph], appendix: str | None) -> _Context:
    """The caption above a table: from the appendix's heading, or the last short paragraphs before the table."""
    near = list(between[-_CAPTION_LINES:])
    heads = [k for k, p in enumerate(near) if _appendix_label(p)]
    near = near[heads[-1] + 1 :] if heads else _last_short(near)
    unit = next((p.text for p in reversed(near) if _UNIT_NOTE.search(p.text) and len(p.text) < 80), None)
    texts = [p.text for p in near if p.text != unit and not is_continued_note(p.text)]
    return _Context(appendix, " ".join(texts) or None, unit)


def _last_short(near: list[Paragraph]) -> list[Paragraph]:
    kept: list[Paragraph] = []
    for paragraph in reversed(near):
        if len(paragraph.text) > 220 or paragraph.text.rstrip().endswith((";", "./.")):
            break
        kept.insert(0, paragraph)
        if len(kept) == 3:
            break
    return kept


def _table(position: int, joined: Joined, columns: tuple[Column, ...], context: _Context) -> Table:
    """The logical table; its kind is told later, once roles are borrowed where no header is printed."""
    unit = unit_in(context.unit_note) if context.unit_note else None
    pages = [p.grid.page for p in joined.pieces if p.grid.page is not None]
    notes = [n for p in joined.pieces for n in p.grid.notes]
    notes += [
        _doubt(j.page_from, j.page_to, j.reasons, j.confidence)
        for j in joined.joins
        if j.confidence < DOUBTFUL
    ]
    return Table(
        position=position,
        appendix=context.appendix,
        caption=context.caption,
        kind="other",
        unit_note=context.unit_note,
        n_rows=joined.m.n_rows,
        n_columns=joined.m.n_columns,
        cells=joined.m.cells,
        header_rows=joined.header_rows,
        columns=tuple(_with_unit(c, unit) for c in columns),
        joins=joined.joins,
        page_first=min(pages) if pages else None,
        page_last=max(pages) if pages else None,
        method="+".join(dict.fromkeys(p.grid.method for p in joined.pieces)),
        confidence=min([p.grid.confidence for p in joined.pieces] + [j.confidence for j in joined.joins]),
        notes=tuple(notes),
    )


def _doubt(page_from: int, page_to: int, reasons: tuple[str, ...], confidence: float) -> Note:
    return warning(
        Code.JOIN_DOUBTFUL,
        f"The table was joined over pages {page_from} and {page_to} on weak signs ({', '.join(reasons)}; {confidence}): look at the seam.",
    )


def _with_unit(column: Column, unit: str | None) -> Column:
    """A unit note above the table holds for the columns of figures that state none; it tells no tons of CO2."""
    if unit and column.unit is None and role_of(column.role).holds_figure and column.role != "ghg":
        return replace(column, unit=unit)
    return column


def body_rows(table: Table) -> tuple[int, ...]:
    """Row numbers (0-based) that are no header rows."""
    header = set(table.header_rows)
    return tuple(r for r in range(table.n_rows) if r not in header)


def table_matrix(table: Table) -> Matrix:
    """The table's cells, laid out."""
    return matrix(table.cells, table.n_rows, table.n_columns)


def _with_kind(table: Table) -> Table:
    table = replace(table, columns=_title_of_activities(table))
    return replace(table, kind=kind_of(table, table_matrix(table), body_rows(table)))


def _title_of_activities(table: Table) -> tuple[Column, ...]:
    """Where a title is merged over several rows that each have an activity of their own, the activity is the title.

    "Nhiệm vụ" (merged) beside "Hoạt động": the rows are activities, the merged cell is their group.
    """
    title = next((c for c in table.columns if c.role == "title"), None)
    activity = next(
        (c for c in table.columns if c.role == "description" and match_header(c.header).role == "title"), None
    )
    if title is None or activity is None:
        return table.columns
    m = table_matrix(table)
    merged = [c for c in table.cells if c.column == title.index and c.row_span > 1 and c.text]
    parted = [c for c in merged if sum(a.row == r for r in _covered(c) if (a := m.at(r, activity.index))) > 1]
    if len(parted) * 2 < len(merged) or not parted:
        return table.columns
    roles = {title.index: "group", activity.index: "title"}
    return tuple(replace(c, role=roles.get(c.index, c.role)) for c in table.columns)


def _covered(cell: Cell) -> range:
    return range(cell.row, cell.row + cell.row_span)


def borrow_roles(tables: tuple[Table, ...]) -> tuple[Table, ...]:
    """Tables without a header take the roles of the sister whose columns hold the same kinds of cells."""
    return tuple(_borrowed(t, tables) if not t.header_rows else t for t in tables)


def _borrowed(table: Table, tables: tuple[Table, ...]) -> Table:
    sisters = [s for s in tables if s.header_rows and s.n_columns == table.n_columns and s.n_columns >= 3]
    scored = [(_likeness(table, s), -abs(s.position - table.position), s) for s in sisters]
    scored = [x for x in scored if x[0] >= 0.75]
    if scored:
        likeness, _, sister = max(scored, key=lambda x: (x[0], x[1]))
        note = warning(
            Code.HEADER_UNMAPPED,
            f"No header is printed; the columns were read as those of table {sister.position}, whose cells are of the same kinds ({likeness:.0%}).",
            expected=" | ".join(c.header for c in sister.columns),
        )
        columns = tuple(replace(c, score=round(c.score * likeness, 2), notes=()) for c in sister.columns)
        return replace(
            table,
            columns=columns,
            confidence=min(table.confidence, round(likeness, 2)),
            notes=(*table.notes, note),
        )
    columns = settle_roles(tuple(_guessed(table, c) for c in range(table.n_columns)))
    told = [role_of(c.role) for c in columns]
    if {"number", "title"} <= {role.name for role in told} and any(
        role.carries_out or role.holds_time for role in told
    ):
        note = warning(
            Code.HEADER_UNMAPPED, "No header is printed; the columns were told from the kinds of their cells."
        )
        return replace(table, columns=columns, notes=(*table.notes, note))
    return replace(table, columns=tuple(Column(c.index, UNMAPPED, "", score=0.0) for c in columns))


def _column_texts(table: Table, column: int) -> list[str]:
    rows = set(body_rows(table))
    return [
        c.text for c in table.cells if c.column == column and c.row in rows and c.text and c.column_span == 1
    ]


def cell_kind(text: str) -> str:
    """The kind of a cell by its text alone: number, label, period, agency, mark, text, long."""
    folded = fold(text)
    if cell_label(text) is not None:
        return "label"
    if looks_like_period(text):
        return "period"
    if regex.fullmatch(r"[\d.,\s]+(?:\s*(?:ty|trieu|nghin|dong|ha|%).*)?", folded):
        return "number"
    if begins_body(key(text)) or regex.match(r"(cac )?ban\b", folded):
        return "agency"
    return "long" if len(text) > 60 else "text"


def _profile(table: Table, column: int) -> dict[str, float]:
    texts = _column_texts(table, column)
    kinds = [cell_kind(t) for t in texts]
    return {k: kinds.count(k) / len(kinds) for k in set(kinds)} if kinds else {}


def _likeness(a: Table, b: Table) -> float:
    """0 to 1: how far the columns of two tables hold the same kinds of cells, column by column."""
    total = 0.0
    for column in range(a.n_columns):
        p, q = _profile(a, column), _profile(b, column)
        if not p or not q:
            total += 0.5
            continue
        shared = sum(min(p.get(k, 0.0), q.get(k, 0.0)) for k in set(p) | set(q))
        texts = {"text", "long"}
        prose = min(sum(p.get(k, 0) for k in texts), sum(q.get(k, 0) for k in texts))
        total += max(shared, shared - sum(min(p.get(k, 0.0), q.get(k, 0.0)) for k in texts) + prose)
    return total / a.n_columns


def _guessed(table: Table, column: int) -> Column:
    """The role a column can have by its cells alone."""
    p = _profile(table, column)
    if not p:
        return Column(column, UNMAPPED, "", score=0.0)
    kind, share = max(p.items(), key=lambda x: x[1])
    role = {
        "label": "number" if column == 0 else UNMAPPED,
        "period": "period",
        "agency": "lead",
        "long": "title",
    }.get(kind, UNMAPPED)
    return Column(column, role if share >= 0.6 else UNMAPPED, "", score=round(share * 0.6, 2))
