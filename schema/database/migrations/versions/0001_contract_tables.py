"""The tables of the contract."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import schema.database.column_types

revision = "0001"
down_revision: str | None = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "agencies",
        sa.Column("agency_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("name_en", sa.String(), nullable=True),
        sa.Column("abbreviation", sa.String(), nullable=True),
        sa.Column("level", sa.String(), nullable=True),
        sa.Column("province_code", sa.String(), nullable=True),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("successor_id", sa.String(), nullable=True),
        sa.Column("act", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["agencies.agency_id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("agency_id"),
    )
    op.create_table(
        "corrections",
        sa.Column("correction_id", sa.String(), nullable=False),
        sa.Column("record_table", sa.String(), nullable=False),
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("old_value", sa.String(), nullable=True),
        sa.Column("new_value", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("author", sa.String(), nullable=True),
        sa.Column("created_at", sa.String(), nullable=True),
        sa.Column("revoked_at", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("correction_id"),
    )
    op.create_table(
        "documents",
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("doc_type", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("issuer_id", sa.String(), nullable=True),
        sa.Column("issuer_raw", sa.String(), nullable=True),
        sa.Column("province_code", sa.String(), nullable=True),
        sa.Column("province_code_now", sa.String(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("vision_year", sa.Integer(), nullable=True),
        sa.Column("source_file", sa.String(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=True),
        sa.Column("text_source", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("ingested_at", sa.String(), nullable=True),
        sa.Column("pipeline_version", sa.String(), nullable=True),
        sa.Column("province", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["issuer_id"], ["agencies.agency_id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("document_id"),
    )
    op.create_table(
        "clauses",
        sa.Column("clause_id", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("parent_id", sa.String(), nullable=True),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=True),
        sa.Column("heading", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("page_first", sa.Integer(), nullable=True),
        sa.Column("page_last", sa.Integer(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document_id"],
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["clauses.clause_id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("clause_id"),
    )
    op.create_index(op.f("ix_clauses_document_id"), "clauses", ["document_id"], unique=False)
    op.create_table(
        "document_files",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=True),
        sa.Column("media_type", sa.String(), nullable=True),
        sa.Column("text_source", sa.String(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=True),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document_id"],
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_index(op.f("ix_document_files_document_id"), "document_files", ["document_id"], unique=False)
    op.create_table(
        "findings",
        sa.Column("finding_id", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("record_table", sa.String(), nullable=False),
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("message", sa.String(), nullable=False),
        sa.Column("expected", sa.String(), nullable=True),
        sa.Column("found", sa.String(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document_id"],
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("finding_id"),
    )
    op.create_index(op.f("ix_findings_document_id"), "findings", ["document_id"], unique=False)
    op.create_index(op.f("ix_findings_record_id"), "findings", ["record_id"], unique=False)
    op.create_table(
        "legal_references",
        sa.Column("reference_id", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("relation", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("act_type", sa.String(), nullable=True),
        sa.Column("issuer", sa.String(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("raw", sa.String(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document_id"],
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("reference_id"),
    )
    op.create_index(
        op.f("ix_legal_references_document_id"), "legal_references", ["document_id"], unique=False
    )
    op.create_table(
        "provenance",
        sa.Column("record_table", sa.String(), nullable=False),
        sa.Column("record_id", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("x0", sa.Double(), nullable=True),
        sa.Column("top", sa.Double(), nullable=True),
        sa.Column("x1", sa.Double(), nullable=True),
        sa.Column("bottom", sa.Double(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("char_start", sa.Integer(), nullable=True),
        sa.Column("char_end", sa.Integer(), nullable=True),
        sa.Column("raw", sa.String(), nullable=True),
        sa.Column("rule", sa.String(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document_id"],
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("document_id", "ordinal"),
    )
    op.create_index(op.f("ix_provenance_record_id"), "provenance", ["record_id"], unique=False)
    op.create_table(
        "tables",
        sa.Column("table_id", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("appendix", sa.String(), nullable=True),
        sa.Column("caption", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("unit_note", sa.String(), nullable=True),
        sa.Column("page_first", sa.Integer(), nullable=True),
        sa.Column("page_last", sa.Integer(), nullable=True),
        sa.Column("n_rows", sa.Integer(), nullable=False),
        sa.Column("n_columns", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document_id"],
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("table_id"),
    )
    op.create_index(op.f("ix_tables_document_id"), "tables", ["document_id"], unique=False)
    op.create_table(
        "cells",
        sa.Column("table_id", sa.String(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("column", sa.Integer(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("raw", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("x0", sa.Double(), nullable=True),
        sa.Column("top", sa.Double(), nullable=True),
        sa.Column("x1", sa.Double(), nullable=True),
        sa.Column("bottom", sa.Double(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(
            ["table_id"], ["tables.table_id"], ondelete="CASCADE", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("table_id", "row", "column", "part"),
    )
    op.create_table(
        "joins",
        sa.Column("table_id", sa.String(), nullable=False),
        sa.Column("page_from", sa.Integer(), nullable=False),
        sa.Column("page_to", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.String(), nullable=True),
        sa.Column("row_continues", sa.Boolean(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(
            ["table_id"], ["tables.table_id"], ondelete="CASCADE", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("table_id", "page_from", "page_to"),
    )
    op.create_table(
        "tasks",
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("table_id", sa.String(), nullable=True),
        sa.Column("clause_id", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("group_number", sa.String(), nullable=True),
        sa.Column("group_title", sa.String(), nullable=True),
        sa.Column("group_path", sa.String(), nullable=True),
        sa.Column("parent_task_id", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("target", sa.String(), nullable=True),
        sa.Column("product", sa.String(), nullable=True),
        sa.Column("period_raw", sa.String(), nullable=True),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("open_ended", sa.Boolean(), nullable=False),
        sa.Column("recurrence", sa.String(), nullable=True),
        sa.Column("due_raw", sa.String(), nullable=True),
        sa.Column("due_start", sa.Date(), nullable=True),
        sa.Column("due_end", sa.Date(), nullable=True),
        sa.Column("due_recurrence", sa.String(), nullable=True),
        sa.Column("duration_raw", sa.String(), nullable=True),
        sa.Column("duration_days", sa.Integer(), nullable=True),
        sa.Column("priority_raw", sa.String(), nullable=True),
        sa.Column("priority", sa.String(), nullable=True),
        sa.Column("budget_raw", sa.String(), nullable=True),
        sa.Column("budget_vnd", schema.database.column_types.WholeExact(), nullable=True),
        sa.Column("ghg_raw", sa.String(), nullable=True),
        sa.Column("ghg_tco2e", schema.database.column_types.Exact(), nullable=True),
        sa.Column("approver_raw", sa.String(), nullable=True),
        sa.Column("theme", sa.String(), nullable=True),
        sa.Column("theme_secondary", sa.String(), nullable=True),
        sa.Column("duplicate_of", sa.String(), nullable=True),
        sa.Column("page_first", sa.Integer(), nullable=True),
        sa.Column("page_last", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("review_status", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["clause_id"], ["clauses.clause_id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document_id"],
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["duplicate_of"], ["tasks.task_id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["parent_task_id"], ["tasks.task_id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["table_id"], ["tables.table_id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("task_id"),
    )
    op.create_index(op.f("ix_tasks_document_id"), "tasks", ["document_id"], unique=False)
    op.create_table(
        "indicators",
        sa.Column("indicator_id", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("clause_path", sa.String(), nullable=True),
        sa.Column("table_id", sa.String(), nullable=True),
        sa.Column("task_id", sa.String(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("group_path", sa.String(), nullable=True),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("national_code", sa.String(), nullable=True),
        sa.Column("theme", sa.String(), nullable=True),
        sa.Column("roadmap", sa.String(), nullable=True),
        sa.Column("raw", sa.String(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("review_status", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document_id"],
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["table_id"], ["tables.table_id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["task_id"], ["tasks.task_id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("indicator_id"),
    )
    op.create_index(op.f("ix_indicators_document_id"), "indicators", ["document_id"], unique=False)
    op.create_table(
        "task_agencies",
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.String(), nullable=True),
        sa.Column("agency", sa.String(), nullable=True),
        sa.Column("raw", sa.String(), nullable=True),
        sa.Column("is_open_set", sa.Boolean(), nullable=False),
        sa.Column("scope", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.agency_id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["task_id"], ["tasks.task_id"], ondelete="CASCADE", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("task_id", "role", "position"),
    )
    op.create_table(
        "task_budgets",
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("amount_vnd", schema.database.column_types.WholeExact(), nullable=True),
        sa.Column("raw", sa.String(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["task_id"], ["tasks.task_id"], ondelete="CASCADE", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("task_id", "ordinal"),
    )
    op.create_table(
        "task_funding",
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("raw", sa.String(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["task_id"], ["tasks.task_id"], ondelete="CASCADE", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("task_id", "ordinal"),
    )
    op.create_table(
        "task_products",
        sa.Column("task_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("product", sa.String(), nullable=True),
        sa.Column("due_raw", sa.String(), nullable=True),
        sa.Column("due_start", sa.Date(), nullable=True),
        sa.Column("due_end", sa.Date(), nullable=True),
        sa.Column("due_recurrence", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["task_id"], ["tasks.task_id"], ondelete="CASCADE", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("task_id", "position"),
    )
    op.create_table(
        "indicator_agencies",
        sa.Column("indicator_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.String(), nullable=True),
        sa.Column("agency", sa.String(), nullable=True),
        sa.Column("raw", sa.String(), nullable=True),
        sa.Column("is_open_set", sa.Boolean(), nullable=False),
        sa.Column("scope", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.agency_id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(
            ["indicator_id"],
            ["indicators.indicator_id"],
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("indicator_id", "role", "position"),
    )
    op.create_table(
        "targets",
        sa.Column("target_id", sa.String(), nullable=False),
        sa.Column("indicator_id", sa.String(), nullable=False),
        sa.Column("part_of", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("year_start", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("comparator", sa.String(), nullable=True),
        sa.Column("low", schema.database.column_types.Exact(), nullable=True),
        sa.Column("high", schema.database.column_types.Exact(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("dimension", sa.String(), nullable=True),
        sa.Column("direction", sa.String(), nullable=True),
        sa.Column("baseline", sa.String(), nullable=True),
        sa.Column("baseline_year", sa.Integer(), nullable=True),
        sa.Column("condition", sa.String(), nullable=True),
        sa.Column("raw", sa.String(), nullable=True),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["indicator_id"],
            ["indicators.indicator_id"],
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(["part_of"], ["targets.target_id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("target_id"),
    )
    op.create_index(op.f("ix_targets_indicator_id"), "targets", ["indicator_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_targets_indicator_id"), table_name="targets")
    op.drop_table("targets")
    op.drop_table("indicator_agencies")
    op.drop_table("task_products")
    op.drop_table("task_funding")
    op.drop_table("task_budgets")
    op.drop_table("task_agencies")
    op.drop_index(op.f("ix_indicators_document_id"), table_name="indicators")
    op.drop_table("indicators")
    op.drop_index(op.f("ix_tasks_document_id"), table_name="tasks")
    op.drop_table("tasks")
    op.drop_table("joins")
    op.drop_table("cells")
    op.drop_index(op.f("ix_tables_document_id"), table_name="tables")
    op.drop_table("tables")
    op.drop_index(op.f("ix_provenance_record_id"), table_name="provenance")
    op.drop_table("provenance")
    op.drop_index(op.f("ix_legal_references_document_id"), table_name="legal_references")
    op.drop_table("legal_references")
    op.drop_index(op.f("ix_findings_record_id"), table_name="findings")
    op.drop_index(op.f("ix_findings_document_id"), table_name="findings")
    op.drop_table("findings")
    op.drop_index(op.f("ix_document_files_document_id"), table_name="document_files")
    op.drop_table("document_files")
    op.drop_index(op.f("ix_clauses_document_id"), table_name="clauses")
    op.drop_table("clauses")
    op.drop_table("documents")
    op.drop_table("corrections")
    op.drop_table("agencies")
