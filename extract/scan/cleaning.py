"""Streaks of a scanner taken out: hair lines that run from edge to edge of the sheet, dirt on the glass.

A streak lies exactly along the sheet as it went through the scanner, so it is looked for before the page is turned
and straightened. It reaches an edge of the sheet, which no rule of a table does, and is as thin as a hair. Where it
cuts through a letter the letter stays.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from extract.scan.picture import Grey

COVERED = 0.45
"""Share of the sheet's length along which a streak is seen, at least."""
THICKEST = 0.6
"""Millimetres: a thicker line is no streak."""
EDGE = 0.015
"""Share of the sheet's length within which a streak comes to its edge."""
SHORTEST = 6.0
"""Millimetres: shorter runs along a streak are strokes of letters."""

SEVERAL, CROSSED = 3, 0.04
"""So many lines that ink crosses on less than this share of their length are the rules of a table cut off by the
scanner: a streak runs through letters."""


def without_streaks(grey: Grey, ink: Grey, dpi: float) -> tuple[Grey, Grey]:
    """Picture and ink (255 where there is some) without streaks down or across the sheet."""
    for turned in (False, True):
        lines = _streaks(ink.T if turned else ink, dpi)
        if not lines:
            continue
        grey, ink = grey.copy(), ink.copy()
        for first, last in lines:
            _wipe(grey.T if turned else grey, ink.T if turned else ink, first, last)
    return grey, ink


def _streaks(ink: Grey, dpi: float) -> list[tuple[int, int]]:
    """First and last column (from 0) of each streak down the ink."""
    height = ink.shape[0]
    covered = np.count_nonzero(ink, axis=0)
    columns = np.flatnonzero(covered > COVERED * height)
    if not columns.size:
        return []
    groups = np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1)
    lines = [
        (int(g[0]), int(g[-1]))
        for g in groups
        if len(g) <= THICKEST * dpi / 25.4 and _runs_to_an_edge(ink[:, g[0] : g[-1] + 1], dpi)
    ]
    if len(lines) >= SEVERAL and float(np.median([_crossed(ink, *line) for line in lines])) < CROSSED:
        return []
    return lines


def _crossed(ink: Grey, first: int, last: int) -> float:
    """The share of a line's length on which ink stands on both its sides."""
    left, right = ink[:, max(0, first - 2) : first].any(axis=1), ink[:, last + 1 : last + 3].any(axis=1)
    return float((left & right).mean())


def _runs_to_an_edge(line: npt.NDArray[np.uint8], dpi: float) -> bool:
    """Whether the long runs of a line cover much of the sheet and come to its upper or lower edge."""
    filled = np.ascontiguousarray(line.max(axis=1, keepdims=True))
    kernel = np.ones((max(3, round(SHORTEST * dpi / 25.4)), 1), np.uint8)
    runs = np.flatnonzero(cv2.morphologyEx(filled, cv2.MORPH_OPEN, kernel)[:, 0])
    height = len(filled)
    if len(runs) < COVERED * height:
        return False
    return bool(runs[0] <= EDGE * height or runs[-1] >= (1 - EDGE) * height)


def _wipe(grey: Grey, ink: Grey, first: int, last: int) -> None:
    """Paints a streak white but for the rows where ink stands on both sides of it, which is a letter's stroke."""
    width = ink.shape[1]
    left = ink[:, max(0, first - 2) : first].any(axis=1)
    right = ink[:, last + 1 : min(width, last + 3)].any(axis=1)
    bare = ~(left & right)
    ink[bare, first : last + 1] = 0
    # The hair's grey edge goes with it where no letter stands there.
    grey[bare, first : last + 1] = 255
    for rows, column in ((~left, first - 1), (~right, last + 1)):
        if 0 <= column < width:
            grey[rows, column] = 255
