"""Merged cells of which the text says nothing are laid over the columns again; what is uncertain is said."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from extract.html.saved_page import html_blocks
from extract.model import Grid
from extract.plain_tables.bar_grid import region_blocks
from extract.plain_tables.bar_pieces import bar_regions
from extract.plain_tables.lost_spans import lay_rows
from normalize.notes import Code
from tests.samples.table_shapes import bar_lines

Placed = dict[str, tuple[int, int, int, int]]
"""Text of a cell → row, column, row span, column span."""


def spans_of(rows: Sequence[Sequence[str]], width: int) -> Placed:
    found = lay_rows(rows, width)
    return {rows[r][k]: (s.row, s.column, s.row_span, s.column_span) for (r, k), s in found.spans.items()}


def grid_of_text(rows: Sequence[Sequence[str]], seed: int) -> Grid:
    (region,) = bar_regions(bar_lines([list(row) for row in rows], random.Random(seed)).split("\n"))
    (grid,) = region_blocks(region)
    assert isinstance(grid, Grid)
    return grid


def test_a_header_of_two_rows_over_years() -> None:
    years = [f"Năm {year}" for year in range(2026, 2031)]
    rows = [
        ["TT", "Chỉ tiêu", "ĐVT", "Ước thực hiện năm 2025", "Giai đoạn 2026 - 2030"],
        years,
        ["1", "Diện tích", "ha", "26.120", "27.000", "27.500", "28.000", "29.000", "30.000"],
        ["2", "Sản lượng", "tấn", "37.724", "39.800", "40.602", "45.225", "50.500", "54.468"],
    ]
    placed = spans_of(rows, 9)
    assert placed["Ước thực hiện năm 2025"] == (0, 3, 2, 1)
    assert placed["Giai đoạn 2026 - 2030"] == (0, 4, 1, 5)
    assert [placed[year][:2] for year in years] == [(1, column) for column in range(4, 9)]
    assert lay_rows(rows, 9).notes == ()


def test_a_header_whose_lower_cells_repeat() -> None:
    rows = [
        ["TT", "Sản phẩm", "Kế hoạch 2026", "Kế hoạch 2027"],
        ["Lượng", "Giá trị", "Lượng", "Giá trị"],
        ["1", "Xoài", "13.500", "7.000", "14.800", "7.800"],
        ["2", "Nhãn", "6.400", "24.700", "7.100", "26.100"],
    ]
    found = lay_rows(rows, 6)
    assert [(s.column, s.row_span, s.column_span) for (r, _), s in found.spans.items() if r == 0] == [
        (0, 2, 1), (1, 2, 1), (2, 1, 2), (4, 1, 2),
    ]  # fmt: skip
    assert [s.column for (r, _), s in found.spans.items() if r == 1] == [2, 3, 4, 5]
    assert found.notes == ()


def test_a_header_that_can_be_laid_in_two_ways_says_so() -> None:
    rows = [
        ["TT", "Nhóm mẫu A", "Nhóm mẫu B"],
        ["Một", "Hai"],
        ["1", "a b c", "d e f", "g h i"],
        ["2", "k l m", "n o p", "q r s"],
    ]
    assert [note.code for note in lay_rows(rows, 4).notes] == [Code.JOIN_DOUBTFUL]


MERGED = [
    ["STT", "Cơ quan chủ trì", "Nhiệm vụ", "Sản phẩm", "Thời gian"],
    ["1", "Sở Y tế", "Xây dựng quy chế phối hợp liên ngành", "Quy chế được ban hành", "Năm 2026"],
    ["Xây dựng bộ công cụ kiểm kê khí thải", "Bộ công cụ kiểm kê", "2026 - 2027"],
    ["2", "Sở Nội vụ", "Đào tạo cán bộ cấp xã về chuyển đổi số", "Các lớp tập huấn", "Hằng năm"],
    ["II", "NHÓM NHIỆM VỤ VỀ HẠ TẦNG"],
    ["3", "Sở Tài chính", "Bố trí kinh phí thực hiện Kế hoạch", "Dự toán được giao", "Quý IV/2026"],
]


@pytest.mark.parametrize("seed", range(6))
def test_number_and_body_of_two_tasks_are_merged(seed: int) -> None:
    grid = grid_of_text(MERGED, seed)
    at = {cell.text: cell for cell in grid.cells}
    assert (at["1"].row_span, at["Sở Y tế"].row_span, at["Sở Nội vụ"].row_span) == (2, 2, 1)
    assert at["Bộ công cụ kiểm kê"].column == 3
    assert at["NHÓM NHIỆM VỤ VỀ HẠ TẦNG"].column == 1
    assert grid.notes == ()


def test_a_page_that_lost_its_spans_is_laid_alike() -> None:
    body = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in MERGED)
    (grid,) = html_blocks(f"<body><table border=1>{body}</table></body>", "page")
    assert isinstance(grid, Grid)
    assert {(c.row, c.column, c.row_span, c.text) for c in grid.cells} == {
        (c.row, c.column, c.row_span, c.text) for c in grid_of_text(MERGED, 1).cells if c.text
    }


def test_a_sum_of_which_nobody_can_say_its_column_says_so() -> None:
    rows = [
        ["TT", "Nội dung", "Số lượng", "Đơn giá", "Thành tiền"],
        ["1", "Thuê hội trường", "2", "500.000", "1.000.000"],
        ["2", "Tài liệu cho đại biểu", "100", "25.000", "2.500.000"],
        ["II", "Chi khác của Kế hoạch", "3.500.000"],
    ]
    found = lay_rows(rows, 5)
    assert found.doubtful == (3,)


def test_an_empty_cell_ends_no_row() -> None:
    rows = [
        ["TT", "Sản phẩm", "2026", "2027", "Ghi chú"],
        ["1", "Sữa và sản phẩm từ sữa", "", "19.000", ""],
        ["2", "Đường mía", "7.700", "", "Theo hợp đồng"],
        ["3", "Hạt giống", "", "", "Theo hợp đồng"],
    ]
    grid = grid_of_text(rows, 2)
    texts = [[""] * 5 for _ in rows]
    for cell in grid.cells:
        texts[cell.row][cell.column] = cell.text
    assert texts == rows
