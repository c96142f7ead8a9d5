"""The letters of a PDF page joined to words, by the gaps between them and by how they are set."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from extract.pdf.styles import PLAIN, Style, Styles
from extract.pdf.words import JUMP, Corners, Letters, Run

BACK = 0.6
"""Share of the font size by which the next letter may start left of the end of the one before (kerning)."""
OFF_LINE = 0.75
"""Share of the font size: letters whose bottoms differ by more stand on different lines."""
RAISED = 0.15
"""Share of the font size: a smaller letter whose bottom is this much higher is raised."""
SMALLER = 0.85
"""A letter below this share of its neighbour's size is set smaller."""
_MARKS = frozenset("([*†‡§")
"""Signs, besides figures, with which the mark of a footnote begins."""
_LENGTHS = {"m", "km", "cm", "dm", "mm", "hm", "ha"}


def runs_on(text_page: object, letters: Letters, styles: Styles) -> Iterator[Run]:
    """Words of a page in content order, boxes on the page as seen.

    Letters without a blank between them are looked at together: on a level line with the usual gaps they are one word.
    """
    if not letters.text:
        return
    words = _Joining(text_page, letters, styles)
    for stretch in _stretches(letters, words.steps):
        words.add(stretch.first)
        if not words.takes(stretch):
            for place in range(stretch.first + 1, stretch.last):
                words.add(place)
    yield from words.runs()


class _Stretch(NamedTuple):
    """Letters without a blank between them, and what is true of all but the first.

    Attributes:
        first, last: places of the first and behind the last.
        least_gap, most_gap, most_shift: as in :class:`_Steps`.
        has_smaller: whether one is smaller than the one before.
    """

    first: int
    last: int
    least_gap: float
    most_gap: float
    most_shift: float
    has_smaller: bool


class _Steps(NamedTuple):
    """For each letter its gap from the one before on a level line, the difference of their bottoms, and whether it is
    smaller; the gap is infinite where the one before has no width, and for the first."""

    gaps: npt.NDArray[np.float64]
    shifts: npt.NDArray[np.float64]
    smaller: npt.NDArray[np.bool_]


class _Joining:
    """The words of a page: its letters in order, each of which begins a word or goes on with the one before."""

    def __init__(self, text_page: object, letters: Letters, styles: Styles) -> None:
        self.steps = _steps(letters.corners)
        self._text_page, self._styles, self._letters = text_page, styles, letters
        self._corners = _rows(letters.corners)
        self._gaps, self._shifts = self.steps.gaps.tolist(), self.steps.shifts.tolist()
        self._smaller: list[bool] = self.steps.smaller.tolist()
        self._begun: list[tuple[int, Style]] = []
        self._style, self._size, self._level = PLAIN, 10.0, True

    def runs(self) -> Iterator[Run]:
        """The words."""
        firsts = [first for first, _ in self._begun]
        corners = self._letters.corners
        least, most = np.minimum.reduceat(corners, firsts), np.maximum.reduceat(corners, firsts)
        around = _rows(np.column_stack((least[:, :2], most[:, 2:])))
        lasts = [*firsts[1:], len(corners)]
        for (first, style), last, box in zip(self._begun, lasts, around, strict=True):
            yield Run(self._letters.text[first:last], self._corners[first:last], style, box)

    def add(self, place: int) -> None:
        """Adds a letter to the word before it, or begins another with it."""
        if not self._begun or self._begins(place):
            style = self._style = self._styles.of(self._text_page, self._letters.indices[place])
            self._size, self._level = style.size or 10.0, style.direction == 0
            self._begun.append((place, style))

    def takes(self, stretch: _Stretch) -> bool:
        """Whether each letter of a stretch but the first surely goes on with the word."""
        size = self._size
        return (
            self._level
            and stretch.most_gap < JUMP * size
            and stretch.least_gap > -BACK * size
            and stretch.most_shift <= OFF_LINE * size
            and not stretch.has_smaller
            and not self._styles.white
        )

    def _begins(self, place: int) -> bool:
        letter, room, size = self._letters.text[place], self._letters.rooms[place], self._size
        gap = self._gaps[place]
        goes_on = self._level and self._shifts[place] <= OFF_LINE * size and -BACK * size < gap < room * size
        if not goes_on and not (self._level and room * size <= gap < math.inf):
            goes_on = _goes_on(self._corners[place - 1], self._corners[place], self._style, room)
        if not (goes_on or unicodedata.combining(letter)):
            return True
        if not self._styles.white and not self._smaller[place]:
            return False
        own = self._styles.of(self._text_page, self._letters.indices[place])
        if self._styles.white and own.white != self._style.white:
            return True
        is_mark = self._smaller[place] and (letter.isdigit() or letter in _MARKS)
        return is_mark and self._is_raised(place, own)

    def _is_raised(self, place: int, own: Style) -> bool:
        """Whether a small figure is a note mark above the line.

        After a unit of length it is an exponent (m²), not a mark.
        """
        style = self._style
        if own.size >= SMALLER * style.size or style.direction != 0:
            return False
        word = self._letters.text[self._begun[-1][0] : place]
        if word.lower().rsplit("/")[-1].lstrip("0123456789.,(") in _LENGTHS:
            return False
        return self._corners[place - 1][3] - self._corners[place][3] > RAISED * style.size


def _rows(corners: npt.NDArray[np.float64]) -> tuple[Corners, ...]:
    """Each row as a tuple."""
    return tuple(zip(*corners.T.tolist(), strict=True))


def _stretches(letters: Letters, steps: _Steps) -> Iterator[_Stretch]:
    """The letters in stretches that blanks part."""
    begins = np.asarray(letters.rooms) != JUMP
    begins[0] = True
    firsts = np.flatnonzero(begins)
    columns = (
        firsts,
        np.append(firsts[1:], len(begins)),
        np.minimum.reduceat(np.where(begins, np.inf, steps.gaps), firsts),
        np.maximum.reduceat(np.where(begins, -np.inf, steps.gaps), firsts),
        np.maximum.reduceat(np.where(begins, 0.0, steps.shifts), firsts),
        np.logical_or.reduceat(steps.smaller & ~begins, firsts),
    )
    return map(_Stretch, *(column.tolist() for column in columns))


def _steps(corners: npt.NDArray[np.float64]) -> _Steps:
    lefts, tops, rights, bottoms = corners.T
    gaps, shifts = np.full(len(corners), np.inf), np.zeros(len(corners))
    smaller = np.zeros(len(corners), bool)
    gaps[1:] = np.where(rights[:-1] < lefts[:-1], np.inf, lefts[1:] - rights[:-1])
    shifts[1:] = np.abs(bottoms[1:] - bottoms[:-1])
    smaller[1:] = bottoms[1:] - tops[1:] < SMALLER * (bottoms[:-1] - tops[:-1])
    return _Steps(gaps, shifts, smaller)


def _goes_on(a: Corners, b: Corners, style: Style, room: float) -> bool:
    """Whether letter ``b`` belongs to the word that ends with ``a``: the gap between them is less than
    ``room`` font sizes."""
    size = style.size or 10.0
    direction = style.direction
    if direction == 0:
        gap, shift = b[0] - a[2], abs(b[3] - a[3])
    elif direction == 90:
        gap, shift = a[1] - b[3], abs(b[2] - a[2])
    elif direction == 180:
        gap, shift = a[0] - b[2], abs(b[1] - a[1])
    else:
        gap, shift = b[1] - a[3], abs(b[0] - a[0])
    if shift > OFF_LINE * size or gap < -BACK * size - (a[2] - a[0]):
        return False
    return -BACK * size < gap < room * size if room < JUMP else gap < JUMP * size
