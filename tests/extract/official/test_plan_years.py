"""The time of a plan is its own: that of its title or of the sentence that puts it in force."""

from __future__ import annotations

import pytest

from extract.model import Block, Fragment, Paragraph, Place
from extract.model.head import Head
from extract.official.head import read_head


def read(title: str, behind: str = "I. MỤC TIÊU") -> Head:
    lines = f"ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN\nSố: 1/KH-UBND\nKẾ HOẠCH\n{title}\n{behind}\n1. Trồng rừng".split(
        "\n"
    )
    blocks: list[Block] = [Paragraph(x, (Fragment(x, Place(line=n)),)) for n, x in enumerate(lines, 1)]
    return read_head(blocks)


def span(head: Head) -> str | None:
    start, end = head.period_start, head.period_end
    return f"{start.value if start else ''}..{end.value}" if end else None


OWN = [
    ("Thực hiện Năm An toàn giao thông 2026", "2026-01-01..2026-12-31"),
    ("Tổ chức Festival hoa Đà Lạt 2026 và các hoạt động bên lề", "2026-01-01..2026-12-31"),
    ("Phòng, chống dịch bệnh 6 tháng cuối năm 2026", "2026-07-01..2026-12-31"),
    ("Kiểm tra an toàn thực phẩm quý II năm 2026", "2026-04-01..2026-06-30"),
    ("Kết quả 9 tháng năm 2025", "2025-01-01..2025-09-30"),
    ("Kết quả 6 tháng đầu năm và nhiệm vụ 6 tháng cuối năm 2024", "2024-01-01..2024-12-31"),
    ("Phát triển lâm nghiệp từ năm 2026 đến năm 2030", "2026-01-01..2030-12-31"),
    ("Triển khai năm 2026 Chương trình giảm nghèo bền vững giai đoạn 2021 - 2025", "2026-01-01..2026-12-31"),
    ("Thực hiện Chiến lược phát triển thanh niên giai đoạn 2021 - 2030 trên địa bàn tỉnh năm 2026", "2026-01-01..2026-12-31"),
    ("Thực hiện Đề án “Phát triển nhân lực du lịch giai đoạn 2021 - 2025, định hướng đến năm 2030” trong năm 2026", "2026-01-01..2026-12-31"),
    ("Tăng trưởng hai con số năm 2026 và giai đoạn 2026 - 2030", "2026-01-01..2030-12-31"),
    ("Cắt giảm thủ tục hành chính năm 2025 và 2026", "2025-01-01..2026-12-31"),
    ("Kiểm tra các năm 2025, 2026 và 2027", "2025-01-01..2027-12-31"),
    ("Nhiệm vụ 6 tháng cuối năm 2025 và năm 2026", "2025-07-01..2026-12-31"),
    ("Công tác tháng 5/2025", "2025-05-01..2025-05-31"),
    ("Cao điểm tuần tra tháng 5 và tháng 6 năm 2025", "2025-05-01..2025-06-30"),
    ("Phòng chống rét từ tháng 11/2025 đến tháng 3/2026", "2025-11-01..2026-03-31"),
    ("Trồng 1 tỷ cây xanh giai đoạn 2021-2025 năm 2024", "2024-01-01..2024-12-31"),
    ("Phổ biến Luật Phòng, chống ma túy năm 2021 và các văn bản hướng dẫn năm 2025", "2025-01-01..2025-12-31"),
    ("TẬP HUẤN LUẬT ĐẤT ĐAI NĂM 2024 TRÊN ĐỊA BÀN TỈNH NĂM 2025", "2025-01-01..2025-12-31"),
    ("Đầu tư công năm 2026 theo Quyết định số 90/QĐ-TTg ngày 18/01/2022 về Chương trình giai đoạn 2021 - 2025", "2026-01-01..2026-12-31"),
    ("Thực hiện Quyết định số 90/QĐ-TTg về Chương trình giảm nghèo giai đoạn 2021 - 2025 trên địa bàn tỉnh năm 2024", "2024-01-01..2024-12-31"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "expected"), OWN)
def test_own_time(title: str, expected: str) -> None:
    assert span(read(title)) == expected


CITED = [
    "Thực hiện Quyết định số 919/QĐ-TTg ngày 01/8/2022 của Thủ tướng Chính phủ phê duyệt Chương trình mỗi xã một sản phẩm giai đoạn 2021 - 2025",
    "THỰC HIỆN NGHỊ QUYẾT SỐ 48/NQ-CP NGÀY 03/4/2023 CỦA CHÍNH PHỦ PHÊ DUYỆT CHIẾN LƯỢC BIỂN ĐẾN NĂM 2030, TẦM NHÌN ĐẾN NĂM 2050",
    "Hành động thực hiện Nghị quyết số 19-NQ/TW về nông nghiệp, nông dân, nông thôn đến năm 2030, tầm nhìn đến năm 2045",
    "Sửa đổi, bổ sung Kế hoạch số 45/KH-UBND về phát triển du lịch giai đoạn 2021 - 2025 của tỉnh",
    "Thực hiện Thông tư số 05/2024/TT-BYT ngày 14/5/2024 của Bộ Y tế về kiểm soát nhiễm khuẩn giai đoạn 2024 - 2028",
]  # fmt: skip
OF_THE_PROVINCE = [
    "Tổng kết thực hiện Kế hoạch số 45/KH-UBND ngày 02/3/2021 về cải cách hành chính giai đoạn 2021 - 2025",
    "Triển khai Nghị quyết số 88/NQ-HĐND ngày 10/12/2021 của Hội đồng nhân dân tỉnh về lâm nghiệp bền vững giai đoạn 2021 - 2025",
    "Thực hiện Nghị quyết số 12-NQ/TU ngày 05/11/2021 của Tỉnh ủy về chuyển đổi số giai đoạn 2021 - 2025",
]  # fmt: skip


@pytest.mark.parametrize("title", CITED)
def test_the_time_of_a_cited_act_is_told_and_not_taken(title: str) -> None:
    head = read(title)
    assert (span(head), head.vision_year) == (None, None)
    assert [(n.code.value, n.severity.value) for n in head.period_notes] == [("period_unparsed", "warning")]


@pytest.mark.parametrize("title", OF_THE_PROVINCE)
def test_the_time_of_an_act_of_the_province_is_taken_and_told(title: str) -> None:
    head = read(title)
    assert span(head) == "2021-01-01..2025-12-31"
    assert [n.severity.value for n in head.period_notes] == ["warning"]


def test_the_last_year_of_a_title_is_taken_and_told() -> None:
    head = read("Thực hiện Nghị quyết số 01/NQ-CP về nhiệm vụ, giải pháp chủ yếu năm 2026")
    assert span(head) == "2026-01-01..2026-12-31"
    assert [n.code.value for n in head.period_notes] == ["number_ambiguous"]


def test_a_title_with_two_times_says_so() -> None:
    head = read("Triển khai năm 2026 Chương trình giảm nghèo bền vững giai đoạn 2021 - 2025")
    assert [(n.code.value, n.found) for n in head.period_notes] == [
        ("several_values", "giai đoạn 2021 - 2025")
    ]


OPENINGS = [
    ("UBND tỉnh ban hành Kế hoạch thực hiện từ ngày 01/8/2025 đến ngày 31/12/2025:", "2025-08-01..2025-12-31"),
    ("Căn cứ Quyết định số 81/QĐ-TTg về Kế hoạch hành động giai đoạn 2023 - 2025;\nUBND tỉnh ban hành Kế hoạch năm 2026 như sau:", "2026-01-01..2026-12-31"),
    ("Sở Y tế xây dựng Kế hoạch phòng bệnh giai đoạn 2026 - 2028 với các nội dung sau:", "2026-01-01..2028-12-31"),
    ("Thực hiện Kế hoạch số 9/KH-UBND giai đoạn 2021 - 2025, Sở Y tế ban hành Kế hoạch triển khai như sau:", None),
    ("UBND tỉnh ban hành Kế hoạch thực hiện Quyết định số 5/QĐ-TTg về Chương trình giai đoạn 2021 - 2025 như sau:", None),
]  # fmt: skip


@pytest.mark.parametrize(("behind", "expected"), OPENINGS)
def test_the_sentence_that_puts_a_plan_in_force(behind: str, expected: str | None) -> None:
    head = read("Đợt cao điểm phòng bệnh trên địa bàn tỉnh", f"{behind}\nI. MỤC TIÊU")
    assert span(head) == expected


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("ban hành Kế hoạch giai đoạn 2026 - 2030 như sau:", "2026-01-01..2030-12-31"),
        ("ban hành Kế hoạch với các nội dung sau:", None),
    ],
)
def test_what_a_cited_act_approves_is_not_put_in_force_here(behind: str, expected: str | None) -> None:
    opening = (
        "Thực hiện Nghị quyết số 162/2024/QH15 ngày 27/11/2024 của Quốc hội phê duyệt chủ trương đầu tư Chương trình "
        f"phát triển văn hóa giai đoạn 2025 - 2035, Ủy ban nhân dân tỉnh {behind}"
    )
    assert span(read("Triển khai Chương trình phát triển văn hóa", f"{opening}\nI. MỤC TIÊU")) == expected


DATED = "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN\nSố: 1/KH-UBND\nLạng Sơn, ngày 6 tháng 3 năm 2024\nKẾ HOẠCH\n{title}\n{basis}\n1. Trồng rừng"


@pytest.mark.parametrize(
    ("title", "basis", "expected", "is_doubted"),
    [
        pytest.param("Thi hành Luật Đất đai năm 2013", "I. MỤC TIÊU", None, False, id="an older law"),
        pytest.param("Thi hành Luật Đất đai năm 2024", "Căn cứ Luật Đất đai ngày 18 tháng 01 năm 2024;", None, False, id="dated in a basis"),
        pytest.param("THI HÀNH LUẬT ĐẤT ĐAI NĂM 2024", "Căn cứ Luật Đất đai số 31/2024/QH15;", None, False, id="numbered in a basis"),
        pytest.param("Tập huấn Luật Trẻ em năm 2024", "Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;", "2024-01-01..2024-12-31", True, id="either"),
    ],
)  # fmt: skip
def test_year_of_a_law(title: str, basis: str, expected: str | None, is_doubted: bool) -> None:
    lines = DATED.format(title=title, basis=basis).split("\n")
    head = read_head([Paragraph(x, (Fragment(x, Place(line=n)),)) for n, x in enumerate(lines, 1)])
    assert span(head) == expected
    assert bool(head.period_notes) == is_doubted


def test_a_vision_inside_a_quoted_name_is_not_the_plans() -> None:
    own = read(
        "Thực hiện Đề án “Đô thị thông minh đến năm 2025, định hướng đến năm 2030” giai đoạn 2022 - 2025"
    )
    assert (span(own), own.vision_year) == ("2022-01-01..2025-12-31", None)
    carried = read("Thực hiện Đề án “Đô thị thông minh đến năm 2025, định hướng đến năm 2030”")
    assert carried.vision_year is not None and carried.vision_year.value == 2030


def test_from_a_year_on() -> None:
    head = read("Cải tạo vườn tạp từ năm 2024")
    assert head.period_start is not None and str(head.period_start.value) == "2024-01-01"
    assert head.period_end is None


def test_a_year_behind_a_comma_is_said() -> None:
    head = read("Phát triển đô thị thông minh giai đoạn 2025 - 2030, năm 2026")
    assert [note.code for note in head.period_notes] == ["several_values"]
