"""What the files of a document say differently, as findings ``sources_disagree``."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, insert

from normalize.notes import Code, Severity
from schema.contract.ids import finding_id
from schema.contract.records import Finding, columns
from schema.database.models import findings
from schema.load.sources import SourceDifference, rank

_SHA_LETTERS = 8
"""Letters of a file's hash that end the id of a finding on it; no other finding ends so."""


def report_differences(connection: Connection, document_id: str, found: tuple[SourceDifference, ...]) -> None:
    """The findings on differences between files of a document, in place of those before; what a file's own words
    disagree in stays."""
    of_files = findings.c.finding_id.like(f"%{Code.SOURCES_DISAGREE.value}~{'_' * _SHA_LETTERS}")
    own = (findings.c.document_id == document_id) & of_files
    connection.execute(delete(findings).where(own))
    names = columns("findings")
    rows = [{n: getattr(f, n) for n in names} for f in disagreements(found)]
    if rows:
        connection.execute(insert(findings), rows)


def disagreements(found: Iterable[SourceDifference]) -> tuple[Finding, ...]:
    """Differences between files that both state their letters, as findings.

    A recognised text (OCR) that differs from letters which the better file states leaves no doubt about
    these:
    ``show --sources`` tells it, the findings do not.
    """
    made: dict[str, Finding] = {}
    for difference in found:
        if rank(difference.text_source, None) < rank("ocr", None):
            finding = _disagreement(difference)
            made.setdefault(finding.finding_id, finding)
    return tuple(made.values())


def _disagreement(difference: SourceDifference) -> Finding:
    code = Code.SOURCES_DISAGREE.value
    only_there = difference.field is None and difference.value is None
    record_table, record_id = (
        ("documents", difference.document_id)
        if only_there
        else (difference.record_table, difference.record_id)
    )
    return Finding(
        finding_id=f"{finding_id(difference.record_id, difference.field, code)}~{difference.sha256[:_SHA_LETTERS]}",
        document_id=difference.document_id,
        record_table=record_table,
        record_id=record_id,
        field=difference.field,
        code=code,
        severity=Severity.WARNING.value,
        message=_message(difference),
        expected=difference.value or None,
        found=difference.other_value or None,
    )


def _message(difference: SourceDifference) -> str:
    name = difference.file or "another file"
    if difference.field is not None:
        return f"{name} says otherwise in {difference.field}."
    if difference.value is None:
        return f"{name} has a row in {difference.record_table} that this reading lacks."
    return f"{name} does not have this row."
