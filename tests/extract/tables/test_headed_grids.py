"""Rows set above, between and below the rows of a table alter none of its tasks, in any format."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from extract.read import read_document
from schema.assemble import build_records
from schema.contract.records import DocumentRecords
from tests.samples.plan_tables import WRITERS, Row, row

ABOVE = (
    "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN",
    "Số: 77/KH-UBND",
    "Lạng Sơn, ngày 12 tháng 3 năm 2021",
    "KẾ HOẠCH",
    "Tăng trưởng xanh tỉnh Lạng Sơn giai đoạn 2021-2030",
)
HEADERS = (
    ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện", "Kinh phí"),
    ("STT", "Nội dung công việc", "Đơn vị chủ trì", "Đơn vị phối hợp", "Tiến độ", "Kinh phí dự kiến"),
    ("Số TT", "TÊN NHIỆM VỤ", "CƠ QUAN CHỦ TRÌ", "PHỐI HỢP", "THỜI GIAN", "TỔNG KINH PHÍ"),
)
TASKS = (
    row("1", "Thu gom nước thải đô thị Kỳ Lừa", "Sở Xây dựng", "Sở Tài chính", "2022-2024", "12,5"),
    row("2", "Trồng rừng phòng hộ xã Mẫu Sơn", "Sở Công Thương", "Sở Nội vụ", "2023-2025", "3,25"),
    row("3", "Lắp trạm quan trắc không khí", "Sở Y tế", "Sở Xây dựng", "2022-2030", "40"),
    row("4", "Xe buýt điện tuyến Đồng Đăng", "Sở Xây dựng", "Sở Tài chính", "2024-2026", "118"),
)
WANTED = [
    ("1", "Thu gom nước thải đô thị Kỳ Lừa", "2022-01-01", "2024-12-31", 12_500_000_000),
    ("2", "Trồng rừng phòng hộ xã Mẫu Sơn", "2023-01-01", "2025-12-31", 3_250_000_000),
    ("3", "Lắp trạm quan trắc không khí", "2022-01-01", "2030-12-31", 40_000_000_000),
    ("4", "Xe buýt điện tuyến Đồng Đăng", "2024-01-01", "2026-12-31", 118_000_000_000),
]
UNITS = (
    "ĐVT: tỷ đồng",
    "Đơn vị tính: Tỷ đồng",
    "Đơn vị: tỷ đồng",
    "(ĐVT: tỷ đồng)",
    "(Đơn vị tính: tỷ đồng)",
)
TITLES = (
    "DANH MỤC NHIỆM VỤ TRỌNG TÂM",
    "Danh mục nhiệm vụ, dự án giai đoạn 2021-2030",
    "PHỤ LỤC II",
    "Biểu số 02",
    "(Kèm theo Kế hoạch số 77/KH-UBND ngày 12/3/2021 của UBND tỉnh)",
)


def banners(draw: random.Random, columns: int) -> list[Row]:
    """Rows that may stand above a header: titles, blank rows, a unit; the unit is always among them."""
    unit = draw.choice(UNITS)
    left = draw.randint(2, columns - 2)
    rows: list[Row] = [[(text, columns)] for text in draw.sample(TITLES, draw.randint(0, 3))]
    if draw.random() < 0.3:
        rows.insert(0, [("", 1)] * columns)
    if draw.random() < 0.3:
        return [*rows, [("Danh mục nhiệm vụ", left), (unit, columns - left)]]
    rows.append(draw.choice([[(unit, columns)], [("", left), (unit, columns - left)]]))
    return [*rows, [("", columns)]] if draw.random() < 0.3 else rows


def ordinals(draw: random.Random) -> list[Row]:
    """No row of column numbers, or one in one of the usual dresses."""
    kinds = (None, "({})", "{}", "[{}]")
    dress = draw.choice(kinds[:3])
    return [row(*(dress.format(k + 1) for k in range(6)))] if dress else []


def typed_again(draw: random.Random, header: Sequence[str]) -> Row:
    """The header as it is typed a second time: other capitals, other spaces."""
    return row(
        *(
            draw.choice((str, str.upper, str.lower))(text).replace(" ", draw.choice((" ", "  ")))
            for text in header
        )
    )


def drawn(seed: int) -> list[Row]:
    """The rows of one table: what is above the header, the header, the tasks with rows between them."""
    draw = random.Random(seed)
    header = draw.choice(HEADERS)
    numbers = ordinals(draw)
    again = draw.randint(1, 3)
    repeated = [typed_again(draw, header), *(numbers if draw.random() < 0.5 else [])]
    return [*banners(draw, 6), row(*header), *numbers, *TASKS[:again], *repeated, *TASKS[again:]]


def tasks_of(records: DocumentRecords) -> list[tuple[object, ...]]:
    return [
        (t.number, t.title, str(t.period_start), str(t.period_end), int(t.budget_vnd or 0))
        for t in records.tasks
    ]


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("ending", ["html", "md", "docx"])
def test_rows_round_the_header_alter_no_task(tmp_path: Path, ending: str, seed: int) -> None:
    path = WRITERS[ending](tmp_path / "plan", ABOVE, drawn(seed))
    assert tasks_of(build_records(read_document(path))) == WANTED


@pytest.mark.parametrize("seed", range(2))
def test_rows_round_the_header_alter_no_task_of_a_pdf(tmp_path: Path, seed: int) -> None:
    path = WRITERS["pdf"](tmp_path / "plan", ABOVE, drawn(100 + seed))
    assert tasks_of(build_records(read_document(path))) == WANTED
