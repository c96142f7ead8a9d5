"""The workbook: a sheet a table, texts that are never formulas, numbers and dates with their formats."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from sqlalchemy import Engine

from schema.contract.records import TaskRecord
from schema.database.opening import open_database
from schema.database.rows import WIDE
from schema.export import workbook
from schema.export.content import ALL_TABLES, CODEBOOK, columns_of
from schema.export.dataset import export
from schema.export.description import codebook_rows
from schema.load.store import store
from tests.samples.records import AGENCIES, cao_bang


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_database(str(tmp_path / "plans.sqlite"))
    store(opened, cao_bang(), AGENCIES)
    yield opened
    opened.dispose()


def sheet_of(engine: Engine, folder: Path, table: str) -> Worksheet:
    export(engine, folder, "xlsx")
    return openpyxl.load_workbook(folder / workbook.FILE)[table]


def with_first(engine: Engine, **changes: object) -> TaskRecord:
    records = cao_bang()
    first = replace(records.tasks[0], **changes)  # type: ignore[arg-type]
    store(engine, replace(records, tasks=(first, records.tasks[1])), AGENCIES)
    return first


def cell(sheet: Worksheet, column: str, table: str = "tasks") -> openpyxl.cell.Cell:
    return sheet.cell(2, [c.name for c in columns_of(table)].index(column) + 1)


def test_a_sheet_a_table_the_one_for_people_first(engine: Engine, tmp_path: Path) -> None:
    written = export(engine, tmp_path / "out", "xlsx")
    assert [p.name for p in written] == [workbook.FILE, "datapackage.json"]
    book = openpyxl.load_workbook(tmp_path / "out" / workbook.FILE)
    assert book.sheetnames[:2] == [WIDE, CODEBOOK]
    assert sorted(book.sheetnames) == sorted(ALL_TABLES)
    for table in ALL_TABLES:
        assert [c.value for c in book[table][1]] == [c.name for c in columns_of(table)]
    assert [tuple(r) for r in book[CODEBOOK].iter_rows(min_row=2, values_only=True)] == list(codebook_rows())


def test_heads_are_frozen_and_filter_and_long_texts_wrap(engine: Engine, tmp_path: Path) -> None:
    long = "Trồng rừng phòng hộ đầu nguồn " * 10
    with_first(engine, title=long)
    sheet = sheet_of(engine, tmp_path, WIDE)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == (
        "A2",
        f"A1:{workbook.column_letters(sheet.max_column - 1)}3",
    )
    head, title, number = sheet["A1"], cell(sheet, "title", WIDE), cell(sheet, "number", WIDE)
    assert head.font.bold and title.alignment.wrap_text and not number.alignment.wrap_text
    assert sheet.column_dimensions[title.column_letter].width == 60
    assert sheet.row_dimensions[2].height == 15 * 6
    assert sheet.row_dimensions[3].height is None


@pytest.mark.parametrize(
    "text",
    ["=1+1", "-3", "- 3", "@x", "a\nb", " a ", "a & b < c", "_x0041_", "1", "TRUE", "2018-01-01", "\x01a"],
)
def test_any_text_stays_a_text(engine: Engine, tmp_path: Path, text: str) -> None:
    with_first(engine, title=text)
    found = cell(sheet_of(engine, tmp_path, "tasks"), "title")
    assert found.value in (
        text.replace("\x01", ""),
        text.replace("_x", "_x005F_x"),
    )  # XML cannot hold the one
    assert found.data_type in ("s", "inlineStr")


def test_a_text_longer_than_a_cell_is_cut(engine: Engine, tmp_path: Path) -> None:
    with_first(engine, title="a" * 40_000)
    assert cell(sheet_of(engine, tmp_path, "tasks"), "title").value == "a" * 32_767


@pytest.mark.parametrize(
    ("column", "value", "shown", "number_format"),
    [
        pytest.param("budget_vnd", 10_000_000_000, 10_000_000_000, "#,##0", id="money"),
        pytest.param("budget_vnd", -5, -5, "#,##0", id="negative"),
        pytest.param(
            "budget_vnd", 1_234_567_890_123_456_789, "1234567890123456789", "General", id="too long"
        ),
        pytest.param("budget_vnd", 16_400_000_000_000_000, 16_400_000_000_000_000, "#,##0", id="few digits"),
        pytest.param("ghg_tco2e", Decimal("-1234.5"), -1234.5, "#,##0.0#########", id="fraction"),
        pytest.param("ghg_tco2e", Decimal("42.00"), 42, "#,##0", id="whole"),
        pytest.param("duration_days", 1200, 1200, "#,##0", id="days"),
        pytest.param("page_first", 1200, 1200, "0", id="page"),
        pytest.param("period_start", date(2018, 1, 1), datetime(2018, 1, 1), "yyyy\\-mm\\-dd", id="date"),
        pytest.param("period_start", date(1899, 1, 1), "1899-01-01", "General", id="before Excel's days"),
        pytest.param("open_ended", True, True, "General", id="yes or no"),
        pytest.param("confidence", 0.98765, 0.9877, "General", id="measure"),
    ],
)
def test_numbers_and_dates_have_formats(
    engine: Engine, tmp_path: Path, column: str, value: object, shown: object, number_format: str
) -> None:
    with_first(engine, **{column: value})
    found = cell(sheet_of(engine, tmp_path, "tasks"), column)
    assert (found.value, found.number_format) == (shown, number_format)


def test_a_long_table_goes_on_in_the_next_sheet(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "SHEET_ROWS", 1)
    monkeypatch.setattr(workbook, "_SAMPLE", 1)
    export(engine, tmp_path, "xlsx")
    book = openpyxl.load_workbook(tmp_path / workbook.FILE)
    assert [book[name].max_row for name in ("tasks", "tasks 2")] == [2, 2]
    assert "tasks 3" not in book.sheetnames


@pytest.mark.parametrize(
    ("at", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_excels_names(at: int, name: str) -> None:
    assert workbook.column_letters(at) == name
