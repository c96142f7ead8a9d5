"""Where a task is done: its column of places, or the communes and districts that its title names."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema.contract.records import TaskRecord
from tests.samples.html_plans import html_row, records_of_table


def _task(folder: Path, title: str, place: str | None = None) -> TaskRecord:
    rows = [
        ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian", "Địa điểm"],
        ["1", title, "Sở Công Thương", "2026", place or ""],
        ["2", "Xây dựng mô hình canh tác lúa", "Sở Xây dựng", "2027", ""],
    ]
    width = 5 if place is not None else 4
    return records_of_table(folder, [html_row(r[:width]) for r in rows]).tasks[0]


def test_a_title_without_a_word_of_place_names_none(tmp_path: Path) -> None:
    task = _task(tmp_path, "Hỗ trợ Ủy ban nhân dân các xã lập kế hoạch")
    assert (task.location_raw, task.place, task.place_code) == (None, None, None)


@pytest.mark.parametrize("printed", ["Toàn tỉnh", "Các xã vùng cao", "Trung tâm hành chính"])
def test_a_cell_that_names_no_unit_stays_as_printed(tmp_path: Path, printed: str) -> None:
    task = _task(tmp_path, "Trồng rừng ven sông", printed)
    assert (task.location_raw, task.place, task.place_code) == (printed, None, None)


@pytest.mark.parametrize(
    ("title", "raw", "place"),
    [
        ("Trồng rừng ven sông tại xã Mẫu Sơn, huyện Lộc Bình", "xã Mẫu Sơn, huyện Lộc Bình", "Xã Mẫu Sơn, Huyện Lộc Bình"),
        ("Nâng cấp hồ chứa trên địa bàn huyện Tràng Định giai đoạn 2", "huyện Tràng Định", "Huyện Tràng Định"),
        ("Xây dựng chợ ở các huyện Cao Lộc, Văn Lãng để tiêu thụ nông sản", "huyện Cao Lộc, Văn Lãng", "Huyện Cao Lộc; Huyện Văn Lãng"),
    ],
)  # fmt: skip
def test_a_title_says_where(tmp_path: Path, title: str, raw: str, place: str) -> None:
    task = _task(tmp_path, title)
    assert (task.location_raw, task.place, task.place_code) == (raw, place, None)


@pytest.mark.parametrize(
    ("printed", "place", "code"),
    [
        ("Xã Mẫu Sơn, huyện Lộc Bình", "Xã Mẫu Sơn, Huyện Lộc Bình", None),
        ("Huyện Cao Lộc", "Huyện Cao Lộc", None),
        ("Tỉnh Lạng Sơn", "Lạng Sơn", "20"),
    ],
)
def test_a_cell_of_places_is_read(tmp_path: Path, printed: str, place: str, code: str | None) -> None:
    task = _task(tmp_path, "Trồng rừng ven sông", printed)
    assert (task.location_raw, task.place, task.place_code) == (printed, place, code)
