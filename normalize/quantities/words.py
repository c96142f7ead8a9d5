"""The words beside a number, from registers: what bounds it, what makes it no quantity, what says nothing of
it."""

from __future__ import annotations

from functools import cache

from normalize.registers import rows


@cache
def comparators() -> dict[str, dict[str, str]]:
    """Place (``before``, ``after``) → bounding word → comparator, from ``data/comparators.csv``: ``trên`` is
    ``>``."""
    found: dict[str, dict[str, str]] = {"before": {}, "after": {}}
    for row in rows("comparators"):
        found[row["place"]][row["phrase"]] = row["comparator"]
    return found


@cache
def contexts() -> dict[str, frozenset[str]]:
    """Words before a number that make it no quantity, with their kinds, from ``data/number_context.csv``."""
    found: dict[str, set[str]] = {}
    for row in rows("number_context"):
        found.setdefault(row["word"], set()).add(row["kind"])
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def neighbours(kind: str) -> frozenset[str]:
    """The words of one kind of ``data/number_neighbours.csv``: ``difference``, ``each``, ``filler``,
    ``function``, ``states``."""
    return frozenset(row["word"] for row in rows("number_neighbours") if row["kind"] == kind)
