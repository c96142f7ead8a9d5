"""Grids to tables and rows: joins, headers, groups, slides, remarks; each on the smallest text that shows it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.markup.markdown import markdown_blocks
from extract.markup.portal import portal_blocks
from extract.model import Block, Box, Fragment, Grid, GridCell, Paragraph, Place, Table
from extract.tables.read import read_tables
from extract.tasks.of_tables import TableRows, read_task_tables

HEADER = "STT\tNhiệm vụ\tCơ quan chủ trì\tThời gian thực hiện"


def tables_of(*pieces: str) -> tuple[Table, ...]:
    return read_tables(markdown_blocks("\n\n".join(pieces).split("\n")))


def rows_of(*pieces: str) -> TableRows:
    (rows,) = read_task_tables(tables_of(*pieces))
    return rows


def titles(rows: TableRows) -> list[str]:
    return [f.text for t in rows.tasks if (f := t.field("title"))]


def grid(page: int, rows: list[list[str]], edges: tuple[float, ...] = (50, 90, 300, 400, 500)) -> Grid:
    """A printed piece with geometry: 20 points a row."""
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            box = Box(edges[c] + 2, 100 + 20 * r, edges[c + 1] - 2, 115 + 20 * r)
            cells.append(
                GridCell(r, c, 1, 1, text, Fragment(text, Place(page, box)), (text,) if text else ())
            )
    return Grid(
        page,
        Place(page, Box(edges[0], 100, edges[-1], 100 + 20 * len(rows))),
        len(rows),
        len(edges) - 1,
        tuple(cells),
        edges,
        method="rules",
    )


def note(text: str, page: int = 1) -> Paragraph:
    return Paragraph(text, (Fragment(text, Place(page)),))


def test_a_table_goes_on_below_a_repeated_header() -> None:
    rows = rows_of(f"{HEADER}\n1\tViệc một\tSở Y tế\t2026", f"{HEADER}\n2\tViệc hai\tSở Y tế\t2027")
    assert titles(rows) == ["Việc một", "Việc hai"]
    assert [t.notes for t in rows.tasks] == [(), ()]


def test_a_row_broken_by_the_page_is_whole_again() -> None:
    rows = rows_of(
        f"{HEADER}\n1\tXây dựng đề án phát triển\tSở Y tế\t2026-",
        f"{HEADER}\n\tkinh tế xanh\t, Sở Nội vụ\t2030\n2\tViệc hai\tSở Y tế\t2027",
    )
    assert titles(rows) == ["Xây dựng đề án phát triển kinh tế xanh", "Việc hai"]
    assert rows.tasks[0].field("period").text == "2026- 2030"  # type: ignore[union-attr]
    assert len(rows.tasks[0].field("period").parts) == 2  # type: ignore[union-attr]


def test_a_table_with_another_header_is_another_table() -> None:
    found = tables_of(
        f"{HEADER}\n1\tViệc một\tSở Y tế\t2026",
        "STT\tTên chỉ tiêu\tĐơn vị tính\tNăm 2030\n1\tTỷ lệ che phủ rừng\t%\t55",
    )
    assert [t.kind for t in found] == ["tasks", "indicators"]


def test_a_caption_between_two_pieces_parts_them() -> None:
    found = tables_of(
        f"{HEADER}\n1\tViệc một\tSở Y tế\t2026", "PHỤ LỤC II", f"{HEADER}\n1\tViệc khác\tSở Y tế\t2027"
    )
    assert [t.appendix for t in found] == [None, "PHỤ LỤC II"]


def test_a_continued_note_does_not_part_them() -> None:
    assert (
        len(
            tables_of(
                f"{HEADER}\n1\tViệc một\tSở Y tế\t2026",
                "(tiếp theo)",
                f"{HEADER}\n2\tViệc hai\tSở Y tế\t2027",
            )
        )
        == 1
    )


def test_a_piece_without_header_goes_on_where_its_columns_lie() -> None:
    header = HEADER.split("\t")
    blocks: list[Block] = [
        grid(1, [header, ["1", "Việc một", "Sở Y tế", "2026"]]),
        grid(2, [["2", "Việc hai", "Sở Y tế", "2027"]]),
    ]
    (table,) = read_tables(blocks)
    (join,) = table.joins
    assert (join.page_from, join.page_to) == (1, 2)
    assert {"same_grid", "numbering_goes_on"} <= set(join.reasons)
    assert join.confidence >= 0.8


def test_a_doubtful_join_says_so() -> None:
    header = HEADER.split("\t")
    blocks: list[Block] = [
        grid(1, [header, ["1", "Việc một", "Sở Y tế", "2026"]]),
        grid(2, [["", "Một việc khác hẳn", "Sở Nội vụ", "2027"]]),
    ]
    (table,) = read_tables(blocks)
    assert table.joins[0].confidence < 0.7
    assert [n.code.value for n in table.notes] == ["join_doubtful"]


def test_a_gap_over_the_seam_parts_tables_of_weak_likeness() -> None:
    header = HEADER.split("\t")
    blocks: list[Block] = [
        grid(1, [header, ["1", "Việc một", "Sở Y tế", "2026"]]),
        grid(2, [["7", "Việc bảy", "Sở Y tế", "2027"]]),
    ]
    assert len(read_tables(blocks)) == 2


@pytest.mark.parametrize(
    ("lines", "groups", "paths"),
    [
        (
            ["I\tNhóm một\t\t", "1\tViệc a\tSở Y tế\t2026", "II\tNhóm hai\t\t", "1\tViệc b\tSở Y tế\t2026"],
            ["I", "II"],
            [("I",), ("II",)],
        ),
        (
            [
                "A\tPhần A\t\t",
                "I\tNhóm một\t\t",
                "1\tViệc a\tSở Y tế\t2026",
                "B\tPhần B\t\t",
                "I\tNhóm hai\t\t",
                "1\tViệc b\tSở Y tế\t2026",
            ],
            ["I", "I"],
            [("A", "I"), ("B", "I")],
        ),
        (
            [
                "1\tNhóm một\t\t",
                "1.1\tViệc a\tSở Y tế\t2026",
                "2\tNhóm hai\t\t",
                "2.1\tViệc b\tSở Y tế\t2026",
            ],
            ["1", "2"],
            [("1",), ("2",)],
        ),
        (
            [
                "C\tPhần C\t\t",
                "C1\tNhóm một\t\t",
                "1\tViệc a\tSở Y tế\t2026",
                "C 2\tNhóm hai\t\t",
                "2\tViệc b\tSở Y tế\t2026",
            ],
            ["C1", "C 2"],
            [("C", "C1"), ("C", "C 2")],
        ),
    ],
    ids=["roman", "letter-roman", "decimal", "letter-number"],
)
def test_groups_open_and_close(lines: list[str], groups: list[str], paths: list[tuple[str, ...]]) -> None:
    rows = rows_of("\n".join([HEADER, *lines]))
    assert titles(rows) == ["Việc a", "Việc b"]
    assert [t.group.number for t in rows.tasks if t.group] == groups
    assert [t.group.path for t in rows.tasks if t.group] == paths


def test_a_numbered_row_with_bodies_and_decimals_below_is_a_task_with_children() -> None:
    rows = rows_of(
        f"{HEADER}\n1\tViệc lớn\tSở Y tế\t2026\n1.1\tViệc con\tSở Nội vụ\t2026\n2\tViệc hai\tSở Y tế\t2027"
    )
    assert [(t.number, t.parent) for t in rows.tasks] == [("1", None), ("1.1", "1"), ("2", None)]


def test_bullet_rows_belong_to_the_number_above() -> None:
    rows = rows_of(
        f"{HEADER}\n1\tViệc lớn\t\t\n-\tPhần một\tSở Nội vụ\t2026\n-\tPhần hai\tSở Y tế\t2026\n2\tViệc hai\tSở Y tế\t2027"
    )
    assert [(t.number, t.parent) for t in rows.tasks] == [("1", None), ("-", "1"), ("-", "1"), ("2", None)]


def test_total_and_truncated_rows_are_no_tasks() -> None:
    rows = rows_of(f"{HEADER}\n1\tViệc một\tSở Y tế\t2026\n\tTổng cộng\t\t\n2\t\t\t")
    assert titles(rows) == ["Việc một"]
    assert [g.title for g in rows.totals] == ["Tổng cộng"]
    assert [(r.reason, r.number) for r in rows.rejected] == [("truncated", "2")]


def test_every_body_row_is_accounted_for() -> None:
    (table,) = tables_of(
        f"{HEADER}\nI\tNhóm\t\t\n1\tViệc một\tSở Y tế\t2026\n\tTổng cộng\t\t\n2\t\t\t\n\t\t\t"
    )
    (rows,) = read_task_tables((table,))
    said = len(rows.groups) + len(rows.tasks) + len(rows.totals) + len(rows.rejected) + len(rows.subrows)
    assert said == table.n_rows - len(table.header_rows)


@pytest.mark.parametrize(
    ("numbers", "codes"),
    [
        (["1", "2", "3"], []),
        (["1", "3"], ["row_number_gap"]),
        (["1", "2", "2"], ["row_number_repeated"]),
        (["2", "3"], ["row_number_gap"]),
        (["1.1", "1.2", "2.1"], []),
    ],
)
def test_the_numbering_is_the_checksum(numbers: list[str], codes: list[str]) -> None:
    body = "\n".join(f"{n}\tViệc số {k}\tSở Y tế\t2026" for k, n in enumerate(numbers))
    assert [n.code.value for t in rows_of(f"{HEADER}\n{body}").tasks for n in t.notes] == codes


def test_a_period_that_slid_left_is_put_back_with_a_finding() -> None:
    header = "STT\tDự án\tCơ quan chủ trì\tKinh phí\tNguồn vốn\tThời gian thực hiện"
    rows = rows_of(
        f"{header}\n1\tViệc một\tSở Y tế\t50 tỷ\tNSNN\t2026-2027\n2\tViệc hai\tSở Y tế\t10 tỷ\t2017-2020\t"
    )
    slid = rows.tasks[1].field("period")
    assert slid is not None and slid.text == "2017-2020"
    assert [n.code.value for n in slid.notes] == ["cell_shifted"]
    assert rows.tasks[1].field("funding") is None


def test_figures_that_slid_right_are_put_back_with_a_finding() -> None:
    header = (
        "STT\tDự án\tKinh phí (tỷ đồng)\tMức giảm phát thải (nghìn tCO2)\tMức độ ưu tiên\tCơ quan chủ trì"
    )
    rows = rows_of(f"{header}\nA\tNhóm\t\t12,5\t3,5\t\n1\tViệc một\t12,5\t3,5\tCao\tSở Y tế")
    fields = {f.role: f.text for f in rows.groups[0].fields}
    assert (fields["budget"], fields["ghg"]) == ("12,5", "3,5")
    assert {n.code.value for f in rows.groups[0].fields for n in f.notes} == {"cell_shifted"}


def test_a_table_without_header_takes_its_sisters_roles() -> None:
    first = "\n".join(f"{k}\tViệc số {k} của bảng một\tSở Y tế\t2026-2027" for k in range(1, 6))
    second = "\n".join(f"{k}\tViệc số {k} của bảng hai\tSở Nội vụ\t2027-2028" for k in range(1, 6))
    tables = tables_of(first, "PHỤ LỤC 2", f"{HEADER}\n{second}")
    assert [c.role for c in tables[0].columns] == ["number", "title", "lead", "period"]
    assert [n.code.value for n in tables[0].notes] == ["header_unmapped"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "TT\tNhiệm vụ\tCông việc\tTiêu chí đánh giá hoàn thành\n1\tXây dựng văn bản\tChủ trì soạn thảo\tVăn bản được ban hành",
            "other",
        ),
        ("STT\tNội dung chi\tĐơn vị tính\tĐịnh mức\tGhi chú\n1\tHọp\tngười/buổi\t100\t", "other"),
        (
            "STT\tTên văn bản\tCơ quan ban hành\tNgày ban hành\n1\tLuật Đất đai số 31/2024/QH15\tQuốc hội\t18/01/2024\n2\tNghị định số 10/2024/NĐ-CP\tChính phủ\t01/02/2024",
            "other",
        ),
        ("STT\tNhiệm vụ\tĐơn vị chủ trì\tThời gian\n1\t……\t……\t……\n2\t……\t……\t……", "other"),
        ("STT\tChỉ tiêu\tĐơn vị tính\tNăm 2025\tNăm 2030\n1\tTỷ lệ che phủ rừng\t%\t54\t55", "indicators"),
        (f"{HEADER}\n1\tViệc một\tSở Y tế\t2026", "tasks"),
    ],
    ids=["job-positions", "cost-norms", "laws", "form", "indicators", "tasks"],
)
def test_kinds_of_tables(text: str, kind: str) -> None:
    (table,) = tables_of(text)
    assert table.kind == kind


def test_an_unknown_header_is_a_finding_and_can_be_taught() -> None:
    text = "STT\tNhiệm vụ\tAi làm\tThời gian\n1\tViệc một\tSở Y tế\t2026"
    (table,) = tables_of(text)
    assert [n.code.value for c in table.columns for n in c.notes] == ["header_unmapped"]
    (taught,) = read_tables(markdown_blocks(text.split("\n")), {"Ai làm": "lead"})
    assert [c.role for c in taught.columns] == ["number", "title", "lead", "period"]


def test_portal_rows_of_several_paragraphs_and_a_cut_first_row() -> None:
    text = "\tViệc ba\n\tSở Y tế\n\t2026\n\n\t4\n\t- Việc bốn\n\n- và thêm\n\tSở Nội vụ\n\t2027\n\n\t5\n\tViệc năm\n\tSở Y tế\n\t2028\n"
    (block,) = portal_blocks(text.split("\n"))
    assert isinstance(block, Grid)
    assert (block.n_rows, block.n_columns) == (3, 4)
    texts = {(c.row, c.column): c.text for c in block.cells}
    assert texts[(0, 0)] == "" and texts[(0, 1)] == "Việc ba"
    assert texts[(1, 1)] == "- Việc bốn - và thêm"


def test_unit_note_above_the_table_gives_the_money_its_unit() -> None:
    (table,) = tables_of(
        "ĐVT: triệu đồng", "STT\tDự án\tCơ quan chủ trì\tKinh phí\n1\tViệc một\tSở Y tế\t500"
    )
    assert table.unit_note == "ĐVT: triệu đồng"
    assert [c.unit for c in table.columns if c.role == "budget"] == ["triệu đồng"]


def test_a_title_merged_over_activities_is_their_group() -> None:
    header = ["STT", "Nhiệm vụ", "Hoạt động", "Cơ quan chủ trì", "Thời gian"]
    texts = [
        header,
        ["1", "Chuyển đổi số", "Xây dựng nền tảng", "Sở Y tế", "2026"],
        ["", "", "Tập huấn", "Sở Nội vụ", "2027"],
    ]
    edges = (50.0, 80.0, 180.0, 300.0, 400.0, 500.0)
    cells = [c for c in grid(1, texts, edges).cells if c.text]
    merged = tuple(replace(c, row_span=2) if c.row == 1 and c.column < 2 else c for c in cells)
    (rows,) = read_task_tables(read_tables([replace(grid(1, texts, edges), cells=merged)]))
    assert titles(rows) == ["Xây dựng nền tảng", "Tập huấn"]
    assert [t.group.title for t in rows.tasks if t.group] == ["Chuyển đổi số"] * 2
    assert [t.group.number for t in rows.tasks if t.group] == ["1", "1"]


def merged_rows(header: list[str], rows: list[list[str]], merged: set[tuple[int, int]]) -> TableRows:
    """Rows of a table in which the cells at these places reach over the row below."""
    edges = tuple(50.0 + 90.0 * k for k in range(len(header) + 1))
    drawn = grid(1, [header, *rows], edges)
    cells = tuple(replace(c, row_span=2) if (c.row, c.column) in merged else c for c in drawn.cells if c.text)
    (found,) = read_task_tables(read_tables([replace(drawn, cells=cells)]))
    return found


def test_content_beside_a_merged_title_is_the_title_where_each_row_has_a_number() -> None:
    header = ["STT", "Nhiệm vụ", "Nội dung", "Cơ quan chủ trì", "Thời gian"]
    rows = [
        ["1", "Tuyên truyền", "In tờ rơi", "Sở Y tế", "2026"],
        ["2", "", "Phát thanh", "Sở Nội vụ", "2027"],
        ["3", "Giám sát", "Lấy mẫu", "Sở Y tế", "2027"],
    ]
    found = merged_rows(header, rows, {(1, 1)})
    assert titles(found) == ["In tờ rơi", "Phát thanh", "Lấy mẫu"]
    groups = [(t.group.number, t.group.title) for t in found.tasks if t.group]
    assert groups == [(None, "Tuyên truyền"), (None, "Tuyên truyền"), (None, "Giám sát")]


def test_content_beside_a_merged_title_and_number_is_a_task_where_it_has_bodies_of_its_own() -> None:
    header = ["STT", "Nhiệm vụ", "Nội dung", "Cơ quan chủ trì", "Thời gian"]
    rows = [
        ["1", "Tuyên truyền", "In tờ rơi", "Sở Y tế", "2026"],
        ["", "", "Phát thanh", "Sở Nội vụ", "2027"],
        ["2", "Giám sát", "Lấy mẫu", "Sở Y tế", "2027"],
    ]
    merged = merged_rows(header, rows, {(1, 0), (1, 1)})
    assert titles(merged) == ["In tờ rơi", "Phát thanh", "Lấy mẫu"]
    assert [t.group.title for t in merged.tasks if t.group] == ["Tuyên truyền", "Tuyên truyền", "Giám sát"]


def test_content_beside_a_merged_title_number_and_body_describes_one_task() -> None:
    header = ["STT", "Nhiệm vụ", "Nội dung", "Cơ quan chủ trì", "Thời gian"]
    rows = [
        ["1", "Tuyên truyền", "In tờ rơi", "Sở Y tế", "2026"],
        ["", "", "Phát thanh", "", "2027"],
        ["2", "Giám sát", "Lấy mẫu", "Sở Y tế", "2027"],
    ]
    assert titles(merged_rows(header, rows, {(1, 0), (1, 1), (1, 3)})) == ["Tuyên truyền", "Giám sát"]


def test_a_title_merged_over_numbered_rows_counts_for_each() -> None:
    header = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"]
    rows = [
        ["1", "Tuyên truyền", "Sở Y tế", "2026"],
        ["2", "", "Sở Nội vụ", "2027"],
        ["3", "Giám sát", "Sở Y tế", "2027"],
    ]
    assert titles(merged_rows(header, rows, {(1, 1)})) == ["Tuyên truyền", "Tuyên truyền", "Giám sát"]


def test_a_group_of_one_row_takes_no_number_of_a_task() -> None:
    header = ["STT", "Nhóm nhiệm vụ", "Hoạt động", "Cơ quan chủ trì", "Thời gian"]
    rows = [
        ["1", "Tuyên truyền", "In tờ rơi", "Sở Y tế", "2026"],
        ["2", "", "Phát thanh", "Sở Nội vụ", "2027"],
        ["3", "Giám sát", "Lấy mẫu", "Sở Y tế", "2027"],
    ]
    groups = [t.group.number for t in merged_rows(header, rows, {(1, 1)}).tasks if t.group]
    assert groups == [None, None, None]


def test_compound_labels_group_and_number() -> None:
    rows = rows_of(
        f"{HEADER}\nI\tNhóm một\t\t\nI.1\tViệc a\tSở Y tế\t2026\nI.2\tViệc b\tSở Nội vụ\t2027\nII\tNhóm hai\t\t\nII.1\tViệc c\tSở Y tế\t2026"
    )
    assert [(t.number, t.group.number if t.group else None) for t in rows.tasks] == [
        ("I.1", "I"),
        ("I.2", "I"),
        ("II.1", "II"),
    ]
    assert [n for t in rows.tasks for n in t.notes] == []


def test_roman_rows_without_rows_below_are_tasks() -> None:
    rows = rows_of(f"{HEADER}\nI\tViệc a\tSở Y tế\t2026\nII\tViệc b\t\t2027\nIII\tViệc c\tSở Y tế\t2026")
    assert titles(rows) == ["Việc a", "Việc b", "Việc c"]


def test_a_row_without_number_and_title_goes_on_with_the_row_above() -> None:
    rows = rows_of(f"{HEADER}\n1\tViệc một\tSở Y tế\t2026\n\t\tSở Nội vụ\t2027\n2\tViệc hai\tSở Y tế\t2026")
    assert titles(rows) == ["Việc một", "Việc hai"]
    assert [f.text for f in rows.tasks[0].all_of("lead")] == ["Sở Y tế", "Sở Nội vụ"]


def test_a_roman_group_goes_on_inside_its_letter() -> None:
    rows = rows_of(
        f"{HEADER}\nA\tNông nghiệp\t\t\nI\tTrồng trọt\t\t\n1\tViệc một\tSở Y tế\t2026\nII\tThủy sản\t\t\n1\tViệc hai\tSở Y tế\t2026\nB\tNăng lượng\t\t\n1\tViệc ba\tSở Y tế\t2026"
    )
    assert [g.path for g in rows.groups] == [("A",), ("A", "I"), ("A", "II"), ("B",)]


def test_letters_above_the_numbers_head_groups() -> None:
    rows = rows_of(
        f"{HEADER}\na)\tLâm nghiệp\t\t\n1\tViệc một\tSở Y tế\t2026\n2\tViệc hai\tSở Y tế\t2026\nb)\tDu lịch\t\t\n3\tViệc ba\tSở Y tế\t2026"
    )
    assert titles(rows) == ["Việc một", "Việc hai", "Việc ba"]
    assert [t.group.title if t.group else None for t in rows.tasks] == ["Lâm nghiệp", "Lâm nghiệp", "Du lịch"]


def test_a_body_in_capitals_beside_a_letter_heads_the_rows_of_a_table_sorted_by_bodies() -> None:
    header = "STT\tCơ quan chủ trì\tNội dung nhiệm vụ\tThời hạn hoàn thành"
    rows = rows_of(
        f"{header}\nA.\tBỘ Y TẾ\t\t\n1\tBộ Y tế\tViệc một\t2026\nB.\tBỘ NỘI VỤ\t\t\n1\tBộ Nội vụ\tViệc hai\t2026"
    )
    assert titles(rows) == ["Việc một", "Việc hai"]
    assert [t.group.title if t.group else None for t in rows.tasks] == ["BỘ Y TẾ", "BỘ NỘI VỤ"]


def test_letters_below_a_number_are_its_parts() -> None:
    rows = rows_of(f"{HEADER}\n1\tViệc một\tSở Y tế\t2026\na)\tPhần đầu\t\t\n2\tViệc hai\tSở Y tế\t2026")
    assert rows.groups == ()
    assert titles(rows) == ["Việc một", "Phần đầu", "Việc hai"]


def test_a_road_map_is_the_time_where_no_other_column_is() -> None:
    (table,) = tables_of("STT\tNhiệm vụ\tCơ quan chủ trì\tLộ trình\n1\tViệc một\tSở Y tế\t2026")
    assert [c.role for c in table.columns] == ["number", "title", "lead", "period"]


def test_a_group_row_at_the_top_of_a_page_is_no_rest_of_a_title() -> None:
    header = ["STT", "Mã số", "Tên chỉ tiêu", "Cơ quan chủ trì"]
    pieces: list[Block] = [
        grid(1, [header, ["01", "1.1", "Tỷ lệ chi cho môi trường so với GDP", "Bộ A"]]),
        grid(
            2,
            [
                header,
                ["", "", "Mục tiêu 4: Xanh hóa quá trình chuyển đổi", ""],
                ["02", "4.1", "Chỉ số phát triển", "Bộ B"],
            ],
        ),
    ]
    (table,) = read_tables(pieces)
    assert [j.row_continues for j in table.joins] == [False]


def test_two_times_under_one_header_are_start_and_end() -> None:
    (table,) = tables_of(
        "STT\tDự án\tThời gian thực hiện\t\tChủ đầu tư\n\t\tTừ năm\tĐến năm\t\n1\tViệc một\t2022\t2023\tSở Y tế"
    )
    assert [c.role for c in table.columns] == ["number", "title", "start", "due", "lead"]


def test_a_bare_year_before_the_years_aimed_at_is_what_was() -> None:
    (table,) = tables_of(
        "TT\tChỉ tiêu\tĐVT\tNăm 2020\tMục tiêu năm 2025\tNăm 2030\n1\tTỷ lệ che phủ rừng\t%\t63\t65\t66"
    )
    assert [c.role for c in table.columns][3:] == ["baseline", "value", "value"]


def test_a_title_that_begins_like_the_word_for_a_sum_is_none() -> None:
    """ "Công nghiệp" folds to the beginning of "Cộng": without a number it is a row, not a total."""
    rows = rows_of(
        f"{HEADER}\n1\tViệc một\tSở Y tế\t2026\n\tCông nghiệp tuần hoàn\tSở Y tế\t2026\n\tCộng\t\t"
    )
    assert "Công nghiệp tuần hoàn" in titles(rows)
    assert [t.title for t in rows.totals] == ["Cộng"]


def test_a_misread_row_of_column_numbers_belongs_to_the_header() -> None:
    """ "q) (2) (3) G)" of a scan: what is no number was not read surely."""
    cells = [
        ["TT", "Nhiệm vụ", "Chủ trì", "Thời gian"],
        ["q)", "(2)", "(3)", "G)"],
        ["1", "Việc một", "Sở Y tế", "2026"],
    ]

    def with_doubt(piece: Grid, *, recognised: bool) -> Grid:
        doubted = [
            replace(c, fragment=replace(c.fragment, confidence=0.5, recognised=recognised))
            if c.text in ("q)", "G)")
            else c
            for c in piece.cells
        ]
        return replace(piece, cells=tuple(doubted))

    [misread] = read_tables([with_doubt(grid(1, cells), recognised=True)])
    assert misread.header_rows == (0, 1)
    for printed in (grid(1, cells), with_doubt(grid(1, cells), recognised=False)):
        assert read_tables([printed])[0].header_rows == (0,)


def test_a_heading_whose_number_was_not_read_is_a_group() -> None:
    rows = rows_of(
        f"{HEADER}\nA\tNông nghiệp\t\t\n1\tViệc một\tSở Y tế\t2026\nC†\tThương mại\t\t\n2\tViệc hai\tSở Y tế\t2027"
    )
    assert [g.title for g in rows.groups] == ["Nông nghiệp", "Thương mại"]
    assert titles(rows) == ["Việc một", "Việc hai"]
