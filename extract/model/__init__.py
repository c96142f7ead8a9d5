"""The page model and what is found on it: frozen values that pass between the stages.

Coordinates are points (1/72 inch), origin top-left of the page as a person sees it (after ``/Rotate``), y
downwards; boxes are closed. Page numbers are 1-based, rows and columns 0-based. Text is NFC.

Two levels meet here. A reader of paged files (PDF, scan) makes :class:`Page` values (words, rules, images),
which ``extract.layout.blocks`` turns into blocks; a reader of files that know their own structure (DOCX, Markdown,
HTML, portal text) makes blocks at once. From blocks on there is one way for all files.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from extract.model.geometry import Box as Box
from extract.model.geometry import union as union
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
        note: what recognising its letters leaves in doubt (scans).
        recognised: whether its letters were read from a picture (OCR), not stated by the file.
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
class Page:
    """One page of a paged file.

    Attributes:
        words, rules, images: in upright coordinates; ``width`` and ``height`` are those of the turned page.
            ``extract.layout.blocks`` turns the places of blocks back to the page as a person sees it.
        turned: degrees clockwise by which its content was turned upright to be read (the ``direction`` of its text).
        skew: degrees by which it was then turned clockwise about the page's middle to lie straight (scans).
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


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is printed: page and box in paged files, line (1-based) in text files and DOCX."""

    page: int | None = None
    box: Box | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word of a text (half-open span) that is not certain, and the chance that it is right."""

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
        recognised: whether any of its letters were read from a picture (OCR). Only such text may be read
            otherwise than it stands; a low confidence alone does not say so (a cell whose rule is missing
            is typed all the same).
    """

    text: str
    place: Place
    confidence: float = 1.0
    notes: tuple[Note, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    recognised: bool = False

    def confidence_in(self, start: int, end: int) -> float:
        """The confidence of a part of the text: of its weakest word, where the words are what is in doubt."""
        if not self.doubts or self.confidence < min(d.confidence for d in self.doubts):
            return self.confidence
        return min((d.confidence for d in self.doubts if d.start < end and d.end > start), default=1.0)

    def weakest_in(self, start: int, end: int) -> str:
        """The least certain word of a part of the text, empty where none is in doubt."""
        inside = [d for d in self.doubts if d.start < end and d.end > start]
        weakest = min(inside, key=lambda d: d.confidence, default=None)
        return self.text[weakest.start : weakest.end] if weakest is not None else ""


def confidence_of(words: Iterable[Word]) -> float:
    """The confidence of the weakest word; lone signs count only where there is nothing else."""
    given = list(words)
    with_letters = [w.confidence for w in given if any(map(str.isalnum, w.text))]
    return min(with_letters or [w.confidence for w in given], default=1.0)


def doubts_of(words: Iterable[Word], text: str) -> tuple[Doubt, ...]:
    """Where the uncertain words of a text stand in it, lone signs left out.

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
    """A cell of a printed grid on one page; ``lines`` are its printed lines or paragraphs in order."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    fragment: Fragment
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """One table as printed on one page (or as written in one piece in a text file).

    Attributes:
        page: None in files without pages.
        edges: x of the column edges in points (``n_columns + 1`` of them), empty where there is no geometry.
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
    open_top: bool = False
    open_bottom: bool = False
    method: str = ""
    confidence: float = 1.0
    notes: tuple[Note, ...] = ()


Block = Paragraph | Grid


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


@dataclass(frozen=True, slots=True)
class Document:
    """A file, read: its pages (none for text files) and its blocks in reading order.

    Attributes:
        file_name: name without folder, as the person gave it; no rule may read it.
        media_type: ``application/pdf``, ``text/markdown``, ``text/plain``, ``text/html``, the DOCX type, ….
        n_pages: pages of the file, None where it has none.
    """

    file_name: str
    sha256: str
    media_type: str
    text_source: TextSource
    n_pages: int | None
    pages: tuple[PageInfo, ...]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    """One seam of a table joined over a page break. ``reasons``: same_grid, numbering_goes_on,
    no_caption_between, header_repeated, row_continues, …"""

    page_from: int
    page_to: int
    reasons: tuple[str, ...]
    row_continues: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a logical table; several parts where a page breaks it. ``lines`` over all parts."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    parts: tuple[Fragment, ...]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of a table holds.

    Attributes:
        role: a role of ``normalize/data/headers.csv`` (``number``, ``title``, ``lead``, ``budget``, …), or
            ``unmapped``.
        header: the header text over it, levels joined by `` / ``.
        unit: the unit the header states, as printed (``tỷ VND``), else None.
        source: the funding source the header names (contract's codes), else None.
        year_start, year: the year or span the header names.
        score: 0 to 1, how well the header fits the role.
    """

    index: int
    role: str
    header: str
    unit: str | None = None
    source: str | None = None
    year_start: int | None = None
    year: int | None = None
    score: float = 1.0
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One logical table, joined over its pages. ``position`` counts tables of the document from 1.

    ``header_rows`` are the row numbers (0-based) that print the header, repeats included; ``kind`` is tasks,
    indicators, budget or other.
    """

    position: int
    appendix: str | None
    caption: str | None
    kind: str
    unit_note: str | None
    n_rows: int
    n_columns: int
    cells: tuple[Cell, ...]
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    joins: tuple[Join, ...]
    page_first: int | None
    page_last: int | None
    method: str
    confidence: float
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class RawField:
    """The text of one cell in its role, with everything needed to trace it.

    ``column`` is the Column it was read under; ``notes`` speak of this field (a cell put back, a repair);
    ``offset`` is where ``text`` begins in the joined texts of ``parts`` (0 for a cell, more inside a clause);
    ``row`` is the first row of its cell (0-based), None in prose: the lines of a merged task stand in different rows.
    """

    role: str
    text: str
    parts: tuple[Fragment, ...]
    column: Column | None
    lines: tuple[str, ...] = ()
    confidence: float = 1.0
    notes: tuple[Note, ...] = ()
    offset: int = 0
    row: int | None = None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group or subgroup row of a table: ``path`` holds the numbers from the outermost group to this one."""

    number: str | None
    title: str
    path: tuple[str, ...]
    row: int
    fields: tuple[RawField, ...]
    parts: tuple[Fragment, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task as printed: a row of a table, or a clause with labels.

    Attributes:
        table: position of its table, None for a task in prose.
        clause_path: path of its clause, None for a task in a table.
        row: first row in the table (0-based).
        number: as printed without a trailing dot, None where none is printed.
        group: the nearest group row above it.
        parent: number of the parent task where it is a sub-row.
        number_parts: where the number is printed, empty where it stands inside the title.
    """

    position: int
    table: int | None
    clause_path: str | None
    row: int
    number: str | None
    group: GroupRow | None
    parent: str | None
    fields: tuple[RawField, ...]
    notes: tuple[Note, ...] = ()
    number_parts: tuple[Fragment, ...] = ()

    def field(self, role: str) -> RawField | None:
        """The first field of a role, None where the row has none."""
        return next((f for f in self.fields if f.role == role), None)

    def all_of(self, role: str) -> tuple[RawField, ...]:
        """Every field of a role, in column order."""
        return tuple(f for f in self.fields if f.role == role)


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered or bulleted clause of the body.

    Attributes:
        path: labels from the root joined by dots, without brackets and final dots: ``I.2.c``, ``4.2.(1)`` is
            ``4.2.1``; a bullet takes its position under its parent: ``I.2.b.-3``; unique in a document.
        label: as printed (``I``, ``1.2``, ``c)``, ``-``).
        level: 0 for the outermost.
        heading: the heading text where the clause is a heading, else None.
        text: its own text (heading included), without the label, without its children's.
        parent: path of the parent, None at the root.
    """

    path: str
    label: str
    level: int
    heading: str | None
    text: str
    parent: str | None
    fragments: tuple[Fragment, ...]
    notes: tuple[Note, ...] = ()
