"""A page as a picture: rendered, turned upright, straightened.

The picture is grey, dark on white. Seals in red ink and bright markers are dropped where there is colour
(:mod:`extract.ink.colours`). :class:`Picture` keeps how the picture was turned, so that a dot can be found again on the page as
printed.
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

from extract.ink.colours import grey_of
from extract.pdf.opening import open_pdf

Grey = npt.NDArray[np.uint8]
"""Rows by columns of dots, 0 black to 255 white (or a mask: 255 where something is, else 0)."""

POINT = 72.0
"""Points an inch."""
NATIVE_DPI = (110.0, 420.0)
"""Dots an inch between which a page is rendered as it was scanned; else at the resolution asked for."""
LOWEST = 0.85
"""A resolution from this multiple of the one asked for is left as it is."""
HIGHEST = 1.2
"""The same, up to this multiple."""
MOST_SKEW = 5.0
"""Degrees: a page is not more askew than this."""
LEAST_SKEW = 0.04
"""Degrees below which turning would blur the letters more than it helps."""
FEWEST_DOTS = 200
"""Dots of ink: a page with fewer does not show how it lies."""
SIDEWAYS = 0.8
"""The pieces left by closing gaps down the page, as a share of those left by closing them across.

Below this share the text runs down the page. Measured: upright pages 1.5 to 2.7, sideways ones 0.4.
"""
WHITE = 250
"""A dot brighter than this is paper."""
MOST_DOTS = 150_000_000
"""Dots of a picture at most: those of A0 at 300 dpi. A larger page is rendered more coarsely."""
_CLOCKWISE = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
"""How a picture is turned whose text reads in a direction (degrees counter-clockwise)."""
FEW_PIECES = 80
"""A page with fewer pieces of ink has too little text to show its direction."""


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
    """The page (1-based) as a grey picture, at the resolution of its scan where that lies within
    ``NATIVE_DPI``."""
    opened = open_pdf(path)
    try:
        page = opened.pdf[number - 1]
        native, coloured = _scanned_at(page)
        used = native if native and NATIVE_DPI[0] <= native <= NATIVE_DPI[1] else dpi
        used = min(used, POINT * math.sqrt(MOST_DOTS / max(page.get_width() * page.get_height(), 1.0)))
        bitmap = page.render(scale=used / POINT, grayscale=not coloured)
        return Picture(grey_of(bitmap.to_numpy(), used), used)
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
    """The picture turned so that text of ``direction`` (degrees counter-clockwise) reads from left to
    right."""
    if direction % 360 == 0:
        return picture
    grey = np.asarray(cv2.rotate(picture.grey, _CLOCKWISE[direction % 360]), dtype=np.uint8)
    return replace(picture, grey=grey, turned=(picture.turned + direction) % 360)


def straightened(picture: Picture, dpi: float) -> Picture:
    """The picture with its text lines level; where its resolution is far from ``dpi``, it is changed in the
    same step."""
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
    left, top, right, bottom = _part_with_ink(picture.grey, matrix, (width, height))
    if left < right and top < bottom:
        matrix[:, 2] -= (left, top)
        grey[top:bottom, left:right] = cv2.warpAffine(
            picture.grey,
            matrix,
            (right - left, bottom - top),
            flags=cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=255,
        )
    return replace(picture, grey=grey, dpi=dpi, skew=-angle)


def _part_with_ink(
    grey: Grey, matrix: npt.NDArray[np.float64], size: tuple[int, int]
) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is not white, after a turn. The white margins need not be turned."""
    x, y, w, h = cv2.boundingRect(cv2.threshold(grey, WHITE, 255, cv2.THRESH_BINARY_INV)[1])
    corners = np.array([(x, y, 1), (x + w, y, 1), (x, y + h, 1), (x + w, y + h, 1)]) @ matrix.T
    left, top = np.floor(corners.min(axis=0)).astype(int) - 2
    right, bottom = np.ceil(corners.max(axis=0)).astype(int) + 2
    return max(0, left), max(0, top), min(size[0], right), min(size[1], bottom)


def _coarser(picture: Picture, dpi: float) -> Picture:
    """A picture of much higher resolution reduced to ``dpi``.

    Each dot counts here; turning would only take samples.
    """
    if picture.dpi < 1.05 * dpi:
        return picture
    share = dpi / picture.dpi
    grey = cv2.resize(picture.grey, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    return replace(picture, grey=np.asarray(grey, dtype=np.uint8), dpi=dpi)


def skew_of(picture: Picture) -> float:
    """Degrees counter-clockwise by which the picture must be turned for its lines to be level."""
    small = reduced(picture.grey, picture.dpi, 100.0)
    dots = np.flatnonzero(small < 128)
    if len(dots) < FEWEST_DOTS:
        return 0.0
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


def transposed(grey: Grey) -> Grey:
    """The picture with rows for columns. (NumPy takes five times as long to copy it.)"""
    return np.asarray(cv2.transpose(grey), dtype=np.uint8)


def reduced(grey: Grey, dpi: float, wanted: float) -> Grey:
    """The picture at ``wanted`` dots an inch, or as it is where it has fewer."""
    while dpi >= 2 * wanted:
        # Halving is quick; only the last step is by another factor.
        grey = np.asarray(cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
        dpi /= 2
    share = min(1.0, wanted / dpi)
    if share > 0.99:
        return grey
    return np.asarray(cv2.resize(grey, None, fx=share, fy=share, interpolation=cv2.INTER_AREA), np.uint8)


def sideways_of(picture: Picture) -> bool:
    """Whether lines of text run up or down the picture rather than across it.

    Letters stand nearer to each other along a line than lines do: closing small gaps along the lines leaves
    far fewer pieces than closing them across. Drawn lines are taken out first: tables have them in both
    directions.
    """
    small = reduced(picture.grey, picture.dpi, 100.0)
    ink = (small < 150).astype(np.uint8)
    for shape in ((1, 51), (51, 1)):
        rules = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones(shape, np.uint8))
        ink = np.asarray(cv2.subtract(ink, cv2.dilate(rules, np.ones((3, 3), np.uint8))), dtype=np.uint8)
    across, down = (
        cv2.connectedComponents(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones(shape, np.uint8)))[0]
        for shape in ((1, 5), (5, 1))
    )
    return bool(across > FEW_PIECES and down < SIDEWAYS * across)
