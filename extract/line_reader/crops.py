"""A piece of a picture made ready for the network: its ink with little white round it, cut where it is long, 32 dots
high."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

HEIGHT = 32
"""Dots: the height at which the network reads."""
AROUND = 5
"""Dots of white kept round the ink."""
LONGEST = 15
"""Heights: a longer piece is cut at a white gap; the network drops letters of longer lines."""
NARROWEST = 32
"""Dots: the narrowest picture that is given to the network."""
INK = 160
"""Brightness below which a dot is ink."""

Dots = npt.NDArray[np.uint8]
Picture = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Strip:
    """A picture for the network.

    Attributes:
        dots: three equal layers of brightness (0 is black, 1 white), ``HEIGHT`` rows each.
        left: where its first column lies, in dots from the left edge of the piece it was cut from.
        scale: dots of the piece for each of its own.
    """

    dots: Picture
    left: float
    scale: float


def strips_of(piece: Dots) -> Iterator[Strip]:
    """The pictures for a piece that shows one line, from left to right; none where it holds no ink."""
    dark = piece < INK
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    if not rows.size:
        return
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    longest = LONGEST * (bottom - top + 2 * AROUND)
    filled = np.asarray(dark[top:bottom].any(axis=0))
    for first, last in _parts(filled, int(columns[0]), int(columns[-1]) + 1, longest):
        yield _strip(piece[top:bottom, first:last], first - AROUND)


def _parts(filled: npt.NDArray[np.bool_], first: int, last: int, longest: int) -> Iterator[tuple[int, int]]:
    """First and last (exclusive) column of each part no longer than ``longest``, parted at the widest white gap
    of its second half, at its end where there is none."""
    while last - first > longest:
        half = first + longest // 2
        cut, after = _widest_gap(filled, half, first + longest)
        yield first, cut
        first = after
    yield first, last


def _widest_gap(filled: npt.NDArray[np.bool_], start: int, end: int) -> tuple[int, int]:
    """Where ink ends before the widest run of white columns between two columns, and where it begins again."""
    best, at = (end, end), start
    for column in range(start, end):
        if filled[column]:
            at = column + 1
        elif column + 1 - at > best[1] - best[0]:
            best = (at, column + 1)
    return best


def _strip(ink: Dots, left: int) -> Strip:
    framed = Image.fromarray(np.pad(ink, AROUND, constant_values=255))
    scale = framed.height / HEIGHT
    width = max(NARROWEST, -(-round(framed.width / scale) // 4) * 4)
    resized = np.asarray(framed.resize((width, HEIGHT), Image.Resampling.BILINEAR), np.float32) / 255.0
    return Strip(np.repeat(resized[None], 3, axis=0), left, framed.width / width)
