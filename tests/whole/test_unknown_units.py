"""A unit that the register does not know is kept with a finding, in a sentence, in a table, in a cell of a task."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from schema.contract.records import DocumentRecords
from tests.samples.files import records_of

PLAN = """ỦY BAN NHÂN DÂN TỈNH CAO BẰNG

Số: 99/KH-UBND

Cao Bằng, ngày 12 tháng 3 năm 2025

KẾ HOẠCH

Phát triển kinh tế - xã hội giai đoạn 2026-2030

I. MỤC TIÊU

1. Đến năm 2030, hình thành 3 chòi canh lửa rừng.

2. Đến năm 2030, mở 12 quầy hàng lưu động.

3. Đến năm 2030, có 9 lò hầm biến than củi.

PHỤ LỤC

CÁC CHỈ TIÊU CHỦ YẾU

| TT | Chỉ tiêu | Đơn vị tính | Thực hiện 2025 | Mục tiêu 2030 |
|---|---|---|---|---|
| 1 | Số chòi canh lửa | chòi canh | 2 | 3 |
| 2 | Số quầy hàng lưu động | quầy hàng | 6 | 12 |
| 3 | Số lò hầm | lò hầm | 5 | 9 |
| 4 | Tỷ lệ che phủ rừng | % | 55 | 58 |
"""


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> DocumentRecords:
    path: Path = tmp_path_factory.mktemp("plan") / "plan.md"
    path.write_text(PLAN, "utf-8")
    return records_of(path)


def doubted(records: DocumentRecords) -> dict[str, str]:
    """Record → the unit that a finding of severity warning says is unknown."""
    return {
        f.record_id: str(f.found)
        for f in records.findings
        if (f.code, f.severity) == ("unit_unknown", "warning")
    }


@pytest.mark.parametrize(
    ("clause", "value", "unit"), [("I.1", 3, "chòi"), ("I.2", 12, "quầy"), ("I.3", 9, "lò")]
)
def test_in_a_sentence(records: DocumentRecords, clause: str, value: int, unit: str) -> None:
    (target,) = (t for t in records.targets if t.indicator_id.endswith(f":i:{clause}"))
    assert (target.low, target.unit, target.dimension) == (Decimal(value), unit, None)
    assert doubted(records)[target.target_id] == unit


@pytest.mark.parametrize(
    ("row", "was", "wanted", "unit"), [(1, 2, 3, "chòi canh"), (2, 6, 12, "quầy hàng"), (3, 5, 9, "lò hầm")]
)
def test_in_a_table(records: DocumentRecords, row: int, was: int, wanted: int, unit: str) -> None:
    (target,) = (t for t in records.targets if t.indicator_id.endswith(f":t1:{row}"))
    (seen,) = (o for o in records.observations if o.indicator_id.endswith(f":t1:{row}"))
    assert (target.low, target.unit, seen.low, seen.unit) == (Decimal(wanted), unit, Decimal(was), unit)
    assert {doubted(records)[r] for r in (target.target_id, seen.observation_id)} == {unit}


def test_what_is_known_has_no_such_finding(records: DocumentRecords) -> None:
    known = {t.target_id for t in records.targets if t.unit == "%"}
    assert known
    assert not known & doubted(records).keys()
