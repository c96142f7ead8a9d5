"""Tables, their seams and their cells to records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extract.model import Fragment, Table
from extract.tasks.of_tables import RejectedRow, TableRows
from normalize.notes import Code, Note, Severity, info, warning
from normalize.roles import UNMAPPED, role_of
from schema.build.task_cells import READ_ROLES
from schema.contract.ids import table_id
from schema.contract.records import CellRecord, JoinRecord, TableRecord
from schema.recorder import Remark
from schema.setting.document import Setting


def table_remarks(table: Table, document: str) -> Iterator[Remark]:
    """What is said of a table and its seams, and of the headers of its columns.

    A doubt about the header of a column without any text leaves nothing to decide: its severity is info.
    """
    record = table_id(document, table.position)
    for note in table.notes:
        yield Remark("tables", record, "caption", note, table.page_first)
    for column in table.columns if table.kind in ("tasks", "indicators", "budget") else ():
        for note in column.notes:
            lowered = note if _has_text(table, column.index) else info(note.code, note.message)
            kept = note if note.severity is Severity.INFO else lowered
            yield Remark("cells", record, "role", kept, table.page_first)


def build_table(table: Table, document: str) -> TableRecord:
    """The row of ``tables``."""
    return TableRecord(
        table_id=table_id(document, table.position),
        document_id=document,
        appendix=table.appendix,
        caption=table.caption,
        kind=table.kind,
        unit_note=table.unit_note,
        page_first=table.page_first,
        page_last=table.page_last,
        n_rows=table.n_rows,
        n_columns=table.n_columns,
        method=table.method,
        confidence=round(table.confidence, 3),
    )


def _has_text(table: Table, column: int) -> bool:
    header = set(table.header_rows)
    return any(c.column == column and c.text and c.row not in header for c in table.cells)


def build_joins(table: Table, document: str) -> tuple[JoinRecord, ...]:
    """The seams of a table; files without pages have none."""
    return tuple(
        JoinRecord(
            table_id=table_id(document, table.position),
            page_from=j.page_from,
            page_to=j.page_to,
            reasons="; ".join(j.reasons),
            row_continues=j.row_continues,
            confidence=round(j.confidence, 3),
        )
        for j in table.joins
        if j.page_from and j.page_to
    )


def build_cells(table: Table, document: str) -> tuple[CellRecord, ...]:
    """Every printed part of every cell with text, in reading order."""
    record = table_id(document, table.position)
    roles = {c.index: c.role for c in table.columns}
    header = set(table.header_rows)
    return tuple(
        CellRecord(
            table_id=record,
            row=cell.row,
            column=cell.column,
            part=part,
            role="header" if cell.row in header else roles.get(cell.column, UNMAPPED),
            raw=fragment.text,
            text=cell.text,
            page=fragment.place.page,
            x0=round(fragment.place.box.x0, 2) if fragment.place.box else None,
            top=round(fragment.place.box.top, 2) if fragment.place.box else None,
            x1=round(fragment.place.box.x1, 2) if fragment.place.box else None,
            bottom=round(fragment.place.box.bottom, 2) if fragment.place.box else None,
            line=fragment.place.line,
            confidence=round(fragment.confidence, 3),
        )
        for cell in table.cells
        for part, fragment in enumerate(cell.parts)
    )


def row_remarks(rows: TableRows, document: str) -> Iterator[Remark]:
    """What is said of printed rows that gave no task, and of the groups of a table."""
    record = table_id(document, rows.table)
    for rejected in rows.rejected:
        note = _rejected_note(rejected)
        if note is not None:
            yield Remark("tables", record, "n_rows", note, _first_page(rejected.parts))
    for group in rows.groups:
        page = _first_page(group.parts)
        for note in dict.fromkeys(group.notes):
            yield Remark("tables", record, "n_rows", note, page)
        for note in dict.fromkeys(n for f in group.fields for n in f.notes):
            yield Remark("cells", record, "role", note, page)


def _rejected_note(rejected: RejectedRow) -> Note | None:
    """A warning on a row that lost its text, an info on a remark, None for rows that hold nothing."""
    if rejected.reason == "truncated":
        message = (
            f"Row {rejected.number} has only its number: its text is not in the file, so it gave no task."
        )
        return warning(Code.ROW_TRUNCATED, message, found=rejected.text)
    if rejected.reason == "remark":
        message = "A line of the table was read as a remark and gave no task."
        return info(Code.ROW_TRUNCATED, message, found=rejected.text[:160])
    return None


def _first_page(parts: Sequence[Fragment]) -> int | None:
    return parts[0].place.page if parts else None


def unread_columns(table: Table, setting: Setting) -> Iterator[Remark]:
    """The columns of a table of tasks that hold text and fill no column of the contract: ``Ghi chú``,
    ``Địa điểm``.

    Their text stays in ``cells``. A column whose header no phrase fits has a finding of its own, and so has one
    that should have been read and was not (``schema.account.columns``).
    """
    years = setting.money[table.position].years if table.position in setting.money else frozenset()
    for column in table.columns:
        lowered = column.role in (UNMAPPED, "group") or column.index in years
        if lowered or column.role in READ_ROLES or not _has_words(table, column.index):
            continue
        message = (
            f"No column of tasks takes up what stands under “{column.header}” "
            f"({role_of(column.role).label_en.lower()}): its text is in the table of cells only."
        )
        note = info(Code.COLUMN_UNREAD, message, found=column.header)
        yield Remark("cells", table_id(setting.document_id, table.position), "role", note, table.page_first)


def _has_words(table: Table, column: int) -> bool:
    """Whether a column holds more than dashes and dots below its header."""
    header = set(table.header_rows)
    below = (c.text for c in table.cells if c.column == column and c.row not in header)
    return any(any(map(str.isalnum, text)) for text in below)
