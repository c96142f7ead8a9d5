"""Number and date that were stamped into a letterhead that left them open."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String

from extract.model import Block, Fragment, Paragraph, Place
from extract.model.head import Head
from extract.official.head import read_head
from extract.paged import read_pdf
from tests.samples.pdf import Sheet, write

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
DAY = date(2026, 3, 5)


def read(left: str, right: str) -> Head:
    text = f"UBND TỈNH LẠNG SƠN\n{left}\n{MOTTO}\n{right}\nKẾ HOẠCH\nTrồng rừng\nI. MỤC TIÊU\n1. Trồng mới"
    blocks: list[Block] = [
        Paragraph(x, (Fragment(x, Place(line=n)),)) for n, x in enumerate(text.split("\n"), 1)
    ]
    return read_head(blocks)


def found(head: Head) -> tuple[str | None, date | None]:
    return head.number.value if head.number else None, head.issued_on.value if head.issued_on else None


STAMPED = {
    "above": ("118\nSố: /KH-UBND", "05 3\nLạng Sơn, ngày tháng năm 2026"),
    "below": ("Số:      /KH-UBND\n118", "Lạng Sơn, ngày     tháng     năm 2026\n05   3"),
    "whole": ("118/KH-UBND\nSố: /KH-UBND", "05/3/2026\nLạng Sơn, ngày … tháng … năm …"),
    "day-alone": ("118\nSố: …/KH-UBND", "5\nLạng Sơn, ngày … tháng 3 năm 2026"),
    "party": ("118\nSố      -KH/TU", "05 3\nLạng Sơn, ngày tháng năm 2026"),
}  # fmt: skip


@pytest.mark.parametrize(("left", "right"), STAMPED.values(), ids=STAMPED.keys())
def test_figures_beside_an_open_place_fill_it_and_it_is_told(left: str, right: str) -> None:
    head = read(left, right)
    letters = "118-KH/TU" if "TU" in left else "118/KH-UBND"
    assert found(head) == (letters, DAY)
    assert head.number is not None
    assert head.issued_on is not None
    notes = [*head.number.notes, *head.issued_on.notes]
    assert [n.severity.value for n in notes] == ["warning", "warning"]


NOT_STAMPED = {
    "another-act": ("45/QĐ-UBND\nSố: /KH-UBND", "Lạng Sơn, ngày tháng năm 2026"),
    "another-year": ("Số: /KH-UBND", "05/3/2025\nLạng Sơn, ngày tháng năm 2026"),
    "too-few-figures": ("Số: /KH-UBND", "5\nLạng Sơn, ngày tháng năm 2026"),
    "no-such-day": ("Số: /KH-UBND", "31 2\nLạng Sơn, ngày tháng năm 2026"),
    "number-of-the-page": ("Số: /KH-UBND", "Lạng Sơn, ngày tháng năm 2026"),
}  # fmt: skip


@pytest.mark.parametrize(("left", "right"), NOT_STAMPED.values(), ids=NOT_STAMPED.keys())
def test_other_figures_fill_nothing(left: str, right: str) -> None:
    head = read(left, right)
    assert found(head) == (None, None)
    assert head.empty_number is not None


def test_annotations_over_the_letterhead_of_a_pdf(tmp_path: Path) -> None:
    sheet = Sheet()
    for x, y, text in (
        (60, 60, "ỦY BAN NHÂN DÂN"), (60, 76, "TỈNH LẠNG SƠN"), (60, 96, "Số:            /KH-UBND"),
        (300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), (330, 76, "Độc lập - Tự do - Hạnh phúc"),
        (310, 96, "Lạng Sơn, ngày         tháng         năm 2026"), (250, 140, "KẾ HOẠCH"), (200, 156, "Trồng rừng phòng hộ"),
        (60, 190, "Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;"), (60, 210, "I. MỤC TIÊU"), (60, 230, "1. Trồng mới 500 ha rừng."),
    ):  # fmt: skip
        sheet = sheet.text(x, y, text, 11)
    stamps = ((85, 112, "118"), (388, 404, "05"), (448, 460, "3"))
    with Pdf.open(write(tmp_path / "plain.pdf", [sheet])) as pdf:
        pdf.pages[0].Annots = Array(
            [
                pdf.make_indirect(
                    Dictionary(
                        Type=Name.Annot,
                        Subtype=Name.FreeText,
                        Rect=Array([x0, 842 - 99, x1, 842 - 84]),
                        Contents=String(text),
                        DA=String("/Helv 11 Tf"),
                    )
                )
                for x0, x1, text in stamps
            ]
        )
        pdf.save(tmp_path / "stamped.pdf")
    assert found(read_head(read_pdf(tmp_path / "stamped.pdf", twice=False).blocks)) == ("118/KH-UBND", DAY)
