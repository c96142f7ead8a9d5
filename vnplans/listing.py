"""A plain table: what the commands print and the Python API turns into a pandas frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from schema.contract.records import RecordValue

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Listing:
    """Columns and rows. ``notes``: what a person should know of them."""

    columns: tuple[str, ...]
    rows: tuple[tuple[RecordValue, ...], ...]
    notes: tuple[str, ...] = ()

    def dicts(self) -> list[dict[str, RecordValue]]:
        """Each row by its columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def first(self, limit: int) -> Listing:
        """The first rows, with a note on the others; all of them for 0."""
        if not limit or len(self.rows) <= limit:
            return self
        note = f"{limit:,} of {len(self.rows):,} rows; --limit 0 shows all."
        return Listing(self.columns, self.rows[:limit], (note, *self.notes))

    def column(self, name: str) -> tuple[RecordValue, ...]:
        """One column."""
        at = self.columns.index(name)
        return tuple(row[at] for row in self.rows)

    def frame(self) -> pd.DataFrame:
        """As a pandas frame: nullable integers and booleans, dates as timestamps, decimals as floats."""
        import pandas as pd

        made = {n: _series([row[i] for row in self.rows]) for i, n in enumerate(self.columns)}
        return pd.DataFrame(made, columns=list(self.columns))


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a long listing.

    Attributes:
        limit: most rows of it; 0: all there are.
        number: which, from 1.
    """

    limit: int = 0
    number: int = 1

    def notes(self, shown: int, every: int) -> tuple[str, ...]:
        """What a person should know where not all is shown.

        Example: ``"Rows 501 to 1000 of 6412; --page 3 shows the next, --limit 0 all."``
        """
        if shown >= every:
            return ()
        if not shown:
            return (self._behind(every),)
        first = self.limit * (self.number - 1)
        last = first + shown
        further = f"--page {self.number + 1} shows the next, " if last < every else ""
        return (f"Rows {first + 1} to {last} of {every}; {further}--limit 0 all.",)

    def _behind(self, every: int) -> str:
        """What is said of a page behind the last.

        Example: ``"No page 300: 6412 rows fill 13 pages of 500."``
        """
        pages = -(-every // self.limit)
        return f"No page {self.number}: {every} rows fill {pages} page{'s' if pages > 1 else ''} of {self.limit}."


ALL_ROWS = Page()
_NAMED = 3
"""Documents that a line names; more are counted."""


def in_part(documents: Sequence[str]) -> str:
    """The line on documents of which content was seen and not read; empty for none.

    Example: ``"Read in part: son-la-2954-qd-ubnd-2025. vnplans show DOC --coverage says what went nowhere."``
    """
    if not documents:
        return ""
    named = ", ".join(documents[:_NAMED])
    more = f" and {len(documents) - _NAMED} more" if len(documents) > _NAMED else ""
    return f"Read in part: {named}{more}. `vnplans show DOC --coverage` says what went nowhere."


def _series(values: list[RecordValue]) -> pd.Series:
    import pandas as pd

    stated = [v for v in values if v is not None]
    if stated and all(isinstance(v, bool) for v in stated):
        return pd.Series(values, dtype="boolean")
    if stated and all(isinstance(v, int) and abs(v) < 2**63 for v in stated):
        return pd.Series(values, dtype="Int64")
    if stated and all(isinstance(v, int | float | Decimal) for v in stated):
        numbers = [None if v is None else float(v) for v in values if not isinstance(v, str | date)]
        return pd.Series(numbers, dtype="float64")
    if stated and all(isinstance(v, date) for v in stated):
        return pd.Series(pd.to_datetime(pd.Series(values, dtype="object")))
    return pd.Series(values, dtype="object")
