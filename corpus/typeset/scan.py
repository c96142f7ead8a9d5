"""A PDF as an image-only scan: bilevel, 200 dpi, each page a little askew and speckled, CCITT G4.

The seed is fixed, so the same PDF gives the same scan.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2 as pdfium
from PIL import Image, ImageFilter
from PIL.TiffImagePlugin import TiffImageFile

DPI = 200
SEED = 20180404
MIN_SKEW, MAX_SKEW = 0.25, 0.6
"""Degrees, either way."""
SPECKS_PER_PAGE = 260
PEPPER = 0.00004
"""Share of single pixels turned black beside the specks."""
THRESHOLD = 150


def write(source: Path, target: Path) -> None:
    """The scan of ``source`` at ``target``: one image a page, no text."""
    noise = np.random.default_rng(SEED)
    made = pikepdf.new()
    with pdfium.PdfDocument(source) as pdf:
        for image, size in _pages(pdf, noise):
            _add_page(made, image, size)
    made.docinfo["/Producer"] = "scanner"
    made.save(target, deterministic_id=True)


def _pages(
    pdf: pdfium.PdfDocument, noise: np.random.Generator
) -> Iterator[tuple[Image.Image, tuple[float, float]]]:
    for page in pdf:
        grey = page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
        yield _worn(grey, noise), page.get_size()
        page.close()


def _worn(grey: Image.Image, noise: np.random.Generator) -> Image.Image:
    """The page askew, its edges a little soft, with specks, in black and white."""
    angle = float(noise.uniform(MIN_SKEW, MAX_SKEW) * noise.choice((-1, 1)))
    turned = grey.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    soft = turned.filter(ImageFilter.GaussianBlur(0.5))
    pixels = np.asarray(soft, dtype=np.int16).copy()
    pixels += noise.normal(0, 9, pixels.shape).astype(np.int16)
    black = pixels < THRESHOLD
    black |= noise.random(black.shape) < PEPPER
    height, width = black.shape
    for y, x in zip(noise.integers(0, height - 3, SPECKS_PER_PAGE), noise.integers(0, width - 3, SPECKS_PER_PAGE),
                    strict=True):  # fmt: skip
        black[y : y + int(noise.integers(1, 3)), x : x + int(noise.integers(1, 3))] = True
    return Image.fromarray(np.where(black, 0, 255).astype(np.uint8)).convert("1", dither=Image.Dither.NONE)


def _group4(image: Image.Image) -> bytes:
    """The bare CCITT G4 data of a bilevel image: the one strip of a TIFF."""
    held = io.BytesIO()
    image.save(held, format="TIFF", compression="group4", tiffinfo={278: image.height})
    with Image.open(io.BytesIO(held.getvalue())) as tiff:
        assert isinstance(tiff, TiffImageFile)
        (offset,), (length,) = tiff.tag_v2[273], tiff.tag_v2[279]
    return held.getvalue()[offset : offset + length]


def _add_page(pdf: pikepdf.Pdf, image: Image.Image, size: tuple[float, float]) -> None:
    width, height = size
    picture = pdf.make_stream(_group4(image))
    picture.Type, picture.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    picture.Width, picture.Height = image.width, image.height
    picture.ColorSpace, picture.BitsPerComponent = pikepdf.Name.DeviceGray, 1
    picture.Filter = pikepdf.Name.CCITTFaxDecode
    picture.DecodeParms = pikepdf.Dictionary(
        K=-1, Columns=image.width, Rows=image.height, BlackIs1=True, EndOfBlock=False
    )
    page = pdf.add_blank_page(page_size=(width, height))
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=picture))
    page.Contents = pdf.make_stream(f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Im0 Do Q".encode())
