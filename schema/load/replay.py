"""The corrections of a document, put in place again after it was read again.

Where the value read is still one that the corrections of its field speak of, the last new one is put in its
place. Where it reads otherwise now, or its record has gone, ``correction_stale`` says so and nothing is
altered.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, insert

from normalize.notes import Code, Severity
from schema.contract.ids import finding_id
from schema.contract.records import CorrectionRecord, Finding, columns
from schema.database.models import findings
from schema.load.corrections import all_corrections, mark_findings, of_field
from schema.load.stored_values import current_value, set_value


def replay(connection: Connection, document_id: str) -> None:
    """Puts the corrections of a document in place again after it was read again."""
    stale: list[Finding] = []
    known = all_corrections(connection, document_id)
    last = {(c.record_id, c.field): c for c in known if c.revoked_at is None}
    for correction in last.values():
        table, record, field = correction.record_table, correction.record_id, correction.field
        value = current_value(connection, table, record, field)
        if value is not None and value in _spoken_of(of_field(known, correction)):
            set_value(connection, table, record, field, correction.new_value)
            mark_findings(connection, record, field, "fixed")
        else:
            stale.append(_stale(document_id, correction, value))
    if stale:
        ids = [f.finding_id for f in stale]
        connection.execute(delete(findings).where(findings.c.finding_id.in_(ids)))
        rows = {f.finding_id: {c: getattr(f, c) for c in columns("findings")} for f in stale}
        connection.execute(insert(findings), list(rows.values()))


def _spoken_of(of_one_field: Sequence[CorrectionRecord]) -> set[str]:
    """Old and new values of corrections, as an export writes them."""
    return {v or "" for c in of_one_field for v in (c.old_value, c.new_value)}


def _stale(document_id: str, correction: CorrectionRecord, value: str | None) -> Finding:
    code = Code.CORRECTION_STALE.value
    gone = value is None
    return Finding(
        finding_id=finding_id(correction.record_id, correction.field, code),
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
