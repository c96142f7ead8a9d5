"""The national code of an indicator, why it was given, and what comes next."""

from __future__ import annotations

import pytest

from extract.clauses.tree import read_clauses
from extract.indicators.read import read_indicators
from extract.model import Fragment, Paragraph, Place
from extract.model.indicators import Indicator
from normalize.notes import Code, Severity


def indicator(statement: str) -> Indicator:
    lines = ("I. MỤC TIÊU", "1. Mục tiêu cụ thể đến năm 2030", f"- {statement};")
    blocks = [Paragraph(line, (Fragment(line, Place(line=n)),)) for n, line in enumerate(lines, 1)]
    (found,) = read_indicators(read_clauses(blocks), (), ())
    return found


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("Tỷ lệ che phủ rừng đạt 45%", "2.31"),
        ("75% số hộ nông thôn có nhà tiêu hợp vệ sinh", "4.5"),
        ("Tổng sản phẩm trên địa bàn (GRDP) tăng 8%", "TT 02/2025: 8.1.1.b"),
        ("GRDP bình quân đầu người đạt 90 triệu đồng", None),
        ("100% xã có nhà văn hóa", None),
    ],
    ids=["cover", "share-of-a-number", "growth", "level", "none"],
)
def test_code(statement: str, code: str | None) -> None:
    assert indicator(statement).national_code == code


def test_the_reason_is_told_at_level_info() -> None:
    note = indicator("Tỷ lệ che phủ rừng đạt 45%").national_note
    assert note is not None
    assert (note.code, note.severity) == (Code.NATIONAL_CODE, Severity.INFO)
    assert note.message.startswith("2.31 is Tỷ lệ che phủ rừng, 0.99 by words: che phủ, rừng")
    assert "the same name: TT 02/2025: 15.1.1" in note.message


def test_a_second_candidate_that_is_near_is_to_be_checked() -> None:
    note = indicator(
        "Nguồn vốn đầu tư trực tiếp nước ngoài dự kiến thực hiện đạt 500 triệu USD"
    ).national_note
    assert note is not None
    assert note.severity is Severity.WARNING
    assert "TT 06/2023: 0206" in note.message
    assert "next: TT 02/2025: 17.3.1.b" in note.message
    assert note.message.endswith("check.")


def test_no_code_no_note() -> None:
    assert indicator("100% xã có nhà văn hóa").national_note is None
