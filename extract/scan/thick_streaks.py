"""Thick streaks down or across a page taken out before ruled lines are looked for, and told from true rules.

A rule of a table ends where the table ends. A streak runs on to the edge of the sheet, or beyond all the other
lines at both ends, and it cuts through words. Rules and letters that cross a streak stay, the rest of it is
painted white. Where it lies upon a rule of a table (text in the cells on both sides, none across it) a thin line
stays in its place. Letters may have stood under the streak: words beside it are doubted, and the page says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from extract.model import Box, Word
from extract.scan.free_lines import FreeLine, Small, free_lines, small_ink
from extract.scan.hidden_rules import hidden_rules
from extract.scan.ink import ink_of
from extract.scan.line_sides import Along, Rows, along, without_upright_lines, words_cut
from extract.scan.picture import POINT, Grey, Picture
from normalize.notes import LOOK, Code, Note, warning

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
PAPER = 255


@dataclass(frozen=True, slots=True)
class Streak:
    """A streak that was taken out: its line, and whether it runs across the sheet rather than down."""

    line: FreeLine
    level: bool


def without_thick_streaks(picture: Picture) -> tuple[Picture, tuple[Streak, ...]]:
    """A straightened picture without its thick streaks, and the streaks."""
    streaks: list[Streak] = []
    small = small_ink(picture.grey, picture.dpi)
    for level in (False, True):
        seen = np.ascontiguousarray(small.T) if level else small
        found = _streaks(picture.grey.T if level else picture.grey, seen, picture.dpi)
        if not found:
            continue
        grey = picture.grey.copy()
        for one in found:
            _wipe(grey.T if level else grey, one, picture.dpi / 25.4)
        picture = replace(picture, grey=grey)
        small = small_ink(grey, picture.dpi)
        streaks += [Streak(one.line, level) for one in found]
    return picture, tuple(streaks)


def beside_streaks(words: Sequence[Word], streaks: Sequence[Streak], dpi: float) -> tuple[Word, ...]:
    """The words, those that touch a streak that may hide letters doubted."""
    hiding = [s for s in streaks if s.line.width > HIDING * dpi / 25.4]
    return tuple(
        replace(w, confidence=min(w.confidence, DOUBTED))
        if any(_touches(w.box, s, dpi) for s in hiding)
        else w
        for w in words
    )


def streak_notes(streaks: Sequence[Streak], picture: Picture) -> Iterator[Note]:
    """What the page says of each streak that may hide letters."""
    mm = picture.dpi / 25.4
    for streak in streaks:
        if streak.line.width <= HIDING * mm:
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
    x0, y0, x1, y1 = (v * scale for v in (box.x0, box.top, box.x1, box.bottom))
    if streak.level:
        x0, y0, x1, y1 = y0, x0, y1, x1
    middle = streak.line.x + streak.line.slope * (y0 + y1) / 2
    return x0 - near <= middle <= x1 + near


def _streaks(grey: Grey, small: Small, dpi: float) -> list[Along]:
    """The streaks down the dots of a picture; ``small`` is its ink, see :func:`free_lines`."""
    mm = dpi / 25.4
    lines = free_lines(small, lambda: ink_of(np.ascontiguousarray(grey)), dpi)
    if not lines:
        return []
    ink = ink_of(np.ascontiguousarray(grey))
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
