"""The documents of the database: all in a list, one with its tasks and indicators, what its files say
differently.

Every question takes the database as a URL or file name (None: ``settings.default_database``) and gives plain
listings; the API makes pandas frames of them and the command line tables.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, func, select

from normalize.notes import Code
from schema.contract.records import (
    DocumentRecord,
    Finding,
    IndicatorRecord,
    ObservationRecord,
    Record,
    TargetRecord,
    TaskRecord,
    columns,
)
from schema.contract.values import as_text
from schema.database.find import find_document
from schema.database.models import document_files, documents, metadata
from schema.database.models import findings as finding_rows
from schema.database.rows import WIDE, read_records, rows, table_columns
from schema.errors import DocumentNotFound
from vnplans.listing import Listing
from vnplans.questions.findings import count_findings, findings_of, open_ones
from vnplans.questions.open import reading
from vnplans.questions.records import Shown, show_record

_TASK_COLUMNS = (
    "task_id",
    "number",
    "group_number",
    "title",
    "lead",
    "period_raw",
    "budget_vnd",
    "theme",
    "page_first",
)


def status(db: str | None = None) -> Listing:
    """The documents of the database with what was found in each, by id."""
    own = ("document_id", "number", "issued_on", "province", "status", "text_source", "pages")
    counted = ("files", "tasks", "indicators", "targets", "errors", "warnings")
    heads = select(*(documents.c[n] for n in own))
    with reading(db) as connection:
        counts = (
            *(_counts(connection, t) for t in ("document_files", "tasks", "indicators")),
            _target_counts(connection),
            *(_open_findings(connection, severity) for severity in ("error", "warning")),
        )
        found = [(*row, *(n.get(row.document_id, 0) for n in counts)) for row in connection.execute(heads)]
    return Listing((*own, *counted), tuple(sorted(found)))


def id_of(wanted: str, db: str | None = None) -> str:
    """The id of the one document meant by an id, a number or a province.

    Raises:
        DocumentNotFound, AmbiguousDocument: nothing fits, or several documents.
    """
    with reading(db) as connection:
        return find_document(connection, wanted).document_id


def partial_documents(found: Listing) -> tuple[str, ...]:
    """The ids of the documents of a :func:`status` that were read in part."""
    return tuple(str(row["document_id"]) for row in found.dicts() if row["status"] == "partial")


def _counts(connection: Connection, table: str) -> dict[str, int]:
    """Rows by their document; those that a person rejected are none."""
    model = metadata.tables[table]
    query = select(model.c.document_id, func.count()).group_by(model.c.document_id)
    if "review_status" in model.c:
        query = query.where(model.c.review_status != "rejected")
    return {r[0]: r[1] for r in connection.execute(query)}


def _target_counts(connection: Connection) -> dict[str, int]:
    targets, indicators = metadata.tables["targets"], metadata.tables["indicators"]
    owner = indicators.c.document_id
    joined = targets.join(indicators, targets.c.indicator_id == indicators.c.indicator_id)
    query = select(owner, func.count()).select_from(joined).group_by(owner)
    return {r[0]: r[1] for r in connection.execute(query)}


def _open_findings(connection: Connection, severity: str) -> dict[str, int]:
    owner = finding_rows.c.document_id
    wanted = (finding_rows.c.status == "open") & (finding_rows.c.severity == severity)
    query = select(owner, func.count()).where(wanted).group_by(owner)
    return {r[0]: r[1] for r in connection.execute(query)}


def show(wanted: str, db: str | None = None) -> Shown:
    """A document by id, number or province, or a single record by its id.

    Raises:
        DocumentNotFound, AmbiguousDocument: nothing fits, or several documents.
    """
    with reading(db) as connection:
        try:
            document = find_document(connection, wanted)
        except DocumentNotFound:
            return show_record(connection, wanted)
        return _show_document(connection, document)


def _show_document(connection: Connection, document: DocumentRecord) -> Shown:
    own = [document.document_id]
    wide = Listing(table_columns(WIDE), tuple(rows(connection, WIDE, own)))
    ids = (t.task_id for t in read_records(connection, TaskRecord, own))
    tasks = tuple((i, *(row[n] for n in _TASK_COLUMNS[1:])) for i, row in zip(ids, wide.dicts(), strict=True))
    related = (
        ("files", _files(connection, document.document_id)),
        ("tasks", Listing(_TASK_COLUMNS, tasks)),
        ("indicators", _indicators(connection, own)),
        ("national_codes", _national_codes(connection, own)),
        ("findings", count_findings(open_ones(findings_of(connection, own)))),
    )
    return Shown(document.document_id, _fields_of("documents", document), related)


def _fields_of(table: str, record: Record) -> Listing:
    stated = ((c, getattr(record, c)) for c in columns(table))
    return Listing(("field", "value"), tuple((c, as_text(c, v)) for c, v in stated if v is not None))


def _files(connection: Connection, document_id: str) -> Listing:
    names = ("file", "text_source", "media_type", "pages", "is_primary", "sha256")
    query = select(*(document_files.c[n] for n in names)).where(document_files.c.document_id == document_id)
    ordered = query.order_by(document_files.c.is_primary.desc(), document_files.c.file)
    return Listing(names, tuple(tuple(r) for r in connection.execute(ordered)))


def _indicators(connection: Connection, own: Sequence[str]) -> Listing:
    targets: dict[str, list[TargetRecord]] = {}
    for target in read_records(connection, TargetRecord, own):
        targets.setdefault(target.indicator_id, []).append(target)
    seen: dict[str, list[ObservationRecord]] = {}
    from schema.compare.values import observations_text, targets_text

    for observation in read_records(connection, ObservationRecord, own):
        seen.setdefault(observation.indicator_id, []).append(observation)
    found = tuple(
        (i.clause_path or i.table_id or i.task_id, i.number or i.code, i.name, targets_text(targets.get(i.indicator_id, [])), observations_text(seen.get(i.indicator_id, [])), i.page)
        for i in read_records(connection, IndicatorRecord, own)
    )  # fmt: skip
    return Listing(("place", "number", "name", "targets", "observed", "page"), found)


def _national_codes(connection: Connection, own: Sequence[str]) -> Listing:
    """The indicators that a national set names, and why; a code that a table prints has no reason."""
    why = {
        f.record_id: f
        for f in read_records(connection, Finding, own)
        if f.code == Code.NATIONAL_CODE.value and f.status == "open"
    }
    found = tuple(
        (i.national_code, i.name, why[i.indicator_id].severity, why[i.indicator_id].message)
        if i.indicator_id in why
        else (i.national_code, i.name, None, None)
        for i in read_records(connection, IndicatorRecord, own)
        if i.national_code
    )
    return Listing(("national_code", "name", "severity", "why"), found)


def sources(wanted: str, db: str | None = None) -> Listing:
    """What the files of a document say differently: what stands, and what another file says."""
    names = ("file", "text_source", "record_table", "record_id", "field", "value", "other_value")
    from schema.load.sources import differences

    with reading(db) as connection:
        document = find_document(connection, wanted)
        found = differences(connection, document.document_id)
        files = _files(connection, document.document_id)
    notes = tuple(
        f"{f['file']} ({f['text_source']}){' gives the rows' if f['is_primary'] else ''}"
        for f in files.dicts()
    )
    return Listing(names, tuple(tuple(getattr(d, n) for n in names) for d in found), notes)
