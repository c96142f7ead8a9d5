"""Where the unit of the amounts stands: header, a row below it, a note above, a caption, a group; mistyped; disputed."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.read import read_document
from schema.assemble import build_records
from schema.contract.records import DocumentRecords
from tests.extract.tables.test_headed_grids import ABOVE
from tests.samples.plan_tables import WRITERS, Row, row

BILLION = 1_000_000_000


def records(tmp_path: Path, rows: list[Row], note: str = "", ending: str = "html") -> DocumentRecords:
    above = [*ABOVE, note] if note else ABOVE
    return build_records(read_document(WRITERS[ending](tmp_path / "plan", above, rows)))


def plan(money: str, *more: Row) -> list[Row]:
    return [
        row("TT", "Nhiệm vụ", "Cơ quan chủ trì", money), *more,
        row("1", "Trồng rừng phòng hộ", "Sở Y tế", "12"), row("2", "Thu gom nước thải", "Sở Xây dựng", "3"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "note"),
    [
        pytest.param(plan("Kinh phí (tỷ đồng)"), "", id="header"),
        pytest.param(plan("Kinh phí", row("", "", "", "(tỷ đồng)")), "", id="row below the header"),
        pytest.param(plan("Kinh phí", row("", "", "", "tỷ đồng")), "", id="row below without brackets"),
        pytest.param(plan("Kinh phí", row("", "", "", "1.000.000.000 đồng")), "", id="row below in figures"),
        pytest.param(plan("Kinh phí, tỷ đồng"), "", id="behind a comma"),
        pytest.param(plan("Kinh phí: tỷ đồng"), "", id="behind a colon"),
        pytest.param(plan("Kinh phí"), "Đơn vị: tỷ đồng", id="note above"),
        pytest.param(plan("Kinh phí"), "(Đơn vị tính: Tỷ đồng)", id="note in brackets"),
        pytest.param(plan("Kinh phí (tỷ đòng)"), "", id="mistyped"),
        pytest.param(plan("Kinh phí", row("I", "Nhóm đầu tư (đơn vị: tỷ đồng)", "", "")), "", id="group"),
    ],
)
def test_amounts_are_in_the_unit_that_is_stated(tmp_path: Path, rows: list[Row], note: str) -> None:
    found = records(tmp_path, rows, note)
    assert [t.budget_vnd for t in found.tasks] == [12 * BILLION, 3 * BILLION]


@pytest.mark.parametrize("unit", ["ngđ", "Ng.đ", "1.000 đồng", "x 1.000 đồng", "nghìn đ"])
def test_thousands(tmp_path: Path, unit: str) -> None:
    assert records(tmp_path, plan(f"Kinh phí ({unit})")).tasks[0].budget_vnd == 12_000


def test_unit_in_the_caption_of_a_web_table(tmp_path: Path) -> None:
    path = WRITERS["html"](tmp_path / "plan", ABOVE, plan("Kinh phí"))
    page = path.read_text("utf-8").replace(
        "<table border='1'>", "<table border='1'><caption>ĐVT: tỷ đồng</caption>"
    )
    path.write_text(page, "utf-8")
    assert build_records(read_document(path)).tasks[0].budget_vnd == 12 * BILLION


@pytest.mark.parametrize(("note", "told"), [("ĐVT: triệu đồng", 1), ("ĐVT: tỷ đồng", 0), ("ĐVT: ha", 0)])
def test_note_and_header_of_two_units_are_told(tmp_path: Path, note: str, told: int) -> None:
    found = records(tmp_path, plan("Kinh phí (tỷ đồng)"), note)
    tables = [f for f in found.findings if f.code == "unit_conflict" and f.record_table == "tables"]
    assert len(tables) == told


@pytest.mark.parametrize("word", ["định mức", "ĐỊNH MỨC"])
def test_table_of_norms_holds_no_tasks(tmp_path: Path, word: str) -> None:
    rows = [row("TT", "Nội dung công việc", f"{word} giờ", "Đơn vị thực hiện")]
    rows += [row(str(k), f"Đo đạc địa chính tờ {k}", "12", "Sở Y tế") for k in (1, 2, 3)]
    assert not records(tmp_path, rows).tasks


@pytest.mark.parametrize("word", ["Số lượng", "Khối lượng"])
@pytest.mark.parametrize(("led", "tasks"), [("Cơ quan chủ trì", 3), ("Ghi chú", 0)])
def test_table_of_counts_holds_tasks_where_it_says_who_leads(
    tmp_path: Path, word: str, led: str, tasks: int
) -> None:
    rows = [row("TT", "Nội dung công việc", word, led)]
    rows += [row(str(k), f"Tập huấn lớp {k}", f"{k} lớp", "Sở Y tế") for k in (1, 2, 3)]
    assert len(records(tmp_path, rows).tasks) == tasks
