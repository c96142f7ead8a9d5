"""Documents by what a person calls them: an id, a number, or a province."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from sqlalchemy import Connection

from schema.contract.records import DocumentRecord
from schema.database.rows import read_records
from schema.errors import AmbiguousDocument, DocumentNotFound

_TITLE_SHOWN = 100
"""Most letters of a title in a message."""
_NAMED = 3
"""Most names in a hint."""
_ALIKE = 0.75
"""How like a name must be to what was asked for, of 1: ``Bac Nin`` is 0.93 like ``Bắc Ninh``."""


def all_documents(connection: Connection) -> tuple[DocumentRecord, ...]:
    """Every document, by id."""
    return read_records(connection, DocumentRecord)


def find_documents(connection: Connection, wanted: str) -> tuple[DocumentRecord, ...]:
    """The documents meant: the one with this id, else those with this number, else those of this province.

    Args:
        wanted: ``cao-bang-337-qd-ubnd-2018``, ``337/QĐ-UBND``, ``Cao Bằng``, ``cao-bang`` or ``04``.

    Raises:
        DocumentNotFound: nothing fits.
    """
    same_id = read_records(connection, DocumentRecord, [wanted])
    if same_id:
        return same_id
    known = all_documents(connection)
    from normalize.text import key
    from schema.contract.ids import place_slug

    for fits in (
        [d for d in known if d.number and key(d.number) == key(wanted)],
        [d for d in known if wanted in _province_names(d)],
        [d for d in known if place_slug(wanted) and place_slug(wanted) in _province_names(d)],
        [d for d in known if d.document_id.startswith(wanted) and wanted],
    ):
        if fits:
            return tuple(fits)
    raise DocumentNotFound(
        f"no document or province {wanted!r} in the database", hint=_nearest(known, wanted)
    )


def _nearest(known: Sequence[DocumentRecord], wanted: str) -> str | None:
    """A hint that names what is written almost like that; None where nothing is.

    Example: ``Bac Nin`` → “Did you mean Bắc Ninh? …”.
    """
    from normalize.text import key

    names = (n for d in known for n in (d.document_id, d.number, province_name(d)) if n)
    by_key = {key(n): n for n in names}
    near = [by_key[k] for k in get_close_matches(key(wanted), by_key, _NAMED, _ALIKE)]
    return f"Did you mean {' or '.join(near)}? {DocumentNotFound.hint}" if near else None


def find_document(connection: Connection, wanted: str) -> DocumentRecord:
    """The one document meant.

    Raises:
        DocumentNotFound: nothing fits.
        AmbiguousDocument: several do.
    """
    found = find_documents(connection, wanted)
    if len(found) > 1:
        raise ambiguous(wanted, found)
    return found[0]


def ambiguous(wanted: str, found: Sequence[DocumentRecord]) -> AmbiguousDocument:
    """The error of a name that fits several documents: it lists them with their titles, so that one can be chosen."""
    fitting = "; ".join(f"{d.document_id} ({_short_title(d)})" for d in found)
    return AmbiguousDocument(f"{wanted!r} fits {len(found)} documents: {fitting}")


def _short_title(document: DocumentRecord) -> str:
    title = " ".join((document.title or "no title").split())
    return title if len(title) <= _TITLE_SHOWN else title[:_TITLE_SHOWN].rstrip() + "…"


def province_name(document: DocumentRecord) -> str | None:
    """The name of a document's province on its date."""
    from normalize.places.provinces import name_of_code

    return name_of_code(document.province_code, document.issued_on)


def _province_names(document: DocumentRecord) -> frozenset[str]:
    """What the document's province may be called: code, name, slug."""
    from schema.contract.ids import place_slug

    name = province_name(document)
    if name is None or document.province_code is None:
        return frozenset()
    return frozenset({document.province_code, name, place_slug(name)})
