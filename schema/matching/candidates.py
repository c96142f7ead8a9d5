"""For each task of a plan the three of another that are nearest, what people decided before what was reckoned.

A pair that a person called the same or related stands first, with that verdict; one called unrelated is not shown again,
and the next takes its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schema.contract.records import TaskMatchRecord, TaskRecord
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
        decided: what a person said of the pair.
    """

    task: TaskRecord
    likeness: Likeness
    decided: TaskMatchRecord | None = None

    @property
    def verdict(self) -> str:
        """What a person said, else what the score says."""
        return self.decided.verdict if self.decided is not None else self.likeness.verdict


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
    table = [
        [_ranked(x, y, points, decisions) for y, points in zip(there, row, strict=True)]
        for x, row in zip(here, pairs.scores, strict=True)
    ]
    turned = [list(column) for column in zip(*table, strict=True)] if table else [[] for _ in there]
    return (
        {x.task.task_id: _best(x, there, own, decisions, shown) for x, own in zip(here, table, strict=True)},
        {y.task.task_id: _best(y, here, own, decisions, shown) for y, own in zip(there, turned, strict=True)},
    )


Rank = tuple[int, float]
"""What is sorted by: what a person decided, then minus the score."""
_NEVER = 9


def _ranked(one: Profile, other: Profile, points: float, decisions: Decisions) -> Rank:
    decided = decisions.get(pair_of(one.task.task_id, other.task.task_id)) if decisions else None
    if decided is not None and decided.verdict == "unrelated":
        return (_NEVER, 0.0)
    group = _ORDER[decided.verdict] if decided is not None else len(_ORDER)
    return (group, -points)


def _best(
    one: Profile, others: Sequence[Profile], ranks: Sequence[Rank], decisions: Decisions, shown: int
) -> tuple[Candidate, ...]:
    wanted = sorted((rank, n) for n, rank in enumerate(ranks) if rank[0] != _NEVER)[:shown]
    return tuple(
        Candidate(
            others[n].task,
            likeness(one, others[n]),
            decisions.get(pair_of(one.task.task_id, others[n].task.task_id)),
        )
        for rank, n in wanted
        if -rank[1] >= LEAST or rank[0] < len(_ORDER)
    )


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
