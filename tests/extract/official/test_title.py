"""The title of a document: not the sentence behind it, not the kind before it, not another act's."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.model import Block, Fragment, Paragraph, Place
from extract.official.head import read_head
from extract.read import read_document

LETTERHEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Lạng Sơn, ngày 05 tháng 3 năm 2026\n"
)
ENDS = "\nI. MỤC TIÊU\n1. Trồng rừng"


def blocks(text: str, bold: tuple[str, ...] = ()) -> list[Block]:
    return [
        Paragraph(line, (Fragment(line, Place(line=n)),), bold=line in bold)
        for n, line in enumerate(text.split("\n"), 1)
    ]


def title(text: str, bold: tuple[str, ...] = ()) -> str | None:
    found = read_head(blocks(LETTERHEAD + text + ENDS, bold)).title
    return found.value if found else None


PREAMBLES = {
    "puts-in-force": "Ủy ban nhân dân tỉnh ban hành Kế hoạch phát triển kinh tế số với các nội dung chủ yếu sau:",
    "several-sentences": "Trong những năm qua, chuyển đổi số đã đạt nhiều kết quả; tuy nhiên còn hạn chế. UBND tỉnh ban hành Kế hoạch như sau:",
    "carries-out": "Triển khai Chương trình hành động số 45-CTr/TU ngày 12/9/2025 của Tỉnh ủy, UBND tỉnh xây dựng Kế hoạch như sau:",
    "begins-with-a-year": "Năm 2025, thiên tai diễn biến phức tạp, gây thiệt hại trên 1.200 tỷ đồng.",
    "begins-with-an-act": "Nghị quyết số 76/NQ-CP ngày 15/7/2021 đã xác định nhiệm vụ giai đoạn 2021 - 2030; để thực hiện, UBND tỉnh yêu cầu:",
    "hard-wrapped": "Được sự đồng ý của Tỉnh ủy tại Thông báo số 12-TB/TU; UBND tỉnh\nban hành Kế hoạch với những nội dung sau đây:",
    "addressees": "Kính gửi: Các sở, ban, ngành",
}  # fmt: skip


@pytest.mark.parametrize("preamble", PREAMBLES.values(), ids=PREAMBLES.keys())
@pytest.mark.parametrize("named", ["Phát triển kinh tế số năm 2026", "PHÁT TRIỂN KINH TẾ SỐ\nTRÊN ĐỊA BÀN TỈNH NĂM 2026"])  # fmt: skip
def test_the_sentence_behind_a_title_is_none_of_it(named: str, preamble: str) -> None:
    assert title(f"KẾ HOẠCH\n{named}\n{preamble}") == named.replace("\n", " ")


def test_a_paragraph_in_another_weight_is_none_of_a_bold_title() -> None:
    behind = "Ủy ban nhân dân tỉnh giao các sở, ban, ngành tổ chức thực hiện theo biểu"
    named = "Phát triển kinh tế số"
    assert title(f"KẾ HOẠCH\n{named}\n{behind}", bold=("KẾ HOẠCH", named)) == named


WHOLE = {
    "lines": ("Phát triển du lịch cộng đồng\ntrên địa bàn tỉnh\nLạng Sơn năm 2026", None),
    "full-stop": ("Phát triển du lịch cộng đồng trên địa bàn tỉnh\nnăm 2026.", None),
    "years-in-brackets": ("Phát triển du lịch cộng đồng\n(giai đoạn 2026 - 2030)", None),
    "breaks-off-before-a-body": ("THỰC HIỆN NGHỊ QUYẾT SỐ 45/NQ-HĐND CỦA\nHỘI ĐỒNG NHÂN DÂN TỈNH", None),
    "breaks-off-before-a-type": ("TRIỂN KHAI THỰC HIỆN\nNGHỊ QUYẾT\ncủa Tỉnh ủy về du lịch", None),
    "attached": ("Phát triển du lịch\n(Kèm theo Quyết định số 5/QĐ-UBND ngày 02/01/2026)", "Phát triển du lịch"),
    "draft": ("Phát triển du lịch\n(Dự thảo lần 2)", "Phát triển du lịch"),
    "session": ("Về phát triển du lịch\nHỘI ĐỒNG NHÂN DÂN TỈNH LẠNG SƠN\nKHÓA XVII, KỲ HỌP THỨ 4", "Về phát triển du lịch"),
    "session-on-one-line": ("Về phát triển du lịch\nHỘI ĐỒNG NHÂN DÂN TỈNH LẠNG SƠN KHÓA XVII - KỲ HỌP THỨ 4", "Về phát triển du lịch"),
}  # fmt: skip


@pytest.mark.parametrize(("printed", "expected"), WHOLE.values(), ids=WHOLE.keys())
def test_a_title_is_whole(printed: str, expected: str | None) -> None:
    assert title(f"KẾ HOẠCH\n{printed}") == (expected or printed.replace("\n", " "))


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("KẾ HOẠCH LIÊN NGÀNH", "Công tác y tế trường học"),
        ("KẾ HOẠCH PHỐI HỢP", "Công tác y tế trường học"),
        ("KẾ HOẠCH PHỐI HỢP LIÊN NGÀNH", "Công tác y tế trường học"),
        ("HƯỚNG DẪN LIÊN SỞ", "Công tác y tế trường học"),
        ("NGHỊ QUYẾT LIÊN TỊCH", "Công tác y tế trường học"),
        ("KẾ HOẠCH PHỐI HỢP KIỂM TRA", "PHỐI HỢP KIỂM TRA Công tác y tế trường học"),
    ],
)
def test_who_joins_in_is_of_the_kind(kind: str, expected: str) -> None:
    assert title(f"{kind}\nCông tác y tế trường học") == expected


AMENDING = (
    "Sửa đổi, bổ sung một số điều của Quy định về quản lý chất thải rắn ban hành kèm theo Quyết định số 45/2021/QĐ-UBND",
    "Sửa đổi, bổ sung một số điều của\nQUY CHẾ LÀM VIỆC CỦA\nỦY BAN NHÂN DÂN TỈNH",
    "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA\nQUYẾT ĐỊNH SỐ 10/2023/QĐ-UBND NGÀY 01 THÁNG 11 NĂM 2023",
    "Sửa đổi, bổ sung\nKẾ HOẠCH SỐ 45/KH-UBND NGÀY 02/3/2021\nvề phát triển du lịch giai đoạn 2021 - 2025",
    "Về việc điều chỉnh, bổ sung một số nội dung của Kế hoạch số 45/KH-UBND về phát triển du lịch giai đoạn 2021 - 2025",
)  # fmt: skip


@pytest.mark.parametrize("printed", AMENDING)
def test_an_amending_act_has_its_own_title_and_time(printed: str) -> None:
    head = read_head(blocks(f"{LETTERHEAD}QUYẾT ĐỊNH\n{printed}\nCăn cứ Luật Du lịch;\nĐiều 1. Sửa đổi khoản 2 như sau:\n“QUY CHẾ\nLàm việc”"))  # fmt: skip
    assert head.title is not None
    assert (head.title.value, head.period_end) == (printed.replace("\n", " "), None)


@pytest.mark.parametrize(
    "printed",
    [
        "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT ĐẤT ĐAI SỐ 31/2024/QH15,\nLUẬT NHÀ Ở SỐ 27/2023/QH15",
        "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA\nLUẬT QUY HOẠCH",
    ],
)
def test_an_amending_law_has_its_own_number(printed: str) -> None:
    letterhead = LETTERHEAD.replace("Số: 12/KH-UBND", "Luật số: 57/2024/QH15")
    head = read_head(
        blocks(f"{letterhead}LUẬT\n{printed}\nCăn cứ Hiến pháp;\nĐiều 1. Sửa đổi Luật Quy hoạch")
    )
    assert head.number is not None and head.title is not None
    assert (head.number.value, head.title.value) == ("57/2024/QH15", printed.replace("\n", " "))


def test_a_unit_is_none_of_a_title() -> None:
    assert title("KẾ HOẠCH\nPhát triển rừng năm 2026\nĐVT: triệu đồng") == "Phát triển rừng năm 2026"


def test_a_title_ends_where_a_table_begins(tmp_path: Path) -> None:
    rows = (
        "<tr><td>TT</td><td>Nhiệm vụ</td><td>Chủ trì</td></tr>",
        *("<tr><td>1</td><td>Tập huấn</td><td>Sở Y tế</td></tr>",) * 2,
    )
    lines = "".join(
        f"<p>{line}</p>" for line in f"{LETTERHEAD}KẾ HOẠCH\nPhát triển kinh tế số năm 2026".split("\n")
    )
    path = tmp_path / "plan.html"
    path.write_text(f"<html><body>{lines}<table>{''.join(rows)}</table></body></html>", "utf-8")
    found = read_head(read_document(path).blocks).title
    assert found is not None and found.value == "Phát triển kinh tế số năm 2026"


@pytest.mark.parametrize(
    "printed",
    [
        "BAN HÀNH BỘ CHỈ SỐ CHUYỂN ĐỔI SỐ CẤP XÃ",
        "BỘ TIÊU CHÍ XÃ NÔNG THÔN MỚI NÂNG CAO",
        "SỞ HỮU TRÍ TUỆ GIAI ĐOẠN 2026 - 2030",
        "TỔNG ĐIỀU TRA KINH TẾ",
        "VIỆN TRỢ KHÔNG HOÀN LẠI",
        "TRƯỜNG HỌC HẠNH PHÚC",
        "LIÊN KẾT PHÁT TRIỂN VÙNG",
    ],
)
def test_a_title_in_capitals_that_begins_like_a_body(printed: str) -> None:
    assert title(f"KẾ HOẠCH\n{printed}\nỦY BAN NHÂN DÂN TỈNH LẠNG SƠN\nCăn cứ Luật Tổ chức;") == printed
