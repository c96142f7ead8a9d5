"""The database: SQLAlchemy models with the contract's tables and columns, and a few things of our own.

The tables and columns are those of ``schema.records`` (a test holds both against each other). Added at the end,
and in no export: ``province`` (the name, for the views) in ``documents``, ``ordinal`` where the contract's
columns do not tell two rows apart or do not hold the order of the print, ``document_id`` in ``provenance``, and the
tables ``source_values``, which keeps what each file of a document says, so that files can be compared after the best
of them gave the rows, and ``file_identities``, which keeps what each file says of which document it is.

References are checked when a transaction ends, so the order of insertion does not matter; what belongs to a
document goes with it. Numbers are exact: NUMERIC in either database, ``Decimal`` or ``int`` in Python.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated

from sqlalchemy import Dialect, ForeignKey, Numeric, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType


class SqliteNumber(UserDefinedType[str]):
    """A column of numeric affinity in SQLite, bound as text: SQLite itself turns it into a number."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        return "NUMERIC"


class Exact(TypeDecorator[Decimal]):
    """A decimal number without rounding (in SQLite to 15 digits, beyond that to the nearest)."""

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str] | TypeEngine[Decimal]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(SqliteNumber())
        return dialect.type_descriptor(Numeric())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | Decimal | None:
        return format(value, "f") if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: object, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(str(value))


class WholeExact(TypeDecorator[int]):
    """A whole number of any size: VND."""

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str] | TypeEngine[Decimal]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(SqliteNumber())
        return dialect.type_descriptor(Numeric())

    def process_bind_param(self, value: int | None, dialect: Dialect) -> str | int | None:
        return str(value) if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: object, dialect: Dialect) -> int | None:
        return None if value is None else int(Decimal(str(value)))


class StorableText(TypeDecorator[str]):
    """Text that either database can hold: what it cannot is U+FFFD.

    PostgreSQL holds no NUL, and neither database a lone half of a UTF-16 pair; readers take them away, and this is
    the last door. Two halves that follow each other are one letter and are joined.
    """

    impl = String
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return value if value is None else storable(value)


_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """``a\\0b`` → ``a�b``; lone surrogates the same; a pair of them is the letter it stands for."""
    if _NOT_STORABLE.search(text) is None:
        return text
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return joined.replace("\x00", "\ufffd")


Money = Annotated[int, mapped_column(WholeExact)]


def refers_to(column: str) -> ForeignKey:
    """A reference to another row, checked at the end of the transaction."""
    return ForeignKey(column, deferrable=True, initially="DEFERRED")


def owned_by(column: str) -> ForeignKey:
    """A reference to the row that this one is deleted with."""
    return ForeignKey(column, ondelete="CASCADE", deferrable=True, initially="DEFERRED")


class Base(DeclarativeBase):
    """The tables' common ground: how Python's types are stored."""

    type_annotation_map = {Decimal: Exact, str: StorableText}  # noqa: RUF012 - SQLAlchemy reads a plain dict here


class Document(Base):
    __tablename__ = "documents"

    document_id: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[str | None]
    doc_type: Mapped[str]
    title: Mapped[str | None]
    issuer_id: Mapped[str | None] = mapped_column(refers_to("agencies.agency_id"))
    issuer_raw: Mapped[str | None]
    province_code: Mapped[str | None]
    province_code_now: Mapped[str | None]
    issued_on: Mapped[date | None]
    period_start: Mapped[date | None]
    period_end: Mapped[date | None]
    vision_year: Mapped[int | None]
    source_file: Mapped[str | None]
    sha256: Mapped[str]
    media_type: Mapped[str | None]
    text_source: Mapped[str]
    pages: Mapped[int | None]
    status: Mapped[str]
    ingested_at: Mapped[str | None]
    pipeline_version: Mapped[str | None]
    province: Mapped[str | None]


class DocumentFile(Base):
    __tablename__ = "document_files"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(owned_by("documents.document_id"), index=True)
    file: Mapped[str | None]
    media_type: Mapped[str | None]
    text_source: Mapped[str]
    pages: Mapped[int | None]
    is_primary: Mapped[bool]


class LegalReference(Base):
    __tablename__ = "legal_references"

    reference_id: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(owned_by("documents.document_id"), index=True)
    position: Mapped[int]
    relation: Mapped[str]
    number: Mapped[str | None]
    act_type: Mapped[str | None]
    issuer: Mapped[str | None]
    issued_on: Mapped[date | None]
    title: Mapped[str | None]
    raw: Mapped[str | None]
    page: Mapped[int | None]
    act_id: Mapped[str | None] = mapped_column(index=True)


class Clause(Base):
    __tablename__ = "clauses"

    clause_id: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(owned_by("documents.document_id"), index=True)
    parent_id: Mapped[str | None] = mapped_column(refers_to("clauses.clause_id"))
    path: Mapped[str]
    label: Mapped[str | None]
    heading: Mapped[str | None]
    text: Mapped[str | None]
    page_first: Mapped[int | None]
    page_last: Mapped[int | None]
    ordinal: Mapped[int]


class LogicalTable(Base):
    __tablename__ = "tables"

    table_id: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(owned_by("documents.document_id"), index=True)
    appendix: Mapped[str | None]
    caption: Mapped[str | None]
    kind: Mapped[str]
    unit_note: Mapped[str | None]
    page_first: Mapped[int | None]
    page_last: Mapped[int | None]
    n_rows: Mapped[int]
    n_columns: Mapped[int]
    method: Mapped[str | None]
    confidence: Mapped[float | None]
    ordinal: Mapped[int]


class Join(Base):
    __tablename__ = "joins"

    table_id: Mapped[str] = mapped_column(owned_by("tables.table_id"), primary_key=True)
    page_from: Mapped[int] = mapped_column(primary_key=True)
    page_to: Mapped[int] = mapped_column(primary_key=True)
    reasons: Mapped[str | None]
    row_continues: Mapped[bool]
    confidence: Mapped[float | None]


class Cell(Base):
    __tablename__ = "cells"

    table_id: Mapped[str] = mapped_column(owned_by("tables.table_id"), primary_key=True)
    row: Mapped[int] = mapped_column(primary_key=True)
    column: Mapped[int] = mapped_column(primary_key=True)
    part: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[str | None]
    raw: Mapped[str | None]
    text: Mapped[str | None]
    page: Mapped[int | None]
    x0: Mapped[float | None]
    top: Mapped[float | None]
    x1: Mapped[float | None]
    bottom: Mapped[float | None]
    line: Mapped[int | None]
    confidence: Mapped[float | None]


class Task(Base):
    __tablename__ = "tasks"

    task_id: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(owned_by("documents.document_id"), index=True)
    table_id: Mapped[str | None] = mapped_column(refers_to("tables.table_id"))
    clause_id: Mapped[str | None] = mapped_column(refers_to("clauses.clause_id"))
    position: Mapped[int]
    number: Mapped[str | None]
    group_number: Mapped[str | None]
    group_title: Mapped[str | None]
    group_path: Mapped[str | None]
    parent_task_id: Mapped[str | None] = mapped_column(refers_to("tasks.task_id"))
    title: Mapped[str | None]
    description: Mapped[str | None]
    target: Mapped[str | None]
    product: Mapped[str | None]
    period_raw: Mapped[str | None]
    period_start: Mapped[date | None]
    period_end: Mapped[date | None]
    open_ended: Mapped[bool]
    recurrence: Mapped[str | None]
    due_raw: Mapped[str | None]
    due_start: Mapped[date | None]
    due_end: Mapped[date | None]
    due_recurrence: Mapped[str | None]
    duration_raw: Mapped[str | None]
    duration_days: Mapped[int | None]
    priority_raw: Mapped[str | None]
    priority: Mapped[str | None]
    budget_raw: Mapped[str | None]
    budget_vnd: Mapped[Money | None]
    ghg_raw: Mapped[str | None]
    ghg_tco2e: Mapped[Decimal | None]
    approver_raw: Mapped[str | None]
    theme: Mapped[str | None]
    theme_secondary: Mapped[str | None]
    duplicate_of: Mapped[str | None] = mapped_column(refers_to("tasks.task_id"))
    page_first: Mapped[int | None]
    page_last: Mapped[int | None]
    confidence: Mapped[float | None]
    review_status: Mapped[str]


class TaskAgency(Base):
    __tablename__ = "task_agencies"

    task_id: Mapped[str] = mapped_column(owned_by("tasks.task_id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[str | None] = mapped_column(refers_to("agencies.agency_id"))
    agency: Mapped[str | None]
    raw: Mapped[str | None]
    is_open_set: Mapped[bool]
    scope: Mapped[str | None]


class TaskProduct(Base):
    __tablename__ = "task_products"

    task_id: Mapped[str] = mapped_column(owned_by("tasks.task_id"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    product: Mapped[str | None]
    due_raw: Mapped[str | None]
    due_start: Mapped[date | None]
    due_end: Mapped[date | None]
    due_recurrence: Mapped[str | None]


class TaskBudget(Base):
    __tablename__ = "task_budgets"

    task_id: Mapped[str] = mapped_column(owned_by("tasks.task_id"), primary_key=True)
    year: Mapped[int | None]
    source: Mapped[str | None]
    amount_vnd: Mapped[Money | None]
    raw: Mapped[str | None]
    ordinal: Mapped[int] = mapped_column(primary_key=True)


class TaskFunding(Base):
    __tablename__ = "task_funding"

    task_id: Mapped[str] = mapped_column(owned_by("tasks.task_id"), primary_key=True)
    source: Mapped[str]
    raw: Mapped[str | None]
    ordinal: Mapped[int] = mapped_column(primary_key=True)


class Indicator(Base):
    __tablename__ = "indicators"

    indicator_id: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(owned_by("documents.document_id"), index=True)
    position: Mapped[int]
    clause_path: Mapped[str | None]
    table_id: Mapped[str | None] = mapped_column(refers_to("tables.table_id"))
    task_id: Mapped[str | None] = mapped_column(refers_to("tasks.task_id"))
    number: Mapped[str | None]
    group_path: Mapped[str | None]
    code: Mapped[str | None]
    name: Mapped[str | None]
    national_code: Mapped[str | None]
    theme: Mapped[str | None]
    roadmap: Mapped[str | None]
    raw: Mapped[str | None]
    page: Mapped[int | None]
    confidence: Mapped[float | None]
    review_status: Mapped[str]


class IndicatorAgency(Base):
    __tablename__ = "indicator_agencies"

    indicator_id: Mapped[str] = mapped_column(owned_by("indicators.indicator_id"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[str | None] = mapped_column(refers_to("agencies.agency_id"))
    agency: Mapped[str | None]
    raw: Mapped[str | None]
    is_open_set: Mapped[bool]
    scope: Mapped[str | None]


class Target(Base):
    __tablename__ = "targets"

    target_id: Mapped[str] = mapped_column(primary_key=True)
    indicator_id: Mapped[str] = mapped_column(owned_by("indicators.indicator_id"), index=True)
    part_of: Mapped[str | None] = mapped_column(refers_to("targets.target_id"))
    subject: Mapped[str | None]
    year_start: Mapped[int | None]
    year: Mapped[int | None]
    comparator: Mapped[str | None]
    low: Mapped[Decimal | None]
    high: Mapped[Decimal | None]
    unit: Mapped[str | None]
    dimension: Mapped[str | None]
    direction: Mapped[str | None]
    baseline: Mapped[str | None]
    baseline_year: Mapped[int | None]
    condition: Mapped[str | None]
    raw: Mapped[str | None]
    ordinal: Mapped[int]


class Agency(Base):
    __tablename__ = "agencies"

    agency_id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_en: Mapped[str | None]
    abbreviation: Mapped[str | None]
    level: Mapped[str | None]
    province_code: Mapped[str | None]
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    successor_id: Mapped[str | None] = mapped_column(refers_to("agencies.agency_id"))
    act: Mapped[str | None]


class FindingRow(Base):
    __tablename__ = "findings"

    finding_id: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(owned_by("documents.document_id"), index=True)
    record_table: Mapped[str]
    record_id: Mapped[str] = mapped_column(index=True)
    field: Mapped[str | None]
    code: Mapped[str]
    severity: Mapped[str]
    message: Mapped[str]
    expected: Mapped[str | None]
    found: Mapped[str | None]
    page: Mapped[int | None]
    status: Mapped[str]


class Correction(Base):
    __tablename__ = "corrections"

    correction_id: Mapped[str] = mapped_column(primary_key=True)
    record_table: Mapped[str]
    record_id: Mapped[str]
    field: Mapped[str]
    old_value: Mapped[str | None]
    new_value: Mapped[str | None]
    reason: Mapped[str | None]
    author: Mapped[str | None]
    created_at: Mapped[str | None]
    revoked_at: Mapped[str | None]


class Provenance(Base):
    __tablename__ = "provenance"

    record_table: Mapped[str]
    record_id: Mapped[str] = mapped_column(index=True)
    field: Mapped[str]
    part: Mapped[int]
    page: Mapped[int | None]
    x0: Mapped[float | None]
    top: Mapped[float | None]
    x1: Mapped[float | None]
    bottom: Mapped[float | None]
    line: Mapped[int | None]
    char_start: Mapped[int | None]
    char_end: Mapped[int | None]
    raw: Mapped[str | None]
    rule: Mapped[str | None]
    confidence: Mapped[float | None]
    document_id: Mapped[str] = mapped_column(owned_by("documents.document_id"), primary_key=True)
    ordinal: Mapped[int] = mapped_column(primary_key=True)


class SourceValue(Base):
    """What one file of a document says in one field of one record, as the text an export would show."""

    __tablename__ = "source_values"

    sha256: Mapped[str] = mapped_column(owned_by("document_files.sha256"), primary_key=True)
    record_id: Mapped[str] = mapped_column(primary_key=True)
    field: Mapped[str] = mapped_column(primary_key=True)
    record_table: Mapped[str]
    value: Mapped[str | None]


class FileIdentity(Base):
    """What one file says of which document it is: its head, and a sketch of its text (``schema.same_document``)."""

    __tablename__ = "file_identities"

    sha256: Mapped[str] = mapped_column(owned_by("document_files.sha256"), primary_key=True)
    own_id: Mapped[str] = mapped_column(index=True)
    number: Mapped[str | None] = mapped_column(index=True)
    title: Mapped[str | None]
    issuer_raw: Mapped[str | None]
    issuer_id: Mapped[str | None]
    province_code: Mapped[str | None]
    issued_on: Mapped[date | None]
    sketch: Mapped[str]
