"""Priority cells: Cao, Trung bình, Thấp, also with marks lost by a scan (``Trung binh``).

The phrases are in ``data/priority.csv``. Spans count in ``normalize.text.clean(text)``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from normalize.notes import Code, Note, info, warning
from normalize.registers import rows
from normalize.text import bare, clean

_EDGES = " .,;:()-–*\"'"


@dataclass(frozen=True, slots=True)
class PriorityReading:
    """``value`` is high, medium, low or None; ``rule`` is exact, repaired, empty or none."""

    value: str | None
    raw: str
    start: int
    end: int
    rule: str
    confidence: float
    notes: tuple[Note, ...] = ()


@cache
def _phrases() -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """The register by phrase, and by phrase without marks (→ phrase, priority)."""
    exact = {row["phrase"]: row["priority"] for row in rows("priority")}
    return exact, {bare(phrase): (phrase, value) for phrase, value in exact.items()}


def parse_priority(text: str) -> PriorityReading:
    """The priority a cell states; what is no priority gives None with the warning ``cell_shifted``."""
    plain = clean(text)
    core = plain.strip(_EDGES)
    if not core:
        return PriorityReading(None, plain, 0, len(plain), "empty", 1.0)
    start = plain.index(core)
    end = start + len(core)
    exact, unmarked = _phrases()
    if (value := exact.get(core.lower())) is not None:
        return PriorityReading(value, core, start, end, "exact", 1.0)
    found = unmarked.get(" ".join(bare(core).split()))
    if found is None:
        note = warning(
            Code.CELL_SHIFTED,
            "the cell states no known priority; it may belong to another column",
            found=plain[:80],
        )
        return PriorityReading(None, plain, 0, len(plain), "none", 0.0, (note,))
    phrase, value = found
    note = info(Code.TEXT_REPAIRED, "marks restored", expected=phrase, found=core)
    return PriorityReading(value, core, start, end, "repaired", 0.9, (note,))
