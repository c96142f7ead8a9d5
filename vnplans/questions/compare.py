"""Documents or provinces side by side."""

from __future__ import annotations

from collections.abc import Sequence

from schema.compare.by import Choice, Comparison
from schema.compare.by import compare as compare_documents
from vnplans.questions.open import reading


def compare(
    wanted: Sequence[str] = (), db: str | None = None, by: str = "themes", choice: Choice | None = None
) -> tuple[Comparison, ...]:
    """Documents side by side, all without names: one table, or one for each two; see ``schema.compare.by``."""
    with reading(db) as connection:
        return compare_documents(connection, wanted, by, choice or Choice())
