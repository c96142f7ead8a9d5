"""The dataset as files: one for each table of the contract, ``tasks_wide``, and a description of them.

Order, numbers and bytes are the same whenever the data are the same: dates ISO 8601, ``true`` and ``false``,
decimals without exponent, lines ended by LF. ``tasks_wide.csv``, the file a person opens, begins with a byte
order mark, since without one Excel shows Vietnamese letters as mojibake; the other CSV files are for programs
and have none (R would make it part of the first column's name). Where corrections stand, the corrected values
are given. All files are written under other names first, so that an export is whole or not there.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from pathlib import Path

from sqlalchemy import Connection, Engine

from schema.contract.values import as_text
from schema.database.rows import TABLES, WIDE, Row, rows, table_columns
from schema.errors import UnknownFormat
from schema.export.description import write_codebook, write_datapackage

FORMATS = ("csv", "xlsx", "parquet")
_PART = ".part"

Writer = Callable[[Path, str, Iterable[Row]], None]


def export(
    engine: Engine, folder: Path, file_format: str = "csv", *, release: bool = False
) -> tuple[Path, ...]:
    """Writes the whole dataset to a folder, which is made where it is missing.

    Args:
        engine: from ``schema.database.opening.open_database``.
        folder: other files in it are left alone.
        file_format: csv, xlsx or parquet.
        release: leaves ``ingested_at`` empty, so that the same input gives the same bytes.

    Returns:
        The files, in the contract's order.

    Raises:
        UnknownFormat: for any other format.
    """
    write = _writer(file_format)
    folder.mkdir(parents=True, exist_ok=True)
    parts: list[Path] = []
    try:
        with engine.connect() as connection:
            for table in TABLES:
                parts.append(folder / f"{table}.{file_format}{_PART}")
                write(parts[-1], table, _released(connection, table, release=release))
        parts.append(write_codebook(folder / f"codebook.csv{_PART}"))
        parts.append(write_datapackage(folder / f"datapackage.json{_PART}", file_format))
        return tuple(p.replace(p.with_name(p.name.removesuffix(_PART))) for p in parts)
    finally:
        for part in parts:
            part.unlink(missing_ok=True)


def _writer(file_format: str) -> Writer:
    if file_format == "csv":
        return write_csv
    if file_format == "xlsx":
        from schema.export.xlsx import write_xlsx

        return write_xlsx
    if file_format == "parquet":
        from schema.export.parquet import write_parquet

        return write_parquet
    raise UnknownFormat(f"no format {file_format!r}", hint=f"Formats are {', '.join(FORMATS)}.")


def _released(connection: Connection, table: str, *, release: bool) -> Iterable[Row]:
    found = rows(connection, table)
    if not release or table != "documents":
        return found
    at = table_columns(table).index("ingested_at")
    return ((*row[:at], None, *row[at + 1 :]) for row in found)


def write_csv(path: Path, table: str, content: Iterable[Row]) -> None:
    """One table as CSV (UTF-8, comma, LF)."""
    names = table_columns(table)
    encoding = "utf-8-sig" if table == WIDE else "utf-8"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(names)
        writer.writerows([as_text(n, v) for n, v in zip(names, row, strict=True)] for row in content)
