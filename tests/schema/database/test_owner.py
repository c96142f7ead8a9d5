"""Databases of other programs are told by what they hold and left as they are."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from schema.database.opening import open_database
from schema.errors import DatabaseUnreachable, ForeignDatabase

MUSIC = ("CREATE TABLE albums (id INTEGER)", "CREATE TABLE artists (id INTEGER)")
STAMPED = ("CREATE TABLE alembic_version (version_num TEXT)", "INSERT INTO alembic_version VALUES (:stamp)")


def made(path: Path, *statements: str, stamp: str = "") -> Path:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement, {"stamp": stamp} if ":stamp" in statement else {})
    connection.close()
    return path


@pytest.mark.parametrize(
    ("statements", "stamp", "told"),
    [
        pytest.param(MUSIC, "", r"another program, with 2 tables \(albums, artists\)", id="tables"),
        pytest.param((*MUSIC, *STAMPED), "0008", "another program, with 2 tables", id="counts-as-we-do"),
        pytest.param((*MUSIC, *STAMPED), "a1b2c3d4", "another program", id="alembic"),
        pytest.param(("CREATE TABLE gpkg_contents (a)",), "", "a GeoPackage", id="geopackage"),
        pytest.param(
            tuple(f"CREATE TABLE {t} (a)" for t in ("documents", "tasks", "provenance", "cells", "x")), "",
            r"an export of vnplans.* 5 tables \(cells, documents, provenance, tasks, …\)", id="export",
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("create", [True, False])
def test_a_database_of_another_program_gets_no_tables(
    tmp_path: Path, statements: tuple[str, ...], stamp: str, told: str, create: bool
) -> None:
    path = made(tmp_path / "other.sqlite", *statements, stamp=stamp)
    before = path.read_bytes()
    with pytest.raises(ForeignDatabase, match=told) as refused:
        open_database(str(path), create=create)
    assert refused.value.hint
    assert path.read_bytes() == before


def test_an_empty_file_is_made_a_database_by_who_stores_only(tmp_path: Path) -> None:
    path = tmp_path / "new.sqlite"
    path.touch()
    with pytest.raises(DatabaseUnreachable, match="an empty database"):
        open_database(str(path), create=False)
    assert path.read_bytes() == b""
    open_database(str(path)).dispose()
    open_database(str(path), create=False).dispose()
