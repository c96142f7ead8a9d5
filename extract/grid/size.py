"""How large a table may be: one that no office has ever printed is refused before its cells are made."""

from __future__ import annotations

from extract.errors import TooBig

MOST_COLUMNS = 2_000
"""Wide tables of plans have some 60: districts, or years by funding source."""
MOST_FIELDS = 2_000_000
"""Rows times columns: 20,000 rows of 100 columns."""


def check_size(n_rows: int, n_columns: int) -> None:
    """Raises TooBig where a table has more fields (places of cells) than any plan has; the file is named by
    who reads it."""
    if n_columns > MOST_COLUMNS or n_rows * n_columns > MOST_FIELDS:
        raise TooBig(f"a table of {n_rows:,} rows and {n_columns:,} columns")
