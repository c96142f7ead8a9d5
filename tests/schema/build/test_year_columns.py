"""Amounts by year: spans of years, years beside sources without a total, totals that only their years state."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from schema.contract.records import DocumentRecords
from tests.samples.html_plans import html_row, records_of_table

_FIRST = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")


def _records(
    folder: Path, money: Sequence[str], rows: Sequence[Sequence[str]], below: str = ""
) -> DocumentRecords:
    lines = [(*_FIRST, *money)]
    lines += [
        (str(k), f"Trồng rừng ven sông đoạn {k}", "Sở Công Thương", "2026-2028", *r)
        for k, r in enumerate(rows, 1)
    ]
    return records_of_table(folder, [html_row(line) for line in lines], below=below)


def test_an_amount_for_several_years_has_both_ends(tmp_path: Path) -> None:
    money = ["Tổng kinh phí (triệu đồng)", "2026-2027", "2028-2030"]
    found = _records(tmp_path, money, [("900", "400", "500"), ("50", "50", ""), ("70", "", "70")])
    parts = [(b.year, b.year_first, b.year_last, b.amount_vnd) for b in found.task_budgets]
    assert parts == [
        (None, 2026, 2027, 400_000_000),
        (None, 2028, 2030, 500_000_000),
        (None, 2026, 2027, 50_000_000),
        (None, 2028, 2030, 70_000_000),
    ]


@pytest.mark.parametrize(
    "note",
    [
        "Ghi chú: kinh phí tại bảng trên tính bằng tỷ đồng.",
        "Số liệu kinh phí trong biểu có đơn vị tính: tỷ đồng",
        "Đơn vị tính: tỷ đồng.",
    ],
)
def test_years_beside_sources_are_money_in_the_unit_below(tmp_path: Path, note: str) -> None:
    rows = [("1,2", "0,8", "2,0"), ("9", "", "9"), ("", "3", "3")]
    found = _records(tmp_path, ["2026", "2027", "Ngân sách tỉnh"], rows, note)
    years = [(b.year, b.amount_vnd) for b in found.task_budgets if b.year is not None]
    assert years == [(2026, 1_200_000_000), (2027, 800_000_000), (2026, 9_000_000_000), (2027, 3_000_000_000)]
    assert [b.amount_vnd for b in found.task_budgets if b.source] == [
        2_000_000_000,
        9_000_000_000,
        3_000_000_000,
    ]
    assert not [f for f in found.findings if f.code in ("unit_unknown", "column_unread")]


def test_a_sum_below_counts_rows_that_only_their_years_state(tmp_path: Path) -> None:
    money = ["Tổng kinh phí (triệu đồng)", "Năm 2026", "Năm 2027"]
    rows = [("900", "400", "500"), ("", "60", "90"), ("100", "100", "")]
    found = _records(tmp_path, money, [*rows, ("1.150", "560", "590")])
    assert not [f for f in found.findings if f.code == "sum_mismatch"]


def test_an_amount_a_year_is_taken_and_said(tmp_path: Path) -> None:
    found = _records(tmp_path, ["Kinh phí (triệu đồng)"], [("360 triệu đồng/năm",), ("90",), ("100",)])
    first = found.tasks[0]
    assert first.budget_vnd == 360_000_000
    said = [
        (f.code, f.severity)
        for f in found.findings
        if f.record_id == first.task_id and f.field == "budget_vnd"
    ]
    assert said == [("several_values", "warning")]


def test_a_cell_over_several_years_has_both_ends(tmp_path: Path) -> None:
    cells = [html_row((*_FIRST, "Tổng kinh phí (triệu đồng)", "2026", "2027", "2028"))]
    for k, money in enumerate(
        ("<td>900</td><td colspan='3'>900</td>", "<td>60</td><td>10</td><td>20</td><td>30</td>"), 1
    ):
        cells.append(
            f"<tr><td>{k}</td><td>Trồng rừng đoạn {k}</td><td>Sở Công Thương</td><td>2026-2028</td>{money}</tr>"
        )
    found = records_of_table(tmp_path, cells)
    parts = [(b.year, b.year_first, b.year_last, b.amount_vnd) for b in found.task_budgets]
    assert parts[0] == (None, 2026, 2028, 900_000_000)
    assert [p[0] for p in parts[1:]] == [2026, 2027, 2028]


def test_years_under_a_unit_of_money_are_all_the_money_of_a_table(tmp_path: Path) -> None:
    below = "Ghi chú: kinh phí tại bảng trên tính bằng triệu đồng."
    found = _records(tmp_path, ["2026", "2027"], [("100", "200"), ("50", "")], below)
    parts = [(b.year, b.amount_vnd) for b in found.task_budgets if b.amount_vnd is not None]
    assert parts == [(2026, 100_000_000), (2027, 200_000_000), (2026, 50_000_000)]
    assert not [f for f in found.findings if f.code == "column_unread"]


def test_a_total_that_names_its_years_is_no_part(tmp_path: Path) -> None:
    money = ["Tổng kinh phí giai đoạn 2026-2030 (triệu đồng)", "Năm 2026", "Nhu cầu 2027-2030"]
    found = _records(tmp_path, money, [("500", "100", "400"), ("150", "50", "100")])
    assert [t.budget_vnd for t in found.tasks] == [500_000_000, 150_000_000]
    parts = {(b.year, b.year_first, b.year_last, b.amount_vnd) for b in found.task_budgets[:2]}
    assert parts == {(2026, None, None, 100_000_000), (None, 2027, 2030, 400_000_000)}
    assert not [f for f in found.findings if f.code == "parts_mismatch"]


def test_short_years_below_a_header_of_money(tmp_path: Path) -> None:
    rows = [
        "<tr><td rowspan=2>TT</td><td rowspan=2>Nhiệm vụ</td><td rowspan=2>Chủ trì</td><td rowspan=2>Tổng vốn (tỷ đồng)</td><td colspan=2>Kế hoạch vốn</td></tr>",
        html_row(["26-27", "2028-29"]),
        html_row(["1", "Xây nhà ở xã hội", "Sở Xây dựng", "350", "300", "50"]),
    ]
    found = records_of_table(tmp_path, rows)
    spans = [(b.year_first, b.year_last, b.source) for b in found.task_budgets]
    assert spans == [(2026, 2027, None), (2028, 2029, None)]


def test_the_source_over_a_year_is_that_of_its_amount(tmp_path: Path) -> None:
    rows = [
        "<tr><td rowspan=2>TT</td><td rowspan=2>Nhiệm vụ</td><td rowspan=2>Chủ trì</td><td rowspan=2>Tổng (triệu đồng)</td><td colspan=2>NSTW</td></tr>",
        html_row(["2026", "2027"]),
        html_row(["1", "Tập huấn", "Sở Nội vụ", "50", "30", "20"]),
        html_row(["2", "Hội nghị", "Sở Tư pháp", "40", "40", ""]),
    ]
    found = records_of_table(tmp_path, rows)
    first = [(b.year, b.source, b.amount_vnd) for b in found.task_budgets if b.task_id.endswith(":1")]
    assert first == [(2026, "central_budget", 30_000_000), (2027, "central_budget", 20_000_000)]


@pytest.mark.parametrize(
    ("cell", "said"),
    [("Nguồn dự phòng", 1), ("NS tỉnh", 0), ("Không", 0), ("Theo dự toán được duyệt", 0), ("-", 0)],
)
def test_a_cell_of_sources_that_names_none_is_said(tmp_path: Path, cell: str, said: int) -> None:
    rows = [html_row(["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Nguồn kinh phí"])]
    rows += [
        html_row([str(k), f"Trồng rừng đoạn {k}", "Sở Công Thương", "NS tỉnh" if k > 1 else cell])
        for k in (1, 2, 3)
    ]
    found = records_of_table(tmp_path, rows)
    assert sum(f.field == "raw" and f.code == "cell_shifted" for f in found.findings) == said


def test_the_unit_of_a_group_stands_nearer_than_the_one_above_the_table(tmp_path: Path) -> None:
    rows = [html_row(["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Kinh phí"])]
    rows += [
        html_row(r)
        for r in (
            ["I", "Nhóm hạ tầng (ĐVT: triệu đồng)", "", "2.300"],
            ["1", "Cống", "Sở Xây dựng", "1.500"],
            ["2", "Cầu", "Sở Xây dựng", "800"],
            ["II", "Nhóm thiết bị", "", "12,5"],
            ["1", "Máy bơm", "Sở Y tế", "12,5"],
        )
    ]
    found = records_of_table(tmp_path, rows, below="Đơn vị tính: tỷ đồng.")
    assert [t.budget_vnd for t in found.tasks][:2] == [1_500_000_000, 800_000_000]
    assert not [f for f in found.findings if f.code == "sum_mismatch"]


def test_a_total_has_the_unit_of_its_parts(tmp_path: Path) -> None:
    rows = [
        "<tr><td rowspan=2>TT</td><td rowspan=2>Nhiệm vụ</td><td rowspan=2>Chủ trì</td><td colspan=2>Nguồn kinh phí (triệu đồng)</td><td rowspan=2>Cộng</td></tr>",
        html_row(["NSTW", "NSĐP"]),
        html_row(["1", "Cải tạo lưới điện", "Sở Y tế", "1.000", "500", "1.500"]),
        html_row(["2", "Pin mặt trời", "Sở Công Thương", "", "200", "200"]),
    ]
    assert [t.budget_vnd for t in records_of_table(tmp_path, rows).tasks] == [1_500_000_000, 200_000_000]


def test_a_due_time_and_a_day_before_have_no_start(tmp_path: Path) -> None:
    rows = [html_row(["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian hoàn thành"])]
    rows.append(html_row(["1", "Lập đề án", "Sở Y tế", "Trước 31/3/2026; điều chỉnh 30/9/2028"]))
    [task] = records_of_table(tmp_path, rows).tasks
    assert (task.due_start, str(task.due_end)) == (None, "2028-09-30")


@pytest.mark.parametrize(
    ("cell", "span"), [("26-27", ("2026-01-01", "2027-12-31")), ("36-37", ("None", "None"))]
)
def test_short_years_of_the_plan(tmp_path: Path, cell: str, span: tuple[str, str]) -> None:
    rows = [
        html_row(["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"]),
        html_row(["1", "Lập đề án", "Sở Y tế", cell]),
    ]
    [task] = records_of_table(tmp_path, rows).tasks
    assert (str(task.period_start), str(task.period_end)) == span
