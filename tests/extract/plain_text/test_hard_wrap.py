"""Lines that break inside a sentence are one paragraph again; lines that stand for themselves stay apart."""

from __future__ import annotations

import random
import textwrap

import pytest

from extract.markup.markdown import markdown_blocks
from extract.model import Paragraph

PARAGRAPHS = [
    "I. MỤC TIÊU ĐẾN NĂM 2030",
    "1. Tỷ lệ diện tích lúa áp dụng canh tác tiết kiệm nước đạt 60% trên toàn bộ diện tích lúa của tỉnh.",
    "- Giảm 120.000 tCO2/năm trong ngành xi măng, 05 - 06% mỗi năm theo Nghị quyết số 71/NQ-CP ngày 20 tháng 5 năm 2022.",
    "a) Chủ trì, phối hợp với các sở, ban, ngành và Ủy ban nhân dân các xã, phường tổ chức thực hiện Kế hoạch này;",
    "II. NHIỆM VỤ VÀ GIẢI PHÁP CHỦ YẾU VỀ PHÁT TRIỂN NÔNG NGHIỆP SINH THÁI TRÊN ĐỊA BÀN TỈNH",
    "+ Tổng sản phẩm Xoài tham gia xuất khẩu đến năm 2030 đạt 18.000 tấn; thị trường: Trung Quốc, Úc, Nhật Bản.",
    "Các sở, ngành căn cứ chức năng, nhiệm vụ được giao tổ chức thực hiện; định kỳ báo cáo Ủy ban nhân dân tỉnh.",
]


def texts(lines: list[str]) -> list[str]:
    return [block.text for block in markdown_blocks(lines) if isinstance(block, Paragraph)]


@pytest.mark.parametrize("seed", range(20))
def test_paragraphs_between_blank_lines(seed: int) -> None:
    chance = random.Random(seed)
    size = chance.randint(28, 90)
    lines: list[str] = []
    for text in PARAGRAPHS:
        marked = f"**{text}**" if text.isupper() else text.replace("Chủ trì", "*Chủ trì*")
        lines += [*textwrap.wrap(marked, size, break_on_hyphens=False), ""]
    assert texts(lines) == PARAGRAPHS


@pytest.mark.parametrize("seed", range(20))
def test_paragraphs_without_blank_lines(seed: int) -> None:
    size = random.Random(seed).randint(60, 100)
    lines = [
        line
        for text in PARAGRAPHS
        for line in textwrap.wrap(f"**{text}**" if text.isupper() else text, size, break_on_hyphens=False)
    ]
    assert texts(lines) == PARAGRAPHS


@pytest.mark.parametrize(
    "lines",
    [
        ["ỦY BAN NHÂN DÂN", "TỈNH YÊN BÁI", "Số: 118/KH-UBND", "KẾ HOẠCH", "Thực hiện tăng trưởng xanh"],
        ["1. Mục tiêu cụ thể", "a) Tỷ lệ che phủ rừng đạt 63%.", "b) Tỷ lệ dùng nước sạch đạt 98%."],
        [
            "1. Yêu cầu",
            "* Phân công rõ việc.",
            "* Bám sát kế hoạch.",
            "* Báo cáo đúng hạn.",
            "* Kiểm tra việc làm.",
        ],
    ],
)
def test_a_text_of_one_paragraph_a_line_stays_as_it_is(lines: list[str]) -> None:
    assert texts(lines) == lines


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        (["Số:", "12/KH-UBND"], ["Số: 12/KH-UBND"]),
        (["**I. MỤC", "ĐÍCH, YÊU CẦU**"], ["I. MỤC ĐÍCH, YÊU CẦU"]),
        (["**V. CHẾ ĐỘ", "BÁO CÁO**"], ["V. CHẾ ĐỘ BÁO CÁO"]),
        (["phát triển kinh tế", "- xã hội của tỉnh"], ["phát triển kinh tế - xã hội của tỉnh"]),
        (["tăng bình quân 05", "- 06%/năm."], ["tăng bình quân 05 - 06%/năm."]),
        (["**TM. ỦY BAN NHÂN DÂN**", "**CHỦ TỊCH**"], ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (["giảm 120.000 tCO", "2", "/năm trong ngành"], ["giảm 120.000 tCO 2 /năm trong ngành"]),
    ],
    ids=[
        "number",
        "bold heading",
        "type in a heading",
        "dash in a word",
        "dash between figures",
        "signature",
        "subscript",
    ],
)
def test_lines_in_a_wrapped_text(lines: list[str], joined: list[str]) -> None:
    wrapped = [
        "",
        "Thực hiện Nghị quyết số",
        "71/NQ-CP của Chính phủ về",
        "phát triển nông nghiệp,",
        "nông thôn.",
        "",
    ]
    assert texts([*wrapped, *lines])[1:] == joined


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("**1. **Duy trì tốc độ", "1. Duy trì tốc độ"),
        ("*Căn cứ Luật Đất đai; *", "Căn cứ Luật Đất đai;"),
        ("*- Các sản phẩm trái cây**: *Tổng sản phẩm", "- Các sản phẩm trái cây: Tổng sản phẩm"),
        ("Tỷ lệ = b/a * 100%", "Tỷ lệ = b/a * 100%"),
        ("(*) Số ước tính", "(*) Số ước tính"),
    ],
)
def test_marks_beside_spaces(marked: str, text: str) -> None:
    assert texts([marked]) == [text]
