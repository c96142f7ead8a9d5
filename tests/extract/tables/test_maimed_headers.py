"""Headers that a streak has maimed: what the cells below and the tables beside tell of their columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.model import Grid, Table
from extract.tables.read import read_tables
from normalize.notes import Code
from tests.extract.tables.test_read import grid, note

ROWS = [["1", "Trồng rừng phòng hộ", "Sở Y tế", "2026"], ["2", "Nạo vét kênh", "Sở Tài chính", "2027"]]
HEADER = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian thực hiện"]
EMPTY = ["", "", "", ""]


def maimed(header: list[str], at: int, *, recognised: bool = True, rows: list[list[str]] = ROWS) -> Grid:
    """A printed table, one cell of its header hardly read, or empty under a streak."""
    made = grid(1, [header, *rows])
    cells = [
        replace(
            c,
            fragment=replace(c.fragment, confidence=0.5 if c.text else 1.0, recognised=recognised),
            hidden=recognised and not c.text,
        )
        if (c.row, c.column) == (0, at)
        else c
        for c in made.cells
    ]
    return replace(made, cells=tuple(cells))


def roles(table: Table) -> list[str]:
    return [c.role for c in table.columns]


@pytest.mark.parametrize("header", ["TRÍ", "+", "T4", ""])
def test_cells_that_count_are_the_numbers_of_rows(header: str) -> None:
    [table] = read_tables([maimed([header, *HEADER[1:]], 0)])
    assert roles(table) == ["number", "title", "lead", "period"]
    assert table.header_rows == (0,)
    [told] = table.columns[0].notes
    assert told.code is Code.HEADER_UNMAPPED
    assert "column 1" in told.message


def test_cells_that_do_not_count_are_no_numbers() -> None:
    rows = [["Hạt", *ROWS[0][1:]], ["Xã", *ROWS[1][1:]]]
    [table] = read_tables([maimed(["TRÍ", *HEADER[1:]], 0, rows=rows)])
    assert roles(table)[0] == "unmapped"


def test_what_the_file_itself_states_is_left() -> None:
    [table] = read_tables([maimed(["TRÍ", *HEADER[1:]], 0, recognised=False)])
    assert roles(table)[0] == "unmapped"


def test_a_table_of_the_same_columns_tells_what_a_column_holds() -> None:
    cut = maimed([*HEADER[:2], "Cq tr", HEADER[3]], 2)
    first, second = read_tables([cut, note("2. Phòng Kế hoạch"), replace(grid(1, [HEADER, *ROWS]))])
    assert roles(first) == roles(second) == ["number", "title", "lead", "period"]
    [told] = first.columns[2].notes
    assert "column 3" in told.message and "table 2" in told.message


@pytest.mark.parametrize("header", ["Cq tr", ""])
def test_a_column_of_which_nothing_tells_is_named(header: str) -> None:
    [table] = read_tables([maimed([*HEADER[:2], header, HEADER[3]], 2)])
    assert roles(table)[2] == "unmapped"
    assert any("column 3" in n.message for n in table.columns[2].notes)


def test_an_empty_header_that_nothing_covers_is_not_told() -> None:
    [table] = read_tables([grid(1, [[*HEADER[:2], "", HEADER[3]], *ROWS])])
    assert not table.columns[2].notes
