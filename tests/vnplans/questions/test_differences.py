"""``vnplans diff``: rows gained, lost and altered between two exports, with where they stand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from extract.errors import MissingFile
from vnplans.questions.differences import diff_exports

Tables = dict[str, list[tuple[str, ...]]]

COLUMNS = {
    "documents": ("document_id", "title", "pipeline_version"),
    "tasks": ("task_id", "position", "title", "budget_vnd", "page_first", "confidence"),
    "task_agencies": ("task_id", "role", "position", "agency", "raw"),
    "task_budgets": ("task_id", "year", "source", "amount_vnd"),
}
BEFORE: Tables = {
    "documents": [("d", "Kế hoạch", "1")],
    "tasks": [("d:t1:1", "1", "Trồng rừng", "10", "3", "0.9"), ("d:t1:2", "2", "Cấp nước", "20", "3", "0.9")],
    "task_agencies": [("d:t1:1", "lead", "1", "Sở Y tế", "Sở Y tế")],
}


def export(folder: Path, tables: Tables) -> Path:
    folder.mkdir()
    for table, rows in tables.items():
        with (folder / f"{table}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(COLUMNS[table])
            writer.writerows(rows)
    return folder


def altered(table: str, rows: list[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    return {**BEFORE, table: rows}


TASKS = BEFORE["tasks"]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param(BEFORE, [], id="the-same"),
        pytest.param(altered("tasks", TASKS[:1]), [("tasks", "d:t1:2", "lost", None, "Cấp nước", None, "3")], id="lost"),
        pytest.param(
            altered("tasks", [*TASKS, ("d:t1:3", "3", "Xử lý rác", "5", "4", "1")]),
            [("tasks", "d:t1:3", "gained", None, None, "Xử lý rác", "4")],
            id="gained",
        ),
        pytest.param(
            altered("tasks", [TASKS[0], ("d:t1:2", "2", "Cấp nước", "", "3", "0.9")]),
            [("tasks", "d:t1:2", "altered", "budget_vnd", "20", None, "3")],
            id="altered-to-nothing",
        ),
        pytest.param(altered("tasks", [TASKS[1], TASKS[0]]), [], id="order-alone"),
        pytest.param(
            altered("tasks", [TASKS[0], ("d:t1:2", "7", "Cấp nước", "20", "3", "0.2")]), [], id="confidence-alone"
        ),
        pytest.param(altered("documents", [("d", "Kế hoạch", "2")]), [], id="version-alone"),
        pytest.param(
            altered("task_agencies", [("d:t1:1", "lead", "1", "Sở Xây dựng", "Sở XD")]),
            [
                ("task_agencies", "d:t1:1 lead Sở Xây dựng Sở XD", "gained", None, None, "Sở XD", None),
                ("task_agencies", "d:t1:1 lead Sở Y tế Sở Y tế", "lost", None, "Sở Y tế", None, None),
            ],
            id="another-body",
        ),
    ],
)  # fmt: skip
def test_what_changed(after: Tables, expected: list[tuple[str, ...]], tmp_path: Path) -> None:
    found = diff_exports(export(tmp_path / "old", BEFORE), export(tmp_path / "new", after))
    assert found.columns == ("table", "record", "change", "field", "old", "new", "page")
    assert list(found.rows) == expected


def test_two_lines_of_money_of_one_task_are_two_rows(tmp_path: Path) -> None:
    budgets = [("d:t1:1", "", "", "100"), ("d:t1:1", "", "", "900")]
    old = export(tmp_path / "old", {**BEFORE, "task_budgets": budgets})
    new = export(tmp_path / "new", {**BEFORE, "task_budgets": [("d:t1:1", "", "", "150"), budgets[1]]})
    found = [(r[0], r[2], r[4], r[5]) for r in diff_exports(old, new).rows]
    assert found == [("task_budgets", "altered", "100", "150")]


def test_a_table_that_only_one_export_has(tmp_path: Path) -> None:
    fewer = {k: v for k, v in BEFORE.items() if k != "task_agencies"}
    found = diff_exports(export(tmp_path / "old", fewer), export(tmp_path / "new", BEFORE))
    assert [(r[0], r[2]) for r in found.rows] == [("task_agencies", "gained")]


def test_a_folder_without_an_export_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(MissingFile, match="empty"):
        diff_exports(tmp_path / "empty", export(tmp_path / "new", BEFORE))
