"""Giving a document another id: its own and those of everything that hangs on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from schema.contract.columns import declared_columns
from schema.contract.records import DocumentRecords, Record

RecordT = TypeVar("RecordT", bound=Record)


def renamed(records: DocumentRecords, new_id: str) -> DocumentRecords:
    """The same records under another document id."""
    old_id = records.document.document_id
    if old_id == new_id:
        return records

    def each(rows: tuple[RecordT, ...]) -> tuple[RecordT, ...]:
        return tuple(_renamed_row(r, old_id, new_id) for r in rows)

    return DocumentRecords(
        document=replace(records.document, document_id=new_id),
        legal_references=each(records.legal_references),
        clauses=each(records.clauses),
        tables=each(records.tables),
        joins=each(records.joins),
        cells=each(records.cells),
        tasks=each(records.tasks),
        task_agencies=each(records.task_agencies),
        task_products=each(records.task_products),
        task_budgets=each(records.task_budgets),
        task_funding=each(records.task_funding),
        indicators=each(records.indicators),
        indicator_agencies=each(records.indicator_agencies),
        targets=each(records.targets),
        observations=each(records.observations),
        findings=each(records.findings),
        coverage=each(records.coverage),
        provenance=each(records.provenance),
    )


def _renamed_row(record: RecordT, old_id: str, new_id: str) -> RecordT:
    changes: dict[str, str] = {}
    for column in declared_columns(type(record)):
        if not (column.name.endswith("_id") or column.reference):
            continue
        value = getattr(record, column.name)
        if isinstance(value, str) and (value == old_id or value.startswith((f"{old_id}:", f"{old_id}!"))):
            changes[column.name] = new_id + value.removeprefix(old_id)
    return replace(record, **changes) if changes else record  # type: ignore[arg-type] # ids are str in all records
