"""Which documents a name means, and which of two versions counts.

A document that another one changes or replaces (``documents.amends_id``) is an earlier version. Where a name or "all
documents" takes in both, the earlier one is left out with a note, so that nothing is counted twice; named by its own id or
number it is taken, for who asks for it means it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection

from schema.compare.naming import PRINTED, Day, province_on
from schema.contract.ids import place_slug
from schema.contract.records import DocumentRecord
from schema.database.find import all_documents, ambiguous, find_documents
from schema.errors import DocumentNotFound


def documents_meant(
    connection: Connection, wanted: Sequence[str], day: Day = PRINTED, *, with_amended: bool = False
) -> tuple[tuple[DocumentRecord, ...], tuple[str, ...]]:
    """The document that each name means, and notes on what was left out.

    Args:
        wanted: ids, numbers or provinces; empty for all documents of the database.
        day: provinces may be named as of this day too.
        with_amended: earlier versions are taken as well.

    Raises:
        DocumentNotFound: a name fits nothing.
        AmbiguousDocument: a name fits several documents that are not versions of one.
    """
    known = all_documents(connection)
    if not wanted:
        return _latest(known, known, with_amended=with_amended)
    found: list[DocumentRecord] = []
    notes: list[str] = []
    for name in wanted:
        candidates = _fitting(connection, known, name, day)
        kept, left = _latest(candidates, known, with_amended=with_amended or len(candidates) == 1)
        if len(kept) > 1:
            raise ambiguous(name, kept)
        found += kept
        notes += left or _note_on_versions(kept[0], known)
    return tuple(found), tuple(dict.fromkeys(notes))


def _fitting(
    connection: Connection, known: Iterable[DocumentRecord], name: str, day: Day
) -> tuple[DocumentRecord, ...]:
    """By its own names first; else by the name or code of its province on the day."""
    try:
        return find_documents(connection, name)
    except DocumentNotFound:
        slug = place_slug(name)
        fits = tuple(d for d in known if slug and slug == place_slug(province_on(d, day) or ""))
        if day is PRINTED or not fits:
            raise
        return fits


def _latest(
    candidates: Sequence[DocumentRecord], known: Sequence[DocumentRecord], *, with_amended: bool
) -> tuple[tuple[DocumentRecord, ...], tuple[str, ...]]:
    """Candidates that no other candidate changes or replaces, and a note on each that is left out."""
    if with_amended:
        return tuple(candidates), ()
    ids = {d.document_id for d in candidates}
    later = {d.amends_id: d for d in known if d.amends_id is not None and d.document_id in ids}
    kept = tuple(d for d in candidates if d.document_id not in later or d.amends_id == d.document_id)
    notes = tuple(
        f"{d.document_id} is left out: {later[d.document_id].document_id} changes or replaces it (--with-amended takes both)."
        for d in candidates
        if d not in kept
    )
    return kept or tuple(candidates), notes if kept else ()


def _note_on_versions(document: DocumentRecord, known: Iterable[DocumentRecord]) -> list[str]:
    """That a document asked for by its own name is an earlier version."""
    return [
        f"{document.document_id} is an earlier version: {d.document_id} changes or replaces it."
        for d in known
        if d.amends_id == document.document_id and d.document_id != document.document_id
    ]
