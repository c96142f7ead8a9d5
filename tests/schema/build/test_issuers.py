"""The issuer of a document: two bodies on two lines, and one that the register does not hold."""

from __future__ import annotations

import pytest

from extract.model import Document, TextSource
from schema.assemble import build_records
from schema.contract.records import DocumentRecords
from tests.extract.official.test_issuer import blocks


def _records(letterhead: str, number: str) -> DocumentRecords:
    read = blocks(letterhead, f"Số: {number}", "KẾ HOẠCH")
    return build_records(Document("a.txt", "0" * 64, "text/plain", TextSource.MARKUP, None, (), read))


@pytest.mark.parametrize(
    ("letterhead", "number", "wanted"),
    [
        ("BAN CHẤP HÀNH TRUNG ƯƠNG\nĐẢNG ĐOÀN QUỐC HỘI", "3260-KH/ĐĐQH15", "dang-doan-quoc-hoi"),
        ("UBND TỈNH NGHỆ AN\nSỞ Y TẾ", "12/KH-SYT", "so-y-te"),
        ("UBND TỈNH NGHỆ AN SỞ TÀI CHÍNH - SỞ Y TẾ", "12/KHLN-TC-YT", "so-tai-chinh"),
        ("UBND TỈNH TRÀ VINH VĂN PHÒNG", "12/KH-VP", "van-phong-uy-ban-nhan-dan-tinh"),
        ("LIÊN SỞ: Y TẾ - TÀI CHÍNH", "12/KHLS-YT-TC", "so-y-te"),
        ("CÔNG TY CỔ PHẦN SÔNG XANH", "12/KH-SX", None),
    ],
)
def test_an_issuer_without_a_row_is_said(letterhead: str, number: str, wanted: str | None) -> None:
    records = _records(letterhead, number)
    assert records.document.issuer_id == wanted
    said = [f.code for f in records.findings if f.field == "issuer_id"]
    assert said == ([] if wanted or records.document.issuer_raw is None else ["agency_unknown"])
    assert wanted is not None or records.document.issuer_raw is not None
