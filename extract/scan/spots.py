"""The words of all pages of a scan, each with its neighbours: where in a document a word stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.model import Page, Word
from normalize.notes import Severity
from normalize.spelling.neighbours import Token, neighbour, token_of

SURE = 0.98
"""Chance from which a word without a doubt is read surely. (Of the words with such a chance 3 in 1,000 or fewer were wrong on the scans
of the corpus, 4 in 1,000 on real ones.)"""
GAP = 2.0
"""Words of one line that stand further apart than this multiple of their size are of two columns."""
LEADING = 1.5
"""Lines that stand further apart than this multiple of their size are of two texts."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A word in its place.

    Attributes:
        page: which of the pages, 0-based.
        index: which of its words, 0-based.
        before, after: its neighbours in the same sentence, in the letters of the lists of words; empty where there is none.
    """

    page: int
    index: int
    word: Word
    token: Token
    before: str
    after: str

    @property
    def is_sure(self) -> bool:
        """Whether the word is read surely, and nothing of it is in doubt."""
        note = self.word.note
        return self.word.confidence >= SURE and (note is None or note.severity is Severity.INFO)


def stretches(pages: Sequence[Page]) -> Iterator[list[Spot]]:
    """The words of each cell, or of each text outside of tables, in reading order; words set sideways are left out."""
    for page, one in enumerate(pages):
        indexes = [k for k, word in enumerate(one.words) if not word.direction]
        start = 0
        for at, k in enumerate(indexes, start=1):
            if at == len(indexes) or not _goes_on(one.words[k], one.words[indexes[at]]):
                yield _spots(page, one.words, indexes[start:at])
                start = at


def _goes_on(first: Word, second: Word) -> bool:
    """Whether a word stands behind another one in its line, or in the next line of the same text."""
    a, b = first.box, second.box
    if min(a.bottom, b.bottom) > max(a.top, b.top) and b.x0 > a.x0:
        return b.x0 - a.x1 <= GAP * first.size
    return b.x0 < a.x1 and a.top < b.top <= a.bottom + LEADING * first.size


def _spots(page: int, words: Sequence[Word], indexes: Sequence[int]) -> list[Spot]:
    tokens = [token_of(words[k].text) for k in indexes]
    beside = [[_key(neighbour(tokens, at, step)) for step in (-1, 1)] for at in range(len(tokens))]
    return [
        Spot(page, k, words[k], token, before, after)
        for k, token, (before, after) in zip(indexes, tokens, beside, strict=True)
    ]


def _key(token: Token | None) -> str:
    return token.key if token is not None else ""
