"""Many documents: pages a second with one and two readers, memory over time, a second run, the cost of each further document.

    python -m bench.scale [--sizes 10,100,1000,2000] [--jobs 1,2] [--out DIR]

For each size so many plans are made (``bench.many_files``) and ingested into a new database by the command itself, with nothing taken
from the cache; then again, unchanged. Prints a table; ``--out`` gets ``scale.json`` and a picture of the memory of each
run. The large run takes some hours: ``python -m bench.scale --out scale`` (2,000 documents, about 13,000 pages).
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.files import ROOT
from bench.many_files import make_files
from bench.memory_curve import MemoryWatch, Moment, picture

HALVES = 2


@dataclass(frozen=True, slots=True)
class Run:
    """What one ingest took.

    Attributes:
        endings: the run's own count; its parts sum to the files.
        seconds, second_run: of the clock, from the beginning of the command to its end.
        processor: seconds of processor of all its processes.
        writer, readers: most megabytes of the process that stores, of the largest that reads.
        growth: by how much the largest reader was larger in the second half of the run than in the first, at most.
        database: megabytes.
    """

    files: int
    pages: int
    jobs: int
    seconds: float
    processor: float
    second_run: float
    writer: float
    readers: float
    growth: float
    database: float
    endings: str

    @property
    def pages_a_second(self) -> float:
        return self.pages / self.seconds


def measured(folder: Path, files: int, pages: int, jobs: int) -> tuple[Run, list[Moment]]:
    """Ingests a folder twice into a new database."""
    database = folder.parent / f"{files}-{jobs}.sqlite"
    command = [
        sys.executable,
        "-m",
        "vnplans.cli",
        "ingest",
        str(folder),
        "--no-cache",
        "--no-keep",
        "--jobs",
    ]
    command += [str(jobs), "--db", str(database)]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    before, began = os.times(), time.monotonic()
    running = subprocess.Popen(
        command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    with MemoryWatch(running.pid) as watch:
        said, _ = running.communicate()
    seconds, after = time.monotonic() - began, os.times()
    again = time.monotonic()
    subprocess.run(
        command, env=surroundings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    second_run = time.monotonic() - again
    run = Run(
        files=files,
        pages=pages,
        jobs=jobs,
        seconds=round(seconds, 2),
        processor=round(
            after.children_user + after.children_system - before.children_user - before.children_system, 2
        ),
        second_run=round(second_run, 2),
        writer=round(max((m.writer for m in watch.moments), default=0.0)),
        readers=round(max((m.readers for m in watch.moments), default=0.0)),
        growth=round(growth(watch.moments)),
        database=round(database.stat().st_size / 1e6, 1),
        endings=next((line for line in said.splitlines() if line.startswith(f"{files} file")), ""),
    )
    return run, watch.moments


def growth(moments: Sequence[Moment]) -> float:
    """By how many megabytes the largest reader of the second half was larger than that of the first; below 0: smaller."""
    middle = len(moments) // HALVES
    if not middle:
        return 0.0
    return max(m.readers for m in moments[middle:]) - max(m.readers for m in moments[:middle])


def line(run: Run, alone: Run | None) -> str:
    """One row of the table; ``alone`` is the run of the same files with one reader."""
    faster = f"{alone.seconds / run.seconds:.2f}" if alone is not None and alone is not run else "–"
    return (
        f"| {run.files} | {run.pages} | {run.jobs} | {run.seconds:.1f} | {run.pages_a_second:.2f} | {faster} "
        f"| {1000 * run.processor / run.files:.0f} | {1000 * run.second_run / run.files:.0f} | {run.writer:.0f} "
        f"| {run.readers:.0f} | {run.growth:+.0f} | {run.database:.1f} |"
    )


HEAD = (
    "| files | pages | readers | s | pages/s | × of one | processor ms a file | second run ms a file "
    "| writer MB | reader MB | growth MB | database MB |\n|" + "---:|" * 12
)


def main() -> None:
    """Measures and prints."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--sizes", default="10,100,1000,2000")
    options.add_argument("--jobs", default="1,2")
    options.add_argument("--out", type=Path)
    given = options.parse_args()
    runs: list[Run] = []
    print(HEAD)
    with tempfile.TemporaryDirectory(prefix="vnplans-scale-") as temporary:
        for files in map(int, given.sizes.split(",")):
            folder = Path(temporary) / str(files)
            pages = make_files(folder, files)
            for jobs in map(int, given.jobs.split(",")):
                run, moments = measured(folder, files, pages, jobs)
                runs.append(run)
                alone = next((r for r in runs if r.files == files and r.jobs == 1), None)
                print(line(run, alone), flush=True)
                if given.out is not None:
                    given.out.mkdir(parents=True, exist_ok=True)
                    title = f"{files} files, {jobs} reader{'s' if jobs > 1 else ''}"
                    (given.out / f"memory-{files}-{jobs}.svg").write_text(picture(moments, title), "utf-8")
    for run in runs:
        print(f"{run.files} files, {run.jobs} readers: {run.endings}")
    if given.out is not None:
        (given.out / "scale.json").write_text(json.dumps([asdict(r) for r in runs], indent=1), "utf-8")


if __name__ == "__main__":
    main()
