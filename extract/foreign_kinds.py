"""Kinds of files that hold no text of a plan and are often passed with plans: what each is, and what makes a plan of it.

Told by the first bytes, never by the file's name.
"""

from __future__ import annotations

from extract.errors import UnknownType

_READ = "PDF, DOCX, Markdown, HTML and text are read"
_PICTURE = (
    f"{_READ}: put the picture (all pages, in order) in a PDF, for example with img2pdf, and pass that."
)
_PACKED = f"{_READ}: unpack it and pass the files or the folder."
_SHEETS = f"{_READ}: save its sheets as PDF and pass that."
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)", _PICTURE),
    (b"\xff\xd8\xff", "a picture (JPEG)", _PICTURE),
    (b"GIF8", "a picture (GIF)", _PICTURE),
    (b"II*\x00", "a picture (TIFF)", _PICTURE),
    (b"MM\x00*", "a picture (TIFF)", _PICTURE),
    (b"PK\x05\x06", "an empty ZIP file", _PACKED),
    (b"Rar!\x1a\x07", "a packed file (RAR)", _PACKED),
    (b"7z\xbc\xaf\x27\x1c", "a packed file (7z)", _PACKED),
    (b"\x1f\x8b\x08", "a packed file (gzip)", _PACKED),
)
_MARKS = (
    (b"WEBP", "a picture (WebP)", _PICTURE),
    (b"ftypheic", "a picture (HEIC)", _PICTURE),
    (b"ftypmif1", "a picture (HEIC)", _PICTURE),
    (b"ftypavif", "a picture (AVIF)", _PICTURE),
)
"""Stand a few bytes behind the beginning, after a length."""
_MARK_AT = (4, 8)
_PARTS = (
    ("xl/workbook.xml", "an Excel workbook", _SHEETS),
    ("ppt/presentation.xml", "a PowerPoint presentation", f"{_READ}: save it as PDF and pass that."),
)


def foreign_kind(head: bytes, path: object) -> UnknownType | None:
    """The refusal of a file whose first bytes are those of a picture or a packed file; None for any other."""
    for beginning, kind, hint in _BEGINNINGS:
        if head.startswith(beginning):
            return UnknownType(f"{path}: {kind}", hint=hint)
    for mark, kind, hint in _MARKS:
        if any(head[at : at + len(mark)] == mark for at in _MARK_AT):
            return UnknownType(f"{path}: {kind}", hint=hint)
    return None


def foreign_archive(names: set[str], path: object) -> UnknownType:
    """The refusal of a ZIP file that is no document: by what is in it a workbook, a presentation, or just packed files."""
    for part, kind, hint in _PARTS:
        if part in names:
            return UnknownType(f"{path}: {kind}", hint=hint)
    return UnknownType(f"{path}: a ZIP file that holds no Word document", hint=_PACKED)
