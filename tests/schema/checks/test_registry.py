"""The checks one by one: a clean table says nothing, one fault says where it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extract.model import Box, Grid, Paragraph, Place
from extract.tables.read import read_tables
from extract.tasks.of_tables import read_task_tables
from normalize.notes import Code
from schema.assemble import build_records
from schema.checks import CHECKS, SecondReading
from schema.checks.ledger import ledger_of, stray_lines
from tests.samples.files import ROOT, corpus_file, records_of
from tests.samples.tables import COLUMNS, document, group, records, task, title, told, with_cell

AMOUNTS = ("310", "45", "120", "88", "97", "61", "75", "230", "150", "66")


def rows(n: int = 10) -> list[list[str]]:
    """So many clean rows."""
    return [
        task(k, str(k + 1), AMOUNTS[k % 10], "2022-2024", ("Sở Xây dựng", "Sở Y tế")[k % 2]) for k in range(n)
    ]


def changed(row: int, column: int, text: str) -> list[list[str]]:
    """Clean rows but for one cell."""
    made = rows()
    made[row][column] = text
    return made


def test_a_clean_table_says_nothing(tmp_path: Path) -> None:
    assert told(records(tmp_path, rows()), loud=False) == []


@pytest.mark.parametrize(
    ("row", "column", "text", "finding"),
    [
        pytest.param(3, 0, "", ("t1:p4", "number", "row_number_gap"), id="number-lost"),
        pytest.param(3, 0, "9", ("t1:9", "number", "row_number_gap"), id="number-misread"),
        pytest.param(3, 3, "", ("t1:4", "period_raw", "cell_empty"), id="period-lost"),
        pytest.param(3, 4, "", ("t1:4", "budget_vnd", "cell_empty"), id="amount-lost"),
        pytest.param(3, 2, "", ("t1:4", "lead", "lead_missing"), id="lead-lost"),
        pytest.param(
            3, 2, "Sở Xây dựng 2022-2024", ("t1:4", "lead", "cell_shifted"), id="period-behind-a-body"
        ),
        pytest.param(3, 2, "150,5", ("t1:4", "lead", "cell_shifted"), id="figure-among-bodies"),
        pytest.param(3, 2, "Ngân sách tỉnh", ("t1:4", "lead", "cell_shifted"), id="money-and-no-body"),
        pytest.param(3, 2, "Quy chế phối hợp", ("t1:4", "lead", "cell_shifted"), id="paper-and-no-body"),
        pytest.param(3, 1, "2022-2024", ("t1:4", "title", "cell_shifted"), id="period-as-title"),
        pytest.param(3, 4, "Sở Y tế", ("t1:4", "budget_vnd", "cell_shifted"), id="body-among-amounts"),
        pytest.param(3, 4, "88.000.000", ("t1:4", "budget_vnd", "outlier"), id="amount-far-off"),
        pytest.param(3, 3, "2024-2022", ("t1:4", "period_start", "period_inverted"), id="period-inverted"),
        pytest.param(
            3, 3, "2002-2004", ("t1:4", "period_start", "period_outside_plan"), id="period-before-the-plan"
        ),
        pytest.param(3, 3, "1022-2024", ("t1:4", "period_raw", "period_unparsed"), id="year-misread"),
        pytest.param(
            3, 3, "2022-2094", ("t1:4", "period_start", "period_outside_plan"), id="period-long-after"
        ),
        pytest.param(3, 1, title(1), ("t1:4", "duplicate_of", "duplicate_task"), id="title-of-another-row"),
    ],
)
def test_one_wrong_cell(
    row: int, column: int, text: str, finding: tuple[str, str, str], tmp_path: Path
) -> None:
    made = changed(row, column, text)
    if finding[2] == "duplicate_task":
        made[row][2:] = made[1][2:]
    assert finding in told(records(tmp_path, made))


@pytest.mark.parametrize(
    ("text", "column", "finding"),
    [
        pytest.param("2025-2035", 3, ("t1:4", "period_start", "period_outside_plan"), id="beyond-the-plan"),
        pytest.param("2019-2021", 3, ("t1:4", "period_start", "period_outside_plan"), id="nearly-over-when-signed"),
        pytest.param("Cải tạo cho cho lưới điện nông thôn", 1, ("t1:4", "title", "text_repeated"), id="word-twice"),
        pytest.param("Kế hoạch phòng chống lụt giai đoạn 2026-2030", 1, ("t1:4", "period_start", "period_outside_plan"), id="title-of-other-years"),
    ],
)  # fmt: skip
def test_what_is_odd_and_possible_is_only_told(
    text: str, column: int, finding: tuple[str, str, str], tmp_path: Path
) -> None:
    found = records(tmp_path, changed(3, column, text))
    assert finding in told(found, loud=False)
    assert finding not in told(found)


@pytest.mark.parametrize(
    "text",
    [
        "dần dần từng bước thay thế",
        "thường xuyên, thường kỳ",
        "xã A, xã B",
        "huyện Hòa An và Hòa Bình",
        "cho học sinh, sinh viên các trường",
        "xử lý hành vi vi phạm pháp luật",
    ],
)
def test_words_that_are_doubled_on_purpose(text: str, tmp_path: Path) -> None:
    found = records(tmp_path, changed(3, 1, f"Nâng cấp đường {text}"))
    assert told(found, "text_repeated", loud=False) == []


def test_a_group_is_missing(tmp_path: Path) -> None:
    made = [
        group("I", "NÔNG NGHIỆP"),
        *rows(2),
        group("III", "GIAO THÔNG"),
        *[task(k, str(k - 4)) for k in (5, 6)],
    ]
    found = told(records(tmp_path, made), "row_number_gap")
    assert ("t1", "n_rows", "row_number_gap") in found
    assert ("t1:III:1", "group_number", "row_number_gap") in found
    assert ("t1:I:1", "group_number", "row_number_gap") not in found


def test_numbers_that_run_through_some_groups_are_told(tmp_path: Path) -> None:
    made = [group("A", "RỪNG"), task(0, "1"), task(1, "2"), group("B", "ĐIỆN"), task(2, "1"), task(3, "2"),
            group("C", "NƯỚC"), task(4, "3")]  # fmt: skip
    found = records(tmp_path, made)
    assert ("t1:C:3", "number", "row_number_gap") in told(found, loud=False)


BODY = """
1. Giảm phát thải: Gồm {whole} hoạt động, trong đó:

a) Về nông nghiệp: Có {first} hoạt động.

b) Về năng lượng: Có {second} hoạt động.
"""


@pytest.mark.parametrize(
    ("whole", "first", "second", "wrong"),
    [
        pytest.param("05", "03", "02", 0, id="as-printed"),
        pytest.param("06", "04", "02", 2, id="one-row-fewer-in-its-group-and-in-the-whole"),
        pytest.param("07", "03", "02", 1, id="parts-do-not-give-the-whole"),
    ],
)
def test_declared_counts(whole: str, first: str, second: str, wrong: int, tmp_path: Path) -> None:
    made = [group("I", "LĨNH VỰC NÔNG NGHIỆP"), task(0, "1"), task(1, "2"), task(2, "3"),
            group("II", "LĨNH VỰC NĂNG LƯỢNG"), task(3, "1"), task(4, "2")]  # fmt: skip
    found = records(tmp_path, made, body=BODY.format(whole=whole, first=first, second=second))
    assert len(told(found, "count_mismatch")) == wrong


def test_the_text_declares_one_activity_more_than_group_c4_holds() -> None:
    found = [f for f in records_of(corpus_file("cao-bang", ".md")).findings if f.code == "count_mismatch"]
    assert {(f.expected, f.found) for f in found} == {("25", "24"), ("4", "3")}


def test_a_header_of_another_unit_than_its_cells(tmp_path: Path) -> None:
    made = [task(k, str(k + 1), f"{k + 2} tỷ đồng") for k in range(6)]
    assert ("t1", "unit_note", "unit_conflict") in told(records(tmp_path, made))


def test_points_between_thousands_in_some_figures_only(tmp_path: Path) -> None:
    made = [task(k, str(k + 1), a) for k, a in enumerate(("1200", "2.500", "310", "45", "88", "97"))]
    found = told(records(tmp_path, made), "number_ambiguous")
    assert ("t1:2", "budget_vnd", "number_ambiguous") in found


SOURCES = (*COLUMNS[:4], "Tổng vốn (tỷ đồng)", "Ngân sách địa phương", "Vốn doanh nghiệp")


@pytest.mark.parametrize(
    ("marks", "finding"),
    [
        pytest.param(("", ""), ("t1:3", "raw", "cell_empty"), id="amount-without-a-source"),
        pytest.param(
            ("Ngân sách trung ương", ""), ("t1:3", "raw", "cell_shifted"), id="words-of-another-source"
        ),
    ],
)
def test_funding_against_amounts_and_headers(
    marks: tuple[str, str], finding: tuple[str, str, str], tmp_path: Path
) -> None:
    made = [[*task(k, str(k + 1), "10"), "x", "x" if k % 2 else ""] for k in range(8)]
    made[2][5:] = marks
    found = records(tmp_path, made, SOURCES)
    assert finding in told(found)
    assert {r for r, _, c in told(found) if c == finding[2]} == {"t1:3"}


def test_a_cell_that_was_cut(tmp_path: Path) -> None:
    columns = (*COLUMNS, "Nguồn kinh phí")
    made = [[*r, "Vốn hỗ trợ từ các tổ chức quốc tế"] for r in rows(6)]
    made[2][5] = "Vốn hỗ trợ từ các tổ chức"
    assert ("t1:3", "raw", "row_truncated") in told(records(tmp_path, made, columns))


def test_the_ledger_of_every_table_of_the_corpus_balances() -> None:
    for plan, ending in (
        ("cao-bang", ".md"),
        ("cao-bang", ".pdf"),
        ("bac-ninh", ".txt"),
        ("bac-ninh", ".docx"),
    ):
        found = records_of(corpus_file(plan, ending)).findings
        assert [f.message for f in found if "do not balance" in f.message] == []


def test_a_row_that_went_nowhere_unbalances_the_ledger(tmp_path: Path) -> None:
    table = read_tables(document(tmp_path, rows()).blocks)[0]
    made = read_task_tables([table])[0]
    assert ledger_of(table, made).balances
    lost = ledger_of(table, replace(made, tasks=made.tasks[1:]))
    assert lost.missing == (made.tasks[0].row,)
    assert len(lost.lost) == 4
    twice = ledger_of(
        table,
        replace(
            made, totals=(*made.totals, replace(made.groups[0], row=3)) if made.groups else (), subrows=(3,)
        ),
    )
    assert twice.twice == (3,)


def test_a_cell_dropped_from_a_row_is_lost_in_the_ledger(tmp_path: Path) -> None:
    table = read_tables(document(tmp_path, rows()).blocks)[0]
    made = read_task_tables([table])[0]
    poorer = replace(made.tasks[2], fields=made.tasks[2].fields[:-1])
    lost = ledger_of(table, replace(made, tasks=(*made.tasks[:2], poorer, *made.tasks[3:]))).lost
    assert [c.text for c in lost] == [AMOUNTS[2]]


def test_no_line_of_the_corpus_stands_in_a_table_and_in_no_cell() -> None:
    for plan in ("cao-bang", "bac-ninh"):
        found = records_of(corpus_file(plan, ".pdf")).findings
        assert [f.found for f in found if "stands inside a table" in f.message] == []


def test_a_line_inside_a_frame_and_in_no_cell_is_seen(tmp_path: Path) -> None:
    given = document(tmp_path, rows())
    grid = next(b for b in given.blocks if isinstance(b, Grid))
    line = next(b for b in given.blocks if isinstance(b, Paragraph))
    framed = replace(grid, page=1, place=Place(1, Box(50, 100, 500, 700)))
    inside = replace(line.fragments[0], place=Place(1, Box(60, 300, 200, 312)))
    outside = replace(line.fragments[0], place=Place(1, Box(60, 50, 200, 62)))
    assert stray_lines([framed, replace(line, fragments=(inside,))])
    assert stray_lines([framed, replace(line, fragments=(outside,))]) == ()


@pytest.mark.parametrize(
    ("cell", "field"),
    [
        pytest.param("310", "budget_vnd", id="amount"),
        pytest.param(title(4), "title", id="title"),
    ],
)
def test_letters_read_with_little_sureness(cell: str, field: str, tmp_path: Path) -> None:
    given = with_cell(document(tmp_path, rows()), cell, confidence=0.4)
    found = told(build_records(given), "ocr_low_confidence")
    assert [f for _, f, _ in found] == [field]
    surer = with_cell(document(tmp_path, rows()), cell, confidence=0.95)
    assert told(build_records(surer)) == []


def test_a_number_read_with_little_sureness_is_vouched_for_by_its_neighbours(tmp_path: Path) -> None:
    found = build_records(with_cell(document(tmp_path, rows()), "4", confidence=0.4, recognised=True))
    assert told(found, "ocr_low_confidence") == []
    [(_, field, _)] = told(found, "ocr_low_confidence", loud=False)
    assert field == "number"


@pytest.mark.parametrize(
    ("column", "text", "field"),
    [
        pytest.param(4, "130", "budget_vnd", id="digit"),
        pytest.param(4, "", "budget_vnd", id="cell-lost"),
        pytest.param(3, "2022-2025", "period_raw", id="year"),
        pytest.param(2, "Sở Y tế", "lead", id="body"),
        pytest.param(0, "8", "number", id="number"),
        pytest.param(1, title(2) + ".", None, id="a-point-more-agrees"),
        pytest.param(1, title(2).upper(), None, id="case-agrees"),
    ],
)
def test_two_readers(column: int, text: str, field: str | None, tmp_path: Path) -> None:
    second = [SecondReading(1, 3, column, text)]
    found = told(build_records(document(tmp_path, rows()), second=second), "readers_disagree")
    assert found == ([("t1:3", field, "readers_disagree")] if field else [])


def test_every_check_is_explained_with_an_example() -> None:
    assert len({c.run for c in CHECKS}) == len(CHECKS)
    for check in CHECKS:
        assert check.code in Code
        assert check.explanation.rstrip(")").endswith(".")
        assert check.example


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.run.__name__)
def test_every_check_stands_in_the_docs(check: object) -> None:
    from docs.pages.checks import page

    text = (ROOT / "docs" / "checks.md").read_text("utf-8")
    assert text == page(), "run python -m docs.pages.checks --write"
    assert check.explanation in text  # type: ignore[attr-defined]


def test_a_row_without_a_number_between_two_is_seen_however_small_the_table(tmp_path: Path) -> None:
    few = [list(row) for row in rows()[:3]]
    few[1][0] = ""
    found = [f for f in build_records(document(tmp_path, few)).findings if f.code == "row_number_gap"]
    assert ["The row between 1 and 3 has no number" in f.message for f in found].count(True) == 1
    assert {f.field for f in found} == {"number"}
