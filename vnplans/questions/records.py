"""One record by its id: its values, where they were read, what is doubtful in them and what was corrected."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from schema.contract.records import ObservationRecord, ProvenanceRecord, TargetRecord, columns
from schema.contract.values import as_text
from schema.database.models import metadata
from vnplans.listing import Listing
from vnplans.questions.open import reading


@dataclass(frozen=True, slots=True)
class Shown:
    """What ``show`` gives: the record, and for a document its tasks, indicators and counts of findings.

    For a task, an indicator or another record ``related`` holds its provenance and findings instead, of an indicator its values too.
    """

    wanted: str
    record: Listing
    related: tuple[tuple[str, Listing], ...]


def show_record(connection: Connection, wanted: str) -> Shown:
    """A record of any table.

    Raises:
        DocumentNotFound: no table has this id.
    """
    from schema.load.stored_values import table_of

    table = table_of(connection, wanted)
    model = metadata.tables[table]
    row = connection.execute(select(model).where(model.c[columns(table)[0]] == wanted)).one()
    values = ((c, getattr(row, c)) for c in columns(table))
    stated = tuple((c, as_text(c, v)) for c, v in values if v is not None)
    related = (
        ("values", _values(connection, table, wanted)),
        ("provenance", _attached(connection, "provenance", wanted)),
        ("findings", _attached(connection, "findings", wanted)),
        ("corrections", _attached(connection, "corrections", wanted)),
        ("bodies", _bodies(connection, table, wanted)),
    )
    filled = tuple((name, listing) for name, listing in related if listing.rows)
    return Shown(wanted, Listing(("field", "value"), stated), filled)


def _values(connection: Connection, table: str, record_id: str) -> Listing:
    """What an indicator is to reach ("to", "by"), and what it is or was."""
    if table != "indicators":
        return Listing((), ())
    from schema.compare.values import observation_text, target_text
    from schema.database.rows import read_records

    document = metadata.tables["indicators"]
    query = select(document.c.document_id).where(document.c.indicator_id == record_id)
    own = [connection.execute(query).scalar_one()]
    targets = (t for t in read_records(connection, TargetRecord, own) if t.indicator_id == record_id)
    seen = (o for o in read_records(connection, ObservationRecord, own) if o.indicator_id == record_id)
    rows = (
        *((t.target_id, target_text(t), t.raw) for t in targets),
        *((o.observation_id, observation_text(o), o.raw) for o in seen),
    )
    return Listing(("id", "value", "raw"), rows)


def _attached(connection: Connection, table: str, record_id: str) -> Listing:
    names = tuple(c for c in columns(table) if c not in ("record_table", "record_id", "document_id"))
    model = metadata.tables[table]
    query = select(*(model.c[n] for n in names)).where(model.c.record_id == record_id)
    return Listing(names, tuple(tuple(r) for r in connection.execute(query)))


def _bodies(connection: Connection, table: str, record_id: str) -> Listing:
    held = {"tasks": "task_agencies", "indicators": "indicator_agencies"}.get(table)
    if held is None:
        return Listing((), ())
    model = metadata.tables[held]
    names = columns(held)[1:]
    own = model.c[columns(held)[0]] == record_id
    query = select(*(model.c[n] for n in names)).where(own).order_by(model.c.role, model.c.position)
    return Listing(names, tuple(tuple(r) for r in connection.execute(query)))


def provenance(record_id: str, db: str | None = None) -> tuple[ProvenanceRecord, ...]:
    """Where the values of one record were read."""
    with reading(db) as connection:
        model = metadata.tables["provenance"]
        query = select(*(model.c[n] for n in columns("provenance"))).where(model.c.record_id == record_id)
        return tuple(ProvenanceRecord(**r._mapping) for r in connection.execute(query))
