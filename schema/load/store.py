"""Records into the database: one document, one transaction; all of it or nothing.

A document is known by its file's hash, or by number, date and issuer, or by its text
(``schema.load.same_document``). Its
several files stay one document: the best source gives the rows (``schema.load.sources``), of two as good the
one whose head states more, then the one with the smaller hash; the others are kept as files and compared, and
what they say differently becomes
``sources_disagree``. What came first decides nothing, so any order of storing gives the same database. The
decisions of people hang on ids, and are replayed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from operator import attrgetter

from sqlalchemy import Connection, Engine, delete, insert, select, update

from normalize.places.provinces import name_of_code
from schema.contract.records import (
    AgencyRecord,
    DocumentFileRecord,
    DocumentRecord,
    DocumentRecords,
    Record,
    columns,
)
from schema.database.models import document_files, documents, metadata, source_values
from schema.database.transactions import write
from schema.errors import DocumentNotFound
from schema.load.agency_rows import sync_agencies
from schema.load.amendments import link_versions
from schema.load.disagreements import report_differences
from schema.load.file_records import Given, given_by, keep_given
from schema.load.integrity import check
from schema.load.known_documents import Home, move_kept, remember, settle_home
from schema.load.renaming import renamed
from schema.load.replay import replay, settle
from schema.load.same_document import Identity, head_identity, identity, missing
from schema.load.settle_ids import free_id, is_pinned, rename, settle_ids
from schema.load.sources import SourceDifference, differences, document_rank, snapshot, snapshot_rows
from schema.load.standing import accept_again, accepted_before

_CHILDREN = (
    "legal_references", "clauses", "tables", "joins", "cells", "tasks", "task_agencies", "task_products",
    "task_budgets", "task_funding", "indicators", "indicator_agencies", "targets", "observations", "findings",
    "coverage", "provenance",
)  # fmt: skip
_OWNED = (
    "coverage", "provenance", "findings", "indicators", "tasks", "tables", "clauses", "legal_references",
)  # fmt: skip
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
    """The result of storing one file.

    Attributes:
        differences: what the document's files say differently.
        replaced: the other file that gave the rows until now (outcome replaced).
        kept_below: the other file that gives the rows, being better (outcome kept).
        renamed: ids that changed, (old, new): of documents that share number and year, or of this one since a
            better file states more.
        again: files to ingest again: this file had given their document's rows, and is another document.
        before: what the same bytes had given before; None where they are new.
    """

    document_id: str
    outcome: Outcome
    differences: tuple[SourceDifference, ...]
    replaced: str | None = None
    kept_below: str | None = None
    renamed: tuple[tuple[str, str], ...] = ()
    again: tuple[str, ...] = ()
    before: Given | None = None


def store(
    engine: Engine,
    records: DocumentRecords,
    agencies: Sequence[AgencyRecord] = (),
    now: datetime | None = None,
    also: Callable[[Connection, Stored], None] | None = None,
) -> Stored:
    """Stores the records of one file in one transaction, alone among writers
    (``schema.database.transactions``).

    Args:
        engine: from ``schema.database.opening.open_database``.
        records: what the file says.
        agencies: the register, so that names of bodies have their rows.
        now: the time of ingestion (UTC now).
        also: what else is written in the same transaction.

    Raises:
        InconsistentRecords: references that lead nowhere; nothing is stored.
        DatabaseBusy, DatabaseReadOnly, DatabaseFull, UnstorableValue, DatabaseFailed, DatabaseUnreachable:
            the database refuses; nothing is stored.
    """
    moment = (now or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    file = identity(records)

    def work(connection: Connection) -> Stored:
        stored = store_in(connection, records, file, agencies, moment)
        if also is not None:
            also(connection, stored)
        return stored

    return write(engine, work)


def remove(engine: Engine, document_id: str) -> None:
    """Removes a document with all that belongs to it; corrections stay, for they may come back to use.

    Raises:
        DocumentNotFound: no document has this id.
    """
    write(engine, partial(_remove, document_id=document_id))


def _remove(connection: Connection, document_id: str) -> None:
    gone = connection.execute(delete(documents).where(documents.c.document_id == document_id))
    if gone.rowcount == 0:
        raise DocumentNotFound(f"no document {document_id!r}")


def store_in(
    connection: Connection,
    records: DocumentRecords,
    file: Identity,
    agencies: Sequence[AgencyRecord],
    moment: str,
) -> Stored:
    """Stores the records of one file within a transaction of the caller's; see :func:`store`."""
    before = given_by(connection, records.document.sha256)
    check(records, sync_agencies(connection, agencies))
    home = settle_home(connection, file)
    standing = _standing(connection, home)
    outcome = _outcome(standing, records.document)
    own_id, changed = _own_id(connection, home, file, outcome)
    own = renamed(records, own_id)
    decided = accepted_before(connection, own_id)
    if outcome is Outcome.ADDED:
        _insert_document(connection, own.document, moment)
    if outcome is Outcome.REPLACED:
        _clear(connection, own.document, moment)
    _write_file(connection, own, file, primary=outcome is not Outcome.KEPT)
    keep_given(connection, records, moment)
    if outcome is not Outcome.KEPT:
        _insert_children(connection, own)
        replay(connection, own_id)
    moved = move_kept(connection, file, own_id)
    found = {one: differences(connection, one) for one in {own_id, *moved}}
    for document_id, differing in found.items():
        report_differences(connection, document_id, differing)
    accept_again(connection, decided)
    for document_id in {own_id, *moved}:
        settle(connection, document_id)
    later = settle_ids(connection, own_id.partition("~")[0])
    changed = {**later, **{old: later.get(new, new) for old, new in changed.items()}}
    own_id = later.get(own_id, own_id)
    link_versions(connection, own_id)
    other = _other_file(standing, file)
    return Stored(
        own_id,
        outcome,
        differences(connection, own_id) if later else found[own_id],
        replaced=other if outcome is Outcome.REPLACED else None,
        kept_below=other if outcome is Outcome.KEPT else None,
        renamed=tuple(sorted(changed.items())),
        again=home.again,
        before=before,
    )


def _other_file(standing: DocumentRecord | None, file: Identity) -> str | None:
    """The name of the file that gave the rows until now, where it is not this one."""
    if standing is None or standing.sha256 == file.sha256:
        return None
    return standing.source_file or standing.sha256


def _standing(connection: Connection, home: Home) -> DocumentRecord | None:
    """The head of the document as it stands, from the file that gives its rows."""
    query = select(documents).where(documents.c.document_id == home.document_id)
    row = connection.execute(query).one_or_none()
    return None if row is None else DocumentRecord(**{c: getattr(row, c) for c in columns("documents")})


def _outcome(standing: DocumentRecord | None, document: DocumentRecord) -> Outcome:
    """The same file, read again, replaces its rows; another one does so where it is better."""
    if standing is None:
        return Outcome.ADDED
    same = document.sha256 == standing.sha256
    return Outcome.REPLACED if same or _quality(document) < _quality(standing) else Outcome.KEPT


def _quality(document: DocumentRecord) -> tuple[int, int, str]:
    """Smaller is better: the source, then what its head leaves out, then the hash, which decides between
    equals."""
    return document_rank(document), missing(head_identity(document)), document.sha256


def _own_id(
    connection: Connection, home: Home, file: Identity, outcome: Outcome
) -> tuple[str, dict[str, str]]:
    """The id of the file's document, and what was renamed for it.

    A document bears the id that the file giving its rows states, unless corrections hang on the one it has.
    """
    if home.document_id is None:
        return free_id(connection, file.document_id), {}
    old = home.document_id
    if outcome is Outcome.KEPT or old.partition("~")[0] == file.document_id or is_pinned(connection, old):
        return old, {}
    new = free_id(connection, file.document_id)
    rename(connection, old, new)
    return new, {old: new, **settle_ids(connection, old.partition("~")[0])}


def _row(table: str, record: Record) -> dict[str, object]:
    names = columns(table)
    return dict(zip(names, attrgetter(*names)(record), strict=True))


def _document_row(document: DocumentRecord, moment: str) -> dict[str, object]:
    name = name_of_code(document.province_code, document.issued_on)
    return {**_row("documents", document), "ingested_at": moment, "province": name}


def _insert_document(connection: Connection, document: DocumentRecord, moment: str) -> None:
    connection.execute(insert(documents), [_document_row(document, moment)])


def _clear(connection: Connection, document: DocumentRecord, moment: str) -> None:
    """Takes the rows of an earlier reading away and puts the new head in place."""
    for table in _OWNED:
        model = metadata.tables[table]
        connection.execute(delete(model).where(model.c.document_id == document.document_id))
    same = documents.c.document_id == document.document_id
    connection.execute(update(documents).where(same).values(_document_row(document, moment)))
    same_files = document_files.c.document_id == document.document_id
    connection.execute(update(document_files).where(same_files).values(is_primary=False))


def _write_file(connection: Connection, records: DocumentRecords, own: Identity, *, primary: bool) -> None:
    document = records.document
    connection.execute(delete(document_files).where(document_files.c.sha256 == document.sha256))
    file = DocumentFileRecord(
        sha256=document.sha256,
        document_id=document.document_id,
        file=document.source_file,
        media_type=document.media_type,
        text_source=document.text_source,
        pages=document.pages,
        is_primary=primary,
    )
    connection.execute(insert(document_files), [_row("document_files", file)])
    remember(connection, own)
    values = snapshot_rows(document.sha256, snapshot(records))
    if values:
        connection.execute(insert(source_values), values)


def _insert_children(connection: Connection, records: DocumentRecords) -> None:
    for table in _CHILDREN:
        rows = [_row(table, r) for r in records.rows(table)]
        if table in _WITH_ORDINAL:
            rows = [{**r, "ordinal": n} for n, r in enumerate(rows, 1)]
        if table == "provenance":
            rows = [{**r, "document_id": records.document.document_id} for r in rows]
        if rows:
            connection.execute(insert(metadata.tables[table]), rows)
