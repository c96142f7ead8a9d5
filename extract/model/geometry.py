"""Boxes on a page and how they are turned. Points (1/72 inch), origin top-left, y downwards, edges included.

A table set sideways on a portrait page is turned once so that its text reads upright; what is found there is
turned back before it leaves ``extract.layout.blocks``, so that every box can be drawn on the page as printed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points, origin top-left: ``x0 <= x1``, ``top <= bottom``."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def contains(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Whether the point lies inside or on the edge."""
        return self.x0 - margin <= x <= self.x1 + margin and self.top - margin <= y <= self.bottom + margin


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is printed: page and box in paged files, line (1-based) in text files and DOCX."""

    page: int | None = None
    box: Box | None = None
    line: int | None = None


def union(boxes: Iterable[Box]) -> Box | None:
    """The smallest box around all, None around nothing."""
    all_boxes = list(boxes)
    if not all_boxes:
        return None
    return Box(
        min([b.x0 for b in all_boxes]),
        min([b.top for b in all_boxes]),
        max([b.x1 for b in all_boxes]),
        max([b.bottom for b in all_boxes]),
    )


def turn_upright(box: Box, width: float, height: float, direction: int) -> Box:
    """The box after the page (``width`` × ``height`` as seen) is turned so that text of ``direction`` is
    upright."""
    if direction == 90:
        return Box(height - box.bottom, box.x0, height - box.top, box.x1)
    if direction == 180:
        return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
    if direction == 270:
        return Box(box.top, width - box.x1, box.bottom, width - box.x0)
    return box


def turn_back(box: Box, width: float, height: float, direction: int) -> Box:
    """Undo :func:`turn_upright`; ``width`` and ``height`` are those of the turned page."""
    if direction == 90:
        return Box(box.top, width - box.x1, box.bottom, width - box.x0)
    if direction == 180:
        return Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top)
    if direction == 270:
        return Box(height - box.bottom, box.x0, height - box.top, box.x1)
    return box


def askew_again(box: Box, width: float, height: float, skew: float) -> Box:
    """The place of a box on the page as printed, when the box was found on the straightened page.

    The box is moved and not turned, so that its edges stay parallel to the page.

    Args:
        width, height: of the page, in points.
        skew: degrees by which the page was turned clockwise about its middle to be straight.
    """
    if not skew:
        return box
    angle = math.radians(skew)
    x, y = (box.x0 + box.x1 - width) / 2, (box.top + box.bottom - height) / 2
    right = x * math.cos(angle) + y * math.sin(angle) - x
    down = y * math.cos(angle) - x * math.sin(angle) - y
    return Box(box.x0 + right, box.top + down, box.x1 + right, box.bottom + down)
