"""Table cells read each alone: nothing runs over from the column beside, and no lone digit is lost.

The cells are those that ``extract.grids`` will find in the same rules. A cell is cut out with a white border and
read as one line or as a block, by the number of stripes its ink makes. What comes back empty although there is
ink, or doubtful although it is short, is read again in other ways; numbers with the letters of numbers only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import regex

from extract.grid_cells import raster_of
from extract.grid_lines import lattices_of, lines_of
from extract.model import Box, Rule
from extract.scan_image import POINT, Grey
from extract.scan_numbers import FIGURE, SURE, as_figure, checked, shapes_of
from extract.scan_ocr import Mode, Reader, Seen

BORDER = 1.2
"""Millimetres of white put round a cell."""
INSET = 0.3
"""Millimetres cut off at each side of a cell, where remains of the rule may stand."""
MARGIN = 0.7
"""Millimetres kept round the solid ink of a cell: its dots and tones."""
GAP_OF_LINES = 0.3
"""Millimetres of white between two stripes of ink that make them two lines."""
LOWEST_LINE = 1.0
"""Millimetres: a stripe of ink lower than this is a mark, not a line of letters."""
HIGHEST_LINE = 6.5
"""Millimetres: ink higher than this is more than one line, even where tones and tails leave no white between."""
DOUBTFUL = 0.80
"""A short cell read less surely than this is read again."""
SHORT = 14
"""Letters: a cell with no more than these is short."""
BESIDE = 0.35
"""Millimetres kept beside a figure that stands among words."""
LINE = 1.05
"""Height of the line a figure among words is cut out with, in font sizes."""
_AMONG_WORDS = regex.compile(r"(?P<figure>\d[\d.,/\-–]*\d|\d)(?P<tail>[.,;:)%]*)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture without its rules: its dots, its ink, and its ink without marks as small as a dot."""

    grey: Grey
    ink: Grey
    solid: Grey
    dpi: float


@dataclass(frozen=True, slots=True)
class Field:
    """A cell of the picture: its field in dots, and the words read in it (boxes in dots of the picture)."""

    box: Box
    words: tuple[Seen, ...] = ()


def fields_of(rules: Sequence[Rule], dpi: float) -> list[Field]:
    """The cells that the rules (in points) make, as fields in dots."""
    scale = dpi / POINT
    across, down = lines_of(rules)
    fields: list[Field] = []
    for lattice in lattices_of(across, down):
        raster, _ = raster_of(lattice, ())
        if len(raster.regions) < 2:
            continue
        for g in raster.regions:
            box = Box(raster.xs[g.c0], raster.ys[g.r0], raster.xs[g.c1], raster.ys[g.r1])
            fields.append(Field(Box(*(v * scale for v in (box.x0, box.top, box.x1, box.bottom)))))
    return fields


def read_field(field: Field, sheet: Sheet, reader: Reader) -> Field:
    """The field with its words."""
    mm = sheet.dpi / 25.4
    area = _ink_box(field.box, sheet.solid, mm)
    if area is None:
        return field
    left, top, right, bottom = area
    border = round(BORDER * mm)
    piece = np.pad(sheet.grey[top:bottom, left:right], border, constant_values=255)
    stripes = _stripes(sheet.solid[top:bottom, left:right], GAP_OF_LINES * mm, LOWEST_LINE * mm)
    single = stripes <= 1 and bottom - top < (HIGHEST_LINE + 2 * MARGIN) * mm
    words = _best(piece, Mode.LINE if single else Mode.BLOCK, reader, sheet.dpi)
    if single and words and FIGURE.fullmatch("".join(w.text for w in words)):
        words = checked(words, piece, sheet.ink[top:bottom, left:right], reader, sheet.dpi)
        return replace(field, words=tuple(_moved(w, left - border, top - border) for w in words))
    words = [_moved(w, left - border, top - border) for w in words]
    return replace(field, words=tuple(with_figures_checked(words, sheet.grey, sheet.ink, reader, sheet.dpi)))


def with_figures_checked(
    words: Sequence[Seen], grey: Grey, ink: Grey, reader: Reader, dpi: float
) -> list[Seen]:
    """The words of a picture, each doubtful figure among them cut out and read again by itself."""
    return [
        _figure_checked(w, grey, ink, reader, dpi) if w.sure < SURE and _AMONG_WORDS.fullmatch(w.text) else w
        for w in words
    ]


def _figure_checked(word: Seen, grey: Grey, ink: Grey, reader: Reader, dpi: float) -> Seen:
    mm = dpi / 25.4
    side, border = round(BESIDE * mm), round(BORDER * mm)
    left, right = max(0, round(word.x0) - side), round(word.x1) + side
    top, bottom = max(0, round(word.bottom - LINE * word.size)), round(word.bottom)
    if right <= left or bottom <= top or not ink[top:bottom, left:right].any():
        return word
    found = _AMONG_WORDS.fullmatch(word.text)
    assert found is not None
    bare = replace(word, text=found["figure"])
    piece = np.pad(grey[top:bottom, left:right], border, constant_values=255)
    again = checked([bare], piece, ink[top:bottom, left:right], reader, dpi)
    read = " ".join(w.text for w in again)
    return replace(word, text=read + found["tail"], sure=min(w.sure for w in again), note=again[0].note)


def again_as_figure(field: Field, sheet: Sheet, reader: Reader) -> list[Seen]:
    """The words of a field read with the letters of figures only, empty where that gives no figure."""
    area = _ink_box(field.box, sheet.solid, sheet.dpi / 25.4)
    if area is None:
        return []
    left, top, right, bottom = area
    border = round(BORDER * sheet.dpi / 25.4)
    piece = np.pad(sheet.grey[top:bottom, left:right], border, constant_values=255)
    words = as_figure(piece, sheet.ink[top:bottom, left:right], reader, sheet.dpi)
    return [_moved(w, left - border, top - border) for w in words]


def shapes_in(field: Field, sheet: Sheet) -> str:
    """The row of shapes in the ink of a field (``scan_numbers.shapes_of``), empty where nothing is printed."""
    area = _ink_box(field.box, sheet.solid, sheet.dpi / 25.4)
    if area is None:
        return ""
    left, top, right, bottom = area
    return shapes_of(sheet.ink[top:bottom, left:right], sheet.dpi)


def _best(piece: Grey, mode: Mode, reader: Reader, dpi: float) -> list[Seen]:
    """The first reading, or a surer one where it is empty or short and doubtful."""
    words = reader.read(piece, mode, dpi)
    text = " ".join(w.text for w in words)
    if words and (len(text) > SHORT or min(w.sure for w in words) >= DOUBTFUL or FIGURE.fullmatch(text)):
        return words
    for other in (Mode.BLOCK if mode is Mode.LINE else Mode.LINE, Mode.RAW_LINE, Mode.LETTER):
        again = reader.read(piece, other, dpi)
        if again and (not words or _sureness(again) > _sureness(words) + 0.1):
            words = again
        if words and _sureness(words) >= DOUBTFUL:
            break
    return words


def _sureness(words: Sequence[Seen]) -> float:
    return min((w.sure for w in words), default=0.0)


def _ink_box(box: Box, solid: Grey, mm: float) -> tuple[int, int, int, int] | None:
    """Left, top, right, bottom of what is printed in a field, None where it is empty."""
    inset, margin = INSET * mm, MARGIN * mm
    x0, y0 = max(0, round(box.x0 + inset)), max(0, round(box.top + inset))
    x1, y1 = round(box.x1 - inset), round(box.bottom - inset)
    part = solid[y0:y1, x0:x1]
    if part.size == 0 or not part.any():
        return None
    rows, columns = np.flatnonzero(np.any(part, axis=1)), np.flatnonzero(np.any(part, axis=0))
    return (
        max(x0, round(x0 + columns[0] - margin)),
        max(y0, round(y0 + rows[0] - margin)),
        min(x1, round(x0 + columns[-1] + 1 + margin)),
        min(y1, round(y0 + rows[-1] + 1 + margin)),
    )


def _stripes(ink: npt.NDArray[np.uint8], gap: float, lowest: float) -> int:
    """How many lines of letters the ink makes."""
    count = height = white = 0
    for filled in np.any(ink, axis=1).tolist():
        if filled:
            height += 1 + white if height else 1
            white = 0
        elif height:
            white += 1
            if white >= gap:
                count += height >= lowest
                height = white = 0
    return count + (height >= lowest)


def _moved(word: Seen, x: float, y: float) -> Seen:
    return replace(word, x0=word.x0 + x, x1=word.x1 + x, top=word.top + y, bottom=word.bottom + y)


def without_fields(grey: Grey, fields: Sequence[Field]) -> Grey:
    """The picture with the fields painted white."""
    rest = grey.copy()
    for field in fields:
        b = field.box
        rest[max(0, round(b.top) - 2) : round(b.bottom) + 2, max(0, round(b.x0) - 2) : round(b.x1) + 2] = 255
    return rest
