"""Which words of a statement decide what a target says: figures, what stands beside them, and the words of
registers.

"Áp dụng hệ thống quản lý cho 15% số khách sạn": the value hangs on "cho 15% số", not on "khách"; "giảm", "so
với" and "trở lên" decide wherever they stand, misread or not. A word of a longer phrase decides beside its neighbour in
that phrase: "độ" in "tốc độ tăng", not in "độ phủ", nor a misread "đồ thị".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import pairwise, product

import regex
from rapidfuzz.distance import Levenshtein

from normalize.registers import rows
from normalize.text import compiled, fold

_REGISTERS = ("directions", "comparators", "baselines", "conditions")
SHORTEST = 4
"""Letters from which a word that differs in one letter is taken for a word of the registers."""
BEFORE, AFTER = 1, 2
"""Words before and after a figure that may be its sign or its unit."""
_ACT = regex.compile(r"\d+[a-zđ]?(?:/\d{4})?/\p{Lu}.*")
_LABEL = regex.compile(r"\(?(?:[ivx]{1,4}|\p{Ll})[).]+")
"""``a)``, ``ii).``: labels of list items, which say nothing of a value where an item begins; "20 m." ends
with a unit."""
_ENDS = (":", ";", ",", ".")
_WORD = regex.compile(r"\S+")


def deciding_words(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open spans of the words on which a target's value, unit, year, direction or comparison may
    hang."""
    words = [(m.start(), m.end(), m.group()) for m in _WORD.finditer(text)]
    figures = {k for k, (_, _, word) in enumerate(words) if _is_figure(word)}
    near = {k + step for k in figures for step in range(-BEFORE, AFTER + 1)}
    known = [_known_like(word) for _, _, word in words]
    return tuple(
        (start, end)
        for k, (start, end, word) in enumerate(words)
        if (k in near and not _is_label(words[k - 1][2] if k else "", word) and not _ACT.match(word))
        or _is_registered(known, k)
    )


def _is_figure(word: str) -> bool:
    return any(c.isdigit() for c in word) and not _ACT.match(word)


def _is_label(before: str, word: str) -> bool:
    return bool(_LABEL.fullmatch(word)) and (not before or before.endswith(_ENDS))


def _is_registered(known: Sequence[frozenset[str]], index: int) -> bool:
    """Whether a word is a phrase of the registers, or stands beside its neighbour in one.

    Args:
        known: for each word of the text the words of the registers that it may be.
    """
    phrases, pairs = _phrases()
    here = known[index]
    before = known[index - 1] if index else frozenset()
    after = known[index + 1] if index + 1 < len(known) else frozenset()
    return bool(here) and (
        not here.isdisjoint(phrases)
        or any((a, b) in pairs for a, b in product(before, here))
        or any((a, b) in pairs for a, b in product(here, after))
    )


@lru_cache(maxsize=16_384)
def _known_like(word: str) -> frozenset[str]:
    """The words of the registers that a word is, or from which it differs in one letter."""
    bare = fold(_EDGES.sub("", word))
    if len(bare) < SHORTEST:
        return frozenset({bare}) & _words()
    return frozenset(
        known
        for known in _words()
        if known == bare
        or (len(known) >= SHORTEST and Levenshtein.distance(bare, known, score_cutoff=1) <= 1)
    )


_EDGES = regex.compile(r"^\P{L}+|\P{L}+$")


@cache
def _words() -> frozenset[str]:
    """The words of the registers' phrases, folded."""
    phrases, pairs = _phrases()
    return phrases | {word for pair in pairs for word in pair}


@cache
def _phrases() -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    """The phrases of one word of the registers, and the neighbours in longer ones, folded."""
    alone: set[str] = set()
    beside: set[tuple[str, str]] = set()
    for name in _REGISTERS:
        for row in rows(name):
            first, *others = compiled(r"\p{L}{2,}").findall(fold(row["phrase"])) or [""]
            beside.update(pairwise([first, *others]))
            alone.update([first] if first and not others else [])
    return frozenset(alone), frozenset(beside)
