"""Tables drawn at random in the ways in which offices print them: each task is read, or a finding says that it is
not.

Every run draws the same plans: one in each style, and some in styles thrown by ``SEEDS``.
"""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from extract.paged import read_pdf
from schema.assemble import build_records
from schema.contract.records import DocumentRecords
from tests.samples.drawn_plans import Row, Style, draw, tasks

SEEDS = range(1000, 1012)
STYLES = {
    "ruled": Style(),
    "header on each page": Style(header="each", rows_a_page=4),
    "rules across only": Style(lines="across", rows_a_page=5),
    "rules down only": Style(lines="down", rows_a_page=5),
    "no rules": Style(lines="none", rows_a_page=5),
    "no rules, header on each page": Style(lines="none", header="each", rows_a_page=5),
    "every other row shaded": Style(lines="shades", rows_a_page=5),
    "running head in a frame": Style(frame=True, rows_a_page=4),
    "running head in a frame, no rules": Style(lines="none", frame=True, rows_a_page=4),
    "rows cut by pages": Style(cut_rows=True, frame=True),
    "leads merged over pages": Style(merged=True, rows_a_page=4),
    "columns on the facing page": Style(facing=3),
    "columns on the facing page, numbers again": Style(facing=4, numbers=True, rows_a_page=4),
    "columns on the facing page, no rules": Style(lines="none", facing=4, rows_a_page=4),
    "texts in the middle of their rows, no rules": Style(
        lines="none", middle=True, right=True, rows_a_page=5
    ),
    "texts in the middle of their rows, rules down": Style(lines="down", middle=True, rows_a_page=5),
    "groups": Style(groups=True, rows_a_page=5),
    "groups, rules across": Style(lines="across", groups=True, middle=True),
    "groups, no rules": Style(lines="none", groups=True, tail=True, rows_a_page=6),
    "turned pages": Style(turned=True, rows_a_page=5),
    "turned pages, no rules": Style(lines="none", turned=True, rows_a_page=5),
}


def read(path: Path) -> tuple[DocumentRecords, dict[str | None, Row]]:
    """The records of a plan and its tasks by number, as they were drawn."""
    records = build_records(read_pdf(path, twice=False))
    bodies = {(a.task_id, a.role): a.raw or "" for a in records.task_agencies}
    found = {
        t.number: (
            t.number or "",
            t.title or "",
            bodies.get((t.task_id, "lead"), ""),
            bodies.get((t.task_id, "support"), ""),
            t.period_raw or "",
            t.budget_raw or "",
        )
        for t in records.tasks
    }
    return records, found


def loud(records: DocumentRecords) -> list[str]:
    return [f"{f.record_id} {f.field} {f.code}" for f in records.findings if f.severity != "info"]


@pytest.mark.parametrize("name", STYLES)
def test_every_task_is_read(name: str, tmp_path: Path) -> None:
    style = STYLES[name]
    rng = random.Random(name)
    rows = tasks(rng, 11, style.merged)
    records, found = read(draw(tmp_path / "plan.pdf", rows, style))
    wrong = [(row, found.get(row[0])) for row in rows if found.get(row[0]) != row]
    if style.merged:  # a lead over two rows that a page parts is one cell or two: nobody can tell
        told = {f.record_id for f in records.findings if f.code == "lead_missing"}
        numbers = {t.number for t in records.tasks if t.task_id in told}
        wrong = [(row, got) for row, got in wrong if row[0] not in numbers]
    assert not wrong
    assert len(records.tasks) == len(rows)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_not_read_is_said(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    style = any_style(rng)
    rows = tasks(rng, rng.randint(3, 14), style.merged)
    records, found = read(draw(tmp_path / "plan.pdf", rows, style))
    same = [found.get(row[0]) for row in rows] == rows and len(records.tasks) == len(rows)
    assert same or loud(records), style


def any_style(rng: random.Random) -> Style:
    style = Style(
        lines=rng.choice(("all", "all", "across", "down", "none", "shades")),
        header=rng.choice(("first", "each")),
        frame=rng.random() < 0.4,
        cut_rows=rng.random() < 0.4,
        merged=rng.random() < 0.3,
        facing=rng.choice((0, 0, 0, 3, 4)),
        numbers=rng.random() < 0.5,
        turned=rng.random() < 0.2,
        rows_a_page=rng.choice((3, 5, 99)),
        middle=rng.random() < 0.3,
        right=rng.random() < 0.4,
        groups=rng.random() < 0.3,
        tail=rng.random() < 0.3,
    )
    ruled = style.lines == "all"
    return replace(
        style,
        numbers=style.numbers and style.facing > 0,
        groups=style.groups and not style.facing,
        merged=style.merged and ruled,
        cut_rows=style.cut_rows and style.lines in ("all", "across"),
    )


def test_a_frame_on_each_page_is_told_as_a_running_head(tmp_path: Path) -> None:
    rows = tasks(random.Random(5), 11)
    document = read_pdf(draw(tmp_path / "plan.pdf", rows, STYLES["running head in a frame"]), twice=False)
    heads = [s for s in document.sightings if "KẾ HOẠCH TĂNG TRƯỞNG XANH" in s.text]
    assert [s.place.page for s in heads] == [2, 3, 4]
    assert all(s.known for s in heads)
