"""Rows of the database in the contract's columns and in the order of the print, ready to be written or framed.

Order is the same in either database and on any machine: texts are compared by their bytes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Select, String, Table, column, select
from sqlalchemy import table as light_table

from schema.models import Base, StorableText
from schema.records import RECORD_TYPES, Record, RecordValue, columns
from schema.values import rounded

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
    "agencies": ("agency_id",),
    "findings": ("document_id", "finding_id"),
    "corrections": ("correction_id",),
    "provenance": ("document_id", "ordinal"),
}
_PARENT = {
    "joins": ("tables", "table_id"),
    "cells": ("tables", "table_id"),
    "task_agencies": ("tasks", "task_id"),
    "task_products": ("tasks", "task_id"),
    "task_budgets": ("tasks", "task_id"),
    "task_funding": ("tasks", "task_id"),
    "indicator_agencies": ("indicators", "indicator_id"),
    "targets": ("indicators", "indicator_id"),
}
_JOINED = ("document_number", "province", "lead", "support", "funding_sources")

Row = tuple[RecordValue, ...]
RecordT = TypeVar("RecordT", bound=Record)


def table_columns(table: str) -> tuple[str, ...]:
    """The columns of an exported table: the contract's; ``tasks_wide`` has no ids."""
    if table != WIDE:
        return columns(table)
    own = tuple(c for c in columns("tasks") if not c.endswith("_id"))
    return (*_JOINED[:2], *own, *_JOINED[2:])


def rows(connection: Connection, table: str, document_ids: Sequence[str] | None = None) -> Iterator[Row]:
    """The rows of a table, in order.

    Args:
        connection: an open connection.
        table: one of :data:`TABLES`.
        document_ids: only what belongs to these documents; None for all. ``agencies`` and ``corrections``
            belong to none and are given whole.
    """
    names = table_columns(table)
    query = _wide_query(connection) if table == WIDE else _query(connection, table)
    owner = _owner(table)
    if document_ids is not None and owner is not None:
        query = query.where(owner.in_(document_ids))
    for row in connection.execution_options(yield_per=5000).execute(query):
        yield tuple(rounded(n, v) for n, v in zip(names, row, strict=True))


def read_records(
    connection: Connection, kind: type[RecordT], document_ids: Sequence[str] | None = None
) -> tuple[RecordT, ...]:
    """The rows of one table as records again, in order; arguments as in :func:`rows`."""
    table = next(name for name, known in RECORD_TYPES.items() if known is kind)
    names = columns(table)
    made = (dict(zip(names, row, strict=True)) for row in rows(connection, table, document_ids))
    return tuple(kind(**m) for m in made)  # type: ignore[arg-type] # the columns have the fields' types


def _owner(table: str) -> ColumnElement[str] | None:
    if table == WIDE:
        return column("document_id", String)
    holder = _PARENT.get(table, (table, ""))[0]
    model = Base.metadata.tables[holder]
    return model.c.document_id if "document_id" in model.c else None


def _ordered(connection: Connection, model: Table, names: Sequence[str]) -> list[ColumnElement[str]]:
    """Order by these columns, texts by their bytes (SQLite does so; PostgreSQL is told to)."""
    bytewise = connection.dialect.name == "postgresql"
    return [
        model.c[n].collate("C")
        if bytewise and isinstance(model.c[n].type, (String, StorableText))
        else model.c[n]
        for n in names
    ]


def _query(connection: Connection, table: str) -> Select[*tuple[RecordValue, ...]]:
    model = Base.metadata.tables[table]
    query = select(*(model.c[n] for n in columns(table)))
    order: list[ColumnElement[str]] = []
    if table in _PARENT:
        name, reference = _PARENT[table]
        parent = Base.metadata.tables[name]
        query = query.join(parent, parent.c[reference] == model.c[reference])
        order += _ordered(connection, parent, _OWN_ORDER[name])
    return query.order_by(*order, *_ordered(connection, model, _OWN_ORDER[table]))


def _wide_query(connection: Connection) -> Select[*tuple[RecordValue, ...]]:
    tasks = Base.metadata.tables["tasks"]
    names = table_columns(WIDE)
    own = [column(n, tasks.c[n].type) if n in tasks.c else column(n, String) for n in names]
    ids = [column("document_id", String), column("task_id", String)]
    view = light_table("v_tasks_wide", *own, *ids)
    order = ("document_id", "position", "task_id")
    collated = connection.dialect.name == "postgresql"
    return select(*(view.c[n] for n in names)).order_by(
        *(view.c[n].collate("C") if collated and n != "position" else view.c[n] for n in order)
    )
