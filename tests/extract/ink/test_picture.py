"""Sheets harmed on their way to the file: each harm on a page whose letters are known, and what is read all the same.

The pages are rendered from the born-digital plan of the corpus and spoilt by ``bench.scan.harm``. The table page is
held cell by cell, the prose page word by word, against what was typeset.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")

from bench.scan.harm import (
    Dots,
    as_pdf,
    askew,
    blotted,
    noisy,
    printed,
    sealed,
    shaded,
    speckled,
    streaked,
    striped,
    with_broken_rules,
    with_faint_rules,
)
from bench.scan.truth import cells_of, words_of
from extract.grid.on_page import grids_on
from extract.ink.cleaning import without_streaks
from extract.ink.pieces import ink_of
from extract.scan.pages import ScanSettings, ocr_page
from tests.extract.scan.test_pages import PLAN, PROSE_PAGE, TABLE_PAGE, needs_tesseract, true_page

QUIET = ScanSettings(workers=1, keep=False)
Harm = Callable[[Dots], Dots]

HARMS: dict[str, tuple[float, Harm]] = {
    "150-dpi": (150, lambda g: g),
    "200-dpi": (200, lambda g: g),
    "300-dpi": (300, lambda g: g),
    "400-dpi": (400, lambda g: g),
    "skew-3-degrees": (200, lambda g: askew(g, 3.0)),
    "speckle": (200, lambda g: speckled(g, 0.002)),
    "noise": (200, lambda g: noisy(g, 25)),
    "streaks": (200, streaked),
    "streaks-askew": (200, lambda g: streaked(askew(g, 1.2))),
    "red-seal": (200, lambda g: sealed(g, 200, (0.5, 0.4))),
    "shading": (200, shaded),
    "zebra": (200, lambda g: striped(g, 200)),
}
OF_TABLES: dict[str, tuple[float, Harm]] = {
    "broken-rules": (200, with_broken_rules),
    "faint-rules": (200, with_faint_rules),
}


def harmed(tmp_path: Path, number: int, harm: tuple[float, Harm]) -> Path:
    dpi, spoil = harm
    return as_pdf(tmp_path / "page.pdf", spoil(printed(PLAN, number, dpi)), dpi)


@needs_tesseract
@pytest.mark.parametrize("name", [*HARMS, *OF_TABLES])
def test_a_harmed_table_is_read(name: str, tmp_path: Path) -> None:
    true = true_page(TABLE_PAGE)
    page = ocr_page(harmed(tmp_path, TABLE_PAGE, {**HARMS, **OF_TABLES}[name]), 1, QUIET)
    [grid], _ = grids_on(page)
    [printed_grid], _ = grids_on(true)
    assert (grid.n_rows, grid.n_columns) == (printed_grid.n_rows, printed_grid.n_columns)
    cells = cells_of(true, page)
    assert cells.right >= 0.85 * cells.all
    assert cells.figures_right >= 0.9 * cells.figures
    assert cells.wrong_unflagged <= 0.1 * cells.all


@needs_tesseract
@pytest.mark.parametrize("name", HARMS)
def test_harmed_prose_is_read(name: str, tmp_path: Path) -> None:
    true = true_page(PROSE_PAGE)
    page = ocr_page(harmed(tmp_path, PROSE_PAGE, HARMS[name]), 1, QUIET)
    right = sum(ok for _, ok in words_of(true, page))
    assert right >= 0.95 * len(true.words)


@needs_tesseract
def test_letters_beside_a_blot_stay(tmp_path: Path) -> None:
    """A crease takes the letters under it, not all that its ink touches."""
    true = true_page(PROSE_PAGE)
    spoilt = blotted(printed(PLAN, PROSE_PAGE, 200), 200, (0.4, 0.3))
    page = ocr_page(as_pdf(tmp_path / "page.pdf", spoilt, 200), 1, QUIET)
    right = sum(ok for _, ok in words_of(true, page))
    assert right >= 0.93 * len(true.words)


def test_a_streak_goes_and_the_letters_it_cuts_stay() -> None:
    grey = np.full((800, 300), 255, np.uint8)
    grey[300:320, 100:140] = 0  # a stroke across the streak
    grey[500:520, 116:140] = 0  # one that only touches it from the right
    spoilt = grey.copy()
    spoilt[:, 114:116] = 30
    clean, ink, _ = without_streaks(spoilt, ink_of(spoilt), 200)
    assert (clean[305:315, 100:140] < 128).all()
    assert (clean[505:515, 116:140] < 128).all()
    assert clean[700, 114:116].min() == 255
    assert not ink[700, 114:116].any()


@pytest.mark.parametrize(
    "line",
    [
        pytest.param((slice(60, 700), slice(150, 152)), id="a-rule-that-ends-inside-the-sheet"),
        pytest.param((slice(0, 200), slice(150, 152)), id="a-short-stroke-from-the-edge"),
        pytest.param((slice(0, 800), slice(150, 162)), id="a-bar"),
    ],
)
def test_what_is_no_streak_stays(line: tuple[slice, slice]) -> None:
    grey = np.full((800, 300), 255, np.uint8)
    grey[line] = 0
    clean, *_ = without_streaks(grey, ink_of(grey), 200)
    assert np.array_equal(clean, grey)


def test_rules_of_a_table_that_runs_off_the_sheet_stay() -> None:
    grey = np.full((800, 600), 255, np.uint8)
    for y in range(100, 700, 100):
        grey[y : y + 2, :] = 0
        grey[y + 40 : y + 60, 100:130] = 0  # letters between the rules
    grey[100:602, 300:302] = 0
    clean, *_ = without_streaks(grey, ink_of(grey), 200)
    assert np.array_equal(clean, grey)
