"""What the headings over a statement say of its figures: wanted, reached, estimated, or how things are."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from normalize.registers import rows
from normalize.targets.read import Told
from normalize.text import fold


def told_by(headings: Sequence[str], *, wanted: bool, past: bool, year: int | None, now: int | None) -> Told:
    """What the headings say, the nearest first.

    Args:
        wanted: whether the nearest heading that decides speaks of targets; past: whether one tells what was.
        year: the year that they hand down; now: that of the document.
    """
    if wanted or not past:
        return Told(now=now, wanted=wanted)
    kind = next((k for h in headings if (k := _kind(fold(h))) is not None), "actual")
    running = kind == "actual" and year is not None and now is not None and year >= now
    return Told("estimate" if running else kind, now)


def _kind(heading: str) -> str | None:
    """The kind that a heading names, written without marks."""
    for row in rows("value_kinds"):
        if row["place"] == "heading" and regex.search(rf"\b{regex.escape(fold(row['phrase']))}\b", heading):
            return row["kind"]
    return None
