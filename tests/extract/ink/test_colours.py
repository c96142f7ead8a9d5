"""Coloured pictures as grey dots: markers and seals are paper, letters of every colour are ink."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")

from bench.scan.harm import Dots
from extract.ink.colours import grey_of

DPI = 200.0
INK = 128


def letters() -> Dots:
    """Strokes of 4 dots in lines of text, 1 where there is ink."""
    ink = np.zeros((400, 800), np.uint8)
    for top in range(40, 360, 42):
        for x in range(60, 740, 14):
            ink[top : top + 22, x : x + 4] = 1
            ink[top + 8 : top + 12, x : x + 10] = 1
    return ink


def picture(ink: tuple[int, int, int], marker: tuple[int, int, int] | None = None) -> Dots:
    """The letters in a colour, a marker over two lines of them; blue, green, red last."""
    dots = np.full((400, 800, 3), 255, np.uint8)
    if marker is not None:
        dots[34:116, 40:600] = marker
    dots[letters() > 0] = np.minimum(dots[letters() > 0], np.asarray(ink, np.uint8))
    return dots


MARKERS = {
    "yellow": (60, 240, 255), "green": (90, 240, 90), "blue": (255, 170, 90), "pink": (180, 120, 255),
    "cyan": (240, 225, 60), "orange": (60, 170, 255),
}  # fmt: skip
INKS = {"black": (10, 10, 10), "blue": (200, 60, 40), "bright blue": (255, 0, 0), "violet": (160, 40, 110)}


@pytest.mark.parametrize("colour", MARKERS)
def test_under_a_marker_only_letters_are_dark(colour: str) -> None:
    grey = grey_of(picture(INKS["black"], MARKERS[colour]), DPI)
    assert np.array_equal(grey < INK, letters() > 0)


@pytest.mark.parametrize("colour", INKS)
def test_letters_in_colour_stay(colour: str) -> None:
    grey = grey_of(picture(INKS[colour]), DPI)
    assert np.array_equal(grey < INK, letters() > 0)


def test_a_red_seal_is_paper() -> None:
    assert (grey_of(picture((40, 30, 205)), DPI) > INK).all()


def test_a_grey_picture_stays() -> None:
    grey = np.where(letters() > 0, 0, 255).astype(np.uint8)
    assert np.array_equal(grey_of(grey[:, :, None], DPI), grey)
