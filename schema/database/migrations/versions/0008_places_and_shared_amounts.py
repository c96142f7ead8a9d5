"""Where a task is done, the task that carries an amount printed once for several, and amounts for several years."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from schema.database.migrations.references import add_reference

revision = "0008"
down_revision: str | None = "0007"
branch_labels = None
depends_on = None

_COLUMNS = ("location_raw", "place", "place_code", "budget_shared_with")
_YEARS = ("year_first", "year_last")
_NAMES = {"fk": "fk_%(table_name)s_%(column_0_name)s"}
"""SQLite states no name of a reference; it is dropped under the one that it would have."""


def upgrade() -> None:
    for column in _COLUMNS[:-1]:
        op.add_column("tasks", sa.Column(column, sa.String(), nullable=True))
    add_reference("tasks", _COLUMNS[-1], "tasks.task_id")
    if op.get_bind().dialect.name != "sqlite":
        for column in _YEARS:
            op.add_column("task_budgets", sa.Column(column, sa.Integer(), nullable=True))
        return
    with op.batch_alter_table("task_budgets", recreate="always") as budgets:  # no other table refers to it
        for column, before in zip(_YEARS, ("raw", _YEARS[0]), strict=True):
            budgets.add_column(sa.Column(column, sa.Integer(), nullable=True), insert_after=before)


def downgrade() -> None:
    with op.batch_alter_table("task_budgets") as budgets:
        for column in reversed(_YEARS):
            budgets.drop_column(column)
    if op.get_bind().dialect.name == "postgresql":  # drops a column's reference with it
        for column in reversed(_COLUMNS):
            op.drop_column("tasks", column)
        return
    with op.batch_alter_table("tasks", naming_convention=_NAMES) as tasks:
        tasks.drop_constraint(op.f("fk_tasks_budget_shared_with"), type_="foreignkey")
        for column in reversed(_COLUMNS):
            tasks.drop_column(column)
