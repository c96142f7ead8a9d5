"""Two plans, task by task: the nearest tasks of the other one, and what people said of each pair."""

from __future__ import annotations

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock

from sqlalchemy import Connection

from schema.compare.sides import Reading, Side, read_sides
from schema.compare.tasks import matched_tasks
from schema.compare.theme_names import theme_names
from schema.contract.records import (
    DocumentRecord,
    IndicatorRecord,
    Record,
    TargetRecord,
    TaskAgencyRecord,
    TaskMatchRecord,
    TaskRecord,
)
from schema.database.find import find_document
from schema.errors import UnknownChoice
from schema.matching.candidates import Candidate, Scored, scored
from schema.matching.decisions import all_decisions
from schema.matching.likeness import Reason as GivenReason
from schema.matching.profile import Plan

CLASSES = ("same", "related", "unrelated")
"""What the nearest task of the other plan is to a task, by a person or else by the score."""
_READ: frozenset[type[Record]] = frozenset(
    {TaskRecord, TaskAgencyRecord, IndicatorRecord, TargetRecord, TaskMatchRecord}
)
_NO_NAME = ("", "")
_REMEMBERED = 8
"""Pairs of plans whose scores are remembered."""


@dataclass(frozen=True, slots=True)
class TaskShown:
    """A task as it stands beside another.

    Attributes:
        lead: the bodies that lead it, as the plan names them.
        theme: its name in Vietnamese and in English.
    """

    task: TaskRecord
    lead: str
    theme: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reason:
    """What a score rests on: ``words``, 19 points, ``đô thị xanh``; said in Vietnamese and in English."""

    kind: str
    points: str | None
    said: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Offered:
    """A candidate: a task of the other plan, how near it is, why, and what a person said of the pair."""

    shown: TaskShown
    score: int
    verdict: str
    reasons: tuple[Reason, ...]
    decided: TaskMatchRecord | None


@dataclass(frozen=True, slots=True)
class Said:
    """A decision on a pair of the task, with the title of the other one (its id where that is gone)."""

    decision: TaskMatchRecord
    other: str
    title: str


@dataclass(frozen=True, slots=True)
class Matched:
    """A task of the first plan.

    Attributes:
        offered: its candidates, the nearest first.
        said: all decisions on it and a task of the second plan, the last one first, revoked ones too.
    """

    shown: TaskShown
    offered: tuple[Offered, ...]
    said: tuple[Said, ...]

    @property
    def task_id(self) -> str:
        """Its id."""
        return self.shown.task.task_id

    @property
    def verdict(self) -> str:
        """Its class: what its first candidate is to it."""
        return self.offered[0].verdict if self.offered else CLASSES[-1]

    @property
    def is_decided(self) -> bool:
        """Whether a decision on it stands."""
        return any(s.decision.revoked_at is None for s in self.said)

    @property
    def is_open(self) -> bool:
        """Whether there is something to decide and nobody has."""
        return bool(self.offered) and not self.is_decided


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two plans, and the tasks of the first in the order of the print."""

    a: DocumentRecord
    b: DocumentRecord
    names: tuple[str, str]
    tasks: tuple[Matched, ...]

    @property
    def to_decide(self) -> int:
        """Tasks that have a candidate or a decision."""
        return sum(bool(t.offered) or t.is_decided for t in self.tasks)

    @property
    def decided(self) -> int:
        """Tasks with a decision that stands."""
        return sum(t.is_decided for t in self.tasks)


class Scores:
    """Remembers the scores of the last pairs of plans; plans that were changed since are scored anew."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, ...], tuple[Plan, Plan, Scored]] = OrderedDict()
        self._lock = Lock()

    def __call__(self, a: Plan, b: Plan) -> Scored:
        """The scores of two plans."""
        key = tuple(plan.tasks[0].document_id if plan.tasks else "" for plan in (a, b))
        with self._lock:
            held = self._held.get(key)
        if held is not None and held[:2] == (a, b):
            return held[2]
        made = scored(a, b)
        with self._lock:
            self._held[key] = a, b, made
            self._held.move_to_end(key)
            while len(self._held) > _REMEMBERED:
                self._held.popitem(last=False)
        return made


def task_pairs(
    connection: Connection, a: str, b: str, scoring: Callable[[Plan, Plan], Scored] = scored
) -> Pairs:
    """The tasks of one plan with their nearest of another; both are named by id, number or province.

    Raises:
        DocumentNotFound, AmbiguousDocument: a name fits nothing, or several documents.
        UnknownChoice: both name one document.
    """
    heads = find_document(connection, a), find_document(connection, b)
    if heads[0].document_id == heads[1].document_id:
        raise UnknownChoice(f"{a} and {b} are one document", hint="Name two plans.")
    one, other = read_sides(connection, heads, Reading(_READ))
    nearest, _ = matched_tasks(one, other, scoring)
    mine, theirs = _shown(one), _shown(other)
    said = _said(all_decisions(connection, heads[0].document_id), heads[1].document_id, theirs)
    tasks = tuple(
        Matched(
            mine[t.task_id],
            tuple(_offered(c, theirs) for c in nearest[t.task_id]),
            tuple(said.get(t.task_id, ())),
        )
        for t in one.tasks
    )
    return Pairs(*heads, (one.name, other.name), tasks)


def _shown(side: Side) -> dict[str, TaskShown]:
    leads: dict[str, list[str]] = defaultdict(list)
    for body in side.agencies:
        if body.role == "lead":
            leads[body.task_id].append(body.agency or body.raw or "")
    return {
        t.task_id: TaskShown(t, "; ".join(leads.get(t.task_id, ())), _theme_name(t.theme)) for t in side.tasks
    }


def _theme_name(theme: str | None) -> tuple[str, str]:
    return theme_names().get(theme, (theme, theme)) if theme else _NO_NAME


def _offered(one: Candidate, theirs: Mapping[str, TaskShown]) -> Offered:
    names = ", ".join(one.held.names)
    reasons = (
        Reason(one.held.why, None, (names, names)),
        *(_reason(reason) for reason in one.likeness.reasons),
    )
    return Offered(theirs[one.task.task_id], round(one.likeness.score), one.verdict, reasons, one.decided)


def _reason(reason: GivenReason) -> Reason:
    """A reason of the score, themes by their names."""
    points = f"{reason.points:.0f}"
    said = _theme_name(reason.said) if reason.kind == "theme" else (reason.said, reason.said)
    return Reason(reason.kind, points, said)


def _said(
    decisions: Sequence[TaskMatchRecord], document_b: str, theirs: Mapping[str, TaskShown]
) -> dict[str, list[Said]]:
    """Task of the first plan → what was said of it and tasks of the second, the last decision first."""
    found: dict[str, list[Said]] = defaultdict(list)
    for decision in reversed(decisions):
        ends = decision.task_id_a, decision.task_id_b
        for own, other in (ends, ends[::-1]):
            if other.startswith(f"{document_b}:"):
                task = theirs[other].task if other in theirs else None
                title = (task.title or task.description or other) if task is not None else other
                found[own].append(Said(decision, other, title))
    return found
