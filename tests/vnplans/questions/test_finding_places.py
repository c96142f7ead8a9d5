"""What is outlined for a finding whose field has no place of its own: the nearest print that holds its text, else its row."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from schema.contract.records import CellRecord, Finding, ProvenanceRecord
from schema.database.opening import open_database
from schema.load.store import store
from tests.samples.records import AGENCIES, cao_bang
from vnplans.questions.doubts import doubt_of
from vnplans.questions.finding_places import Standing, place_of_finding
from vnplans.questions.open import reading

OWN = "cao-bang-337-qd-ubnd-2018"
TABLE, TASK, INDICATOR, CLAUSE = f"{OWN}:t1", f"{OWN}:t1:A:1", f"{OWN}:i1", f"{OWN}:c:1"
NAME, FIGURE, TEXT, TITLE, MARK = ((10.0 * k, 0.0, 10.0 * k + 9, 9.0) for k in range(1, 6))


def read(
    table: str, record: str, field: str, raw: str, box: tuple[float, ...], page: int
) -> ProvenanceRecord:
    x0, top, x1, bottom = box
    return ProvenanceRecord(
        record_table=table, record_id=record, field=field, page=page, x0=x0, top=top, x1=x1, bottom=bottom, raw=raw,
        rule="cell",
    )  # fmt: skip


def cell(row: int, raw: str, box: tuple[float, ...]) -> CellRecord:
    x0, top, x1, bottom = box
    return CellRecord(
        table_id=TABLE, row=row, column=2, role="header" if row == 0 else "funding_mark", raw=raw, text=raw, page=2,
        x0=x0, top=top, x1=x1, bottom=bottom,
    )  # fmt: skip


READ = (
    read("indicators", INDICATOR, "name", "Tỷ lệ che phủ rừng", NAME, 1),
    read("targets", f"{INDICATOR}:v1", "low", "trên 60%; 20.0000ha", FIGURE, 1),
    read("clauses", CLAUSE, "text", "1. Mục tiêu", TEXT, 1),
    read("tasks", TASK, "title", "Trồng rừng phòng hộ đầu nguồn", TITLE, 2),
)
CELLS = (cell(0, "Nguồn vốn", (1.0, 1.0, 2.0, 2.0)), cell(1, "Vốn tài trợ", MARK))
CASES: tuple[tuple[str, str, str, int, str | None, Standing, list[tuple[float, ...]]], ...] = (
    ("targets", f"{INDICATOR}:v1", "raw", 1, "trên 60%", Standing.PRINT, [FIGURE]),
    ("targets", f"{INDICATOR}:v1", "raw", 1, "20.0000", Standing.PRINT, [FIGURE]),
    ("indicators", INDICATOR, "raw", 1, "60%", Standing.PRINT, [FIGURE]),
    ("indicators", INDICATOR, "national_code", 1, None, Standing.ROW, [NAME]),
    ("clauses", CLAUSE, "label", 1, "1.", Standing.PRINT, [TEXT]),
    ("tasks", TASK, "priority", 2, None, Standing.ROW, [TITLE]),
    ("task_funding", TASK, "raw", 2, "Vốn tài trợ", Standing.PRINT, [MARK]),
    ("cells", TABLE, "role", 2, "Nguồn vốn", Standing.PRINT, [(1.0, 1.0, 2.0, 2.0)]),
    ("cells", TABLE, "text", 2, "8", Standing.NONE, []),
    ("cells", TABLE, "funding_mark", 2, None, Standing.PRINT, [MARK]),
)


@pytest.mark.parametrize(("table", "record", "field", "page", "found", "standing", "boxes"), CASES)
def test_the_nearest_print_is_outlined(
    tmp_path: Path, table: str, record: str, field: str, page: int, found: str | None, standing: Standing,
    boxes: list[tuple[float, ...]],
) -> None:  # fmt: skip
    told = Finding(
        finding_id="told", document_id=OWN, record_table=table, record_id=record, field=field, code="cell_shifted",
        severity="warning", message="A doubt.", page=page, found=found,
    )  # fmt: skip
    made = cao_bang()
    records = replace(
        made, cells=CELLS, findings=(*made.findings, told), provenance=(*made.provenance, *READ)
    )
    path = str(tmp_path / "plans.sqlite")
    engine = open_database(path)
    store(engine, records, AGENCIES)
    engine.dispose()
    with reading(path) as connection:
        stands = place_of_finding(connection, doubt_of(connection, "told"))
    assert (stands.standing, [p.box for p in stands.places]) == (standing, boxes)
    shown = [p.box for p in stands.around]
    if table == "cells":
        assert shown == [(1.0, 1.0, 2.0, 2.0), MARK], "a table is shown whole"
    else:
        across = (1.0, TITLE[1], MARK[2], TITLE[3])
        assert shown == ([across] if boxes == [TITLE] else []), (
            "a row with an empty cell is shown as wide as its table"
        )
