"""Table cells read each alone: nothing runs over from the column beside, and no lone digit is lost.

The cells are those that ``extract.grid.on_page`` will find in the same rules. A cell is cut out with a white border and
read as one line or as a block, by the number of stripes its ink makes. What comes back empty although there is
ink, or doubtful although it is short, is read again in other ways; numbers with the letters of numbers only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import regex

from extract.grid.cells import OVERSHOOT, raster_of
from extract.grid.lines import Lattice, lattices_of, lines_of
from extract.model import Box, Rule, Word
from extract.scan.figures import (
    BORDER,
    FIGURE,
    LARGER,
    LARGEST,
    SIGNED,
    SURE,
    as_figure,
    checked,
    padded,
    place_of,
    read_larger,
    shapes_of,
    with_sign_seen,
)
from extract.scan.picture import POINT, Grey, pieces_of
from extract.scan.tesseract import BELOW, CAPITAL, Mode, Reader, RecognisedWord
from normalize.notes import Code, Note, warning

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
LETTER = (1.4, HIGHEST_LINE)
"""Millimetres: how high a letter is, at least a small one of 9 points."""
EDGE = 0.5
"""Millimetres from a cell's edge within which ink may be the remains of its rule."""
LONGEST = 25.0
"""Millimetres: letters that touch make no longer piece."""
SPECK = 0.75
"""Millimetres: no letter, digit or dash is as small in both directions."""
BASE = (0.45, 0.25)
"""A line's base lies below this share of the height of its ink, and no more than the other share beneath it."""
BESIDE_SHOWN = 40
"""Letters of a neighbour that a note shows."""
NEARLY_AS_SURE = 0.1
"""A reading with more letters may be less sure than another by this."""
HANGS = 2.5
"""Millimetres from a cell's upper edge down to the foot of its first line, at least."""
_AMONG_WORDS = regex.compile(r"(?P<figure>\d[\d.,/\-–]*\d|\d)(?P<tail>[.,;:)%]*)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture without its rules: its dots, its ink, and its ink without marks as small as a dot."""

    grey: Grey
    ink: Grey
    solid: Grey
    dpi: float


@dataclass(frozen=True, slots=True)
class PictureCell:
    """A cell of the picture: its cell in dots, and the words read in it (boxes in dots of the picture)."""

    box: Box
    words: tuple[RecognisedWord, ...] = ()


def picture_cells(rules: Sequence[Rule], dpi: float) -> list[PictureCell]:
    """The cells that the rules (in points) make, as cells in dots."""
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
    """Stand-ins for what may be printed beyond the outermost rules of a table: the grid closes an open side where
    something is. A side in which nothing is printed makes cells without ink, and nothing is read there."""
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


def read_cell(cell: PictureCell, sheet: Sheet, reader: Reader) -> PictureCell:
    """The cell with its words."""
    mm = sheet.dpi / 25.4
    area = _ink_box(cell.box, sheet.solid, mm)
    if area is None:
        return cell
    left, top, right, bottom = area
    border = round(BORDER * mm)
    piece = padded(sheet.grey[top:bottom, left:right], sheet.dpi)
    stripes = _stripes(sheet.solid[top:bottom, left:right], GAP_OF_LINES * mm, LOWEST_LINE * mm)
    single = len(stripes) <= 1 and bottom - top < (HIGHEST_LINE + 2 * MARGIN) * mm
    words = _best(piece, Mode.LINE if single else Mode.BLOCK, reader, sheet.dpi)
    if not stripes and _only_specks(sheet.solid[top:bottom, left:right], mm):
        words = [w for w in words if not any(c.isalnum() for c in w.text)]
    if len(stripes) > 1 and (_is_doubtful(words) or not _on_each(stripes, words, border)):
        again = _line_by_line(sheet, area, stripes, reader)
        words = _surer(words, again) if _on_each(stripes, words, border) else _fuller(words, again)
    if not words and holds_letters(cell, sheet):
        words = _larger(piece, single, reader, sheet)
    if single and words and FIGURE.fullmatch("".join(w.text for w in words)):
        words = checked(words, piece, sheet.ink[top:bottom, left:right], reader, sheet.dpi)
        words = [with_sign_seen(_moved(w, left - border, top - border), sheet.ink, sheet.dpi) for w in words]
    else:
        words = [_moved(w, left - border, top - border) for w in words]
        words = with_figures_checked(words, sheet.grey, sheet.ink, reader, sheet.dpi)
    return replace(cell, words=tuple(_inside(words, cell.box, area if single else None, mm)))


def _inside(
    words: Sequence[RecognisedWord], box: Box, line: tuple[int, int, int, int] | None, mm: float
) -> list[RecognisedWord]:
    """The words of a cell within it. Tesseract's base line of a lone sign may lie anywhere: where the only ``line``
    of the cell cannot stand on it, its ink says where it stands and how high it is."""
    placed: list[RecognisedWord] = []
    for word in words:
        bottom, size = word.bottom, word.size
        if line is not None:
            head, foot = line[1] + MARGIN * mm, line[3] - MARGIN * mm
            share = (bottom - BELOW * size - head) / max(1.0, foot - head)
            if not BASE[0] <= share <= 1.0 + BASE[1]:
                size = max(1.0, foot - head) / CAPITAL
                bottom = foot + BELOW * size
        size = min(size, box.height)
        bottom = min(box.bottom, max(bottom, box.top + max(size, HANGS * mm)))
        x0 = min(max(word.x0, box.x0), box.x1 - 1.0)
        x1 = min(max(word.x1, x0 + 1.0), box.x1)
        top = min(max(word.top, box.top), bottom)
        placed.append(replace(word, x0=x0, x1=x1, top=top, bottom=bottom, size=size))
    return placed


def _only_specks(solid: Grey, mm: float) -> bool:
    """Whether the ink is too small to be a letter or a dash: what is read in it as one is none."""
    return all(max(w, h) < SPECK * mm for _, _, w, h, _ in pieces_of(solid).stats[1:].tolist())


def holds_letters(cell: PictureCell, sheet: Sheet) -> bool:
    """Whether ink as high as letters stands in a cell, off its edges: no specks and no remains of its rules."""
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


def unread_notes(cells: Sequence[PictureCell], sheet: Sheet) -> tuple[Note, ...]:
    """For each cell in which something is printed and no word was read, a note that says where it lies."""
    return tuple(
        warning(
            Code.OCR_LOW_CONFIDENCE,
            f"Something is printed in a cell of a table and was not read: {_where(f, cells, sheet)}.",
        )
        for f in cells
        if not f.words and holds_letters(f, sheet)
    )


def _where(cell: PictureCell, cells: Sequence[PictureCell], sheet: Sheet) -> str:
    """The place of a cell: millimetres, and the beginning of the fullest cell of its row."""
    mm = sheet.dpi / 25.4
    middle = (cell.box.top + cell.box.bottom) / 2
    row = (" ".join(w.text for w in f.words) for f in cells if f.box.top < middle < f.box.bottom)
    beside = max(row, key=len, default="")
    place = f"{cell.box.x0 / mm:.0f} mm from the left, {cell.box.top / mm:.0f} mm from the top"
    return f"{place}, in the row of “{beside[:BESIDE_SHOWN]}”" if beside else place


def with_figures_checked(
    words: Sequence[RecognisedWord], grey: Grey, ink: Grey, reader: Reader, dpi: float
) -> list[RecognisedWord]:
    """The words of a picture, each doubtful figure among them cut out and read again by itself."""
    done: list[RecognisedWord] = []
    for w in words:
        if w.confidence < SURE and _AMONG_WORDS.fullmatch(w.text):
            done.append(_figure_checked(w, grey, ink, reader, dpi))
        else:
            done.append(with_sign_seen(w, ink, dpi) if SIGNED.match(w.text) else w)
    return done


def _figure_checked(
    word: RecognisedWord, grey: Grey, ink: Grey, reader: Reader, dpi: float
) -> RecognisedWord:
    place, found = place_of(word, grey, dpi), _AMONG_WORDS.fullmatch(word.text)
    if place is None or found is None or not ink[place].any():
        return word
    bare = replace(word, text=found["figure"])
    again = checked([bare], padded(grey[place], dpi), ink[place], reader, dpi)
    read = " ".join(w.text for w in again)
    return replace(
        word, text=read + found["tail"], confidence=min(w.confidence for w in again), note=again[0].note
    )


def again_as_figure(cell: PictureCell, sheet: Sheet, reader: Reader) -> list[RecognisedWord]:
    """The words of a cell read with the letters of figures only, empty where that gives no figure."""
    area = _ink_box(cell.box, sheet.solid, sheet.dpi / 25.4)
    if area is None:
        return []
    left, top, right, bottom = area
    border = round(BORDER * sheet.dpi / 25.4)
    piece = padded(sheet.grey[top:bottom, left:right], sheet.dpi)
    words = as_figure(piece, sheet.ink[top:bottom, left:right], reader, sheet.dpi)
    words = [_moved(w, left - border, top - border) for w in words]
    return _inside(words, cell.box, area, sheet.dpi / 25.4)


def shapes_in(cell: PictureCell, sheet: Sheet) -> str:
    """The row of shapes in the ink of a cell (``scan_numbers.shapes_of``), empty where nothing is printed."""
    area = _ink_box(cell.box, sheet.solid, sheet.dpi / 25.4)
    if area is None:
        return ""
    left, top, right, bottom = area
    return shapes_of(sheet.ink[top:bottom, left:right], sheet.dpi)


def _best(piece: Grey, mode: Mode, reader: Reader, dpi: float) -> list[RecognisedWord]:
    """The first reading, or a surer one where it is empty or short and doubtful."""
    words = reader.read(piece, mode, dpi)
    if not _is_doubtful(words):
        return words
    for other in (Mode.BLOCK if mode is Mode.LINE else Mode.LINE, Mode.RAW_LINE, Mode.LETTER):
        words = _surer(words, reader.read(piece, other, dpi))
        if words and _sureness(words) >= DOUBTFUL:
            break
    return words


def _is_doubtful(words: Sequence[RecognisedWord]) -> bool:
    """Whether a cell came back empty, or short and not surely read."""
    text = " ".join(w.text for w in words)
    return len(text) <= SHORT and _sureness(words) < DOUBTFUL and not FIGURE.fullmatch(text)


def _surer(words: list[RecognisedWord], again: list[RecognisedWord]) -> list[RecognisedWord]:
    """The second reading where it is surer, or the first gave nothing."""
    return again if again and (not words or _sureness(again) > _sureness(words) + 0.1) else words


def _on_each(stripes: Sequence[tuple[int, int]], words: Sequence[RecognisedWord], border: int) -> bool:
    """Whether words stand on each line of ink: else two lines were read as one."""
    bases = {w.line: w.bottom - BELOW * w.size - border for w in words}.values()
    return all(any(start < base < end + BASE[1] * (end - start) for base in bases) for start, end in stripes)


def _fuller(words: list[RecognisedWord], again: list[RecognisedWord]) -> list[RecognisedWord]:
    """The second reading where it holds more letters and is about as sure."""
    letters, more = (sum(len(w.text) for w in one) for one in (words, again))
    return again if more > letters and _mean(again) >= _mean(words) - NEARLY_AS_SURE else words


def _mean(words: Sequence[RecognisedWord]) -> float:
    return sum(w.confidence for w in words) / len(words) if words else 0.0


def _line_by_line(
    sheet: Sheet, area: tuple[int, int, int, int], stripes: Sequence[tuple[int, int]], reader: Reader
) -> list[RecognisedWord]:
    """The lines of a cell each read alone, in dots of the cell's picture; empty where one of them gives nothing."""
    left, top, right, bottom = area
    mm = sheet.dpi / 25.4
    margin = round(GAP_OF_LINES * mm)
    words: list[RecognisedWord] = []
    for number, (start, end) in enumerate(stripes):
        first, last = max(0, start - margin), min(bottom - top, end + margin)
        piece = padded(sheet.grey[top + first : top + last, left:right], sheet.dpi)
        line = reader.read(piece, Mode.LINE, sheet.dpi)
        if not line:
            return []
        words += [replace(_moved(w, 0, first), line=number) for w in line]
    return words


def _larger(piece: Grey, single: bool, reader: Reader, sheet: Sheet) -> list[RecognisedWord]:
    """The reading of a larger picture, where no mode gives a word of the picture as it is."""
    for scale in (LARGER, LARGEST):
        for mode in (Mode.LINE, Mode.LETTER) if single else (Mode.BLOCK,):
            words = read_larger(piece, mode, reader, sheet.dpi, scale)
            if words:
                return words
    return []


def _sureness(words: Sequence[RecognisedWord]) -> float:
    return min((w.confidence for w in words), default=0.0)


def _ink_box(box: Box, solid: Grey, mm: float) -> tuple[int, int, int, int] | None:
    """Left, top, right, bottom of what is printed in a cell, None where it is empty."""
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


def _stripes(ink: npt.NDArray[np.uint8], gap: float, lowest: float) -> list[tuple[int, int]]:
    """Top and bottom of the lines of letters that the ink makes."""
    found: list[tuple[int, int]] = []
    first = last = -1
    for row in np.flatnonzero(np.any(ink, axis=1)).tolist():
        if first >= 0 and row - last - 1 < gap:
            last = row
            continue
        if first >= 0:
            found.append((first, last + 1))
        first = last = row
    if first >= 0:
        found.append((first, last + 1))
    return [(top, bottom) for top, bottom in found if bottom - top >= lowest]


def _moved(word: RecognisedWord, x: float, y: float) -> RecognisedWord:
    return replace(word, x0=word.x0 + x, x1=word.x1 + x, top=word.top + y, bottom=word.bottom + y)


def without_cells(grey: Grey, cells: Sequence[PictureCell]) -> Grey:
    """The picture with the cells painted white."""
    rest = grey.copy()
    for cell in cells:
        b = cell.box
        rest[max(0, round(b.top) - 2) : round(b.bottom) + 2, max(0, round(b.x0) - 2) : round(b.x1) + 2] = 255
    return rest
