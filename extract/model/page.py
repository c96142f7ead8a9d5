"""One page of a paged file (PDF, scan) before its layout: words, drawn lines, images.

Coordinates are points (1/72 inch), origin top-left of the page as a person sees it (after ``/Rotate``), y
downwards; boxes are closed. Page numbers are 1-based.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from extract.model.geometry import Box
from extract.model.sighting import Sighting
from normalize.notes import Note


class TextSource(StrEnum):
    """Where the letters of a page come from (contract: ``text_source``)."""

    BORN_DIGITAL = "born_digital"
    OCR = "ocr"
    LEGACY_ENCODING = "legacy_encoding"
    MARKUP = "markup"


class PageKind(StrEnum):
    """What sort of page it is, decided page by page."""

    BORN_DIGITAL = "born_digital"
    SCANNED = "scanned"
    """An image and no text."""
    FRAMED_SCAN = "framed_scan"
    """An image; only the running head or foot is text."""
    WRONG_TEXT = "wrong_text"
    """An image under a text layer that is wrong OCR."""
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters without a space.

    Attributes:
        size: font size in points (height of the box for OCR).
        direction: degrees counter-clockwise from left-to-right reading: 0, 90 (bottom to top), 180, 270.
        confidence: 0 to 1; 1 where the file itself states the letters.
        note: what is doubtful in recognised letters, None where nothing is.
        recognised: whether its letters were read from a picture (OCR) and not stated by the file.
    """

    text: str
    box: Box
    size: float
    bold: bool = False
    italic: bool = False
    direction: int = 0
    confidence: float = 1.0
    note: Note | None = None
    recognised: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn straight line, as the thin box it covers: horizontal where it is wider than high."""

    box: Box

    @property
    def horizontal(self) -> bool:
        return self.box.width >= self.box.height


@dataclass(frozen=True, slots=True)
class ImageBox:
    """Where an image is placed on the page."""

    box: Box


@dataclass(frozen=True, slots=True)
class Marks:
    """What is on a page before anything is understood: single letters and drawn lines, on the page as seen.

    Attributes:
        letters: in the order of the file, blanks left out.
        corners: ``x0, top, x1, bottom`` of each letter, one after the other, points; packed, four bytes a number.
        rules: all drawn lines, also those that underline or strike words.
    """

    letters: str
    corners: bytes = field(repr=False)
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paged file.

    Attributes:
        words, rules, images: in upright coordinates; ``width`` and ``height`` are those of the turned page.
            ``extract.layout.blocks`` turns the places of blocks back to the page as a person sees it.
        turned: degrees clockwise by which its content was turned upright to be read (the ``direction`` of its
            text).
        skew: degrees by which it was then turned clockwise about the page's middle to lie straight (scans).
        sightings: what was seen beside its words; places are on the page as a person sees it.
        hidden: places of a scan where letters may be lost: under dark streaks, and cells whose ink was not read.
        marks: its letters and lines as they were before words and cells were made of them; None where it has too
            few lines for a table.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    images: tuple[ImageBox, ...] = ()
    kind: PageKind = PageKind.BORN_DIGITAL
    text_source: TextSource = TextSource.BORN_DIGITAL
    turned: int = 0
    notes: tuple[Note, ...] = ()
    skew: float = 0.0
    sightings: tuple[Sighting, ...] = ()
    hidden: tuple[Box, ...] = ()
    marks: Marks | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class PageInfo:
    """What is kept of a page once its blocks are made. Sizes in points."""

    number: int
    width: float
    height: float
    kind: PageKind
    text_source: TextSource
    turned: int = 0
    notes: tuple[Note, ...] = ()
    sightings: tuple[Sighting, ...] = ()
