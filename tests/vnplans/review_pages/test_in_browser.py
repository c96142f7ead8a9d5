"""The review in a real browser: what a person does with keys and clicks, and what stays of it.

Nothing may be refused by the page's own policy, and no script may fail: the browser's console stays empty.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import vnplans
from tests.samples.browser import address, find_browser, grave_barriers, visited
from tests.samples.review_server import Visitor
from tests.samples.reviewed_plans import PDF_ID, TEXT_ID
from tests.samples.tiny_plans import tiny_plan

pytestmark = pytest.mark.skipif(
    find_browser() is None, reason="Chromium is not installed (.ci/program browser)"
)
SCRIPT = "<script>document.title = 1</script>"
"""What a document may say: it is shown, and does nothing."""
FOURTH = f"{PDF_ID}:t1:4"


def read_again(db: str) -> None:
    """The PDF is ingested once more, as after a change of the program."""
    pdf = Path(db).parent / "lang-son.pdf"
    assert vnplans.ingest(pdf, db=db, jobs=0, reread=True)[0].error is None


def is_in_sight(page: Page, selector: str) -> bool:
    """Whether what is drawn lies inside the part of the pages that is seen."""
    return bool(
        page.evaluate(
            """(selector) => {
                const box = document.querySelector(".sheets").getBoundingClientRect();
                return [...document.querySelectorAll(selector)].some((e) => {
                    const own = e.getBoundingClientRect();
                    return own.height > 0 && own.top < box.bottom && own.bottom > box.top;
                });
            }""",
            selector,
        )
    )


def test_a_click_on_a_value_shows_its_place(page: Page, looker: Visitor) -> None:
    page.goto(address(looker, f"/d/{PDF_ID}"))
    page.locator(f'tr[data-record="{PDF_ID}:t1:9"] [data-field="period_raw"]').click()
    expect(page.locator("#record h2")).to_have_text("Nâng cấp trạm y tế số 9")
    expect(page.locator("#page-number")).to_have_value("3")
    focused = page.locator('.sheet[data-page="3"] rect.focus')
    expect(focused).to_have_count(1)
    assert is_in_sight(page, "rect.focus")
    assert page.evaluate("document.querySelector('rect.focus').getAttribute('data-values')").startswith(
        f"{PDF_ID}:t1:9|period"
    )
    assert "record=" in page.url and "field=period_raw" in page.url


def test_a_click_on_the_page_shows_its_row(page: Page, looker: Visitor) -> None:
    page.goto(address(looker, f"/d/{PDF_ID}?page=2"))
    mark = page.locator(f'.sheet[data-page="2"] .values rect[data-values*="{PDF_ID}:t1:3|title"]')
    mark.scroll_into_view_if_needed()
    mark.click()
    expect(page.locator("#record h2")).to_have_text("Nâng cấp trạm y tế số 3")
    expect(page.locator(f'tr[data-record="{PDF_ID}:t1:3"]')).to_have_attribute("aria-selected", "true")


def test_a_value_over_two_pages_shows_both(page: Page, looker: Visitor) -> None:
    page.goto(address(looker, f"/d/{PDF_ID}?record={FOURTH}&field=title"))
    for number in (2, 3):
        expect(page.locator(f'.sheet[data-page="{number}"] rect.focus')).to_have_count(1)
    page.locator("#record .field.current .place").nth(1).click()
    expect(page.locator("#page-number")).to_have_value("3")


def test_a_place_on_the_last_page_opens_with_its_number_and_thumbnail(page: Page, looker: Visitor) -> None:
    """The last pages cannot be moved up to where a page is looked at: the one before fills the middle."""
    page.set_viewport_size({"width": 700, "height": 1600})
    page.goto(address(looker, f"/d/{PDF_ID}?record={FOURTH}&field=title&page=3"))
    expect(page.locator('.sheet[data-page="3"] rect.focus')).to_have_count(1)
    expect(page.locator(".thumbs [aria-current]")).to_have_attribute("data-page", "3")
    expect(page.locator("#page-number")).to_have_value("3")
    for number in ("2", "3"):
        page.locator(f'.thumbs [data-page="{number}"]').click()
        page.wait_for_timeout(300)
        expect(page.locator(".thumbs [aria-current]")).to_have_attribute("data-page", number)
        expect(page.locator("#page-number")).to_have_value(number)
    page.locator(".sheets").evaluate("(sheets) => { sheets.scrollTop = 0; }")
    expect(page.locator("#page-number")).not_to_have_value("3")


def test_pages_are_zoomed_turned_and_chosen(page: Page, looker: Visitor) -> None:
    page.goto(address(looker, f"/d/{PDF_ID}"))
    sheet = page.locator('.sheet[data-page="1"]')
    before = sheet.bounding_box()
    page.keyboard.press("+")
    larger = sheet.bounding_box()
    assert before and larger and larger["width"] > 1.2 * before["width"]
    page.keyboard.press("0")
    page.keyboard.press("r")
    turned = sheet.bounding_box()
    assert turned and (turned["width"] > turned["height"]) != (before["width"] > before["height"])
    page.locator('.thumbs [data-page="3"]').click()
    expect(page.locator("#page-number")).to_have_value("3")
    painted = page.locator('.sheet[data-page="3"] image')
    expect(painted).to_have_attribute("href", f"/d/{PDF_ID}/pages/3.jpg?width=900")
    page.locator("[data-layer=words]").check()
    expect(page.locator('.sheet[data-page="3"] .words rect').first).to_be_attached()


def test_the_text_takes_the_place_of_pages(page: Page, looker: Visitor) -> None:
    page.goto(address(looker, f"/d/{TEXT_ID}"))
    page.locator(".print td", has_text="Sở Tài chính").click()
    expect(page.locator("#record h2")).to_have_text("Tuyên truyền đợt 31")
    expect(page.locator(".print td.focus")).to_have_text("Sở Tài chính")
    page.locator(f'tr[data-record="{TEXT_ID}:t1:1"] [data-field="title"]').click()
    expect(page.locator(".print td.focus")).to_have_text("Trồng cây xanh ven đường số 31")


def test_rows_are_filtered_while_one_types(page: Page, looker: Visitor) -> None:
    page.goto(address(looker, f"/d/{PDF_ID}"))
    page.locator("#find").press_sequentially("so 12")
    expect(page.locator(".count")).to_have_text("1 rows")
    assert "find=so+12" in page.url or "find=so%2012" in page.url
    expect(page.locator("#find")).to_be_focused()
    with page.expect_download() as taken:
        page.get_by_role("link", name="CSV", exact=True).click()
    lines = taken.value.path().read_text("utf-8-sig").splitlines()
    assert len(lines) == 2 and "Nâng cấp trạm y tế số 12" in lines[1], "what is shown is what is taken away"
    page.locator("#find").fill("")
    expect(page.locator(".count")).to_have_text("30 rows")
    page.get_by_role("button", name="Budget (VND)").click()
    expect(page.locator('th[aria-sort="ascending"]')).to_have_text("Budget (VND)")


def test_a_queue_of_twenty_is_worked_through_with_keys_alone(page: Page, own_db: str) -> None:
    with visited(own_db, page) as visitor:
        page.goto(address(visitor, f"/findings?document={PDF_ID}"))
        expect(page.locator("h1 small")).to_have_text("1 / 21")
        page.keyboard.press("c")
        page.keyboard.type("Sở Y tế")
        page.keyboard.press("Enter")
        expect(page.locator("h1 small")).to_have_text("1 / 20")
        expect(page.locator(".crop")).to_have_count(1)
        for key in "addaaddnp":
            page.keyboard.press(key)
        expect(page.locator("h1 small")).to_have_text("1 / 13")
        page.keyboard.press("u")
        expect(page.locator("h1 small")).to_have_text("1 / 14")
        for _ in range(14):
            page.keyboard.press("a")
        expect(page.get_by_text("No open findings are left.")).to_be_visible()
    made = vnplans.corrections(db=own_db)
    stands = made[made["revoked_at"].isna()]
    assert sorted(stands["action"].value_counts().to_dict().items()) == [
        ("accept", 17),
        ("change", 1),
        ("dismiss", 3),
    ]
    assert list(stands[stands["action"] == "change"]["new_value"]) == ["Sở Y tế"]
    read_again(own_db)
    with visited(own_db, page) as visitor:
        page.goto(address(visitor, f"/findings?document={PDF_ID}"))
        expect(page.get_by_text("No open findings are left.")).to_be_visible()


def test_a_correction_and_a_dropped_file_are_there_after_reading_again(
    page: Page, own_db: str, tmp_path: Path
) -> None:
    new = tmp_path / "mới.md"
    new.write_text(tiny_plan(78, f"{SCRIPT} Trồng cây"), encoding="utf-8")
    with visited(own_db, page) as visitor:
        page.goto(address(visitor))
        page.locator("#author").fill("Lan")
        page.locator("#author").press("Tab")
        page.locator("#files").set_input_files(new)
        page.get_by_role("link", name="bac-ninh-78-kh-ubnd-2024").click()
        expect(page.locator("#rows tbody tr").first).to_contain_text(SCRIPT)
        page.goto(address(visitor, f"/d/{PDF_ID}?record={PDF_ID}:t1:1&field=budget_vnd"))
        page.get_by_role("button", name="correct: Budget (VND)").click()
        page.locator("#record textarea[autofocus]").fill("2000000000")
        page.get_by_role("button", name="Keep").click()
        expect(page.locator("#record .decisions li")).to_contain_text("1,500,000,000 → 2,000,000,000")
        expect(page.locator(f'tr[data-record="{PDF_ID}:t1:1"] [data-field="budget_vnd"]')).to_have_text(
            "2,000,000,000"
        )
    read_again(own_db)
    with visited(own_db, page) as visitor:
        page.goto(address(visitor, f"/d/{PDF_ID}?record={PDF_ID}:t1:1"))
        expect(page.locator(f'tr[data-record="{PDF_ID}:t1:1"] [data-field="budget_vnd"]')).to_have_text(
            "2,000,000,000"
        )
        expect(page.locator("#record .decisions li")).to_contain_text("Lan")
        page.get_by_role("button", name="revoke").click()
        expect(page.locator(f'tr[data-record="{PDF_ID}:t1:1"] [data-field="budget_vnd"]')).to_have_text(
            "1,500,000,000"
        )


def test_a_missed_row_is_drawn_on_a_turned_page_and_added(page: Page, own_db: str) -> None:
    with visited(own_db, page) as visitor:
        page.goto(address(visitor, f"/d/{PDF_ID}?record={PDF_ID}:t1:9&field=title"))
        focused = page.locator('.sheet[data-page="3"] rect.focus')
        expect(focused).to_have_count(1)
        page.keyboard.press("r")
        page.get_by_role("button", name="Add row").click()
        focused.scroll_into_view_if_needed()
        box = focused.bounding_box()
        assert box is not None and box["height"] > box["width"], "the page lies on its side"
        page.mouse.move(box["x"] - 2, box["y"] - 2)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] + 2, box["y"] + box["height"] + 2, steps=4)
        page.mouse.up()
        words = page.get_by_label("Words as printed")
        expect(words).to_have_value("Nâng cấp trạm y tế số 9")
        words.fill("Xây mới trạm y tế")
        page.get_by_role("textbox", name="Lead").fill("Sở Y tế")
        page.get_by_role("button", name="Add", exact=True).click()
        expect(page.locator("#record h2")).to_have_text("Xây mới trạm y tế")
        expect(page.locator(".count")).to_have_text("31 rows")
        expect(
            page.locator('.sheet[data-page="3"] .values rect[data-values*=":added1|title"]')
        ).to_be_attached()
    assert "Xây mới trạm y tế" in set(vnplans.show(PDF_ID, own_db)["tasks"]["title"])
    read_again(own_db)
    with visited(own_db, page) as visitor:
        page.goto(address(visitor, f"/d/{PDF_ID}"))
        expect(page.locator(".count")).to_have_text("31 rows")


def test_every_control_has_a_name(page: Page, looker: Visitor) -> None:
    for path in (
        "/",
        f"/d/{PDF_ID}?record={FOURTH}",
        "/findings",
        "/?q=tram",
        f"/d/{PDF_ID}/check",
        f"/compare?a={PDF_ID}&b={TEXT_ID}",
    ):
        page.goto(address(looker, path))
        nameless = page.evaluate(
            """() => [...document.querySelectorAll("button, a[href], input:not([type=hidden]), select, textarea:not([hidden])")]
                .filter((e) => e.checkVisibility() && !(e.textContent.trim() || e.ariaLabel || e.title || (e.labels && e.labels.length)))
                .map((e) => e.outerHTML.slice(0, 120))"""
        )
        assert nameless == [], path
        assert grave_barriers(page) == [], path
        assert page.locator("h1").count() == 1
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (
            "nothing runs out at the side"
        )
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight"), "only its parts scroll"
    page.set_viewport_size({"width": 1920, "height": 1080})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_rows_are_joined_and_split_without_leaving_the_page(page: Page, own_db: str) -> None:
    with visited(own_db, page) as visitor:
        page.goto(address(visitor, f"/d/{PDF_ID}?record={PDF_ID}:t1:9"))
        page.get_by_role("button", name="Join…").click()
        expect(page.get_by_label("Together: Title")).to_have_value(
            "Nâng cấp trạm y tế số 9 Nâng cấp trạm y tế số 10"
        )
        page.get_by_role("radio", name="Nâng cấp trạm y tế số 8").check()
        expect(page.get_by_label("Together: Title")).to_have_value(
            "Nâng cấp trạm y tế số 8 Nâng cấp trạm y tế số 9"
        )
        page.get_by_label("Together: Budget").fill("17 tỷ")
        assert grave_barriers(page) == []
        page.get_by_role("button", name="Join", exact=True).click()
        expect(page.locator("#record .field[data-field=budget_vnd] .value")).to_have_text("17,000,000,000")
        page.get_by_role("button", name="Split…").click()
        page.get_by_role("textbox", name="Words").fill("Nâng cấp trạm y tế số 8\nNâng cấp trạm y tế số 9")
        assert grave_barriers(page) == []
        page.get_by_role("button", name="Split", exact=True).click()
        expect(page.locator(".count")).to_have_text("31 rows")
        page.get_by_role("button", name="revoke the whole").last.click()
        expect(page.locator(".count")).to_have_text("30 rows")


def test_a_pair_is_confirmed_with_keys_and_there_after_reading_again(
    page: Page, own_db: str, tmp_path: Path
) -> None:
    new = tmp_path / "78.md"
    new.write_text(tiny_plan(78), encoding="utf-8")
    assert vnplans.ingest(new, db=own_db, jobs=0)[0].error is None
    path = f"/compare?a={TEXT_ID}&b=bac-ninh-78-kh-ubnd-2024"
    with visited(own_db, page) as visitor:
        page.goto(address(visitor, path))
        page.get_by_label("Reason").fill("the same work")
        page.keyboard.press("Enter")
        for key in "1sn1x":
            page.keyboard.press(key)
        expect(page.locator("h1 small")).to_have_text("2 of 2 tasks decided")
        page.keyboard.press("u")
        expect(page.locator("h1 small")).to_have_text("1 of 2 tasks decided")
        expect(page.locator("#doubt")).to_be_focused()
        page.get_by_role("link", name="Charts").click()
        expect(page.frame_locator("iframe.report").locator("h1")).to_contain_text("Bắc Ninh")
    files = (Path(own_db).parent / "bac-ninh.md", new)
    assert all(r.error is None for r in vnplans.ingest(*files, db=own_db, jobs=0, reread=True))
    with visited(own_db, page) as visitor:
        page.goto(address(visitor, path))
        expect(page.locator("h1 small")).to_have_text("1 of 2 tasks decided")
        first = page.locator(".list a").first
        expect(first).to_contain_text("decided")
        first.click()
        expect(page.locator(".decisions li")).to_contain_text("the same work")
        page.get_by_role("button", name="revoke: Same").click()
        expect(page.locator("h1 small")).to_have_text("0 of 2 tasks decided")
