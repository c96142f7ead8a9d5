"""What Alembic runs: the steps, on the connection that ``schema.database.opening`` hands over."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from schema.database.models import metadata


def run(connection: Connection) -> None:
    """Runs the steps on an open connection, inside its transaction."""
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if not isinstance(given, Connection):
    raise RuntimeError("migrations run through schema.database.opening, which opens the connection")
run(given)
