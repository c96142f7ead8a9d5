"""The words of a name: phrases of the register first, the rest segmented.

``Tỷ lệ chất thải rắn sinh hoạt đô thị được thu gom`` is read as ``tỷ lệ`` (a head), ``chất thải rắn`` (a thing), ``sinh
hoạt`` (a kind), ``đô thị`` (a place), ``được`` (the predicate begins), ``thu gom``. The register
(``measure_words.csv``) knows the words by which plans tell measures apart and which of them mean the same (``rác
thải``, ``CTR``); where it knows none, underthesea segments. So a word that no register has still counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from normalize.registers import rows
from normalize.text import clean, key

_ASIDE = regex.compile(r"\([^()]*\s[^()]*\)")
"""Words in brackets, but for a single one: ``(lúa, xoài)`` lists examples, ``(GDP)`` is the thing."""
_SENTENCE = regex.compile(r"(?<=[\p{L}\d]{2})\.\s+(?=\p{Lu})")
"""Where a second sentence begins, which says more of the same: a name is of the first."""
_SLASH = regex.compile(r"(?<=\p{L})\s?/\s?(?=[\p{L}\d])")
_PER = "trên"
_LEAST_DIVISOR = 100
"""Least number after it that divides, but for 1: ``trên 100.000 dân``, not ``trên 15 tuổi``."""
_AGE = "tuổi"
"""A number before it tells groups of people apart; other numbers in a name are of acts, years or values."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a name.

    Attributes:
        text: its plain form; words of one meaning have one (``rác thải`` → ``chất thải rắn``).
        role: head, thing, place, kind, per, predicate, weak, term, or other (not in the register).
        group: words of a group exclude each other (kinds) or are near (things).
    """

    text: str
    role: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    role: str
    term: str
    group: str


@cache
def _entries() -> dict[tuple[str, ...], _Entry]:
    """Phrase in syllables → what the register says of it; abbreviations and provinces too."""
    found = {
        tuple(key(r["abbreviation"]).split()): _Entry("expand", r["meaning"].replace(",", ""), "")
        for r in rows("plan_abbreviations")
    }
    for province in rows("provinces"):
        found[tuple(key(province["name"]).split())] = _Entry("empty", "", "")
    found |= {
        tuple(key(r["phrase"]).split()): _Entry(r["role"], r["term"], r["group"])
        for r in rows("measure_words")
    }
    return found


@cache
def _longest() -> int:
    return max(len(phrase) for phrase in _entries())


_UP_TO = r"(?:(?!\s(?:phải|được|đạt|sẽ)\s)[^,;.])*"
"""Up to the end of the part, or to where it goes on: ``theo Quyết định số 64 phải xử lý …``."""


@cache
def _tail() -> regex.Pattern[str]:
    """From ``theo Quyết định …`` to the end of the part: by which act, not what is measured."""
    phrases = sorted(
        (r["phrase"] for r in rows("measure_words") if r["role"] == "tail"), key=len, reverse=True
    )
    words = "|".join(regex.escape(p).replace(r"\ ", r"\s+") for p in phrases)
    return regex.compile(rf"(?<=\S)[\s,]+(?:{words})(?!\p{{L}}){_UP_TO}", regex.IGNORECASE)


@lru_cache(maxsize=65_536)
def words_of(name: str) -> tuple[Word, ...]:
    """The telling words of a name in their order; empty ones are left out.

    Example: ``words_of("Tỷ lệ hộ nghèo")`` → share (head), hộ (thing), nghèo (kind).
    """
    first = _SENTENCE.split(_ASIDE.sub(" ", clean(name)), maxsplit=1)[0]
    plain = _SLASH.sub(" trên ", _tail().sub(" ", first))
    return tuple(w for w in _read(_segmented(plain)) if w.role != "empty")


@dataclass(frozen=True, slots=True)
class _Syllable:
    """A syllable with the number of the segmented word it is of, and whether a comma stands before it."""

    text: str
    word: int
    after_comma: bool = False


def _segmented(text: str) -> tuple[_Syllable, ...]:
    """The syllables of a text with their words."""
    from underthesea import word_tokenize  # takes a second to load, and only comparing needs it

    found: list[_Syllable] = []
    comma = False
    for n, word in enumerate(word_tokenize(text)):
        for syllable in key(word).split():
            found.append(_Syllable(syllable, n, comma))
            comma = False
        comma = comma or word in (",", ";")
    return tuple(found)


def _read(syllables: tuple[_Syllable, ...]) -> Iterator[Word]:
    """The longest phrase of the register at each place, else the segmented word."""
    place = 0
    while place < len(syllables):
        first = syllables[place]
        size, entry = _known(syllables, place)
        divisor = _divisor(syllables, place)
        if divisor is not None:
            size, text = divisor
            yield Word(text, "per")
        elif entry is None:
            size = _rest_of_word(syllables, place)
            text = " ".join(s.text for s in syllables[place : place + size])
            if any(c.isalpha() for c in text):
                yield Word(text, "other")
            elif syllables[place + size : place + size + 1] and syllables[place + size].text == _AGE:
                yield Word(f"{text.lstrip('0')} {_AGE}", "kind", "age")
        elif entry.role == "expand":
            for part in entry.term.split(";"):
                yield from _read(_segmented(part))
        elif entry.role != "tail":
            is_listed = entry.role == "place" and first.after_comma
            text = entry.term or " ".join(s.text for s in syllables[place : place + size])
            yield Word(text, "listed place" if is_listed else entry.role, entry.group)
        place += size


def _divisor(syllables: tuple[_Syllable, ...], place: int) -> tuple[int, str] | None:
    """How many syllables ``trên 100.000 dân`` takes from here, and its number with the word: ``100000 dân``."""
    if syllables[place].text != _PER:
        return None
    end = place + 1
    while end < len(syllables) and syllables[end].text.isdigit():
        end += 1
    number = "".join(s.text for s in syllables[place + 1 : end])
    if end == len(syllables) or not number or not (int(number) == 1 or int(number) >= _LEAST_DIVISOR):
        return None
    return end + 1 - place, f"{number} {syllables[end].text}"


def _known(syllables: tuple[_Syllable, ...], place: int) -> tuple[int, _Entry | None]:
    """The longest phrase that begins here; a single syllable must be a word, not the ``tăng`` of ``tăng cường``."""
    for size in range(min(_longest(), len(syllables) - place), 0, -1):
        entry = _entries().get(tuple(s.text for s in syllables[place : place + size]))
        if entry is not None and (size > 1 or _is_word(syllables, place)):
            return size, entry
    return 1, None


def _is_word(syllables: tuple[_Syllable, ...], place: int) -> bool:
    beside = (*syllables[max(place - 1, 0) : place], *syllables[place + 1 : place + 2])
    return all(s.word != syllables[place].word for s in beside)


def _rest_of_word(syllables: tuple[_Syllable, ...], place: int) -> int:
    """How many syllables from here on belong to the word, up to where a phrase of the register begins."""
    size = 1
    while place + size < len(syllables) and syllables[place + size].word == syllables[place].word:
        if _known(syllables, place + size)[1] is not None:
            break
        size += 1
    return size
