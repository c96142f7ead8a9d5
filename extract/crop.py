"""The place of a value as a picture: the part of a page around its boxes, with the boxes outlined.

Boxes are points of the page as a person sees it (origin top-left, after ``/Rotate``), as provenance has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image, ImageDraw

from extract.errors import DamagedFile, EncryptedPdf, MissingFile
from extract.model import Box, union

MARGIN = 14.0
"""Points of page shown around the boxes."""
SCALE = 2.0
"""Pixels a point: 144 dots an inch."""
OUTLINE = "#d1242f"
_PASSWORD = pdfium.raw.FPDF_ERR_PASSWORD


def crop_png(
    path: Path, page: int, boxes: Sequence[Box], out: Path, *, margin: float = MARGIN, scale: float = SCALE
) -> Path:
    """Writes the part of a page around boxes as a PNG.

    Args:
        path: a PDF.
        page: 1-based number.
        boxes: outlined in the picture; without any the whole page is shown.
        out: the file to write; its folder is made.
        margin: points around the boxes.
        scale: pixels a point.

    Returns:
        ``out``.

    Raises:
        MissingFile, EncryptedPdf, DamagedFile: the file cannot be opened.
        ValueError: the file has no such page, or a box lies off it.
    """
    image = _rendered(path, page, scale)
    around = union(boxes)
    if around is not None:
        if (
            around.x0 * scale > image.width
            or around.top * scale > image.height
            or min(around.x1, around.bottom) < 0
        ):
            raise ValueError(f"{path.name}: a box lies off page {page}")
        pen = ImageDraw.Draw(image)
        for box in boxes:
            pen.rectangle(_pixels(box, scale, 1.5), outline=OUTLINE, width=2)
        x0, top, x1, bottom = _pixels(around, scale, margin)
        image = image.crop((max(x0, 0), max(top, 0), min(x1, image.width), min(bottom, image.height)))
    out.parent.mkdir(parents=True, exist_ok=True)
    image.save(out)
    return out


def _pixels(box: Box, scale: float, margin: float) -> tuple[int, int, int, int]:
    return (
        round((box.x0 - margin) * scale),
        round((box.top - margin) * scale),
        round((box.x1 + margin) * scale),
        round((box.bottom + margin) * scale),
    )


def _rendered(path: Path, page: int, scale: float) -> Image.Image:
    if not path.is_file():
        raise MissingFile(f"{path}: no such file")
    try:
        pdf = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as problem:
        if getattr(problem, "err_code", None) == _PASSWORD:
            raise EncryptedPdf(f"{path.name} asks for a password") from problem
        raise DamagedFile(f"{path.name}: {problem}") from problem
    try:
        if not 1 <= page <= len(pdf):
            raise ValueError(f"{path.name} has no page {page}")
        image: Image.Image = pdf[page - 1].render(scale=scale).to_pil().convert("RGB")
        return image
    finally:
        pdf.close()
