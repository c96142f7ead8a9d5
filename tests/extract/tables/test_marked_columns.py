"""Columns of marks: bodies and years head them, a sign in the cell says what holds for the task."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from extract.read import read_document
from schema.assemble import build_records
from schema.contract.records import DocumentRecords
from tests.extract.tables.test_headed_grids import ABOVE
from tests.samples.plan_tables import WRITERS, Row, row

BODIES = ("Sở Tài chính", "Sở Xây dựng", "Sở Y tế", "Sở Nội vụ")
LEADS, SUPPORTS = ("CT", "Chủ trì", "ct", "C"), ("PH", "Phối hợp", "P", "x", "X")
TITLES = ("Thu gom nước thải đô thị", "Trồng rừng phòng hộ xã Mẫu Sơn", "Lắp trạm quan trắc không khí")


def records(tmp_path: Path, ending: str, rows: list[Row]) -> DocumentRecords:
    return build_records(read_document(WRITERS[ending](tmp_path / "plan", ABOVE, rows)))


def bodies_of(found: DocumentRecords) -> list[tuple[str | None, str, str]]:
    number = {t.task_id: t.number for t in found.tasks}
    return sorted((number[a.task_id], a.role, a.raw) for a in found.task_agencies)


@pytest.mark.parametrize("ending", ["html", "md", "docx", "pdf"])
@pytest.mark.parametrize("seed", range(2))
def test_mark_says_the_part_of_the_body_over_it(tmp_path: Path, ending: str, seed: int) -> None:
    draw = random.Random(seed)
    lead, support = draw.choice(LEADS), draw.choice(SUPPORTS)
    rows = [row("STT", "Nhiệm vụ", "Thời gian", *BODIES)]
    wanted = []
    for k, title in enumerate(TITLES, 1):
        first, second = draw.sample(range(4), 2)
        marks = [{first: lead, second: support}.get(c, "") for c in range(4)]
        rows.append(row(str(k), title, "2024", *marks))
        wanted += [(str(k), "lead", BODIES[first]), (str(k), "support", BODIES[second])]
    assert bodies_of(records(tmp_path, ending, rows)) == sorted(wanted)


def test_tick_alone_says_that_a_body_carries_out(tmp_path: Path) -> None:
    rows = [row("TT", "Nhiệm vụ", *BODIES)]
    rows += [row(str(k), t, "x", "", "x", "") for k, t in enumerate(TITLES, 1)]
    found = bodies_of(records(tmp_path, "html", rows))
    assert found[:2] == [("1", "implement", "Sở Tài chính"), ("1", "implement", "Sở Y tế")]


def test_body_is_placed_where_the_header_prints_it(tmp_path: Path) -> None:
    rows = [row("TT", "Nhiệm vụ", *BODIES)]
    rows += [row(str(k), t, "CT", "PH", "", "") for k, t in enumerate(TITLES, 1)]
    found = records(tmp_path, "html", rows)
    raws = {p.raw for p in found.provenance if p.field == "lead.1"}
    assert raws == {"Sở Tài chính"}


@pytest.mark.parametrize(
    ("upper", "years", "wanted"),
    [
        ("Lộ trình thực hiện", ("2023", "2024", "2025", "2026-2030"), ("2024-01-01", "2030-12-31")),
        ("Tiến độ", ("Năm 2023", "Năm 2024", "Năm 2025", "Năm 2026"), ("2024-01-01", "2026-12-31")),
        ("Năm 2025", ("Quý I", "Quý II", "Quý III", "Quý IV"), ("2025-04-01", "2025-12-31")),
    ],
)
def test_tick_under_a_time_says_when(
    tmp_path: Path, upper: str, years: tuple[str, ...], wanted: tuple[str, str]
) -> None:
    rows: list[Row] = [
        [("TT", 1), ("Nhiệm vụ", 1), ("Cơ quan chủ trì", 1), (upper, 4)],
        row("", "", "", *years),
    ]
    rows += [row(str(k), t, "Sở Y tế", "", "x", "X", "x") for k, t in enumerate(TITLES, 1)]
    task = records(tmp_path, "html", rows).tasks[0]
    assert (str(task.period_start), str(task.period_end)) == wanted
