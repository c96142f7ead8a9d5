"""Each table cell read alone: no text runs over from the column beside it, and no lone digit is lost.

A cell is cut out with a white border and read as one line or as a block, by the number of stripes its ink
makes. It is read again in other ways where the reading is empty although there is ink, or of low confidence
although it is short; figures are read with the letters of figures only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.ink.picture import Grey
from extract.model import Box
from extract.scan.cells import (
    EDGE,
    HIGHEST_LINE,
    LOWEST_LINE,
    MARGIN,
    Area,
    PictureCell,
    Sheet,
    holds_letters,
    ink_area,
    only_specks,
    stripes_of,
)
from extract.scan.comparison_signs import with_sign_of_ink
from extract.scan.figures import FIGURE, SURE, as_figure, checked, with_figures_checked
from extract.scan.reread import BORDER, LARGER, LARGEST, padded, read_digits, read_larger
from extract.scan.tesseract import BELOW, CAPITAL, Mode, Reader, RecognisedWord
from normalize.notes import LOOK, Code, warning

GAP_OF_LINES = 0.3
"""Millimetres of white between two stripes of ink that make them two lines."""
DOUBTFUL = 0.80
"""A short cell read with less confidence than this is read again."""
SHORT = 14
"""Letters: a cell with no more than these is short."""
SURER = 0.1
"""Confidence by which a second reading must exceed the first to be taken for it."""
BASE_ABOVE = 0.45
"""A line's base lies below this share of the height of its ink."""
BASE_BELOW = 0.25
"""A line's base lies no more than this share of the height of its ink below the ink."""
NEARLY_AS_SURE = 0.1
"""A reading with more letters may have so much less confidence than another."""
BELIEVED = 0.5
"""Mean confidence of a line read alone below which it is not taken, and told."""
HANGS = 2.5
"""Millimetres from a cell's upper edge down to the foot of its first line, at least."""

Stripe = tuple[int, int]
"""Top and bottom (exclusive) of a line of ink, in dots of its cell's area."""


def read_cell(cell: PictureCell, sheet: Sheet, reader: Reader) -> PictureCell:
    """The cell with the words that are printed in it."""
    mm = sheet.dpi / 25.4
    area = ink_area(cell.box, sheet.solid, mm)
    if area is None:
        return cell
    left, top, right, bottom = area
    solid = sheet.solid[top:bottom, left:right]
    stripes = stripes_of(solid, GAP_OF_LINES * mm, LOWEST_LINE * mm)
    single = len(stripes) <= 1 and bottom - top < (HIGHEST_LINE + 2 * MARGIN) * mm
    piece = _piece(sheet, area)
    words = _best(piece, Mode.LINE if single else Mode.BLOCK, reader, sheet.dpi)
    if not stripes and only_specks(solid, mm):
        words = [w for w in words if not any(c.isalnum() for c in w.text)]
    if len(stripes) > 1:
        words = _with_lines_apart(words, sheet, area, stripes, reader)
    if not words and holds_letters(cell, sheet):
        words = _larger(piece, single, reader, sheet)
    words = _with_figures(words, sheet, area, reader, single=single)
    return replace(cell, words=tuple(_inside(words, cell.box, area if single else None, mm)))


def _piece(sheet: Sheet, area: Area) -> Grey:
    """The part of the picture with a white border."""
    left, top, right, bottom = area
    return padded(sheet.grey[top:bottom, left:right], sheet.dpi)


def _border(sheet: Sheet) -> int:
    """Dots of the white border round a piece."""
    return round(BORDER * sheet.dpi / 25.4)


def _with_lines_apart(
    words: list[RecognisedWord], sheet: Sheet, area: Area, stripes: Sequence[Stripe], reader: Reader
) -> list[RecognisedWord]:
    """The words of a cell of several lines, read line by line where the first reading is doubtful or lacks a
    line."""
    complete = _on_each(stripes, words, _border(sheet))
    if complete and not _is_doubtful(words):
        return words
    again = _line_by_line(sheet, area, stripes, reader)
    if complete:
        return _surer(words, again)
    fuller = _fuller(words, again)
    return fuller if fuller is again else _with_lost_lines(words, sheet, area, stripes, reader)


def _with_lost_lines(
    words: list[RecognisedWord], sheet: Sheet, area: Area, stripes: Sequence[Stripe], reader: Reader
) -> list[RecognisedWord]:
    """The words of a cell of several lines with those of a line that gave none, read where its own ink stands: a short last line
    whose first letter is cut is no line to Tesseract in the width of its cell. The word beside one that is not read says so."""
    border = _border(sheet)
    done = words
    for number, stripe in enumerate(stripes):
        if not words or _on_each([stripe], words, border) or not _has_letters(sheet, area, stripe):
            continue
        found = _short_line(sheet, area, stripe, reader)
        if found and _mean(found) >= BELIEVED:
            found = [replace(w, line=len(stripes) + number) for w in found]
            done = sorted([*done, *found], key=lambda w: w.bottom)
        else:
            base = stripe[1] + border
            nearest = min(range(len(done)), key=lambda k: abs(done[k].bottom - base))
            done = [_beside_lost(w) if k == nearest else w for k, w in enumerate(done)]
    return done


def _has_letters(sheet: Sheet, area: Area, stripe: Stripe) -> bool:
    """Whether ink as high as letters stands in a line of a cell."""
    return holds_letters(PictureCell(_box_of(sheet, area, stripe)), sheet)


def _short_line(sheet: Sheet, area: Area, stripe: Stripe, reader: Reader) -> list[RecognisedWord]:
    """The words of a line of a cell read in the width of its own ink, in dots of the cell's piece."""
    own = ink_area(_box_of(sheet, area, stripe), sheet.solid, sheet.dpi / 25.4)
    if own is None:
        return []
    words = _best(_piece(sheet, own), Mode.LINE, reader, sheet.dpi)
    return [_moved(w, own[0] - area[0], own[1] - area[1]) for w in words]


def _box_of(sheet: Sheet, area: Area, stripe: Stripe) -> Box:
    """A line of a cell as a cell of its own: what is cut off at a cell's sides is added."""
    around = EDGE * sheet.dpi / 25.4 + 1
    left, top, right, _ = area
    return Box(left - around, top + stripe[0] - around, right + around, top + stripe[1] + around)


def _beside_lost(word: RecognisedWord) -> RecognisedWord:
    """A word beside a line of its cell that was not read, with a warning where nothing is noted on it yet."""
    text = f"A line of the cell beside {word.text!r} holds letters that were not read.{LOOK}"
    return word if word.note is not None else replace(word, note=warning(Code.OCR_LOW_CONFIDENCE, text))


def _with_figures(
    words: list[RecognisedWord], sheet: Sheet, area: Area, reader: Reader, *, single: bool
) -> list[RecognisedWord]:
    """The words moved to their place in the picture, their figures checked against the ink."""
    left, top, right, bottom = area
    x, y = left - _border(sheet), top - _border(sheet)
    if single and words and FIGURE.fullmatch("".join(w.text for w in words)):
        words = checked(words, _piece(sheet, area), sheet.ink[top:bottom, left:right], reader, sheet.dpi)
        return [with_sign_of_ink(_moved(w, x, y), sheet.ink, sheet.dpi) for w in words]
    words = [_moved(w, x, y) for w in words]
    return with_figures_checked(words, sheet.grey, sheet.ink, reader, sheet.dpi)


def read_cell_as_figure(cell: PictureCell, sheet: Sheet, reader: Reader) -> list[RecognisedWord]:
    """The words of a cell read with the letters of figures only, empty where that gives no figure."""
    mm = sheet.dpi / 25.4
    area = ink_area(cell.box, sheet.solid, mm)
    if area is None:
        return []
    left, top, right, bottom = area
    words = as_figure(_piece(sheet, area), sheet.ink[top:bottom, left:right], reader, sheet.dpi)
    words = [_moved(w, left - _border(sheet), top - _border(sheet)) for w in words]
    return _inside(words, cell.box, area, mm)


def is_read_larger(cell: PictureCell, figure: str, sheet: Sheet, reader: Reader) -> bool:
    """Whether the ink of a cell, enlarged, is read with confidence as a figure."""
    area = ink_area(cell.box, sheet.solid, sheet.dpi / 25.4)
    if area is None:
        return False
    piece = _piece(sheet, area)
    readings = [read_digits(piece, reader, sheet.dpi, scale) for scale in (LARGER, LARGEST)]
    return any(len(r) == 1 and r[0].text == figure.strip(".)") and r[0].confidence >= SURE for r in readings)


def _inside(words: Sequence[RecognisedWord], box: Box, line: Area | None, mm: float) -> list[RecognisedWord]:
    """The words moved so that they lie within their cell.

    Tesseract's base line of a lone sign may lie anywhere. Where the only line of a cell cannot stand on it,
    the ink shows where the line stands and how high it is.

    Args:
        line: the area of the cell's only line, None where it has several.
    """
    placed: list[RecognisedWord] = []
    for word in words:
        bottom, size = word.bottom, word.size
        if line is not None:
            head, foot = line[1] + MARGIN * mm, line[3] - MARGIN * mm
            share = (bottom - BELOW * size - head) / max(1.0, foot - head)
            if not BASE_ABOVE <= share <= 1.0 + BASE_BELOW:
                size = max(1.0, foot - head) / CAPITAL
                bottom = foot + BELOW * size
        size = min(size, box.height)
        bottom = min(box.bottom, max(bottom, box.top + max(size, HANGS * mm)))
        x0 = min(max(word.x0, box.x0), box.x1 - 1.0)
        x1 = min(max(word.x1, x0 + 1.0), box.x1)
        top = min(max(word.top, box.top), bottom)
        placed.append(word.placed(x0, x1, top, bottom, size))
    return placed


def _best(piece: Grey, mode: Mode, reader: Reader, dpi: float) -> list[RecognisedWord]:
    """The first reading; where it is empty, or short and doubtful, the best of several."""
    words = reader.read(piece, mode, dpi)
    if not _is_doubtful(words):
        return words
    for other in (Mode.BLOCK if mode is Mode.LINE else Mode.LINE, Mode.RAW_LINE, Mode.LETTER):
        words = _surer(words, reader.read(piece, other, dpi))
        if words and _least_confidence(words) >= DOUBTFUL:
            break
    return words


def _is_doubtful(words: Sequence[RecognisedWord]) -> bool:
    """Whether the reading of a cell is empty, or short and of low confidence."""
    text = " ".join(w.text for w in words)
    return len(text) <= SHORT and _least_confidence(words) < DOUBTFUL and not FIGURE.fullmatch(text)


def _surer(words: list[RecognisedWord], again: list[RecognisedWord]) -> list[RecognisedWord]:
    """The second reading where its confidence is clearly higher or the first is empty; else the first."""
    return (
        again
        if again and (not words or _least_confidence(again) > _least_confidence(words) + SURER)
        else words
    )


def _on_each(stripes: Sequence[Stripe], words: Sequence[RecognisedWord], border: int) -> bool:
    """Whether words stand on each line of ink; if not, two lines were read as one."""
    bases = {w.line: w.bottom - BELOW * w.size - border for w in words}.values()
    return all(
        any(start < base < end + BASE_BELOW * (end - start) for base in bases) for start, end in stripes
    )


def _fuller(words: list[RecognisedWord], again: list[RecognisedWord]) -> list[RecognisedWord]:
    """The second reading where it holds more letters at about the same confidence; else the first."""
    letters, more = (sum(len(w.text) for w in one) for one in (words, again))
    return again if more > letters and _mean(again) >= _mean(words) - NEARLY_AS_SURE else words


def _mean(words: Sequence[RecognisedWord]) -> float:
    return sum(w.confidence for w in words) / len(words) if words else 0.0


def _line_by_line(
    sheet: Sheet, area: Area, stripes: Sequence[Stripe], reader: Reader
) -> list[RecognisedWord]:
    """The lines of a cell, each read alone, in dots of the cell's piece; empty where one of them gives
    nothing."""
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
    """The reading of a larger picture, for a cell that gave no word in its own size."""
    for scale in (LARGER, LARGEST):
        for mode in (Mode.LINE, Mode.LETTER) if single else (Mode.BLOCK,):
            words = read_larger(piece, mode, reader, sheet.dpi, scale)
            if words:
                return words
    return []


def _least_confidence(words: Sequence[RecognisedWord]) -> float:
    return min((w.confidence for w in words), default=0.0)


def _moved(word: RecognisedWord, x: float, y: float) -> RecognisedWord:
    return word.placed(word.x0 + x, word.x1 + x, word.top + y, word.bottom + y, word.size)
