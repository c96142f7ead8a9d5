"""Syllables that a misread one may stand for: one mark changed, a letter lost or read twice."""

from __future__ import annotations

import unicodedata
from functools import cache

from normalize.spelling.syllables import is_syllable

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_SHAPES = {"a": "aăâ", "ă": "aăâ", "â": "aăâ", "e": "eê", "ê": "eê", "o": "oôơ", "ô": "oôơ", "ơ": "oôơ",
           "u": "uư", "ư": "uư", "d": "dđ", "đ": "dđ"}  # fmt: skip
LONGEST = 12
"""Letters of a word that may be a misread syllable; the longest syllable, nghiêng, has seven."""
_VOWELS = "aăâeêioôơuưy"


def longer(word: str) -> tuple[str, ...]:
    """Syllables that a word becomes with a last letter that was lost: "độn" động, "hoạc" hoạch."""
    return tuple(c for end in ("g", "h", "n", "c", "t", "i") if is_syllable(c := word + end))


def shorter(word: str) -> tuple[str, ...]:
    """Syllables that a word becomes without a letter that was read twice: "triếển" triển."""
    if len(word) > LONGEST or is_syllable(word):
        return ()
    found = (word[:at] + word[at + 1 :] for at in range(len(word)))
    return tuple(sorted({c for c in found if is_syllable(c)}))


@cache
def variants(word: str) -> tuple[str, ...]:
    """Syllables that differ from a word by one mark: its tone, or the shape of one letter (with any tone)."""
    if len(word) > LONGEST:
        return ()
    letters, tone = _parted(word)
    shaped = {letters}
    for at, letter in enumerate(letters):
        for other in _SHAPES.get(letter, ""):
            shaped.add(letters[:at] + other + letters[at + 1 :])
    # A horn stands on both letters of ươ or on one: "tưong", "tuơng" are both misread "tương".
    shaped |= {s.replace("uơ", "ươ").replace("ưo", "ươ") for s in shaped}
    found: set[str] = set()
    for stem in shaped:
        for mark in _TONES if stem == letters else {tone, *_TONES}:
            candidate = _with_tone(stem, mark)
            if candidate is not None and candidate != word and is_syllable(candidate):
                found.add(candidate)
    return tuple(sorted(found))


def _parted(word: str) -> tuple[str, str]:
    """Letters without tone, and the tone mark."""
    decomposed = unicodedata.normalize("NFD", word)
    tone = "".join(c for c in decomposed if c in _TONES[1:])
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES[1:])), tone[:1]


@cache
def _with_tone(letters: str, tone: str) -> str | None:
    """The syllable with a tone on the vowel where spelling puts it, None where it has no vowel."""
    if not tone:
        return letters
    at = _tone_place(letters)
    if at is None:
        return None
    return unicodedata.normalize("NFC", letters[: at + 1] + tone + letters[at + 1 :])


def _tone_place(letters: str) -> int | None:
    first = 0
    if letters.startswith("qu") or (letters.startswith("gi") and len(letters) > 2 and letters[2] in _VOWELS):
        first = 2
    vowels = [i for i in range(first, len(letters)) if letters[i] in _VOWELS]
    if not vowels:
        return 1 if letters == "gi" else None
    marked = [i for i in vowels if letters[i] in "ăâêôơư"]
    if marked:
        return marked[-1]
    ends_in_vowel = vowels[-1] == len(letters) - 1
    if len(vowels) == 1:
        return vowels[0]
    if len(vowels) == 3:
        return vowels[1]
    return vowels[0] if ends_in_vowel else vowels[1]
