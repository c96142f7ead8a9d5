"""The ink of a picture: which dots are ink, and the connected pieces they make (a letter, a dot, a seal)."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.ink.picture import Grey, reduced

PAPER = 0.82
"""Share of the paper's brightness below which a dot is ink."""
GRAIN = 0.27
"""Millimetres: a mark smaller than this in both directions is dirt. No dot and no tone is as small."""
SOLID = 0.5
"""Millimetres: the shortest mark that can stand alone (a hyphen)."""
BLOT = 9.0
"""Millimetres: connected ink larger than this in both directions is no letter."""
LIGHT_PAPER = 250.0
"""Mean brightness of the paper from which it is white everywhere and needs no levelling."""


def level_paper(grey: Grey, dpi: float) -> Grey:
    """The picture with shading, zebra rows and yellowed paper divided out; one in pure black and white as it
    is."""
    small = reduced(grey, dpi, 37.5)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    if float(paper.mean()) > LIGHT_PAPER:
        return grey
    paper = cv2.medianBlur(paper, 9)
    full = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(full, 40), scale=255), dtype=np.uint8)


def ink_of(grey: Grey) -> Grey:
    """The mask of ink (255 where there is some) of a picture with level paper."""
    found, ink = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    split = min(max(found, 96.0), 255.0 * PAPER)
    if split != found:
        ink = cv2.threshold(grey, split, 255, cv2.THRESH_BINARY_INV)[1]
    return np.asarray(ink, dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The connected pieces of a picture's ink: for each dot its piece, and the size of each piece (the first is the
    paper, whose size says nothing)."""

    labels: npt.NDArray[np.int32]
    stats: npt.NDArray[np.int32]


def pieces_of(ink: Grey) -> Pieces:
    """The pieces of the ink, touching at their corners too."""
    height, width = ink.shape
    if height % 2 or width % 2:  # OpenCV takes twice as long for an odd number of rows or columns
        even = cv2.copyMakeBorder(ink, 0, height % 2, 0, width % 2, cv2.BORDER_CONSTANT, value=0)
        ink = np.asarray(even, dtype=np.uint8)
    # CCL_GRANA is the algorithm of OpenCV that also measures the pieces quickly.
    _, labels, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(ink, 8, cv2.CV_32S, cv2.CCL_GRANA)
    return Pieces(np.asarray(labels[:height, :width], dtype=np.int32), np.asarray(stats, dtype=np.int32))


def large_pieces(pieces: Pieces, dpi: float) -> list[int]:
    """The labels of pieces that are larger than a letter in both directions."""
    smaller = np.minimum(pieces.stats[:, cv2.CC_STAT_WIDTH], pieces.stats[:, cv2.CC_STAT_HEIGHT])
    large: list[int] = np.flatnonzero(smaller > BLOT * dpi / 25.4).tolist()
    return [label for label in large if label > 0]


def solid_of(pieces: Pieces, dpi: float) -> Grey:
    """The ink without marks as small as a dot and without blots.

    Where nothing of it is left, nothing is printed.
    """
    width, height = pieces.stats[:, cv2.CC_STAT_WIDTH], pieces.stats[:, cv2.CC_STAT_HEIGHT]
    mm = dpi / 25.4
    kept = (np.maximum(width, height) > SOLID * mm) & (np.minimum(width, height) <= BLOT * mm)
    kept[0] = False
    table = np.where(kept, 255, 0).astype(np.uint8)
    return np.asarray(np.take(table, pieces.labels), dtype=np.uint8)
