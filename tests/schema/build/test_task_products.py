"""A cell that lists several results gives each its row, with the time it names or the one at its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from schema.contract.records import DocumentRecords
from tests.samples.html_plans import html_row, records_of_table

Row = tuple[str, date | None]


def _read(folder: Path, product: str, due: str = "2026") -> DocumentRecords:
    rows = [
        ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Sản phẩm", "Thời hạn hoàn thành"),
        ("1", "Đo đạc địa chính vùng giáp ranh", "Sở Công Thương", product, due),
        ("2", "Xây dựng mô hình canh tác lúa", "Sở Xây dựng", "Mô hình", "2026"),
    ]
    return records_of_table(folder, [html_row(r) for r in rows], year=2026)


def _rows(found: DocumentRecords) -> list[Row]:
    return [(str(p.product), p.due_end) for p in found.task_products if p.task_id.endswith(":1")]


@pytest.mark.parametrize(
    ("product", "due", "expected"),
    [
        ("Bản đồ địa chính (30/6/2026); Sổ mục kê (30/9/2026)", "30/9/2026",
         [("Bản đồ địa chính", date(2026, 6, 30)), ("Sổ mục kê", date(2026, 9, 30))]),
        ("Quyết định: trước 31/01/2026; Báo cáo: Quý IV", "2026",
         [("Quyết định", date(2026, 1, 30)), ("Báo cáo", date(2026, 12, 31))]),
        ("- Kế hoạch;<br>- Báo cáo của UBND tỉnh", "Quý I; Quý IV",
         [("Kế hoạch", date(2026, 3, 31)), ("Báo cáo của UBND tỉnh", date(2026, 12, 31))]),
        ("Quyết định phê duyệt; Hợp đồng", "Tháng 12", [("Quyết định phê duyệt", None), ("Hợp đồng", None)]),
    ],
)  # fmt: skip
def test_a_list_gives_a_row_each(tmp_path: Path, product: str, due: str, expected: list[Row]) -> None:
    assert _rows(_read(tmp_path, product, due)) == expected


@pytest.mark.parametrize(
    "product",
    ["Báo cáo (tháng 6/2026)", "Dữ liệu đúng, đủ, sạch; cập nhật hằng ngày", "Kế hoạch (gồm: A; B)"],
)
def test_one_result_is_none_of_several(tmp_path: Path, product: str) -> None:
    assert _rows(_read(tmp_path, product)) == []


def test_each_result_says_where_it_stands(tmp_path: Path) -> None:
    found = _read(tmp_path, "Bản đồ địa chính (30/6/2026); Sổ mục kê (30/9/2026)")
    spans = {
        p.field: p.raw[p.char_start : p.char_end]
        for p in found.provenance
        if p.record_table == "task_products"
    }
    assert spans["product.2"] == "Sổ mục kê"
    assert spans["due_start.2"] == "30/9/2026"


@pytest.mark.parametrize("product", ["-", "–", "…"])
def test_a_dash_is_no_result(tmp_path: Path, product: str) -> None:
    assert _read(tmp_path, product).tasks[0].product is None


@pytest.mark.parametrize(
    ("due", "end"),
    [
        ("Trong năm", date(2026, 12, 31)),
        ("6 tháng đầu năm", date(2026, 6, 30)),
        ("T3-T6", date(2026, 6, 30)),
        ("15/6 và 15/12", date(2026, 12, 15)),
        ("Từ 20 giờ 15 phút - 20 giờ 45 phút ngày 23 tháng 1", date(2026, 1, 23)),
        ("Trước 17h00 ngày 25/11", date(2026, 11, 25)),
    ],
)
def test_the_year_of_the_plan(tmp_path: Path, due: str, end: date) -> None:
    assert _read(tmp_path, "Báo cáo", due).tasks[0].due_end == end


@pytest.mark.parametrize("due", ["Trước ngày 10 tháng cuối quý", "10 ngày"])
def test_no_year_is_taken_for_a_part_of_it(tmp_path: Path, due: str) -> None:
    assert _read(tmp_path, "Báo cáo", due).tasks[0].due_end is None


def test_a_time_that_stands_as_an_item_is_that_of_the_result_before(tmp_path: Path) -> None:
    rows = [html_row(["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Sản phẩm; thời gian hoàn thành"])]
    rows += [html_row(["1", "Lập đề án", "Sở Y tế", "Quyết định; Quý I/2026"])]
    rows += [html_row(["2", "Lập quy chế", "Sở Y tế", "Tờ trình; tháng 6/2026; Nghị quyết; tháng 7/2026"])]
    found = [(p.product, str(p.due_end)) for p in records_of_table(tmp_path, rows).task_products]
    assert found == [("Quyết định", "2026-03-31"), ("Tờ trình", "2026-06-30"), ("Nghị quyết", "2026-07-31")]
