"""Cells with a ditto mark say what the cell above says, and are traced to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from normalize.marks.ditto import is_ditto
from normalize.registers import rows
from schema.contract.records import DocumentRecords
from tests.samples.html_plans import html_row, records_of_table


def _records(folder: Path, mark: str) -> DocumentRecords:
    """Three tasks; bodies and times of the second and third are ditto marks."""
    lines = [
        ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian thực hiện", "Kinh phí (triệu đồng)"),
        ("1", "Trồng rừng ven sông", "Sở Công Thương", "2026-2027", "500"),
        ("2", "Xây dựng mô hình canh tác lúa", mark, mark, "300"),
        ("3", "Lắp đặt trạm quan trắc", mark, "Quý I/2028", mark),
    ]
    return records_of_table(folder, [html_row(line) for line in lines])


@pytest.mark.parametrize("mark", ["nt", "- nt -", "″", "Như trên", "//", "”", ",,", "(như trên)"])
def test_a_ditto_mark_takes_the_text_above(tmp_path: Path, mark: str) -> None:
    found = _records(tmp_path, mark)
    leads = [a.agency for a in found.task_agencies if a.role == "lead"]
    assert leads == ["Sở Công Thương"] * 3
    assert [str(t.period_start) for t in found.tasks] == ["2026-01-01", "2026-01-01", "2028-01-01"]
    assert not [f for f in found.findings if f.code == "row_truncated"]
    second = found.tasks[1].task_id
    placed = [p.raw for p in found.provenance if p.record_id == second and p.field == "period_start"]
    assert placed == ["2026-2027"]


def test_an_amount_that_is_repeated_by_a_mark_is_doubted(tmp_path: Path) -> None:
    found = _records(tmp_path, "nt")
    assert [t.budget_vnd for t in found.tasks] == [500_000_000, 300_000_000, 300_000_000]
    third = found.tasks[2].task_id
    said = [f for f in found.findings if f.record_id == third and f.field == "budget_vnd"]
    assert [(f.code, f.severity) for f in said] == [("several_values", "warning")]


@pytest.mark.parametrize("mark", [row["mark"] for row in rows("ditto_marks")])
def test_each_mark_of_the_register_is_one(mark: str) -> None:
    assert is_ditto(f" {mark} ")


@pytest.mark.parametrize("text", ["-", "x", "2026", "nt 2", "Sở Nội vụ", ""])
def test_other_cells_are_none(text: str) -> None:
    assert not is_ditto(text)


def test_a_mark_under_an_empty_cell_repeats_nothing_and_says_so(tmp_path: Path) -> None:
    lines = [
        ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"),
        ("1", "Trồng rừng ven sông", "Sở Công Thương", "Sở Y tế", "2026-2027"),
        ("2", "Xây dựng mô hình canh tác lúa", "Sở Tài chính", "", "2028"),
        ("3", "Lắp đặt trạm quan trắc", "Sở Nội vụ", "″", "2029"),
    ]
    found = records_of_table(tmp_path, [html_row(line) for line in lines])
    third = found.tasks[2].task_id
    assert [a.agency for a in found.task_agencies if a.role == "support"] == ["Sở Y tế"]
    said = [f for f in found.findings if f.record_id == third]
    assert [(f.field, f.severity) for f in said if "″" in (f.found or "")] != []
