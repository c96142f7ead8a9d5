"""A text file to blocks: which of three conventions it follows, told by the text itself, never by the file's
name.

* :mod:`extract.markup.markdown`: Markdown and plain text. Its tables are pipes, tabs or HTML on lines
  (:mod:`~extract.markup.markdown`), a cell a line between bars (:mod:`~extract.plain_tables.bar_pieces`), drawn with signs
  (:mod:`~extract.plain_tables.drawn_text`), parted by a sign or by spaces (:mod:`~extract.plain_tables.columned_text`), or a
  browser's text of a page (:mod:`~extract.plain_tables.tabbed_text`); its lines may be broken at a width
  (:mod:`~extract.plain_text.hard_wrap`).
* :mod:`extract.markup.portal`: text of a portal, a tab before each cell.
* :mod:`extract.markup.portal_without_marks`: text of a portal, one cell a line and nothing that marks it.

What a portal's page prints around the document is taken off first (:mod:`extract.markup.portal_furniture`).
None states pages: places carry the line (1-based) of the file.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from extract.errors import EmptyFile, MissingFile, UnknownType
from extract.markup.markdown import markdown_blocks
from extract.markup.portal import is_portal_text, portal_blocks
from extract.markup.portal_furniture import body_of
from extract.markup.portal_without_marks import bare_blocks, bare_tables
from extract.model import Document, TextSource
from extract.plain_tables.tabbed_text import tabbed_tables
from extract.plain_text.decoding import text_of, unescaped
from extract.plain_text.text_marks import settled_text
from normalize.spelling.piecewise import Piece, read_pieces


def read_markup(path: Path) -> Document:
    """Reads a Markdown or portal text file.

    Raises:
        MissingFile, EmptyFile: as they say.
        UnknownType: the bytes are text neither in Unicode nor in an encoding of Vietnamese from before it.
    """
    if not path.is_file():
        raise MissingFile(f"{path}: no such file")
    data = path.read_bytes()
    text = text_of(data)
    if text is None:
        raise UnknownType(
            f"{path}: neither a document nor a text (bytes that are letters in no known encoding)"
        )
    if not text.strip():
        raise EmptyFile(f"{path.name}: the file is empty")
    reading = read_pieces([Piece(line) for line in unescaped(text).split("\n")])
    settled = settled_text(list(reading.texts))
    own = body_of(settled.lines)
    lines = own.lines
    bare = bare_tables(lines)
    portal = bool(bare) or (is_portal_text(lines) and not tabbed_tables(lines))
    blocks = bare_blocks(lines, bare) if bare else portal_blocks(lines) if portal else markdown_blocks(lines)
    return Document(
        file_name=path.name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type="text/plain" if portal else "text/markdown",
        text_source=TextSource.LEGACY_ENCODING if reading.encodings else TextSource.MARKUP,
        n_pages=None,
        pages=(),
        blocks=blocks,
        notes=reading.notes,
        sightings=(*settled.sightings, *own.sightings),
    )
