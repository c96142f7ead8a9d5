"""Tables whose column of titles has a header that no register knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.samples.html_plans import html_row, records_of_table

_TITLES = (
    "Kiểm tra việc quản lý kinh phí chương trình",
    "Giám sát kỹ thuật sàng lọc tại tuyến khu vực",
    "Kiểm tra cơ sở siêu âm tư nhân",
)


def _titles(folder: Path, *headers: str, titles: tuple[str, ...] = _TITLES) -> list[str]:
    rows = [("TT", *headers)]
    cells = {
        "Đơn vị chủ trì": "Sở Y tế",
        "Đơn vị phối hợp": "Công an tỉnh",
        "Thời gian thực hiện": "Quý II/2026",
    }
    rows += [(str(k), *(cells.get(h, t) for h in headers)) for k, t in enumerate(titles, 1)]
    return [t.title for t in records_of_table(folder, [html_row(r) for r in rows]).tasks]


@pytest.mark.parametrize("header", ["Nội dung kiểm tra, giám sát", "Các cuộc thanh tra", "Đợt ra quân"])
@pytest.mark.parametrize("time", ["Đơn vị phối hợp", "Thời gian thực hiện"])
def test_the_column_of_sentences_left_of_the_bodies(tmp_path: Path, header: str, time: str) -> None:
    assert _titles(tmp_path, header, "Đơn vị chủ trì", time) == list(_TITLES)


def test_names_of_people_are_no_titles(tmp_path: Path) -> None:
    people = ("Nguyễn Văn An", "Trần Thị Bình", "Lê Văn Cường")
    assert not _titles(tmp_path, "Họ và tên", "Đơn vị chủ trì", "Thời gian thực hiện", titles=people)


def test_a_table_that_says_no_more_than_a_body_has_none(tmp_path: Path) -> None:
    assert not _titles(tmp_path, "Các cuộc thanh tra", "Đơn vị chủ trì")
