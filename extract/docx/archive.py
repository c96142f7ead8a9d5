"""The parts of a DOCX archive: body, styles, lists, the texts of comments and notes."""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from extract.docx.beside import note_texts
from extract.docx.numbering import Numbering, read_numbering
from extract.docx.styles import Styles, W, read_styles
from extract.errors import DamagedFile, EmptyFile, UnknownType

MAX_PART_BYTES = 300_000_000
"""A part that unpacks to more is no letter but a bomb."""
_OLE = b"\xd0\xcf\x11\xe0"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
"""The name space of a DOCX saved as "Strict Open XML"; all else in it is the same."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What is read of the archive; ``notes`` are texts by their reference (``commentReference 3``)."""

    body: etree._Element
    styles: Styles
    numbering: Numbering
    notes: dict[str, str]


def parts_of(data: bytes, name: str) -> Parts:
    """The parts of a DOCX file's bytes; ``name`` is for messages.

    Raises:
        EmptyFile, DamagedFile, UnknownType: as ``extract.docx.blocks.read_docx``.
    """
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
            notes = note_texts([
                (kind, f"{kind}Reference", _part(archive, f"word/{kind}s.xml"))
                for kind in ("comment", "footnote", "endnote")
            ])  # fmt: skip
    except (zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, ValueError) as failure:
        raise DamagedFile(f"{name}: {failure}") from failure
    if document is None:
        raise UnknownType(f"{name}: no Word document in the archive")
    body = document.find(f"{W}body")
    if body is None:
        raise DamagedFile(f"{name}: the document has no body")
    return Parts(body, read_styles(styles), read_numbering(numbering), notes)


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
