"""What reading a scan costs: the unseen born-digital plans, printed and scanned, held against themselves.

    python -m bench.scan.held_out [--misses] [--keep FOLDER] [--scan-effort EFFORT] [FILE …]

The scan reader was not tuned on these documents (``tests/whole/unseen``). Each is rendered, harmed as an
office's scanner or a poor one would, and read with nothing from a cache; its records are held against those
of the born-digital file (``bench.scan.rows``). Three numbers a field: right / wrong with a finding / wrong
silently. A false flag is a finding on a right field, where the born-digital reading has none of its code.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium

from bench.scan.harm import Dots, as_pages, askew, noisy, printed, speckled
from bench.scan.rows import COLUMNS, HEADS, Outcome, outcomes
from extract.read import read_document
from extract.scan.effort import ScanEffort
from extract.scan.pages import ScanSettings
from schema.assemble import build_records
from schema.contract.records import DocumentRecords

FILES = Path(__file__).resolve().parents[2] / "tests" / "whole" / "unseen" / "files"


@dataclass(frozen=True, slots=True)
class Quality:
    """How a page is scanned: dots an inch, degrees of skew, noise (of 255), share of dust, JPEG quality."""

    name: str
    dpi: int
    skew: float
    noise: float
    dust: float
    jpeg: int


QUALITIES = (Quality("office", 200, 0.4, 6.0, 0.0, 75), Quality("poor", 150, 0.8, 14.0, 0.0003, 55))


def scanned(path: Path, quality: Quality, folder: Path) -> Path:
    """The document printed and scanned."""
    with pdfium.PdfDocument(path) as pdf:
        numbers = range(1, len(pdf) + 1)
    pages = (_sheet(printed(path, n, quality.dpi), quality, n) for n in numbers)
    return as_pages(folder / f"{path.stem}.{quality.name}.pdf", pages, quality.dpi, quality.jpeg)


def _sheet(dots: Dots, quality: Quality, seed: int) -> Dots:
    return speckled(noisy(askew(dots, quality.skew), quality.noise, seed), quality.dust, seed)


def records_of(path: Path, effort: ScanEffort | None = None) -> DocumentRecords:
    """A file read as the program reads it, without a cache."""
    return build_records(read_document(path, ScanSettings(keep=False, workers=1, effort=effort)))


def table_line(quality: str, found: Sequence[Outcome]) -> str:
    """A row of the Markdown table."""
    cells = [_three([o for o in found if o.field == name]) for name in HEADS]
    right = [o for o in found if o.right and o.field in COLUMNS]
    silent = sum(not o.right and not o.told for o in found)
    return f"| {quality} | {' | '.join(cells)} | {silent} | {sum(o.told for o in right)} of {len(right)} |"


def _three(of: Sequence[Outcome]) -> str:
    right, told = sum(o.right for o in of), sum(o.told and not o.right for o in of)
    return f"{right} / {told} / {len(of) - right - told}"


def main() -> None:
    """Prints the table and, where asked, the silent errors."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument(
        "files", nargs="*", type=Path, help="born-digital PDFs; all of tests/whole/unseen otherwise"
    )
    asked.add_argument("--misses", action="store_true", help="list what is wrong silently")
    asked.add_argument("--keep", type=Path, help="folder in which the scans stay")
    asked.add_argument("--scan-effort", type=ScanEffort, choices=list(ScanEffort))
    given = asked.parse_args()
    paths = given.files or sorted(p for p in FILES.glob("*.pdf") if not p.name.endswith(".scan.pdf"))
    silent: list[str] = []
    print(f"| scan | {' | '.join(HEADS)} | silent | false flags |\n|---|{'--:|' * (len(HEADS) + 2)}")
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for quality in QUALITIES:
            found: list[Outcome] = []
            for path in paths:
                here = list(
                    outcomes(records_of(path), records_of(scanned(path, quality, folder), given.scan_effort))
                )
                silent += [f"* {quality.name} {path.stem} {o.field}, {o.text}" for o in here if o.silent]
                found += here
            print(table_line(quality.name, found), flush=True)
    if given.misses:
        print("", *silent, sep="\n")


if __name__ == "__main__":
    main()
