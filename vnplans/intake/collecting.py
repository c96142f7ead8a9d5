"""How often Python looks for cycles of objects while documents are read and stored."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

COLLECT_AFTER = 50_000
"""New objects after which cycles are looked for; Python's own 700 cost a sixth of the time of reading and storing a
plan."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Cycles are looked for seldom, and afterwards as before."""
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], COLLECT_AFTER) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
