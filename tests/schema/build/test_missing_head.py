"""What the head of a document does not say is said by a finding, with what helps; a body of the centre has no province."""

from __future__ import annotations

import pytest

from extract.model import Document, Fragment, Paragraph, Place, TextSource
from normalize.notes import Code
from schema.assemble import build_records

ALL = "SỞ Y TẾ TỈNH LÀO CAI\nSố: 9/KH-SYT\nLào Cai, ngày 07 tháng 10 năm 2023\nKẾ HOẠCH\nPhòng, chống dịch năm 2024\nI. MỤC TIÊU"


def missing(text: str) -> set[str]:
    """The columns of the document that a finding says are missing."""
    lines = enumerate(text.split("\n"), 1)
    blocks = tuple(Paragraph(line, (Fragment(line, Place(line=n)),)) for n, line in lines)
    read = build_records(Document("a.md", "0" * 64, "text/markdown", TextSource.MARKUP, 1, (), blocks))
    return {
        f.field for f in read.findings if f.code == Code.HEAD_MISSING.value and f.record_table == "documents"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(ALL, set(), id="all"),
        pytest.param("BỘ Y TẾ\nSố: 9/QĐ-BYT\nHà Nội, ngày 07 tháng 10 năm 2023\nQUYẾT ĐỊNH\nVề phòng, chống dịch\nĐiều 1. A", set(), id="of-the-centre"),
        pytest.param("PHỤ LỤC 1\nI. MỤC TIÊU\n1. Trồng rừng.", {"number", "issued_on", "issuer_raw", "title", "province_code"}, id="nothing"),
        pytest.param("SỞ Y TẾ\nSố: 9/KH-SYT\nTân Phú, ngày 07 tháng 10 năm 2023\nKẾ HOẠCH\nPhòng, chống dịch năm 2024\nI. MỤC TIÊU", {"province_code"}, id="the-province"),
    ],
)  # fmt: skip
def test_what_is_missing_is_said(text: str, expected: set[str]) -> None:
    assert missing(text) == expected
