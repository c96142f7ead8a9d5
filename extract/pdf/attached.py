"""Files that are attached to a PDF: where its own pages are a mere cover, the plan is in them.

A cover with one attached PDF is read as that PDF; other attached files are named, so that a person can save them.
"""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2 as pdfium_api

from extract.pdf.content import MOST_UNPACKED
from extract.pdf.damage import QPDF_ERRORS

_COVER_PAGES = 2
"""A cover has no more pages."""
_COVER_WORDS = 60
"""A cover has no more words."""


def inner_pdf(path: Path) -> bytes | None:
    """The one PDF that is attached to a file whose own pages are a cover; None where there is none."""
    try:
        with pikepdf.open(path) as pdf:
            names = list(pdf.attachments)
            pdfs = [name for name in names if name.lower().endswith(".pdf")]
            if len(pdfs) != 1 or len(pdf.pages) > _COVER_PAGES or not is_cover(path):
                return None
            data = pdf.attachments[pdfs[0]].get_file().read_bytes()
    except QPDF_ERRORS:
        return None  # what is wrong with the file is said where its pages are read
    return data if b"%PDF-" in data[:1024] and len(data) < MOST_UNPACKED else None


def is_cover(path: Path) -> bool:
    """Whether a PDF has a page or two with next to no words."""
    try:
        pdf = pdfium_api.PdfDocument(path)
    except pdfium_api.PdfiumError:
        return False
    try:
        if len(pdf) > _COVER_PAGES:
            return False
        texts = [page.get_textpage().get_text_bounded() for page in pdf]
        return len(" ".join(texts).split()) <= _COVER_WORDS
    finally:
        pdf.close()
