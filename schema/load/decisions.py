"""What a person says of a row or a finding as a whole: right, none at all, a false alarm.

A row is accepted or rejected, a finding accepted ("it is so") or dismissed ("a false alarm"). Such a decision is a
correction like any other: it has author and reason, can be revoked, and is replayed. ``old_value`` holds what was
decided on (a row's name, with a fingerprint of its values where it was accepted; a finding's words and figures), so
that it is not carried over to a row or a doubt that only bears the same id.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, Engine, Row, select

from schema.contract.bodies import BODY_ROLES
from schema.contract.records import CorrectionRecord, columns
from schema.database.models import findings
from schema.database.transactions import write
from schema.errors import UnknownField
from schema.load.correction_log import FINDINGS, Action, log, moment_of, next_id
from schema.load.lists_of_tasks import is_list
from schema.load.staleness import forget_stale
from schema.load.standing import FINDING_STATUS, settle_finding, settle_record
from schema.load.stored_values import current_value, table_of

_NAMED_BY = {"tasks": "title", "indicators": "name"}
"""The tables whose rows are accepted and rejected, and the column that names one."""
_STATUS_OF = {Action.ACCEPT: "accepted", Action.REJECT: "rejected"}
_NOT_JUDGED = frozenset({"position", "confidence", "review_status", "page_first", "page_last", "page"})
"""Columns that do not say what a row holds."""
_DIGITS = 8  # hexadecimal, of a fingerprint
_MARK = " #"
"""Stands between a row's name and the fingerprint of its values."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person says of a record or of a finding.

    Attributes:
        target_id: of a task, an indicator, or a finding.
        action: accept, reject (a row) or dismiss (a finding).
    """

    target_id: str
    action: Action
    reason: str | None = None
    author: str | None = None


def decide(
    engine: Engine, wanted: Sequence[Decision], now: datetime | None = None
) -> tuple[CorrectionRecord, ...]:
    """Writes decisions and applies them, all or none.

    Raises:
        DocumentNotFound: no record and no finding has an id.
        UnknownField: a row cannot be dismissed, a finding not be rejected; a row of another table neither.
    """

    def work(connection: Connection) -> tuple[CorrectionRecord, ...]:
        return tuple(decided(connection, one, moment_of(now)) for one in wanted)

    return write(engine, work)


def decided(connection: Connection, wanted: Decision, moment: str) -> CorrectionRecord:
    """One decision inside a transaction; errors as in :func:`decide`."""
    finding = finding_row(connection, wanted.target_id)
    make = (
        partial(_of_row, connection, wanted)
        if finding is None
        else partial(_of_finding, connection, wanted, finding)
    )
    return make(moment)


def _of_finding(
    connection: Connection, wanted: Decision, finding: Row[tuple[object, ...]], moment: str
) -> CorrectionRecord:
    if wanted.action not in FINDING_STATUS:
        raise UnknownField(f"{wanted.target_id} is a finding", hint="A finding is accepted or dismissed.")
    made = _record(
        connection, wanted, (FINDINGS, "status"), (words_of(finding), FINDING_STATUS[wanted.action]), moment
    )
    settle_finding(connection, wanted.target_id)
    return made


def _of_row(connection: Connection, wanted: Decision, moment: str) -> CorrectionRecord:
    table = table_of(connection, wanted.target_id)
    if wanted.action not in _STATUS_OF:
        raise UnknownField(f"{wanted.target_id} is a row of {table}", hint="A row is accepted or rejected.")
    if table not in _NAMED_BY:
        raise UnknownField(
            f"a row of {table} is neither accepted nor rejected", hint="Tasks and indicators are."
        )
    seen = seen_of(connection, table, wanted.target_id, wanted.action)
    made = _record(connection, wanted, (table, "review_status"), (seen, _STATUS_OF[wanted.action]), moment)
    settle_record(connection, table, wanted.target_id)
    return made


def _record(
    connection: Connection, wanted: Decision, of: tuple[str, str], values: tuple[str | None, str], moment: str
) -> CorrectionRecord:
    made = CorrectionRecord(
        correction_id=next_id(connection, wanted.target_id, of[1]),
        record_table=of[0],
        record_id=wanted.target_id,
        field=of[1],
        old_value=values[0],
        new_value=values[1],
        reason=wanted.reason,
        author=wanted.author,
        created_at=moment,
        action=wanted.action.value,
    )
    forget_stale(connection, made)
    return log(connection, made)


def finding_row(connection: Connection, finding_id: str) -> Row[tuple[object, ...]] | None:
    """A finding by its id."""
    return connection.execute(select(findings).where(findings.c.finding_id == finding_id)).one_or_none()


def words_of(finding: Row[tuple[object, ...]]) -> str:
    """What a finding says, with its figures."""
    figures = [f"{n} {v}" for n, v in (("found", finding.found), ("expected", finding.expected)) if v]
    return f"{finding.message} ({'; '.join(figures)})" if figures else str(finding.message)


def seen_of(connection: Connection, table: str, record_id: str, action: Action) -> str | None:
    """What a decision on a row was made on: its name; of an accepted one also a fingerprint of its values.

    None where there is no such row.
    """
    name = current_value(connection, table, record_id, _NAMED_BY[table])
    if name is None or action is not Action.ACCEPT:
        return name
    fields = [c for c in columns(table) if c not in _NOT_JUDGED]
    fields += [f for f in (*BODY_ROLES.names, "funding", "products") if is_list(table, f)]
    values = ((f, current_value(connection, table, record_id, f)) for f in fields)
    stated = "\n".join(f"{f}={v}" for f, v in values if v)
    return f"{name}{_MARK}{hashlib.sha256(stated.encode()).hexdigest()[:_DIGITS]}"
