"""A report in a real browser: it fits a telephone, a laptop and a large screen, and is whole in print."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Browser, Page

import vnplans
from tests.samples.browser import find_browser, grave_barriers
from tests.samples.files import CORPUS

pytestmark = pytest.mark.skipif(
    find_browser() is None, reason="Chromium is not installed (.ci/program browser)"
)
PLANS = (
    CORPUS / "cao-bang-2018" / "cao-bang-337-qd-ubnd-2018.md",
    CORPUS / "bac-ninh-2023" / "bac-ninh-342-kh-ubnd-2023.txt",
)
TOO_WIDE = """() => [...document.querySelectorAll("body *")]
    .filter((e) => !e.closest(".scroll") && e.getBoundingClientRect().right > innerWidth + 1)
    .map((e) => e.outerHTML.slice(0, 120))"""
OVER_EACH_OTHER = """() => {
    const texts = [...document.querySelectorAll(".label, .value, .range > span, .years i, .tile b, .tile span")];
    const boxes = texts.map((e) => [e.textContent, e.getBoundingClientRect()]).filter(([, b]) => b.width && b.height);
    return boxes.flatMap(([one, a], n) => boxes.slice(n + 1)
        .filter(([, b]) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1)
        .map(([other]) => `${one} | ${other}`));
}"""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The report of the two plans in either language."""
    home = tmp_path_factory.mktemp("looked-at")
    db = str(home / "plans.sqlite")
    assert [r.error for r in vnplans.ingest(*PLANS, db=db, jobs=0)] == [None, None]
    return {
        lang: vnplans.report("Cao Bằng", "Bắc Ninh", out=home / f"{lang}.html", lang=lang, db=db)
        for lang in ("en", "vi")
    }


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of which the browser complains of nothing."""
    said: list[str] = []
    made = browser.new_page()
    made.on("console", lambda m: said.append(m.text) if m.type in ("error", "warning") else None)
    made.on("request", lambda r: said.append(r.url) if not r.url.startswith(("file:", "data:")) else None)
    yield made
    made.close()
    assert said == []


@pytest.mark.parametrize("lang", ["en", "vi"])
@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_nothing_is_wider_than_the_screen_or_lies_over_another(
    written: dict[str, Path], page: Page, lang: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(written[lang].as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(TOO_WIDE) == []
    assert page.evaluate(OVER_EACH_OTHER) == []


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_nobody_is_shut_out(written: dict[str, Path], page: Page, lang: str) -> None:
    page.goto(written[lang].as_uri())
    assert grave_barriers(page) == []


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_print_is_whole(written: dict[str, Path], page: Page, lang: str) -> None:
    """Every word of a page of print stands on the paper, and both titles with all their tasks are there."""
    page.goto(written[lang].as_uri())
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
        words = [(w, sheet) for sheet in printed.pages for w in sheet.extract_words()]
    assert len(words) > 5_000
    off = [
        w["text"] for w, sheet in words if w["x0"] < 0 or w["x1"] > sheet.width or w["bottom"] > sheet.height
    ]
    assert off == []
    assert {sheet.width < sheet.height for _, sheet in words} == {True}, "A4 upright"
