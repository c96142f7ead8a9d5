"""What the confidence of a word is worth: words of scans by confidence, and the share that is right.

    uv run --group bench python -m bench.scan.calibration [--scan-effort EFFORT] [picture.png]

Three sorts of scans: those of the corpus; typed documents of tests/whole/unseen printed and scanned again at
three qualities; real scans that a careful reader wrote down (``tests/gold/real``, where ``../shared`` is
there). Prints a Markdown table and how many words are wrong, wrong without a doubt, and doubted though right, the further
pages of a real scan too; with a name, draws the curve of all three together.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from bench.scan.drawing import draw_curve
from bench.scan.harm import as_pdf, askew, noisy, printed, speckled
from bench.scan.truth import PLANS, scan_of, squeezed, true_pages
from extract.model import Page, Word
from extract.pdf.pages import read_pages
from extract.scan.effort import ScanEffort
from extract.scan.pages import ScanSettings, ocr_page
from normalize.notes import DOUBTED

ROOT = Path(__file__).resolve().parents[2]
REAL = {
    "kh-353": "scanned/bacgiang-2012-kh-353-kh-bdh.pdf",
    "qd-109": "scanned/quyet-dinh-so-109-qd-btc-468842.pdf",
    "qd-3176b": "bad_textlayer/kiengiang-2017-qd-3176b-syt.pdf",
    "kh-2668": "scanned/bacgiang-2010-kh-2668-kh-ubnd-cntt.pdf",
    "kh-996": "scanned/08-bca-kh996.pdf",
}
FURTHER = {"kh-2668-more": REAL["kh-2668"]}
"""Real pages from which no weight is learnt and that are in no curve; only their wrong words are counted."""
EDGES = (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995, 1.01)
FEW_PAGES = 3
"""Pages of a typed document that are printed again."""
PageReader = Callable[[Path, int], Page]
"""Reads one page (1-based) of a scan."""

Judged = tuple[float, bool]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A scanned sheet and what is printed on it.

    Attributes:
        document: the name of the document.
        true: its words by lines.
    """

    document: str
    path: Path
    number: int
    true: Sequence[str]


def judged(true: Sequence[str], words: Sequence[Word]) -> Iterator[Judged]:
    """Confidence of each word and whether it is right: read in its place, or a word that the page has
    elsewhere."""
    wanted, found = [squeezed(t) for t in true], [squeezed(w.text) for w in words]
    left = Counter(wanted)
    steps = SequenceMatcher(None, wanted, found, autojunk=False).get_opcodes()
    for kind, _, _, start, end in steps:
        if kind == "equal":
            left.subtract(found[start:end])
    for kind, _, _, start, end in steps:
        for k in range(start, end):
            right = kind == "equal" or left[found[k]] > 0
            left[found[k]] -= kind != "equal" and right
            yield words[k].confidence, right


def in_order(page: Page) -> list[Word]:
    """The words of a page by lines."""
    return sorted(page.words, key=lambda w: (round(w.box.bottom / 6), w.box.x0))


def reader_of(effort: str | None) -> PageReader:
    """Reads pages at an effort."""
    settings = ScanSettings(workers=1, keep=False, effort=ScanEffort(effort) if effort else None)
    return lambda path, number: ocr_page(path, number, settings)


def all_sheets() -> Iterator[Sheet]:
    """The sheets of all three sorts."""
    for sheets in SORTS.values():
        yield from sheets()


def of_corpus() -> Iterator[Sheet]:
    """Sheets of the corpus scans."""
    for plan in PLANS:
        for number, page in true_pages(plan).items():
            yield Sheet(plan, scan_of(plan), number, [w.text for w in in_order(page)])


def of_printed_again() -> Iterator[Sheet]:
    """Sheets of typed documents printed and scanned again: well, poorly, finely but dusty."""
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted((ROOT / "tests" / "whole" / "unseen" / "files").glob("*.pdf")):
            if path.name.endswith("scan.pdf"):
                continue
            for page in list(read_pages(path))[:FEW_PAGES]:
                true = [w.text for w in in_order(page)]
                for dpi, skew, noise, dust, quality in ((200, 0.0, 0, 0.0, 75), (150, 0.7, 15, 0.0, 60), (300, 0.0, 12, 0.0005, 50)):  # fmt: skip
                    dots = noisy(speckled(askew(printed(path, page.number, dpi), skew), dust), noise)
                    yield Sheet(path.name, as_pdf(Path(folder) / "page.pdf", dots, dpi, quality), 1, true)


def of_real_scans(files: Mapping[str, str] = REAL) -> Iterator[Sheet]:
    """Sheets of real scans; none where ``../shared`` is absent, and none of a file that is put away."""
    for name, file in files.items():
        path = ROOT.parent / "shared" / "real" / file
        if not path.is_file() or is_put_away(path):
            continue
        lines = json.loads((ROOT / f"tests/gold/real/{name}.json").read_text("utf-8"))["lines"]
        for number in sorted({line["page"] for line in lines}):
            true = [w for line in lines if line["page"] == number for w in line["text"].split()]
            yield Sheet(name, path, number, true)


def is_put_away(path: Path) -> bool:
    """Whether a file is kept for the last measurement: those whose SHA-256 begins with 0, 1 or 2."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[0] in "012"


SORTS: dict[str, Callable[[], Iterator[Sheet]]] = {
    "corpus scans": of_corpus,
    "printed again": of_printed_again,
    "real scans": of_real_scans,
}
"""The sorts of scans, by name."""


def by_band(words: Sequence[Judged]) -> list[tuple[int, float, float]]:
    """For each band: words, their mean confidence, the share that is right (0 and 0 where it has none)."""
    bands: list[list[Judged]] = [[] for _ in EDGES[1:]]
    for word in words:
        bands[bisect_right(EDGES, word[0]) - 1].append(word)
    return [
        (len(b), sum(c for c, _ in b) / max(1, len(b)), sum(r for _, r in b) / max(1, len(b))) for b in bands
    ]


def _judged_of(sheets: Iterable[Sheet], read: PageReader) -> list[Judged]:
    return [one for sheet in sheets for one in judged(sheet.true, in_order(read(sheet.path, sheet.number)))]


def main() -> None:
    """Prints the table, draws the curve where a file is named."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("picture", nargs="?", type=Path)
    asked.add_argument("--scan-effort", choices=list(ScanEffort))
    given = asked.parse_args()
    read = reader_of(given.scan_effort)
    sorts = {name: _judged_of(sheets(), read) for name, sheets in SORTS.items()}
    bands = [by_band(words) for words in sorts.values()]
    together = by_band([word for words in sorts.values() for word in words])
    print(
        "| confidence | corpus scans | right | printed again | right | real scans | right | mean confidence, all | right, all |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    for k, (count, mean, right) in enumerate(together):
        own = " | ".join(f"{b[k][0]} | {b[k][2]:.3f}" if b[k][0] else "0 | –" for b in bands)
        if count:
            print(f"| {EDGES[k]:.3f} to {min(EDGES[k + 1], 1.0):.3f} | {own} | {mean:.3f} | {right:.3f} |")
    for name, words in {**sorts, "further pages": _judged_of(of_real_scans(FURTHER), read)}.items():
        wrong = [chance for chance, right in words if not right]
        false = sum(right and chance < DOUBTED for chance, right in words)
        silent = sum(chance >= DOUBTED for chance in wrong)
        print(
            f"{name}: {len(words)} words, {len(wrong)} wrong, {silent} of them not doubted; {false} doubted though right"
        )
    if given.picture:
        draw_curve(given.picture, [(mean, right, count) for count, mean, right in together if count])


if __name__ == "__main__":
    main()
