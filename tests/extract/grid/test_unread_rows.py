"""Lines that look like the rows of a table and were read as text are said; prose and formulas are none."""

from __future__ import annotations

from extract.grid.unread_rows import unread_rows
from extract.model import Box, Word


def line(top: float, *pieces: tuple[float, str]) -> list[Word]:
    """Words of a line, each 5 points a letter, with single spaces."""
    words: list[Word] = []
    for x, text in pieces:
        for word in text.split():
            words.append(Word(word, Box(x, top, x + 5 * len(word), top + 10), 10))
            x += 5 * len(word) + 3
    return words


def test_rows_that_no_table_took() -> None:
    rows = [line(20 * k, (50, "Trồng rừng"), (200, "Sở Y tế"), (400, "2025")) for k in range(4)]
    note = unread_rows(rows)
    assert note is not None
    assert note.found == "Trồng rừng | Sở Y tế | 2025"


def test_three_rows_are_enough_where_they_are_numbered() -> None:
    rows = [line(20 * k, (50, f"{k + 1}."), (100, "Trồng rừng"), (300, "Sở Y tế")) for k in range(3)]
    assert unread_rows(rows) is not None


def test_a_formula_of_three_lines_is_none() -> None:
    rows = [line(12 * k, (50, "Tổng"), (150, "số"), (250, "năng lượng")) for k in range(3)]
    assert unread_rows(rows) is None


def test_prose_is_none() -> None:
    text = "Các cơ quan căn cứ nhiệm vụ được giao tổ chức triển khai thực hiện"
    assert unread_rows([line(14 * k, (50 + k, text)) for k in range(9)]) is None
