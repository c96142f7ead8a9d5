"""Corrections: what a person decided about a value, as data that can be revoked and replayed.

A correction names a record and a field by their stable names, with the old and the new value as an export
writes them. The rows of the database carry corrected values (``review_status`` corrected); the printed text
in ``*_raw`` is never touched. Findings on a corrected field are fixed as long as the correction stands. The
bodies of a task are
corrected by their role: ``field`` lead, names joined by ``; ``. After each reading of a document its
corrections are replayed (``schema.load.replay``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from sqlalchemy import Connection, Engine, insert, select, update

from schema.contract.records import CorrectionRecord, columns
from schema.database.models import corrections, findings
from schema.database.transactions import write
from schema.errors import CorrectionNotFound
from schema.load.stored_values import (
    as_written,
    current_value,
    refuse_fixed,
    set_review_status,
    set_value,
    table_of,
)

_CELLS_OF_SEVERAL = frozenset({"period", "due", "budget", "ghg", "priority", "duration", "approver"})
"""What several columns are read from: ``budget_raw`` and ``budget_vnd``."""


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
    refuse_fixed(table, change.field)
    old_value = current_value(connection, table, change.record_id, change.field) or ""
    new_value = as_written(table, change.field, change.new_value)
    set_value(connection, table, change.record_id, change.field, new_value)
    mark_findings(connection, change.record_id, change.field, "fixed")
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
    chain = of_field(all_corrections(connection, None), found)
    standing = [c for c in chain if c.revoked_at is None]
    if value == (found.new_value or ""):
        before = standing[-1].new_value if standing else chain[0].old_value
        set_value(connection, found.record_table, found.record_id, found.field, before)
    if not standing:
        mark_findings(connection, found.record_id, found.field, "open")
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


def of_field(known: Sequence[CorrectionRecord], one: CorrectionRecord) -> list[CorrectionRecord]:
    """Every correction of the same field, revoked ones too, oldest first."""
    return [c for c in known if (c.record_id, c.field) == (one.record_id, one.field)]


def mark_findings(connection: Connection, record_id: str, field: str, status: str) -> None:
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


def _belongs(record_id: str, document_id: str) -> bool:
    return record_id == document_id or record_id.startswith(f"{document_id}:")


def _unmark(connection: Connection, revoked: CorrectionRecord) -> None:
    """A record without any standing correction is as extracted again."""
    if not any(c.record_id == revoked.record_id for c in active(connection, None)):
        set_review_status(connection, revoked.record_table, revoked.record_id, "extracted")


def _next_id(connection: Connection, change: Change) -> str:
    stem = f"{change.record_id}!{change.field}"
    same = (corrections.c.record_id == change.record_id) & (corrections.c.field == change.field)
    count = len(connection.execute(select(corrections.c.correction_id).where(same)).all())
    return f"{stem}!{count + 1}"


def _moment(now: datetime | None) -> str:
    return (now or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
