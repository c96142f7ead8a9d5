"""The address names what is looked at: it stays after a correction, a filter and a reload."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.samples.browser import address, find_browser, visited
from tests.samples.review_server import Visitor
from tests.samples.reviewed_plans import PDF_ID

pytestmark = pytest.mark.skipif(
    find_browser() is None, reason="Chromium is not installed (.ci/program browser)"
)
NINTH = f"{PDF_ID}:t1:9"


def test_a_record_stays_after_a_correction_and_a_reload(page: Page, own_db: str) -> None:
    with visited(own_db, page) as visitor:
        page.goto(address(visitor, f"/d/{PDF_ID}?record={NINTH}&field=budget_vnd"))
        page.get_by_role("button", name="correct: Budget (VND)").click()
        page.locator("#record textarea[autofocus]").fill("2000000000")
        with page.expect_response(lambda r: "/rows?" in r.url):
            page.get_by_role("button", name="Keep").click()
        expect(page.locator("#record .decisions li")).to_have_count(1)
        page.wait_for_function("location.search.includes('record=')")
        page.reload()
        expect(page.locator("#record h2")).to_have_text("Nâng cấp trạm y tế số 9")
        expect(page.locator("#record .decisions li")).to_have_count(1)


def test_a_record_stays_while_its_rows_are_filtered(page: Page, looker: Visitor) -> None:
    page.goto(address(looker, f"/d/{PDF_ID}?record={NINTH}&field=title"))
    page.locator("#find").press_sequentially("so 12")
    expect(page.locator(".count")).to_have_text("1 rows")
    page.wait_for_function("location.search.includes('find=') && location.search.includes('record=')")
    page.reload()
    expect(page.locator("#record h2")).to_have_text("Nâng cấp trạm y tế số 9")
    expect(page.locator("#find")).to_have_value("so 12")
