"""Numbers of rows that may lie under a streak: that none was read says nothing of how a table goes on over the page."""

from __future__ import annotations

from dataclasses import replace

from extract.model import Grid
from extract.tables.read import read_tables
from extract.tasks.of_tables import read_task_tables
from tests.extract.tables.test_read import grid, titles

FIRST = [
    ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian thực hiện"],
    ["1", "Nạo vét kênh chính", "Sở Tài chính", "Tháng 5/2026"],
    ["2", "Cắm mốc hành lang đê", "Công an tỉnh", "Quý III/2026"],
]
SECOND = [
    ["", "Tập huấn tổ dùng nước", "Sở Nội vụ", "Tháng 8/2026"],
    ["4", "Thay máy bơm cũ", "Sở Y tế", "2027"],
]


def with_number(piece: Grid, row: int, *, hidden: bool = False, sure: float = 1.0) -> Grid:
    """The grid with the number of a row hidden, or read with so little sureness."""
    cells = [
        replace(c, hidden=hidden, fragment=replace(c.fragment, confidence=sure, recognised=True))
        if (c.row, c.column) == (row, 0)
        else c
        for c in piece.cells
    ]
    return replace(piece, cells=tuple(cells))


def numbered(*pieces: Grid) -> list[tuple[str | None, str]]:
    """Number and title of each task of what is one table."""
    [rows] = read_task_tables(read_tables(pieces))
    return list(zip((t.number for t in rows.tasks), titles(rows), strict=True))


def test_a_row_whose_number_may_be_hidden_is_one_of_its_own() -> None:
    below = grid(2, SECOND)
    assert len(numbered(grid(1, FIRST), below)) == 3
    found = numbered(grid(1, FIRST), with_number(below, 0, hidden=True))
    assert found == [
        ("1", FIRST[1][1]),
        ("2", FIRST[2][1]),
        (None, SECOND[0][1]),
        ("4", SECOND[1][1]),
    ]


def test_the_rest_of_a_title_goes_on_though_a_streak_runs_beside_it() -> None:
    rest = [["", "hữu sông Thao", "", ""], ["3", "Thay máy bơm cũ", "Sở Y tế", "2027"]]
    found = numbered(grid(1, FIRST), with_number(grid(2, rest), 0, hidden=True))
    assert found[1:] == [("2", f"{FIRST[2][1]} hữu sông Thao"), ("3", "Thay máy bơm cũ")]


def test_a_number_that_was_hardly_read_does_not_part_a_table() -> None:
    rows = [["3", "Tập huấn tổ dùng nước", "Sở Nội vụ", "Tháng 8/2026"], SECOND[1]]
    first = [*FIRST[:2], ["T1", *FIRST[2][1:]]]
    assert len(read_tables([grid(1, first), grid(2, rows)])) == 2
    assert len(read_tables([with_number(grid(1, first), 2, sure=0.4), grid(2, rows)])) == 1


def test_a_row_whose_number_may_be_hidden_is_no_header() -> None:
    rows = [["", "Bơm", "Sở A", "Sớm"], ["1", "Thay máy bơm cũ", "Sở Y tế", "2027"]]
    assert read_tables([grid(1, rows)])[0].header_rows == (0,)
    assert read_tables([with_number(grid(1, rows), 0, hidden=True)])[0].header_rows == ()
