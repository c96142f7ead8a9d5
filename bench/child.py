"""A process in which one tool reads files, so that each tool has its own memory and no other's imports.

    python -m bench.child TOOL

One JSON request a line on standard input: ``{"file": …, "rows": false}``. One JSON answer a line: processor
seconds, peak and present memory in MB, and the rows of all tables where they are asked for.
"""

from __future__ import annotations

import gc
import json
import logging
import os
import resource
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import _lru_cache_wrapper
from pathlib import Path

from bench.tools import TIMED, TOOLS, Row, warm_up

OF_TEXTS = ("extract.", "normalize.", "schema.build.", "schema.checks.", "schema.load.")
"""Packages whose functions are asked about texts."""
FEWEST_REMEMBERED = 16
"""A cache of fewer holds no texts."""
ENDED = "the process ended"
"""The error of a tool that took its process with it."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one reading of one file took. ``error``: what the tool raised; then the rest says nothing."""

    seconds: float
    peak_mb: float
    present_mb: float
    rows: tuple[Row, ...] = ()
    error: str | None = None


class Child:
    """A tool in a process of its own."""

    def __init__(self, tool: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bench.child", tool],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def read(self, path: Path, rows: bool = False) -> Measured:
        """One file, read once."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps({"file": str(path), "rows": rows}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            return Measured(0.0, 0.0, 0.0, error=ENDED)
        answer = json.loads(line)
        return Measured(
            answer["seconds"], answer["peak_mb"], answer["present_mb"], tuple(answer["rows"]), answer["error"]
        )

    def close(self) -> None:
        """Ends the process."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


@contextmanager
def child(tool: str) -> Iterator[Child]:
    """A tool in a fresh process, ended afterwards."""
    one = Child(tool)
    try:
        yield one
    finally:
        one.close()


def _answer(tool: str, request: dict[str, object]) -> dict[str, object]:
    path = Path(str(request["file"]))
    reader = (TOOLS if request["rows"] else TIMED)[tool]
    error: str | None = None
    rows: list[Row] = []
    forget()
    started = time.process_time()
    try:
        rows = reader(path)
    except Exception as failure:  # noqa: BLE001 - a tool that fails is a result of the measurement
        error = f"{type(failure).__name__}: {failure}"[:200]
    seconds = time.process_time() - started
    return {
        "seconds": seconds,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "present_mb": _present(),
        "rows": rows if request["rows"] else [],
        "error": error,
    }


def forget() -> None:
    """Empties what our functions remember of texts that they have read: a file's own would make its second reading
    quicker than any first. What is made once in a process (registers, patterns, statements of the database) stays."""
    for cached in gc.get_objects():
        if isinstance(cached, _lru_cache_wrapper) and cached.__module__.startswith(OF_TEXTS):
            size = cached.cache_info().maxsize
            if size is not None and size >= FEWEST_REMEMBERED:
                cached.cache_clear()


def _present() -> float:
    """Memory held now, in MB (Linux; 0 elsewhere)."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def main() -> None:
    """Answers until the input ends."""
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")
    tool = sys.argv[1]
    warm_up(tool)
    for line in sys.stdin:
        print(json.dumps(_answer(tool, json.loads(line))), file=out, flush=True)


if __name__ == "__main__":
    main()
