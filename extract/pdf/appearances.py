"""The lines printed in the picture of an annotation: a digital signature's stamp, a number put in by a registry.

A signature field and a stamp have no text of their own; what is seen is a small form (``/AP /N``, perhaps with forms inside).
pdfium reads no annotation among a page's letters, so the form is set alone on a page of the size of its box and read there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pypdfium2 as pdfium_api

from extract.pdf.content import draws_too_much

Corners = tuple[float, float, float, float]
"""x0, bottom, x1, top."""
_APART = 0.8
"""Heights of a letter between two words of a line that do not stand together."""
_MOST_LETTERS = 2_000
"""Letters of a stamp, at most; what holds more is a page."""


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A line of a picture, or the words of one that stand together, and their corners in the file's own coordinates."""

    text: str
    corners: Corners


def drawn_lines_of(annotation: pikepdf.Object, box: Corners) -> tuple[DrawnLine, ...]:
    """The lines that the normal appearance of an annotation prints in its box; none where it is only a picture."""
    form = _normal_appearance(annotation)
    if form is None:
        return ()
    try:
        return tuple(_lines(file, box)) if (file := _set_alone(form, box)) else ()
    except (ValueError, TypeError, pikepdf.PdfError, pdfium_api.PdfiumError):
        return ()  # a damaged form shows nothing


def _set_alone(form: pikepdf.Object, box: Corners) -> bytes | None:
    """A file of one page on which only the form is drawn; None where that draws too much."""
    with pikepdf.new() as alone:
        width, height = box[2] - box[0], box[3] - box[1]
        page = alone.add_blank_page(page_size=(max(width, 3.0), max(height, 3.0)))
        drawn = alone.copy_foreign(form)
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=drawn))
        page.obj.Contents = alone.make_stream(_placing(form, width, height))
        if draws_too_much(page.obj, page.resources):
            return None
        file = BytesIO()
        alone.save(file)
        return file.getvalue()


def _normal_appearance(annotation: pikepdf.Object) -> pikepdf.Object | None:
    appearances = annotation.get("/AP")
    form = appearances.get("/N") if isinstance(appearances, pikepdf.Dictionary) else None
    return form if isinstance(form, pikepdf.Stream) and form.get("/BBox") is not None else None


def _placing(form: pikepdf.Object, width: float, height: float) -> bytes:
    """What sets the form's own box, turned by its matrix, over the whole of the page (PDF 32000-1, 12.5.5)."""
    x0, y0, x1, y1 = (float(part) for part in form.BBox)
    a, b, c, d, e, f = (float(part) for part in form.get("/Matrix", [1, 0, 0, 1, 0, 0]))
    xs = [a * x + c * y + e for x in (x0, x1) for y in (y0, y1)]
    ys = [b * x + d * y + f for x in (x0, x1) for y in (y0, y1)]
    across = width / (max(xs) - min(xs)) if max(xs) > min(xs) else 1.0
    up = height / (max(ys) - min(ys)) if max(ys) > min(ys) else 1.0
    return f"q {across:.6f} 0 0 {up:.6f} {-min(xs) * across:.4f} {-min(ys) * up:.4f} cm /A Do Q".encode()


def _lines(file: bytes, box: Corners) -> Iterator[DrawnLine]:
    """The printed lines, with the corners of their letters."""
    document = pdfium_api.PdfDocument(file)
    try:
        letters = document[0].get_textpage()
        text = letters.get_text_range(0, min(letters.count_chars(), _MOST_LETTERS))
        at = 0
        for line in text.split("\r\n"):
            corners = [letters.get_charbox(at + k, loose=True) for k in range(len(line))]
            at += len(line) + 2
            for first, last in _pieces(line, corners):
                x0, x1 = corners[first][0], corners[last - 1][2]
                bottom, top = (pick(c[k] for c in corners[first:last]) for pick, k in ((min, 1), (max, 3)))
                yield DrawnLine(line[first:last], (box[0] + x0, box[1] + bottom, box[0] + x1, box[1] + top))
    finally:
        document.close()


def _pieces(line: str, corners: Sequence[Corners]) -> Iterator[tuple[int, int]]:
    """Half-open spans of the words of a line that stand together: figures for the open places of a date stand apart."""
    first = last = -1
    for k, letter in enumerate(line):
        if letter.isspace():
            continue
        if first >= 0 and corners[k][0] - corners[last][2] > _APART * (corners[k][3] - corners[k][1]):
            yield first, last + 1
            first = k
        first, last = (k if first < 0 else first), k
    if first >= 0:
        yield first, last + 1
