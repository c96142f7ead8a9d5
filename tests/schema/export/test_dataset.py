"""Exports: the contract's files, the same bytes for the same rows, readable by what people use."""

from __future__ import annotations

import csv
import json
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine, event

from schema.contract.bodies import BODY_ROLES
from schema.contract.records import RECORD_TYPES, DocumentRecords, TaskAgencyRecord, columns
from schema.contract.values import as_text, from_text
from schema.database.opening import open_database
from schema.database.rows import TABLES, WIDE, table_columns
from schema.errors import UnknownFormat
from schema.export.content import ALL_TABLES, columns_of
from schema.export.dataset import FORMATS, export
from schema.export.description import description, descriptions
from schema.export.formulas import guarded
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
    described = ["codebook.csv", "csv-metadata.json", "datapackage.json"]
    assert [p.name for p in written] == [*(f"{t}.csv" for t in TABLES), *described]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == sorted(p.name for p in written)
    for table in RECORD_TYPES:
        head = (tmp_path / "out" / f"{table}.csv").read_text("utf-8").splitlines()[0]
        assert tuple(head.split(",")) == columns(table)


def test_tasks_wide_has_ids_a_tasks_columns_every_role_and_funding() -> None:
    own = tuple(c for c in columns("tasks") if not c.endswith("_id"))
    assert table_columns(WIDE) == (
        "task_id", "document_id", "document_number", "province", *own, "lead", "support", "implement", "direct",
        "monitor", "approve", "funding_sources",
    )  # fmt: skip
    assert {r.names for r in (BODY_ROLES,)} == {table_columns(WIDE)[-7:-1]}


def test_tasks_wide_joins_with_the_other_tables_and_names_bodies_of_every_role(
    engine: Engine, tmp_path: Path
) -> None:
    records = cao_bang()
    second = records.tasks[1].task_id
    named = [
        TaskAgencyRecord(task_id=second, role=role, position=at, agency=f"{role} {at}")
        for role in BODY_ROLES.names
        for at in (2, 1)
    ]
    store(engine, replace(records, task_agencies=tuple(named)), AGENCIES)
    export(engine, tmp_path)
    first, wide = read(tmp_path, WIDE)
    assert {role: wide[role] for role in BODY_ROLES.names} == {r: f"{r} 1; {r} 2" for r in BODY_ROLES.names}
    assert {first[role] for role in BODY_ROLES.names} == {""}
    assert {t["task_id"] for t in read(tmp_path, "tasks")} == {first["task_id"], wide["task_id"]}
    assert {d["document_id"] for d in read(tmp_path, "documents")} == {wide["document_id"]}


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


@pytest.mark.parametrize(
    "text", ["=1+1", "-3", "- 3", "+84", "@x", "a\nb", "a\rb", 'say "no"', "a,b", "\x01"]
)
def test_any_text_survives_csv_and_only_the_file_for_people_is_guarded(
    engine: Engine, tmp_path: Path, text: str
) -> None:
    records = cao_bang()
    first = replace(records.tasks[0], title=text)
    store(engine, replace(records, tasks=(first, records.tasks[1])), AGENCIES)
    export(engine, tmp_path)
    assert read(tmp_path, "tasks")[0]["title"] == text
    assert read(tmp_path, WIDE)[0]["title"] == guarded(text)
    assert read(tmp_path, "documents")[0]["title"] == records.document.title
    export(engine, tmp_path, guard=False)
    assert read(tmp_path, WIDE)[0]["title"] == text


def test_negative_numbers_are_never_guarded(engine: Engine, tmp_path: Path) -> None:
    records = cao_bang()
    first = replace(records.tasks[0], budget_vnd=-5, ghg_tco2e=Decimal("-0.5"), number="-3")
    store(engine, replace(records, tasks=(first, records.tasks[1])), AGENCIES)
    export(engine, tmp_path)
    task = read(tmp_path, WIDE)[0]
    assert (task["budget_vnd"], task["ghg_tco2e"], task["number"]) == ("-5", "-0.5", "-3")


def test_csv_is_after_rfc_4180(engine: Engine, tmp_path: Path) -> None:
    records = cao_bang()
    first = replace(records.tasks[0], title='a\n"b", c')
    store(engine, replace(records, tasks=(first, records.tasks[1])), AGENCIES)
    export(engine, tmp_path)
    for path in tmp_path.glob("*.csv"):
        raw = path.read_bytes().decode("utf-8-sig")
        assert raw.endswith("\r\n")
        assert raw.replace("\r\n", "").count("\n") == (1 if path.stem in ("tasks", WIDE) else 0)
    assert ',"a\n""b"", c",' in (tmp_path / "tasks.csv").read_bytes().decode()


def test_parquet_has_types(engine: Engine, tmp_path: Path) -> None:
    export(engine, tmp_path, "parquet")
    tasks = pq.read_table(tmp_path / "tasks.parquet")
    kinds = {f.name: str(f.type) for f in tasks.schema}
    assert (kinds["budget_vnd"], kinds["period_start"], kinds["open_ended"], kinds["ghg_tco2e"]) == (
        "decimal128(38, 0)", "date32[day]", "bool", "decimal128(38, 12)",
    )  # fmt: skip
    assert tasks.to_pylist()[0]["ghg_tco2e"] == Decimal("42.5")
    assert pq.read_table(tmp_path / "corrections.parquet").num_rows == 0
    told = tasks.schema.field("budget_vnd").metadata
    assert told == {b"description": b"Budget", b"unit": b"VND"}


def test_json_lines_have_types_and_exact_numbers(engine: Engine, tmp_path: Path) -> None:
    export(engine, tmp_path, "jsonl")
    lines = (tmp_path / "tasks.jsonl").read_text("utf-8").splitlines()
    task = json.loads(lines[0], parse_float=Decimal)
    assert tuple(task) == columns("tasks")
    assert (task["budget_vnd"], task["ghg_tco2e"], task["open_ended"], task["period_start"], task["duration_days"]) == (
        10_000_000_000, Decimal("42.5"), False, "2018-01-01", None,
    )  # fmt: skip
    assert (tmp_path / "corrections.jsonl").read_bytes() == b""


def test_several_formats_are_one_package(engine: Engine, tmp_path: Path) -> None:
    written = export(engine, tmp_path / "out", ["sqlite", "csv"])
    names = [p.name for p in written]
    assert names[-4:] == ["vnplans.db", "csv-metadata.json", "datasette-metadata.json", "datapackage.json"]
    assert sorted(names) == sorted(p.name for p in (tmp_path / "out").iterdir())


def test_another_format_is_refused_before_anything_is_written(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat) as refused:
        export(engine, tmp_path / "out", ["csv", "json"])
    assert all(known in refused.value.hint for known in FORMATS)
    assert not (tmp_path / "out").exists()


def disk_full() -> sqlite3.OperationalError:
    problem = sqlite3.OperationalError("database or disk is full")
    problem.sqlite_errorcode = sqlite3.SQLITE_FULL
    return problem


@pytest.mark.parametrize(
    "problem", [OSError(28, "No space left on device"), disk_full()], ids=["file", "sqlite"]
)
def test_a_failed_export_leaves_the_earlier_one_and_names_the_folder(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    export(engine, tmp_path)
    before = {p.name: p.read_bytes() for p in tmp_path.glob("*.csv")}

    def full(*_: object) -> Path:
        raise problem

    monkeypatch.setattr("schema.export.dataset.write_data_package", full)
    with pytest.raises(OSError, match=r"No space|disk is full") as refused:
        export(engine, tmp_path)
    assert (refused.value.errno, refused.value.filename) == (28, str(tmp_path))
    assert {p.name: p.read_bytes() for p in tmp_path.glob("*.csv")} == before
    assert not [p for p in tmp_path.iterdir() if p.is_dir()]


@pytest.mark.parametrize("table", ALL_TABLES)
def test_every_table_and_column_is_described_in_both_languages(table: str) -> None:
    for column in ("", *(c.name for c in columns_of(table))):
        told = description(table, column)
        assert told.english and told.vietnamese, f"{table}.{column}"


def test_every_description_is_of_a_table_or_a_column() -> None:
    known = {(t, c) for t in ALL_TABLES for c in ("", *(d.name for d in columns_of(t)))}
    shared = {c for _, c in known}
    lost = {(t, c) for t, c in descriptions() if (c not in shared if t == "*" else (t, c) not in known)}
    assert lost == set()


def many(tasks: int) -> DocumentRecords:
    """The plan with its first task again and again, each with its bodies and a printed cell."""
    records = cao_bang()
    own = [f"{FIRST}~{n}" for n in range(2, tasks)]
    more = [replace(records.tasks[0], task_id=i, position=n) for n, i in enumerate(own, 3)]
    bodies = [replace(b, task_id=i) for i in own for b in records.task_agencies]
    cells = [replace(records.cells[0], row=n) for n, _ in enumerate(own, 2)]
    return replace(
        records,
        tasks=(*records.tasks, *more),
        task_agencies=(*records.task_agencies, *bodies),
        cells=(*records.cells, *cells),
    )


def test_an_export_grows_no_faster_than_its_rows(tmp_path: Path) -> None:
    """The database is asked as often for many rows as for few, and eight times the rows take no sixteen times as long."""
    asked, seconds = [], []
    for tasks in (500, 4_000):
        statements: list[str] = []
        opened = open_database(str(tmp_path / f"{tasks}.sqlite"))
        store(opened, many(tasks), AGENCIES)

        def note(*told: object, statements: list[str] = statements) -> None:
            statements.append(str(told[2]))

        event.listen(Engine, "before_cursor_execute", note)
        try:
            begun = time.process_time()
            export(opened, tmp_path / f"out-{tasks}")
            seconds.append(time.process_time() - begun)
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        asked.append(len(statements))
        assert len(read(tmp_path / f"out-{tasks}", WIDE)) == tasks
        opened.dispose()
    assert asked[0] == asked[1] > len(TABLES)
    assert seconds[1] < 16 * seconds[0]


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=6))
def test_a_decimal_is_the_same_after_writing_and_reading(value: Decimal) -> None:
    text = as_text("ghg_tco2e", value)
    assert "E" not in text
    assert from_text("tasks", "ghg_tco2e", text) == value
