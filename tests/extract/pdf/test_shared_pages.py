"""The pages of a long PDF read by several processes are those that one process reads."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from extract.model import Page
from extract.paged import read_pdf
from extract.pdf import shared_pages
from extract.pdf.opening import open_pdf
from extract.pdf.pages import examined, read_pages
from tests.samples.files import corpus_file
from tests.samples.pdf import Sheet, write

XS = (50.0, 90.0, 300.0, 540.0)
YS = (100.0, 130.0, 170.0)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty pages with a table that goes on, each with another number."""
    sheets = [
        Sheet().table(XS, YS, (("STT", "Nội dung", "Chủ trì"), (f"{n}", f"Việc {n}", "Sở Y tế")))
        for n in range(1, 21)
    ]
    return write(tmp_path_factory.mktemp("long") / "long.pdf", sheets)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of twenty pages counts as long, and is read by threes."""
    monkeypatch.setattr(shared_pages, "FEWEST_PAGES", 10)
    monkeypatch.setattr(shared_pages, "TOGETHER", 3)


def shared(path: Path, workers: int) -> list[Page]:
    opened = open_pdf(path)
    try:
        return list(shared_pages.shared_pages(path, opened, examined(path), workers))
    finally:
        opened.close()


@pytest.mark.usefixtures("few")
def test_the_same_pages_in_the_same_order(long: Path) -> None:
    read = list(read_pages(long))
    assert [p.number for p in read] == list(range(1, 21))
    assert shared(long, 2) == read
    assert [p.marks for p in shared(long, 2)] == [p.marks for p in read]


@pytest.mark.usefixtures("few")
def test_the_same_document_of_a_plan() -> None:
    path = corpus_file("cao-bang", ".pdf")
    assert read_pdf(path, workers=2) == read_pdf(path)


@pytest.mark.usefixtures("few")
def test_a_process_that_falls_leaves_its_pages_to_this_one(
    long: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shared_pages._from_processes

    def falls(*given: object) -> Iterator[Page]:
        for page in real(*given):  # type: ignore[arg-type]
            if page.number == 8:
                raise BrokenProcessPool("a process fell")
            yield page

    monkeypatch.setattr(shared_pages, "_from_processes", falls)
    assert shared(long, 2) == list(read_pages(long))


def test_a_short_file_is_read_here(long: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> Iterator[Page]:
        raise AssertionError("a process was begun")

    monkeypatch.setattr(shared_pages, "_from_processes", never)
    assert len(shared(long, 2)) == 20
