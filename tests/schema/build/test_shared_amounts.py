"""An amount printed once for several tasks counts once; marks of a merged cell hold for each."""

from __future__ import annotations

from pathlib import Path

from schema.contract.records import DocumentRecords
from tests.samples.html_plans import html_row, records_of_table

_HEADERS = ("STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian")


def _records(folder: Path, money: list[str], rows: list[str]) -> DocumentRecords:
    """A plan whose last columns are given as HTML, row by row."""
    lines = [html_row((*_HEADERS, *money))]
    for k, cells in enumerate(rows, 1):
        own = f"<td>{k}</td><td>Trồng rừng ven sông đoạn {k}</td><td>Sở Công Thương</td><td>2026</td>"
        lines.append(f"<tr>{own}{cells}</tr>")
    return records_of_table(folder, lines)


def test_a_merged_amount_stands_with_its_first_task(tmp_path: Path) -> None:
    rows = ['<td rowspan="3">15.000</td>', "", "", "<td>540</td>"]
    found = _records(tmp_path, ["Kinh phí (triệu đồng)"], rows)
    first, second, third, other = found.tasks
    assert [t.budget_vnd for t in found.tasks] == [15_000_000_000, None, None, 540_000_000]
    assert [t.budget_raw for t in (second, third)] == [None, None]
    assert [t.budget_shared_with for t in found.tasks] == [None, first.task_id, first.task_id, None]
    said = {
        f.record_id
        for f in found.findings
        if f.field == "budget_vnd" and "once for several" in (f.message or "")
    }
    assert said == {second.task_id, third.task_id}
    placed = [
        p for p in found.provenance if p.record_id == second.task_id and p.field == "budget_shared_with"
    ]
    assert [p.raw for p in placed] == ["15.000"]
    assert other.budget_shared_with is None


def test_years_and_sources_of_a_merged_amount_count_once(tmp_path: Path) -> None:
    rows = [
        '<td rowspan="2">900</td><td rowspan="2">400</td><td rowspan="2">500</td>',
        "",
        "<td>30</td><td>10</td><td>20</td>",
    ]
    found = _records(tmp_path, ["Tổng kinh phí (triệu đồng)", "Trong đó: NSTW", "Trong đó: NS tỉnh"], rows)
    amounts = {(b.task_id, b.source): b.amount_vnd for b in found.task_budgets}
    first, second, third = (t.task_id for t in found.tasks)
    assert amounts == {
        (first, "central_budget"): 400_000_000,
        (first, "local_budget"): 500_000_000,
        (third, "central_budget"): 10_000_000,
        (third, "local_budget"): 20_000_000,
    }
    assert found.tasks[1].budget_shared_with == first
    assert not [f for f in found.findings if f.code in ("sum_mismatch", "parts_mismatch")]
    assert second != first


def test_the_sum_below_counts_a_merged_amount_once(tmp_path: Path) -> None:
    rows = ['<td rowspan="2">900</td>', "", "<td>100</td>"]
    found = _records(tmp_path, ["Kinh phí (triệu đồng)"], [*rows])
    total = sum(t.budget_vnd or 0 for t in found.tasks)
    assert total == 1_000_000_000


def test_a_merged_word_of_funding_holds_for_each_row(tmp_path: Path) -> None:
    found = _records(tmp_path, ["Nguồn kinh phí"], ['<td rowspan="2">NSTW, NS tỉnh</td>', "", "<td>XHH</td>"])
    sources = [[f.source for f in found.task_funding if f.task_id == t.task_id] for t in found.tasks]
    assert sources == [["central_budget", "local_budget"], ["central_budget", "local_budget"], ["community"]]


def test_an_emission_of_several_tasks_is_said_on_each_but_the_first(tmp_path: Path) -> None:
    rows = ['<td rowspan="2">12,5</td>', "", "<td>3</td>"]
    found = _records(tmp_path, ["Mức giảm phát thải (nghìn tCO2e)"], rows)
    warned = [
        t.number
        for t in found.tasks
        for f in found.findings
        if f.record_id == t.task_id and f.field == "ghg_tco2e" and f.severity == "warning"
    ]
    assert warned == ["2"]
