"""Seconds a page and cells right: this project at each effort, bare Tesseract and img2table, on the same pictures, one core.

    uv run --group bench python -m bench.scan.speed [--img2table]

Bare Tesseract reads the rendered page as it comes (automatic layout). All three render the same pages at 200
dots an inch; nothing is taken from a cache; each program's libraries are loaded before the clock starts.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ["OMP_THREAD_LIMIT"] = "1"

import cv2
import numpy as np
import pypdfium2 as pdfium
import tesserocr
from PIL import Image

from bench.scan.truth import PLANS, Cells, cells_of, scan_of, squeezed, together, true_pages
from extract.grid.on_page import grids_on
from extract.line_reader.installed import is_installed
from extract.model import Page
from extract.scan.effort import ScanEffort
from extract.scan.language_data import tessdata
from extract.scan.pages import ScanSettings, ocr_page

TABLES = {PLANS[0]: range(18, 28), PLANS[1]: range(14, 21)}
PROSE = {PLANS[0]: range(2, 8), PLANS[1]: range(2, 6)}
EFFORTS = tuple(ScanEffort) if is_installed() else (ScanEffort.FAST,)
"""Those that this machine can be asked for."""
SETTINGS = ScanSettings(workers=1, keep=False, effort=ScanEffort.FAST)


def picture(path: Path, number: int) -> Image.Image:
    """A page rendered at 200 dots an inch."""
    with pdfium.PdfDocument(path) as pdf:
        found: Image.Image = pdf[number - 1].render(scale=200 / 72, grayscale=True).to_pil().convert("L")
        return found


def timed(action: Callable[[], object]) -> float:
    """Seconds of processor time of this process; other programs on the machine do not count."""
    start = time.process_time()
    action()
    return time.process_time() - start


def bare(api: tesserocr.PyTessBaseAPI, path: Path, number: int) -> None:
    """One page with nothing but Tesseract, as it comes (the variable is one for all engines of a process)."""
    api.SetVariable("textord_tabfind_find_tables", "1")
    api.SetImage(picture(path, number))
    api.SetSourceResolution(200)
    api.GetUTF8Text()
    api.AllWordConfidences()


def speeds(pages: dict[str, range]) -> tuple[int, dict[ScanEffort, float], float]:
    """Pages, seconds of this project by effort, seconds of bare Tesseract; page by page in turn."""
    api = tesserocr.PyTessBaseAPI(path=str(tessdata(None)), lang="vie", psm=tesserocr.PSM.AUTO)
    ours, theirs = dict.fromkeys(EFFORTS, 0.0), 0.0
    count = 0
    for plan, numbers in pages.items():
        for number in numbers:
            for effort in EFFORTS:
                settings = replace(SETTINGS, effort=effort)
                ours[effort] += timed(lambda: ocr_page(scan_of(plan), number, settings))  # noqa: B023
            theirs += timed(lambda: bare(api, scan_of(plan), number))  # noqa: B023
            count += 1
    return count, ours, theirs


def our_cells(pages: dict[str, range]) -> Cells:
    """Cells right, by this project."""
    parts: list[Cells] = []
    for plan, numbers in pages.items():
        true = true_pages(plan)
        parts += [cells_of(true[n], ocr_page(scan_of(plan), n, SETTINGS)) for n in numbers]
    return together(parts)


def beside_img2table(pages: dict[str, range]) -> tuple[float, float, int, int]:
    """Seconds of this project and of img2table with Tesseract, page by page in turn; printed cells, and
    img2table's right ones."""
    from img2table.document import Image as Document
    from img2table.ocr import TesseractOCR

    class Words(TesseractOCR):  # type: ignore[misc] # img2table has no types
        """Without words of no letters, over which img2table stumbles."""

        def of(self, document):  # type: ignore[no-untyped-def]
            data = super().of(document)
            for words in data.records.values() if data else ():
                words[:] = [w for w in words if w["value"]]
            return data

    ocr = Words(n_threads=1, lang="vie")
    ours = theirs = 0.0
    every = right = 0
    for plan, numbers in pages.items():
        true = true_pages(plan)
        for number in numbers:
            start = time.perf_counter()
            ocr_page(scan_of(plan), number, SETTINGS)
            middle = time.perf_counter()
            held = cv2.imencode(".png", np.asarray(picture(scan_of(plan), number)))[1].tobytes()
            # It is asked to straighten the page: without that it finds no table in a scan.
            document = Document(held, detect_rotation=True)
            tables = document.extract_tables(ocr=ocr, implicit_rows=False, borderless_tables=False)
            ours, theirs = ours + middle - start, theirs + time.perf_counter() - middle
            cells = (c for table in tables for row in table.content.values() for c in row)
            texts = [squeezed(cell.value or "") for cell in cells]
            every, right = _add_matches(true[number], texts, every, right)
    return ours, theirs, every, right


def _add_matches(page: Page, texts: list[str], every: int, right: int) -> tuple[int, int]:
    """Printed cells found among the texts, each text used once (wherever it stands)."""
    left = list(texts)
    grids, _ = grids_on(page)
    for cell in (c for grid in grids for c in grid.cells if c.text):
        every += 1
        wanted = squeezed(cell.text)
        if wanted in left:
            left.remove(wanted)
            right += 1
    return every, right


def main() -> None:
    """Prints the figures."""
    cv2.setNumThreads(1)
    for effort in EFFORTS:
        ocr_page(scan_of(PLANS[0]), 17, replace(SETTINGS, effort=effort))
    for name, pages in (("prose", PROSE), ("tables", TABLES)):
        count, ours, theirs = speeds(pages)
        print(f"{name}: {count} pages, bare Tesseract {theirs / count:.2f} s a page")
        for effort, seconds in ours.items():
            print(f"  {effort}: {seconds / count:.2f} s a page, ratio {seconds / theirs:.2f}")
    cells = our_cells(TABLES)
    print(f"cells: {cells.right}/{cells.all} right, figures {cells.figures_right}/{cells.figures}, "
          f"flagged {cells.flagged}, wrong without a flag {cells.wrong_unflagged}")  # fmt: skip
    if "--img2table" in sys.argv:
        mine, theirs, every, right = beside_img2table(TABLES)
        count = sum(map(len, TABLES.values()))
        print(f"tables by the clock: ours {mine / count:.2f} s a page, img2table {theirs / count:.2f} s, "
              f"ratio {mine / theirs:.2f}; img2table {right}/{every} cells right")  # fmt: skip


if __name__ == "__main__":
    main()
