"""Which measures of two sides are the same: by national code, then by what is measured.

Documents are compared two by two, so that a side may hold several. Of all likenesses above the threshold a pair is
kept where each is the other's best, or nearly so (:data:`NEARLY_BEST`): one plan's share of households with clean
water may stand beside two of the other, in towns and in the country.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from normalize.measures.likeness import ALIKE, Likeness, Weights, compare_measures, word_weights
from normalize.measures.read import read_measure
from normalize.national.sets import national_indicator, national_indicators
from schema.compare.measured import Measured

NEARLY_BEST = 0.8
"""Share of both measures' best likeness that another pair must have to be kept too."""
BEST_OF_ONE = 0.65
"""The same where it is the best that one of the two has."""
_OTHER_CODE = 0.6
"""Factor for two names that were tied to different indicators of the national set."""
_BY_CODE = 100.0
"""Likeness of two measures with one national code: the best there is."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two measures that stand in one row.

    Attributes:
        one, other: of the first and the second side.
        likeness: how alike they are, with the words they share and what differs.
        by_code: whether one national code ties them.
    """

    one: Measured
    other: Measured
    likeness: Likeness
    by_code: bool

    @property
    def score(self) -> float:
        return _BY_CODE if self.by_code else self.likeness.score

    @property
    def reason(self) -> str:
        """Why the two stand beside each other: ``national code 1.2``, ``words: che phủ rừng``."""
        if self.by_code:
            return f"national code {self.one.code}"
        return "words: " + ", ".join(self.likeness.common)


def national_name(code: str | None) -> str | None:
    """The name of a code of a national set; None for a number that a table printed and no set has."""
    found = national_indicator(code) if code else None
    return found.name if found else None


def find_pairs(here: Sequence[Measured], there: Sequence[Measured]) -> tuple[Pair, ...]:
    """The pairs of two sides: common codes in the order of the set, then by likeness, the likest first."""
    weights = word_weights(m.measure for m in (*here, *there))
    main = _main(here, weights) | _main(there, weights)
    found = [
        pair
        for mine, theirs in _document_pairs(here, there)
        for pair in _kept(list(_candidates(mine, theirs, weights, main)))
    ]
    return tuple(sorted(found, key=_order))


def _order(pair: Pair) -> tuple[object, ...]:
    """Codes in the order of the sets and their circulars, numbers that no set has behind them; then likeness."""
    code = (pair.one.code if pair.by_code else None) or ""
    place = _places_of_codes().get(code, len(_places_of_codes()))
    return (not pair.by_code, place, code, -pair.score, pair.one.document_id, pair.one.indicators[0].position)


@cache
def _places_of_codes() -> dict[str, int]:
    return {indicator.code: place for place, indicator in enumerate(national_indicators())}


def _document_pairs(
    here: Sequence[Measured], there: Sequence[Measured]
) -> Iterator[tuple[list[Measured], list[Measured]]]:
    documents: list[dict[str, list[Measured]]] = [defaultdict(list), defaultdict(list)]
    for of, side in zip(documents, (here, there), strict=True):
        for one in side:
            of[one.document_id].append(one)
    for document, mine in documents[0].items():
        yield from ((mine, theirs) for other, theirs in documents[1].items() if other != document)


def _main(side: Sequence[Measured], weights: Weights) -> set[int]:
    """Of each coded statement the measure that its code speaks of: the one nearest to the national name."""
    best: dict[str, tuple[float, Measured]] = {}
    for one in side:
        if one.code is None or one.is_part:
            continue
        named = read_measure(national_name(one.code) or "")
        score = compare_measures(one.measure, named, weights).score
        for indicator in one.indicators:
            if indicator.indicator_id not in best or score > best[indicator.indicator_id][0]:
                best[indicator.indicator_id] = (score, one)
    return {id(one) for _, one in best.values()}


def _candidates(
    here: Sequence[Measured], there: Sequence[Measured], weights: Weights, main: set[int]
) -> Iterator[Pair]:
    """All pairs of two documents above the threshold; only those that share a word are looked at."""
    holders: dict[str, list[Measured]] = defaultdict(list)
    coded: dict[str, list[Measured]] = defaultdict(list)
    for other in there:
        for word in other.measure.words:
            holders[word.text].append(other)
        if id(other) in main and other.code:
            coded[other.code].append(other)
    for one in here:
        same_code = coded.get(one.code or "", []) if id(one) in main else []
        sharing = (other for word in one.measure.words for other in holders.get(word.text, ()))
        for other in {id(o): o for o in (*same_code, *sharing)}.values():
            if one.is_part != other.is_part:
                continue
            likeness = compare_measures(one.measure, other.measure, weights)
            by_code = any(other is o for o in same_code)
            if id(one) in main and id(other) in main and _codes_differ(one, other):
                likeness = _of_other_code(likeness, one, other)
            if by_code or likeness.score >= ALIKE:
                yield Pair(one, other, likeness, by_code)


def _codes_differ(one: Measured, other: Measured) -> bool:
    """Whether two codes are of one set, and not the same; codes of other sets say nothing of each other."""
    mine, theirs = (national_indicator(m.code or "") for m in (one, other))
    return one.code != other.code and mine is not None and theirs is not None and mine.rank == theirs.rank


def _of_other_code(likeness: Likeness, one: Measured, other: Measured) -> Likeness:
    text = f"other national indicator: {one.code} against {other.code}"
    score = round(likeness.score * _OTHER_CODE, 1)
    return replace(likeness, score=score, differences=(*likeness.differences, text))


def _kept(found: list[Pair]) -> Iterator[Pair]:
    """The pairs that are the best of both sides or nearly so, or the best of one and not far from the other's."""
    best: dict[int, float] = defaultdict(float)
    for pair in found:
        for side in (pair.one, pair.other):
            best[id(side)] = max(best[id(side)], pair.score)
    for pair in found:
        shares = sorted(pair.score / best[id(side)] for side in (pair.one, pair.other))
        if shares[0] >= NEARLY_BEST or (shares[1] >= 1 and shares[0] >= BEST_OF_ONE):
            yield pair
