"""Several processes that read pages at once, each with one thread."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context, parent_process

import cv2

from extract.model import Page
from extract.parent_process import end_with_parent

Progress = Callable[[int, int], None]
"""Called with the number of pages done and the number of all pages."""


def run_in_pool(
    calls: Sequence[Callable[[], Page]], workers: int, progress: Progress | None
) -> tuple[Page, ...]:
    """The results of the calls, in their order, made by so many processes. An interrupt (Ctrl-C) ends the
    work.

    Args:
        calls: each gives a page; they are sent to other processes, so they must be picklable.
        progress: called after each page, in this process.

    Raises:
        BrokenProcessPool: a process was ended from outside, or crashed.
    """
    done: dict[int, Page] = {}
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=begin_work)
    try:
        jobs = {pool.submit(call): at for at, call in enumerate(calls)}
        for job in as_completed(jobs):
            done[jobs[job]] = job.result()
            if progress:
                progress(len(done), len(calls))
    except KeyboardInterrupt:
        pool.shutdown(wait=False, cancel_futures=True)
        raise
    pool.shutdown()
    return tuple(done[at] for at in range(len(calls)))


def begin_work() -> None:
    """Prepares a worker process: one thread, Ctrl-C ignored, and it ends when the process that began it
    ends."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    cv2.setNumThreads(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        end_with_parent(parent.join)
