"""Plans of a few tasks, made by title."""

from __future__ import annotations

from datetime import date

from schema.contract.records import TaskRecord
from schema.matching.profile import Plan
from schema.matching.words import made_words

Titled = str | tuple[str, dict[str, object]]
"""A title, or a title with other columns."""


def tasks(document: str, *titles: Titled) -> tuple[TaskRecord, ...]:
    """Tasks of a plan, ``A:1``, ``A:2``, …"""
    made = []
    for n, titled in enumerate(titles, 1):
        title, columns = titled if isinstance(titled, tuple) else (titled, {})
        made.append(
            TaskRecord(task_id=f"{document}:{n}", document_id=document, position=n, title=title, **columns)  # type: ignore[arg-type]
        )
    return tuple(made)


def plan(document: str, *titles: Titled, leads: dict[int, str] | None = None) -> Plan:
    """A plan; ``leads`` gives the body that leads the n-th task."""
    own = tasks(document, *titles)
    bodies = {f"{document}:{n}": frozenset({name}) for n, name in (leads or {}).items()}
    return Plan(own, made_words(own), bodies)


def years(first: int, last: int) -> dict[str, object]:
    """The columns of a period."""
    return {"period_start": date(first, 1, 1), "period_end": date(last, 12, 31)}
