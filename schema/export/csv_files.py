"""A table as CSV: UTF-8, comma, after RFC 4180 (lines end with CR LF).

The files a person opens (``tasks_wide``, ``codebook``) begin with a byte order mark, since without one Excel shows
Vietnamese letters as mojibake; the others are for programs and have none (R would make it part of the first column's
name). In ``tasks_wide`` texts that a spreadsheet would run are guarded, unless that is switched off; all others are
raw.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from schema.contract.records import RecordValue
from schema.contract.values import as_text
from schema.database.rows import WIDE, Row
from schema.export.content import ALL_TABLES, FOR_PEOPLE, Content, Part, columns_of
from schema.export.formulas import guarded

LINE_END = "\r\n"


def write_csv(folder: Path, content: Content) -> list[Part]:
    """Every table as a CSV file of its own."""
    for table in ALL_TABLES:
        guard = content.guard and table == WIDE
        write_rows(folder / f"{table}.csv", table, content.rows(table), guard=guard)
    return [Part(table, f"{table}.csv", "csv") for table in ALL_TABLES]


def write_rows(path: Path, table: str, rows: Iterable[Row], *, guard: bool = False) -> None:
    """One table as a CSV file; ``guard``: no text is left that a spreadsheet would run."""
    columns = columns_of(table)
    encoding = "utf-8-sig" if table in FOR_PEOPLE else "utf-8"
    change = _CHANGED | {str: _guarded} if guard else _CHANGED
    changes = [(at, change[c.kind]) for at, c in enumerate(columns) if c.kind in change]
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, lineterminator=LINE_END)
        writer.writerow([c.name for c in columns])
        writer.writerows(_as_printed(rows, changes))


def _guarded(value: RecordValue) -> str:
    return guarded(str(value))


def _text(value: RecordValue) -> str:
    return as_text("", value)


def _measure(value: RecordValue) -> str:
    """A measurement that is rounded already: ``10.0`` → ``10``."""
    text = repr(value)
    return text[:-2] if text.endswith(".0") else as_text("", value) if "e" in text else text


_CHANGED: dict[type, Callable[[RecordValue], str]] = {bool: _text, Decimal: _text, float: _measure}
"""What is not written as Python's own writer would; texts, whole numbers and dates are, and None is an empty field."""


def _as_printed(
    rows: Iterable[Row], changes: list[tuple[int, Callable[[RecordValue], str]]]
) -> Iterator[list[RecordValue]]:
    for row in rows:
        values = list(row)
        for at, change in changes:
            if values[at] is not None:
                values[at] = change(values[at])
        yield values
