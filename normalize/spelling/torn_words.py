"""Words that blanks tear apart round each marked letter: ``L ậ p b ả n đ ồ`` for Lập bản đồ.

Some converters and PDF writers set letters with marks from another font, and a blank comes between. One torn word
may be chance (``nhóm B ở``); a text in which lone marked letters stand everywhere is torn, and then all its pieces
are put together to the words that plans use.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import regex

from normalize.notes import Code, Note, info
from normalize.spelling.known_words import counts
from normalize.spelling.syllables import is_syllable, is_word
from normalize.text import place_tones

FEWEST = 4
"""Lone marked letters that are no words, from which a text is torn."""
SHARE = 0.02
"""Least share of these among all words of the text."""
LONGEST = 6
"""Pieces of one word at most: ``ngh i ê n g``."""
_SEQUENCE = regex.compile(r"\p{L}+(?:[ \u00a0]\p{L}+)++")
_LETTERS = regex.compile(r"\p{L}+")
_ONSETS = "đĐ"
"""A lone đ may also be what is left of a word whose vowels are lost."""
_UNKNOWN = "\ufffd"
"""Stands for a letter that is lost; the letters beside it are no words either."""
_CODE = regex.compile(r"(?<=/\p{Lu}{0,2}) ?(\p{Lu})? (\p{Lu}{1,3}) ?(?=-\p{Lu})")
_BEFORE_SIGN = regex.compile(r"(?<=\p{L}) (?=[,;:.)])")
_IN_USE, _LONE_WORD, _ABBREVIATION, _PERMITTED, _LONE_CAPITAL, _PIECE = 0.0, 0.3, 0.5, 1.0, 2.0, 4.0
"""What a word costs: in use, in use and of one letter, of capitals, permitted by the spelling, one capital, a
piece that is no word."""
_JOIN = 0.01
"""What a join costs, so that of two ways the one with fewer joins wins."""


def is_torn(texts: Sequence[str]) -> bool:
    """Whether blanks tear the words of a text apart: lone marked letters stand everywhere in it."""
    pieces = _LETTERS.findall("\n".join(text for text in texts if _UNKNOWN not in text))
    marked = (p for p in pieces if len(p) == 1 and not p.isascii())
    lone = sum(p not in _ONSETS and not is_word(p) for p in marked)
    return lone >= FEWEST and lone >= SHARE * len(pieces)


def joined_words(text: str) -> str:
    """A torn text (:func:`is_torn`) with its words put together."""
    whole = _SEQUENCE.sub(
        lambda found: " ".join(map("".join, groups_of(_LETTERS.findall(found.group())))), text
    )
    return _BEFORE_SIGN.sub("", _CODE.sub(lambda found: f"{found[1] or ''}{found[2]}", whole))


def torn_note() -> Note:
    """What to say of a torn text that was put together."""
    message = "Blanks stand inside the words of the text; they were put together to words that plans use."
    return info(Code.TEXT_REPAIRED, message)


def groups_of(pieces: Sequence[str]) -> list[list[str]]:
    """Pieces that stand one blank apart, grouped to words: the cheapest way."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(pieces) + 1):
        ways = (
            (best[start][0] + _cost(tuple(pieces[start:end])), start)
            for start in range(max(0, end - LONGEST), end)
        )
        best.append(min(ways))
    groups: list[list[str]] = []
    end = len(pieces)
    while end:
        start = best[end][1]
        groups.append(list(pieces[start:end]))
        end = start
    return groups[::-1]


@lru_cache(maxsize=65_536)
def _cost(pieces: tuple[str, ...]) -> float:
    if len(pieces) == 1:
        return _cost_alone(pieces[0])
    word = "".join(pieces)
    plain_letters = all(len(p) == 1 and p.isascii() for p in pieces)
    if plain_letters or not is_syllable(word) or not _one_case(word):
        return float("inf")
    if all(len(p) > 1 and is_word(p) for p in pieces):
        return float("inf")
    return (_IN_USE if _is_used(word) else _PERMITTED) + _JOIN * len(pieces)


def _cost_alone(piece: str) -> float:
    if is_word(piece) and (len(piece) > 1 or _is_used(piece)):
        return _PERMITTED if not _is_used(piece) else _LONE_WORD if len(piece) == 1 else _IN_USE
    if piece.isupper() and piece.isascii():
        return _ABBREVIATION if len(piece) > 1 else _LONE_CAPITAL
    return _PIECE if len(piece) < 4 or not piece.isascii() else _PERMITTED


def _is_used(word: str) -> bool:
    return place_tones(unicodedata.normalize("NFC", word.lower())) in counts()


def _one_case(word: str) -> bool:
    return word.isupper() or word.islower() or (word[0].isupper() and word[1:].islower())
