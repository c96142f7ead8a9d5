"""Whether the records of a document hang together, asked before they are stored.

The database would refuse them too, but only say that some reference failed; here the row and column are named.
"""

from __future__ import annotations

from collections.abc import Iterator

from schema.errors import InconsistentRecords
from schema.records import DocumentRecords, Record

_KEYS = {
    "legal_references": ("reference_id",),
    "clauses": ("clause_id",),
    "tables": ("table_id",),
    "joins": ("table_id", "page_from", "page_to"),
    "cells": ("table_id", "row", "column", "part"),
    "tasks": ("task_id",),
    "task_agencies": ("task_id", "role", "position"),
    "task_products": ("task_id", "position"),
    "indicators": ("indicator_id",),
    "indicator_agencies": ("indicator_id", "role", "position"),
    "targets": ("target_id",),
    "findings": ("finding_id",),
}
_REFERENCES = (
    ("clauses", "parent_id", "clauses"),
    ("joins", "table_id", "tables"),
    ("cells", "table_id", "tables"),
    ("tasks", "table_id", "tables"),
    ("tasks", "clause_id", "clauses"),
    ("tasks", "parent_task_id", "tasks"),
    ("tasks", "duplicate_of", "tasks"),
    ("task_agencies", "task_id", "tasks"),
    ("task_products", "task_id", "tasks"),
    ("task_budgets", "task_id", "tasks"),
    ("task_funding", "task_id", "tasks"),
    ("indicators", "table_id", "tables"),
    ("indicators", "task_id", "tasks"),
    ("indicator_agencies", "indicator_id", "indicators"),
    ("targets", "indicator_id", "indicators"),
    ("targets", "part_of", "targets"),
)
_AGENCY_COLUMNS = (
    ("documents", "issuer_id"),
    ("task_agencies", "agency_id"),
    ("indicator_agencies", "agency_id"),
)


def check(records: DocumentRecords, agencies: frozenset[str]) -> None:
    """Holds ids against references.

    Args:
        agencies: ids of the register.

    Raises:
        InconsistentRecords: naming the first defects.
    """
    problems = [*_repeated(records), *_dangling(records), *_unregistered(records, agencies)]
    if problems:
        more = f" (and {len(problems) - 3} more)" if len(problems) > 3 else ""
        raise InconsistentRecords("; ".join(problems[:3]) + more)


def _key(record: Record, columns: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(getattr(record, c) for c in columns)


def _repeated(records: DocumentRecords) -> Iterator[str]:
    for table, columns in _KEYS.items():
        seen: set[tuple[object, ...]] = set()
        for record in records.rows(table):
            key = _key(record, columns)
            if key in seen:
                yield f"{table} has {'/'.join(map(str, key))} twice"
            seen.add(key)


def _dangling(records: DocumentRecords) -> Iterator[str]:
    ids = {t: {getattr(r, _KEYS[t][0]) for r in records.rows(t)} for t in {r[2] for r in _REFERENCES}}
    for table, column, other in _REFERENCES:
        for record in records.rows(table):
            wanted = getattr(record, column)
            if wanted is not None and wanted not in ids[other]:
                yield f"{table}.{column} {wanted} is not in {other}"


def _unregistered(records: DocumentRecords, agencies: frozenset[str]) -> Iterator[str]:
    for table, column in _AGENCY_COLUMNS:
        for record in records.rows(table):
            wanted = getattr(record, column)
            if wanted is not None and wanted not in agencies:
                yield f"{table}.{column} {wanted} is not in the register of agencies"
