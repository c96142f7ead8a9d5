"""Tables of figures in further wordings: what the body says where the headers do not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from schema.contract.records import DocumentRecords
from tests.samples.files import records_of
from tests.samples.plan_tables import HEADS, Row, as_docx, as_html, row

Write = Callable[[Path, Sequence[str], Sequence[Row]], Path]
Said = tuple[str, str, int | None, float | None, str | None, str | None]
"""Name, kind (``target`` or an observation's), year, figure, unit, subject."""


def _read(path: Path, head: str, rows: Sequence[Row], above: Sequence[str] = ()) -> DocumentRecords:
    return records_of(as_html(path / head, [*HEADS[head], *above], rows))


def _said(records: DocumentRecords) -> set[Said]:
    names = {i.indicator_id: i.name or "" for i in records.indicators}
    found: set[Said] = set()
    for t in records.targets:
        low = t.low if t.low is not None else t.high
        found.add(
            (names[t.indicator_id], "target", t.year, None if low is None else float(low), t.unit, t.subject)
        )
    for o in records.observations:
        low = o.low if o.low is not None else o.high
        found.add(
            (
                names[o.indicator_id],
                o.kind or "",
                o.year,
                None if low is None else float(low),
                o.unit,
                o.subject,
            )
        )
    return found


def _figures(records: DocumentRecords, name: str) -> dict[tuple[str, int | None], list[float | None]]:
    found: dict[tuple[str, int | None], list[float | None]] = {}
    for row_name, kind, year, low, _, _ in sorted(_said(records), key=str):
        if row_name == name:
            found.setdefault((kind, year), []).append(low)
    return found


@pytest.mark.parametrize(
    ("done", "share", "compared"),
    [
        ("Làm được", "Mức", "Bằng cùng kỳ"),
        ("Số đạt", "Tỷ lệ", "So quý trước"),
        ("Đến nay", "Bằng %", "Chỉ số"),
        ("Kết quả", "Hoàn thành", "So đầu năm"),
    ],
)
def test_a_quotient_of_two_columns_is_no_value_and_tells_what_was_done(
    done: str, share: str, compared: str, tmp_path: Path
) -> None:
    rows = [
        row("Nội dung", "ĐVT", "Được giao", done, share, compared),
        row("Diện tích gieo trồng", "ha", "12.500", "11.820", "94,6", "101,3"),
        row("Số hộ được vay vốn", "hộ", "3.215", "3.480", "108,2", "96,0"),
        row("Vốn đầu tư công", "tỷ đồng", "5.120", "2.984", "58,3", "111,0"),
        row("Hồ sơ đúng hạn", "hồ sơ", "96.412", "96.034", "99,6", "100,2"),
    ]
    records = _read(tmp_path, "report", rows)
    assert {kind for _, kind, *_ in _said(records)} <= {"plan", "actual", "current"}
    found = _figures(records, "Diện tích gieo trồng")
    assert sorted(v for values in found.values() for v in values if v is not None) == [11820, 12500]
    assert found["plan", 2025] == [12500]


def test_a_rate_of_two_measures_stays_a_value(tmp_path: Path) -> None:
    rows = [
        row("Địa phương", "Tổng số hộ năm 2025", "Hộ nghèo năm 2025", "Tỷ lệ hộ nghèo năm 2025 (%)"),
        row("Xã Bát Xát", "2.510", "251", "10,0"),
        row("Xã Sa Pa", "3.120", "468", "15,0"),
        row("Xã Văn Bàn", "1.850", "111", "6,0"),
    ]
    records = _read(tmp_path, "report", rows)
    assert {o.low for o in records.observations if o.unit == "%"} == {10, 15, 6}


def test_what_is_planned_too_is_no_share_of_fulfilment(tmp_path: Path) -> None:
    rows = [
        [("Chỉ tiêu", 1), ("Thực hiện năm 2025", 2), ("Kế hoạch năm 2026", 2)],
        row("", "Số lượng", "Tỷ lệ %", "Số lượng", "Tỷ lệ %"),
        row("Hộ nghèo", "5.120", "6,1", "4.300", "5,1"),
        row("Trường đạt chuẩn quốc gia", "210", "68,2", "225", "73,1"),
        row("Dân số tham gia bảo hiểm y tế", "710.000", "96", "720.000", "97"),
    ]
    said = _said(_read(tmp_path, "plan", rows))
    assert ("Hộ nghèo", "actual", 2025, 6.1, "%", "Tỷ lệ") in said
    assert ("Hộ nghèo", "target", 2026, 5.1, "%", "Tỷ lệ") in said


@pytest.mark.parametrize(
    "above",
    [
        "Đơn vị tính: Nghìn tấn; Triệu USD",
        "ĐVT: Lượng: nghìn tấn; Trị giá: triệu USD",
        "Đơn vị: Lượng tính bằng nghìn tấn, trị giá tính bằng triệu USD",
        "(Lượng - nghìn tấn; trị giá - triệu USD)",
    ],
)
def test_units_of_two_measures_above_the_table(above: str, tmp_path: Path) -> None:
    rows = [
        [
            ("Mặt hàng", 1),
            ("Ước năm 2025", 2),
            ("Kế hoạch năm 2026", 2),
            ("Tốc độ tăng/giảm 2026 so 2025", 2),
        ],
        row("", *["Lượng", "Trị giá"] * 3),
        row("TỔNG SỐ", "", "4.120", "", "4.560", "", "10,7"),
        row("Gạo", "512", "301", "530", "310", "3,5", "3,0"),
        row("Ô tô nguyên chiếc (chiếc)", "1.250", "44", "1.400", "50", "12,0", "13,6"),
        row("Hàng dệt may", "", "1.120", "", "1.240", "", "10,7"),
    ]
    said = _said(_read(tmp_path, "plan", rows, ["Biểu 7. Xuất khẩu hàng hóa", above]))
    assert {s for s in said if s[0] == "Gạo"} == {
        ("Gạo", "estimate", 2025, 512000, "tấn", "Lượng"),
        ("Gạo", "estimate", 2025, 301000000, "USD", "Trị giá"),
        ("Gạo", "target", 2026, 530000, "tấn", "Lượng"),
        ("Gạo", "target", 2026, 310000000, "USD", "Trị giá"),
    }
    assert ("Ô tô nguyên chiếc (chiếc)", "target", 2026, 1400, "chiếc", "Lượng") in said


def test_a_unit_of_money_and_per_cent_above_are_not_two_measures(tmp_path: Path) -> None:
    rows = [
        row("Chỉ tiêu", "Kế hoạch năm", "Tháng 9", "Cộng dồn từ đầu năm", "% so kế hoạch"),
        row("Doanh thu bán lẻ", "6.000.000", "512.300", "4.610.200", "76,8"),
        row("Doanh thu vận tải", "410.000", "35.600", "318.400", "77,7"),
    ]
    said = _said(_read(tmp_path, "report", rows, ["Đơn vị: Triệu đồng, %"]))
    assert {s[4] for s in said} == {"VND"}


def test_a_sum_up_to_an_estimated_quarter_is_estimated(tmp_path: Path) -> None:
    rows = [
        [("Chỉ tiêu", 1), ("ĐVT", 1), ("Quý III", 2), ("9 tháng", 2)],
        row("", "", "Ước TH", "So quý trước (%)", "Lũy kế", "So cùng kỳ (%)"),
        row("Than sạch", "tấn", "9.120", "88,4", "31.415", "102,6"),
        row("Điện sản xuất", "Triệu kWh", "8.315", "81,0", "30.120", "101,8"),
    ]
    said = _said(_read(tmp_path, "report", rows))
    assert {(s[1], s[3]) for s in said if s[0] == "Than sạch"} == {("estimate", 9120), ("estimate", 31415)}


@pytest.mark.parametrize(
    ("header", "kind", "year"),
    [
        ("Kết quả năm 2025 (ước)", "estimate", 2025),
        ("Thực hiện 2025 (dự kiến)", "estimate", 2025),
        ("Khả năng cả năm 2025", "estimate", 2025),
        ("TH năm trước", "actual", 2025),
        ("Giá trị gốc (2024)", "baseline", 2024),
        ("Đã làm được 2024", "actual", 2024),
    ],
)
def test_kinds_and_years_in_further_words(header: str, kind: str, year: int, tmp_path: Path) -> None:
    rows = [
        row("Chỉ tiêu", "ĐVT", header, "Kế hoạch năm 2026"),
        row("Trồng rừng mới", "ha", "3.120", "3.500"),
        row("Sản lượng chè", "tấn", "5.400", "5.650"),
    ]
    said = _said(_read(tmp_path, "plan", rows))
    assert {s for s in said if s[0] == "Trồng rừng mới"} == {
        ("Trồng rừng mới", kind, year, 3120, "ha", None),
        ("Trồng rừng mới", "target", 2026, 3500, "ha", None),
    }


def test_two_words_for_one_plan_are_no_ratio(tmp_path: Path) -> None:
    rows = [
        row("Chỉ tiêu", "ĐVT", "Dự toán/KH giao năm", "Ước TH 2025", "KH 2026"),
        row("Thu ngân sách", "tỷ đồng", "9.500", "10.200", "11.500"),
        row("Trồng rừng", "ha", "3.100", "3.150", "3.200"),
    ]
    said = _said(_read(tmp_path, "plan", rows))
    assert 3100 in {s[3] for s in said if s[0] == "Trồng rừng"}


def test_who_set_a_plan_tells_two_plans_of_a_year_apart(tmp_path: Path) -> None:
    rows = [
        [("Chỉ tiêu", 1), ("ĐVT", 1), ("KH 2025", 2), ("ƯTH 2025", 1), ("KH 2026", 1)],
        row("", "", "TW giao", "HĐND giao", "", ""),
        row("Sản lượng lương thực", "tấn", "315.000", "316.000", "318.000", "320.000"),
        row("Thu ngân sách", "tỷ đồng", "9.500", "10.200", "10.500", "11.500"),
    ]
    said = _said(_read(tmp_path, "plan", rows))
    plans = {(s[3], s[5]) for s in said if s[0] == "Sản lượng lương thực" and s[1] == "plan"}
    assert plans == {(315000, "TW giao"), (316000, "HĐND giao")}


def test_an_average_far_from_the_years_is_not_in_their_unit(tmp_path: Path) -> None:
    rows = [
        row("Chỉ tiêu", "ĐVT", "2025", "2028", "2030", "BQ 2026-2030"),
        row("Sản lượng thịt hơi", "nghìn tấn", "280", "310", "340", "4,0"),
        row("Thu nhập hộ nông dân", "triệu đồng", "60", "70", "82", "71"),
    ]
    records = _read(tmp_path, "years", rows)
    said = _said(records)
    assert ("Sản lượng thịt hơi", "target", 2030, 4.0, None, None) in said
    assert ("Thu nhập hộ nông dân", "target", 2030, 71000000, "VND", None) in said
    assert [f.found for f in records.findings if f.code == "unit_unknown"] == ["4,0"]


def test_what_is_done_so_far_makes_no_plan_of_the_year_an_earlier_one(tmp_path: Path) -> None:
    rows = [
        row("Mục tiêu", "Đã đạt", "Phấn đấu 2026", "Phấn đấu 2027", "Hoàn thành 2030"),
        row("Phủ sóng 5G khu dân cư", "20%", "40%", "60%", "99%"),
        row("Dịch vụ công toàn trình", "55%", "70%", "80%", "100%"),
    ]
    said = _said(_read(tmp_path, "years", rows))
    targets = {(s[2], s[3], s[5]) for s in said if s[0].startswith("Phủ sóng") and s[1] == "target"}
    assert targets == {(2026, 40, None), (2027, 60, None), (2030, 99, None)}


@pytest.mark.parametrize("write", [as_html, as_docx])
def test_units_behind_names_by_the_habit_of_the_table(write: Write, tmp_path: Path) -> None:
    rows = [
        row("Chỉ tiêu", "Năm 2025", "Năm 2030"),
        row("Sản lượng thịt hơi, nghìn tấn", "280", "340"),
        row("Đàn bò sữa - con", "72.000", "100.000"),
        row("Năng suất lúa: tạ/ha", "59,5", "62"),
    ]
    records = records_of(write(tmp_path / "years", HEADS["years"], rows))
    assert {(s[0], s[4]) for s in _said(records)} == {
        ("Sản lượng thịt hơi, nghìn tấn", "tấn"),
        ("Đàn bò sữa - con", "con"),
        ("Năng suất lúa: tạ/ha", "tạ/ha"),
    }


def test_years_below_headers_that_are_not_merged(tmp_path: Path) -> None:
    rows = [
        row("Sản phẩm", "Diện tích (ha)", "Sản lượng (tấn)", "Diện tích (ha)", "Sản lượng (tấn)"),
        row("", "2025", "2025", "2030", "2030"),
        row("Lúa", "170", "1.020", "165", "1.050"),
        row("Ngô", "40", "190", "42", "205"),
        row("Lạc", "18", "41", "20", "47"),
    ]
    said = _said(_read(tmp_path, "years", rows))
    assert {s[2:5] for s in said if s[0] == "Lúa" and s[1] == "target"} == {
        (2030, 165, "ha"),
        (2030, 1050, "tấn"),
    }


@pytest.mark.parametrize(
    ("name", "area"),
    [
        ("Xã Bát Xát", "Xã Bát Xát"),
        ("Xã NTM nâng cao", None),
        ("XÃ BÁT XÁT", "XÃ BÁT XÁT"),
        ("Xã ĐBKK", None),
    ],
)
def test_a_kind_of_commune_is_no_place(name: str, area: str | None, tmp_path: Path) -> None:
    rows = [
        row("Chỉ tiêu", "ĐVT", "2028", "2030"),
        row(name, "ha", "20", "35"),
        row("Rừng trồng", "ha", "50", "60"),
    ]
    records = _read(tmp_path, "years", rows)
    assert records.indicators[0].area == area
