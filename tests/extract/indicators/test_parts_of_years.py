"""A part of a year that is over is told of, and so is a sentence that says at its head that it reports."""

from __future__ import annotations

import pytest

from extract.indicators.headings_over import Part, told_by
from extract.indicators.stated import stated


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("II. KẾT QUẢ SẢN XUẤT VỤ HÈ THU NĂM 2025", "actual"),
        ("I. TÌNH HÌNH THU HÚT ĐẦU TƯ QUÝ II NĂM 2025", "actual"),
        ("I. KẾT QUẢ 9 THÁNG ĐẦU NĂM 2025", "actual"),
        ("I. KẾT QUẢ 9 THÁNG, ƯỚC CẢ NĂM 2025", "estimate"),
        ("I. KẾT QUẢ THỰC HIỆN NĂM 2025", "estimate"),
    ],
)
def test_a_part_of_the_running_year_is_over(heading: str, kind: str) -> None:
    assert told_by([heading], Part.PAST, 2025, 2025).kind == kind


def test_a_sentence_that_reviews_tells_what_is() -> None:
    text = "Kế hoạch áp dụng cho các xã. Qua khảo sát tháng 5 năm 2025, toàn tỉnh có 312 nhà văn hóa."
    reading = stated(text, Part.OTHER, None, 2025)
    assert reading.targets == ()
    assert [(str(o.low), o.kind, o.year) for o in reading.observations] == [("312", "actual", 2025)]
