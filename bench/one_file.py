"""What ingesting one file costs beside its reading: ``python -m bench.one_file [FILE] [--runs N]``.

Each run measures, in turn, the processor time of reading the file in this process, which has read it before,
and of ``vnplans ingest FILE`` into a new database, its reading process included. The second should be at most
2.5 times the first for a born-digital plan of 30 pages.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.files import CORPUS
from vnplans.intake.one_file import read_file
from vnplans.settings import ReadSettings

FILE = CORPUS / "cao-bang-2018" / "cao-bang-337-qd-ubnd-2018.pdf"
"""27 pages, born digital."""


def read_seconds(path: Path) -> float:
    """Processor seconds of reading a file here."""
    started = time.process_time()
    read_file(path, ReadSettings())
    return time.process_time() - started


def ingest_seconds(path: Path) -> float:
    """Processor seconds (user and system) of the command with all its processes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "vnplans.cli", "ingest", str(path), "--db", f"{folder}/new.sqlite"]
        subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Prints each run and the median of their ratios."""
    parser = argparse.ArgumentParser(prog="python -m bench.one_file", description=__doc__.split("\n")[0])
    parser.add_argument("file", nargs="?", type=Path, default=FILE)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    read_seconds(options.file)
    ratios = []
    for _ in range(options.runs):
        read, ingested = read_seconds(options.file), ingest_seconds(options.file)
        ratios.append(ingested / read)
        print(f"read {read:.2f} s, ingested {ingested:.2f} s, ratio {ratios[-1]:.2f}", flush=True)
    print(f"median ratio {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
