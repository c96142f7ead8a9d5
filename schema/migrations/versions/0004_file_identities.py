"""What each file says of which document it is, so that a later file can be held against every one before it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "file_identities",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("own_id", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("issuer_raw", sa.String(), nullable=True),
        sa.Column("issuer_id", sa.String(), nullable=True),
        sa.Column("province_code", sa.String(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("sketch", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sha256"], ["document_files.sha256"], ondelete="CASCADE", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_index("ix_file_identities_own_id", "file_identities", ["own_id"])
    op.create_index("ix_file_identities_number", "file_identities", ["number"])


def downgrade() -> None:
    op.drop_table("file_identities")
