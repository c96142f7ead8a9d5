"""The browser in which the review is tested: Chromium of the system, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.samples.review_server import Visitor, served

NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_browser() -> str | None:
    """The program, None where none is installed (``.ci/program browser`` installs one)."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def address(visitor: Visitor, path: str = "/") -> str:
    """The address of a page, as a browser is given it."""
    return f"http://{visitor.host}{path}"


def grave_barriers(page: Page) -> list[str]:
    """What axe-core finds serious or critical on a page for people who do not see it or use no mouse."""
    found = Axe().run(page).response["violations"]
    grave = [v for v in found if v["impact"] in ("serious", "critical")]
    return [f"{v['id']}: {node['html'][:120]}" for v in grave for node in v["nodes"]]


@contextmanager
def visited(db: str, page: Page) -> Iterator[Visitor]:
    """A server that the page has left before it ends: pictures that are still on their way would fail."""
    with served(db) as visitor:
        yield visitor
        page.wait_for_load_state("networkidle")
        page.goto("about:blank")
