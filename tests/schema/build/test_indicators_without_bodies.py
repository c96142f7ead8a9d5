"""A cell of an indicator under a heading of bodies that names none: it makes no row and is told."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from normalize.notes import Code
from schema.contract.records import DocumentRecords
from tests.samples.html_plans import html_row, records_of_table

TARGETS = ("STT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu 2025", "Mục tiêu 2030")


def plan(folder: Path, headings: Sequence[str], cells: Sequence[str]) -> DocumentRecords:
    """Two indicators: the second with the given cells under the given headings, the first with a body under each."""
    rows = [
        html_row((*TARGETS, *headings)),
        html_row(("1", "Tỷ lệ hộ nghèo", "%", "5", "3", *("Sở Nội vụ" for _ in headings))),
        html_row(("2", "Tỷ lệ che phủ rừng", "%", "42", "43", *cells)),
    ]
    return records_of_table(folder, rows)


def told(records: DocumentRecords) -> list[tuple[str | None, str | None]]:
    """Field and words of each finding of a cell that names no body, all of them at the second indicator."""
    second = records.indicators[1].indicator_id
    shifted = [f for f in records.findings if f.code == Code.CELL_SHIFTED]
    assert {f.record_id for f in shifted} <= {second}
    return [(f.field, f.found) for f in shifted]


@pytest.mark.parametrize(
    ("heading", "cell", "field"),
    [
        ("Cơ quan chủ trì", "đã hoàn thành trong năm", "lead"),
        ("Cơ quan chủ trì", "Tăng 1,2 điểm phần trăm", "lead"),
        ("Cơ quan phối hợp", "theo kết quả điều tra hằng năm", "support"),
    ],
)
def test_a_cell_that_names_no_body_is_told(tmp_path: Path, heading: str, cell: str, field: str) -> None:
    records = plan(tmp_path, (heading,), (cell,))
    assert told(records) == [(field, cell)]
    assert [a.agency for a in records.indicator_agencies] == ["Sở Nội vụ"]


@pytest.mark.parametrize("cell", ["Sở Y tế", "các địa phương", "Không", "-", ""])
def test_a_body_a_set_and_an_empty_cell_are_not_told(tmp_path: Path, cell: str) -> None:
    assert told(plan(tmp_path, ("Cơ quan chủ trì",), (cell,))) == []


def test_each_of_several_cells_is_told_by_itself(tmp_path: Path) -> None:
    headings = ("Cơ quan chủ trì", "Cơ quan phối hợp")
    cells = ("đã hoàn thành trong năm", "đang tiếp tục thực hiện")
    assert told(plan(tmp_path, headings, cells)) == [("lead", cells[0]), ("support", cells[1])]
    assert told(plan(tmp_path, headings, ("Sở Y tế", cells[1]))) == [("support", cells[1])]
