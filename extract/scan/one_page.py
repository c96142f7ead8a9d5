"""The picture of one page to words and drawn lines.

Cleaned → turned upright → straightened → drawn lines found and taken out → each table cell read alone, the
rest of the page as a page. Words and lines are in points of the upright, straightened page; ``turned`` and
``skew`` of the page lead back to the sheet as printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from statistics import median

import numpy as np

from extract.ink.cleaning import wiped, without_blots, without_streaks
from extract.ink.picture import POINT, Grey, Picture, sideways_of, straightened, turned_upright
from extract.ink.pieces import ink_of, large_pieces, level_paper, pieces_of, solid_of
from extract.ink.ruled_lines import rules_of, without_rules
from extract.model import Box, Page, PageKind, Rule, TextSource, Word
from extract.scan.act_numbers import with_acts_read_again
from extract.scan.cell_words import read_cell
from extract.scan.cells import PictureCell, Sheet, picture_cells, unread_cells, unread_notes, without_cells
from extract.scan.end_signs import InkPieces, ink_pieces, with_end_signs
from extract.scan.figures import with_figures_checked
from extract.scan.number_column import with_labels
from extract.scan.raised_marks import with_exponents, without_raised
from extract.scan.second_pass import SecondReader
from extract.scan.strikes import strikes_of, without_lines, without_struck
from extract.scan.struck_words import StruckWords, read_struck, struck_notes, told_struck
from extract.scan.tesseract import DARK, Mode, Reader, RecognisedWord, read_inked
from extract.scan.thick_streaks import (
    Streak,
    beside_streaks,
    hair_lines,
    hidden_places,
    read_twice,
    streak_notes,
    without_thick_streaks,
)
from extract.scan.words import mended, small_letter
from normalize.notes import Note

WRONG_WAY = 0.55
"""Mean confidence below which a page may be upside down."""
FEWEST_WORDS = 6
"""A page with fewer words does not show which way is up."""
SMALLER = 0.8
"""A line's size from this multiple of the page's usual size on is taken to be the usual one."""
LARGER = 1.5
"""The same, up to this multiple."""
SMALLEST = 0.55
"""A line's size below this multiple of the usual one was measured wrongly, and is taken to be the usual
one."""
LARGEST = 1.9
"""The same, above this multiple."""
FLAT = 60.0
"""Points: a picture lower than this holds a few lines of text and no page."""

Lines = tuple[Rule, ...]
"""Drawn lines, in points."""
Boxes = tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class _Content:
    """The words (in dots) and drawn lines (in points) of a picture, the cells (in points) that were not read, with notes on
    them, and what was struck out."""

    words: list[RecognisedWord]
    rules: Lines
    unread: Boxes
    notes: tuple[Note, ...]
    struck: tuple[StruckWords, ...]


def read_picture(
    picture: Picture,
    number: int,
    engine: Reader,
    dpi: float,
    printed: Sequence[Word],
    second: SecondReader | None = None,
) -> Page:
    """The page in a picture: its words and its drawn lines.

    Args:
        number: of the page, 1-based.
        dpi: dots an inch at which letters are read.
        printed: words of a text layer that are kept; their ink is not read.
        second: reads what is doubtful too.
    """
    masked = replace(picture, grey=_masked(picture, printed))
    paper = level_paper(masked.grey, masked.dpi)
    paper, ink, hairs = without_streaks(paper, ink_of(paper), masked.dpi)
    pieces = pieces_of(ink)
    upright = replace(masked, grey=wiped(paper, ink, pieces, masked.dpi))
    blotted = bool(len(large_pieces(pieces, masked.dpi)))
    if sideways_of(upright):
        upright = _better_side(upright, engine, dpi)
    straight, streaks = without_thick_streaks(straightened(upright, dpi))
    streaks += hair_lines(hairs, masked, straight)
    content = _content(straight, engine, second, streaks, blotted=blotted)
    if _upside_down(content.words):
        flipped, other_streaks = without_thick_streaks(straightened(turned_upright(upright, 180), dpi))
        other_streaks += hair_lines(hairs, masked, flipped)
        other = _content(flipped, engine, second, other_streaks, blotted=blotted)
        if _mean(other.words) > _mean(content.words):
            straight, content, streaks = flipped, other, other_streaks
    page = _page(straight, number, content.words, content.rules, printed)
    notes = (*content.notes, *struck_notes(content.struck), *streak_notes(streaks, straight))
    words = beside_streaks(page.words, streaks, straight.dpi)
    hidden = (*hidden_places(streaks, straight.dpi), *content.unread)
    sightings = told_struck(content.struck, page)
    return replace(page, words=words, notes=notes, sightings=sightings, hidden=hidden)


def read_region(
    picture: Picture, engine: Reader, second: SecondReader | None = None
) -> tuple[list[RecognisedWord], Lines]:
    """The words (in dots) and drawn lines (in points) of a piece cut out of a page, which lies upright."""
    paper = level_paper(picture.grey, picture.dpi)
    flat = picture.height < FLAT * picture.dpi / POINT
    mode = Mode.BLOCK if flat else Mode.PAGE
    content = _content(replace(picture, grey=paper), engine, second, blotted=False, mode=mode)
    return content.words, content.rules


def _masked(picture: Picture, printed: Sequence[Word]) -> Grey:
    """The picture with the places of the printed words (and two points round them) painted white."""
    if not printed:
        return picture.grey
    grey = picture.grey.copy()
    scale = picture.dpi / POINT
    for word in printed:
        b = word.box
        grey[
            max(0, round((b.top - 2) * scale)) : round((b.bottom + 2) * scale),
            max(0, round((b.x0 - 2) * scale)) : round((b.x1 + 2) * scale),
        ] = 255
    return grey


def _better_side(picture: Picture, engine: Reader, dpi: float) -> Picture:
    """A sideways page turned to the side on which a strip of it is read with more confidence."""
    both = [turned_upright(picture, direction) for direction in (90, 270)]
    return max(both, key=lambda p: _mean(_strip(p, engine)))


def _strip(picture: Picture, engine: Reader) -> list[RecognisedWord]:
    """The words of a band across the page that holds much ink."""
    ink = picture.grey < DARK
    height = max(1, picture.height // 6)
    sums = np.convolve(ink.sum(axis=1), np.ones(height), "valid")
    top = int(sums.argmax())
    return engine.read(picture.grey[top : top + height], Mode.BLOCK, picture.dpi)


def _content(
    picture: Picture,
    engine: Reader,
    second: SecondReader | None,
    streaks: Sequence[Streak] = (),
    *,
    blotted: bool,
    mode: Mode = Mode.PAGE,
) -> _Content:
    """What stands in a straightened picture.

    Args:
        streaks: that were taken out of it.
        blotted: whether the picture has pieces of ink larger than letters, drawn lines included.
        mode: how what stands outside of tables is laid out.
    """
    ink = ink_of(picture.grey)
    lines = strikes_of(ink, picture.dpi)
    live = without_lines(picture.grey, lines) if lines else picture.grey
    ruled = rules_of(live, picture.dpi)
    rules = tuple(Rule(_points(b, picture.dpi)) for b in (*ruled.across, *ruled.down))
    cells = picture_cells(rules, picture.dpi)
    struck: tuple[StruckWords, ...] = ()
    if lines:
        mask = np.maximum(ruled.mask_across, ruled.mask_down)
        apart = without_struck(live, lines, [f.box for f in cells], mask, picture.dpi)
        struck, live = tuple(read_struck(live, b, engine, picture.dpi) for b in apart.boxes), apart.grey
    grey, ink = without_rules(live, ink_of(live), ruled, picture.dpi)
    pieces, cleaned = pieces_of(ink), ink
    if cells or blotted:
        grey, cleaned = without_blots(grey, ink, pieces, picture.dpi)
    grey, ink, marks = without_raised(grey, cleaned, engine, picture.dpi, pieces if cleaned is ink else None)
    if marks and (cells or blotted):
        pieces = pieces_of(ink)
    unread: Boxes = ()
    notes: tuple[Note, ...] = ()
    behind = ink_pieces(ink, pieces, picture.dpi)
    if cells:
        sheet = Sheet(grey, ink, solid_of(pieces, picture.dpi), picture.dpi)
        cells = _cells_read(cells, sheet, behind, streaks, engine, second)
        unread, notes = _unread(cells, sheet, streaks)
    words = [w for f in cells for w in f.words]
    rest = without_cells(grey, cells)
    if rest.min() < DARK:
        read = read_inked(rest, mode, engine, picture.dpi)
        read = with_figures_checked(read, rest, ink, engine, picture.dpi)
        read = mended(list(with_acts_read_again(read, rest, engine, picture.dpi)))
        words += read_twice(with_end_signs(read, behind), second, grey, streaks, picture.dpi, in_cell=False)
    return _Content(with_exponents(words, marks), rules, unread, notes, struck)


def _unread(
    cells: Sequence[PictureCell], sheet: Sheet, streaks: Sequence[Streak]
) -> tuple[Boxes, tuple[Note, ...]]:
    """The cells (in points) in which something is printed and no word was read, and what is said of them."""
    blank = unread_cells(cells, sheet, lambda box: any(s.runs_through(box) for s in streaks))
    return tuple(_points(f.box, sheet.dpi) for f in blank), unread_notes(blank, cells, sheet)


def _cells_read(
    cells: Sequence[PictureCell],
    sheet: Sheet,
    behind: InkPieces,
    streaks: Sequence[Streak],
    engine: Reader,
    second: SecondReader | None,
) -> list[PictureCell]:
    """The cells of a page with the words that are printed in them."""
    read = with_labels([read_cell(f, sheet, engine) for f in cells], sheet, engine)
    twice = partial(read_twice, second=second, grey=sheet.grey, streaks=streaks, dpi=sheet.dpi, in_cell=True)
    return [replace(f, words=tuple(twice(with_end_signs(mended(f.words), behind)))) for f in read]


def _points(box: Box, dpi: float) -> Box:
    scale = POINT / dpi
    return Box(box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale)


def _upside_down(words: Sequence[RecognisedWord]) -> bool:
    return len(words) >= FEWEST_WORDS and _mean(words) < WRONG_WAY


def _mean(words: Sequence[RecognisedWord]) -> float:
    letters = sum(len(w.text) for w in words)
    return sum(w.confidence * len(w.text) for w in words) / letters if letters else 0.0


def _page(
    picture: Picture,
    number: int,
    words: Sequence[RecognisedWord],
    rules: Lines,
    printed: Sequence[Word],
) -> Page:
    usual = median([w.size for w in words if not w.direction] or [1.0])
    return Page(
        number=number,
        width=picture.width * POINT / picture.dpi,
        height=picture.height * POINT / picture.dpi,
        words=(*(printed if not picture.turned else ()), *(as_word(w, usual, picture.dpi) for w in words)),
        rules=rules,
        kind=PageKind.SCANNED,
        text_source=TextSource.OCR,
        turned=picture.turned,
        skew=picture.skew,
    )


def as_word(word: RecognisedWord, usual: float, dpi: float) -> Word:
    """A word in dots as one in points; ``usual`` is the usual size of its page, in dots."""
    if word.direction:
        box = _points(Box(word.x0, word.top, word.x1, word.bottom), dpi)
        return Word(
            word.text,
            box,
            word.size * POINT / dpi,
            direction=word.direction,
            confidence=round(word.confidence, 3),
            note=word.note,
            recognised=True,
        )
    word = small_letter(word, usual)
    share = word.size / usual
    as_usual = SMALLER < share < LARGER or not SMALLEST < share < LARGEST
    size = usual if as_usual else word.size
    box = _points(Box(word.x0, word.bottom - size, word.x1, word.bottom), dpi)
    return Word(
        word.text,
        box,
        size=size * POINT / dpi,
        confidence=round(word.confidence, 3),
        note=word.note,
        recognised=True,
    )
