"""What stands beside the values: doubts, decisions of people, and where each value was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from normalize.notes import Code, Severity
from schema.contract.columns import INDEX, Confidence, DocumentId, Id, Points, one_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One doubt about one field of one record.

    Attributes:
        finding_id: see ``schema.contract.ids.finding_id``.
        record_table: a table of the contract.
        record_id: of a task for its agencies (with the role as ``field``); ``document_id`` for the whole.
    """

    finding_id: Id
    document_id: DocumentId
    record_table: str
    record_id: Annotated[str, INDEX]
    field: str | None = None
    code: Annotated[str, one_of(*Code)]
    severity: Annotated[str, one_of(*Severity)]
    message: str
    expected: str | None = None
    found: str | None = None
    page: int | None = None
    status: Annotated[str, one_of("open", "accepted", "fixed")] = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRecord:
    """One human decision about one field; values as they stand in an export, times ISO 8601 in UTC."""

    correction_id: Id
    record_table: str
    record_id: str
    field: str
    old_value: str | None = None
    new_value: str | None = None
    reason: str | None = None
    author: str | None = None
    created_at: str | None = None
    revoked_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvenanceRecord:
    """Where a normalised value was read.

    Attributes:
        part: 0-based; a value read from a cell broken by a page has several.
        char_start, char_end: half-open span of ``raw`` in the text of its cell or clause.
        raw: the text inside the box.
        rule: the rule that read it, such as ``periods.years``.
    """

    record_table: str
    record_id: Annotated[str, INDEX]
    field: str
    part: int = 0
    page: int | None = None
    x0: Points = None
    top: Points = None
    x1: Points = None
    bottom: Points = None
    line: int | None = None
    char_start: int | None = None
    char_end: int | None = None
    raw: str | None = None
    rule: str | None = None
    confidence: Confidence = None
