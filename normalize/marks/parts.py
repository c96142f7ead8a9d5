"""Marks of a body's part in a task, in a table whose columns are headed by bodies: ``CT`` leads, ``PH`` supports.

The marks are the register ``part_marks.csv``.
"""

from __future__ import annotations

from functools import cache

from normalize.registers import rows
from normalize.text import clean


def part_of(text: str) -> str | None:
    """The role that a mark gives the body over its column: ``lead`` for ``CT``; None for any other text."""
    return _parts().get(_key(text))


def _key(text: str) -> str:
    """One spelling of a mark; signs that are no letters keep their form."""
    return clean(text).strip(" .()[]").casefold()


@cache
def _parts() -> dict[str, str]:
    return {_key(row["mark"]): row["role"] for row in rows("part_marks")}
