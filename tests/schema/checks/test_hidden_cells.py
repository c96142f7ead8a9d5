"""Empty cells under a streak: told on the value that is missing, a column that is empty all down once on the table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from extract.model import Document, Grid
from schema.assemble import build_records
from tests.samples.tables import COLUMNS, document, task, told


def under_streak(given: Document, column: int) -> Document:
    """The document with the empty cells of a column under a streak."""

    def one(grid: Grid) -> Grid:
        cells = (replace(c, hidden=c.column == column and not c.text) for c in grid.cells)
        return replace(grid, cells=tuple(cells))

    return replace(given, blocks=tuple(one(b) if isinstance(b, Grid) else b for b in given.blocks))


def test_each_number_that_may_be_lost_is_told(tmp_path: Path) -> None:
    given = document(tmp_path, [task(k, "" if k in (1, 2) else str(k + 1)) for k in range(4)])
    assert told(build_records(given), "cell_empty") == []
    found = told(build_records(under_streak(given, 0)), "cell_empty")
    assert [(field, code) for _, field, code in found] == [("number", "cell_empty")] * 2


def test_a_value_of_a_column_is_told_on_its_row(tmp_path: Path) -> None:
    given = document(tmp_path, [task(k, str(k + 1), period="" if k == 1 else "2022-2024") for k in range(4)])
    found = build_records(under_streak(given, 3))
    assert told(found, "cell_empty") == [("t1:2", "period_raw", "cell_empty")]


def test_an_empty_column_is_told_once(tmp_path: Path) -> None:
    rows = [[*task(k, str(k + 1)), ""] for k in range(4)]
    given = document(tmp_path, rows, (*COLUMNS, "Ghi chú"))
    found = build_records(under_streak(given, 5))
    assert told(found, "cell_empty") == [("t1", "text", "cell_empty")]
    [said] = [f for f in found.findings if f.code == "cell_empty"]
    assert said.message is not None and "In column 6 (“Ghi chú”) 4 cells" in said.message
