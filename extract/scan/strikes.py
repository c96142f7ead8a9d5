"""Words of a scan that are struck out: a thin level line through the middle of their letters.

It is told from other lines by the ink beside it: letters cross it from above to below, and between them both its
sides are clear. An underline or a rule of a table has no letters on one side, letters that run together leave no
clear gaps. A stroke of a seal or of a signature may have such ink beside it too: it strikes nothing, and stays as
it is. What is struck is painted over before anything is read; of a row of a table that is struck for the most
part nothing is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extract.ink.picture import Grey
from extract.ink.pieces import ink_of, pieces_of
from extract.model import Box

SHORTEST = 4.5
"""Millimetres: no bar of a letter is as long."""
THICKEST = 0.8
"""Millimetres."""
CROSSED = (0.08, 0.5)
"""Share of the line's length where letters cross it; more is ink that has run together."""
CLEAR = (0.4, 0.75)
"""Share where both its sides are clear; more is an underline, a dash or a rule."""
LETTERED = 0.3
"""Share along which letters stand above it, and below it."""
NEAR = 1.1
"""Millimetres above and below the line within which they stand."""
STRAIGHT = 12.0
"""Millimetres: level and upright ink as long is a drawn line; a seal's emblem and its rings have none."""
DRAWING = (9.0, 80.0)
"""Millimetres in both directions: what is connected and as large, drawn lines aside, is a seal or a signature."""
RIM = 3.0
"""Millimetres round a drawing within which a drawn line may have cut off some of it."""
UP, DOWN, ASIDE = 2.5, 1.9, 0.35
"""Millimetres: the middle of a struck letter, or of its tone, lies no further from the line."""
MOST = 0.6
"""Share of the ink of a row's cells from which on the whole row is struck."""
PAPER = 255


@dataclass(frozen=True, slots=True)
class StruckOut:
    """A picture without its struck words.

    Attributes:
        grey: the picture with them painted over.
        boxes: where the struck words were, in dots.
    """

    grey: Grey
    boxes: tuple[Box, ...]


def strikes_of(ink: Grey, dpi: float) -> list[Box]:
    """The lines that strike words, in dots."""
    mm = dpi / 25.4
    level = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, int(SHORTEST * mm)), np.uint8))
    found = _boxes(np.asarray(level, np.uint8))
    lines = [
        Box(x, y, x + w, y + h)
        for x, y, w, h in found
        if h <= THICKEST * mm and _strikes(ink, x, y, w, h, mm)
    ]
    drawings = _drawings(ink, mm) if lines else []
    return [line for line in lines if not any(_is_part(line, d, RIM * mm) for d in drawings)]


def _boxes(level: Grey) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of each piece of ink that stands in few rows of a picture."""
    filled = np.flatnonzero(level.any(axis=1))
    below = filled + 1  # a white row stays between two pieces
    rows = np.union1d(filled, below[below < level.shape[0]])
    if not rows.size:
        return []
    stats = pieces_of(np.ascontiguousarray(level[rows])).stats[1:]
    return [(int(x), int(rows[y]), int(w), int(h)) for x, y, w, h in stats[:, :4]]


def _drawings(ink: Grey, mm: float) -> list[Box]:
    """The boxes of seals and signatures, in dots."""
    across, down = ((1, int(STRAIGHT * mm)), (int(STRAIGHT * mm), 1))
    drawn = [cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(size, np.uint8)) for size in (across, down)]
    left = np.where(np.maximum(*drawn) > 0, 0, ink).astype(np.uint8)
    stats = cv2.connectedComponentsWithStats(left, connectivity=8)[2]
    least, most = (size * mm for size in DRAWING)
    boxes = [tuple(int(v) for v in stat[:4]) for stat in stats[1:]]
    return [Box(x, y, x + w, y + h) for x, y, w, h in boxes if least <= min(w, h) and max(w, h) <= most]


def _is_part(line: Box, drawing: Box, rim: float) -> bool:
    """Whether a line lies within a drawing."""
    return (
        drawing.x0 - rim <= line.x0
        and line.x1 <= drawing.x1 + rim
        and drawing.top - rim <= line.top
        and line.bottom <= drawing.bottom + rim
    )


def _strikes(ink: Grey, x: int, y: int, w: int, h: int, mm: float) -> bool:
    near = int(NEAR * mm)
    if y <= near or y + h + near >= ink.shape[0]:
        return False
    above, below = _any(ink[y - 3 : y - 1, x : x + w]), _any(ink[y + h + 1 : y + h + 3, x : x + w])
    crossed, clear = float((above & below).mean()), float((~above & ~below).mean())
    if not (CROSSED[0] <= crossed <= CROSSED[1] and CLEAR[0] <= clear <= CLEAR[1]):
        return False
    over, under = _any(ink[y - near : y - 1, x : x + w]), _any(ink[y + h + 1 : y + h + near, x : x + w])
    return min(float(over.mean()), float(under.mean())) >= LETTERED


def _any(part: Grey) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """For each column of a piece whether it holds ink."""
    return np.asarray(part.max(axis=0) > 0)


def without_lines(grey: Grey, lines: Sequence[Box]) -> Grey:
    """The picture with the lines painted over; letters that cross them stay, with a gap."""
    plain = grey.copy()
    for line in lines:
        plain[int(line.top) : int(line.bottom) + 1, int(line.x0) : int(line.x1)] = PAPER
    return plain


def without_struck(
    grey: Grey, lines: Sequence[Box], cells: Sequence[Box], rules: Grey, dpi: float
) -> StruckOut:
    """Takes out what lines strike.

    Args:
        grey: the picture with the lines that strike painted over already (:func:`without_lines`).
        lines: these lines.
        cells: the cells of tables, in dots.
        rules: mask of the drawn lines of tables, which are no letters.
    """
    ink = ink_of(grey)
    ink[rules > 0] = 0
    count, labels, stats, centres = cv2.connectedComponentsWithStats(ink, connectivity=8)
    middle_x, middle_y = centres[:, 0], centres[:, 1]
    mm = dpi / 25.4
    dead = np.zeros(count, dtype=bool)
    for line in lines:
        y = (line.top + line.bottom) / 2
        beside = (middle_x >= line.x0 - ASIDE * mm) & (middle_x <= line.x1 + ASIDE * mm)
        dead |= beside & (middle_y >= y - UP * mm) & (middle_y <= y + DOWN * mm)
    dead[0] = False
    area = stats[:, cv2.CC_STAT_AREA]
    for row in _rows(cells):
        inside = np.zeros(count, dtype=bool)
        for cell in row:
            inside |= (
                (middle_x > cell.x0) & (middle_x < cell.x1) & (middle_y > cell.top) & (middle_y < cell.bottom)
            )
        inside[0] = False
        if area[inside & dead].sum() >= MOST * max(int(area[inside].sum()), 1):
            dead |= inside
    plain = grey.copy()
    thick = cv2.dilate(np.where(dead, 255, 0).astype(np.uint8)[labels], np.ones((3, 3), np.uint8))
    plain[(thick > 0) & (rules == 0)] = PAPER
    return StruckOut(
        plain, tuple(_around(line, np.asarray(stats[dead], dtype=np.int32), mm) for line in lines)
    )


def _rows(cells: Sequence[Box]) -> list[list[Box]]:
    """The cells of each row: those of one top and one foot."""
    rows: dict[tuple[int, int], list[Box]] = {}
    for cell in cells:
        rows.setdefault((round(cell.top / 8), round(cell.bottom / 8)), []).append(cell)
    return [row for row in rows.values() if len(row) > 1]


def _around(line: Box, dead: np.ndarray[tuple[int, ...], np.dtype[np.int32]], mm: float) -> Box:
    """The box of the words that a line strikes."""
    y = (line.top + line.bottom) / 2
    top = [int(s[cv2.CC_STAT_TOP]) for s in dead if _by(s, line, y, mm)]
    foot = [int(s[cv2.CC_STAT_TOP] + s[cv2.CC_STAT_HEIGHT]) for s in dead if _by(s, line, y, mm)]
    return Box(line.x0, min([*top, line.top]), line.x1, max([*foot, line.bottom]))


def _by(stat: np.ndarray[tuple[int, ...], np.dtype[np.int32]], line: Box, y: float, mm: float) -> bool:
    middle = float(stat[cv2.CC_STAT_TOP] + stat[cv2.CC_STAT_HEIGHT] / 2)
    across = float(stat[cv2.CC_STAT_LEFT] + stat[cv2.CC_STAT_WIDTH] / 2)
    return line.x0 <= across <= line.x1 and y - UP * mm <= middle <= y + DOWN * mm
