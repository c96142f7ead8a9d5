"""The pages of a long PDF, shared among processes: each reads some that follow each other, and all come in order.

A page whose fonts are in the file is read the same wherever it is read, so the pages are those of
``extract.pdf.pages.pages_of``; a file with fonts of others (:func:`extract.pdf.fonts.is_lent`) is not shared. A process
that falls leaves its pages, and all after them, to this one.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from multiprocessing import get_context, parent_process
from pathlib import Path

from extract.model import Page
from extract.parent_process import end_with_parent
from extract.pdf.damage import Damage
from extract.pdf.opening import Opened, open_pdf
from extract.pdf.pages import pages_of

FEWEST_PAGES = 150
"""Pages from which a file is shared: beginning a process takes as long as reading some twenty, and a page that was read elsewhere
is passed on in half the time of reading it. A file of 332 pages takes 0.91 times as long by the clock, one of 95 no less."""
ALONE = 3
"""Pieces that this process reads while the others begin."""
TOGETHER = 8
"""Pages that a process reads at a time."""
AHEAD = 2
"""How many such pieces more than there are processes are begun before the first is used; they wait in memory."""


def shared_pages(path: Path, opened: Opened, damage: Damage, workers: int) -> Iterator[Page]:
    """The pages of a PDF one by one, read by so many processes; by this one where it has few.

    Args:
        path: the file that ``opened`` was opened from, as it is; other processes open it again.
    """
    stated = len(opened.pdf)
    if workers < 2 or stated < FEWEST_PAGES or damage.n_pages != stated or damage.lent_fonts:
        yield from pages_of(opened, damage)
        return
    done = 0
    try:
        for page in _from_processes(path, opened, replace(damage, fonts=[]), workers):
            done = page.number
            yield page
    except (BrokenProcessPool, OSError):
        yield from pages_of(opened, damage, done + 1)


def _from_processes(path: Path, opened: Opened, damage: Damage, workers: int) -> Iterator[Page]:
    """The pages in order. This process is one of the workers: it reads the first pages while the others begin, and others
    where the next ones are not ready."""
    pool = ProcessPoolExecutor(workers - 1, mp_context=get_context("spawn"), initializer=_begin)
    firsts = range(1, len(opened.pdf) + 1, TOGETHER)
    left = deque(firsts[ALONE:])
    waiting: deque[Future[tuple[Page, ...]]] = deque()

    def hand_out() -> None:
        while left and len(waiting) < workers - 1 + AHEAD:
            first = left.popleft()
            waiting.append(pool.submit(_piece, path, damage, first, first + TOGETHER - 1))

    try:
        hand_out()
        for first in firsts[:ALONE]:
            yield from pages_of(opened, damage, first, first + TOGETHER - 1)
        while waiting:
            piece = waiting.popleft()
            while left and not piece.done():
                own = Future[tuple[Page, ...]]()
                first = left.popleft()
                own.set_result(tuple(pages_of(opened, damage, first, first + TOGETHER - 1)))
                waiting.append(own)
            hand_out()
            yield from piece.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _piece(path: Path, damage: Damage, first: int, last: int) -> tuple[Page, ...]:
    opened = open_pdf(path)
    try:
        return tuple(pages_of(opened, damage, first, last))
    finally:
        opened.close()


def _begin() -> None:
    """Prepares a process that reads: Ctrl-C is its parent's to answer, and it ends with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        end_with_parent(parent.join)
