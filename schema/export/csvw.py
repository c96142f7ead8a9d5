"""``csv-metadata.json``: the CSV files after the W3C's "CSV on the Web", with types, keys and references."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

from schema.contract.columns import ColumnDeclaration
from schema.export.about import dataset, published_tables
from schema.export.content import ALL_TABLES, columns_of, key_of
from schema.export.description import description
from schema.version import program_version

FILE = "csv-metadata.json"

_TYPES = {str: "string", int: "integer", float: "number", Decimal: "decimal", date: "date", bool: "boolean"}

Json = dict[str, object]


def write_csvw(folder: Path) -> str:
    """Writes the metadata and gives the file's name."""
    about = dataset()
    group: Json = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": [_said(about.title_en, "en"), _said(about.title_vi, "vi")],
        "dc:description": [_said(about.description_en, "en"), _said(about.description_vi, "vi")],
        "dc:license": {"@id": about.licence.url},
        "dc:rights": _said(about.licence.note, "en"),
        "dc:creator": list(about.creators),
        "dc:hasVersion": program_version(),
        "tables": [_table(t) for t in ALL_TABLES],
    }
    (folder / FILE).write_text(json.dumps(group, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return FILE


def _said(text: str, language: str) -> Json:
    return {"@value": text, "@language": language}


def _table(table: str) -> Json:
    published, columns = published_tables()[table], columns_of(table)
    schema: Json = {"columns": [_column(table, c) for c in columns]}
    if key := key_of(table):
        schema["primaryKey"] = list(key)
    references = [_foreign_key(c) for c in columns if c.reference]
    if references:
        schema["foreignKeys"] = references
    return {
        "url": f"{table}.csv",
        "dc:title": [_said(published.title_en, "en"), _said(published.title_vi, "vi")],
        "tableSchema": schema,
    }


def _column(table: str, column: ColumnDeclaration) -> Json:
    words = description(table, column.name)
    found: Json = {
        "name": column.name,
        "titles": column.name,
        "datatype": _TYPES[column.kind],
        "dc:description": [_said(words.english, "en"), _said(words.vietnamese, "vi")],
    }
    if column.unit:
        found["schema:unitText"] = column.unit
    if not column.nullable:
        found["required"] = True
    return found


def _foreign_key(column: ColumnDeclaration) -> Json:
    assert column.reference is not None
    other = {"resource": f"{column.reference.table}.csv", "columnReference": column.reference.column}
    return {"columnReference": column.name, "reference": other}
