"""Check 20 rows: a sample is worked through with keys, and the rate is kept and shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import vnplans
from tests.samples.browser import address, find_browser, visited
from tests.samples.review_server import Visitor
from tests.samples.reviewed_plans import PDF_ID, TEXT_ID
from vnplans.questions.sampled import rates, sampled

CHECK = f"/d/{PDF_ID}/check"


def first_row(db: str) -> str:
    return str(sampled(PDF_ID, db).rows[0][1])


def test_a_row_is_judged_taken_back_and_refused_where_it_was_not_drawn(decider: Visitor, own_db: str) -> None:
    row = first_row(own_db)
    said = {
        "record": row,
        "verdict": "wrong",
        "wrong:lead": "1",
        "wrong:title": "1",
        "rows": "20",
        "seed": "1",
    }
    answer = decider.post(f"{CHECK}/judge", said)
    assert answer.status == 200 and "1 / 20" in answer.text
    (made,) = (r for r in sampled(PDF_ID, own_db).dicts() if r["verdict"])
    assert (made["record_id"], made["verdict"], made["fields"]) == (row, "wrong", "lead; title")
    assert "20,7–100,0 %" in decider.get("/", **{"Accept-Language": "vi"}).text
    assert "20.7–100.0 %" in decider.get(f"/d/{PDF_ID}?lang=en").text
    drawn = {r[1] for r in sampled(PDF_ID, own_db).rows}
    other = next(f"{PDF_ID}:t1:{n}" for n in range(1, 31) if f"{PDF_ID}:t1:{n}" not in drawn)
    assert "is not in the sample" in decider.post(f"{CHECK}/judge", {**said, "record": other}).text
    decider.post(f"{CHECK}/undo", {"rows": "20", "seed": "1", "done": row})
    assert rates(PDF_ID, own_db).dicts()[0]["checked"] == 0
    assert "no check of" in decider.post(f"{CHECK}/undo", {"rows": "20", "seed": "1", "done": row}).text


def test_a_plan_without_pages_is_checked_against_its_text(looker: Visitor) -> None:
    text = looker.get(f"/d/{TEXT_ID}/check?lang=en").text
    assert "<q>" in text and 'data-key="r"' in text and "<image" not in text
    assert text.count("<tr>") > text.count("<q>") + 1  # the rows of the table beside the fields


@pytest.mark.skipif(find_browser() is None, reason="Chromium is not installed (.ci/program browser)")
def test_twenty_rows_are_checked_with_keys_alone(page: Page, own_db: str, tmp_path: Path) -> None:
    with visited(own_db, page) as visitor:
        page.goto(address(visitor, CHECK))
        expect(page.locator("h1 small")).to_have_text("0 of 20 judged")
        expect(page.locator(".crop image").first).to_be_visible()
        skipped = page.locator("#doubt").inner_text()
        page.keyboard.press("s")
        expect(page.locator("#doubt")).not_to_have_text(skipped)
        for key in "rrwuwq" + "r" * 15:
            page.keyboard.press(key)
        expect(page.locator("h1 small")).to_have_text("19 of 20 judged", timeout=30_000)
        expect(page.locator("#doubt")).to_have_text(skipped)
        page.keyboard.press("r")
        expect(page.locator("#doubt")).to_have_text("All rows of the sample are judged")
        told = "1 of 19 rows wrong: 5.3 % (95 % interval, Wilson: 0.9–24.6 %)"
        expect(page.locator("#rate")).to_contain_text(told)
        page.keyboard.press("u")
        expect(page.locator("h1 small")).to_have_text("19 of 20 judged", timeout=30_000)
        page.keyboard.press("r")
        expect(page.locator("#doubt")).to_have_text("All rows of the sample are judged")
        page.goto(address(visitor))
        expect(page.get_by_role("link", name="5.3 %")).to_have_attribute("title", told)
        page.goto(address(visitor, f"/d/{PDF_ID}"))
        expect(page.locator(".rate")).to_have_attribute("title", told)
        page.goto(address(visitor, f"{CHECK}?rows=25"))
        expect(page.locator("h1 small")).to_have_text("20 of 25 judged", timeout=30_000)
    vnplans.ingest(Path(own_db).parent / "lang-son.pdf", db=own_db, jobs=0)
    (rate,) = rates(PDF_ID, own_db).dicts()
    assert (rate["checked"], rate["wrong"], rate["unsure"], rate["stale"]) == (19, 1, 1, 0)
