"""What was struck out in a scan, read once more for the person who asks, and told; it is no text of the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

import numpy as np

from extract.ink.picture import POINT, Grey
from extract.model import Box, Page, Place, Sighting, SightingKind
from extract.model.geometry import askew_again, turn_back
from extract.scan.tesseract import Mode, Reader
from normalize.notes import Code, Note, warning

_SURE = 0.6
"""Mean confidence below which nothing is told of what was struck but its place."""
_PAD = 12
"""Dots of paper put round the words."""


@dataclass(frozen=True, slots=True)
class StruckWords:
    """Words that are struck out, as far as they can be read, and their box in points of the straightened page."""

    text: str
    box: Box


def read_struck(grey: Grey, box: Box, engine: Reader, dpi: float) -> StruckWords:
    """The words of a box (in dots) of a picture in which the line through them is painted over."""
    part = grey[max(0, int(box.top)) : int(box.bottom) + 1, max(0, int(box.x0)) : int(box.x1) + 1]
    crop = np.ascontiguousarray(np.pad(part, _PAD, constant_values=255))
    words = engine.read(crop, Mode.BLOCK, dpi)
    sure = bool(words) and mean(word.confidence for word in words) >= _SURE
    text = " ".join(word.text for word in words) if sure else ""
    scale = POINT / dpi
    return StruckWords(text, Box(box.x0 * scale, box.top * scale, box.x1 * scale, box.bottom * scale))


def struck_notes(struck: Sequence[StruckWords]) -> tuple[Note, ...]:
    """One note for a page on which words look struck out: ink can deceive."""
    if not struck:
        return ()
    words = "; ".join(one.text for one in struck if one.text) or None
    text = f"In {len(struck)} places of the page words look struck out and were left out. Look at the page."
    return (warning(Code.REGION_UNREAD, text, found=words and words[:200]),)


def told_struck(struck: Sequence[StruckWords], page: Page) -> tuple[Sighting, ...]:
    """The struck words as sightings; places are on the page as printed."""
    return tuple(
        Sighting(SightingKind.STRUCK, Place(page=page.number, box=_back(s.box, page)), s.text) for s in struck
    )


def _back(box: Box, page: Page) -> Box:
    straight = askew_again(box, page.width, page.height, page.skew)
    return turn_back(straight, page.width, page.height, page.turned)
