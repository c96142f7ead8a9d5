"""The Frictionless Data Package: every file of an export with its columns, keys, units, size and hash.

Tables in CSV and in the workbook are resources that ``frictionless validate`` reads row by row; Parquet, JSON Lines
and SQLite are described in the same words and held against their hashes. Where an export has several formats, a table
has its plain name in the first of them and ``tasks_xlsx`` and so on in the others.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from pathlib import Path

from schema.contract.columns import ColumnDeclaration
from schema.contract.records import DocumentFileRecord, DocumentRecord
from schema.database.rows import WIDE, read_records
from schema.database.sampled_rows import error_rates
from schema.export.about import Dataset, dataset, published_tables
from schema.export.content import CODEBOOK, FOR_PEOPLE, Content, Part, columns_of, key_of
from schema.export.csv_files import LINE_END
from schema.export.description import column_type, description
from schema.version import program_version

FILE = "datapackage.json"

_MEDIA_TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "parquet": "application/vnd.apache.parquet",
    "jsonl": "application/jsonl",
    "sqlite": "application/vnd.sqlite3",
}
_TABULAR = ("csv", "xlsx")
"""The formats whose rows a program for data packages reads by itself."""
_ONE_HEAD: dict[str, object] = {"header": True, "headerRows": [1]}
_GUARD_RULE = (
    "A text that begins with = + - @ (their full-width forms, a tab or a line break; apostrophes and spaces before it"
    " do not count) and is no number has one apostrophe before it, so that no spreadsheet runs it; take it away to"
    " have the text as printed. Columns of numbers, dates and yes or no are never changed."
)
_RATE_RULE = (
    "Rows of a random sample that people held against the print (table row_checks): wrong of those checked, with the 95 %"
    " interval after Wilson. Rows are as they were read; what was corrected since is better than that."
)

Json = dict[str, object]


def write_data_package(folder: Path, content: Content, parts: Sequence[Part], names: Iterable[str]) -> str:
    """Describes the files in ``folder`` and gives the description's name.

    Args:
        folder: holds all files.
        content: what was written.
        parts: the tables in the files.
        names: all files, those without a table too (``csv-metadata.json``).
    """
    about = dataset()
    sizes = {name: _size(folder / name) for name in names}
    only_csv = {p.file_format for p in parts} == {"csv"}
    package: Json = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "profile": "tabular-data-package" if only_csv else "data-package",
        "name": about.name,
        "title": about.title_en,
        "title_vi": about.title_vi,
        "description": about.description_en,
        "description_vi": about.description_vi,
        "version": program_version(),
        "licenses": [{"name": about.licence.name, "title": about.licence.title, "path": about.licence.url}],
        "license_note": about.licence.note,
        "contributors": _contributors(about),
        "keywords": list(about.keywords),
        "sources": _sources(content),
        "resources": _resources(parts, sizes, content),
    }
    checked = [asdict(rate) for rate in error_rates(content.connection)]
    if checked:
        package["error_rates"] = {"description": _RATE_RULE, "documents": checked}
    described = [n for n in sizes if n not in {p.file for p in parts}]
    if described:
        package["other_files"] = [{"path": n, **sizes[n]} for n in described]
    (folder / FILE).write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return FILE


def _size(path: Path) -> Json:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    return {"bytes": path.stat().st_size, "hash": f"sha256:{digest.hexdigest()}"}


def _contributors(about: Dataset) -> list[Json]:
    return [{"title": name, "role": "author", "roles": ["author"]} for name in about.creators]


def _sources(content: Content) -> list[Json]:
    """The plans that the rows were read from, each file with its hash."""
    titles = {
        d.document_id: " ".join(filter(None, (d.number, d.title))) or d.document_id
        for d in read_records(content.connection, DocumentRecord)
    }
    return [
        {
            "title": titles[f.document_id],
            "document_id": f.document_id,
            "file": f.file,
            "hash": f"sha256:{f.sha256}",
        }
        for f in read_records(content.connection, DocumentFileRecord)
    ]


def _resources(parts: Sequence[Part], sizes: dict[str, Json], content: Content) -> list[Json]:
    first = parts[0].file_format
    found = []
    whole: set[str] = set()
    for part in parts:
        if part.file_format == "sqlite":
            if part.file not in whole:
                found.append(_database(part, sizes[part.file]))
            whole.add(part.file)
            continue
        found.append(_resource(part, "" if part.file_format == first else f"_{part.file_format}", content))
        found[-1] |= sizes[part.file]
    return found


def _database(part: Part, size: Json) -> Json:
    return {
        "name": "database",
        "type": "file",
        "title": "All tables with views and an index of words",
        "path": part.file,
        "format": "sqlite",
        "mediatype": _MEDIA_TYPES["sqlite"],
        **size,
    }


def _resource(part: Part, suffix: str, content: Content) -> Json:
    table, published = part.table, published_tables()[part.table]
    more = part.sheet.removeprefix(table).strip()  # "cells 2": a table that goes on in the next sheet
    found: Json = {
        "name": f"{table}{f'_{more}' if more else ''}{suffix}",
        "type": "table" if part.file_format in _TABULAR else "file",
        "path": part.file,
        "title": published.title_en,
        "title_vi": published.title_vi,
        "description": description(table).english,
        "description_vi": description(table).vietnamese,
        "format": part.file_format,
        "mediatype": _MEDIA_TYPES[part.file_format],
        "schema": _schema(table, suffix),
    }
    if part.file_format == "csv":
        found |= {"profile": "tabular-data-resource", "encoding": "utf-8"}
        found["dialect"] = {**_ONE_HEAD, "delimiter": ",", "lineTerminator": LINE_END}
        found["byte_order_mark"] = table in FOR_PEOPLE
        if table == WIDE:
            found["formulas"] = _GUARD_RULE if content.guard else "Texts are as printed; nothing is guarded."
    if part.sheet:
        found["dialect"] = {**_ONE_HEAD, "sheetName": part.sheet, "excel": {"sheet": part.sheet}}
    return found


def _schema(table: str, suffix: str) -> Json:
    columns = columns_of(table)
    key = key_of(table)
    found: Json = {"fields": [_field(table, c) for c in columns], "missingValues": [""]}
    if key:
        found["primaryKey"] = list(key)
    if table != CODEBOOK:
        found["foreignKeys"] = [_foreign_key(table, c, suffix) for c in columns if c.reference]
    return found


def _field(table: str, column: ColumnDeclaration) -> Json:
    words = description(table, column.name)
    found: Json = {"name": column.name, "type": column_type(column)}
    found |= {"description": words.english, "description_vi": words.vietnamese}
    if column.unit:
        found["unit"] = column.unit
    if column.kind is date:
        found["format"] = "%Y-%m-%d"
    limits: Json = {}
    if not column.nullable:
        limits["required"] = True
    if column.values:
        limits["enum"] = list(column.values)
    if column.kind is Decimal or column.kind is float:
        found["decimalChar"] = "."
    return {**found, "constraints": limits} if limits else found


def _foreign_key(table: str, column: ColumnDeclaration, suffix: str) -> Json:
    assert column.reference is not None
    other = column.reference
    resource = "" if other.table == table else f"{other.table}{suffix}"
    return {"fields": [column.name], "reference": {"resource": resource, "fields": [other.column]}}
