"""Long lines of ink down a picture that no table bounds: they run to an edge of the sheet, or beyond all others.

A streak of a dirty drum or of a fold is thick, ragged, broken, and not quite parallel to the text. The picture is
cut into low strips; for each slant the strips are shifted against each other until their columns of ink add up.
Lines are looked for in a small picture, and those that are left measured at full size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import cv2
import numpy as np
import numpy.typing as npt

from extract.ink.picture import Grey, reduced
from extract.ink.pieces import ink_of

DPI = 100.0
"""Dots an inch at which lines are looked for."""
STRIP = 16
"""Dots at :data:`DPI`: height of a strip, within which a line is taken to stand upright."""
FILLED = 0.6
"""Share of the rows of a strip in which a column holds ink where a line runs through it."""
STEEPEST = 0.045
"""Dots aside for each dot down: a line lies no further askew (2.6 degrees)."""
STEP = 0.0015
"""The same: between two slants that are tried."""
FINE_STEP = 0.0004
"""The same, at full size."""
FINE_STEPS = 5
"""Slants tried at full size on each side of the coarse one."""
COVERED = 0.45
"""Share of the sheet's length that the longer runs of a line cover, at least."""
SHORTEST = 4.5
"""Millimetres: shorter runs along a line are strokes of letters."""
EDGE = 0.015
"""A line that runs to an edge of the sheet comes nearer to it than this share of the sheet's length."""
BEYOND = 4.0
"""Millimetres by which a line that ends within the sheet runs on beyond all other lines, at both ends."""
OTHERS = 2
"""Other long lines that must stand on a sheet for that."""
LONG = 12.0
"""Millimetres: no letter is as tall, so upright ink as long is a line."""
APART = 2.0
"""Millimetres between two lines, at least."""
WIDEST = 1.8
"""Millimetres: ink that is wider is no line."""
BELONGS = 0.7
"""Share of the ink of a line's fullest column from which a column belongs to the line."""
MOST_LINES = 24
"""Lines of a picture that are looked at, the longest first."""

Small = npt.NDArray[np.uint8]
"""A small picture: 1 where there is ink."""


@dataclass(frozen=True, slots=True)
class FreeLine:
    """A line down a picture, in its dots.

    Attributes:
        x: its middle in the first row of the picture.
        slope: dots aside for each dot down.
        width: in dots.
        to_edge: whether it runs to an edge of the sheet.
    """

    x: float
    slope: float
    width: int = 1
    to_edge: bool = True

    def columns(self, height: int) -> npt.NDArray[np.int64]:
        """The column of the line's middle in each row."""
        middle: npt.NDArray[np.int64] = np.rint(self.x + self.slope * np.arange(height)).astype(np.int64)
        return middle


def free_lines(small: Small, full: Callable[[], Grey], dpi: float) -> list[FreeLine]:
    """The lines down a picture that run to an edge of the sheet or beyond all other lines.

    Args:
        small: its ink at about :data:`DPI` (:func:`small_ink`).
        full: gives its ink at full size, of ``dpi``; asked for only where there is such a line.
    """
    mm = DPI / 25.4
    lines = list(_coarse(small, mm))
    if not lines:
        return []
    ink = full()
    scale = ink.shape[0] / small.shape[0]
    found = (_at_full_size(line, ink, scale, dpi) for line in lines)
    return [line for line in found if line is not None]


def small_ink(grey: Grey, dpi: float) -> Small:
    """The ink of a picture (1 where there is some) at about :data:`DPI`."""
    return np.asarray(ink_of(reduced(grey, dpi, DPI)) > 0, dtype=np.uint8)


def band_of(ink: Grey, line: FreeLine, reach: int) -> Grey:
    """The ink along a line, the line standing upright in the middle; white beyond the picture's edges.

    Args:
        reach: dots on each side of the line's middle.
    """
    height, width = ink.shape
    columns = line.columns(height)[:, None] + np.arange(-reach, reach + 1)
    inside = (columns >= 0) & (columns < width)
    band = ink[np.arange(height)[:, None], np.clip(columns, 0, width - 1)]
    return np.asarray(np.where(inside, band, 0), dtype=np.uint8)


def _coarse(small: Small, mm: float) -> Iterator[FreeLine]:
    """The free lines of a small picture, in its dots, none close to another."""
    height, width = small.shape
    strips = height // STRIP
    thick = np.asarray(cv2.dilate(small, np.ones((1, 3), np.uint8)), np.uint8)
    filled = thick[: strips * STRIP].reshape(strips, STRIP, width).mean(axis=1) >= FILLED
    # Most pages have no such line at any slant: a look at what lies within reach of each column shows it.
    reach = 2 * int(STEEPEST * height / 2) + 1
    within = cv2.dilate(filled.astype(np.uint8), np.ones((1, reach), np.uint8))
    if int(within.sum(axis=0).max(initial=0)) < COVERED * strips:
        return
    slopes = np.arange(-STEEPEST, STEEPEST + STEP / 2, STEP)
    score = _sheared(filled, slopes)
    apart, half = max(1, round(APART * mm)), height / 2
    upright = np.asarray(
        cv2.morphologyEx(small, cv2.MORPH_OPEN, np.ones((round(LONG * mm), 1), np.uint8)), np.uint8
    )
    long_ink = _LongInk(upright)
    for _ in range(MOST_LINES):
        most = int(score.max(initial=0))
        if most < COVERED * strips:
            return
        _, x = np.unravel_index(int(score.argmax()), score.shape)
        first = max(0, int(x) - apart)
        # A thick line is seen as well at several slants and places: its own is the middle of them.
        ats, xs = np.nonzero(score[:, first : int(x) + apart + 1] == most)
        line = FreeLine(float(xs.mean()) + first, float(slopes[ats].mean()))
        line = replace(line, x=line.x - line.slope * half)
        score[:, max(0, int(x) - apart) : int(x) + apart + 1] = 0
        ends = _ends(thick, line, mm)
        if ends is None:
            continue
        to_edge = ends[0] <= EDGE * height or ends[1] >= (1 - EDGE) * height
        if to_edge or _is_beyond(long_ink, line, ends, mm):
            yield replace(line, to_edge=to_edge)


def _sheared(filled: npt.NDArray[np.bool_], slopes: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
    """For each slope, and each column at the middle of the height, the strips through which such a line runs."""
    strips, width = filled.shape
    aside = np.rint(slopes[:, None] * (np.arange(strips) + 0.5 - strips / 2) * STRIP).astype(np.int64)
    most = int(np.abs(aside).max())
    wide = np.pad(filled.astype(np.uint8), ((0, 0), (most, most)))
    total = np.zeros((len(slopes), width), np.uint16)
    for k in range(strips):
        total += np.lib.stride_tricks.sliding_window_view(wide[k], width)[aside[:, k] + most]
    return total.astype(np.int64)


def _ends(thick: Small, line: FreeLine, mm: float) -> tuple[int, int] | None:
    """First and last row of a line's longer runs; None where they cover too little of the sheet."""
    height, width = thick.shape
    columns = np.clip(line.columns(height), 0, width - 1)
    seen = np.ascontiguousarray(thick[np.arange(height), columns][:, None])
    runs = np.flatnonzero(
        cv2.morphologyEx(seen, cv2.MORPH_OPEN, np.ones((round(SHORTEST * mm), 1), np.uint8))
    )
    return (int(runs[0]), int(runs[-1])) if len(runs) >= COVERED * height else None


class _LongInk:
    """The ink of the long upright lines of a small picture, counted once for all lines that are looked at."""

    def __init__(self, upright: Small) -> None:
        self.upright = upright
        self._by_column = np.asarray(upright.any(axis=0))
        self._by_row = np.count_nonzero(upright, axis=1)

    def beside(self, first: int, last: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """The columns and the rows that hold some of it, columns ``first`` to ``last`` (exclusive) left out."""
        columns = self._by_column.copy()
        columns[first:last] = False
        rows = self._by_row - np.count_nonzero(self.upright[:, first:last], axis=1)
        return np.flatnonzero(columns), np.flatnonzero(rows)


def _is_beyond(ink: _LongInk, line: FreeLine, ends: tuple[int, int], mm: float) -> bool:
    """Whether a line runs on beyond all other long lines of the picture, at both ends.

    Args:
        ends: first and last row of the line.
    """
    height = ink.upright.shape[0]
    reach = round((WIDEST / 2 + 0.5) * mm)
    first, last = sorted((round(line.x), round(line.x + line.slope * height)))
    columns, rows = ink.beside(max(0, first - reach), last + reach + 1)
    if not columns.size or 1 + np.count_nonzero(np.diff(columns) > APART * mm) < OTHERS:
        return False
    far = BEYOND * mm
    return bool(ends[0] <= rows[0] - far and ends[1] >= rows[-1] + far)


def _at_full_size(line: FreeLine, ink: Grey, scale: float, dpi: float) -> FreeLine | None:
    """The line with its slant, place and width measured at full size; None where it is too wide."""
    reach = round((WIDEST + 1.0) * dpi / 25.4)
    half = ink.shape[0] / 2
    middle = (line.x + 0.5) * scale + line.slope * half
    slopes = line.slope + FINE_STEP * np.arange(-FINE_STEPS, FINE_STEPS + 1)
    tried = [replace(line, x=middle - float(s) * half, slope=float(s)) for s in slopes]
    profiles = [(band_of(ink, t, reach) > 0).mean(axis=0) for t in tried]
    # At the right slant the ink stands in few columns, and fills them.
    best = max(range(len(tried)), key=lambda k: float((profiles[k] ** 2).sum()))
    profile = profiles[best]
    peak = int(profile.argmax())
    belongs = np.flatnonzero(profile < BELONGS * profile[peak])
    first = int(belongs[belongs < peak].max(initial=-1)) + 1
    last = int(belongs[belongs > peak].min(initial=len(profile))) - 1
    width = last - first + 1
    if width > WIDEST * dpi / 25.4:
        return None
    return replace(tried[best], x=tried[best].x + (first + last) / 2 - reach, width=width)
