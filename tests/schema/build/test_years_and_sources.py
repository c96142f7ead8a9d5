"""Amounts under two headers, a year over sources or a plan's year beside a project's total, keep both."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema.contract.records import DocumentRecords
from tests.samples.html_plans import html_row, records_of_table

MILLION = 1_000_000
Part = tuple[int | None, str | None, int]


def _read(folder: Path, *header: str, rows: tuple[str, ...], below: str = "") -> DocumentRecords:
    return records_of_table(folder, [*header, *(html_row(r.split("|")) for r in rows)], below=below)


def _parts(found: DocumentRecords) -> list[Part]:
    return [
        (b.year, b.source, int(b.amount_vnd or 0) // MILLION)
        for b in found.task_budgets
        if b.task_id.endswith(":1")
    ]


def _cells(text: str, span: str = "") -> str:
    return "".join(f"<td {span}>{t}</td>" for t in text.split("|"))


def test_sources_below_years(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        f"<tr>{_cells('TT|Nhiệm vụ|Chủ trì|Tổng cộng (triệu đồng)', 'rowspan=2')}{_cells('Năm 2026|Năm 2027', 'colspan=2')}</tr>",
        f"<tr>{_cells('NSTW|NS tỉnh|NSTW|NS tỉnh')}</tr>",
        rows=(
            "1|Trồng rừng phòng hộ|Sở Y tế|1.000|300|200|400|100",
            "2|Chăm sóc rừng|Sở Y tế|600|100|200|200|100",
        ),
    )
    assert _parts(found) == [
        (2026, "central_budget", 300), (2026, "local_budget", 200), (2027, "central_budget", 400), (2027, "local_budget", 100),
    ]  # fmt: skip


def test_the_total_of_a_project_beside_the_plan_of_a_year(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        f"<tr>{_cells('TT|Tên dự án|Chủ đầu tư|Tổng mức đầu tư (triệu đồng)', 'rowspan=2')}{_cells('Kế hoạch vốn năm 2026 (triệu đồng)', 'colspan=2')}</tr>",
        f"<tr>{_cells('Tổng số|NSTW')}</tr>",
        rows=(
            "1|Đường nối Quốc lộ 4D|Sở Xây dựng|250.000|60.000|40.000",
            "2|Cầu Làng Giàng|Sở Xây dựng|100.000|20.000|10.000",
        ),
    )
    assert found.tasks[0].budget_vnd == 250_000 * MILLION
    assert _parts(found) == [(2026, None, 60_000), (2026, "central_budget", 40_000)]


@pytest.mark.parametrize(("header", "total"), [("Cộng", 1_000), ("Tổng", 1_000)])
def test_a_column_of_sums_is_the_total(tmp_path: Path, header: str, total: int) -> None:
    found = _read(
        tmp_path,
        f"<tr>{_cells('TT|Nhiệm vụ|Chủ trì', 'rowspan=2')}{_cells('Nhu cầu kinh phí (triệu đồng)', 'colspan=3')}</tr>",
        f"<tr>{_cells(f'Giai đoạn 2026-2028|Giai đoạn 2029-2030|{header}')}</tr>",
        rows=("1|Số hóa hồ sơ|Sở Y tế|600|400|1.000", "2|Nền tảng dùng chung|Sở Y tế|300|200|500"),
    )
    assert found.tasks[0].budget_vnd == total * MILLION
    spans = [(b.year_first, b.year_last) for b in found.task_budgets if b.task_id.endswith(":1")]
    assert spans == [(2026, 2028), (2029, 2030)]


def test_a_note_below_tells_the_unit(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        html_row(("TT", "Nhiệm vụ", "Chủ trì", "Dự toán")),
        rows=("1|Tập huấn kỹ năng|Sở Y tế|120", "2|Hội chợ nông sản|Sở Y tế|350"),
        below="Ghi chú: kinh phí tính theo triệu đồng.",
    )
    assert found.tasks[0].budget_vnd == 120 * MILLION


def test_no_money_of_the_budget_is_no_source(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        html_row(("TT", "Nhiệm vụ", "Chủ trì", "Kinh phí")),
        rows=(
            "1|Tập huấn kỹ năng|Sở Y tế|Không sử dụng ngân sách",
            "2|Hội chợ nông sản|Sở Y tế|350 triệu đồng",
        ),
    )
    assert not found.task_funding


def test_levels_below_the_budget_are_its_levels(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        f"<tr>{_cells('TT|Nội dung|Chủ trì|Tổng kinh phí (triệu đồng)', 'rowspan=2')}{_cells('Ngân sách nhà nước', 'colspan=3')}</tr>",
        f"<tr>{_cells('TW|Tỉnh|Xã')}</tr>",
        rows=("1|Sửa trường học|Sở Y tế|900|500|300|100", "2|Mua bàn ghế|Sở Y tế|200|-|150|50"),
    )
    assert _parts(found) == [
        (None, "central_budget", 500),
        (None, "local_budget", 300),
        (None, "local_budget", 100),
    ]


@pytest.mark.parametrize(
    ("sources", "parts"),
    [
        ("NS tỉnh: 700; XHH: 500", [(None, "local_budget", 700), (None, "community", 500)]),
        ("NS tỉnh: 700; XHH: 400", []),
    ],
)
def test_a_cell_of_sources_names_parts_that_add_up(tmp_path: Path, sources: str, parts: list[Part]) -> None:
    found = _read(
        tmp_path,
        html_row(("TT", "Nhiệm vụ", "Chủ trì", "Kinh phí (triệu đồng)", "Nguồn vốn")),
        rows=(f"1|Mua máy đo|Sở Y tế|1.200|{sources}", "2|Tập huấn|Sở Y tế|500|NSNN"),
    )
    assert _parts(found) == parts


def test_bare_years_left_of_their_sum(tmp_path: Path) -> None:
    found = _read(
        tmp_path,
        html_row(("TT", "Nhiệm vụ", "Chủ trì", "Năm 2026", "Năm 2027", "Tổng cộng (tỷ đồng)")),
        rows=("1|Cấp nước sạch|Sở Y tế|10|12|22", "2|Xử lý rác|Sở Y tế|5|5|10"),
    )
    assert _parts(found) == [(2026, None, 10_000), (2027, None, 12_000)]
