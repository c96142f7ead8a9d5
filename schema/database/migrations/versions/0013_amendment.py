"""Whether a document changes an earlier one or replaces it."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision: str | None = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A column before ``province``, which is not of the contract and stands behind its columns.

    Columns are added and dropped in place: making ``documents`` anew would delete what hangs on its rows.
    """
    op.execute("ALTER TABLE documents RENAME COLUMN province TO province_before")
    op.execute("ALTER TABLE documents ADD COLUMN amendment VARCHAR")
    op.execute("ALTER TABLE documents ADD COLUMN province VARCHAR")
    op.execute("UPDATE documents SET province = province_before")
    op.execute("ALTER TABLE documents DROP COLUMN province_before")


def downgrade() -> None:
    op.drop_column("documents", "amendment")
