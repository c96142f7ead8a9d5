"""Thick streaks down or across a page taken out before ruled lines are looked for, and told from true rules.

A rule of a table ends where the table ends. A streak runs on to the edge of the sheet, or beyond all the other
lines at both ends, and it cuts through words. Rules and letters that cross a streak stay, the rest of it is
painted white. Where it lies upon a rule of a table (text in the cells on both sides, none across it) a thin line
stays in its place. Letters may have stood under the streak: words beside it are doubted, an empty cell that it crosses
is told, and the page says so. A streak as thin as a letter's stroke hides none and may change a mark: words that it cuts
are doubted until a second reader reads them alike.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import cv2
import numpy as np

from extract.ink.free_lines import FreeLine, Small, free_lines, small_ink
from extract.ink.hidden_rules import hidden_rules
from extract.ink.line_sides import Along, Rows, along, stretches, without_upright_lines, words_cut
from extract.ink.picture import POINT, Grey, Picture, transposed
from extract.ink.pieces import ink_of
from extract.model import Box, Word
from extract.scan.second_pass import SecondReader
from extract.scan.tesseract import RecognisedWord
from normalize.notes import LOOK, Code, Note, Severity, warning
from normalize.spelling.likelihood import in_known_pairs

KEPT = 0.25
"""Millimetres: how thick the line is that stays where a rule lies under a streak."""
SEVERAL = 3
"""Lines: so many that reach an edge and cut no words are the borders of a table that the scanner has cut off."""
HIDING = 0.3
"""Millimetres: a narrower streak hides no letter."""
NEAR = 1.6
"""Millimetres beside a streak within which a word is doubted: more than the gap between two words."""
NEAR_LEVEL = 0.3
"""The same above and below a streak across the page: less than the gap between two lines."""
DOUBTED = 0.5
"""Most that a word beside a streak is trusted: one of its letters may be under it."""
CUT = 0.75
"""Most that a word is trusted that a thin streak cuts (``hồ`` read as ``hề``)."""
CUT_WITHIN = 0.3
"""Millimetres beside a thin streak within which it may have cut a word."""
WHOLE = 3.0
"""Millimetres: a streak whose ink is gone for less than this is taken to be dark there too."""
PIECE = 10.0
"""Millimetres of a streak that lie in one box, at most: it may be askew."""
FILLED = 0.5
"""Share of a streak's width that is ink where it is dark."""
PAPER = 255


@dataclass(frozen=True, slots=True)
class Streak:
    """A streak that was taken out.

    Attributes:
        line: its line, down the sheet (of one across down the sheet turned over).
        level: whether it runs across the sheet.
        dark: first and last row (exclusive) of each stretch on which it holds ink.
        is_hair: whether it was taken out before the page was straightened (``extract.ink.cleaning``): it is as thin as the
            strokes of letters.
    """

    line: FreeLine
    level: bool
    dark: tuple[tuple[int, int], ...] = ()
    is_hair: bool = False

    def hides(self, dpi: float) -> bool:
        """Whether it is so wide that letters of words may lie under it."""
        return not self.is_hair and self.line.width > HIDING * dpi / 25.4

    def runs_through(self, box: Box, near: float = 0.0) -> bool:
        """Whether the middle of the streak runs through a box, or so near to it; all in dots."""
        x0, y0, x1, y1 = box.x0, box.top, box.x1, box.bottom
        if self.level:
            x0, y0, x1, y1 = y0, x0, y1, x1
        middle = self.line.x + self.line.slope * (y0 + y1) / 2
        return x0 - near <= middle <= x1 + near


def without_thick_streaks(picture: Picture) -> tuple[Picture, tuple[Streak, ...]]:
    """A straightened picture without its thick streaks, and the streaks."""
    streaks: list[Streak] = []
    small = small_ink(picture.grey, picture.dpi)
    for level in (False, True):
        seen = transposed(small) if level else small
        found = _streaks(picture.grey.T if level else picture.grey, seen, picture.dpi)
        if not found:
            continue
        grey = picture.grey.copy()
        for one in found:
            _wipe(grey.T if level else grey, one, picture.dpi / 25.4)
        picture = replace(picture, grey=grey)
        small = small_ink(grey, picture.dpi)
        streaks += [Streak(one.line, level, _dark(one, picture.dpi / 25.4)) for one in found]
    return picture, tuple(streaks)


def hair_lines(found: Sequence[Box], sheet: Picture, straight: Picture) -> tuple[Streak, ...]:
    """Hair lines that were taken out of a sheet, as they would lie in the picture of it that was turned and straightened.

    Args:
        found: where they were, in dots of the sheet.
    """
    return tuple(_moved(box, sheet, straight) for box in found)


def _moved(box: Box, sheet: Picture, straight: Picture) -> Streak:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    down = box.height > box.width
    ends = ((x, box.top), (x, box.bottom)) if down else ((box.x0, y), (box.x1, y))
    turns, angle = (straight.turned - sheet.turned) % 360 // 90, math.radians(straight.skew)
    scale = straight.dpi / sheet.dpi
    moved: list[tuple[float, float]] = []
    for end in ends:
        right, below = (end[0] - sheet.width / 2) * scale, (end[1] - sheet.height / 2) * scale
        for _ in range(turns):
            right, below = -below, right
        moved.append(
            (
                right * math.cos(angle) - below * math.sin(angle) + straight.width / 2,
                right * math.sin(angle) + below * math.cos(angle) + straight.height / 2,
            )
        )
    level = (turns % 2 == 1) == down
    (x0, y0), (x1, y1) = sorted((b, a) if level else (a, b) for a, b in moved)
    if y1 < y0:
        x0, y0, x1, y1 = x1, y1, x0, y0
    slope = (x1 - x0) / max(1.0, y1 - y0)
    width = max(1, round(min(box.width, box.height) * scale))
    length = straight.width if level else straight.height
    return Streak(FreeLine(x0 - slope * y0, slope, width), level, ((0, length),), is_hair=True)


def beside_streaks(words: Sequence[Word], streaks: Sequence[Streak], dpi: float) -> tuple[Word, ...]:
    """The words, those that touch a streak that may hide letters doubted."""
    hiding = [s for s in streaks if s.hides(dpi)]
    return tuple(
        replace(w, confidence=min(w.confidence, DOUBTED))
        if any(_touches(w.box, s, dpi) for s in hiding)
        else w
        for w in words
    )


def cut_by_thin_streaks(
    words: Sequence[RecognisedWord],
    streaks: Sequence[Streak],
    dpi: float,
    before: Sequence[RecognisedWord] | None = None,
) -> list[RecognisedWord]:
    """The words (in dots), those that a streak cuts that hides no letter doubted a little.

    Args:
        before: the same words before a second reader was asked: one that both read alike is beyond doubt where it fits its
            neighbours, too; both read ``Thẩm``, cut, as ``Thẩn``.
    """
    thin = [s for s in streaks if not s.hides(dpi)]
    if not thin:
        return list(words)
    read = {(w.x0, w.bottom, w.text) for w in before or ()}
    known = in_known_pairs([w.text for w in words])
    near = CUT_WITHIN * dpi / 25.4
    done: list[RecognisedWord] = []
    for word, fits in zip(words, known, strict=True):
        told = word.note is not None and word.note.severity is Severity.INFO
        agreed = fits and told and (word.x0, word.bottom, word.text) in read
        box = Box(word.x0, word.top, word.x1, word.bottom)
        cut = any(s.runs_through(box, s.line.width / 2 + near) for s in thin)
        done.append(replace(word, confidence=min(word.confidence, CUT)) if cut and not agreed else word)
    return done


def read_twice(
    words: Sequence[RecognisedWord],
    second: SecondReader | None,
    grey: Grey,
    streaks: Sequence[Streak],
    dpi: float,
    *,
    in_cell: bool,
) -> list[RecognisedWord]:
    """The words of a cell, or of what stands outside of tables, as the second reader has them; those that a thin streak cuts
    doubted until both read them alike."""
    first = cut_by_thin_streaks(words, streaks, dpi)
    if second is None:
        return first
    return cut_by_thin_streaks(second.words(first, grey, in_cell=in_cell), streaks, dpi, first)


def hidden_places(streaks: Sequence[Streak], dpi: float) -> tuple[Box, ...]:
    """Where letters may be hidden under streaks, as boxes in points."""
    mm, scale = dpi / 25.4, POINT / dpi
    boxes: list[Box] = []
    for streak in streaks:
        if streak.line.width <= HIDING * mm:
            continue
        half, step = streak.line.width / 2, max(1, round(PIECE * mm))
        for first, last in streak.dark:
            for top in range(first, last, step):
                bottom = min(last, top + step)
                middle = streak.line.x + streak.line.slope * (top + bottom) / 2
                ends = (middle - half, top, middle + half, bottom)
                x0, y0, x1, y1 = (v * scale for v in ends)
                boxes.append(Box(y0, x0, y1, x1) if streak.level else Box(x0, y0, x1, y1))
    return tuple(boxes)


def streak_notes(streaks: Sequence[Streak], picture: Picture) -> Iterator[Note]:
    """What the page says of each streak that may hide letters."""
    mm = picture.dpi / 25.4
    for streak in streaks:
        if not streak.hides(picture.dpi):
            continue
        length = picture.width if streak.level else picture.height
        place = (streak.line.x + streak.line.slope * length / 2) / mm
        way, edge = ("across", "top") if streak.level else ("down", "left")
        yield warning(
            Code.OCR_LOW_CONFIDENCE,
            f"A dark streak {streak.line.width / mm:.1f} mm wide runs {way} the page, {place:.0f} mm from the {edge}: letters under it may be lost.{LOOK}",
        )


def _touches(box: Box, streak: Streak, dpi: float) -> bool:
    """Whether a box (in points) lies under a streak or close to it."""
    scale = dpi / POINT
    near = streak.line.width / 2 + (NEAR_LEVEL if streak.level else NEAR) * dpi / 25.4
    dots = Box(*(v * scale for v in (box.x0, box.top, box.x1, box.bottom)))
    return streak.runs_through(dots, near)


def _dark(streak: Along, mm: float) -> tuple[tuple[int, int], ...]:
    """The stretches of rows on which a streak holds ink."""
    middle, half = streak.band.shape[1] // 2, streak.line.width // 2
    own = (streak.band[:, middle - half : middle + half + 1] > 0).mean(axis=1) > FILLED
    gap = np.ones((round(WHOLE * mm), 1), np.uint8)
    closed = cv2.morphologyEx(np.ascontiguousarray(own[:, None].astype(np.uint8)), cv2.MORPH_CLOSE, gap)
    return tuple(stretches(np.asarray(closed[:, 0] > 0, np.bool_)))


def _streaks(grey: Grey, small: Small, dpi: float) -> list[Along]:
    """The streaks down the dots of a picture; ``small`` is its ink, see :func:`free_lines`."""
    mm = dpi / 25.4

    @cache
    def full() -> Grey:
        return ink_of(grey if grey.flags.c_contiguous else transposed(grey.T))

    lines = free_lines(small, full, dpi)
    if not lines:
        return []
    ink = full()
    letters = without_upright_lines(ink, mm)
    found = [a for a in (along(ink, letters, line, mm) for line in lines) if a.even and not a.cornered]
    to_edge = [a for a in found if a.line.to_edge and (a.ruled.any() or words_cut(a, mm))]
    beyond = [a for a in found if not a.line.to_edge and words_cut(a, mm)]
    if len(to_edge) >= SEVERAL:
        usual = float(np.median([a.line.width for a in to_edge]))
        to_edge = [a for a in to_edge if words_cut(a, mm) >= 2 or a.line.width > 2 * usual]
    return to_edge + beyond


def _wipe(grey: Grey, streak: Along, mm: float) -> None:
    """Paints a streak white but for rules and words that cross it, and for a thin line where it lies on a rule."""
    height = grey.shape[0]
    stays = streak.ruled | streak.cut
    for first, last in hidden_rules(streak, mm):
        thin = max(1, round(KEPT * mm))
        _paint(grey, streak, range(first, last), range(thin - thin // 2, streak.half + 1), ~stays)
        _paint(grey, streak, range(first, last), range(-streak.half, -(thin // 2)), ~stays)
        stays[first:last] = True
    _paint(grey, streak, range(height), range(-streak.half, streak.half + 1), ~stays)


def _paint(grey: Grey, streak: Along, rows: range, aside: range, bare: Rows) -> None:
    """Paints the dots so far aside of the line white, in those of the rows that are bare."""
    at = np.asarray([y for y in rows if bare[y]], np.int64)
    if not at.size or not len(aside):
        return
    columns = streak.line.columns(grey.shape[0])[at][:, None] + np.asarray(aside)
    inside = (columns >= 0) & (columns < grey.shape[1])
    rows_of = np.broadcast_to(at[:, None], columns.shape)
    grey[rows_of[inside], columns[inside]] = PAPER
