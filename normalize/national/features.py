"""What a name measures, as far as single words say it, and what two names must not differ in.

Words may be alike and the measure another: a share of parks that treat water is no share of water treated, a
number of workers is no share of workers, a growth is no level, rural is not urban. ``national_features.csv``
lists the words: the ``kind`` of figure that leads the name, and ``place``, ``whom``, ``sector``, ``per``,
``state`` anywhere in it. ``verb`` words are passed over where the thing measured is looked for.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

import regex

from normalize.national.words import comparable, empty_words, first_word, words
from normalize.registers import rows

NARROWING = ("place", "whom", "sector", "per", "state")
"""Features that make the thing another one where only one of two names has them."""
_TOLD_APART = (*NARROWING, "base")
"""These, and what a share is a share of."""
TOWN_AND_COUNTRY = frozenset({"urban", "rural"})
_PEOPLE = frozenset({"dân_số", "người", "hộ", "thành_viên"})
"""Heads that are whoever the figure counts: ``tỷ lệ (dân số) tham gia bảo hiểm y tế``."""
_AGE = regex.compile(r"(?:(\d{1,2})(?: đến)? )?(\d{1,2}) tuổi|tuổi (?:từ )?(\d{1,2})(?: đến)? (\d{1,2})")
_ONE_SORT = ({"share", "ratio"},)
"""Kinds that documents do not keep apart: ``tỷ lệ tử vong mẹ`` is ``tỷ số tử vong mẹ``."""
_LEVELS = frozenset({None, "amount", "area", "count", "length"})
"""Kinds whose increase by so many per cent is a growth."""
_BARE_UNITS = frozenset({"‰", "lần", "điểm", "hạng", "ca"})
"""Units that say nothing of the kind."""
_CHANGES = {"tăng": "increase", "nâng": "increase", "giảm": "reduce", "hạ": "reduce"}


@dataclass(frozen=True, slots=True)
class Features:
    """What a comparable name measures.

    Attributes:
        kind: ``share``, ``ratio``, ``growth``, ``count``, ``index``, ``area``, ``length``, ``amount``; None
            where the name does not begin with it.
        head: the first word of the thing measured.
        values: feature → its values.
        ages: the numbers of years before ``tuổi``.
        words: all words but the kind.
        plain: the comparable name itself.
        change: ``increase`` or ``reduce`` where a verb before the name says so.
    """

    kind: str | None
    head: str | None
    values: Mapping[str, frozenset[str]] = field(hash=False)
    ages: frozenset[str]
    words: frozenset[str]
    plain: str
    change: str | None = None


@lru_cache(maxsize=4096)
def features_of(plain: str) -> Features:
    """What a name says that it measures. ``plain``: of :func:`normalize.national.words.comparable`."""
    kind, rest = _led_by_kind(plain)
    content = words(rest)
    head = content[0] if content else None
    verb, _, behind = plain.partition(" ")
    change = _CHANGES.get(verb) if kind != "growth" else None
    told = _behind(behind if change else plain, kind)
    return Features(kind, head, *_named(plain), frozenset(words(told)), plain, change)


def together(phrases: Sequence[str]) -> Features:
    """What several phrases say together; kind and head are those of the first."""
    parts = [features_of(comparable(phrase)) for phrase in phrases]
    values = {name: frozenset[str]().union(*(p.values.get(name, ()) for p in parts)) for name in _TOLD_APART}
    of_words = frozenset[str]().union(*(p.words for p in parts))
    return replace(parts[0], values=values, words=of_words)


def _led_by_kind(plain: str) -> tuple[str | None, str]:
    """The kind and what stands behind it and behind verbs."""
    kind, rest = None, plain
    while rest:
        found = next((p for p in _leading() if (rest + " ").startswith(p + " ")), None)
        first = first_word(rest)
        if found is None and first.replace(" ", "_") not in empty_words():
            break
        if found is not None and kind is None:
            kind = _leading()[found]
        rest = rest[len(found if found is not None else first) :].strip()
    return kind, rest


def _behind(plain: str, kind: str | None) -> str:
    """The name without the word of its kind, with its verbs. Words of an amount tell more than the kind
    (``thu nhập``, ``diện tích``) and stay."""
    if kind not in ("share", "ratio", "growth", "count", "index"):
        return plain
    phrase = next(p for p in _leading() if _leading()[p] == kind and f" {p} " in f" {plain} ")
    return f" {plain} ".replace(f" {phrase} ", " ", 1).strip()


@cache
def _leading() -> dict[str, str | None]:
    """Phrases that may lead a name, the longest first, with their kind; None for verbs."""
    found: dict[str, str | None] = {
        comparable(r["phrase"]): r["value"] for r in rows("national_features") if r["feature"] == "kind"
    }
    found |= {comparable(r["phrase"]): None for r in rows("national_features") if r["feature"] == "verb"}
    return {p: found[p] for p in sorted(found, key=lambda p: -len(p))}


@cache
def passed_over() -> frozenset[str]:
    """Words that make nothing another thing: verbs, and town and country, which are compared as places."""
    found = (
        r["phrase"]
        for r in rows("national_features")
        if r["feature"] == "verb" or r["value"] in TOWN_AND_COUNTRY
    )
    return frozenset(word for phrase in found for word in words(comparable(phrase)))


@cache
def _phrases() -> tuple[tuple[str, str, str], ...]:
    found = ((comparable(r["phrase"]), r["feature"], r["value"]) for r in rows("national_features"))
    return tuple(sorted((f for f in found if f[1] in _TOLD_APART), key=lambda f: -len(f[0])))


def _named(plain: str) -> tuple[dict[str, frozenset[str]], frozenset[str]]:
    """Features, and ages. A longer phrase hides the shorter ones in it."""
    text, found = f" {plain} ", dict[str, set[str]]()
    for phrase, feature, value in _phrases():
        if f" {phrase} " in text:
            text = text.replace(f" {phrase} ", " # ")
            found.setdefault(feature, set()).add(value)
    ages = frozenset(age for pair in _AGE.findall(plain) for age in pair if age)
    return {feature: frozenset(values) for feature, values in found.items()}, ages


def stated_kind(mine: Features, unit: str | None, direction: str | None) -> str | None:
    """The kind of figure, with what its unit says: ``75 %`` of ``số hộ …`` is a share, an amount that
    increases by ``8 %`` is a growth, ``tỷ đồng`` are no share (``level``)."""
    kind = mine.kind
    if unit is None or unit in _BARE_UNITS:
        return kind
    if not unit.startswith("%"):
        return kind or "level"
    change = direction or mine.change
    if change == "increase" and kind in _LEVELS:
        return "growth"
    return "share" if kind in (None, "count") and change != "reduce" else kind


def difference(mine: Features, kind: str | None, theirs: Features) -> str | None:
    """Why two names do not measure the same, None where nothing says so.

    Args:
        kind: of the first, with its unit (:func:`stated_kind`).
    """
    return (
        _other_kind(kind, theirs.kind)
        or _other_features(mine, theirs)
        or ("other age" if mine.ages and theirs.ages and mine.ages != theirs.ages else None)
        or _other_head(mine, theirs)
    )


def _other_kind(mine: str | None, theirs: str | None) -> str | None:
    pair = {mine, theirs}
    if mine == theirs or any(pair <= sort for sort in _ONE_SORT) or (None in pair and "growth" not in pair):
        return None
    if "level" in pair and not pair & {"share", "growth", "index"}:
        return None
    return f"{mine or 'a level'} against {theirs or 'a level'}"


def _other_features(mine: Features, theirs: Features) -> str | None:
    for feature in _TOLD_APART:
        here, there = mine.values.get(feature, frozenset()), theirs.values.get(feature, frozenset())
        if here == there or (feature == "place" and not there and here == TOWN_AND_COUNTRY):
            continue
        return f"{feature}: {_said(here)} against {_said(there)}"
    return None


def _other_head(mine: Features, theirs: Features) -> str | None:
    if mine.head is None or theirs.head is None or mine.head == theirs.head:
        return None
    if {mine.head, theirs.head} & _PEOPLE and (mine.head in theirs.words or theirs.head in mine.words):
        return None
    if {mine.head, theirs.head} <= _PEOPLE:
        return None
    return f"of {mine.head.replace('_', ' ')} against of {theirs.head.replace('_', ' ')}"


def narrower(mine: Features, allowed: Features) -> str | None:
    """What a name says more than a rule and its indicator do: another group, sector, state or place. Town and
    country are left to the rule."""
    for feature in NARROWING:
        more = mine.values.get(feature, frozenset()) - allowed.values.get(feature, frozenset())
        if feature == "place":
            more -= TOWN_AND_COUNTRY
        if more:
            return f"{feature}: {_said(more)}"
    return None


def is_one_of_two(mine: Features, allowed: Features) -> bool:
    """Whether a name speaks of town or of country alone, where the other knows neither."""
    here, there = mine.values.get("place", frozenset()), allowed.values.get("place", frozenset())
    return len(here & TOWN_AND_COUNTRY) == 1 and not there & TOWN_AND_COUNTRY


def is_people(word: str | None) -> bool:
    """Whether a head is whoever the figure counts."""
    return word in _PEOPLE


def _said(values: frozenset[str]) -> str:
    return ", ".join(sorted(values)) or "none"
