"""What people decide: rows added, rejected and accepted, pairs of tasks; the document that another one changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision: str | None = "0008"
branch_labels = None
depends_on = None

_NAMES = {"fk": "fk_%(table_name)s_%(column_0_name)s"}
"""SQLite states no name of a reference; it is dropped under the one that it would have."""


def upgrade() -> None:
    op.create_table(
        "task_matches",
        sa.Column("task_id_a", sa.String(), nullable=False),
        sa.Column("task_id_b", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("author", sa.String(), nullable=True),
        sa.Column("created_at", sa.String(), nullable=False),
        sa.Column("revoked_at", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("task_id_a", "task_id_b", "created_at"),
    )
    op.add_column(
        "corrections", sa.Column("action", sa.String(), nullable=False, server_default=sa.text("'change'"))
    )
    _add_amends_id()


def _add_amends_id() -> None:
    """A column before ``province``, which is not of the contract and stands behind its columns.

    Columns are added and dropped in place: making ``documents`` anew would delete what hangs on its rows.
    """
    sqlite = op.get_bind().dialect.name == "sqlite"
    name = "" if sqlite else f"CONSTRAINT {op.f('fk_documents_amends_id')} "
    op.execute("ALTER TABLE documents RENAME COLUMN province TO province_before")
    op.execute(
        f"ALTER TABLE documents ADD COLUMN amends_id VARCHAR {name}"
        "REFERENCES documents (document_id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED"
    )
    op.execute("ALTER TABLE documents ADD COLUMN province VARCHAR")
    op.execute("UPDATE documents SET province = province_before")
    op.execute("ALTER TABLE documents DROP COLUMN province_before")


def downgrade() -> None:
    op.drop_table("task_matches")
    if op.get_bind().dialect.name == "postgresql":  # drops a column's reference with it
        op.drop_column("documents", "amends_id")
        op.drop_column("corrections", "action")
        return
    with op.batch_alter_table("documents", naming_convention=_NAMES) as documents:
        documents.drop_constraint(op.f("fk_documents_amends_id"), type_="foreignkey")
        documents.drop_column("amends_id")
    with op.batch_alter_table("corrections") as corrections:
        corrections.drop_column("action")
