"""What two tasks are held to be: the same, related or unrelated, and why, in words.

A score alone says little: a plan that speaks of many things is a little like all tasks of another. So a pair is seen among the
other pairs of its two tasks. It is *the same* where either task is (nearly) the nearest of the other and both titles name one
thing; *related* where it is among the nearest of one of the two. Both need a least score.

The two scores were set by the readers' pairs of Bắc Ninh and Cao Bằng; each of the 28 tasks of Bắc Ninh left out in turn, the other
27 give the same two for 26 of them (``python -m bench.task_classes``).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

NEAREST = 0.95
"""Share of its best score from which a task is (nearly) the nearest: 0.95 × 40 = 38."""
NEAR = 0.85
"""Share from which it is among the nearest."""
_NAMES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Least:
    """The least scores, 0 to 100, of two tasks that are held to be the same, and related."""

    same: float
    related: float


SET = Least(same=32.0, related=15.0)


@dataclass(frozen=True, slots=True)
class Held:
    """What a pair is held to be.

    Attributes:
        verdict: ``same``, ``related`` or ``unrelated``.
        why: ``both_nearest``, ``other_names``, ``among_nearest``, ``others_nearer`` or ``little``.
        names: what both titles name, where they do.
    """

    verdict: str
    why: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Beside:
    """A pair among the other pairs of its tasks: its score, the best score of either task, what both titles name."""

    score: float
    best_of_one: float
    best_of_other: float
    named: Collection[str]

    @property
    def shares(self) -> tuple[float, float]:
        """The score as a share of the best of either: the smaller share, the greater one; 0 where there is no score."""
        best = sorted((self.best_of_one, self.best_of_other))
        return (self.score / best[1], self.score / best[0]) if self.score > 0 else (0.0, 0.0)


def held(pair: Beside, least: Least = SET) -> Held:
    """What a pair is held to be.

    Example: score 38 of 40 and 38, both titles name "nước thải": the same.
    """
    lower, higher = pair.shares
    names = tuple(sorted(pair.named))[:_NAMES_SHOWN]
    if pair.score < least.related:
        return Held("unrelated", "little", names)
    if higher < NEAR:
        return Held("unrelated", "others_nearer", names)
    if lower < NEAREST or pair.score < least.same:
        return Held("related", "among_nearest", names)
    return Held("same", "both_nearest", names) if names else Held("related", "other_names")
