"""Tasks with their products, amounts and funding sources; their bodies stand in ``bodies.py``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated

from schema.contract.columns import (
    KEY,
    Confidence,
    DocumentId,
    Id,
    Money,
    Recurrence,
    Review,
    Unit,
    Year,
    one_of,
    owned_by,
    refers_to,
)

FUNDING_SOURCES = one_of(
    "state_budget", "central_budget", "local_budget", "oda", "international", "enterprise", "household", "community",
    "credit", "other",
)  # fmt: skip
"""Where money comes from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRecord:
    """One task, project or measure.

    Attributes:
        position: 1-based order in the document.
        group_number, group_title: the nearest group row above it; ``group_path`` holds the numbers from the
            outermost group to that one, joined by ``/``.
        period_start, period_end: execution, closed; ``due_start``, ``due_end``: completion or submission.
        duplicate_of: ``task_id`` of the task it repeats; the row stays, totals count it once.
        place, place_code: where it is done, as of the document's date; the code is that of a province.
        budget_shared_with: the task that carries an amount printed once for several; its own budget is then empty.
    """

    task_id: Id
    document_id: DocumentId
    table_id: Annotated[str | None, refers_to("tables.table_id")] = None
    clause_id: Annotated[str | None, refers_to("clauses.clause_id")] = None
    position: int
    number: str | None = None
    group_number: str | None = None
    group_title: str | None = None
    group_path: str | None = None
    parent_task_id: Annotated[str | None, refers_to("tasks.task_id")] = None
    title: str | None = None
    description: str | None = None
    target: str | None = None
    product: str | None = None
    period_raw: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    open_ended: bool = False
    recurrence: Recurrence = None
    due_raw: str | None = None
    due_start: date | None = None
    due_end: date | None = None
    due_recurrence: Recurrence = None
    duration_raw: str | None = None
    duration_days: Annotated[int | None, Unit("day")] = None
    priority_raw: str | None = None
    priority: Annotated[str | None, one_of("high", "medium", "low")] = None
    budget_raw: str | None = None
    budget_vnd: Money = None
    ghg_raw: str | None = None
    ghg_tco2e: Annotated[Decimal | None, Unit("tCO2e")] = None
    approver_raw: str | None = None
    theme: str | None = None
    theme_secondary: str | None = None
    duplicate_of: Annotated[str | None, refers_to("tasks.task_id")] = None
    page_first: int | None = None
    page_last: int | None = None
    confidence: Confidence = None
    review_status: Review = "extracted"
    location_raw: str | None = None
    place: str | None = None
    place_code: str | None = None
    budget_shared_with: Annotated[str | None, refers_to("tasks.task_id")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskProductRecord:
    """One result of a task, where it has several, with the time it is due where one is printed. ``position`` is 1-based."""

    task_id: Annotated[str, KEY, owned_by("tasks.task_id")]
    position: Annotated[int, KEY]
    product: str | None = None
    due_raw: str | None = None
    due_start: date | None = None
    due_end: date | None = None
    due_recurrence: Recurrence = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskBudgetRecord:
    """One amount of a task, by year or by source; ``year_first`` and ``year_last`` are those of an amount for several years,
    which has no ``year``."""

    task_id: Annotated[str, KEY, owned_by("tasks.task_id")]
    year: Year = None
    source: Annotated[str | None, FUNDING_SOURCES] = None
    amount_vnd: Money = None
    raw: str | None = None
    year_first: Year = None
    year_last: Year = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFundingRecord:
    """One funding source named in a task."""

    task_id: Annotated[str, KEY, owned_by("tasks.task_id")]
    source: Annotated[str, FUNDING_SOURCES]
    raw: str | None = None
