"""Tables for the width at hand: no date, number or word is broken, no line is wider than the room."""

from __future__ import annotations

import pytest

from vnplans.cli.widths import GAP, column_widths, table_height, wrapped


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("Sở Nông nghiệp", 8, ["Sở Nông", "nghiệp"], id="words"),
        pytest.param("Cao Bằng-Bắc Kạn", 10, ["Cao Bằng-", "Bắc Kạn"], id="after-a-hyphen"),
        pytest.param(
            "ở cao-bang-337-qd-ubnd-2018",
            12,
            ["ở", "cao-bang-337-qd-ubnd-2018"],
            id="an-id-is-never-cut",
        ),
        pytest.param(
            "xem cao-bang-337-qd-ubnd-2018:t1:A:1",
            34,
            ["xem", "cao-bang-337-qd-ubnd-2018:t1:A:1"],
            id="ids-stay-whole",
        ),
        pytest.param("từ 2018-04-04 đến", 12, ["từ", "2018-04-04", "đến"], id="dates-stay-whole"),
        pytest.param("giảm 2.500,5 tỷ", 7, ["giảm", "2.500,5", "tỷ"], id="numbers-stay-whole"),
        pytest.param(
            "Sở Tài chính 2; Sở Y tế", 14, ["Sở Tài chính", "2; Sở Y tế"], id="a-mark-stays-with-its-number"
        ),
        pytest.param("3b63da35", 8, ["3b63da35"], id="figures-in-a-hash-are-no-number"),
        pytest.param("một\nhai", 9, ["một", "hai"], id="lines-of-the-cell"),
        pytest.param("abcdefgh", 3, ["abc", "def", "gh"], id="too-long-a-piece-is-cut"),
        pytest.param("", 3, [""], id="nothing"),
    ],
)
def test_a_text_goes_on_in_the_next_line(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


def test_the_widest_column_gives_way() -> None:
    columns = [["id", "1", "2"], ["title", "một tên dài của một nhiệm vụ", "tên"]]
    widths = column_widths(columns, 20)
    assert widths == [2, 20 - GAP - 2]
    assert table_height(columns, widths) == 3


def test_heads_go_over_several_lines_before_cells_do() -> None:
    assert column_widths([["Cao Bằng tasks", "10"], ["title", "một tên dài"]], 18) == [5, 11]


def test_columns_that_must_break_words_are_none() -> None:
    assert column_widths([["document"], ["indicators"], ["2018-04-04"]], 20) is None


def test_a_column_of_ids_is_as_wide_as_they_are() -> None:
    ids = ["document", "cao-bang-337-qd-ubnd-2018:t2:11.8"]
    assert column_widths([ids, ["title", "một tên dài"]], 50) == [len(ids[1]), 11]
    assert column_widths([ids, ["title", "một tên dài"]], 36) is None
