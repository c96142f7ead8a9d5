"""The records of the dataset: one frozen dataclass for each table of the contract, with exactly its columns.

Each is declared in ``schema.contract`` by subject, and found here by table. Column order is field order; it
is the order of the exports and of the database. All fields are passed by name. ``None`` means "not stated", 0
is a number.
``*_raw`` is the text as printed (NFC, spaces and line breaks undone), never altered. Dates are closed at both
ends of a period. Money is whole VND (``int``), emissions tCO2e, areas ha, power MW, shares percent:
``Decimal``. Boxes are points (origin top-left of the page as a person sees it) and confidences 0 to 1:
``float``, since both are measurements and not printed values.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from schema.contract.bodies import AgencyRecord, IndicatorAgencyRecord, TaskAgencyRecord
from schema.contract.columns import ColumnDeclaration, declared_columns
from schema.contract.documents import ClauseRecord, DocumentFileRecord, DocumentRecord, LegalReferenceRecord
from schema.contract.indicators import IndicatorRecord, ObservationRecord, TargetRecord
from schema.contract.review import (
    CorrectionRecord,
    CoverageRecord,
    Finding,
    ProvenanceRecord,
    RowCheckRecord,
    TaskMatchRecord,
)
from schema.contract.tables import CellRecord, JoinRecord, TableRecord
from schema.contract.tasks import TaskBudgetRecord, TaskFundingRecord, TaskProductRecord, TaskRecord

__all__ = [
    "RECORD_TYPES",
    "AgencyRecord",
    "CellRecord",
    "ClauseRecord",
    "CorrectionRecord",
    "CoverageRecord",
    "DocumentFileRecord",
    "DocumentRecord",
    "DocumentRecords",
    "Finding",
    "IndicatorAgencyRecord",
    "IndicatorRecord",
    "JoinRecord",
    "LegalReferenceRecord",
    "ObservationRecord",
    "ProvenanceRecord",
    "Record",
    "RecordValue",
    "RowCheckRecord",
    "TableRecord",
    "TargetRecord",
    "TaskAgencyRecord",
    "TaskBudgetRecord",
    "TaskFundingRecord",
    "TaskMatchRecord",
    "TaskProductRecord",
    "TaskRecord",
    "columns",
    "declaration",
]

RecordValue = str | int | Decimal | float | date | bool | None

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
    | ObservationRecord
    | AgencyRecord
    | Finding
    | CoverageRecord
    | CorrectionRecord
    | TaskMatchRecord
    | RowCheckRecord
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
    "observations": ObservationRecord,
    "agencies": AgencyRecord,
    "findings": Finding,
    "coverage": CoverageRecord,
    "corrections": CorrectionRecord,
    "task_matches": TaskMatchRecord,
    "row_checks": RowCheckRecord,
    "provenance": ProvenanceRecord,
}
"""The tables of the contract in its order, each with the record that is one row of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRecords:
    """All records of one document, as one file gives them; what ``schema.load.store`` stores in one
    transaction.

    Every tuple is in reading order. The file itself is described by ``document`` (``source_file``,
    ``sha256``,
    ``media_type``, ``text_source``, ``pages``); ``document_files`` rows are made by ``schema.load.store``.
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
    observations: tuple[ObservationRecord, ...] = ()
    findings: tuple[Finding, ...] = ()
    coverage: tuple[CoverageRecord, ...] = ()
    provenance: tuple[ProvenanceRecord, ...] = ()

    def rows(self, table: str) -> tuple[Record, ...]:
        """The records of one table of the contract; empty for tables no document carries (``agencies``)."""
        if table == "documents":
            return (self.document,)
        found: tuple[Record, ...] = getattr(self, table, ())
        return found


@cache
def columns(table: str) -> tuple[str, ...]:
    """The columns of a table of the contract, in order.

    Raises:
        KeyError: for a name that is no table of the contract.
    """
    return tuple(c.name for c in declared_columns(RECORD_TYPES[table]))


def declaration(table: str, column: str) -> ColumnDeclaration:
    """What one column of the contract holds.

    Raises:
        KeyError: for a name that is no table of the contract, or no column of it.

    Example:
        ``declaration("tasks", "budget_vnd").unit`` is ``VND``.
    """
    found = next((c for c in declared_columns(RECORD_TYPES[table]) if c.name == column), None)
    if found is None:
        raise KeyError(f"no column {column!r} in {table}")
    return found


def printed_cells(table: str) -> frozenset[str]:
    """What several columns are read from one printed text: ``budget`` for ``budget_raw`` and ``budget_vnd``."""
    return frozenset(name.removesuffix("_raw") for name in columns(table) if name.endswith("_raw"))
