"""Fractions of a whole are shares."""

from __future__ import annotations

from decimal import Decimal

import pytest

from normalize.targets.read import read_targets


@pytest.mark.parametrize(
    ("text", "comparator", "share", "direction"),
    [
        ("Đến năm 2030, hai phần ba số hộ nghèo có điện thoại thông minh", "=", "66.67", "reach"),
        ("Phấn đấu ba phần tư diện tích rừng trồng được cấp chứng chỉ", "=", "75", "reach"),
        ("Ít nhất bốn phần năm số thôn có nhà văn hóa vào năm 2028", ">=", "80", "reach"),
        ("Trên một phần hai lượng rác thải nhựa được tái chế", ">", "50", "reach"),
        ("Năm 2027, quá nửa số chợ nông thôn thanh toán không dùng tiền mặt", ">", "50", "reach"),
        ("Giảm một nửa số vụ cháy vào năm 2030", "=", "50", "reduce"),
        ("Đến năm 2030, 3/4 số trường học có nước sạch", "=", "75", "reach"),
    ],
)
def test_a_fraction_is_a_share(text: str, comparator: str, share: str, direction: str) -> None:
    (target,) = read_targets(text).targets
    value = target.low if target.low is not None else target.high
    assert (target.comparator, value, target.unit) == (comparator, Decimal(share), "%")
    assert target.direction == direction


@pytest.mark.parametrize(
    "text",
    ["Báo cáo trước ngày 2/3 số liệu của quý", "Có 2/3 xã đạt chuẩn", "Thực hiện tốt phần hai của Đề án"],
)
def test_what_is_no_fraction(text: str) -> None:
    assert [t for t in read_targets(text).targets if t.unit == "%"] == []
