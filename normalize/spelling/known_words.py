"""What words plans are known to use: pairs, syllables with their counts, names, units, abbreviations.

Closed lists, read once: words that plans and decisions use (``data/plan_words.csv``,
``data/plan_syllables.csv``, with counts), the names and phrases of the registers, and the word list that
underthesea ships. What is done with them is decided in :mod:`normalize.spelling.likelihood` and
:mod:`normalize.spelling.repair`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import regex

from normalize.registers import rows
from normalize.text import nfc, place_tones

FROM_NAMES = 12.0
"""Weight of a pair from a register's names, in counts of ``plan_words.csv``."""
FROM_LIST = 1.0
"""Weight of a pair from the word list."""
FEWEST_LETTERS = 4
"""Shorter abbreviations are like too many others."""
_ALIKE = dict.fromkeys("IL1!|Í", "T") | {"Ñ": "N", "Ư": "U", "Ô": "O", "0": "O"}
_CAPITALS = regex.compile(r"(?<![\p{L}&-])\p{Lu}[\p{Lu}&-]{2,}(?![\p{L}&-])")
_REGISTERS = (
    ("agencies", "name"),
    ("headers", "phrase"),
    ("provinces", "name"),
    ("funding", "phrase"),
    ("priority", "phrase"),
    ("baselines", "phrase"),
    ("directions", "phrase"),
    ("national_indicators", "name"),
)
"""Registers whose names and phrases are known words, and their columns."""
_JOINING = frozenset({"và", "các", "của", "về", "với", "cho"})
"""Words that join the words of a name and belong to none of them."""


@cache
def pairs_known() -> dict[str, float]:
    """Known pairs of words, lower case, and how much each counts."""
    known: dict[str, float] = dict.fromkeys(listed_words(), FROM_LIST)
    for pair in pairs_of_names():
        known[pair] = max(known.get(pair, 0.0), FROM_NAMES)
    for pair, count in _counted("word"):
        known[pair] = known.get(pair, 0.0) + count
    return known


@cache
def pairs_beside() -> dict[str, float]:
    """Pairs that are no words but often stand beside each other, and words with ``#`` for the figure after
    them.

    Kind ``term``: pairs of terms of plans that the counted decisions do not hold ("vốn tự có"), set by hand.
    """
    return {**dict(_counted("beside")), **dict(_counted("figure")), **dict(_counted("term"))}


@cache
def counts() -> dict[str, int]:
    """How often each syllable stands in the counted decisions; those that stand there once are left out."""
    return {row["syllable"]: int(row["count"]) for row in rows("plan_syllables")}


@cache
def share_bound() -> dict[str, float]:
    """For each syllable that the counted decisions hold the share of its uses that its best known pair makes
    up.

    "phố" mostly stands in "thành phố"; "có" stands beside any word. May be above 1: the pairs are counted in
    more texts.
    """
    most: dict[str, float] = {}
    for pair, count in _counted("word"):
        for syllable in pair.split():
            most[syllable] = max(most.get(syllable, 0.0), count)
    return {syllable: most.get(syllable, 0.0) / count for syllable, count in counts().items()}


@cache
def times_listed() -> dict[str, int]:
    """Of how many words of the word list each syllable is a part."""
    return Counter(syllable for word in listed_words() for syllable in word.split())


def _counted(kind: str) -> Iterator[tuple[str, float]]:
    for row in rows("plan_words"):
        if row["kind"] == kind:
            yield row["pair"], float(row["count"])


@cache
def pairs_of_names() -> frozenset[str]:
    return frozenset(_named())


@cache
def heads_of_names() -> frozenset[str]:
    """The first two words of the names of bodies: "chi cục", "sở tài"."""
    names = (place_tones(nfc(row["name"])).lower().split() for row in rows("agencies"))
    return frozenset(" ".join(words[:2]) for words in names if len(words) > 2)


def _named() -> Iterator[str]:
    """Pairs inside the names of the registers."""
    for name, column in _REGISTERS:
        for row in rows(name):
            words = regex.findall(r"\p{L}+", place_tones(nfc(row[column])).lower())
            yield from (f"{a} {b}" for a, b in pairwise(words) if not {a, b} & _JOINING)


@cache
def listed_words() -> frozenset[str]:
    """The two-syllable words of the list that underthesea ships; none where it is not installed."""
    return frozenset(_listed())


def _listed() -> Iterator[str]:
    spec = find_spec("underthesea")
    if spec is None or spec.origin is None:
        return
    path = Path(spec.origin).parent / "corpus" / "data" / "Viet74K.txt"
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        word = place_tones(nfc(line.strip())).lower()
        if word.count(" ") == 1 and word.replace(" ", "").isalpha():
            yield word


@cache
def units() -> frozenset[str]:
    """Units and words for thousands that are one word."""
    found: set[str] = set()
    for name, columns in (("units", ("unit", "aliases")), ("scale_words", ("word",))):
        for row in rows(name):
            found.update(w for column in columns for w in row[column].split("|"))
    return frozenset(w for w in found if w.isalpha())


@cache
def abbreviations() -> frozenset[str]:
    """Abbreviations that the registers of bodies know."""
    found: set[str] = set()
    for name in ("agencies", "agency_abbreviations", "plan_abbreviations"):
        for row in rows(name):
            for column in ("abbreviation", "aliases"):
                found.update(_CAPITALS.findall(row.get(column, "")))
    return frozenset(found)


@cache
def _by_shape() -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for one in sorted(abbreviations()):
        groups.setdefault(_shape(one), []).append(one)
    return {shape: tuple(ones) for shape, ones in groups.items()}


def _shape(text: str) -> str:
    """The letters with those alike in print as one."""
    return "".join(_ALIKE.get(c, c) for c in text)


def abbreviation_meant(text: str) -> str | None:
    """The abbreviation of the registers that a misread one stands for, None where it is known or no one is
    like it.

    Bold T comes back as I, L, 1: ``CNLL``, ``CN11`` for CNTT, ``TI&TT`` for TT&TT. A letter is read twice:
    ``NÑN&PTNT``.
    """
    if text in abbreviations() or len(text) < FEWEST_LETTERS or not text[0].isupper():
        return None
    shape = _shape(text)
    meant = set(_by_shape().get(shape, ())) or {
        one for k in range(1, len(shape)) if shape[k] == shape[k - 1]
        for one in _by_shape().get(shape[:k] + shape[k + 1 :], ())
    }  # fmt: skip
    return meant.pop() if len(meant) == 1 else None


def is_abbreviation(text: str) -> bool:
    """Whether the registers know it as an abbreviation."""
    return text in abbreviations()
