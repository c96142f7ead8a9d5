"""Who is to pay, and how much in which year: nominal VND as the plans state it, each dong once.

Money of a task that is a part of another is left out where the whole states its own, so that nothing is added twice;
money that is not stated is not estimated, and no amount for several years is divided.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from schema.compare.frames import Comparison, Grid, matrix
from schema.compare.sides import Side
from schema.contract.records import TaskBudgetRecord, TaskRecord

NO_SOURCE = "(not stated)"
"""The key of tasks and money whose source is not named."""
SEVERAL = "(several)"
"""The source of an amount that several pay, where the print does not divide it."""
NO_YEAR = "(no year)"
"""The year of an amount that is not set to any."""


class Parts:
    """The tasks of a side that are parts of others, so that a whole and its parts are not both added."""

    def __init__(self, side: Side) -> None:
        self._tasks = {t.task_id: t for t in side.tasks}

    def within(self, task: TaskRecord, stated: Iterable[str]) -> bool:
        """Whether a task stands inside one of these."""
        wholes = stated if isinstance(stated, (set, frozenset)) else set(stated)
        above, passed = task.parent_task_id, set[str]()
        while above is not None and above not in passed:
            if above in wholes:
                return True
            passed.add(above)
            parent = self._tasks.get(above)
            above = parent.parent_task_id if parent is not None else None
        return False


def paying(side: Side) -> tuple[TaskRecord, ...]:
    """The counted tasks whose money is added: it is stated, and no task above states the sum."""
    stated = {t.task_id for t in side.tasks if t.budget_vnd is not None}
    parts = Parts(side)
    return tuple(t for t in side.counted if t.task_id in stated and not parts.within(t, stated))


def money(tasks: Iterable[TaskRecord], of: Side) -> int | None:
    """The stated money of some tasks, each dong once; None where none is stated."""
    wanted = {t.task_id for t in tasks}
    amounts = [t.budget_vnd for t in paying(of) if t.task_id in wanted and t.budget_vnd is not None]
    return sum(amounts) if amounts else None


def by_funding(sides: Sequence[Side]) -> Comparison:
    """Funding sources by side: number of tasks that name each, and the money stated for it."""
    named = [_tasks_by_source(s) for s in sides]
    stated = [_money_by_source(s) for s in sides]
    sources = sorted(({s for n in named for s in n} | {s for m in stated for s in m}) - {NO_SOURCE})
    grid = Grid(
        "funding",
        tuple(s.heading for s in sides),
        ("source",),
        ("tasks", "amount_vnd"),
        (
            ("tasks", "tasks_with_source", "amount_vnd"),
            tuple(
                (len(s.counted), len(s.counted) - len(n[NO_SOURCE]), sum(m.values()) if m else None)
                for s, n, m in zip(sides, named, stated, strict=True)
            ),
        ),
        (
            "A task that names several sources counts under each; amounts only where the print splits them by source.",
            *repeats(sides),
        ),
    )
    return matrix(
        grid,
        [*sources, NO_SOURCE],
        lambda source: (source,),
        lambda source, n: (len(named[n].get(source, ())), stated[n].get(source)),
    )


def repeats(sides: Sequence[Side]) -> tuple[str, ...]:
    """A note on each side whose tasks repeat one another."""
    twice = ((s, len(s.tasks) - len(s.counted)) for s in sides)
    told = (f"{s.name}: {n} task(s) that repeat another are counted once." for s, n in twice if n)
    return tuple(dict.fromkeys(told))


def _tasks_by_source(side: Side) -> dict[str, set[str]]:
    wanted = {t.task_id for t in side.counted}
    found: dict[str, set[str]] = defaultdict(set)
    for row in side.funding:
        if row.task_id in wanted:
            found[row.source].add(row.task_id)
    found[NO_SOURCE] = wanted - {t for tasks in found.values() for t in tasks}
    return found


def _money_by_source(side: Side) -> dict[str, int]:
    wanted = {t.task_id for t in side.counted}
    found: Counter[str] = Counter()
    for row in side.budgets:
        if row.source is not None and row.amount_vnd is not None and row.task_id in wanted:
            found[row.source] += row.amount_vnd
    return dict(found)


@dataclass(frozen=True, slots=True)
class Amount:
    """Some money of one task."""

    task_id: str
    year: str
    source: str
    vnd: int


def by_budgets(sides: Sequence[Side]) -> Comparison:
    """Money by year and source; the sums are those of ``--by themes`` where the amounts add up in the print."""
    found = [tuple(stated_amounts(s)) for s in sides]
    cells = [_cells(amounts) for amounts in found]
    keys = sorted(
        {k for c in cells for k in c},
        key=lambda k: (k[0] == NO_YEAR, k[0], k[1] in (SEVERAL, NO_SOURCE), k[1]),
    )
    grid = Grid(
        "budgets",
        tuple(s.heading for s in sides),
        ("year", "source"),
        ("tasks", "amount_vnd"),
        (
            ("tasks", "tasks_with_money", "amount_vnd"),
            tuple(
                (
                    len(s.counted),
                    len({a.task_id for a in amounts}),
                    sum(a.vnd for a in amounts) if amounts else None,
                )
                for s, amounts in zip(sides, found, strict=True)
            ),
        ),
        (*_budget_notes(sides, found), *repeats(sides)),
    )
    return matrix(grid, keys, lambda key: key, lambda key, n: cells[n].get(key, (None, None)))


def _cells(amounts: Iterable[Amount]) -> dict[tuple[str, str], tuple[int, int]]:
    tasks: dict[tuple[str, str], set[str]] = defaultdict(set)
    sums: Counter[tuple[str, str]] = Counter()
    for a in amounts:
        tasks[a.year, a.source].add(a.task_id)
        sums[a.year, a.source] += a.vnd
    return {k: (len(found), sums[k]) for k, found in tasks.items()}


def _budget_notes(sides: Sequence[Side], found: Sequence[Sequence[Amount]]) -> list[str]:
    notes = [
        "Nominal VND as stated, not brought to the prices of one year. An amount for several years is not divided; "
        f"{NO_YEAR} is money that is set to none, {SEVERAL} what several sources pay and the print does not divide.",
        "Money that a task does not divide goes to the source that it names, where it names one only.",
        "Where a task divides its money by year and once more by source, the years are taken; --by funding has the sources.",
    ]
    for side, amounts in zip(sides, found, strict=True):
        of_tasks, taken = money(side.counted, side), sum(a.vnd for a in amounts)
        if of_tasks is not None and taken > of_tasks:
            notes.append(
                f"{side.name}: amounts by year and source come to {taken:,} VND, the sums that its tasks state to {of_tasks:,}; "
                "`vnplans findings` tells where they differ (parts_mismatch) or where only parts are stated."
            )
    return notes


def stated_amounts(side: Side) -> Iterable[Amount]:
    """The money of a side's tasks, as finely as it is divided, each dong once."""
    split: dict[str, list[TaskBudgetRecord]] = defaultdict(list)
    for row in side.budgets:
        if row.amount_vnd is not None:
            split[row.task_id].append(row)
    sources: dict[str, set[str]] = defaultdict(set)
    for named in side.funding:
        sources[named.task_id].add(named.source)
    stated = {t.task_id for t in side.tasks if t.budget_vnd is not None} | split.keys()
    parts = Parts(side)
    for task in side.counted:
        if task.task_id in stated and not parts.within(task, stated):
            yield from _of_task(task, split.get(task.task_id, ()), _one(sources.get(task.task_id, ())))


def _one(named: Iterable[str]) -> str:
    """The source of money that is not divided: the one that the task names."""
    found = sorted(set(named))
    return found[0] if len(found) == 1 else SEVERAL if found else NO_SOURCE


def _of_task(task: TaskRecord, rows: Sequence[TaskBudgetRecord], source: str) -> Iterable[Amount]:
    taken = 0
    for row in _finest(rows):
        taken += row.amount_vnd or 0
        yield Amount(task.task_id, _years(row), row.source or source, row.amount_vnd or 0)
    rest = (task.budget_vnd or 0) - taken
    if rest > 0 or not rows:
        yield Amount(task.task_id, NO_YEAR, source, rest)


def _finest(rows: Sequence[TaskBudgetRecord]) -> Sequence[TaskBudgetRecord]:
    """One division of a task's money: by year and source, else by year, else by source."""
    both = [r for r in rows if _years(r) != NO_YEAR and r.source is not None]
    return both or [r for r in rows if _years(r) != NO_YEAR] or rows


def _years(row: TaskBudgetRecord) -> str:
    if row.year is not None:
        return str(row.year)
    if row.year_first is not None or row.year_last is not None:
        return f"{row.year_first or ''}-{row.year_last or ''}"
    return NO_YEAR
