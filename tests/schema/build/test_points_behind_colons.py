"""Points that a title lists behind a colon explain the deed before it and are its description."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema.contract.records import DocumentRecords
from tests.samples.html_plans import html_row, records_of_table


def _read(folder: Path, title: str, *, described: str = "") -> DocumentRecords:
    header = "TT|Nhiệm vụ|Chủ trì|Thời gian thực hiện" + ("|Nội dung chi tiết" if described else "")
    rows = (f"1|{title}|Sở Y tế|Năm 2026", "2|Tập huấn cán bộ thôn|Sở Nội vụ|Năm 2027")
    more = (f"|{described}", "|Ba lớp") if described else ("", "")
    table = (header, *(row + end for row, end in zip(rows, more, strict=True)))
    return records_of_table(folder, [html_row(r.split("|")) for r in table])


@pytest.mark.parametrize(
    ("deed", "points"),
    [
        ("Giảm phát thải tại các mỏ than hầm lò", "- Thu hồi, sử dụng khí mê-tan; - Thay ô tô bằng băng tải"),
        (
            "Tuyên truyền về Tổng điều tra",
            "+ Tin, bài trên sóng phát thanh; + Bảng điện tử tại trung tâm các xã",
        ),
        ("Xây dựng quy định chống lấn chiếm cửa xả", "1. Khảo sát hiện trạng 2. Dự thảo nghị quyết"),
    ],
)
def test_points_are_the_description(tmp_path: Path, deed: str, points: str) -> None:
    found = _read(tmp_path, f"{deed}: {points}")
    task = found.tasks[0]
    assert (task.title, task.description) == (deed, points)
    traced = {t.field: t for t in found.provenance if t.record_id == task.task_id}
    assert {"title", "description"} <= traced.keys()
    assert traced["description"].char_start == len(deed) + 2


@pytest.mark.parametrize(
    "title",
    [
        "Kiểm tra an toàn đập, hồ chứa: Sông Quao, Cà Giây, Lòng Sông",
        "Đường cho xe tự hành (AGV): 1. Mặt đường 2. Trạm sạc",
        "Tuyên truyền về Tổng điều tra: - Tin, bài trên sóng phát thanh",
        "Cải tạo: - Trạm bơm Cao Bình; - Trạm bơm Hoàng Rè",
    ],
)
def test_what_may_be_the_object_stays_in_the_title(tmp_path: Path, title: str) -> None:
    task = _read(tmp_path, title).tasks[0]
    assert (task.title, task.description) == (title, None)


def test_a_column_of_descriptions_is_kept(tmp_path: Path) -> None:
    title = "Giảm phát thải tại các mỏ: - Thu hồi khí mê-tan; - Thay ô tô bằng băng tải"
    task = _read(tmp_path, title, described="Hai mỏ").tasks[0]
    assert task.title == title
