"""The register of bodies as rows of the database, so that names of bodies have rows to point at."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter

from sqlalchemy import Connection, insert, select, update

from schema.contract.records import AgencyRecord, columns
from schema.database.models import agencies as agencies_table


def sync_agencies(connection: Connection, agencies: Sequence[AgencyRecord]) -> frozenset[str]:
    """The register's rows as they are now; returns every id the database knows."""
    wanted = columns("agencies")
    stored = {row.agency_id: tuple(row) for row in connection.execute(select(agencies_table))}
    values = attrgetter(*wanted)
    given = {a.agency_id: values(a) for a in agencies}
    new = [dict(zip(wanted, row, strict=True)) for i, row in given.items() if i not in stored]
    if new:
        connection.execute(insert(agencies_table), new)
    for agency_id, row in given.items():
        if stored.get(agency_id, row) != row:
            connection.execute(
                update(agencies_table)
                .where(agencies_table.c.agency_id == agency_id)
                .values(dict(zip(wanted, row, strict=True)))
            )
    return frozenset(stored.keys() | given.keys())
