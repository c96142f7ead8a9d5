"""Where the words of a joined row were printed: the places of the rows that were joined to it become its own too.

They bear the rule ``joined``, so that they go when the join is revoked. Each reading writes ``provenance`` anew, so
they are written again when decisions are replayed.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, insert, select

from schema.contract.records import columns
from schema.database.models import metadata

RULE = "joined"
"""``provenance.rule`` of a place that a joined row has of another row."""


def write_joined_places(connection: Connection, record_id: str, others: Sequence[str]) -> None:
    """Gives a row the places of others, each field's behind its own ones."""
    forget_joined_places(connection, record_id)
    model = metadata.tables["provenance"]
    names = columns("provenance")
    for other in others:
        last = dict(_last_parts(connection, record_id))
        query = select(model).where(model.c.record_id == other).order_by(model.c.ordinal)
        found = connection.execute(query).all()
        if not found:
            continue
        own = select(func.max(model.c.ordinal)).where(model.c.document_id == found[0].document_id)
        ordinal = connection.execute(own).scalar() or 0
        rows = [
            {
                **{c: getattr(place, c) for c in names},
                "record_id": record_id,
                "part": last.get(place.field, -1) + 1 + place.part,
                "rule": RULE,
                "document_id": place.document_id,
                "ordinal": ordinal + n,
            }
            for n, place in enumerate(found, 1)
        ]
        connection.execute(insert(model), rows)


def forget_joined_places(connection: Connection, record_id: str) -> None:
    """Takes the places of other rows away."""
    model = metadata.tables["provenance"]
    connection.execute(delete(model).where(model.c.record_id == record_id, model.c.rule == RULE))


def _last_parts(connection: Connection, record_id: str) -> list[tuple[str, int]]:
    """Of each field of a row the last part that it has a place of."""
    model = metadata.tables["provenance"]
    query = select(model.c.field, func.max(model.c.part)).where(model.c.record_id == record_id)
    return [(name, part) for name, part in connection.execute(query.group_by(model.c.field))]
