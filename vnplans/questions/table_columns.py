"""The columns of a stored table: what stands over each, which role it was given, and what its first cells say."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from schema.database.models import metadata

HEADER = "header"
"""The role of the cells of header rows (``cells.role``)."""
_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """One column of a table.

    Attributes:
        index: from 0.
        headers: the texts over it, the outermost first; empty where no header is printed.
        role: of its cells; None where it has none.
        examples: what its first cells say.
    """

    index: int
    headers: tuple[str, ...]
    role: str | None
    examples: tuple[str, ...]


def table_columns(connection: Connection, table_id: str) -> tuple[ColumnShown, ...]:
    """The columns of a table from left to right; those that hold nothing are left out."""
    model = metadata.tables["cells"]
    query = select(model.c.row, model.c.column, model.c.role, model.c.text)
    own = query.where(model.c.table_id == table_id, model.c.part == 0)
    headers: dict[int, dict[str, None]] = {}
    examples: dict[int, dict[str, None]] = {}
    roles: dict[int, str] = {}
    for _, column, role, text in connection.execute(own.order_by(model.c.row, model.c.column)):
        kept = headers if role == HEADER else examples
        if text:
            kept.setdefault(column, {}).setdefault(text, None)
        if role and role != HEADER:
            roles.setdefault(column, role)
    return tuple(
        ColumnShown(n, tuple(headers.get(n, {})), roles.get(n), tuple(examples.get(n, {}))[:_EXAMPLES])
        for n in sorted({*headers, *examples})
    )
