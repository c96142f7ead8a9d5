"""Records into the database: one document, one transaction; all of it or nothing.

A document is known by its file's hash, or by number, date and issuer. Given again, it stays one document with
several files: the best source gives the rows (``schema.sources``), a worse one that comes later is kept as a file
and compared, and what it says differently becomes ``sources_disagree``. The decisions of people survive: the
status of a finding that is found again, and the corrections, which hang on ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from operator import attrgetter

from sqlalchemy import Connection, Engine, delete, func, insert, or_, select, update

from normalize.notes import Code, Severity
from normalize.provinces import provinces
from normalize.text import key
from schema.corrections import replay
from schema.errors import DocumentNotFound
from schema.ids import UNNAMED, finding_id
from schema.integrity import check
from schema.models import Agency, Base, Document, DocumentFile, FindingRow, SourceValue
from schema.records import (
    AgencyRecord,
    DocumentFileRecord,
    DocumentRecord,
    DocumentRecords,
    Finding,
    Record,
    columns,
)
from schema.renaming import renamed
from schema.sources import SourceDifference, differences, document_rank, rank, snapshot, snapshot_rows

_CHILDREN = (
    "legal_references", "clauses", "tables", "joins", "cells", "tasks", "task_agencies", "task_products",
    "task_budgets", "task_funding", "indicators", "indicator_agencies", "targets", "findings", "provenance",
)  # fmt: skip
_OWNED = ("provenance", "findings", "indicators", "tasks", "tables", "clauses", "legal_references")
_WITH_ORDINAL = frozenset({"clauses", "tables", "task_budgets", "task_funding", "targets", "provenance"})


class Outcome(StrEnum):
    """What storing a file did."""

    ADDED = "added"
    """A new document."""
    REPLACED = "replaced"
    """The document was there; this file gives its rows now."""
    KEPT = "kept"
    """The document was there from a better source; this file is stored beside it."""


@dataclass(frozen=True, slots=True)
class Stored:
    """The result of storing one file. ``differences``: what its files say differently."""

    document_id: str
    outcome: Outcome
    differences: tuple[SourceDifference, ...]


def store(
    engine: Engine,
    records: DocumentRecords,
    agencies: Sequence[AgencyRecord] = (),
    now: datetime | None = None,
) -> Stored:
    """Stores the records of one file in one transaction.

    Args:
        engine: from ``schema.database.open_database``.
        records: what the file says.
        agencies: the register, so that names of bodies have their rows.
        now: the time of ingestion (UTC now).

    Raises:
        InconsistentRecords: references that lead nowhere; nothing is stored.
    """
    moment = (now or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    with engine.begin() as connection:
        known = _sync_agencies(connection, agencies)
        check(records, known)
        _forget_other_home(connection, records)
        existing, own_id = _find(connection, records.document)
        own = renamed(records, own_id)
        outcome = _outcome(existing, own.document)
        decided = _decided(connection, own_id)
        if outcome is Outcome.ADDED:
            _insert_document(connection, own.document, moment)
        if outcome is Outcome.REPLACED:
            _clear(connection, own.document, moment)
        _write_file(connection, own, primary=outcome is not Outcome.KEPT)
        if outcome is not Outcome.KEPT:
            _insert_children(connection, own)
            replay(connection, own_id)
        found = differences(connection, own_id)
        _report_differences(connection, own_id, found)
        _restore(connection, decided)
    return Stored(own_id, outcome, found)


def remove(engine: Engine, document_id: str) -> None:
    """Removes a document with all that belongs to it; corrections stay, for they may come back to use.

    Raises:
        DocumentNotFound: no document has this id.
    """
    with engine.begin() as connection:
        gone = connection.execute(delete(Document).where(Document.document_id == document_id))
        if gone.rowcount == 0:
            raise DocumentNotFound(f"no document {document_id!r}")


def _sync_agencies(connection: Connection, agencies: Sequence[AgencyRecord]) -> frozenset[str]:
    """The register's rows as they are now; returns every id the database knows."""
    wanted = columns("agencies")
    stored = {row.agency_id: tuple(row) for row in connection.execute(select(Agency.__table__))}
    given = {a.agency_id: _row("agencies", a) for a in agencies}
    new = [r for i, r in given.items() if i not in stored]
    if new:
        connection.execute(insert(Agency), new)
    for agency_id, row in given.items():
        if agency_id in stored and stored[agency_id] != tuple(row[c] for c in wanted):
            connection.execute(update(Agency).where(Agency.agency_id == agency_id).values(row))
    return frozenset(stored.keys() | given.keys())


def _forget_other_home(connection: Connection, records: DocumentRecords) -> None:
    """A file read anew may turn out to be another document: then the one it alone made is gone."""
    query = select(DocumentFile.document_id).where(DocumentFile.sha256 == records.document.sha256)
    old_id = connection.execute(query).scalar()
    if old_id is None or _find(connection, records.document)[1] == old_id:
        return
    count = select(func.count()).select_from(DocumentFile).where(DocumentFile.document_id == old_id)
    if connection.execute(count).scalar() == 1:
        connection.execute(delete(Document).where(Document.document_id == old_id))
    else:
        connection.execute(delete(DocumentFile).where(DocumentFile.sha256 == records.document.sha256))


def _find(connection: Connection, document: DocumentRecord) -> tuple[DocumentRecord | None, str]:
    """The document that this one is, if the database has it, and the id it has or shall have."""
    base = _telling_id(document)
    alike = or_(Document.document_id == base, Document.document_id.like(f"{base}~%"))
    if document.number:
        alike = or_(alike, Document.number == document.number)
    rows = connection.execute(select(Document.__table__).where(alike).order_by(Document.document_id))
    taken: set[str] = set()
    for row in rows:
        found = DocumentRecord(**{c: getattr(row, c) for c in columns("documents")})
        taken.add(found.document_id)
        if same_document(found, document):
            return found, found.document_id
    return None, next(i for i in _numbered(base) if i not in taken)


def _telling_id(document: DocumentRecord) -> str:
    """The document's id; one of which nothing was read is named by its file's hash."""
    own = document.document_id
    return f"{own}-{document.sha256[:8]}" if own == UNNAMED else own


def _numbered(base: str) -> Iterable[str]:
    yield base
    yield from (f"{base}~{n}" for n in range(2, 10_000))


def same_document(one: DocumentRecord, other: DocumentRecord) -> bool:
    """Whether two readings are of one document: the same file, or the same number, date and issuer.

    What one of the two does not state does not part them; the id (province or issuer, number, year) and the
    printed issuer are two ways of naming who issued it, and one of them is enough.
    """
    if one.sha256 == other.sha256:
        return True
    name, other_name = key(one.number or one.title or ""), key(other.number or other.title or "")
    if not name or name != other_name:
        return False
    if one.issued_on and other.issued_on and one.issued_on != other.issued_on:
        return False
    same_issuer = key(one.issuer_raw or "") == key(other.issuer_raw or "")
    return same_issuer or one.document_id.split("~")[0] == other.document_id.split("~")[0]


def _outcome(existing: DocumentRecord | None, document: DocumentRecord) -> Outcome:
    if existing is None:
        return Outcome.ADDED
    if existing.sha256 == document.sha256 or document_rank(document) <= document_rank(existing):
        return Outcome.REPLACED
    return Outcome.KEPT


def _row(table: str, record: Record) -> dict[str, object]:
    names = columns(table)
    return dict(zip(names, attrgetter(*names)(record), strict=True))


def _document_row(document: DocumentRecord, moment: str) -> dict[str, object]:
    name = next((p.name for p in provinces(document.issued_on) if p.code == document.province_code), None)
    return {**_row("documents", document), "ingested_at": moment, "province": name}


def _insert_document(connection: Connection, document: DocumentRecord, moment: str) -> None:
    connection.execute(insert(Document), [_document_row(document, moment)])


def _clear(connection: Connection, document: DocumentRecord, moment: str) -> None:
    """Takes the rows of an earlier reading away and puts the new head in place."""
    for table in _OWNED:
        model = Base.metadata.tables[table]
        connection.execute(delete(model).where(model.c.document_id == document.document_id))
    same = Document.document_id == document.document_id
    connection.execute(update(Document).where(same).values(_document_row(document, moment)))
    same_files = DocumentFile.document_id == document.document_id
    connection.execute(update(DocumentFile).where(same_files).values(is_primary=False))


def _write_file(connection: Connection, records: DocumentRecords, *, primary: bool) -> None:
    document = records.document
    connection.execute(delete(DocumentFile).where(DocumentFile.sha256 == document.sha256))
    file = DocumentFileRecord(
        sha256=document.sha256,
        document_id=document.document_id,
        file=document.source_file,
        media_type=document.media_type,
        text_source=document.text_source,
        pages=document.pages,
        is_primary=primary,
    )
    connection.execute(insert(DocumentFile), [_row("document_files", file)])
    values = snapshot_rows(document.sha256, snapshot(records))
    if values:
        connection.execute(insert(SourceValue), values)


def _insert_children(connection: Connection, records: DocumentRecords) -> None:
    for table in _CHILDREN:
        rows = [_row(table, r) for r in records.rows(table)]
        if table in _WITH_ORDINAL:
            rows = [{**r, "ordinal": n} for n, r in enumerate(rows, 1)]
        if table == "provenance":
            rows = [{**r, "document_id": records.document.document_id} for r in rows]
        if rows:
            connection.execute(insert(Base.metadata.tables[table]), rows)


def _decided(connection: Connection, document_id: str) -> dict[str, str]:
    """Findings that a person accepted: finding_id → status. What a correction fixed, its replay fixes again."""
    own = (FindingRow.document_id == document_id) & (FindingRow.status == "accepted")
    query = select(FindingRow.finding_id, FindingRow.status).where(own)
    return {row.finding_id: row.status for row in connection.execute(query)}


def _restore(connection: Connection, decided: dict[str, str]) -> None:
    for found, status in decided.items():
        same = FindingRow.finding_id == found
        connection.execute(update(FindingRow).where(same).values(status=status))


def _report_differences(
    connection: Connection, document_id: str, found: tuple[SourceDifference, ...]
) -> None:
    """The findings ``sources_disagree`` of a document, made anew."""
    own = (FindingRow.document_id == document_id) & (FindingRow.code == Code.SOURCES_DISAGREE.value)
    connection.execute(delete(FindingRow).where(own))
    rows = [_row("findings", f) for f in disagreements(found)]
    if rows:
        connection.execute(insert(FindingRow), rows)


def disagreements(found: Iterable[SourceDifference]) -> tuple[Finding, ...]:
    """Differences between files that both state their letters, as findings.

    A recognised text (OCR) that differs from letters which the better file states leaves no doubt about these:
    ``show --sources`` tells it, the findings do not.
    """
    findings: dict[str, Finding] = {}
    for told in found:
        if rank(told.text_source, None) < rank("ocr", None):
            made = _disagreement(told)
            findings.setdefault(made.finding_id, made)
    return tuple(findings.values())


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
