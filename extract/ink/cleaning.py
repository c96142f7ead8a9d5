"""Dirt taken out of a picture: streaks of the scanner, specks, blots and seals.

A streak is a hair line of dirt on the scanner's glass. It lies exactly along the sheet as it went through the
scanner, so it is looked for before the page is turned and straightened. It reaches an edge of the sheet,
which no line of a table does. Where it cuts through a letter the letter stays.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from extract.ink.free_lines import FreeLine
from extract.ink.line_sides import along
from extract.ink.picture import Grey
from extract.ink.pieces import BLOT, GRAIN, Pieces, large_pieces, pieces_of
from extract.model import Box

COVERED = 0.45
"""Share of the sheet's length along which a streak is seen, at least."""
THICKEST = 0.6
"""Millimetres: a thicker line is no streak."""
EDGE = 0.015
"""A streak comes nearer to an edge of the sheet than this share of the sheet's length."""
SHORTEST = 6.0
"""Millimetres: shorter runs along a streak are strokes of letters."""
SEVERAL = 3
"""Lines: so many that few letters touch are the borders of a table that the scanner has cut off, and no
streaks."""
CROSSED = 0.04
"""Share of a line's length: with ink on both sides along less than this, few letters touch the line."""
TOUCHING = 0.13
"""Millimetres within which a grain (:data:`extract.ink.pieces.GRAIN`) is a piece of a broken letter."""
SPECK = 0.45
"""Millimetres: a mark smaller than this in both directions is a dot only beside a letter."""
NEAR = 1.2
"""Millimetres within which a small mark belongs to a letter (a dot, a tone, a full stop)."""
SOLID_BLOT = 1.3
"""Millimetres: ink this thick in both directions is a blot or a crease, not a stroke of a letter."""
BLOT_EDGE = 0.7
"""Millimetres round the thick part of a blot that belong to it.

What lies beyond may be a letter that touches it.
"""


def without_streaks(grey: Grey, ink: Grey, dpi: float) -> tuple[Grey, Grey, tuple[Box, ...]]:
    """Picture and ink (255 where there is some) without streaks down or across the sheet; and where these were, in dots."""
    found: list[Box] = []
    for turned in (False, True):
        lines = _streaks(ink.T if turned else ink, dpi)
        if not lines:
            continue
        grey, ink = grey.copy(), ink.copy()
        height, width = grey.shape
        for first, last in lines:
            _wipe(grey.T if turned else grey, ink.T if turned else ink, first, last)
            found.append(Box(0, first, width, last + 1) if turned else Box(first, 0, last + 1, height))
    return grey, ink, tuple(found)


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
    # A streak that lies askew comes near to a rule and seems to lead it to the edge.
    lines = [line for line in lines if not _is_rule(ink, *line, dpi)]
    if len(lines) >= SEVERAL and float(np.median([_crossed(ink, *line) for line in lines])) < CROSSED:
        return []
    return lines


def _is_rule(ink: Grey, first: int, last: int, dpi: float) -> bool:
    """Whether the pieces of a line end at rules across the page."""
    line = FreeLine((first + last) / 2, 0.0, last - first + 1)
    return along(np.ascontiguousarray(ink), ink, line, dpi / 25.4).cornered


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
    """Paints a streak white, except in rows with ink on both sides of it: there a letter crosses it."""
    width = ink.shape[1]
    left = ink[:, max(0, first - 2) : first].any(axis=1)
    right = ink[:, last + 1 : min(width, last + 3)].any(axis=1)
    bare = ~(left & right)
    ink[bare, first : last + 1] = 0
    # The grey edge of the streak is taken out too, where no letter touches it.
    grey[bare, first : last + 1] = 255
    for rows, column in ((~left, first - 1), (~right, last + 1)):
        if 0 <= column < width:
            grey[rows, column] = 255


def wiped(grey: Grey, ink: Grey, pieces: Pieces, dpi: float) -> Grey:
    """The picture without specks: marks too small to be a dot, and small marks that are not near a letter."""
    mm = dpi / 25.4
    stats = pieces.stats[1:]
    largest = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    sums = np.asarray(cv2.integral(ink & 1), dtype=np.int32)
    clean = grey.copy()
    for size, reach in ((GRAIN, TOUCHING), (SPECK, NEAR)):
        marks = stats[largest <= size * mm]
        alone = marks[_around(marks, sums, max(1, round(reach * mm))) <= marks[:, cv2.CC_STAT_AREA] + 2]
        for x, y, w, h, _ in alone.tolist():
            clean[max(0, y - 1) : y + h + 1, max(0, x - 1) : x + w + 1] = 255
    return clean


def _around(marks: npt.NDArray[np.int32], sums: npt.NDArray[np.int32], reach: int) -> npt.NDArray[np.int32]:
    """Dots of ink in each mark and within ``reach`` of it; ``sums`` is the ink's integral."""
    x0 = np.maximum(marks[:, cv2.CC_STAT_LEFT] - reach, 0)
    y0 = np.maximum(marks[:, cv2.CC_STAT_TOP] - reach, 0)
    x1 = np.minimum(marks[:, cv2.CC_STAT_LEFT] + marks[:, cv2.CC_STAT_WIDTH] + reach, sums.shape[1] - 1)
    y1 = np.minimum(marks[:, cv2.CC_STAT_TOP] + marks[:, cv2.CC_STAT_HEIGHT] + reach, sums.shape[0] - 1)
    around: npt.NDArray[np.int32] = sums[y1, x1] - sums[y0, x1] - sums[y1, x0] + sums[y0, x0]
    return around


def without_blots(grey: Grey, ink: Grey, pieces: Pieces, dpi: float) -> tuple[Grey, Grey]:
    """Picture and ink without what is too large to be a letter: rings of seals, emblems, blots.

    Only the thick part of a blot or a crease is taken out: letters that touch it stay where they can be seen.
    """
    clean, left = grey, ink
    for label in large_pieces(pieces, dpi):
        if clean is grey:
            clean, left = grey.copy(), ink.copy()
        x, y, w, h = (int(v) for v in pieces.stats[label, :4])
        blot = _blot((pieces.labels[y : y + h, x : x + w] == label).astype(np.uint8), dpi)
        clean[y : y + h, x : x + w][cv2.dilate(blot, np.ones((3, 3), np.uint8)) > 0] = 255
        left[y : y + h, x : x + w][blot > 0] = 0
    return clean, left


def _blot(piece: npt.NDArray[np.uint8], dpi: float) -> npt.NDArray[np.uint8]:
    """The part of a large piece that is no letter: its thick parts, and what is still too large without
    them."""
    mm = dpi / 25.4
    thick = cv2.erode(piece, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (_odd(SOLID_BLOT * mm),) * 2))
    if not thick.any():
        return piece
    reach = _odd((SOLID_BLOT + 2 * BLOT_EDGE) * mm)
    taken = cv2.bitwise_and(
        piece, cv2.dilate(thick, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach)))
    )
    left = pieces_of(np.asarray(piece - taken, dtype=np.uint8))
    for label in range(1, len(left.stats)):
        if min(left.stats[label, cv2.CC_STAT_WIDTH], left.stats[label, cv2.CC_STAT_HEIGHT]) > BLOT * mm:
            taken[left.labels == label] = 1
    return np.asarray(taken, dtype=np.uint8)


def _odd(length: float) -> int:
    """The odd whole number of dots nearest to a length, at least 3."""
    return max(3, round(length / 2 - 0.5) * 2 + 1)
