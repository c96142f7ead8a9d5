"""Words wrong on scans laid a little otherwise: with one reader, and with two.

    python -m bench.scan.shaken_words [--scan-effort EFFORT …] [NAME …]

The sheets of the corpus scans and of the real scans that readers of the pictures wrote down (``bench.scan.calibration``), each as it is
and laid in the four other ways of ``bench.scan.shaken``. Prints for each throw the words, those that are wrong, those of them that carry no
doubt, and those that are right but doubted. NAME: part of the name of a document (default: all).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from itertools import chain
from pathlib import Path

from bench.scan.calibration import (
    Judged,
    PageReader,
    Sheet,
    in_order,
    judged,
    of_corpus,
    of_real_scans,
    reader_of,
)
from bench.scan.harm import as_pdf
from bench.scan.shaken import QUALITY, THROWS, Throw, laid
from extract.scan.effort import ScanEffort
from normalize.notes import DOUBTED


def judged_in_throw(sheets: Sequence[Sheet], throw: Throw, read: PageReader, folder: Path) -> list[Judged]:
    """Confidence of each word of the sheets laid in this way, and whether it is right."""
    found: list[Judged] = []
    for sheet in sheets:
        path, number = sheet.path, sheet.number
        if throw != THROWS[0]:
            dots, dpi = laid(path, number, throw)
            path, number = as_pdf(folder / "page.pdf", dots, dpi, QUALITY), 1
        found += judged(sheet.true, in_order(read(path, number)))
    return found


def counts(words: Sequence[Judged]) -> tuple[int, int, int, int]:
    """Words, wrong ones, those of them that are not doubted, and right ones that are."""
    wrong = [chance for chance, is_right in words if not is_right]
    false = sum(is_right and chance < DOUBTED for chance, is_right in words)
    return len(words), len(wrong), sum(chance >= DOUBTED for chance in wrong), false


def main() -> None:
    """Prints a Markdown table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("names", nargs="*", metavar="NAME")
    asked.add_argument("--scan-effort", nargs="*", choices=list(ScanEffort), default=["fast", "thorough"])
    given = asked.parse_args()
    sheets = [
        sheet
        for sheet in chain(of_corpus(), of_real_scans())
        if not given.names or any(name in sheet.document for name in given.names)
    ]
    if not sheets:
        sys.exit(f"no scan has {' or '.join(given.names)} in its name")
    documents = list(dict.fromkeys(sheet.document for sheet in sheets))
    print("| scan | laid | effort | words | wrong | of them not doubted | right but doubted |")
    print("|---|---|---|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        for document in documents:
            own = [sheet for sheet in sheets if sheet.document == document]
            for throw in THROWS:
                for effort in given.scan_effort:
                    words = judged_in_throw(own, throw, reader_of(effort), Path(folder))
                    shown = " | ".join(map(str, counts(words)))
                    print(f"| {Path(document).name} | {throw.name} | {effort} | {shown} |", flush=True)


if __name__ == "__main__":
    main()
