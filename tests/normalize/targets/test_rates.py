"""So many for each of others: ranges before the stroke, people and acts for each body; a stroke that means "or"."""

from __future__ import annotations

import pytest

from normalize.notes import Code
from normalize.targets.read import Told, read_targets


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Bác sĩ đạt 12 - 15/10.000 dân.", ("range", "12", "15", "/10.000 dân")),
        ("Tỷ suất sinh thô 12 - 15/1.000 dân.", ("range", "12", "15", "/1.000 dân")),
        ("Tử vong mẹ dưới 12-15/100.000 trẻ đẻ sống.", ("range", "12", "15", "/100.000 trẻ đẻ sống")),
        ("Tỷ số giới tính 109 - 110 bé trai/100 bé gái.", ("range", "109", "110", "bé trai/100 bé gái")),
        ("Thuê bao đạt 95 đến 100/100 dân.", ("range", "95", "100", "/100 dân")),
        ("Tử vong mẹ dưới 12/100.000 trẻ đẻ sống.", ("<", "None", "12", "/100.000 trẻ đẻ sống")),
        ("Có 45/100 xã đạt chuẩn.", ("=", "45", "45", "xã")),
        ("Cấp 152.400/158.000 hộ.", ("=", "152400", "152400", "hộ")),
        ("Bình quân 38 người/hợp tác xã.", ("=", "38", "38", "người/hợp tác xã")),
        ("Có 12 doanh nghiệp/hợp tác xã tham gia.", ("=", "12", "12", "doanh nghiệp")),
        ("Tổ chức 02 hội nghị/hội thảo.", ("=", "2", "2", "hội nghị")),
    ],
)
def test_a_rate_and_its_range(text: str, value: tuple[str, str, str, str]) -> None:
    values = read_targets(text, year=2030, told=Told(now=2025, wanted=True)).values
    assert [(v.comparator, str(v.low), str(v.high), v.unit) for v in values] == [value]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Đến năm 2030, tỉnh Hòa Bình xóa 12 địa bàn phức tạp.", "địa bàn"),
        ("Đến năm 2030 có 9 ngân hàng mở chi nhánh.", "ngân hàng"),
        ("Đến năm 2030 thành lập 4 cụm liên kết.", "cụm"),
    ],
)
def test_an_unknown_unit_is_told_by_its_own_name(text: str, unit: str) -> None:
    (target,) = read_targets(text).targets
    assert target.unit == unit
    assert [n.found for n in target.notes if n.code is Code.UNIT_UNKNOWN] == [unit]
