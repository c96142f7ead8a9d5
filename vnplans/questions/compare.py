"""Two documents or provinces side by side."""

from __future__ import annotations

from schema.compare.by import Comparison
from schema.compare.by import compare as compare_sides
from vnplans.questions.open import reading


def compare(a: str, b: str, db: str | None = None, by: str = "themes") -> Comparison:
    """Two documents or provinces side by side; see ``schema.compare.by``."""
    with reading(db) as connection:
        return compare_sides(connection, a, b, by)
