"""Grids: one small typeset page for each way in which tables are printed."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.grid.aligned_words import ruled_across
from extract.grid.cells import Raster, Region
from extract.grid.lines import Line
from extract.grid.missing_column_lines import part_cells
from extract.grid.on_page import grids_on
from extract.model import Box, Grid, Word
from extract.pdf.pages import read_pages
from tests.samples.pdf import Sheet, write

XS = (50.0, 90.0, 300.0, 420.0, 540.0)
YS = (100.0, 130.0, 170.0, 210.0)
ROWS = (
    ("STT", "Nội dung", "Chủ trì", "Thời gian"),
    ("1", "Rà soát\nquy hoạch", "Sở Xây dựng", "2026"),
    ("2", "Trồng cây", "Sở NN&PTNT", "2027"),
)
TEXTS = [
    ["STT", "Nội dung", "Chủ trì", "Thời gian"],
    ["1", "Rà soát quy hoạch", "Sở Xây dựng", "2026"],
    ["2", "Trồng cây", "Sở NN&PTNT", "2027"],
]


def grids_of(tmp_path: Path, *sheets: Sheet) -> list[Grid]:
    path = write(tmp_path / "page.pdf", sheets)
    return [grid for page in read_pages(path) for grid in grids_on(page)[0]]


def texts_of(grid: Grid) -> list[list[str]]:
    """Texts by row; spans are not repeated."""
    rows: list[list[str]] = [[] for _ in range(grid.n_rows)]
    for cell in sorted(grid.cells, key=lambda c: (c.row, c.column)):
        rows[cell.row].append(cell.text)
    return rows


def filled(sheet: Sheet) -> Sheet:
    """The texts of ``ROWS`` without any rule."""
    for top, row in zip(YS, ROWS, strict=False):
        for x, cell in zip(XS, row, strict=False):
            sheet.lines(x + 3, top + 3, cell.split("\n"), 10, leading=12)
    return sheet


def stroked(sheet: Sheet) -> None:
    sheet.grid(XS, YS)


def thin_bars(sheet: Sheet) -> None:
    """As word processors draw: a filled piece for each side of each cell, corners apart, white shades between."""
    for top, bottom in itertools.pairwise(YS):
        for left, right in itertools.pairwise(XS):
            sheet.bar(left + 0.5, top, right, top + 0.5).bar(left + 0.5, bottom, right, bottom + 0.5)
            sheet.bar(left, top, left + 0.5, bottom).bar(right, top, right + 0.5, bottom)
            sheet.bar(left + 0.5, bottom - 1.5, right, bottom, grey=1.0)


def dashed(sheet: Sheet) -> None:
    for x in XS:
        for step in range(int((YS[-1] - YS[0]) / 6)):
            sheet.line(x, YS[0] + 6 * step, x, YS[0] + 6 * step + 3.5)
    for y in YS:
        sheet.line(XS[0], y, XS[-1], y, dash="3 2")


def doubled(sheet: Sheet) -> None:
    sheet.grid(XS, YS)
    sheet.grid([x + 2 for x in XS], [y + 2 for y in YS])


def no_left_rule(sheet: Sheet) -> None:
    for x in XS[1:]:
        sheet.line(x, YS[0], x, YS[-1])
    for y in YS:
        sheet.line(XS[0], y, XS[-1], y)


def no_outer_rules(sheet: Sheet) -> None:
    for x in XS[1:-1]:
        sheet.line(x, YS[0], x, YS[-1])
    for y in YS[1:-1]:
        sheet.line(XS[0], y, XS[-1], y)


def a_hair_off(sheet: Sheet) -> None:
    """Each row draws its own verticals, a few points off: phantom columns for a naive reader."""
    for index, (top, bottom) in enumerate(itertools.pairwise(YS)):
        for x in XS:
            at = x if x in (XS[0], XS[-1]) else x - 3 * index
            sheet.line(at, top, at, bottom)
    for y in YS:
        sheet.line(XS[0], y, XS[-1], y)


def rows_a_hair_off(sheet: Sheet) -> None:
    """Neighbouring cells end at heights that differ by some points: over-split rows for a naive reader."""
    for x in XS:
        sheet.line(x, YS[0], x, YS[-1])
    for index, (left, right) in enumerate(itertools.pairwise(XS)):
        for y in YS:
            at = y if y in (YS[0], YS[-1]) else y - 2 * (index % 2) * 2
            sheet.line(left, at, right, at)


def only_across(sheet: Sheet) -> None:
    for y in YS:
        sheet.line(XS[0], y, XS[-1], y)


def nothing(sheet: Sheet) -> None:
    """No rule at all."""


DRAWN: list[tuple[Callable[[Sheet], None], str]] = [
    (stroked, "rules"),
    (thin_bars, "rules"),
    (dashed, "rules"),
    (doubled, "rules"),
    (no_left_rule, "rules"),
    (no_outer_rules, "rules"),
    (a_hair_off, "rules"),
    (rows_a_hair_off, "rules"),
    (only_across, "rules_across"),
    (nothing, "alignment"),
]


@pytest.mark.parametrize(("draw", "method"), DRAWN, ids=[draw.__name__ for draw, _ in DRAWN])
def test_same_cells_however_the_rules_are_drawn(
    tmp_path: Path, draw: Callable[[Sheet], None], method: str
) -> None:
    sheet = Sheet()
    draw(sheet)
    [grid] = grids_of(tmp_path, filled(sheet))
    assert texts_of(grid) == TEXTS
    assert (grid.n_columns, grid.method) == (4, method)
    assert (method == "rules") == (grid.confidence >= 0.9)


def test_every_word_inside_is_in_one_cell_whose_box_holds_no_other(tmp_path: Path) -> None:
    sheet = Sheet().table(XS, YS, ROWS)
    path = write(tmp_path / "page.pdf", [sheet])
    [page] = list(read_pages(path))
    [grid], outside = grids_on(page)
    assert outside == []
    for cell in grid.cells:
        box = cell.fragment.place.box
        assert box is not None
        inside = [
            w for w in page.words if box.contains(*_middle(w.box.x0, w.box.x1, w.box.top, w.box.bottom))
        ]
        assert "".join(w.text for w in inside) == cell.text.replace(" ", "")


def _middle(x0: float, x1: float, top: float, bottom: float) -> tuple[float, float]:
    return (x0 + x1) / 2, (top + bottom) / 2


def test_two_level_header_and_merged_first_cell(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.line(50, 100, 450, 100).line(150, 120, 450, 120).line(50, 140, 450, 140)
    sheet.line(150, 180, 450, 180).line(50, 220, 450, 220)
    for x, top in ((50, 100), (150, 100), (250, 120), (350, 100), (450, 100)):
        sheet.line(x, top, x, 220)
    sheet.text(60, 112, "Tên đường", 10).text(190, 104, "Giá đất ở", 10).text(360, 104, "Ghi chú", 10)
    sheet.text(160, 124, "VT1", 10).text(260, 124, "VT2", 10).text(360, 124, "chung", 10)
    sheet.text(60, 170, "Bà Triệu", 10)
    sheet.text(160, 150, "702 257", 10).text(260, 150, "316 016", 10)
    sheet.text(160, 190, "576 854", 10).text(260, 190, "265 107", 10)
    [grid] = grids_of(tmp_path, sheet)
    spans = {c.text: (c.row, c.column, c.row_span, c.column_span) for c in grid.cells if c.text}
    assert spans["Tên đường"] == (0, 0, 2, 1)
    assert spans["Giá đất ở"] == (0, 1, 1, 2)
    assert spans["Bà Triệu"] == (2, 0, 2, 1)
    assert spans["265 107"] == (3, 2, 1, 1)


def test_row_that_goes_on_over_the_page_has_open_edges(tmp_path: Path) -> None:
    first, second = Sheet(), Sheet()
    for x in XS:
        first.line(x, 700, x, 800)
        second.line(x, 60, x, 120)
    first.line(XS[0], 700, XS[-1], 700).line(XS[0], 740, XS[-1], 740)
    second.line(XS[0], 100, XS[-1], 100).line(XS[0], 120, XS[-1], 120)
    first.text(60, 710, "1", 10).text(95, 710, "Một", 10).text(60, 750, "2", 10).text(95, 750, "Hai dở", 10)
    second.text(95, 65, "dang", 10).text(60, 105, "3", 10).text(95, 105, "Ba", 10)
    above, below = grids_of(tmp_path, first, second)
    assert (above.open_top, above.open_bottom) == (False, True)
    assert (below.open_top, below.open_bottom) == (True, False)
    assert [c.text for c in below.cells if c.column == 1] == ["dang", "Ba"]


def test_tables_side_by_side_are_two(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.table((50, 150, 250), (100, 130, 160), (("A", "B"), ("C", "D")))
    sheet.table((320, 420, 520), (100, 130, 160), (("E", "F"), ("G", "H")))
    assert [texts_of(g) for g in grids_of(tmp_path, sheet)] == [
        [["A", "B"], ["C", "D"]],
        [["E", "F"], ["G", "H"]],
    ]


def test_two_tables_on_a_page_are_two(tmp_path: Path) -> None:
    sheet = Sheet().table(XS, YS, ROWS).table(XS, [y + 300 for y in YS], ROWS)
    assert [texts_of(g) for g in grids_of(tmp_path, sheet)] == [TEXTS, TEXTS]


@pytest.mark.parametrize(("rotate", "upward"), [(0, True), (90, False), (180, False), (270, False)])
def test_turned_tables_read_upright(tmp_path: Path, rotate: int, upward: bool) -> None:
    """Set sideways on a portrait page, or turned by /Rotate."""
    if upward:
        sheet = Sheet()
        for x in XS:
            sheet.line(YS[0], 842 - x, YS[-1], 842 - x)
        for y in YS:
            sheet.line(y, 842 - XS[0], y, 842 - XS[-1])
        for top, row in zip(YS, ROWS, strict=False):
            for x, cell in zip(XS, row, strict=False):
                for step, text in enumerate(cell.split("\n")):
                    sheet.text(top + 13 + 12 * step, 842 - x - 3 - 8, text, 10, upward=True)
    else:
        sheet = Sheet(rotate=rotate).table(XS, YS, ROWS)
        if rotate:
            sheet = _turned_text(rotate)
    path = write(tmp_path / "page.pdf", [sheet])
    [page] = list(read_pages(path))
    [grid], _ = grids_on(page)
    assert texts_of(grid) == TEXTS
    assert page.turned == (90 if upward else {90: 270, 180: 180, 270: 90}[rotate])


def _turned_text(rotate: int) -> Sheet:
    """An upright table on a page that /Rotate then turns, so that its text no longer reads from left to right."""
    return Sheet(rotate=rotate).table(XS, YS, ROWS)


def test_rows_without_rule_between_are_cut_where_a_number_begins(tmp_path: Path) -> None:
    sheet = Sheet().grid(XS, (100, 130, 250))
    for x, text in zip(XS, ROWS[0], strict=False):
        sheet.text(x + 3, 105, text, 10)
    sheet.text(60, 150, "1.", 10).lines(93, 138, ["Việc một", "dòng hai", "dòng ba"], 10, leading=12)
    sheet.text(303, 150, "Sở A", 10)
    sheet.text(60, 210, "2.", 10).lines(93, 204, ["Việc hai", "dòng hai"], 10, leading=12)
    sheet.lines(303, 198, ["Sở B", "Sở C", "Sở D"], 10, leading=12)
    [grid] = grids_of(tmp_path, sheet)
    assert texts_of(grid)[1:] == [
        ["1.", "Việc một dòng hai dòng ba", "Sở A", ""],
        ["2.", "Việc hai dòng hai", "Sở B Sở C Sở D", ""],
    ]
    assert [note.code for note in grid.notes] == ["line_missing"]
    assert grid.confidence < 0.9


def test_cells_set_without_space_between_are_parted_at_the_rule(tmp_path: Path) -> None:
    sheet = Sheet().grid((50, 90, 130, 200), (100, 130, 160))
    sheet.text(70, 110, "ABCDEFGH", 10).text(60, 140, "1", 10).text(95, 140, "2", 10).text(140, 140, "3", 10)
    [grid] = grids_of(tmp_path, sheet)
    assert texts_of(grid)[0][:2] == ["ABCD", "EFGH"]


def test_cells_whose_rule_is_missing_are_parted_at_the_columns_edge(tmp_path: Path) -> None:
    sheet = filled(Sheet())
    for y in YS:
        sheet.line(XS[0], y, XS[-1], y)
    for x in XS:
        sheet.line(x, YS[0], x, YS[1])
        if x != XS[2]:
            sheet.line(x, YS[1], x, YS[3])
    sheet.line(XS[2], YS[1], XS[2], YS[2])
    [grid] = grids_of(tmp_path, sheet)
    assert texts_of(grid) == TEXTS
    assert [note.code for note in grid.notes] == ["line_missing"]


def test_rows_that_only_vertical_rules_show(tmp_path: Path) -> None:
    """Rules down, a frame, nothing across: group rows show by the verticals that stop before them."""
    sheet = Sheet().line(50, 100, 540, 100).line(50, 260, 540, 260)
    for x in XS:
        edge = x in (XS[0], XS[-1])
        for top, bottom in ((100, 260),) if edge else ((100, 130), (150, 260)):
            sheet.line(x, top, x, bottom)
    sheet.text(60, 105, "STT", 10).text(93, 105, "Nội dung", 10).text(303, 105, "Chủ trì", 10)
    sheet.text(53, 135, "A. Các nhiệm vụ về tuyên truyền, nâng cao nhận thức của người dân", 10)
    sheet.text(60, 155, "1", 10).text(93, 155, "Tập huấn", 10).text(303, 155, "Sở Y tế", 10)
    sheet.text(60, 205, "2", 10).text(93, 205, "Thi đua", 10).text(303, 205, "Sở Nội vụ", 10)
    [grid] = grids_of(tmp_path, sheet)
    assert texts_of(grid) == [
        ["STT", "Nội dung", "Chủ trì", ""],
        ["A. Các nhiệm vụ về tuyên truyền, nâng cao nhận thức của người dân"],
        ["1", "Tập huấn", "Sở Y tế", ""],
        ["2", "Thi đua", "Sở Nội vụ", ""],
    ]
    assert grid.confidence < 1


def test_group_row_across_columns_stays_whole(tmp_path: Path) -> None:
    sheet = Sheet().grid(XS, (100, 130)).grid(XS, (160, 190))
    sheet.line(XS[0], 130, XS[0], 160).line(XS[-1], 130, XS[-1], 160)
    sheet.text(60, 105, "STT", 10).text(93, 105, "Nội dung", 10).text(303, 105, "Chủ trì", 10)
    sheet.text(53, 140, "A. Các nhiệm vụ về tuyên truyền, nâng cao nhận thức của người dân", 10)
    sheet.text(60, 165, "1", 10).text(93, 165, "Tập huấn", 10).text(303, 165, "Sở Y tế", 10)
    [grid] = grids_of(tmp_path, sheet)
    assert texts_of(grid)[1] == ["A. Các nhiệm vụ về tuyên truyền, nâng cao nhận thức của người dân"]
    assert grid.notes == ()


def test_header_set_sideways_in_a_narrow_column(tmp_path: Path) -> None:
    sheet = Sheet().grid((50, 80, 200, 300), (100, 200, 230))
    sheet.text(58, 180, "Ghi chú", 10, upward=True).text(70, 180, "chung", 10, upward=True)
    sheet.text(90, 140, "Nội dung công việc", 10).text(210, 140, "Cơ quan thực hiện", 10)
    sheet.text(90, 210, "Trồng rừng ven biển", 10).text(210, 210, "Sở Nông nghiệp", 10)
    [grid] = grids_of(tmp_path, sheet)
    assert texts_of(grid)[0] == ["Ghi chú chung", "Nội dung công việc", "Cơ quan thực hiện"]


def test_alignment_takes_group_rows_and_ends_before_prose(tmp_path: Path) -> None:
    sheet = filled(Sheet())
    sheet.text(53, 196, "II", 10, bold=True)
    sheet.text(93, 196, "Nhóm thứ hai chạy qua tất cả các cột của bảng này", 10, bold=True)
    sheet.text(53, 214, "3", 10).text(93, 214, "Xử lý rác", 10).text(303, 214, "Sở TNMT", 10)
    sheet.text(50, 240, "Sau bảng là một đoạn văn bình thường chạy hết chiều ngang của trang giấy này.", 10)
    [grid] = grids_of(tmp_path, sheet)
    assert texts_of(grid)[-2:] == [
        ["II", "Nhóm thứ hai chạy qua tất cả các cột của bảng này"],
        ["3", "Xử lý rác", "Sở TNMT", ""],
    ]


def test_prose_and_frames_are_no_tables(tmp_path: Path) -> None:
    sheet = Sheet().lines(70, 100, ["Căn cứ Luật Tổ chức chính quyền địa phương năm 2025;"] * 12)
    sheet.grid((70, 400), (300, 360)).text(80, 310, "Khung có một ô không phải là bảng.")
    sheet.line(70, 500, 200, 500)
    assert grids_of(tmp_path, sheet) == []


def test_a_heading_over_all_columns_does_not_part_a_table_without_side_lines(tmp_path: Path) -> None:
    sheet = Sheet()
    rows = [(100, 130, ROWS[0]), (130, 150, None), (150, 190, ROWS[1]), (190, 210, None), (210, 250, ROWS[2])]
    for top, bottom, row in rows:
        sheet.line(XS[0], top, XS[-1], top).line(XS[0], bottom, XS[-1], bottom)
        if row is None:
            sheet.lines(XS[0] + 3, top + 3, ["I. Nhóm nhiệm vụ"], 10, leading=12)
            continue
        for x in XS[1:-1]:
            sheet.line(x, top, x, bottom)
        for x, cell in zip(XS, row, strict=False):
            sheet.lines(x + 3, top + 3, cell.split("\n"), 10, leading=12)
    (grid,) = grids_of(tmp_path, sheet)
    band = ["I. Nhóm nhiệm vụ"]
    assert texts_of(grid) == [TEXTS[0], band, TEXTS[1], band, TEXTS[2]]
    assert [c.column_span for c in grid.cells if c.text == band[0]] == [4, 4]


def line_of(*words: tuple[str, float, float], confidence: float = 1.0) -> list[Word]:
    """Words of one line: text, left and right edge."""
    return [Word(t, Box(x0, 10, x1, 20), 10.0, confidence=confidence) for t, x0, x1 in words]


@pytest.mark.parametrize(
    ("words", "cells"),
    [
        pytest.param(line_of(("2.700", 60, 90), ("2.000", 120, 150)), 2, id="two-figures"),
        pytest.param([*line_of((":", 60, 62), confidence=0.1), *line_of(("Kinh phí", 120, 170))], 1, id="dirt"),
        pytest.param(line_of(("bảo", 60, 75), ("hiểm", 80, 94), ("y", 94, 98), ("tế", 107, 117), ("để", 122, 134)), 1, id="set-flush"),
    ],
)  # fmt: skip
def test_a_cell_is_cut_only_between_what_is_printed(words: list[Word], cells: int) -> None:
    raster = Raster([50.0, 100.0, 200.0], [0.0, 30.0], [Region(0, 1, 0, 2, words)])
    part_cells(raster)
    assert len(raster.regions) == cells


def test_columns_ruled_across_only_are_those_that_most_lines_fit() -> None:
    """A line set wide apart ("UBND  các xã") has a piece too many."""
    rows = [
        (("TT", 80, 95), ("Nội dung", 120, 160), ("Chủ trì", 300, 340), ("Phối hợp", 400, 440)),
        (("1", 80, 84), ("Kiểm kê", 120, 170), ("Sở Nông nghiệp", 296, 388), ("Sở Công", 400, 450)),
        (("2", 80, 84), ("Bảo vệ", 120, 170), ("UBND", 296, 320), ("các xã,", 333, 365), ("Chi cục", 400, 450)),
        (("3", 80, 84), ("Nâng cấp", 120, 170), ("Ban Quản lý", 296, 386), ("Sở Tài", 400, 450)),
    ]  # fmt: skip
    words = [
        Word(t, Box(x0, 20.0 * k + 5, x1, 20.0 * k + 15), 10.0)
        for k, row in enumerate(rows)
        for t, x0, x1 in row
    ]
    [(raster, _)] = ruled_across(words, [Line(20.0 * k, 75.0, 460.0) for k in range(5)])
    assert len(raster.xs) - 1 == 4


def test_a_figure_begun_in_the_neighbours_cell_stays_whole(tmp_path: Path) -> None:
    rows = [["STT", "Nội dung", "Thời gian", "Kinh phí"], ["1", "Trồng cây", "2023-2027", ""]]
    sheet = Sheet().table(XS, YS[:3], rows).text(407, 133, "3.600", 10)
    [grid] = grids_of(tmp_path, sheet)
    assert texts_of(grid)[1] == ["1", "Trồng cây", "2023-2027", "3.600"]


def test_two_cells_set_close_stay_two(tmp_path: Path) -> None:
    rows = [["STT", "Nội dung", "Năm 2025", "Năm 2026"], ["1", "Trồng cây", "", ""]]
    sheet = Sheet().table(XS, YS[:3], rows).text(395, 133, "1.250", 10).text(420.5, 133, "3.600", 10)
    [grid] = grids_of(tmp_path, sheet)
    assert texts_of(grid)[1] == ["1", "Trồng cây", "1.250", "3.600"]
