"""Who issues: the body over the number, not the one above it; two bodies where two issue."""

from __future__ import annotations

import pytest

from extract.model import Block, Document, Fragment, Paragraph, Place, TextSource
from extract.model.head import Head
from extract.official.head import read_head
from schema.assemble import build_records

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def blocks(letterhead: str, number: str, kind: str) -> tuple[Block, ...]:
    text = f"{letterhead}\n{number}\n{MOTTO}Nghệ An, ngày 05 tháng 3 năm 2026\n{kind}\nPhòng bệnh\nI. MỤC TIÊU\n1. Phun thuốc"
    return tuple(Paragraph(x, (Fragment(x, Place(line=n)),)) for n, x in enumerate(text.split("\n"), 1))


def read(letterhead: str, number: str = "Số: 6/KH-XX", kind: str = "KẾ HOẠCH") -> Head:
    return read_head(blocks(letterhead, number, kind))


def issuer(head: Head) -> str | None:
    return head.issuer_raw.value if head.issuer_raw else None


UNDER = {
    "department": ("UBND TỈNH LẠNG SƠN\nSỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG TỈNH LẠNG SƠN"),
    "wrapped": ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HÀ NỘI\nBAN QUẢN LÝ\nKHU CÔNG NGHỆ CAO", "BAN QUẢN LÝ KHU CÔNG NGHỆ CAO THÀNH PHỐ HÀ NỘI"),
    "of-a-ministry": ("BỘ NÔNG NGHIỆP\nVÀ MÔI TRƯỜNG\nCỤC LÂM NGHIỆP VÀ KIỂM LÂM", "CỤC LÂM NGHIỆP VÀ KIỂM LÂM"),
    "of-a-department": ("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG\nCHI CỤC KIỂM LÂM", "CHI CỤC KIỂM LÂM"),
    "of-a-district": ("ỦY BAN NHÂN DÂN\nHUYỆN BẮC SƠN\nPHÒNG GIÁO DỤC VÀ ĐÀO TẠO", "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO HUYỆN BẮC SƠN"),
    "of-a-commune": ("UBND XÃ MƯỜNG BÚ\nPHÒNG KINH TẾ", "PHÒNG KINH TẾ XÃ MƯỜNG BÚ"),
    "commune-of-a-district": ("UBND HUYỆN BẮC SƠN\nUBND XÃ VŨ LỄ", "UBND XÃ VŨ LỄ"),
    "of-the-party": ("TỈNH ỦY LẠNG SƠN\nBAN TUYÊN GIÁO VÀ DÂN VẬN", "BAN TUYÊN GIÁO VÀ DÂN VẬN TỈNH ỦY LẠNG SƠN"),
    "office": ("UBND TỈNH ĐẮK LẮK\nVĂN PHÒNG", "VĂN PHÒNG UBND TỈNH ĐẮK LẮK"),
    "level-printed-twice": ("ĐẢNG BỘ TỈNH CÀ MAU\nĐẢNG ỦY UBND TỈNH", "ĐẢNG ỦY UBND TỈNH CÀ MAU"),
    "youth-union": ("BCH ĐOÀN TỈNH LÂM ĐỒNG", "BCH ĐOÀN TỈNH LÂM ĐỒNG"),
    "steering-committee": ("TỈNH LẠNG SƠN\nBAN CHỈ ĐẠO 389", "BAN CHỈ ĐẠO 389 TỈNH LẠNG SƠN"),
    "one-body": ("ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN", "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN"),
    "one-body-whose": ("VĂN PHÒNG\nTỈNH ỦY", "VĂN PHÒNG TỈNH ỦY"),
    "one-body-not-of-the-register": ("CÔNG AN TỈNH NGHỆ AN", "CÔNG AN TỈNH NGHỆ AN"),
}  # fmt: skip


@pytest.mark.parametrize(("letterhead", "expected"), UNDER.values(), ids=UNDER.keys())
def test_the_body_above_the_issuer_does_not_issue(letterhead: str, expected: str) -> None:
    assert issuer(read(letterhead)) == expected


def test_the_province_is_that_of_the_body_above() -> None:
    head = read("UBND TỈNH LẠNG SƠN\nSỞ Y TẾ")
    assert head.province_name is not None
    assert head.province_name.value == "Lạng Sơn"


JOINT = {
    "on-one-line": ("SỞ Y TẾ - SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTỈNH NGHỆ AN", "KẾ HOẠCH LIÊN NGÀNH", "SỞ Y TẾ - SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH NGHỆ AN"),
    "on-two-lines": ("SỞ Y TẾ\nSỞ GIÁO DỤC VÀ ĐÀO TẠO", "KẾ HOẠCH LIÊN NGÀNH", "SỞ Y TẾ - SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
    "with-the-front": ("ỦY BAN NHÂN DÂN TỈNH NGHỆ AN\nỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH", "KẾ HOẠCH PHỐI HỢP", "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN - ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH"),
    "ministries": ("BỘ TÀI CHÍNH - BỘ NỘI VỤ", "THÔNG TƯ LIÊN TỊCH", "BỘ TÀI CHÍNH - BỘ NỘI VỤ"),
    "police-on-two-lines": ("CÔNG AN TỈNH\nSỞ TƯ PHÁP", "KẾ HOẠCH PHỐI HỢP", "CÔNG AN TỈNH - SỞ TƯ PHÁP"),
    "police": ("CÔNG AN TỈNH - SỞ TƯ PHÁP", "KẾ HOẠCH PHỐI HỢP LIÊN NGÀNH", "CÔNG AN TỈNH - SỞ TƯ PHÁP"),
    "below-the-committee": ("UBND TỈNH NGHỆ AN\nSỞ TÀI CHÍNH - SỞ XÂY DỰNG", "HƯỚNG DẪN LIÊN SỞ", "SỞ TÀI CHÍNH - SỞ XÂY DỰNG TỈNH NGHỆ AN"),
}  # fmt: skip


@pytest.mark.parametrize(("letterhead", "kind", "expected"), JOINT.values(), ids=JOINT.keys())
def test_bodies_that_issue_together(letterhead: str, kind: str, expected: str) -> None:
    head = read(letterhead, kind=kind)
    assert issuer(head) == expected
    assert head.issuer_raw is not None
    assert [n.code.value for n in head.issuer_raw.notes] == ["several_values"]


def test_the_id_of_two_issuers_is_that_of_the_first() -> None:
    read_blocks = blocks("SỞ Y TẾ - SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Số: 6/KHLN-SYT-SGDĐT", "KẾ HOẠCH LIÊN NGÀNH")
    records = build_records(
        Document("a.txt", "0" * 64, "text/plain", TextSource.MARKUP, None, (), read_blocks)
    )
    assert records.document.issuer_id == "so-y-te"
    assert "several_values" in {f.code for f in records.findings if f.field == "issuer_raw"}
