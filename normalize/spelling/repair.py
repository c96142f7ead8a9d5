"""Words whose marks were misread, put right where their neighbours leave no doubt.

Recognising Vietnamese letters mostly fails in the marks: hỏi for sắc ("chuyển đối" for "chuyển đổi"), a lost
circumflex ("bên vững"), đ for d. A doubtful word is changed only

* into one that differs from it by a mark,
* that makes a known pair with the word before or after it,
* where the word as read makes no known pair, or one that is far rarer.

Known pairs are a closed list: words that plans and decisions use (``data/plan_words.csv``, with counts),
names of the registers (agencies, provinces, headers), and the word list that underthesea ships. Two kinds of
pairs mostly keep a
word from being changed: words that only often stand beside each other (kind ``beside``) and words that
figures follow (kind ``figure``: "số 12"). They change only a word that plans never use ("sô", "đên") or that
no spelling permits ("câp"); such a word is changed even where it was recognised with confidence.

A word that plans use often is changed only for one that is used as often, or for a pair that is so much
better known. Digits, codes, and names that the lists do not know are never changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from normalize.spelling.known_words import counts, pairs_known, pairs_of_names
from normalize.spelling.likelihood import PROVINCE, is_province_word, is_seldom, is_unused_token
from normalize.spelling.neighbours import Token, best_pair, neighbour, sides, token_of, weight_as_read
from normalize.spelling.syllables import is_syllable
from normalize.spelling.variants import longer, shorter, variants

NEEDED = ((0.90, 1.0), (0.95, 5.0), (0.98, 20.0))
"""(confidence 0 to 1, weight): a word recognised with less than the first needs a pair of at least the
second.

Example: a word of confidence 0.93 is changed only for a pair that weighs 5 or more; one of 0.98 is not
changed.
"""
NEEDED_BY_UNUSED = ((0.95, 1.0), (0.98, 4.0), (1.01, 10.0))
"""The same for a word that plans never use."""
NEEDED_BY_SELDOM = ((0.93, 1.0), (0.98, 10.0), (1.01, 30.0))
"""The same for a word that the counted decisions do not hold, though other texts may use it."""
PRINTED_CONFIDENCE = 0.955
"""Confidence from which a word may be printed as it was recognised ("cài tiến"): a change of it is
doubted."""
WELL_KNOWN = 30.0
"""Weight of a pair from which a change is not doubted, whatever the confidence ("tố chức" for "tổ chức")."""
NEEDED_BY_BOTH = 4.0
"""Least weight of a pair into which two words are changed at once."""
COMMON = 20
"""Count of a syllable in the counted decisions (86,000 syllables) from which it is a common one."""
LITTLE = 1.0
"""A word that needs a heavier pair than this is not changed where it makes a known pair as read."""
TIMES_OWN = 25.0
"""How many times heavier the new pair must be than the pair that the word makes as read."""
TIMES_NEXT = 4.0
"""How many times heavier the best new pair must be than the second best."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A word put right.

    Attributes:
        index: its place in the words, from 0.
        raw: as recognised.
        text: as it should be.
        pair: the known pair that says so.
        doubted: whether the confidence was so high that the word may be printed as it was recognised.
    """

    index: int
    raw: str
    text: str
    pair: str
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class _Change:
    """New words by their places, and the known pair that calls for them."""

    words: dict[int, str]
    pair: str


def repair_words(words: Sequence[str], sure: Sequence[float]) -> tuple[Repair, ...]:
    """The words that are put right.

    Args:
        words: in reading order, punctuation attached, NFC.
        sure: for each word the confidence with which it was recognised, 0 to 1.
    """
    tokens = [token_of(word) for word in words]
    repairs: dict[int, Repair] = {}
    for index, token in enumerate(tokens):
        if is_province_word(tokens, index) and token.key != PROVINCE and sure[index] < NEEDED[-1][0]:
            change, doubted = _Change({index: PROVINCE}, f"… {PROVINCE}"), False
        else:
            found = None if any(c.isdigit() for c in words[index]) else _change(tokens, index, sure[index])
            if found is None:
                continue
            change, doubted = found, sure[index] >= PRINTED_CONFIDENCE and not _is_well_known(found.pair)
        for at, word in change.words.items():
            tokens[at] = tokens[at].with_word(word)
            repairs[at] = Repair(at, words[at], tokens[at].printed, change.pair, doubted)
    return tuple(repairs.values())


def _is_well_known(pair: str) -> bool:
    return pairs_known().get(pair, 0.0) >= WELL_KNOWN or pair in pairs_of_names()


def _change(tokens: Sequence[Token], index: int, sure: float) -> _Change | None:
    """What has to change so that the word at a place makes a known pair; None where it may stay."""
    token = tokens[index]
    unused, seldom = is_unused_token(token), is_seldom(token)
    limits = NEEDED_BY_UNUSED if unused else NEEDED_BY_SELDOM if seldom else NEEDED
    needed = next((weight for limit, weight in limits if sure < limit), None)
    if needed is None or not token.core:
        return None
    one = _one_changed(tokens, index, needed, unused=unused)
    return _two_changed(tokens, index) if one is None and (unused or seldom) else one


def _two_changed(tokens: Sequence[Token], index: int) -> _Change | None:
    """An unused word and its neighbour, both changed into a known pair: "thâm quyên" is "thẩm quyền".

    Only where the neighbour makes no known pair as read and is not so common that it stands in every other
    line.
    """
    found: list[tuple[float, _Change]] = []
    for step in (-1, 1):
        other = neighbour(tokens, index, step)
        if other is None or counts().get(other.key, 0) >= 2 * COMMON:
            continue
        if weight_as_read(other.key, sides(tokens, index + step)) > 0:
            continue
        first, second = (index + step, index) if step < 0 else (index, index + step)
        for a in variants(tokens[first].key):
            for b in variants(tokens[second].key):
                weight = pairs_known().get(f"{a} {b}", 0.0)
                if weight >= NEEDED_BY_BOTH:
                    found.append((weight, _Change({first: a, second: b}, f"{a} {b}")))
    found.sort(key=lambda item: -item[0])
    if not found or (len(found) > 1 and found[0][0] < TIMES_NEXT * found[1][0]):
        return None
    return found[0][1]


def _one_changed(tokens: Sequence[Token], index: int, needed: float, *, unused: bool) -> _Change | None:
    """The word that should stand at a place; None where the word as read may stay."""
    word = tokens[index].key
    used = counts().get(word, 0)
    beside = sides(tokens, index)
    own = weight_as_read(word, beside)
    if own > 0 and needed > LITTLE:
        return None
    meant = variants(word)
    if is_seldom(tokens[index]) or not is_syllable(word):
        meant = (*meant, *longer(word), *shorter(word))
    common = used >= COMMON
    ranked = sorted(
        ((*best_pair(m, beside, with_beside=unused, from_common=common), m) for m in meant),
        key=lambda item: -item[0],
    )
    if not ranked:
        return None
    weight, pair, text = ranked[0]
    if common:
        needed *= sqrt(max(1.0, used / max(1, counts().get(text, 0))))
    if weight < max(needed, own * TIMES_OWN):
        return None
    if len(ranked) > 1 and weight < TIMES_NEXT * ranked[1][0]:
        return None
    return _Change({index: text}, pair)
