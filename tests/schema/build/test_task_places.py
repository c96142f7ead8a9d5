"""Where a task is done: its column of places, or the communes and districts that its title names."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.read import read_document
from schema.assemble import build_records
from schema.contract.records import TaskRecord
from tests.samples.tables import HEAD


def _task(folder: Path, title: str, place: str | None = None) -> TaskRecord:
    headers = [
        "STT",
        "Nhiệm vụ",
        "Cơ quan chủ trì",
        "Thời gian",
        *(["Địa điểm"] if place is not None else []),
    ]
    cells = ["1", title, "Sở Công Thương", "2026", *([place] if place is not None else [])]
    other = [
        "2",
        "Xây dựng mô hình canh tác lúa",
        "Sở Xây dựng",
        "2027",
        *([""] if place is not None else []),
    ]
    lines = ["".join(f"<td>{c}</td>" for c in row) for row in (headers, cells, other)]
    head = "".join(f"<p>{line}</p>" for line in HEAD.format(body="").split("\n\n"))
    path = folder / "plan.html"
    path.write_text(
        f"<html><body>{head}<table>{''.join(f'<tr>{r}</tr>' for r in lines)}</table></body></html>", "utf-8"
    )
    return build_records(read_document(path)).tasks[0]


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
