"""Pictures of a page with boxes drawn on it: what was read of a page, or the place of one value.

:func:`draw_page` is the first thing to look at when a row looks wrong. Over the page it draws words (grey),
drawn lines (blue), cells of grids (red, with row and column), cells of joined tables with the roles of their
columns (green), and the places where a table goes on over the page (orange). :func:`draw_value` shows the
part of a page round the boxes of a value.

Boxes are in points of the page as a person sees it (origin top-left, after ``/Rotate``), as provenance has
them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from extract.errors import DamagedFile, EncryptedPdf, MissingFile
from extract.grid.on_page import grids_on
from extract.model import Box, Grid, Page, Table, union
from extract.model.geometry import turn_back
from extract.pdf.attached import inner_pdf
from extract.pdf.pages import read_pages

SCALE = 1.6
"""Pixels a point in the picture of a whole page."""
VALUE_SCALE = 2.0
"""Pixels a point in the picture of a value: 144 dots an inch."""
MARGIN = 14.0
"""Points of page shown round the boxes of a value."""
OUTLINE_MARGIN = 1.5
"""Points between the box of a value and its outline."""
WORD = "#b0b0b0"
RULE = "#1f6feb"
CELL = "#d1242f"
ROLE = "#1a7f37"
SEAM = "#bc4c00"
VALUE = CELL
"""Colour of the outline round a value."""
_PASSWORD = pdfium.raw.FPDF_ERR_PASSWORD

Pixels = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels of a picture."""


def draw_page(path: Path, page: int, out: Path, tables: Sequence[Table] = ()) -> None:
    """Draws what was read of a page over its picture.

    Args:
        path: a PDF.
        page: 1-based number.
        out: the PNG to write; its folder is made.
        tables: joined tables of the document; their roles and seams are drawn where they touch the page.

    Raises:
        ValueError: the file has no such page.
        ReadError: as ``extract.pdf.pages.read_pages``.
    """
    read = next((p for p in read_pages(path) if p.number == page), None)
    if read is None:
        raise ValueError(f"{path.name} has no page {page}")
    image = page_image(path, page, SCALE)
    canvas = _Canvas(ImageDraw.Draw(image), ImageFont.load_default(), SCALE)
    for word in read.words:
        canvas.outline(_printed(word.box, read), WORD)
    for rule in read.rules:
        canvas.outline(_printed(rule.box, read), RULE)
    for grid in grids_on(read)[0]:
        _draw_grid(canvas, grid, read)
    for table in tables:
        _draw_cells(canvas, table, page)
        _draw_seams(canvas, table, page, image.height)
    _save(image, out)


def draw_value(path: Path, page: int, boxes: Sequence[Box], out: Path, *, margin: float = MARGIN) -> Path:
    """Writes the part of a page round the boxes of a value as a PNG, with the boxes outlined.

    Args:
        path: a PDF.
        page: 1-based number.
        boxes: what is outlined; without any the whole page is shown.
        out: the file to write; its folder is made.
        margin: points shown round the boxes.

    Returns:
        ``out``.

    Raises:
        MissingFile, EncryptedPdf, DamagedFile: the file cannot be opened.
        ValueError: the file has no such page, or a box lies off it.
    """
    image = page_image(path, page, VALUE_SCALE)
    around = union(boxes)
    if around is not None:
        left, top, right, bottom = _pixels(around, VALUE_SCALE)
        if left > image.width or top > image.height or min(right, bottom) < 0:
            raise ValueError(f"{path.name}: a box lies off page {page}")
        pen = ImageDraw.Draw(image)
        for box in boxes:
            pen.rectangle(_whole(_pixels(box, VALUE_SCALE, OUTLINE_MARGIN)), outline=VALUE, width=2)
        left, top, right, bottom = _whole(_pixels(around, VALUE_SCALE, margin))
        image = image.crop((max(left, 0), max(top, 0), min(right, image.width), min(bottom, image.height)))
    _save(image, out)
    return out


@dataclass(frozen=True, slots=True)
class _Canvas:
    """A picture that is drawn on: its pen, its letters, and its pixels a point."""

    pen: ImageDraw.ImageDraw
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont
    scale: float

    def outline(self, box: Box, colour: str, grow: tuple[float, float] = (0.0, 0.0)) -> Pixels:
        """Draws a box, so many pixels larger at its sides and at its top and bottom; returns the box in
        pixels."""
        left, top, right, bottom = place = _pixels(box, self.scale)
        across, down = grow
        self.pen.rectangle((left - across, top - down, right + across, bottom + down), outline=colour)
        return place

    def write(self, x: float, y: float, text: str, colour: str) -> None:
        """Writes a text whose upper left corner is at ``x``, ``y`` (pixels)."""
        self.pen.text((x, y), text, fill=colour, font=self.font)


def _draw_grid(canvas: _Canvas, grid: Grid, page: Page) -> None:
    for cell in grid.cells:
        box = cell.fragment.place.box
        if box is not None:
            left, top, _, _ = canvas.outline(_printed(box, page), CELL, grow=(2, 1))
            canvas.write(left - 2, top - 10, f"r{cell.row}c{cell.column}", CELL)


def _draw_cells(canvas: _Canvas, table: Table, page: int) -> None:
    roles = {column.index: column.role for column in table.columns}
    for cell in table.cells:
        for part in cell.parts:
            if part.place.page == page and part.place.box is not None:
                _, _, right, bottom = canvas.outline(part.place.box, ROLE, grow=(4, 3))
                canvas.write(right - 20, bottom, f"{roles.get(cell.column, '?')} {cell.row}", ROLE)


def _draw_seams(canvas: _Canvas, table: Table, page: int, height: int) -> None:
    for join in table.joins:
        text = f"table {table.position}: {', '.join(join.reasons)} ({join.confidence:.2f})"
        if join.page_from == page:
            canvas.write(10, height - 16, f"goes on, {text}", SEAM)
        if join.page_to == page:
            canvas.write(10, 4, f"goes on from page {join.page_from}, {text}", SEAM)


def _printed(box: Box, page: Page) -> Box:
    """The box on the page as printed, where the page was turned upright to be read."""
    return turn_back(box, page.width, page.height, page.turned)


def _pixels(box: Box, scale: float, margin: float = 0.0) -> Pixels:
    """The box with a margin (points) in pixels."""
    return (
        (box.x0 - margin) * scale,
        (box.top - margin) * scale,
        (box.x1 + margin) * scale,
        (box.bottom + margin) * scale,
    )


def _whole(place: Pixels) -> tuple[int, int, int, int]:
    left, top, right, bottom = map(round, place)
    return left, top, right, bottom


def page_sizes(path: Path) -> tuple[tuple[float, float], ...]:
    """Width and height of each page of a PDF in points, as a person sees it.

    Raises:
        MissingFile, EncryptedPdf, DamagedFile: the file cannot be opened.
    """
    pdf = _opened(path)
    try:
        return tuple(pdf.get_page_size(index) for index in range(len(pdf)))
    finally:
        pdf.close()


def page_image(path: Path, page: int, scale: float) -> Image.Image:
    """The picture of a page of a PDF, ``scale`` pixels a point.

    Raises:
        MissingFile, EncryptedPdf, DamagedFile: the file cannot be opened.
        ValueError: the file has no such page.
    """
    pdf = _opened(path)
    try:
        if pdf.get_formtype():
            pdf.init_forms()  # else the values of its form fields are not drawn
        if not 1 <= page <= len(pdf):
            raise ValueError(f"{path.name} has no page {page}")
        image: Image.Image = pdf[page - 1].render(scale=scale).to_pil().convert("RGB")
        return image
    finally:
        pdf.close()


def _opened(path: Path) -> pdfium.PdfDocument:
    if not path.is_file():
        raise MissingFile(f"{path}: no such file")
    try:
        return pdfium.PdfDocument(inner_pdf(path) or path)
    except pdfium.PdfiumError as problem:
        if getattr(problem, "err_code", None) == _PASSWORD:
            raise EncryptedPdf(f"{path.name} asks for a password") from problem
        raise DamagedFile(f"{path.name}: {problem}") from problem


def _save(image: Image.Image, out: Path) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    image.save(out)
