"""Table pages made worse step by step: resolution, skew, noise, JPEG; cells right and cells flagged at each step.

    python -m bench.scan_degraded [picture.png]

The pages are rendered from the born-digital plan, spoilt, and read; nothing is taken from a cache.
"""

from __future__ import annotations

import io
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import pikepdf
import pypdfium2 as pdfium
from PIL import Image

from bench.scan_drawing import Line, draw
from bench.scan_truth import CORPUS, PLANS, Cells, cells_of, together, true_pages
from extract.scan import ScanSettings, ocr_page
from extract.scan_image import Grey

PAGES = {PLANS[0]: (20, 24), PLANS[1]: (15,)}


@dataclass(frozen=True, slots=True)
class Harm:
    """What is done to a page: dots an inch, degrees of skew, spread of noise (of 255), JPEG quality."""

    name: str
    dpi: int = 200
    skew: float = 0.0
    noise: float = 0.0
    quality: int = 95


STEPS = (
    Harm("150dpi", dpi=150), Harm("200dpi"), Harm("300dpi", dpi=300),
    Harm("skew 1", skew=1.0), Harm("skew 3", skew=3.0),
    Harm("noise 20", noise=20), Harm("noise 40", noise=40), Harm("noise 60", noise=60),
    Harm("jpeg 60", quality=60), Harm("jpeg 30", quality=30),
    Harm("all", dpi=150, skew=2.0, noise=30, quality=40),
)  # fmt: skip


def spoilt(plan: str, number: int, harm: Harm) -> Grey:
    """The page as a picture, harmed."""
    with pdfium.PdfDocument(CORPUS / f"{plan}.pdf") as pdf:
        grey = np.asarray(pdf[number - 1].render(scale=harm.dpi / 72, grayscale=True).to_pil().convert("L"))
    if harm.skew:
        turn = cv2.getRotationMatrix2D((grey.shape[1] / 2, grey.shape[0] / 2), harm.skew, 1.0)
        grey = cv2.warpAffine(
            grey, turn, (grey.shape[1], grey.shape[0]), flags=cv2.INTER_CUBIC, borderValue=255
        )
    if harm.noise:
        noise = np.random.default_rng(number).normal(0, harm.noise, grey.shape)
        grey = np.clip(grey.astype(np.float32) + noise, 0, 255)
    return np.asarray(grey, dtype=np.uint8)


def as_pdf(path: Path, grey: Grey, harm: Harm) -> Path:
    """A PDF of one page that is this picture."""
    held = io.BytesIO()
    Image.fromarray(grey).save(held, format="JPEG", quality=harm.quality)
    height, width = grey.shape
    size = (width * 72 / harm.dpi, height * 72 / harm.dpi)
    made = pikepdf.new()
    stream = made.make_stream(held.getvalue())
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Width, stream.Height, stream.BitsPerComponent = width, height, 8
    stream.ColorSpace, stream.Filter = pikepdf.Name.DeviceGray, pikepdf.Name.DCTDecode
    page = made.add_blank_page(page_size=size)
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im0=stream))
    page.Contents = made.make_stream(f"q {size[0]:.3f} 0 0 {size[1]:.3f} 0 0 cm /Im0 Do Q".encode())
    made.save(path)
    return path


def measured(harm: Harm) -> Cells:
    """Cells of all pages at one step."""
    parts: list[Cells] = []
    with tempfile.TemporaryDirectory() as folder:
        for plan, numbers in PAGES.items():
            true = true_pages(plan)
            for number in numbers:
                path = as_pdf(Path(folder) / "page.pdf", spoilt(plan, number, harm), harm)
                parts.append(cells_of(true[number], ocr_page(path, 1, ScanSettings(keep=False))))
    return together(parts)


def main() -> None:
    """Prints the table, draws it where a file is named."""
    results = [(harm, measured(harm)) for harm in STEPS]
    print("| step | cells right | figures right | flagged | wrong without a flag |\n|---|--:|--:|--:|--:|")
    for harm, c in results:
        print(f"| {harm.name} | {c.right / c.all:.3f} | {c.figures_right / c.figures:.3f} | {c.flagged / c.all:.3f} | "
              f"{c.wrong_unflagged} of {c.all} |")  # fmt: skip
    if len(sys.argv) > 1:
        last = len(results) - 1
        lines = (
            Line("flagged", tuple((k / last, c.flagged / c.all) for k, (_, c) in enumerate(results))),
            Line("cells right", tuple((k / last, c.right / c.all) for k, (_, c) in enumerate(results))),
            Line(
                "figures right",
                tuple((k / last, c.figures_right / c.figures) for k, (_, c) in enumerate(results)),
            ),
        )
        draw(Path(sys.argv[1]), lines, "step", "share of cells", [h.name for h in STEPS])


if __name__ == "__main__":
    main()
