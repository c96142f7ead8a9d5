"""Exports: the contract's files, the same bytes for the same rows, readable by what people use."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from schema.contract.records import RECORD_TYPES, columns
from schema.contract.values import as_text, from_text
from schema.database.opening import open_database
from schema.database.rows import TABLES, WIDE, table_columns
from schema.errors import UnknownFormat
from schema.export.dataset import FORMATS, export
from schema.export.description import description, descriptions
from schema.load.corrections import Change, correct
from schema.load.store import store
from tests.samples.records import AGENCIES, cao_bang

FIRST = "cao-bang-337-qd-ubnd-2018:t1:A:1"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_database(str(tmp_path / "plans.sqlite"))
    store(opened, cao_bang(), AGENCIES, datetime(2026, 1, 2, tzinfo=UTC))
    yield opened
    opened.dispose()


def read(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_one_file_a_table_with_the_contracts_columns(engine: Engine, tmp_path: Path) -> None:
    written = export(engine, tmp_path / "out")
    assert [p.name for p in written] == [*(f"{t}.csv" for t in TABLES), "codebook.csv", "datapackage.json"]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(p.name for p in written)
    for table in RECORD_TYPES:
        head = (tmp_path / "out" / f"{table}.csv").read_text("utf-8").splitlines()[0]
        assert tuple(head.split(",")) == columns(table)


def test_tasks_wide_has_a_tasks_columns_but_ids_and_what_a_person_wants() -> None:
    own = {c for c in columns("tasks") if not c.endswith("_id")}
    assert set(table_columns(WIDE)) == own | {
        "document_number", "province", "lead", "support", "funding_sources",
    }  # fmt: skip


def test_values_are_written_as_the_contract_says(engine: Engine, tmp_path: Path) -> None:
    export(engine, tmp_path)
    task = read(tmp_path, "tasks")[0]
    wanted = {
        "period_start": "2018-01-01", "open_ended": "false", "budget_vnd": "10000000000", "ghg_tco2e": "42.5",
        "duration_days": "", "confidence": "0.9877", "group_path": "A",
    }  # fmt: skip
    assert {c: task[c] for c in wanted} == wanted
    assert read(tmp_path, "tasks")[1]["budget_vnd"] == "0"
    wide = read(tmp_path, WIDE)[0]
    assert (wide["province"], wide["lead"], wide["funding_sources"]) == (
        "Cao Bằng", "Sở Kế hoạch và Đầu tư; Sở Công Thương", "state_budget; oda",
    )  # fmt: skip


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_release_is_the_same_byte_for_byte(engine: Engine, tmp_path: Path, file_format: str) -> None:
    first = export(engine, tmp_path / "one", file_format, release=True)
    other = open_database(str(tmp_path / "again.sqlite"))
    store(other, cao_bang(), AGENCIES, datetime(2030, 5, 6, tzinfo=UTC))
    second = export(other, tmp_path / "two", file_format, release=True)
    other.dispose()
    assert {p.name: p.read_bytes() for p in first} == {p.name: p.read_bytes() for p in second}


def test_only_a_release_leaves_the_time_of_reading_out(engine: Engine, tmp_path: Path) -> None:
    export(engine, tmp_path / "plain")
    export(engine, tmp_path / "release", release=True)
    assert read(tmp_path / "plain", "documents")[0]["ingested_at"] == "2026-01-02T00:00:00Z"
    assert read(tmp_path / "release", "documents")[0]["ingested_at"] == ""


def test_the_file_for_people_opens_in_excel_and_the_others_have_no_mark(
    engine: Engine, tmp_path: Path
) -> None:
    export(engine, tmp_path)
    marked = {p.stem for p in tmp_path.glob("*.csv") if p.read_bytes().startswith(b"\xef\xbb\xbf")}
    assert marked == {WIDE, "codebook"}


def test_corrected_values_are_exported_and_the_print_stays(engine: Engine, tmp_path: Path) -> None:
    correct(engine, Change(FIRST, "budget_vnd", "10000000"))
    correct(engine, Change(FIRST, "lead", "Sở Công Thương"))
    export(engine, tmp_path)
    task, wide = read(tmp_path, "tasks")[0], read(tmp_path, WIDE)[0]
    assert (task["budget_vnd"], task["budget_raw"], task["review_status"]) == (
        "10000000", "10 tỷ", "corrected",
    )  # fmt: skip
    assert wide["lead"] == "Sở Công Thương"


@pytest.mark.parametrize("text", ["=1+1", "-3", "+84", "@x", "a\nb", 'say "no"', "a,b", "\x01"])
def test_any_text_survives_csv_and_is_no_formula_in_excel(engine: Engine, tmp_path: Path, text: str) -> None:
    records = cao_bang()
    first = replace(records.tasks[0], title=text)
    store(engine, replace(records, tasks=(first, records.tasks[1])), AGENCIES)
    export(engine, tmp_path)
    assert read(tmp_path, "tasks")[0]["title"] == text
    export(engine, tmp_path, "xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "tasks.xlsx").active
    assert sheet is not None
    cell = sheet.cell(2, columns("tasks").index("title") + 1)
    assert (cell.value or "") == text.replace("\x01", "")  # XML cannot hold it
    assert cell.data_type != "f"


def test_excel_has_dates_and_numbers(engine: Engine, tmp_path: Path) -> None:
    export(engine, tmp_path, "xlsx")
    sheet = openpyxl.load_workbook(tmp_path / f"{WIDE}.xlsx").active
    assert sheet is not None
    rows = list(sheet.values)
    task = dict(zip(rows[0], rows[1], strict=True))
    assert (task["period_start"], task["budget_vnd"], task["open_ended"]) == (
        datetime(2018, 1, 1), 10_000_000_000, False,
    )  # fmt: skip


def test_parquet_has_types(engine: Engine, tmp_path: Path) -> None:
    export(engine, tmp_path, "parquet")
    tasks = pq.read_table(tmp_path / "tasks.parquet")
    kinds = {f.name: str(f.type) for f in tasks.schema}
    assert (kinds["budget_vnd"], kinds["period_start"], kinds["open_ended"], kinds["ghg_tco2e"]) == (
        "decimal128(38, 0)", "date32[day]", "bool", "decimal128(38, 12)",
    )  # fmt: skip
    assert tasks.to_pylist()[0]["ghg_tco2e"] == Decimal("42.5")
    assert pq.read_table(tmp_path / "corrections.parquet").num_rows == 0


def test_another_format_is_refused_before_anything_is_written(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat) as refused:
        export(engine, tmp_path / "out", "json")
    assert refused.value.hint == "Formats are csv, xlsx, parquet."
    assert not (tmp_path / "out").exists()


def test_a_failed_export_leaves_the_earlier_one(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(engine, tmp_path)
    before = {p.name: p.read_bytes() for p in tmp_path.glob("*.csv")}

    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device", "codebook.csv")

    monkeypatch.setattr("schema.export.dataset.write_codebook", full)
    with pytest.raises(OSError, match="No space"):
        export(engine, tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.glob("*.csv")} == before
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize("table", TABLES)
def test_every_table_and_column_is_described_in_both_languages(table: str) -> None:
    for column in ("", *table_columns(table)):
        told = description(table, column)
        assert told.english and told.vietnamese, f"{table}.{column}"


def test_every_description_is_of_a_table_or_a_column() -> None:
    known = {(t, c) for t in TABLES for c in ("", *table_columns(t))}
    shared = {c for _, c in known}
    lost = {(t, c) for t, c in descriptions() if (c not in shared if t == "*" else (t, c) not in known)}
    assert lost == set()


def test_the_data_package_names_files_types_and_keys(engine: Engine, tmp_path: Path) -> None:
    export(engine, tmp_path)
    package = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    found = {r["name"]: r for r in package["resources"]}
    assert all((tmp_path / r["path"]).is_file() for r in package["resources"])
    tasks = found["tasks"]["schema"]
    assert tasks["primaryKey"] == ["task_id"]
    assert {"fields": "duplicate_of", "reference": {"resource": "", "fields": "task_id"}} in tasks[
        "foreignKeys"
    ]
    kinds = {f["name"]: f["type"] for f in tasks["fields"]}
    assert (kinds["budget_vnd"], kinds["ghg_tco2e"], kinds["period_end"], kinds["open_ended"]) == (
        "integer", "number", "date", "boolean",
    )  # fmt: skip


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=6))
def test_a_decimal_is_the_same_after_writing_and_reading(value: Decimal) -> None:
    text = as_text("ghg_tco2e", value)
    assert "E" not in text
    assert from_text("tasks", "ghg_tco2e", text) == value
