"""Tables of one cell a line with nothing to mark the cells."""

from __future__ import annotations

from pathlib import Path

from extract.markup.portal_without_marks import bare_tables
from extract.markup.text_file import read_markup
from extract.tables.read import read_tables
from extract.tasks.of_tables import read_task_tables

HEADER = ["TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"]
FULL = ["1", "Trồng rừng", "Sở Y tế", "Sở Nội vụ", "Năm 2022"]
SHORT = ["2", "Theo dõi rừng", "Sở Y tế", "Hằng năm"]
REST = ["III. TỔ CHỨC THỰC HIỆN", "Sở Y tế theo dõi."]


def texts(lines: list[str]) -> list[list[list[str]]]:
    return [[[lines[k] for k in row] for row in table.rows] for table in bare_tables(lines)]


def test_rows_by_their_numbers() -> None:
    lines = ["KẾ HOẠCH", *HEADER, "I", "Bảo vệ rừng", *FULL, *SHORT, *REST]
    assert texts(lines) == [[HEADER, ["I", "Bảo vệ rừng"], FULL, SHORT]]


def test_a_cell_of_two_lines_loses_no_row_behind_it() -> None:
    long = [*FULL[:4], "Quý I", "Quý II"]
    after = ["2", *FULL[1:]]
    lines = [*HEADER, *long, *after, *REST]
    assert texts(lines) == [[HEADER, long, after]]
    (table,) = bare_tables(lines)
    assert [table.is_doubtful(row) for row in table.rows] == [False, True, False]


def test_prose_and_marked_tables_are_none() -> None:
    assert bare_tables(["1", "Một câu.", "2", "Hai câu."]) == ()
    assert bare_tables(["\t".join(HEADER), "\t".join(FULL)]) == ()


def test_a_row_that_lost_a_cell_says_so(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("\n".join([*HEADER, *FULL, *SHORT, *REST]), "utf-8")
    document = read_markup(path)
    (rows,) = read_task_tables(read_tables(document.blocks))
    whole, short = rows.tasks
    assert [f.text for f in whole.fields] == FULL[1:]
    assert not any(f.notes for f in whole.fields)
    assert all(f.notes for f in short.fields)
    assert [p.text for p in document.blocks if hasattr(p, "text")] == REST


def test_a_number_beyond_a_gap_begins_a_row_and_a_far_figure_does_not() -> None:
    fourth = ["4", *FULL[1:]]
    far = [*FULL, "85"]
    assert texts([*HEADER, *FULL, *fourth, *REST]) == [[HEADER, FULL, fourth]]
    assert texts([*HEADER, *far, "2", *FULL[1:], *REST]) == [[HEADER, far, ["2", *FULL[1:]]]]
