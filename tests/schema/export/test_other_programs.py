"""The export opens in the programs that people use, and the numbers survive: pandas, DuckDB, Datasette, LibreOffice
Calc and frictionless."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest
from datasette.app import Datasette
from frictionless import Package

from schema.contract.records import DocumentRecords
from schema.database.opening import open_database
from schema.export.dataset import FORMATS, export
from schema.load.store import store
from tests.samples.records import AGENCIES, cao_bang
from tests.samples.spreadsheet import has_calc, opened_in_calc

TITLES = ("- Trồng rừng phòng hộ", "=1+1")
BUDGETS = (-5_000_000_000, 123_456_789_012_345)
EMISSIONS = Decimal("-1234.5678")


def plan() -> DocumentRecords:
    """Two tasks with texts that a spreadsheet would run, and with large, negative and broken numbers."""
    records = cao_bang()
    first, second = records.tasks
    first = replace(first, title=TITLES[0], budget_vnd=BUDGETS[0], ghg_tco2e=EMISSIONS, number="11.10")
    second = replace(second, title=TITLES[1], budget_vnd=BUDGETS[1], number="-3")
    return replace(records, tasks=(first, second))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small export in every format."""
    home = tmp_path_factory.mktemp("export")
    engine = open_database(str(home / "plans.sqlite"))
    store(engine, plan(), AGENCIES)
    export(engine, home / "all", FORMATS, release=True)
    engine.dispose()
    return home / "all"


def survived(budgets: object, emissions: object, titles: object) -> bool:
    return (budgets, emissions, titles) == (list(BUDGETS), [float(EMISSIONS), None], list(TITLES))


def test_frictionless_finds_every_file_valid(folder: Path) -> None:
    report = Package(str(folder / "datapackage.json")).validate()
    faults = [(t.name, e.message) for t in report.tasks for e in t.errors]
    assert (report.valid, faults, report.errors) == (True, [], [])
    read = {t.name: t.stats.get("rows") for t in report.tasks}
    assert (read["tasks_wide"], read["tasks_wide_xlsx"], read["targets_xlsx"]) == (2, 2, 1)


def test_frictionless_sees_a_file_that_was_altered(folder: Path, tmp_path: Path) -> None:
    for name in ("tasks.csv", "documents.csv", "tables.csv", "clauses.csv", "agencies.csv"):
        (tmp_path / name).write_bytes(
            (folder / name).read_bytes().replace(b"Cao", b"Bao").replace(b",A,", b",B,")
        )
    package = json.loads((folder / "datapackage.json").read_text("utf-8"))
    package["resources"] = [r for r in package["resources"] if (tmp_path / r["path"]).exists()]
    (tmp_path / "datapackage.json").write_text(json.dumps(package), "utf-8")
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert "hash-count" in {e.type for t in report.tasks if t.name == "tasks" for e in t.errors}


def test_pandas(folder: Path) -> None:
    for tasks in (
        pd.read_csv(folder / "tasks.csv", dtype={"number": str}),
        pd.read_json(folder / "tasks.jsonl", lines=True, dtype={"number": str}),
        pd.read_excel(folder / "vnplans.xlsx", "tasks", dtype={"number": str}),
    ):
        emissions = [None if pd.isna(v) else v for v in tasks["ghg_tco2e"]]
        assert survived(list(tasks["budget_vnd"]), emissions, list(tasks["title"]))
        assert list(tasks["number"]) == ["11.10", "-3"]
    tasks = pd.read_parquet(folder / "tasks.parquet")
    assert list(tasks["budget_vnd"]) == [Decimal(b) for b in BUDGETS]
    assert tasks["period_start"].iloc[0] == date(2018, 1, 1)
    wide = pd.read_csv(folder / "tasks_wide.csv", dtype={"number": str})
    assert wide.columns[0] == "task_id"
    assert list(wide["title"]) == [f"'{t}" for t in TITLES]
    assert list(wide["number"]) == ["11.10", "-3"]
    assert list(wide["budget_vnd"]) == list(BUDGETS)


@pytest.mark.parametrize("file", ["tasks.csv", "tasks.parquet", "tasks.jsonl"])
def test_duckdb(folder: Path, file: str) -> None:
    rows = duckdb.sql(
        f"SELECT budget_vnd::HUGEINT, ghg_tco2e::DOUBLE, title, period_start FROM '{folder / file}' ORDER BY position"
    ).fetchall()
    budgets, emissions, titles, starts = (list(column) for column in zip(*rows, strict=True))
    assert survived(budgets, emissions, titles)
    assert str(starts[0]) == "2018-01-01"
    joined = f"SELECT count(*) FROM '{folder}/tasks_wide.parquet' JOIN '{folder}/task_agencies.parquet' USING (task_id)"
    assert duckdb.sql(joined).fetchall() == [(3,)]


@pytest.mark.skipif(not has_calc(), reason="LibreOffice Calc is not installed")
def test_libreoffice_calc(folder: Path, tmp_path: Path) -> None:
    sheets = opened_in_calc(folder / "vnplans.xlsx", tmp_path)
    assert {"tasks_wide", "codebook", "documents", "targets"} <= set(sheets)
    tasks = sheets["tasks_wide"]
    assert [t["title"] for t in tasks] == list(TITLES)
    assert [t["budget_vnd"] for t in tasks] == ["-5,000,000,000", "123,456,789,012,345"]
    assert (tasks[0]["ghg_tco2e"], tasks[0]["number"], tasks[0]["period_start"], tasks[0]["open_ended"]) == (
        "-1,234.5678", "11.10", "2018-01-01", "FALSE",
    )  # fmt: skip
    assert (tasks[0]["lead"], tasks[0]["confidence"]) == ("Sở Kế hoạch và Đầu tư; Sở Công Thương", "0.9877")
    shown = opened_in_calc(folder / "tasks_wide.csv", tmp_path)
    [rows] = shown.values()
    assert [r["title"].lstrip("'") for r in rows] == list(TITLES)


async def answers(folder: Path, *paths: str) -> list[Any]:
    metadata = json.loads((folder / "datasette-metadata.json").read_text("utf-8"))
    site = Datasette([str(folder / "vnplans.db")], metadata=metadata)
    found = [await site.client.get(path) for path in paths]
    assert [r.status_code for r in found] == [200] * len(paths)
    return [r.json() if ".json" in path else r.text for r, path in zip(found, paths, strict=True)]


def answered(folder: Path, *paths: str) -> list[Any]:
    """Asked from a thread of its own: the tests in a browser leave an event loop running in theirs."""
    with ThreadPoolExecutor(max_workers=1) as own:
        return own.submit(lambda: asyncio.run(answers(folder, *paths))).result()


def test_datasette(folder: Path) -> None:
    search = "/vnplans/tasks_wide.json?_shape=array&_search="
    rows, page, home, marked, plain, none, query, view = answered(
        folder,
        "/vnplans/tasks_wide.json?_shape=array",
        "/vnplans/tasks_wide",
        "/",
        f"{search}trồng+rừng",
        f"{search}trong+rung",
        f"{search}đường",
        "/vnplans/money_by_theme.json?_shape=array",
        "/vnplans/v_indicators_wide.json?_shape=array",
    )
    assert survived(
        [r["budget_vnd"] for r in rows], [r["ghg_tco2e"] for r in rows], [r["title"] for r in rows]
    )
    assert "Nhiệm vụ với đủ thông tin" in page and "province" in page
    assert "Budget [VND]" in page and "-5000000000" in page
    assert "Kế hoạch cấp tỉnh" in home
    assert (len(marked), len(plain), len(none)) == (1, 1, 0)
    assert query[0]["province"] == "Cao Bằng"
    assert (view[0]["province"], view[0]["low"], view[0]["target_raw"]) == ("Cao Bằng", 60, "trên 60%")


def test_datasette_is_asked_where_an_event_loop_runs(folder: Path) -> None:
    async def inside() -> list[Any]:
        return answered(folder, "/")

    with ThreadPoolExecutor(max_workers=1) as own:
        [home] = own.submit(lambda: asyncio.run(inside())).result()
    assert "Kế hoạch cấp tỉnh" in home
