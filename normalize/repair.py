"""Words whose marks were misread, put right where their neighbours leave no doubt.

Recognising Vietnamese letters mostly fails in the marks: hỏi for sắc ("chuyển đối" for "chuyển đổi"), a lost
circumflex ("bên vững"), đ for d. A doubtful word is changed only into one that differs from it by a mark, makes a
known pair with the word before or after it, and only where the word as read makes none (or a far rarer one). Known
pairs are a closed list: words that plans and decisions use (``data/plan_words.csv``, with counts), names of the
registers (agencies, provinces, headers), and the word list that underthesea ships. Words that only often stand
beside each other (kind ``beside``) keep a word from being changed and never change one. Digits, codes and names
that the lists do not know are never touched.
"""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import regex

from normalize.encodings_syllables import is_syllable
from normalize.text import nfc, place_tones

NEEDED = ((0.90, 1.0), (0.95, 5.0), (0.98, 20.0))
"""Words recognised less surely than the first figure may be changed for a pair of at least the second."""
TAKEN = 0.1
"""What a pair counts for whose other word already makes a pair on its other side: in "địa bàn tỉnh" the word bàn
belongs to địa, so that "bàn tính" says nothing."""
FEW = 1.0
"""A word of which more than this is needed is not changed at all where it makes a pair as read."""
RARER = 25.0
"""How many times more frequent the pair of the changed word must be where the word as read makes a pair too."""
CLEARER = 4.0
"""How many times more frequent than the next best candidate's the pair must be."""
FROM_NAMES = 12.0
"""Weight of a pair from a register's names, in counts of ``plan_words.csv``."""
FROM_LIST = 1.0
"""Weight of a pair from the word list."""
FEWEST_LETTERS = 4
"""Shorter abbreviations are like too many others."""
_ALIKE = dict.fromkeys("IL1!|Í", "T") | {"Ñ": "N", "Ư": "U", "Ô": "O", "0": "O"}
_CAPITALS = regex.compile(r"(?<![\p{L}&-])\p{Lu}[\p{Lu}&-]{2,}(?![\p{L}&-])")
PROVINCE = "tỉnh"
_PROVINCE_FORMS = frozenset({"tinh", "tỉnh", "tình", "tính", "tịnh", "tĩnh"})
_CORE = regex.compile(r"^(\P{L}*)(\p{L}+)(\P{L}*)$")
_ABBREVIATED = regex.compile(r"\P{L}*\p{Lu}[\p{Lu}&-]*\p{Lu}")
_END = regex.compile(r"[.;:!?()]")
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_SHAPES = {"a": "aăâ", "ă": "aăâ", "â": "aăâ", "e": "eê", "ê": "eê", "o": "oôơ", "ô": "oôơ", "ơ": "oôơ",
           "u": "uư", "ư": "uư", "d": "dđ", "đ": "dđ"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Repair:
    """A word put right: its position, as read, as it should be, and the pair that says so."""

    index: int
    raw: str
    text: str
    pair: str


@dataclass(frozen=True, slots=True)
class _Token:
    """A word as printed and its letters; ``core`` is empty where it is no plain word."""

    before: str
    core: str
    after: str

    @property
    def key(self) -> str:
        return _key(self.core)


@lru_cache(maxsize=65_536)
def _key(core: str) -> str:
    return place_tones(core.lower())


def repair_words(words: Sequence[str], sure: Sequence[float]) -> tuple[Repair, ...]:
    """The words that are put right.

    Args:
        words: in reading order, punctuation attached, NFC.
        sure: for each word how surely it was recognised, 0 to 1.
    """
    tokens = [_token(w) for w in words]
    repairs: list[Repair] = []
    for index, token in enumerate(tokens):
        if _is_province_word(tokens, index) and token.key != PROVINCE and sure[index] < NEEDED[-1][0]:
            tokens[index] = _Token(token.before, _cased(PROVINCE, token.core), token.after)
            repairs.append(Repair(index, words[index], _printed(tokens[index]), f"… {PROVINCE}"))
            continue
        needed = next((weight for limit, weight in NEEDED if sure[index] < limit), None)
        if needed is None or not token.core or any(c.isdigit() for c in words[index]):
            continue
        found = _better(tokens, index, needed)
        if found is not None:
            text, pair = found
            tokens[index] = _Token(token.before, _cased(text, token.core), token.after)
            repairs.append(Repair(index, words[index], _printed(tokens[index]), pair))
    return tuple(repairs)


def abbreviation_meant(text: str) -> str | None:
    """The abbreviation of the registers that a misread one stands for, None where it is known or no one is like it.

    Bold T comes back as I, L, 1: ``CNLL``, ``CN11`` for CNTT, ``TI&TT`` for TT&TT.
    """
    if text in _abbreviations() or len(text) < FEWEST_LETTERS or not text[0].isupper():
        return None
    meant = _by_shape().get(_shape(text), ())
    return meant[0] if len(meant) == 1 else None


def _shape(text: str) -> str:
    """The letters with those alike in print as one."""
    return "".join(_ALIKE.get(c, c) for c in text)


@cache
def _abbreviations() -> frozenset[str]:
    """Abbreviations that the registers of bodies know."""
    found: set[str] = set()
    for name in ("agencies", "agency_abbreviations", "plan_abbreviations"):
        data = files("normalize").joinpath(f"data/{name}.csv").read_text(encoding="utf-8")
        for row in csv.DictReader(data.splitlines()):
            for column in ("abbreviation", "aliases"):
                found.update(_CAPITALS.findall(row.get(column) or ""))
    return frozenset(found)


@cache
def _by_shape() -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for one in sorted(_abbreviations()):
        groups.setdefault(_shape(one), []).append(one)
    return {shape: tuple(ones) for shape, ones in groups.items()}


def in_known_pairs(words: Sequence[str]) -> tuple[bool, ...]:
    """For each word whether it makes a known pair with the word before or after it (or often stands beside it)."""
    tokens = [_token(w) for w in words]
    return tuple(
        bool(t.core) and (_own_weight(t.key, _sides(tokens, i)) >= FROM_LIST or _is_province_word(tokens, i))
        for i, t in enumerate(tokens)
    )


def _is_province_word(tokens: Sequence[_Token], index: int) -> bool:
    """Whether a word is "tỉnh", whatever its marks, after a body's name that it closes: "Hiệp hội DN tinh"."""
    word = tokens[index].key
    if word not in _PROVINCE_FORMS or tokens[index].core.isupper():
        return False
    after = _neighbour(tokens, index, 1)
    if after is not None and not tokens[index].after and not after.core[:1].isupper():
        return False
    if word != PROVINCE and _own_weight(word, _sides(tokens, index)) >= FROM_LIST:
        return False
    before = tokens[index - 1] if index else None
    if before is None or _END.search(before.after):
        return False
    further = _neighbour(tokens, index - 1, -1)
    return bool(_ABBREVIATED.fullmatch(_printed(before))) or (
        further is not None and f"{further.key} {before.key}" in _names()
    )


def _own_weight(word: str, sides: Sequence[tuple[str, float]]) -> float:
    """How well known the pairs are that a word makes as it stands."""
    pairs = [form.format(word) for form, _ in sides]
    return max((_pairs().get(p, 0.0) + _beside().get(p, 0.0) for p in pairs), default=0.0)


@lru_cache(maxsize=65_536)
def _token(word: str) -> _Token:
    found = _CORE.match(word)
    return _Token(*found.groups()) if found else _Token(word, "", "")


def _printed(token: _Token) -> str:
    return token.before + token.core + token.after


def _cased(text: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return text.upper()
    return text[:1].upper() + text[1:] if like[:1].isupper() else text


def _better(tokens: Sequence[_Token], index: int, needed: float) -> tuple[str, str] | None:
    """The word that should stand at a position and its pair, None where the word as read may stay."""
    sides = _sides(tokens, index)
    word = tokens[index].key
    own = _own_weight(word, sides)
    if own > 0 and needed > FEW:
        return None
    ranked = sorted(((*_weight(c, sides), c) for c in _variants(word)), key=lambda item: -item[0])
    if not ranked or ranked[0][0] < max(needed, own * RARER):
        return None
    if len(ranked) > 1 and ranked[0][0] < CLEARER * ranked[1][0]:
        return None
    _, pair, text = ranked[0]
    return text, pair


def _sides(tokens: Sequence[_Token], index: int) -> list[tuple[str, float]]:
    """The pairs a word can make, with ``{}`` for the word, and what each counts for."""
    sides: list[tuple[str, float]] = []
    for step, form in ((-1, "{other} {{}}"), (1, "{{}} {other}")):
        other = _neighbour(tokens, index, step)
        if other is None:
            continue
        further = _neighbour(tokens, index + step, step)
        taken = further is not None and _known_pair(further.key, other.key, step)
        sides.append((form.format(other=other.key), TAKEN if taken else 1.0))
    return sides


def _known_pair(further: str, other: str, step: int) -> bool:
    pair = f"{further} {other}" if step < 0 else f"{other} {further}"
    return _pairs().get(pair, 0.0) >= FROM_LIST


def _neighbour(tokens: Sequence[_Token], index: int, step: int) -> _Token | None:
    """The word beside a word in the same sentence, None where there is none."""
    at = index + step
    if not 0 <= at < len(tokens):
        return None
    first, second = (tokens[at], tokens[index]) if step < 0 else (tokens[index], tokens[at])
    return None if _END.search(first.after + second.before) or not tokens[at].core else tokens[at]


def _weight(word: str, sides: Sequence[tuple[str, float]]) -> tuple[float, str]:
    """How well known the better of the pairs is that a word makes with its neighbours."""
    known = _pairs()
    found = ((known.get(form.format(word), 0.0) * counts, form.format(word)) for form, counts in sides)
    return max(found, default=(0.0, ""))


@cache
def _variants(word: str) -> tuple[str, ...]:
    """Syllables that differ from a word by one mark: its tone, or the shape of one letter (with any tone)."""
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


_VOWELS = "aăâeêioôơuưy"


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


@cache
def _pairs() -> dict[str, float]:
    """Known pairs of words, lower case, and how much each counts."""
    known: dict[str, float] = dict.fromkeys(_listed(), FROM_LIST)
    for pair in _names():
        known[pair] = max(known.get(pair, 0.0), FROM_NAMES)
    for pair, count in _counted("word"):
        known[pair] = known.get(pair, 0.0) + count
    return known


@cache
def _beside() -> dict[str, float]:
    """Pairs that are no words but often stand beside each other."""
    return dict(_counted("beside"))


def _counted(kind: str) -> Iterator[tuple[str, float]]:
    data = files("normalize").joinpath("data/plan_words.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(data.splitlines()):
        if row["kind"] == kind:
            yield row["pair"], float(row["count"])


@cache
def _names() -> frozenset[str]:
    return frozenset(_named())


def _named() -> Iterator[str]:
    """Pairs inside the names of the registers."""
    for name, column in (("agencies", "name"), ("headers", "phrase"), ("provinces", "name")):
        data = files("normalize").joinpath(f"data/{name}.csv").read_text(encoding="utf-8")
        for row in csv.DictReader(data.splitlines()):
            words = regex.findall(r"\p{L}+", place_tones(nfc(row.get(column) or "")).lower())
            yield from (f"{a} {b}" for a, b in pairwise(words))


def _listed() -> Iterator[str]:
    """The two-syllable words of the list that underthesea ships; none where it is not installed."""
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
