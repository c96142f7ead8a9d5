"""Is a short run of ink down the page a drawn line or a part of a letter?

Capitals with marks and brackets are as long as a line down a low row. A run no longer than they are is a line
only where it comes to the lines above and below, or stands in line with a line of another row, and looks like
no letter.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from extract.ink.runs import Ink, Run, dots_of, flipped, longest, meets, runs_of, seeds_of
from extract.model import Box

SEED_DOWN = 4.2
"""Millimetres: a run of ink down this long may be a line; letters of running text are lower."""
TALLEST = 9.0
"""Millimetres: no letter or bracket is taller (a bracket of 28 points).

Shorter pieces are looked at closely.
"""
TOUCHES = 0.35
"""Millimetres from its end within which a run as short as a letter must come to a line across."""
TRACED_ALL = 0.85
"""Share of the way to the line across that must show ink, where a short run ends before it."""
WAVY = 0.5
"""Millimetres by which a line across may lie off its mean height (a page that is not quite flat)."""
IN_LINE = 0.35
"""Millimetres: runs down that are no further apart than this stand in one line."""
STEM = 0.7
"""Millimetres: a short piece thicker than this, and thicker than the lines, is the stem of a bold letter."""
STRAYING = 0.12
"""Share of a short run's length on which both of its edges stray by more than a dot: it is curved or has
serifs."""
BENT = 0.4
"""Dots by which a short piece may bulge to one side. A drawn line is straight, a thin bracket is not."""
BESIDE = 0.6
"""Millimetres beside a run in which the rest of a letter, or the next letter, stands."""
LETTERED = 0.3
"""Share of a short piece's length with ink on both sides of it, from which it is a part of letters.

The text of the cells beside a line seldom comes close to it on both sides.
"""
CROSSED = 1.0
"""Millimetres by which a piece runs on without a gap on both sides of a line that it crosses; letters cross
none."""


def runs_down(turned: Ink, across: Sequence[Box], mask: Ink) -> list[Run]:
    """The runs down the page that are drawn lines: without stems, brackets and marks of letters.

    Args:
        turned: the ink, turned so that runs down lie across.
        across: lines and underlines across the page, as boxes of the page as it stands.
        mask: their dots, turned like the ink.
    """
    runs = _runs_without_letters(turned, across)
    sure = {k for k, (run, lines) in enumerate(runs) if not _is_short(run, lines)}
    sure |= {k for k, (run, lines) in enumerate(runs) if k not in sure and _spans(run, lines, turned, mask)}
    places = [runs[k][0].middle for k in sure]
    reach = dots_of(IN_LINE)
    return [
        run
        for k, (run, _) in enumerate(runs)
        if k in sure or any(abs(run.middle - at) <= reach for at in places)
    ]


def _runs_without_letters(turned: Ink, across: Sequence[Box]) -> list[tuple[Run, list[Box]]]:
    """The runs of the turned ink, each with the lines that it meets; pieces that look like letters are left
    out."""
    seeds = seeds_of(turned, SEED_DOWN)
    pieces = [(piece, _crossing(piece, across)) for piece in runs_of(seeds, gap=0.0)]
    short = [_is_short(piece, lines) for piece, lines in pieces]
    long_ones = [piece.thickness for (piece, _), is_short in zip(pieces, short, strict=True) if not is_short]
    thickest = max([*(a.height for a in across), *long_ones])
    stoutest = max(dots_of(STEM), thickest + 1)
    for (piece, lines), is_short in zip(pieces, short, strict=True):
        if is_short and (piece.thickness > stoutest or _is_lettered(piece, lines, turned)):
            h, w = piece.dots.shape
            seeds[piece.y : piece.y + h, piece.x : piece.x + w][piece.dots] = 0
    return [(run, _crossing(run, across)) for run in runs_of(seeds)]


def _crossing(run: Run, across: Sequence[Box]) -> list[Box]:
    """The lines across that a run of the turned picture meets."""
    box = flipped(run.box)
    return [a for a in across if meets(a, box)]


def _is_short(run: Run, across: Sequence[Box]) -> bool:
    """Whether a run down may be a letter: no piece of it is longer than a letter, and none crosses a line."""
    if longest(run.filled) > dots_of(TALLEST):
        return False
    over = dots_of(CROSSED)
    for a in across:
        first, last = round(a.top) - over - run.x, round(a.bottom) + over + 1 - run.x
        if first >= 0 and last <= len(run.filled) and run.filled[first:last].all():
            return False
    return True


def _is_lettered(run: Run, across: Sequence[Box], ink: Ink) -> bool:
    """Whether the ink along a short run is that of letters: bent, with serifs, or with others close by."""
    reach, near = dots_of(2 * BESIDE), dots_of(BESIDE)
    middle = min(max(round(run.middle), reach), ink.shape[0] - reach - 1)
    if middle < reach:
        return False
    x0, x1 = round(run.box.x0), round(run.box.x1)
    band = ink[middle - reach : middle + reach + 1, x0:x1] > 0
    free = np.ones(x1 - x0, np.bool_)
    for a in across:
        free[max(0, round(a.top) - 2 - x0) : max(0, round(a.bottom) + 3 - x0)] = False
    band = band[:, free]
    # On either side ink is counted from the run's middle outwards to the first white dot.
    sides = [np.cumprod(side, axis=0).sum(axis=0) for side in (band[reach::-1], band[reach:])]
    sides = [side[band[reach]] for side in sides]
    if not sides[0].size:
        return False
    usual = [int(np.median(side)) for side in sides]
    straying = min(float((abs(side - at) > 1).mean()) for side, at in zip(sides, usual, strict=True))
    above = band[max(0, reach - usual[0] - near) : max(0, reach - usual[0])]
    below = band[reach + usual[1] + 1 : reach + usual[1] + 1 + near]
    beside = min(float(side.any(axis=0).mean()) for side in (above, below))
    return straying > STRAYING or beside > LETTERED or _bent(sides, usual) > BENT


def _bent(sides: Sequence[npt.NDArray[np.int64]], usual: Sequence[int]) -> float:
    """Dots by which a piece bulges to one side: both its edges lie further out in the middle than at the
    ends."""
    quarter = len(sides[0]) // 4
    if not quarter:
        return 0.0
    bulges: list[float] = []
    for side, at in zip(sides, usual, strict=True):
        edge = np.clip(side, at - 2, at + 2)
        ends = (float(edge[:quarter].mean()) + float(edge[-quarter:].mean())) / 2
        bulges.append(float(edge[quarter:-quarter].mean()) - ends)
    return min(max(bulges), -min(bulges))


def _spans(run: Run, across: Sequence[Box], ink: Ink, mask: Ink) -> bool:
    """Whether a short run comes to a line across at both ends."""
    centre = (run.box.x0 + run.box.x1) / 2
    before = [a for a in across if (a.top + a.bottom) / 2 < centre]
    after = [a for a in across if (a.top + a.bottom) / 2 > centre]
    return any(_comes_to(run, a, ink, mask) for a in before) and any(
        _comes_to(run, a, ink, mask) for a in after
    )


def _comes_to(run: Run, rule: Box, ink: Ink, mask: Ink) -> bool:
    """Whether the end of a short run touches a line across, or ink leads there.

    ``rule``: a box of the page as it stands.
    """
    top, bottom = max(0, round(run.box.top) - 1), round(run.box.bottom) + 2
    later = (rule.top + rule.bottom) / 2 > (run.box.x0 + run.box.x1) / 2
    # Where the line lies at this place: it may be wavy.
    first = max(0, round(rule.top) - dots_of(WAVY))
    lying = np.flatnonzero(mask[top:bottom, first : round(rule.bottom) + dots_of(WAVY) + 1].any(axis=0))
    if later:
        end, edge = round(run.box.x1), first + int(lying[0]) if lying.size else round(rule.top)
        way = ink[top:bottom, end:edge]
    else:
        end, edge = round(run.box.x0), first + int(lying[-1]) + 1 if lying.size else round(rule.bottom) + 1
        way = ink[top:bottom, edge:end]
    gap = edge - end if later else end - edge
    return gap <= dots_of(TOUCHES) or float(way.max(axis=0).mean()) >= TRACED_ALL
