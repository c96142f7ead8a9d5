"""Rules of small drawn pictures: what is a rule down a low row, and what is a letter in it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")

import cv2

from bench.scan.harm import Dots, noisy
from extract.ink.ruled_lines import Ruled, rules_of, without_rules
from extract.ink.runs import runs_of

DPI = 200.0
MM = DPI / 25.4
LEFT, MIDDLE, RIGHT = 10.0, 60.0, 150.0
TOP, LOW_ROW, BOTTOM = 10.0, 5.8, 45.0
"""Millimetres: a row of 12 mm, a low one and a high one below it."""
UPPER = TOP + 12.0
LOWER = UPPER + LOW_ROW

Draw = Callable[[Dots], None]


def _fill(
    dots: Dots, x0: float, top: float, x1: float, bottom: float, shade: int = 0, thickness: int = 2
) -> None:
    """A bar between two points (mm), at least as thick as a rule."""
    left, upper = round(x0 * MM), round(top * MM)
    dots[upper : max(round(bottom * MM), upper + thickness), left : max(round(x1 * MM), left + thickness)] = (
        shade
    )


def _across(dots: Dots, y: float) -> None:
    _fill(dots, LEFT, y, RIGHT, y)


def _down(dots: Dots, x: float, top: float, bottom: float, shade: int = 0, thickness: int = 2) -> None:
    _fill(dots, x, top, x, bottom, shade, thickness)


def _table(low_row: Draw = lambda dots: None, *, joined: bool = True) -> Ruled:
    """The rules of a table whose low row is merged over its columns and holds what ``low_row`` draws.

    ``joined``: whether the middle rule is drawn in the rows above and below.
    """
    return rules_of(_picture(low_row, joined=joined), DPI)


def _picture(low_row: Draw, *, joined: bool = True) -> Dots:
    dots = np.full((round(60 * MM), round(165 * MM)), 255, np.uint8)
    for y in (TOP, UPPER, LOWER, BOTTOM):
        _across(dots, y)
    for x in (LEFT, RIGHT):
        _down(dots, x, TOP, BOTTOM)
    if joined:
        _down(dots, MIDDLE, TOP, UPPER)
        _down(dots, MIDDLE, LOWER, BOTTOM)
    low_row(dots)
    return noisy(dots, 6.0)


def _in_low_row(ruled: Ruled) -> list[float]:
    """Where (mm) rules stand in the low row, those at the sides of the table left out."""
    middle = (UPPER + LOWER) / 2 * MM
    places = sorted((b.x0 + b.x1) / 2 / MM for b in ruled.down if b.top < middle < b.bottom)
    return [x for x in places if min(abs(x - LEFT), abs(x - RIGHT)) > 1.0]


def _bracket(x: float, top: float = UPPER + 0.6, thick: float = 0.6) -> Draw:
    """An opening bracket of bold 14 points, about 4.6 mm high, with a figure behind it."""

    def draw(dots: Dots) -> None:
        centre = (round((x + 1.8) * MM), round((top + 2.3) * MM))
        axes = (round(1.5 * MM), round(2.8 * MM))
        cv2.ellipse(dots, centre, axes, 0, 134, 226, 0, round(thick * MM), cv2.LINE_AA)
        _fill(dots, x + 2.6, top + 0.5, x + 3.2, top + 3.6)

    return draw


def _capital(x: float, top: float = UPPER + 0.3) -> Draw:
    """A bold I with serifs and a tilde that has run into it, between two other letters."""

    def draw(dots: Dots) -> None:
        foot = top + 4.6
        _fill(dots, x, top, x + 0.7, foot)
        _fill(dots, x - 0.6, top, x + 1.3, top + 0.6)  # the tilde
        for y in (top + 1.2, foot - 0.3):
            _fill(dots, x - 0.5, y, x + 1.2, y + 0.3)
        for side in (x - 1.2, x + 1.6):
            _fill(dots, side, top + 1.2, side + 0.7, foot)

    return draw


@pytest.mark.parametrize(
    "letter",
    [
        pytest.param(_bracket(100.0), id="bracket"),
        pytest.param(_bracket(100.0, UPPER + 0.2), id="bracket-near-the-rule-above"),
        pytest.param(_bracket(MIDDLE - 0.3), id="bracket-in-line-with-a-rule"),
        pytest.param(_bracket(100.0, UPPER + 0.55, 0.3), id="thin-bracket"),
        pytest.param(_capital(100.0), id="capital-with-a-mark"),
        pytest.param(_capital(100.0, UPPER + 0.6), id="capital-that-comes-near-both-rules"),
        pytest.param(_capital(MIDDLE), id="capital-in-line-with-a-rule"),
    ],
)
def test_a_letter_in_a_low_row_is_no_rule(letter: Draw) -> None:
    assert _in_low_row(_table(letter)) == []


def test_letters_of_two_rows_are_no_rule_across_both() -> None:
    """Brackets one above the other, with the rule between them: the gap is no more than that of a broken rule."""

    def draw(dots: Dots) -> None:
        _bracket(100.0)(dots)
        _bracket(100.0, LOWER + 0.6)(dots)

    assert _in_low_row(_table(draw)) == []


def test_a_letter_is_not_painted_out_with_the_rules() -> None:
    grey = _picture(_capital(100.0))
    ink = np.asarray((grey < 128).astype(np.uint8) * 255)
    _, left = without_rules(grey, ink, rules_of(grey, DPI), DPI)
    stem = (
        slice(round((UPPER + 1.8) * MM), round((UPPER + 4.0) * MM)),
        slice(round(100.1 * MM), round(100.6 * MM)),
    )
    assert left[stem].all()


@pytest.mark.parametrize("thickness", [1, 2, 4])
@pytest.mark.parametrize("shade", [0, 140])
def test_a_short_rule_between_merged_cells_is_one(thickness: int, shade: int) -> None:
    ruled = _table(lambda dots: _down(dots, 100.0, UPPER, LOWER, shade, thickness))
    assert _in_low_row(ruled) == [pytest.approx(100.0, abs=0.4)]


def test_text_close_to_a_short_rule_takes_nothing_from_it() -> None:
    def draw(dots: Dots) -> None:
        _down(dots, 100.0, UPPER, LOWER)
        _fill(dots, 100.5, UPPER + 1.2, 101.1, UPPER + 4.6)

    assert _in_low_row(_table(draw)) == [pytest.approx(100.0, abs=0.4)]


def test_a_piece_in_line_with_a_rule_of_other_rows_is_one() -> None:
    """Broken off at both ends, further than a letter may stand from the rules across."""
    ruled = _table(lambda dots: _down(dots, MIDDLE, UPPER + 0.7, LOWER - 0.7))
    assert _in_low_row(ruled) == [pytest.approx(MIDDLE, abs=0.4)]


def test_a_piece_alone_that_reaches_no_rule_is_none() -> None:
    assert _in_low_row(_table(lambda dots: _down(dots, 100.0, UPPER + 0.7, LOWER - 0.7))) == []


def test_a_rule_broken_into_short_pieces_is_one() -> None:
    def broken(dots: Dots) -> None:
        _down(dots, 100.0, LOWER, BOTTOM)
        for y in (LOWER + 5.0, LOWER + 10.5):
            _fill(dots, 99.0, y, 101.0, y + 0.8, 255)

    ruled = _table(broken)
    [piece] = [b for b in ruled.down if abs(b.x0 / MM - 100.0) < 1.0]
    assert piece.top / MM == pytest.approx(LOWER, abs=0.6)
    assert piece.bottom / MM == pytest.approx(BOTTOM, abs=0.6)


@pytest.mark.parametrize("height", [5.0, 5.8, 7.0])
def test_a_table_of_one_low_row(height: float) -> None:
    places = (10.0, 35.0, 70.0, 120.0)
    dots = np.full((round(30 * MM), round(135 * MM)), 255, np.uint8)
    for y in (TOP, TOP + height):
        _fill(dots, places[0], y, places[-1], y)
    for x in places:
        _down(dots, x, TOP, TOP + height)
    _bracket(50.0, TOP + (height - 4.6) / 2)(dots)
    ruled = rules_of(noisy(dots, 6.0), DPI)
    assert sorted(b.x0 / MM for b in ruled.down) == pytest.approx(places, abs=0.4)
    assert len(ruled.across) == 2


@pytest.mark.parametrize(
    ("start", "end", "rule"),
    [
        pytest.param(LEFT + 1.2, LEFT + 9.0, False, id="bars of letters that touch"),
        pytest.param(LEFT, LEFT + 10.0, True, id="from rule to rule"),
    ],
)
def test_a_short_run_across_is_a_rule_only_where_it_ends_at_rules(
    start: float, end: float, rule: bool
) -> None:
    """ "STT" in bold spans its narrow column; a rule under one cell of it begins and ends at the column's rules."""
    dots = _picture(lambda _: None)
    _down(dots, LEFT + 10.0, TOP, BOTTOM)
    _fill(dots, start, TOP + 6.0, end, TOP + 6.0)
    found = [b for b in rules_of(dots, DPI).across if abs(b.top / MM - TOP - 6.0) < 1.0]
    assert bool(found) is rule


@pytest.mark.parametrize("gap", [0.0, 1.5])
def test_runs_are_those_of_the_whole_picture(gap: float) -> None:
    """Rows without seeds are left out, two by two; runs, their order and their places are as with all rows."""
    rng = np.random.default_rng(7)
    seeds = np.zeros((241, 400), np.uint8)
    for y, x, length in zip(
        rng.integers(0, 238, 40), rng.integers(0, 300, 40), rng.integers(8, 90, 40), strict=True
    ):
        seeds[y : y + 1 + length % 3, x : x + length] = 1
    seeds[0, :50] = 1
    full = seeds.copy()
    full[:, -1] = 1  # no row is without seeds, and all those of the last column are one piece
    alike = [(r.x, r.y, r.box, r.dots.shape) for r in runs_of(full, gap) if r.x + r.dots.shape[1] < 390]
    found = [(r.x, r.y, r.box, r.dots.shape) for r in runs_of(seeds, gap) if r.x + r.dots.shape[1] < 390]
    assert len(found) > 20
    assert found == alike


STROKES = (20.0, 22.0, 24.0, 26.0, 27.5)
"""Millimetres: where strokes of letters stand over a run of 9 mm from 19 mm on."""


def _run_across(*, above: bool, below: bool) -> Dots:
    """A sheet with a short run across, and strokes of letters that stand on it or hang from it."""
    dots = np.full((round(40 * MM), round(60 * MM)), 255, np.uint8)
    _fill(dots, 19.0, 20.0, 28.0, 20.0, thickness=3)
    for x in STROKES:
        _fill(dots, x, 17.0 if above else 20.0, x + 0.6, 23.0 if below else 20.0, thickness=3)
    return dots


@pytest.mark.parametrize(
    ("above", "below", "stays"),
    [
        pytest.param(True, False, True, id="feet-of-letters"),
        pytest.param(False, True, True, id="bars-of-capitals"),
        pytest.param(False, False, False, id="an-underline"),
        pytest.param(True, True, False, id="it-goes-through-letters"),
    ],
)
def test_a_short_run_that_belongs_to_letters_stays(*, above: bool, below: bool, stays: bool) -> None:
    dots = _run_across(above=above, below=below)
    ink = np.asarray((dots < 128) * 255, np.uint8)
    grey, _ = without_rules(dots, ink, rules_of(dots, DPI), DPI)
    y, x = round(20.0 * MM) + 1, round(21.3 * MM)
    assert bool(grey[y, x] < 128) is stays
