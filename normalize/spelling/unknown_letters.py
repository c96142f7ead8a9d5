"""Which letters stand where a file does not say it: signs whose meaning the words round them give away.

A font that gives no letter for ệ leaves ``hi?n``, ``duy?t``, ``nghi?p``. Only ệ makes words in use of all of them. Each sign
(a private-use character that stands for one letter throughout) is solved by all words that hold it, the clearest
first; what is solved helps with the next. A sign that several letters would fit stays unknown.
"""

from __future__ import annotations

import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache

import regex

from normalize.spelling.known_words import counts
from normalize.spelling.syllables import is_syllable
from normalize.text import place_tones

SIGN = regex.compile(r"[\ue000-\uefff]")
FEWEST_WORDS = 2
"""Different words that must hold a sign for it to be solved, but for :data:`LONG_WORD`."""
LEAST_GOOD = 0.85
"""Share of the uses of a sign that must be Vietnamese with its letter."""
AHEAD = 2.0
"""By how much the best letter's score must be above the next, as a factor."""
FAR_AHEAD = 8.0
"""By how much it must be above, where that is less; then :data:`MANY_WORDS` must say so."""
MANY_WORDS = 4
LONG_WORD = 4
"""Letters of a word that alone gives a sign away, where no other letter makes a syllable of it."""
MOST_SAID = 4.0
"""What a common word says for a letter at most, so that one word does not decide alone."""
_ROUNDS = 12
_WORD = regex.compile(r"[\p{L}\p{M}\ue000-\uefff]+")
_LETTERS = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
_NOT_A_WORD, _NOT_IN_USE = -3.0, -1.0


def solved(texts: Iterable[str]) -> Mapping[str, str]:
    """The letter of each sign that the words of the texts make certain.

    Args:
        texts: with a private-use character (U+E000 to U+EFFF) for each letter that is not known, the same for
            the same.
    """
    uses = Counter(w for text in texts for w in _WORD.findall(text) if SIGN.search(w))
    found: dict[str, str] = {}
    for _ in range(_ROUNDS):
        sure = _sure(uses, found)
        if not sure:
            break
        found.update(sure)
    return found


def _sure(uses: Counter[str], found: Mapping[str, str]) -> dict[str, str]:
    """Signs that can be told now: by words in which they are the only unknown."""
    by_sign: dict[str, list[tuple[str, int]]] = defaultdict(list)
    table = str.maketrans(dict(found))
    for printed, times in uses.items():
        word = printed.translate(table)
        signs = set(SIGN.findall(word))
        if len(signs) == 1:
            by_sign[signs.pop()].append((word, times))
    return {
        sign: letter for sign, words in by_sign.items() if (letter := _letter_of(sign, words)) is not None
    }


def _letter_of(sign: str, words: list[tuple[str, int]]) -> str | None:
    scores: list[tuple[float, float, str]] = []
    total = sum(math.sqrt(times) for _, times in words)
    for letter in _LETTERS:
        values = [(_value(word.lower().replace(sign, letter)), math.sqrt(times)) for word, times in words]
        good = sum(weight for value, weight in values if value > 0)
        scores.append((sum(v * w for v, w in values), good / total, letter))
    scores.sort(reverse=True)
    (first, good, letter), (second, _, _) = scores[0], scores[1]
    if good < LEAST_GOOD or first <= 0:
        return None
    if len(words) < FEWEST_WORDS and not _is_only_one(sign, words[0][0]):
        return None
    is_far = first - second >= FAR_AHEAD and len(words) >= MANY_WORDS
    if second > 0 and first < AHEAD * second and not is_far:
        return None
    return letter.upper() if _in_capitals(sign, [w for w, _ in words]) else letter


def _is_only_one(sign: str, word: str) -> bool:
    """Whether just one letter makes a syllable of a word, and the word is long enough to be sure."""
    fits = [letter for letter in _LETTERS if is_syllable(word.lower().replace(sign, letter))]
    return len(word) >= LONG_WORD and len(fits) == 1


@lru_cache(maxsize=65_536)
def _value(word: str) -> float:
    """How much a word speaks for its letters: the logarithm of its uses; negative where it is none."""
    if not is_syllable(word):
        return _NOT_A_WORD
    times = counts().get(place_tones(unicodedata.normalize("NFC", word)), 0)
    return min(MOST_SAID, math.log1p(times)) if times else _NOT_IN_USE


def _in_capitals(sign: str, words: list[str]) -> bool:
    """Whether the words are of capitals, or begin with the sign where others begin with a capital."""
    others = [w.replace(sign, "") for w in words]
    upper = sum(o.isupper() for o in others)
    return upper * 2 > len(words)
