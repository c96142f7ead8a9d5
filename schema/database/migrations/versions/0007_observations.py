"""What an indicator was or is, beside what is wanted; the place a row speaks of, and the row it is a part of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from schema.database.column_types import Exact
from schema.database.migrations.references import add_reference

revision = "0007"
down_revision: str | None = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "observations",
        sa.Column("observation_id", sa.String(), nullable=False),
        sa.Column("indicator_id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("year_start", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("comparator", sa.String(), nullable=True),
        sa.Column("low", Exact(), nullable=True),
        sa.Column("high", Exact(), nullable=True),
        sa.Column("unit", sa.String(), nullable=True),
        sa.Column("dimension", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("raw", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["indicator_id"],
            ["indicators.indicator_id"],
            ondelete="CASCADE",
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("observation_id"),
    )
    op.create_index(op.f("ix_observations_indicator_id"), "observations", ["indicator_id"], unique=False)
    op.add_column("indicators", sa.Column("area", sa.String(), nullable=True))
    op.add_column("indicators", sa.Column("area_code", sa.String(), nullable=True))
    add_reference("indicators", "parent_indicator_id", "indicators.indicator_id")


_NAMES = {"fk": "fk_%(table_name)s_%(column_0_name)s"}
"""SQLite states no name of a reference; it is dropped under the one that it would have."""


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":  # drops a column's reference with it
        for column in ("parent_indicator_id", "area_code", "area"):
            op.drop_column("indicators", column)
    else:
        with op.batch_alter_table("indicators", naming_convention=_NAMES) as indicators:
            indicators.drop_constraint(op.f("fk_indicators_parent_indicator_id"), type_="foreignkey")
            for column in ("parent_indicator_id", "area_code", "area"):
                indicators.drop_column(column)
    op.drop_index(op.f("ix_observations_indicator_id"), table_name="observations")
    op.drop_table("observations")
