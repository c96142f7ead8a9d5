"""What the columns mean: ``codebook.csv`` (English and Vietnamese) and ``datapackage.json`` (Frictionless).

The words stand in ``schema/data/codebook.csv``; types, units, keys and references come from the declaration
of the columns (``schema.contract``), so that neither can drift from the data: a test asks for a description
of each column and a column for each description.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path

from normalize.registers import parse_register, register
from schema.contract.columns import ColumnDeclaration, Reference
from schema.database.models import contract_key
from schema.database.rows import TABLES, WIDE, exported_columns

_FRICTIONLESS = {
    str: "string",
    int: "integer",
    float: "number",
    Decimal: "number",
    date: "date",
    bool: "boolean",
}
_CODEBOOK = register(
    "table column description_en description_vi", "table column", may_be_empty="column", order=""
)


@dataclass(frozen=True, slots=True)
class Description:
    """A table or a column in words."""

    english: str
    vietnamese: str


@cache
def descriptions() -> dict[tuple[str, str], Description]:
    """(table, column) → its description.

    The table is ``*`` for a column that several tables share; the column is empty for a table's own
    description.
    """
    text = files("schema").joinpath("data/codebook.csv").read_text(encoding="utf-8")
    return {
        (r["table"], r["column"]): Description(r["description_en"], r["description_vi"])
        for r in parse_register("codebook", text, _CODEBOOK)
    }


def description(table: str, column: str = "") -> Description:
    """A column in words, or a table where no column is named.

    Raises:
        KeyError: for what has no description.
    """
    known = descriptions()
    places = (table, "tasks", "*") if table == WIDE else (table, "*")
    found = next((known[p, column] for p in places if (p, column) in known), None)
    if found is None:
        raise KeyError(f"no description of {table}.{column}")
    return found


def column_type(column: ColumnDeclaration) -> str:
    """``string``, ``integer``, ``number``, ``date`` or ``boolean``."""
    return _FRICTIONLESS[column.kind]


def write_codebook(path: Path) -> Path:
    """All columns with type, unit and description in both languages, as CSV that Excel opens."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["table", "column", "type", "unit", "description_en", "description_vi"])
        for table in TABLES:
            for column in exported_columns(table):
                words = description(table, column.name)
                writer.writerow(
                    [table, column.name, column_type(column), column.unit, words.english, words.vietnamese]
                )
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
    key = () if table == WIDE else contract_key(table)
    return {
        "name": table,
        "path": f"{table}.{file_format}",
        "format": file_format,
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(table, c) for c in exported_columns(table)],
            "missingValues": [""],
            **({"primaryKey": list(key)} if key else {}),
            "foreignKeys": [
                _foreign_key(table, c.name, c.reference) for c in exported_columns(table) if c.reference
            ],
        },
    }


def _field(table: str, column: ColumnDeclaration) -> dict[str, str]:
    words = description(table, column.name)
    found = {
        "name": column.name,
        "type": column_type(column),
        "description": words.english,
        "description_vi": words.vietnamese,
    }
    return {**found, "unit": column.unit} if column.unit else found


def _foreign_key(table: str, column: str, other: Reference) -> dict[str, object]:
    resource = "" if other.table == table else other.table
    return {"fields": column, "reference": {"resource": resource, "fields": other.column}}
