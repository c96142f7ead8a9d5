"""Limits of time in tests that hold on a busy or slow machine too.

What is measured is processor time, and the limit grows by as much as this machine, right now, is slower than the one
the limit was set on. The figures themselves are printed by the benchmarks.
"""

from __future__ import annotations

import time
from collections.abc import Callable

_REFERENCE = 0.005
"""Processor seconds of :func:`_work` on the machine the limits were set on, at rest."""


def seconds(action: Callable[[], object], tries: int = 5) -> float:
    """The shortest processor time of several runs."""
    best = float("inf")
    for _ in range(tries):
        began = time.process_time()
        action()
        best = min(best, time.process_time() - began)
    return best


def assert_within(limit: float, action: Callable[[], object]) -> None:
    """The action takes at most ``limit`` seconds, on a machine as fast as the reference."""
    taken = seconds(action)
    if taken < limit:
        return
    assert taken < limit * (slower := slowness()), (taken, slower)


def slowness() -> float:
    """By how much a limit grows: as much as this machine, right now, is slower than the reference, and a quarter for chance."""
    return 1.25 * max(1.0, seconds(_work) / _REFERENCE)


def _work() -> int:
    total = 0
    for k in range(200_000):
        total += k % 7
    return total
