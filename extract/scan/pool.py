"""Pages read by several processes at once, this one among them, each with one thread.

This process reads the first page while the others begin, so that a page is there as soon as without them. From then on
the next page goes to whoever is free: no page waits behind another one, and all end at about the same time.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Lock

import cv2

from extract.model import Page
from extract.parent_process import end_with_parent

Progress = Callable[[int, int], None]
"""Called with the number of pages done and the number of all pages."""


def read_in_turn(
    calls: Sequence[Callable[[], Page]], workers: int, progress: Progress | None = None
) -> Iterator[Page]:
    """The results of the calls in their order, each as soon as it and those before it are there.

    An interrupt (Ctrl-C) ends the work, as does closing the iterator.

    Args:
        calls: each gives a page; they are sent to other processes, so they must be picklable.
        workers: processes that read, this one included.
        progress: called once for each page, in this process.

    Raises:
        BrokenProcessPool: a process was ended from outside, or crashed.
    """
    work, threads, told = _Work(calls), cv2.getNumThreads(), 0
    try:
        if workers > 1:
            cv2.setNumThreads(1)
            work.begin(workers - 1)
        for at in range(len(calls)):
            while not work.is_done(at):
                work.go_on()
                done = work.n_done
                if progress:
                    for n in range(told + 1, done + 1):
                        progress(n, len(calls))
                told = done
            yield work.result(at)
    finally:
        work.end()
        cv2.setNumThreads(threads)


class _Work:
    """The pages of a file, given out one at a time, in their order."""

    def __init__(self, calls: Sequence[Callable[[], Page]]) -> None:
        self._calls = calls
        self._left = deque(range(len(calls)))
        self._here: dict[int, Page] = {}
        self._given: dict[int, Future[Page]] = {}
        self._n_taken = 0
        self._pool: ProcessPoolExecutor | None = None
        self._lock = Lock()

    def begin(self, others: int) -> None:
        """Begins so many other processes; the first page is left to this one."""
        self._pool = ProcessPoolExecutor(others, get_context("spawn"), begin_work)
        first = self._left.popleft()
        for _ in range(others):
            self._give()
        self._left.appendleft(first)

    def go_on(self) -> None:
        """Reads the next page that nobody reads; where there is none, waits for one that another process reads."""
        with self._lock:
            at = self._left.popleft() if self._left else None
        if at is not None:
            self._here[at] = self._calls[at]()
        else:
            wait([job for job in self._others() if not job.done()], return_when=FIRST_COMPLETED)

    def is_done(self, at: int) -> bool:
        """Whether a page is read, or reading it has failed."""
        return at in self._here or (at in self._given and self._given[at].done())

    @property
    def n_done(self) -> int:
        """How many pages are read."""
        return self._n_taken + len(self._here) + sum(job.done() for job in self._others())

    def result(self, at: int) -> Page:
        """A page that is done; it is not kept here.

        Raises:
            BrokenProcessPool: the process that read it is no more.
        """
        self._n_taken += 1
        return self._here.pop(at) if at in self._here else self._given.pop(at).result()

    def end(self) -> None:
        """Nothing more is begun; the other processes end once they have read what they are at."""
        with self._lock:
            self._left.clear()
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)

    def _others(self) -> tuple[Future[Page], ...]:
        """The pages of other processes."""
        return tuple(self._given.values())  # as they are now: another thread adds to them

    def _give(self, before: Future[Page] | None = None) -> None:
        """Gives the next page to another process, and when that is read the one after it.

        Args:
            before: the page that it has read; where that failed, it is given no other.
        """
        if before is not None and (before.cancelled() or before.exception() is not None):
            return
        with self._lock:
            if not self._left or self._pool is None:
                return
            try:
                job = self._pool.submit(self._calls[self._left[0]])
            except BrokenProcessPool:  # another process of the pool is no more: its page tells
                return
            self._given[self._left.popleft()] = job
        job.add_done_callback(self._give)


def begin_work() -> None:
    """Prepares a worker process: one thread, Ctrl-C ignored, and it ends when the process that began it
    ends."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    cv2.setNumThreads(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        end_with_parent(parent.join)
