"""Columns that say by their cells what they hold: amounts under sources, crosses under quarters and months, notes below."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from schema.contract.records import DocumentRecords
from tests.samples.html_plans import html_row, records_of_table

_FIRST = ("STT", "Nhiệm vụ", "Cơ quan chủ trì")


def _records(
    folder: Path, headers: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], below: str = ""
) -> DocumentRecords:
    """A plan of the year 2026; ``headers`` are the rows of the header as HTML cells."""
    lines = [f"<tr>{''.join(row)}</tr>" for row in headers]
    for k, row in enumerate(rows, 1):
        cells = (str(k), f"Trồng rừng ven sông đoạn {k}", "Sở Công Thương", *row)
        lines.append(html_row(cells))
    return records_of_table(folder, lines, below=below, year=2026)


def _header(*texts: str) -> list[list[str]]:
    return [[f"<td>{t}</td>" for t in (*_FIRST, *texts)]]


@pytest.mark.parametrize("header", ["Kinh phí, nguồn", "Kinh phí/nguồn", "Nguồn kinh phí"])
def test_amounts_in_a_column_of_sources_are_money(tmp_path: Path, header: str) -> None:
    rows = [
        ("38 tỷ (NSTW 30 tỷ, ngân sách tỉnh 8 tỷ)",),
        ("2,5 tỷ (ngân sách tỉnh)",),
        ("PPP 420 tỷ",),
        ("650 tr.đồng",),
    ]
    found = _records(tmp_path, _header(header), rows)
    assert [t.budget_vnd for t in found.tasks] == [
        38_000_000_000,
        2_500_000_000,
        420_000_000_000,
        650_000_000,
    ]
    sources = [{f.source for f in found.task_funding if f.task_id == t.task_id} for t in found.tasks]
    assert sources == [{"central_budget", "local_budget"}, {"local_budget"}, {"enterprise"}, set()]


def test_a_column_of_sources_stays_one(tmp_path: Path) -> None:
    found = _records(tmp_path, _header("Nguồn kinh phí"), [("NSTW",), ("Ngân sách tỉnh",), ("XHH",)])
    assert [t.budget_vnd for t in found.tasks] == [None] * 3
    assert [f.source for f in found.task_funding] == ["central_budget", "local_budget", "community"]


@pytest.mark.parametrize(
    ("over", "parts", "ends"),
    [
        ("Quý", ("I", "II", "III", "IV"), ["03-31", "06-30", "09-30", "12-31"]),
        ("Tiến độ theo quý", ("Quý I", "Quý II", "Quý III", "Quý IV"), ["03-31", "06-30", "09-30", "12-31"]),
        ("Tháng", ("3", "4", "5", "6"), ["03-31", "04-30", "05-31", "06-30"]),
    ],
)
def test_crosses_under_parts_of_the_year(
    tmp_path: Path, over: str, parts: tuple[str, ...], ends: list[str]
) -> None:
    first = [f'<td rowspan="2">{t}</td>' for t in _FIRST]
    headers = [[*first, f'<td colspan="4">{over}</td>'], [f"<td>{p}</td>" for p in parts]]
    rows = [tuple("x" if k == n else "" for k in range(4)) for n in range(4)]
    found = _records(tmp_path, headers, rows)
    assert [str(t.period_end) for t in found.tasks] == [f"2026-{end}" for end in ends]


@pytest.mark.parametrize(
    "note",
    [
        "* Đơn vị tính kinh phí: nghìn đồng.",
        "Đơn vị tính: nghìn đồng",
        "* Số tiền trong bảng có đơn vị là nghìn đồng; nguồn vốn theo phân cấp ngân sách.",
        "Ghi chú: Kinh phí trong biểu tính theo đơn vị nghìn đồng, lấy từ nguồn sự nghiệp.",
        "Ghi chú: số tiền tại bảng trên là nghìn đồng",
        "Đơn vị tiền: 1.000đ",
    ],
)
def test_the_unit_of_a_note_below(tmp_path: Path, note: str) -> None:
    found = _records(tmp_path, _header("Kinh phí"), [("210.000",), ("95.500",), ("60.000",)], note)
    assert [t.budget_vnd for t in found.tasks] == [210_000_000, 95_500_000, 60_000_000]
