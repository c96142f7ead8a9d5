"""Tasks of either side with the three nearest of the other, how alike they are and why.

``match`` says what a pair is held to be: ``same``, ``related`` or ``unrelated``, by a person (``decided``: who) or else by the score
(``schema.matching``). A score finds tasks that speak of the same things; it does not know that two tasks mean the same, so
``vnplans match`` keeps what a person says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from schema.compare.frames import Comparison, Row
from schema.compare.naming import BodyNames
from schema.compare.sides import Side
from schema.contract.records import TaskRecord
from schema.matching.candidates import SHOWN, Candidate, Scored, candidates_of, scored, standing
from schema.matching.classes import Held
from schema.matching.profile import Plan
from schema.matching.words import made_words

COLUMNS = (
    "side", "rank", "score", "match", "decided", "reasons", "common_words", "number_a", "title_a", "theme_a", "task_id_a",
    "number_b", "title_b", "theme_b", "task_id_b",
)  # fmt: skip
"""``side`` is whose task it is, ``rank`` the place of the other one, ``decided`` who said what the pair is and why."""
COUNTERPARTS = ("same", "related")
"""What makes a task of one side the counterpart of one of the other."""
Nearest = dict[str, tuple[Candidate, ...]]
"""A task's id → its candidates, the nearest first."""


def by_tasks(a: Side, b: Side) -> Comparison:
    """For each task of either side a row for each of its candidates; one row without where there is none."""
    here, there = matched_tasks(a, b)
    rows = (*_rows(a, here, of_a=True), *_rows(b, there, of_a=False))
    return Comparison("tasks", (a.name, b.name), COLUMNS, rows, _notes(rows))


def matched_tasks(
    a: Side, b: Side, scoring: Callable[[Plan, Plan], Scored] = scored
) -> tuple[Nearest, Nearest]:
    """The candidates of the tasks of either side; ``scoring`` may remember what it reckoned before."""
    return candidates_of(scoring(plan_of(a), plan_of(b)), standing(a.matches))


def plan_of(side: Side) -> Plan:
    """What of a side its tasks are matched by; bodies go by their names of today, whatever the comparison's."""
    names = BodyNames(side.register)
    leads: dict[str, set[str]] = defaultdict(set)
    for body in side.agencies:
        if body.role == "lead" and not body.is_open_set:
            leads[body.task_id].add(names.name(body.agency_id, body.agency or body.raw or ""))
    measured = {i.indicator_id: i.task_id for i in side.indicators if i.task_id is not None}
    units: dict[str, set[str]] = defaultdict(set)
    for target in side.targets:
        if target.indicator_id in measured and target.unit:
            units[measured[target.indicator_id]].add(target.unit)
    words = side.words or made_words(side.tasks)
    return Plan(side.tasks, words, _frozen(leads), _frozen(units))


def _frozen(sets: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(held) for name, held in sets.items()}


def _rows(side: Side, nearest: Nearest, *, of_a: bool) -> Iterator[Row]:
    for task in side.tasks:
        found = nearest[task.task_id]
        if not found:
            yield (side.name, None, None, "unrelated", None, None, None, *_sides(task, None, of_a=of_a))
        for rank, one in enumerate(found, 1):
            yield (
                side.name,
                rank,
                one.likeness.score,
                one.verdict,
                _decided(one),
                _reasons(one),
                ", ".join(one.likeness.common) or None,
                *_sides(task, one.task, of_a=of_a),
            )


_WHY: Mapping[str, str] = {
    "both_nearest": "each is the nearest of the other, and both titles name {names}",
    "other_names": "each is the nearest of the other, but their titles name different things",
    "among_nearest": "among the nearest of one of the two",
    "others_nearer": "other tasks are clearly nearer to both",
    "little": "they have little in common",
}
"""Why a pair is held to be what it is, in words."""


def why(held: Held) -> str:
    """Why a pair is held to be what it is."""
    return _WHY[held.why].format(names=", ".join(held.names))


def _reasons(one: Candidate) -> str:
    """``each is the nearest of the other, and both titles name nước thải; both speak of nước thải (29 points)``."""
    return "; ".join((why(one.held), *(r.text for r in one.likeness.reasons)))


def _decided(one: Candidate) -> str | None:
    """``Lan: both raise the share of public transport``."""
    if one.decided is None:
        return None
    return ": ".join(p for p in (one.decided.author or "decided", one.decided.reason) if p)


def _sides(own: TaskRecord, other: TaskRecord | None, *, of_a: bool) -> Row:
    mine, theirs = _cells(own), _cells(other)
    return (*mine, *theirs) if of_a else (*theirs, *mine)


def _cells(task: TaskRecord | None) -> Row:
    if task is None:
        return None, None, None, None
    return task.number, task.title or task.description, task.theme, task.task_id


def _notes(rows: tuple[Row, ...]) -> tuple[str, ...]:
    place = {name: n for n, name in enumerate(COLUMNS)}
    first = [row for row in rows if row[place["rank"]] in (None, 1)]
    decided = sum(row[place["decided"]] is not None for row in rows)
    counted = {m: sum(row[place["match"]] == m for row in first) for m in COUNTERPARTS}
    return (
        f"The {SHOWN} nearest of the other side for each task. Score (0 to 100): words and subjects in common, one theme, one "
        "leading body of today, unit, years. The same: each is the nearest of the other and both titles name one thing; related: among "
        "the nearest of either.",
        f"Of {len(first)} tasks the nearest is the same for {counted['same']}, related for {counted['related']}; "
        f"{decided} row(s) as a person decided (`vnplans match`).",
    )
