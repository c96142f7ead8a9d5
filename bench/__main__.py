"""Speed, memory and correctness beside other tools, in one run.

    python -m bench [--quick] [--out docs/benchmarks.md] [FILE …]

For every PDF our whole pipeline (file to database) and the tables alone of the others take turns, each tool in a process of
its own that has imported what it needs. Times are processor seconds, the median of three, once for files that take
long. ``--quick``: each file once, without the 165-page file and without the two slowest tools.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from bench.child import Child, Measured, child
from bench.correct import NOTHING, Score, against_gold, against_truth
from bench.files import GOLD, ROOT, corpus_pdfs, real_pdfs, truth_of
from bench.report import report
from bench.tools import BASE, OURS, TOOLS
from bench.words import agency_cells_per_second, quantities_per_second

LONG = 12.0
"""Seconds from which a reading is not repeated."""
REPEATS = 3
LARGE = 100
"""Pages from which a file is left out of a quick run."""
SLOW = ("camelot default", "PyMuPDF")
ROUNDS = 5
"""How often all small files are read in one process to see whether its memory grows."""
PACKAGES = ("pdfplumber", "camelot-py", "pymupdf", "pypdfium2", "pdfminer.six")


@dataclass
class Results:
    """Everything that was measured.

    Attributes:
        seconds: by file name and tool; None where the tool failed.
        peaks: peak memory in MB by tool, in a fresh process, on the largest file.
        growth: memory in MB after each round over the small files.
        truth, gold: scores by tool.
        speeds: name → items a second.
    """

    pages: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, dict[str, float | None]] = field(default_factory=lambda: defaultdict(dict))
    failures: list[str] = field(default_factory=list)
    largest: str = ""
    peaks: dict[str, float] = field(default_factory=dict)
    growth: list[float] = field(default_factory=list)
    truth: dict[str, Score] = field(default_factory=dict)
    gold: dict[str, Score] = field(default_factory=dict)
    speeds: dict[str, float] = field(default_factory=dict)
    machine: str = ""
    quick: bool = False


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
    results = measure(files, options.quick)
    text = report(results)
    print(text)
    if out is not None:
        out.write_text(text, encoding="utf-8")
    return 0


def measure(files: Sequence[Path], quick: bool) -> Results:
    """All measurements over these files."""
    results = Results(machine=_machine(), quick=quick)
    results.speeds = {"agency cells": agency_cells_per_second(), "quantities": quantities_per_second()}
    results.pages = {p.name: _pages(p) for p in files}
    if quick:
        files = [p for p in files if results.pages[p.name] < LARGE]
    tools = [t for t in TOOLS if not (quick and t in SLOW)]
    _time(files, tools, 1 if quick else REPEATS, results)
    _score(files, tools, results)
    _memory(files, tools, results)
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
        if measured.error == "the process ended":
            self._children[tool].close()
            self._children[tool] = Child(tool)
        return measured

    def close(self) -> None:
        for one in self._children.values():
            one.close()


def _time(files: Sequence[Path], tools: Sequence[str], repeats: int, results: Results) -> None:
    desk = Desk(tools)
    for tool in tools:  # caches filled, as in the middle of a folder of plans
        desk.read(tool, files[0])
    for path in files:
        taken: dict[str, list[float]] = defaultdict(list)
        for turn in range(repeats):
            for tool in tools:
                if turn and (not taken[tool] or max(taken[tool]) > LONG):
                    continue
                measured = desk.read(tool, path)
                if measured.error is None:
                    taken[tool].append(measured.seconds)
                elif not turn:
                    results.failures.append(f"{tool} on {path.name}: {measured.error}")
        for tool in tools:
            results.seconds[path.name][tool] = statistics.median(taken[tool]) if taken[tool] else None
        _tell(path.name, results.seconds[path.name])
    desk.close()


def _tell(name: str, seconds: dict[str, float | None]) -> None:
    shown = ", ".join(f"{t} {s:.2f}" if s is not None else f"{t} failed" for t, s in seconds.items())
    print(f"{name}: {shown}", file=sys.stderr, flush=True)


def _score(files: Sequence[Path], tools: Sequence[str], results: Results) -> None:
    """Cells and rows on the renditions and on the gold of real files."""
    gold = _gold_of(files)
    desk = Desk(tools)
    for tool in tools:
        results.truth[tool] = results.gold[tool] = NOTHING
        for path in files:
            if truth_of(path).exists():
                results.truth[tool] += against_truth(desk.read(tool, path, rows=True).rows, truth_of(path))
            elif path in gold:
                results.gold[tool] += against_gold(desk.read(tool, path, rows=True).rows, gold[path])
    desk.close()


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


def _memory(files: Sequence[Path], tools: Sequence[str], results: Results) -> None:
    """Peaks on the largest file in fresh processes, and what our process holds after each round of files."""
    largest = max(files, key=lambda p: results.pages[p.name])
    results.largest = largest.name
    for tool in tools:
        with child(tool) as fresh:
            measured = fresh.read(largest)
            if measured.error is None:
                results.peaks[tool] = measured.peak_mb
    small = [p for p in files if results.pages[p.name] < 40]
    with child(OURS) as one:
        for _ in range(2 if results.quick else ROUNDS):
            results.growth.append([one.read(p).present_mb for p in small][-1])


if __name__ == "__main__":
    assert BASE in TOOLS
    raise SystemExit(main())
