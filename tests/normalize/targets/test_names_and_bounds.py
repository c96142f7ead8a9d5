"""Figures inside names, bounds that nobody may pass, and what a change, a group or a total says of a figure."""

from __future__ import annotations

import pytest

from normalize.targets.read import Told, read_targets

WANTED = Told(now=2025, wanted=True)


def _targets(text: str) -> list[tuple[str, str, str | None, str]]:
    reading = read_targets(text, year=2030, told=WANTED)
    return [(t.comparator, str(t.low if t.low is not None else t.high), t.unit, t.direction) for t in reading.targets]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Nhân rộng quy trình 3 giảm 3 tăng tại các hợp tác xã.",
        "Duy trì phong trào 5 không 3 sạch ở cơ sở.",
        'Thực hiện tốt khẩu hiệu "5 xung kích" trong thanh niên.',
        "Quán triệt phương châm 3 sẵn sàng.",
    ],
)
def test_a_slogan_counts_nothing(text: str) -> None:
    assert _targets(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Canh tác theo 1 phải 6 giảm trên 3.200 ha.", [(">", "3200", "ha", "reach")]),
        ("Hỗ trợ xây nhà 3 cứng cho 140 hộ nghèo.", [("=", "140", "hộ nghèo", "reach")]),
        ("Bình quân đạt 92%, không còn trường nào dưới 80%.", [("=", "92", "%", "reach"), (">=", "80", "%", "reach")]),
        ("Diện tích cà phê được tưới tiết kiệm đạt 45%.", [("=", "45", "%", "reach")]),
        ("Cắt giảm tối thiểu 03 ngày làm việc so với quy định.", [(">=", "3", "ngày làm việc", "reduce")]),
        ("Tỷ lệ mẫu nước vượt giới hạn cho phép không quá 2%.", [("<=", "2", "%", "reach")]),
        (
            "Giảm 8% số vụ, 6% số người chết và 4% số người bị thương.",
            [("=", "8", "%", "reduce"), ("=", "6", "%", "reduce"), ("=", "4", "%", "reduce")],
        ),
        (
            "Thu hút 20 dự án với tổng vốn trên 900 tỷ đồng.",
            [("=", "20", "dự án", "reach"), (">", "900000000000", "VND", "reach")],
        ),
        ("Có 02 bệnh viện thuộc nhóm 100 bệnh viện tốt nhất.", [("=", "2", "bệnh viện", "reach")]),
        ("Tuyển 60 nhân viên/năm, mở 12 thư viện.", [("=", "60", "nhân viên/năm", "reach"), ("=", "12", "thư viện", "reach")]),
    ],
)  # fmt: skip
def test_what_the_words_make_of_a_figure(text: str, values: list[tuple[str, str, str, str]]) -> None:
    assert _targets(text) == values


def test_a_span_that_a_change_is_held_against_is_no_year() -> None:
    text = "Giảm ít nhất 10% số vụ cháy so với trung bình giai đoạn 2019 - 2023."
    (target,) = read_targets(text, year=2026, told=Told(now=2025, wanted=True)).targets
    assert (target.year, target.direction, target.baseline) == (
        2026,
        "reduce",
        "trung bình giai đoạn 2019 - 2023",
    )


@pytest.mark.parametrize(
    "when",
    [
        "Trong năm 2027 - 2028:",
        "Vào năm 2027-2028,",
        "Đến năm 2027 – năm 2028,",
        "Trong giai đoạn 2027 - 2028,",
    ],
)
def test_two_years_behind_a_preposition_are_a_span(when: str) -> None:
    (target,) = read_targets(f"{when} tỷ lệ tàu cá gắn thiết bị giám sát đạt 80%.").targets
    assert (target.year_start, target.year, target.low) == (2027, 2028, 80)


def test_two_years_with_values_of_their_own_stay_two() -> None:
    found = read_targets("Đến năm 2027 đạt 60%, đến năm 2030 đạt 80%.").targets
    assert [(t.year_start, t.year) for t in found] == [(None, 2027), (None, 2030)]


def test_years_that_are_listed_are_a_span() -> None:
    text = "Các năm 2026, 2027: mỗi năm trồng khoảng 900 ha."
    (target,) = read_targets(text, told=Told(now=2025, wanted=True)).targets
    assert (target.year_start, target.year, target.unit) == (2026, 2027, "ha/năm")


@pytest.mark.parametrize(
    "text",
    [
        "Hộ tham gia dự án phải có diện tích chuồng trại từ 200 m2 trở lên.",
        "Ưu tiên các xã có trên 60% dân số là người dân tộc thiểu số.",
        "Hỗ trợ một lần 40% chi phí mua máy nhưng không quá 30 triệu đồng/hộ.",
        "Chuẩn hộ cận nghèo là hộ có thu nhập từ 2 triệu đồng/tháng trở xuống.",
    ],
)
def test_who_may_take_part_is_neither_wanted_nor_told(text: str) -> None:
    assert read_targets(text, told=Told(now=2025, alone=True)).values == ()


def test_a_plan_with_its_outcome() -> None:
    text = "Thu ngân sách kế hoạch năm 2024 là 5.000 tỷ đồng, ước thực hiện 5.200 tỷ đồng."
    told = Told("actual", now=2024)
    assert [o.kind for o in read_targets(text, year=2024, told=told).observations] == ["plan", "estimate"]


def test_a_padded_fraction_is_a_count() -> None:
    (target,) = read_targets("04/05 huyện có trung tâm.", year=2030, told=WANTED).targets
    assert (str(target.low), target.unit) == ("4", "huyện")
