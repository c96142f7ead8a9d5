"""One id for one act, so that the acts two plans share can be asked for."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("legal_references", sa.Column("act_id", sa.String(), nullable=True))
    op.create_index("ix_legal_references_act_id", "legal_references", ["act_id"])


def downgrade() -> None:
    op.drop_index("ix_legal_references_act_id", "legal_references")
    op.drop_column("legal_references", "act_id")
