"""What the columns mean: ``codebook.csv`` (English and Vietnamese) and ``datapackage.json`` (Frictionless).

The words stand in ``schema/data/codebook.csv``, the types and keys come from the records, so that neither can
drift from the data: a test asks for a description of each column and a column for each description.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from normalize.registers import parse_register, register
from schema.rows import TABLES, WIDE, table_columns
from schema.values import kind_of

_FRICTIONLESS = {
    "str": "string",
    "int": "integer",
    "float": "number",
    "Decimal": "number",
    "date": "date",
    "bool": "boolean",
}
_KEYS = {
    "document_files": ("sha256",),
    "joins": ("table_id", "page_from", "page_to"),
    "cells": ("table_id", "row", "column", "part"),
    "task_agencies": ("task_id", "role", "position"),
    "task_products": ("task_id", "position"),
    "indicator_agencies": ("indicator_id", "role", "position"),
}
_CODEBOOK = register(
    "table column unit description_en description_vi", "table column", may_be_empty="unit", order=""
)
_NO_KEY = frozenset({"task_budgets", "task_funding", "provenance", WIDE})
_REFERENCES = {
    "document_id": "documents",
    "table_id": "tables",
    "clause_id": "clauses",
    "task_id": "tasks",
    "indicator_id": "indicators",
    "agency_id": "agencies",
}
_OTHER_REFERENCES = {
    ("documents", "issuer_id"): ("agencies", "agency_id"),
    ("clauses", "parent_id"): ("clauses", "clause_id"),
    ("tasks", "parent_task_id"): ("tasks", "task_id"),
    ("tasks", "duplicate_of"): ("tasks", "task_id"),
    ("targets", "part_of"): ("targets", "target_id"),
    ("agencies", "successor_id"): ("agencies", "agency_id"),
}


@dataclass(frozen=True, slots=True)
class Description:
    """One column in words; ``unit`` is empty where it has none."""

    unit: str
    english: str
    vietnamese: str


@cache
def descriptions() -> dict[tuple[str, str], Description]:
    """(table, column) → its description; the table is ``*`` for what all tables share."""
    text = files("schema").joinpath("data/codebook.csv").read_text(encoding="utf-8")
    return {
        (r["table"], r["column"]): Description(r["unit"], r["description_en"], r["description_vi"])
        for r in parse_register("codebook", text, _CODEBOOK)
    }


def description(table: str, column: str) -> Description:
    """A column in words.

    Raises:
        KeyError: for a column without a description.
    """
    known = descriptions()
    places = (table, "tasks", "*") if table == WIDE else (table, "*")
    found = next((known[p, column] for p in places if (p, column) in known), None)
    if found is None:
        raise KeyError(f"no description of {table}.{column}")
    return found


def column_type(table: str, column: str) -> str:
    """``string``, ``integer``, ``number``, ``date`` or ``boolean``."""
    if table == WIDE:
        return column_type("tasks", column) if column in table_columns("tasks") else "string"
    return _FRICTIONLESS[kind_of(table, column)]


def write_codebook(path: Path) -> Path:
    """All columns with type, unit and description in both languages, as CSV that Excel opens."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["table", "column", "type", "unit", "description_en", "description_vi"])
        for table in TABLES:
            for name in table_columns(table):
                told = description(table, name)
                kind = column_type(table, name)
                writer.writerow([table, name, kind, told.unit, told.english, told.vietnamese])
    return path


def write_datapackage(path: Path, file_format: str) -> Path:
    """The Frictionless description of an export."""
    package = {
        "profile": "tabular-data-package" if file_format == "csv" else "data-package",
        "name": "vnplans",
        "title": "Vietnamese provincial plans as comparable, traceable rows",
        "title_vi": "Kế hoạch cấp tỉnh của Việt Nam dưới dạng dữ liệu so sánh được và truy nguyên được",
        "resources": [_resource(t, file_format) for t in TABLES],
    }
    path.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return path


def _resource(table: str, file_format: str) -> dict[str, object]:
    return {
        "name": table,
        "path": f"{table}.{file_format}",
        "format": file_format,
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(table, c) for c in table_columns(table)],
            "missingValues": [""],
            **({} if table in _NO_KEY else {"primaryKey": list(_primary_key(table))}),
            "foreignKeys": _foreign_keys(table),
        },
    }


def _field(table: str, column: str) -> dict[str, str]:
    told = description(table, column)
    found = {
        "name": column,
        "type": column_type(table, column),
        "description": told.english,
        "description_vi": told.vietnamese,
    }
    return {**found, "unit": told.unit} if told.unit else found


def _primary_key(table: str) -> tuple[str, ...]:
    return _KEYS.get(table, table_columns(table)[:1])


def _foreign_keys(table: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for column in table_columns(table):
        other = _OTHER_REFERENCES.get((table, column))
        if other is None and column in _REFERENCES and _REFERENCES[column] != table:
            other = (_REFERENCES[column], column)
        if other is not None:
            resource = "" if other[0] == table else other[0]
            found.append({"fields": column, "reference": {"resource": resource, "fields": other[1]}})
    return found
