"""Pieces cut out of a picture (a cell, a line, a word) and read again, larger or with the letters of figures
only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from extract.ink.picture import Grey
from extract.scan.tesseract import Mode, Reader, RecognisedWord

BORDER = 1.2
"""Millimetres of white that are put round a piece of a picture."""
BESIDE = 0.35
"""Millimetres kept on either side of a word that is cut out."""
LINE = 1.05
"""Font sizes: the height in which a word is cut out."""
LARGER = 1.6
"""How many times larger a picture is made for the second reading."""
LARGEST = 2.2
"""The same for the third reading."""
DIGITS = "0123456789.,-–/()%≤≥<>"
"""The only letters allowed where a figure is read."""


def padded(piece: Grey, dpi: float) -> Grey:
    """A piece of a picture with a white border, which Tesseract needs."""
    border = round(BORDER * dpi / 25.4)
    wide = cv2.copyMakeBorder(piece, border, border, border, border, cv2.BORDER_CONSTANT, value=255)
    return np.asarray(wide, dtype=np.uint8)


def place_of(word: RecognisedWord, grey: Grey, dpi: float) -> tuple[slice, slice] | None:
    """The rows and columns of a picture in which a word stands, with little beside it; None where there are
    none."""
    side = round(BESIDE * dpi / 25.4)
    top, bottom = max(0, round(word.bottom - LINE * word.size)), min(grey.shape[0], round(word.bottom))
    left, right = max(0, round(word.x0) - side), min(grey.shape[1], round(word.x1) + side)
    return (slice(top, bottom), slice(left, right)) if bottom > top and right > left else None


def read_larger(piece: Grey, mode: Mode, reader: Reader, dpi: float, scale: float) -> list[RecognisedWord]:
    """The words of a picture read ``scale`` times larger; their boxes are in dots of the picture as it is."""
    return _reduced(reader.read(_enlarged(piece, scale), mode, dpi * scale, ""), scale)


def read_digits(piece: Grey, reader: Reader, dpi: float, scale: float) -> list[RecognisedWord]:
    """The same for a line, with the letters of figures only (:data:`DIGITS`)."""
    return _reduced(reader.read(_enlarged(piece, scale), Mode.LINE, dpi * scale, DIGITS), scale)


def _enlarged(piece: Grey, scale: float) -> Grey:
    return np.asarray(cv2.resize(piece, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC), np.uint8)


def _reduced(words: Sequence[RecognisedWord], scale: float) -> list[RecognisedWord]:
    return [
        replace(
            w,
            x0=w.x0 / scale,
            x1=w.x1 / scale,
            top=w.top / scale,
            bottom=w.bottom / scale,
            size=w.size / scale,
        )
        for w in words
    ]
