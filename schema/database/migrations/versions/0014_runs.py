"""Runs of ``ingest``: which files each read and how they ended, what is known of each file, and what files gave.

With them a run can be undone, and a file that has not changed is known without being opened.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision: str | None = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ingest_runs",
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("started_at", sa.String(), nullable=False),
        sa.Column("finished_at", sa.String(), nullable=True),
        sa.Column("program", sa.String(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("endings", sa.String(), nullable=True),
        sa.Column("undone_at", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("run_id"),
    )
    op.create_table(
        "run_files",
        sa.Column("run_id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("before", sa.LargeBinary(), nullable=True),
        sa.Column("before_at", sa.String(), nullable=True),
        sa.Column("before_with", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["run_id"], ["ingest_runs.run_id"], ondelete="CASCADE", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("run_id", "sha256"),
    )
    op.create_index(op.f("ix_run_files_sha256"), "run_files", ["sha256"])
    op.create_table(
        "known_files",
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("stamp", sa.String(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("read_with", sa.String(), nullable=False),
        sa.Column("ending", sa.String(), nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.Column("hint", sa.String(), nullable=True),
        sa.Column("exit_code", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("path"),
    )
    op.create_table(
        "file_records",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("ingested_at", sa.String(), nullable=False),
        sa.Column("records", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sha256"],
            ["document_files.sha256"],
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("sha256"),
    )


def downgrade() -> None:
    for table in ("file_records", "known_files", "run_files", "ingest_runs"):
        op.drop_table(table)
