"""Columns that go on on the next page, in files with and without geometry: put together, or the doubt is said."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Fragment, Grid, GridCell, Place, Table
from extract.tables.read import read_tables
from normalize.notes import Code

LEFT = [
    ("STT", "Nhiệm vụ", "Cơ quan chủ trì"),
    ("1", "Trồng rừng", "Sở Y tế"),
    ("2", "Trồng cây", "Sở Nội vụ"),
    ("3", "Nâng cấp đường", "Sở Xây dựng"),
]
RIGHT = [("Thời gian thực hiện", "Kinh phí (triệu đồng)"), ("2025", "100"), ("2026", "200"), ("2027", "300")]
NUMBERED = [("STT", *RIGHT[0]), *((str(k), *row) for k, row in enumerate(RIGHT[1:], 1))]


def grid(
    page: int | None, rows: Sequence[Sequence[str]], row_edges: Sequence[float] = (), method: str = "docx"
) -> Grid:
    cells = tuple(
        GridCell(r, c, 1, 1, text, Fragment(text, Place(page=page)), (text,))
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    )
    edges = tuple(50.0 + 100 * k for k in range(len(rows[0]) + 1)) if row_edges else ()
    return Grid(
        page, Place(page=page), len(rows), len(rows[0]), cells, edges, tuple(row_edges), method=method
    )


def texts(table: Table) -> list[list[str]]:
    rows: list[list[str]] = [[] for _ in range(table.n_rows)]
    for cell in table.cells:
        rows[cell.row].append(cell.text)
    return rows


def doubts(tables: Sequence[Table]) -> list[Code]:
    return [note.code for table in tables for note in table.notes]


WHOLE = [[*a, *b] for a, b in zip(LEFT, RIGHT, strict=True)]


def test_rows_of_one_height_are_one_row() -> None:
    edges = (100, 120, 160, 180, 240)
    [table] = read_tables([grid(2, LEFT, edges, "rules"), grid(3, RIGHT, [e + 40 for e in edges], "rules")])
    assert texts(table) == WHOLE
    assert (table.page_first, table.page_last) == (2, 3)
    assert not doubts([table])


def test_numbers_printed_again_are_a_second_place_of_the_first() -> None:
    [table] = read_tables([grid(None, LEFT), grid(None, NUMBERED)])
    assert texts(table) == WHOLE
    assert not doubts([table])
    assert [len(c.parts) for c in table.cells if c.column == 0] == [2, 2, 2, 2]


def test_a_join_by_the_count_of_rows_alone_is_doubtful() -> None:
    [table] = read_tables([grid(None, LEFT), grid(None, RIGHT)])
    assert texts(table) == WHOLE
    assert doubts([table]) == [Code.JOIN_DOUBTFUL]


def test_other_numbers_of_rows_are_not_put_together_and_said() -> None:
    tables = read_tables([grid(2, LEFT), grid(3, RIGHT[:-1])])
    assert [t.n_columns for t in tables] == [3, 2]
    assert doubts(tables[1:]) == [Code.JOIN_DOUBTFUL]


def test_all_left_halves_before_all_right_halves() -> None:
    more = [("4", "Xây cầu", "Sở Xây dựng"), ("5", "Xây chợ", "Sở Y tế")]
    other = [("4", "2028", "400"), ("5", "2029", "500")]
    pages = [grid(1, LEFT), grid(2, more), grid(3, NUMBERED), grid(4, other)]
    [table] = read_tables(pages)
    assert texts(table)[-1] == ["5", "Xây chợ", "Sở Y tế", "2029", "500"]
    assert table.n_rows == 6


def test_a_table_with_titles_of_its_own_stays_apart() -> None:
    other = [
        ("STT", "Nhiệm vụ", "Kinh phí (triệu đồng)"),
        ("1", "Xây cầu", "5"),
        ("2", "Xây chợ", "6"),
        ("3", "Xây đập", "7"),
    ]
    assert len(read_tables([grid(1, LEFT), grid(2, other)])) == 2
