"""What a heading alone says of the figures below it."""

from __future__ import annotations

import pytest

from extract.indicators.headings_over import Part, titled, told_by


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Những mặt nổi bật trong năm 2025", Part.PAST),
        ("Năng lực mới tăng thêm năm 2025", Part.PAST),
        ("Thành tựu giai đoạn 2021 - 2025", Part.PAST),
        ("Các chỉ tiêu chủ yếu đã đạt được trong nhiệm kỳ", Part.PAST),
        ("Mục tiêu đã thực hiện", Part.PAST),
        ("Các chỉ tiêu cần đạt được đến năm 2030", Part.AIMS),
        ("Mục tiêu phấn đấu đạt được", Part.AIMS),
        ("Các chỉ tiêu chủ yếu năm 2026", Part.AIMS),
    ],
)
def test_parts(heading: str, part: Part) -> None:
    assert titled(heading) is part


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Kết quả tính đến ngày 30/9/2025", "actual"),
        ("Kết quả thực hiện đến 31/10/2025", "actual"),
        ("Kết quả thực hiện năm 2025", "estimate"),
        ("Ước thực hiện năm 2025", "estimate"),
    ],
)
def test_what_is_counted_up_to_a_day_is_no_estimate(heading: str, kind: str) -> None:
    assert told_by([heading], Part.PAST, 2025, 2025).kind == kind
