"""Documents or provinces side by side."""

from __future__ import annotations

from collections.abc import Sequence

from schema.compare.by import Comparison, compare_each
from vnplans.questions.open import reading


def compare(a: str, b: str, db: str | None = None, by: str = "themes") -> Comparison:
    """Two documents or provinces side by side; see ``schema.compare.by``."""
    return compare_all((a, b), db, by)[0]


def compare_all(wanted: Sequence[str], db: str | None = None, by: str = "themes") -> tuple[Comparison, ...]:
    """Several documents or provinces, two by two."""
    with reading(db) as connection:
        return compare_each(connection, wanted, by)
