"""Drawn lines of a PDF page, from its path objects.

Word processors draw a rule as a filled rectangle half a point thin, drawing programs as a stroked line,
others a whole grid in one path. All become :class:`extract.model.Rule`. White strips, with which cells are
painted over, and large fills, which shade cells, are no rules. Form XObjects are followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2.raw as pdfium

from extract.errors import TooBig
from extract.model import Box, ImageBox, Rule
from extract.pdf.by_address import (
    Colour,
    Matrix,
    address_of,
    bounds_of,
    closes,
    draw_mode,
    fill_of,
    kind_of,
    kind_of_segment,
    matrix_of,
    n_objects,
    n_parts,
    n_segments,
    object_at,
    part_at,
    point_of,
    segment_at,
    stroke_of,
)
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
            colour = fill_of(obj)
            if not _is_visible(colour):
                found.white.add(obj)
            elif colour is not None and _is_faint(colour):
                found.faint.add(obj)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            box = _on_page(bounds_of(obj), matrix, frame)
            if min(box.width, box.height) <= THIN < max(box.width, box.height):
                found.rules.append(Rule(box))
            else:
                found.images.append(ImageBox(box))
    return found


def _objects(page: object) -> Iterator[tuple[int, int, Matrix]]:
    """The objects of a page by kind and address; those of forms with the matrix of their form."""
    at = address_of(page)
    count = n_objects(at) or 0
    if count > MOST_OBJECTS:
        raise TooBig(f"it draws more than {MOST_OBJECTS:,} lines, letters and pictures")
    for index in range(count):
        obj = object_at(at, index) or 0
        kind = kind_of(obj) or 0
        if kind == pdfium.FPDF_PAGEOBJ_FORM:
            yield from _parts(obj, IDENTITY, _DEPTH)
        else:
            yield kind, obj, IDENTITY


def _parts(form: int, matrix: Matrix, depth: int) -> Iterator[tuple[int, int, Matrix]]:
    """What a form draws, forms within it followed so deep."""
    inner = _times(matrix_of(form), matrix)
    for index in range(n_parts(form) or 0):
        obj = part_at(form, index) or 0
        kind = kind_of(obj) or 0
        if kind != pdfium.FPDF_PAGEOBJ_FORM:
            yield kind, obj, inner
        elif depth > 1:
            yield from _parts(obj, inner, depth - 1)


def _rules_of(obj: int, matrix: Matrix, frame: Frame, shades: list[Box]) -> Iterator[Rule]:
    filled, stroked = draw_mode(obj)
    if stroked and not _is_visible(stroke_of(obj)):
        stroked = False
    if filled and not _is_visible(fill_of(obj)):
        filled = False
    if not (filled or stroked):
        return
    box = _on_page(bounds_of(obj), matrix, frame)
    if _is_line(box):
        if max(box.width, box.height) > SHORTEST:
            yield Rule(box)
        return
    if filled:
        shades.append(box)
    if not stroked and (n_segments(obj) or 0) <= 5:
        return  # a shaded area
    inner = _times(matrix_of(obj), matrix)
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


def _outlines(obj: int, matrix: Matrix) -> list[list[tuple[float, float]]]:
    """The path's parts as point lists; closed parts end where they began; curves are left out."""
    outlines: list[list[tuple[float, float]]] = []
    for index in range(n_segments(obj) or 0):
        segment = segment_at(obj, index) or 0
        kind = kind_of_segment(segment)
        given = point_of(segment)
        if given is None:
            continue
        point = _apply(matrix, *given)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or kind == pdfium.FPDF_SEGMENT_BEZIERTO or not outlines:
            outlines.append([point])
        else:
            outlines[-1].append(point)
        if closes(segment) and outlines[-1][0] != outlines[-1][-1]:
            outlines[-1].append(outlines[-1][0])
    return outlines


def _is_visible(colour: Colour | None) -> bool:
    """Whether what is drawn in this colour shows on white paper; where it is not known, it does."""
    if colour is None:
        return True
    red, green, blue, opacity = colour
    return opacity > 0 and min(red, green, blue) < WHITE


def _is_faint(colour: Colour) -> bool:
    """Whether the colour is light, or lets most of the paper through."""
    red, green, blue, opacity = colour
    return opacity <= HALF or (red >= LIGHT and green >= LIGHT and blue >= LIGHT)


def _on_page(bounds: tuple[float, float, float, float], matrix: Matrix, frame: Frame) -> Box:
    if matrix is not IDENTITY:
        corners = [_apply(matrix, x, y) for x in bounds[::2] for y in bounds[1::2]]
        xs, ys = [p[0] for p in corners], [p[1] for p in corners]
        bounds = (min(xs), min(ys), max(xs), max(ys))
    return Box(*frame.on_page(*bounds))


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]
