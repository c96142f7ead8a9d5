"""Criteria, rates of growth and matrices: names, values and units are told by the cells, whatever the headers say."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from schema.contract.records import DocumentRecords
from tests.samples.files import records_of
from tests.samples.spanned_tables import WRITERS, Rows

ABOVE = [
    "ỦY BAN NHÂN DÂN",
    "TỈNH SƠN LA",
    "Số: 54/QĐ-UBND",
    "Sơn La, ngày 20 tháng 01 năm 2026",
    "QUYẾT ĐỊNH",
]
SET = "Ban hành Bộ tiêu chí xã nông thôn mới giai đoạn 2026 - 2030"
YEARLY = "Giao chỉ tiêu kế hoạch phát triển kinh tế - xã hội năm 2026 cho các xã, phường"


@pytest.fixture(params=sorted(WRITERS))
def ending(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def _read(ending: str, path: Path, title: str, caption: str, rows: Rows) -> DocumentRecords:
    return records_of(WRITERS[ending](path / "plan", [*ABOVE, title, caption], rows))


def _targets(records: DocumentRecords) -> dict[str, list[tuple[str | None, Decimal | None, str | None]]]:
    names = {i.indicator_id: i.name or "" for i in records.indicators}
    found: dict[str, list[tuple[str | None, Decimal | None, str | None]]] = {}
    for t in records.targets:
        value = t.low if t.low is not None else t.high
        found.setdefault(names[t.indicator_id], []).append((t.subject, value, t.unit))
    return found


def test_a_merged_keyword_heads_its_contents(ending: str, tmp_path: Path) -> None:
    rows: Rows = [
        ["STT", "Lĩnh vực", "Yêu cầu cụ thể", "Xã đặc biệt khó khăn", "Xã còn lại", "Theo dõi"],
        [("1", 1, 2), ("Giao thông", 1, 2), "1.1. Tỷ lệ đường xã được rải nhựa", "≥ 85%", "100%", "Sở Xây dựng"],
        ["1.2. Tỷ lệ đường ngõ được cứng hóa", "≥ 60%", "≥ 80%", "Sở Xây dựng"],
        ["2", "Y tế", "Tỷ lệ người dân tham gia BHYT", "≥ 92%", "≥ 95%", "Sở Y tế"],
        ["3", "Văn hóa", "Có ít nhất 01 nhà văn hóa", "Đạt", "Đạt", "Sở Văn hóa, Thể thao và Du lịch"],
    ]  # fmt: skip
    found = _targets(_read(ending, tmp_path, SET, "BỘ TIÊU CHÍ", rows))
    hard, other = "Xã đặc biệt khó khăn", "Xã còn lại"
    assert found == {
        "Tỷ lệ đường xã được rải nhựa": [(hard, Decimal(85), "%"), (other, Decimal(100), "%")],
        "Tỷ lệ đường ngõ được cứng hóa": [(hard, Decimal(60), "%"), (other, Decimal(80), "%")],
        "Tỷ lệ người dân tham gia BHYT": [(hard, Decimal(92), "%"), (other, Decimal(95), "%")],
    }


def test_a_keyword_beside_each_longer_measure_heads_it(ending: str, tmp_path: Path) -> None:
    rows: Rows = [
        ["TT", "Tiêu chí", "Nội dung đánh giá", "Ngưỡng đạt"],
        ["I", ("Cảnh quan", 3, 1)],
        ["1", "Cây xanh", "Tỷ lệ diện tích cây xanh trên tổng diện tích", "Tối thiểu 30%"],
        ["2", "Rác thải", "Tỷ lệ lớp học có thùng phân loại rác", "100%"],
        ["II", ("Năng lượng", 3, 1)],
        ["3", "Chiếu sáng", "Tỷ lệ đèn tiết kiệm điện", "Trên 90%"],
        ["4", "Truyền thông", "Có góc truyền thông về môi trường", "Có"],
    ]
    found = _targets(_read(ending, tmp_path, SET, "BỘ TIÊU CHÍ TRƯỜNG HỌC XANH", rows))
    assert found == {
        "Tỷ lệ diện tích cây xanh trên tổng diện tích": [(None, Decimal(30), "%")],
        "Tỷ lệ lớp học có thùng phân loại rác": [(None, Decimal(100), "%")],
        "Tỷ lệ đèn tiết kiệm điện": [(None, Decimal(90), "%")],
    }


def test_a_body_and_a_unit_may_stand_between_name_and_values(ending: str, tmp_path: Path) -> None:
    rows: Rows = [
        [("TT", 1, 2), ("Nhóm tiêu chí", 1, 2), ("Chỉ tiêu thành phần", 1, 2), ("Cơ quan phụ trách", 1, 2), ("ĐVT", 1, 2), ("Phải đạt theo nhóm xã", 2, 1)],
        ["Nhóm 1", "Nhóm 2"],
        ["1", ("Hạ tầng số", 1, 2), "Tỷ lệ thôn có sóng 5G", "Sở Khoa học và Công nghệ", "%", "100", "≥ 90"],
        ["2", "Số điểm phát wifi công cộng", "Sở Khoa học và Công nghệ", "điểm", "≥ 5", "≥ 3"],
        ["3", "Giao dịch số", "Thời gian giải quyết hồ sơ", "Sở Nội vụ", "ngày", "≤ 3", "≤ 4"],
    ]  # fmt: skip
    found = _targets(_read(ending, tmp_path, SET, "Phụ lục I", rows))
    assert found["Tỷ lệ thôn có sóng 5G"] == [
        ("xã Nhóm 1", Decimal(100), "%"),
        ("xã Nhóm 2", Decimal(90), "%"),
    ]
    assert [v[1:] for v in found["Thời gian giải quyết hồ sơ"]] == [
        (Decimal(3), "ngày"),
        (Decimal(4), "ngày"),
    ]
    assert "Hạ tầng số" not in found


def test_a_description_of_each_criterion_names_no_row(ending: str, tmp_path: Path) -> None:
    rows: Rows = [
        ["TT", "Chỉ tiêu", "Cách tính", "Mức yêu cầu"],
        ["1", "Tỷ lệ hộ nghèo", "Số hộ nghèo chia cho tổng số hộ của xã tại thời điểm rà soát", "≤ 3%"],
        ["2", "Tỷ lệ hộ có nước sạch", "Số hộ dùng nước sạch chia cho tổng số hộ của xã", "≥ 95%"],
        ["3", "Tỷ lệ che phủ rừng", "Diện tích rừng chia cho diện tích tự nhiên của xã", "≥ 40%"],
    ]
    found = _targets(_read(ending, tmp_path, SET, "BỘ CHỈ TIÊU", rows))
    assert sorted(found) == ["Tỷ lệ che phủ rừng", "Tỷ lệ hộ có nước sạch", "Tỷ lệ hộ nghèo"]


@pytest.mark.parametrize(
    ("name", "unit", "year"),
    [
        ("Thu nhập bình quân (triệu đồng/người/năm), đến năm 2030", "VND/người/năm", 2030),
        ("Thu nhập bình quân năm 2028 (triệu đồng/người)", "VND/người", 2028),
        ("Thu nhập theo giá năm 2010 (triệu đồng/người)", "VND/người", None),
    ],
)
def test_the_year_at_the_end_of_a_name_is_that_of_its_figures(
    tmp_path: Path, name: str, unit: str, year: int | None
) -> None:
    rows: Rows = [
        ["TT", "Tiêu chí", "Vùng 1", "Vùng 2"],
        ["1", name, "≥ 85", "≥ 62"],
        ["2", "Tỷ lệ hộ nghèo (%)", "≤ 2", "≤ 8"],
        ["3", "Tỷ lệ hộ có nước sạch (%)", "≥ 90", "≥ 70"],
    ]
    records = _read("html", tmp_path, "Ban hành Bộ tiêu chí xã nông thôn mới", "BỘ TIÊU CHÍ", rows)
    first = [t for t in records.targets if t.indicator_id == records.indicators[0].indicator_id]
    assert {(t.unit, t.year) for t in first} == {(unit, year)}


def test_columns_of_places_are_no_units(ending: str, tmp_path: Path) -> None:
    rows: Rows = [
        [("TT", 1, 2), ("Tên chỉ tiêu", 1, 2), ("ĐVT", 1, 2), ("Tổng số", 1, 2), ("Phân theo huyện, thành phố", 2, 1)],
        ["Thành phố", "Hòa An"],
        ["1", "Sản lượng lúa", "Tấn", "47.350", "9.150", "38.200"],
        ["2", "Trồng rừng", "Ha", "240", "-", "240"],
        ["3", "Tổng đàn bò", "Con", "9.050", "1.150", "7.900"],
    ]  # fmt: skip
    found = _targets(_read(ending, tmp_path, YEARLY, "Chỉ tiêu giao năm 2026", rows))
    assert [unit for _, _, unit in found["Sản lượng lúa"]] == ["tấn"] * 3
    assert [unit for _, _, unit in found["Tổng đàn bò"]] == ["con"] * 3


def test_a_row_of_units_below_the_header_holds_for_its_columns(ending: str, tmp_path: Path) -> None:
    rows: Rows = [
        ["Đơn vị", "Lúa", "Đàn lợn", "Thu nhập bình quân"],
        ["ĐVT", "Ha", "Con", "Triệu đồng"],
        ["Xã Mường La", "1.200", "4.500", "48"],
        ["Xã Mai Sơn", "2.600", "9.800", "55"],
    ]
    found = _targets(_read(ending, tmp_path, YEARLY, "Giao chỉ tiêu năm 2026", rows))
    assert found["Xã Mai Sơn"] == [
        ("Lúa", Decimal(2600), "ha"),
        ("Đàn lợn", Decimal(9800), "con"),
        ("Thu nhập bình quân", Decimal(55_000_000), "VND"),
    ]


def test_the_beginning_of_the_year_is_a_baseline(ending: str, tmp_path: Path) -> None:
    rows: Rows = [
        [("STT", 1, 2), ("Xã, phường", 1, 2), ("Tỷ lệ hộ nghèo (%)", 2, 1), ("Số dự án", 1, 2)],
        ["Đầu năm", "Cuối năm 2026"],
        ["1", "Xã Mường La", "2,62", "2,30", "4"],
        ["2", "Xã Mai Sơn", "1,18", "0,95", "6"],
    ]
    records = _read(ending, tmp_path, YEARLY, "Chỉ tiêu giao các xã", rows)
    assert [(o.kind, o.low) for o in records.observations] == [("baseline", Decimal("2.62")), ("baseline", Decimal("1.18"))]  # fmt: skip
    assert _targets(records)["Xã Mai Sơn"] == [("Tỷ lệ hộ nghèo", Decimal("0.95"), "%"), ("Số dự án", Decimal(6), None)]  # fmt: skip


def test_what_is_done_of_a_year_that_has_just_begun_is_wanted(ending: str, tmp_path: Path) -> None:
    rows: Rows = [
        ["TT", "Tỉnh, thành phố", "Tăng trưởng GRDP năm 2026 (%)", "Vốn FDI thực hiện năm 2026 (triệu USD)"],
        ["1", "Tuyên Quang", "10,5", "45"],
        ["2", "Lào Cai", "10,0", "60"],
    ]
    records = _read(ending, tmp_path, "Về mục tiêu tăng trưởng các địa phương", "MỤC TIÊU TĂNG TRƯỞNG", rows)
    assert len(records.targets) == 4
    assert records.observations == ()


def test_columns_that_differ_in_the_year_hold_the_same_kind_of_cells(ending: str, tmp_path: Path) -> None:
    rows: Rows = [["TT", "Chỉ tiêu", "Quy mô năm 2026 (ha)", "Quy mô năm 2027 (ha)"]]
    rows = [*rows, *([str(k), f"Khu tái định cư {k}", f"{k}5", "12" if k == 3 else ""] for k in range(1, 9))]
    records = _read(
        ending, tmp_path, "Kế hoạch tái định cư giai đoạn 2026 - 2027", "CHỈ TIÊU TÁI ĐỊNH CƯ", rows
    )
    assert [(t.year, t.low) for t in records.targets if t.year == 2027] == [(2027, Decimal(12))]


def test_sectors_under_khu_vuc_are_no_places(ending: str, tmp_path: Path) -> None:
    rows: Rows = [
        ["Khu vực", "Kế hoạch năm 2026 (%)"],
        ["I. Nông, lâm, thủy sản", "3,4"],
        ["II. Công nghiệp, xây dựng", "11,2"],
        ["- Công nghiệp", "12,0"],
        ["- Xây dựng", "7,5"],
        ["III. Dịch vụ", "8,4"],
    ]
    records = _read(ending, tmp_path, "Về mục tiêu tăng trưởng", "TĂNG TRƯỞNG CÁC NGÀNH", rows)
    names = [i.name for i in records.indicators]
    assert names == ["Nông, lâm, thủy sản", "Công nghiệp, xây dựng", "Công nghiệp", "Xây dựng", "Dịch vụ"]
    assert {i.area for i in records.indicators} == {None}


@pytest.mark.parametrize(
    ("title", "caption", "n"),
    [
        (YEARLY, "Biểu số 02", 4),
        (YEARLY, "Bảng 1. Diện tích, dân số các xã", 0),
        ("Sắp xếp đơn vị hành chính cấp xã năm 2026", "Biểu số 02", 0),
    ],
)
def test_a_table_of_places_without_a_caption_is_what_the_title_says(
    ending: str, tmp_path: Path, title: str, caption: str, n: int
) -> None:
    rows: Rows = [
        ["STT", "Tên xã, phường", "Diện tích lúa (ha)", "Tỷ lệ che phủ rừng (%)"],
        ["1", "Mường La", "1.200", "65"],
        ["2", "Mai Sơn", "2.600", "42"],
    ]
    articles = [f"Điều {k}. Các xã, phường chịu trách nhiệm thi hành Quyết định này." for k in range(1, 4)]
    above = [*ABOVE, title, *articles, caption]
    assert len(records_of(WRITERS[ending](tmp_path / "plan", above, rows)).targets) == n


def test_statements_beside_keywords_name_what_they_measure(ending: str, tmp_path: Path) -> None:
    rows: Rows = [
        ["STT", "Tiêu chí", "Nội dung, yêu cầu đạt chuẩn", "Ghi chú"],
        ["1", "Giao thông", "100% đường trục xã được nhựa hóa hoặc bê tông hóa", ""],
        ["2", "Nước sạch", "Tỷ lệ hộ sử dụng nước sạch đạt từ 65% trở lên", ""],
        ["3", "Nghèo", "Tỷ lệ nghèo đa chiều của xã dưới 5%", ""],
    ]
    found = _targets(_read(ending, tmp_path, SET, "BỘ TIÊU CHÍ", rows))
    assert {name: [v[1:] for v in values] for name, values in found.items()} == {
        "100% đường trục xã được nhựa hóa hoặc bê tông hóa": [(Decimal(100), "%")],
        "Tỷ lệ hộ sử dụng nước sạch đạt từ 65% trở lên": [(Decimal(65), "%")],
        "Tỷ lệ nghèo đa chiều của xã dưới 5%": [(Decimal(5), "%")],
    }


def test_kinds_of_places_below_a_merged_header_are_no_units(ending: str, tmp_path: Path) -> None:
    rows: Rows = [
        [("TT", 1, 2), ("Nội dung", 1, 2), ("Mức đạt đối với", 3, 1)],
        ["Xã", "Phường", "Đặc khu"],
        ["1", "Tỷ lệ hộ ký cam kết", "98%", "100%", "95%"],
        ["2", "Số buổi tuyên truyền", "≥ 4 buổi/năm", "≥ 6 buổi/năm", "≥ 2 buổi/năm"],
    ]
    found = _targets(_read(ending, tmp_path, SET, "TIÊU CHÍ", rows))
    assert [v[0] for v in found["Tỷ lệ hộ ký cam kết"]] == ["Xã", "Phường", "Đặc khu"]


def test_parts_of_a_column_have_its_unit_and_bare_spans_are_read(ending: str, tmp_path: Path) -> None:
    rows: Rows = [
        ["TT", "Địa phương", "Tốc độ tăng GRDP năm 2026 (%)", "Trong đó: Công nghiệp", "Dịch vụ"],
        ["1", "Hà Nội", "11,0 - 11,5", "trên 12", "≥ 10"],
        ["2", "Hải Phòng", "13", "Khoảng 15", "9,5÷10"],
    ]
    records = _read(ending, tmp_path, "Về mục tiêu tăng trưởng năm 2026", "MỤC TIÊU TĂNG TRƯỞNG", rows)
    assert {t.unit for t in records.targets} == {"%"}
    assert [(t.subject, t.low, t.high) for t in records.targets if t.comparator == "range"] == [
        ("Tốc độ tăng GRDP", Decimal("11.0"), Decimal("11.5")),
        ("Dịch vụ", Decimal("9.5"), Decimal(10)),
    ]


def test_a_merged_place_is_that_of_the_measures_beside_it(ending: str, tmp_path: Path) -> None:
    rows: Rows = [
        ["TT", "Xã, phường", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch 2026"],
        [("1", 1, 2), ("Xã Mường La", 1, 2), "Diện tích lúa", "ha", "1.200"],
        ["Tỷ lệ hộ nghèo", "%", "12"],
        [("2", 1, 2), ("Xã Mai Sơn", 1, 2), "Diện tích lúa", "ha", "2.600"],
        ["Tỷ lệ hộ nghèo", "%", "8"],
    ]
    records = _read(ending, tmp_path, YEARLY, "Chỉ tiêu giao năm 2026", rows)
    assert [i.area for i in records.indicators] == ["Xã Mường La"] * 2 + ["Xã Mai Sơn"] * 2


def test_a_place_printed_once_holds_for_the_rows_below_it(tmp_path: Path) -> None:
    rows: Rows = [
        ["TT", "Xã, phường", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch 2026"],
        ["1", "Xã Mường La", "Diện tích lúa", "ha", "1.200"],
        ["", "", "Tỷ lệ hộ nghèo", "%", "12"],
        ["2", "Xã Mai Sơn", "Diện tích lúa", "ha", "2.600"],
        ["", "", "Tỷ lệ hộ nghèo", "%", "8"],
        ["", "Tổng số", "Diện tích lúa", "ha", "3.800"],
    ]
    records = _read("html", tmp_path, YEARLY, "Chỉ tiêu giao năm 2026", rows)
    assert [i.area for i in records.indicators][:4] == ["Xã Mường La"] * 2 + ["Xã Mai Sơn"] * 2


def test_a_header_that_only_divides_by_places_is_no_part_of_the_subject(ending: str, tmp_path: Path) -> None:
    rows: Rows = [
        [("TT", 1, 2), ("Chỉ tiêu", 1, 2), ("ĐVT", 1, 2), ("Tổng số", 1, 2), ("Phân theo xã, phường", 2, 1)],
        ["Mường La", "Mai Sơn"],
        ["1", "Sản lượng lúa", "Tấn", "29.350", "9.150", "20.200"],
        ["2", "Trồng rừng", "Ha", "240", "-", "240"],
    ]
    found = _targets(_read(ending, tmp_path, YEARLY, "Chỉ tiêu giao năm 2026", rows))
    assert [v[0] for v in found["Sản lượng lúa"]] == ["Tổng số", "Mường La", "Mai Sơn"]
