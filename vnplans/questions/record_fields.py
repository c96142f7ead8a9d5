"""One record field by field: its value, what was printed, where, how it was read, and what is doubtful in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from sqlalchemy import Connection, or_, select

from schema.contract.records import ProvenanceRecord, RecordValue, columns
from schema.database.models import metadata
from schema.load.correction_log import Action, active, all_corrections, carried_out_by
from schema.load.stored_values import current_value, table_of
from vnplans.questions.field_places import FieldShown, places_of, printed_of, with_places
from vnplans.questions.record_lists import bodies_shown, lists_shown, values_shown
from vnplans.questions.table_columns import ColumnShown, table_columns

_NOT_SHOWN = frozenset(
    {"position", "review_status", "confidence", "page", "page_first", "page_last", "raw", "group_path"}
)
_LONGEST = 160
"""Letters of a text that stand for the name of a record that has none."""


@dataclass(frozen=True, slots=True)
class RecordShown:
    """A record with its fields, and the places of all.

    Attributes:
        corrections: decisions on it and on what hangs on it; of a table also what was taught of its document's headers.
        wholes: of those that carry out a split or a join: the decision that is revoked with all of them.
        columns: of a table.
        page: where it begins.
    """

    table: str
    record_id: str
    document_id: str
    title: str
    status: str | None
    fields: tuple[FieldShown, ...] = ()
    findings: tuple[Mapping[str, RecordValue], ...] = field(default=())
    corrections: tuple[Mapping[str, RecordValue], ...] = field(default=())
    wholes: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[ColumnShown, ...] = ()
    page: int | None = None


def record_shown(connection: Connection, record_id: str) -> RecordShown:
    """A record by its id.

    Raises:
        DocumentNotFound: no table has this id.
    """
    table = table_of(connection, record_id)
    model = metadata.tables[table]
    key = columns(table)[0]
    row = dict(connection.execute(select(model).where(model.c[key] == record_id)).one()._mapping)
    places = places_of(connection, record_id)
    document_id = _document(connection, table, row)
    shown = [
        *(_field(connection, table, row, name, places) for name in columns(table) if _is_shown(name, row)),
        *bodies_shown(connection, table, record_id, places),
        *lists_shown(connection, table, record_id, places),
        *values_shown(connection, table, record_id),
    ]
    return RecordShown(
        table=table,
        record_id=record_id,
        document_id=document_id,
        title=str(_name(row, record_id)),
        status=row.get("review_status"),
        fields=tuple(shown),
        findings=_findings(connection, table, record_id),
        corrections=_decisions(connection, table, record_id, document_id),
        wholes=_wholes(connection, document_id),
        page=row.get("page_first") or row.get("page"),
        columns=table_columns(connection, record_id) if table == "tables" else (),
    )


def _name(row: Mapping[str, RecordValue], record_id: str) -> str:
    """What a reader knows a record by: its name, else the beginning of its text, else its id."""
    named = (row.get(n) for n in ("title", "name", "heading", "caption", "text", "raw"))
    found = next((str(n) for n in named if n), record_id)
    return found if len(found) <= _LONGEST or row.get("title") or row.get("name") else f"{found[:_LONGEST]}…"


def _findings(connection: Connection, table: str, record_id: str) -> tuple[Mapping[str, RecordValue], ...]:
    """Those on a record and on what hangs on it; of a table not those on its rows, which are records of their own."""
    found = _attached(connection, "findings", record_id)
    return tuple(f for f in found if f["record_id"] == record_id) if table == "tables" else found


def _decisions(
    connection: Connection, table: str, record_id: str, document_id: str
) -> tuple[Mapping[str, RecordValue], ...]:
    own = _attached(connection, "corrections", record_id)
    if table != "tables":
        return own
    maps = (c for c in all_corrections(connection, document_id) if c.action == Action.MAP)
    return (*own, *(asdict(c) for c in maps))


def _wholes(connection: Connection, document_id: str) -> dict[str, str]:
    return {part: c.correction_id for c in active(connection, document_id) for part in carried_out_by(c)}


def fields_of(connection: Connection, record: RecordShown, names: Sequence[str]) -> tuple[FieldShown, ...]:
    """Fields of a record, also those that hold nothing: what a person may state."""
    model = metadata.tables[record.table]
    key = columns(record.table)[0]
    row = dict(connection.execute(select(model).where(model.c[key] == record.record_id)).one()._mapping)
    places = places_of(connection, record.record_id)
    known = {f.field: f for f in record.fields}
    return tuple(
        known[name]
        if name in known
        else _field(connection, record.table, row, name, places)
        if name in row
        else FieldShown(record.record_id, name, None, "")
        for name in names
    )


def _is_shown(name: str, row: Mapping[str, RecordValue]) -> bool:
    is_key = name.endswith("_id") and name not in ("parent_task_id", "clause_id")
    hidden = name in _NOT_SHOWN or name.endswith("_raw") or is_key
    return not hidden and row[name] not in (None, False)


def _field(
    connection: Connection,
    table: str,
    row: Mapping[str, RecordValue],
    name: str,
    places: Mapping[str, Sequence[ProvenanceRecord]],
) -> FieldShown:
    record_id = str(row[columns(table)[0]])
    stem = name.partition("_")[0]
    own = places.get(name) or next(
        (p for f, p in places.items() if f.startswith(f"{stem}_") or f == stem), ()
    )
    printed = row.get(f"{stem}_raw") or printed_of(own)
    text = current_value(connection, table, record_id, name) or ""
    fixed = name.endswith("_id")
    return with_places(
        FieldShown(record_id, name, row[name], text, str(printed) if printed else None, is_fixed=fixed), own
    )


def _attached(connection: Connection, table: str, record_id: str) -> tuple[Mapping[str, RecordValue], ...]:
    """Findings or decisions on a record and on what hangs on it."""
    model = metadata.tables[table]
    below = model.c.record_id.startswith(f"{record_id}:", autoescape=True)
    query = select(*(model.c[n] for n in columns(table))).where(or_(model.c.record_id == record_id, below))
    return tuple(dict(row._mapping) for row in connection.execute(query))


def _document(connection: Connection, table: str, row: Mapping[str, RecordValue]) -> str:
    if "document_id" in row:
        return str(row["document_id"])
    parents = metadata.tables["indicators"]
    query = select(parents.c.document_id).where(parents.c.indicator_id == row["indicator_id"])
    return str(connection.execute(query).scalar_one())
