"""Speed, memory and correctness beside other tools, in one run.

    python -m bench [--quick] [--out docs/benchmarks.md] [FILE …]

For every PDF our whole pipeline (file to database) and the tables alone of the others take turns, each tool
in a process of its own that has imported what it needs. Times are processor seconds, the median of three,
once for files that take long. ``--quick``: each file once, without the 165-page file and without the two
slowest tools.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from bench.all_gold import section_of, with_section
from bench.child import ENDED, Child, Measured, child
from bench.correct import NOTHING, against_gold, against_truth
from bench.files import GOLD, ROOT, corpus_pdfs, real_pdfs, truth_of
from bench.report import report
from bench.results import Results
from bench.tools import BASE, OURS, TOOLS
from bench.words import agency_cells_per_second, quantities_per_second

LONG = 12.0
"""Seconds from which a reading is not repeated."""
REPEATS = 3
LARGE = 100
"""Pages from which a file is left out of a quick run."""
SLOW = ("camelot default", "PyMuPDF")
SMALL = 40
"""Pages below which a file is read in the rounds that look for growing memory."""
ROUNDS = 5
"""How often all small files are read in one process to see whether its memory grows."""
PACKAGES = ("pdfplumber", "camelot-py", "pymupdf", "pypdfium2", "pdfminer.six")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures, prints the report, and writes it."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__.split("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, help="PDFs (default: corpus and ../shared/real)")
    parser.add_argument("--quick", action="store_true", help="once, without the largest file and slow tools")
    parser.add_argument(
        "--out", type=Path, help="where to write it (default: docs/benchmarks.md, full run only)"
    )
    options = parser.parse_args(arguments)
    files = options.files or [*corpus_pdfs(), *real_pdfs()]
    out = options.out or (None if options.quick or options.files else ROOT / "docs" / "benchmarks.md")

    def write(so_far: Results) -> None:
        if out is not None:
            kept = section_of(out.read_text(encoding="utf-8")) if out.exists() else ""
            out.write_text(with_section(report(so_far), kept), encoding="utf-8")

    print(report(measure(files, options.quick, write)))
    return 0


def measure(files: Sequence[Path], quick: bool, progress: Callable[[Results], None]) -> Results:
    """All measurements over these files; ``progress`` sees what there is after each of them."""
    results = Results(machine=_machine(), quick=quick)
    results.speeds = {"agency cells": agency_cells_per_second(), "quantities": quantities_per_second()}
    results.pages = {p.name: _pages(p) for p in files}
    ordered = sorted(files, key=lambda p: results.pages[p.name])
    if quick:
        ordered = [p for p in ordered if results.pages[p.name] < LARGE]
    tools = [t for t in TOOLS if not (quick and t in SLOW)]
    results.largest = ordered[-1].name
    _grow(ordered, results)
    gold = _gold_of(ordered)
    with desk(tools) as children:
        for tool in tools:  # caches filled, as in the middle of a folder of plans
            if tool not in SLOW:
                children.read(tool, ordered[0])
        for path in ordered:
            _time(path, children, tools, results)
            _score(path, gold.get(path), children, tools, results)
            progress(results)
    return results


def _machine() -> str:
    packages = ", ".join(f"{p} {version(p)}" for p in PACKAGES)
    return f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}; {packages}"


def _pages(path: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as pdf:
        return len(pdf)


class Desk:
    """The tools' processes; one that ended is started anew."""

    def __init__(self, tools: Sequence[str]) -> None:
        self._children: dict[str, Child] = {tool: Child(tool) for tool in tools}

    def read(self, tool: str, path: Path, rows: bool = False) -> Measured:
        measured = self._children[tool].read(path, rows)
        if measured.error == ENDED:
            self._children[tool].close()
            self._children[tool] = Child(tool)
        return measured

    def close(self) -> None:
        for one in self._children.values():
            one.close()


@contextmanager
def desk(tools: Sequence[str]) -> Iterator[Desk]:
    """A process for each tool, ended afterwards."""
    children = Desk(tools)
    try:
        yield children
    finally:
        children.close()


def _time(path: Path, children: Desk, tools: Sequence[str], results: Results) -> None:
    """The tools in turns on one file; long readings and slow tools once."""
    taken: dict[str, list[float]] = defaultdict(list)
    for turn in range(1 if results.quick else REPEATS):
        for tool in tools:
            if turn and (tool in SLOW or not taken[tool] or max(taken[tool]) > LONG):
                continue
            measured = children.read(tool, path)
            if measured.error is None:
                taken[tool].append(measured.seconds)
                results.peaks[tool] = measured.peak_mb
            elif not turn:
                results.failures.append(f"{tool} on {path.name}: {measured.error}")
    for tool in tools:
        results.seconds[path.name][tool] = statistics.median(taken[tool]) if taken[tool] else None
    _tell(path.name, results.seconds[path.name])


def _tell(name: str, seconds: dict[str, float | None]) -> None:
    shown = ", ".join(f"{t} {s:.2f}" if s is not None else f"{t} failed" for t, s in seconds.items())
    print(f"{name}: {shown}", file=sys.stderr, flush=True)


def _score(path: Path, gold: Path | None, children: Desk, tools: Sequence[str], results: Results) -> None:
    """Cells and rows of a rendition, or of a real file for which there is gold."""
    if gold is None and not truth_of(path).exists():
        return
    for tool in tools:
        rows = children.read(tool, path, rows=True).rows
        if truth_of(path).exists():
            results.truth[tool] = results.truth.get(tool, NOTHING) + against_truth(rows, truth_of(path))
        elif gold is not None:
            results.gold[tool] = results.gold.get(tool, NOTHING) + against_gold(rows, gold)


def _gold_of(files: Sequence[Path]) -> dict[Path, Path]:
    """Gold files by the PDF they were written for, told by its hash."""
    import hashlib
    import json

    hashes = {hashlib.sha256(p.read_bytes()).hexdigest(): p for p in files}
    found: dict[Path, Path] = {}
    for gold in sorted(GOLD.glob("*.json")):
        content = json.loads(gold.read_text(encoding="utf-8"))
        source = (content.get("document") or {}).get("source") or {}
        if isinstance(source, dict) and source.get("sha256") in hashes:
            found[hashes[source["sha256"]]] = gold
    return found


def _grow(files: Sequence[Path], results: Results) -> None:
    """What a process of ours holds after each round over the small files."""
    small = [p for p in files if results.pages[p.name] < SMALL]
    with child(OURS) as one:
        for _ in range(2 if results.quick else ROUNDS):
            for path in small:
                held = one.read(path).present_mb
            results.growth.append(held)


if __name__ == "__main__":
    assert BASE in TOOLS
    raise SystemExit(main())
