"""A share above 100 % is doubted, unless it is growth, an index, a fulfilment or a ratio of two things."""

from __future__ import annotations

import pytest

from normalize.notes import Code, Severity
from normalize.targets.read import read_targets


def doubted(text: str, **given: str) -> bool:
    reading = read_targets(text, **given)  # type: ignore[arg-type]
    notes = [n for v in reading.values for n in v.notes if n.code is Code.OUTLIER]
    assert {n.severity for n in notes} <= {Severity.WARNING}
    return bool(notes)


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ hộ dân sử dụng nước sạch đạt 105% vào năm 2030",
        "Tỷ lệ hộ nghèo giảm còn 120%",
        "Tỷ lệ bao phủ bảo hiểm y tế đạt trên 120% dân số",
        "Kinh tế số đạt 130% GRDP",
        "Tỷ trọng hàng chế biến trong kim ngạch xuất khẩu đạt 130%",
        "Tỷ lệ học sinh hoàn thành cấp tiểu học đạt 120%",
        "Tỷ lệ hợp tác xã tiếp cận tín dụng đạt 110%",
    ],
)
def test_more_than_the_whole_is_doubted(text: str) -> None:
    assert doubted(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tỷ lệ hộ dân sử dụng nước sạch đạt 100%", id="the-whole"),
        pytest.param("Thu nhập bình quân tăng 150% so với năm 2020", id="growth"),
        pytest.param("Tốc độ tăng thu ngân sách đạt 112%", id="growth-in-the-name"),
        pytest.param("Chỉ số sản xuất công nghiệp đạt 108%", id="index"),
        pytest.param("Giá tiêu dùng (năm trước = 100) đạt 104%", id="index-by-its-base"),
        pytest.param("Năng suất lao động bằng 120% bình quân cả nước", id="comparison"),
        pytest.param("Thu nhập bình quân đầu người đạt 110% bình quân chung cả nước", id="of-a-mean"),
        pytest.param("Tỷ lệ xuất khẩu trên GRDP đạt 150%", id="ratio"),
        pytest.param("Xuất khẩu/GRDP đạt 150%", id="ratio-under-a-stroke"),
        pytest.param("Dư nợ tín dụng đạt 130% GDP", id="credit"),
        pytest.param("Mật độ thuê bao di động đạt 120%", id="density"),
        pytest.param("Độ bao phủ thuê bao đạt 140%", id="coverage"),
        pytest.param("Tỷ lệ hoàn thành kế hoạch đạt 105%", id="fulfilment"),
        pytest.param("Công suất sử dụng giường bệnh đạt 110%", id="use-of-beds"),
    ],
)
def test_what_may_be_more_is_not(text: str) -> None:
    assert not doubted(text)


@pytest.mark.parametrize(
    ("about", "expected"),
    [("Tỷ lệ hộ nghèo", True), ("Tỷ lệ xuất khẩu/GRDP", False), ("Chỉ số giá tiêu dùng", False), ("", True)],
)
def test_a_cell_is_judged_by_the_name_of_its_row(about: str, expected: bool) -> None:
    assert doubted("150", unit="%", about=about) is expected
