"""Figures that no heading wants: which the sentence itself says are wanted, told of, or neither; torn figures."""

from __future__ import annotations

import pytest

from normalize.targets.gaps import closed
from normalize.targets.read import Told, read_targets

NEITHER = (
    "Mức chi thù lao báo cáo viên cấp tỉnh 500.000 đồng/buổi.",
    "Hồ chứa có dung tích 12,5 triệu m3, chiều cao đập 32 m.",
    "Người lao động đóng 8% mức lương vào quỹ hưu trí.",
    "Ký quỹ 1% - 3% vốn đầu tư của dự án.",
    "Lớp học có từ 20 đến 35 học sinh.",
    "Mật độ trồng 1.660 cây/ha.",
    "Công chức đạt từ 90 điểm trở lên được đánh giá hoàn thành xuất sắc nhiệm vụ.",
    "Thí điểm tại 03 huyện, mỗi huyện 02 xã.",
    "Khen thưởng 10 tập thể và 25 cá nhân, mức thưởng 2 triệu đồng/cá nhân.",
)
WANTED = (
    "Đến năm 2030, tỷ lệ đô thị hóa đạt 45%.",
    "Trên 90% người dân sử dụng nước sạch.",
    "Hằng năm giảm 1,5% hộ nghèo đa chiều.",
    "Trồng mới 1.200 ha rừng.",
    "Tỷ lệ lao động qua đào tạo tối thiểu 70%.",
    "Mỗi huyện có ít nhất 01 khu xử lý rác thải.",
    "Nâng tỷ lệ đường được cứng hóa lên 80%.",
)


@pytest.mark.parametrize("text", NEITHER)
def test_kept_out_with_a_finding(text: str) -> None:
    reading = read_targets(text, told=Told(now=2025, alone=True))
    assert reading.values == ()
    assert reading.notes


@pytest.mark.parametrize("text", WANTED)
def test_wanted_by_the_sentence(text: str) -> None:
    assert read_targets(text, told=Told(now=2025, alone=True)).targets


def test_told_by_the_sentence() -> None:
    reading = read_targets("Tỷ lệ sinh thô đạt 1,7%.", told=Told(alone=True))
    assert [o.kind for o in reading.observations] == ["actual"]
    assert reading.targets == ()


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("tăng 1, 8%", "tăng  1,8%"),
        ("thu ngân sách đạt 1 66,9 nghìn tỷ", "thu ngân sách đạt  166,9 nghìn tỷ"),
        ("năm 200 3 là", "năm 2003  là"),
        ("đạt 20, 30% số xã", "đạt 20, 30% số xã"),
        ("Biểu 1 66,9%", "Biểu 1 66,9%"),
        ("năm 2021, 8% số xã", "năm 2021, 8% số xã"),
    ],
)
def test_torn_figures(text: str, whole: str) -> None:
    assert closed(text)[0] == whole
    assert len(whole) == len(text)
