"""What storing a reading would change: it is stored, compared, and taken back in one transaction, so that nothing is left of it.

So the effect is that of the very functions that store, with all corrections replayed, and not an estimate.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, Engine, select

from schema.contract.records import AgencyRecord, DocumentRecords, columns
from schema.contract.values import as_text
from schema.database.models import metadata
from schema.database.transactions import write
from schema.load.same_document import identity
from schema.load.store import Stored, store_in

_RECORDS = {"tasks": "title", "indicators": "name", "targets": "raw", "observations": "raw"}
"""The tables that are compared, and what names a row."""
_BODIES = {"tasks": "task_agencies", "indicators": "indicator_agencies"}
_LEFT_OUT = frozenset({"position", "confidence", "page", "page_first", "page_last", "review_status"})
"""Columns that change without any value changing."""

_Rows = dict[tuple[str, str], dict[str, str]]
"""(table, record id) → field → text."""


@dataclass(frozen=True, slots=True)
class Effect:
    """One difference.

    Attributes:
        change: gained, lost (a row), or altered (a field of one).
        title: what names the row.
        field: None for a whole row. ``findings`` are counted by code, which stands as ``record_id``.
    """

    table: str
    record_id: str
    title: str
    change: str
    field: str | None = None
    old: str | None = None
    new: str | None = None


class _TakenBack(Exception):
    """Carries what was found out of a transaction that must leave nothing."""

    def __init__(self, found: tuple[Effect, ...]) -> None:
        super().__init__("taken back")
        self.found = found


def effect_of(
    engine: Engine, document_id: str, records: DocumentRecords, agencies: Sequence[AgencyRecord] = ()
) -> tuple[Effect, ...]:
    """What would be other, were these records stored now.

    Args:
        document_id: the document whose rows stand now.
    """

    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")

    def work(connection: Connection) -> None:
        before = _values(connection, document_id)
        stored: Stored = store_in(connection, records, identity(records), agencies, moment)
        raise _TakenBack(tuple(_differences(before, _values(connection, stored.document_id))))

    try:
        write(engine, work)
    except _TakenBack as end:
        return end.found
    raise AssertionError("the transaction was not taken back")


def _values(connection: Connection, document_id: str) -> _Rows:
    found: _Rows = {}
    for table in _RECORDS:
        model, names = metadata.tables[table], columns(table)
        query = select(*(model.c[n] for n in names))
        if "document_id" in names:
            query = query.where(model.c.document_id == document_id)
        else:
            owners = metadata.tables["indicators"]
            own = select(owners.c.indicator_id).where(owners.c.document_id == document_id)
            query = query.where(model.c.indicator_id.in_(own))
        for row in connection.execute(query):
            values = {n: as_text(n, v) for n, v in zip(names, row, strict=True) if n not in _LEFT_OUT}
            found[table, row[0]] = values
        if table in _BODIES:
            _add_bodies(connection, table, found)
    doubts = metadata.tables["findings"]
    query = select(doubts.c.code).where(doubts.c.document_id == document_id)
    for code, count in Counter(connection.scalars(query)).items():
        found["findings", code] = {"count": str(count)}
    return found


def _add_bodies(connection: Connection, table: str, found: _Rows) -> None:
    """The bodies of each row, one field a role."""
    model = metadata.tables[_BODIES[table]]
    own_id = columns(_BODIES[table])[0]
    for row in connection.execute(select(model).order_by(model.c.position)):
        values = found.get((table, getattr(row, own_id)))
        if values is not None:
            name = row.agency or row.raw or ""
            values[row.role] = f"{values[row.role]}; {name}" if row.role in values else name


def _differences(before: _Rows, after: _Rows) -> Iterator[Effect]:
    for table, record_id in sorted(before.keys() | after.keys()):
        was, now = before.get((table, record_id)), after.get((table, record_id))
        if table == "findings":
            yield from _counted(record_id, was or {}, now or {})
        elif now is None or was is None:
            row = was or now or {}
            yield Effect(table, record_id, row.get(_RECORDS[table], ""), "lost" if was else "gained")
        else:
            yield from _altered(table, record_id, was, now)


def _altered(table: str, record_id: str, was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Effect]:
    for field in dict.fromkeys((*now, *was)):
        old, new = was.get(field, ""), now.get(field, "")
        if old != new:
            title = now.get(_RECORDS[table], "")
            yield Effect(table, record_id, title, "altered", field, old or None, new or None)


def _counted(code: str, was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Effect]:
    old, new = was.get("count", "0"), now.get("count", "0")
    if old != new:
        yield Effect("findings", code, code, "altered", "count", old, new)
