"""Letters that a file has lost: which words show it, and which of them the spelling can give back.

TCVN3 has ư on the byte of the soft hyphen, which programs drop: ``nh©n dn``, ``trëng``. Converters put ``?`` or U+FFFD for
letters they do not know. Some PDF writers leave out letters that their font has not: ``T nh Yên Bái``.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import regex

from normalize.notes import Code, Note, warning
from normalize.spelling.known_words import counts
from normalize.spelling.syllables import is_syllable
from normalize.text import place_tones

RARER = 20
"""A word in use is taken for one that lost its ư where the word with it is so many times as common: ``lu``
for lưu."""
FEWEST_WORDS = 20
"""Words from which a text is judged."""
TORN_SHARE = 0.08
"""Share of words that are a lone piece of a syllable (``th``, ``ng``, ``c``) from which letters are
missing."""
FEWEST_PIECES = 6
FEW_QUESTION_MARKS = 5
"""Words with a ``?`` inside from which it stands for lost letters."""
GAP_SHARE = 0.1
"""Share of words with a lost letter from which a text cannot be read."""
_OWN = regex.compile(r"(?i)[đăơư]|\d/[A-ZĐ?\ufffd]{2,}-(?:UBND|TTg|CP|H.ND)")
"""A letter hardly any other language has, or the number of an act."""
_LETTERS = regex.compile(r"\p{L}+")
_IN_WORD = regex.compile(r"\p{L}\?+\p{L}")
_WORD_AFTER = regex.compile(r"(\d[²³]?\s?)?+(\p{L}+)")
"""A word, and the figure before it whose unit it may be."""
_PIECES = frozenset(
    [
        "ngh",
        "ch",
        "gh",
        "gi",
        "kh",
        "ng",
        "nh",
        "ph",
        "qu",
        "th",
        "tr",
        "b",
        "c",
        "d",
        "đ",
        "g",
        "h",
        "k",
        "l",
        "m",
        "n",
        "p",
        "q",
        "r",
        "s",
        "t",
        "v",
        "x",
    ]
)
_LONGEST_PIECE = max(map(len, _PIECES))
_UNKNOWN = "\ufffd"


def with_horns(texts: Sequence[str], old: Sequence[bool]) -> tuple[list[str], int]:
    """Texts of TCVN3 with the ư that the file has lost, and how many words were given one.

    Args:
        old: which of the texts were in TCVN3. Where any of them has a small ư, none was lost (the capital is on another byte).
    """
    read = [t for t, o in zip(texts, old, strict=True) if o]
    if any("ư" in t for t in read) or sum(len(_LETTERS.findall(t)) for t in read) < FEWEST_WORDS:
        return list(texts), 0
    given = 0

    def word(found: regex.Match[str]) -> str:
        nonlocal given
        printed = found.group()
        alone = len(printed) == 1 and not _stands_among_words(found)
        horned = None if alone or (printed.isupper() and printed.isascii()) else _horned(printed)
        given += horned is not None
        return horned or printed

    return [_LETTERS.sub(word, t) if o else t for t, o in zip(texts, old, strict=True)], given


def _stands_among_words(found: regex.Match[str]) -> bool:
    """Whether a lone letter may be a word: ``đầu t``, not ``a)`` or ``5 m``."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    return bool(before[-2:-1].isalpha() and before.endswith(" ")) and (not after or after[0] in " ,;")


@lru_cache(maxsize=16_384)
def _horned(word: str) -> str | None:
    lower = word.lower()
    found = {w for at in range(1, len(lower) + 1) if is_syllable(w := f"{lower[:at]}ư{lower[at:]}")}
    best = max(found, key=lambda w: (_times(w), w), default=None)
    if best is None or (is_syllable(lower) and _times(best) < RARER * max(_times(lower), 0.25)):
        return None
    if not _times(best) and (len(found) > 1 or len(lower) < 3):
        return None
    at = next(i for i, (a, b) in enumerate(zip(best, f"{lower} ", strict=False)) if a != b)
    return f"{word[:at]}ư{word[at:]}"


def _times(word: str) -> int:
    return counts().get(place_tones(unicodedata.normalize("NFC", word)), 0)


def lost_letters_note(texts: Sequence[str]) -> Note | None:
    """A warning where letters of the text are lost for good; None where none are."""
    joined = "\n".join(texts)
    unknown = joined.count(_UNKNOWN)
    if unknown:
        message = f"{unknown} letters of the text are lost and stand as {_UNKNOWN}. Get the document from another source."
        return warning(Code.TEXT_LAYER_WRONG, message, found=f"{unknown}")
    asked = len(_IN_WORD.findall(joined)) if "?" in joined else 0
    if asked >= FEW_QUESTION_MARKS:
        message = f"{asked} words have “?” for letters that were lost. Get the document from another source."
        return warning(Code.TEXT_LAYER_WRONG, message, found=f"{asked}")
    share, example = torn_share(joined)
    if share < TORN_SHARE:
        return None
    message = f"Letters of the text are missing: {share:.0%} of its words are pieces of syllables (“{example}”). Get the document from another source."
    return warning(Code.TEXT_LAYER_WRONG, message, found=example)


def is_full_of_gaps(text: str) -> bool:
    """Whether many words of a Vietnamese text have lost letters (U+FFFD or ``?``), so that it cannot be known
    as a plan."""
    words = text.split()
    gaps = sum(_UNKNOWN in w or _IN_WORD.search(w) is not None for w in words)
    return gaps >= FEWEST_WORDS and gaps >= GAP_SHARE * len(words) and _OWN.search(text) is not None


def torn_share(text: str) -> tuple[float, str]:
    """The share of words in small letters or with a capital that are pieces of a syllable, and an example with
    the words round it; 0 for a text of few words."""
    often = Counter(_LETTERS.findall(text))
    pieces = sum(times for word, times in often.items() if _is_piece(word))
    if pieces < FEWEST_PIECES or often.total() < FEWEST_WORDS:
        return 0.0, ""
    words = _WORD_AFTER.findall(text)
    torn = [i for i, (figure, word) in enumerate(words) if not figure and _is_piece(word)]
    if len(torn) < FEWEST_PIECES:
        return 0.0, ""
    example = " ".join(word for _, word in words[max(0, torn[0] - 2) : torn[0] + 3])
    return len(torn) / len(words), example


def _is_piece(word: str) -> bool:
    """Whether a word is an onset alone; a lone capital may be a letter of a list or of a code."""
    return len(word) <= _LONGEST_PIECE and word.lower() in _PIECES and not word.isupper()
