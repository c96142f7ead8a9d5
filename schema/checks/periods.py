"""Periods: the right way round, and inside the plan's years."""

from __future__ import annotations

from datetime import date

from normalize.notes import Code, warning
from schema.checks.values import CheckInput
from schema.recorder import Recorder
from schema.records import DocumentRecord, TaskRecord


def check_periods(given: CheckInput, recorder: Recorder) -> None:
    """A finding for each task whose period is inverted or outside the plan."""
    for task in given.records.tasks:
        _check_order(task, recorder)
        _check_inside(task, given.records.document, recorder)


def _check_order(task: TaskRecord, recorder: Recorder) -> None:
    for column, start, end in (
        ("period_start", task.period_start, task.period_end),
        ("due_start", task.due_start, task.due_end),
    ):
        if start and end and start > end:
            note = warning(
                Code.PERIOD_INVERTED, "The period ends before it begins.", found=f"{start} – {end}"
            )
            recorder.note("tasks", task.task_id, column, note, task.page_first)
    if task.due_end and task.period_start and task.due_end < task.period_start:
        note = warning(
            Code.PERIOD_INVERTED,
            f"The task is due by {task.due_end}, before its execution begins ({task.period_start}).",
            found=f"{task.period_raw} / {task.due_raw}",
        )
        recorder.note("tasks", task.task_id, "due_start", note, task.page_first)


def _check_inside(task: TaskRecord, document: DocumentRecord, recorder: Recorder) -> None:
    first = document.period_start
    last = max((d for d in (document.period_end, _end_of(document.vision_year)) if d), default=None)
    before = first is not None and task.period_end is not None and task.period_end < first
    after = last is not None and task.period_start is not None and task.period_start > last
    if before or after:
        note = warning(
            Code.PERIOD_OUTSIDE_PLAN,
            f"The period lies {'before' if before else 'after'} the plan's own years.",
            expected=f"{first or '…'} – {last or '…'}",
            found=task.period_raw,
        )
        recorder.note("tasks", task.task_id, "period_start", note, task.page_first)


def _end_of(year: int | None) -> date | None:
    return date(year, 12, 31) if year else None
