"""The cells of ruled tables in a picture: where they lie and what ink stands in them.

Lengths are in dots of the picture unless a unit is named; a function's ``mm`` is the number of dots a
millimetre.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.grid.cells import OVERSHOOT, raster_of
from extract.grid.lines import Lattice, lattices_of, lines_of
from extract.ink.picture import POINT, Grey
from extract.ink.pieces import pieces_of
from extract.model import Box, Rule, Word
from extract.scan.figure_shapes import shapes_of
from extract.scan.tesseract import RecognisedWord
from normalize.notes import Code, Note, warning

INSET = 0.3
"""Millimetres cut off at each side of a cell, where remains of the drawn line may stand."""
MARGIN = 0.7
"""Millimetres kept round the solid ink of a cell, for its dots and tones."""
HIGHEST_LINE = 6.5
"""Millimetres: ink higher than this is more than one line, even where tones and tails leave no white
between."""
LOWEST_LINE = 1.0
"""Millimetres: a stripe of ink lower than this is a mark, not a line of letters."""
LETTER = (1.4, HIGHEST_LINE)
"""Millimetres: how high a letter is, from a small one of 9 points on."""
EDGE = 0.5
"""Millimetres from a cell's edge within which ink may be the remains of its drawn line."""
LONGEST = 25.0
"""Millimetres: letters that touch make no longer piece of ink."""
SPECK = 0.75
"""Millimetres: no letter, digit or dash is as small in both directions."""
BESIDE_SHOWN = 40
"""Letters of a neighbour that a note shows."""

Area = tuple[int, int, int, int]
"""Left, top, right, bottom in dots of the whole picture."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture without its drawn lines.

    Attributes:
        grey: its dots.
        ink: its ink.
        solid: its ink without marks as small as a dot.
        dpi: dots an inch.
    """

    grey: Grey
    ink: Grey
    solid: Grey
    dpi: float


@dataclass(frozen=True, slots=True)
class PictureCell:
    """A cell of a table in the picture: its box and the words read in it, in dots of the picture."""

    box: Box
    words: tuple[RecognisedWord, ...] = ()


def picture_cells(rules: Sequence[Rule], dpi: float) -> list[PictureCell]:
    """The cells that drawn lines (in points) make; their boxes are in dots.

    They are those of ``extract.grid.on_page``.
    """
    scale = dpi / POINT
    across, down = lines_of(rules)
    cells: list[PictureCell] = []
    for lattice in lattices_of(across, down):
        raster, _ = raster_of(lattice, _in_open_sides(lattice))
        if len(raster.regions) < 2:
            continue
        for g in raster.regions:
            box = Box(raster.xs[g.c0], raster.ys[g.r0], raster.xs[g.c1], raster.ys[g.r1])
            cells.append(PictureCell(Box(*(v * scale for v in (box.x0, box.top, box.x1, box.bottom)))))
    return cells


def _in_open_sides(lattice: Lattice) -> list[Word]:
    """Empty words in place of what may be printed beyond the outermost lines of a table.

    The grid closes an open side only where a word stands. A side without print gives cells without ink, and
    nothing is read in them.
    """
    xs, ys = [v.at for v in lattice.down], [h.at for h in lattice.across]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    middle = (left + right) / 2, (top + bottom) / 2
    boxes = (
        Box(lattice.left, middle[1], left, middle[1]),
        Box(right, middle[1], lattice.right, middle[1]),
        Box(middle[0], lattice.top, middle[0], top),
        Box(middle[0], bottom, middle[0], lattice.bottom),
    )
    return [Word("", b, size=0.0) for b in boxes if max(b.width, b.height) > OVERSHOOT]


def ink_area(box: Box, solid: Grey, mm: float) -> Area | None:
    """The part of a cell in which something is printed, None where nothing is. ``mm``: dots a millimetre."""
    inset, margin = INSET * mm, MARGIN * mm
    x0, y0 = max(0, round(box.x0 + inset)), max(0, round(box.top + inset))
    x1, y1 = round(box.x1 - inset), round(box.bottom - inset)
    part = solid[y0:y1, x0:x1]
    left, top, width, height = cv2.boundingRect(part) if part.size else (0, 0, 0, 0)
    if not width:
        return None
    return (
        max(x0, round(x0 + left - margin)),
        max(y0, round(y0 + top - margin)),
        min(x1, round(x0 + left + width + margin)),
        min(y1, round(y0 + top + height + margin)),
    )


def stripes_of(ink: npt.NDArray[np.uint8], gap: float, lowest: float) -> list[tuple[int, int]]:
    """Top and bottom (exclusive) of each line of letters in the ink.

    Args:
        gap: dots of white between two lines, at least.
        lowest: dots: what is lower is no line.
    """
    found: list[tuple[int, int]] = []
    first = last = -1
    for row in np.flatnonzero(cv2.reduce(ink, 1, cv2.REDUCE_MAX)).tolist():
        if first >= 0 and row - last - 1 < gap:
            last = row
            continue
        if first >= 0:
            found.append((first, last + 1))
        first = last = row
    if first >= 0:
        found.append((first, last + 1))
    return [(top, bottom) for top, bottom in found if bottom - top >= lowest]


def only_specks(solid: Grey, mm: float) -> bool:
    """Whether all ink is too small to be a letter or a dash: a letter that was read in it is an error."""
    return all(max(w, h) < SPECK * mm for _, _, w, h, _ in pieces_of(solid).stats[1:].tolist())


def holds_letters(cell: PictureCell, sheet: Sheet) -> bool:
    """Whether ink as high as letters stands in a cell, away from its edges (where remains of its lines may
    be)."""
    mm = sheet.dpi / 25.4
    b, inset = cell.box, INSET * mm
    x0, y0 = max(0, round(b.x0 + inset)), max(0, round(b.top + inset))
    part = sheet.solid[y0 : round(b.bottom - inset), x0 : round(b.x1 - inset)]
    if part.size == 0:
        return False
    height, width = part.shape
    edge = (EDGE - INSET) * mm
    return any(
        LETTER[0] * mm <= h <= LETTER[1] * mm
        and w <= LONGEST * mm
        and min(x, y) >= edge
        and x + w <= width - edge
        and y + h <= height - edge
        for x, y, w, h, _ in pieces_of(part).stats[1:].tolist()
    )


def shapes_in(cell: PictureCell, sheet: Sheet) -> str:
    """The shapes in the ink of a cell, see :mod:`extract.scan.figure_shapes`; empty where nothing is
    printed."""
    area = ink_area(cell.box, sheet.solid, sheet.dpi / 25.4)
    if area is None:
        return ""
    left, top, right, bottom = area
    return shapes_of(sheet.ink[top:bottom, left:right], sheet.dpi)


def unread_cells(
    cells: Sequence[PictureCell], sheet: Sheet, is_crossed: Callable[[Box], bool] = lambda _: False
) -> list[PictureCell]:
    """The cells in which something is printed and no word was read.

    Args:
        is_crossed: whether a streak was taken out of a box; what it left of a letter may be in pieces.
    """
    return [
        f
        for f in cells
        if not f.words and (holds_letters(f, sheet) or (is_crossed(f.box) and _holds_pieces(f, sheet)))
    ]


def _holds_pieces(cell: PictureCell, sheet: Sheet) -> bool:
    """Whether ink stands in a cell that is more than specks."""
    mm = sheet.dpi / 25.4
    area = ink_area(cell.box, sheet.solid, mm)
    if area is None:
        return False
    left, top, right, bottom = area
    return not only_specks(sheet.solid[top:bottom, left:right], mm)


def unread_notes(
    unread: Sequence[PictureCell], cells: Sequence[PictureCell], sheet: Sheet
) -> tuple[Note, ...]:
    """For each cell that was not read (:func:`unread_cells`) a note that says where it lies."""
    return tuple(
        warning(
            Code.OCR_LOW_CONFIDENCE,
            f"Something is printed in a cell of a table and was not read: {_where(f, cells, sheet)}.",
        )
        for f in unread
    )


def _where(cell: PictureCell, cells: Sequence[PictureCell], sheet: Sheet) -> str:
    """The place of a cell: millimetres, and the beginning of the fullest cell of its row."""
    mm = sheet.dpi / 25.4
    middle = (cell.box.top + cell.box.bottom) / 2
    row = (" ".join(w.text for w in f.words) for f in cells if f.box.top < middle < f.box.bottom)
    beside = max(row, key=len, default="")
    place = f"{cell.box.x0 / mm:.0f} mm from the left, {cell.box.top / mm:.0f} mm from the top"
    return f"{place}, in the row of “{beside[:BESIDE_SHOWN]}”" if beside else place


def without_cells(grey: Grey, cells: Sequence[PictureCell]) -> Grey:
    """The picture with the cells painted white."""
    rest = grey.copy() if cells else grey
    for cell in cells:
        b = cell.box
        rest[max(0, round(b.top) - 2) : round(b.bottom) + 2, max(0, round(b.x0) - 2) : round(b.x1) + 2] = 255
    return rest
