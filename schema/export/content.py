"""What an export holds, whatever its format: every table of the contract, ``tasks_wide`` and the codebook."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from schema.contract.columns import ColumnDeclaration
from schema.database.models import contract_key
from schema.database.rows import TABLES, WIDE, Row, exported_columns, rows
from schema.export.description import codebook_rows

CODEBOOK = "codebook"
ALL_TABLES = (*TABLES, CODEBOOK)
"""Every table of an export, in its order."""
FOR_PEOPLE = (WIDE, CODEBOOK)
"""The tables that a person opens in a spreadsheet."""

_CODEBOOK_COLUMNS = tuple(
    ColumnDeclaration(name=n, kind=str, nullable=not key, key=key)
    for n, key in (
        ("table", True), ("column", True), ("type", False), ("unit", False), ("description_en", False),
        ("description_vi", False),
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One table in one of the files written.

    Attributes:
        table: one of :data:`ALL_TABLES`.
        file: the name of the file.
        file_format: one of ``schema.export.dataset.FORMATS``.
        sheet: the sheet of a workbook; empty where the file is the table.
    """

    table: str
    file: str
    file_format: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """The rows of one state of the database.

    Attributes:
        connection: from ``schema.database.snapshot``.
        release: ``ingested_at`` is left empty, so that the same input gives the same bytes.
        guard: texts of ``tasks_wide.csv`` that a spreadsheet would run are guarded (``schema.export.formulas``).
    """

    connection: Connection
    release: bool = False
    guard: bool = True

    def rows(self, table: str) -> Iterator[Row]:
        """The rows of one of :data:`ALL_TABLES`, in order."""
        if table == CODEBOOK:
            return iter(codebook_rows())
        found = rows(self.connection, table)
        return _without_time(found) if self.release and table == "documents" else found


def _without_time(documents: Iterator[Row]) -> Iterator[Row]:
    at = [c.name for c in exported_columns("documents")].index("ingested_at")
    return ((*row[:at], None, *row[at + 1 :]) for row in documents)


def columns_of(table: str) -> tuple[ColumnDeclaration, ...]:
    """The columns of one of :data:`ALL_TABLES`, in order."""
    return _CODEBOOK_COLUMNS if table == CODEBOOK else exported_columns(table)


def key_of(table: str) -> tuple[str, ...]:
    """The columns that tell the rows of a table apart; empty where only the order of the print does."""
    if table in (WIDE, CODEBOOK):
        return tuple(c.name for c in columns_of(table) if c.key)
    return contract_key(table)
