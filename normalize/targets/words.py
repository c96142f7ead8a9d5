"""The words of targets, from the registers: directions, baselines, conditions, lead-ins, links.

``directions.csv``: giảm → reduce. ``baselines.csv``: kịch bản cơ sở → BAU. ``conditions.csv``: tự nguyện →
voluntary.
``target_phrases.csv``: ``lead`` words stand before what is measured (Phấn đấu, Đảm bảo), ``link`` words
between it and its value (đạt, là, còn), ``measure`` words begin its name (Tỷ lệ, Diện tích), ``parts`` words
lead from a whole to its parts (trong đó).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from normalize.registers import rows

_BOUND_LEFT, _BOUND_RIGHT = r"(?<![\p{L}\d])", r"(?![\p{L}\d])"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase found in a text, with what the register says of it."""

    value: str
    place: str
    start: int
    end: int


def alternatives(words: list[str]) -> str:
    """A pattern for any of the phrases, longest first, spaces loose, bounded by non-letters."""
    longest = sorted(words, key=len, reverse=True)
    return (
        _BOUND_LEFT
        + "(?:"
        + "|".join(regex.escape(w).replace(r"\ ", r"\s+") for w in longest)
        + ")"
        + _BOUND_RIGHT
    )


@cache
def phrases(use: str) -> str:
    """The pattern of all phrases of one use of ``target_phrases.csv``; what names a programme or is counted says nothing
    (``Chương trình mục tiêu quốc gia``, ``02 chỉ tiêu không đạt``); a year counts nothing (``Năm 2026 phấn đấu``)."""
    pattern = alternatives([row["phrase"] for row in rows("target_phrases") if row["use"] == use])
    return (
        rf"(?<!(?<!(?<!\d)(?:19|20)\d)\d\s){pattern}(?!\s+quốc\s+gia(?!\p{{L}}))"
        if use in ("wanted", "aims")
        else pattern
    )


@cache
def pattern_of(use: str) -> regex.Pattern[str]:
    """:func:`phrases`, compiled."""
    return regex.compile(phrases(use), regex.IGNORECASE)


@cache
def kind_phrases(place: str) -> str:
    """The pattern of all phrases of one place of ``value_kinds.csv``."""
    return alternatives([row["phrase"] for row in rows("value_kinds") if row["place"] == place])


@cache
def directions() -> dict[str, tuple[str, str]]:
    """Phrase → (direction, place)."""
    return {row["phrase"]: (row["direction"], row["place"]) for row in rows("directions")}


@cache
def baselines() -> dict[str, str]:
    """Phrase → baseline."""
    return {row["phrase"]: row["baseline"] for row in rows("baselines")}


@cache
def conditions() -> dict[str, str]:
    """Phrase → condition."""
    return {row["phrase"]: row["condition"] for row in rows("conditions")}


@cache
def _direction_pattern() -> regex.Pattern[str]:
    # "tăng trưởng", "tăng cường", "giảm nghèo", "nâng cấp" are names of things, not directions of a value
    return regex.compile(
        alternatives(list(directions()))
        + r"(?!\s+(?:trưởng|cường(?!\s+độ)|thu\b(?!\s+nhập)|nghèo|cấp\b|nhẹ|tầng|du\b|nguồn\b|lưu\b|huyết áp)|-)",
        regex.IGNORECASE,
    )


@cache
def _direction_nouns() -> regex.Pattern[str]:
    return regex.compile(
        alternatives([w for w, (_, place) in directions().items() if place == "noun"]) + r"(?!\s+huyết áp)",
        regex.IGNORECASE,
    )


@cache
def _condition_pattern() -> regex.Pattern[str]:
    return regex.compile(alternatives(list(conditions())), regex.IGNORECASE)


@lru_cache(maxsize=1024)
def find_directions(text: str) -> tuple[Phrase, ...]:
    """Words of direction in order: ``tăng trưởng`` is none, ``tốc độ tăng trưởng`` is one."""
    table = directions()
    found = [
        Phrase(*table[" ".join(m.group(0).lower().split())], m.start(), m.end())
        for m in _direction_pattern().finditer(text)
    ]
    for match in _direction_nouns().finditer(text):
        value, place = table[" ".join(match.group(0).lower().split())]
        if not any(p.start < match.end() and match.start() < p.end for p in found):
            found.append(Phrase(value, place, match.start(), match.end()))
    return tuple(sorted(found, key=lambda p: p.start))


def find_conditions(text: str) -> tuple[Phrase, ...]:
    """Phrases of condition in order."""
    table = conditions()
    return tuple(
        Phrase(table[" ".join(m.group(0).lower().split())], "", m.start(), m.end())
        for m in _condition_pattern().finditer(text)
        if not _of_a_deed(text, m)
    )


_CONTRIBUTED = regex.compile(
    r"(?<!\p{L})(?:giảm|phát thải|khí nhà kính|KNK|NDC|đóng góp|cam kết|hấp thụ)(?!\p{L})", regex.IGNORECASE
)


def _of_a_deed(text: str, condition: regex.Match[str]) -> bool:
    """``cai nghiện ma túy tự nguyện``, ``bảo hiểm xã hội tự nguyện``: how a thing is done, where nothing is cut or
    contributed by one's own means."""
    return condition.group(0).lower() == "tự nguyện" and not (
        _CONTRIBUTED.search(text) or len(text[: condition.start()].split()) <= 2
    )
