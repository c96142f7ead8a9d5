"""A table reads the same in whatever shape a portal's page was saved or converted."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from extract.model import Grid
from extract.read import read_document
from tests.samples.table_shapes import PAGE_SHAPES, TEXT_SHAPES, TableRow, Writer, a_table

BEFORE = "KẾ HOẠCH\n\nI. NHIỆM VỤ\n\nDanh mục nhiệm vụ:\n\n"
AFTER = "\n\nII. TỔ CHỨC THỰC HIỆN\n\nCác sở, ngành triển khai thực hiện Kế hoạch này./.\n"


def read_rows(path: Path) -> list[TableRow]:
    """The texts of the only grid's rows, empty cells at their ends left out."""
    (grid,) = (block for block in read_document(path).blocks if isinstance(block, Grid))
    rows: list[TableRow] = [[""] * grid.n_columns for _ in range(grid.n_rows)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = cell.text
    return [trimmed(row) for row in rows]


def trimmed(row: TableRow) -> TableRow:
    return row if not row or row[-1] else trimmed(row[:-1])


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("write", TEXT_SHAPES, ids=lambda write: write.__name__)
def test_a_table_in_text(write: Writer, seed: int, tmp_path: Path) -> None:
    chance = random.Random(f"{write.__name__} {seed}")
    rows = a_table(chance)
    path = tmp_path / "plan.txt"
    after = AFTER if not write(rows, random.Random(1)).startswith("|\n") or chance.random() < 0.5 else ""
    path.write_text(BEFORE + write(rows, chance) + after, "utf-8")
    assert read_rows(path) == [trimmed(row) for row in rows], path.read_text("utf-8")


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("write", PAGE_SHAPES, ids=lambda write: write.__name__)
def test_a_table_in_a_page(write: Writer, seed: int, tmp_path: Path) -> None:
    chance = random.Random(f"{write.__name__} {seed}")
    rows = a_table(chance)
    path = tmp_path / "plan.html"
    path.write_text(write(rows, chance), "utf-8")
    assert read_rows(path) == [trimmed(row) for row in rows]
