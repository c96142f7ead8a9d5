"""Colours of charts can be told apart by people who see red and green, or blue and yellow, alike."""

from __future__ import annotations

from itertools import combinations

import pytest

from vnplans.reports import bars, timeline

SEEN = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "full": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}
"""How linear red, green and blue are seen, after Machado, Oliveira and Fernandes (2009), severity 1."""
WHITE = (0.9505, 1.0, 1.089)
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
LEAST = 15.0
"""Least distance in CIELAB; 2.3 is what a trained eye just sees."""

Three = tuple[float, ...]
Matrix = tuple[Three, ...]


def times(matrix: Matrix, values: Three) -> Three:
    return tuple(sum(m * v for m, v in zip(line, values, strict=True)) for line in matrix)


def linear(colour: str) -> Three:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def lab(seen: Three) -> Three:
    xyz = times(TO_XYZ, tuple(min(max(p, 0.0), 1.0) for p in seen))
    scaled = (v / w for v, w in zip(xyz, WHITE, strict=True))
    x, y, z = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in scaled)
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def apart(one: str, other: str, sight: str) -> float:
    first, second = (lab(times(SEEN[sight], linear(c))) for c in (one, other))
    return sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5


@pytest.mark.parametrize("sight", SEEN)
@pytest.mark.parametrize("colours", [bars.COLOURS, timeline.COLOURS], ids=["sides", "time-line"])
def test_any_two_colours_and_the_paper_are_told_apart(colours: tuple[str, ...], sight: str) -> None:
    near = [(a, b) for a, b in combinations((*colours, "#FFFFFF"), 2) if apart(a, b, sight) < LEAST]
    assert near == []


def test_red_and_green_would_not_do() -> None:
    assert apart("#B36B00", "#7F8000", "deuteranopia") < LEAST < apart("#B36B00", "#7F8000", "full")
