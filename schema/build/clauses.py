"""Clauses and cited acts to records, with the places they were read from and what is said of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from extract.model import Clause, Document, Grid, Paragraph, Table
from extract.official.cited_acts import LegalReference
from normalize.notes import Code, Note, warning
from normalize.text import fold
from schema.contract.ids import clause_id, reference_id
from schema.contract.records import ClauseRecord, LegalReferenceRecord
from schema.recorder import Origin, Remark, Traced


def clause_ids(clauses: Sequence[Clause], document: str) -> dict[str, str]:
    """Path of a clause (``I.2.c``) → its id."""
    return {c.path: clause_id(document, c.path) for c in clauses}


def build_clause(clause: Clause, ids: Mapping[str, str], document: str) -> ClauseRecord:
    """The row of ``clauses``. ``ids``: path → id, for the clause and the one it stands under."""
    pages = _pages(clause)
    return ClauseRecord(
        clause_id=ids[clause.path],
        document_id=document,
        parent_id=ids.get(clause.parent) if clause.parent else None,
        path=clause.path,
        label=clause.label,
        heading=clause.heading,
        text=clause.text,
        page_first=min(pages) if pages else None,
        page_last=max(pages) if pages else None,
    )


def clause_place(clause: Clause, record: str) -> Traced:
    """Where the text of a clause stands."""
    return Traced("clauses", record, "text", Origin(clause.fragments, "clause"))


def clause_remarks(clause: Clause, record: str) -> Iterator[Remark]:
    """What is said of the label of a clause, and of each printed part of its text."""
    first = next(iter(_pages(clause)), None)
    for note in dict.fromkeys(clause.notes):
        yield Remark("clauses", record, "label", note, first)
    for fragment in clause.fragments:
        for note in dict.fromkeys(fragment.notes):
            yield Remark("clauses", record, "text", note, fragment.place.page)


def figure_remark(clause: Clause, record: str, note: Note) -> Remark:
    """What is said of a figure in the text of a clause that was taken for no target."""
    return Remark("clauses", record, "text", note, next(iter(_pages(clause)), None))


def _pages(clause: Clause) -> list[int]:
    return [f.place.page for f in clause.fragments if f.place.page is not None]


def build_reference(reference: LegalReference, document: str) -> LegalReferenceRecord:
    """The row of ``legal_references``."""
    return LegalReferenceRecord(
        reference_id=reference_id(document, reference.position),
        document_id=document,
        position=reference.position,
        relation=reference.relation,
        number=reference.number,
        act_type=reference.act_type,
        issuer=reference.issuer,
        issued_on=reference.issued_on,
        title=reference.title,
        raw=reference.raw,
        page=reference.fragments[0].place.page if reference.fragments else None,
        act_id=reference.act_id,
    )


def reference_place(reference: LegalReference, document: str) -> Traced:
    """Where a cited act stands."""
    origin = Origin(reference.fragments, "legal", span=(reference.start, reference.end))
    return Traced("legal_references", reference_id(document, reference.position), "raw", origin)


def unread_appendix(document: Document, tables: Sequence[Table], record: str) -> Iterator[Remark]:
    """A text that speaks of an appendix while no table of tasks or indicators was found."""
    if any(t.kind != "other" or t.appendix for t in tables):
        return
    mentions = [b for b in document.blocks if isinstance(b, Paragraph) and _speaks_of_appendix(b.text)]
    if mentions:
        grids = sum(isinstance(b, Grid) for b in document.blocks)
        note = warning(
            Code.APPENDIX_UNREAD,
            f"The text speaks of an appendix, but no table of tasks or indicators was found ({grids} other tables).",
            found=mentions[0].text[:160],
        )
        yield Remark("documents", record, "pages", note, mentions[0].page_first)


def _speaks_of_appendix(text: str) -> bool:
    folded = fold(text)
    return "phu luc" in folded and any(w in folded for w in ("kem theo", "chi tiet", "danh muc", "đinh kem"))
