"""Old Word files, RTF and OpenDocument text, through LibreOffice.

Portals give out ``.doc`` files that are HTML or DOCX inside; they are recognised by their first bytes and
read as such. LibreOffice runs without a window, with a profile of its own and a time limit; a small process
(``office_guard``) ends it and removes its folder.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from extract import office_guard
from extract.docx.blocks import read_docx_bytes
from extract.errors import DamagedFile, EmptyFile, MissingFile, ToolMissing, UnknownType
from extract.html.saved_page import read_html_bytes
from extract.model import Document

TIME_LIMIT = 180
"""Seconds that LibreOffice may take for one file."""
_PROGRAMS = ("soffice", "libreoffice")
_MEDIA_TYPES = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"{\\rtf", "application/rtf"),
    (b"PK\x03\x04", "application/vnd.oasis.opendocument.text"),
)
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"


def read_office(path: Path) -> Document:
    """Reads a ``.doc``, ``.rtf`` or ``.odt`` file.

    Raises:
        MissingFile, EmptyFile: as they say.
        ToolMissing: LibreOffice is not installed.
        DamagedFile: LibreOffice cannot read it, or takes longer than :data:`TIME_LIMIT`.
        UnknownType: the bytes are none of these types.
    """
    if not path.is_file():
        raise MissingFile(f"{path}: no such file")
    data = path.read_bytes()
    if not data.strip():
        raise EmptyFile(f"{path.name}: the file is empty")
    if data.startswith(b"PK") and _ODT not in data[:200]:
        return read_docx_bytes(data, path.name)
    if _looks_like_html(data):
        return read_html_bytes(data, path.name)
    media_type = next((kind for mark, kind in _MEDIA_TYPES if data.startswith(mark)), None)
    if media_type is None:
        raise UnknownType(f"{path}: neither Word, RTF nor OpenDocument text")
    document = read_docx_bytes(_converted(data, media_type, str(path)), path.name)
    return replace(document, sha256=hashlib.sha256(data).hexdigest(), media_type=media_type)


def _looks_like_html(data: bytes) -> bool:
    head = data[:2048].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return head.startswith((b"<", b"mime-version:")) and (
        b"<html" in head or b"<!doctype" in head or b"mime" in head
    )


def find_office() -> str | None:
    """The path of LibreOffice's program, None where it is not installed."""
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)


def _converted(data: bytes, media_type: str, name: str) -> bytes:
    """The file as DOCX."""
    program = find_office()
    if program is None:
        raise ToolMissing(
            f"{name}: LibreOffice is needed to read {media_type}",
            hint="Install it (apt install libreoffice-writer) or save the file as DOCX.",
        )
    ending = {"application/msword": ".doc", "application/rtf": ".rtf"}.get(media_type, ".odt")
    folder = Path(tempfile.mkdtemp(prefix="vnplans-"))
    try:
        source = folder / f"source{ending}"
        source.write_bytes(data)
        target = folder / "out" / "source.docx"
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        conversion = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(target.parent), str(source))
        command = [program, profile, "--headless", "--norestore", *conversion]
        return _result_of(command, folder, target, name)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _result_of(command: list[str], folder: Path, target: Path, name: str) -> bytes:
    """What the command wrote to ``target``.

    The guard ends the command and removes the folder, even if we are killed.
    """
    guard = [sys.executable, "-I", office_guard.__file__, str(folder), str(TIME_LIMIT), *command]
    with subprocess.Popen(
        guard, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
    ) as running:
        assert running.stdin is not None and running.stdout is not None
        exit_code = running.stdout.readline()
        try:
            if exit_code.strip() == str(office_guard.TOO_LONG).encode():
                raise DamagedFile(f"{name}: LibreOffice took more than {TIME_LIMIT} seconds")
            if not target.is_file():
                raise DamagedFile(f"{name}: LibreOffice could not read it")
            return target.read_bytes()
        finally:
            running.stdin.close()
