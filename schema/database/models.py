"""The database's tables: those of the contract, and a few things of our own.

The contract's columns come from their one declaration (``schema.contract``). Added at the end, and in no
export:
``province`` (the name, for the views) in ``documents``, ``ordinal`` where the contract's columns do not tell
two rows apart or do not hold the order of the print, ``document_id`` in ``provenance``, and the tables
``source_values``, which keeps what each file of a document says, so that files can be compared after the best
of them gave the rows, ``file_identities``, which keeps what each file says of which document it is, and
``task_words``, which keeps the words of tasks, so that plans are compared without segmenting them again. What runs leave is
in ``schema.database.run_rows``.

References are checked when a transaction ends, so the order of insertion does not matter; what belongs to a
document goes with it. Numbers are exact: NUMERIC in either database, ``Decimal`` or ``int`` in Python. The
tables
are SQLAlchemy Core: nothing needs its object mapper, whose import costs a third of a short command's time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from sqlalchemy import Boolean, Column, Date, Double, ForeignKey, Integer, LargeBinary, MetaData, Table
from sqlalchemy.types import TypeEngine

from schema.contract.columns import INDEX, KEY, ColumnDeclaration, DocumentId, declared_columns, owned_by
from schema.contract.records import RECORD_TYPES, columns
from schema.database.column_types import Exact, StorableText, WholeExact
from schema.database.run_rows import FileRecordsRow, IngestRunRow, KnownFileRow, RunFileRow


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceValueRow:
    """What one file of a document says in one field of one record, as the text an export would show."""

    sha256: Annotated[str, KEY, owned_by("document_files.sha256")]
    record_id: Annotated[str, KEY]
    field: Annotated[str, KEY]
    record_table: str
    value: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileIdentityRow:
    """What one file says of which document it is: its head, and a sketch of its text
    (``schema.load.same_document``); and with which settings and program it was read (``schema.load.read_before``)."""

    sha256: Annotated[str, KEY, owned_by("document_files.sha256")]
    own_id: Annotated[str, INDEX]
    number: Annotated[str | None, INDEX]
    title: str | None
    issuer_raw: str | None
    issuer_id: str | None
    province_code: str | None
    issued_on: date | None
    sketch: str
    read_with: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskWordsRow:
    """The words of a task's texts (``schema.matching.words``): what made them, of which texts, and the words."""

    task_id: Annotated[str, KEY, owned_by("tasks.task_id")]
    made_with: str
    digest: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _WithProvince:
    province: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _WithOrdinal:
    ordinal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _ToldApartByOrdinal:
    ordinal: Annotated[int, KEY]


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfDocument:
    document_id: Annotated[DocumentId, KEY]
    ordinal: Annotated[int, KEY]


_ADDED: dict[str, type] = {
    "documents": _WithProvince,
    "clauses": _WithOrdinal,
    "tables": _WithOrdinal,
    "task_budgets": _ToldApartByOrdinal,
    "task_funding": _ToldApartByOrdinal,
    "targets": _WithOrdinal,
    "provenance": _OfDocument,
}
"""The columns that the database has beside the contract's."""

_TYPES: dict[type, type[TypeEngine[Any]]] = {
    str: StorableText,
    int: Integer,
    Decimal: Exact,
    float: Double,
    date: Date,
    bool: Boolean,
    bytes: LargeBinary,
}

metadata = MetaData()
"""Every table of the database; ``metadata.tables["tasks"]`` is one."""


def _column(declared: ColumnDeclaration) -> Column[object]:
    references: list[ForeignKey] = []
    if declared.reference is not None:
        target = declared.reference
        references.append(
            ForeignKey(
                f"{target.table}.{target.column}",
                ondelete="CASCADE" if target.owned else "SET NULL" if target.emptied else None,
                deferrable=True,
                initially="DEFERRED",
            )
        )
    return Column(
        declared.name,
        WholeExact() if declared.is_money else _TYPES[declared.kind](),
        *references,
        primary_key=declared.key,
        nullable=declared.nullable,
        index=declared.index or None,
    )


def _table(name: str, *records: type) -> Table:
    return Table(name, metadata, *(_column(c) for record in records for c in declared_columns(record)))


for _name, _record in RECORD_TYPES.items():
    _table(_name, _record, *([_ADDED[_name]] if _name in _ADDED else []))


def contract_key(table: str) -> tuple[str, ...]:
    """The contract's columns that tell the rows of a table apart: ``("table_id", "row", "column", "part")``.

    Empty where only a column of the database's own does (``ordinal`` of ``task_budgets``).
    """
    key = tuple(c.name for c in metadata.tables[table].primary_key.columns)
    return key if set(key) <= set(columns(table)) else ()


agencies = metadata.tables["agencies"]
corrections = metadata.tables["corrections"]
documents = metadata.tables["documents"]
document_files = metadata.tables["document_files"]
findings = metadata.tables["findings"]
row_checks = metadata.tables["row_checks"]
task_matches = metadata.tables["task_matches"]
source_values = _table("source_values", SourceValueRow)
file_identities = _table("file_identities", FileIdentityRow)
task_words = _table("task_words", TaskWordsRow)
ingest_runs = _table("ingest_runs", IngestRunRow)
run_files = _table("run_files", RunFileRow)
known_files = _table("known_files", KnownFileRow)
file_records = _table("file_records", FileRecordsRow)
