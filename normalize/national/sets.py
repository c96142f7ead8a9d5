"""The national sets of statistical indicators whose text is at hand, in the order in which they are asked.

Green growth (Circular 10/2023/TT-BKHĐT) first, its codes as printed: ``2.31``. The codes of the other sets
look alike (``1.1.1``, ``0101``) and are told apart by their act: ``TT 02/2025: 1.1.1`` (sustainable
development), ``TT 01/2025: 0101`` (seas and islands), ``TT 06/2023: 0101`` (statistics), ``TT 09/2023: 0101``
(planning and investment).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from normalize.registers import rows


@dataclass(frozen=True, slots=True)
class NationalSet:
    """One set: the number of its circular, what it is about, what its codes begin with (nothing for green
    growth)."""

    circular: str
    matter: str
    prefix: str


@dataclass(frozen=True, slots=True)
class NationalIndicator:
    """One indicator of a set.

    Attributes:
        code: as ``national_code`` holds it, with the act where the set is not green growth.
        national_code: its number in the national statistical system (``0814``), where the circular prints it.
        rank: place of its set, 0 for green growth.
        period, definition: how often it is published and what it is, where the circular says so.
    """

    code: str
    name: str
    national_code: str | None
    group: str
    roadmap: str | None
    source: str
    rank: int = 0
    period: str | None = None
    definition: str | None = None


@cache
def national_sets() -> tuple[NationalSet, ...]:
    """The sets, the first asked first."""
    return tuple(NationalSet(r["circular"], r["matter"], r["prefix"]) for r in rows("national_acts"))


@cache
def national_indicators() -> tuple[NationalIndicator, ...]:
    """The indicators of all sets, set by set, in the order of the circulars."""
    green = [
        NationalIndicator(
            r["code"], r["name"], r["national_code"] or None, r["group"], r["roadmap"], r["source"]
        )
        for r in rows("national_indicators")
    ]
    ranks = {s.circular: (rank, s.prefix) for rank, s in enumerate(national_sets())}
    others = [
        NationalIndicator(
            f"{ranks[r['act']][1]}: {r['code']}",
            r["name"],
            r["national_code"] or None,
            r["group"],
            r["roadmap"] or None,
            r["source"],
            ranks[r["act"]][0],
            r["period"] or None,
            r["definition"] or None,
        )
        for r in rows("national_sets")
    ]
    return (*green, *others)


@cache
def _by_code() -> dict[str, NationalIndicator]:
    return {indicator.code: indicator for indicator in national_indicators()}


def national_indicator(code: str) -> NationalIndicator | None:
    """The indicator of a code as ``national_code`` holds it: ``2.31``, ``TT 02/2025: 1.2.1``."""
    return _by_code().get(code)
