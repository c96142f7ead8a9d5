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


def test_columns_of_context_and_of_the_sum_over_years_are_told(tmp_path: Path) -> None:
    rows: list[Row] = [
        [("STT", 1), ("Xã", 1), ("Dân số (người)", 1), ("Tổng số", 1), ("Trồng rừng (ha)", 2)],
        [("", 1), ("", 1), ("", 1), ("", 1), ("2026", 1), ("2027", 1)],
        row("1", "Xã Mường Bú", "9.870", "250", "100", "150"),
        row("2", "Xã Chiềng La", "7.015", "90", "40", "50"),
    ]  # fmt: skip
    records = _read(as_html, tmp_path, rows, "GIAO CHỈ TIÊU TRỒNG RỪNG CHO CÁC XÃ")
    first = records.indicators[0]
    assert (first.area, [(t.year_start, t.year, t.low) for t in records.targets if t.indicator_id == first.indicator_id]) == (
        "Xã Mường Bú",
        [(2026, 2027, Decimal(250)), (None, 2026, Decimal(100)), (None, 2027, Decimal(150))],
    )  # fmt: skip
    assert [(f.code, f.found) for f in records.findings if f.code == "column_unread"] == [
        ("column_unread", "Dân số (người)")
    ]


@pytest.mark.parametrize("write", [*WRITERS, as_markdown])
def test_headers_in_words_of_their_own_are_known_by_the_figures_below(write: Write, tmp_path: Path) -> None:
    rows = [
        row("Chỉ tiêu", "ĐVT", "KH năm 2025", "TH tháng 10/2025", "Lũy kế 10 tháng", "% so KH năm", "% so cùng kỳ"),
        row("Thu ngân sách", "Tỷ đồng", "4.500", "390", "3.900", "86,7", "108,2"),
        row("Khách du lịch", "Nghìn lượt", "5.000", "420", "4.450", "89,0", "112,0"),
    ]  # fmt: skip
    records = _read(write, tmp_path, rows)
    assert records.targets == ()
    assert _observed(records)[("actual", 2025, Decimal(4450000))] == 1
    assert sum(_observed(records).values()) == 6


def test_two_lists_side_by_side_are_one_list(tmp_path: Path) -> None:
    rows = [
        row("TT", "Địa bàn", "Tốc độ tăng (%)", "TT", "Địa bàn", "Tốc độ tăng (%)"),
        row("1", "Phường Tô Hiệu", "18,5", "3", "Xã Yên Châu", "12,0"),
        row("2", "Xã Mường La", "9,5", "", "", ""),
    ]
    records = _read(as_html, tmp_path, rows, "Tốc độ tăng giá trị sản xuất theo địa bàn năm 2026")
    assert [(i.number, i.area) for i in records.indicators] == [
        ("1", "Phường Tô Hiệu"),
        ("2", "Xã Mường La"),
        ("3", "Xã Yên Châu"),
    ]
    assert {t.year for t in records.targets} == {2026}


def test_criteria_are_named_by_their_finer_column(tmp_path: Path) -> None:
    rows = [
        row("TT", "Tên tiêu chí", "Nội dung tiêu chí", "Xã nhóm 1", "Xã nhóm 2"),
        row("1", "Giao thông", "1.1. Tỷ lệ đường xã được nhựa hóa", "100%", "≥ 90%"),
        row("", "", "1.2. Tỷ lệ đường thôn được cứng hóa", "≥ 90%", "Đạt"),
        row("2", "Thủy lợi", "2.1. Tỷ lệ diện tích được tưới", "≥ 4 m2/người", "≥ 80%"),
    ]
    records = _read(as_html, tmp_path, rows, "BỘ TIÊU CHÍ GIAI ĐOẠN 2026-2030")
    assert [(i.number, i.name) for i in records.indicators] == [
        ("1.1", "Tỷ lệ đường xã được nhựa hóa"),
        ("1.2", "Tỷ lệ đường thôn được cứng hóa"),
        ("2.1", "Tỷ lệ diện tích được tưới"),
    ]
    assert Counter(t.subject for t in records.targets) == {"Xã nhóm 1": 3, "Xã nhóm 2": 2}


@pytest.mark.parametrize(
    ("cell", "unit", "expected"),
    [
        ("2000", "Tấn", ("=", Decimal(2000), "tấn")),
        ("38", "giờ", ("=", Decimal(38), "giờ")),
        ("Top 10", "Hạng", ("<=", None, "hạng")),
        ("38/63", "Hạng", ("=", Decimal(38), "hạng")),
        ("4.118,5 (*)", "Triệu USD", ("=", Decimal("4118500000"), "USD")),
        ("tăng 1,5 điểm %", "%", ("=", Decimal("1.5"), "điểm %")),
        ("85", "-", ("=", Decimal(85), None)),
    ],
)
def test_a_cell_of_one_figure_is_no_sentence(
    cell: str, unit: str, expected: tuple[str, Decimal | None, str | None], tmp_path: Path
) -> None:
    rows = [
        row("STT", "Chỉ tiêu", "ĐVT", "Mục tiêu năm 2026"),
        row("1", "Chỉ số thứ nhất", unit, cell),
        row("2", "Chỉ số thứ hai", "%", "5"),
        row("3", "Chỉ số thứ ba", "%", "7"),
    ]
    records = _read(as_html, tmp_path, rows)
    first = next(t for t in records.targets if t.indicator_id == records.indicators[0].indicator_id)
    assert (first.comparator, first.low, first.unit) == expected


def test_units_come_from_headings_wholes_and_ditto_marks(tmp_path: Path) -> None:
    rows = [
        row("TT", "Chỉ tiêu", "ĐVT", "Năm 2026", "Năm 2030"),
        row("1", "Cơ cấu kinh tế", "%", "100", "100"),
        row("", "Nông nghiệp", "", "22", "19"),
        row("2", "Sản lượng lúa", "Tấn", "8.480", "8.700"),
        row("3", "Sản lượng ngô", "nt", "1.200", "1.300"),
        row("4", "Sản lượng thịt hơi (nghìn tấn)", "", "80,5", "90"),
    ]
    targets = _targets(_read(as_html, tmp_path, rows))
    assert {name: {unit for _, _, unit in found} for name, found in targets.items()} == {
        "Cơ cấu kinh tế": {"%"},
        "Nông nghiệp": {"%"},
        "Sản lượng lúa": {"tấn"},
        "Sản lượng ngô": {"tấn"},
        "Sản lượng thịt hơi (nghìn tấn)": {"tấn"},
    }


@pytest.mark.parametrize(
    ("header", "caption"),
    [
        (row("STT", "Tiêu chí", "Điểm tối đa", "Tự chấm năm 2025"), "BẢNG CHẤM ĐIỂM"),
        (row("STT", "Tên xã", "Diện tích (km2)", "Quy mô dân số (người)"), "DANH SÁCH CÁC XÃ NĂM 2025"),
        (row("STT", "Loại cây", "Đơn giá năm 2026", "Đơn giá năm 2027"), "BẢNG ĐƠN GIÁ BỒI THƯỜNG"),
    ],
)
def test_scores_lists_and_prices_are_no_figures_of_indicators(
    header: Row, caption: str, tmp_path: Path
) -> None:
    rows = [header, row("1", "Xã Mường La", "10", "9,5"), row("2", "Xã Yên Châu", "15", "14")]
    assert _read(as_html, tmp_path, rows, caption).indicators == ()


def test_rows_that_are_years_or_kinds_give_them_to_their_figures(tmp_path: Path) -> None:
    rows = [
        row("Chỉ tiêu", "Tổng đàn trâu (con)", "Sản lượng thịt (tấn)"),
        row("Thực hiện năm 2024", "110.000", "80.000"),
        row("Ước thực hiện năm 2025", "108.000", "82.000"),
        row("Kế hoạch năm 2026", "107.000", "85.000"),
    ]
    records = _read(as_html, tmp_path, rows)
    assert [(t.year, t.subject, t.low) for t in records.targets] == [
        (2026, "Tổng đàn trâu", Decimal(107000)),
        (2026, "Sản lượng thịt", Decimal(85000)),
    ]
    assert (
        sorted((o.kind, o.year) for o in records.observations)
        == [("actual", 2024)] * 2 + [("estimate", 2025)] * 2
    )


def test_a_heading_gives_its_years_to_the_rows_below(tmp_path: Path) -> None:
    rows = [
        row("TT", "Chỉ tiêu", "Đơn vị", "Kết quả"),
        row("I", "Giai đoạn 2026-2027", "", ""),
        row("1", "Tỷ lệ hồ sơ trực tuyến", "%", "80"),
        row("II", "Giai đoạn 2028-2030", "", ""),
        row("1", "Tỷ lệ hồ sơ trực tuyến", "%", "100"),
    ]
    records = _read(as_html, tmp_path, rows, "DANH MỤC CÁC CHỈ TIÊU CỤ THỂ")
    assert [(t.year_start, t.year, t.low) for t in records.targets] == [
        (2026, 2027, Decimal(80)),
        (2028, 2030, Decimal(100)),
    ]


def test_coordinates_are_no_values(tmp_path: Path) -> None:
    rows: list[Row] = [
        [("TT", 1), ("Tên điểm quan trắc", 1), ("Tọa độ VN-2000", 2)],
        [("", 1), ("", 1), ("X", 1), ("Y", 1)],
        row("1", "Xuân Lộc", "574945,0", "1506250,8"),
        row("2", "Xuân Cảnh", "583593,4", "1498499,1"),
    ]
    assert _read(as_html, tmp_path, rows, "VỊ TRÍ QUAN TRẮC GIAI ĐOẠN 2026-2030").indicators == ()


def test_the_body_tells_a_table_of_figures_where_no_header_does(tmp_path: Path) -> None:
    criteria = [
        row("STT", "Hạng mục rà soát", "Đơn vị tính", "Loại II", "Loại III"),
        row("1", "Tỷ lệ nhà kiên cố", "%", "95", "≥ 90"),
        row("2", "Mật độ đường giao thông", "km/km²", "10", "Từ 8 trở lên"),
    ]
    records = _read(as_docx, tmp_path, criteria)
    assert [(t.comparator, t.low, t.subject) for t in records.targets] == [
        ("=", Decimal(95), "Loại II"),
        (">=", Decimal(90), "Loại III"),
        ("=", Decimal(10), "Loại II"),
        (">=", Decimal(8), "Loại III"),
    ]


def test_a_stretch_of_years_over_figures_is_a_column_of_figures(tmp_path: Path) -> None:
    rows = [
        row("TT", "Địa phương", "Năm 2026", "Thời kỳ 2026-2030"),
        row("1", "Cần Thơ", "9,5", "9,8"),
        row("2", "Vĩnh Long", "8,0", "8,5"),
    ]
    records = _read(as_html, tmp_path, rows, "Tăng trưởng GRDP (%)")
    assert [(t.year_start, t.year, t.low) for t in records.targets] == [
        (None, 2026, Decimal("9.5")),
        (2026, 2030, Decimal("9.8")),
        (None, 2026, Decimal("8.0")),
        (2026, 2030, Decimal("8.5")),
    ]


def test_points_beside_figures_of_a_year_are_left_and_the_figures_taken(tmp_path: Path) -> None:
    rows = [
        row("TT", "Tiêu chí", "Điểm tối đa", "Chỉ tiêu năm 2026"),
        row("1", "Tỷ lệ hồ sơ trực tuyến", "20", "≥ 75%"),
        row("2", "Tỷ lệ hồ sơ đúng hạn", "30", "98%"),
    ]
    records = _read(as_html, tmp_path, rows)
    assert [t.low for t in records.targets] == [Decimal(75), Decimal(98)]


def test_a_list_of_indicators_is_no_norm_by_words_that_differ_in_every_mark(tmp_path: Path) -> None:
    rows = [
        row("TT", "Danh mục chỉ tiêu", "ĐVT", "Năm 2026"),
        row("1", "Thóc", "nghìn tấn", "568"),
        row("2", "Ngô", "nghìn tấn", "257"),
    ]
    assert len(_read(as_html, tmp_path, rows).targets) == 2
