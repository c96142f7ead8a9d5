"""One record field by field: its value, what was printed, where, how it was read, and what is doubtful in it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from sqlalchemy import Connection, or_, select

from schema.contract.records import ObservationRecord, ProvenanceRecord, RecordValue, TargetRecord, columns
from schema.database.models import metadata
from schema.load.correction_log import Action, active, all_corrections, carried_out_by
from schema.load.stored_values import current_value, table_of
from vnplans.questions.table_columns import ColumnShown, table_columns

_NOT_SHOWN = frozenset(
    {"position", "review_status", "confidence", "page", "page_first", "page_last", "raw", "group_path"}
)
_VALUES = {"targets": TargetRecord, "observations": ObservationRecord}
"""What hangs on an indicator, each with places of its own."""
_BODIES = {"tasks": "task_agencies", "indicators": "indicator_agencies"}
_LONGEST = 160
"""Letters of a text that stand for the name of a record that has none."""
_NUMBERED = re.compile(r"\.\d+$")


@dataclass(frozen=True, slots=True)
class Place:
    """One printed place: a page with a box, or a line."""

    page: int | None
    box: tuple[float, float, float, float] | None
    line: int | None


@dataclass(frozen=True, slots=True)
class FieldShown:
    """A field of a record.

    Attributes:
        record_id, field: what a correction names.
        value: as stored; ``text`` is what a person edits.
        printed: the text that it was read from.
        rule: what read it.
        places: where it was printed; a cell that a page breaks has several.
        alternatives: what else it was read as, by another reader, in another file, in another way, or before a correction.
    """

    record_id: str
    field: str
    value: RecordValue
    text: str
    printed: str | None = None
    rule: str | None = None
    confidence: float | None = None
    places: tuple[Place, ...] = ()
    is_fixed: bool = False
    alternatives: tuple[str, ...] = ()


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
    places = _places(connection, record_id)
    document_id = _document(connection, table, row)
    shown = [
        *(_field(connection, table, row, name, places) for name in columns(table) if _is_shown(name, row)),
        *_bodies(connection, table, record_id, places),
        *_values(connection, table, record_id),
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
    places = _places(connection, record.record_id)
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
    printed = row.get(f"{stem}_raw") or _printed(own)
    text = current_value(connection, table, record_id, name) or ""
    fixed = name.endswith("_id")
    return _with(
        FieldShown(record_id, name, row[name], text, str(printed) if printed else None, is_fixed=fixed), own
    )


def _with(made: FieldShown, own: Sequence[ProvenanceRecord]) -> FieldShown:
    """A field with what is known of where it was read."""
    first = own[0] if own else None
    confidence = None if first is None or first.confidence is None else float(first.confidence)
    return FieldShown(
        made.record_id,
        made.field,
        made.value,
        made.text,
        made.printed or _printed(own),
        first.rule if first else None,
        confidence,
        tuple(dict.fromkeys(_place(p) for p in own)),
        made.is_fixed,
    )


def _printed(own: Sequence[ProvenanceRecord]) -> str | None:
    return " ".join(p.raw for p in sorted(own, key=lambda p: p.part) if p.raw) or None


def _place(p: ProvenanceRecord) -> Place:
    box = (
        None
        if p.x0 is None or p.top is None or p.x1 is None or p.bottom is None
        else (p.x0, p.top, p.x1, p.bottom)
    )
    return Place(p.page, box, p.line)


def _places(connection: Connection, record_id: str) -> dict[str, list[ProvenanceRecord]]:
    """Field → its places; ``lead.1`` and ``lead.2`` are ``lead``."""
    model = metadata.tables["provenance"]
    query = select(*(model.c[n] for n in columns("provenance"))).where(model.c.record_id == record_id)
    found: dict[str, list[ProvenanceRecord]] = {}
    for row in connection.execute(query.order_by(model.c.ordinal)):
        place = ProvenanceRecord(**row._mapping)
        found.setdefault(_NUMBERED.sub("", place.field), []).append(place)
    return found


def _bodies(
    connection: Connection, table: str, record_id: str, places: Mapping[str, Sequence[ProvenanceRecord]]
) -> list[FieldShown]:
    """The bodies of a record, one field a role."""
    if table not in _BODIES:
        return []
    model = metadata.tables[_BODIES[table]]
    query = select(model).where(model.c[columns(_BODIES[table])[0]] == record_id).order_by(model.c.position)
    roles: dict[str, list[str]] = {}
    raws: dict[str, list[str]] = {}
    for row in connection.execute(query):
        roles.setdefault(row.role, []).append(row.agency or row.raw or "")
        raws.setdefault(row.role, []).append(row.raw or "")
    return [
        _with(
            FieldShown(record_id, r, "; ".join(n), "; ".join(n), "; ".join(filter(None, raws[r])) or None),
            places.get(r, ()),
        )
        for r, n in roles.items()
    ]


def _values(connection: Connection, table: str, record_id: str) -> list[FieldShown]:
    """What an indicator is to reach, and what it is or was: the first stated bound of each can be corrected."""
    if table != "indicators":
        return []
    from schema.compare.values import observation_text, target_text

    found = []
    for name, kind in _VALUES.items():
        model = metadata.tables[name]
        query = select(*(model.c[n] for n in columns(name))).where(model.c.indicator_id == record_id)
        for row in connection.execute(query):
            made = kind(**row._mapping)
            own_id = str(row[0])
            bound = "low" if made.low is not None else "high"
            text = target_text(made) if isinstance(made, TargetRecord) else observation_text(made)
            places = _places(connection, own_id)
            stated = current_value(connection, name, own_id, bound) or ""
            own = places.get(bound) or next(iter(places.values()), ())
            found.append(_with(FieldShown(own_id, bound, text, stated, made.raw), own))
    return found


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
