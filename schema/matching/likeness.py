"""How much two tasks have in common, 0 to 100, and why.

60 points are for the words and subjects that both have, beside all that either has; 20 for pieces of words, which see
what segmenting parted otherwise; 8 for one theme and 8 for one leading body of today, each less the more tasks of the
plans have it; 2 for one unit of their targets; 2 for years in common. The measure is the same from either side. What a
pair is held to be, ``schema.matching.classes`` says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from normalize.subjects.read import all_above
from schema.contract.records import TaskRecord
from schema.matching.profile import Profile

_WORDS = 60.0
_PIECES = 20.0
_THEME = 8.0
_LEAD = 8.0
_UNIT = 2.0
_YEARS = 2.0
_WORDS_SHOWN = 5
_TOLD = 0.5
"""Points below which nothing is said of a reason."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that a score rests on.

    Attributes:
        kind: ``words``, ``theme``, ``lead``, ``unit`` or ``years``.
        said: what both have: ``nước thải, thu gom``.
        points: points of the score.
    """

    kind: str
    said: str
    points: float

    @property
    def text(self) -> str:
        """In words: ``both speak of nước thải, thu gom (29 points)``."""
        points = f"{self.points:.0f}"
        return f"{_IN_WORDS[self.kind]} {self.said} ({points} {'point' if points == '1' else 'points'})"


_IN_WORDS: Mapping[str, str] = {
    "words": "both speak of",
    "theme": "both have the theme",
    "lead": "both are led, by today's names, by",
    "unit": "both are measured in",
    "years": "both run in",
}


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two tasks are.

    Attributes:
        score: 0 to 100.
        common: the subjects and words that count most of those both have, the weightiest first.
        reasons: what the score rests on.
    """

    score: float
    common: tuple[str, ...]
    reasons: tuple[Reason, ...]


def score(one: Profile, other: Profile) -> float:
    """How alike two tasks are, 0 to 100."""
    return sum(_points(one, other).values())


def likeness(one: Profile, other: Profile) -> Likeness:
    """The same, with what it rests on."""
    points = _points(one, other)
    common = common_words(one, other)
    said = {
        "words": ", ".join(common) or "words of like spelling",
        "theme": str(one.task.theme),
        "lead": ", ".join(sorted(one.leads.keys() & other.leads.keys())),
        "unit": ", ".join(sorted(one.units & other.units)),
        "years": _years_text(one, other),
    }
    reasons = tuple(Reason(kind, text, points[kind]) for kind, text in said.items() if points[kind] >= _TOLD)
    return Likeness(round(sum(points.values()), 1), common, reasons)


def common_words(one: Profile, other: Profile) -> tuple[str, ...]:
    """What both say, the weightiest first; a wider subject is left out behind one that is a part of it."""
    subjects = _shared(one.subjects, other.subjects)
    shared = {**_shared(one.words, other.words), **subjects}
    found: list[str] = []
    above: set[str] = set()
    for word in sorted(shared, key=lambda w: (-shared[w], w)):
        if word in above:
            continue
        found.append(word)
        if word in subjects:
            above |= all_above(word)
    return tuple(found[:_WORDS_SHOWN])


def _points(one: Profile, other: Profile) -> dict[str, float]:
    pieces = _PIECES * _product(one.pieces, other.pieces)
    return {
        "words": _WORDS * _overlap(one, other) + pieces,
        "theme": _THEME * (_rarest(one.themes, other.themes) or 0.0),
        "lead": _LEAD * (_rarest(one.leads, other.leads) or 0.0),
        "unit": _UNIT * bool(one.units & other.units),
        "years": _YEARS * _years_shared(one.task, other.task),
    }


def _overlap(one: Profile, other: Profile) -> float:
    """The weight of what both have, beside the mean (geometric) of what either has."""
    if not one.total or not other.total:
        return 0.0
    shared = _shared(one.subjects, other.subjects), _shared(one.words, other.words)
    return sum(sum(s.values()) for s in shared) / sqrt(one.total * other.total)


def _shared(one: Mapping[str, float], other: Mapping[str, float]) -> dict[str, float]:
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return {word: min(weight, many[word]) for word, weight in few.items() if word in many}


def _product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * many[piece] for piece, weight in few.items() if piece in many)


def _rarest(one: Mapping[str, float], other: Mapping[str, float]) -> float | None:
    """How rare the rarest of what both have is in the two plans; None where they have nothing in common."""
    return max((sqrt(rarity * other[name]) for name, rarity in one.items() if name in other), default=None)


def _years(task: TaskRecord) -> tuple[int, int] | None:
    days = [d for d in (task.period_start, task.period_end, task.due_start, task.due_end) if d is not None]
    return (min(days).year, max(days).year) if days else None


def _years_shared(one: TaskRecord, other: TaskRecord) -> float:
    """Years in common as a share of the years of both together; 0 where one states none."""
    mine, theirs = _years(one), _years(other)
    if mine is None or theirs is None:
        return 0.0
    common = min(mine[1], theirs[1]) - max(mine[0], theirs[0]) + 1
    return max(common, 0) / (max(mine[1], theirs[1]) - min(mine[0], theirs[0]) + 1)


def _years_text(one: Profile, other: Profile) -> str:
    mine, theirs = _years(one.task), _years(other.task)
    if mine is None or theirs is None:
        return ""
    first, last = max(mine[0], theirs[0]), min(mine[1], theirs[1])
    return str(first) if first == last else f"{first}-{last}"
