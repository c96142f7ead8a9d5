"""Columns that point at another row, added to a table that has rows.

SQLite cannot add a reference to a table but by making the table anew, and dropping the old one deletes, by the references
to it, every row that hangs on it. A new column may bring its reference with it: nothing is dropped then. Steps that have landed use this; it stays as it is.
"""

from __future__ import annotations

from alembic import op


def add_reference(table: str, column: str, target: str) -> None:
    """Adds an empty column of texts that refers to ``target`` (``tasks.task_id``); held when a transaction ends."""
    other, key = target.split(".")
    name = "" if op.get_bind().dialect.name == "sqlite" else f"CONSTRAINT {op.f(f'fk_{table}_{column}')} "
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN {column} VARCHAR {name}"
        f"REFERENCES {other} ({key}) DEFERRABLE INITIALLY DEFERRED"
    )
