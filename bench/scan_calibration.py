"""What the confidence of a word is worth: words of the corpus scans by confidence, and the share that is right.

    python -m bench.scan_calibration [picture.png]

Prints a Markdown table; with a name, draws the curve.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from pathlib import Path

from bench.scan_drawing import draw_curve
from bench.scan_truth import PLANS, scan_of, true_pages, words_of
from extract.scan import ScanSettings, ocr_page

EDGES = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995, 1.01)


def measured() -> list[tuple[float, bool]]:
    """Confidence of each word and whether it is right."""
    found: list[tuple[float, bool]] = []
    for plan in PLANS:
        for number, page in true_pages(plan).items():
            read = ocr_page(scan_of(plan), number, ScanSettings())
            found += [(word.confidence, right) for word, right in words_of(page, read)]
    return found


def by_band(words: list[tuple[float, bool]]) -> list[tuple[float, float, int, float, float]]:
    """For each band: from, to, words, their mean confidence, the share that is right."""
    bands: list[list[tuple[float, bool]]] = [[] for _ in EDGES[1:]]
    for word in words:
        bands[bisect_right(EDGES, word[0]) - 1].append(word)
    return [
        (
            EDGES[k],
            EDGES[k + 1],
            len(band),
            sum(c for c, _ in band) / len(band),
            sum(r for _, r in band) / len(band),
        )
        for k, band in enumerate(bands)
        if band
    ]


def main() -> None:
    """Prints the table, draws the curve where a file is named."""
    rows = by_band(measured())
    print("| confidence | words | mean confidence | right |\n|---|--:|--:|--:|")
    for low, high, count, mean, right in rows:
        print(f"| {low:.3f} to {min(high, 1.0):.3f} | {count} | {mean:.3f} | {right:.3f} |")
    if len(sys.argv) > 1:
        draw_curve(Path(sys.argv[1]), [(mean, right, count) for _, _, count, mean, right in rows])


if __name__ == "__main__":
    main()
