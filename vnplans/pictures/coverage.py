"""The account of a document as a picture (``vnplans show DOC --coverage``): what was taken in the colour of the
table of its record, known matter pale, what went nowhere grey.

A paged document is a sheet of small pages, with the print under the colours where its PDF is at hand. A file
without pages is a strip by its lines, or by its paragraphs in a Word file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from extract.errors import MissingFile
from extract.page_picture import page_image
from schema.contract.ids import slug
from schema.contract.records import CoverageRecord
from vnplans.pictures.sources import file_of_document
from vnplans.questions.open import reading

COLOURS = {
    "tables": "#1f6feb",
    "tasks": "#0a7ea4",
    "indicators": "#bc4c00",
    "targets": "#bc4c00",
    "clauses": "#2da44e",
    "documents": "#8250df",
    "legal_references": "#8250df",
}
"""Colour of what was taken, by the table of its record; what hangs on a task has the task's."""
KNOWN = "#ead9a8"
LOST = "#6e6e6e"
OTHER = "#0a7ea4"
_NAMES = (
    ("rows of tables", "#1f6feb"),
    ("tasks in prose", "#0a7ea4"),
    ("indicators", "#bc4c00"),
    ("clauses", "#2da44e"),
    ("head, cited acts", "#8250df"),
    ("known matter", KNOWN),
    ("not read", LOST),
)
_SCALE = 0.45
"""Pixels a point of the small pages."""
_A4 = (595.0, 842.0)
_GAP = 14
_PER_ROW = 6
_MOST_PAGES = 60
"""Pages of one sheet."""
_LEGEND = 30
_LINE = 4
"""Pixels a line of a strip."""
_LINES = 200
"""Lines of one column of a strip."""
_STRIP = 120
_TAKEN_ALPHA, _LOST_ALPHA = 120, 190
_SPOTS = frozenset({"label", "figure"})
"""Kinds that lie inside a paragraph: drawn as an outline, where they went nowhere."""


def draw_coverage(
    document_id: str, parts: Sequence[CoverageRecord], files: Path, out: Path, db: str | None = None
) -> tuple[Path, ...]:
    """Writes the pictures of an account and gives their paths.

    Args:
        parts: all rows of ``coverage`` of the document, in order.
        files: the PDF that was read, or a folder that holds it, to show the print under the colours; where it
            is not there, the pages are white.
        out: the folder for the PNG files; it is made.
    """
    out.mkdir(parents=True, exist_ok=True)
    name = f"{slug(document_id)}-coverage"
    lines = [p for p in parts if p.page is None and p.line is not None]
    pages = sorted({p.page for p in parts if p.page is not None})
    pdf = _pdf(document_id, files, db) if pages else None
    sheets = [_sheet(parts, pages[k : k + _MOST_PAGES], pdf) for k in range(0, len(pages), _MOST_PAGES)]
    images = [*sheets, *([_strip(lines)] if lines else [])]
    made: list[Path] = []
    for number, image in enumerate(images, 1):
        made.append(out / (f"{name}.png" if number == 1 else f"{name}-{number}.png"))
        image.save(made[-1])
    return tuple(made)


def _pdf(document_id: str, files: Path, db: str | None) -> Path | None:
    with reading(db) as connection:
        try:
            return file_of_document(connection, document_id, files, db)
        except MissingFile:
            return None


def _sheet(parts: Sequence[CoverageRecord], pages: Sequence[int], pdf: Path | None) -> Image.Image:
    """Small pages in rows, under a legend."""
    small = [_page([p for p in parts if p.page == n], n, pdf) for n in pages]
    width, height = max(i.width for i in small) + _GAP, max(i.height for i in small) + _GAP + 12
    across = min(_PER_ROW, len(small))
    down = -(-len(small) // across)
    image = Image.new("RGB", (max(across * width + _GAP, 760), _LEGEND + down * height + _GAP), "white")
    _legend(image)
    pen = ImageDraw.Draw(image)
    for k, (number, page) in enumerate(zip(pages, small, strict=True)):
        x, y = _GAP + k % across * width, _LEGEND + k // across * height
        image.paste(page, (x, y + 12))
        pen.rectangle((x, y + 12, x + page.width, y + 12 + page.height), outline="#c0c0c0")
        pen.text((x, y), f"p. {number}", fill="#404040", font=_font())
    return image


def _page(parts: Sequence[CoverageRecord], number: int, pdf: Path | None) -> Image.Image:
    if pdf is not None:
        image = page_image(pdf, number, _SCALE)
    else:
        right, bottom = max(p.x1 or 0 for p in parts), max(p.bottom or 0 for p in parts)
        short, long = _A4
        turned = right > short
        size = (max(right, long if turned else short), max(bottom, short if turned else long))
        image = Image.new("RGB", (round(size[0] * _SCALE), round(size[1] * _SCALE)), "white")
    layer = Image.new("RGBA", image.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    for part in parts:
        if part.x0 is None or part.top is None or part.x1 is None or part.bottom is None:
            continue
        box = tuple(round(v * _SCALE) for v in (part.x0, part.top, part.x1, part.bottom))
        _mark(pen, part, box)
    return Image.alpha_composite(image.convert("RGBA"), layer).convert("RGB")


def _mark(pen: ImageDraw.ImageDraw, part: CoverageRecord, box: tuple[int, ...]) -> None:
    lost = part.taken_as == "nothing"
    if part.kind in _SPOTS:
        if lost:
            pen.rectangle((box[0] - 2, box[1] - 1, box[2] + 2, box[3] + 1), outline="#cf222e", width=1)
        return
    red, green, blue = _rgb(_colour(part))
    pen.rectangle(box, fill=(red, green, blue, _LOST_ALPHA if lost else _TAKEN_ALPHA))


def _strip(parts: Sequence[CoverageRecord]) -> Image.Image:
    """The lines of a file from top to bottom, in columns; a part reaches down to where the next begins."""
    last = max(p.line or 1 for p in parts) + 1
    n_columns = -(-last // _LINES)
    width = n_columns * (_STRIP + 50) + _GAP
    image = Image.new("RGB", (max(width, 760), _LEGEND + min(last, _LINES) * _LINE + _GAP), "white")
    _legend(image)
    pen = ImageDraw.Draw(image)
    for part, end in _reaches(parts, last):
        for line in range(part.line or 1, end):
            x, y = _GAP + 36 + (line - 1) // _LINES * (_STRIP + 50), _LEGEND + (line - 1) % _LINES * _LINE
            if part.kind in _SPOTS:
                pen.rectangle((x + _STRIP + 2, y, x + _STRIP + 6, y + _LINE - 2), fill="#cf222e")
            else:
                pen.rectangle((x, y, x + _STRIP, y + _LINE - 2), fill=_colour(part))
    for line in range(1, last, 20):
        x, y = _GAP + (line - 1) // _LINES * (_STRIP + 50), _LEGEND + (line - 1) % _LINES * _LINE
        pen.text((x, y - 3), str(line), fill="#404040", font=_font())
    return image


def _reaches(parts: Sequence[CoverageRecord], last: int) -> Iterator[tuple[CoverageRecord, int]]:
    """Each part with the line behind it; labels and figures that were taken are left out."""
    filling = [p for p in parts if p.kind not in _SPOTS]
    starts = [*sorted({p.line or 1 for p in filling}), last]
    following = dict(pairwise(starts))
    for part in filling:
        yield part, following.get(part.line or 1, last)
    yield from ((p, (p.line or 1) + 1) for p in parts if p.kind in _SPOTS and p.taken_as == "nothing")


def _colour(part: CoverageRecord) -> str:
    if part.taken_as == "nothing":
        return LOST
    if part.taken_as == "known":
        return KNOWN
    table = part.record_table or ("clauses" if part.taken_as == "clause" else "tables")
    return COLOURS.get(table, OTHER)


def _legend(image: Image.Image) -> None:
    pen, x = ImageDraw.Draw(image), _GAP
    for name, colour in _NAMES:
        pen.rectangle((x, 8, x + 12, 20), fill=colour)
        pen.text((x + 17, 8), name, fill="#202020", font=_font())
        x += 30 + round(pen.textlength(name, font=_font()))
    pen.rectangle((x, 8, x + 12, 20), outline="#cf222e")
    pen.text((x + 17, 8), "label or figure not read", fill="#202020", font=_font())


def _font() -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default()


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
