"""Ruled lines of a picture: found, bridged where they are faint, and taken out of the ink.

A rule is a long thin run of ink with paper on both sides. Sure pieces (seeds) are found by opening the ink with
a long thin brush; where a rule is faint or broken the seeds are carried on over its gaps. A seed that meets no
rule of the other direction is an underline or a stroke: it is painted out with the rest and is no rule.
Looked for at 150 dots an inch, which is enough and quick.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from extract.model import Box
from extract.scan_image import Grey

DPI = 150.0
"""Dots an inch at which rules are looked for."""
SEED_ACROSS = 7.0
"""Millimetres: a run of ink across this long may be a rule."""
SEED_DOWN = 4.2
"""Millimetres: a run of ink down this long may be a rule; letters are lower."""
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
    across, across_mask = _runs(ink, SEED_ACROSS)
    # Rules down the page make a table only with rules across it.
    down, down_mask = _runs(turned, SEED_DOWN) if across else ([], np.zeros_like(turned))
    kept_across, kept_down = _meeting(across, [_flip(b) for b in down])
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


def _runs(ink: npt.NDArray[np.uint8], seed: float) -> tuple[list[Box], npt.NDArray[np.uint8]]:
    """Long thin runs across, as boxes, and their ink; ``seed``: millimetres from which a run is sure."""
    # A rule a hair askew steps from row to row: thickened by a dot it stays one run.
    thick = cv2.dilate(ink, np.ones((2, 1), np.uint8))
    seeds = cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones((1, _dots(seed)), np.uint8))
    boxes: list[Box] = []
    mask = np.zeros_like(ink)
    seeded = np.flatnonzero(seeds.any(axis=1))
    if not seeded.size:
        return boxes, mask
    head, foot = int(seeded[0]), int(seeded[-1]) + 1
    sure = seeds[head:foot]  # where there are no seeds there is nothing to bridge
    part = cv2.morphologyEx(sure, cv2.MORPH_CLOSE, np.ones((1, _dots(GAP) * 2 + 1), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
    stats[:, cv2.CC_STAT_TOP] += head
    for label in range(1, count):
        x, y, w, h, area = (int(v) for v in stats[label])
        if area / w > _dots(THICKEST) + 1:
            continue
        piece = labels[y - head : y - head + h, x : x + w] == label
        if h < _dots(2.5) and w < _dots(LONG) and _crowded(ink, x, y, w, h):
            continue
        mask[y : y + h, x : x + w][piece] = 1
        boxes.append(_levelled(piece, x, y, w, h))
    return boxes, mask


def _crowded(ink: npt.NDArray[np.uint8], x: int, y: int, w: int, h: int) -> bool:
    """Whether ink stands close below much of a run: then it is a part of letters. An underline has it above only."""
    below = ink[y + h + 1 : y + h + 3, x : x + w]
    return below.size > 0 and float(below.max(axis=0).mean()) > CROWDED


def _levelled(piece: npt.NDArray[np.bool_], x: int, y: int, w: int, h: int) -> Box:
    """The box of a run as a level line at the middle of its ink, as thick as it is on average."""
    rows = piece.sum(axis=1)
    middle = y + float((rows * np.arange(h)).sum() / max(1, rows.sum()))
    half = max(0.5, (float(rows.sum()) / w - 1.0) / 2.0)
    return Box(float(x), middle - half, float(x + w), middle + half)


def _meeting(across: Sequence[Box], down: Sequence[Box]) -> tuple[list[Box], list[Box]]:
    """The runs that meet others as rules of a table do, and long ones across."""
    kept_down = [b for b in down if sum(_meets(a, b) for a in across) >= 2]
    kept_across = [b for b in across if b.width >= _dots(LONG) or sum(_meets(b, d) for d in kept_down) >= 2]
    kept_down = [b for b in kept_down if sum(_meets(a, b) for a in kept_across) >= 2]
    return kept_across, kept_down


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
