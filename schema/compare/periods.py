"""When the tasks of each side run: a time line of years.

A task begins in the year of its start, ends in that of its end, runs in each from start to end (to the last year of the
table where it is open-ended), and is due where a time of completion is stated. "đến năm 2025" states an end
and no start: such a task ends in 2025 and is not said to run before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from schema.compare.frames import Comparison, Grid, Row, matrix
from schema.compare.money import repeats
from schema.compare.sides import Side
from schema.contract.records import TaskRecord

_MEASURES = ("begun", "running", "ending", "due")
_TOTALS = ("tasks", "with_period", "with_due", "recurring", "without_time")


def by_periods(sides: Sequence[Side]) -> Comparison:
    """Years by side: tasks begun, running, ending and due."""
    years = sorted({y for s in sides for t in s.counted for y in _years_named(t)})
    every = list(range(years[0], years[-1] + 1)) if years else []
    counted = [_count(s, every[-1] if every else 0) for s in sides]
    grid = Grid(
        "periods",
        tuple(s.heading for s in sides),
        ("year",),
        _MEASURES,
        (_TOTALS, tuple(_sums(s) for s in sides)),
        (
            "A task runs from its stated start to its stated end; one with an end only (“đến năm 2025”) is counted where it ends. "
            "Times like “hằng năm” without years are counted in the totals as recurring.",
            *repeats(sides),
        ),
    )
    return matrix(grid, every, lambda y: (y,), lambda y, n: tuple(counted[n][m, y] for m in _MEASURES))


def _years_named(task: TaskRecord) -> list[int]:
    days = (task.period_start, task.period_end, task.due_end or task.due_start)
    return [d.year for d in days if d is not None]


def _count(side: Side, last: int) -> Counter[tuple[str, int]]:
    found: Counter[tuple[str, int]] = Counter()
    for task in side.counted:
        start, end, due = task.period_start, task.period_end, task.due_end or task.due_start
        if start is not None:
            found["begun", start.year] += 1
            until = last if task.open_ended else (end or start).year
            found.update(("running", year) for year in range(start.year, until + 1))
        if end is not None and not task.open_ended:
            found["ending", end.year] += 1
        if due is not None:
            found["due", due.year] += 1
    return found


def _sums(side: Side) -> Row:
    tasks = side.counted
    timeless = [t for t in tasks if not _years_named(t)]
    recurring = [t for t in tasks if t.recurrence is not None or t.due_recurrence is not None]
    return (
        len(tasks),
        sum(1 for t in tasks if t.period_start is not None or t.period_end is not None),
        sum(1 for t in tasks if t.due_end is not None or t.due_start is not None),
        len(recurring),
        len([t for t in timeless if t not in recurring]),
    )
