"""Saved web pages of law portals to blocks: the document's paragraphs and tables, without the page around it.

Places carry the line of the file (1-based) on which the element begins. Paragraphs are what block elements
part; a line break parts paragraphs only where a new clause begins behind it. Web archives (``.mht``) are read
too.
"""

from __future__ import annotations

import email
import email.policy
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import regex
from lxml import etree, html

from extract.errors import DamagedFile, EmptyFile, MissingFile
from extract.html.cut_off import cut_off_notes
from extract.html.div_tables import div_table, inline_styles
from extract.html.grid import BLOCK_TAGS, grid_of_cells, lines_of
from extract.html.letters import mend_letters
from extract.html.main_text import main_element, printed_pieces
from extract.html.marks import settle_marks, told_within
from extract.html.tables import frames_page, is_ruled, lay_out, tables_apart
from extract.layout.line_breaks import split_at_labels
from extract.layout.side_by_side import is_side_by_side
from extract.model import Block, Document, Fragment, Paragraph, Place, Sighting, SightingKind, TextSource
from extract.plain_text.decoding import text_of
from normalize.text import clean

_HEADING = regex.compile(r"h([1-6])$")
_BOLD = regex.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", regex.IGNORECASE)
_NOT_BOLD = regex.compile(r"font-weight\s*:\s*(?:normal|[1-5]00)", regex.IGNORECASE)
_ITALIC = regex.compile(r"font-style\s*:\s*italic", regex.IGNORECASE)
_CENTER = regex.compile(r"text-align\s*:\s*center", regex.IGNORECASE)
_ASIDE = regex.compile(r"text-align\s*:\s*(?:left|right|justify|start|end)", regex.IGNORECASE)
_META = regex.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Look:
    """The look that letters inherit."""

    bold: bool = False
    italic: bool = False
    centered: bool = False
    heading: int | None = None
    preformatted: bool = False
    """In ``<pre>`` a new line of the file is a line break."""


@dataclass(slots=True)
class _Open:
    """The paragraph being gathered: its lines, and how many of its letters are bold or italic."""

    look: _Look
    line: int
    lines: list[str] = field(default_factory=lambda: [""])
    letters: int = 0
    bold: int = 0
    italic: int = 0

    def add(self, text: str, look: _Look) -> None:
        first, *more = text.split("\n") if look.preformatted else (text,)
        self.lines[-1] += first
        self.lines += more
        size = len(text.strip())
        self.letters += size
        self.bold += size * look.bold
        self.italic += size * look.italic

    def closed(self) -> Iterator[Paragraph]:
        """The paragraphs gathered, none where there is no letter."""
        lines = [line for line in (clean(raw) for raw in self.lines) if line]
        for group in split_at_labels(lines):
            text = " ".join(group)
            yield Paragraph(
                text,
                (Fragment(text, Place(line=self.line)),),
                heading=self.look.heading,
                bold=self.bold * 2 > self.letters,
                italic=self.italic * 2 > self.letters,
                centered=self.look.centered,
            )


def read_html(path: Path) -> Document:
    """Reads a saved web page (HTML or MHT).

    Raises:
        MissingFile, EmptyFile: as they say; also where the page holds no text.
        DamagedFile: the bytes are no HTML at all.
    """
    if not path.is_file():
        raise MissingFile(f"{path}: no such file")
    return read_html_bytes(path.read_bytes(), path.name)


def read_html_bytes(data: bytes, name: str) -> Document:
    """Reads the bytes of a saved web page; ``name`` becomes the file name. Errors as :func:`read_html`."""
    if not data.strip():
        raise EmptyFile(f"{name}: the file is empty")
    source = _decoded(_page_of_archive(data))
    root = _root(source, name)
    reading = mend_letters(root)
    blocks, sightings = _content(root)
    if not blocks:
        raise EmptyFile(f"{name}: the page holds no text")
    return Document(
        file_name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/html",
        text_source=TextSource.LEGACY_ENCODING if reading.encodings else TextSource.MARKUP,
        n_pages=None,
        pages=(),
        blocks=blocks,
        notes=(*reading.notes, *cut_off_notes(source)),
        sightings=sightings,
    )


def html_blocks(text: str, name: str) -> tuple[Block, ...]:
    """Paragraphs and tables of a page's main text; ``name`` is for messages only."""
    return html_content(text, name)[0]


def html_content(text: str, name: str) -> tuple[tuple[Block, ...], tuple[Sighting, ...]]:
    """The same, with what was seen beside them."""
    return _content(_root(text, name))


def _root(text: str, name: str) -> html.HtmlElement:
    parser = html.HTMLParser(remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as failure:
        raise DamagedFile(f"{name}: {failure}") from failure


def _content(root: html.HtmlElement) -> tuple[tuple[Block, ...], tuple[Sighting, ...]]:
    inline_styles(root)
    told = settle_marks(root)
    printed = printed_pieces(root)
    main = main_element(root)
    around = _around(printed, main)
    return tuple(_walk(main, _inherited(main))), (*told_within(told, main), *around)


def _around(printed: Sequence[tuple[int, str]], main: html.HtmlElement) -> tuple[Sighting, ...]:
    """What the page prints around its main text (menus, links, its foot), told once."""
    kept = Counter(text for _, text in printed_pieces(main))
    left: list[tuple[int, str]] = []
    for line, text in printed:
        if kept[text] > 0:
            kept[text] -= 1
        elif any(map(str.isalpha, text)):
            left.append((line, text))
    if not left:
        return ()
    shown = " / ".join(text for _, text in left)
    return (Sighting(SightingKind.OTHER_TEXT, Place(line=left[0][0]), shown, known=True),)


def _page_of_archive(data: bytes) -> bytes:
    """The page inside a web archive (MHT); other bytes as they are."""
    if not regex.match(
        rb"(?:\xef\xbb\xbf)?\s*(?:MIME-Version|From|Subject|Content-Type)\s*:", data, regex.IGNORECASE
    ):
        return data
    message = email.message_from_bytes(data, policy=email.policy.default)
    part = next((p for p in message.walk() if p.get_content_type() == "text/html"), None)
    content = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(content, bytes):
        return data
    charset = part.get_content_charset()
    try:
        return content.decode(charset, "replace").encode() if charset else content
    except (LookupError, ValueError):  # it states a charset that there is not
        return content


def _decoded(data: bytes) -> str:
    """The page as text: as any text, else by the charset it states, else as Windows-1258."""
    text = text_of(data)
    if text is not None:
        return _without_declaration(text)
    stated = _META.search(data[:4096])
    for encoding in (stated[1].decode("ascii", "replace") if stated else "cp1258", "cp1258"):
        try:
            return _without_declaration(data.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    return _without_declaration(data.decode("utf-8", "replace"))


def _without_declaration(text: str) -> str:
    """lxml refuses text that states an encoding in an XML declaration."""
    return regex.sub(r"^\s*<\?xml[^>]*\?>", "", text)


def _inherited(element: html.HtmlElement) -> _Look:
    look = _Look()
    for ancestor in reversed(list(element.iterancestors())):
        look = _look_of(ancestor, look)
    return look


def _look_of(element: html.HtmlElement, above: _Look) -> _Look:
    style, tag = element.get("style", ""), str(element.tag)
    heading = _HEADING.match(tag)
    bold = above.bold or tag in ("b", "strong", "th") or heading is not None or bool(_BOLD.search(style))
    centered = above.centered or tag == "center" or element.get("align", "").lower() == "center"
    return _Look(
        bold=bold and not _NOT_BOLD.search(style),
        italic=above.italic or tag in ("i", "em") or bool(_ITALIC.search(style)),
        centered=bool(_CENTER.search(style)) or (centered and not _ASIDE.search(style) and element.get("align", "center").lower() == "center"),
        heading=int(heading[1]) if heading else above.heading,
        preformatted=above.preformatted or tag == "pre",
    )  # fmt: skip


def _walk(element: html.HtmlElement, above: _Look) -> Iterator[Block]:
    """The blocks of an element in order."""
    look = _look_of(element, above)
    gathered = _Open(look, element.sourceline or 0)
    yield from _children(element, look, gathered)
    yield from gathered.closed()


def _children(element: html.HtmlElement, look: _Look, gathered: _Open) -> Iterator[Block]:
    """Text and elements inside one; a block element first closes the paragraph before it."""
    gathered.add(element.text or "", look)
    for child in element:
        if child.tag == "br":
            gathered.lines.append("")
        elif child.tag == "table" or child.tag in BLOCK_TAGS:
            yield from gathered.closed()
            yield from _block(child, look)
            _reopen(gathered, child.sourceline or gathered.line)
        elif isinstance(child.tag, str):
            if not any(gathered.lines):
                gathered.line = child.sourceline or gathered.line
            yield from _children(child, _look_of(child, look), gathered)
        gathered.add(child.tail or "", look)


def _block(element: html.HtmlElement, look: _Look) -> Iterator[Block]:
    """The blocks of an element that parts paragraphs."""
    if element.tag == "table":
        yield from _table(element, look)
    elif (made := div_table(element)) is not None:
        for caption in made.captions:
            yield from _walk(caption, look)
        yield grid_of_cells(made.laid, made.n_rows, made.n_columns, element.sourceline)
    else:
        yield from _walk(element, look)


def _reopen(gathered: _Open, line: int) -> None:
    gathered.lines, gathered.line = [""], line
    gathered.letters = gathered.bold = gathered.italic = 0


def _table(element: html.HtmlElement, look: _Look) -> Iterator[Block]:
    """The caption and the grid of a table, or the blocks of one that only sets them side by side."""
    for caption in element.findall("caption"):
        yield from _walk(caption, look)
    laid, n_rows, n_columns = lay_out(element)
    texts = ["\n".join(lines_of(cell.element)) for cell in laid]
    holds_tables = any(cell.element.find(".//table") is not None for cell in laid)
    for caption in element.findall("caption"):
        yield from _walk(caption, look)
    n_filled = len({cell.column for cell, text in zip(laid, texts, strict=True) if text})
    if is_side_by_side(texts, n_rows, n_filled, ruled=is_ruled(element)) or (
        (holds_tables and n_columns <= 2) or frames_page(laid, texts, n_columns)
    ):
        for cell in laid:
            yield from _walk(cell.element, look)
        return
    if laid:
        yield grid_of_cells(laid, n_rows, n_columns, element.sourceline)
    for inner in (table for cell in laid for table in tables_apart(cell.element)):
        yield from _table(inner, look)
