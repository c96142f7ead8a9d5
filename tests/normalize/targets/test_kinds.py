"""Which values are wanted, and which tell what was, is, was planned, or where a change starts."""

from __future__ import annotations

import pytest

from normalize.targets.read import Observation, Target, Told, read_targets

NOW = 2025

EXAMPLES = """
Hiện nay có khoảng 180 ha chè hữu cơ, đến năm 2030 đạt 250 ha.
    current 2025 ~ 180 ha
    target 2030 = 250 ha
100% trạm y tế có bác sĩ vào năm 2030 (năm 2024: 98%).
    target 2030 = 100 %
    actual 2024 = 98 %
Tỷ lệ hộ nghèo (năm 2024 là 5,2%) đến năm 2030 còn dưới 1%.
    actual 2024 = 5.2 %
    target 2030 < 1 %
Mở rộng diện tích từ 7.000 ha lên 20.000 ha vào năm 2030.
    baseline - = 7000 ha
    target 2030 = 20000 ha
Tỷ suất sinh giảm từ 23 ca/1.000 phụ nữ xuống 18 ca/1.000 phụ nữ vào năm 2030.
    baseline - = 23 ca/1.000 phụ nữ
    target 2030 = 18 ca/1.000 phụ nữ
Tổng nguồn lực ước tính khoảng 140.000 tỷ đồng.
    estimate - ~ 140000000000000 VND
Toàn tỉnh đã đào tạo được 40 lớp; phấn đấu đến năm 2030 đào tạo 100 lớp.
    actual - = 40 lớp
    target 2030 = 100 lớp
Đến năm 2030 dự kiến đạt 10 triệu USD.
    target 2030 = 10000000 USD
Năm 2024 tỷ lệ che phủ rừng đạt 53%.
    actual 2024 = 53 %
Thực hiện số hóa 100% hồ sơ.
    target - = 100 %
Giải ngân vốn đầu tư công đạt 100% kế hoạch.
    target - = 100 %
"""

REPORTS = """
Giá trị sản xuất công nghiệp tăng 15,6% (kế hoạch là 15%);
    actual - = 15.6 %
    plan - = 15 %
Tổng giá trị giải ngân ước đạt 1.490 triệu USD, bằng 95,5% kế hoạch.
    estimate - = 1490000000 USD
Xuất khẩu đạt 2,6 tỷ USD, đạt 116,8% kế hoạch, tăng 42% so cùng kỳ.
    actual - = 2600000000 USD
    actual - = 42 %
"""


def _examples(text: str) -> list[tuple[str, list[str]]]:
    found: list[tuple[str, list[str]]] = []
    for line in text.strip().split("\n"):
        if line.startswith(" "):
            found[-1][1].append(line.strip())
        else:
            found.append((line, []))
    return found


def _shown(value: Target | Observation) -> str:
    kind = value.kind if isinstance(value, Observation) else "target"
    low = value.low if value.low is not None else value.high
    return f"{kind} {value.year or '-'} {value.comparator} {(low or 0).normalize():f} {value.unit}"


def _read(text: str, told: Told) -> list[str]:
    reading = read_targets(text, told=told)
    return [_shown(v) for v in sorted((*reading.targets, *reading.observations), key=lambda v: v.start)]


@pytest.mark.parametrize(("text", "expected"), _examples(EXAMPLES), ids=lambda x: str(x)[:40])
def test_a_value_of_a_plan(text: str, expected: list[str]) -> None:
    assert sorted(_read(text, Told(now=NOW))) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), _examples(REPORTS), ids=lambda x: str(x)[:40])
def test_a_value_under_a_heading_that_tells_what_was(text: str, expected: list[str]) -> None:
    assert sorted(_read(text, Told("actual", NOW))) == sorted(expected)


def test_a_part_of_a_target_keeps_its_whole_when_values_before_it_are_told_apart() -> None:
    reading = read_targets(
        "Hiện có 10 xã đạt chuẩn; đến năm 2030 có 100 xã đạt chuẩn, trong đó 30 xã nâng cao.",
        told=Told(now=NOW),
    )
    assert [(t.low, t.part_of) for t in reading.targets] == [(100, None), (30, 0)]
