"""Every field of a role is read: several lines, columns or texts give a sum with parts, rows, a span or a finding."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from schema.build.task_cells import READERS
from schema.contract.records import DocumentRecords, TaskRecord, columns
from tests.samples.files import ROOT
from tests.samples.html_plans import html_row, records_of_table

TITLE, LEAD = "Trồng rừng phòng hộ đầu nguồn", "Sở Xây dựng"
OTHER = ["2", "Xây dựng mô hình canh tác lúa", "Sở Công Thương"]
FIRST = ("STT", "Nhiệm vụ", "Cơ quan chủ trì")
MONEY = "Kinh phí (triệu đồng)"
UNREAD = {
    "unit": "of tables of indicators", "baseline": "of tables of indicators",
    "indicator": "of tables of indicators", "code": "of tables of indicators", "national_code": "of tables of indicators",
    "roadmap": "of tables of indicators", "content": "made title or description when headers are settled",
    "basis": "told by column_unread", "criterion": "told by column_unread",
    "note": "told by column_unread",
}  # fmt: skip
"""Roles of headers that no reader of tasks reads, with the reason."""


def records(folder: Path, headers: list[str], lines: list[list[str]], other: list[str]) -> DocumentRecords:
    """A plan of two tasks: the first has several lines beside its merged number, title and lead, the second has one."""
    merged = "".join(f'<td rowspan="{len(lines)}">{text}</td>' for text in ("1", TITLE, LEAD))
    rows = [html_row((*FIRST, *headers))]
    for k, line in enumerate(lines):
        rows.append(f"<tr>{merged if k == 0 else ''}{''.join(f'<td>{c}</td>' for c in line)}</tr>")
    return records_of_table(folder, [*rows, html_row((*OTHER, *other))])


def first(found: DocumentRecords) -> TaskRecord:
    (task,) = [t for t in found.tasks if t.number == "1"]
    return task


def notes(found: DocumentRecords, column: str) -> list[tuple[str, str]]:
    """Codes and severities of what is said of a column of the first task."""
    own = first(found).task_id
    return [(f.code, f.severity) for f in found.findings if f.record_id == own and f.field == column]


def traced(found: DocumentRecords, table: str, column: str) -> list[tuple[int, str | None]]:
    """Parts of the provenance of a value of the first task, with the printed text of each."""
    own = first(found).task_id
    return [
        (p.part, p.raw)
        for p in found.provenance
        if (p.record_table, p.record_id, p.field) == (table, own, column)
    ]


NSTW, NSDP = "central_budget", "local_budget"
MONEY_CASES = [
    ("merged lines", [MONEY], [["100"], ["900"]], ["50"], 1000, [(None, None, 100), (None, None, 900)], "info"),
    ("lines with sources", [MONEY, "Nguồn vốn"], [["100", "NSTW"], ["900", "NSĐP"]], ["50", "NSĐP"], 1000,
     [(None, NSTW, 100), (None, NSDP, 900)], "info"),
    ("a total line first", [MONEY], [["1.000"], ["100"], ["900"]], ["50"], 1000,
     [(None, None, 100), (None, None, 900)], "info"),
    ("a total line last", [MONEY], [["100"], ["900"], ["1.000"]], ["50"], 1000,
     [(None, None, 100), (None, None, 900)], "warning"),
    ("the same line twice", [MONEY], [["100"], ["100"]], ["50"], 200, [(None, None, 100), (None, None, 100)], "warning"),
    ("a line in words", [MONEY], [["100"], ["Lồng ghép"]], ["50"], 100, [], "info"),
    ("a line that is a range", [MONEY], [["100"], ["5 - 7"]], ["50"], None, [], "warning"),
    ("columns of sources", ["Kinh phí NSTW (triệu đồng)", "Kinh phí NSĐP (triệu đồng)"], [["100", "900"]], ["50", "60"],
     1000, [(None, NSTW, 100), (None, NSDP, 900)], "info"),
    ("headers that do not say", ["Vốn đầu tư (triệu đồng)", "Kinh phí thực hiện (triệu đồng)"], [["100", "900"]],
     ["50", "60"], 1000, [(None, None, 100), (None, None, 900)], "warning"),
    ("a total and a part", ["Tổng kinh phí (triệu đồng)", "Kinh phí thực hiện (triệu đồng)"], [["1.000", "600"]],
     ["50", "20"], 1000, [(None, None, 600)], None),
    ("bare years", ["Tổng kinh phí (triệu đồng)", "Năm 2022", "Năm 2023"], [["1.000", "100", "900"]],
     ["50", "20", "30"], 1000, [(2022, None, 100), (2023, None, 900)], None),
    ("targets of years", ["Tổng kinh phí (triệu đồng)", "Chỉ tiêu năm 2025"], [["1.000", "100"]],
     ["50", "20"], 1000, [], None),
    ("years", ["Tổng kinh phí (triệu đồng)", "Kinh phí năm 2022", "Kinh phí năm 2023"], [["1.000", "100", "900"]],
     ["50", "20", "30"], 1000, [(2022, None, 100), (2023, None, 900)], None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("headers", "lines", "other", "amount", "parts", "said"),
    [c[1:] for c in MONEY_CASES],
    ids=[c[0] for c in MONEY_CASES],
)
def test_every_amount_of_a_task_is_kept(
    tmp_path: Path,
    headers: list[str],
    lines: list[list[str]],
    other: list[str],
    amount: int | None,
    parts: list[tuple[int | None, str | None, int]],
    said: str | None,
) -> None:
    found = records(tmp_path, headers, lines, other)
    task = first(found)
    million = 1_000_000
    assert task.budget_vnd == (amount * million if amount is not None else None)
    kept = [(b.year, b.source, b.amount_vnd) for b in found.task_budgets if b.task_id == task.task_id]
    assert kept == [(year, source, value * million) for year, source, value in parts]
    severities = {severity for _, severity in notes(found, "budget_vnd")}
    assert severities == ({said} if said else set())
    for cells in lines:
        assert cells[0] in (task.budget_raw or "")


def test_each_part_and_each_summand_has_its_place(tmp_path: Path) -> None:
    found = records(
        tmp_path, [MONEY, "Nguồn vốn"], [["100", "NSTW"], ["900", "NSĐP"], ["50", "NSĐP"]], ["50", "NSĐP"]
    )
    assert traced(found, "tasks", "budget_vnd") == [(0, "100"), (1, "900"), (2, "50")]
    assert traced(found, "task_budgets", "amount_vnd.local_budget") == [(0, "900")]
    assert traced(found, "task_budgets", "amount_vnd.local_budget.2") == [(0, "50")]


def test_more_than_its_total_is_said_of_a_part(tmp_path: Path) -> None:
    headers = ["Tổng kinh phí (triệu đồng)", "Kinh phí thực hiện (triệu đồng)"]
    found = records(tmp_path, headers, [["100", "900"]], ["50", "20"])
    assert ("parts_mismatch", "warning") in notes(found, "budget_vnd")


def test_a_part_without_a_unit_has_that_of_the_total(tmp_path: Path) -> None:
    found = records(
        tmp_path, ["Tổng kinh phí (triệu đồng)", "NSTW", "NSĐP"], [["100", "60", "40"]], ["5", "2", "3"]
    )
    own = [b.amount_vnd for b in found.task_budgets if b.task_id == first(found).task_id]
    assert own == [60_000_000, 40_000_000]


TIME_CASES = [
    ("two columns of time", ["Thời gian thực hiện", "Thời gian triển khai"], [["2022-2024", "2026-2028"]], ["2023", "2024"],
     "period", date(2022, 1, 1), date(2028, 12, 31), "warning"),
    ("two lines of time", ["Thời gian thực hiện"], [["2022-2024"], ["2026"]], ["2023"],
     "period", date(2022, 1, 1), date(2026, 12, 31), "warning"),
    ("lines without a gap", ["Thời gian thực hiện"], [["2022"], ["2023"]], ["2023"],
     "period", date(2022, 1, 1), date(2023, 12, 31), "info"),
    ("the same time twice", ["Thời gian thực hiện"], [["2022"], ["Năm 2022"]], ["2023"],
     "period", date(2022, 1, 1), date(2022, 12, 31), None),
    ("two due columns", ["Thời hạn hoàn thành", "Thời gian trình"], [["Tháng 5/2022", "Tháng 7/2022"]], ["2023", "2024"],
     "due", date(2022, 5, 1), date(2022, 7, 31), "warning"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("headers", "lines", "other", "column", "start", "end", "said"),
    [c[1:] for c in TIME_CASES],
    ids=[c[0] for c in TIME_CASES],
)
def test_every_time_of_a_task_is_kept(
    tmp_path: Path,
    headers: list[str],
    lines: list[list[str]],
    other: list[str],
    column: str,
    start: date,
    end: date,
    said: str | None,
) -> None:
    found = records(tmp_path, headers, lines, other)
    task = first(found)
    assert (getattr(task, f"{column}_start"), getattr(task, f"{column}_end")) == (start, end)
    assert {s for _, s in notes(found, f"{column}_raw")} == ({said} if said else set())
    printed = [cell for line in lines for cell in line]
    assert traced(found, "tasks", f"{column}_start") == list(enumerate(printed))


def test_results_stand_beside_the_due_times_of_their_line(tmp_path: Path) -> None:
    headers = ["Sản phẩm", "Thời hạn hoàn thành", "Thời gian trình"]
    lines = [["Báo cáo", "Tháng 5/2022", "Tháng 7/2022"], ["Đề án", "Quý IV/2023", "Năm 2024"]]
    found = records(tmp_path, headers, lines, ["Mô hình", "2023", "2024"])
    own = [p for p in found.task_products if p.task_id == first(found).task_id]
    assert [(p.product, p.due_raw) for p in own] == [
        ("Báo cáo", "Tháng 5/2022"), (None, "Tháng 7/2022"), ("Đề án", "Quý IV/2023"), (None, "Năm 2024"),
    ]  # fmt: skip
    assert traced(found, "task_products", "product.3") == [(0, "Đề án")]
    assert traced(found, "task_products", "due_start.4") == [(0, "Năm 2024")]
    assert traced(found, "tasks", "product") == [(0, "Báo cáo"), (1, "Đề án")]


VALUE_CASES = [
    ("emissions", "Giảm phát thải (tCO2)", ["5", "7"], "9", "ghg_tco2e", "12", "ghg_tco2e", "ghg_tco2e", "info"),
    ("priorities", "Mức độ ưu tiên", ["Cao", "Thấp"], "Cao", "priority", "high", "priority", "priority", "warning"),
    ("one priority twice", "Mức độ ưu tiên", ["Cao", "cao"], "Cao", "priority", "high", "priority", "priority", None),
    ("durations", "Thời lượng", ["10 ngày", "20 ngày"], "5 ngày", "duration_days", "10", "duration_days", "duration_raw",
     "warning"),
    ("descriptions", "Mô tả", ["Ươm giống", "Trồng mới"], "Nạo vét", "description", "Ươm giống Trồng mới", "description",
     "description", None),
    ("targets", "Mục tiêu", ["Trồng 5 ha", "Phủ 7 ha"], "9 ha", "target", "Trồng 5 ha Phủ 7 ha", "target", "target", None),
    ("approvers", "Cấp phê duyệt", ["UBND tỉnh", "HĐND tỉnh"], "UBND tỉnh", "approver_raw", "UBND tỉnh HĐND tỉnh",
     "approver_raw", "approve", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "lines", "other", "column", "value", "place", "field", "said"),
    [c[1:] for c in VALUE_CASES],
    ids=[c[0] for c in VALUE_CASES],
)
def test_every_line_of_a_role_is_read_and_traced(
    tmp_path: Path,
    header: str,
    lines: list[str],
    other: str,
    column: str,
    value: str,
    place: str,
    field: str,
    said: str | None,
) -> None:
    found = records(tmp_path, [header], [[line] for line in lines], [other])
    assert str(getattr(first(found), column)) == value
    assert traced(found, "tasks", place) == list(enumerate(lines))
    assert {s for _, s in notes(found, field)} == ({said} if said else set())


LINES_OF_EMISSIONS = [
    pytest.param(["12", "5", "7"], "12", "taken as their total", id="total-first"),
    pytest.param(["5", "5"], "10", "stands in two lines", id="the-same-line-twice"),
    pytest.param(["5", "Chưa tính"], "5", None, id="a-line-in-words"),
]


@pytest.mark.parametrize(("lines", "value", "said"), LINES_OF_EMISSIONS)
def test_what_was_done_with_lines_of_emissions_is_told(
    tmp_path: Path, lines: list[str], value: str, said: str | None
) -> None:
    found = records(tmp_path, ["Giảm phát thải (tCO2)"], [[line] for line in lines], ["9"])
    assert str(first(found).ghg_tco2e) == value
    told = [f.message for f in found.findings if f.code == "several_values"]
    assert len(told) == (said is not None)
    assert all(said in message for message in told if said)


def test_a_source_named_twice_is_one_row_with_two_places(tmp_path: Path) -> None:
    found = records(tmp_path, ["Nguồn vốn"], [["NSTW"], ["Ngân sách trung ương"]], ["NSĐP"])
    own = [f.source for f in found.task_funding if f.task_id == first(found).task_id]
    assert own == [NSTW]
    assert traced(found, "task_funding", NSTW) == [(0, "NSTW"), (1, "Ngân sách trung ương")]


UNREAD_COLUMNS = [
    pytest.param(["Ghi chú"], [["Vốn vay"]], ["Ghi chú"], id="note"),
    pytest.param(["Căn cứ pháp lý", "Tiêu chí đánh giá"], [["Luật", "Có báo cáo"]],
                 ["Căn cứ pháp lý", "Tiêu chí đánh giá"], id="basis-and-criterion"),
    pytest.param(["Tổng kinh phí (triệu đồng)", "Năm 2022"], [["1.000", "100"]], [], id="a-part-of-an-amount"),
    pytest.param(["Ghi chú"], [["-"]], [], id="only-dashes"),
    pytest.param(["Thời gian thực hiện"], [["2022"]], [], id="a-column-that-is-read"),
]  # fmt: skip


@pytest.mark.parametrize(("headers", "line", "unread"), UNREAD_COLUMNS)
def test_a_column_without_a_place_in_the_contract_is_told_once(
    tmp_path: Path, headers: list[str], line: list[list[str]], unread: list[str]
) -> None:
    found = records(tmp_path, headers, line, line[0])
    told = [f for f in found.findings if f.code == "column_unread"]
    assert [(f.severity, f.record_id, f.found) for f in told] == [
        ("info", found.tables[0].table_id, header) for header in unread
    ]
    assert {c.text for c in found.cells} >= {*line[0]}


def test_a_value_beside_an_amount_that_was_read_as_nothing_is_a_warning(tmp_path: Path) -> None:
    headers, line = ["Tổng kinh phí (triệu đồng)", "Chỉ tiêu năm 2025"], ["1.000", "100"]
    found = records(tmp_path, headers, [line], line)
    told = [(f.severity, f.field, f.found) for f in found.findings if f.code == "column_unread"]
    assert told == [("warning", "value", "100")]


def test_the_table_of_readers_knows_every_role_and_writes_each_column_once() -> None:
    with (ROOT / "normalize" / "data" / "headers.csv").open(encoding="utf-8", newline="") as file:
        roles = {row["role"] for row in csv.DictReader(file)}
    read = {role for reader in READERS for role in reader.roles}
    assert roles - read == set(UNREAD)
    written = [c for reader in READERS for c in reader.writes if not c.startswith("task_")]
    assert len(written) == len(set(written))
    assert set(written) <= set(columns("tasks"))


def test_a_reader_writes_what_the_table_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from schema.build import tasks as build_tasks

    wrote: list[set[str]] = []

    def watched(given: object) -> tuple[object, ...]:
        readings = tuple(reader.read(given) for reader in READERS)  # type: ignore[arg-type]
        for reader, reading in zip(READERS, readings, strict=True):
            wrote.append({c for c, _ in reading.values} - set(reader.writes))
        return readings

    monkeypatch.setattr(build_tasks, "read_cells", watched)
    records(tmp_path, [MONEY, "Thời gian thực hiện"], [["100", "2022"]], ["50", "2023"])
    assert wrote
    assert not set().union(*wrote)
