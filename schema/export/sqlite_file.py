"""The dataset as one SQLite file for people and for Datasette.

It is not a database of this program: it holds the columns of the contract with their keys and references, the table
``tasks_wide``, the codebook, two views, and an index of words. A search needs no tone marks: ``trong rung`` finds
"Trồng rừng". SQLite's own index drops marks (``remove_diacritics 2``) but keeps ``đ`` apart, so each text is in it
twice: as printed, which finds "đường" however it is marked, and with plain letters, which finds ``duong``.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

from sqlalchemy import select

from normalize.text import bare
from schema.contract.columns import ColumnDeclaration
from schema.contract.records import RecordValue
from schema.database.models import documents
from schema.database.rows import WIDE, Row
from schema.database.views import indicators_wide_query
from schema.export.about import published_tables
from schema.export.content import ALL_TABLES, Content, Part, columns_of, key_of

FILE = "vnplans.db"
PROVINCES = "document_provinces"
"""The name of each document's province, which the tables of the contract hold as a code."""
VIEWS = {
    "v_tasks_wide": f"SELECT * FROM {WIDE}",
    "v_indicators_wide": indicators_wide_query("sqlite").replace(
        "JOIN documents d ", f"JOIN (SELECT * FROM documents JOIN {PROVINCES} USING (document_id)) d "
    ),
    "v_provinces": (
        "SELECT d.province_code, d.province_code_now, p.province, count(DISTINCT d.document_id) AS documents,"
        " count(t.task_id) AS tasks, sum(t.budget_vnd) AS budget_vnd"
        f" FROM documents d JOIN {PROVINCES} p ON p.document_id = d.document_id LEFT JOIN tasks t"
        " ON t.document_id = d.document_id AND t.duplicate_of IS NULL AND t.review_status <> 'rejected'"
        " WHERE d.province_code IS NOT NULL GROUP BY 1, 2, 3"
    ),
}
"""The two views that the program's own database has too, and one row a province, for maps."""

_TYPES = {str: "TEXT", int: "INTEGER", bool: "INTEGER", date: "TEXT", float: "REAL", Decimal: "NUMERIC"}
_APPLICATION = 0x766E7064
""""vnpd" in the file's head: a dataset, and not the database that ``vnplans ingest`` writes to."""


def write_sqlite(folder: Path, content: Content) -> list[Part]:
    """The whole dataset as one file."""
    with closing(sqlite3.connect(folder / FILE)) as file:
        file.execute("PRAGMA journal_mode=OFF")
        file.execute("PRAGMA synchronous=OFF")
        file.execute(f"PRAGMA application_id={_APPLICATION}")
        file.execute("BEGIN")
        for table in ALL_TABLES:
            _write(file, table, content)
        _write_provinces(file, content)
        for name, query in VIEWS.items():
            file.execute(f"CREATE VIEW {name} AS {query}")
        for table in ALL_TABLES:
            if columns := published_tables()[table].search:
                _write_index(file, table, columns)
        file.execute("COMMIT")
        file.execute("PRAGMA optimize")
    return [Part(table, FILE, "sqlite") for table in ALL_TABLES]


def index_of(table: str) -> str:
    """The index of the words of a table: ``tasks_wide_fts``."""
    return f"{table}_fts"


def _write(file: sqlite3.Connection, table: str, content: Content) -> None:
    columns = columns_of(table)
    lines = [_column(c) for c in columns]
    if key := key_of(table):
        lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, key))})")
    lines += [
        f"FOREIGN KEY ({_quoted(c.name)}) REFERENCES {c.reference.table} ({_quoted(c.reference.column)})"
        for c in columns
        if c.reference is not None
    ]
    file.execute(f"CREATE TABLE {table} ({', '.join(lines)})")
    marks = ", ".join("?" * len(columns))
    file.executemany(f"INSERT INTO {table} VALUES ({marks})", _storable(columns, content.rows(table)))
    for column in columns:
        if column.reference is not None and key[:1] != (column.name,):
            file.execute(f"CREATE INDEX idx_{table}_{column.name} ON {table} ({_quoted(column.name)})")


def _column(column: ColumnDeclaration) -> str:
    empty = "" if column.nullable else " NOT NULL"
    kind = "NUMERIC" if column.is_money else _TYPES[column.kind]
    return f"{_quoted(column.name)} {kind}{empty}"


def _quoted(name: str) -> str:
    """A name as SQL may have it: ``table`` and ``column`` are words of the language."""
    return f'"{name}"'


def _storable(columns: Iterable[ColumnDeclaration], rows: Iterable[Row]) -> Iterator[list[RecordValue]]:
    """Values as SQLite's driver takes them: numbers of any size as text, which the column turns into a number."""
    changed = [(at, c.kind) for at, c in enumerate(columns) if c.is_money or c.kind in (date, Decimal)]
    for row in rows:
        values = list(row)
        for at, kind in changed:
            value = values[at]
            if value is not None:
                values[at] = format(value, "f") if kind is Decimal else str(value)
        yield values


def _write_provinces(file: sqlite3.Connection, content: Content) -> None:
    file.execute(
        f"CREATE TABLE {PROVINCES} (document_id TEXT PRIMARY KEY REFERENCES documents (document_id), province TEXT)"
    )
    query = select(documents.c.document_id, documents.c.province)
    found = sorted(tuple(row) for row in content.connection.execute(query))
    file.executemany(f"INSERT INTO {PROVINCES} VALUES (?, ?)", found)


def _write_index(file: sqlite3.Connection, table: str, columns: Iterable[str]) -> None:
    """The words of each row under its ``rowid``; the index holds no text of its own."""
    index = index_of(table)
    file.execute(
        f"CREATE VIRTUAL TABLE {index} USING fts5(printed, plain, content='', tokenize='unicode61 remove_diacritics 2')"
    )
    rows = file.execute(f"SELECT rowid, {', '.join(map(_quoted, columns))} FROM {table} ORDER BY rowid")
    texts = ((rowid, "\n".join(v for v in values if v)) for rowid, *values in rows)
    file.executemany(
        f"INSERT INTO {index} (rowid, printed, plain) VALUES (?, ?, ?)",
        [(rowid, text, bare(text)) for rowid, text in texts],
    )
