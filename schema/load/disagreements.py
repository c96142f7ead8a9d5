"""What the files of a document say differently, as findings ``sources_disagree``."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert

from normalize.notes import Code, Severity
from schema.contract.ids import finding_id
from schema.contract.records import Finding, columns
from schema.database.models import findings
from schema.load.sources import SourceDifference, rank


def report_differences(connection: Connection, document_id: str, found: tuple[SourceDifference, ...]) -> None:
    """The findings ``sources_disagree`` of a document, made anew."""
    own = (findings.c.document_id == document_id) & (findings.c.code == Code.SOURCES_DISAGREE.value)
    connection.execute(delete(findings).where(own))
    names = columns("findings")
    rows = [{n: getattr(f, n) for n in names} for f in disagreements(found)]
    if rows:
        connection.execute(insert(findings), rows)


def disagreements(found: Iterable[SourceDifference]) -> tuple[Finding, ...]:
    """Differences between files that both state their letters, as findings.

    A recognised text (OCR) that differs from letters which the better file states leaves no doubt about these:
    ``show --sources`` tells it, the findings do not.
    """
    made: dict[str, Finding] = {}
    for told in found:
        if rank(told.text_source, None) < rank("ocr", None):
            finding = _disagreement(told)
            made.setdefault(finding.finding_id, finding)
    return tuple(made.values())


def _disagreement(told: SourceDifference) -> Finding:
    code = Code.SOURCES_DISAGREE.value
    only_there = told.field is None and told.value is None
    record_table, record_id = (
        ("documents", told.document_id) if only_there else (told.record_table, told.record_id)
    )
    return Finding(
        finding_id=f"{finding_id(told.record_id, told.field, code)}~{told.sha256[:8]}",
        document_id=told.document_id,
        record_table=record_table,
        record_id=record_id,
        field=told.field,
        code=code,
        severity=Severity.WARNING.value,
        message=_message(told),
        expected=told.value or None,
        found=told.other_value or None,
    )


def _message(told: SourceDifference) -> str:
    name = told.file or "another file"
    if told.field is not None:
        return f"{name} says otherwise in {told.field}."
    if told.value is None:
        return f"{name} has a row in {told.record_table} that this reading lacks."
    return f"{name} does not have this row."
