"""Seconds by the clock for one scan read by one process and by several, and until its first page is there.

    uv run --group bench python -m bench.scan.parallel [--rounds 3] [--workers 2] [--pages 24] [--scan-effort fast]

Every reading is made in a fresh process, by turns: one page alone, the whole scan by one process, the whole scan by
several. The clock starts when the modules are imported and nothing else is loaded; nothing is taken from a cache. Of
the rounds the quickest counts. Other programs on the machine lower the ratio: two processes need two cores to
themselves. So the share of the machine that others used is printed, and the ratio that the seconds of processor time
allow: if all processes were at work all the time.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from bench.scan.truth import PLANS, scan_of
from extract.model import Page, PageKind
from extract.scan.effort import ScanEffort
from extract.scan.pages import ScanSettings, scans_in_turn

WANTED_RATIO = 1.8
"""How many times as fast two processes are, at least."""
WANTED_FIRST = 2.0
"""Times that one page takes, until the first page of a long scan is there, at most."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the clock until the first page and until the last; of the processor, by all processes together."""

    first: float
    all: float
    processor: float = 0.0

    def or_quicker(self, other: Taken | None) -> Taken:
        """The less of each."""
        if other is None:
            return self
        return Taken(
            min(self.first, other.first), min(self.all, other.all), min(self.processor, other.processor)
        )


def read(workers: int, n_pages: int, effort: ScanEffort) -> Taken:
    """Reads the first pages of a scan, in this process and others that it begins."""
    pages = [Page(n, 595, 842, (), (), kind=PageKind.SCANNED) for n in range(1, n_pages + 1)]
    settings = ScanSettings(workers=workers, keep=False, effort=effort)
    first, start = 0.0, time.perf_counter()
    for page in scans_in_turn(scan_of(PLANS[0]), pages, settings):
        first = first or time.perf_counter() - start
        assert page.width
    return Taken(first, time.perf_counter() - start)


def read_afresh(workers: int, n_pages: int, effort: ScanEffort) -> Taken:
    """The same in a process that has loaded nothing."""
    command = [sys.executable, "-m", "bench.scan.parallel", "--once", "--scan-effort", effort]
    command += ["--workers", str(workers), "--pages", str(n_pages)]
    surroundings, before = {**os.environ, "OMP_THREAD_LIMIT": "1"}, os.times()
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=surroundings).stdout
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    return replace(Taken(**json.loads(answer)), processor=used)


def busy() -> float:
    """Seconds of processor time that all programs of the machine have used (Linux; 0 elsewhere)."""
    try:
        with Path("/proc/stat").open(encoding="ascii") as file:
            user, nice, system = (int(v) for v in file.readline().split()[1:4])
    except OSError:
        return 0.0
    return (user + nice + system) / os.sysconf("SC_CLK_TCK")


def used_by_others(start: tuple[float, float]) -> float:
    """The share of the machine that other programs have used since ``start`` (clock, :func:`busy`)."""
    clock = time.perf_counter() - start[0]
    own = sum(os.times()[:4])
    return max(0.0, busy() - start[1] - own) / clock / (os.cpu_count() or 1)


def measure(rounds: int, workers: int, n_pages: int, effort: ScanEffort) -> None:
    """Prints each round and the quickest of all."""
    kinds: Sequence[tuple[int, int]] = ((1, 1), (1, n_pages), (workers, n_pages))
    best: dict[tuple[int, int], Taken] = {}
    start = (time.perf_counter(), busy() - sum(os.times()[:4]))
    for n in range(rounds):
        for kind in kinds:
            one = read_afresh(*kind, effort)
            best[kind] = one.or_quicker(best.get(kind))
            print(f"round {n + 1}: {kind[0]} process(es), {kind[1]} page(s): first {one.first:.2f} s, "
                  f"all {one.all:.2f} s, of the processor {one.processor:.2f} s", flush=True)  # fmt: skip
    alone, single, shared = (best[kind] for kind in kinds)
    print(f"{n_pages} pages: {single.all:.2f} s by one process, {shared.all:.2f} s by {workers}: "
          f"{single.all / shared.all:.2f} times as fast (wanted with two: {WANTED_RATIO}); "
          f"processor time allows {workers * single.processor / shared.processor:.2f}")  # fmt: skip
    print(f"first page after {shared.first:.2f} s, one page alone {alone.all:.2f} s: "
          f"{shared.first / alone.all:.2f} (wanted at most: {WANTED_FIRST})")  # fmt: skip
    print(f"other programs used {used_by_others(start):.0%} of the machine")


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--pages", type=int, default=24)
    parser.add_argument("--scan-effort", type=ScanEffort, default=ScanEffort.FAST, choices=list(ScanEffort))
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.once:
        print(json.dumps(asdict(read(asked.workers, asked.pages, asked.scan_effort))))
    else:
        measure(asked.rounds, asked.workers, asked.pages, asked.scan_effort)


if __name__ == "__main__":
    main()
