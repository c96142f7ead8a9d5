"""Ticks: a cell that holds one (``x``, ``✓``, ``☒``) says yes to its column's heading, an empty box (``☐``) says
nothing.

The marks are the register ``tick_marks.csv``.
"""

from __future__ import annotations

from functools import cache

from normalize.registers import rows
from normalize.text import clean

_ASIDE = " .-–()[]"
"""What may stand round a mark: ``(x)``, ``[x]``, ``x.``"""


def is_tick(text: str) -> bool:
    """Whether a cell holds a tick and nothing else: ``x``, ``(X)``, ``☑``; ``[x]`` and ``[ ]`` are boxes of
    Markdown."""
    return _marks().get(_core(text)) == "ticked"


def is_empty_box(text: str) -> bool:
    """Whether a cell holds an empty box and nothing else."""
    plain = "".join(text.split())
    return plain in ("[]", "()") or _marks().get(_core(text)) == "not_ticked"


def _core(text: str) -> str:
    plain = clean(text)
    return plain.strip(_ASIDE) or plain


@cache
def _marks() -> dict[str, str]:
    return {row["mark"]: row["means"] for row in rows("tick_marks")}
