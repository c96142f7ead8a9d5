"""Words of a file that its reader left out, by the second count."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from extract.left_out import PageWords, with_left_out
from extract.model import Box, Grid, Page, Paragraph, Word
from extract.read import read_document
from extract.word_gaps import word_gaps
from tests.samples.files import corpus_file

PLAN = """KẾ HOẠCH

I. MỤC TIÊU

1. Trồng mới 500 ha rừng phòng hộ ven biển trước năm 2030.

2. Thu gom toàn bộ chất thải nhựa tại các chợ, siêu thị và bến cảng của tỉnh.

| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |
|---|---|---|---|
| 1 | Khảo sát nguồn thải nhựa tại các chợ biên giới | Sở Công Thương | 2026 |
| 2 | Hỗ trợ cơ sở sản xuất bao bì giấy | Sở Tài chính | 2027 |
| 3 | Tuyên truyền tại các trường học | Sở Công Thương | 2028 |
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.md"
    path.write_text(PLAN, "utf-8")
    return path


@pytest.mark.parametrize(
    ("words", "held", "expected"),
    [
        pytest.param("a b c d e f", "a b e f", [(2, 4)], id="inside"),
        pytest.param("a b c d", "a b", [(2, 4)], id="end"),
        pytest.param("a b c d", "c d", [(0, 2)], id="beginning"),
        pytest.param("a b c d", "a x b c d", [], id="more-in-the-second"),
        pytest.param("a b c a b c d e f", "a b c d e f", [(3, 6)], id="repeated-words"),
        pytest.param("a b", "a b", [], id="alike"),
    ],
)
def test_gaps_of_words(words: str, held: str, expected: list[tuple[int, int]]) -> None:
    assert word_gaps(words.split(), held.split()) == expected


def test_any_stretch_taken_out_is_found_where_no_words_repeat() -> None:
    draw = random.Random(4)
    words = [f"w{k}" for k in range(300)]
    for _ in range(40):
        start = draw.randrange(0, 280)
        end = start + draw.randrange(1, 20)
        assert word_gaps(words, words[:start] + words[end:]) == [(start, end)]


def test_a_file_of_which_all_words_stand_in_blocks_has_no_sighting(plan: Path) -> None:
    assert read_document(plan).sightings == ()


@pytest.mark.parametrize("plan_name", ["cao-bang", "bac-ninh"])
@pytest.mark.parametrize("ending", [".docx", ".pdf"])
def test_nothing_of_a_rendition_is_left_out(plan_name: str, ending: str) -> None:
    assert read_document(corpus_file(plan_name, ending)).sightings == ()


def test_a_paragraph_that_the_reader_lost_is_seen_with_its_line(plan: Path) -> None:
    read = read_document(plan)
    blocks = tuple(b for b in read.blocks if not (isinstance(b, Paragraph) and "chất thải" in b.text))
    (found,) = with_left_out(replace(read, blocks=blocks), plan).sightings
    assert found.place.line == 7
    assert "thu gom toàn bộ chất thải nhựa" in found.text


def test_the_short_cells_of_a_lost_column_are_seen(plan: Path) -> None:
    read = read_document(plan)
    blocks = tuple(
        replace(b, cells=tuple(c for c in b.cells if c.column != 2)) if isinstance(b, Grid) else b
        for b in read.blocks
    )
    (found,) = with_left_out(replace(read, blocks=blocks), plan).sightings
    assert "sở công thương" in found.text


def word(text: str, left: float) -> Word:
    return Word(text, Box(left, 0, left + 9, 9), 1.0)


def page(number: int, text: str) -> Page:
    return Page(number, 600, 800, tuple(word(t, 10.0 * k) for k, t in enumerate(text.split())), ())


def test_words_of_a_page_in_no_block_are_seen_and_a_running_head_is_not(plan: Path) -> None:
    head = "Công báo số 100"
    pages = [page(n, f"{head} {n} trang") for n in range(1, 5)]
    pages[1] = page(2, f"{head} 2 trang bảng biểu bị mất ở đây")
    words = PageWords()
    passed = list(words.passing(iter(pages)))
    assert passed == pages
    read = replace(read_document(plan), blocks=(), n_pages=4)
    (found,) = words.left_out(read)
    assert found.place.page == 2
    assert found.text == "bảng biểu bị mất ở đây"
