"""What only one of two plans does: themes, bodies, indicators, and tasks without a counterpart.

Only what both plans could have is compared: a theme or a body with no task on the other side, an indicator of the
plan itself (not of one task) that no indicator of the other measures, a task that ``schema.compare.tasks`` finds no counterpart for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from schema.compare.bodies import roles_by_body
from schema.compare.frames import Comparison, Frame, Row
from schema.compare.measured import Measured, measured
from schema.compare.pairs import find_pairs
from schema.compare.sides import Side
from schema.compare.tasks import COUNTERPARTS, matched_tasks
from schema.compare.theme_names import NO_THEME, theme_head, theme_order
from schema.compare.values import value_text
from schema.contract.records import TaskRecord

COLUMNS = ("kind", "only_in", "item", "detail", "theme", "page", "record_id")
_KINDS = {"theme": "themes", "body": "bodies", "indicator": "indicators", "task": "tasks"}
"""The kinds of what one plan has alone, and how their counts are called."""
_Sides = tuple[Side, Side]


def by_gaps(sides: tuple[Side, Side], shown: tuple[Side, Side]) -> Comparison:
    """Rows of what one side has alone, by kind, the first side first.

    Args:
        sides: two plans, whole: a task of energy may have its counterpart in industry.
        shown: the same as far as they are asked for.
    """
    finders = (_themes, _bodies, _indicators, _tasks)
    rows = [
        (kind, side.name, *row)
        for kind, find in zip(_KINDS, finders, strict=True)
        for side, found in zip(sides, find(sides, shown), strict=True)
        for row in found
    ]
    counts = Counter((row[0], row[1]) for row in rows)
    totals = tuple(
        (mark, s.name, s.heading.document_id, *(counts[kind, s.name] for kind in _KINDS))
        for mark, s in zip("ab", sides, strict=True)
    )
    columns = ("side", "name", "document_id", *_KINDS.values())
    names = (sides[0].name, sides[1].name)
    return Comparison("gaps", names, COLUMNS, tuple(rows), _NOTES, Frame(columns, totals))


_NOTES = (
    "A theme or a body is listed where the other plan has no task of it; bodies under the names of one day.",
    "Indicators and tasks are listed where nothing near was found on the other side, in the words of the plans: a "
    "counterpart in other words may be missed. `--by tasks` and `--by indicators` show what was held to be the same.",
)
_Found = tuple[Iterable[Row], Iterable[Row]]
"""The rows of either side: item, detail, theme, page, record."""


def _themes(_: _Sides, shown: _Sides) -> _Found:
    counts = [Counter(t.theme or NO_THEME for t in s.counted) for s in shown]
    return _only_themes(counts[0], counts[1]), _only_themes(counts[1], counts[0])


def _only_themes(mine: Counter[str], theirs: Counter[str]) -> Iterator[Row]:
    for theme in theme_order({t for t in mine if t not in theirs and t != NO_THEME}):
        yield theme_head(theme)[1], f"{mine[theme]} task(s)", theme, None, None


def _bodies(_: _Sides, shown: _Sides) -> _Found:
    counts = [{name: _tasks_of(roles) for name, roles in roles_by_body(s).items()} for s in shown]
    return _only_bodies(counts[0], counts[1]), _only_bodies(counts[1], counts[0])


def _tasks_of(roles: dict[str, set[str]]) -> tuple[int, int]:
    """Tasks that a body leads, and those in which it has any part."""
    every = {task for role, tasks in roles.items() if role != "printed" for task in tasks}
    return len(roles.get("lead", ())), len(every)


def _only_bodies(mine: dict[str, tuple[int, int]], theirs: dict[str, tuple[int, int]]) -> Iterator[Row]:
    only = (name for name in mine if name not in theirs)
    for name in sorted(only, key=lambda n: (-mine[n][0], -mine[n][1], n)):
        led, every = mine[name]
        yield name, f"leads {led} of {every} task(s)", None, None, None


def _indicators(sides: _Sides, shown: _Sides) -> _Found:
    here, there = measured(sides[0]), measured(sides[1])
    paired = {id(m) for p in find_pairs(here, there) for m in (p.one, p.other)}
    return _unpaired(here, paired, shown[0]), _unpaired(there, paired, shown[1])


def _unpaired(found: Sequence[Measured], paired: set[int], shown: Side) -> Iterator[Row]:
    wanted = {i.indicator_id for i in shown.indicators}
    for one in found:
        first = one.indicators[0]
        if id(one) not in paired and not one.in_task and not one.is_part and first.indicator_id in wanted:
            values = "; ".join(value_text(v) for v in one.values) or None
            yield one.name, values, first.theme, first.page, first.indicator_id


def _tasks(sides: _Sides, shown: _Sides) -> _Found:
    alone = without_counterpart(*sides)
    return _task_rows(shown[0], alone), _task_rows(shown[1], alone)


def without_counterpart(a: Side, b: Side) -> frozenset[str]:
    """The tasks for which the other side has none that is the same or related."""
    found = matched_tasks(a, b)
    return frozenset(
        task_id
        for side in found
        for task_id, near in side.items()
        if not any(one.verdict in COUNTERPARTS for one in near)
    )


def _task_rows(side: Side, alone: frozenset[str]) -> Iterator[Row]:
    for task in side.counted:
        if task.task_id in alone:
            yield _title(task), task.number, task.theme, task.page_first, task.task_id


def _title(task: TaskRecord) -> str | None:
    return task.title or task.description
