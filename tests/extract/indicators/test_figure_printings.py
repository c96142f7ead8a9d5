"""Tables of figures whose body says what a header leaves out: bounds beside points, averages, scenarios, prices, wholes."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from schema.contract.records import DocumentRecords
from tests.samples.files import records_of
from tests.samples.plan_tables import HEADS, Row, as_html, row


def _read(path: Path, head: str, rows: list[Row], *above: str) -> DocumentRecords:
    return records_of(as_html(path / head, [*HEADS[head], *above], rows))


def _targets(records: DocumentRecords) -> set[tuple[str | None, Decimal | None, str | None]]:
    names = {i.indicator_id: i.name for i in records.indicators}
    return {
        (names[t.indicator_id], t.low if t.low is not None else t.high, t.unit)
        for t in records.targets
        if t.indicator_id in names
    }


def _years(records: DocumentRecords) -> set[tuple[str | None, int | None, int | None]]:
    return {(o.kind, o.year_start, o.year) for o in records.observations}


def _parents(records: DocumentRecords) -> dict[str | None, str | None]:
    names = {i.indicator_id: i.name for i in records.indicators}
    return {i.name: names.get(i.parent_indicator_id or "") for i in records.indicators}


def test_bounds_beside_points_are_what_is_asked_for(tmp_path: Path) -> None:
    rows = [
        row("TT", "Yêu cầu", "Mức", "Điểm tối đa"),
        row("1", "Tỷ lệ hộ tham gia thu gom rác", "Từ 90% trở lên", "20"),
        row("2", "Số buổi sinh hoạt cộng đồng", "Tối thiểu 6 buổi", "30"),
        row("3", "Tỷ lệ hộ có cây xanh", "≥ 75%", "25"),
        row("4", "Có hương ước", "Có", "25"),
    ]
    found = _targets(_read(tmp_path, "years", rows, "Tiêu chí khu dân cư xanh"))
    assert {low for _, low, _ in found} == {Decimal(90), Decimal(6), Decimal(75)}


def test_steps_of_a_scale_are_no_targets_and_are_told(tmp_path: Path) -> None:
    rows = [
        row("TT", "Nội dung chấm", "Kết quả", "Điểm tối đa"),
        row("1", "Hồ sơ đúng hạn", "Trên 95%", "10"),
        row("", "", "Từ 90% - 95%", "8"),
        row("", "", "Dưới 90%", "0"),
        row("2", "Văn bản điện tử", "Trên 98%", "10"),
        row("", "", "Dưới 98%", "5"),
    ]
    records = _read(tmp_path, "years", rows, "Thang điểm")
    assert not records.targets
    assert any(f.code == "region_unread" and f.severity == "warning" for f in records.findings)


def test_an_average_of_counted_years_leaves_out_the_one_before(tmp_path: Path) -> None:
    rows = [
        row("Ngành", "Ước 2025", "KH 2026", "KH 2027", "KH 2028", "Bình quân 3 năm"),
        row("Tốc độ tăng nông nghiệp (%)", "3,1", "3,4", "3,5", "3,6", "3,5"),
        row("Tốc độ tăng dịch vụ (%)", "7,0", "7,5", "8,0", "8,5", "8,0"),
    ]
    spans = {(t.year_start, t.year) for t in _read(tmp_path, "plan", rows).targets if t.year_start}
    assert spans == {(2026, 2028)}


def test_an_average_over_reckoned_years_is_no_plan(tmp_path: Path) -> None:
    rows = [
        row("Chỉ tiêu", "ĐVT", "TH 2023", "TH 2024", "Ước 2025", "BQ 2023-2025", "KH 2026"),
        row("Tỷ lệ che phủ rừng", "%", "52,1", "52,4", "52,7", "52,4", "53,0"),
        row("Thu ngân sách", "tỷ đồng", "4.100", "4.350", "4.900", "4.450", "5.200"),
    ]
    told = _years(_read(tmp_path, "plan", rows))
    assert ("estimate", 2023, 2025) in told
    assert not any(kind == "plan" for kind, _, _ in told)


def test_scenarios_in_a_report_are_of_what_is_wanted(tmp_path: Path) -> None:
    rows = [
        [("Chỉ tiêu", 1), ("Phương án 1", 2), ("Phương án 2", 2)],
        row("", *["Năm 2025", "Năm 2026"] * 2),
        row("Tốc độ tăng GRDP (%)", "7,0", "7,5", "8,0", "8,6"),
        row("Tốc độ tăng công nghiệp (%)", "9,0", "9,5", "10,0", "10,6"),
    ]
    records = _read(tmp_path, "report", rows)
    assert {(t.subject, t.year) for t in records.targets} == {
        (f"Phương án {k}", year) for k in (1, 2) for year in (2025, 2026)
    }
    assert not records.observations


def test_a_bare_year_of_another_measure_is_no_earlier_plan(tmp_path: Path) -> None:
    rows = [
        [("Ngành", 1), ("Tốc độ tăng (%)", 2), ("Cơ cấu (%)", 2)],
        row("", "Ước 2025", "KH 2026", "2025", "2026"),
        row("Nông nghiệp", "3,1", "3,4", "21,4", "20,2"),
        row("Dịch vụ", "7,0", "7,5", "44,3", "45,1"),
    ]
    assert _years(_read(tmp_path, "plan", rows)) == {("estimate", None, 2025)}


@pytest.mark.parametrize("price", ["Đơn giá dự kiến (đồng/kg)", "Giá thu mua (đồng/kg)"])
def test_a_column_of_prices_beside_measures_is_left_and_told(price: str, tmp_path: Path) -> None:
    rows = [
        row("Sản phẩm", "Sản lượng 2026 (tấn)", "Giá trị 2026 (tỷ đồng)", price),
        row("Chè búp tươi", "62.000", "434", "7.000"),
        row("Quế vỏ", "9.500", "522", "55.000"),
        row("Cam", "14.200", "213", "15.000"),
    ]
    records = _read(tmp_path, "plan", rows)
    assert len(records.targets) == 6
    assert price in {f.found for f in records.findings if f.severity == "warning"}


def test_a_cell_of_two_years_gives_a_value_of_each(tmp_path: Path) -> None:
    rows = [
        row("Tiêu chí", "ĐVT", "Xã nhóm 1", "Xã nhóm 2"),
        row("Thu nhập bình quân", "triệu đồng", "Năm 2026: ≥ 50 Năm 2030: ≥ 75", "Năm 2026: ≥ 40 Năm 2030: ≥ 62"),
        row("Tỷ lệ hộ nghèo", "%", "≤ 4", "≤ 8"),
    ]  # fmt: skip
    found = {(t.year, t.subject) for t in _read(tmp_path, "years", rows).targets if (t.low or 0) > 1000}
    assert found == {(year, f"Xã nhóm {k}") for year in (2026, 2030) for k in (1, 2)}


def test_the_whole_beside_columns_of_places_says_so(tmp_path: Path) -> None:
    rows = [
        row("Chỉ tiêu", "ĐVT", "Toàn tỉnh", "Xã Bát Xát", "Xã Sa Pa"),
        row("Trồng rừng", "ha", "1.200", "400", "800"),
        row("Đàn trâu", "con", "9.500", "4.000", "5.500"),
    ]
    subjects = {t.subject for t in _read(tmp_path, "plan", rows, "Chỉ tiêu năm 2026").targets}
    assert subjects == {"Toàn tỉnh", "Xã Bát Xát", "Xã Sa Pa"}


def test_places_are_no_parts_of_the_region_over_them(tmp_path: Path) -> None:
    rows = [
        row("STT", "Vùng, địa phương", "Mục tiêu năm 2026 (%)"),
        row("I", "Vùng Đông Nam Bộ", "9,0"),
        row("1", "Đồng Nai", "10,0"),
        row("2", "Tây Ninh", "9,5"),
    ]
    assert set(_parents(_read(tmp_path, "plan", rows, "Tốc độ tăng GRDP")).values()) == {None}


def test_a_numbered_row_without_figures_is_the_whole_of_its_bullets(tmp_path: Path) -> None:
    rows = [
        row("TT", "Chỉ tiêu", "Đơn vị", "KH 2026"),
        row("1", "Thu ngân sách", "tỷ đồng", "900"),
        row("2", "Cơ cấu lao động", "", ""),
        row("", "- Nông nghiệp", "%", "40"),
        row("", "- Dịch vụ", "%", "60"),
        row("3", "Các giải pháp khác", "", ""),
        row("", "- Số lớp học", "lớp", "12"),
        row("", "- Số hội nghị khách hàng", "hội nghị", "3"),
    ]
    parents = _parents(_read(tmp_path, "plan", rows))
    assert parents["Nông nghiệp"] == parents["Dịch vụ"] == "Cơ cấu lao động"
    assert parents["Số lớp học"] is parents["Số hội nghị khách hàng"] is None


def test_per_cent_of_what_is_per_cent(tmp_path: Path) -> None:
    rows = [
        row("Chỉ tiêu", "Đơn vị", "KH 2026"),
        row("Khám sức khỏe định kỳ", "% học sinh", "95"),
        row("Dùng nước sạch", "% số hộ", "88"),
    ]
    assert {unit for _, _, unit in _targets(_read(tmp_path, "plan", rows))} == {"%"}
