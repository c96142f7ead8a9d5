"""A plan whose year was hardly read: the times that print no year hang on it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extract.model import Document, Doubt, Fragment, Paragraph
from extract.read import read_document
from schema.assemble import build_records
from schema.contract.records import Finding

PLAN = """ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN

Số: 77/KH-UBND

Lạng Sơn, ngày 12 tháng 01 năm 2026

KẾ HOẠCH

Công tác thủy lợi tỉnh Lạng Sơn năm {year}

STT\tNhiệm vụ\tCơ quan chủ trì\tThời hạn
1\tNạo vét kênh chính của trạm bơm\tSở Tài chính\tTháng 5
2\tCắm mốc hành lang bảo vệ đê\tCông an tỉnh\t30/11/2026
3\tTập huấn quản lý tổ dùng nước\tSở Nội vụ\tQuý III
"""


def hardly_read(given: Document, word: str) -> Document:
    """The document with one word of its paragraphs recognised with little sureness."""

    def doubted(part: Fragment) -> Fragment:
        at = part.text.find(word)
        doubts = (Doubt(at, at + len(word), 0.5),)
        return replace(part, doubts=doubts, confidence=0.5, recognised=True) if at >= 0 else part

    blocks = (
        replace(b, fragments=tuple(map(doubted, b.fragments))) if isinstance(b, Paragraph) else b
        for b in given.blocks
    )
    return replace(given, blocks=tuple(blocks))


def said_of_times(folder: Path, year: str, *, in_doubt: bool) -> list[Finding]:
    path = folder / "plan.txt"
    path.write_text(PLAN.format(year=year), "utf-8")
    document = read_document(path)
    found = build_records(hardly_read(document, f"{year}") if in_doubt else document)
    assert [t.due_end.year if t.due_end else None for t in found.tasks] == [int(year), 2026, int(year)]
    return [f for f in found.findings if f.code == "period_unparsed" and f.severity == "warning"]


def test_times_without_a_year_are_doubted_with_that_of_the_plan(tmp_path: Path) -> None:
    found = said_of_times(tmp_path, "2056", in_doubt=True)
    assert [f.record_id[-1] for f in found] == ["1", "3"]
    assert all("2056, the plan's" in (f.message or "") for f in found)


@pytest.mark.parametrize(("year", "in_doubt"), [("2056", False), ("2026", True)])
def test_a_year_that_was_read_or_that_its_date_bears_out_is_not(
    tmp_path: Path, year: str, in_doubt: bool
) -> None:
    assert said_of_times(tmp_path, year, in_doubt=in_doubt) == []
