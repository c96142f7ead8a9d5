"""DOCX to blocks: paragraphs and tables in the order of the file, straight from its XML.
Word has no pages until it is printed, so places carry the running number of the paragraph (1-based), body and
cells counted alike. Labels that Word prints by itself are part of the text. A letterhead or a signature block
set as a table is undone to paragraphs, as a PDF would give it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from extract.docx.archive import parts_of
from extract.docx.beside import Beside, text_of
from extract.docx.inner_tables import tables_apart
from extract.docx.letters import MC, Letters, printed_runs, read_letters, run_text
from extract.docx.lost_cells import lost_cells
from extract.docx.numbering import Numbering
from extract.docx.runs import Piece, is_prompt, pieces_of
from extract.docx.styles import Look, Styles, W
from extract.errors import EmptyFile, MissingFile
from extract.grid.size import check_size
from extract.grid.wrapped_figures import whole_figures
from extract.layout.line_breaks import split_at_labels
from extract.layout.side_by_side import is_side_by_side
from extract.model import Block, Document, Fragment, Grid, GridCell, Paragraph, Place, TextSource
from normalize.text import clean

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MOST_SPANNED = 63
"""Columns that a cell can cover: Word's own limit for a table."""
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
    beside: Beside


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
        raise MissingFile(f"{path}: no such file")
    return read_docx_bytes(path.read_bytes(), path.name)


def read_docx_bytes(data: bytes, name: str) -> Document:
    """Reads a DOCX file's bytes; ``name`` becomes the file name. Errors as :func:`read_docx`."""
    parts = parts_of(data, name)
    letters = read_letters(parts.body, parts.styles)
    paragraphs = (p for p in parts.body.iter(f"{W}p") if not _in_fallback(p))
    numbers = {p: i for i, p in enumerate(paragraphs, start=1)}
    beside = Beside(parts.notes)
    blocks = tuple(_blocks(parts.body, _Reader(parts.styles, letters, parts.numbering, numbers, beside)))
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
        notes=(*letters.notes, *lost_cells(parts.body)),
        sightings=tuple(beside.sightings),
    )


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


def _paragraphs(element: etree._Element, reader: _Reader) -> Iterator[Block]:
    """The paragraph (several, where line breaks part clauses), then what text boxes that hang on it hold."""
    text = _read(element, reader)
    for lines in split_at_labels(text.lines):
        yield _paragraph(text, " ".join(lines))
    for box in element.iter(f"{W}txbxContent"):
        if not _in_fallback(box):
            yield from _blocks(box, reader)


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
    look, number = reader.styles.paragraph(element), reader.numbers.get(element, 0)
    pieces = _pieces(element, look, reader)
    texts = text_of(pieces, number, reader.beside)
    total = bold = italic = 0
    for piece, text in zip(pieces, texts, strict=True):
        size = len(text.strip())
        total += size
        bold += size if piece.look.bold else 0
        italic += size if piece.look.italic else 0
        if piece.run is not None:
            reader.beside.tell_marks(piece.run, number)
    body = "".join(texts)
    dead = not body.strip() and any(p.text.strip() for p in pieces)
    counts = not dead or any(p.look.struck for p in pieces)
    label = reader.numbering.label(look.list_id, look.list_level) if counts else ""
    label = "" if dead else label
    lines = tuple(line for line in (clean(part) for part in _lines_of(label, body, reader)) if line)
    if not body.strip() and not _in_cell(element):
        lines = ()
    return _Text(lines, number, look, bold > total / 2, italic > total / 2)


def _pieces(element: etree._Element, look: Look, reader: _Reader) -> list[Piece]:
    """The pieces of a paragraph; none of one that is the prompt of a form field."""
    if any(is_prompt(control) for control in element.iterancestors(f"{W}sdt")):
        return []
    return list(pieces_of(element, look, reader.styles, reader.letters))


def _lines_of(label: str, body: str, reader: _Reader) -> list[str]:
    first, *more = map(reader.letters.of_line, body.split("\n"))
    return [f"{label} {first}", *more]


def _in_cell(element: etree._Element) -> bool:
    return any(True for _ in element.iterancestors(f"{W}tc"))


def _table(element: etree._Element, reader: _Reader) -> Iterator[Block]:
    """A grid, or the paragraphs and inner tables of a table that only sets them side by side."""
    rows = [_cells(row) for row in _inside(element, "tr") if not _is_dead(row, reader)]
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
    for inner in (t for row in rows for _, _, cell in row for t in tables_apart(cell)):
        yield from _table(inner, reader)


def _is_dead(row: etree._Element, reader: _Reader) -> bool:
    """Whether a row is not in force, and tells it: deleted, hidden, or all that it says struck out."""
    properties = row.find(f"{W}trPr")
    deleted = properties is not None and any(
        properties.find(f"{W}{n}") is not None for n in ("del", "hidden")
    )
    if not deleted and (row.find(f".//{W}vMerge") is not None or not reader.styles.may_strike(row)):
        return False
    read = [(p, look := reader.styles.paragraph(p), _pieces(p, look, reader)) for p in row.iter(f"{W}p")]
    said = [piece for _, _, pieces in read for piece in pieces if piece.text.strip()]
    if not deleted and (not said or any(piece.live for piece in said)):
        return False
    for paragraph, look, pieces in read:
        reader.beside.tell_dead(pieces, reader.numbers.get(paragraph, 0), all_of_them=True)
        if not deleted:
            reader.numbering.label(look.list_id, look.list_level)
    return True


def _inside(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, those in content controls included, those of inner tables not."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in _TRANSPARENT:
            yield from _inside(child, name)


def _cells(row: etree._Element) -> list[tuple[int, int, etree._Element]]:
    """First column, columns covered and element of each cell of a row."""
    laid: list[tuple[int, int, etree._Element]] = []
    before = row.find(f"{W}trPr/{W}gridBefore")
    column = _count(before, 0)
    for cell in _inside(row, "tc"):
        span = max(_count(cell.find(f"{W}tcPr/{W}gridSpan"), 1), 1)
        if laid and _goes_on_left(cell):
            laid[-1] = (laid[-1][0], laid[-1][1] + span, laid[-1][2])
        else:
            laid.append((column, span, cell))
        column += span
    return laid


def _goes_on_left(cell: etree._Element) -> bool:
    """Whether a cell goes on with the one to its left, as files from before Word 2007 merge them."""
    merge = cell.find(f"{W}tcPr/{W}hMerge")
    return merge is not None and merge.get(f"{W}val", "continue") == "continue" and not any(_raw_lines(cell))


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
            lines = whole_figures([line for text in texts for line in text.lines])
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
    """Paragraphs of a cell in order, those of a table inside it too where it is the cell's text."""
    deleted = cell.find(f"{W}tcPr/{W}cellDel") is not None
    apart = {p for table in tables_apart(cell) for p in table.iter(f"{W}p")}
    for paragraph in cell.iter(f"{W}p"):
        if paragraph in apart:
            continue
        if deleted:
            pieces = _pieces(paragraph, reader.styles.paragraph(paragraph), reader)
            reader.beside.tell_dead(pieces, reader.numbers.get(paragraph, 0), all_of_them=True)
        elif paragraph in reader.numbers:
            yield _read(paragraph, reader)


def _first_number(cell: etree._Element, reader: _Reader) -> int:
    return next((reader.numbers[p] for p in cell.iter(f"{W}p") if p in reader.numbers), 0)


def _raw_lines(cell: etree._Element) -> Iterator[str]:
    """Lines of a cell's letters, without labels and without counting."""
    for paragraph in cell.iter(f"{W}p"):
        text = "".join(run_text(run) for run in printed_runs(paragraph))
        yield from (line for line in text.split("\n") if line.strip())
