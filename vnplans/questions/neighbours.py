"""The rows that stand beside a row in the print: those that it could be one with."""

from __future__ import annotations

from sqlalchemy import Connection, select

from schema.contract.records import columns
from schema.database.models import metadata
from schema.load.added_rows import NAMED_BY
from schema.load.stored_values import table_of


def neighbours(connection: Connection, record_id: str) -> tuple[tuple[str, str], ...]:
    """Id and words of the row before and the row behind, of the same document and kind, rejected rows left out."""
    table = table_of(connection, record_id)
    model, own_id = metadata.tables[table], columns(table)[0]
    row = connection.execute(select(model).where(model.c[own_id] == record_id)).one()
    others = (model.c.document_id == row.document_id) & (model.c.review_status != "rejected")
    beside = (
        (model.c.position < row.position, model.c.position.desc()),
        (model.c.position > row.position, model.c.position),
    )
    query = select(model.c[own_id], model.c[NAMED_BY[table]]).where(others)
    found = (connection.execute(query.where(side).order_by(order).limit(1)).first() for side, order in beside)
    return tuple((str(one[0]), str(one[1] or one[0])) for one in found if one is not None)


def in_print_order(connection: Connection, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Rows of one kind in the order of the print."""
    table = table_of(connection, ids[0])
    model, own_id = metadata.tables[table], columns(table)[0]
    query = select(model.c[own_id]).where(model.c[own_id].in_(ids)).order_by(model.c.position)
    return tuple(connection.scalars(query))
