"""Years that a comma sets off behind the name of a cited act, at the end of a title: the plan's own where they begin with it."""

from __future__ import annotations

from datetime import date

import pytest

from extract.model.head import HeadField
from extract.official.plan_years import PlanTime, time_of_plan

PLAN = date(2026, 1, 15)


def _time(title: str) -> PlanTime:
    return time_of_plan(HeadField(title, title, (), "title"), (), PLAN)


@pytest.mark.parametrize(
    "title",
    [
        "Thực hiện Nghị quyết số 71-NQ/TW, ngày 22/8/2025 của Bộ Chính trị về đột phá phát triển giáo dục, giai đoạn 2026 - 2030",
        "Triển khai Chỉ thị số 12/CT-TTg ngày 03/9/2025 của Thủ tướng Chính phủ về chuyển đổi xanh, giai đoạn 2026 - 2030",
        "THỰC HIỆN KẾT LUẬN SỐ 50-KL/TW NGÀY 10 THÁNG 5 NĂM 2024 CỦA BAN BÍ THƯ VỀ AN NINH NGUỒN NƯỚC, GIAI ĐOẠN 2026 - 2030",
    ],
)
def test_years_of_the_plan_are_taken_and_told(title: str) -> None:
    found = _time(title)
    assert found.start is not None
    assert found.end is not None
    assert (found.start.value, found.end.value) == (date(2026, 1, 1), date(2030, 12, 31))
    assert [(n.code.value, n.severity.value) for n in found.notes] == [("number_ambiguous", "warning")]


@pytest.mark.parametrize(
    "title",
    [
        "Thực hiện Nghị quyết số 71-NQ/TW, ngày 22/8/2025 của Bộ Chính trị về phát triển giáo dục giai đoạn 2026 - 2030",
        "Thực hiện Quyết định số 90/QĐ-TTg ngày 18/01/2025 phê duyệt Chương trình giảm nghèo, giai đoạn 2026 - 2030",
        "Thực hiện Nghị quyết số 19/NQ-CP ngày 10/3/2020 của Chính phủ về nhà ở xã hội, giai đoạn 2021 - 2025",
        "Thực hiện Nghị quyết số 71-NQ/TW của Bộ Chính trị về phát triển giáo dục, giai đoạn 2026 - 2030",
    ],
)
def test_years_that_may_be_of_the_act_are_left_and_told(title: str) -> None:
    found = _time(title)
    assert (found.start, found.end) == (None, None)
    assert [(n.code.value, n.severity.value) for n in found.notes] == [("period_unparsed", "warning")]
