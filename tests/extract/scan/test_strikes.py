"""Lines through words of a scan, and raised figures, in ink drawn here: letters are upright bars."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")

import cv2

from extract.ink.picture import Grey
from extract.model import Box
from extract.scan.raised_marks import RaisedMark, with_exponents, without_raised
from extract.scan.strikes import strikes_of, without_lines, without_struck
from extract.scan.tesseract import Mode, RecognisedWord

DPI = 200.0
HEIGHT, STEP = 20, 11


def paper() -> Grey:
    return np.full((120, 500), 255, np.uint8)


def word(grey: Grey, x: int, top: int, letters: int) -> int:
    """Bars as high as letters; gives the right end."""
    for k in range(letters):
        grey[top : top + HEIGHT, x + STEP * k : x + STEP * k + 4] = 0
    return x + STEP * (letters - 1) + 4


def ink(grey: Grey) -> Grey:
    return np.where(grey < 128, 255, 0).astype(np.uint8)


@pytest.mark.parametrize(("y", "struck"), [(52, True), (55, True), (63, False), (36, False)])
def test_a_line_through_the_middle_strikes(y: int, struck: bool) -> None:
    grey = paper()
    end = word(grey, 100, 40, 8)
    grey[y : y + 2, 98 : end + 3] = 0
    assert bool(strikes_of(ink(grey), DPI)) is struck


def test_letters_that_run_together_are_not_struck() -> None:
    grey = paper()
    grey[40:60, 100:200:4] = 0
    grey[50:52, 100:200] = 0
    assert strikes_of(ink(grey), DPI) == []


@pytest.mark.parametrize(("radius", "struck"), [(140, False), (0, True)])
def test_a_stroke_within_a_seal_strikes_nothing(radius: int, struck: bool) -> None:
    grey = np.full((400, 500), 255, np.uint8)
    end = word(grey, 220, 190, 6)
    grey[201:203, 218 : end + 3] = 0
    if radius:
        cv2.circle(grey, (250, 200), radius, 0, 3)
        grey[250:252] = 0  # a table's line, drawn through the seal
    assert bool(strikes_of(ink(grey), DPI)) is struck


def test_a_line_within_a_table_strikes() -> None:
    grey = np.full((400, 500), 255, np.uint8)
    end = word(grey, 220, 190, 6)
    grey[201:203, 218 : end + 3] = 0
    cv2.rectangle(grey, (60, 100), (440, 300), 0, 2)
    grey[100:300, 160:162] = 0
    assert len(strikes_of(ink(grey), DPI)) == 1


def test_struck_letters_go_and_others_stay() -> None:
    grey = paper()
    end = word(grey, 100, 40, 6)
    word(grey, 300, 40, 6)
    grey[51:53, 98 : end + 3] = 0
    lines = strikes_of(ink(grey), DPI)
    done = without_struck(without_lines(grey, lines), lines, [], np.zeros_like(grey), DPI)
    assert done.grey[:, :250].min() == 255 and done.grey[:, 290:].min() == 0
    [box] = done.boxes
    assert box.contains(120, 50)


def test_of_a_row_that_is_struck_for_the_most_part_nothing_is_left() -> None:
    grey = paper()
    end = word(grey, 100, 30, 12)
    word(grey, 300, 60, 2)
    grey[41:43, 98 : end + 3] = 0
    lines = strikes_of(ink(grey), DPI)
    cells = [Box(80, 20, 280, 100), Box(280, 20, 480, 100)]
    done = without_struck(without_lines(grey, lines), lines, cells, np.zeros_like(grey), DPI)
    assert done.grey.min() == 255


class Engine:
    """Reads every picture as one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    def read(self, _grey: Grey, _mode: Mode, _dpi: float, _letters: str = "") -> list[RecognisedWord]:
        return [said(self.text, 0, 10)]


def said(text: str, x0: float, x1: float) -> RecognisedWord:
    return RecognisedWord(text, x0, x1, 40.0, 62.0, 22.0, 0, 0.95)


def raised(text: str) -> tuple[Grey, list[RaisedMark]]:
    grey = paper()
    end = word(grey, 100, 40, 5)
    grey[39:51, end + 3 : end + 8] = 0
    plain, _, marks = without_raised(grey, ink(grey), Engine(text), DPI)  # type: ignore[arg-type]
    return plain, marks


def test_a_raised_figure_is_painted_over() -> None:
    plain, marks = raised("1")
    assert [m.text for m in marks] == ["1"]
    assert plain[:, 150:].min() == 255 and plain[:, :148].min() == 0


def test_raised_ink_that_is_no_figure_stays() -> None:
    plain, marks = raised("x")
    assert not marks and plain[:, 150:].min() == 0


@pytest.mark.parametrize(
    ("text", "mark", "joined"), [("8.400", "1", "8.400"), ("km", "2", "km2"), ("10", "6", "10⁶")]
)
def test_figures_of_units_and_powers_join_their_word(text: str, mark: str, joined: str) -> None:
    words = with_exponents([said(text, 60, 100)], [RaisedMark(Box(103, 39, 108, 51), mark)])
    assert [w.text for w in words] == [joined]
