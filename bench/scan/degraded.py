"""Table pages made worse step by step: resolution, skew, noise, JPEG; cells right and cells flagged at each
step.

    uv run --group bench python -m bench.scan.degraded [--scan-effort EFFORT ...] [--picture picture.png]

The pages are rendered from the born-digital plans, spoilt, and read at each effort named (``fast`` where none is);
nothing is taken from a cache. A named picture is drawn with matplotlib (group ``bench``): the last effort named with
full lines, the others faint.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.scan.drawing import Panel, draw_steps
from bench.scan.harm import as_pdf, askew, noisy, printed
from bench.scan.truth import CORPUS, PLANS, Cells, cells_of, together, true_pages
from extract.scan.effort import ScanEffort
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


def measured(step: Step, efforts: Sequence[ScanEffort]) -> dict[ScanEffort, Cells]:
    """Cells of all pages at one step, by effort."""
    parts: dict[ScanEffort, list[Cells]] = {effort: [] for effort in efforts}
    with tempfile.TemporaryDirectory() as folder:
        for plan, numbers in PAGES.items():
            true = true_pages(plan)
            for number in numbers:
                dots = noisy(
                    askew(printed(CORPUS / f"{plan}.pdf", number, step.dpi), step.skew), step.noise, number
                )
                path = as_pdf(Path(folder) / "page.pdf", dots, step.dpi, step.quality)
                for effort in efforts:
                    read = ocr_page(path, 1, ScanSettings(keep=False, effort=effort))
                    parts[effort].append(cells_of(true[number], read))
    return {effort: together(cells) for effort, cells in parts.items()}


def lines_of(results: Sequence[Cells]) -> dict[str, tuple[float, ...]]:
    """The share of each measure at each step."""
    return {
        "cells right": tuple(c.right / c.all for c in results),
        "figures right": tuple(c.figures_right / c.figures for c in results),
        "flagged": tuple(c.flagged / c.all for c in results),
        "wrong without a flag": tuple(c.wrong_unflagged / c.all for c in results),
    }


def main() -> None:
    """Prints the table, draws it where a file is named."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--picture", type=Path)
    asked.add_argument("--scan-effort", choices=list(ScanEffort), nargs="+", default=[ScanEffort.FAST])
    given = asked.parse_args()
    efforts = [ScanEffort(effort) for effort in given.scan_effort]
    panels: list[Panel] = []
    print("| series | step | effort | cells right | figures right | flagged | wrong without a flag |")
    print("|---|---|---|--:|--:|--:|--:|")
    for series, steps in SERIES.items():
        results = [measured(step, efforts) for step in steps]
        for step, by_effort in zip(steps, results, strict=True):
            for effort, c in by_effort.items():
                print(f"| {series} | {step.name.replace(chr(10), ' ')} | {effort} | {c.right / c.all:.3f} | "
                      f"{c.figures_right / c.figures:.3f} | {c.flagged / c.all:.3f} | {c.wrong_unflagged} of {c.all} |",
                      flush=True)  # fmt: skip
        lines = {effort.value: lines_of([one[effort] for one in results]) for effort in efforts}
        panels.append(Panel(series, tuple(step.name for step in steps), lines))
    if given.picture:
        draw_steps(given.picture, panels)


if __name__ == "__main__":
    main()
