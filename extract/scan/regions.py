"""Pictures inside a typed page (the amounts of a table, its last rows) read as scans are, each alone.

Read is what lies in a table or goes on with one, and a picture as wide as a column of text whose words are read with
confidence. Words under which a picture lies as a background show that it holds none of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import mean, median

import numpy as np
from pypdfium2 import PdfiumError

from extract.ink.picture import POINT, Grey, Picture, rendered, turned_upright
from extract.model import Box, Page, Rule, Sighting, SightingKind, Word, union
from extract.model.geometry import turn_upright
from extract.scan.language_data import tessdata
from extract.scan.one_page import as_word, read_region
from extract.scan.pages import ScanSettings, second_reader
from extract.scan.second_pass import SecondReader
from extract.scan.tesseract import Reader, RecognisedWord, reader

_BACKGROUND = 3
"""Typed words on a picture from which it is a background."""
_BESIDE = 28.0
"""Points between a table and a picture that goes on with it."""
_COLUMN = 0.5
"""Share of the page's width from which a picture is as wide as a column of text."""
_LEAST_HIGH = 5.0
"""Points: a lower picture holds no letters."""
_SURE = 0.75
"""Mean confidence from which the words of a picture outside of tables are taken."""
_SURE_IN_TABLE = 0.3
"""The same inside a table, where what is doubtful is said of the value."""
_FEWEST = 6
"""Words of a picture outside of tables, at least."""
_PAD = 12
"""Dots of paper put round a picture: Tesseract misses letters at an edge."""
_SHRINK = 0.6
"""Points cut off at each edge of a picture, where the lines of its cell are."""


def pictures_wanted(page: Page) -> tuple[Sighting, ...]:
    """The pictures of a typed page that may hold words or figures of the plan."""
    return tuple(
        s for s in page.sightings if s.kind is SightingKind.PICTURE and not s.known and _is_wanted(page, s)
    )


def with_pictures_read(path: Path, page: Page, settings: ScanSettings) -> Page:
    """The page with the words and drawn lines of its pictures.

    Raises:
        OcrMissing: Tesseract, its binding or its data is not installed.
    """
    wanted = pictures_wanted(page)
    if not wanted:
        return page
    engine = reader(tessdata(settings.tessdata, settings.language), settings.language)
    try:
        picture = rendered(path, page.number, settings.dpi)
    except PdfiumError:
        return page
    second = second_reader(settings)
    words, rules, told = list(page.words), list(page.rules), list(page.sightings)
    for sighting in wanted:
        box = sighting.place.box
        if box is None:
            continue
        found, lines = _read(picture, box, page, engine, second)
        if not _is_sure(found, page, box):
            continue
        words += found
        rules += lines
        text = " ".join(w.text for w in found)
        told[told.index(sighting)] = replace(sighting, text=text, taken=True)
    return replace(page, words=tuple(words), rules=tuple(rules), sightings=tuple(told))


def _is_wanted(page: Page, sighting: Sighting) -> bool:
    box = sighting.place.box
    if box is None or min(box.width, box.height) < _LEAST_HIGH:
        return False
    upright = _upright(box, page)
    on_it = sum(
        upright.contains((w.box.x0 + w.box.x1) / 2, (w.box.top + w.box.bottom) / 2) for w in page.words
    )
    if on_it >= _BACKGROUND:
        return False
    return _in_or_at_table(upright, page.rules) or upright.width >= _COLUMN * page.width


def _upright(box: Box, page: Page) -> Box:
    """A box of the page as seen, where the page's text reads upright."""
    seen = (page.height, page.width) if page.turned % 180 == 90 else (page.width, page.height)
    return turn_upright(box, *seen, page.turned)


def _in_or_at_table(box: Box, rules: Sequence[Rule]) -> bool:
    """Whether a picture lies inside the drawn lines of a table, or right above or below them."""
    down = [r.box for r in rules if not r.horizontal]
    hull = union(down)
    if hull is None or len(down) < 2:
        return False
    across = box.x0 >= hull.x0 - _BESIDE and box.x1 <= hull.x1 + _BESIDE
    at_it = box.top <= hull.bottom + _BESIDE and box.bottom >= hull.top - _BESIDE
    inside = hull.top <= (box.top + box.bottom) / 2 <= hull.bottom
    return across and at_it and (inside or box.width >= _COLUMN * hull.width)


def _read(
    picture: Picture, box: Box, page: Page, engine: Reader, second: SecondReader | None
) -> tuple[list[Word], list[Rule]]:
    """Words and drawn lines of one picture, on the upright page."""
    crop = turned_upright(replace(picture, grey=_crop(picture, box), turned=0, skew=0.0), page.turned)
    recognised, lines = read_region(crop, engine, second)
    upright = _upright(box, page)
    left = upright.x0 + _SHRINK - _PAD * POINT / picture.dpi
    top = upright.top + _SHRINK - _PAD * POINT / picture.dpi
    usual = median([w.size for w in recognised] or [1.0])
    words = [_moved(as_word(w, usual, crop.dpi), left, top) for w in _readable(recognised)]
    return words, [Rule(_shifted(rule.box, left, top)) for rule in lines]


def _readable(words: Sequence[RecognisedWord]) -> Iterator[RecognisedWord]:
    return (w for w in words if any(map(str.isalnum, w.text)) or w.text in ("-", "+", "x"))


def _crop(picture: Picture, box: Box) -> Grey:
    scale = picture.dpi / POINT
    y0, y1 = round((box.top + _SHRINK) * scale), round((box.bottom - _SHRINK) * scale)
    x0, x1 = round((box.x0 + _SHRINK) * scale), round((box.x1 - _SHRINK) * scale)
    part = picture.grey[max(0, y0) : max(1, y1), max(0, x0) : max(1, x1)]
    return np.ascontiguousarray(np.pad(part, _PAD, constant_values=255))


def _moved(word: Word, left: float, top: float) -> Word:
    return replace(word, box=_shifted(word.box, left, top))


def _shifted(box: Box, left: float, top: float) -> Box:
    return Box(box.x0 + left, box.top + top, box.x1 + left, box.bottom + top)


def _is_sure(words: Sequence[Word], page: Page, box: Box) -> bool:
    """Whether what was read of a picture is to be taken."""
    if not words:
        return False
    if _in_or_at_table(_upright(box, page), page.rules):
        return mean(w.confidence for w in words) >= _SURE_IN_TABLE
    return len(words) >= _FEWEST and mean(w.confidence for w in words) >= _SURE
