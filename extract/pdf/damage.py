"""What qpdf sees inside a PDF that opens: pages that cannot be decoded or draw without end, damaged fonts; and what
lies beside the content of pages (annotations, layers, attached files).

pdfium draws what it can without a message; a page that lost half of its content then looks like a short one.
So every content stream is decoded first by qpdf, which reports damage. It takes some ten milliseconds a file.
A file that qpdf cannot examine is read all the same, with a note.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pikepdf

from extract.pdf.annotations import Annotation, annotations_of
from extract.pdf.content import MOST_UNPACKED, contents_of, draws_too_much, unpacks_to_more
from extract.pdf.fonts import DoubtfulFont, doubtful_font, is_lent
from extract.pdf.layers import has_hidden_layers

_HARMLESS = "input stream is complete but output may still be valid"
"""qpdf's warning on streams that end without a checksum: common, and nothing is lost."""
QPDF_ERRORS = (
    pikepdf.PdfError,
    pikepdf.PasswordError,
    pikepdf.ForeignObjectError,
    pikepdf.DeletedObjectError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What pikepdf raises on files that pdfium may still read; the last four where an object is not what it
should be."""


@dataclass(slots=True)
class Damage:
    """What was found.

    Attributes:
        pages: numbers of pages whose content is broken.
        elsewhere: whether something else is (fonts, forms, structure).
        too_big: numbers of pages that draw more than any page needs.
        n_pages: pages that the file holds, whatever it says; None where that is not known.
        fonts: those whose tables of letters are not to be believed.
        unexamined: why the file could not be examined, empty where it was.
        annotations: those of each page that has any.
        hidden_layers: whether the file has layers that are switched off.
        attached: names of files that are attached to it.
        lent_fonts: whether a font of the file is not in it.
    """

    pages: set[int] = field(default_factory=set)
    elsewhere: bool = False
    too_big: set[int] = field(default_factory=set)
    n_pages: int | None = None
    fonts: list[DoubtfulFont] = field(default_factory=list)
    unexamined: str = ""
    annotations: dict[int, tuple[Annotation, ...]] = field(default_factory=dict)
    hidden_layers: bool = False
    attached: tuple[str, ...] = ()
    lent_fonts: bool = False


def damage_of(path: Path) -> Damage:
    """Look for damage in a file that could be opened."""
    damage = Damage()
    try:
        with pikepdf.open(path) as pdf:
            _examine(pdf, damage)
    except pikepdf.PdfError:
        damage.elsewhere = True
    except QPDF_ERRORS as reason:
        damage.unexamined = " ".join(f"{type(reason).__name__}: {reason}".split())[:200]
    return damage


def _examine(pdf: pikepdf.Pdf, damage: Damage) -> None:
    pages = list(pdf.pages)
    for number, page in enumerate(pages, start=1):
        if draws_too_much(page.obj, page.resources):
            damage.too_big.add(number)
    damage.n_pages = len(pages)
    damage.annotations = {
        n: found for n, page in enumerate(pages, start=1) if (found := annotations_of(page.obj))
    }
    damage.hidden_layers = has_hidden_layers(pdf)
    damage.attached = tuple(pdf.attachments)
    for number, page in enumerate(pages, start=1):
        if not all(_decodes(stream) for stream in contents_of(page.obj)):
            damage.pages.add(number)
    for obj in pdf.objects:
        if isinstance(obj, pikepdf.Stream):
            damage.elsewhere = damage.elsewhere or not _decodes(obj)
        elif isinstance(obj, pikepdf.Dictionary) and obj.get("/Type") == "/Font":
            damage.lent_fonts = damage.lent_fonts or is_lent(obj)
            font = doubtful_font(obj)
            if font is not None:
                damage.fonts.append(font)
    troubled = any(_HARMLESS not in str(warning) for warning in pdf.get_warnings())
    # a page without content has lost it: programs give an empty page an empty one
    damage.pages.update(n for n, page in enumerate(pages, start=1) if page.obj.get("/Contents") is None)
    damage.elsewhere = damage.elsewhere or troubled


def _decodes(obj: pikepdf.Object) -> bool:
    """Whether a stream can be decoded.

    Pictures, streams that unpack to too much and other objects are not examined.
    """
    if not isinstance(obj, pikepdf.Stream) or obj.get("/Subtype") == "/Image":
        return True
    try:
        if not unpacks_to_more(obj, MOST_UNPACKED):
            obj.read_bytes()
    except pikepdf.PdfError:
        return False
    return True
