"""The time of a plan that stands in its body and not in its title."""

from __future__ import annotations

from datetime import date

import pytest

from extract.model.head import HeadField
from extract.official.body_time import with_time_of_body
from extract.official.plan_years import PlanTime, time_of_plan
from extract.official.zones import Line, Zone


def _time(title: str, *body: str) -> PlanTime:
    time = time_of_plan(HeadField(title, title, (), "title"), (), date(2026, 2, 3))
    return with_time_of_body(time, [Line(text, (), Zone.BODY) for text in body])


def _years(time: PlanTime) -> tuple[date | None, date | None]:
    return (time.start.value if time.start else None, time.end.value if time.end else None)


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Phát triển nghề muối", "3. Thời gian thực hiện Kế hoạch: Từ năm 2026 đến hết năm 2029."),
        ("Phát triển nghề muối đến năm 2029", "c) Thời gian triển khai Kế hoạch này: 2026 - 2029"),
        ("Thực hiện Chương trình nghề muối đến năm 2029", "III.2. Thời gian thực hiện Chương trình: giai đoạn 2026-2029."),
    ],
    ids=["no_time_in_title", "end_in_title", "programme_with_the_same_end"],
)  # fmt: skip
def test_the_body_completes_the_time(title: str, line: str) -> None:
    found = _time(title, "1. Phạm vi: toàn tỉnh", line)
    assert _years(found) == (date(2026, 1, 1), date(2029, 12, 31))
    assert found.notes == ()


@pytest.mark.parametrize(
    ("title", "line", "years"),
    [
        ("Phát triển nghề muối đến năm 2029", "1. Thời gian thực hiện Kế hoạch: từ khi ban hành đến hết năm 2029", (None, date(2029, 12, 31))),
        ("Phát triển nghề muối đến năm 2029", "Thời gian thực hiện Kế hoạch: năm 2026 đến năm 2030", (None, date(2029, 12, 31))),
        ("Phát triển nghề muối", "Thời gian thực hiện Chương trình: từ năm 2026 đến năm 2030", (None, None)),
    ],
    ids=["begins_with_an_event", "another_end", "of_a_programme"],
)  # fmt: skip
def test_what_the_body_leaves_open_is_told(
    title: str, line: str, years: tuple[date | None, date | None]
) -> None:
    found = _time(title, line)
    assert _years(found) == years
    (note,) = found.notes
    assert (note.code.value, note.severity.value, note.found) == ("period_unparsed", "warning", line)


@pytest.mark.parametrize(
    "line",
    [
        "Thời gian thực hiện: từ năm 2026 đến năm 2030",
        "Thời gian thực hiện Dự án: từ năm 2026 đến năm 2030",
        "Thời gian thực hiện Kế hoạch: theo quy định",
    ],
)
def test_the_time_of_a_task_or_a_project_is_not_the_plans(line: str) -> None:
    found = _time("Phát triển nghề muối", line)
    assert _years(found) == (None, None)
    assert found.notes == ()


def test_a_title_with_a_whole_time_stands() -> None:
    found = _time("Phát triển nghề muối giai đoạn 2026 - 2030", "Thời gian thực hiện Kế hoạch: năm 2027")
    assert _years(found) == (date(2026, 1, 1), date(2030, 12, 31))
