"""The acts that documents cite: one row a citation, or one row an act."""

from __future__ import annotations

from dataclasses import dataclass

from schema.contract.records import RecordValue, columns
from schema.database.find import find_document
from schema.database.rows import rows
from vnplans.listing import Listing
from vnplans.questions.open import reading


@dataclass(frozen=True, slots=True)
class Citations:
    """Documents (rows of ``documents``) and what they cite (rows of ``legal_references``)."""

    documents: Listing
    references: Listing


def citations(wanted: str | None = None, db: str | None = None) -> Citations:
    """The documents asked for, all where None, with the acts they cite, in the order of the print."""
    with reading(db) as connection:
        own = None if wanted is None else [find_document(connection, wanted).document_id]
        documents, references = (
            Listing(columns(table), tuple(rows(connection, table, own)))
            for table in ("documents", "legal_references")
        )
    return Citations(documents, references)


def references(wanted: str | None = None, db: str | None = None, *, count: bool = False) -> Listing:
    """The acts that one document or all cite; with ``count`` each act once, most cited first."""
    found = citations(wanted, db).references
    return _counted(found) if count else found


def _counted(found: Listing) -> Listing:
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
