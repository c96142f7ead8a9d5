"""Which documents a name means, and which of two versions counts.

A document that another one changes or replaces (``documents.amends_id``) is an earlier version. Where a name or "all
documents" takes in both, one is left out with a note, so that nothing is counted twice: of a plan that is replaced, the earlier;
of one that is changed (``documents.amendment``), the one with fewer tasks and indicators, since a decision that changes two of
seventy tasks prints those two. Named by its own id or number a document is taken, for who asks for it means it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, func, select

from schema.compare.naming import PRINTED, Day, province_on
from schema.contract.ids import place_slug
from schema.contract.records import DocumentRecord
from schema.database.find import all_documents, ambiguous, find_documents
from schema.database.models import metadata
from schema.errors import DocumentNotFound


def documents_meant(
    connection: Connection, wanted: Sequence[str], day: Day = PRINTED, *, with_amended: bool = False
) -> tuple[tuple[DocumentRecord, ...], tuple[str, ...]]:
    """The document that each name means, and notes on what was left out. One of several that is named twice stands once; one
    alone stands beside itself as often as it is named.

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
        return _latest(connection, known, known, with_amended=with_amended)
    found: list[DocumentRecord] = []
    notes: list[str] = []
    for name in wanted:
        candidates = _fitting(connection, known, name, day)
        kept, left = _latest(connection, candidates, known, with_amended=with_amended or len(candidates) == 1)
        if len(kept) > 1:
            raise ambiguous(name, kept)
        found += kept
        notes += left or _note_on_versions(kept[0], known)
    once = {d.document_id: d for d in found}
    if len(once) == 1:  # beside itself, as asked
        return tuple(found), tuple(dict.fromkeys(notes))
    notes += [f"{d}: named more than once, stands once." for d in once if _times(found, d) > 1]
    return tuple(once.values()), tuple(dict.fromkeys(notes))


def _times(found: Sequence[DocumentRecord], document_id: str) -> int:
    return sum(d.document_id == document_id for d in found)


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
    connection: Connection,
    candidates: Sequence[DocumentRecord],
    known: Sequence[DocumentRecord],
    *,
    with_amended: bool,
) -> tuple[tuple[DocumentRecord, ...], tuple[str, ...]]:
    """Candidates without those that another one stands for, and a note on each that is left out."""
    if with_amended:
        return tuple(candidates), ()
    ids = {d.document_id for d in candidates}
    left_out: dict[str, str] = {}
    for later in known:
        earlier = later.amends_id
        if earlier is None or earlier not in ids or earlier == later.document_id:
            continue
        if _is_part(connection, later, earlier) and later.document_id in ids:
            left_out[later.document_id] = f"it changes {earlier} in part"
        else:
            left_out[earlier] = f"{later.document_id} {_does(later)} it"
    kept = tuple(d for d in candidates if d.document_id not in left_out)
    notes = tuple(
        f"{d.document_id} is left out: {left_out[d.document_id]} (--with-amended takes both)."
        for d in candidates
        if d not in kept
    )
    return kept or tuple(candidates), notes if kept else ()


def _does(later: DocumentRecord) -> str:
    """What a document does to the one before it."""
    return later.amendment or "changes or replaces"


def _is_part(connection: Connection, later: DocumentRecord, earlier: str) -> bool:
    """Whether a document that changes another holds less than that one."""
    if later.amendment != "changes":
        return False
    return _size(connection, later.document_id) < _size(connection, earlier)


def _size(connection: Connection, document_id: str) -> int:
    """Tasks and indicators of a document."""
    models = (metadata.tables[name] for name in ("tasks", "indicators"))
    return sum(
        connection.execute(
            select(func.count()).select_from(m).where(m.c.document_id == document_id)
        ).scalar_one()
        for m in models
    )


def _note_on_versions(document: DocumentRecord, known: Iterable[DocumentRecord]) -> list[str]:
    """That a document asked for by its own name is an earlier version."""
    return [
        f"{document.document_id} is an earlier version: {d.document_id} {_does(d)} it."
        for d in known
        if d.amends_id == document.document_id and d.document_id != document.document_id
    ]
