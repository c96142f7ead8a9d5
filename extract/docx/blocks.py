"""DOCX to blocks: paragraphs and tables in the order of the file, straight from its XML.

Word has no pages until it is printed, so places carry the running number of the paragraph (1-based), body and
cells counted alike. Labels that Word prints by itself are part of the text. A letterhead or a signature block
set as a table is undone to paragraphs, as a PDF would give it.
"""

from __future__ import annotations

import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from lxml import etree

from extract.docx.letters import MC, Letters, printed_runs, read_letters, run_text
from extract.docx.numbering import Numbering, read_numbering
from extract.docx.styles import Look, Styles, W, read_styles
from extract.errors import DamagedFile, EmptyFile, MissingFile, UnknownType
from extract.grid.size import check_size
from extract.layout.line_breaks import split_at_labels
from extract.layout.side_by_side import is_side_by_side
from extract.model import Block, Document, Fragment, Grid, GridCell, Paragraph, Place, TextSource
from normalize.text import clean

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAX_PART_BYTES = 300_000_000
"""A part that unpacks to more is no letter but a bomb."""
MOST_SPANNED = 63
"""Columns that a cell can cover: Word's own limit for a table."""
_OLE = b"\xd0\xcf\x11\xe0"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
"""The name space of a DOCX saved as "Strict Open XML"; all else in it is the same."""
_TRANSPARENT = frozenset(
    {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"}
)


@dataclass(slots=True)
class _Reader:
    """The file's styles, its letters, its lists (which count) and the number of each paragraph."""

    styles: Styles
    letters: Letters
    numbering: Numbering
    numbers: dict[etree._Element, int]


@dataclass(frozen=True, slots=True)
class _Text:
    """A paragraph's text with its printed lines, its place and its look."""

    lines: tuple[str, ...]
    number: int
    look: Look
    bold: bool
    italic: bool


def read_docx(path: Path) -> Document:
    """Reads a DOCX file.

    Raises:
        MissingFile, EmptyFile: as they say; also where the file has not one letter.
        DamagedFile: no whole ZIP archive, broken XML, or a file that asks for a password.
        UnknownType: an archive that holds no Word document.
    """
    if not path.is_file():
        raise MissingFile(str(path))
    return read_docx_bytes(path.read_bytes(), path.name)


def read_docx_bytes(data: bytes, name: str) -> Document:
    """Reads a DOCX file's bytes; ``name`` becomes the file name. Errors as :func:`read_docx`."""
    body, styles, numbering = _parts(data, name)
    letters = read_letters(body, styles)
    paragraphs = (p for p in body.iter(f"{W}p") if not _in_fallback(p))
    numbers = {p: i for i, p in enumerate(paragraphs, start=1)}
    blocks = tuple(_blocks(body, _Reader(styles, letters, numbering, numbers)))
    if not blocks:
        raise EmptyFile(f"{name}: no text")
    return Document(
        file_name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=DOCX,
        text_source=TextSource.LEGACY_ENCODING if letters.is_legacy else TextSource.BORN_DIGITAL,
        n_pages=None,
        pages=(),
        blocks=blocks,
        notes=letters.notes,
    )


def _parts(data: bytes, name: str) -> tuple[etree._Element, Styles, Numbering]:
    """Body, styles and lists of the archive."""
    if not data:
        raise EmptyFile(f"{name}: the file is empty")
    if data.startswith(_OLE):
        raise DamagedFile(
            f"{name}: an old or encrypted Word file", hint="Save it as DOCX without a password."
        )
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            document = _part(archive, "word/document.xml")
            styles, numbering = _part(archive, "word/styles.xml"), _part(archive, "word/numbering.xml")
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, ValueError) as failure:
        raise DamagedFile(f"{name}: {failure}") from failure
    if document is None:
        raise UnknownType(f"{name}: no Word document in the archive")
    body = document.find(f"{W}body")
    if body is None:
        raise DamagedFile(f"{name}: the document has no body")
    return body, read_styles(styles), read_numbering(numbering)


def _part(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.file_size > MAX_PART_BYTES:
        raise ValueError(f"{name} unpacks to {info.file_size} bytes")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    content = archive.read(info).replace(_STRICT, W.strip("{}").encode())
    return etree.fromstring(content, parser)


def _in_fallback(element: etree._Element) -> bool:
    return any(True for _ in element.iterancestors(f"{MC}Fallback"))


def _blocks(parent: etree._Element, reader: _Reader) -> Iterator[Block]:
    """Blocks of a body or of a cell that only holds other blocks, in order."""
    for element in parent:
        if element.tag == f"{W}p":
            yield from _paragraphs(element, reader)
        elif element.tag == f"{W}tbl":
            yield from _table(element, reader)
        elif element.tag in _TRANSPARENT:
            yield from _blocks(element, reader)


def _paragraphs(element: etree._Element, reader: _Reader) -> Iterator[Paragraph]:
    """The paragraph (several, where line breaks part clauses), then those of text boxes that hang on it."""
    text = _read(element, reader)
    for lines in split_at_labels(text.lines):
        yield _paragraph(text, " ".join(lines))
    for box in element.iter(f"{W}txbxContent"):
        if not _in_fallback(box):
            yield from (block for block in _blocks(box, reader) if isinstance(block, Paragraph))


def _paragraph(text: _Text, printed: str) -> Paragraph:
    look = text.look
    return Paragraph(
        printed,
        (Fragment(printed, Place(line=text.number)),),
        heading=look.outline,
        bold=text.bold,
        italic=text.italic,
        centered=look.alignment == "center",
    )


def _read(element: etree._Element, reader: _Reader) -> _Text:
    """One paragraph: its label, its letters, and whether most of them are bold or italic."""
    look = reader.styles.paragraph(element)
    pieces: list[str] = []
    total = bold = italic = 0
    for run in printed_runs(element):
        of_run = reader.styles.run(run, look)
        text = reader.letters.of_run(run)
        pieces.append(text)
        size = len(text.strip())
        total += size
        bold += size if of_run.bold else 0
        italic += size if of_run.italic else 0
    label = reader.numbering.label(look.list_id, look.list_level)
    body = "".join(pieces)
    lines = tuple(line for line in (clean(part) for part in _lines_of(label, body, reader)) if line)
    if not body.strip() and not _in_cell(element):
        lines = ()
    return _Text(lines, reader.numbers.get(element, 0), look, bold > total / 2, italic > total / 2)


def _lines_of(label: str, body: str, reader: _Reader) -> list[str]:
    first, *more = map(reader.letters.of_line, body.split("\n"))
    return [f"{label} {first}", *more]


def _in_cell(element: etree._Element) -> bool:
    return any(True for _ in element.iterancestors(f"{W}tc"))


def _table(element: etree._Element, reader: _Reader) -> Iterator[Block]:
    """A grid, or the paragraphs and inner tables of a table that only sets them side by side."""
    rows = [list(_cells(row)) for row in _inside(element, "tr")]
    width = max((start + span for row in rows for start, span, _ in row), default=0)
    check_size(len(rows), width)
    texts = ["\n".join(_raw_lines(cell)) for row in rows for _, _, cell in row]
    if is_side_by_side(texts, len(rows), width, ruled=reader.styles.ruled(element)):
        for row in rows:
            for _, _, cell in row:
                yield from _blocks(cell, reader)
        return
    cells = tuple(_grid_cells(rows, reader))
    if cells:
        first = min(c.fragment.place.line or 0 for c in cells)
        yield Grid(None, Place(line=first), len(rows), width, cells, method="docx")


def _inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, those in content controls included, those of inner tables not."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _inside(child, name)


def _cells(row: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """First column, columns covered and element of each cell of a row."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    column = _count(before, 0)
    for cell in _inside(row, "tc"):
        span = max(_count(cell.find(f"{W}tcPr/{W}gridSpan"), 1), 1)
        yield column, span, cell
        column += span


def _count(element: etree._Element | None, otherwise: int) -> int:
    """A number of columns that the file states, at most :data:`MOST_SPANNED`."""
    text = element.get(f"{W}val", "") if element is not None else ""
    if not text.isdecimal():
        return otherwise
    return int(text) if len(text) <= len(str(MOST_SPANNED)) and int(text) <= MOST_SPANNED else MOST_SPANNED


def _grid_cells(rows: list[list[tuple[int, int, etree._Element]]], reader: _Reader) -> Iterator[GridCell]:
    """The cells with their spans; a cell that goes on with the one above is none of its own."""
    for r, row in enumerate(rows):
        for column, span, cell in row:
            if r > 0 and _merge(cell) == "continue" and any(start == column for start, _, _ in rows[r - 1]):
                continue
            deep = 1
            while r + deep < len(rows) and _goes_on(rows[r + deep], column):
                deep += 1
            texts = list(_cell_texts(cell, reader))
            lines = tuple(line for text in texts for line in text.lines)
            text = " ".join(lines)
            place = Place(line=next((t.number for t in texts if t.lines), _first_number(cell, reader)))
            yield GridCell(r, column, deep, span, text, Fragment(text, place), lines)


def _goes_on(row: list[tuple[int, int, etree._Element]], column: int) -> bool:
    return any(start == column and _merge(cell) == "continue" for start, _, cell in row)


def _merge(cell: etree._Element) -> str | None:
    """``restart`` or ``continue`` where a cell is merged with others of its column."""
    merge = cell.find(f"{W}tcPr/{W}vMerge")
    return None if merge is None else merge.get(f"{W}val", "continue")


def _cell_texts(cell: etree._Element, reader: _Reader) -> Iterator[_Text]:
    """Paragraphs of a cell in order, those of a table inside it too."""
    for paragraph in cell.iter(f"{W}p"):
        if paragraph in reader.numbers:
            yield _read(paragraph, reader)


def _first_number(cell: etree._Element, reader: _Reader) -> int:
    return next((reader.numbers[p] for p in cell.iter(f"{W}p") if p in reader.numbers), 0)


def _raw_lines(cell: etree._Element) -> Iterator[str]:
    """Lines of a cell's letters, without labels and without counting."""
    for paragraph in cell.iter(f"{W}p"):
        text = "".join(run_text(run) for run in printed_runs(paragraph))
        yield from (line for line in text.split("\n") if line.strip())
