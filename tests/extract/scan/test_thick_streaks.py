"""Thick streaks through tables: the rules that are found without them, and the tasks that are read all the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")

from bench.scan.harm import Dots, as_pdf, askew, barred
from bench.scan.task_sheets import FONT_FOLDER, OFFICES, drawn
from extract.grid.on_page import grids_on
from extract.ink.picture import Picture, straightened, turned_upright
from extract.ink.ruled_lines import rules_of
from extract.model import Box
from extract.scan.pages import ScanSettings, ocr_page
from extract.scan.tesseract import RecognisedWord
from extract.scan.thick_streaks import (
    CUT,
    DOUBTED,
    Streak,
    cut_by_thin_streaks,
    hair_lines,
    hidden_places,
    without_thick_streaks,
)
from normalize.notes import Code, Note, info
from tests.extract.scan.test_pages import needs_tesseract

pytestmark = pytest.mark.skipif(not FONT_FOLDER.is_dir(), reason="fonts-liberation2 is not installed")

DPI = 200.0
RULE_BESIDE_NUMBERS = 94 / 595
STREAKS: dict[str, Callable[[Dots], Dots]] = {
    "2-dots-slanted": lambda g: barred(g, 0.83, 2, -0.3),
    "4-dots-broken": lambda g: barred(g, 0.34, 4, 0.0, 0.2),
    "6-dots-in-numbers": lambda g: barred(g, 0.12, 6),
    "8-dots-slanted": lambda g: barred(g, 0.62, 8, 0.5),
    "12-dots": lambda g: barred(g, 0.47, 12),
    "6-dots-upon-a-rule": lambda g: barred(g, RULE_BESIDE_NUMBERS - 0.002, 6),
    "8-dots-across-a-rule": lambda g: barred(g, RULE_BESIDE_NUMBERS, 8, 0.4),
    "2-dots-near-a-rule": lambda g: barred(g, RULE_BESIDE_NUMBERS, 2, 0.4),
    "on-an-askew-sheet": lambda g: barred(askew(g, 0.8), 0.6, 6),
    "within-the-sheet": lambda g: within(g, 0.6, 8),
    "two": lambda g: barred(barred(g, 0.3, 6), 0.7, 10, -0.2),
}


def within(grey: Dots, at: float, width: int) -> Dots:
    """A streak that ends in the white margins, as where the scanner's lid shows round the sheet."""
    spoilt = barred(grey, at, width)
    margin = round(0.03 * grey.shape[0])
    spoilt[:margin], spoilt[-margin:] = 255, 255
    return spoilt


@cache
def sheet() -> Dots:
    return drawn(DPI)[0]


def columns_of(grey: Dots) -> list[int]:
    """Where the rules down the page stand, to the nearest 2 mm."""
    picture = without_thick_streaks(straightened(Picture(grey, DPI), DPI))[0]
    mm = picture.dpi / 25.4
    found = sorted((b.x0 + b.x1) / 2 / mm for b in rules_of(picture.grey, picture.dpi).down)
    return [round(x) for k, x in enumerate(found) if not k or x - found[k - 1] > 2]


@pytest.mark.parametrize("name", STREAKS)
def test_the_rules_are_those_of_the_table(name: str) -> None:
    true, read = columns_of(sheet()), columns_of(STREAKS[name](sheet()))
    assert len(read) == len(true)
    assert all(abs(a - b) <= 2 for a, b in zip(true, read, strict=True))


def length_at(grey: Dots, x: float) -> float:
    """Millimetres of rules down the page at a place, in millimetres from the left."""
    picture = without_thick_streaks(straightened(Picture(grey, DPI), DPI))[0]
    mm = picture.dpi / 25.4
    return sum(b.height / mm for b in rules_of(picture.grey, picture.dpi).down if abs(b.x0 / mm - x) < 2)


def test_a_rule_stays_in_each_table_though_the_next_one_is_far() -> None:
    """Between two wide columns no other rule stands within 46 mm of the streak."""
    clean = drawn(DPI)[1]
    assert length_at(barred(clean, 0.55, 3, -0.3, 0.2), 115) >= 0.9 * length_at(clean, 115)


@pytest.mark.parametrize(
    "grey",
    [
        pytest.param(lambda: sheet(), id="a-clean-sheet"),
        pytest.param(lambda: sheet()[560:1030], id="a-table-cut-off-by-the-scanner"),
        pytest.param(lambda: np.ascontiguousarray(sheet().T), id="a-table-set-sideways"),
        pytest.param(lambda: np.full((800, 600), 255, np.uint8), id="a-blank-sheet"),
    ],
)
def test_where_there_is_no_streak_nothing_is_taken(grey: Callable[[], Dots]) -> None:
    picture = Picture(grey(), DPI)
    clean, streaks = without_thick_streaks(picture)
    assert not streaks
    assert np.array_equal(clean.grey, picture.grey)


@needs_tesseract
def test_tables_of_a_page_stay_apart_and_what_may_be_hidden_is_said(tmp_path: Path) -> None:
    path = as_pdf(tmp_path / "page.pdf", barred(sheet(), 0.62, 8, 0.3), DPI, 75)
    page = ocr_page(path, 1, ScanSettings(workers=1, keep=False))
    grids, _ = grids_on(page)
    assert [(g.n_columns, g.n_rows) for g in grids] == [
        (4, len(OFFICES[0].tasks) + 1),
        (4, len(OFFICES[1].tasks) + 1),
        (4, 2),
    ]
    assert any(n.code is Code.OCR_LOW_CONFIDENCE and "streak" in n.message for n in page.notes)
    beside = [w for w in page.words if w.box.x0 < 0.625 * page.width < w.box.x1]
    assert beside
    assert all(w.confidence <= DOUBTED for w in beside)
    assert any("quy chế" in c.text for g in grids for c in g.cells)


def streaks_of(grey: Dots) -> tuple[Streak, ...]:
    return without_thick_streaks(Picture(grey, DPI))[1]


def test_where_letters_may_be_hidden_follows_the_streak_and_leaves_its_gaps_out() -> None:
    [whole] = streaks_of(barred(sheet(), 0.62, 8, 0.5))
    boxes = hidden_places([whole], DPI)
    assert sum(b.height for b in boxes) == pytest.approx(842, abs=5)
    assert all(b.width < 5 for b in boxes)
    assert boxes[-1].x0 - boxes[0].x0 == pytest.approx(7.2, abs=0.5)
    [broken] = streaks_of(barred(sheet(), 0.34, 8, 0.0, 0.3))
    assert sum(b.height for b in hidden_places([broken], DPI)) < 0.85 * 842


def test_a_thin_streak_hides_nothing_and_doubts_the_words_that_it_cuts() -> None:
    grey = barred(sheet(), 0.62, 2)
    streaks = streaks_of(grey)
    assert streaks and not hidden_places(streaks, DPI)
    x = 0.62 * grey.shape[1]
    words = [RecognisedWord("hồ", x + d, x + d + 30, 700, 730, 30, 0, 0.99) for d in (-60, -31, -15, 20)]
    found = [w.confidence for w in cut_by_thin_streaks(words, streaks, DPI)]
    assert found == [0.99, CUT, CUT, 0.99]


def test_of_words_that_a_thin_streak_cuts_those_that_both_read_alike_and_that_fit_are_beyond_doubt() -> None:
    grey = barred(sheet(), 0.62, 2)
    streaks, x = streaks_of(grey), 0.62 * grey.shape[1] - 15
    agreed = info(Code.OCR_LOW_CONFIDENCE, "A second reader reads the same.")

    def read(text: str, y: float, aside: float = 0.0, note: Note | None = None) -> RecognisedWord:
        return RecognisedWord(text, x + aside, x + aside + 30, y, y + 30, 30, 0, 0.97, note)

    first = [read("hồ", 700), read("sơ", 700, 40), read("Thẩn", 800), read("bác", 900)]
    taken = info(Code.TEXT_REPAIRED, "Taken.")
    again = [read("hồ", 700, 0, agreed), first[1], read("Thẩn", 800, 0, agreed), read("bảc", 900, 0, taken)]
    found = cut_by_thin_streaks(again, streaks, DPI, first)
    assert [w.confidence for w in found] == [0.97, 0.97, CUT, CUT]


@pytest.mark.parametrize("direction", [0, 90, 180, 270])
def test_a_hair_line_is_known_again_on_the_page_that_was_turned(direction: int) -> None:
    grey = np.full((1200, 800), 255, np.uint8)
    grey[:, 200:203] = 0
    laid = Picture(grey, DPI)
    turned = turned_upright(laid, direction)
    [streak] = hair_lines([Box(200, 0, 203, 1200)], laid, turned)
    dots = np.argwhere(turned.grey == 0)
    row, column = dots.mean(axis=0)
    assert streak.level is (direction in (90, 270))
    assert streak.line.x == pytest.approx(row if streak.level else column, abs=1)
    assert not streak.hides(DPI)
    assert streak.runs_through(Box(column - 4, row - 4, column + 4, row + 4))


def test_a_hair_line_lies_askew_on_a_page_that_was_straightened() -> None:
    grey = askew(sheet(), 0.8)
    laid = Picture(grey, DPI)
    straight = straightened(laid, DPI)
    x = 500
    spoilt = grey.copy()
    spoilt[:, x : x + 3] = 0
    both = straightened(replace(laid, grey=spoilt), DPI)
    [streak] = hair_lines([Box(x, 0, x + 3, grey.shape[0])], laid, both)
    assert both.skew == pytest.approx(straight.skew, abs=0.05)
    rows = np.arange(300, grey.shape[0] - 300)
    columns = streak.line.columns(both.height)[rows]
    assert np.mean(both.grey[rows, columns] < 128) > 0.95
