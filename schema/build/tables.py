"""Tables, their seams and their cells to records."""

from __future__ import annotations

from extract.model import Table
from extract.tasks.of_tables import TableRows
from normalize.notes import Code, Severity, info, warning
from normalize.roles import UNMAPPED
from schema.contract.ids import table_id
from schema.contract.records import CellRecord, JoinRecord, TableRecord
from schema.recorder import Recorder


def build_table(table: Table, document: str, recorder: Recorder) -> TableRecord:
    """The row of ``tables``, with the findings on its header and seams."""
    record = table_id(document, table.position)
    for note in table.notes:
        recorder.note("tables", record, "caption", note, table.page_first)
    if table.kind in ("tasks", "indicators", "budget"):
        for column in table.columns:
            for note in column.notes:
                severity = note.severity if _has_text(table, column.index) else Severity.INFO
                recorder.note(
                    "cells",
                    record,
                    "role",
                    note if severity is note.severity else info(note.code, note.message),
                    table.page_first,
                )
    return TableRecord(
        table_id=record,
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


def note_rejected(rows: TableRows, document: str, recorder: Recorder) -> None:
    """Findings on printed rows that gave no record: a row that lost its text is a warning, a remark is told."""
    record = table_id(document, rows.table)
    for rejected in rows.rejected:
        page = rejected.parts[0].place.page if rejected.parts else None
        if rejected.reason == "truncated":
            note = warning(
                Code.ROW_TRUNCATED,
                f"Row {rejected.number} has only its number: its text is not in the file, so it gave no task.",
                found=rejected.text,
            )
            recorder.note("tables", record, "n_rows", note, page)
        elif rejected.reason == "remark":
            note = info(
                Code.ROW_TRUNCATED,
                "A line of the table was read as a remark and gave no task.",
                found=rejected.text[:160],
            )
            recorder.note("tables", record, "n_rows", note, page)
    for group in rows.groups:
        page = group.parts[0].place.page if group.parts else None
        recorder.notes("tables", record, "n_rows", group.notes, page)
        shifted = [n for f in group.fields for n in f.notes]
        recorder.notes("cells", record, "role", shifted, page)
