"""What the decisions on a record amount to: its ``review_status``, and the status of its findings.

Both follow from the decisions that stand, and are worked out again whenever one is made, revoked or replayed:

* a row is rejected as long as a rejection stands that no acceptance followed; else the last decision tells;
* a finding is what a person said of it; else it is fixed where its field was corrected or its row rejected.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection, select, update

from schema.contract.records import CorrectionRecord, printed_cells
from schema.database.models import corrections, findings
from schema.load.correction_log import FINDINGS, Action, of_record
from schema.load.staleness import is_stale
from schema.load.stored_values import set_review_status

_CELLS_OF_SEVERAL = printed_cells("tasks")
"""What several columns are read from: ``budget_raw`` and ``budget_vnd``."""
_OF_ACTION = {
    Action.CHANGE: "corrected",
    Action.ADD: "corrected",
    Action.SPLIT: "corrected",
    Action.JOIN: "corrected",
    Action.ACCEPT: "accepted",
    Action.REJECT: "rejected",
}
FINDING_STATUS = {Action.ACCEPT: "accepted", Action.DISMISS: "dismissed"}
"""What a finding is after a decision on it."""


def settle_record(connection: Connection, table: str, record_id: str) -> None:
    """Writes ``review_status`` of a record and the status of its findings."""
    standing = applied(connection, record_id)
    set_review_status(connection, table, record_id, review_status(standing))
    settle_findings(connection, record_id, standing)


def applied(connection: Connection, record_id: str) -> list[CorrectionRecord]:
    """The decisions on a record or finding that stand and fit what was read, oldest first."""
    return [
        c for c in of_record(connection, record_id) if c.revoked_at is None and not is_stale(connection, c)
    ]


def review_status(standing: Iterable[CorrectionRecord]) -> str:
    """What people made of a row, from the decisions that stand, oldest first."""
    found = "extracted"
    for decision in standing:
        own = _OF_ACTION.get(Action(decision.action), found)
        if not (found == "rejected" and own == "corrected"):
            found = own
    return found


def settle_findings(connection: Connection, record_id: str, standing: Sequence[CorrectionRecord]) -> None:
    """Findings on a record: fixed where it was corrected or rejected, open again where it is so no more.

    What a person said of a finding itself stays.
    """
    corrected = {stem(c.field) for c in standing if c.action == Action.CHANGE}
    is_gone = review_status(standing) == "rejected"
    query = select(findings).where(findings.c.record_id == record_id)
    for row in connection.execute(query).all():
        is_fixed = is_gone or stem(row.field or "") in corrected
        if row.status in ("open", "fixed") and (row.status == "fixed") != is_fixed:
            _set_status(connection, row.finding_id, "fixed" if is_fixed else "open")


def settle_finding(connection: Connection, finding_id: str) -> None:
    """Writes what a person said last of a finding; without any it is open, or fixed with its record."""
    said = applied(connection, finding_id)
    _set_status(connection, finding_id, FINDING_STATUS[Action(said[-1].action)] if said else "open")
    record = connection.execute(
        select(findings.c.record_id).where(findings.c.finding_id == finding_id)
    ).scalar()
    if record is not None:
        settle_findings(connection, record, applied(connection, record))


def stem(field: str) -> str:
    """``period`` for ``period_raw``, ``period_start``, …: the cell of print that a column was read from."""
    first = field.partition("_")[0]
    return first if first in _CELLS_OF_SEVERAL else field


def is_on_finding(decision: CorrectionRecord) -> bool:
    """Whether a decision is on a finding and not on a record."""
    return decision.record_table == FINDINGS


def _set_status(connection: Connection, finding_id: str, status: str) -> None:
    connection.execute(update(findings).where(findings.c.finding_id == finding_id).values(status=status))


def accepted_before(connection: Connection, document_id: str) -> frozenset[str]:
    """Findings accepted before such decisions were kept as corrections, by id; the others are replayed."""
    own = (findings.c.document_id == document_id) & (findings.c.status == "accepted")
    said = select(corrections.c.record_id).where(corrections.c.record_table == FINDINGS)
    wanted = select(findings.c.finding_id).where(own, findings.c.finding_id.not_in(said))
    return frozenset(connection.scalars(wanted))


def accept_again(connection: Connection, finding_ids: Collection[str]) -> None:
    """Findings that were found again after they were accepted."""
    if finding_ids:
        same = findings.c.finding_id.in_(finding_ids)
        connection.execute(update(findings).where(same).values(status="accepted"))
