"""Decisions that no longer fit what was read: ``correction_stale`` says so, and nothing is altered."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert, select

from normalize.notes import Code, Severity
from schema.contract.ids import finding_id
from schema.contract.records import CorrectionRecord, Finding, columns
from schema.database.models import findings

GONE = "its record is no longer there"
OTHERWISE = "what it corrected reads otherwise now"
ANOTHER = "the row holds something else now"
"""Why a decision was not applied."""


def stale_id(decision: CorrectionRecord) -> str:
    """The id of the finding that a decision was not applied."""
    return finding_id(decision.record_id, decision.field, Code.CORRECTION_STALE.value)


def stale(
    document_id: str,
    decision: CorrectionRecord,
    why: str,
    on: tuple[str, str] | None = None,
    found: str | None = None,
) -> Finding:
    """The finding on a decision that was not applied.

    Args:
        why: the end of the sentence.
        on: table and id of the record that it is told of; None: the document.
        found: what is read now.
    """
    table, record_id = on or ("documents", document_id)
    return Finding(
        finding_id=stale_id(decision),
        document_id=document_id,
        record_table=table,
        record_id=record_id,
        field=decision.field,
        code=Code.CORRECTION_STALE.value,
        severity=Severity.WARNING.value,
        message=f"Correction {decision.correction_id} was not applied: {why}.",
        expected=decision.old_value,
        found=found,
    )


def is_stale(connection: Connection, decision: CorrectionRecord) -> bool:
    """Whether it was told that a decision was not applied."""
    query = select(findings.c.finding_id).where(findings.c.finding_id == stale_id(decision))
    return connection.execute(query).first() is not None


def forget_stale(connection: Connection, decision: CorrectionRecord) -> None:
    """Takes back that a decision on this field was not applied: a person has decided anew."""
    connection.execute(delete(findings).where(findings.c.finding_id == stale_id(decision)))


def report_stale(connection: Connection, told: Sequence[Finding]) -> None:
    """Stores these findings in place of earlier ones of the same ids."""
    if told:
        connection.execute(delete(findings).where(findings.c.finding_id.in_([f.finding_id for f in told])))
        rows = {f.finding_id: {c: getattr(f, c) for c in columns("findings")} for f in told}
        connection.execute(insert(findings), list(rows.values()))
