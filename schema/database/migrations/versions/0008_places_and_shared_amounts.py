"""Where a task is done, and the task that carries an amount printed once for several."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from schema.database.migrations.references import add_reference

revision = "0008"
down_revision: str | None = "0007"
branch_labels = None
depends_on = None

_COLUMNS = ("location_raw", "place", "place_code", "budget_shared_with")
_NAMES = {"fk": "fk_%(table_name)s_%(column_0_name)s"}
"""SQLite states no name of a reference; it is dropped under the one that it would have."""


def upgrade() -> None:
    for column in _COLUMNS[:-1]:
        op.add_column("tasks", sa.Column(column, sa.String(), nullable=True))
    add_reference("tasks", _COLUMNS[-1], "tasks.task_id")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":  # drops a column's reference with it
        for column in reversed(_COLUMNS):
            op.drop_column("tasks", column)
        return
    with op.batch_alter_table("tasks", naming_convention=_NAMES) as tasks:
        tasks.drop_constraint(op.f("fk_tasks_budget_shared_with"), type_="foreignkey")
        for column in reversed(_COLUMNS):
            tasks.drop_column(column)
