"""The amounts of a task as one text, so that rows can be added, taken away and put in order: ``60000000000 | 2024 | oda``.

One row holds an amount, and, in any order, a year or years (``2021-2025``) and a source of funding; rows are parted by ``; `` or stand
one a line. What stays keeps its print.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, Row, delete, insert, select

from schema.contract.records import RecordValue
from schema.database.models import metadata
from schema.errors import WrongValue
from schema.load.stated_values import names, stated

PartT = TypeVar("PartT", int, str)
_TABLE = "task_budgets"
_YEARS = re.compile(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?")


@dataclass(frozen=True, slots=True)
class Amount:
    """One row of ``task_budgets``: ``year`` alone, or the first and last of several."""

    amount_vnd: int | None
    year: int | None = None
    source: str | None = None
    year_first: int | None = None
    year_last: int | None = None

    @property
    def text(self) -> str:
        """``60000000000 | 2021-2025 | oda``; a row without an amount begins with ``-``."""
        years = (
            f"{self.year_first}-{self.year_last}"
            if self.year_first or self.year_last
            else str(self.year or "")
        )
        amount = "-" if self.amount_vnd is None else str(self.amount_vnd)
        return " | ".join(p for p in (amount, years, self.source or "") if p)


def written_amounts(text: str | None) -> str | None:
    """Rows as a person types them, as :func:`read_amounts` gives them: ``60 tỷ|2024; 20 tỷ|2025``.

    Raises:
        WrongValue: a part is no amount, year or source.
    """
    return "; ".join(a.text for a in _amounts(text)) or None


def read_amounts(connection: Connection, task_id: str) -> str:
    """The rows of a task; empty where it has none."""
    return "; ".join(_of_row(row).text for row in _rows(connection, task_id))


def write_amounts(connection: Connection, task_id: str, text: str | None) -> None:
    """Puts rows in the place of those that stand."""
    model = metadata.tables[_TABLE]
    printed: dict[str, list[str | None]] = {}
    for row in _rows(connection, task_id):
        printed.setdefault(_of_row(row).text, []).append(row.raw)
    connection.execute(delete(model).where(model.c.task_id == task_id))
    rows: list[dict[str, RecordValue]] = []
    for ordinal, amount in enumerate(_amounts(text), 1):
        kept = printed.get(amount.text) or [None]
        rows.append(
            {
                "task_id": task_id,
                "year": amount.year,
                "source": amount.source,
                "amount_vnd": amount.amount_vnd,
                "raw": kept.pop(0),
                "year_first": amount.year_first,
                "year_last": amount.year_last,
                "ordinal": ordinal,
            }
        )
    if rows:
        connection.execute(insert(model), rows)


def _rows(connection: Connection, task_id: str) -> Sequence[Row[tuple[object, ...]]]:
    model = metadata.tables[_TABLE]
    return connection.execute(select(model).where(model.c.task_id == task_id).order_by(model.c.ordinal)).all()


def _of_row(row: Row[tuple[object, ...]]) -> Amount:
    return Amount(row.amount_vnd, row.year, row.source, row.year_first, row.year_last)


def _amounts(text: str | None) -> list[Amount]:
    return [_amount(line) for line in names((text or "").replace("\n", ";"))]


def _amount(line: str) -> Amount:
    first, *others = (part.strip() for part in line.split("|"))
    found = stated(_TABLE, "amount_vnd", None if first == "-" else first)
    year, first_year, last_year, source = None, None, None, None
    for part in others:
        years = _YEARS.fullmatch(part)
        if years is None:
            source = _once(source, stated(_TABLE, "source", part), line)
        elif years[2] is None:
            year = _once(year, int(years[1]), line)
        else:
            first_year = _once(first_year, int(years[1]), line)
            last_year = int(years[2])
    if (year is not None and first_year is not None) or (first_year or 0) > (last_year or 9999):
        raise WrongValue(f"{line!r} names two times", hint="Write a year (2024) or years (2021-2025).")
    return Amount(int(found) if found else None, year, source, first_year, last_year)


def _once(before: PartT | None, now: PartT | None, line: str) -> PartT | None:
    """A part of a row that stands in it once.

    Raises:
        WrongValue: it stands there before.
    """
    if before is not None:
        raise WrongValue(
            f"{line!r} says two things of one kind",
            hint="One row is AMOUNT | YEAR | SOURCE; rows are parted by “;”.",
        )
    return now
