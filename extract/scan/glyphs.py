"""Which digit does a glyph of a font print? Read from its ink, where the font's own table is not to be believed."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from extract.ink.picture import Grey
from extract.scan.language_data import tessdata
from extract.scan.pages import ScanSettings
from extract.scan.tesseract import Mode, RecognisedWord, engine_version, reader

DIGITS = "0123456789"
_DARK = 128
_MARGIN = 24
"""White dots round a glyph."""
_HEIGHTS = (36, 48, 64, 80)
"""Heights in dots at which a glyph is read."""
_MODES = (Mode.LINE, Mode.WORD)
CONFIDENT = 0.6
"""Tesseract's figure from which a reading counts."""
FEWEST_READINGS = 3
"""Readings that must agree, none saying another digit."""


def digits_printed(pictures: Sequence[Grey], settings: ScanSettings) -> list[str | None]:
    """The digit that each picture shows several times in a row; None where that is not certain, empty where
    there is no ink.

    Raises:
        OcrMissing: Tesseract, its binding or its data is not installed.
    """
    folder = tessdata(settings.tessdata, settings.language)
    engine_version()
    engine = reader(folder, settings.language)

    def readings(ink: Grey) -> list[RecognisedWord]:
        framed = [np.pad(_sized(ink, h), _MARGIN, constant_values=255).astype(np.uint8) for h in _HEIGHTS]
        return [w for dots in framed for mode in _MODES for w in engine.read(dots, mode, 200.0, DIGITS)]

    return _last_one([_agreed(readings(ink)) if ink.size else "" for ink in map(_ink, pictures)])


def _last_one(read: list[str | None]) -> list[str | None]:
    """The digits, one that could not be read told by the nine others where each of these is another."""
    known = {digit for digit in read if digit}
    if read.count(None) != 1 or len(read) != len(DIGITS) or len(known) != len(DIGITS) - 1:
        return read
    last = next(digit for digit in DIGITS if digit not in known)
    return [last if digit is None else digit for digit in read]


def _sized(ink: Grey, height: int) -> Grey:
    scale = height / ink.shape[0]
    return cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.uint8)


def _ink(picture: Grey) -> Grey:
    """The part of a picture that has ink."""
    ys, xs = np.nonzero(picture < _DARK)
    if not ys.size:
        return picture[:0]
    return picture[ys.min() : ys.max() + 1, xs.min() : xs.max() + 1]


def _agreed(readings: Sequence[RecognisedWord]) -> str | None:
    """The digit of which all sure readings consist that repeat one digit; readings of several digits show
    confusion and do not count."""
    alike = [
        w.text[0] for w in readings if w.confidence >= CONFIDENT and len(w.text) > 1 and len(set(w.text)) == 1
    ]
    return alike[0] if len(alike) >= FEWEST_READINGS and len(set(alike)) == 1 else None
