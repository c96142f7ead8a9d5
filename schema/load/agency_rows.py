"""The register of bodies as rows of the database, so that names of bodies have rows to point at."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select, update

from schema.contract.records import AgencyRecord, columns
from schema.database.models import agencies as agencies_table


def sync_agencies(connection: Connection, agencies: Sequence[AgencyRecord]) -> frozenset[str]:
    """The register's rows as they are now; returns every id the database knows."""
    wanted = columns("agencies")
    stored = {row.agency_id: tuple(row) for row in connection.execute(select(agencies_table))}
    given = {a.agency_id: dict(zip(wanted, (getattr(a, c) for c in wanted), strict=True)) for a in agencies}
    new = [r for i, r in given.items() if i not in stored]
    if new:
        connection.execute(insert(agencies_table), new)
    for agency_id, row in given.items():
        if agency_id in stored and stored[agency_id] != tuple(row[c] for c in wanted):
            connection.execute(
                update(agencies_table).where(agencies_table.c.agency_id == agency_id).values(row)
            )
    return frozenset(stored.keys() | given.keys())
