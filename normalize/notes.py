"""What a stage has to say about a value it read: a note, not yet tied to a record.

A note becomes a finding (``schema.contract.records.Finding``) once the record and the column it speaks of are
known.
The list of codes is closed: a new one is added here deliberately, with its meaning and an example in
docs/findings.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

DOUBTED = 0.8
"""Chance (0 to 1) that a word is read right below which a finding says that its value is doubted."""


class Severity(StrEnum):
    """How much a note asks of the reader."""

    INFO = "info"
    """What was done; nothing to decide."""
    WARNING = "warning"
    """The value may be wrong."""
    ERROR = "error"
    """The value is wrong or missing."""


class Code(StrEnum):
    """What is doubtful, one code for one kind of doubt. docs/findings.md says what each means, with an
    example."""

    SUM_MISMATCH = "sum_mismatch"
    COUNT_MISMATCH = "count_mismatch"
    UNIT_CONFLICT = "unit_conflict"
    UNIT_UNKNOWN = "unit_unknown"
    NUMBER_AMBIGUOUS = "number_ambiguous"
    NUMBER_MALFORMED = "number_malformed"
    NUMBER_UNPARSED = "number_unparsed"
    SEVERAL_VALUES = "several_values"
    CELL_SHIFTED = "cell_shifted"
    CELL_EMPTY = "cell_empty"
    ROW_TRUNCATED = "row_truncated"
    ROW_NUMBER_GAP = "row_number_gap"
    ROW_NUMBER_REPEATED = "row_number_repeated"
    DUPLICATE_TASK = "duplicate_task"
    AGENCY_UNKNOWN = "agency_unknown"
    AGENCY_NOT_VALID = "agency_not_valid"
    LEAD_MISSING = "lead_missing"
    PERIOD_UNPARSED = "period_unparsed"
    PERIOD_OUTSIDE_PLAN = "period_outside_plan"
    PERIOD_INVERTED = "period_inverted"
    PARTS_MISMATCH = "parts_mismatch"
    OUTLIER = "outlier"
    HEAD_MISSING = "head_missing"
    HEADER_UNMAPPED = "header_unmapped"
    COLUMN_UNREAD = "column_unread"
    LINE_MISSING = "line_missing"
    JOIN_DOUBTFUL = "join_doubtful"
    READERS_DISAGREE = "readers_disagree"
    SOURCES_DISAGREE = "sources_disagree"
    OCR_LOW_CONFIDENCE = "ocr_low_confidence"
    TEXT_REPAIRED = "text_repaired"
    TEXT_REPEATED = "text_repeated"
    LEGACY_ENCODING = "legacy_encoding"
    TEXT_LAYER_WRONG = "text_layer_wrong"
    PAGE_FAILED = "page_failed"
    OCR_MISSING = "ocr_missing"
    APPENDIX_UNREAD = "appendix_unread"
    REGION_UNREAD = "region_unread"
    BODY_UNREAD = "body_unread"
    LABELS_UNREAD = "labels_unread"
    PLACE_WRONG = "place_wrong"
    NATIONAL_CODE = "national_code"
    CORRECTION_STALE = "correction_stale"


@dataclass(frozen=True, slots=True)
class Note:
    """One doubt about one text.

    Attributes:
        code: the kind of doubt.
        severity: info (done, nothing to decide), warning (may be wrong), error (wrong or missing).
        message: one English sentence a person can act on.
        expected: what would be right, where something says so.
        found: what was found, as printed.
    """

    code: Code
    severity: Severity
    message: str
    expected: str | None = None
    found: str | None = None


def info(code: Code, message: str, *, expected: str | None = None, found: str | None = None) -> Note:
    """A note on what was done."""
    return Note(code, Severity.INFO, message, expected, found)


LOOK = " Look at the page."
"""What a note says last that only a person can settle."""


def settled(note: Note, by: str) -> Note:
    """A doubt that something has settled (``by``, a sentence), as a note of severity info; a note of that
    severity stays as it is."""
    if note.severity is Severity.INFO:
        return note
    return info(
        note.code, f"{note.message.removesuffix(LOOK)} {by}", expected=note.expected, found=note.found
    )


def warning(code: Code, message: str, *, expected: str | None = None, found: str | None = None) -> Note:
    """A note on a value that may be wrong."""
    return Note(code, Severity.WARNING, message, expected, found)


def error(code: Code, message: str, *, expected: str | None = None, found: str | None = None) -> Note:
    """A note on a value that is wrong or missing."""
    return Note(code, Severity.ERROR, message, expected, found)
