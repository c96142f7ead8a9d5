"""A file, whatever it is, to a Document: its first bytes show the type, never its name.

PDF, DOCX, HTML, Markdown and portal text are read here; ``.doc`` and RTF through LibreOffice where it is
installed. Readers are imported when first needed.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from extract.errors import DamagedFile, EmptyFile, MissingFile, TooBig
from extract.foreign_kinds import foreign_archive, foreign_kind
from extract.left_out import with_left_out
from extract.model import Document

if TYPE_CHECKING:
    from extract.scan.pages import ScanSettings

_HTML = regex.compile(
    r"\s*+(?:<\?xml[^>]*>\s*+)?(?:(?><!--.*?-->)\s*+)*+<(?:!doctype\s+html|html|head|body|table|div|p)\b",
    regex.IGNORECASE | regex.DOTALL,
)
_ARCHIVE = regex.compile(rb"(?:From:|MIME-Version:|Subject:|Snapshot-Content-Location:)", regex.IGNORECASE)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SNIFFED = 4096
"""Bytes looked at to tell a file's type."""


def read_document(path: Path, scans: ScanSettings | None = None, workers: int = 1) -> Document:
    """Reads a plan.

    Args:
        scans: how pages that are pictures are read; None: they are not read.
        workers: processes for the typed pages of a long PDF; what is read is the same.

    Raises:
        MissingFile, EmptyFile, UnknownType, EncryptedPdf, DamagedFile, TooBig, ToolMissing: as they say.
    """
    if not path.is_file():
        raise MissingFile(f"{path}: no such file")
    with path.open("rb") as file:
        head = file.read(_SNIFFED)
    if not head.strip():
        raise EmptyFile(f"{path.name}: the file is empty")
    try:
        return with_left_out(_reader(path, head, scans, workers)(path), path)
    except RecursionError as failure:
        raise TooBig(f"{path.name}: tables or elements nested more deeply than any plan's") from failure


def _reader(path: Path, head: bytes, scans: ScanSettings | None, workers: int) -> Callable[[Path], Document]:
    if b"%PDF-" in head[:1024]:
        from extract.paged import read_pdf

        return partial(read_pdf, scans=scans, workers=workers)
    if head.startswith(b"PK\x03\x04"):
        return _zip_reader(path)
    if (foreign := foreign_kind(head, path)) is not None:
        raise foreign
    if head.startswith(_OLE) or head.lstrip().startswith(b"{\\rtf"):
        from extract.office import read_office

        return read_office
    if _ARCHIVE.match(head) or _HTML.match(_as_text(head)):
        from extract.html.saved_page import read_html

        return read_html
    from extract.markup.text_file import read_markup

    return read_markup


def _as_text(head: bytes) -> str:
    """The first letters, in whatever encoding; only ASCII letters of the result are used."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head[: len(head) // 2 * 2].decode("utf-16", errors="replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _zip_reader(path: Path) -> Callable[[Path], Document]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile as failure:
        raise DamagedFile(f"{path}: a DOCX or ZIP file that is cut off ({failure})") from failure
    if "word/document.xml" in names:
        from extract.docx.blocks import read_docx

        return read_docx
    if "content.xml" in names:
        from extract.office import read_office

        return read_office
    raise foreign_archive(names, path)
