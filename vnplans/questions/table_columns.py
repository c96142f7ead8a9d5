"""The columns of a stored table: what stands over each, which role it was given, and what its first cells say."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from schema.database.models import metadata

HEADER = "header"
"""The role of the cells of header rows (``cells.role``)."""
_EXAMPLES = 3
_HEADER_ROWS = 3
"""Rows at the top of a table that may be its header where none was known as one."""


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


def headers_of(connection: Connection, document_id: str) -> frozenset[str]:
    """What stands over the columns of a document's tables, without units: each text, and those over one column together."""
    from normalize.headers import bare_header

    model, tables = metadata.tables["cells"], metadata.tables["tables"]
    joined = model.join(tables, tables.c.table_id == model.c.table_id)
    query = select(model.c.table_id, model.c.column, model.c.text).select_from(joined)
    heads = (model.c.role == HEADER) | (model.c.row < _HEADER_ROWS)
    own = query.where(tables.c.document_id == document_id, heads, model.c.text.is_not(None))
    stacks: dict[tuple[str, int], list[str]] = {}
    for table_id, column, text in connection.execute(
        own.order_by(model.c.table_id, model.c.column, model.c.row)
    ):
        stacks.setdefault((table_id, column), []).append(text)
    texts = {text for stack in stacks.values() for text in (*stack, " ".join(stack), " ".join(stack[:2]))}
    return frozenset(bare for text in texts if (bare := bare_header(text)))
