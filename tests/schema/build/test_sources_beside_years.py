"""Words about sources beside columns of years: their amounts are a second partition, and each name of a source is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from schema.contract.records import DocumentRecords
from tests.samples.html_plans import html_row, records_of_table

HEADER = "TT|Nhiệm vụ|Chủ trì|Kinh phí (triệu đồng)|Năm 2026|Năm 2027|Nguồn kinh phí"


def _read(folder: Path, sources: str, *amounts: str) -> DocumentRecords:
    total, first, second = amounts or ("1.200", "500", "700")
    rows = (
        f"1|Xây dựng trạm quan trắc|Sở Y tế|{total}|{first}|{second}|{sources}",
        "2|Tập huấn cán bộ thôn|Sở Nội vụ|300|100|200|Ngân sách tỉnh",
    )
    return records_of_table(folder, [html_row(r.split("|")) for r in (HEADER, *rows)])


def _parts(found: DocumentRecords) -> list[tuple[int | None, str | None, int]]:
    return [
        (b.year, b.source, int(b.amount_vnd or 0) // 1_000_000)
        for b in found.task_budgets
        if b.task_id.endswith(":1")
    ]


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ("Ngân sách tỉnh 480; doanh nghiệp 720", [("local_budget", 480), ("enterprise", 720)]),
        ("NSTW: 900; NSĐP: 300", [("central_budget", 900), ("local_budget", 300)]),
        ("Vốn ODA 1.000, xã hội hóa 200", [("oda", 1000), ("community", 200)]),
    ],
)
def test_both_partitions_are_kept(tmp_path: Path, sources: str, expected: list[tuple[str, int]]) -> None:
    found = _read(tmp_path, sources)
    assert _parts(found) == [(2026, None, 500), (2027, None, 700), *((None, *part) for part in expected)]
    assert found.tasks[0].budget_vnd == 1_200_000_000


@pytest.mark.parametrize(
    "sources",
    [
        "Ngân sách tỉnh 480; doanh nghiệp 700",
        "NSTW: 900; NSĐP: 30",
        "Vốn ODA 1.000, xã hội hóa 2.000",
    ],
)
def test_amounts_that_do_not_add_up_are_told(tmp_path: Path, sources: str) -> None:
    found = _read(tmp_path, sources)
    assert _parts(found) == [(2026, None, 500), (2027, None, 700)]
    assert any(f.code == "parts_mismatch" and f.record_id.endswith(":1") for f in found.findings)


def test_years_that_words_name_again_are_no_second_partition(tmp_path: Path) -> None:
    found = _read(tmp_path, "năm 2026: 500; năm 2027: 700")
    assert _parts(found) == [(2026, None, 500), (2027, None, 700)]


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ("NS tỉnh, NS huyện", [("local_budget", "NS tỉnh; NS huyện")]),
        ("Ngân sách tỉnh; ngân sách xã; ODA", [("local_budget", "Ngân sách tỉnh; ngân sách xã"), ("oda", "ODA")]),
        ("Doanh nghiệp và hợp tác xã, doanh nghiệp", [("enterprise", "Doanh nghiệp; hợp tác xã")]),
        ("NSTW, NSNN, NSTW", [("central_budget", "NSTW"), ("state_budget", "NSNN")]),
    ],
)  # fmt: skip
def test_each_name_of_a_source_is_kept(tmp_path: Path, sources: str, expected: list[tuple[str, str]]) -> None:
    found = [(f.source, f.raw) for f in _read(tmp_path, sources).task_funding if f.task_id.endswith(":1")]
    assert found == expected
