"""Ruled lines of a picture: found, bridged where they are faint, and taken out of the ink.

A rule is a long thin run of ink with paper on both sides. Sure pieces (seeds) are found by opening the ink with
a long thin brush; where a rule is faint or broken the seeds are carried on over its gaps. A seed that meets no
rule of the other direction is an underline or a stroke: it is painted out with the rest and is no rule.
Capitals with marks and brackets are as long as a rule down a low row: a run no longer than they are is a rule only
where it comes to the rules above and below, or stands in line with a rule of another row, and looks like no letter.
Looked for at 150 dots an inch, which is enough and quick.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.model import Box
from extract.scan.ink import pieces_of
from extract.scan.picture import Grey

DPI = 150.0
"""Dots an inch at which rules are looked for."""
SEED_ACROSS = 7.0
"""Millimetres: a run of ink across this long may be a rule."""
SEED_DOWN = 4.2
"""Millimetres: a run of ink down this long may be a rule; letters of running text are lower."""
TALLEST = 9.0
"""Millimetres: no letter or bracket is taller (a bracket of 28 points); shorter pieces are looked at closely."""
TOUCHES = 0.35
"""Millimetres from its end within which a run as short as a letter must come to a rule across."""
WAVY = 0.5
"""Millimetres by which a rule across may lie off its mean height (a page that is not quite flat)."""
TRACED_ALL = 0.85
"""Share of the way to the rule across on which a short run's ink must be seen, where it ends before."""
IN_LINE = 0.35
"""Millimetres: runs down that are no further apart than this stand in one line."""
STEM = 0.7
"""Millimetres: a thicker short piece, thicker than the rules that are no letters, is the stem of a bold one."""
STRAYING = 0.12
"""Share of a short run's length on which both of its edges stray by more than a dot: a curve, or serifs."""
BENT = 0.4
"""Dots by which a short piece may bulge to one side: a rule is straight, a thin bracket is not."""
BESIDE = 0.6
"""Millimetres beside a run in which the rest of a letter, or the next one, stands."""
LETTERED = 0.3
"""Share of a short piece's length with ink on either side of it, from which it is a part of letters: what stands in
the cells beside a rule seldom comes close on both sides."""
CROSSED = 1.0
"""Millimetres by which a piece runs on without a gap on both sides of a rule that it crosses; letters cross none."""
GAP = 1.5
"""Millimetres of a rule that may be missing between two sure pieces."""
THICKEST = 1.2
"""Millimetres: a thicker run of ink is a bar or a picture."""
CROWDED = 0.45
"""Share of a run's length along which ink stands close below it, from which it is a part of letters."""
MEETS = 1.8
"""Millimetres from its end within which a rule meets another one: a little more than :data:`GAP`."""
ONWARD = 6.0
"""Millimetres beyond its end within which a rule is carried on to one of the other direction, along faint ink."""
TRACED = 0.5
"""Share of the way on which ink must be seen for that."""
CROSSING = 1.0
"""Millimetres over which a letter's strokes on both sides of a rule belong together."""
STROKE = 1.6
"""Millimetres: shorter runs of ink on a rule are dots, tails and strokes of letters."""
LONG = 60.0
"""Millimetres: a run across this long is a rule even where it meets none."""
BARS = 15.0
"""Millimetres: the bars of letters that touch (``STT`` in bold) and the base of an emblem are no longer; a run across
no longer than this is a rule only where it ends at rules down."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """The rules of a picture, in its dots: ``across`` and ``down`` as thin boxes.

    ``mask_across`` and ``mask_down`` (255): where rules lie, and underlines and frames that are no rules of a table.
    """

    across: tuple[Box, ...]
    down: tuple[Box, ...]
    mask_across: Grey
    mask_down: Grey


def rules_of(grey: Grey, dpi: float) -> Ruled:
    """The rules of a straightened picture with level paper."""
    share = DPI / dpi
    small = cv2.resize(grey, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    ink = np.asarray((small < 190).astype(np.uint8))
    turned = np.ascontiguousarray(ink.T)
    across, across_mask = _drawn(_uncrowded(_runs(_seeds(ink, SEED_ACROSS)), ink), ink)
    # Rules down the page make a table only with rules across it.
    runs = _rules_down(turned, across, np.ascontiguousarray(across_mask.T)) if across else []
    down, down_mask = _drawn(runs, turned)
    kept_across, kept_down = _meeting(across, [_flip(b) for b in down])
    ending = [b for b in kept_across if b.width > _dots(BARS) or _ends_at_rules(b, kept_down, ink)]
    if len(ending) < len(kept_across):
        kept_across, kept_down = _meeting(ending, kept_down)
    standing = [_flip(b) for b in kept_down]
    kept_down = [_flip(_carried_on(b, kept_across, turned, down_mask)) for b in standing]
    kept_across = [_carried_on(b, standing, ink, across_mask) for b in kept_across]
    size = (grey.shape[1], grey.shape[0])
    return Ruled(
        tuple(_scaled(b, 1 / share) for b in kept_across),
        tuple(_scaled(b, 1 / share) for b in kept_down),
        _enlarged(across_mask, size),
        _enlarged(np.ascontiguousarray(down_mask.T), size),
    )


def _enlarged(mask: npt.NDArray[np.uint8], size: tuple[int, int]) -> Grey:
    return np.asarray(cv2.resize(mask * 255, size, interpolation=cv2.INTER_NEAREST), dtype=np.uint8)


def _dots(millimetres: float) -> int:
    return round(millimetres * DPI / 25.4)


def _flip(box: Box) -> Box:
    return Box(box.top, box.x0, box.bottom, box.x1)


def _scaled(box: Box, by: float) -> Box:
    return Box(box.x0 * by, box.top * by, box.x1 * by, box.bottom * by)


@dataclass(frozen=True, slots=True)
class _Run:
    """A long thin run across: its box, its dots with their first column and row, and where along it no gap is."""

    box: Box
    dots: npt.NDArray[np.bool_]
    x: int
    y: int
    filled: npt.NDArray[np.bool_]

    @property
    def middle(self) -> float:
        return (self.box.top + self.box.bottom) / 2

    @property
    def thickness(self) -> float:
        """In dots; the dot by which runs are thickened is taken off."""
        return float(self.dots.sum()) / self.box.width - 1.0


def _seeds(ink: npt.NDArray[np.uint8], length: float) -> npt.NDArray[np.uint8]:
    """The sure pieces of runs across, from ``length`` millimetres on."""
    # A rule a hair askew steps from row to row: thickened by a dot it stays one run.
    thick = cv2.dilate(ink, np.ones((2, 1), np.uint8))
    return np.asarray(cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, _dots(length)), np.uint8)))


def _runs(seeds: npt.NDArray[np.uint8], gap: float = GAP) -> list[_Run]:
    """Long thin runs across: sure pieces carried on over gaps of so many millimetres on either side."""
    runs: list[_Run] = []
    seeded = np.flatnonzero(seeds.any(axis=1))
    if not seeded.size:
        return runs
    head, foot = int(seeded[0]), int(seeded[-1]) + 1
    sure = seeds[head:foot]  # where there are no seeds there is nothing to bridge
    part = cv2.morphologyEx(sure, cv2.MORPH_CLOSE, np.ones((1, _dots(gap) * 2 + 1), np.uint8))
    pieces = pieces_of(np.asarray(part, dtype=np.uint8))
    for label in range(1, len(pieces.stats)):
        x, y, w, h, area = (int(v) for v in pieces.stats[label])
        if area / w > _dots(THICKEST) + 1:
            continue
        piece = pieces.labels[y : y + h, x : x + w] == label
        filled = ((sure[y : y + h, x : x + w] > 0) & piece).any(axis=0)
        runs.append(_Run(_levelled(piece, x, y + head, w, h), piece, x, y + head, filled))
    return runs


def _drawn(runs: Sequence[_Run], ink: npt.NDArray[np.uint8]) -> tuple[list[Box], npt.NDArray[np.uint8]]:
    """The boxes of runs and the mask (1) of their dots."""
    mask = np.zeros_like(ink)
    for run in runs:
        h, w = run.dots.shape
        mask[run.y : run.y + h, run.x : run.x + w][run.dots] = 1
    return [run.box for run in runs], mask


def _longest(filled: npt.NDArray[np.bool_]) -> int:
    """The length of the longest stretch that is filled throughout."""
    steps = np.flatnonzero(np.diff(np.concatenate(([0], filled.astype(np.int8), [0]))))
    return int((steps[1::2] - steps[::2]).max(initial=0))


def _uncrowded(runs: Sequence[_Run], ink: npt.NDArray[np.uint8]) -> list[_Run]:
    """The runs across without those that are parts of letters: ink stands close below much of them.

    An underline has it above only.
    """
    kept: list[_Run] = []
    for run in runs:
        h, w = run.dots.shape
        below = ink[run.y + h + 1 : run.y + h + 3, run.x : run.x + w]
        crowded = below.size > 0 and float(below.max(axis=0).mean()) > CROWDED
        if not crowded or h >= _dots(2.5) or w >= _dots(LONG):
            kept.append(run)
    return kept


def _levelled(piece: npt.NDArray[np.bool_], x: int, y: int, w: int, h: int) -> Box:
    """The box of a run as a level line at the middle of its ink, as thick as it is on average."""
    rows = piece.sum(axis=1)
    middle = y + float((rows * np.arange(h)).sum() / max(1, rows.sum()))
    half = max(0.5, (float(rows.sum()) / w - 1.0) / 2.0)
    return Box(float(x), middle - half, float(x + w), middle + half)


def _rules_down(
    turned: npt.NDArray[np.uint8], across: Sequence[Box], mask: npt.NDArray[np.uint8]
) -> list[_Run]:
    """The runs down the page without stems, brackets and marks of letters.

    Args:
        turned: the ink, turned so that runs down lie across.
        across: rules and underlines across the page as it stands; ``mask``: their dots, turned.
    """
    seeds = _seeds(turned, SEED_DOWN)
    pieces = _runs(seeds, gap=0.0)
    crossing = [_crossing(piece, across) for piece in pieces]
    doubtful = [_short(piece, rules) for piece, rules in zip(pieces, crossing, strict=True)]
    known = [
        *(a.height for a in across),
        *(p.thickness for p, d in zip(pieces, doubtful, strict=True) if not d),
    ]
    stoutest = max(_dots(STEM), max(known) + 1)
    for piece, rules, doubt in zip(pieces, crossing, doubtful, strict=True):
        if doubt and (piece.thickness > stoutest or _lettered(piece, rules, turned)):
            h, w = piece.dots.shape
            seeds[piece.y : piece.y + h, piece.x : piece.x + w][piece.dots] = 0
    runs = [(run, _crossing(run, across)) for run in _runs(seeds)]
    sure = {k for k, (run, rules) in enumerate(runs) if not _short(run, rules)}
    sure |= {k for k, (run, rules) in enumerate(runs) if k not in sure and _spans(run, rules, turned, mask)}
    places = [runs[k][0].middle for k in sure]
    reach = _dots(IN_LINE)
    return [
        run
        for k, (run, _) in enumerate(runs)
        if k in sure or any(abs(run.middle - at) <= reach for at in places)
    ]


def _crossing(run: _Run, across: Sequence[Box]) -> list[Box]:
    """The rules across that a run of the turned picture meets."""
    box = _flip(run.box)
    return [a for a in across if _meets(a, box)]


def _short(run: _Run, across: Sequence[Box]) -> bool:
    """Whether a run down may be a letter: no piece of it is longer than one, and none crosses a rule."""
    if _longest(run.filled) > _dots(TALLEST):
        return False
    over = _dots(CROSSED)
    for a in across:
        first, last = round(a.top) - over - run.x, round(a.bottom) + over + 1 - run.x
        if first >= 0 and last <= len(run.filled) and run.filled[first:last].all():
            return False
    return True


def _lettered(run: _Run, across: Sequence[Box], ink: npt.NDArray[np.uint8]) -> bool:
    """Whether the ink along a short run is that of letters: bent, with serifs, or with others close by."""
    reach, near = _dots(2 * BESIDE), _dots(BESIDE)
    middle = min(max(round(run.middle), reach), ink.shape[0] - reach - 1)
    if middle < reach:
        return False
    x0, x1 = round(run.box.x0), round(run.box.x1)
    band = ink[middle - reach : middle + reach + 1, x0:x1] > 0
    free = np.ones(x1 - x0, np.bool_)
    for a in across:
        free[max(0, round(a.top) - 2 - x0) : max(0, round(a.bottom) + 3 - x0)] = False
    band = band[:, free]
    # Ink counts from the run's line outwards to the first white on either side.
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
    """Dots by which both edges of a piece lie further to one side in its middle than at its ends, as a bracket's do."""
    quarter = len(sides[0]) // 4
    if not quarter:
        return 0.0
    bulges: list[float] = []
    for side, at in zip(sides, usual, strict=True):
        edge = np.clip(side, at - 2, at + 2)
        ends = (float(edge[:quarter].mean()) + float(edge[-quarter:].mean())) / 2
        bulges.append(float(edge[quarter:-quarter].mean()) - ends)
    return min(max(bulges), -min(bulges))


def _spans(run: _Run, across: Sequence[Box], ink: npt.NDArray[np.uint8], mask: npt.NDArray[np.uint8]) -> bool:
    """Whether a short run comes to a rule across at both ends."""
    centre = (run.box.x0 + run.box.x1) / 2
    before = [a for a in across if (a.top + a.bottom) / 2 < centre]
    after = [a for a in across if (a.top + a.bottom) / 2 > centre]
    return any(_comes_to(run, a, ink, mask) for a in before) and any(
        _comes_to(run, a, ink, mask) for a in after
    )


def _comes_to(run: _Run, rule: Box, ink: npt.NDArray[np.uint8], mask: npt.NDArray[np.uint8]) -> bool:
    """Whether the end of a short run touches a rule across (a box of the picture as it stands), or its ink leads there."""
    top, bottom = max(0, round(run.box.top) - 1), round(run.box.bottom) + 2
    later = (rule.top + rule.bottom) / 2 > (run.box.x0 + run.box.x1) / 2
    # Where the rule lies just here.
    first = max(0, round(rule.top) - _dots(WAVY))
    lying = np.flatnonzero(mask[top:bottom, first : round(rule.bottom) + _dots(WAVY) + 1].any(axis=0))
    if later:
        end, edge = round(run.box.x1), first + int(lying[0]) if lying.size else round(rule.top)
        way = ink[top:bottom, end:edge]
    else:
        end, edge = round(run.box.x0), first + int(lying[-1]) + 1 if lying.size else round(rule.bottom) + 1
        way = ink[top:bottom, edge:end]
    gap = edge - end if later else end - edge
    return gap <= _dots(TOUCHES) or float(way.max(axis=0).mean()) >= TRACED_ALL


def _meeting(across: Sequence[Box], down: Sequence[Box]) -> tuple[list[Box], list[Box]]:
    """The runs that meet others as rules of a table do, and long ones across."""
    kept_down = [b for b in down if sum(_meets(a, b) for a in across) >= 2]
    kept_across = [b for b in across if b.width >= _dots(LONG) or sum(_meets(b, d) for d in kept_down) >= 2]
    kept_down = [b for b in kept_down if sum(_meets(a, b) for a in kept_across) >= 2]
    return kept_across, kept_down


def _ends_at_rules(rule: Box, down: Sequence[Box], ink: npt.NDArray[np.uint8]) -> bool:
    """Whether both ends of a short run across lie on a rule down, or its ink leads there."""
    near, touches = _dots(MEETS), _dots(TOUCHES)
    crossed = [(d.x0 + d.x1) / 2 for d in down if _meets(rule, d)]
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


def _carried_on(
    rule: Box, others: Sequence[Box], ink: npt.NDArray[np.uint8], mask: npt.NDArray[np.uint8]
) -> Box:
    """A rule across with its ends carried on to the next rule down where faint or broken ink leads there.

    Args:
        others: the rules of the other direction, each as if the picture were turned (``x0`` to ``x1`` down it).
        mask: where rules lie; what is added is drawn in.
    """
    near, far = _dots(MEETS), _dots(ONWARD)
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


def _meets(across: Box, down: Box) -> bool:
    """Whether a rule across and a rule down touch or cross."""
    reach = _dots(MEETS)
    x, y = (down.x0 + down.x1) / 2, (across.top + across.bottom) / 2
    return across.x0 - reach <= x <= across.x1 + reach and down.top - reach <= y <= down.bottom + reach


def without_rules(grey: Grey, ink: Grey, ruled: Ruled, dpi: float) -> tuple[Grey, Grey]:
    """Picture and ink with the rules painted white; letters and dots that touch them are kept."""
    if not (ruled.mask_across.any() or ruled.mask_down.any()):
        return grey, ink
    mm = dpi / 25.4
    along, reach = max(5, round(STROKE * mm)), max(3, round(CROSSING * mm) | 1)
    # Only what runs on along the rule is its ink: a dot or a tail that stands on it is short.
    rows = cv2.morphologyEx(_near(ink, ruled.mask_across), cv2.MORPH_OPEN, np.ones((1, along), np.uint8))
    columns = cv2.morphologyEx(_near(ink, ruled.mask_down), cv2.MORPH_OPEN, np.ones((along, 1), np.uint8))
    letters = np.asarray(cv2.subtract(ink, cv2.bitwise_or(rows, columns)), dtype=np.uint8)
    # What stands on both sides of a rule is a letter that crosses it: its ink there stays.
    crossing = cv2.bitwise_or(
        cv2.bitwise_and(rows, cv2.morphologyEx(letters, cv2.MORPH_CLOSE, np.ones((reach, 1), np.uint8))),
        cv2.bitwise_and(columns, cv2.morphologyEx(letters, cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))),
    )
    left = cv2.bitwise_or(_attached(letters, ruled), crossing)
    gone = cv2.subtract(ink, left)
    halo = cv2.subtract(cv2.dilate(gone, np.ones((3, 3), np.uint8)), left)
    return np.asarray(cv2.bitwise_or(grey, halo), dtype=np.uint8), np.asarray(left, dtype=np.uint8)


def _attached(letters: Grey, ruled: Ruled) -> Grey:
    """The letters without the crumbs of rules that run a hair askew: what lies on a rule and touches nothing."""
    zone = cv2.dilate(cv2.bitwise_or(ruled.mask_across, ruled.mask_down), np.ones((5, 5), np.uint8))
    outside = cv2.subtract(letters, zone)
    touching = cv2.dilate(outside, np.ones((5, 5), np.uint8))
    return np.asarray(cv2.bitwise_or(outside, cv2.bitwise_and(letters, touching)), dtype=np.uint8)


def _near(ink: Grey, mask: Grey) -> Grey:
    return np.asarray(cv2.bitwise_and(ink, cv2.dilate(mask, np.ones((5, 5), np.uint8))), dtype=np.uint8)
