"""Blocks of small pages: reading order, paragraphs, what is no body text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from extract.layout.lines import TextLine
from extract.layout.paragraphs import join_lines
from extract.layout.running_heads import Running, masked
from extract.model import Block, Box, Grid, Paragraph
from extract.paged import read_pdf
from tests.samples.pdf import Sheet, write

LEFT, RIGHT = 85.0, 541.0
"""Edges of the text of the sample pages: lines of 76 letters of 12 points."""
FULL = "Rà soát các quy hoạch đã được phê duyệt và bổ sung nội dung tăng trưởng xa"


def blocks_of(tmp_path: Path, *sheets: Sheet) -> Sequence[Block]:
    return read_pdf(write(tmp_path / "page.pdf", sheets)).blocks


def texts(blocks: Sequence[Block]) -> list[str]:
    return [b.text if isinstance(b, Paragraph) else "[grid]" for b in blocks]


def centred(sheet: Sheet, top: float, text: str, *, bold: bool = True) -> None:
    sheet.text((LEFT + RIGHT - 6 * len(text)) / 2, top, text, bold=bold)


def prose(top: float = 100, lines: int = 10) -> Sheet:
    """A page of one long paragraph with an indented first line."""
    sheet = Sheet().text(LEFT + 30, top, FULL[:70])
    for index in range(1, lines):
        sheet.text(LEFT, top + 16 * index, FULL)
    return sheet


def test_letterhead_is_read_left_then_right(tmp_path: Path) -> None:
    sheet = prose(260)
    sheet.text(90, 60, "ỦY BAN NHÂN DÂN").text(300, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    sheet.text(110, 76, "TỈNH BẮC NINH").text(340, 76, "Độc lập - Tự do - Hạnh phúc")
    sheet.text(105, 110, "Số: 342/KH-UBND").text(330, 112, "Bắc Ninh, ngày 05 tháng 12 năm 2023")
    centred(sheet, 170, "KẾ HOẠCH")
    assert texts(blocks_of(tmp_path, sheet))[:7] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH BẮC NINH",
        "Số: 342/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Bắc Ninh, ngày 05 tháng 12 năm 2023",
        "KẾ HOẠCH",
    ]


def test_addressees_come_before_the_signature(tmp_path: Path) -> None:
    sheet = prose(100, 8)
    sheet.text(85, 300, "Nơi nhận:", 11).text(340, 300, "TM. ỦY BAN NHÂN DÂN", bold=True)
    sheet.lines(85, 315, ["- Thủ tướng Chính phủ;", "- Các sở, ngành;", "- Lưu: VT."], 11, leading=13)
    sheet.text(370, 316, "CHỦ TỊCH", bold=True).text(350, 400, "Nguyễn Hương Giang", bold=True)
    assert texts(blocks_of(tmp_path, sheet))[1:] == [
        "Nơi nhận:",
        "- Thủ tướng Chính phủ;",
        "- Các sở, ngành;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Nguyễn Hương Giang",
    ]


def test_the_nations_name_broken_in_a_narrow_letterhead(tmp_path: Path) -> None:
    sheet = prose(260)
    sheet.text(90, 60, "TỈNH ỦY BẮC NINH").text(340, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA")
    sheet.text(100, 76, "Số: 15-KH/TU").text(390, 76, "VIỆT NAM").text(340, 92, "Độc lập - Tự do - Hạnh phúc")
    assert texts(blocks_of(tmp_path, sheet))[2:4] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
    ]


@pytest.mark.parametrize("shift", [-9, -4, 4, 9])
def test_columns_without_a_common_baseline_are_not_mixed(tmp_path: Path, shift: float) -> None:
    sheet = prose(260, 8)
    sheet.text(90, 60, "ỦY BAN NHÂN DÂN").text(110, 76, "TỈNH BẮC NINH").text(105, 110, "Số: 342/KH-UBND")
    sheet.text(300, 60 + shift, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    sheet.text(340, 76 + shift, "Độc lập - Tự do - Hạnh phúc")
    sheet.text(330, 112 + shift, "Bắc Ninh, ngày 05 tháng 12 năm 2023")
    sheet.text(85, 460, "Nơi nhận:", 11).text(340, 460 + shift, "TM. ỦY BAN NHÂN DÂN", bold=True)
    sheet.lines(85, 475, ["- Thủ tướng Chính phủ;", "- Các sở, ngành;", "- Lưu: VT."], 11, leading=13)
    sheet.text(370, 476 + shift, "CHỦ TỊCH", bold=True).text(350, 560, "Nguyễn Hương Giang", bold=True)
    found = texts(blocks_of(tmp_path, sheet))
    assert found[:3] == ["ỦY BAN NHÂN DÂN", "TỈNH BẮC NINH", "Số: 342/KH-UBND"]
    assert found[3].startswith("CỘNG HÒA") and found[5].startswith("Bắc Ninh")
    assert found[7:] == [
        "Nơi nhận:",
        "- Thủ tướng Chính phủ;",
        "- Các sở, ngành;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Nguyễn Hương Giang",
    ]


def test_labels_before_a_tab_are_no_column(tmp_path: Path) -> None:
    sheet = prose(100, 8)
    for index, text in enumerate(["Rà soát quy hoạch", "Trồng rừng", "Xử lý rác thải", "Tuyên truyền"]):
        sheet.text(LEFT + 20, 260 + 16 * index, f"{index + 1}.").text(LEFT + 50, 260 + 16 * index, text)
    assert texts(blocks_of(tmp_path, sheet))[1:3] == ["1. Rà soát quy hoạch", "2. Trồng rừng"]


def test_title_lines_join_by_style(tmp_path: Path) -> None:
    sheet = prose(260)
    centred(sheet, 100, "QUYẾT ĐỊNH")
    centred(sheet, 116, "Phê duyệt Kế hoạch hành động tăng trưởng xanh")
    centred(sheet, 132, "giai đoạn 2026-2030")
    centred(sheet, 160, "(Kèm theo Quyết định số 1/QĐ-UBND)", bold=False)
    blocks = blocks_of(tmp_path, sheet)
    assert texts(blocks)[:3] == [
        "QUYẾT ĐỊNH",
        "Phê duyệt Kế hoạch hành động tăng trưởng xanh giai đoạn 2026-2030",
        "(Kèm theo Quyết định số 1/QĐ-UBND)",
    ]
    assert all(isinstance(b, Paragraph) and b.centered for b in blocks[:3])


def test_paragraphs_end_where_the_next_word_had_room(tmp_path: Path) -> None:
    sheet = prose(100, 10)
    sheet.text(LEFT, 260, "dòng cuối ngắn.")
    sheet.text(LEFT + 30, 276, "Đoạn thứ hai cũng ngắn.")
    found = texts(blocks_of(tmp_path, sheet))
    assert [found[0][-15:], found[1]] == ["dòng cuối ngắn.", "Đoạn thứ hai cũng ngắn."]


def test_labels_begin_paragraphs(tmp_path: Path) -> None:
    lines = ["1. Mục tiêu chung", "a) Đến năm 2030;", "- Giảm phát thải;", "Điều 2. Hiệu lực."]
    sheet = prose(100, 9)
    for index, text in enumerate(lines):
        sheet.text(LEFT + 30, 260 + 16 * index, text)
    assert texts(blocks_of(tmp_path, sheet))[1:] == lines


def test_paragraph_over_the_page_is_one_with_two_fragments(tmp_path: Path) -> None:
    first, second = prose(100, 40), Sheet()
    second.text(LEFT, 100, "và phần tiếp theo của đoạn văn.")
    for index in range(8):
        second.text(LEFT + 30, 130 + 30 * index, f"{index + 1}. Khoản ngắn;")
    for number, sheet in enumerate((first, second), start=1):
        sheet.text(310, 800, str(number))
    broken = blocks_of(tmp_path, first, second)[0]
    assert isinstance(broken, Paragraph)
    assert [f.place.page for f in broken.fragments] == [1, 2]
    assert broken.text.endswith("xa và phần tiếp theo của đoạn văn.")
    assert broken.fragments[1].text == "và phần tiếp theo của đoạn văn."


def test_footnotes_do_not_break_the_paragraph(tmp_path: Path) -> None:
    first, second = prose(100, 30), Sheet()
    first.text(LEFT, 700, "1", 6).text(LEFT + 6, 698, "Luật Bảo vệ môi trường 2020.", 9)
    second.text(LEFT, 100, "phần còn lại của đoạn.")
    found = blocks_of(tmp_path, first, second)
    assert texts(found)[0].endswith("phần còn lại của đoạn.")
    assert texts(found)[1:] == ["1 Luật Bảo vệ môi trường 2020."]


def test_running_lines_and_page_numbers_are_no_text(tmp_path: Path) -> None:
    sheets = []
    for number in range(1, 5):
        sheet = prose(120, 10)
        head = ("CÔNG BÁO/Số 5/Ngày 01-02-2026", str(40 + number))
        for x, text in zip((200, 420) if number % 2 else (420, 200), head, strict=True):
            sheet.text(x, 50, text)
        sheet.text(310, 800, f"- {number} -")
        sheets.append(sheet)
    assert not [t for t in texts(blocks_of(tmp_path, *sheets)) if "CÔNG BÁO" in t or t.startswith("- ")]


def test_a_line_of_the_text_that_comes_back_at_page_tops_is_kept(tmp_path: Path) -> None:
    """No head on these pages: "Đơn vị chủ trì: …" happens to be the first line of some."""
    sheets = []
    for number in range(1, 10):
        sheet = prose(120, 10)
        sheet.text(
            LEFT + 30,
            90,
            "Đơn vị chủ trì: Bộ Công an." if number in (2, 5, 9) else f"Câu thứ {'ab' * number}.",
        )
        sheet.text(310, 800, str(number))
        sheets.append(sheet)
    assert sum(t.startswith("Đơn vị chủ trì") for t in texts(blocks_of(tmp_path, *sheets))) == 3


def test_captions_that_come_back_are_kept(tmp_path: Path) -> None:
    sheets = []
    for number in range(1, 5):
        sheet = prose(150, 8)
        centred(sheet, 60, f"Phụ lục {number}")
        sheets.append(sheet)
    assert [t for t in texts(blocks_of(tmp_path, *sheets)) if t.startswith("Phụ lục")] == [
        f"Phụ lục {number}" for number in range(1, 5)
    ]


def test_signature_stamp_is_no_text(tmp_path: Path) -> None:
    sheet = prose(120, 10)
    sheet.lines(20, 10, ["Ký bởi: VĂN PHÒNG", "Cơ quan: UBND TỈNH", "Ngày ký: 27-05-2026"], 7, leading=8)
    assert len(blocks_of(tmp_path, sheet)) == 1


def test_caption_and_unit_note_stand_before_their_table(tmp_path: Path) -> None:
    sheet = Sheet(842, 595)
    sheet.text(380, 60, "Phụ lục II", bold=True).text(640, 90, "ĐVT: triệu đồng")
    sheet.table(
        (80, 120, 500, 760), (110, 140, 170), (("STT", "Nội dung", "Kinh phí"), ("1", "Trồng rừng", "500"))
    )
    sheet.text(80, 190, "Ghi chú: số liệu dự kiến.")
    found = blocks_of(tmp_path, prose(100, 10), sheet)
    assert texts(found)[1:] == ["Phụ lục II", "ĐVT: triệu đồng", "[grid]", "Ghi chú: số liệu dự kiến."]


def test_places_on_a_turned_page_are_those_of_the_page_as_printed(tmp_path: Path) -> None:
    sheet = Sheet()
    for x in (100, 140, 180):
        sheet.line(x, 200, x, 700)
    for y in (200, 450, 700):
        sheet.line(100, y, 180, y)
    sheet.text(112, 680, "STT", 10, upward=True).text(112, 430, "Nội dung", 10, upward=True)
    sheet.text(152, 680, "1", 10, upward=True).text(152, 430, "Trồng cây", 10, upward=True)
    [grid] = blocks_of(tmp_path, sheet)
    assert isinstance(grid, Grid)
    assert [c.text for c in grid.cells] == ["STT", "Nội dung", "1", "Trồng cây"]
    box = grid.cells[3].fragment.place.box
    assert box is not None
    assert 140 < box.x0 < box.x1 < 180
    assert 200 < box.top < box.bottom < 450


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["giai đoạn 2021-", "2025"], "giai đoạn 2021-2025"),
        (["số 337/QĐ-", "UBND"], "số 337/QĐ-UBND"),
        (["kinh tế -", "xã hội"], "kinh tế - xã hội"),
        (["một", "hai"], "một hai"),
    ],
)
def test_lines_join(lines: list[str], text: str) -> None:
    assert join_lines(lines) == text


def test_masked_ignores_figures_and_order() -> None:
    assert masked("46 CÔNG BÁO/Số 9") == masked("CÔNG BÁO/Số 10 47")


def running_lines(texts: Sequence[str], *, recognised: bool) -> frozenset[str]:
    """What runs of lines at one height near the top of each page."""
    running = Running()
    for page, text in enumerate(texts, start=1):
        line = TextLine(page, text, Box(60, 50, 400, 62), 10.0, 20.0)
        running.count([line], 842.0, recognised=recognised)
    return running.texts()


def test_a_running_head_that_comes_back_misread_is_one() -> None:
    heads = [
        "CÔNG BÁO/Số 1091/Ngày 03-11-2023",
        "'CÔNG BÁO/Só 1091/Ngày 03-11-2023",
        "CÔNG BÁO/Sô 1091/Ngày 03-11-2023",
    ]
    assert all(masked(head) in running_lines(heads, recognised=True) for head in heads)
    assert running_lines(heads, recognised=False) == frozenset()
    others = ["Kế hoạch của tỉnh Cao Bằng", "Quyết định của Thủ tướng", "Nghị quyết của Chính phủ"]
    assert running_lines(others, recognised=True) == frozenset()
