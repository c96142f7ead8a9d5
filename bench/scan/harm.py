"""What happens to a sheet between the printer and the file: one function a harm, grey or coloured dots in and
out.

Pictures are rows by columns of dots, 0 black to 255 white; coloured ones have red, green, blue last. Chance
is seeded, so that the same call gives the same dots.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import pikepdf
import pypdfium2 as pdfium
from PIL import Image

Dots = npt.NDArray[np.uint8]


def printed(path: Path, number: int, dpi: float) -> Dots:
    """A page (1-based) of a born-digital PDF as grey dots."""
    with pdfium.PdfDocument(path) as pdf:
        return np.asarray(pdf[number - 1].render(scale=dpi / 72, grayscale=True).to_pil().convert("L"))


def askew(grey: Dots, degrees: float) -> Dots:
    """The sheet laid askew: turned counter-clockwise about its middle."""
    height, width = grey.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(
        cv2.warpAffine(grey, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)),
        np.uint8,
    )


def noisy(grey: Dots, spread: float, seed: int = 0) -> Dots:
    """Noise of a sensor: ``spread`` is its standard deviation, of 255."""
    noise = np.random.default_rng(seed).normal(0, spread, grey.shape)
    return np.clip(grey.astype(np.float32) + noise, 0, 255).astype(np.uint8)


def speckled(grey: Dots, share: float, seed: int = 0) -> Dots:
    """Dust: so large a share of the dots black, as grains of one and two dots."""
    rng = np.random.default_rng(seed)
    dirt = (rng.random(grey.shape) < share).astype(np.uint8)
    dirt[:, 1:] |= dirt[:, :-1] & (rng.random(grey[:, 1:].shape) < 0.4)
    return np.where(dirt > 0, 0, grey).astype(np.uint8)


def streaked(grey: Dots, at: tuple[float, ...] = (0.31, 0.62), width: int = 2) -> Dots:
    """Hair lines down the whole sheet, at these shares of its width, as dirt on a scanner's glass leaves
    them."""
    held = grey.copy()
    for share in at:
        x = round(share * grey.shape[1])
        held[:, x : x + width] = 40
    return held


def shaded(grey: Dots, darkest: float = 0.72) -> Dots:
    """Paper that darkens towards one edge, as near the spine of a book: its brightness falls to
    ``darkest``."""
    fall = np.linspace(1.0, darkest, grey.shape[1], dtype=np.float32)
    shade: Dots = np.clip(grey * fall, 0, 255).astype(np.uint8)
    return shade


def striped(grey: Dots, dpi: float, tint: int = 205) -> Dots:
    """Every other stripe of 8 mm tinted, as tables with zebra rows are printed."""
    held = grey.copy()
    step = round(8.0 * dpi / 25.4)
    for top in range(0, grey.shape[0], 2 * step):
        held[top : top + step] = np.minimum(held[top : top + step], tint)
    return held


def sealed(
    grey: Dots, dpi: float, at: tuple[float, float], colour: tuple[int, int, int] = (205, 30, 40)
) -> Dots:
    """A round seal of 36 mm over the text, its middle at these shares of width and height; coloured dots."""
    coloured = np.repeat(grey[:, :, None], 3, axis=2)
    mask = np.zeros(grey.shape, np.uint8)
    mm = dpi / 25.4
    middle = (round(at[0] * grey.shape[1]), round(at[1] * grey.shape[0]))
    for radius, width in ((18.0, 0.9), (17.0, 0.3), (11.0, 0.5)):
        cv2.circle(mask, middle, round(radius * mm), 255, max(1, round(width * mm)), cv2.LINE_AA)
    for k, text in enumerate(("UY BAN NHAN DAN", "TINH", "*")):
        place = (middle[0] - round(10.5 * mm), middle[1] + round((k * 5 - 4) * mm))
        cv2.putText(
            mask, text, place, cv2.FONT_HERSHEY_SIMPLEX, 0.08 * mm, 255, max(1, round(0.35 * mm)), cv2.LINE_AA
        )
    cover = (mask / 255.0)[:, :, None]
    ink = np.minimum(coloured, np.asarray(colour, np.uint8))
    return (coloured * (1 - cover) + ink * cover).astype(np.uint8)


def with_broken_rules(grey: Dots, every: int = 60, gap: int = 5) -> Dots:
    """Rules with gaps: so many dots missing in so many, along both directions (letters stay whole)."""
    ink = (grey < 128).astype(np.uint8)
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, 90), np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((90, 1), np.uint8))
    held = grey.copy()
    rows, columns = np.indices(grey.shape)
    held[(across > 0) & (columns % every < gap)] = 255
    held[(down > 0) & (rows % every < gap)] = 255
    return held


def with_faint_rules(grey: Dots, brightness: int = 150) -> Dots:
    """Rules printed faint: as light as this."""
    ink = (grey < 128).astype(np.uint8)
    across = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, 90), np.uint8))
    down = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((90, 1), np.uint8))
    return np.where(np.maximum(across, down) > 0, np.maximum(grey, brightness), grey).astype(np.uint8)


def blotted(grey: Dots, dpi: float, at: tuple[float, float], size: float = 14.0) -> Dots:
    """A crease copied as a black wedge: so many millimetres long, over the text at these shares of the
    sheet."""
    held = grey.copy()
    mm = dpi / 25.4
    x, y = at[0] * grey.shape[1], at[1] * grey.shape[0]
    wedge = np.asarray([(x, y), (x + size * mm, y - 2 * mm), (x + size * mm, y + 3 * mm)], np.int32)
    cv2.fillPoly(held, [wedge], 0)
    return held


def as_pdf(path: Path, dots: Dots, dpi: float, quality: int = 95) -> Path:
    """A PDF of one page that is this picture, as a JPEG of this quality (grey or coloured)."""
    return as_pages(path, (dots,), dpi, quality)


def as_pages(path: Path, pictures: Iterable[Dots], dpi: float, quality: int = 95) -> Path:
    """A PDF whose pages are these pictures, in their order; see :func:`as_pdf`."""
    made = pikepdf.new()
    for dots in pictures:
        _add_page(made, dots, dpi, quality)
    made.save(path)
    return path


def _add_page(made: pikepdf.Pdf, dots: Dots, dpi: float, quality: int) -> None:
    held = io.BytesIO()
    Image.fromarray(dots).save(held, format="JPEG", quality=quality)
    height, width = dots.shape[:2]
    size = (width * 72 / dpi, height * 72 / dpi)
    stream = made.make_stream(held.getvalue())
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Width, stream.Height, stream.BitsPerComponent = width, height, 8
    stream.ColorSpace = pikepdf.Name.DeviceRGB if dots.ndim == 3 else pikepdf.Name.DeviceGray
    stream.Filter = pikepdf.Name.DCTDecode
    page = made.add_blank_page(page_size=size)
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=stream))
    page.Contents = made.make_stream(f"q {size[0]:.3f} 0 0 {size[1]:.3f} 0 0 cm /Im0 Do Q".encode())


def barred(
    grey: Dots, at: float, width: int = 6, slant: float = 0.0, broken: float = 0.0, seed: int = 0
) -> Dots:
    """A thick black streak from the top of the sheet to its bottom, as a dirty drum or a folded original leaves.

    Args:
        at: its place at the top, as a share of the sheet's width.
        width: in dots; its edges are a little ragged.
        slant: degrees by which it lies askew.
        broken: share of its length that is missing, in stretches.
    """
    rng = np.random.default_rng(seed)
    height = grey.shape[0]
    held = grey.copy()
    rows = np.arange(height)
    shift = np.tan(np.radians(slant)) * rows
    left = np.round(at * grey.shape[1] + shift + rng.normal(0, 0.3, height)).astype(int)
    right = left + width + np.round(rng.normal(0, 0.3, height)).astype(int)
    stretches = rng.random(height // 40 + 1) >= broken
    for y in rows[np.repeat(stretches, 40)[:height]]:
        held[y, max(0, left[y]) : max(0, right[y])] = 30
    return held
