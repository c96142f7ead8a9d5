"""Names of provinces in an agency cell, and which provinces are cities."""

from __future__ import annotations

from datetime import date
from functools import cache

from normalize.agencies.tokens import DASH, LINE, SPACE, Tokens
from normalize.places.provinces import Province, provinces

_DATES_OF_PROVINCES = (date(2020, 1, 1), date(2026, 1, 1))
"""Days before and after the reform of 1 July 2025: together they have every province."""


@cache
def _province_names() -> dict[tuple[str, ...], str]:
    """Folded words of each province's names → its name."""
    found: dict[tuple[str, ...], str] = {}
    for on in _DATES_OF_PROVINCES:
        for p in provinces(on):
            for name in (p.name, *p.aliases):
                words = tuple(Tokens(name).plain)
                if words and (len(words) > 1 or len(words[0]) > 2):
                    found.setdefault(words, p.name)
    return found


@cache
def _province_starts() -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(_province_names(), key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return found


def province_at(tokens: Tokens, first: int) -> tuple[int, str] | None:
    """A province's name at a word: (the word after it, the name)."""
    if first >= len(tokens.plain):
        return None
    for words in _province_starts().get(tokens.plain[first], ()):
        last = first + len(words)
        if tuple(tokens.plain[first:last]) == words and all(
            g in (SPACE, LINE, DASH) for g in tokens.gap[first + 1 : last]
        ):
            return last, _province_names()[words]
    return None


@cache
def municipality_names() -> frozenset[str]:
    return frozenset(p.name for p in _municipalities())


@cache
def _municipalities() -> tuple[Province, ...]:
    """The cities of province rank, before and after 1 July 2025."""
    return tuple(p for on in _DATES_OF_PROVINCES for p in provinces(on) if p.kind == "thành phố")


@cache
def _municipality_codes() -> frozenset[str]:
    return frozenset(p.code for p in _municipalities())


def is_municipality(province_code: str | None) -> bool:
    """Whether the code is that of a city of province rank."""
    return province_code in _municipality_codes()
