"""A small database, served; each test that decides something gets a copy of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.samples.review_server import Visitor, served
from tests.samples.reviewed_plans import reviewed

SECONDS = 15_000


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


@pytest.fixture
def said() -> list[str]:
    """What the browser complained of."""
    return []


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A screen of 1280 × 800, in English."""
    made = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    made.set_default_timeout(SECONDS)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, said: list[str]) -> Iterator[Page]:
    """A page of which the browser may complain of nothing."""
    made = context.new_page()
    made.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    made.on("response", lambda r: said.append(f"{r.status} {r.url}") if r.status >= 400 else None)
    made.on("pageerror", lambda e: said.append(str(e)))
    made.on("request", lambda r: said.append(r.url) if not r.url.startswith("http://127.0.0.1:") else None)
    yield made
    assert said == []
