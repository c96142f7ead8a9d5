"""A row without a number over numbered rows heads them, where it states neither time nor bodies."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples.html_plans import html_row, records_of_table

HEADER = ("TT", "Danh mục công trình", "Chiều dài (km)", "Năm hoàn thành")


def _tasks(folder: Path, *rows: tuple[str, ...]) -> list[tuple[str | None, str | None, str | None]]:
    found = records_of_table(folder, [html_row(r) for r in (HEADER, *rows)])
    return [(t.group_title, t.number, t.title) for t in found.tasks]


ONE, TWO = ("1", "Đường dây Cà Mau - Năm Căn", "65", "2027"), ("2", "Đường dây An Xuyên", "12", "2028")
THREE = ("3", "Nhánh rẽ trạm Thới Bình", "2", "2028")


@pytest.mark.parametrize("figure", ["", "77,5"])
def test_numbering_begins_below(tmp_path: Path, figure: str) -> None:
    found = _tasks(
        tmp_path,
        ("", "Xây dựng mới", figure, ""),
        ONE,
        TWO,
        ("", "Cải tạo", figure, ""),
        ("1", "Nâng tiết diện", "3", "2027"),
    )
    assert [(g, n) for g, n, _ in found] == [("Xây dựng mới", "1"), ("Xây dựng mới", "2"), ("Cải tạo", "1")]


def test_numbering_goes_on_below_a_title_alone(tmp_path: Path) -> None:
    found = _tasks(
        tmp_path, ("", "Đấu nối nguồn điện", "", ""), ONE, TWO, ("", "Cấp điện cho phụ tải", "", ""), THREE
    )
    assert [g for g, _, _ in found] == ["Đấu nối nguồn điện"] * 2 + ["Cấp điện cho phụ tải"]


@pytest.mark.parametrize(
    "row", [("", "Trạm biến áp Ngọc Hiển", "4", "2027"), ("", "Trạm biến áp Ngọc Hiển", "4", "")]
)
def test_a_row_with_figures_amid_a_numbering_is_a_task(tmp_path: Path, row: tuple[str, ...]) -> None:
    assert len(_tasks(tmp_path, ONE, row, TWO, THREE)) == 4


def test_the_rest_of_a_long_cell_is_no_heading(tmp_path: Path) -> None:
    rest = (
        "",
        "Các bộ, cơ quan, địa phương trong đó mô tả các hoạt động của dự án, sản phẩm, kết quả của dự án",
        "",
        "",
    )
    assert {g for g, _, _ in _tasks(tmp_path, ONE, TWO, rest, THREE)} == {None}


def test_a_total_in_words_is_no_task(tmp_path: Path) -> None:
    assert len(_tasks(tmp_path, ONE, TWO, ("", "Cộng: một trăm ba mươi", "", ""))) == 2
