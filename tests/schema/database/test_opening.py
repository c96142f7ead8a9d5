"""Which questions share an engine, and with it what SQLAlchemy learnt of our statements."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from schema.database.opening import open_database


def test_a_file_opened_again_has_the_same_engine(tmp_path: Path) -> None:
    first = open_database(str(tmp_path / "plans.sqlite"))
    first.dispose()
    assert open_database(str(tmp_path / "plans.sqlite")) is first
    assert open_database(str(tmp_path / "plans.sqlite"), wait_seconds=1.5) is not first


def test_a_name_is_of_the_folder_at_hand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engines = []
    for name in ("cao-bang", "bac-ninh"):
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        engines.append(open_database("plans.sqlite"))
    assert engines[0] is not engines[1]
    assert all((tmp_path / name / "plans.sqlite").is_file() for name in ("cao-bang", "bac-ninh"))


def test_another_file_at_the_same_place_is_read(tmp_path: Path) -> None:
    """The engine is kept, its connections are not."""
    path, other = tmp_path / "plans.sqlite", tmp_path / "other.sqlite"
    engine = open_database(str(path))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE mark (n INTEGER)"))
    engine.dispose()
    open_database(str(other)).dispose()
    other.replace(path)
    with open_database(str(path)).connect() as connection:
        assert not connection.execute(text("SELECT 1 FROM sqlite_master WHERE name = 'mark'")).all()


def test_a_database_in_memory_is_its_own() -> None:
    assert open_database("sqlite://") is not open_database("sqlite://")
