"""A bar on standard error: pages read, pages to read, time left. Nothing where that is no terminal."""

from __future__ import annotations

import sys
import time

from extract.scan import Progress

WIDTH = 30
"""Letters of the bar."""


def bar(name: str) -> Progress | None:
    """A progress function for ``ScanSettings.progress``; None where standard error is no terminal.

    Args:
        name: what is read, put before the bar.
    """
    if not sys.stderr.isatty():
        return None
    start = time.monotonic()

    def told(done: int, every: int) -> None:
        sys.stderr.write("\r" + line(name, done, every, time.monotonic() - start))
        sys.stderr.write("\n" if done == every else "")
        sys.stderr.flush()

    return told


def line(name: str, done: int, every: int, seconds: float) -> str:
    """The bar as text: ``plan.pdf  ██████  12/27 pages, 0:14 left``."""
    filled = WIDTH * done // max(1, every)
    left = round(seconds / done * (every - done)) if done else 0
    return f"{name}  {'█' * filled}{'░' * (WIDTH - filled)}  {done}/{every} pages, {left // 60}:{left % 60:02d} left"
