"""Pages shared among processes: in their order, the first at once, each told."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial

import pytest

pytest.importorskip("cv2", reason="opencv-python-headless is not installed (extra scan)")

from extract.model import Page
from extract.scan import pool
from extract.scan.pool import read_in_turn


class _Sheets:
    """A fake reader: all pages but the first wait for a person to have seen the first one (or five seconds)."""

    def __init__(self) -> None:
        self.read: list[int] = []
        self.begun: list[int] = []
        self.seen = threading.Event()
        self.others: list[ThreadPoolExecutor] = []

    def call(self, number: int) -> Page:
        self.begun.append(number)
        if number > 1:
            self.seen.wait(5)
        self.read.append(number)
        return Page(number, 595, 842, (), ())


@pytest.fixture
def sheets(monkeypatch: pytest.MonkeyPatch) -> Iterator[_Sheets]:
    """Threads stand for the other processes."""
    found = _Sheets()

    def threads(others: int, *_: object) -> ThreadPoolExecutor:
        found.others.append(ThreadPoolExecutor(others))
        return found.others[-1]

    monkeypatch.setattr(pool, "ProcessPoolExecutor", threads)
    yield found
    found.seen.set()


@pytest.mark.parametrize("workers", [1, 2, 8])
@pytest.mark.parametrize("n_pages", [1, 2, 40])
def test_the_first_page_is_there_and_told_before_a_third_is_read(
    sheets: _Sheets, workers: int, n_pages: int
) -> None:
    told: list[tuple[int, int]] = []
    calls = [partial(sheets.call, n) for n in range(1, n_pages + 1)]
    pages = read_in_turn(calls, min(workers, n_pages), lambda done, every: told.append((done, every)))
    assert next(pages).number == 1
    assert len(sheets.read) <= 2
    assert told == [(1, n_pages)]
    sheets.seen.set()
    assert [page.number for page in pages] == list(range(2, n_pages + 1))
    assert sorted(sheets.read) == list(range(1, n_pages + 1))
    assert told == [(n, n_pages) for n in range(1, n_pages + 1)]


def test_who_is_free_reads_the_next_page(sheets: _Sheets) -> None:
    """While another process is at one page all the time, this one reads the others."""
    free = threading.Event()

    def slow(number: int) -> Page:
        assert free.wait(5)
        return sheets.call(number)

    sheets.seen.set()

    def last(number: int) -> Page:
        free.set()
        return sheets.call(number)

    reading = {2: slow, 10: last}
    calls = [partial(reading.get(n, sheets.call), n) for n in range(1, 11)]
    assert [page.number for page in read_in_turn(calls, 2)] == list(range(1, 11))
    assert sheets.read.index(10) < sheets.read.index(2)


def test_nothing_more_is_begun_once_the_iterator_is_closed(sheets: _Sheets) -> None:
    pages = read_in_turn([partial(sheets.call, n) for n in range(1, 41)], 3)
    next(pages)
    pages.close()  # type: ignore[attr-defined]
    begun = len(sheets.begun)
    sheets.seen.set()
    sheets.others[0].shutdown(wait=True)
    assert begun == len(sheets.begun) <= 3


def test_pages_are_read_by_this_process_and_others() -> None:
    own = os.getpid()
    first, second, _ = read_in_turn([_page_of_process] * 3, 2)
    assert first.number == own
    assert second.number != own


def test_a_process_that_falls_is_told() -> None:
    pages = read_in_turn([_page_of_process, _falls], 2)
    next(pages)
    with pytest.raises(BrokenProcessPool):
        next(pages)


def _page_of_process() -> Page:
    """A page with the number of the process that read it."""
    return Page(os.getpid(), 595, 842, (), ())


def _falls() -> Page:
    os._exit(1)
