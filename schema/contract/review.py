"""What stands beside the values: doubts, decisions of people, where each value was read, where each part went."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from normalize.notes import Code, Severity
from schema.contract.columns import INDEX, KEY, Confidence, DocumentId, Id, Points, one_of, owned_by


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
    status: Annotated[str, one_of("open", "accepted", "dismissed", "fixed")] = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageRecord:
    """One part of a document that looks like content, and where it went.

    Attributes:
        position: 1-based, in reading order.
        line: where the part begins in a text file or DOCX, 1-based; paged files have a box instead.
        taken_as: rows of a table, a clause, the head, known matter (a letterhead, receivers, a form, a list
            that is no plan table), or nothing; what was taken as nothing has a finding.
        record_table, record_id: the record that holds it; of a table that gave no rows, its row in
            ``tables``.
        n_seen, n_taken: words, and how many of them went into records or known matter; of labels and figures
            their number.
    """

    document_id: Annotated[str, KEY, owned_by("documents.document_id")]
    position: Annotated[int, KEY]
    kind: Annotated[
        str,
        one_of(
            "table",
            "clause",
            "label",
            "figure",
            "picture",
            "form_field",
            "annotation",
            "struck",
            "other_text",
        ),
    ]
    page: int | None = None
    x0: Points = None
    top: Points = None
    x1: Points = None
    bottom: Points = None
    line: int | None = None
    taken_as: Annotated[str, one_of("rows", "clause", "head", "known", "nothing")]
    record_table: str | None = None
    record_id: str | None = None
    n_seen: int = 0
    n_taken: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRecord:
    """One human decision; values as they stand in an export, times ISO 8601 in UTC.

    Attributes:
        action: change a value; add a row that was missed; reject a row that is none; accept a row or a
            finding; dismiss a finding; split a row into several, join several into one (``new_value`` names the
            corrections that carry it out); map a header of the document (``field``) to a role.
    """

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
    action: Annotated[str, one_of("change", "add", "reject", "accept", "dismiss", "split", "join", "map")] = (
        "change"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskMatchRecord:
    """One human decision on two tasks of different plans; it outlives both, as a correction does.

    Attributes:
        task_id_a, task_id_b: in the order of their bytes, so that a pair is one pair.
        created_at, revoked_at: ISO 8601, UTC; a pair that is decided again has another row.
    """

    task_id_a: Annotated[str, KEY]
    task_id_b: Annotated[str, KEY]
    verdict: Annotated[str, one_of("same", "related", "unrelated")]
    reason: str | None = None
    author: str | None = None
    created_at: Annotated[str, KEY]
    revoked_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCheckRecord:
    """What one person found when a row of a random sample was held against the print; it outlives the row.

    Attributes:
        record_id: a task or an indicator.
        fields: the columns that are wrong, ``lead; budget_vnd``; empty where none is named.
        seed, position: the sample it was drawn in, and its place there from 1.
        digest: of the values as they were read; where they are read otherwise now, the check no longer counts.
        created_at, revoked_at: ISO 8601, UTC; a row that is judged again has another check.
    """

    check_id: Id
    document_id: Annotated[str, INDEX]
    record_table: Annotated[str, one_of("tasks", "indicators")]
    record_id: str
    verdict: Annotated[str, one_of("right", "wrong", "unsure")]
    fields: str | None = None
    seed: int
    position: int
    digest: str
    reason: str | None = None
    author: str | None = None
    created_at: str
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
