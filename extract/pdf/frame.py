"""From the coordinates a PDF uses inside to the page as a person sees it.

A PDF counts from the bottom left before ``/Rotate``; the page model counts points from the top left after it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Side = TypeVar("Side", float, npt.NDArray[np.float64])
"""Where a side of a rectangle lies, in points; or a list of such, for many rectangles."""


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

    def on_page(self, x0: Side, y0: Side, x1: Side, y1: Side) -> tuple[Side, Side, Side, Side]:
        """A rectangle of the PDF, or many at once, as ``x0, top, x1, bottom`` on the page as seen."""
        if self.rotate == 0:
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        if self.rotate == 90:
            return y0 - self.bottom, x0 - self.left, y1 - self.bottom, x1 - self.left
        if self.rotate == 180:
            return self.right - x1, y0 - self.bottom, self.right - x0, y1 - self.bottom
        return self.top - y1, self.right - x1, self.top - y0, self.right - x0
