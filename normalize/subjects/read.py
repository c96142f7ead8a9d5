"""What a segmented text mentions: subjects of the register, and words that no register has.

``xe_buýt xanh`` mentions the subject ``giao thông công cộng`` (by the phrase ``xe buýt``), which is a part of ``giao thông
xanh`` and that of ``giao thông``. Phrases are looked for in syllables, the longest first, since words are segmented one way here and
another there (``phân vi_sinh``, ``phân_vi_sinh``); a single syllable must be a word of its own. Names of provinces and
empty words are left out, abbreviations are read as what they mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from normalize.registers import rows
from normalize.text import key

STEP = 0.6
"""What a wider subject counts, beside the one below it: ``giao thông`` 0.36 where ``xe buýt`` is said."""
_LEAST = 0.2
"""Least of it that is kept: two steps up."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One phrase or word of a text.

    Attributes:
        text: its syllables: ``xe buýt``.
        subject: what it stands for in the register, None for a word that it does not have.
    """

    text: str
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class _Syllable:
    """A syllable with the number of its word."""

    text: str
    word: int


def mentions(words: str) -> tuple[Mention, ...]:
    """What the words of ``segments.segmented`` mention, in their order."""
    return tuple(_read(_syllables(words)))


def _syllables(words: str) -> tuple[_Syllable, ...]:
    return tuple(_Syllable(s, n) for n, word in enumerate(words.split()) for s in word.split("_"))


def _read(syllables: tuple[_Syllable, ...]) -> Iterator[Mention]:
    place = 0
    while place < len(syllables):
        size = _known(syllables, place)
        phrase = tuple(s.text for s in syllables[place : place + size])
        if not size:
            size = _rest_of_word(syllables, place)
            text = " ".join(s.text for s in syllables[place : place + size])
            if any(c.isalpha() for c in text) and text not in _empty_words():
                yield Mention(text)
        elif (subject := _subject_phrases().get(phrase)) is not None:
            yield Mention(" ".join(phrase), subject)
        else:
            yield from _of_abbreviation(phrase)
        place += _step(syllables, place, size)


@lru_cache(maxsize=256)
def _of_abbreviation(phrase: tuple[str, ...]) -> tuple[Mention, ...]:
    """What an abbreviation stands for; nothing for the name of a province."""
    meaning = _abbreviations().get(phrase)
    return tuple(_read(_syllables(key(meaning)))) if meaning else ()


def _known(syllables: tuple[_Syllable, ...], place: int) -> int:
    """How many syllables the longest known phrase takes from here; 0 where none begins."""
    for size in range(min(_longest(), len(syllables) - place), 0, -1):
        phrase = tuple(s.text for s in syllables[place : place + size])
        if phrase in _phrases() and (size > 1 or _is_word(syllables, place)):
            return size
    return 0


def _step(syllables: tuple[_Syllable, ...], place: int, size: int) -> int:
    """How far to go on: to the end of the phrase, or to one in it that goes beyond its end (``trồng rừng phòng hộ``)."""
    if tuple(s.text for s in syllables[place : place + size]) in _places():
        return size
    for inner in range(1, size):
        if inner + _known(syllables, place + inner) > size:
            return inner
    return size


def _is_word(syllables: tuple[_Syllable, ...], place: int) -> bool:
    beside = (*syllables[max(place - 1, 0) : place], *syllables[place + 1 : place + 2])
    return all(s.word != syllables[place].word for s in beside)


def _rest_of_word(syllables: tuple[_Syllable, ...], place: int) -> int:
    size = 1
    while place + size < len(syllables) and syllables[place + size].word == syllables[place].word:
        size += 1
    return size


@cache
def _subject_phrases() -> Mapping[tuple[str, ...], str]:
    """Phrase in syllables → subject; each subject is a phrase of its own too."""
    found = {tuple(key(r["phrase"]).split()): r["subject"] for r in rows("subject_phrases")}
    return found | {tuple(key(r["subject"]).split()): r["subject"] for r in rows("subjects")}


@cache
def _abbreviations() -> Mapping[tuple[str, ...], str]:
    return {tuple(key(r["abbreviation"]).split()): r["meaning"] for r in rows("plan_abbreviations")}


@cache
def _phrases() -> frozenset[tuple[str, ...]]:
    return frozenset(_places() | _subject_phrases().keys() | _abbreviations().keys())


@cache
def _places() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(key(r["name"]).split()) for r in rows("provinces"))


@cache
def _longest() -> int:
    return max(map(len, _phrases()))


@cache
def _empty_words() -> frozenset[str]:
    return frozenset(r["word"] for r in rows("subject_empty_words"))


@cache
def _wider() -> Mapping[str, tuple[str, ...]]:
    return {r["subject"]: tuple(w for w in r["wider"].split("; ") if w) for r in rows("subjects")}


@cache
def with_wider(subject: str) -> Mapping[str, float]:
    """A subject and the wider ones it is a part of, each with what it counts (:data:`STEP`).

    Example: ``xe điện`` → itself 1, ``giao thông xanh`` 0.6, ``phương tiện giao thông`` 0.6, ``giao thông`` 0.36.
    """
    found = {subject: 1.0}
    climbed = [subject]
    while climbed:
        below = climbed.pop()
        for wider in _wider().get(below, ()):
            counts = found[below] * STEP
            if counts > max(found.get(wider, 0.0), _LEAST):
                found[wider] = counts
                climbed.append(wider)
    return found


@cache
def all_above(subject: str) -> frozenset[str]:
    """A subject and all that it is a part of, however far up."""
    found = {subject}
    climbed = [subject]
    while climbed:
        new = [w for w in _wider().get(climbed.pop(), ()) if w not in found]
        found.update(new)
        climbed += new
    return frozenset(found)
