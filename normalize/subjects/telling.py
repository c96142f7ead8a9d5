"""How much a word or a subject tells: the less of all plans' sentences have it, the more.

``word_shares.csv`` says which share of the clauses and tasks of many plans has a word (written by
``docs/pages/word_shares.py``). So a word weighs the same whichever two plans are compared: within two plans alone,
"môi trường" would be rare because one of them is about transport.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from math import log

from normalize.registers import rows

_LEAST_SHARE = 1 / 4000
"""Share of a word that the register does not have, and least of any; it tells 8.3."""
_SIZE = 4
"""Letters of a piece of a word: ``_môi``, ``môi_``, ``ôi_t``."""
_PER = 1_000_000
"""Of how many the register's shares are."""


def word_tells(word: str) -> float:
    """Natural logarithm of how many sentences there are for one with this word: 0.5 to 8.3."""
    return -log(max(_shares("word").get(word, 0.0), _LEAST_SHARE))


def subject_tells(subject: str) -> float:
    """The same for a subject of the register, however it is said, with all that is a part of it."""
    return -log(max(_shares("subject").get(subject, 0.0), _LEAST_SHARE))


def piece_tells(piece: str) -> float:
    """The same for a piece of a word (:func:`pieces`)."""
    return -log(min(max(_piece_shares().get(piece, 0.0), _LEAST_SHARE), 1.0))


def pieces(word: str) -> tuple[str, ...]:
    """The pieces of four letters of a word, its ends marked by spaces; words of one stem share some of them."""
    marked = f" {word} "
    return tuple(marked[n : n + _SIZE] for n in range(max(1, len(marked) - _SIZE + 1)))


@cache
def _shares(kind: str) -> Mapping[str, float]:
    return {r["word"]: int(r["share"]) / _PER for r in rows("word_shares") if r["kind"] == kind}


@cache
def _piece_shares() -> Mapping[str, float]:
    """The share of a piece is about that of all words that hold it."""
    found: dict[str, float] = defaultdict(float)
    for word, share in _shares("word").items():
        for piece in set(pieces(word)):
            found[piece] += share
    return found
