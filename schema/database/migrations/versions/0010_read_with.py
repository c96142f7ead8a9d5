"""With which settings and program a file was read, so that one that has not changed is not read again.

Of files stored before nothing is known: they are read once more.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision: str | None = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("file_identities", sa.Column("read_with", sa.String(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("file_identities") as identities:
        identities.drop_column("read_with")
