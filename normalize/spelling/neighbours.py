"""A word and the words beside it: which pairs they make, and how well known these pairs are.

Known pairs are a closed list, see :mod:`normalize.spelling.known_words`. The weight of a pair is how often
the counted plans and decisions hold it. "chuyển đổi" is well known; "chuyển đối" is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from normalize.spelling.known_words import FROM_LIST, heads_of_names, pairs_beside, pairs_known
from normalize.text import place_tones

SHARE_OF_TAKEN = 0.1
"""Share of its weight that a pair keeps where its other word already makes a pair on its other side.

In "địa bàn tỉnh" the word "bàn" belongs to "địa", so that "bàn tính" proves nothing.
"""
_CORE = regex.compile(r"^(\P{L}*)(\p{L}+)(\P{L}*)$")
_SENTENCE_END = regex.compile(r"[.;:!?()]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as printed, in three pieces: signs before it, its letters, signs after it.

    ``core`` is empty where it is no plain word; then all of it is in ``before``. Example: ``(đổi,`` is ``(``,
    ``đổi``, ``,``.
    """

    before: str
    core: str
    after: str
    key: str = field(init=False, compare=False)
    """The letters as the lists of known words have them."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", _key(self.core))

    @property
    def printed(self) -> str:
        return self.before + self.core + self.after

    def with_word(self, word: str) -> Token:
        """The token with another word, written large or small as its own is."""
        return Token(self.before, _cased(word, self.core), self.after)


@dataclass(frozen=True, slots=True)
class Side:
    """A pair that the word at some place can make.

    Attributes:
        form: the pair with ``{}`` for the word: ``chuyển {}``, or ``{} #`` before a figure.
        share: what share of the pair's weight counts, 0 to 1.
    """

    form: str
    share: float


@lru_cache(maxsize=65_536)
def token_of(word: str) -> Token:
    """The token of a printed word in NFC."""
    found = _CORE.match(word)
    return Token(*found.groups()) if found else Token(word, "", "")


@lru_cache(maxsize=65_536)
def _key(core: str) -> str:
    return place_tones(core.lower())


def _cased(text: str, like: str) -> str:
    if like.isupper() and len(like) > 1:
        return text.upper()
    return text[:1].upper() + text[1:] if like[:1].isupper() else text


def neighbour(tokens: Sequence[Token], index: int, step: int) -> Token | None:
    """The word beside a word (``step`` -1: before, 1: after) in the same sentence; None where there is
    none."""
    at = index + step
    if not 0 <= at < len(tokens):
        return None
    first, second = (tokens[at], tokens[index]) if step < 0 else (tokens[index], tokens[at])
    if not tokens[at].core:
        return None
    between = first.after + second.before
    return None if between and _SENTENCE_END.search(between) else tokens[at]


def sides(tokens: Sequence[Token], index: int) -> list[Side]:
    """The pairs that the word at ``index`` can make with the words, or the figure, beside it."""
    found: list[Side] = []
    for step in (-1, 1):
        other = neighbour(tokens, index, step)
        if other is None:
            continue
        further = neighbour(tokens, index + step, step)
        taken = further is not None and _is_known_pair(further.key, other.key, step)
        form = f"{other.key} {{}}" if step < 0 else f"{{}} {other.key}"
        found.append(Side(form, SHARE_OF_TAKEN if taken else 1.0))
    if index + 1 < len(tokens) and not tokens[index].after and tokens[index + 1].before[:1].isdigit():
        found.append(Side("{} #", 1.0))
    return found


def _is_known_pair(further: str, other: str, step: int) -> bool:
    pair = f"{further} {other}" if step < 0 else f"{other} {further}"
    return pairs_known().get(pair, 0.0) >= FROM_LIST


def weight_as_read(word: str, beside: Sequence[Side]) -> float:
    """The weight of the best known pair that a word makes as it stands; 0 where it makes none."""
    known, near = pairs_known(), pairs_beside()
    pairs = [side.form.format(word) for side in beside]
    return max([known.get(p, 0.0) + near.get(p, 0.0) for p in pairs], default=0.0)


def best_pair(
    word: str, beside: Sequence[Side], *, with_beside: bool = False, from_common: bool = False
) -> tuple[float, str]:
    """The best known pair that another word would make at this place, as (its weight, the pair).

    Args:
        word: the word that may stand there.
        beside: from :func:`sides`.
        with_beside: whether words that only often stand beside each other count too.
        from_common: whether the word as read is a common one. Then a pair whose other word belongs elsewhere
            counts only where the name of a body begins with it ("Chi cục …").
    """
    known, near = pairs_known(), pairs_beside() if with_beside else {}
    pairs = [(side.form.format(word), side.share) for side in beside]
    pairs = [
        (pair, 1.0 if pair in heads_of_names() else share)
        for pair, share in pairs
        if share > SHARE_OF_TAKEN or not from_common or pair in heads_of_names()
    ]
    found = (((known.get(pair, 0.0) + near.get(pair, 0.0)) * share, pair) for pair, share in pairs)
    return max(found, default=(0.0, ""))
