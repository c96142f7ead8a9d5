"""A file as blocks in reading order: paragraphs and grids, each text with the place where it is printed.

Boxes are in points on the page as a person sees it. Page numbers are 1-based, rows and columns 0-based. Text
is NFC.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extract.model.geometry import Place
from extract.model.page import PageInfo, TextSource, Word
from extract.model.sighting import Sighting
from normalize.notes import Note


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word of a text that is not certain: its span (half-open) and the chance that it is right (0 to 1)."""

    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Fragment:
    """Text that stands in one place: the words inside ``place.box`` are exactly this text (spaces folded).

    Attributes:
        confidence: that of its weakest word, or less where the cell itself is inferred.
        notes: those of its words.
        doubts: its words that are not certain, in order.
        recognised: whether any of its letters were read from a picture (OCR). Only such text may be
            corrected.
            A low confidence does not show this: a typed cell whose border is missing has one too.
    """

    text: str
    place: Place
    confidence: float = 1.0
    notes: tuple[Note, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    recognised: bool = False

    def confidence_in(self, start: int, end: int) -> float:
        """The confidence of a part of the text (half-open span): that of its weakest word.

        Where the whole cell is less certain than its words, the confidence of the whole cell.
        """
        if not self.doubts or self.confidence < min(d.confidence for d in self.doubts):
            return self.confidence
        return min((d.confidence for d in self.doubts if d.start < end and d.end > start), default=1.0)

    def weakest_in(self, start: int, end: int) -> str:
        """The least certain word of a part of the text, empty where none is in doubt."""
        inside = [d for d in self.doubts if d.start < end and d.end > start]
        weakest = min(inside, key=lambda d: d.confidence, default=None)
        return self.text[weakest.start : weakest.end] if weakest is not None else ""


def confidence_of(words: Iterable[Word]) -> float:
    """The confidence of the weakest word.

    Words without letter or digit count only where there are no others.
    """
    given = list(words)
    with_letters = [w.confidence for w in given if any(map(str.isalnum, w.text))]
    return min(with_letters or [w.confidence for w in given], default=1.0)


def doubts_of(words: Iterable[Word], text: str) -> tuple[Doubt, ...]:
    """Where the uncertain words of a text stand in it; words without letter or digit are left out.

    Args:
        text: the words one after the other, with or without spaces between them.

    Raises:
        ValueError: the text holds other letters than the words.
    """
    found: list[Doubt] = []
    at = 0
    for word in words:
        while text[at : at + 1].isspace():
            at += 1
        if not text.startswith(word.text, at):
            raise ValueError(f"{word.text!r} does not stand at {at} of {text!r}")
        if word.confidence < 1.0 and any(map(str.isalnum, word.text)):
            found.append(Doubt(at, at + len(word.text), word.confidence))
        at += len(word.text)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text; several fragments where a page break goes through it.

    Attributes:
        text: the whole text, line breaks undone; fragments' texts joined by a space (or nothing, mid-word).
        heading: 1 to 6 where the file marks it as a heading, else None.
        bold, italic: most of its letters are.
        centered: set in the middle of the column.
    """

    text: str
    fragments: tuple[Fragment, ...]
    heading: int | None = None
    bold: bool = False
    italic: bool = False
    centered: bool = False

    @property
    def page_first(self) -> int | None:
        return self.fragments[0].place.page if self.fragments else None

    @property
    def page_last(self) -> int | None:
        return self.fragments[-1].place.page if self.fragments else None


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a printed grid on one page; ``lines`` are its printed lines or paragraphs in order.

    ``hidden``: no word was read in it, though something dark lies in it (a streak of a scan, ink that gave no word).
    """

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    fragment: Fragment
    lines: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """One table as printed on one page (or as written in one piece in a text file).

    Attributes:
        page: None in files without pages.
        edges: x of the column edges in points (``n_columns + 1`` of them), empty where there is no geometry.
        row_edges: y of the row edges in the same way, both on the page turned upright.
        open_top, open_bottom: whether the piece has no drawn rule there (a row may go on over the page).
        method: which reader made it, such as ``rules``, ``camelot``, ``pdfplumber``, ``alignment``,
            ``docx``, ``markdown``, ``portal``, ``html``.
    """

    page: int | None
    place: Place
    n_rows: int
    n_columns: int
    cells: tuple[GridCell, ...]
    edges: tuple[float, ...] = ()
    row_edges: tuple[float, ...] = ()
    open_top: bool = False
    open_bottom: bool = False
    method: str = ""
    confidence: float = 1.0
    notes: tuple[Note, ...] = ()

    @property
    def has_drawn_columns(self) -> bool:
        """Whether the edges of its columns are drawn; else they lie in the gaps between its words, on each page a
        little elsewhere."""
        return self.method not in ("alignment", "rules_across")


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class Document:
    """A file, read: its pages (none for text files) and its blocks in reading order.

    Attributes:
        file_name: name without folder, as the person gave it; no rule may read it.
        media_type: ``application/pdf``, ``text/markdown``, ``text/plain``, ``text/html``, the DOCX type, ….
        n_pages: pages of the file, None where it has none.
        sightings: what was seen and is no block: pictures, form fields, struck text.
    """

    file_name: str
    sha256: str
    media_type: str
    text_source: TextSource
    n_pages: int | None
    pages: tuple[PageInfo, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    sightings: tuple[Sighting, ...] = ()
