"""Rows of the database in the contract's columns and in the order of the print, ready to be written or
framed.

Order is the same in either database and on any machine: texts are compared by their bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Select, String, Table, column, select, text

from schema.contract.bodies import BODY_ROLES
from schema.contract.columns import ColumnDeclaration, Reference, declared_columns
from schema.contract.records import RECORD_TYPES, Record, RecordValue, TaskRecord, columns
from schema.contract.values import rounded
from schema.database.column_types import StorableText
from schema.database.models import metadata
from schema.database.views import tasks_wide_query

WIDE = "tasks_wide"
TABLES = (*RECORD_TYPES, WIDE)
"""Every table of an export, in the contract's order."""

_OWN_ORDER = {
    "documents": ("document_id",),
    "document_files": ("document_id", "sha256"),
    "legal_references": ("document_id", "position", "reference_id"),
    "clauses": ("document_id", "ordinal"),
    "tables": ("document_id", "ordinal"),
    "joins": ("page_from", "page_to"),
    "cells": ("row", "column", "part"),
    "tasks": ("document_id", "position", "task_id"),
    "task_agencies": ("role", "position"),
    "task_products": ("position",),
    "task_budgets": ("ordinal",),
    "task_funding": ("ordinal",),
    "indicators": ("document_id", "position", "indicator_id"),
    "indicator_agencies": ("role", "position"),
    "targets": ("ordinal",),
    "observations": ("indicator_id", "position"),
    "agencies": ("agency_id",),
    "findings": ("document_id", "finding_id"),
    "coverage": ("document_id", "position"),
    "corrections": ("correction_id",),
    "task_matches": ("task_id_a", "task_id_b", "created_at"),
    "row_checks": ("document_id", "seed", "position", "check_id"),
    "provenance": ("document_id", "ordinal"),
}
_BEFORE = ("document_number", "province")
_BEHIND = (*BODY_ROLES.names, "funding_sources")
"""What ``tasks_wide`` has before and behind a task's own columns, joined from other tables."""

_BATCH = 5_000
"""Rows that are taken from the database at once."""

Row = tuple[RecordValue, ...]
Query = Select[*tuple[RecordValue, ...]]
RecordT = TypeVar("RecordT", bound=Record)


@cache
def exported_columns(table: str) -> tuple[ColumnDeclaration, ...]:
    """The columns of an exported table: the contract's; those of ``tasks_wide`` begin with the ids that join it
    with the other tables.

    Raises:
        KeyError: for any other table.
    """
    if table != WIDE:
        return declared_columns(RECORD_TYPES[table])
    task, document, *others = declared_columns(TaskRecord)
    own = (c for c in others if not c.name.endswith("_id"))
    to_task = replace(task, reference=Reference("tasks", task.name, owned=True))
    return (to_task, document, *_joined(_BEFORE), *own, *_joined(_BEHIND))


def _joined(names: Sequence[str]) -> tuple[ColumnDeclaration, ...]:
    return tuple(ColumnDeclaration(name=n, kind=str, nullable=True) for n in names)


def table_columns(table: str) -> tuple[str, ...]:
    """The names of an exported table's columns, in order."""
    return tuple(c.name for c in exported_columns(table))


def rows(
    connection: Connection,
    table: str,
    document_ids: Sequence[str] | None = None,
    narrowed: Callable[[Query], Query] | None = None,
) -> Iterator[Row]:
    """The rows of a table, in order.

    Args:
        connection: an open connection.
        table: one of :data:`TABLES`.
        document_ids: only what belongs to these documents; None for all. ``agencies``, ``corrections``
            and ``task_matches`` belong to none and are given whole.
        narrowed: what else the rows must be, and how many of them are wanted.
    """
    query = _wide_query(connection) if table == WIDE else _query(connection, table)
    owner = _owner(table)
    if document_ids is not None and owner is not None:
        query = query.where(owner.in_(document_ids))
    if narrowed is not None:
        query = narrowed(query)
    found = connection.execute(query.execution_options(yield_per=_BATCH))
    measured = [(at, c.name) for at, c in enumerate(exported_columns(table)) if c.kind in (float, Decimal)]
    for row in found:
        values = list(row)
        for at, name in measured:
            if values[at] is not None:
                values[at] = rounded(name, values[at])
        yield tuple(values)


def read_records(
    connection: Connection, kind: type[RecordT], document_ids: Sequence[str] | None = None
) -> tuple[RecordT, ...]:
    """The rows of one table as records again, in order; arguments as in :func:`rows`."""
    table = next(name for name, known in RECORD_TYPES.items() if known is kind)
    names = columns(table)
    made = (dict(zip(names, row, strict=True)) for row in rows(connection, table, document_ids))
    return tuple(kind(**m) for m in made)  # type: ignore[arg-type] # the columns have the fields' types


def _parent(table: str) -> Reference | None:
    """The row that a row of this table belongs to, where that is no document: a cell's table, a target's
    indicator."""
    found = (c.reference for c in declared_columns(RECORD_TYPES[table]) if c.reference and c.reference.owned)
    return next((r for r in found if r.table != "documents"), None)


def _owner(table: str) -> ColumnElement[str] | None:
    if table == WIDE:
        return column("document_id", String)
    parent = _parent(table)
    model = metadata.tables[parent.table if parent else table]
    return model.c.document_id if "document_id" in model.c else None


def _ordered(connection: Connection, model: Table, names: Sequence[str]) -> list[ColumnElement[str]]:
    """Order by these columns, texts by their bytes (SQLite does so; PostgreSQL is told to)."""
    bytewise = connection.dialect.name == "postgresql"
    return [
        model.c[n].collate("C") if bytewise and isinstance(model.c[n].type, StorableText) else model.c[n]
        for n in names
    ]


def _query(connection: Connection, table: str) -> Query:
    model = metadata.tables[table]
    query = select(*(model.c[n] for n in columns(table)))
    order: list[ColumnElement[str]] = []
    reference = _parent(table)
    if reference is not None:
        parent = metadata.tables[reference.table]
        query = query.join(parent, parent.c[reference.column] == model.c[reference.column])
        order += _ordered(connection, parent, _OWN_ORDER[reference.table])
    return query.order_by(*order, *_ordered(connection, model, _OWN_ORDER[table]))


def _wide_query(connection: Connection) -> Query:
    tasks = metadata.tables["tasks"]
    names = table_columns(WIDE)
    typed = [column(n, tasks.c[n].type) if n in tasks.c else column(n, String) for n in names]
    wide = text(tasks_wide_query(connection.dialect.name)).columns(*typed).subquery(WIDE)
    collated = connection.dialect.name == "postgresql"
    return select(*(wide.c[n] for n in names)).order_by(
        *(wide.c[n].collate("C") if collated and n != "position" else wide.c[n] for n in _OWN_ORDER["tasks"])
    )
