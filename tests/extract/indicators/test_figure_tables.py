"""Tables of figures: which figure is wanted, of which year, in which unit; which was or is; of what place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from schema.contract.records import DocumentRecords
from tests.samples.files import records_of
from tests.samples.plan_tables import Row, as_docx, as_html, as_markdown, row

HEAD = ["ỦY BAN NHÂN DÂN", "TỈNH SƠN LA", "Số: 54/KH-UBND", "Sơn La, ngày 20 tháng 11 năm 2025", "KẾ HOẠCH",
        "Phát triển kinh tế - xã hội năm 2026", "I. CÁC CHỈ TIÊU"]  # fmt: skip
WRITERS = [as_html, as_docx]

Write = Callable[[Path, Sequence[str], Sequence[Row]], Path]


def _read(write: Write, path: Path, rows: Sequence[Row], caption: str = "") -> DocumentRecords:
    return records_of(write(path / "plan", [*HEAD, caption] if caption else HEAD, rows))


def _targets(records: DocumentRecords) -> dict[str, list[tuple[int | None, Decimal | None, str | None]]]:
    names = {i.indicator_id: i.name or "" for i in records.indicators}
    found: dict[str, list[tuple[int | None, Decimal | None, str | None]]] = {}
    for t in records.targets:
        found.setdefault(names[t.indicator_id], []).append((t.year, t.low, t.unit))
    return found


def _observed(records: DocumentRecords) -> Counter[tuple[str, int | None, Decimal | None]]:
    return Counter((o.kind, o.year, o.low) for o in records.observations)


@pytest.mark.parametrize("write", [*WRITERS, as_markdown])
def test_plan_estimate_and_share_stand_in_their_columns(write: Write, tmp_path: Path) -> None:
    rows = [
        row(
            "STT",
            "Chỉ tiêu",
            "ĐVT",
            "Thực hiện 2024",
            "Kế hoạch 2025",
            "Ước TH 2025",
            "% so với KH",
            "KH 2026",
        ),
        row("1", "Sản lượng chè búp tươi", "Tấn", "52.000", "55.000", "56.100", "102,0", "58.000"),
        row("2", "Tỷ lệ hộ nghèo", "%", "12,5", "10", "9,8", "102,0", "8,5"),
    ]
    records = _read(write, tmp_path, rows)
    assert _targets(records) == {
        "Sản lượng chè búp tươi": [(2026, Decimal(58000), "tấn")],
        "Tỷ lệ hộ nghèo": [(2026, Decimal("8.5"), "%")],
    }
    assert _observed(records) == Counter(
        {
            ("actual", 2024, Decimal(52000)): 1,
            ("plan", 2025, Decimal(55000)): 1,
            ("estimate", 2025, Decimal(56100)): 1,
            ("actual", 2024, Decimal("12.5")): 1,
            ("plan", 2025, Decimal(10)): 1,
            ("estimate", 2025, Decimal("9.8")): 1,
        }
    )


def test_a_share_of_fulfilment_that_is_not_that_of_the_figures_is_said(tmp_path: Path) -> None:
    rows = [
        row("STT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2025", "Ước TH 2025", "% so với KH"),
        row("1", "Sản lượng chè búp tươi", "Tấn", "55.000", "56.100", "82,0"),
        row("2", "Sản lượng cà phê nhân", "Tấn", "100", "90", "90,0"),
    ]
    records = _read(as_html, tmp_path, rows)
    assert [
        (f.record_id.rpartition(":")[2], f.expected) for f in records.findings if f.code == "parts_mismatch"
    ] == [("1", "102.0")]


@pytest.mark.parametrize("write", WRITERS)
def test_measures_under_years_are_told_apart(write: Write, tmp_path: Path) -> None:
    rows: list[Row] = [
        [("TT", 1), ("Sản phẩm", 1), ("Kế hoạch 2026", 2), ("Kế hoạch 2027", 2)],
        [("", 1), ("", 1), ("Lượng (tấn)", 1), ("Giá trị (nghìn USD)", 1), ("Lượng (tấn)", 1), ("Giá trị (nghìn USD)", 1)],
        row("1", "Chè khô", "12.500", "28.000", "13.000", "29.500"),
        row("2", "Gỗ ván ép", "140.000", "61.500", "150.000", "63.000"),
        row("3", "Xi măng", "20.000", "3.300", "19.000", "3.200"),
    ]  # fmt: skip
    records = _read(write, tmp_path, rows)
    assert _targets(records)["Chè khô"] == [
        (2026, Decimal(12500), "tấn"), (2026, Decimal(28000000), "USD"),
        (2027, Decimal(13000), "tấn"), (2027, Decimal(29500000), "USD"),
    ]  # fmt: skip
    assert {t.subject for t in records.targets} == {"Lượng", "Giá trị"}


@pytest.mark.parametrize("write", [*WRITERS, as_markdown])
def test_rows_that_are_places_have_their_area(write: Write, tmp_path: Path) -> None:
    rows = [
        row("TT", "Địa phương", "Tốc độ tăng GRDP năm 2026 (%)"),
        row("1", "Hà Nội", "11,0"),
        row("2", "Tỉnh Bắc Ninh", "12,5"),
        row("3", "Cao Bằng", "9,0"),
    ]
    records = _read(write, tmp_path, rows)
    assert [(i.area, i.area_code) for i in records.indicators] == [
        ("Hà Nội", "01"), ("Tỉnh Bắc Ninh", "24"), ("Cao Bằng", "04"),
    ]  # fmt: skip
    assert [(t.year, t.low) for t in records.targets] == [
        (2026, Decimal(11)),
        (2026, Decimal("12.5")),
        (2026, Decimal(9)),
    ]


def test_parts_know_their_whole_and_sums_are_values(tmp_path: Path) -> None:
    rows = [
        row("STT", "Chỉ tiêu", "ĐVT", "Năm 2026", "Năm 2030"),
        row("I", "KINH TẾ", "", "", ""),
        row("1", "Giá trị sản xuất", "Tỷ đồng", "900", "1.500"),
        row("", "Trong đó:", "", "", ""),
        row("", "- Công nghiệp", "Tỷ đồng", "500", "900"),
        row("", "- Dịch vụ", "Tỷ đồng", "400", "600"),
        row("2", "Thu ngân sách", "Tỷ đồng", "70", "100"),
    ]
    records = _read(as_html, tmp_path, rows)
    whole = next(i.indicator_id for i in records.indicators if i.name == "Giá trị sản xuất")
    parents = {i.name: i.parent_indicator_id for i in records.indicators}
    assert parents["Công nghiệp"] == parents["Dịch vụ"] == whole
    assert parents["Thu ngân sách"] is None and parents["Giá trị sản xuất"] is None


def test_a_figure_merged_over_two_years_is_of_both(tmp_path: Path) -> None:
    rows: list[Row] = [
        row("STT", "Chỉ tiêu", "ĐVT", "Năm 2027", "Năm 2030"),
        [("1", 1), ("Tỷ lệ thu gom rác", 1), ("%", 1), ("95", 2)],
        row("2", "Tỷ lệ che phủ rừng", "%", "48", "50"),
    ]
    records = _read(as_html, tmp_path, rows)
    assert _targets(records)["Tỷ lệ thu gom rác"] == [(2027, Decimal(95), "%"), (2030, Decimal(95), "%")]


PRICES: list[Row] = [
    row("STT", "Tên đường", "Vị trí 1", "Vị trí 2"),
    row("1", "Đường Tô Hiệu", "12.000", "9.000"),
    row("2", "Đường Chu Văn Thịnh", "8.000", "6.500"),
]


@pytest.mark.parametrize("caption", ["BẢNG GIÁ ĐẤT NĂM 2026", "ĐỊNH MỨC CHI NĂM 2026"])
def test_prices_and_norms_are_no_targets(caption: str, tmp_path: Path) -> None:
    assert _read(as_html, tmp_path, PRICES, caption).indicators == ()


@pytest.mark.parametrize("write", WRITERS)
@pytest.mark.parametrize(
    ("header", "kind"),
    [
        (row("TT", "Tên dự án", "Kế hoạch vốn năm 2026", "Kế hoạch vốn năm 2027"), "budget"),
        (row("TT", "Danh mục công trình", "Kinh phí năm 2026", "Kinh phí năm 2027"), "budget"),
        (row("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Kế hoạch năm 2026"), "tasks"),
    ],
)
def test_figures_of_tasks_and_budgets_make_no_indicators(
    write: Write, header: Row, kind: str, tmp_path: Path
) -> None:
    third = "Sở Y tế" if kind == "tasks" else "7"
    rows = [header, row("1", "Xây trạm bơm", third, "3"), row("2", "Nâng cấp kênh", third, "12")]
    records = _read(write, tmp_path, rows)
    assert [t.kind for t in records.tables if t.n_rows == len(rows)] == [kind]
    assert (len(records.tasks), len(records.indicators)) == (2, 0)
