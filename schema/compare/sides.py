"""The documents that are compared, each a side of its own.

A side is one document: two plans of a province are never added up. A name that fits several is not guessed at; the
error lists them. Of a document and the one that changes or replaces it only the later counts, unless both are asked
for (``schema.compare.versions``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from sqlalchemy import Connection

from schema.compare.frames import Heading
from schema.compare.naming import PRINTED, TODAY, BodyNames, Day, province_on
from schema.contract.records import (
    AgencyRecord,
    DocumentRecord,
    Finding,
    IndicatorAgencyRecord,
    IndicatorRecord,
    ObservationRecord,
    Record,
    TargetRecord,
    TaskAgencyRecord,
    TaskBudgetRecord,
    TaskFundingRecord,
    TaskMatchRecord,
    TaskRecord,
)
from schema.database.rows import read_records
from schema.matching.words import TaskWords, words_of

RecordT = TypeVar("RecordT", bound=Record)

_FIELDS: dict[type[Record], str] = {
    TaskRecord: "tasks",
    TaskAgencyRecord: "agencies",
    TaskBudgetRecord: "budgets",
    TaskFundingRecord: "funding",
    IndicatorRecord: "indicators",
    TargetRecord: "targets",
    ObservationRecord: "observations",
    IndicatorAgencyRecord: "indicator_agencies",
    Finding: "findings",
}
EVERYTHING: frozenset[type[Record]] = frozenset(_FIELDS)
"""All that a side can hold of its own document."""
WITH_MATCHES: frozenset[type[Record]] = EVERYTHING | {TaskMatchRecord}
"""The same with the words of its tasks, and what people decided of pairs of tasks."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: a document with what is compared of it, in the order of the print.

    ``name`` is its heading: the province's, or the document's number, or both. ``bodies`` gives the bodies the names
    under which they are compared. ``words`` are those of its tasks by id, ``matches`` the decisions on pairs of tasks, of all
    documents.
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
    indicator_agencies: tuple[IndicatorAgencyRecord, ...] = ()
    bodies: BodyNames = field(default_factory=lambda: BodyNames(()))
    words: Mapping[str, TaskWords] = field(default_factory=dict)
    matches: tuple[TaskMatchRecord, ...] = ()

    @property
    def counted(self) -> tuple[TaskRecord, ...]:
        """The tasks that totals count: each once, duplicates left out."""
        return tuple(t for t in self.tasks if t.duplicate_of is None)

    @property
    def heading(self) -> Heading:
        """How frames name it."""
        return Heading(self.name, self.documents[0].document_id if self.documents else None)


@dataclass(frozen=True, slots=True)
class Reading:
    """What is read of each side, and under which names: ``kinds`` of records, provinces and bodies of a day."""

    kinds: Collection[type[Record]] = EVERYTHING
    provinces_on: Day = PRINTED
    bodies_on: Day = TODAY


def read_sides(
    connection: Connection, documents: Sequence[DocumentRecord], reading: Reading = Reading()
) -> tuple[Side, ...]:
    """What the database holds of some documents, a side each; each table is read once for all of them."""
    ids = sorted({d.document_id for d in documents})
    register = read_records(connection, AgencyRecord)
    bodies = BodyNames(register, reading.bodies_on)
    held: dict[type[Record], dict[str, list[Record]]] = {}
    owners: dict[str, str] = {}
    for kind in (k for k in _FIELDS if k in reading.kinds):
        records = read_records(connection, kind, ids)
        held[kind] = _by_document(records, owners)
    names = headings(documents, reading.provinces_on)
    sides = tuple(
        _side(
            name, d, {f: held.get(k, {}).get(d.document_id, ()) for k, f in _FIELDS.items()}, register, bodies
        )
        for name, d in zip(names, documents, strict=True)
    )
    if TaskMatchRecord not in reading.kinds:
        return sides
    matches = read_records(connection, TaskMatchRecord)
    return tuple(replace(s, words=words_of(connection, s.tasks), matches=matches) for s in sides)


def _side(
    name: str,
    document: DocumentRecord,
    held: dict[str, Collection[Record]],
    register: tuple[AgencyRecord, ...],
    bodies: BodyNames,
) -> Side:
    parts = {f: tuple(records) for f, records in held.items()}
    return Side(name, (document,), register=register, bodies=bodies, **parts)  # type: ignore[arg-type]  # each kind has its field


def _by_document(records: Iterable[Record], owners: dict[str, str]) -> dict[str, list[Record]]:
    """Records by their document; ``owners`` knows that of each task and indicator, and learns more of them.

    A row that a person rejected is none: it belongs to no document here, and what hangs on it neither.
    """
    found: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        if isinstance(record, TaskRecord):
            owners[record.task_id] = _owner(record)
        elif isinstance(record, IndicatorRecord):
            owners[record.indicator_id] = _owner(record)
        found[_document_of(record, owners)].append(record)
    return found


def _owner(record: TaskRecord | IndicatorRecord) -> str:
    return "" if record.review_status == "rejected" else record.document_id


def _document_of(record: Record, owners: dict[str, str]) -> str:
    if isinstance(record, (TaskRecord, IndicatorRecord)):
        return _owner(record)
    if isinstance(record, Finding):
        return record.document_id
    if isinstance(record, (TaskAgencyRecord, TaskBudgetRecord, TaskFundingRecord)):
        return owners[record.task_id]
    if isinstance(record, (TargetRecord, ObservationRecord, IndicatorAgencyRecord)):
        return owners[record.indicator_id]
    raise TypeError(f"{type(record).__name__} is of no side")


def headings(documents: Sequence[DocumentRecord], day: Day = PRINTED) -> tuple[str, ...]:
    """The heading of each: its province, with its number where the province is not enough, its id where that is not either."""
    ways: tuple[Callable[[DocumentRecord], str], ...] = (
        lambda d: province_on(d, day) or d.number or d.document_id,
        lambda d: " ".join(p for p in (province_on(d, day), d.number) if p) or d.document_id,
        lambda d: d.document_id,
    )
    names = [ways[0](d) for d in documents]
    for way in ways[1:]:
        bearers = Counter(
            name for name, _ in {(n, d.document_id) for n, d in zip(names, documents, strict=True)}
        )
        names = [way(d) if bearers[n] > 1 else n for n, d in zip(names, documents, strict=True)]
    return tuple(names)
