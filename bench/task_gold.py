"""What a careful reader takes from a row of tasks, and which task that was read it is (bench.task_values)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

import regex
from rapidfuzz import fuzz

from bench.task_bodies import TaskBodies
from normalize.text import clean, fold
from schema.contract.records import (
    DocumentRecords,
    TaskBudgetRecord,
    TaskFundingRecord,
    TaskProductRecord,
    TaskRecord,
)

Entry = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Held:
    """How one part of a task compares: how many values are wanted, right, and read though nothing is there."""

    wanted: int = 0
    right: int = 0
    extra: int = 0

    @property
    def faults(self) -> int:
        return self.wanted - self.right + self.extra


@dataclass(slots=True)
class Mine:
    """One task that was read, with its parts and what the header above it says."""

    record: TaskRecord
    bodies: TaskBodies
    budgets: Sequence[TaskBudgetRecord]
    funding: Sequence[TaskFundingRecord]
    products: Sequence[TaskProductRecord]
    shared_with: str | None
    is_bare_time: bool
    taken: bool = field(default=False)


@dataclass(frozen=True, slots=True)
class Table:
    """What the gold says of all tasks of one table, and where findings stand."""

    names: Mapping[str, str]
    is_one_column: bool
    is_warned: Callable[[Mine, str], bool]


def tasks_of(records: DocumentRecords) -> list[Mine]:
    """The tasks of tables, in reading order."""
    by_id = {t.task_id: t for t in records.tasks}
    found: list[Mine] = []
    for task in (t for t in records.tasks if t.table_id is not None):
        carrier = by_id.get(task.budget_shared_with or "")
        found.append(
            Mine(
                task,
                TaskBodies(tuple(a for a in records.task_agencies if a.task_id == task.task_id)),
                [b for b in records.task_budgets if b.task_id == task.task_id],
                [f for f in records.task_funding if f.task_id == task.task_id],
                [p for p in records.task_products if p.task_id == task.task_id],
                carrier.number if carrier else None,
                _is_bare_time(records, task.table_id),
            )
        )
    return found


def _is_bare_time(records: DocumentRecords, table: str | None) -> bool:
    """Whether a column of a table is headed "Thời gian" alone: it may be a period or a due time."""
    heads = {fold(c.text or "") for c in records.cells if c.table_id == table and c.role == "header"}
    return bool(heads & {"thoi gian", "thoi gian to chuc"})


def likeness(mine: Mine, gold: Entry) -> float:
    """0 to 200: how surely a task that was read is the wanted one. From 100 on it is."""
    said = " ".join(t for t in (mine.record.title, mine.record.description) if t)
    title = max(like(mine.record.title, str(r["title"])) for r in readings(gold))
    title = max(title, fuzz.partial_ratio(letters(said), letters(str(gold["title"]))) * 0.9)
    same = plain_number(mine.record.number) == plain_number(cast("str | None", gold["number"]))
    return (100 if same and title >= 60 else 0) + title * (1 if same else 0.99)


def plain_number(text: str | None) -> str:
    return regex.sub(r"\W+$", "", text or "").lower()


def readings(entry: Entry) -> list[Entry]:
    """An entry with each of its other readings, and these combined."""
    found: list[Entry] = [entry]
    for also in cast("list[Entry]", entry.get("also") or []):
        found += [{**r, **also} for r in found]
    return found


def letters(text: str | None) -> str:
    return regex.sub(r"\W+", "", clean(text or "")).lower()


def like(a: str | None, b: str | None) -> float:
    return fuzz.ratio(letters(a), letters(b))
