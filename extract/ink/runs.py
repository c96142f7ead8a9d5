"""Long thin runs of ink across a picture, the pieces of which drawn lines are made.

Sure pieces (seeds) are found by opening the ink with a long thin brush. Where a line is faint or broken,
seeds are joined over its gaps. Lines down the page are found in the picture turned by 90 degrees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.ink.pieces import pieces_of
from extract.model import Box

DPI = 150.0
"""Dots an inch at which drawn lines are looked for."""
GAP = 1.5
"""Millimetres of a line that may be missing between two sure pieces."""
THICKEST = 1.2
"""Millimetres: a thicker run of ink is a bar or a picture."""
MEETS = 1.8
"""Millimetres from its end within which a line meets another one: a little more than :data:`GAP`."""

Ink = npt.NDArray[np.uint8]
"""Rows by columns of dots at :data:`DPI`: 1 where there is ink, else 0."""


@dataclass(frozen=True, slots=True)
class Run:
    """A long thin run of ink across.

    Attributes:
        box: the run as a level line, in dots.
        dots: which dots of the rectangle round it are its own; ``x`` and ``y`` are the rectangle's first
            column and row.
        filled: for each column of the rectangle whether there is ink (False: a gap that was bridged).
    """

    box: Box
    dots: npt.NDArray[np.bool_]
    x: int
    y: int
    filled: npt.NDArray[np.bool_]

    @property
    def middle(self) -> float:
        return (self.box.top + self.box.bottom) / 2

    @property
    def thickness(self) -> float:
        """In dots, without the one dot by which runs are thickened."""
        return float(self.dots.sum()) / self.box.width - 1.0


def seeds_of(ink: Ink, length: float) -> Ink:
    """The sure pieces of runs across: those of ``length`` millimetres at least."""
    # A line that is slightly askew steps from row to row; thickened by one dot it stays one run.
    thick = cv2.dilate(ink, np.ones((2, 1), np.uint8))
    return np.asarray(cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, dots_of(length)), np.uint8)))


def runs_of(seeds: Ink, gap: float = GAP) -> list[Run]:
    """Long thin runs across: sure pieces, joined where less than ``gap`` millimetres on either side are
    missing."""
    runs: list[Run] = []
    rows = _rows_with_seeds(seeds)
    if not rows.size:
        return runs
    sure = seeds[rows]  # where there are no seeds there is nothing to bridge
    part = cv2.morphologyEx(sure, cv2.MORPH_CLOSE, np.ones((1, dots_of(gap) * 2 + 1), np.uint8))
    pieces = pieces_of(np.asarray(part, dtype=np.uint8))
    for label in range(1, len(pieces.stats)):
        x, y, w, h, area = (int(v) for v in pieces.stats[label])
        if area / w > dots_of(THICKEST) + 1:
            continue
        piece = pieces.labels[y : y + h, x : x + w] == label
        filled = ((sure[y : y + h, x : x + w] > 0) & piece).any(axis=0)
        top = int(rows[y])  # the rows of a piece follow each other
        runs.append(Run(_levelled(piece, x, top, w, h), piece, x, top, filled))
    return runs


def _rows_with_seeds(seeds: Ink) -> npt.NDArray[np.int64]:
    """The rows that hold seeds, and between those that do not follow each other one or two that hold none.

    Rows are kept two by two: pieces are numbered in the order of pairs of rows.
    """
    filled = np.flatnonzero(seeds.any(axis=1))
    if not filled.size:
        return filled
    head, last = int(filled[0]), int(filled[-1])
    pairs = np.unique((filled - head) // 2)
    pairs = np.union1d(pairs, pairs + 1)
    rows: npt.NDArray[np.int64] = head + np.union1d(2 * pairs, 2 * pairs + 1)
    return rows[rows <= last]


def _levelled(piece: npt.NDArray[np.bool_], x: int, y: int, w: int, h: int) -> Box:
    """The box of a run as a level line: at the middle of its ink and of its mean thickness."""
    rows = piece.sum(axis=1)
    middle = y + float((rows * np.arange(h)).sum() / max(1, rows.sum()))
    half = max(0.5, (float(rows.sum()) / w - 1.0) / 2.0)
    return Box(float(x), middle - half, float(x + w), middle + half)


def drawn(runs: Sequence[Run], ink: Ink) -> tuple[list[Box], Ink]:
    """The boxes of runs, and the mask (1) of their dots."""
    mask = np.zeros_like(ink)
    for run in runs:
        h, w = run.dots.shape
        mask[run.y : run.y + h, run.x : run.x + w][run.dots] = 1
    return [run.box for run in runs], mask


def longest(filled: npt.NDArray[np.bool_]) -> int:
    """The length of the longest stretch that is filled throughout."""
    steps = np.flatnonzero(np.diff(np.concatenate(([0], filled.astype(np.int8), [0]))))
    return int((steps[1::2] - steps[::2]).max(initial=0))


def meets(across: Box, down: Box) -> bool:
    """Whether a line across and a line down touch or cross."""
    reach = dots_of(MEETS)
    x, y = (down.x0 + down.x1) / 2, (across.top + across.bottom) / 2
    return across.x0 - reach <= x <= across.x1 + reach and down.top - reach <= y <= down.bottom + reach


def dots_of(millimetres: float) -> int:
    """A length in dots at :data:`DPI`."""
    return round(millimetres * DPI / 25.4)


def flipped(box: Box) -> Box:
    """The box in the picture turned so that what ran down lies across."""
    return Box(box.top, box.x0, box.bottom, box.x1)
