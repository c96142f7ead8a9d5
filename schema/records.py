"""The records of the dataset: one frozen dataclass for each table of the contract, with exactly its columns.

Column order is field order; it is the order of the exports and of the database. All fields are passed by name.
``None`` means "not stated", 0 is a number. ``*_raw`` is the text as printed (NFC, spaces and line breaks
undone), never altered. Dates are closed at both ends of a period. Money is whole VND (``int``), emissions tCO2e,
areas ha, power MW, shares percent: ``Decimal``. Boxes are points (origin top-left of the page as a person sees
it) and confidences 0 to 1: ``float``, since both are measurements and not printed values.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

RecordValue = str | int | Decimal | float | date | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecord:
    """One plan or decision.

    Attributes:
        document_id: see ``schema.ids.document_id``.
        doc_type: decision, plan, resolution, circular, directive, programme, report, official_letter, other.
        province_code: two digits, the General Statistics Office's code valid on the document's date.
        province_code_now: the code after 1 July 2025.
        text_source: born_digital, ocr, legacy_encoding, markup.
        status: ok, partial, needs_ocr, failed.
        ingested_at: ISO 8601, UTC, set by ``schema.load``; left out of a release.
    """

    document_id: str
    number: str | None = None
    doc_type: str = "other"
    title: str | None = None
    issuer_id: str | None = None
    issuer_raw: str | None = None
    province_code: str | None = None
    province_code_now: str | None = None
    issued_on: date | None = None
    period_start: date | None = None
    period_end: date | None = None
    vision_year: int | None = None
    source_file: str | None = None
    sha256: str
    media_type: str | None = None
    text_source: str = "born_digital"
    pages: int | None = None
    status: str = "ok"
    ingested_at: str | None = None
    pipeline_version: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFileRecord:
    """One file of a document; the one with ``is_primary`` gave the rows."""

    sha256: str
    document_id: str
    file: str | None = None
    media_type: str | None = None
    text_source: str = "born_digital"
    pages: int | None = None
    is_primary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalReferenceRecord:
    """One cited act. ``relation``: basis (a "Căn cứ" at the head) or mention.

    ``act_id`` is one id for one act however it is cited (``normalize.acts``): plans that rest on the same act share
    it. The contract grew by it.
    """

    reference_id: str
    document_id: str
    position: int
    relation: str = "mention"
    number: str | None = None
    act_type: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    title: str | None = None
    raw: str | None = None
    page: int | None = None
    act_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseRecord:
    """One numbered clause of the body. ``path``: labels from the root, ``I.2.c``."""

    clause_id: str
    document_id: str
    parent_id: str | None = None
    path: str
    label: str | None = None
    heading: str | None = None
    text: str | None = None
    page_first: int | None = None
    page_last: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRecord:
    """One logical table, joined over its pages. ``kind``: tasks, indicators, budget or other."""

    table_id: str
    document_id: str
    appendix: str | None = None
    caption: str | None = None
    kind: str = "other"
    unit_note: str | None = None
    page_first: int | None = None
    page_last: int | None = None
    n_rows: int = 0
    n_columns: int = 0
    method: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinRecord:
    """One seam of a joined table. ``reasons`` joined by ``; ``."""

    table_id: str
    page_from: int
    page_to: int
    reasons: str | None = None
    row_continues: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CellRecord:
    """One printed part of a cell: a cell broken by a page has parts 0, 1, …; rows and columns are 0-based.

    ``raw`` is this part's text, ``text`` the whole cell's.
    """

    table_id: str
    row: int
    column: int
    part: int = 0
    role: str | None = None
    raw: str | None = None
    text: str | None = None
    page: int | None = None
    x0: float | None = None
    top: float | None = None
    x1: float | None = None
    bottom: float | None = None
    line: int | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRecord:
    """One task, project or measure.

    Attributes:
        position: 1-based order in the document.
        group_number, group_title: the nearest group row above it; ``group_path`` holds the numbers from the
            outermost group to that one, joined by ``/``.
        period_start, period_end: execution, closed; ``due_start``, ``due_end``: completion or submission.
        recurrence, due_recurrence: annual, quarterly, monthly, continuous, once.
        priority: high, medium, low.
        duplicate_of: ``task_id`` of the task it repeats; the row stays, totals count it once.
        review_status: extracted, accepted, corrected, rejected.
    """

    task_id: str
    document_id: str
    table_id: str | None = None
    clause_id: str | None = None
    position: int
    number: str | None = None
    group_number: str | None = None
    group_title: str | None = None
    group_path: str | None = None
    parent_task_id: str | None = None
    title: str | None = None
    description: str | None = None
    target: str | None = None
    product: str | None = None
    period_raw: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    open_ended: bool = False
    recurrence: str | None = None
    due_raw: str | None = None
    due_start: date | None = None
    due_end: date | None = None
    due_recurrence: str | None = None
    duration_raw: str | None = None
    duration_days: int | None = None
    priority_raw: str | None = None
    priority: str | None = None
    budget_raw: str | None = None
    budget_vnd: int | None = None
    ghg_raw: str | None = None
    ghg_tco2e: Decimal | None = None
    approver_raw: str | None = None
    theme: str | None = None
    theme_secondary: str | None = None
    duplicate_of: str | None = None
    page_first: int | None = None
    page_last: int | None = None
    confidence: float | None = None
    review_status: str = "extracted"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskAgencyRecord:
    """One body named in a task.

    Attributes:
        role: lead, support, approve, monitor, implement, direct.
        position: 1-based, within the role.
        agency: the register's name as of the document's date; the phrase itself for an open set.
        raw: its fragment of the cell.
        scope: what it leads where several share.
    """

    task_id: str
    role: str
    position: int
    agency_id: str | None = None
    agency: str | None = None
    raw: str | None = None
    is_open_set: bool = False
    scope: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskProductRecord:
    """One result of a task, where it has several with dates of their own. ``position`` is 1-based."""

    task_id: str
    position: int
    product: str | None = None
    due_raw: str | None = None
    due_start: date | None = None
    due_end: date | None = None
    due_recurrence: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskBudgetRecord:
    """One amount of a task, by year or by source (codes as in :class:`TaskFundingRecord`)."""

    task_id: str
    year: int | None = None
    source: str | None = None
    amount_vnd: int | None = None
    raw: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskFundingRecord:
    """One funding source named in a task.

    ``source``: state_budget, central_budget, local_budget, oda, international, enterprise, household,
    community, credit, other.
    """

    task_id: str
    source: str
    raw: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRecord:
    """One indicator statement: a clause, a table row, or a cell of a task (``task_id``)."""

    indicator_id: str
    document_id: str
    position: int
    clause_path: str | None = None
    table_id: str | None = None
    task_id: str | None = None
    number: str | None = None
    group_path: str | None = None
    code: str | None = None
    name: str | None = None
    national_code: str | None = None
    theme: str | None = None
    roadmap: str | None = None
    raw: str | None = None
    page: int | None = None
    confidence: float | None = None
    review_status: str = "extracted"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorAgencyRecord:
    """One body named for an indicator; columns as in :class:`TaskAgencyRecord`."""

    indicator_id: str
    role: str
    position: int
    agency_id: str | None = None
    agency: str | None = None
    raw: str | None = None
    is_open_set: bool = False
    scope: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRecord:
    """One target value of an indicator.

    Attributes:
        part_of: ``target_id`` of the target of which this one is a part.
        year_start, year: the span it speaks of, ``year`` alone for a point.
        comparator: ``=``, ``>=``, ``>``, ``<=``, ``<``, ``range``, ``~``.
        low, high: equal for a point; only ``low`` for ``>=`` and ``>``, only ``high`` for ``<=`` and ``<``.
        unit: as the unit register writes it, without a scale word.
        direction: increase, reduce, reach, keep.
        baseline: a year, ``BAU``, ``current``, or the scenario as printed.
    """

    target_id: str
    indicator_id: str
    part_of: str | None = None
    subject: str | None = None
    year_start: int | None = None
    year: int | None = None
    comparator: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    dimension: str | None = None
    direction: str | None = None
    baseline: str | None = None
    baseline_year: int | None = None
    condition: str | None = None
    raw: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyRecord:
    """One body in the register, valid from ``valid_from`` to ``valid_to`` (closed)."""

    agency_id: str
    name: str
    name_en: str | None = None
    abbreviation: str | None = None
    level: str | None = None
    province_code: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor_id: str | None = None
    act: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One doubt about one field of one record.

    Attributes:
        finding_id: see ``schema.ids.finding_id``.
        record_table: a table of the contract.
        record_id: of a task for its agencies (with the role as ``field``); ``document_id`` for the whole.
        code, severity: values of ``normalize.notes.Code`` and ``Severity``.
        status: open, accepted, fixed.
    """

    finding_id: str
    document_id: str
    record_table: str
    record_id: str
    field: str | None = None
    code: str
    severity: str
    message: str
    expected: str | None = None
    found: str | None = None
    page: int | None = None
    status: str = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionRecord:
    """One human decision about one field; values as they stand in an export, times ISO 8601 in UTC."""

    correction_id: str
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
    record_id: str
    field: str
    part: int = 0
    page: int | None = None
    x0: float | None = None
    top: float | None = None
    x1: float | None = None
    bottom: float | None = None
    line: int | None = None
    char_start: int | None = None
    char_end: int | None = None
    raw: str | None = None
    rule: str | None = None
    confidence: float | None = None


Record = (
    DocumentRecord
    | DocumentFileRecord
    | LegalReferenceRecord
    | ClauseRecord
    | TableRecord
    | JoinRecord
    | CellRecord
    | TaskRecord
    | TaskAgencyRecord
    | TaskProductRecord
    | TaskBudgetRecord
    | TaskFundingRecord
    | IndicatorRecord
    | IndicatorAgencyRecord
    | TargetRecord
    | AgencyRecord
    | Finding
    | CorrectionRecord
    | ProvenanceRecord
)

RECORD_TYPES: dict[str, type[Record]] = {
    "documents": DocumentRecord,
    "document_files": DocumentFileRecord,
    "legal_references": LegalReferenceRecord,
    "clauses": ClauseRecord,
    "tables": TableRecord,
    "joins": JoinRecord,
    "cells": CellRecord,
    "tasks": TaskRecord,
    "task_agencies": TaskAgencyRecord,
    "task_products": TaskProductRecord,
    "task_budgets": TaskBudgetRecord,
    "task_funding": TaskFundingRecord,
    "indicators": IndicatorRecord,
    "indicator_agencies": IndicatorAgencyRecord,
    "targets": TargetRecord,
    "agencies": AgencyRecord,
    "findings": Finding,
    "corrections": CorrectionRecord,
    "provenance": ProvenanceRecord,
}
"""The tables of the contract in its order, each with the record that is one row of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecords:
    """All records of one document, as one file gives them; what ``schema.load`` stores in one transaction.

    Every tuple is in reading order. The file itself is described by ``document`` (``source_file``, ``sha256``,
    ``media_type``, ``text_source``, ``pages``); ``document_files`` rows are made by ``schema.load``.
    """

    document: DocumentRecord
    legal_references: tuple[LegalReferenceRecord, ...] = ()
    clauses: tuple[ClauseRecord, ...] = ()
    tables: tuple[TableRecord, ...] = ()
    joins: tuple[JoinRecord, ...] = ()
    cells: tuple[CellRecord, ...] = ()
    tasks: tuple[TaskRecord, ...] = ()
    task_agencies: tuple[TaskAgencyRecord, ...] = ()
    task_products: tuple[TaskProductRecord, ...] = ()
    task_budgets: tuple[TaskBudgetRecord, ...] = ()
    task_funding: tuple[TaskFundingRecord, ...] = ()
    indicators: tuple[IndicatorRecord, ...] = ()
    indicator_agencies: tuple[IndicatorAgencyRecord, ...] = ()
    targets: tuple[TargetRecord, ...] = ()
    findings: tuple[Finding, ...] = ()
    provenance: tuple[ProvenanceRecord, ...] = ()

    def rows(self, table: str) -> tuple[Record, ...]:
        """The records of one table of the contract; empty for tables no document carries (``agencies``)."""
        if table == "documents":
            return (self.document,)
        found: tuple[Record, ...] = getattr(self, table, ())
        return found


def columns(table: str) -> tuple[str, ...]:
    """The columns of a table of the contract, in order.

    Raises:
        KeyError: for a name that is no table of the contract.
    """
    return tuple(f.name for f in fields(RECORD_TYPES[table]))
