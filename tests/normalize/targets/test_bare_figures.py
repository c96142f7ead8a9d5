"""Figures without their unit, bounds that are denied, and what tears a figure or a word."""

from __future__ import annotations

from decimal import Decimal

import pytest

from normalize.targets.read import Told, read_targets

WANTED = Told(now=2025, wanted=True)


def _shown(value: Decimal | None) -> str | None:
    return None if value is None else format(value.normalize(), "f")


@pytest.mark.parametrize(
    ("text", "start", "unit", "target"),
    [
        ("Nâng mật độ cây xanh từ 6,2 lên 9 m2/người", "6.2", "m²/người", "9"),
        ("Tăng quy mô tuyển sinh từ 850 lên 1.100 sinh viên vào năm 2030", "850", "sinh viên", "1100"),
        ("Giảm số điểm ùn tắc từ 14 xuống còn 6 điểm năm 2027", "14", "điểm", "6"),
        ("Nâng tỷ lệ từ 48 năm 2024 lên 65% năm 2030", "48", "%", "65"),
        ("Tăng diện tích từ 3.400 hiện nay lên 5.000 ha", "3400", "ha", "5000"),
    ],
)
def test_a_start_without_its_unit(text: str, start: str, unit: str, target: str) -> None:
    reading = read_targets(text, told=WANTED)
    assert [(o.kind, _shown(o.low), o.unit) for o in reading.observations] == [("baseline", start, unit)]
    assert [_shown(t.low) for t in reading.targets] == [target]


def test_years_start_nothing() -> None:
    assert read_targets("Từ năm 2025 lên 30%", told=WANTED).observations == ()


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("Thu ngân sách tăng 12% (kế hoạch 10), bằng 104% dự toán", ("10", "10")),
        ("Sản lượng đạt 45 nghìn tấn (chỉ tiêu giao: 42), vượt kế hoạch", ("42000", "42000")),
        ("GRDP tăng 6,4% (mục tiêu Nghị quyết 7 - 7,5%), thấp hơn kế hoạch", ("7", "7.5")),
        ("Năm 2024 giảm 1,1% hộ nghèo (mục tiêu 1 - 1,5%)", ("1", "1.5")),
    ],
)
def test_what_was_planned_in_brackets(text: str, plan: tuple[str, str]) -> None:
    reading = read_targets(text, told=Told(now=2025, alone=True))
    plans = [(_shown(o.low), _shown(o.high)) for o in reading.observations if o.kind == "plan"]
    assert plans == [plan]


@pytest.mark.parametrize(
    ("text", "comparator", "low", "high", "unit"),
    [
        ("Giảm hộ nghèo từ 0,8% đến 1,2%/năm", "range", "0.8", "1.2", "%/năm"),
        ("Phấn đấu không còn thôn dưới 12 tiêu chí", ">=", "12", None, "tiêu chí"),
        ("Không trường nào dưới 70% phòng học kiên cố", ">=", "70", None, "%"),
        ("Không để tỷ lệ nợ xấu vượt quá 3%", "<=", None, "3", "%"),
        ("Tỷ lệ hộ không có nhà tiêu dưới 4%", "<", None, "4", "%"),
        ("Tỷ lệ xã không còn hộ nghèo trên 60%", ">", "60", None, "%"),
        ("Thí điểm ít nhất tại 40% trường học vào năm 2028", ">=", "40", None, "%"),
        ("Lắp đặt tối thiểu ở 15 bến xe", ">=", "15", None, "bến"),
        ("8/10 người lao động được tập huấn", "=", "80", "80", "%"),
        ("Mức sinh 2,1 con/phụ nữ", "=", "2.1", "2.1", "con/phụ nữ"),
        ("Đạt 11 bác sĩ trên 10.000 dân", "=", "11", "11", "bác sĩ/10.000 dân"),
    ],
)
def test_bounds_and_rates(text: str, comparator: str, low: str | None, high: str | None, unit: str) -> None:
    (target,) = read_targets(text, told=WANTED).targets
    assert (target.comparator, _shown(target.low), _shown(target.high)) == (comparator, low, high)
    assert (target.unit or "").startswith(unit)


def test_a_denied_bound_is_said_in_a_finding() -> None:
    (target,) = read_targets("Không trường nào dưới 70% phòng học kiên cố", told=WANTED).targets
    assert any("Nobody is to be" in note.message for note in target.notes)


@pytest.mark.parametrize(
    "text",
    ["Giảm lần lượt 3%, 5% và 8% số vụ các năm 2026, 2027, 2028", "Giảm lần lượt 2%, 4%, 6% ở ba vùng"],
)
def test_one_verb_is_said_of_all_members(text: str) -> None:
    assert [t.direction for t in read_targets(text, told=WANTED).targets] == ["reduce"] * 3


def test_times_of_day_are_none() -> None:
    text = "Phát sóng từ 18 giờ 30 phút đến 18 giờ 45 phút, thời gian phát lại lúc 21 giờ"
    assert read_targets(text, told=WANTED).values == ()
    shorter = read_targets("Rút ngắn thời gian xử lý từ 8 giờ xuống còn 4 giờ", told=WANTED)
    assert [_shown(t.low) for t in shorter.targets] == ["4"]


def test_syllables_that_the_print_tears_are_closed() -> None:
    reading = read_targets("Số vụ giảm từ 67% năm 2024 xuống c òn 50% năm 2026", told=WANTED)
    assert [(_shown(t.low), t.direction) for t in reading.targets] == [("50", "reach")]
    assert [_shown(o.low) for o in reading.observations] == ["67"]


def test_what_is_held_against_something_is_no_definition() -> None:
    alone = Told(now=2025, alone=True)
    text = "Chăn nuôi là lĩnh vực đóng góp khoảng 40 - 45% nhưng còn nhỏ lẻ"
    assert [o.kind for o in read_targets(text, told=alone).observations] == ["current"]
    defined = "Hộ cận nghèo là hộ có thu nhập dưới 2 triệu đồng/người/tháng"
    assert read_targets(defined, told=alone).values == ()


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("Chỉ số SIPAS nằm trong nhóm 12 địa phương", "12"),
        ("Phấn đấu thuộc nhóm 20 tỉnh có chỉ số PCI cao", "20"),
        ("Đưa tỉnh vào nhóm 8 tỉnh dẫn đầu", "8"),
    ],
)
def test_a_group_of_places_is_a_rank(text: str, rank: str) -> None:
    (target,) = read_targets(text, told=WANTED).targets
    assert (target.comparator, _shown(target.high), target.unit) == ("<=", rank, "hạng")


def test_a_group_of_the_worst_is_none() -> None:
    (target,) = read_targets("Toàn tỉnh còn 3 xã trong nhóm 40 xã nghèo", told=WANTED).targets[:1]
    assert target.unit == "xã"
