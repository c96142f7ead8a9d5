"""The words of a name, made comparable: synonyms resolved, compounds joined, empty words left out.

Compounds are joined by the word list that underthesea ships and by those of ``national_features.csv`` (``kinh
tế số``), the longest first, left to right, so that a phrase is always cut in
the same way (``chất_thải rắn sinh_hoạt``); a statistical cutter cuts it one way here and another there.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

import regex

from normalize.national.sets import national_indicators
from normalize.registers import rows
from normalize.spelling.known_words import listed_words
from normalize.text import key, nfc

LONGEST_TEXT = 600
"""Letters of a statement that are looked at."""
LONGEST_NAME = 60
"""Syllables of a name that are looked at; no indicator of a set has more."""
FEWEST_BEFORE = 4
"""Syllables before what may be a tail; a name is no shorter."""
_HEADING = regex.compile(r"^\s*+(?:chỉ tiêu\s*)?\d{1,2}\s*[:.]\s+", regex.IGNORECASE)
_SIDE_WORDS = regex.compile(r"\([^()]{0,80}\)")
_TAIL = regex.compile(
    r";|(?<!\p{L})(?:theo(?! hướng| tuổi| chiều)|trong đó|phấn đấu|bao gồm|so với (?:năm|kịch bản|phương án|cùng kỳ|giai đoạn|mức|BAU))(?!\p{L})",
    regex.IGNORECASE,
)
"""What stands behind the name proper: the rule it follows, its parts, the year it is compared with."""
_JOINT = regex.compile(r",? và |[,;] ")
_YEARS = regex.compile(r"(?<!\d)(?:\d{1,2}(?= năm(?!\p{L}))|(?:19|20)\d\d)(?!\d)")
"""Years, and how many of them: ``bình quân 5 năm 2021 - 2025``."""
_ZEROS = regex.compile(r"(?<!\d)0+(?=\d)")


@cache
def _synonyms() -> tuple[tuple[str, regex.Pattern[str], str], ...]:
    """Abbreviations first, since longer phrases may hold what they mean; then the longest first."""
    synonyms = sorted(rows("national_synonyms"), key=lambda r: (not r["phrase"].isupper(), -len(r["phrase"])))
    spaced = ((_spaced(r["phrase"]), _spaced(r["means"])) for r in synonyms)
    return tuple(
        (phrase, regex.compile(rf"(?<!\p{{L}}){regex.escape(phrase)}(?!\p{{L}})"), meaning)
        for phrase, meaning in spaced
    )


def _spaced(text: str) -> str:
    """Lower case, ``/`` as it is said, numbers without leading zeros."""
    return _ZEROS.sub("", key(text.replace("/", " trên ")) if text.strip() != "/gdp" else "trên gdp")


@lru_cache(maxsize=4096)
def comparable(text: str) -> str:
    """Lower case, one tone placement, abbreviations and synonyms resolved, the first words only."""
    plain = _spaced(_HEADING.sub("", nfc(text)[:LONGEST_TEXT]))
    plain = " ".join(_YEARS.sub(" ", plain).split()[:LONGEST_NAME])
    for phrase, pattern, meaning in _synonyms():
        if phrase in plain:
            plain = pattern.sub(meaning, plain)
    return plain


def without_tail(name: str) -> str:
    """The name without what stands behind it: ``…, xử lý theo Đề án …`` is ``…, xử lý``."""
    plain = nfc(name)[:LONGEST_TEXT]
    ends = (m.start() for m in _TAIL.finditer(plain) if len(plain[: m.start()].split()) >= FEWEST_BEFORE)
    return plain[: next(ends, len(plain))]


def first_statement(name: str) -> str:
    """The first of several statements that begin alike: ``dân cư thành thị …`` of ``dân cư thành thị … và dân
    cư nông thôn …``."""
    begin = " ".join(key(name).split()[:2])
    for joint in _JOINT.finditer(name):
        if key(name[joint.end() :]).startswith(f"{begin} "):
            return name[: joint.start()]
    return name


def without_brackets(name: str) -> str:
    """The name without what stands in brackets: ``… (hệ số GINI)``."""
    return _SIDE_WORDS.sub(" ", name)


@cache
def empty_words() -> frozenset[str]:
    """Words that say nothing of what is measured."""
    return frozenset(row["word"] for row in rows("national_empty_words"))


@lru_cache(maxsize=4096)
def words(plain: str) -> tuple[str, ...]:
    """The words of a comparable text, compounds joined, without empty ones."""
    return tuple(w for w in _cut(plain) if w not in empty_words())


def first_word(plain: str) -> str:
    """The first word, empty or not, its syllables joined by spaces."""
    return next(_cut(plain), "").replace("_", " ")


def _cut(plain: str) -> Iterator[str]:
    syllables, at = plain.split(), 0
    while at < len(syllables):
        step = next(n for n in range(_longest(), 0, -1) if n == 1 or _is_word(syllables[at : at + n], n))
        if step == 2 and _is_compound(syllables[at + 1 : at + 5]):
            step = 1  # "điện | năng lượng tái tạo", not "điện năng | lượng …"
        yield "_".join(syllables[at : at + step])
        at += step


@cache
def _compounds() -> frozenset[str]:
    listed = (row["phrase"] for row in rows("national_features") if row["feature"] == "compound")
    return frozenset(map(comparable, listed))


@cache
def _longest() -> int:
    return max(2, *(len(c.split()) for c in _compounds()))


def _is_compound(syllables: list[str]) -> bool:
    """Whether a compound of three or four syllables begins here."""
    return any(" ".join(syllables[:n]) in _compounds() for n in (3, 4) if len(syllables) >= n)


def _is_word(syllables: list[str], n: int) -> bool:
    phrase = " ".join(syllables)
    return len(syllables) == n and (phrase in _compounds() or (n == 2 and phrase in listed_words()))


@cache
def _weights() -> tuple[dict[str, float], float]:
    names = [set(words(comparable(i.name))) for i in national_indicators()]
    counts = Counter(word for of_name in names for word in of_name)
    unknown = math.log(1 + len(names) / 3)
    return {word: math.log(1 + len(names) / n) for word, n in counts.items()}, unknown


def weigh(of: frozenset[str] | set[str]) -> float:
    """How much words tell: rare words of the sets more; a compound more than a syllable."""
    known, unknown = _weights()
    return sum([known.get(w, unknown) if "_" in w else 0.6 * known.get(w, unknown) for w in of])
