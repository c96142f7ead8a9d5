"""Two plans, or the plans of two provinces, side by side.

Each way of comparing is a function from two :class:`Side` values to a :class:`Comparison`, a plain table
whose columns for the first side end in ``_a`` and for the second in ``_b``. What was counted and how is told
in its notes. Nothing here guesses: a match between rows has a score and says what it rests on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import Connection

from schema.contract.records import (
    AgencyRecord,
    DocumentRecord,
    Finding,
    IndicatorRecord,
    ObservationRecord,
    RecordValue,
    TargetRecord,
    TaskAgencyRecord,
    TaskBudgetRecord,
    TaskFundingRecord,
    TaskRecord,
)
from schema.database.find import find_documents, province_name
from schema.database.rows import read_records
from schema.errors import UnknownFormat


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: some documents with what is compared of them, in the order of the print.

    ``name`` is the province's, or the document's number.
    """

    name: str
    documents: tuple[DocumentRecord, ...]
    tasks: tuple[TaskRecord, ...]
    agencies: tuple[TaskAgencyRecord, ...]
    budgets: tuple[TaskBudgetRecord, ...]
    funding: tuple[TaskFundingRecord, ...]
    indicators: tuple[IndicatorRecord, ...]
    targets: tuple[TargetRecord, ...]
    register: tuple[AgencyRecord, ...] = ()
    observations: tuple[ObservationRecord, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def counted(self) -> tuple[TaskRecord, ...]:
        """The tasks that totals count: each once, duplicates left out."""
        return tuple(t for t in self.tasks if t.duplicate_of is None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A table of two sides.

    Attributes:
        by: themes, tasks, indicators, agencies or funding.
        sides: the names of the sides, for ``_a`` and ``_b``.
        columns, rows: the table.
        notes: what was counted and how.
    """

    by: str
    sides: tuple[str, str]
    columns: tuple[str, ...]
    rows: tuple[tuple[RecordValue, ...], ...]
    notes: tuple[str, ...] = ()


def compare(connection: Connection, a: str, b: str, by: str = "themes") -> Comparison:
    """Compares two documents or provinces.

    Args:
        a, b: an id, a number or a province (``schema.database.find``).
        by: one of :data:`WAYS`.

    Raises:
        DocumentNotFound: a side has no document.
        UnknownFormat: for any other way.
    """
    return compare_each(connection, (a, b), by)[0]


def compare_each(connection: Connection, wanted: Sequence[str], by: str = "themes") -> tuple[Comparison, ...]:
    """Compares several documents or provinces two by two: of A, B and C, A with B, A with C, B with C.

    Raises:
        DocumentNotFound, UnknownFormat: as :func:`compare`.
    """
    way = ways().get(by)
    if way is None:
        raise UnknownFormat(f"cannot compare by {by!r}", hint=f"Ways are {', '.join(ways())}.")
    sides = [read_side(connection, one) for one in wanted]
    return tuple(way(one, other) for one, other in combinations(sides, 2))


def joined(found: Sequence[Comparison]) -> tuple[tuple[str, ...], tuple[tuple[RecordValue, ...], ...]]:
    """Columns and rows of comparisons below each other, with the sides in the first two columns."""
    columns = ("side_a", "side_b", *found[0].columns)
    return columns, tuple((*one.sides, *row) for one in found for row in one.rows)


WAYS = ("themes", "tasks", "indicators", "agencies", "funding")


def ways() -> dict[str, Callable[[Side, Side], Comparison]]:
    """The ways of comparing, by name."""
    from schema.compare import counts as compare_counts
    from schema.compare import indicators as compare_indicators
    from schema.compare import tasks as compare_tasks

    return {
        "themes": compare_counts.by_themes,
        "tasks": compare_tasks.by_tasks,
        "indicators": compare_indicators.by_indicators,
        "agencies": compare_counts.by_agencies,
        "funding": compare_counts.by_funding,
    }


def read_side(connection: Connection, wanted: str) -> Side:
    """What the database holds of one side."""
    documents = find_documents(connection, wanted)
    ids = [d.document_id for d in documents]

    return Side(
        name=_side_name(documents),
        documents=documents,
        tasks=read_records(connection, TaskRecord, ids),
        agencies=read_records(connection, TaskAgencyRecord, ids),
        budgets=read_records(connection, TaskBudgetRecord, ids),
        funding=read_records(connection, TaskFundingRecord, ids),
        indicators=read_records(connection, IndicatorRecord, ids),
        targets=read_records(connection, TargetRecord, ids),
        register=read_records(connection, AgencyRecord, ids),
        observations=read_records(connection, ObservationRecord, ids),
        findings=read_records(connection, Finding, ids),
    )


def _side_name(documents: tuple[DocumentRecord, ...]) -> str:
    first = documents[0]
    return province_name(first) or first.number or first.document_id
