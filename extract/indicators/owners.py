"""Which clause a statement belongs to: the nearest one with a number of its own, and those above it."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from extract.model import Clause

_LETTER_BEFORE = {"i": "h", "v": "u", "x": "v"}
"""Letters that may be small Roman figures, and the one that stands before them in a list of letters."""
_PATH_ITEM = regex.compile(r"^(?:[-‐–—+*•●○▪■◦·]+\d+|p\d+)(?:~\d+)?$")
"""The last step of the path of a bullet (``-3``) or of a paragraph that leads a list (``p1``)."""


def ancestors(clause: Clause, by_path: dict[str, Clause]) -> Iterator[Clause]:
    """The clauses above, innermost first."""
    while clause.parent is not None and clause.parent in by_path:
        clause = by_path[clause.parent]
        yield clause


def owner_of(clause: Clause, by_path: dict[str, Clause]) -> tuple[str | None, str | None]:
    """The path of the nearest clause with a number of its own, and the number of the item in its list."""
    number: str | None = None
    current: Clause | None = clause
    while current is not None and _is_item(current, by_path):
        if number is None and regex.search(r"\d", current.label):
            number = regex.sub(r"\D", "", current.label)
        current = by_path.get(current.parent) if current.parent else None
    return (current.path if current else clause.path), number


def _is_item(clause: Clause, by_path: dict[str, Clause]) -> bool:
    """Whether a clause is a bullet, or numbered in brackets (``(1)``, ``ii)``); ``i)`` behind ``h)`` is a
    letter."""
    if _PATH_ITEM.match(clause.path.rpartition(".")[2]):
        return True
    letter_before = _LETTER_BEFORE.get(clause.label.strip("()"))
    if letter_before is not None and f"{clause.parent or ''}.{letter_before}".lstrip(".") in by_path:
        return False
    return regex.match(r"\(?[\divx]+\)$", clause.label) is not None


def group_steps(clause: Clause, by_path: dict[str, Clause]) -> Iterator[str]:
    for outer in ancestors(clause, by_path):
        if not _is_item(outer, by_path):
            yield outer.label.strip("() .:/")
