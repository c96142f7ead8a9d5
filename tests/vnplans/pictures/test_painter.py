"""Pages are painted in a process of their own, which may fall."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.samples.files import corpus_file
from vnplans.pictures.orders import AskSizes, AskWords, PaintPage
from vnplans.pictures.painter import Painter
from vnplans.pictures.painting import paint

PDF = corpus_file("cao-bang", ".pdf")


@pytest.fixture(scope="module")
def painter() -> Iterator[Painter]:
    made = Painter()
    yield made
    made.close()


def test_a_page_is_as_wide_as_asked(painter: Painter) -> None:
    image = Image.open(io.BytesIO(painter.ask(PaintPage(PDF, 1, 600)).picture))
    assert (image.format, image.width) == ("JPEG", 600)
    assert image.height == pytest.approx(849, abs=2)


def test_a_crop_is_the_place_with_a_margin(painter: Painter) -> None:
    image = Image.open(io.BytesIO(painter.ask(PaintPage(PDF, 1, 1190, (100.0, 200.0, 300.0, 240.0))).picture))
    assert image.width == pytest.approx(2 * 220, abs=3) and image.height == pytest.approx(2 * 60, abs=3)


def test_sizes_are_those_of_a_person_looking(painter: Painter) -> None:
    sizes = painter.ask(AskSizes(PDF)).numbers
    assert len(sizes) > 20
    assert sizes[0] == pytest.approx((595, 842), abs=1)
    assert any(width > height for width, height in sizes), "the appendix lies on its side"


def test_words_lie_on_the_page(painter: Painter) -> None:
    words = painter.ask(AskWords(PDF, 1)).numbers
    assert len(words) > 100
    assert all(0 <= x0 < x1 <= 600 and 0 <= top < bottom <= 845 for x0, top, x1, bottom in words)


def test_a_picture_is_remembered(painter: Painter) -> None:
    order = PaintPage(PDF, 2, 300)
    assert painter.ask(order) is painter.ask(order)


def test_a_file_that_is_no_pdf_is_told_and_the_next_is_painted(painter: Painter, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 and nothing more")
    assert "broken.pdf" in str(painter.ask(PaintPage(broken, 1, 300)).problem)
    assert painter.ask(PaintPage(PDF, 3, 300)).picture


def test_a_process_that_was_killed_is_begun_again() -> None:
    painter = Painter()
    try:
        assert painter.ask(PaintPage(PDF, 1, 200)).picture
        child = painter._child
        assert child is not None
        child.process.kill()
        child.process.wait()
        assert painter.ask(PaintPage(PDF, 2, 200)).picture
        assert painter._child is not child
    finally:
        painter.close()


def test_a_picture_that_takes_too_long_is_given_up() -> None:
    painter = Painter(seconds=0.001)
    try:
        assert "within" in str(painter.ask(PaintPage(PDF, 1, 200)).problem)
    finally:
        painter.close()


@pytest.mark.parametrize("page", [0, 999])
def test_a_page_that_is_not_there_is_a_problem(page: int) -> None:
    assert paint(PaintPage(PDF, page, 100)).problem
