"""A time of two years or more that leads or follows a value: all its years, and none of them left in the name."""

from __future__ import annotations

import pytest

from normalize.targets.read import read_targets

SPANS = {
    "Trong năm 2027 - 2028: nhựa hóa 85% đường liên thôn của tỉnh Sơn La.": (2027, 2028),
    "Trong năm 2025-2026, cấp nước sạch cho 70% hộ dân tỉnh Cà Mau.": (2025, 2026),
    "Trồng lại 120 ha rừng phòng hộ trong năm 2028 – 2029.": (2028, 2029),
    "Trong các năm 2026, 2027: kiên cố hóa 140 km kênh mương.": (2026, 2027),
    "Trong các năm 2026, 2027 và 2028, tập huấn 40 lớp cho hợp tác xã.": (2026, 2028),
    "Trong 02 năm 2029-2030: xây 15 trạm y tế.": (2029, 2030),
    "Trong hai năm 2026, 2027 thả 3 triệu con giống.": (2026, 2027),
    "Trong năm 2026 và năm 2027: lắp 200 trạm quan trắc.": (2026, 2027),
    "Trong năm 2026: lắp 200 trạm quan trắc.": (None, 2026),
    "Hai năm 2026, 2027, mỗi năm trồng 300 ha.": (2026, 2027),
}


@pytest.mark.parametrize(("text", "years"), SPANS.items(), ids=lambda x: str(x)[:40])
def test_a_value_has_all_the_years_of_its_time(text: str, years: tuple[int | None, int]) -> None:
    reading = read_targets(text)
    assert [(t.year_start, t.year) for t in reading.targets] == [years]
    assert "20" not in reading.name


@pytest.mark.parametrize(
    "text",
    [
        "Trong các năm 2026, 2027 tỷ lệ xã đạt chuẩn lần lượt là 40%, 60%.",
        "Trong các năm 2026, 2027: đạt 40% và 60% số xã.",
    ],
)
def test_years_that_have_a_value_each_are_no_span(text: str) -> None:
    assert [(t.year_start, t.year, t.low) for t in read_targets(text).targets] == [
        (None, 2026, 40),
        (None, 2027, 60),
    ]
