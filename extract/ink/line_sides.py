"""What stands beside a long line of ink down a picture: rules that cross it, words that it cuts, its own ends."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.ink.free_lines import FreeLine, band_of
from extract.ink.picture import Grey

LONG = 12.0
"""Millimetres: no letter is as tall, so upright ink as long is a line."""
BESIDE = 60.0
"""Millimetres on each side within which the next line of a table is looked for: one of two columns is hardly wider."""
ACROSS = 5.0
"""Millimetres of level ink on both sides of a streak: a rule that crosses it."""
LEVEL = 0.9
"""Share of that length with ink where a rule lies."""
GAP = 3.0
"""Millimetres: shorter pieces of a line, and shorter gaps in it, are not looked at."""
CORNER = 1.0
"""Millimetres from the end of a piece within which a rule across meets it."""
CORNERED = 0.6
"""Share of the ends of a line's pieces that rules meet, from which it is one of the lines of a table."""
EDGE = 0.015
"""Share of the sheet's length: what ends as near to its edge is not looked at."""
UNEVEN = 0.5
"""Millimetres by which a streak may be wider than it mostly is; letters that touch it make it wider still."""
EVEN = 0.7
"""Share of its length on which it is no wider, at least."""
TOUCHED = 0.8
"""Millimetres on each side of a streak within which ink on both sides is a word that it cuts.

The text of two cells stands further from the rule between them.
"""
TOUCHING = 2
"""Dots on each side of a streak within which the stroke of a letter runs on under it."""
LETTER = 1.0
"""Millimetres above and below the side of a letter that are of the same line of text."""
LOWEST = 1.0
"""Millimetres: ink across a streak that is lower is no word."""

Rows = npt.NDArray[np.bool_]
"""For each row of dots whether something holds."""


@dataclass(frozen=True, slots=True)
class Along:
    """The ink along a streak, which stands upright in the middle of ``band``.

    Attributes:
        half: dots on each side of the middle that are the streak's own.
        ruled: rows in which a rule crosses it.
        cut: rows in which ink touches it on both sides, rules aside: strokes of letters that cross it.
        words: rows of a line of text with letters close on both sides: a word that it cuts.
        cornered: whether its pieces end at rules, so that it is a rule itself.
        even: whether it is about as wide all along.
    """

    line: FreeLine
    band: Grey
    half: int
    ruled: Rows
    cut: Rows
    words: Rows
    cornered: bool
    even: bool


def without_upright_lines(ink: Grey, mm: float) -> Grey:
    """The ink without long upright lines; ``mm``: dots a millimetre."""
    upright = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((round(LONG * mm), 1), np.uint8))
    return np.asarray(cv2.subtract(ink, cv2.dilate(upright, np.ones((3, 3), np.uint8))), dtype=np.uint8)


def along(ink: Grey, letters: Grey, line: FreeLine, mm: float) -> Along:
    """What stands along a line.

    Args:
        letters: the ink without upright lines (:func:`without_upright_lines`).
        mm: dots a millimetre.
    """
    band = band_of(ink, line, round(BESIDE * mm))
    middle = band.shape[1] // 2
    half = (line.width + 1) // 2 + 1
    # Rules that are a little askew step from row to row.
    thick = cv2.dilate(band, np.ones((3, 1), np.uint8)) > 0
    far, near = round(ACROSS * mm), max(2, round(TOUCHED * mm))
    left, right = (
        thick[:, middle - half - far : middle - half],
        thick[:, middle + half + 1 : middle + half + 1 + far],
    )
    at_left, at_right = left.mean(axis=1) > LEVEL, right.mean(axis=1) > LEVEL
    ruled = at_left & at_right
    close = band_of(letters, line, middle) > 0

    def sides(reach: int) -> tuple[Rows, Rows]:
        """The rows with letters within so many dots on the left, and on the right."""
        left, right = (
            close[:, middle - half - reach : middle - half],
            close[:, middle + half + 1 : middle + half + 1 + reach],
        )
        return left.any(axis=1) & ~ruled, right.any(axis=1) & ~ruled

    before, after = sides(near)
    touched = np.logical_and(*sides(TOUCHING))
    words = _spread(before, mm) & _spread(after, mm) & ~ruled
    cornered = is_cornered(
        band[:, middle - line.width // 2 : middle + line.width // 2 + 1], at_left | at_right, mm
    )
    return Along(line, band, half, ruled, touched, words, cornered, _is_even(band > 0, line, ruled, mm))


def _is_even(ink: npt.NDArray[np.bool_], line: FreeLine, ruled: Rows, mm: float) -> bool:
    """Whether a line is about as wide all along: a crease and a blot are not.

    Args:
        ink: of the band.
    """
    middle, reach = ink.shape[1] // 2, line.width + round(UNEVEN * mm)
    rows = ink[:, middle] & ~ruled
    sides = (ink[rows, middle : middle + reach + 1], ink[rows, middle : middle - reach - 1 : -1])
    widths = sum(np.cumprod(side, axis=1).sum(axis=1) for side in sides) - 1
    return bool(np.size(widths) == 0 or np.mean(widths <= line.width + UNEVEN * mm) >= EVEN)


def _spread(rows: Rows, mm: float) -> Rows:
    """The rows with those above and below that are of the same letter."""
    kernel = np.ones((2 * round(LETTER * mm) + 1, 1), np.uint8)
    return np.asarray(cv2.dilate(rows[:, None].astype(np.uint8), kernel)[:, 0] > 0, dtype=np.bool_)


def is_cornered(own: Grey, level: Rows, mm: float) -> bool:
    """Whether the pieces of a line end at rules across the page, as the lines of tables do at their corners.

    Args:
        own: the dots of the line itself.
        level: rows in which a rule lies beside it.
    """
    seen = np.ascontiguousarray(((own > 0).mean(axis=1) > 0.5).astype(np.uint8)[:, None])
    whole = cv2.morphologyEx(seen, cv2.MORPH_CLOSE, np.ones((round(GAP * mm), 1), np.uint8))
    pieces = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((round(GAP * mm), 1), np.uint8))[:, 0] > 0
    edge = EDGE * len(pieces)
    ends = [end for piece in stretches(pieces) for end in piece if edge < end < len(pieces) - edge]
    near = round(CORNER * mm)
    met = sum(bool(level[max(0, end - near) : end + near + 1].any()) for end in ends)
    return len(ends) >= 2 and met >= CORNERED * len(ends)


def words_cut(along: Along, mm: float) -> int:
    """Words that a streak cuts."""
    return sum(last - first >= LOWEST * mm for first, last in stretches(along.words))


def stretches(rows: Rows) -> list[tuple[int, int]]:
    """First and last (exclusive) of each stretch of rows that hold."""
    steps = np.flatnonzero(np.diff(np.concatenate(([0], rows.astype(np.int8), [0]))))
    return list(zip(steps[::2].tolist(), steps[1::2].tolist(), strict=True))
