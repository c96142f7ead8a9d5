"""The decisions of people as rows of ``corrections``: read, numbered, written."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, func, insert, or_, select

from schema.contract.records import CorrectionRecord, columns
from schema.database.models import corrections


class Action(StrEnum):
    """What a person did."""

    CHANGE = "change"
    """A field has another value."""
    ADD = "add"
    """A row was missed."""
    REJECT = "reject"
    """A row is none."""
    ACCEPT = "accept"
    """A row is right, or a finding is so."""
    DISMISS = "dismiss"
    """A finding is a false alarm."""
    SPLIT = "split"
    """One row holds several."""
    JOIN = "join"
    """Several rows are one."""
    MAP = "map"
    """A header of the document means another role; it is told to the reading (``ReadSettings.headers``)."""


OF_SEVERAL = frozenset({Action.SPLIT.value, Action.JOIN.value})
"""Decisions that others carry out: ``new_value`` names them."""
FINDINGS = "findings"
"""The table of findings, decisions on which are kept here too."""


def moment_of(now: datetime | None) -> str:
    """A time in UTC, to the microsecond, so that decisions keep their order."""
    return (now or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def active(connection: Connection, document_id: str | None) -> tuple[CorrectionRecord, ...]:
    """The corrections that stand, of one document or of all, oldest first."""
    return tuple(c for c in all_corrections(connection, document_id) if c.revoked_at is None)


def all_corrections(connection: Connection, document_id: str | None) -> tuple[CorrectionRecord, ...]:
    """Every correction, revoked ones too, oldest first."""
    if document_id is None:
        return _read(connection)
    own = corrections.c.record_id
    below = (own.startswith(f"{document_id}{sign}", autoescape=True) for sign in ":!")
    return _read(connection, or_(own == document_id, *below))


def of_record(connection: Connection, record_id: str) -> tuple[CorrectionRecord, ...]:
    """Every correction of one record or finding, revoked ones too, oldest first."""
    return _read(connection, corrections.c.record_id == record_id)


def _read(connection: Connection, *wanted: ColumnElement[bool]) -> tuple[CorrectionRecord, ...]:
    number = func.length(corrections.c.correction_id), corrections.c.correction_id  # !9 before !10
    query = select(corrections).where(*wanted).order_by(corrections.c.created_at, *number)
    names = columns("corrections")
    return tuple(CorrectionRecord(**{c: getattr(row, c) for c in names}) for row in connection.execute(query))


def carried_out_by(decision: CorrectionRecord) -> tuple[str, ...]:
    """The ids of the corrections that carry out a split or a join, in their order; none for any other decision."""
    if decision.action not in OF_SEVERAL:
        return ()
    return tuple(json.loads(decision.new_value or "{}").get("decisions", ()))


def rows_of(decision: CorrectionRecord) -> tuple[str, ...]:
    """The rows that a split made, or that a join made one; the row that stays comes first."""
    if decision.action not in OF_SEVERAL:
        return ()
    return tuple(json.loads(decision.new_value or "{}").get("rows", ()))


def of_field(known: Sequence[CorrectionRecord], one: CorrectionRecord) -> list[CorrectionRecord]:
    """Every correction of the same field, revoked ones too, oldest first."""
    return [c for c in known if (c.record_id, c.field) == (one.record_id, one.field)]


def log(connection: Connection, made: CorrectionRecord) -> CorrectionRecord:
    """Writes a decision; its id is the next of its field: ``…:t1:A:1!budget_vnd!2``."""
    connection.execute(insert(corrections), [{c: getattr(made, c) for c in columns("corrections")}])
    return made


def next_id(connection: Connection, record_id: str, field: str) -> str:
    """The id of the next decision on a field."""
    same = (corrections.c.record_id == record_id) & (corrections.c.field == field)
    count = connection.execute(select(func.count()).select_from(corrections).where(same)).scalar_one()
    return f"{record_id}!{field}!{count + 1}"
