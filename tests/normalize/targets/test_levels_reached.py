"""A level that a rise or a fall leads to is reached; an amount by which something changes is not."""

from __future__ import annotations

import pytest

from normalize.targets.read import read_targets


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Tăng tỷ lệ đô thị hóa của tỉnh đạt 45% vào năm 2030", "reach"),
        ("Tăng tỷ trọng năng lượng tái tạo trong sản lượng điện đạt trên 20%", "reach"),
        ("Giảm tỷ suất tử vong trẻ em dưới 1 tuổi đạt dưới 12%", "reach"),
        ("Tăng số giường bệnh, đạt 35 giường/vạn dân", "reach"),
        ("Giảm thời gian chờ khám trung bình còn 1,5 lần so với tuyến trung ương", "reach"),
        ("Giảm số vụ cháy còn 30 vụ so với năm 2025", "reach"),
        ("Tăng năng suất lao động đạt bình quân 7%/năm", "increase"),
        ("Tăng diện tích rừng trồng đạt thêm 500 ha", "increase"),
        ("Giảm lượng nước thất thoát đạt 15%", "reduce"),
        ("Tốc độ tăng trưởng kinh tế đạt 8%", "increase"),
        ("Giảm tỷ lệ hộ nghèo 1,5%/năm", "reduce"),
    ],
)
def test_the_level_or_the_change(text: str, direction: str) -> None:
    assert [one.direction for one in read_targets(text).targets] == [direction]
