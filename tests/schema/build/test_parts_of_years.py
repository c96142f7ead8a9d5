"""Columns of quarters, months and sources under years: what each says of its cells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from schema.contract.records import DocumentRecords
from tests.samples.html_plans import html_row, records_of_table

_FIRST = ("STT", "Nhiệm vụ", "Cơ quan chủ trì")


def _records(
    folder: Path, over: Sequence[tuple[str, Sequence[str]]], rows: Sequence[Sequence[str]]
) -> DocumentRecords:
    """A plan of 2026 with a header of two rows: merged cells and what stands below each (nothing: one tall cell)."""
    tall = "".join(f'<td rowspan="2">{t}</td>' for t in _FIRST)
    top = "".join(
        f'<td colspan="{len(below)}">{t}</td>' if below else f'<td rowspan="2">{t}</td>' for t, below in over
    )
    low = "".join(f"<td>{t}</td>" for _, below in over for t in below)
    lines = [f"<tr>{tall}{top}</tr>", f"<tr>{low}</tr>"]
    for k, row in enumerate(rows, 1):
        lines.append(html_row((str(k), f"Trồng rừng ven sông đoạn {k}", "Sở Công Thương", *row)))
    return records_of_table(folder, lines, year=2026)


_QUARTERS = ("Tổng", "Quý I", "Quý II", "Quý III", "Quý IV")


def test_money_by_quarter_is_parts_without_a_source(tmp_path: Path) -> None:
    rows = [("1.200", "200", "400", "400", "200"), ("800", "", "800", "", "")]
    found = _records(tmp_path, [("Kinh phí (triệu đồng)", _QUARTERS)], rows)
    assert [t.budget_vnd for t in found.tasks] == [1_200_000_000, 800_000_000]
    first = [b for b in found.task_budgets if b.task_id == found.tasks[0].task_id]
    assert [b.amount_vnd for b in first] == [200_000_000, 400_000_000, 400_000_000, 200_000_000]
    assert {b.source for b in found.task_budgets} == {None}
    assert not found.task_funding


@pytest.mark.parametrize(
    ("over", "below"),
    [("Tiến độ (tháng)", ("1-3", "4-6", "7-9", "10-12")), ("Tháng thực hiện", ("T1-T3", "T4-T6", "T7-T9", "T10-T12"))],
)  # fmt: skip
def test_crosses_under_spans_of_months(tmp_path: Path, over: str, below: tuple[str, ...]) -> None:
    rows = [("x", "x", "", ""), ("", "", "", "x"), ("", "x", "x", "")]
    found = _records(tmp_path, [(over, below)], rows)
    spans = [(str(t.period_start), str(t.period_end)) for t in found.tasks]
    assert spans == [("2026-01-01", "2026-06-30"), ("2026-10-01", "2026-12-31"), ("2026-04-01", "2026-09-30")]


def test_sources_under_spans_of_years(tmp_path: Path) -> None:
    lines = [
        '<tr><td rowspan="3">STT</td><td rowspan="3">Nhiệm vụ</td><td rowspan="3">Cơ quan chủ trì</td>'
        '<td colspan="5">Phân kỳ kinh phí (tỷ đồng)</td></tr>',
        '<tr><td rowspan="2">Tổng</td><td colspan="2">Giai đoạn 2023-2025</td><td colspan="2">Giai đoạn 2026-2030</td></tr>',
        "<tr><td>NSNN</td><td>Khác</td><td>NSNN</td><td>Khác</td></tr>",
        html_row(("1", "Lắp đặt điện mặt trời tại trụ sở công", "Sở Công Thương", "25", "5", "2", "10", "8")),
        html_row(
            ("2", "Thí điểm lưu trữ điện tại khu công nghiệp", "Sở Xây dựng", "40", "1", "10", "-", "29")
        ),
    ]
    found = records_of_table(tmp_path, lines)
    first = {
        (b.year_first, b.source, b.amount_vnd)
        for b in found.task_budgets
        if b.task_id == found.tasks[0].task_id
    }
    billion = 1_000_000_000
    assert first == {
        (2023, "state_budget", 5 * billion),
        (2026, "state_budget", 10 * billion),
        (2023, "other", 2 * billion),
        (2026, "other", 8 * billion),
    }


def test_money_of_a_year_beside_the_cost_of_a_project_is_of_that_year(tmp_path: Path) -> None:
    over = [("Tổng mức đầu tư (triệu đồng)", ()), ("Kế hoạch vốn năm 2026", ("NSTW", "NSĐP"))]
    found = _records(tmp_path, over, [("85.000", "20.000", "35.000"), ("12.500", "-", "5.000")])
    assert {(b.year, b.source) for b in found.task_budgets if b.amount_vnd} == {
        (2026, "central_budget"),
        (2026, "local_budget"),
    }


@pytest.mark.parametrize("spent", ["Lũy kế kinh phí thực hiện", "Kinh phí đã giải ngân"])
def test_money_that_was_spent_is_no_budget_and_is_said(tmp_path: Path, spent: str) -> None:
    over = [(f"{spent} (triệu đồng)", ()), ("Kinh phí (triệu đồng)", ("Tổng", "NSTW"))]
    found = _records(tmp_path, over, [("300", "100", "50"), ("500", "200", "80")])
    assert [t.budget_vnd for t in found.tasks] == [100_000_000, 200_000_000]
    assert any(f.code == "header_unmapped" and f.severity == "warning" for f in found.findings)
