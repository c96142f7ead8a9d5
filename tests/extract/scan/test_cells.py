"""Cells of scanned tables: open sides, ink that was not read, words that stay in their cell, signs of comparison."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np
import pytest

pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")

import cv2

from extract.grid.on_page import grids_on
from extract.ink.picture import POINT, Grey
from extract.ink.pieces import ink_of, pieces_of, solid_of
from extract.model import Box, Page, Rule, Word
from extract.scan.cell_words import read_cell, read_cell_as_figure
from extract.scan.cells import PictureCell, Sheet, holds_letters, picture_cells, unread_cells, unread_notes
from extract.scan.comparison_signs import with_sign_of_ink
from extract.scan.tesseract import Mode, RecognisedWord
from normalize.notes import Severity

DPI = 200.0
MM = DPI / 25.4
Edges = tuple[float, ...]
Span = tuple[float, float]


def ruled(across: dict[float, Span], down: dict[float, tuple[Span, ...]]) -> tuple[Rule, ...]:
    """Rules: heights with where they run, and places with the stretches that are drawn there."""
    return (
        *(Rule(Box(x0, y, x1, y + 0.5)) for y, (x0, x1) in across.items()),
        *(Rule(Box(x, top, x + 0.5, bottom)) for x, spans in down.items() for top, bottom in spans),
    )


ROWS = (100.0, 130.0, 160.0, 190.0)
BANDED = ((100.0, 130.0), (160.0, 190.0))
LAYOUTS: dict[str, tuple[tuple[Rule, ...], tuple[tuple[float, float], ...]]] = {
    "closed": (
        ruled(dict.fromkeys(ROWS, (50, 450)), dict.fromkeys((50, 150, 300, 450), ((100, 190),))),
        tuple((x, y) for y in (115, 145, 175) for x in (100, 220, 380)),
    ),
    "open at both sides": (
        ruled(dict.fromkeys(ROWS, (50, 450)), dict.fromkeys((150, 300), ((100, 190),))),
        tuple((x, y) for y in (115, 145, 175) for x in (100, 220, 380)),
    ),
    "open at the left": (
        ruled(dict.fromkeys(ROWS, (50, 450)), dict.fromkeys((150, 300, 450), ((100, 190),))),
        tuple((x, y) for y in (115, 145, 175) for x in (100, 220, 380)),
    ),
    "open at the top": (
        ruled(dict.fromkeys(ROWS[1:], (50, 450)), dict.fromkeys((50, 150, 300, 450), ((100, 190),))),
        tuple((x, y) for y in (115, 145, 175) for x in (100, 220, 380)),
    ),
    "open at the foot and at the right": (
        ruled(dict.fromkeys(ROWS[:-1], (50, 450)), dict.fromkeys((50, 150, 300), ((100, 190),))),
        tuple((x, y) for y in (115, 145, 175) for x in (100, 220, 380)),
    ),
    "a band over all columns, open at both sides": (
        ruled(dict.fromkeys(ROWS, (50, 450)), dict.fromkeys((150, 300), BANDED)),
        ((100, 115), (220, 115), (380, 115), (220, 145), (100, 175), (220, 175), (380, 175)),
    ),
    "a band over all columns, closed": (
        ruled(
            dict.fromkeys(ROWS, (50, 450)),
            {50: ((100, 190),), 150: BANDED, 300: BANDED, 450: ((100, 190),)},
        ),
        ((100, 115), (220, 115), (380, 115), (220, 145), (100, 175), (220, 175), (380, 175)),
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_cells_that_are_read_are_those_of_the_grid(layout: str) -> None:
    rules, middles = LAYOUTS[layout]
    words = tuple(Word(f"w{k}", Box(x - 8, y - 5, x + 8, y + 5), 10.0) for k, (x, y) in enumerate(middles))
    grids, _ = grids_on(Page(1, 500.0, 300.0, words, rules))
    assert [sorted(c.text for c in g.cells) for g in grids] == [sorted(w.text for w in words)]
    fields = picture_cells(rules, POINT)
    assert len(fields) == len(words)
    for x, y in middles:
        assert sum(f.box.contains(x, y) for f in fields) == 1


def test_columns_of_an_open_side_are_as_wide_as_the_rules() -> None:
    rules, _ = LAYOUTS["open at both sides"]
    assert {round(f.box.x0) for f in picture_cells(rules, POINT)} == {50, 150, 300}
    assert {round(f.box.x1) for f in picture_cells(rules, POINT)} == {150, 300, 450}


def test_a_rule_that_runs_a_little_over_makes_no_column() -> None:
    rules = ruled(dict.fromkeys(ROWS, (44, 456)), dict.fromkeys((50, 150, 450), ((96, 194),)))
    assert len(picture_cells(rules, POINT)) == 6


def sheet_with(*strokes: tuple[float, float, float, float]) -> Sheet:
    """A white sheet of 60 by 40 mm with black boxes: left, top, width, height in millimetres."""
    grey: Grey = np.full((round(40 * MM), round(60 * MM)), 255, np.uint8)
    for x, y, w, h in strokes:
        grey[round(y * MM) : round((y + h) * MM), round(x * MM) : round((x + w) * MM)] = 0
    ink = ink_of(grey) if strokes else np.zeros_like(grey)
    return Sheet(grey, ink, solid_of(pieces_of(ink), DPI), DPI)


CELL = PictureCell(Box(5 * MM, 5 * MM, 25 * MM, 20 * MM))
DIGIT = (14.0, 8.0, 0.8, 2.4)


@pytest.mark.parametrize(
    ("stroke", "printed"),
    [
        pytest.param(DIGIT, True, id="a digit"),
        pytest.param((14.0, 8.0, 1.6, 1.6), True, id="a small letter"),
        pytest.param((14.0, 8.0, 9.0, 3.0), True, id="letters that touch"),
        pytest.param((14.0, 8.0, 0.6, 0.6), False, id="a speck"),
        pytest.param((14.0, 8.0, 1.2, 0.4), False, id="a dash"),
        pytest.param((5.3, 8.0, 0.3, 5.0), False, id="what remains of a rule at the side"),
        pytest.param((7.0, 19.2, 12.0, 0.5), False, id="what remains of a rule at the foot"),
        pytest.param((8.0, 6.0, 11.0, 11.0), False, id="a seal"),
        pytest.param((14.0, 22.0, 0.8, 2.4), False, id="outside"),
    ],
)
def test_ink_as_high_as_letters(stroke: tuple[float, float, float, float], printed: bool) -> None:
    assert holds_letters(CELL, sheet_with(stroke)) is printed


def test_a_cell_that_was_not_read_is_told_with_its_place() -> None:
    sheet = sheet_with(DIGIT)
    beside = PictureCell(Box(25 * MM, 5 * MM, 55 * MM, 20 * MM), (recognised("Xây dựng"),))
    assert unread_cells([CELL, beside], sheet) == [CELL]
    [note] = unread_notes([CELL], [CELL, beside], sheet)
    assert note.severity is Severity.WARNING
    assert "5 mm from the left, 5 mm from the top, in the row of “Xây dựng”" in note.message
    assert unread_cells([CELL], sheet_with()) == []
    assert unread_cells([PictureCell(CELL.box, (recognised("1"),))], sheet) == []


def recognised(
    text: str, bottom: float = 10.0, size: float = 10.0, confidence: float = 0.9
) -> RecognisedWord:
    return RecognisedWord(text, 5.0, 15.0, bottom - size, bottom, size, 0, confidence)


@dataclass
class Answers:
    """A reader that answers as told: by mode, and whether the picture is a larger one. Nothing otherwise."""

    plain: dict[Mode, RecognisedWord] = field(default_factory=dict)
    larger: RecognisedWord | None = None

    def read(self, grey: Grey, mode: Mode, dpi: float, letters: str = "") -> list[RecognisedWord]:
        answer = self.larger if dpi > DPI else self.plain.get(mode)
        return [answer] if answer else []


def test_what_no_mode_reads_is_read_in_a_larger_picture() -> None:
    reader = Answers(larger=recognised("a", bottom=50, size=30))
    read = read_cell(CELL, sheet_with(DIGIT), reader)  # type: ignore[arg-type]
    assert [w.text for w in read.words] == ["a"]
    nothing = read_cell(CELL, sheet_with((14.0, 8.0, 0.6, 0.6)), reader)  # type: ignore[arg-type]
    assert nothing.words == ()


def test_two_lines_that_were_read_as_one_are_read_one_by_one() -> None:
    """A word over both lines ("vu tiêu" of "Mức độ / ưu tiên"): each line of ink is read alone."""
    two = sheet_with((8.0, 8.0, 8.0, 2.4), (8.0, 13.0, 8.0, 2.4))
    line = replace(recognised("Mức độ ưu tiên", bottom=60.0, size=24.0))
    reader = Answers(plain={Mode.BLOCK: recognised("vu", bottom=80.0, size=70.0), Mode.LINE: line})
    read = read_cell(CELL, two, reader)  # type: ignore[arg-type]
    assert [w.text for w in read.words] == [line.text, line.text]
    assert [w.line for w in read.words] == [0, 1]


@dataclass
class OfNarrow:
    """A reader that reads the first line of a cell, and of the last line what is given, in the width of its ink alone."""

    last: str

    def read(self, grey: Grey, mode: Mode, dpi: float, letters: str = "") -> list[RecognisedWord]:
        if grey.shape[1] > 12 * MM:
            first = grey.shape[0] > 8 * MM or mode is Mode.BLOCK
            return [recognised("biểu mẫu", bottom=4.5 * MM, size=2.4 * MM)] if first else []
        return [recognised(self.last, bottom=4.5 * MM, size=2.4 * MM)] if self.last else []


def test_a_short_line_is_read_in_the_width_of_its_ink() -> None:
    """The last line ("mới") of a title whose first letter a streak cut was no line in the width of its cell."""
    two = sheet_with((8.0, 8.0, 14.0, 2.4), (8.0, 13.0, 2.0, 2.4))
    read = read_cell(CELL, two, OfNarrow("mới"))  # type: ignore[arg-type]
    assert [w.text for w in read.words] == ["biểu mẫu", "mới"]
    assert read.words[0].line != read.words[1].line
    assert 13.0 * MM < read.words[1].bottom < 17.0 * MM


def test_a_line_that_is_not_read_is_told_beside() -> None:
    two = sheet_with((8.0, 8.0, 14.0, 2.4), (8.0, 13.0, 2.0, 2.4))
    [word] = read_cell(CELL, two, OfNarrow("")).words  # type: ignore[arg-type]
    assert word.note is not None and word.note.severity is Severity.WARNING
    assert "A line of the cell" in word.note.message


def test_a_letter_is_not_read_in_specks() -> None:
    reader = Answers(plain={Mode.LINE: recognised("x"), Mode.BLOCK: recognised("x")})
    assert read_cell(CELL, sheet_with((14.0, 8.0, 0.6, 0.6)), reader).words == ()  # type: ignore[arg-type]
    assert read_cell(CELL, sheet_with(DIGIT), reader).words != ()  # type: ignore[arg-type]


@pytest.mark.parametrize("bottom", [-40.0, 2.0, 400.0])
@pytest.mark.parametrize("size", [1.0, 30.0, 500.0])
def test_a_word_lies_in_the_cell_it_was_read_in(bottom: float, size: float) -> None:
    misplaced = RecognisedWord("2", 0.0, 9.0, bottom - size, bottom, size, 0, 0.95)
    sheet = sheet_with(DIGIT)
    reader = Answers(plain={Mode.LINE: misplaced}, larger=misplaced)
    [first] = read_cell(CELL, sheet, reader).words  # type: ignore[arg-type]
    [again] = read_cell_as_figure(CELL, sheet, reader)  # type: ignore[arg-type]
    for word in (first, again):
        assert CELL.box.x0 <= word.x0 < word.x1 <= CELL.box.x1
        assert CELL.box.top <= word.bottom - word.size < word.bottom <= CELL.box.bottom
        # It stands where the digit is printed, and is about as large.
        assert abs(word.bottom - (DIGIT[1] + DIGIT[3]) * MM) < 1.5 * MM
        assert 2.0 * MM < word.size < 5.0 * MM


def test_the_only_line_of_a_cell_keeps_a_base_that_fits() -> None:
    border, margin = 1.2 * MM, 0.7 * MM
    foot = border + margin + 2.4 * MM
    size = 3.6 * MM
    word = recognised("2", bottom=foot + 0.22 * size, size=size, confidence=0.95)
    [read] = read_cell(CELL, sheet_with(DIGIT), Answers(plain={Mode.LINE: word})).words  # type: ignore[arg-type]
    assert read.size == size
    assert read.bottom == pytest.approx((8.0 + 2.4) * MM + 0.22 * size, abs=2.0)


def comparison(sign: str, *, touching: bool = False) -> Grey:
    """The ink of a sign and a digit beside it, 40 dots high."""
    ink: Grey = np.zeros((40, 60), np.uint8)
    tip, open_side = (6, 22) if sign in "<≤" else (22, 6)
    for end in (10, 24):
        cv2.line(ink, (tip, 17), (open_side, end), (255,), 2)
    if sign in "≤≥":
        bar = 25 if touching else 28
        ink[bar : bar + 2, 6:23] = 255
    ink[8:30, 34:40] = 255
    return ink


@pytest.mark.parametrize("printed", ["<", "≤", ">", "≥"])
@pytest.mark.parametrize("touching", [False, True])
def test_the_bar_of_a_sign_is_seen(printed: str, touching: bool) -> None:
    """Tesseract's Vietnamese data have no ``≤`` and ``≥``."""
    bare = {"≤": "<", "≥": ">"}.get(printed, printed)
    ink = comparison(printed, touching=touching)
    word = RecognisedWord(f"{bare}2", 5.0, 41.0, 8.0, 36.0, 32.0, 0, 0.97)
    put = with_sign_of_ink(word, ink, DPI)
    assert put.text == f"{printed}2"
    if printed == bare:
        assert put == word
    else:
        assert put.note is not None
        assert (put.note.found, put.note.expected) == (f"{bare}2", f"{printed}2")


def test_a_sign_that_is_not_to_be_seen_is_doubted() -> None:
    ink: Grey = np.zeros((40, 60), np.uint8)
    word = RecognisedWord(">90", 5.0, 41.0, 8.0, 36.0, 32.0, 0, 0.97)
    put = with_sign_of_ink(word, ink, DPI)
    assert put.text == ">90"
    assert put.note is not None
    assert put.note.severity is Severity.WARNING


@pytest.mark.parametrize("text", ["90", "a<b", "<br>", "Trên"])
def test_other_words_are_left_alone(text: str) -> None:
    word = recognised(text)
    assert with_sign_of_ink(word, comparison("≥"), DPI) == word
