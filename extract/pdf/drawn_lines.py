"""Drawn lines of a PDF page, from its path objects.

Word processors draw a rule as a filled rectangle half a point thin, drawing programs as a stroked line,
others a whole grid in one path. All become :class:`extract.model.Rule`. White strips, with which cells are
painted over, and large fills, which shade cells, are no rules. Form XObjects are followed.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2.raw as pdfium

from extract.errors import TooBig
from extract.model import Box, ImageBox, Rule
from extract.pdf.frame import Frame

THIN = 3.0
"""Points: a filled shape no thicker than this is a drawn line."""
THICK = 6.5
"""Points: a shape thicker than :data:`THIN` is a line up to here if it is :data:`SLENDER`."""
SLENDER = 20.0
"""A slender shape is so many times longer than thick."""
SHORTEST = 0.2
"""Points: shapes smaller than this in both directions draw nothing."""
WHITE = 245
"""Red, green and blue (0 to 255) all at least this: paper white, which hides rather than draws."""
LIGHT = 150
"""Red, green and blue all at least this: a light grey."""
HALF = 128
"""Opacity (0 to 255) up to which a colour is half transparent."""
SLANT = 0.6
"""Points: a segment that deviates less than this from an axis is straight."""
MOST_OBJECTS = 200_000
"""Texts, paths and pictures of a page.

The fullest page of 27 real files has 2,781; a million take minutes.
"""
_DEPTH = 4
_COLOUR = (ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint(), ctypes.c_uint())

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Drawn:
    """What is drawn on a page.

    Attributes:
        rules: drawn lines.
        images: places of images.
        shades: areas filled with a colour other than white.
        white, faint: addresses of the text objects in white, and of those in a light colour.
    """

    rules: list[Rule]
    images: list[ImageBox]
    shades: list[Box]
    white: set[int]
    faint: set[int] = field(default_factory=set)


def drawn_on(page: object, frame: Frame) -> Drawn:
    """Rules and images of a page, in page coordinates as seen.

    Raises:
        TooBig: more is drawn than :data:`MOST_OBJECTS`.
    """
    found = Drawn([], [], [], set())
    for kind, obj, matrix in _objects(page):
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            found.rules.extend(_rules_of(obj, matrix, frame, found.shades))
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            if not is_visible(obj, pdfium.FPDFPageObj_GetFillColor):
                found.white.add(address_of(obj))
            elif is_faint():
                found.faint.add(address_of(obj))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = _on_page(_bounds(obj), matrix, frame)
            if min(box.width, box.height) <= THIN < max(box.width, box.height):
                found.rules.append(Rule(box))
            else:
                found.images.append(ImageBox(box))
    return found


def _objects(page: object) -> Iterator[tuple[int, object, Matrix]]:
    if pdfium.FPDFPage_CountObjects(page) > MOST_OBJECTS:
        raise TooBig(f"it draws more than {MOST_OBJECTS:,} lines, letters and pictures")
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        obj = pdfium.FPDFPage_GetObject(page, index)
        yield from _with_parts(obj, IDENTITY, _DEPTH)


def _with_parts(obj: object, matrix: Matrix, depth: int) -> Iterator[tuple[int, object, Matrix]]:
    kind = pdfium.FPDFPageObj_GetType(obj)
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        yield kind, obj, matrix
    elif depth > 0:
        inner = _times(_matrix(obj), matrix)
        for index in range(pdfium.FPDFFormObj_CountObjects(obj)):
            yield from _with_parts(pdfium.FPDFFormObj_GetObject(obj, index), inner, depth - 1)


def _rules_of(obj: object, matrix: Matrix, frame: Frame, shades: list[Box]) -> Iterator[Rule]:
    filled, stroked = _draw_mode(obj)
    if stroked and not is_visible(obj, pdfium.FPDFPageObj_GetStrokeColor):
        stroked = False
    if filled and not is_visible(obj, pdfium.FPDFPageObj_GetFillColor):
        filled = False
    if not (filled or stroked):
        return
    box = _on_page(_bounds(obj), matrix, frame)
    if _is_line(box):
        if max(box.width, box.height) > SHORTEST:
            yield Rule(box)
        return
    if filled:
        shades.append(box)
    if not stroked and pdfium.FPDFPath_CountSegments(obj) <= 5:
        return  # a shaded area
    inner = _times(_matrix(obj), matrix)
    for outline in _outlines(obj, inner):
        yield from _stroked(outline, frame) if stroked else _thin_part(outline, frame)


def _is_line(box: Box) -> bool:
    across, along = sorted((box.width, box.height))
    return across <= THIN or (across <= THICK and along >= SLENDER * across)


def _stroked(outline: list[tuple[float, float]], frame: Frame) -> Iterator[Rule]:
    for (ax, ay), (bx, by) in pairwise(outline):
        if abs(ax - bx) <= SLANT or abs(ay - by) <= SLANT:
            box = Box(*frame.on_page(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))
            if max(box.width, box.height) > SHORTEST:
                yield Rule(box)


def _thin_part(outline: list[tuple[float, float]], frame: Frame) -> Iterator[Rule]:
    if len(outline) < 2:
        return
    xs, ys = [p[0] for p in outline], [p[1] for p in outline]
    box = Box(*frame.on_page(min(xs), min(ys), max(xs), max(ys)))
    if min(box.width, box.height) <= THIN and max(box.width, box.height) > SHORTEST:
        yield Rule(box)


def _outlines(obj: object, matrix: Matrix) -> list[list[tuple[float, float]]]:
    """The path's parts as point lists; closed parts end where they began; curves are left out."""
    outlines: list[list[tuple[float, float]]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFPath_CountSegments(obj)):
        segment = pdfium.FPDFPath_GetPathSegment(obj, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        point = _apply(matrix, x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or kind == pdfium.FPDF_SEGMENT_BEZIERTO or not outlines:
            outlines.append([point])
        else:
            outlines[-1].append(point)
        if pdfium.FPDFPathSegment_GetClose(segment) and outlines[-1][0] != outlines[-1][-1]:
            outlines[-1].append(outlines[-1][0])
    return outlines


def _draw_mode(obj: object) -> tuple[bool, bool]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(obj, fill, stroke)
    return fill.value != 0, stroke.value != 0


def is_visible(obj: object, colour_of: object) -> bool:
    """Whether what is drawn in this colour shows on white paper."""
    r, g, b, a = _COLOUR
    if not colour_of(obj, r, g, b, a):  # type: ignore[operator]
        return True
    return a.value > 0 and min(r.value, g.value, b.value) < WHITE


def is_faint() -> bool:
    """Whether the colour that :func:`is_visible` looked at last is light, or lets most of the paper through."""
    r, g, b, a = _COLOUR
    return a.value <= HALF or (r.value >= LIGHT and g.value >= LIGHT and b.value >= LIGHT)


def address_of(pointer: object) -> int:
    """Where a pdfium object lies in memory: its identity while the page is open; 0 for none."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _bounds(obj: object) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(obj, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _on_page(bounds: tuple[float, float, float, float], matrix: Matrix, frame: Frame) -> Box:
    if matrix is not IDENTITY:
        corners = [_apply(matrix, x, y) for x in bounds[::2] for y in bounds[1::2]]
        xs, ys = [p[0] for p in corners], [p[1] for p in corners]
        bounds = (min(xs), min(ys), max(xs), max(ys))
    return Box(*frame.on_page(*bounds))


def _matrix(obj: object) -> Matrix:
    m = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(obj, m)
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]
