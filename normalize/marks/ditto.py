"""Ditto marks: a cell that holds one (``-nt-``, ``″``, ``Như trên``) says what the cell above it says.

The marks are the register ``ditto_marks.csv``, without the dashes, dots and spaces that stand round them.
"""

from __future__ import annotations

from functools import cache

from normalize.registers import rows
from normalize.text import clean

_ASIDE = " .-–—()"
"""What may stand round a mark: ``- nt -``, ``(như trên)``."""


def is_ditto(text: str) -> bool:
    """Whether a cell holds a ditto mark and nothing else."""
    return clean(text).strip(_ASIDE).lower() in _marks()


@cache
def _marks() -> frozenset[str]:
    return frozenset(row["mark"] for row in rows("ditto_marks"))
