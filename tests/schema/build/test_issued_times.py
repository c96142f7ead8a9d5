"""A deed that is to be done by a time and then goes on has both: a due time and a period without end."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from schema.contract.records import TaskRecord
from tests.samples.html_plans import html_row, records_of_table


def _task(folder: Path, time: str, header: str = "Thời gian thực hiện") -> TaskRecord:
    rows = [
        ("STT", "Nhiệm vụ", "Cơ quan chủ trì", header),
        ("1", "Kế hoạch truyền thông về lối sống xanh", "Sở Công Thương", time),
        ("2", "Xây dựng mô hình canh tác lúa", "Sở Xây dựng", "2027"),
    ]
    return records_of_table(folder, [html_row(r) for r in rows]).tasks[0]


@pytest.mark.parametrize(
    ("time", "start", "due"),
    [
        ("Ban hành trong tháng 01/2026 và tổ chức thực hiện", date(2026, 1, 1), date(2026, 1, 31)),
        ("Phê duyệt trong quý II/2026 và triển khai thực hiện các năm tiếp theo", date(2026, 4, 1), date(2026, 6, 30)),
        ("Hoàn thành năm 2026 và duy trì các năm sau", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)  # fmt: skip
def test_a_deed_that_goes_on(tmp_path: Path, time: str, start: date, due: date) -> None:
    task = _task(tmp_path, time)
    assert (task.period_start, task.period_end, task.open_ended) == (start, None, True)
    assert task.due_end == due
    assert task.due_raw is not None and task.due_raw in time


@pytest.mark.parametrize(
    "time", ["Năm 2026 và các năm tiếp theo", "2026 - 2030", "Ban hành trong quý I/2026"]
)
def test_other_times_have_no_due_time(tmp_path: Path, time: str) -> None:
    assert _task(tmp_path, time).due_end is None


def test_a_day_of_a_feast_is_the_day(tmp_path: Path) -> None:
    task = _task(tmp_path, "Trước lễ 30/4/2026", "Thời hạn hoàn thành")
    assert (task.due_start, task.due_end) == (None, date(2026, 4, 29))


@pytest.mark.parametrize(
    ("time", "end"),
    [
        ("Ban hành trong tháng 01/2026 và tổ chức thực hiện", date(2026, 1, 31)),
        ("Trong quý II/2026 và triển khai thực hiện", date(2026, 6, 30)),
        ("Quý I/2026 ban hành, tổ chức thực hiện", date(2026, 3, 31)),
        ("Hoàn thành trước 30/6/2026; duy trì thường xuyên", date(2026, 6, 29)),
    ],
)
def test_a_due_time_after_which_the_work_goes_on(tmp_path: Path, time: str, end: date) -> None:
    task = _task(tmp_path, time, "Thời gian hoàn thành")
    assert (task.due_end, task.open_ended, task.period_start) == (end, True, None)


def _in_a_year(folder: Path, time: str) -> TaskRecord:
    """A task of a plan of the year 2026."""
    rows = [
        ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn hoàn thành"),
        ("1", "Kế hoạch truyền thông về lối sống xanh", "Sở Công Thương", time),
        ("2", "Xây dựng mô hình canh tác lúa", "Sở Xây dựng", "30/6/2026"),
    ]
    return records_of_table(folder, [html_row(r) for r in rows], year=2026).tasks[0]


@pytest.mark.parametrize(
    ("time", "end"),
    [("Quý I", date(2026, 3, 31)), ("Tháng 5", date(2026, 5, 31)), ("15/6", date(2026, 6, 15)), ("Trước ngày 20/11", date(2026, 11, 19))],
)  # fmt: skip
def test_a_time_without_a_year_is_of_the_year_of_the_plan(tmp_path: Path, time: str, end: date) -> None:
    task = _in_a_year(tmp_path, time)
    assert (task.due_raw, task.due_end) == (time, end)


@pytest.mark.parametrize("time", ["Hằng ngày", "Trước kỳ họp tháng 7", "Sau khi có kết quả", "Hằng quý"])
def test_other_times_without_a_year_take_none(tmp_path: Path, time: str) -> None:
    assert _in_a_year(tmp_path, time).due_end is None
