"""Whose database is it: ours, nobody's yet, or another program's, which gets no tables of ours?

Ours bears the number of a step of ours (``schema.database.migrations``) and has our tables. One without any
table belongs to nobody. All else belongs to another program, also where that one counts its steps as we do.
"""

from __future__ import annotations

import re

from sqlalchemy import Connection, inspect, text

from schema.database.driver_errors import shown
from schema.errors import ForeignDatabase

_STEP = re.compile(r"\d{4}")
"""How we number our steps; other programs that use Alembic name theirs by letters and digits."""
_OURS = frozenset({"documents", "tasks", "provenance"})
"""Tables that every step of ours has."""
_OF_THE_SERVER = frozenset({"spatial_ref_sys"})
"""Tables that PostGIS adds to any database."""
_NAMED = 4
"""Tables that a message names; more are counted."""


def version_of(connection: Connection) -> str | None:
    """The step at which a database stands, None where it holds no table at all.

    Raises:
        ForeignDatabase: it has tables, and they are not ours.
    """
    tables = frozenset(inspect(connection).get_table_names()) - _OF_THE_SERVER
    if not tables:
        return None
    version = _stamp(connection) if "alembic_version" in tables else None
    if version is None or not _STEP.fullmatch(version) or not tables >= _OURS:
        raise ForeignDatabase(f"{shown(connection.engine.url)}: {_what_it_is(tables)}")
    return version


def _stamp(connection: Connection) -> str | None:
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def _what_it_is(tables: frozenset[str]) -> str:
    """``a database of another program, with 2 tables (albums, artists)``; an export of ours is known."""
    named = sorted(tables - {"alembic_version"})
    listed = ", ".join(named[:_NAMED]) + (", …" if len(named) > _NAMED else "")
    count = f"{len(named)} table{'' if len(named) == 1 else 's'} ({listed})"
    if tables >= _OURS:
        return f"an export of vnplans, not the database it was made from, with {count}"
    if "gpkg_contents" in tables:
        return f"a GeoPackage, with {count}"
    return f"a database of another program, with {count}"
