"""For each task of a plan the three of another that are nearest, what people decided before what was reckoned.

A pair that a person called the same or related stands first, with that verdict; one called unrelated is not shown again,
and the next takes its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from schema.contract.records import TaskMatchRecord, TaskRecord
from schema.matching.classes import Beside, Held, held
from schema.matching.likeness import Likeness, likeness, score
from schema.matching.profile import Plan, Profile, profiles

SHOWN = 3
LEAST = 5.0
"""Score below which a task is no candidate: the two share some letters, or a body."""
_ORDER = {"same": 0, "related": 1}
Decisions = Mapping[tuple[str, str], TaskMatchRecord]
"""What stands of a pair of tasks, by their ids in the order of their bytes."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A task of the other plan.

    Attributes:
        likeness: how alike the two are and why.
        held: what the pair is held to be among the other pairs of both.
        decided: what a person said of the pair.
    """

    task: TaskRecord
    likeness: Likeness
    held: Held
    decided: TaskMatchRecord | None = None

    @property
    def verdict(self) -> str:
        """What a person said, else what the pair is held to be."""
        return self.decided.verdict if self.decided is not None else self.held.verdict


@dataclass(frozen=True, slots=True)
class Scored:
    """All tasks of two plans, weighed, and the score of each pair: what no decision changes."""

    here: tuple[Profile, ...]
    there: tuple[Profile, ...]
    scores: tuple[tuple[float, ...], ...]


def scored(a: Plan, b: Plan) -> Scored:
    """Every task of one plan beside every one of the other; the slow part, which may be remembered."""
    here, there = tuple(profiles(a)), tuple(profiles(b))
    return Scored(here, there, tuple(tuple(score(x, y) for y in there) for x in here))


def candidates(
    a: Plan, b: Plan, decisions: Decisions, shown: int = SHOWN
) -> tuple[dict[str, tuple[Candidate, ...]], dict[str, tuple[Candidate, ...]]]:
    """For each task of either plan, by id, its candidates in the other, the nearest first."""
    return candidates_of(scored(a, b), decisions, shown)


def candidates_of(
    pairs: Scored, decisions: Decisions, shown: int = SHOWN
) -> tuple[dict[str, tuple[Candidate, ...]], dict[str, tuple[Candidate, ...]]]:
    """The same of tasks that are scored already."""
    here, there = pairs.here, pairs.there
    rows = pairs.scores
    columns = tuple(zip(*rows, strict=True)) if rows else tuple(() for _ in there)
    nearest = _Nearest(_best(rows), _best(columns), decisions, shown)
    return (
        {
            x.task.task_id: nearest.of_one(n, x, there, own)
            for n, (x, own) in enumerate(zip(here, rows, strict=True))
        },
        {
            y.task.task_id: nearest.of_other(n, y, here, own)
            for n, (y, own) in enumerate(zip(there, columns, strict=True))
        },
    )


def _best(rows: Sequence[Sequence[float]]) -> tuple[float, ...]:
    """The best score of each row."""
    return tuple(max(row, default=0.0) for row in rows)


_Rank = tuple[int, float]
"""What is sorted by: what a person decided, then minus the score."""
_NEVER = 9


@dataclass(frozen=True, slots=True)
class _Nearest:
    """What chooses the candidates of a task: the best scores of the tasks of either plan, and what was decided."""

    best_here: Sequence[float]
    best_there: Sequence[float]
    decisions: Decisions
    shown: int

    def of_one(
        self, n: int, one: Profile, others: Sequence[Profile], scores: Sequence[float]
    ) -> tuple[Candidate, ...]:
        """The candidates of the n-th task of the first plan."""
        return self._chosen(one, others, scores, self.best_here[n], self.best_there)

    def of_other(
        self, n: int, one: Profile, others: Sequence[Profile], scores: Sequence[float]
    ) -> tuple[Candidate, ...]:
        """The candidates of the n-th task of the second plan."""
        return self._chosen(one, others, scores, self.best_there[n], self.best_here)

    def _chosen(
        self,
        one: Profile,
        others: Sequence[Profile],
        scores: Sequence[float],
        best: float,
        bests: Sequence[float],
    ) -> tuple[Candidate, ...]:
        found = []
        for (group, _), n in self._ranked(one, others, scores):
            if scores[n] >= LEAST or group < len(_ORDER):
                beside = Beside(scores[n], best, bests[n], one.named & others[n].named)
                found.append(
                    Candidate(
                        others[n].task, likeness(one, others[n]), held(beside), self._decided(one, others[n])
                    )
                )
        return tuple(found)

    def _ranked(
        self, one: Profile, others: Sequence[Profile], scores: Sequence[float]
    ) -> list[tuple[_Rank, int]]:
        ranks = ((self._rank(one, other, scores[n]), n) for n, other in enumerate(others))
        return nsmallest(self.shown, (r for r in ranks if r[0][0] != _NEVER))

    def _rank(self, one: Profile, other: Profile, points: float) -> _Rank:
        decided = self._decided(one, other)
        if decided is None:
            return (len(_ORDER), -points)
        return (_ORDER.get(decided.verdict, _NEVER), -points)

    def _decided(self, one: Profile, other: Profile) -> TaskMatchRecord | None:
        return self.decisions.get(pair_of(one.task.task_id, other.task.task_id)) if self.decisions else None


def pair_of(one: str, other: str) -> tuple[str, str]:
    """Two ids in the order of their bytes, so that a pair is one pair."""
    first, second = sorted((one, other), key=str.encode)
    return first, second


def standing(matches: Sequence[TaskMatchRecord]) -> dict[tuple[str, str], TaskMatchRecord]:
    """The decisions that are not revoked, by pair; the last of a pair counts."""
    found: dict[tuple[str, str], TaskMatchRecord] = {}
    for match in sorted(matches, key=lambda m: m.created_at):
        if match.revoked_at is None:
            found[match.task_id_a, match.task_id_b] = match
    return found
