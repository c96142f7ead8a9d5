"""A small database, served; each test that decides something gets a copy of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.samples.review_server import Visitor, served
from tests.samples.reviewed_plans import reviewed


@pytest.fixture(scope="session")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the database, as it was read."""
    folder = tmp_path_factory.mktemp("reviewed")
    reviewed(folder)
    return folder


@pytest.fixture(scope="session")
def looker(plans: Path) -> Iterator[Visitor]:
    """Somebody who only looks."""
    with served(str(plans / "plans.sqlite")) as visitor:
        yield visitor


@pytest.fixture
def own_db(plans: Path, tmp_path: Path) -> str:
    """A copy of the database that a test may change."""
    shutil.copytree(plans, tmp_path / "own")
    return str(tmp_path / "own" / "plans.sqlite")


@pytest.fixture
def decider(own_db: str) -> Iterator[Visitor]:
    """Somebody who decides."""
    with served(own_db) as visitor:
        visitor.get("/")
        yield visitor
