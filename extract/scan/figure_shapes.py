"""The ink of a figure as a row of shapes, and which figures fit it.

Tall shapes are digits and slashes, small ones on the base line points and commas, flat ones half-way up
hyphens. ``5.1`` is tall, small, tall (``T.T``); the reading ``51`` does not fit it, nor does ``2`` fit the
ink of ``22``.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import regex

from extract.ink.picture import Grey
from extract.ink.pieces import GRAIN, pieces_of

TALL = 0.62
"""Share of the line's height from which a shape is tall."""
LOW = 0.45
"""Share of the line's height up to which a shape on the base line is a point or a comma."""
FLAT = 0.3
"""Share of the line's height up to which a shape above the base line is a hyphen, if it is wide enough."""
WIDTHS = (0.95, 1.72, 2.5)
"""Widths, in heights of the line, up to which tall ink is one, two or three digits that touch; wider ink is
four."""


def shapes_of(ink: Grey, dpi: float) -> str:
    """The row of shapes in the ink of one line: ``T`` tall, ``.`` small and low, ``-`` flat, ``?`` neither.

    Specks, small marks above the base line and points at the ends are left out: they are dirt or mean nothing
    here.
    """
    grain = GRAIN * dpi / 25.4
    boxes = sorted(
        (int(x), int(y), int(x + w), int(y + h))
        for x, y, w, h, _ in pieces_of(ink).stats[1:].tolist()
        if max(w, h) > grain
    )
    if not boxes:
        return ""
    merged = _merged(boxes)
    height = max(bottom - top for _, top, _, bottom in merged)
    tall = [b for b in merged if b[3] - b[1] >= TALL * height]
    base = float(np.median([b[3] for b in tall]))
    return "".join(_shape(b, height, base) for b in merged).strip(".")


def _merged(boxes: Sequence[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """The boxes, those that stand above each other joined to one."""
    merged: list[tuple[int, int, int, int]] = []
    for box in boxes:
        if merged:
            last = merged[-1]
            shared = min(last[2], box[2]) - max(last[0], box[0])
            if shared > 0.5 * min(last[2] - last[0], box[2] - box[0]):
                merged[-1] = (
                    min(last[0], box[0]),
                    min(last[1], box[1]),
                    max(last[2], box[2]),
                    max(last[3], box[3]),
                )
                continue
        merged.append(box)
    return merged


def _shape(box: tuple[int, int, int, int], height: float, base: float) -> str:
    x0, top, x1, bottom = box
    w, h = x1 - x0, bottom - top
    if h >= TALL * height:
        return "T" * (1 + sum(w >= width * height for width in WIDTHS))
    if h <= LOW * height and w <= LOW * height and bottom >= base - 0.2 * height:
        return "."
    if h <= FLAT * height and bottom < base - 0.1 * height:
        return "-" if w >= 1.5 * h and w >= 0.25 * height else ""
    return "?"


def expected_shapes(text: str) -> str:
    """The row of shapes that a figure has in print. Example: ``5.1`` is ``T.T``."""
    return "".join(
        "." if c in ".," else "-" if c in "-–" else "T" for c in text.strip(".,") if not c.isspace()
    )


def fits(text: str, shapes: str) -> bool | None:
    """Whether a figure fits the shapes; None where the shapes or the text do not show it."""
    if not shapes or "?" in shapes or "%" in text or any(c in text for c in "≤≥<>"):
        return None
    return expected_shapes(text) == shapes


def with_points(text: str, shapes: str) -> str | None:
    """Digits without points, with the points that the ink shows between them: ``71`` with ``T.T`` is ``7.1``.

    None where the shapes are not as many digits with points between them.
    """
    digits = iter(text)
    if not text.isdigit() or shapes.count("T") != len(text) or not regex.fullmatch(r"T+(?:\.T+)+", shapes):
        return None
    return "".join("." if shape == "." else next(digits) for shape in shapes)
