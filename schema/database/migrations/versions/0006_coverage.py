"""The account of a document: which of its parts were seen, and where each of them went.

Documents stored before have no account until they are ingested again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision: str | None = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "coverage",
        sa.Column("document_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        *(sa.Column(side, sa.Double(), nullable=True) for side in ("x0", "top", "x1", "bottom")),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("taken_as", sa.String(), nullable=False),
        sa.Column("record_table", sa.String(), nullable=True),
        sa.Column("record_id", sa.String(), nullable=True),
        sa.Column("n_seen", sa.Integer(), nullable=False),
        sa.Column("n_taken", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["documents.document_id"],
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("document_id", "position"),
    )


def downgrade() -> None:
    op.drop_table("coverage")
