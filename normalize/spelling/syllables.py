"""Vietnamese syllables: what can be one, and putting split ones together again.

A syllable is an onset, a rhyme and a tone (``data/syllables.csv``): ``nghiệp`` is ngh + iêp + dot. A rhyme
that ends in c, ch, p or t bears only acute or dot; k, gh, ngh, c, g, ng stand before some vowels only. This
is what
the spelling permits, not what the dictionary holds: ``khiếp`` and ``nghoạt`` differ, ``bược`` passes.

The words of the register's part ``word`` are those without an onset that are really used: ``ấn`` is a word,
``ản`` is not, so "KHO ẢN" is KHOẢN torn apart while "KHO ẤN" is left alone.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

import regex

from normalize.registers import rows

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STOP_TONES = frozenset("\u0301\u0323")
_STOPS = ("c", "ch", "p", "t")
_SPACED = regex.compile(r"(\S+)")
_LETTERS = regex.compile(r"\p{L}+")
_TRAIL = regex.compile(r"^(\p{L}+)([^\p{L}\p{N}]*)$")
_MAX_PIECES = 4
_WORD_COST, _BARE_COST, _TORN_COST = 0, 1, 3


@lru_cache(maxsize=65_536)
def is_syllable(text: str) -> bool:
    """Whether Vietnamese spelling permits it as one syllable; case, NFC or NFD and old tone places alike."""
    toneless, tones = _split_tone(text.lower())
    if len(tones) > 1 or not toneless.isalpha():
        return False
    return any(
        toneless.startswith(onset) and _rhyme_fits(onset, toneless[len(onset) :], tones)
        for onset in _onsets()
    )


@lru_cache(maxsize=65_536)
def is_word(text: str) -> bool:
    """A syllable that can stand alone: it has an onset, or it is a used word without one."""
    if not is_syllable(text):
        return False
    lower = unicodedata.normalize("NFC", text.lower())
    return _split_tone(lower)[0][0] not in _VOWELS or lower in _words()


def join_split_syllables(text: str) -> str:
    """Puts syllables together that spaces tore apart: "ĐIỀ U KHO ẢN" becomes "ĐIỀU KHOẢN".

    A join is made only where a piece cannot stand alone and the whole is a syllable. A single letter beside a
    whole word ("LÔ N", "nhóm B ở", "thứ i") is joined only where the same text is torn elsewhere too.
    """
    pieces = _SPACED.split(text)
    words = pieces[1::2]
    gaps = [*pieces[0::2]]
    groups = _segment(tuple(words), tuple(gaps))
    if not any(len(g) > 1 and not _is_weak([words[i] for i in g]) for g in groups):
        return text
    joined = "".join(gaps[g[0]] + "".join(words[i] for i in g) for g in groups)
    return joined + gaps[-1]


_VOWELS = frozenset("aăâeêioôơuưy")


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    return tuple((r["part"], r["text"], r["beside"]) for r in rows("syllables"))


@cache
def _onsets() -> dict[str, frozenset[str]]:
    """Onsets, with the vowels they may stand before; empty: any."""
    return {text: frozenset(beside.split()) for part, text, beside in _rows() if part == "onset"}


@cache
def _rhymes() -> dict[str, frozenset[str]]:
    """Rhymes, with the onsets they may follow (``-`` for none); empty: any."""
    return {text: frozenset(beside.split()) for part, text, beside in _rows() if part == "rhyme"}


@cache
def _words() -> frozenset[str]:
    return frozenset(text for part, text, _ in _rows() if part == "word")


@lru_cache(maxsize=65_536)
def _split_tone(lower: str) -> tuple[str, str]:
    """The letters without tone (NFC) and the tone marks."""
    decomposed = unicodedata.normalize("NFD", lower)
    tones = "".join(c for c in decomposed if c in _TONES)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES)), tones


def _rhyme_fits(onset: str, rhyme: str, tones: str) -> bool:
    if rhyme not in _rhymes():
        return False
    vowels, onsets = _onsets()[onset], _rhymes()[rhyme]
    if (vowels and rhyme[0] not in vowels) or (onsets and (onset or "-") not in onsets):
        return False
    return not rhyme.endswith(_STOPS) or (bool(tones) and tones in _STOP_TONES)


def _segment(words: tuple[str, ...], gaps: tuple[str, ...]) -> list[list[int]]:
    """The cheapest grouping of the printed pieces, as lists of their positions; few joins win a tie."""
    best: list[tuple[int, int, int]] = [(0, 0, 0)]  # cost, joins, start of the last group
    for end in range(1, len(words) + 1):
        options = [(best[end - 1][0] + _cost(words[end - 1]), best[end - 1][1], end - 1)]
        for start in range(max(0, end - _MAX_PIECES), end - 1):
            if _may_join(words, gaps, start, end):
                options.append((best[start][0] + _WORD_COST, best[start][1] + 1, start))
        best.append(min(options, key=lambda o: (o[0], o[1])))
    groups: list[list[int]] = []
    end = len(words)
    while end:
        start = best[end][2]
        groups.append(list(range(start, end)))
        end = start
    return groups[::-1]


def _cost(piece: str) -> int:
    """What leaving a piece alone costs: nothing for a word, a number, a code; most for a torn bit."""
    found = _TRAIL.match(piece)
    if not found:
        return _WORD_COST
    if not is_word(found.group(1)):
        return _TORN_COST
    return _BARE_COST if _split_tone(piece.lower())[0][0] in _VOWELS else _WORD_COST


def _may_join(words: tuple[str, ...], gaps: tuple[str, ...], start: int, end: int) -> bool:
    """Whether the pieces from start to end (open) make one syllable of which a piece cannot stand alone."""
    span = words[start:end]
    if any(len(gap) != 1 or gap not in " \u00a0" for gap in gaps[start + 1 : end]):
        return False
    last = _TRAIL.match(span[-1])
    if last is None or not all(_LETTERS.fullmatch(p) for p in span[:-1]):
        return False
    letters = [*span[:-1], last.group(1)]
    if start and words[start - 1][-1:].isdigit() and len(letters[0]) == 1 and letters[0].islower():
        return False  # "rộng 2 m ở phía": a unit
    if all(len(p) == 1 and p.isupper() for p in letters):
        return False  # "loại I A": labels
    return is_syllable("".join(letters)) and _one_case(letters) and any(not is_word(p) for p in letters)


def _one_case(letters: list[str]) -> bool:
    whole = "".join(letters)
    return whole.isupper() or whole.islower() or (whole[0].isupper() and whole[1:].islower())


def _is_weak(pieces: list[str]) -> bool:
    """A whole word and a lone letter may be a name and a letter: "LÔ N", "nhóm B ở", "thứ i"."""
    letters = [_LETTERS.findall(p)[-1] for p in pieces]
    lone = [p for p in letters if len(p) == 1 and not is_word(p)]
    return len(letters) == 2 and len(lone) == 1 and all(is_word(p) for p in letters if p not in lone)
