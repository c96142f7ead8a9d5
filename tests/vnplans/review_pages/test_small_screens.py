"""The review on a phone: nothing runs out at the side, and what decides is in reach."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.samples.browser import address, find_browser
from tests.samples.review_server import Visitor
from tests.samples.reviewed_plans import PDF_ID, TEXT_ID

pytestmark = pytest.mark.skipif(
    find_browser() is None, reason="Chromium is not installed (.ci/program browser)"
)
WIDTH = 390
"""Pixels across, of a common phone."""
LEAST = 100
"""Pixels across that a column of words needs."""


@pytest.fixture(params=["en-GB", "vi-VN"])
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """The screen of a phone, in both languages: their words differ in length."""
    made = browser.new_context(viewport={"width": WIDTH, "height": 844}, locale=request.param)
    yield made
    made.close()


@pytest.mark.parametrize(
    "path",
    [
        pytest.param("/", id="documents"),
        pytest.param("/?q=tram", id="search"),
        pytest.param(f"/d/{PDF_ID}?record={PDF_ID}:t1:4&field=title", id="document"),
        pytest.param("/findings", id="findings"),
        pytest.param(f"/d/{PDF_ID}/check", id="check"),
        pytest.param(f"/compare?a={PDF_ID}&b={TEXT_ID}", id="compare"),
    ],
)
def test_nothing_runs_out_at_the_side(page: Page, looker: Visitor, path: str) -> None:
    page.goto(address(looker, path))
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") == WIDTH
    outside = page.evaluate(
        """() => [...document.querySelectorAll("header.top *, .document-head *, .verdict button, #record h2")]
            .filter((e) => e.checkVisibility() && !e.closest(".unseen") && !e.matches(".unseen, option") && e.getBoundingClientRect().right > innerWidth + 1)
            .map((e) => e.outerHTML.slice(0, 120))"""
    )
    assert outside == []


def test_columns_of_two_plans_stay_readable(page: Page, looker: Visitor) -> None:
    page.goto(address(looker, f"/compare?a={PDF_ID}&b={TEXT_ID}"))
    box = page.locator(".beside td.own").first.bounding_box()
    assert box is not None and box["width"] > LEAST, "the table scrolls, its words are not cut into letters"


def test_rows_keep_a_height(page: Page, looker: Visitor) -> None:
    page.goto(address(looker, f"/d/{PDF_ID}?record={PDF_ID}:t1:4"))
    expect(page.locator("#record h2")).to_be_attached()
    box = page.locator("#rows > .scroll").bounding_box()
    assert box is not None and box["height"] > LEAST
