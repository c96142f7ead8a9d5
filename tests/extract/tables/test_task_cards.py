"""Tasks set as cards or as columns, their headers at the left."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.read import read_document
from schema.assemble import build_records
from tests.extract.tables.test_headed_grids import ABOVE
from tests.samples.plan_tables import WRITERS, Row, row

FIRST = ("Thu gom nước thải đô thị Kỳ Lừa", "Sở Xây dựng", "2022-2024", "12")
SECOND = ("Trồng rừng phòng hộ xã Mẫu Sơn", "Sở Y tế", "2023-2025", "3")
LABELS = ("Tên nhiệm vụ", "Cơ quan chủ trì", "Thời gian thực hiện", "Kinh phí (tỷ đồng)")


def cards() -> list[Row]:
    return [row(label, text) for task in (FIRST, SECOND) for label, text in zip(LABELS, task, strict=True)]


def numbered_cards() -> list[Row]:
    return [row(str(k % 4 + 1), *(text for text, _ in cells)) for k, cells in enumerate(cards())]


def columns() -> list[Row]:
    return [row(label + ":", a, b) for label, a, b in zip(LABELS, FIRST, SECOND, strict=True)]


@pytest.mark.parametrize("rows", [cards(), numbered_cards(), columns()], ids=["cards", "numbered", "columns"])
@pytest.mark.parametrize("ending", ["html", "docx", "md"])
def test_header_at_the_left_gives_the_same_tasks(tmp_path: Path, ending: str, rows: list[Row]) -> None:
    path = WRITERS[ending](tmp_path / "plan", ABOVE, rows)
    found = build_records(read_document(path)).tasks
    read = [(t.title, str(t.period_start)[:4], int(t.budget_vnd or 0) // 10**9) for t in found]
    assert read == [(FIRST[0], "2022", 12), (SECOND[0], "2023", 3)]
