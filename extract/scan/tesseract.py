"""Tesseract in process: one engine for each worker, pictures in, words with boxes and confidences out.

Words of one printed line get one size and one bottom, as in typed text. Their own boxes differ by tails and
tones, and would make several lines of one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from math import inf
from pathlib import Path
from statistics import median

import cv2
import numpy as np

from extract.ink.picture import Grey
from extract.scan.language_data import OcrMissing
from normalize.notes import Note
from normalize.text import nfc

LOW = 1 / 3
"""Share of the page's height: what stands in less of it is read without the rest of the page."""
WHITE_KEPT = 15.0
"""Millimetres of white that stay above and below it."""
DARK = 128
"""Brightness below which a dot is ink."""


class Mode(IntEnum):
    """How Tesseract lays a picture out (its page-segmentation modes)."""

    PAGE = 3
    COLUMN = 4
    BLOCK = 6
    LINE = 7
    WORD = 8
    LETTER = 10
    RAW_LINE = 13


@dataclass(frozen=True, slots=True)
class RecognisedWord:
    """A word as Tesseract read it.

    Attributes:
        x0, x1, top, bottom: its box in dots of the picture it was read from; ``bottom`` is that of its line.
        size: font size of its line in dots; of a word set sideways the width of its box.
        line: number of the line it stands on, from 0.
        confidence: Tesseract's own figure, 0 to 1; after ``extract.scan.words.mended`` the chance that it is
            right.
        direction: as in :class:`extract.model.Word`; the box of a word set sideways is its own.
        end: the sign behind it that the ink shows (``.``, ``,``, ``;``, ``:``), empty where there is none; None where
            the ink does not show it (``extract.scan.end_signs``).
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    line: int
    confidence: float
    note: Note | None = None
    direction: int = 0
    end: str | None = None

    def placed(self, x0: float, x1: float, top: float, bottom: float, size: float) -> RecognisedWord:
        """The word at another place. (``replace`` takes five times as long, and each word is placed several times.)"""
        return RecognisedWord(
            self.text,
            x0,
            x1,
            top,
            bottom,
            size,
            self.line,
            self.confidence,
            self.note,
            self.direction,
            self.end,
        )

    def trusted(self, confidence: float) -> RecognisedWord:
        """The word with another confidence; quickly, as :meth:`placed`."""
        return RecognisedWord(
            self.text,
            self.x0,
            self.x1,
            self.top,
            self.bottom,
            self.size,
            self.line,
            confidence,
            self.note,
            self.direction,
        )


def engine_version() -> str:
    """Tesseract's version, for the cache.

    Raises:
        OcrMissing: the binding or the image library is not installed.
    """
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")  # it is looked at when the library is loaded
    try:
        import cv2
        import tesserocr
    except ImportError as failure:
        raise OcrMissing(f"reading scans needs a library that is not installed ({failure.name})") from failure
    return f"{tesserocr.tesseract_version().splitlines()[0]}, cv2 {cv2.__version__}"


class Reader:
    """Tesseract, loaded once."""

    def __init__(self, folder: Path, language: str) -> None:
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        import tesserocr

        self._tesserocr = tesserocr
        self._api = tesserocr.PyTessBaseAPI(path=str(folder), lang=language, psm=tesserocr.PSM.AUTO)

    def read(self, grey: Grey, mode: Mode, dpi: float, letters: str = "") -> list[RecognisedWord]:
        """The words of a picture; ``letters`` are the only ones allowed, where given."""
        api = self._api
        api.SetPageSegMode(int(mode))
        api.SetVariable("tessedit_char_whitelist", letters)
        # Ruled tables are taken out before; looking for others costs time and changed no word on any page tried.
        api.SetVariable("textord_tabfind_find_tables", "0")
        dots = np.ascontiguousarray(grey)
        height, width = dots.shape
        api.SetImageBytes(dots.tobytes(), width, height, 1, width)
        api.SetSourceResolution(int(dpi))
        api.Recognize()
        return list(_on_lines(list(self._words()), dots, dpi))

    def _words(self) -> Iterator[RecognisedWord]:
        ril = self._tesserocr.RIL
        found = self._api.GetIterator()
        if found is None:
            return
        line, base, direction = -1, None, 0
        for item in self._tesserocr.iterate_level(found, ril.WORD):
            if item.IsAtBeginningOf(ril.TEXTLINE):
                line += 1
                base = item.Baseline(ril.TEXTLINE)
                direction = _direction_of(base) if base is not None else 0
            if item.Empty(ril.WORD):
                continue
            box = item.BoundingBox(ril.WORD)
            text = item.GetUTF8Text(ril.WORD)
            if box is None or not text or not text.strip():
                continue
            x0, top, x1, bottom = box
            if base is not None and not direction:
                bottom = (base[0][1] + base[1][1]) / 2
            confidence = max(0.0, item.Confidence(ril.WORD)) / 100.0
            size = float(x1 - x0) if direction else 0.0
            yield RecognisedWord(
                nfc(text).strip(), x0, x1, top, bottom, size, max(line, 0), confidence, direction=direction
            )


def _direction_of(base: tuple[tuple[int, int], tuple[int, int]]) -> int:
    """The direction of a line by its base line: 270 where it runs down the page, 90 where it runs up."""
    (x0, y0), (x1, y1) = base
    if abs(y1 - y0) <= abs(x1 - x0):
        return 0
    return 270 if y1 > y0 else 90


@cache
def reader(folder: Path, language: str) -> Reader:
    """The engine of this process."""
    return Reader(folder, language)


SMALL = 0.45
"""Height of small letters as a share of the font size (Times)."""
CAPITAL = 0.66
"""Height of capitals and digits as a share of the font size (Times)."""
BELOW = 0.22
"""How far a font's box reaches below the base line, as a share of its size."""
MIXED = (0.25, 0.75)
"""A line whose share of capitals and digits lies between these is mixed."""
TALLER = 1.4
"""A line this many times as high as is usual was perhaps measured over the line above it."""
CROWDED = 1.25
"""Of the distance from the line above: a line is set in no larger font."""
FADES = 0.5
"""Share of the ink near the base line below which a row lies above the letters' bodies."""


def _on_lines(words: Sequence[RecognisedWord], grey: Grey, dpi: float) -> Iterator[RecognisedWord]:
    """Words with the size and the bottom of their lines. In the words given, ``bottom`` is the base line."""
    yield from (word for word in words if word.direction)
    by_line: dict[int, list[RecognisedWord]] = {}
    for word in (w for w in words if not w.direction):
        by_line.setdefault(word.line, []).append(word)
    measured = [_measured(line, grey, dpi) for line in by_line.values()]
    plain = [size for size, other in measured if other is None]
    usual = median(plain) if plain else None
    for line, (size, other) in zip(by_line.values(), measured, strict=True):
        if other is not None and usual is not None and abs(other - usual) < abs(size - usual):
            size = other
        if (
            usual is not None
            and size > TALLER * usual
            and size > CROWDED * _room_above(line, by_line.values())
        ):
            size = usual
        yield from _on_line(line, size)


def _room_above(line: Sequence[RecognisedWord], lines: Iterable[Sequence[RecognisedWord]]) -> float:
    """Dots from the base line of the nearest line above to that of a line; infinite where it has none above it."""
    base, left, right = median(w.bottom for w in line), line[0].x0, line[-1].x1
    over = (other for other in lines if other[0].x0 < right and other[-1].x1 > left)
    return min((base - b for other in over if (b := median(w.bottom for w in other)) < base), default=inf)


def _measured(line: Sequence[RecognisedWord], grey: Grey, dpi: float) -> tuple[float, float | None]:
    """The font size of a line in dots, and a second possible size, None where there is none.

    A line that is half of capitals and figures leaves open whether its height is that of small letters or of
    capitals.
    """
    base = median(w.bottom for w in line)
    letters = [c for w in line for c in w.text if c.isalnum()]
    high = sum(c.isupper() or c.isdigit() for c in letters) / max(1, len(letters))
    body = _body_height(line, base, grey, dpi)
    if not body:
        return max(1.0, base - min(w.top for w in line)), None
    sizes = (body / SMALL, body / CAPITAL) if high <= 0.5 else (body / CAPITAL, body / SMALL)
    return sizes[0], sizes[1] if MIXED[0] < high < MIXED[1] else None


def _on_line(line: Sequence[RecognisedWord], size: float) -> Iterator[RecognisedWord]:
    base = median(w.bottom for w in line)
    left = 0.0
    for word in line:
        # Tesseract's boxes of neighbours sometimes overlap so far that their order by x is not that of reading.
        left = max(left + 1.0, word.x0)
        right, bottom = max(left + 1.0, word.x1), base + BELOW * size
        yield word.placed(left, right, word.top, bottom, size)


def _body_height(line: Sequence[RecognisedWord], base: float, grey: Grey, dpi: float) -> int:
    """Dots from the base line up to the top of letters without tones and tails; 0 where it cannot be
    measured."""
    x0, x1 = max(0, int(min(w.x0 for w in line))), int(max(w.x1 for w in line))
    foot = min(grey.shape[0], max(1, round(base)))
    head = max(0, foot - round(HIGHEST_BODY * dpi / 25.4))
    part = grey[head:foot, x0:x1]
    if not part.size:
        return 0
    inked = cv2.threshold(part, INK - 1, 1, cv2.THRESH_BINARY_INV)[1]
    rows: list[int] = cv2.reduce(inked, 1, cv2.REDUCE_SUM, dtype=cv2.CV_32S)[::-1, 0].tolist()
    near = rows[1 : 1 + max(4, round(LOWEST_BODY * dpi / 25.4))]
    if not any(near):
        return 0
    least = FADES * median(near)
    height = 1
    while height < len(rows) and rows[height] > least:
        height += 1
    return height if height >= len(near) else 0


INK = 140
"""Brightness below which a dot is ink."""
LOWEST_BODY = 0.9
"""Millimetres: height of the lowest letters without tones and tails (6 points)."""
HIGHEST_BODY = 12.0
"""Millimetres: no letter is as high."""


def read_inked(rest: Grey, mode: Mode, engine: Reader, dpi: float) -> list[RecognisedWord]:
    """The words that stand beside the tables of a page, or on a page without tables.

    Beside tables it is mostly the number of the page: then what is white above and below it is left out, since laying
    out a whole page takes as long as reading six cells.
    """
    inked = np.flatnonzero((rest < DARK).any(axis=1))
    white = round(WHITE_KEPT * dpi / 25.4)
    top, bottom = max(0, int(inked[0]) - white), int(inked[-1]) + white
    if bottom - top > LOW * len(rest):
        return engine.read(rest, mode, dpi)
    words = engine.read(rest[top:bottom], mode, dpi)
    return [w.placed(w.x0, w.x1, w.top + top, w.bottom + top, w.size) for w in words]
