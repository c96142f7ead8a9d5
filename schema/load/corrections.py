"""Corrections: what a person decided about a value, as data that can be revoked and replayed.

A correction names a record and a field by their stable names, with the old and the new value as an export
writes them. The rows of the database carry corrected values (``review_status`` corrected); the printed text
in ``*_raw`` is never touched. Findings on a corrected field are fixed as long as the correction stands. The
bodies of a task are corrected by their role (``lead``: names joined by ``; ``), its sources and products alike
(``schema.load.lists_of_tasks``). Rows are added, rejected and accepted, findings accepted and dismissed in
``schema.load.added_rows`` and ``schema.load.decisions``; :func:`revoke` takes any of them back. After each reading of
a document all are replayed (``schema.load.replay``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from sqlalchemy import Connection, Engine, update

from schema.contract.records import CorrectionRecord
from schema.database.models import corrections
from schema.database.transactions import write
from schema.errors import CorrectionNotFound, PartOfDecision, WrongValue
from schema.load.added_rows import take_away
from schema.load.correction_log import (
    Action,
    active,
    all_corrections,
    carried_out_by,
    log,
    moment_of,
    next_id,
    of_field,
    of_record,
)
from schema.load.decisions import Decision, decided
from schema.load.joined_places import forget_joined_places
from schema.load.lists_of_tasks import Place
from schema.load.staleness import forget_stale
from schema.load.standing import is_on_finding, settle_finding, settle_record
from schema.load.stored_values import as_written, current_value, refuse_fixed, set_value, table_of

__all__ = ["Change", "active", "all_corrections", "correct", "correct_all", "corrected", "revoke"]


@dataclass(frozen=True, slots=True)
class Change:
    """What a person wants: the field of a record and its right value, None for "not stated".

    Attributes:
        insist: takes a body that the register does not know.
    """

    record_id: str
    field: str
    new_value: str | None
    reason: str | None = None
    author: str | None = None
    insist: bool = False


def correct(engine: Engine, change: Change, now: datetime | None = None) -> CorrectionRecord:
    """Writes a correction and applies it.

    Raises:
        DocumentNotFound: no record has this id.
        UnknownField: the field does not exist or cannot be corrected.
        WrongValue, UnknownBody: the new value is no value of the field.
    """
    return write(engine, partial(corrected, change=change, moment=moment_of(now)))


def correct_all(
    engine: Engine, wanted: Sequence[Change | Decision], now: datetime | None = None
) -> tuple[CorrectionRecord, ...]:
    """Corrections and decisions in one transaction: all of them or none; errors as in :func:`correct` and ``decide``."""
    moment = moment_of(now)

    def work(connection: Connection) -> tuple[CorrectionRecord, ...]:
        return tuple(
            decided(connection, one, moment) if isinstance(one, Decision) else _named(connection, one, moment)
            for one in wanted
        )

    return write(engine, work)


def _named(connection: Connection, change: Change, moment: str) -> CorrectionRecord:
    """A correction whose error names the record, since it is one of many."""
    try:
        return corrected(connection, change, moment)
    except WrongValue as problem:
        raise type(problem)(f"{change.record_id}: {problem}", hint=problem.hint) from problem


def corrected(connection: Connection, change: Change, moment: str) -> CorrectionRecord:
    """One correction inside a transaction; errors as in :func:`correct`."""
    table = table_of(connection, change.record_id)
    refuse_fixed(table, change.field)
    place = Place(table, change.record_id, change.field)
    new_value = as_written(connection, place, change.new_value, insist=change.insist)
    old_value = current_value(connection, table, change.record_id, change.field)
    set_value(connection, table, change.record_id, change.field, new_value)
    made = CorrectionRecord(
        correction_id=next_id(connection, change.record_id, change.field),
        record_table=table,
        record_id=change.record_id,
        field=change.field,
        old_value=old_value or None,
        new_value=new_value,
        reason=change.reason,
        author=change.author,
        created_at=moment,
    )
    log(connection, made)
    forget_stale(connection, made)
    settle_record(connection, table, change.record_id)
    return made


def revoke(engine: Engine, correction_id: str, now: datetime | None = None) -> CorrectionRecord:
    """Takes a decision back.

    Of a value that still stands, that of the last other correction of its field returns, or the value as it was
    read. An added row goes, with the decisions on it. A split or a join goes with all that carry it out.

    Raises:
        CorrectionNotFound: no such correction, or it is revoked already.
        PartOfDecision: it carries out a split or a join that stands.
    """
    return write(engine, partial(_revoke_whole, correction_id=correction_id, moment=moment_of(now)))


def _revoke_whole(connection: Connection, correction_id: str, moment: str) -> CorrectionRecord:
    standing = active(connection, None)
    whole = next((c for c in standing if correction_id in carried_out_by(c)), None)
    if whole is not None:
        raise PartOfDecision(
            f"{correction_id} carries out the {whole.action} {whole.correction_id}",
            hint=f"Revoke the whole: {whole.correction_id}",
        )
    found = _revoke(connection, standing, correction_id, moment)
    for part in reversed(carried_out_by(found)):
        if any(c.correction_id == part for c in active(connection, None)):
            _revoke(connection, standing, part, moment)
    return found


def _revoke(
    connection: Connection, standing: Sequence[CorrectionRecord], correction_id: str, moment: str
) -> CorrectionRecord:
    found = next((c for c in standing if c.correction_id == correction_id), None)
    if found is None:
        raise CorrectionNotFound(f"no correction {correction_id!r} stands")
    _mark_revoked(connection, found, moment)
    if found.action == Action.JOIN:
        forget_joined_places(connection, found.record_id)
    if found.action == Action.CHANGE:
        _put_back(connection, found)
    if found.action == Action.ADD:
        take_away(connection, found.record_table, found.record_id)
        for other in active(connection, found.record_id):  # those of what hangs on it too
            _mark_revoked(connection, other, moment)
    elif is_on_finding(found):
        settle_finding(connection, found.record_id)
    else:
        settle_record(connection, found.record_table, found.record_id)
    return replace(found, revoked_at=moment)


def _mark_revoked(connection: Connection, found: CorrectionRecord, moment: str) -> None:
    this = corrections.c.correction_id == found.correction_id
    connection.execute(update(corrections).where(this).values(revoked_at=moment))
    if not any(c.revoked_at is None for c in of_field(of_record(connection, found.record_id), found)):
        forget_stale(connection, found)


def _put_back(connection: Connection, found: CorrectionRecord) -> None:
    """The value before a change, where its own value still stands."""
    value = current_value(connection, found.record_table, found.record_id, found.field)
    changes = [c for c in of_record(connection, found.record_id) if c.action == Action.CHANGE]
    chain = of_field(changes, found)
    standing = [c for c in chain if c.revoked_at is None]
    if value == (found.new_value or ""):
        before = standing[-1].new_value if standing else chain[0].old_value
        set_value(connection, found.record_table, found.record_id, found.field, before)
