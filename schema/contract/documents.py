"""What is read of a document as a whole: itself, its files, the acts it cites, its numbered clauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from schema.contract.columns import INDEX, DocumentId, Id, TextSource, Year, emptied_with, one_of, refers_to

_TYPES = one_of(
    "decision",
    "plan",
    "resolution",
    "circular",
    "directive",
    "programme",
    "report",
    "official_letter",
    "other",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """One plan or decision.

    Attributes:
        document_id: see ``schema.contract.ids.document_id``.
        province_code: two digits, the General Statistics Office's code valid on the document's date.
        province_code_now: the code after 1 July 2025.
        ingested_at: ISO 8601, UTC, set by ``schema.load.store``; left out of a release.
        amends_id: the document that this one changes or replaces, where the database has it.
        amendment: ``replaces`` where it takes the place of an act as a whole, ``changes`` where it changes a part of it or
            adds to it; empty where it names none.
    """

    document_id: Id
    number: str | None = None
    doc_type: Annotated[str, _TYPES] = "other"
    title: str | None = None
    issuer_id: Annotated[str | None, refers_to("agencies.agency_id")] = None
    issuer_raw: str | None = None
    province_code: str | None = None
    province_code_now: str | None = None
    issued_on: date | None = None
    period_start: date | None = None
    period_end: date | None = None
    vision_year: Year = None
    source_file: str | None = None
    sha256: str
    media_type: str | None = None
    text_source: TextSource = "born_digital"
    pages: int | None = None
    status: Annotated[str, one_of("ok", "partial", "needs_ocr", "failed")] = "ok"
    ingested_at: str | None = None
    pipeline_version: str | None = None
    amends_id: Annotated[str | None, emptied_with("documents.document_id")] = None
    amendment: Annotated[str | None, one_of("changes", "replaces")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFileRecord:
    """One file of a document; the one with ``is_primary`` gave the rows."""

    sha256: Id
    document_id: DocumentId
    file: str | None = None
    media_type: str | None = None
    text_source: TextSource = "born_digital"
    pages: int | None = None
    is_primary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalReferenceRecord:
    """One cited act. ``relation``: basis is a "Căn cứ" at the head.

    ``act_id`` is one id for one act however it is cited (``normalize.acts``): plans that rest on the same act
    share it. The contract grew by it.
    """

    reference_id: Id
    document_id: DocumentId
    position: int
    relation: Annotated[str, one_of("basis", "mention")] = "mention"
    number: str | None = None
    act_type: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    title: str | None = None
    raw: str | None = None
    page: int | None = None
    act_id: Annotated[str | None, INDEX] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseRecord:
    """One numbered clause of the body. ``path``: labels from the root, ``I.2.c``."""

    clause_id: Id
    document_id: DocumentId
    parent_id: Annotated[str | None, refers_to("clauses.clause_id")] = None
    path: str
    label: str | None = None
    heading: str | None = None
    text: str | None = None
    page_first: int | None = None
    page_last: int | None = None
