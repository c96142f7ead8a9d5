"""Table pages made worse step by step: resolution, skew, noise, JPEG; cells right and cells flagged at each
step.

    uv run --group bench python -m bench.scan.degraded [picture.png]

The pages are rendered from the born-digital plans, spoilt, and read; nothing is taken from a cache. A named
picture is drawn with matplotlib (group ``bench``).
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench.scan.drawing import Panel, draw_steps
from bench.scan.harm import as_pdf, askew, noisy, printed
from bench.scan.truth import CORPUS, PLANS, Cells, cells_of, together, true_pages
from extract.scan.pages import ScanSettings, ocr_page

PAGES = {PLANS[0]: (20, 24), PLANS[1]: (15,)}
USUAL = 95
"""JPEG quality where a series does not change it."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is done to a page: dots an inch, degrees of skew, spread of noise (of 255), JPEG quality."""

    name: str
    dpi: int = 200
    skew: float = 0.0
    noise: float = 0.0
    quality: int = USUAL


SERIES: dict[str, tuple[Step, ...]] = {
    "resolution (dpi)": tuple(Step(str(dpi), dpi=dpi) for dpi in (150, 200, 300, 400)),
    "skew (degrees)": tuple(Step(f"{skew:g}", skew=skew) for skew in (0.0, 1.0, 2.0, 3.0)),
    "noise (of 255)": tuple(Step(str(noise), noise=noise) for noise in (0, 20, 40, 60)),
    "JPEG quality": tuple(Step(str(quality), quality=quality) for quality in (90, 70, 50, 30)),
    "all at once": (Step("150 dpi, 2°,\nnoise 30, JPEG 40", dpi=150, skew=2.0, noise=30, quality=40),),
}


def measured(step: Step) -> Cells:
    """Cells of all pages at one step."""
    parts: list[Cells] = []
    with tempfile.TemporaryDirectory() as folder:
        for plan, numbers in PAGES.items():
            true = true_pages(plan)
            for number in numbers:
                dots = noisy(
                    askew(printed(CORPUS / f"{plan}.pdf", number, step.dpi), step.skew), step.noise, number
                )
                path = as_pdf(Path(folder) / "page.pdf", dots, step.dpi, step.quality)
                parts.append(cells_of(true[number], ocr_page(path, 1, ScanSettings(keep=False))))
    return together(parts)


def main() -> None:
    """Prints the table, draws it where a file is named."""
    panels: list[Panel] = []
    print(
        "| series | step | cells right | figures right | flagged | wrong without a flag |\n|---|---|--:|--:|--:|--:|"
    )
    for series, steps in SERIES.items():
        results = [(step, measured(step)) for step in steps]
        for step, c in results:
            print(f"| {series} | {step.name.replace(chr(10), ' ')} | {c.right / c.all:.3f} | "
                  f"{c.figures_right / c.figures:.3f} | {c.flagged / c.all:.3f} | {c.wrong_unflagged} of {c.all} |",
                  flush=True)  # fmt: skip
        lines = {
            "cells right": tuple(c.right / c.all for _, c in results),
            "figures right": tuple(c.figures_right / c.figures for _, c in results),
            "flagged": tuple(c.flagged / c.all for _, c in results),
            "wrong without a flag": tuple(c.wrong_unflagged / c.all for _, c in results),
        }
        panels.append(Panel(series, tuple(step.name for step in steps), lines))
    if len(sys.argv) > 1:
        draw_steps(Path(sys.argv[1]), panels)


if __name__ == "__main__":
    main()
