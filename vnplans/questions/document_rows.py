"""The rows of one document as a person looks through them: tasks, indicators, clauses, tables; sorted, filtered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, and_, func, select

from schema.contract.records import (
    ClauseRecord,
    IndicatorRecord,
    ObservationRecord,
    RecordValue,
    TableRecord,
    TargetRecord,
    TaskRecord,
    columns,
)
from schema.database.models import metadata
from schema.database.rows import WIDE, read_records, rows, table_columns
from vnplans.listing import Listing
from vnplans.questions.search import plain_letters, plain_words

KINDS = ("tasks", "indicators", "clauses", "tables")
"""What can be looked through, in the order of the tabs."""
_SEVERITIES = ("error", "warning", "info")
_ALIKE = ("document_number", "province", "review_status", "method")
_DOUBTS = "findings"
"""The column with the gravest open finding of a row and how many there are: ``warning 2``; empty for none."""


@dataclass(frozen=True, slots=True)
class View:
    """How rows are looked through.

    Attributes:
        sort: a column; with ``-`` before it from the largest down. None: the order of the print.
        words: what a row must hold, in any column, without tone marks.
        doubtful: only rows with an open finding.
        status: only rows of this ``review_status``.
    """

    sort: str | None = None
    words: str = ""
    doubtful: bool = False
    status: str | None = None


ALL = View()


def rows_of(connection: Connection, document_id: str, kind: str, view: View = ALL) -> Listing:
    """The rows of a document; the first column is the record's id, ``findings`` the last.

    Raises:
        KeyError: for any other kind than those of :data:`KINDS`.
    """
    own = _READERS[kind](connection, document_id)
    doubts = _doubts(connection, document_id, kind)
    names = (*own.columns, _DOUBTS)
    found = [dict(zip(names, (*row, doubts.get(str(row[0]))), strict=True)) for row in own.rows]
    words = plain_words(view.words)
    kept: list[dict[str, RecordValue]] = [
        row
        for row in found
        if (not view.doubtful or row[_DOUBTS])
        and (view.status is None or row.get("review_status") == view.status)
        and (not words or _holds(row, words))
    ]
    if view.sort is not None:
        kept = _sorted(kept, view.sort)
    return Listing(names, tuple(tuple(row.values()) for row in kept))


def count_rows(connection: Connection, document_id: str) -> dict[str, int]:
    """How many rows of each kind a document has."""
    models = ((kind, metadata.tables[kind]) for kind in KINDS)
    queries = ((k, select(func.count()).where(m.c.document_id == document_id)) for k, m in models)
    return {kind: connection.execute(query).scalar_one() for kind, query in queries}


def _holds(row: Mapping[str, RecordValue], words: list[str]) -> bool:
    """Whether the texts of a row hold all words; ids and what is alike in all rows do not count."""
    texts = (v for k, v in row.items() if isinstance(v, str) and not k.endswith("_id") and k not in _ALIKE)
    text = plain_letters(" ".join(texts))
    return all(word in text for word in words)


def _sorted(found: list[dict[str, RecordValue]], sort: str) -> list[dict[str, RecordValue]]:
    """By one column; what is not stated comes last either way."""
    name = sort.removeprefix("-")
    stated = [r for r in found if r.get(name) is not None]
    empty = [r for r in found if r.get(name) is None]
    return [*sorted(stated, key=lambda r: _comparable(r[name]), reverse=sort.startswith("-")), *empty]


def _comparable(value: object) -> tuple[int, Decimal, str]:
    if isinstance(value, int | float | Decimal):
        return 0, Decimal(str(value)), ""
    return 1, Decimal(0), " ".join(plain_words(str(value)))


def _doubts(connection: Connection, document_id: str, kind: str) -> dict[str, str]:
    model = metadata.tables["findings"]
    own = and_(model.c.document_id == document_id, model.c.record_table == kind, model.c.status == "open")
    found: dict[str, list[str]] = {}
    for record_id, severity in connection.execute(select(model.c.record_id, model.c.severity).where(own)):
        found.setdefault(record_id, []).append(severity)
    return {r: f"{min(s, key=_SEVERITIES.index)} {len(s)}" for r, s in found.items()}


def _tasks(connection: Connection, document_id: str) -> Listing:
    names = table_columns(WIDE)
    ids = (t.task_id for t in read_records(connection, TaskRecord, [document_id]))
    found = tuple((i, *row) for i, row in zip(ids, rows(connection, WIDE, [document_id]), strict=True))
    at = [k for k, name in enumerate(names) if name not in ("task_id", "document_id")]
    return Listing(
        ("task_id", *(names[k] for k in at)), tuple((r[0], *(r[k + 1] for k in at)) for r in found)
    )


def _indicators(connection: Connection, document_id: str) -> Listing:
    from schema.compare.values import observations_text, targets_text

    own = [document_id]
    targets: dict[str, list[TargetRecord]] = {}
    for target in read_records(connection, TargetRecord, own):
        targets.setdefault(target.indicator_id, []).append(target)
    seen: dict[str, list[ObservationRecord]] = {}
    for observation in read_records(connection, ObservationRecord, own):
        seen.setdefault(observation.indicator_id, []).append(observation)
    names = columns("indicators")
    found = (
        (
            *(getattr(i, n) for n in names),
            targets_text(targets.get(i.indicator_id, [])) or None,
            observations_text(seen.get(i.indicator_id, [])) or None,
        )
        for i in read_records(connection, IndicatorRecord, own)
    )
    return Listing((*names, "targets", "observed"), tuple(found))


def _clauses(connection: Connection, document_id: str) -> Listing:
    names = columns("clauses")
    found = read_records(connection, ClauseRecord, [document_id])
    return Listing(names, tuple(tuple(getattr(c, n) for n in names) for c in found))


def _tables(connection: Connection, document_id: str) -> Listing:
    names = columns("tables")
    found = read_records(connection, TableRecord, [document_id])
    return Listing(names, tuple(tuple(getattr(c, n) for n in names) for c in found))


_READERS: dict[str, Callable[[Connection, str], Listing]] = {
    "tasks": _tasks,
    "indicators": _indicators,
    "clauses": _clauses,
    "tables": _tables,
}
