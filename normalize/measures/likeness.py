"""How alike two measures are, 0 to 100, and in what they differ.

Likeness is the share of common words in both names, rare words weighing more (``che phủ rừng`` says more than
``hệ thống``), lifted where the shorter name stands whole in the longer. What shows that two names of like words
speak of different things lowers it: another kind (``hộ cận nghèo`` and ``hộ nghèo``), another place (rural and urban),
another divisor (per GRDP and none), another thing counted (a share of towns and a share of waste water). The
differences are said in words also where the two are a pair: a reader decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, prod

from normalize.measures.read import Measure

ALIKE = 45.0
"""Least likeness of two measures that are set side by side."""
_WHOLE_IN_OTHER = 0.35
"""Part of the likeness that is for words of the shorter name in the longer; the rest is for words of both. A name
of one word (``cơ quan``) stands whole in too many."""
_WEAK = 0.3
"""What a weak word (``hệ thống``) weighs against another."""
_EXCLUDED = 0.3
"""Factor for kinds or places that exclude each other: ``hộ nghèo`` and ``hộ cận nghèo``."""
_OTHER_DIVISOR = 0.5
_OTHER_COUNTED = 0.65
_COUNTED_WITHIN = 0.9
"""Factor where the other speaks of it too: a share of towns, and of the towns' waste water."""
_NEAR_COUNTED = 0.95
"""Factor for things of one group: households and people."""
_NEAR_WORD = 0.6
"""What two words of one group count for the likeness, against one word that both have."""
_NEAR_ROLES = ("thing", "near")
_NOTHING_SAID = 0.5
"""Factor where both count the same and say different things of it: ``hộ nghèo``, ``hộ sử dụng Internet``."""
_ALL_PLACES = frozenset(["đô thị", "nông thôn"])
"""Both together are everywhere."""
_OTHER_HEAD = 0.85
"""Factor for a share and a number of the same things, or growth and level."""
_SHARE_OR_AMOUNT = 0.6
"""Factor for a share and an amount: industry's share of GRDP and the worth of what it makes."""
_WHOLE_OR_PART = 0.6
"""Factor for all of some things and those of which something is true: ponds, and certified ponds."""
_ONLY_WEAK = 0.5
"""Factor where only weak words are common: ``sản xuất``."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two measures are.

    Attributes:
        score: 0 to 100.
        common: words of both, those that say most first; then words of one group: ``hộ ~ người dân``.
        differences: what is not the same, in English, each a few words.
    """

    score: float
    common: tuple[str, ...]
    differences: tuple[str, ...]


Weights = Mapping[str, float]


def word_weights(measures: Iterable[Measure]) -> Weights:
    """What each word weighs, by the documents at hand: more, the fewer of the measures have it.

    Example: of 70 measures 1 has ``che phủ rừng`` (weight 4.3), 30 have ``xã`` (1.2).
    """
    all_of = tuple(measures)
    counts = Counter(w.text for m in all_of for w in m.words)
    weak = {w.text for m in all_of for w in m.words if w.role == "weak"}
    return {w: log(1.0 + len(all_of) / n) * (_WEAK if w in weak else 1.0) for w, n in counts.items()}


def compare_measures(one: Measure, other: Measure, weights: Weights) -> Likeness:
    """How alike two measures are. Words that ``weights`` does not have weigh one."""
    mine, theirs = (dict.fromkeys(w.text for w in m.words) for m in (one, other))
    common = [w for w in mine if w in theirs]
    shared, own, others = (sum(weights.get(w, 1.0) for w in words) for words in (common, mine, theirs))
    shared += sum(_NEAR_WORD * min(weights.get(w, 1.0) for w in pair) for pair in _near(one, other))
    if not shared:
        return Likeness(0.0, (), ())
    fewest = min(sum(w.role != "weak" for w in m.words) for m in (one, other))
    whole = _WHOLE_IN_OTHER if fewest > 1 else 0.0
    alike = (1 - whole) * 2 * shared / (own + others) + whole * shared / min(own, others)
    found = list(_differences(one, other))
    if all(w.role == "weak" for w in one.words if w.text in theirs):
        found.append((_ONLY_WEAK, ""))
    ranked = tuple(sorted(common, key=lambda w: -weights.get(w, 1.0)))
    return Likeness(
        round(100 * alike * prod(f for f, _ in found), 1), ranked, tuple(t for _, t in found if t)
    )


def _near(one: Measure, other: Measure) -> Iterable[tuple[str, str]]:
    """Words of one group that are not the same and near: ``hộ`` and ``người dân``, ``sạch`` and ``hợp vệ sinh``."""
    mine, theirs = ({w.group: w.text for w in m.words if w.role in _NEAR_ROLES} for m in (one, other))
    texts = [{w.text for w in m.words} for m in (one, other)]
    for group in mine.keys() & theirs.keys():
        if mine[group] not in texts[1] and theirs[group] not in texts[0]:
            yield mine[group], theirs[group]


def _differences(one: Measure, other: Measure) -> Iterable[tuple[float, str]]:
    """What tells two measures apart: a factor and a few words."""
    if one.per != other.per:
        yield _OTHER_DIVISOR, f"other divisor: {_listed(one.per)} against {_listed(other.per)}"
    for group in sorted(one.kinds.keys() | other.kinds.keys()):
        yield from _sets(group, one.kinds.get(group, frozenset()), other.kinds.get(group, frozenset()))
    yield from _sets("place", _places(one), _places(other))
    if _say_different(one, other):
        yield _NOTHING_SAID, ""
    if _is_part(one, other) or _is_part(other, one):
        yield _WHOLE_OR_PART, "whole against part"
    for mine, theirs in _near(one, other):
        if mine not in one.counted or theirs not in other.counted:
            yield 1.0, f"other words: {mine} against {theirs}"
    yield from _of_counted(one, other)
    if one.head != other.head and "growth" in (one.head, other.head):
        yield _OTHER_HEAD, ""  # said of the values: level against change
    elif {one.head, other.head} in ({"share", "number"}, {"share", "amount"}):
        heads = f"{one.head} against {other.head}"
        yield (_OTHER_HEAD if "number" in heads else _SHARE_OR_AMOUNT), f"other figure: {heads}"


def _places(measure: Measure) -> frozenset[str]:
    """Urban or rural, also where towns are what is counted; nothing where it is everywhere."""
    places = measure.places | (_ALL_PLACES & measure.counted.keys())
    return frozenset() if places >= _ALL_PLACES else places


def _say_different(one: Measure, other: Measure) -> bool:
    """Whether both say something of what they count, and share none of it."""
    mine, theirs = (_said(m, with_kinds=False) for m in (one, other))
    return bool(mine and theirs) and not mine & theirs and not any(a in mine for a, _ in _near(one, other))


def _said(measure: Measure, *, with_kinds: bool = True) -> set[str]:
    """The telling words of a measure beside what it counts and where."""
    kinds = set() if with_kinds else {k for group in measure.kinds.values() for k in group}
    telling = {w.text for w in measure.words if w.role != "weak"}
    return telling - measure.counted.keys() - measure.places - kinds


def _is_part(one: Measure, other: Measure) -> bool:
    """Whether one counts only some of what the other counts in all: the area that is certified, and the area."""
    if _said(one) and other.counted and not _said(other):
        return True
    is_share = "share" in (one.head, other.head)
    said = {w.text for w in other.words}
    return not is_share and bool(one.predicate) and not other.predicate and not one.predicate & said


def _sets(name: str, mine: frozenset[str], theirs: frozenset[str]) -> Iterable[tuple[float, str]]:
    if mine == theirs:
        return
    excluded = bool(mine and theirs) and not mine & theirs
    yield (_EXCLUDED if excluded else 1.0), f"other {name}: {_listed(mine)} against {_listed(theirs)}"


def _of_counted(one: Measure, other: Measure) -> Iterable[tuple[float, str]]:
    mine, theirs = one.counted, other.counted
    if not mine or not theirs or (set(one.subject) == set(other.subject) and mine.keys() & theirs.keys()):
        return
    text = f"counts other things: {_listed(one.subject)} against {_listed(other.subject)}"
    if mine.keys() & theirs.keys():
        yield 1.0, text
    elif set(mine.values()) & set(theirs.values()):
        yield _NEAR_COUNTED, text
    else:
        within = any(
            c in {w.text for w in m.words} for a, m in ((one, other), (other, one)) for c in a.counted
        )
        yield (_COUNTED_WITHIN if within else _OTHER_COUNTED), text


def _listed(words: Iterable[str]) -> str:
    """Words as a reader sees them: of a set in the order of the alphabet; ``any`` where a name says none."""
    return ", ".join(words if isinstance(words, tuple) else sorted(words)) or "any"
