"""The same task printed twice in a document.

Two rows are one task when their titles are the same to the letter (case, tones and punctuation aside) and no
stated money, period or lead body of one contradicts the other's. The later row stays, pointing to the
earlier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from normalize.notes import Code, warning
from normalize.text import fold
from schema.checks.given import CheckInput
from schema.contract.records import TaskRecord
from schema.recorder import Recorder

_SHORTEST_TITLE = 12
"""Letters below which equal titles say nothing ("Tập huấn")."""


def duplicates_of(tasks: Sequence[TaskRecord]) -> Mapping[str, str]:
    """``task_id`` of each repeated task → ``task_id`` of the one it repeats."""
    first: dict[str, list[TaskRecord]] = {}
    found: dict[str, str] = {}
    for task in tasks:
        title = fold(task.title or "")
        if len(title) < _SHORTEST_TITLE or task.parent_task_id is not None:
            continue
        twin = next((t for t in first.get(title, []) if _agree(t, task)), None)
        if twin is not None:
            found[task.task_id] = twin.task_id
        else:
            first.setdefault(title, []).append(task)
    return found


def _agree(a: TaskRecord, b: TaskRecord) -> bool:
    pairs = (
        (a.budget_vnd, b.budget_vnd),
        (a.period_raw, b.period_raw),
        (a.due_raw, b.due_raw),
        (a.product, b.product),
        (a.description, b.description),
    )
    return all(x is None or y is None or x == y for x, y in pairs) and any(
        x is not None and x == y for x, y in pairs
    )


def check_duplicates(given: CheckInput, recorder: Recorder) -> None:
    """A finding on each task that repeats another of the document."""
    by_id = {t.task_id: t for t in given.records.tasks}
    for task, twin in duplicates_of(given.records.tasks).items():
        note = warning(
            Code.DUPLICATE_TASK,
            f"The same task stands as row {by_id[twin].number or by_id[twin].position}; totals count it once.",
            expected=twin,
            found=by_id[task].title,
        )
        recorder.note("tasks", task, "duplicate_of", note, by_id[task].page_first)
