"""Headers of a stored document that a person maps to roles: what that would change, and keeping it.

The kept file is read again with the header taught, in a child process like any file, and stored as ``ingest`` stores it.
The decision is a correction: it has author and reason, is told to every later reading of the document, and can be revoked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path

from rapidfuzz import process
from sqlalchemy import Connection, Engine

from normalize.text import key
from schema.contract.records import CorrectionRecord, DocumentRecord, DocumentRecords
from schema.database.find import find_document
from schema.errors import WrongValue
from schema.load.correction_log import Action
from schema.load.effects import Effect, effect_of
from schema.load.read_before import remember_reading
from schema.load.store import Stored, store
from schema.load.taught_headers import Teaching, check_roles, phrase, taught_headers, teach
from vnplans.intake.files import InputFile, settings_of
from vnplans.intake.messages import FileNotKept, ReadingCrashed
from vnplans.intake.run import read_files
from vnplans.intake.unchanged import read_with
from vnplans.kept_files import kept_file, kept_folder
from vnplans.listing import Listing
from vnplans.questions import correct as decisions
from vnplans.questions.decide import Signature
from vnplans.questions.document_states import primary_file
from vnplans.questions.open import open_engine, reading
from vnplans.questions.registers import agency_records
from vnplans.questions.table_columns import headers_of
from vnplans.settings import HeadOptions, ReadSettings

__all__ = ["HeaderMap", "effect_listing", "effect_summary", "header_effect", "map_header", "mapped", "revoke"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderMap:
    """That a header of a document means a role.

    Attributes:
        document: by id, number or province.
        header: as printed.
        jobs: processes that read: 1, or 0 for this one.
    """

    document: str
    header: str
    role: str
    jobs: int = 1


def header_effect(wanted: HeaderMap, db: str | None = None) -> tuple[Effect, ...]:
    """What would be other in the dataset; nothing is changed.

    Raises:
        DocumentNotFound, AmbiguousDocument: the name fits no document, or several.
        UnknownRole, WrongValue: there is no such role; the header has no words, or stands over no column.
        FileNotKept: the document's file is not at hand.
        ReadError: it cannot be read.
    """
    header = phrase(wanted.header)
    check_roles({header: wanted.role})
    head, path, known = _at_hand(wanted.document, db)
    _refuse_unprinted(head.document_id, header, db)
    records = _read(_file(head, path, {**known, header: wanted.role}), head, wanted.jobs)
    engine = open_engine(db)
    try:
        return effect_of(engine, head.document_id, records, agency_records())
    finally:
        engine.dispose()


def effect_listing(found: Sequence[Effect]) -> Listing:
    """An effect as rows, one a difference."""
    names = tuple(f.name for f in fields(Effect))
    return Listing(names, tuple(astuple(e) for e in found))


def effect_summary(found: Sequence[Effect]) -> Listing:
    """An effect counted: rows gained, lost, and altered by field; findings by code, before and after.

    Example: ``("tasks", "lead", "2 altered"), ("findings", "header_unmapped", "1 → 0")``
    """
    counted = Counter((e.table, e.field or "", e.change) for e in found if e.table != "findings")
    rows = [(table, field, f"{number} {change}") for (table, field, change), number in counted.items()]
    rows += [(e.table, e.record_id, f"{e.old or 0} → {e.new or 0}") for e in found if e.table == "findings"]
    return Listing(("table", "field or code", "change"), tuple(rows))


def map_header(wanted: HeaderMap, signature: Signature, db: str | None = None) -> CorrectionRecord:
    """Keeps it, and stores the document as it is read then.

    Raises:
        Unsigned: nobody decides, or for no reason.
        DatasetError, ReadError: as in :func:`header_effect`; nothing is kept.
    """
    return mapped(wanted, signature, db)[0]


def mapped(
    wanted: HeaderMap, signature: Signature, db: str | None = None
) -> tuple[CorrectionRecord, tuple[Effect, ...]]:
    """As :func:`map_header`, with what it changed."""
    signed = signature.complete()
    header = phrase(wanted.header)
    check_roles({header: wanted.role})
    head, path, known = _at_hand(wanted.document, db)
    own = head.document_id
    _refuse_unprinted(own, header, db)
    file = _file(head, path, {**known, header: wanted.role})
    records = _read(file, head, wanted.jobs)
    said = Teaching(
        document_id=own, header=header, role=wanted.role, reason=signed.reason, author=signed.author
    )
    engine = open_engine(db)
    try:
        found = effect_of(engine, own, records, agency_records())
        made = teach(engine, said)
        _store(engine, file, records)
        return made, found
    finally:
        engine.dispose()


def revoke(correction_id: str, db: str | None = None, jobs: int = 1) -> CorrectionRecord:
    """Takes a correction back; a document whose header meant something else until now is read again.

    Raises:
        CorrectionNotFound: no such correction, or it is revoked already.
        FileNotKept, ReadError: the document cannot be read again; the correction is revoked, and the next ``ingest`` of the
            file heeds that.
    """
    made = decisions.revoke(correction_id, db)
    if made.action != Action.MAP:
        return made
    head, path, known = _at_hand(made.record_id, db)
    file = _file(head, path, known)
    records = _read(file, head, jobs)
    engine = open_engine(db)
    try:
        _store(engine, file, records)
    finally:
        engine.dispose()
    return made


def _refuse_unprinted(document_id: str, header: str, db: str | None) -> None:
    """Refuses a header that stands over no column of the document; its hint names those that are most like it.

    Raises:
        WrongValue: so it is.
    """
    with reading(db) as connection:
        printed = headers_of(connection, document_id)
    if key(header) in {key(text) for text in printed}:
        return
    near = [text for text, _, _ in process.extract(header, sorted(printed), limit=3)]
    hint = f"Its headers are, among others: {'; '.join(near)}." if near else "It has no table."
    raise WrongValue(f"{header!r} stands over no column of {document_id}", hint=hint)


def _store(engine: Engine, file: InputFile, records: DocumentRecords) -> None:
    """Stores what was read, and with what it was read, in one transaction."""
    word = read_with(settings_of(file, ReadSettings()))

    def remember(connection: Connection, _: Stored) -> None:
        remember_reading(connection, records.document.sha256, word)

    store(engine, records, agency_records(), also=remember)


def _at_hand(document: str, db: str | None) -> tuple[DocumentRecord, Path, dict[str, str]]:
    """A document, the kept file that gave its rows, and what was taught of its headers."""
    with reading(db) as connection:
        head = find_document(connection, document)
        primary = primary_file(connection, head.document_id)
        known = taught_headers(connection, head.document_id)
    path = kept_file(kept_folder(db), primary[0]) if primary is not None else None
    if path is None:
        raise FileNotKept(f"the file of {head.document_id} is not kept beside the database")
    return head, path, known


def _file(head: DocumentRecord, path: Path, headers: Mapping[str, str]) -> InputFile:
    """The kept file; what people stated of its head when it was ingested stands in the document."""
    stated = HeadOptions(head.number, None, head.issued_on, None)
    return InputFile(path, manifest=stated, headers=headers)


def _read(file: InputFile, head: DocumentRecord, jobs: int) -> DocumentRecords:
    """The records of a file under the name that it had when it was ingested."""
    ((_, found, _),) = read_files((file,), ReadSettings(), jobs)
    if found.records is None:
        raise found.error or ReadingCrashed(f"{file.path}: no answer")
    return replace(found.records, document=replace(found.records.document, source_file=head.source_file))
