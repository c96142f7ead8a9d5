"""A file, whatever it is, to a Document: the type is told by its first bytes, never by its name.

PDF, DOCX, HTML, Markdown and portal text are read here; ``.doc`` and RTF through LibreOffice where it is
installed. Readers are imported when first needed.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import regex

from extract.errors import EmptyFile, MissingFile, UnknownType
from extract.model import Document

_HTML = regex.compile(rb"<!doctype\s+html|<html[\s>]|<table[\s>]|<body[\s>]|<p[\s>]", regex.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SNIFFED = 4096
"""Bytes looked at to tell a file's type."""


def read_document(path: Path) -> Document:
    """Reads a plan.

    Raises:
        MissingFile, EmptyFile, UnknownType, EncryptedPdf, DamagedFile, ToolMissing: as they say.
    """
    if not path.is_file():
        raise MissingFile(str(path))
    with path.open("rb") as file:
        head = file.read(_SNIFFED)
    if not head.strip():
        raise EmptyFile(str(path))
    return _reader(path, head)(path)


def _reader(path: Path, head: bytes) -> Callable[[Path], Document]:
    if b"%PDF-" in head[:1024]:
        from extract.pdf import read_pdf

        return read_pdf
    if head.startswith(b"PK\x03\x04"):
        return _zip_reader(path)
    if head.startswith(_OLE) or head.lstrip().startswith(b"{\\rtf"):
        from extract.office import read_office

        return read_office
    if _HTML.search(head):
        from extract.html import read_html

        return read_html
    from extract.markup import read_markup

    return read_markup


def _zip_reader(path: Path) -> Callable[[Path], Document]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile as failure:
        raise UnknownType(f"{path}: a damaged ZIP or DOCX file ({failure})") from failure
    if "word/document.xml" in names:
        from extract.docx import read_docx

        return read_docx
    if "content.xml" in names:
        from extract.office import read_office

        return read_office
    raise UnknownType(f"{path}: a ZIP file that holds no Word document")
