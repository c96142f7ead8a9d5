"""A process that ends with the process that began it, also where that one is killed."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading
from collections.abc import Callable

_SET_SIGNAL_OF_PARENTS_DEATH = 1
"""``PR_SET_PDEATHSIG`` of Linux's ``prctl``."""


def end_with_parent(parent_ended: Callable[[], object]) -> None:
    """Makes this process end as soon as its parent has ended.

    On Linux the system does it, also while C code holds the interpreter. On every system a thread waits as
    well.

    Args:
        parent_ended: returns when the parent has ended, and not before.

    Example:
        ``end_with_parent(multiprocessing.parent_process().join)``
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_SIGNAL_OF_PARENTS_DEATH, signal.SIGKILL)
    threading.Thread(target=_wait, args=(parent_ended,), daemon=True).start()


def _wait(parent_ended: Callable[[], object]) -> None:
    parent_ended()
    os._exit(1)
