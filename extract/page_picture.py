"""A page as the program sees it: the first thing to open when a row looks wrong.

Drawn over the rendered page: words (grey), rules (blue), cells of grids (red, with row and column), cells of
joined tables with the roles of their columns (green), and the seams where a table goes on over the page (orange).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFont

from extract.grid.on_page import grids_on
from extract.model import Box, Grid, Page, Table
from extract.model.geometry import turn_back
from extract.pdf.pages import read_pages

SCALE = 1.6
"""Pixels per point."""
WORD, RULE, CELL, ROLE, SEAM = "#b0b0b0", "#1f6feb", "#d1242f", "#1a7f37", "#bc4c00"


def draw_page(path: Path, page: int, out: Path, tables: Sequence[Table] = ()) -> None:
    """Draw what was read of a page over its picture.

    Args:
        path: a PDF.
        page: 1-based number.
        out: the PNG to write.
        tables: joined tables of the document; their roles and seams are drawn where they touch the page.

    Raises:
        ValueError: the file has no such page.
        ReadError: as ``extract.pdf.pages.read_pages``.
    """
    read = next((p for p in read_pages(path) if p.number == page), None)
    if read is None:
        raise ValueError(f"{path.name} has no page {page}")
    image = _rendered(path, page)
    pen = ImageDraw.Draw(image)
    font = ImageFont.load_default()
    for box in _word_boxes(read):
        pen.rectangle(_pixels(box), outline=WORD)
    for rule in read.rules:
        pen.rectangle(_pixels(_printed(rule.box, read)), outline=RULE, width=1)
    for grid in grids_on(read)[0]:
        _draw_grid(pen, font, grid, read)
    for table in tables:
        _draw_table(pen, font, table, page, image.height)
    out.parent.mkdir(parents=True, exist_ok=True)
    image.save(out)


def _rendered(path: Path, page: int) -> Image.Image:
    pdf = pdfium.PdfDocument(path)
    try:
        bitmap = pdf[page - 1].render(scale=SCALE)
        return bitmap.to_pil().convert("RGB")  # type: ignore[no-any-return]
    finally:
        pdf.close()


def _printed(box: Box, page: Page) -> Box:
    return turn_back(box, page.width, page.height, page.turned)


def _word_boxes(page: Page) -> Iterator[Box]:
    for word in page.words:
        yield _printed(word.box, page)


def _pixels(box: Box) -> tuple[float, float, float, float]:
    return box.x0 * SCALE, box.top * SCALE, box.x1 * SCALE, box.bottom * SCALE


def _draw_grid(
    pen: ImageDraw.ImageDraw, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, grid: Grid, page: Page
) -> None:
    for cell in grid.cells:
        box = cell.fragment.place.box
        if box is None:
            continue
        left, top, right, bottom = _pixels(_printed(box, page))
        pen.rectangle((left - 2, top - 1, right + 2, bottom + 1), outline=CELL, width=1)
        pen.text((left - 2, top - 10), f"r{cell.row}c{cell.column}", fill=CELL, font=font)


def _draw_table(
    pen: ImageDraw.ImageDraw,
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
    table: Table,
    page: int,
    height: int,
) -> None:
    roles = {column.index: column.role for column in table.columns}
    for cell in table.cells:
        for part in cell.parts:
            if part.place.page != page or part.place.box is None:
                continue
            left, top, right, bottom = _pixels(part.place.box)
            pen.rectangle((left - 4, top - 3, right + 4, bottom + 3), outline=ROLE, width=1)
            pen.text((right - 20, bottom), f"{roles.get(cell.column, '?')} {cell.row}", fill=ROLE, font=font)
    for join in table.joins:
        text = f"table {table.position}: {', '.join(join.reasons)} ({join.confidence:.2f})"
        if join.page_from == page:
            pen.text((10, height - 16), f"goes on, {text}", fill=SEAM, font=font)
        if join.page_to == page:
            pen.text((10, 4), f"goes on from page {join.page_from}, {text}", fill=SEAM, font=font)
