"""Names of provinces in an agency cell, and which provinces are cities."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache

from normalize.agency_names.tokens import DASH, LINE, SPACE, Tokens
from normalize.places.provinces import provinces
from normalize.text import fold, place_tones

_NO_DISTRICTS = date(2025, 7, 1)
"""The day from which communes stand right below provinces."""
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


def province_at(tokens: Tokens, first: int, on: date | None = None) -> tuple[int, str] | None:
    """A province's name at a word: (the word after it, the name, as it is called on a day)."""
    if first >= len(tokens.plain):
        return None
    for words in _province_starts().get(tokens.plain[first], ()):
        last = first + len(words)
        if tuple(tokens.plain[first:last]) == words and all(
            g in (SPACE, LINE, DASH) for g in tokens.gap[first + 1 : last]
        ):
            return last, _names_on(on).get(words) or _province_names()[words]
    return None


def is_spelt_province(tokens: Tokens, first: int) -> bool:
    """Whether a province's name stands at a word with its own tones or with none: "Quang Bình" is a district, "Quảng Bình" not."""
    named = province_at(tokens, first)
    if named is None:
        return False
    printed = place_tones(" ".join(tokens.toned[first : named[0]]))
    return printed == fold(printed) or printed in _spellings()


@cache
def _spellings() -> frozenset[str]:
    every = (p for on in _DATES_OF_PROVINCES for p in provinces(on))
    names = (name for p in every for name in (p.name, *p.aliases))
    return frozenset(place_tones(" ".join(Tokens(name).toned)) for name in names)


@lru_cache(maxsize=64)
def _names_on(on: date | None) -> dict[tuple[str, ...], str]:
    """Folded words of the names on a day → the name then: Huế is Thừa Thiên Huế until 2024."""
    if on is None:
        return {}
    return {tuple(Tokens(name).plain): p.name for p in provinces(on) for name in (p.name, *p.aliases)}


def is_city_under_the_centre(words: tuple[str, ...], on: date | None) -> bool:
    """Whether the name of a city, in folded words, is that of one of province rank on a day: Huế since 2025.

    Without a day only those that have always been one in the register count.
    """
    if on is not None:
        return words in _cities(on)
    return all(words in _cities(day) for day in _DATES_OF_PROVINCES)


@lru_cache(maxsize=64)
def _cities(on: date) -> frozenset[tuple[str, ...]]:
    """The names of the cities of province rank on a day, as folded words."""
    return frozenset(
        tuple(Tokens(name).plain)
        for p in provinces(on)
        if p.kind == "thành phố"
        for name in (p.name, *p.aliases)
    )


@lru_cache(maxsize=256)
def is_municipality(province_code: str | None, on: date | None = None) -> bool:
    """Whether "thành phố" by itself is the province: in a document of a city of province rank, and everywhere since
    there are no districts."""
    if on is not None and on >= _NO_DISTRICTS:
        return True
    days = _DATES_OF_PROVINCES if on is None else (on,)
    return any(p.code == province_code and p.kind == "thành phố" for day in days for p in provinces(day))
