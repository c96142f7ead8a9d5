"""Days that have a name before their date, and years of two digits."""

from __future__ import annotations

from datetime import date

import pytest

from normalize.periods.read import parse_period


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Trước ngày bầu cử 15/3/2026", date(2026, 3, 14)),
        ("Trước ngày khai giảng 05/9/2026", date(2026, 9, 4)),
        ("Trước Tết Nguyên đán 17/02/2026", date(2026, 2, 16)),
        ("Trước Đại hội Đảng bộ tỉnh 20/10/2025", date(2025, 10, 19)),
        ("Trước Hội nghị tổng kết ngày 20/10/2026", date(2026, 10, 19)),
    ],
)
def test_before_a_named_day(text: str, end: date) -> None:
    assert [(p.start, p.end, p.rule) for p in parse_period(text)] == [(None, end, "before")]


def test_after_a_named_day() -> None:
    (period,) = parse_period("Sau ngày bầu cử 15/3/2026")
    assert (period.start, period.end, period.open_ended) == (date(2026, 3, 16), None, True)


@pytest.mark.parametrize("text", ["Trước 15h00 ngày 20/3/2026", "Báo cáo trước UBND tỉnh ngày 20/3/2026"])
def test_before_an_hour_or_a_body_is_that_day(text: str) -> None:
    assert [(p.start, p.end) for p in parse_period(text)] == [(date(2026, 3, 20), date(2026, 3, 20))]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Giai đoạn 26-30", date(2026, 1, 1), date(2030, 12, 31)),
        ("Năm 26-27", date(2026, 1, 1), date(2027, 12, 31)),
        ("Quý I/26", date(2026, 1, 1), date(2026, 3, 31)),
        ("T6/26", date(2026, 6, 1), date(2026, 6, 30)),
        ("T10-T12/26", date(2026, 10, 1), date(2026, 12, 31)),
        ("Q1-Q2/2026", date(2026, 1, 1), date(2026, 6, 30)),
    ],
)
def test_years_of_two_digits_and_short_quarters(text: str, start: date, end: date) -> None:
    assert [(p.start, p.end) for p in parse_period(text)] == [(start, end)]


@pytest.mark.parametrize("text", ["26-27", "6/26", "Năm 25 - 30 người", "Hè 2026", "Quý cuối năm 2026"])
def test_what_may_be_something_else_has_no_dates_and_is_said(text: str) -> None:
    (period,) = parse_period(text)
    assert (period.start, period.end) == (None, None)
    assert [n.severity.value for n in period.notes] == ["warning"]
