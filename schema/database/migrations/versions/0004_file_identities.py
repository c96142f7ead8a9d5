"""What each file says of which document it is, so that a later file can be held against every one before it.

Of files stored before, the head of their document is known, and not their text: the sketch is empty until the file is
ingested again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from normalize.text import key

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
    _fill()


def _fill() -> None:
    connection = op.get_bind()
    query = sa.text(
        "SELECT f.sha256, d.document_id, d.number, d.title, d.issuer_raw, d.issuer_id, d.province_code, d.issued_on"
        " FROM document_files f JOIN documents d ON d.document_id = f.document_id"
    )
    rows = [
        {
            **row._mapping,
            "document_id": row.document_id.partition("~")[0],
            "number": key(row.number) if row.number else None,
        }
        for row in connection.execute(query)
    ]
    if rows:
        wanted = sa.text(
            "INSERT INTO file_identities (sha256, own_id, number, title, issuer_raw, issuer_id, province_code,"
            " issued_on, sketch) VALUES (:sha256, :document_id, :number, :title, :issuer_raw, :issuer_id,"
            " :province_code, :issued_on, '')"
        )
        connection.execute(wanted, rows)


def downgrade() -> None:
    op.drop_table("file_identities")
