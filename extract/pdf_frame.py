"""From the coordinates a PDF uses inside to the page as a person sees it, and on to upright content.

A PDF counts from the bottom left before ``/Rotate``; the page model counts points from the top left after it.
A table set sideways on a portrait page is turned once more, so that its text reads upright; what is found there
is turned back before it leaves ``extract.layout``, so that every box can be drawn on the page as printed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from extract.model import Box


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the visible part of a page lies in the PDF's own coordinates.

    Attributes:
        left, bottom, right, top: the crop box, in points, origin bottom-left, before ``/Rotate``.
        rotate: ``/Rotate`` in degrees clockwise: 0, 90, 180, 270.
    """

    left: float
    bottom: float
    right: float
    top: float
    rotate: int = 0

    @property
    def width(self) -> float:
        """Width of the page as seen, in points."""
        sideways = self.rotate % 180 == 90
        return self.top - self.bottom if sideways else self.right - self.left

    @property
    def height(self) -> float:
        """Height of the page as seen, in points."""
        sideways = self.rotate % 180 == 90
        return self.right - self.left if sideways else self.top - self.bottom

    def seen(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """A rectangle of the PDF as ``x0, top, x1, bottom`` on the page as seen."""
        if self.rotate == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        if self.rotate == 90:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.rotate == 180:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        return self.top - y1, self.right - x1, self.top - y0, self.right - x0


def turn_upright(box: Box, width: float, height: float, direction: int) -> Box:
    """The box after the page (``width`` × ``height`` as seen) is turned so that text of ``direction`` is upright."""
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
    """Where a box of a page laid straight stands on the page as it was: moved, not turned, so it stays a box.

    ``skew``: degrees by which the page was turned clockwise about its middle; ``width`` and ``height`` of it.
    """
    if not skew:
        return box
    angle = math.radians(skew)
    x, y = (box.x0 + box.x1 - width) / 2, (box.top + box.bottom - height) / 2
    right = x * math.cos(angle) + y * math.sin(angle) - x
    down = y * math.cos(angle) - x * math.sin(angle) - y
    return Box(box.x0 + right, box.top + down, box.x1 + right, box.bottom + down)
