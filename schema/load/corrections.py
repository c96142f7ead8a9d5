"""Corrections: what a person decided about a value, as data that can be revoked and replayed.

A correction names a record and a field by their stable names, with the old and the new value as an export writes
them. The rows of the database carry corrected values (``review_status`` corrected); the printed text in ``*_raw``
is never touched. After each reading of a document its corrections are replayed: where the value read is still one
that the corrections of this field speak of, the last new one is put in its place; where it has changed or vanished,
``correction_stale`` says so and nothing is altered. Findings on a corrected field are fixed as long as the
correction stands. The bodies of a task are corrected by their role: ``field`` lead, names joined by ``; ``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from sqlalchemy import Connection, Engine, Select, Table, delete, insert, select, update

from normalize.notes import Code, Severity
from normalize.text import key
from schema.contract.bodies import BODY_ROLES
from schema.contract.ids import finding_id
from schema.contract.records import CorrectionRecord, Finding, RecordValue, columns
from schema.contract.values import as_text, from_text, kind_of
from schema.database.models import agencies, contract_key, corrections, findings, metadata
from schema.database.transactions import write
from schema.errors import CorrectionNotFound, DocumentNotFound, UnknownField

ROLES = frozenset(BODY_ROLES.names)
_CORRECTED = ("documents", "clauses", "tables", "tasks", "indicators", "targets")
_ID_COLUMN = {table: contract_key(table)[0] for table in _CORRECTED}
_BODIES = {"tasks": "task_agencies", "indicators": "indicator_agencies"}
_CELLS_OF_SEVERAL = frozenset({"period", "due", "budget", "ghg", "priority", "duration", "approver"})
"""What several columns are read from: ``budget_raw`` and ``budget_vnd``."""
_FIXED = frozenset({"position", "review_status", "confidence", "sha256", "ingested_at", "raw"})


@dataclass(frozen=True, slots=True)
class Change:
    """What a person wants: the field of a record and its right value, None for "not stated"."""

    record_id: str
    field: str
    new_value: str | None
    reason: str | None = None
    author: str | None = None


def correct(engine: Engine, change: Change, now: datetime | None = None) -> CorrectionRecord:
    """Writes a correction and applies it.

    Raises:
        DocumentNotFound: no record has this id.
        UnknownField: the field does not exist or cannot be corrected.
        ValueError: the new value is no value of the field.
    """
    return write(engine, partial(_correct, change=change, moment=_moment(now)))


def _correct(connection: Connection, change: Change, moment: str) -> CorrectionRecord:
    table = table_of(connection, change.record_id)
    _refuse_fixed(table, change.field)
    old_value = current_value(connection, table, change.record_id, change.field) or ""
    new_value = _as_written(table, change.field, change.new_value)
    _apply(connection, table, change.record_id, change.field, new_value)
    _mark_findings(connection, change.record_id, change.field, "fixed")
    made = CorrectionRecord(
        correction_id=_next_id(connection, change),
        record_table=table,
        record_id=change.record_id,
        field=change.field,
        old_value=old_value or None,
        new_value=new_value,
        reason=change.reason,
        author=change.author,
        created_at=moment,
    )
    row = {c: getattr(made, c) for c in columns("corrections")}
    connection.execute(insert(corrections), [row])
    return made


def revoke(engine: Engine, correction_id: str, now: datetime | None = None) -> CorrectionRecord:
    """Takes a correction back: where its value still stands, that of the last other correction returns.

    Where no other correction of the field stands, the value as it was read returns.

    Raises:
        CorrectionNotFound: no such correction, or it is revoked already.
    """
    return write(engine, partial(_revoke, correction_id=correction_id, moment=_moment(now)))


def _revoke(connection: Connection, correction_id: str, moment: str) -> CorrectionRecord:
    found = next((c for c in active(connection, None) if c.correction_id == correction_id), None)
    if found is None:
        raise CorrectionNotFound(f"no correction {correction_id!r} stands")
    this = corrections.c.correction_id == correction_id
    connection.execute(update(corrections).where(this).values(revoked_at=moment))
    value = current_value(connection, found.record_table, found.record_id, found.field)
    chain = _of_field(all_corrections(connection, None), found)
    standing = [c for c in chain if c.revoked_at is None]
    if value == (found.new_value or ""):
        before = standing[-1].new_value if standing else chain[0].old_value
        _apply(connection, found.record_table, found.record_id, found.field, before)
    if not standing:
        _mark_findings(connection, found.record_id, found.field, "open")
    _unmark(connection, found)
    return found


def active(connection: Connection, document_id: str | None) -> tuple[CorrectionRecord, ...]:
    """The corrections that stand, of one document or of all, oldest first."""
    return tuple(c for c in all_corrections(connection, document_id) if c.revoked_at is None)


def all_corrections(connection: Connection, document_id: str | None) -> tuple[CorrectionRecord, ...]:
    """Every correction, revoked ones too, oldest first."""
    wanted = columns("corrections")
    rows = connection.execute(
        select(corrections).order_by(corrections.c.created_at, corrections.c.correction_id)
    )
    found = (CorrectionRecord(**{c: getattr(row, c) for c in wanted}) for row in rows)
    return tuple(c for c in found if document_id is None or _belongs(c.record_id, document_id))


def replay(connection: Connection, document_id: str) -> None:
    """Puts the corrections of a document in place again after it was read anew."""
    stale: list[Finding] = []
    known = all_corrections(connection, document_id)
    last = {(c.record_id, c.field): c for c in known if c.revoked_at is None}
    for correction in last.values():
        table, record, field = correction.record_table, correction.record_id, correction.field
        value = current_value(connection, table, record, field)
        if value is not None and value in _spoken_of(_of_field(known, correction)):
            _apply(connection, table, record, field, correction.new_value)
            _mark_findings(connection, record, field, "fixed")
        else:
            stale.append(_stale(document_id, correction, value))
    if stale:
        ids = [f.finding_id for f in stale]
        connection.execute(delete(findings).where(findings.c.finding_id.in_(ids)))
        rows = {f.finding_id: {c: getattr(f, c) for c in columns("findings")} for f in stale}
        connection.execute(insert(findings), list(rows.values()))


def _of_field(corrections: Sequence[CorrectionRecord], one: CorrectionRecord) -> list[CorrectionRecord]:
    """Every correction of the same field, revoked ones too, oldest first."""
    return [c for c in corrections if (c.record_id, c.field) == (one.record_id, one.field)]


def _spoken_of(corrections: Sequence[CorrectionRecord]) -> set[str]:
    """Old and new values of corrections, as an export writes them."""
    return {v or "" for c in corrections for v in (c.old_value, c.new_value)}


def _as_written(table: str, field: str, value: str | None) -> str | None:
    """A new value as an export writes it, so that it can be told again: ``42.750`` is ``42.75``.

    Raises:
        ValueError: the text is no value of the field.
    """
    if field in ROLES:
        return "; ".join(n.strip() for n in (value or "").split(";") if n.strip()) or None
    stripped = unicodedata.normalize("NFC", value).strip() if value is not None else None
    return as_text(field, from_text(table, field, stripped)) or None


def _mark_findings(connection: Connection, record_id: str, field: str, status: str) -> None:
    """Findings on a corrected field are fixed; they are open again when it is corrected no more.

    ``period_raw`` and ``period_start`` are one field here: the printed text and what was read from it.
    """
    before = "open" if status == "fixed" else "fixed"
    own = (findings.c.record_id == record_id) & (findings.c.status == before)
    query = select(findings.c.finding_id, findings.c.field).where(own)
    same = [r.finding_id for r in connection.execute(query) if _stem(r.field or "") == _stem(field)]
    if same:
        chosen = findings.c.finding_id.in_(same)
        connection.execute(update(findings).where(chosen).values(status=status))


def _stem(field: str) -> str:
    """``period`` for ``period_raw``, ``period_start``, …: the cell of print that a column was read from."""
    stem = field.partition("_")[0]
    return stem if stem in _CELLS_OF_SEVERAL else field


def table_of(connection: Connection, record_id: str) -> str:
    """The table that holds a record.

    Raises:
        DocumentNotFound: no table does.
    """
    for table in _ID_COLUMN:
        if connection.execute(_query(table, record_id)).first() is not None:
            return table
    raise DocumentNotFound(
        f"no record {record_id!r}", hint="`vnplans show DOC` lists the records of a document."
    )


def current_value(connection: Connection, table: str, record_id: str, field: str) -> str | None:
    """A field as text (empty: not stated); None where there is no such record."""
    row = connection.execute(_query(table, record_id)).first()
    if row is None:
        return None
    if field in ROLES:
        return "; ".join(_bodies(connection, table, record_id, field))
    value: RecordValue = getattr(row, field)
    return as_text(field, value)


def _belongs(record_id: str, document_id: str) -> bool:
    return record_id == document_id or record_id.startswith(f"{document_id}:")


def _table(name: str) -> Table:
    return metadata.tables[name]


def _query(table: str, record_id: str) -> Select[*tuple[object, ...]]:
    model = _table(table)
    return select(model).where(model.c[_ID_COLUMN[table]] == record_id)


def _refuse_fixed(table: str, field: str) -> None:
    if field in ROLES and table in _BODIES:
        return
    kind_of(table, field)
    if field in _FIXED or field.endswith(("_raw", "_id")):
        raise UnknownField(f"{table}.{field} cannot be corrected")


def _bodies(connection: Connection, table: str, record_id: str, role: str) -> list[str]:
    model = _table(_BODIES[table])
    own = (model.c[_ID_COLUMN[table]] == record_id) & (model.c.role == role)
    rows = connection.execute(select(model).where(own).order_by(model.c.position))
    return [row.agency or row.raw or "" for row in rows]


def _apply(connection: Connection, table: str, record_id: str, field: str, value: str | None) -> None:
    if field in ROLES:
        _replace_bodies(connection, table, record_id, field, value)
        changes: dict[str, RecordValue] = {}
    else:
        changes = {field: from_text(table, field, value)}
    if "review_status" in columns(table):
        changes["review_status"] = "corrected"
    if changes:
        model = _table(table)
        own = model.c[_ID_COLUMN[table]] == record_id
        connection.execute(update(model).where(own).values(changes))


def _replace_bodies(connection: Connection, table: str, record_id: str, role: str, value: str | None) -> None:
    model, own_id = _table(_BODIES[table]), _ID_COLUMN[table]
    own = (model.c[own_id] == record_id) & (model.c.role == role)
    before = {key(r.agency or r.raw or ""): r for r in connection.execute(select(model).where(own))}
    connection.execute(delete(model).where(own))
    register = {key(a.name): a.agency_id for a in connection.execute(select(agencies))}
    rows: list[dict[str, RecordValue]] = []
    for position, name in enumerate((n.strip() for n in (value or "").split(";") if n.strip()), 1):
        kept = before.get(key(name))
        rows.append(
            {
                own_id: record_id,
                "role": role,
                "position": position,
                "agency_id": kept.agency_id if kept else register.get(key(name)),
                "agency": name,
                "raw": kept.raw if kept else None,
                "is_open_set": bool(kept.is_open_set) if kept else False,
                "scope": kept.scope if kept else None,
            }
        )
    if rows:
        connection.execute(insert(model), rows)


def _unmark(connection: Connection, revoked: CorrectionRecord) -> None:
    """A record without any standing correction is as extracted again."""
    others = [c for c in active(connection, None) if c.record_id == revoked.record_id]
    if others or "review_status" not in columns(revoked.record_table):
        return
    model = _table(revoked.record_table)
    own = model.c[_ID_COLUMN[revoked.record_table]] == revoked.record_id
    connection.execute(update(model).where(own).values(review_status="extracted"))


def _next_id(connection: Connection, change: Change) -> str:
    stem = f"{change.record_id}!{change.field}"
    same = (corrections.c.record_id == change.record_id) & (corrections.c.field == change.field)
    count = len(connection.execute(select(corrections.c.correction_id).where(same)).all())
    return f"{stem}!{count + 1}"


def _moment(now: datetime | None) -> str:
    return (now or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _stale(document_id: str, correction: CorrectionRecord, value: str | None) -> Finding:
    code = Code.CORRECTION_STALE.value
    gone = value is None
    return Finding(
        finding_id=f"{finding_id(correction.record_id, correction.field, code)}",
        document_id=document_id,
        record_table="documents" if gone else correction.record_table,
        record_id=document_id if gone else correction.record_id,
        field=correction.field,
        code=code,
        severity=Severity.WARNING.value,
        message=(
            f"Correction {correction.correction_id} was not applied: its record is no longer there."
            if gone
            else f"Correction {correction.correction_id} was not applied: what it corrected reads otherwise now."
        ),
        expected=correction.old_value,
        found=value,
    )
