"""Rows and merged cells that the end of a page cuts, put together again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extract.model import Box, Fragment, Grid, GridCell, Place, Table
from extract.tables.read import read_tables
from normalize.notes import Code

HEADER = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")
EDGES = (50.0, 80.0, 300.0, 400.0, 500.0)
Row = Sequence[str | int | None]
"""Texts of a row; None: the cell above reaches down; a number: an empty cell over so many rows."""


def page(number: int, rows: Sequence[Row]) -> Grid:
    cells: list[GridCell] = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text is None:
                continue
            span = text if isinstance(text, int) else 1
            while r + span < len(rows) and rows[r + span][c] is None and not isinstance(text, int):
                span += 1
            printed = text if isinstance(text, str) else ""
            cells.append(GridCell(r, c, span, 1, printed, Fragment(printed, Place(page=number)), (printed,)))
    return Grid(number, Place(page=number), len(rows), 4, tuple(cells), EDGES, method="rules")


def covering(table: Table, row: int, column: int) -> str:
    return next(
        c.text
        for c in table.cells
        if c.row <= row < c.row + c.row_span and c.column <= column < c.column + c.column_span
    )


def test_the_rest_of_a_title_may_begin_like_a_label_in_lower_case() -> None:
    first = page(1, [HEADER, ("7", "Thay đèn đường theo cụm", "Sở Y tế", "2025")])
    rest = page(2, [("", "7: khảo sát hiện trạng", "", ""), ("8", "Trồng cây", "Sở Nội vụ", "2026")])
    [table] = read_tables([first, rest])
    assert covering(table, 1, 1) == "Thay đèn đường theo cụm 7: khảo sát hiện trạng"
    assert table.n_rows == 3


def test_a_merged_cell_goes_on_below_the_rest_of_a_row() -> None:
    first = page(
        1, [HEADER, ("1", "Trồng rừng", "Sở Y tế", "2025"), ("2", "Trồng cây tại các", None, "2026")]
    )
    rest = page(
        2, [("", "xã vùng cao", 2, ""), ("3", "Xây chợ", None, "2027"), ("4", "Xây cầu", "Sở Nội vụ", "2028")]
    )
    [table] = read_tables([first, rest])
    assert [covering(table, row, 2) for row in range(1, 5)] == ["Sở Y tế", "Sở Y tế", "Sở Y tế", "Sở Nội vụ"]
    assert not table.notes


def test_a_merged_cell_over_several_rows_goes_on_between_two_rows() -> None:
    first = page(1, [HEADER, ("1", "Trồng rừng", "Sở Y tế", "2025")])
    rest = page(2, [("2", "Xây chợ", 2, "2027"), ("3", "Xây cầu", None, "2028")])
    [table] = read_tables([first, rest])
    assert [covering(table, row, 2) for row in range(1, 4)] == ["Sở Y tế"] * 3


def test_a_merged_cell_that_may_go_on_over_one_row_is_said() -> None:
    first = page(1, [HEADER, ("1", "Trồng rừng", "Sở Y tế", "2025"), ("2", "Trồng cây", None, "2026")])
    rest = page(2, [("3", "Xây chợ", "", "2027"), ("4", "Xây cầu", "Sở Nội vụ", "2028")])
    [table] = read_tables([first, rest])
    assert covering(table, 3, 2) == "Sở Y tế"
    assert [note.code for note in table.notes] == [Code.JOIN_DOUBTFUL]


def test_a_further_row_beside_a_merged_title_is_no_rest_of_the_row_above() -> None:
    first = page(1, [HEADER, ("1", "Trồng rừng", "Sở Y tế", "2025"), (None, None, "Sở Nội vụ", "2026")])
    rest = page(2, [("", "", "Sở Xây dựng", "2027"), ("2", "Xây cầu", "Sở Nội vụ", "2028")])
    [table] = read_tables([first, rest])
    assert [covering(table, row, 3) for row in range(1, 5)] == ["2025", "2026", "2027", "2028"]
    assert covering(table, 3, 1) == "Trồng rừng"


def test_a_title_that_stands_on_the_next_page_is_that_of_the_numbered_row() -> None:
    first = page(1, [HEADER, ("1", "Trồng rừng", "Sở Y tế", "2025"), ("2", "", "Sở Nội vụ", "2026")])
    rest = page(2, [("", "Trạm điện gió", "", ""), ("3", "Xây chợ", "Sở Công Thương", "2027")])
    [table] = read_tables([first, rest])
    assert [covering(table, row, 1) for row in range(1, table.n_rows)] == [
        "Trồng rừng",
        "Trạm điện gió",
        "Xây chợ",
    ]


def test_the_rest_of_a_merged_cell_is_no_part_of_the_repeated_header() -> None:
    first = page(1, [HEADER, ("1", "Trồng rừng", "Sở Y tế", "2025"), ("2", "", "Sở Nội vụ", "2026")])
    again = page(2, [HEADER, ("", "", "", ""), ("3", "Xây chợ", "Sở Công Thương", "2027")])
    rest = "Trạm điện gió"
    cells = [c for c in again.cells if (c.row, c.column) != (1, 1)]
    own = next(c for c in cells if (c.row, c.column) == (0, 1))
    place = Place(page=2, box=Box(80, 100, 300, 140))
    longer = replace(
        own,
        row_span=2,
        text=f"{own.text} {rest}",
        lines=(own.text, rest),
        fragment=Fragment(f"{own.text} {rest}", place),
    )
    cells = [
        longer if c is own else replace(c, fragment=Fragment(c.text, Place(page=2, box=Box(0, 100, 50, 115))))
        for c in cells
    ]
    [table] = read_tables([first, replace(again, cells=tuple(cells))])
    assert [covering(table, row, 1) for row in range(table.n_rows)] == [
        "Nhiệm vụ", "Trồng rừng", rest, "Nhiệm vụ", "Xây chợ",
    ]  # fmt: skip
    [part] = [p for c in table.cells for p in c.parts if p.text == rest]
    assert part.place.box == Box(80, 115, 300, 140)


NUMBERED = [
    HEADER,
    ("1", "Trồng rừng", "Sở Y tế", "2025"),
    ("2", "Tuyên truyền trên Báo Long", "Sở Thông tin", "Tháng"),
]


def titles(table: Table) -> list[str]:
    return [covering(table, row, 1) for row in range(1, table.n_rows)]


def test_a_broken_time_is_no_row_of_its_own_where_every_row_has_a_number() -> None:
    rest = page(
        2, [("", "An, sóng phát thanh", "và Truyền thông", "5/2019"), ("3", "Xây chợ", "Sở Y tế", "2027")]
    )
    [table] = read_tables([page(1, NUMBERED), rest])
    assert titles(table) == ["Trồng rừng", "Tuyên truyền trên Báo Long An, sóng phát thanh", "Xây chợ"]
    assert covering(table, 2, 3) == "Tháng 5/2019"


def test_a_row_whose_cells_begin_in_lower_case_goes_on_though_nothing_stands_below() -> None:
    rest = page(2, [HEADER, ("", "an toàn giao thông", "và Truyền thông", "5/2019")])
    [table] = read_tables([page(1, NUMBERED), rest])
    assert covering(table, 2, 2) == "Sở Thông tin và Truyền thông"


def test_a_total_at_the_top_of_a_page_is_no_rest() -> None:
    rest = page(2, [("", "Tổng cộng", "", "3 việc"), ("", "Ghi chú: số liệu năm 2018", "", "")])
    [table] = read_tables([page(1, NUMBERED), rest])
    assert titles(table)[:3] == ["Trồng rừng", "Tuyên truyền trên Báo Long", "Tổng cộng"]
    assert covering(table, 3, 0) == ""


def test_an_unnumbered_row_among_unnumbered_rows_stays_one() -> None:
    first = page(
        1, [*NUMBERED[:2], ("", "Vườn ươm", "Sở Y tế", "2025"), ("2", "Xây chợ", "Sở Công Thương", "2026")]
    )
    rest = page(2, [("", "Chợ đầu mối", "Sở Công Thương", "2027"), ("3", "Xây cầu", "Sở Y tế", "2027")])
    [table] = read_tables([first, rest])
    assert titles(table) == ["Trồng rừng", "Vườn ươm", "Xây chợ", "Chợ đầu mối", "Xây cầu"]


def test_an_item_of_a_list_in_a_title_goes_on_below_the_item_above() -> None:
    first = page(1, [HEADER, ("1", "Trang trí cây xanh: + Tuyến trung tâm;", "Sở Y tế", "2025")])
    rest = page(2, [("", "+ Quảng trường", "", ""), ("2", "Xây chợ", "Sở Y tế", "2026")])
    [table] = read_tables([first, rest])
    assert titles(table) == ["Trang trí cây xanh: + Tuyến trung tâm; + Quảng trường", "Xây chợ"]


def test_a_merged_name_over_rows_with_numbers_goes_on_over_the_page_and_is_said() -> None:
    header = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")
    first = page(1, [header, ("1", "Cấp phép", "Sở Y tế", "2025"), ("2", None, "Sở Xây dựng", "2026")])
    rest = page(2, [header, ("3", "", "Sở Nội vụ", "2027"), ("4", "Báo cáo", "Sở Y tế", "2028")])
    [table] = read_tables([first, rest])
    assert [covering(table, row, 1) for row in (1, 2, 4, 5)] == [
        "Cấp phép",
        "Cấp phép",
        "Cấp phép",
        "Báo cáo",
    ]
    assert [n.code for n in table.notes] == [Code.JOIN_DOUBTFUL]


def test_a_merged_cell_reaches_over_the_header_that_is_printed_again() -> None:
    first = page(
        1, [HEADER, ("1", "Trồng rừng", "Sở Y tế", "2025"), ("2", "Tổ chức thực", "Sở Xây dựng", "2026")]
    )
    rest = page(2, [HEADER, ("", "hiện các", "và Giao thông", ""), ("3", None, "Sở Nội vụ", "2027")])
    [table] = read_tables([first, rest])
    assert covering(table, 4, 1) == "Tổ chức thực hiện các"


def test_a_figure_is_no_rest_of_a_figure() -> None:
    rest = page(2, [("", "trong đó xã nâng cao", "27", "36"), ("3", "Xây chợ", "Sở Y tế", "27")])
    first = page(1, [HEADER, ("1", "Trồng rừng", "Sở Y tế", "12"), ("2", "Số xã đạt chuẩn", "78", "88")])
    [table] = read_tables([first, rest])
    assert titles(table) == ["Trồng rừng", "Số xã đạt chuẩn", "trong đó xã nâng cao", "Xây chợ"]


def test_a_header_over_one_row_is_known_by_its_being_printed_again() -> None:
    header = ("Chỉ tiêu", "Đến hết năm 2026", "", "")
    first = page(1, [header, ("Cán bộ kỹ thuật thủy sản được tập huấn", "650 lượt người", "", "")])
    rows = [
        ("Tỷ lệ tàu cá lắp thiết bị", "100%", "", ""),
        ("Hộ nuôi tham gia tổ hợp tác", "trên 8.500 hộ", "", ""),
    ]
    [table] = read_tables([first, page(2, [header, *rows])])
    assert table.n_rows == 5 and table.header_rows == (0, 2)


@pytest.mark.parametrize(
    ("above", "below", "is_rest"),
    [
        ("Bình xét theo Quyết định số", "210/QĐ-UBND ngày 16/01/2026", True),
        ("Nâng cao năng lực của", "Trung tâm dữ liệu tỉnh", True),
        ("Đẩy mạnh chuyển đổi số", "Phát triển hạ tầng số", False),
        ("Báo cáo kết quả hằng tháng", "Kiểm tra việc thực hiện", False),
        ("Rà soát danh mục kèm theo", "Ban hành quy chế", False),
        ("Kiểm tra hóa đơn, chứng từ", "Thanh lý tài sản", False),
    ],
)
def test_a_title_that_ends_like_an_unfinished_one(above: str, below: str, is_rest: bool) -> None:
    """In a table without numbers the row below is the rest only where the words leave no choice."""
    header = ("Nhiệm vụ", "Cơ quan chủ trì", "Thời gian", "Kết quả")
    first = page(
        1, [header, ("Trồng rừng", "Sở Y tế", "2025", "Rừng"), (above, "Sở Nội vụ", "2026", "Báo cáo")]
    )
    others = ("", "", "") if is_rest else ("Sở Y tế", "2027", "Kế hoạch")
    [table] = read_tables([first, page(2, [header, (below, *others)])])
    texts = {covering(table, row, 0) for row in range(1, table.n_rows)}
    assert (f"{above} {below}" in texts) is is_rest
