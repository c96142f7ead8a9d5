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
    """Twenty pages with a table that goes on; its fonts are not in the file."""
    sheets = [
        Sheet().table(XS, YS, (("STT", "Nội dung", "Chủ trì"), (f"{n}", f"Việc {n}", "Sở Y tế")))
        for n in range(1, 21)
    ]
    return write(tmp_path_factory.mktemp("long") / "long.pdf", sheets)


@pytest.fixture(scope="module")
def plan() -> Path:
    """Twenty-seven pages whose fonts are in the file."""
    return corpus_file("cao-bang", ".pdf")


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of ten pages counts as long, and is read by threes."""
    monkeypatch.setattr(shared_pages, "FEWEST_PAGES", 10)
    monkeypatch.setattr(shared_pages, "TOGETHER", 3)


def shared(path: Path, workers: int) -> list[Page]:
    opened = open_pdf(path)
    try:
        return list(shared_pages.shared_pages(path, opened, examined(path), workers))
    finally:
        opened.close()


@pytest.mark.usefixtures("few")
def test_the_same_pages_in_the_same_order(plan: Path) -> None:
    read = list(read_pages(plan))
    found = shared(plan, 2)
    assert [p.number for p in found] == list(range(1, 28))
    assert found == read
    assert [p.marks for p in found] == [p.marks for p in read]


@pytest.mark.usefixtures("few")
def test_the_same_document(plan: Path) -> None:
    assert read_pdf(plan, workers=2) == read_pdf(plan)


@pytest.mark.usefixtures("few")
def test_a_process_that_falls_leaves_its_pages_to_this_one(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = shared_pages._from_processes

    def falls(*given: object) -> Iterator[Page]:
        for page in real(*given):  # type: ignore[arg-type]
            if page.number == 8:
                raise BrokenProcessPool("a process fell")
            yield page

    monkeypatch.setattr(shared_pages, "_from_processes", falls)
    assert shared(plan, 2) == list(read_pages(plan))


def never(*_: object) -> Iterator[Page]:
    raise AssertionError("a process was begun")


def test_a_short_file_is_read_here(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_pages, "_from_processes", never)
    assert len(shared(plan, 2)) == 27


@pytest.mark.usefixtures("few")
def test_a_file_with_fonts_of_others_is_read_here(long: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What pdfium puts in their place hangs on what a process has read before."""
    monkeypatch.setattr(shared_pages, "_from_processes", never)
    assert examined(long).lent_fonts and not examined(corpus_file("cao-bang", ".pdf")).lent_fonts
    assert len(shared(long, 2)) == 20
