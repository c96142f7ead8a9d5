"""The checks in the order they run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from normalize.notes import Code, Severity
from schema.checks.counts import check_counts
from schema.checks.duplicates import check_duplicates, duplicates_of
from schema.checks.periods import check_periods
from schema.checks.sums import check_sums
from schema.checks.values import CheckInput
from schema.recorder import Recorder
from schema.records import DocumentRecords


@dataclass(frozen=True, slots=True)
class Check:
    """One check: what it looks at and what its finding means to a reader."""

    code: Code
    severity: Severity
    run: Callable[[CheckInput, Recorder], None]
    explanation: str
    example: str


CHECKS: tuple[Check, ...] = (
    Check(
        Code.SUM_MISMATCH,
        Severity.WARNING,
        check_sums,
        "A printed subtotal or total is not the sum of the rows it stands over: one of them, or the sum, is wrong.",
        "Group A prints 413,87 for rows that add up to 125,87.",
    ),
    Check(
        Code.COUNT_MISMATCH,
        Severity.WARNING,
        check_counts,
        "The body declares a number of activities that the tables do not hold.",
        "“Gồm 25 hoạt động” over groups that hold 24 rows.",
    ),
    Check(
        Code.DUPLICATE_TASK,
        Severity.WARNING,
        check_duplicates,
        "Two tasks have the same title and contradict each other nowhere; totals count them once.",
        "11.6 and 11.16 are one embankment, printed twice.",
    ),
    Check(
        Code.PERIOD_INVERTED,
        Severity.WARNING,
        check_periods,
        "A period ends before it begins, or a task is due before it begins; or it lies outside the plan's years.",
        "Execution 2026-2030, product due 2025.",
    ),
)


def run_checks(given: CheckInput, recorder: Recorder) -> DocumentRecords:
    """Runs every check; returns the records with ``duplicate_of`` set."""
    for check in CHECKS:
        check.run(given, recorder)
    twins = duplicates_of(given.records.tasks)
    tasks = tuple(
        replace(t, duplicate_of=twins[t.task_id]) if t.task_id in twins else t for t in given.records.tasks
    )
    return replace(given.records, tasks=tasks)
