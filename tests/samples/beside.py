"""Sides of a comparison made of tasks: what a plan does, with its bodies and its money."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from schema.compare.naming import TODAY, BodyNames, Day
from schema.compare.sides import Side
from schema.contract.records import (
    AgencyRecord,
    DocumentRecord,
    TaskAgencyRecord,
    TaskBudgetRecord,
    TaskFundingRecord,
    TaskRecord,
)

FARMS, LAND, BOTH = "so-nong-nghiep", "so-tai-nguyen", "so-nong-nghiep-va-moi-truong"
REGISTER = (
    AgencyRecord(
        agency_id=FARMS,
        name="Sở Nông nghiệp",
        abbreviation="Sở NN",
        successor_id=BOTH,
        valid_to=date(2025, 2, 28),
    ),
    AgencyRecord(agency_id=LAND, name="Sở Tài nguyên", successor_id=BOTH, valid_to=date(2025, 2, 28)),
    AgencyRecord(agency_id=BOTH, name="Sở Nông nghiệp và Môi trường", valid_from=date(2025, 3, 1)),
    AgencyRecord(agency_id="so-y-te", name="Sở Y tế"),
)
"""Two bodies that became one on 1 March 2025, and one that stayed."""


def task(name: str, *, start: int | None = None, end: int | None = None, **own: object) -> TaskRecord:
    """A task of the document ``d``; ``start`` and ``end`` are years."""
    given = {"document_id": "d", "position": 1, "title": name, **own}
    if isinstance(cut := given.get("ghg_tco2e"), int):
        given["ghg_tco2e"] = Decimal(cut)
    return TaskRecord(
        task_id=name,
        period_start=date(start, 1, 1) if start else None,
        period_end=date(end, 12, 31) if end else None,
        **given,  # type: ignore[arg-type]
    )


def body(of: str, name: str, role: str = "lead", position: int = 1) -> TaskAgencyRecord:
    """A body of a task: an id of :data:`REGISTER`, or a name that it has not."""
    known = {r.agency_id: r.name for r in REGISTER}
    return TaskAgencyRecord(
        task_id=of,
        role=role,
        position=position,
        agency_id=name if name in known else None,
        agency=known.get(name, name),
        raw=known.get(name, name),
    )


def amount(
    of: str, vnd: int, *, year: int | None = None, source: str | None = None, **own: int
) -> TaskBudgetRecord:
    """Some money of a task."""
    return TaskBudgetRecord(task_id=of, year=year, source=source, amount_vnd=vnd, **own)


def plan(
    name: str,
    *tasks: TaskRecord,
    bodies: Sequence[TaskAgencyRecord] = (),
    money: Sequence[TaskBudgetRecord] = (),
    sources: Sequence[tuple[str, str]] = (),
    day: Day = TODAY,
) -> Side:
    """A side of one document; ``sources`` are pairs of a task and a funding source that it names."""
    document = DocumentRecord(document_id=name, sha256="0" * 64)
    funding = tuple(TaskFundingRecord(task_id=t, source=s) for t, s in sources)
    return Side(
        name, (document,), tasks, tuple(bodies), tuple(money), funding, (), (), REGISTER,
        bodies=BodyNames(REGISTER, day),
    )  # fmt: skip
