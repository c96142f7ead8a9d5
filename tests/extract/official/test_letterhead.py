"""A document's number, issuer and date come from its own head, never from an act that it cites."""

from __future__ import annotations

from datetime import date

import pytest

from extract.markup.markdown import markdown_blocks
from extract.model import Block, Document, Fragment, Grid, GridCell, Paragraph, Place, TextSource
from extract.model.head import Head, HeadField
from extract.official.head import read_head
from schema.build.document import HeadOverrides, identify

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BASES = "Căn cứ Quyết định số 99/QĐ-TTg ngày 01 tháng 02 năm 2019 của Thủ tướng Chính phủ;\nI. MỤC TIÊU\n1. Trồng rừng"
CONSOLIDATES = (
    "Thông tư số 10/2023/TT-BKHĐT ngày 01 tháng 11 năm 2023 của Bộ trưởng Bộ Kế hoạch và Đầu tư quy định Bộ chỉ tiêu thống kê, "
    "có hiệu lực kể từ ngày 15 tháng 12 năm 2023, được sửa đổi, bổ sung bởi:\n"
    "Thông tư số 05/2024/TT-BKHĐT ngày 20 tháng 6 năm 2024 của Bộ trưởng Bộ Kế hoạch và Đầu tư, có hiệu lực kể từ ngày 05 tháng 8 năm 2024.\n"
    "Căn cứ Luật Thống kê ngày 23 tháng 11 năm 2015;\nĐiều 1. Phạm vi"
)
LAW = (
    "LUẬT\nĐẤT ĐAI\nLuật Đất đai số 45/2013/QH13 ngày 29 tháng 11 năm 2013 của Quốc hội, có hiệu lực kể từ ngày 01 tháng 7 năm 2014, "
    "được sửa đổi, bổ sung bởi:\nLuật số 35/2018/QH14 ngày 20 tháng 11 năm 2018 của Quốc hội sửa đổi, bổ sung một số điều, có hiệu lực kể từ ngày 01 tháng 01 năm 2019.\n"
    "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\nĐiều 1. Phạm vi điều chỉnh\nLuật này quy định chế độ sở hữu đất đai.\n"
)


def blocks(text: str) -> list[Block]:
    return [
        Paragraph(line.strip(), (Fragment(line.strip(), Place(line=n)),))
        for n, line in enumerate(text.strip().split("\n"), 1)
    ]


def value(field: HeadField[object] | None) -> object:
    return field.value if field else None


def identity(head: Head) -> tuple[object, object, object]:
    return value(head.number), value(head.issuer_raw), value(head.issued_on)


UBND = "ỦY BAN NHÂN DÂN TỈNH LÀO CAI"
OWN = {
    "vbhn-ministry": (
        f"BỘ TÀI CHÍNH\n{MOTTO}Số: 12/VBHN-BTC\nHà Nội, ngày 05 tháng 3 năm 2025\nTHÔNG TƯ\nQuy định Bộ chỉ tiêu thống kê\n{CONSOLIDATES}",
        ("12/VBHN-BTC", "BỘ TÀI CHÍNH", date(2025, 3, 5)),
    ),
    "vbhn-on-one-line": (
        f"BỘ TÀI CHÍNH\n{MOTTO}Số: 12/VBHN-BTC    Hà Nội, ngày 05 tháng 3 năm 2025\nTHÔNG TƯ\nQuy định Bộ chỉ tiêu thống kê\n{CONSOLIDATES}",
        ("12/VBHN-BTC", "BỘ TÀI CHÍNH", date(2025, 3, 5)),
    ),
    "vbhn-behind-place-and-date": (
        f"BỘ TÀI CHÍNH\n{MOTTO}Hà Nội, ngày 05 tháng 3 năm 2025   Số: 12/VBHN-BTC\nTHÔNG TƯ\nQuy định Bộ chỉ tiêu\n{CONSOLIDATES}",
        ("12/VBHN-BTC", "BỘ TÀI CHÍNH", date(2025, 3, 5)),
    ),
    "vbhn-of-the-gazette": (
        f"VĂN BẢN HỢP NHẤT\nBỘ TÀI CHÍNH\n{MOTTO}THÔNG TƯ\nQuy định Bộ chỉ tiêu thống kê\nSố: 12/VBHN-BTC\n{CONSOLIDATES}",
        ("12/VBHN-BTC", "BỘ TÀI CHÍNH", None),
    ),
    "vbhn-national-assembly": (
        f"VĂN PHÒNG QUỐC HỘI\n{MOTTO}Số: 15/VBHN-VPQH\nHà Nội, ngày 11 tháng 12 năm 2018\n{LAW}",
        ("15/VBHN-VPQH", "VĂN PHÒNG QUỐC HỘI", date(2018, 12, 11)),
    ),
    "vbhn-authenticated-at-its-end": (
        f"VĂN PHÒNG QUỐC HỘI\n{MOTTO}{LAW}XÁC THỰC VĂN BẢN HỢP NHẤT\nSố: 15/VBHN-VPQH\nHà Nội, ngày 11 tháng 12 năm 2018\nCHỦ NHIỆM",
        ("15/VBHN-VPQH", "VĂN PHÒNG QUỐC HỘI", date(2018, 12, 11)),
    ),
    "vbhn-with-a-form-of-the-circular": (
        f"BỘ TÀI CHÍNH\n{MOTTO}Số: 12/VBHN-BTC\nTHÔNG TƯ\nQuy định Bộ chỉ tiêu\n{CONSOLIDATES}\nPHỤ LỤC\n(Ban hành kèm theo Thông tư số 10/2023/TT-BKHĐT ngày 01 tháng 11 năm 2023 của Bộ trưởng)",
        ("12/VBHN-BTC", "BỘ TÀI CHÍNH", None),
    ),
    "vbhn-under-the-number-of-the-act": (
        f"BỘ TÀI CHÍNH\n{MOTTO}Số: 10/2023/TT-BKHĐT\nTHÔNG TƯ\nQuy định Bộ chỉ tiêu\n{CONSOLIDATES}",
        (None, "BỘ TÀI CHÍNH", None),
    ),
    "number-below-a-label": (
        f"{UBND}\n{MOTTO}Số:\n12/KH-UBND\nLào Cai, ngày 05 tháng 3 năm 2021\nKẾ HOẠCH\nTrồng rừng\n{BASES}",
        ("12/KH-UBND", UBND, date(2021, 3, 5)),
    ),
    "letters-below-the-figures": (
        f"{UBND}\nSố: 12\n/KH-UBND\n{MOTTO}Lào Cai, ngày 05 tháng 3 năm 2021\nKẾ HOẠCH\nTrồng rừng\n{BASES}",
        ("12/KH-UBND", UBND, date(2021, 3, 5)),
    ),
    "letters-broken": (
        f"{UBND}\nSố: 12/KH-\nUBND\n{MOTTO}Lào Cai, ngày 05 tháng 3 năm 2021\nKẾ HOẠCH\nTrồng rừng\n{BASES}",
        ("12/KH-UBND", UBND, date(2021, 3, 5)),
    ),
    "number-after-the-title": (
        f"{UBND}\nKẾ HOẠCH\nTrồng rừng năm 2021\nSố: 12 /KH-UBND\nLào Cai, ngày 05 tháng 3 năm 2021\n{BASES}",
        ("12/KH-UBND", UBND, date(2021, 3, 5)),
    ),
    "title-cites-on-a-line-of-its-own": (
        f"{UBND}\n{MOTTO}KẾ HOẠCH\nTRIỂN KHAI THỰC HIỆN NGHỊ QUYẾT\nSỐ 214/NQ-CP NGÀY 23/7/2025 CỦA CHÍNH PHỦ\n{BASES}",
        (None, UBND, None),
    ),
    "title-cites": (
        f"{UBND}\n{MOTTO}Số: 308/KH-UBND\nKẾ HOẠCH\nTHỰC HIỆN NGHỊ QUYẾT SỐ 48/NQ-CP NGÀY 03/4/2023 CỦA CHÍNH PHỦ\n{BASES}",
        ("308/KH-UBND", UBND, None),
    ),
    "date-in-a-sentence-of-the-head": (
        f"{UBND}\n{MOTTO}Số: 308/KH-UBND\nKẾ HOẠCH\nTriển khai kết luận tại hội nghị ở Hà Nội, ngày 03 tháng 4 năm 2023\n{BASES}",
        ("308/KH-UBND", UBND, None),
    ),
    "basis-first": (
        f"{UBND}\n{MOTTO}KẾ HOẠCH\nTrồng rừng\nThực hiện Kế hoạch số 9/KH-UBND ngày 02 tháng 02 năm 2020 của tỉnh;\nI. MỤC TIÊU",
        (None, UBND, None),
    ),
    "clause-attached-to-another-act": (
        f"{UBND}\n{MOTTO}KẾ HOẠCH\nTrồng rừng\nI. MỤC TIÊU\nTheo Quy chế ban hành kèm theo Quyết định số 193/2001/QĐ-TTg ngày 20 tháng 12 năm 2001.",
        (None, UBND, None),
    ),
    "form-of-a-circular": (
        f"{UBND}\n{MOTTO}KẾ HOẠCH\nTrồng rừng\nI. MỤC TIÊU./.\nPHỤ LỤC I\nMẪU BÁO CÁO\n(Kèm theo Thông tư số 55/2023/TT-BTC ngày 15 tháng 8 năm 2023 của Bộ Tài chính)",
        (None, UBND, None),
    ),
    "date-of-another-attached-act": (
        "UBND TỈNH LÀO CAI\nSố: 5/QĐ-UBND\nQUYẾT ĐỊNH\nBan hành Quy chế\nĐiều 1. Ban hành./.\nPHỤ LỤC\n(Kèm theo Quyết định số 193/2001/QĐ-TTg ngày 20 tháng 12 năm 2001)",
        ("5/QĐ-UBND", "UBND TỈNH LÀO CAI", None),
    ),
    "attaching-decision-serves": (
        "KẾ HOẠCH\nTRỒNG RỪNG TỈNH LÀO CAI\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 03 tháng 4 năm 2024\ncủa Ủy ban nhân dân tỉnh Lào Cai)\nI. MỤC TIÊU",
        ("12/QĐ-UBND", "Ủy ban nhân dân tỉnh Lào Cai", date(2024, 4, 3)),
    ),
    "own-name-first": (
        "Quyết định của Thủ tướng Chính phủ số 115/2004/QĐ-TTg ngày 25 tháng 6 năm 2004 về việc sửa đổi Quy chế ban hành kèm theo Quyết định số 193/2001/QĐ-TTg ngày 20 tháng 12 năm 2001\nCăn cứ Luật Tổ chức Chính phủ;\nĐiều 1. Sửa đổi",
        ("115/2004/QĐ-TTg", "Thủ tướng Chính phủ", date(2004, 6, 25)),
    ),
    "behind-a-portals-menu": (
        "Trang chủ\nVăn bản mới\n1. Quyết định số 7/QĐ-UBND ngày 02 tháng 01 năm 2025\n2. Giới thiệu\nSố hiệu:\n5/QĐ-UBND\n"
        + "Tin tức\nLiên hệ\n" * 40
        + f"{UBND}\n{MOTTO}Số: 12/KH-UBND\nLào Cai, ngày 05 tháng 3 năm 2021\nKẾ HOẠCH\nTrồng rừng\n{BASES}",
        ("12/KH-UBND", UBND, date(2021, 3, 5)),
    ),
    "label-alone": (
        f"{UBND}\nSố\n: 118\n/KH-UBND\n{MOTTO}Lào Cai,\nngày 05 tháng 3\nnăm 2021\nKẾ HOẠCH\nTrồng rừng\n{BASES}",
        ("118/KH-UBND", UBND, date(2021, 3, 5)),
    ),
    "broken-over-three-lines": (
        f"{UBND}\nSố:118/KHLN-\nSYT-\nSGDĐT\n{MOTTO}Lào Cai, ngày\n05 tháng 3 năm\n2021\nKẾ HOẠCH\nTrồng rừng\n{BASES}",
        ("118/KHLN-SYT-SGDĐT", UBND, date(2021, 3, 5)),
    ),
    "broken-beside-place-and-date": (
        f"{UBND}\n{MOTTO}Số: 18/KH-   Lào Cai, ngày 5 tháng 3 năm 2021\nUBND\nKẾ HOẠCH\nTrồng rừng\n{BASES}",
        ("18/KH-UBND", UBND, date(2021, 3, 5)),
    ),
    "broken-over-the-place": (
        f"{UBND}\n{MOTTO}Số: 18/KH-\nLào Cai, ngày 5 tháng 3 năm 2021\nUBND\nKẾ HOẠCH\nTrồng rừng\n{BASES}",
        ("18/KH-UBND", UBND, date(2021, 3, 5)),
    ),
    "month-broken": (
        f"{UBND}\nSố: 18/KH-UBND\n{MOTTO}Lào Cai, ngày 5 tháng\n3 năm\n2021\nKẾ HOẠCH\nTrồng rừng\n{BASES}",
        ("18/KH-UBND", UBND, date(2021, 3, 5)),
    ),
    "party": (
        "TỈNH ỦY LÀO CAI\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 57-KH/TU\nLào Cai, ngày 05 tháng 3 năm 2021\nKẾ HOẠCH\nthực hiện Nghị quyết số 57-NQ/TW\nI. MỤC TIÊU",
        ("57-KH/TU", "TỈNH ỦY LÀO CAI", date(2021, 3, 5)),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OWN.values(), ids=OWN.keys())
def test_number_issuer_and_date_are_the_documents_own(
    text: str, expected: tuple[str | None, str | None, date | None]
) -> None:
    assert identity(read_head(blocks(text))) == expected


@pytest.mark.parametrize(
    "place",
    [
        "Số:      /KH-UBND",
        "Số: ……/KH-UBND",
        "Số: ___ /KH-UBND",
        "Số:",
        "Số: /KH-UBND",
        "Số: 4/6?/KH-UBND",
        "Só:##6 /KH-UBND",
        "Số:      /2025/KH-UBND",
        "Số: [số văn bản]/KH-UBND",
        "Số: <<so>>/KH-UBND",
    ],
)
@pytest.mark.parametrize(
    "behind",
    [
        "KẾ HOẠCH\nTHỰC HIỆN NGHỊ QUYẾT SỐ 48/NQ-CP NGÀY 03/4/2023 CỦA CHÍNH PHỦ\n",
        "KẾ HOẠCH\nTrồng rừng\nThực hiện Kế hoạch số 9669/KH-UBND ngày 24/12/2025 của UBND tỉnh\n",
        "KẾ HOẠCH\nTrồng rừng\nCăn cứ Quyết định số 12/QĐ-UBND ngày 03/4/2024 của UBND tỉnh;\nI. MỤC TIÊU./.\nPHỤ LỤC\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND ngày 03/4/2024 của UBND tỉnh)\n",
    ],
    ids=["title-cites", "basis", "attached-to-another"],
)
def test_an_empty_place_stays_empty(place: str, behind: str) -> None:
    head = read_head(blocks(f"{UBND}\n{place}\n{MOTTO}Lào Cai, ngày    tháng    năm 2025\n{behind}{BASES}"))
    assert identity(head) == (None, UBND, None)
    assert head.empty_number is not None
    assert head.empty_number.startswith("S")


def test_what_an_appendix_says_of_an_empty_number_is_told() -> None:
    text = f"{UBND}\nSố:     /KH-UBND\n{MOTTO}KẾ HOẠCH\nTrồng rừng\n{BASES}./.\nPHỤ LỤC\n(Kèm theo Kế hoạch số 12/KH-UBND ngày 03/4/2024 của UBND tỉnh Lào Cai)"
    head = read_head(blocks(text))
    assert head.number is not None
    assert (head.number.value, [n.severity.value for n in head.number.notes]) == ("12/KH-UBND", ["warning"])


CELLS = (
    ("UBND TỈNH LÀO CAI", "SỞ TÀI CHÍNH", "Số:", "12/KH-STC"),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Lào Cai, ngày 05 tháng 3", "năm 2021"),
)  # fmt: skip


def test_a_letterhead_in_a_layout_table() -> None:
    cells = tuple(
        GridCell(0, n, 1, 1, "\n".join(lines), Fragment("\n".join(lines), Place()), lines)
        for n, lines in enumerate(CELLS)
    )
    head = read_head(
        [
            Grid(None, Place(), 1, 2, cells),
            *blocks(f"KẾ HOẠCH\nTHỰC HIỆN QUYẾT ĐỊNH SỐ 7/QĐ-TTG NGÀY 02/01/2021\n{BASES}"),
        ]
    )
    assert identity(head) == ("12/KH-STC", "SỞ TÀI CHÍNH TỈNH LÀO CAI", date(2021, 3, 5))


CONVERTED = """Số hiệu:
|
7/QĐ-UBND
|

|
**ỦY BAN NHÂN
DÂN **
TỈNH LÀO CAI
-------
|
**CỘNG HÒA XÃ
HỘI CHỦ NGHĨA VIỆT NAM**
Độc lập - Tự do - Hạnh phúc
---------------
|
|
Số:
12/KH-UBND
|
*Lào Cai, ngày
05 tháng 3 năm 2021*
|
**KẾ HOẠCH
TRỒNG RỪNG**
*Căn cứ Luật Lâm nghiệp số 16/2017/QH14;*
I. MỤC TIÊU
"""


def test_a_letterhead_that_a_converter_wrapped() -> None:
    paragraphs = blocks("\n".join(line for line in CONVERTED.splitlines() if line))
    for read in (paragraphs, markdown_blocks(CONVERTED.splitlines())):
        assert identity(read_head(read)) == ("12/KH-UBND", "ỦY BAN NHÂN DÂN TỈNH LÀO CAI", date(2021, 3, 5))


def test_the_province_of_ho_chi_minh_city() -> None:
    head = read_head(
        blocks(f"ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH\n{MOTTO}Số: 12/KH-UBND\nKẾ HOẠCH\nTrồng rừng\n{BASES}")
    )
    document = Document("a.txt", "0" * 64, "text/plain", TextSource.MARKUP, None, (), ())
    province = identify(document, head, HeadOverrides()).province
    assert province is not None
    assert province.code == "79"


STAMPS = {
    "over-the-letterhead": f"Số: 118/KH-UBND\nThời gian ký: 05/03/2026 16:20:11 +07:00\n{UBND}\nSố:        /KH-UBND\n{MOTTO}Lào Cai, ngày     tháng     năm 2026\n",
    "without-place-and-date": f"{UBND}\nSố: 118/KH-UBND\n{MOTTO}Ký bởi: Ủy ban nhân dân tỉnh Lào Cai\nNgày ký: 05-03-2026 10:22:31 +07:00\n",
    "year-first": f"Ký bởi: UBND tỉnh\nNgày ký: 2026-03-05 10:22\n{UBND}\nSố: 118/KH-UBND\n{MOTTO}Lào Cai, ngày … tháng 3 năm 2026\n",
    "on-one-line": f"Người ký: Ủy ban nhân dân tỉnh Lào Cai Thời gian ký: 05.03.2026 16:20\n{UBND}\nSố: 118/KH-UBND\n{MOTTO}",
    "portal": f"Số ký hiệu: 118/KH-UBND\nNgày ký: 05/03/2026\n{UBND}\nSố: 118/KH-UBND\n{MOTTO}",
}  # fmt: skip


@pytest.mark.parametrize("stamp", STAMPS.values(), ids=STAMPS.keys())
def test_the_stamp_of_a_signature_dates_a_head_that_is_not_dated(stamp: str) -> None:
    head = read_head(blocks(f"{stamp}KẾ HOẠCH\nTrồng rừng\n{BASES}"))
    assert identity(head) == ("118/KH-UBND", UBND, date(2026, 3, 5))
    assert head.issued_on is not None
    assert [n.severity.value for n in head.issued_on.notes] == ["warning"]


def test_the_date_of_a_head_goes_before_that_of_a_signature() -> None:
    head = read_head(
        blocks(
            f"Ngày ký: 06-03-2026 10:22\n{UBND}\nSố: 118/KH-UBND\n{MOTTO}Lào Cai, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\nTrồng rừng\n{BASES}"
        )
    )
    assert identity(head) == ("118/KH-UBND", UBND, date(2026, 3, 5))
