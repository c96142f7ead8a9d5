"""A page as a picture made ready to be read: rendered, turned upright, straightened, cleaned.

The picture is grey, dark on white, 300 dots an inch. A seal in red ink is dropped where there is colour (the
red channel shows it white), shading is divided out, specks that touch no letter are wiped. Everything here maps
pictures to pictures; where a dot lies on the page as printed is kept in :class:`Picture`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium_api
import pypdfium2.raw as pdfium

from extract.pdf.opening import open_pdf

Grey = npt.NDArray[np.uint8]
"""Rows by columns of dots, 0 black to 255 white (or a mask, 0 and 255)."""

POINT = 72.0
"""Points an inch."""
NATIVE_DPI = (110.0, 420.0)
"""Dots an inch between which a page is rendered as it was scanned; else at the dpi asked for."""
LOWEST, HIGHEST = 0.85, 1.2
"""Resolutions between these multiples of the one asked for are left as they are."""
MOST_DOTS = 30_000
"""So many dots of ink are enough to measure skew."""
MOST_SKEW = 5.0
"""Degrees: a page is not more askew than this."""
LEAST_SKEW = 0.04
"""Degrees below which turning would blur more than it mends."""
PAPER = 0.82
"""Share of the paper's brightness below which a dot is ink."""
GRAIN = 0.27
"""Millimetres: a mark smaller than this in both directions is no dot and no tone, wherever it stands."""
TOUCHING = 0.13
"""Millimetres within which a grain is a piece of a broken letter."""
SPECK = 0.45
"""Millimetres: a mark smaller than this in both directions is a dot only beside a letter."""
NEAR = 1.2
"""Millimetres within which a small mark belongs to a letter (a dot, a tone, a full stop)."""
SOLID = 0.5
"""Millimetres: the shortest mark that can stand alone (a hyphen)."""
BLOT = 9.0
"""Millimetres: connected ink larger than this in both directions is no letter."""
SOLID_BLOT = 1.3
"""Millimetres: ink this thick in both directions is a blot or a crease, not a stroke of a letter."""
BLOT_EDGE = 0.7
"""Millimetres round the thick part of a blot that belong to it; letters that run into it stay beyond."""
SIDEWAYS = 0.8
"""Pieces left by closing gaps down the page, as a share of those left by closing across, below which the text
runs down it (measured: upright pages 1.5 to 2.7, sideways ones 0.4)."""
WHITE = 250
"""A brighter dot is paper."""
MOST_DOTS = 150_000_000
"""Dots of a picture: those of A0 at 300 dpi. A larger page is rendered more coarsely."""
FEW_PIECES = 80
"""A page with fewer pieces has too little text to say."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's picture and how it lies on the page.

    Attributes:
        grey: the dots.
        dpi: dots an inch of ``grey``.
        turned: degrees by which the content was turned upright (``extract.model.Page.turned``).
        skew: degrees by which the content was then turned clockwise about the centre to lie straight.
    """

    grey: Grey
    dpi: float
    turned: int = 0
    skew: float = 0.0

    @property
    def width(self) -> int:
        return int(self.grey.shape[1])

    @property
    def height(self) -> int:
        return int(self.grey.shape[0])


def rendered(path: Path, number: int, dpi: float) -> Picture:
    """The page (1-based) as a grey picture: at the resolution it was scanned in, where that is a sensible one."""
    opened = open_pdf(path)
    try:
        page = opened.pdf[number - 1]
        native, coloured = _scanned_at(page)
        used = native if native and NATIVE_DPI[0] <= native <= NATIVE_DPI[1] else dpi
        used = min(used, POINT * math.sqrt(MOST_DOTS / max(page.get_width() * page.get_height(), 1.0)))
        bitmap = page.render(scale=used / POINT, grayscale=not coloured)
        dots = bitmap.to_numpy()
        # Red ink is as light as paper in the red channel: seals vanish, black and blue ink stay.
        grey = dots[:, :, 2] if dots.ndim == 3 and dots.shape[2] >= 3 else dots.reshape(dots.shape[:2])
        return Picture(np.ascontiguousarray(grey), used)
    finally:
        opened.close()


def _scanned_at(page: pdfium_api.PdfPage) -> tuple[float | None, bool]:
    """Dots an inch of the page's largest image, and whether it has colour."""
    best: tuple[float, float, bool] | None = None
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = item.get_bounds()
        area = (right - left) * (top - bottom)
        across, down = item.get_px_size()
        if area <= 0 or (best is not None and area <= best[0]):
            continue
        dense = math.sqrt(across * down / area) * POINT
        best = (area, dense, item.get_metadata().bits_per_pixel > 8)
    return (best[1], best[2]) if best else (None, True)


def turned_upright(picture: Picture, direction: int) -> Picture:
    """The picture turned so that text of ``direction`` (degrees counter-clockwise) reads from left to right."""
    if direction % 360 == 0:
        return picture
    grey = np.ascontiguousarray(np.rot90(picture.grey, -(direction // 90)))
    return replace(picture, grey=grey, turned=(picture.turned + direction) % 360)


def straightened(picture: Picture, dpi: float) -> Picture:
    """The picture with its lines level, in one step with its resolution where that is far from ``dpi``."""
    angle = skew_of(picture)
    dpi = picture.dpi if LOWEST * dpi <= picture.dpi <= HIGHEST * dpi else dpi
    picture = _coarser(picture, dpi)
    scale = dpi / picture.dpi
    if abs(angle) < LEAST_SKEW:
        angle = 0.0
    if angle == 0.0 and abs(scale - 1.0) < 0.02:
        return picture
    width, height = round(picture.width * scale), round(picture.height * scale)
    middle = ((picture.width - 1) / 2, (picture.height - 1) / 2)
    matrix = np.asarray(cv2.getRotationMatrix2D(middle, angle, scale), dtype=np.float64)
    matrix[0, 2] += (width - picture.width) / 2
    matrix[1, 2] += (height - picture.height) / 2
    grey = np.full((height, width), 255, np.uint8)
    left, top, right, bottom = _seen_after(picture.grey, matrix, (width, height))
    if left < right and top < bottom:
        matrix[:, 2] -= (left, top)
        grey[top:bottom, left:right] = cv2.warpAffine(
            picture.grey, matrix, (right - left, bottom - top), flags=cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_CONSTANT, borderValue=255,
        )  # fmt: skip
    return replace(picture, grey=grey, dpi=dpi, skew=-angle)


def _seen_after(
    grey: Grey, matrix: npt.NDArray[np.float64], size: tuple[int, int]
) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is not white, after a turn; a picture's margins need no turning."""
    x, y, w, h = cv2.boundingRect(cv2.threshold(grey, WHITE, 255, cv2.THRESH_BINARY_INV)[1])
    corners = np.array([(x, y, 1), (x + w, y, 1), (x, y + h, 1), (x + w, y + h, 1)]) @ matrix.T
    left, top = np.floor(corners.min(axis=0)).astype(int) - 2
    right, bottom = np.ceil(corners.max(axis=0)).astype(int) + 2
    return max(0, left), max(0, top), min(size[0], right), min(size[1], bottom)


def _coarser(picture: Picture, dpi: float) -> Picture:
    """A picture of much higher resolution brought down to ``dpi``, every dot counting (turning only samples)."""
    if picture.dpi < 1.05 * dpi:
        return picture
    share = dpi / picture.dpi
    grey = cv2.resize(picture.grey, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    return replace(picture, grey=np.asarray(grey, dtype=np.uint8), dpi=dpi)


def skew_of(picture: Picture) -> float:
    """Degrees counter-clockwise by which the picture must be turned for its lines to be level."""
    small = _small(picture.grey, picture.dpi, 100.0)
    dots = np.flatnonzero(small < 128)
    if len(dots) < 200:
        return 0.0
    dots = dots[:: len(dots) // MOST_DOTS + 1]
    ys, xs = (part.astype(np.float32) for part in np.divmod(dots, small.shape[1]))
    best = 0.0
    for reach, step_size in ((MOST_SKEW, 0.5), (0.5, 0.1), (0.1, 0.02)):
        angles = np.arange(best - reach, best + reach + step_size / 2, step_size)
        best = float(max(angles, key=lambda a: _levelness(xs, ys, float(a))))
    return best


def _levelness(xs: npt.NDArray[np.float32], ys: npt.NDArray[np.float32], angle: float) -> float:
    """How sharply the dots fall into rows after turning counter-clockwise by ``angle`` degrees."""
    radians = math.radians(angle)
    rows = ys * math.cos(radians) - xs * math.sin(radians)
    counts = np.bincount((rows - rows.min()).astype(np.int64)).astype(np.float64)
    return float(np.sum(np.diff(counts) ** 2))


def _small(grey: Grey, dpi: float, wanted: float) -> Grey:
    """The picture at so many dots an inch, or as it is where it has fewer."""
    while dpi >= 2 * wanted:
        # By halves, which is quick; the rest in one odd step.
        grey = np.asarray(cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
        dpi /= 2
    share = min(1.0, wanted / dpi)
    if share > 0.99:
        return grey
    return np.asarray(cv2.resize(grey, None, fx=share, fy=share, interpolation=cv2.INTER_AREA), np.uint8)


def sideways_of(picture: Picture) -> bool:
    """Whether lines of text run up or down the picture rather than across it.

    Letters stand nearer to each other along a line than lines do: closing small gaps along the lines leaves far
    fewer pieces than closing them across. Long rules say nothing (tables have both), so they are taken out.
    """
    small = _small(picture.grey, picture.dpi, 100.0)
    ink = (small < 150).astype(np.uint8)
    for shape in ((1, 51), (51, 1)):
        rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        ink = np.asarray(cv2.subtract(ink, cv2.dilate(rules, np.ones((3, 3), np.uint8))), dtype=np.uint8)
    across, down = (
        cv2.connectedComponents(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones(shape, np.uint8)))[0]
        for shape in ((1, 5), (5, 1))
    )
    return bool(across > FEW_PIECES and down < SIDEWAYS * across)


def level_paper(grey: Grey, dpi: float) -> Grey:
    """Shading, zebra rows and yellowed paper divided out; a picture of black and white only is left as it is."""
    small = _small(grey, dpi, 37.5)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
    if float(paper.mean()) > 250.0:
        return grey
    paper = cv2.medianBlur(paper, 9)
    full = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(full, 40), scale=255), dtype=np.uint8)


def ink_of(grey: Grey) -> Grey:
    """The mask of ink (255 where there is some) of a picture with level paper."""
    split, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    split = min(max(split, 96.0), 255.0 * PAPER)
    return np.asarray(cv2.threshold(grey, split, 255, cv2.THRESH_BINARY_INV)[1], dtype=np.uint8)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The connected pieces of a picture's ink: for each dot its piece, and the size of each piece."""

    labels: npt.NDArray[np.int32]
    stats: npt.NDArray[np.int32]


def pieces_of(ink: Grey) -> Pieces:
    """The pieces of the ink, touching at their corners too."""
    # Of OpenCV's ways the one that also measures the pieces quickly.
    _, labels, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(ink, 8, cv2.CV_32S, cv2.CCL_GRANA)
    return Pieces(np.asarray(labels, dtype=np.int32), np.asarray(stats, dtype=np.int32))


def wiped(grey: Grey, ink: Grey, pieces: Pieces, dpi: float) -> Grey:
    """The picture without specks: grains that no dot is as small as, and small marks away from any letter."""
    mm = dpi / 25.4
    stats = pieces.stats[1:]
    largest = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    sums = np.asarray(cv2.integral(ink // 255), dtype=np.int32)
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


def large_pieces(pieces: Pieces, dpi: float) -> list[int]:
    """The labels of pieces that are larger than a letter in both directions."""
    smaller = np.minimum(pieces.stats[:, cv2.CC_STAT_WIDTH], pieces.stats[:, cv2.CC_STAT_HEIGHT])
    large: list[int] = np.flatnonzero(smaller > BLOT * dpi / 25.4).tolist()
    return [label for label in large if label > 0]


def without_blots(grey: Grey, ink: Grey, pieces: Pieces, dpi: float) -> tuple[Grey, Grey]:
    """Picture and ink without what is too large for a letter in both directions: rings of seals, emblems, blots.

    Of a blot or crease only what is thick is taken: the letters that run into it stay, as far as they can be seen.
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
    """What of a large piece is no letter: its thick parts, and all that is still too large without them."""
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


def solid_of(pieces: Pieces, dpi: float) -> Grey:
    """The ink without marks as small as a dot, and without blots: where it has none, nothing is printed."""
    width, height = pieces.stats[:, cv2.CC_STAT_WIDTH], pieces.stats[:, cv2.CC_STAT_HEIGHT]
    mm = dpi / 25.4
    kept = (np.maximum(width, height) > SOLID * mm) & (np.minimum(width, height) <= BLOT * mm)
    kept[0] = False
    table = np.where(kept, 255, 0).astype(np.uint8)
    return np.asarray(table[pieces.labels], dtype=np.uint8)
