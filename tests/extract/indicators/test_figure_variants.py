"""Tables of figures of one kind in several printings: parts of years, columns reckoned from others, levels asked for, prices."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema.contract.records import DocumentRecords
from tests.samples.files import records_of
from tests.samples.plan_tables import HEADS, Row, as_html, row


def _read(path: Path, head: str, rows: list[Row], *above: str) -> DocumentRecords:
    return records_of(as_html(path / head, [*HEADS[head], *above], rows))


def _targets(records: DocumentRecords, name: str) -> list[tuple[int | None, int | None, float, str | None]]:
    ids = {i.indicator_id for i in records.indicators if i.name == name}
    return [
        (t.year_start, t.year, float(t.low if t.low is not None else t.high or 0), t.subject)
        for t in records.targets
        if t.indicator_id in ids
    ]


def _units(records: DocumentRecords) -> dict[str | None, set[str | None]]:
    names = {i.indicator_id: i.name for i in records.indicators}
    found: dict[str | None, set[str | None]] = {}
    said = [(t.indicator_id, t.unit) for t in records.targets]
    said += [(o.indicator_id, o.unit) for o in records.observations]
    for indicator, unit in said:
        found.setdefault(names[indicator], set()).add(unit)
    return found


def _parents(records: DocumentRecords) -> dict[str | None, str | None]:
    names = {i.indicator_id: i.name for i in records.indicators}
    return {i.name: names.get(i.parent_indicator_id or "") for i in records.indicators}


def test_a_part_of_a_year_is_told_where_no_other_part_stands_beside(tmp_path: Path) -> None:
    rows = [
        row("Chỉ tiêu", "ĐVT", "KH 2025", "8T/2024", "Thực hiện 8T/2025"),
        row("Thu ngân sách", "tỷ đồng", "9.000", "5.100", "6.000"),
        row("Xuất khẩu", "triệu USD", "700", "410", "520"),
    ]
    told = {(o.kind, o.year, o.subject) for o in _read(tmp_path, "report", rows).observations}
    assert told == {("plan", 2025, None), ("actual", 2024, "8T"), ("actual", 2025, "8T")}


def test_parts_and_measures_stand_in_the_order_of_the_header(tmp_path: Path) -> None:
    rows = [
        [("Chỉ tiêu", 1), ("ĐVT", 1), ("Quý III/2024", 2), ("Quý III/2025 (ước)", 2)],
        row("", "", "Số dự án", "Vốn (tỷ đồng)", "Số dự án", "Vốn (tỷ đồng)"),
        row("FDI", "", "5", "120", "7", "180"),
        row("DDI", "", "15", "1.120", "17", "1.180"),
    ]
    told = {o.subject for o in _read(tmp_path, "report", rows).observations}
    assert told == {"Quý III / Số dự án", "Quý III / Vốn"}


def test_scenarios_over_parts_and_a_unit_at_the_end_of_a_list(tmp_path: Path) -> None:
    rows = [
        [("Ngành", 1), ("Kịch bản cao", 3), ("Kịch bản thấp", 3)],
        row("", *["Quý I/2026", "Nửa đầu năm 2026", "Năm 2026"] * 2),
        row("GRDP", "9,1", "9,5", "10,2", "8,0", "8,4", "9,0"),
        row("Nông nghiệp", "3,1", "3,5", "3,2", "3,0", "3,4", "3,0"),
    ]
    records = _read(tmp_path, "plan", rows, "Bảng 1. Tốc độ tăng trưởng (theo giá so sánh 2010; %)")
    assert {t.subject for t in records.targets} == {
        "Kịch bản cao / Quý I",
        "Kịch bản cao / Nửa đầu năm",
        "Kịch bản cao",
        "Kịch bản thấp / Quý I",
        "Kịch bản thấp / Nửa đầu năm",
        "Kịch bản thấp",
    }
    assert {t.unit for t in records.targets} == {"%"}


@pytest.mark.parametrize("header", ["Tăng trưởng BQ (%)", "Mức tăng mỗi năm", "Tốc độ tăng BQ 2026-2030 (%)"])
def test_average_growth_between_two_years_is_no_value(header: str, tmp_path: Path) -> None:
    rows = [
        row("Chỉ tiêu", "ĐVT", "TH 2025", "KH 2027", "KH 2030", header),
        row("Sản lượng lúa", "nghìn tấn", "1.000", "1.050", "1.120", "2,3"),
        row("Đàn bò", "nghìn con", "520", "600", "700", "6,1"),
        row("Thủy sản", "nghìn tấn", "250", "280", "330", "5,7"),
    ]
    found = _targets(_read(tmp_path, "years", rows), "Sản lượng lúa")
    assert found == [(None, 2027, 1050000, None), (None, 2030, 1120000, None)]


def test_growth_of_each_span_of_years_is_told_to_be_no_value(tmp_path: Path) -> None:
    """Coarse figures grow by a rate that is printed of finer ones: all columns under one heading are alike, and none is lost
    without a word."""
    rows = [
        [("TT", 1), ("Hạng mục", 1), *[(f"Năm {y}", 2) for y in (2015, 2020, 2025)], ("Tốc độ tăng bình quân/năm (%)", 2)],
        row("", "", *["Hộ", "Nước cấp (nghìn m³)"] * 3, "2016-2020", "2021-2025"),
        row("1", "Sinh hoạt", "120", "24,8", "150", "37", "190", "53", "8,51", "7,20"),
        row("2", "Công nghiệp", "30", "50,1", "41", "108", "55", "214", "16,71", "14,50"),
        row("3", "Dịch vụ", "17", "116,9", "21", "148", "26", "176", "4,86", "3,52"),
    ]  # fmt: skip
    records = _read(tmp_path, "years", rows)
    assert {(t.year_start, t.year) for t in records.targets} <= {(None, 2020), (None, 2025)}
    told = [f for f in records.findings if f.code == "column_unread" and f.severity == "warning"]
    assert {str(f.found).split(" / ")[-1] for f in told} == {"2016-2020", "2021-2025"}


@pytest.mark.parametrize("header", ["Cả thời kỳ", "Tổng cộng 5 năm", "Toàn bộ"])
def test_a_sum_over_years_has_their_span(header: str, tmp_path: Path) -> None:
    rows = [
        row("Chỉ tiêu", "ĐVT", "2026", "2027", "2028", "2029", "2030", header),
        row("Trồng rừng", "ha", "1.000", "1.100", "1.200", "1.300", "1.400", "6.000"),
        row("Nhà ở xã hội", "căn", "500", "600", "700", "800", "900", "3.500"),
        row("Tỷ lệ che phủ", "%", "50", "51", "52", "53", "54", ""),
    ]
    found = _targets(_read(tmp_path, "years", rows), "Trồng rừng")
    assert len(found) == 6
    assert (2026, 2030, 6000, None) in found


@pytest.mark.parametrize("header", ["Chuẩn đô thị loại II", "Quy định", "Theo Nghị định"])
def test_a_level_that_a_rule_asks_for_is_wanted_and_of_no_year(header: str, tmp_path: Path) -> None:
    rows = [
        row("Tiêu chuẩn", "ĐVT", header, "Hiện trạng 2025", "Năm 2028", "Năm 2030"),
        row("Mật độ dân số", "người/km²", "1.800 - 2.000", "1.500", "1.700", "1.900"),
        row("Tỷ lệ đô thị hóa", "%", "≥ 65", "52", "60", "66"),
        row("Đất cây xanh", "m²/người", "5 - 6", "4,1", "4,8", "5,5"),
    ]
    found = _targets(_read(tmp_path, "years", rows), "Tỷ lệ đô thị hóa")
    assert [f[:3] for f in found] == [(None, None, 65), (None, 2028, 60), (None, 2030, 66)]


def test_points_beside_measures_are_none(tmp_path: Path) -> None:
    rows = [
        row("Tiêu chuẩn", "Đơn vị", "Hiện trạng 2025", "Điểm", "Mục tiêu 2030", "Điểm dự kiến"),
        row("Mật độ dân số", "người/km²", "1.500", "4,5", "1.900", "6"),
        row("Tỷ lệ đô thị hóa", "%", "52", "3", "66", "5"),
    ]
    records = _read(tmp_path, "years", rows)
    assert _targets(records, "Mật độ dân số") == [(None, 2030, 1900, None)]
    assert len(records.observations) == 2


def test_points_and_ranks_alone_are_units(tmp_path: Path) -> None:
    rows = [
        row("Chỉ số", "Thứ hạng 2025", "Thứ hạng phấn đấu 2026", "Điểm số 2025", "Điểm số phấn đấu 2026"),
        row("PCI", "40", "30", "65,1", "67,0"),
        row("PAPI", "35", "25", "42,1", "43,5"),
    ]
    records = _read(tmp_path, "plan", rows)
    assert _units(records) == {"PCI": {"hạng", "điểm"}, "PAPI": {"hạng", "điểm"}}
    assert _targets(records, "PCI") == [(None, 2026, 30, "Thứ hạng"), (None, 2026, 67, "Điểm số")]


@pytest.mark.parametrize(
    ("caption", "names", "headers"),
    [
        ("Phụ lục giá trông giữ xe", "Loại xe", ["Giá năm 2026 (đồng/lượt)", "Vé tháng 2026 (đồng/tháng)"]),
        ("Biểu 2. Giá các loại đất", "Nhóm đất", ["Năm 2026 (đồng/m²)", "Năm 2027 (đồng/m²)"]),
        ("Bảng 3. Giá nước sạch năm 2026", "Hộ dùng", ["Đô thị (đồng/m3)", "Nông thôn (đồng/m3)"]),
    ],
)
def test_prices_are_no_values(caption: str, names: str, headers: list[str], tmp_path: Path) -> None:
    rows = [row(names, *headers), row("Loại một", "5.000", "7.000"), row("Loại hai", "≤ 20.000", "≤ 30.000")]
    records = _read(tmp_path, "plan", rows, caption)
    assert not records.targets
    assert not records.observations


def test_the_value_of_what_a_hectare_bears_is_no_price(tmp_path: Path) -> None:
    rows = [
        row("Địa phương", "Năm 2026 (triệu đồng/ha)", "Năm 2027 (triệu đồng/ha)"),
        row("Huyện A", "120", "130"),
        row("Huyện B", "150", "160"),
    ]
    records = _read(tmp_path, "plan", rows, "Bảng 3. Giá trị sản phẩm thu hoạch trên 1 ha đất trồng trọt")
    assert len(records.targets) == 4


@pytest.mark.parametrize(
    ("headers", "bodies"),
    [
        (["Chỉ số thành phần", "Kết quả 2025", "Mục tiêu 2026"], ["Đơn vị chủ trì"]),
        (["Nội dung", "TH 2025", "KH 2026"], ["Cơ quan chủ trì", "Cơ quan phối hợp"]),
        (["Nội dung thành phần", "Điểm đạt 2025", "Điểm phấn đấu 2026"], ["Cơ quan chịu trách nhiệm"]),
    ],
)
def test_figures_of_two_years_beside_bodies_are_values(
    headers: list[str], bodies: list[str], tmp_path: Path
) -> None:
    rows = [
        row("STT", *headers, *bodies),
        row("1", "Gia nhập thị trường", "7,10", "7,50", *["Sở Tài chính"] * len(bodies)),
        row("2", "Tiếp cận đất đai", "6,80", "7,00", *["Sở Nội vụ"] * len(bodies)),
        row("3", "Chi phí thời gian", "7,90", "8,20", *["Sở Tư pháp"] * len(bodies)),
    ]
    records = _read(tmp_path, "plan", rows)
    assert len(records.targets) == 3
    assert len(records.observations) == 3
    assert not records.tasks


def test_how_many_courses_a_task_holds_makes_it_no_indicator(tmp_path: Path) -> None:
    rows = [
        row("STT", "Nhiệm vụ", "Số lớp năm 2026", "Cơ quan chủ trì", "Thời gian"),
        row("1", "Mở lớp tập huấn", "5", "Sở Nội vụ", "Quý II"),
        row("2", "Mở lớp bồi dưỡng", "7", "Sở Nội vụ", "Quý III"),
    ]
    records = _read(tmp_path, "plan", rows)
    assert len(records.tasks) == 2
    assert not records.targets


def test_bullets_are_parts_of_a_measure_without_figures_and_of_no_row_before_a_heading(
    tmp_path: Path,
) -> None:
    rows = [
        row("Chỉ tiêu", "ĐVT", "Ước TH 2025", "KH 2026"),
        row("Tổng thu", "tỷ đồng", "9.000", "9.900"),
        row("Tỷ trọng các ngành", "", "", ""),
        row("- Nông nghiệp", "%", "20", "19"),
        row("- Dịch vụ", "%", "80", "81"),
        row("Xã hội", "", "", ""),
        row("- Số hộ nghèo", "hộ", "900", "800"),
        row("Lượng khách", "lượt", "500", "600"),
        row("Tr.đó: Quốc tế", "lượt", "50", "60"),
    ]
    parents = _parents(_read(tmp_path, "plan", rows))
    assert parents["Nông nghiệp"] == parents["Dịch vụ"] == "Tỷ trọng các ngành"
    assert parents["Số hộ nghèo"] is None
    assert parents["Quốc tế"] == "Lượng khách"


def test_the_things_that_a_name_counts_are_its_unit(tmp_path: Path) -> None:
    rows = [
        row("Nội dung", "Năm 2025", "Kế hoạch 2026"),
        row("Số xã, thị trấn đạt chuẩn", "40", "45"),
        row("Tổng số hợp tác xã thành lập mới", "12", "15"),
        row("Số lượng khách hàng dùng nước máy", "1.200", "1.500"),
        row("Tỷ số học sinh/giáo viên", "18", "17"),
        row("Số thu ngân sách", "100", "120"),
    ]
    records = _read(tmp_path, "plan", rows)
    assert _units(records) == {
        "Số xã, thị trấn đạt chuẩn": {"xã, thị trấn"},
        "Tổng số hợp tác xã thành lập mới": {"hợp tác xã"},
        "Số lượng khách hàng dùng nước máy": {"khách hàng"},
        "Tỷ số học sinh/giáo viên": {"học sinh/giáo viên"},
        "Số thu ngân sách": {None},
    }
    assert "xã, thị trấn" in {f.found for f in records.findings if f.code == "unit_unknown"}
