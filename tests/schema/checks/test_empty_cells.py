"""Empty cells: a single one is told of on its row, a stretch of a group once on the table."""

from __future__ import annotations

from pathlib import Path

from tests.samples.tables import records, task, told


def test_a_single_empty_cell_is_told_of_on_its_row(tmp_path: Path) -> None:
    rows = [task(k, str(k + 1), period="" if k == 4 else "2022-2024") for k in range(12)]
    assert told(records(tmp_path, rows), "cell_empty") == [("t1:5", "period_raw", "cell_empty")]


def test_a_stretch_of_empty_cells_is_told_of_once(tmp_path: Path) -> None:
    rows = [task(k, str(k + 1), period="" if 12 <= k < 20 else "2022-2024") for k in range(30)]
    found = records(tmp_path, rows)
    assert told(found, "cell_empty") == [("t1", "period", "cell_empty")]
    (said,) = [f for f in found.findings if f.code == "cell_empty" and f.severity == "warning"]
    assert said.message is not None and "8 rows from 13 to 20" in said.message
    quiet = [r for r, field, _ in told(found, "cell_empty", loud=False) if field == "period_raw"]
    assert quiet == [f"t1:{n}" for n in range(13, 21)]


def test_cells_here_and_there_are_no_stretch(tmp_path: Path) -> None:
    rows = [task(k, str(k + 1), period="" if k % 5 == 4 else "2022-2024") for k in range(30)]
    warned = told(records(tmp_path, rows), "cell_empty")
    assert [r for r, *_ in warned] == [f"t1:{n}" for n in (5, 10, 15, 20, 25, 30)]
