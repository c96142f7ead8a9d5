"""Drawn lines of a picture: found, joined where they are faint, and taken out of the ink.

A drawn line is a long thin run of ink with paper on both sides (:mod:`extract.ink.runs`). One that meets
no line of the other direction is an underline or a stroke: it is taken out of the ink as well, but is no line
of a table. Lines are looked for at 150 dots an inch, which is enough and quick.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from extract.ink.picture import Grey, transposed
from extract.ink.runs import DPI, MEETS, Ink, Run, dots_of, drawn, flipped, meets, runs_of, seeds_of
from extract.ink.stems import TOUCHES, TRACED_ALL, runs_down
from extract.model import Box

SEED_ACROSS = 7.0
"""Millimetres: a run of ink across this long may be a line."""
DARK = 190
"""Brightness below which a dot is ink of a line; lines are fainter than letters."""
CROWDED = 0.45
"""Share of a run's length along which ink stands close below it, from which it is a part of letters."""
HIGHEST_LETTERED = 2.5
"""Millimetres: a run as high as this is no part of letters."""
ONWARD = 6.0
"""Millimetres beyond its end within which a line is continued along faint ink to one of the other
direction."""
TRACED = 0.5
"""Share of the way on which ink must be seen for that."""
CROSSING = 1.0
"""Millimetres over which a letter's strokes on both sides of a line belong together."""
STROKE = 1.6
"""Millimetres: shorter runs of ink on a line are dots, tails and strokes of letters."""
LONG = 60.0
"""Millimetres: a run across this long is a line even where it meets none."""
ATTACHED = 0.2
"""Share of the length of a run that meets no line, from which strokes stand on it or hang from it: it is of letters."""
THROUGH = 0.3
"""The same on its other side, from which the run goes through letters or is a blot."""
BARS = 15.0
"""Millimetres: a run across no longer than this is a line only where it ends at lines down.

The bars of letters that touch (``STT`` in bold) and the base of an emblem are no longer.
"""


@dataclass(frozen=True, slots=True)
class Ruled:
    """The drawn lines of a picture, in its dots.

    Attributes:
        across, down: the lines of tables, as thin boxes.
        mask_across, mask_down: 255 where a line lies, also an underline or a frame that belongs to no table.
    """

    across: tuple[Box, ...]
    down: tuple[Box, ...]
    mask_across: Grey
    mask_down: Grey


def rules_of(grey: Grey, dpi: float) -> Ruled:
    """The drawn lines of a straightened picture with level paper."""
    share = DPI / dpi
    small = cv2.resize(grey, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    ink = np.asarray(cv2.threshold(small, DARK - 1, 1, cv2.THRESH_BINARY_INV)[1], dtype=np.uint8)
    runs_across = _uncrowded(runs_of(seeds_of(ink, SEED_ACROSS)), ink)
    across, across_mask = drawn(runs_across, ink)
    # Lines down the page make a table only together with lines across it.
    turned = transposed(ink)
    runs = runs_down(turned, across, transposed(across_mask)) if across else []
    down, down_mask = drawn(runs, turned)
    kept_across, kept_down = _meeting(across, [flipped(b) for b in down])
    ending = [b for b in kept_across if b.width > dots_of(BARS) or _ends_at_lines(b, kept_down, ink)]
    if len(ending) < len(kept_across):
        kept_across, kept_down = _meeting(ending, kept_down)
    for run in runs_across:
        if run.box not in kept_across and _is_of_letters(run, ink):
            h, w = run.dots.shape
            across_mask[run.y : run.y + h, run.x : run.x + w][run.dots] = 0
    standing = [flipped(b) for b in kept_down]
    kept_down = [flipped(_continued(b, kept_across, turned, down_mask)) for b in standing]
    kept_across = [_continued(b, standing, ink, across_mask) for b in kept_across]
    size = (grey.shape[1], grey.shape[0])
    return Ruled(
        tuple(_scaled(b, 1 / share) for b in kept_across),
        tuple(_scaled(b, 1 / share) for b in kept_down),
        _enlarged(across_mask, size),
        _enlarged(transposed(down_mask), size),
    )


def _enlarged(mask: Ink, size: tuple[int, int]) -> Grey:
    if not mask.any():
        return np.zeros(size[::-1], dtype=np.uint8)
    return np.asarray(cv2.resize(mask * 255, size, interpolation=cv2.INTER_NEAREST), dtype=np.uint8)


def _scaled(box: Box, by: float) -> Box:
    return Box(box.x0 * by, box.top * by, box.x1 * by, box.bottom * by)


def _uncrowded(runs: Sequence[Run], ink: Ink) -> list[Run]:
    """The runs across without parts of letters: those have ink close below them.

    An underline has ink above only.
    """
    kept: list[Run] = []
    for run in runs:
        h, w = run.dots.shape
        below = ink[run.y + h + 1 : run.y + h + 3, run.x : run.x + w]
        crowded = below.size > 0 and float(below.max(axis=0).mean()) > CROWDED
        if not crowded or h >= dots_of(HIGHEST_LETTERED) or w >= dots_of(LONG):
            kept.append(run)
    return kept


def _is_of_letters(run: Run, ink: Ink) -> bool:
    """Whether strokes of letters stand on a short run across, or hang from it: the bars of ``TT`` or the feet of letters
    that run together in thick print. An underline has white above it, but for tails."""
    h, w = run.dots.shape
    if w > dots_of(BARS):
        return False
    columns = np.arange(w)
    first, last = run.dots.argmax(axis=0), h - 1 - run.dots[::-1].argmax(axis=0)
    sides = []
    for edge, way in ((first, -1), (last, 1)):
        rows = [np.clip(run.y + edge + way * k, 0, ink.shape[0] - 1) for k in (1, 2, 3)]
        sides.append(float(np.min([ink[at, run.x + columns] for at in rows], axis=0).mean()))
    return max(sides) > ATTACHED and min(sides) < THROUGH


def _meeting(across: Sequence[Box], down: Sequence[Box]) -> tuple[list[Box], list[Box]]:
    """The runs that meet others as the lines of a table do, and long ones across."""
    kept_down = [b for b in down if sum(meets(a, b) for a in across) >= 2]
    kept_across = [b for b in across if b.width >= dots_of(LONG) or sum(meets(b, d) for d in kept_down) >= 2]
    kept_down = [b for b in kept_down if sum(meets(a, b) for a in kept_across) >= 2]
    return kept_across, kept_down


def _ends_at_lines(rule: Box, down: Sequence[Box], ink: Ink) -> bool:
    """Whether both ends of a short run across lie on a line down, or ink leads there."""
    near, touches = dots_of(MEETS), dots_of(TOUCHES)
    crossed = [(d.x0 + d.x1) / 2 for d in down if meets(rule, d)]
    top, bottom = max(0, round(rule.top) - 1), round(rule.bottom) + 2
    for end, way in ((rule.x0, -1), (rule.x1, 1)):
        ahead = [at for at in crossed if -near <= (at - end) * way <= near]
        if not ahead:
            return False
        at = min(ahead, key=lambda x: abs(x - end))
        if (at - end) * way <= touches:
            continue
        x0, x1 = sorted((round(end), round(at)))
        if float(ink[top:bottom, x0:x1].max(axis=0).mean()) < TRACED_ALL:
            return False
    return True


def _continued(rule: Box, others: Sequence[Box], ink: Ink, mask: Ink) -> Box:
    """A line across, continued at its ends to the next line down where faint or broken ink leads there.

    Args:
        others: the lines of the other direction, in the turned picture (``x0`` to ``x1`` runs down the page).
        mask: where lines lie; what is added is drawn in it.
    """
    near, far = dots_of(MEETS), dots_of(ONWARD)
    middle = (rule.top + rule.bottom) / 2
    crossed = [(o.top + o.bottom) / 2 for o in others if o.x0 - far <= middle <= o.x1 + far]
    top, bottom = max(0, round(rule.top) - 1), round(rule.bottom) + 2
    ends = [rule.x0, rule.x1]
    for side, end in enumerate(ends):
        ways = [at - end if side else end - at for at in crossed]
        if any(abs(way) <= near for way in ways):
            continue
        way = min((w for w in ways if 0 < w <= far), default=0.0)
        x0, x1 = (round(end), round(end + way)) if side else (round(end - way), round(end))
        part = ink[top:bottom, x0:x1]
        if part.size and float(part.max(axis=0).mean()) >= TRACED:
            ends[side] = end + way if side else end - way
            mask[top:bottom, x0:x1] |= part
    return Box(ends[0], rule.top, ends[1], rule.bottom)


def without_rules(grey: Grey, ink: Grey, ruled: Ruled, dpi: float) -> tuple[Grey, Grey]:
    """Picture and ink with the lines painted white; letters and dots that touch them are kept."""
    if not (ruled.mask_across.any() or ruled.mask_down.any()):
        return grey, ink
    mm = dpi / 25.4
    along, reach = max(5, round(STROKE * mm)), max(3, round(CROSSING * mm) | 1)
    # Only ink that runs on along the line is its own: a dot or a tail that stands on it is short.
    rows = cv2.morphologyEx(_near(ink, ruled.mask_across), cv2.MORPH_OPEN, np.ones((1, along), np.uint8))
    columns = cv2.morphologyEx(_near(ink, ruled.mask_down), cv2.MORPH_OPEN, np.ones((along, 1), np.uint8))
    letters = np.asarray(cv2.subtract(ink, cv2.bitwise_or(rows, columns)), dtype=np.uint8)
    # Ink on both sides of a line is a letter that crosses it: that letter's ink on the line stays.
    crossing = cv2.bitwise_or(
        cv2.bitwise_and(rows, cv2.morphologyEx(letters, cv2.MORPH_CLOSE, np.ones((reach, 1), np.uint8))),
        cv2.bitwise_and(columns, cv2.morphologyEx(letters, cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))),
    )
    left = cv2.bitwise_or(_attached(letters, ruled), crossing)
    gone = cv2.subtract(ink, left)
    halo = cv2.subtract(cv2.dilate(gone, np.ones((3, 3), np.uint8)), left)
    return np.asarray(cv2.bitwise_or(grey, halo), dtype=np.uint8), np.asarray(left, dtype=np.uint8)


def _attached(letters: Grey, ruled: Ruled) -> Grey:
    """The letters without crumbs of slightly askew lines: ink that lies on a line and touches no letter."""
    zone = cv2.dilate(cv2.bitwise_or(ruled.mask_across, ruled.mask_down), np.ones((5, 5), np.uint8))
    outside = cv2.subtract(letters, zone)
    touching = cv2.dilate(outside, np.ones((5, 5), np.uint8))
    return np.asarray(cv2.bitwise_or(outside, cv2.bitwise_and(letters, touching)), dtype=np.uint8)


def _near(ink: Grey, mask: Grey) -> Grey:
    return np.asarray(cv2.bitwise_and(ink, cv2.dilate(mask, np.ones((5, 5), np.uint8))), dtype=np.uint8)
