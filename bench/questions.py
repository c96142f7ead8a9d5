"""How long questions and exports take with 332 documents stored, each command in a process of its own.

usage: python -m bench.questions [DATABASE] [--documents 332]

The documents of a database (without one: both plans of the corpus, read for it) are copied under other numbers until there are as
many as asked for (``bench.review_speed``). Told are seconds of processor, which other programs on the machine do not lengthen.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.files import ROOT
from bench.review_speed import grown

TIMES = 3
KINDS: tuple[tuple[str, tuple[str, ...], float | None], ...] = (
    ("status", ("status",), None),
    ("findings, as a table", ("findings",), 2.0),
    ("findings, the 5th part", ("findings", "--page", "5"), 2.0),
    ("findings counted", ("findings", "--count"), 2.0),
    ("findings, all as JSON", ("findings", "--json"), None),
    ("export to XLSX", ("export", "{out}", "--format", "xlsx"), 20.0),
    ("export to CSV", ("export", "{out}", "--format", "csv"), None),
)
"""What is asked, and the seconds that it may take."""


def seconds(command: Sequence[str], db: str, folder: Path) -> float:
    """Seconds of processor of one command."""
    words = [
        sys.executable,
        "-m",
        "vnplans.cli",
        *(w.format(out=folder / "out") for w in command),
        "--db",
        db,
    ]
    before = os.times()
    done = subprocess.run(
        words,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
    )
    after = os.times()
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr.decode("utf-8", "replace")[-500:])
    return after.children_user + after.children_system - before.children_user - before.children_system


def main(arguments: Sequence[str] | None = None) -> None:
    """Grows the database, asks, prints a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("database", nargs="?")
    parser.add_argument("--documents", type=int, default=332)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="vnplans-bench-") as name:
        folder = Path(name)
        db = grown(asked.database, folder, asked.documents)
        print(f"{asked.documents} documents, {Path(db).stat().st_size / 1e6:.0f} MB")
        print("| question | processor s, the best | limit s |\n|---|---|---|")
        for what, command, limit in KINDS:
            times = 1 if command[0] == "export" else TIMES
            best = min(seconds(command, db, folder) for _ in range(times))
            print(f"| {what} | {best:.2f} | {limit or ''} |", flush=True)


if __name__ == "__main__":
    main()
