"""Cells of time without a date: a length of time is the task's, and an end that only goes on is none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from schema.contract.records import TaskRecord
from tests.samples.html_plans import html_row, records_of_table


def _first(folder: Path, header: str, row: str) -> TaskRecord:
    rows = (
        header,
        row,
        "2|Tập huấn cán bộ thôn|Sở Nội vụ|" + "|".join(["Năm 2026"] * (header.count("|") - 2)),
    )
    return records_of_table(folder, [html_row(r.split("|")) for r in rows]).tasks[0]


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("15 ngày kể từ ngày kết thúc thu thập thông tin", 15),
        ("Trong vòng 03 tháng", 90),
        ("Không quá 10 ngày làm việc sau khi có hồ sơ", 10),
        ("Trước 15 ngày so với ngày khai mạc", None),
        ("Sau 15 ngày kể từ ngày ban hành", None),
        ("6 tháng đầu năm 2026", None),
    ],
)
def test_a_length_in_a_column_of_time(tmp_path: Path, cell: str, days: int | None) -> None:
    task = _first(
        tmp_path, "TT|Nhiệm vụ|Chủ trì|Thời gian thực hiện", f"1|Nghiệm thu phiếu điều tra|Sở Y tế|{cell}"
    )
    assert task.duration_days == days
    assert task.duration_raw == (cell if days is not None else None)
    assert task.period_raw == cell


@pytest.mark.parametrize(
    "end", ["Các năm tiếp theo", "Những năm sau", "Các giai đoạn tiếp theo", "Thường xuyên"]
)
def test_an_end_that_goes_on_leaves_the_task_open(tmp_path: Path, end: str) -> None:
    header, row = (
        "TT|Nhiệm vụ|Chủ trì|Bắt đầu|Hoàn thành",
        f"1|Vận hành đường dây tư vấn|Sở Y tế|Quý II/2026|{end}",
    )
    task = _first(tmp_path, header, row)
    assert (task.period_start, task.period_end, task.open_ended) == (date(2026, 4, 1), None, True)


def test_the_next_year_is_no_open_end(tmp_path: Path) -> None:
    header, row = (
        "TT|Nhiệm vụ|Chủ trì|Bắt đầu|Hoàn thành",
        "1|Vận hành đường dây tư vấn|Sở Y tế|Quý II/2026|Năm tiếp theo",
    )
    assert not _first(tmp_path, header, row).open_ended
