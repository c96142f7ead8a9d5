"""What is broken inside a PDF that opens: pages whose content cannot be decoded, damaged fonts.

pdfium draws what it can and says nothing; a page that lost half of its content then looks like a short one. So
every content stream is decoded once more by qpdf, which does complain. It takes some ten milliseconds a file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

_HARMLESS = "input stream is complete but output may still be valid"
"""qpdf's warning on streams that end without a checksum: common, and nothing is lost."""


@dataclass(slots=True)
class Damage:
    """Numbers of pages whose content is broken, and whether something else is (fonts, forms, structure)."""

    pages: set[int] = field(default_factory=set)
    elsewhere: bool = False


def damage_of(path: Path) -> Damage:
    """Look for damage in a file that could be opened."""
    damage = Damage()
    try:
        with pikepdf.open(path) as pdf:
            for number, page in enumerate(pdf.pages, start=1):
                if not all(_decodes(stream) for stream in _contents(page.obj)):
                    damage.pages.add(number)
            damage.elsewhere = not all(_decodes(obj) for obj in pdf.objects)
            troubled = any(_HARMLESS not in str(warning) for warning in pdf.get_warnings())
            damage.pages.update(_without_content(pdf))
            damage.elsewhere = damage.elsewhere or troubled
    except pikepdf.PdfError:
        damage.elsewhere = True
    return damage


def _contents(page: pikepdf.Object) -> Iterator[pikepdf.Object]:
    contents = page.get("/Contents")
    if isinstance(contents, pikepdf.Array):
        yield from contents
    elif contents is not None:
        yield contents


def _without_content(pdf: pikepdf.Pdf) -> Iterator[int]:
    """A page without content has lost it: programs give an empty page an empty one."""
    for number, page in enumerate(pdf.pages, start=1):
        if page.obj.get("/Contents") is None:
            yield number


def _decodes(obj: pikepdf.Object) -> bool:
    """Whether a stream can be decoded; pictures, and what is no stream, pass unseen."""
    if not isinstance(obj, pikepdf.Stream) or obj.get("/Subtype") == "/Image":
        return True
    try:
        obj.read_bytes()
    except pikepdf.PdfError:
        return False
    return True
