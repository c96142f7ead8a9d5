"""A plain table: what the commands print and the Python API turns into a pandas frame."""

from __future__ import annotations

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

    def column(self, name: str) -> tuple[RecordValue, ...]:
        """One column."""
        at = self.columns.index(name)
        return tuple(row[at] for row in self.rows)

    def frame(self) -> pd.DataFrame:
        """As a pandas frame: nullable integers and booleans, dates as timestamps, decimals as floats."""
        import pandas as pd

        made = {n: _series([row[i] for row in self.rows]) for i, n in enumerate(self.columns)}
        return pd.DataFrame(made, columns=list(self.columns))


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
