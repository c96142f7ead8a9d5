"""Tying an indicator to the national set of green growth (Circular 10/2023/TT-BKHĐT).

Two ways, each with its reason. A rule of ``national_rules.csv`` names what must stand in the name (``a|b & c``: a or
b, and c) and what must not; it is about what is measured, so that ``KCN có hệ thống xử lý nước thải`` (a
share of parks) is not taken for ``nước thải được xử lý`` (a share of water). Where no rule fits, the
segmented words of the name are compared with those of the set, rare words weighing more. Nothing below
:data:`THRESHOLD` is returned, and similarity alone never says more than :data:`SIMILARITY_CAP`.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import cache

import regex

from normalize.registers import rows
from normalize.targets.read import Target
from normalize.text import key, nfc

THRESHOLD = 0.72
"""Least score of a match."""
SIMILARITY_CAP = 0.85
"""Most that likeness of words alone may score."""
_MARGIN = 0.04
"""By how much the score of the best name must be above that of the second."""
_FEWEST_SYLLABLES = 0.62
"""Share of common syllables below which segmenting (which takes a second to load) cannot lead to a match."""


@dataclass(frozen=True, slots=True)
class NationalIndicator:
    """One indicator of the set; ``national_code`` is its number in the national statistical system."""

    code: str
    name: str
    national_code: str | None
    group: str
    roadmap: str
    source: str


@dataclass(frozen=True, slots=True)
class NationalMatch:
    """A match: ``score`` 0 to 1, ``reason`` says by which rule or words."""

    code: str
    name: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Rule:
    code: str
    needed: tuple[tuple[str, ...], ...]
    barred: tuple[str, ...]
    score: float
    reason: str


@cache
def national_indicators() -> tuple[NationalIndicator, ...]:
    """The register, in the order of the circular."""
    return tuple(
        NationalIndicator(
            r["code"], r["name"], r["national_code"] or None, r["group"], r["roadmap"], r["source"]
        )
        for r in rows("national_indicators")
    )


@cache
def _by_code() -> dict[str, NationalIndicator]:
    return {indicator.code: indicator for indicator in national_indicators()}


@cache
def _rules() -> tuple[_Rule, ...]:
    return tuple(
        _Rule(
            row["code"],
            tuple(tuple(_comparable(p) for p in part.split("|")) for part in row["all"].split("&")),
            tuple(_comparable(p) for p in row["none"].split("|") if p.strip()),
            float(row["score"]),
            row["reason"],
        )
        for row in rows("national_rules")
    )


@cache
def _synonyms() -> tuple[tuple[regex.Pattern[str], str], ...]:
    synonyms = sorted(rows("national_synonyms"), key=lambda r: -len(r["phrase"]))
    return tuple(
        (regex.compile(rf"(?<!\p{{L}}){regex.escape(_spaced(r['phrase']))}(?!\p{{L}})"), _spaced(r["means"]))
        for r in synonyms
    )


def _spaced(text: str) -> str:
    return key(text.replace("/", " trên ")) if text.strip() != "/gdp" else "trên gdp"


def _comparable(text: str) -> str:
    """Lower case, one tone placement, abbreviations and synonyms resolved."""
    plain = _spaced(nfc(text))
    for pattern, meaning in _synonyms():
        plain = pattern.sub(meaning, plain)
    return plain


def match_national(
    name: str, *, national_code: str | None = None, code: str | None = None
) -> NationalMatch | None:
    """The indicator of the set that a name speaks of, None where there is none above :data:`THRESHOLD`.

    Args:
        name: what is measured, without verb and value.
        national_code: the number of the national statistical system, where the table prints it.
        code: a code of the set, where the table prints it beside a name that agrees.
    """
    printed = _by_printed_code(national_code, code, name)
    if printed is not None:
        return printed
    plain = _comparable(name)
    found = [rule for rule in _rules() if _fits(rule, plain)]
    if found:
        best = max(found, key=lambda rule: (rule.score, len(rule.needed)))
        return NationalMatch(best.code, _by_code()[best.code].name, best.score, f"rule: {best.reason}")
    return _most_similar(plain)


def _by_printed_code(national_code: str | None, code: str | None, name: str) -> NationalMatch | None:
    for indicator in national_indicators():
        if national_code and indicator.national_code == national_code:
            return NationalMatch(
                indicator.code, indicator.name, 0.99, f"printed national code {national_code}"
            )
        if code and indicator.code == code and _similarity(_comparable(name), indicator) >= THRESHOLD:
            return NationalMatch(indicator.code, indicator.name, 0.99, f"printed code {code} and a like name")
    return None


def _fits(rule: _Rule, plain: str) -> bool:
    padded = f" {plain} "
    return all(any(f" {p} " in padded for p in part) for part in rule.needed) and not any(
        f" {p} " in padded for p in rule.barred
    )


def _most_similar(plain: str) -> NationalMatch | None:
    """The likest name by segmented words; names that share few syllables with all are not segmented at
    all."""
    if max(_syllables_shared(plain, i.name) for i in national_indicators()) < _FEWEST_SYLLABLES:
        return None
    ranked = sorted(((_similarity(plain, i), i) for i in national_indicators()), key=lambda pair: -pair[0])
    (best, indicator), (second, _) = ranked[0], ranked[1]
    score = min(best, SIMILARITY_CAP)
    if best < THRESHOLD or best - second < _MARGIN:
        return None
    shared = sorted(set(_words(plain)) & set(_words(_comparable(indicator.name))))
    return NationalMatch(
        indicator.code,
        indicator.name,
        round(score, 2),
        "words: " + ", ".join(w.replace("_", " ") for w in shared),
    )


def _syllables_shared(plain: str, name: str) -> float:
    mine, theirs = set(plain.split()), set(_comparable(name).split())
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine or theirs else 0.0


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(row["word"] for row in rows("national_empty_words"))


@cache
def _words(plain: str) -> tuple[str, ...]:
    """Segmented words (``chất_thải rắn sinh_hoạt``) without empty ones."""
    from underthesea import word_tokenize  # takes a second to load, and only matching needs it

    return tuple(w for w in str(word_tokenize(plain, format="text")).split() if w not in _empty_words())


@cache
def _weights() -> dict[str, float]:
    """How rare a word is in the set: ln(n / number of names with it), smoothed."""
    names = [set(_words(_comparable(i.name))) for i in national_indicators()]
    counts = Counter(word for words in names for word in words)
    return {word: math.log(1 + len(names) / n) for word, n in counts.items()}


def _similarity(plain: str, indicator: NationalIndicator) -> float:
    """Weighted Dice coefficient of the words of both names."""
    mine, theirs = set(_words(plain)), set(_words(_comparable(indicator.name)))
    unknown = math.log(1 + len(national_indicators()))

    def weight(words: set[str]) -> float:
        return sum(_weights().get(word, unknown) for word in words)

    total = weight(mine) + weight(theirs)
    return 2 * weight(mine & theirs) / total if total else 0.0


def not_comparable(first: Target, second: Target) -> tuple[str, ...]:
    """Why two targets of one indicator cannot be set side by side; empty where they can."""
    reasons = []
    if first.unit != second.unit:
        reasons.append(f"other unit: {first.unit} against {second.unit}")
    changes = [t.baseline is not None for t in (first, second)]
    if changes[0] != changes[1]:
        reasons.append("a level against a change")
    elif first.baseline != second.baseline:
        reasons.append(f"other baseline: {first.baseline} against {second.baseline}")
    if first.condition != second.condition:
        reasons.append(f"other condition: {first.condition or 'none'} against {second.condition or 'none'}")
    if first.year != second.year:
        reasons.append(f"other year: {first.year or 'not stated'} against {second.year or 'not stated'}")
    return tuple(reasons)
