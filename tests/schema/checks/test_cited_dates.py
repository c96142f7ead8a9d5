"""Dates of cited acts against the acts' numbers and the date of the document."""

from __future__ import annotations

from pathlib import Path

import pytest

from normalize.notes import Code
from tests.samples.files import records_of

PLAN = """ỦY BAN NHÂN DÂN
TỈNH THÁI BÌNH
Số: 31/KH-UBND
Thái Bình, ngày 12 tháng 3 năm 2024

KẾ HOẠCH
Phát triển nghề muối

Căn cứ {act};

I. MỤC TIÊU
1. Nâng chất lượng muối.
"""


def dates_told(tmp_path: Path, act: str) -> list[tuple[str | None, str | None]]:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN.format(act=act), encoding="utf-8")
    found = records_of(path)
    assert len(found.legal_references) == 1
    return [(f.expected, f.found) for f in found.findings if f.code == Code.SOURCES_DISAGREE.value]


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("Nghị định số 40/2017/NĐ-CP ngày 05 tháng 4 năm 2018 của Chính phủ về quản lý muối", ("2017", "2018-04-05")),
        ("Thông tư số 9/2022/TT-BNNPTNT ngày 02/6/2021 về muối", ("2022", "2021-06-02")),
        ("Quyết định số 88/QĐ-TTg ngày 30 tháng 9 năm 2024 của Thủ tướng Chính phủ về muối", (None, "2024-09-30")),
    ],
)  # fmt: skip
def test_a_date_that_cannot_be_is_told(act: str, expected: tuple[str | None, str], tmp_path: Path) -> None:
    assert dates_told(tmp_path, act) == [expected]


@pytest.mark.parametrize(
    "act",
    [
        "Nghị định số 40/2017/NĐ-CP ngày 05 tháng 4 năm 2017 của Chính phủ về quản lý muối",
        "Quyết định số 88/QĐ-TTg ngày 12 tháng 3 năm 2024 của Thủ tướng Chính phủ về muối",
        "Luật Thủy lợi ngày 19 tháng 6 năm 2017",
        "Nghị quyết số 45/2017/NQ-HĐND của Hội đồng nhân dân tỉnh về nghề muối giai đoạn 2025-2030",
    ],
)
def test_a_date_that_can_be_is_not(act: str, tmp_path: Path) -> None:
    assert dates_told(tmp_path, act) == []
