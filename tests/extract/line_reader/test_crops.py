"""A piece of a picture made ready for the network."""

from __future__ import annotations

import numpy as np

from extract.line_reader.crops import AROUND, HEIGHT, LONGEST, Dots, strips_of

INK_HEIGHT = 22
"""With the white round it as high as the network reads, so that nothing is scaled."""


def piece(*runs: tuple[int, int], width: int) -> Dots:
    """White with black blocks from one column to another."""
    dots = np.full((60, width), 255, np.uint8)
    for first, last in runs:
        dots[20 : 20 + INK_HEIGHT, first:last] = 0
    return dots


def test_a_white_piece_gives_nothing() -> None:
    assert list(strips_of(piece(width=50))) == []


def test_the_ink_with_little_white_round_it_is_taken() -> None:
    [strip] = strips_of(piece((100, 154), width=400))
    assert strip.dots.shape == (3, HEIGHT, 64)
    assert (strip.left, strip.scale) == (100 - AROUND, 1.0)
    assert strip.dots[0, AROUND:-AROUND, AROUND:-AROUND].max() < 0.2
    assert strip.dots[0, 0].min() == 1.0


def test_a_small_sign_is_enlarged_to_the_height() -> None:
    dots = np.full((40, 40), 255, np.uint8)
    dots[20:26, 10:16] = 0
    [strip] = strips_of(dots)
    assert (strip.dots.shape[1], strip.scale) == (HEIGHT, 0.5)


def test_a_long_piece_is_cut_at_its_widest_gap() -> None:
    longest = LONGEST * HEIGHT
    runs = [(k, k + 36) for k in range(0, longest, 40)]
    gap = (longest * 3 // 4 // 40) * 40
    runs = [run for run in runs if run[0] != gap] + [(longest, longest + 100)]
    first, second = strips_of(piece(*runs, width=longest + 200))
    assert second.left == gap + 40 - AROUND
    assert all(strip.dots.shape[2] <= longest for strip in (first, second))


def test_a_long_piece_without_a_gap_is_cut_at_its_end() -> None:
    parts = list(strips_of(piece((0, 1200), width=1300)))
    assert len(parts) == 3
    assert sum(strip.dots.shape[2] * strip.scale - 2 * AROUND for strip in parts) >= 1200
