"""What the database can be asked: each command of the command line and each function of the API is one of these.

Every function takes the database as a URL or file name (None: ``settings.default_database``) and gives plain
listings; the API makes pandas frames of them and the command line tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select

from schema.compare.by import Comparison
from schema.compare.by import compare as compare_sides
from schema.compare.indicators import targets_text
from schema.contract.records import (
    DocumentRecord,
    IndicatorRecord,
    ProvenanceRecord,
    Record,
    RecordValue,
    TargetRecord,
    TaskRecord,
    columns,
)
from schema.contract.values import as_text
from schema.database.find import all_documents, find_document, province_name
from schema.database.models import document_files, metadata
from schema.database.models import findings as findings_table
from schema.database.opening import open_database
from schema.database.rows import WIDE, read_records, rows, table_columns
from schema.errors import DocumentNotFound
from schema.export.dataset import export as export_dataset
from schema.load.corrections import all_corrections
from schema.load.sources import differences
from schema.load.store import remove as remove_document
from schema.load.stored_values import table_of
from vnplans.listing import Listing
from vnplans.pictures.references import draw_references
from vnplans.settings import default_database

_SEVERITIES = ("error", "warning", "info")
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


def open_engine(db: str | None, *, create: bool = False) -> Engine:
    """The database that a caller named, or the default one, brought up to date; made where ``create`` says so."""
    return open_database(db or default_database(), create=create)


@contextmanager
def reading(db: str | None) -> Iterator[Connection]:
    """A connection for one question."""
    engine = open_engine(db)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def status(db: str | None = None) -> Listing:
    """The documents of the database with what was found in each."""
    names = (
        "document_id", "number", "issued_on", "province", "status", "text_source", "pages", "files", "tasks",
        "indicators", "targets", "errors", "warnings",
    )  # fmt: skip
    with reading(db) as connection:
        counts = {t: _counts(connection, t) for t in ("document_files", "tasks", "indicators")}
        targets = _target_counts(connection)
        severities = _severity_counts(connection)
        found = [
            (
                d.document_id, d.number, d.issued_on, province_name(d), d.status, d.text_source, d.pages,
                counts["document_files"].get(d.document_id, 0), counts["tasks"].get(d.document_id, 0),
                counts["indicators"].get(d.document_id, 0), targets.get(d.document_id, 0),
                severities.get((d.document_id, "error"), 0), severities.get((d.document_id, "warning"), 0),
            )
            for d in all_documents(connection)
        ]  # fmt: skip
    return Listing(names, tuple(found))


def _counts(connection: Connection, table: str) -> dict[str, int]:
    owner = metadata.tables[table].c.document_id
    return {r[0]: r[1] for r in connection.execute(select(owner, func.count()).group_by(owner))}


def _target_counts(connection: Connection) -> dict[str, int]:
    targets, indicators = metadata.tables["targets"], metadata.tables["indicators"]
    owner = indicators.c.document_id
    joined = targets.join(indicators, targets.c.indicator_id == indicators.c.indicator_id)
    query = select(owner, func.count()).select_from(joined).group_by(owner)
    return {r[0]: r[1] for r in connection.execute(query)}


def _severity_counts(connection: Connection) -> dict[tuple[str, str], int]:
    pair = (findings_table.c.document_id, findings_table.c.severity)
    query = select(*pair, func.count()).where(findings_table.c.status == "open").group_by(*pair)
    return {(r[0], r[1]): r[2] for r in connection.execute(query)}


@dataclass(frozen=True, slots=True)
class Shown:
    """What ``show`` gives: the record, and for a document its tasks, indicators and counts of findings.

    For a task, an indicator or another record ``related`` holds its provenance and findings instead.
    """

    wanted: str
    record: Listing
    related: tuple[tuple[str, Listing], ...]


def show(wanted: str, db: str | None = None) -> Shown:
    """A document by id, number or province, or a single record by its id.

    Raises:
        DocumentNotFound, AmbiguousDocument: nothing fits, or several documents.
    """
    with reading(db) as connection:
        try:
            document = find_document(connection, wanted)
        except DocumentNotFound:
            return _show_record(connection, wanted)
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
        ("findings", count_findings(_findings(connection, own))),
    )
    return Shown(document.document_id, _fields_of("documents", document), related)


def _fields_of(table: str, record: Record) -> Listing:
    stated = ((c, getattr(record, c)) for c in columns(table))
    return Listing(("field", "value"), tuple((c, as_text(c, v)) for c, v in stated if v is not None))


def _files(connection: Connection, document_id: str) -> Listing:
    names = ("file", "text_source", "media_type", "pages", "is_primary", "sha256")
    model = document_files
    query = select(*(model.c[n] for n in names)).where(model.c.document_id == document_id)
    ordered = query.order_by(model.c.is_primary.desc(), model.c.file)
    return Listing(names, tuple(tuple(r) for r in connection.execute(ordered)))


def _indicators(connection: Connection, own: Sequence[str]) -> Listing:
    targets: dict[str, list[TargetRecord]] = {}
    for target in read_records(connection, TargetRecord, own):
        targets.setdefault(target.indicator_id, []).append(target)
    found = tuple(
        (i.clause_path or i.table_id or i.task_id, i.number or i.code, i.name, targets_text(targets.get(i.indicator_id, [])), i.page)
        for i in read_records(connection, IndicatorRecord, own)
    )  # fmt: skip
    return Listing(("place", "number", "name", "targets", "page"), found)


def _show_record(connection: Connection, wanted: str) -> Shown:
    table = table_of(connection, wanted)
    model = metadata.tables[table]
    row = connection.execute(select(model).where(model.c[columns(table)[0]] == wanted)).one()
    values = ((c, getattr(row, c)) for c in columns(table))
    stated = tuple((c, as_text(c, v)) for c, v in values if v is not None)
    related = (
        ("provenance", _hanging(connection, "provenance", wanted)),
        ("findings", _hanging(connection, "findings", wanted)),
        ("corrections", _hanging(connection, "corrections", wanted)),
        ("bodies", _bodies(connection, table, wanted)),
    )
    filled = tuple((name, listing) for name, listing in related if listing.rows)
    return Shown(wanted, Listing(("field", "value"), stated), filled)


def _hanging(connection: Connection, table: str, record_id: str) -> Listing:
    names = tuple(c for c in columns(table) if c not in ("record_table", "record_id", "document_id"))
    model = metadata.tables[table]
    query = select(*(model.c[n] for n in names)).where(model.c.record_id == record_id)
    return Listing(names, tuple(tuple(r) for r in connection.execute(query)))


def _bodies(connection: Connection, table: str, record_id: str) -> Listing:
    held = {"tasks": "task_agencies", "indicators": "indicator_agencies"}.get(table)
    if held is None:
        return Listing((), ())
    model = metadata.tables[held]
    names = columns(held)[1:]
    own = model.c[columns(held)[0]] == record_id
    query = select(*(model.c[n] for n in names)).where(own).order_by(model.c.role, model.c.position)
    return Listing(names, tuple(tuple(r) for r in connection.execute(query)))


def sources(wanted: str, db: str | None = None) -> Listing:
    """What the files of a document say differently: what stands, and what another file says."""
    names = ("file", "text_source", "record_table", "record_id", "field", "value", "other_value")
    with reading(db) as connection:
        document = find_document(connection, wanted)
        found = differences(connection, document.document_id)
        files = _files(connection, document.document_id)
    told = tuple(f"{f['file']} ({f['text_source']}){' gives the rows' if f['is_primary'] else ''}" for f in files.dicts())  # fmt: skip
    return Listing(names, tuple(tuple(getattr(d, n) for n in names) for d in found), told)


def findings(
    wanted: str | None = None,
    db: str | None = None,
    *,
    code: str | None = None,
    severity: str | None = None,
    table: str | None = None,
    field: str | None = None,
    status: str | None = None,
) -> Listing:
    """The findings of one document or of all, filtered; ``severity`` is the least that is given."""
    with reading(db) as connection:
        own = None if wanted is None else [find_document(connection, wanted).document_id]
        found = _findings(connection, own)
    least = _SEVERITIES.index(severity) if severity in _SEVERITIES else len(_SEVERITIES)
    asked = {"code": code, "record_table": table, "field": field, "status": status}
    kept = tuple(
        tuple(row.values())
        for row in found.dicts()
        if all(v is None or row[k] == v for k, v in asked.items())
        and _SEVERITIES.index(str(row["severity"])) <= least
    )
    return Listing(found.columns, kept)


def _findings(connection: Connection, own: Sequence[str] | None) -> Listing:
    return Listing(columns("findings"), tuple(rows(connection, "findings", own)))


def count_findings(found: Listing) -> Listing:
    """Findings by code and severity, the gravest and most frequent first."""
    counted: dict[tuple[int, str], int] = {}
    for row in found.dicts():
        pair = (_SEVERITIES.index(str(row["severity"])), str(row["code"]))
        counted[pair] = counted.get(pair, 0) + 1
    ordered = sorted(counted.items(), key=lambda c: (c[0][0], -c[1], c[0][1]))
    made = tuple((code, _SEVERITIES[rank], count) for (rank, code), count in ordered)
    return Listing(("code", "severity", "count"), made)


def compare(a: str, b: str, db: str | None = None, by: str = "themes") -> Comparison:
    """Two documents or provinces side by side; see ``schema.compare.by``."""
    with reading(db) as connection:
        return compare_sides(connection, a, b, by)


def export(
    folder: str | Path, db: str | None = None, file_format: str = "csv", *, release: bool = False
) -> tuple[Path, ...]:
    """The whole dataset as files; see ``schema.export.dataset``."""
    engine = open_engine(db)
    try:
        return export_dataset(engine, Path(folder), file_format, release=release)
    finally:
        engine.dispose()


def remove(wanted: str, db: str | None = None) -> str:
    """Removes the one document meant and gives its id."""
    engine = open_engine(db)
    try:
        with engine.connect() as connection:
            found = find_document(connection, wanted).document_id
        remove_document(engine, found)
    finally:
        engine.dispose()
    return found


def references(wanted: str | None = None, db: str | None = None, *, count: bool = False) -> Listing:
    """The acts that one document or all cite; with ``count`` each act once, most cited first."""
    with reading(db) as connection:
        own = None if wanted is None else [find_document(connection, wanted).document_id]
        found = Listing(columns("legal_references"), tuple(rows(connection, "legal_references", own)))
    return _counted_references(found) if count else found


def reference_graph(db: str | None = None, wanted: str | None = None) -> str:
    """The documents and the acts they rest on, as an SVG drawing (see ``vnplans.pictures.references``)."""
    with reading(db) as connection:
        own = None if wanted is None else [find_document(connection, wanted).document_id]
        cited = tuple(rows(connection, "legal_references", own))
        documents = tuple(rows(connection, "documents", own))
    names = {d["document_id"]: d for d in Listing(columns("documents"), documents).dicts()}
    return draw_references(names, Listing(columns("legal_references"), cited).dicts())


def _counted_references(found: Listing) -> Listing:
    groups: dict[RecordValue, list[dict[str, RecordValue]]] = {}
    for row in found.dicts():
        groups.setdefault(row["act_id"] or row["number"] or row["raw"], []).append(row)
    made = [
        (
            next((r["number"] for r in group if r["number"]), None) or group[0]["title"] or group[0]["raw"],
            next((r["act_type"] for r in group if r["act_type"]), None),
            next((r["issued_on"] for r in group if r["issued_on"]), None),
            next((r["title"] for r in group if r["title"]), None),
            len({r["document_id"] for r in group}),
            len(group),
            any(r["relation"] == "basis" for r in group),
        )
        for group in groups.values()
    ]
    made.sort(key=lambda m: (-m[4], -m[5], str(m[0])))
    names = ("act", "act_type", "issued_on", "title", "documents", "citations", "is_basis")
    return Listing(names, tuple(made))


def corrections(wanted: str | None = None, db: str | None = None) -> Listing:
    """The corrections of one document or of all, revoked ones too, oldest first."""
    names = columns("corrections")
    with reading(db) as connection:
        own = None if wanted is None else find_document(connection, wanted).document_id
        found = all_corrections(connection, own)
    return Listing(names, tuple(tuple(getattr(c, n) for n in names) for c in found))


def provenance(record_id: str, db: str | None = None) -> tuple[ProvenanceRecord, ...]:
    """Where the values of one record were read."""
    with reading(db) as connection:
        model = metadata.tables["provenance"]
        query = select(*(model.c[n] for n in columns("provenance"))).where(model.c.record_id == record_id)
        return tuple(ProvenanceRecord(**r._mapping) for r in connection.execute(query))
