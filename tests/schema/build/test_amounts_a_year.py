"""What a task costs in each year, in a column beside its total, is no part of it; a unit beside an amount is that amount's."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema.contract.records import DocumentRecords
from tests.samples.html_plans import html_row, records_of_table

MILLION = 1_000_000


def _read(folder: Path, *rows: str) -> DocumentRecords:
    return records_of_table(folder, [html_row(r.split("|")) for r in rows])


@pytest.mark.parametrize(
    ("columns", "first", "second"),
    [
        ("Tổng kinh phí (triệu đồng)|Kinh phí/năm", "1.000|200", "500|100"),
        ("Kinh phí hằng năm (triệu đồng)|Kinh phí 5 năm (triệu đồng)", "200|1.000", "100|500"),
        ("Kinh phí 01 năm (triệu đồng)|Thành tiền (triệu đồng)", "200|1.000", "100|500"),
        ("Kinh phí bình quân năm (triệu đồng)|Tổng cộng (triệu đồng)", "200|1.000", "100|500"),
    ],
)
def test_an_amount_a_year_is_no_part(tmp_path: Path, columns: str, first: str, second: str) -> None:
    rows = (f"1|Trồng rừng phòng hộ|Sở Y tế|{first}", f"2|Chăm sóc rừng|Sở Y tế|{second}")
    found = _read(tmp_path, f"TT|Nhiệm vụ|Chủ trì|{columns}", *rows)
    assert [t.budget_vnd for t in found.tasks] == [1000 * MILLION, 500 * MILLION]
    assert not found.task_budgets
    assert any(f.code == "column_unread" and f.severity == "warning" for f in found.findings)


def test_an_amount_a_year_without_a_total_is_told(tmp_path: Path) -> None:
    rows = ("1|Trồng rừng phòng hộ|Sở Y tế|1.000|200", "2|Chăm sóc rừng|Sở Y tế||100")
    found = _read(tmp_path, "TT|Nhiệm vụ|Chủ trì|Tổng kinh phí (triệu đồng)|Kinh phí/năm", *rows)
    assert [t.budget_vnd for t in found.tasks] == [1000 * MILLION, None]
    told = [(f.code, f.severity) for f in found.findings if f.record_id == found.tasks[1].task_id]
    assert told == [("several_values", "warning")]


def test_the_only_column_of_money_stays_the_amount(tmp_path: Path) -> None:
    rows = ("1|Trồng rừng phòng hộ|Sở Y tế|200", "2|Chăm sóc rừng|Sở Y tế|100")
    found = _read(tmp_path, "TT|Nhiệm vụ|Chủ trì|Kinh phí/năm (triệu đồng)", *rows)
    assert [t.budget_vnd for t in found.tasks] == [200 * MILLION, 100 * MILLION]


UNITS = ("triệu đồng", "tỷ đồng", "nghìn đồng")
FIGURES = ("200", "1,5", "500.000")


@pytest.mark.parametrize(
    ("columns", "order"),
    [("ĐVT|Kinh phí", "{unit}|{figure}"), ("Kinh phí|ĐVT", "{figure}|{unit}"), ("Đơn vị tính|Tổng kinh phí", "{unit}|{figure}")],
)  # fmt: skip
def test_the_unit_of_the_row(tmp_path: Path, columns: str, order: str) -> None:
    cells = (order.format(unit=u, figure=f) for u, f in zip(UNITS, FIGURES, strict=True))
    rows = [f"{n}|Chăm sóc rừng đợt {n}|Sở Y tế|{c}" for n, c in enumerate(cells, 1)]
    found = _read(tmp_path, f"TT|Nhiệm vụ|Chủ trì|{columns}", *rows)
    assert [t.budget_vnd for t in found.tasks] == [200 * MILLION, 1500 * MILLION, 500 * MILLION]


def test_the_unit_of_the_row_is_that_of_its_years(tmp_path: Path) -> None:
    rows = ("1|Trồng rừng|Sở Y tế|triệu đồng|200|100|100", "2|Chăm sóc rừng|Sở Y tế|tỷ đồng|3|1|2")
    found = _read(tmp_path, "TT|Nhiệm vụ|Chủ trì|ĐVT|Tổng kinh phí|Năm 2026|Năm 2027", *rows)
    assert [t.budget_vnd for t in found.tasks] == [200 * MILLION, 3000 * MILLION]
    assert [b.amount_vnd for b in found.task_budgets] == [100 * MILLION, 100 * MILLION, 1000 * MILLION, 2000 * MILLION]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("TT|Nhiệm vụ|Chủ trì|ĐVT|Kinh phí (triệu đồng)", "1|Trồng rừng|Sở Y tế|tỷ đồng|200"),
        ("TT|Nhiệm vụ|Chủ trì|Kinh phí (tỷ đồng)|ĐVT", "1|Trồng rừng|Sở Y tế|200|nghìn đồng"),
        ("TT|Nhiệm vụ|ĐVT|Tổng kinh phí (triệu đồng)|Chủ trì", "1|Trồng rừng|đồng|200|Sở Y tế"),
    ],
)
def test_another_unit_in_the_header_is_told(tmp_path: Path, header: str, row: str) -> None:
    found = _read(tmp_path, header, row, row.replace("1|", "2|", 1).replace("Trồng", "Chăm sóc"))
    first = found.tasks[0].task_id
    assert any(f.code == "unit_conflict" and f.record_id == first for f in found.findings)


def test_a_unit_beside_a_quantity_is_not_that_of_the_money(tmp_path: Path) -> None:
    rows = ("1|Trồng rừng|tỷ đồng|2|100.000|Sở Y tế", "2|Chăm sóc rừng|ha|100|5.000|Sở Y tế")
    found = _read(tmp_path, "TT|Nhiệm vụ|ĐVT|Khối lượng|Kinh phí|Chủ trì", *rows)
    assert [t.budget_vnd for t in found.tasks] == [None, None]
