"""Waiting for processes and seeing whether they live, for the tests of what is left behind."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path


def until(holds: Callable[[], bool], seconds: float = 30.0) -> None:
    """Waits until something holds; fails where it does not within its time."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "not within its time"
        time.sleep(0.05)


def alive(process: int) -> bool:
    """Whether a process runs; one that has ended and was not fetched yet does not."""
    state = Path(f"/proc/{process}/stat")
    try:
        os.kill(process, 0)
        return not (state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z")
    except (ProcessLookupError, FileNotFoundError):
        return False
