"""The head of a document, from letterheads as they are printed and as they are lost."""

from __future__ import annotations

import json
from datetime import date

import pytest

from extract.model import Block, Fragment, Grid, GridCell, Paragraph, Place
from extract.model.head import HeadField
from extract.official.head import read_head
from extract.read import read_document
from tests.samples.files import corpus_file, shared_file


def blocks(text: str) -> list[Block]:
    return [
        Paragraph(line.strip(), (Fragment(line.strip(), Place(line=n)),))
        for n, line in enumerate(text.strip().split("\n"), 1)
    ]


def value(field: HeadField[object] | None) -> object:
    return field.value if field else None


LETTERHEAD = """
UBND TỈNH LÀO CAI
SỞ CÔNG THƯƠNG
Số: 12 /KH-SCT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lào Cai, ngày 05 tháng 3 năm 2021
KẾ HOẠCH
Thực hiện tăng trưởng xanh ngành Công Thương giai đoạn 2021-2025, tầm nhìn đến năm 2030
Căn cứ Quyết định số 1/QĐ-UBND ngày 02/01/2021 của UBND tỉnh;
I. MỤC TIÊU
1. Chung./.
Nơi nhận:
GIÁM ĐỐC
Nguyễn Văn An
"""


def test_letterhead() -> None:
    head = read_head(blocks(LETTERHEAD))
    found = {
        "number": value(head.number), "type": value(head.doc_type), "title": value(head.title), "issuer": value(head.issuer_raw),
        "on": value(head.issued_on), "place": value(head.place), "province": value(head.province_name),
        "start": value(head.period_start), "end": value(head.period_end), "vision": value(head.vision_year),
    }  # fmt: skip
    assert found == {
        "number": "12/KH-SCT", "type": "plan",
        "title": "Thực hiện tăng trưởng xanh ngành Công Thương giai đoạn 2021-2025, tầm nhìn đến năm 2030",
        "issuer": "SỞ CÔNG THƯƠNG TỈNH LÀO CAI", "on": date(2021, 3, 5), "place": "Lào Cai", "province": "Lào Cai",
        "start": date(2021, 1, 1), "end": date(2025, 12, 31), "vision": 2030,
    }  # fmt: skip


def test_stray_space_in_the_number_is_told() -> None:
    head = read_head(blocks(LETTERHEAD))
    assert head.number is not None
    assert head.number.raw == "12 /KH-SCT"
    assert [n.code.value for n in head.number.notes] == ["text_repaired"]


def test_letterhead_set_as_a_table() -> None:
    texts = [
        ("UBND TỈNH LÀO CAI\nSỞ CÔNG THƯƠNG\nSố: 12/KH-SCT", ("UBND TỈNH LÀO CAI", "SỞ CÔNG THƯƠNG", "Số: 12/KH-SCT")),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nLào Cai, ngày 05 tháng 3 năm 2021", ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Lào Cai, ngày 05 tháng 3 năm 2021")),
    ]  # fmt: skip
    cells = tuple(
        GridCell(0, n, 1, 1, text, Fragment(text, Place()), lines) for n, (text, lines) in enumerate(texts)
    )
    grid = Grid(None, Place(), 1, 2, cells)
    head = read_head([grid, *blocks("KẾ HOẠCH\nThực hiện tăng trưởng xanh\nI. MỤC TIÊU")])
    assert (value(head.number), value(head.issued_on), value(head.doc_type)) == (
        "12/KH-SCT",
        date(2021, 3, 5),
        "plan",
    )


def test_lost_letterhead_is_read_from_the_appendix() -> None:
    text = "KẾ HOẠCH\nHÀNH ĐỘNG TỈNH LÀO CAI ĐẾN NĂM 2030\nI. MỤC TIÊU./.\nPHỤ LỤC 1:\n(Kèm theo Kế hoạch số 9/KH-UBND ngày 07 tháng 10 năm 2023 của UBND tỉnh Lào Cai)"
    head = read_head(blocks(text))
    assert (value(head.number), value(head.issued_on), value(head.issuer_raw)) == ("9/KH-UBND", date(2023, 10, 7), "UBND tỉnh Lào Cai")  # fmt: skip
    assert head.number is not None and head.number.rule == "attached_to"
    assert head.number.confidence < 1.0
    assert [n.severity.value for n in head.number.notes] == ["info"]


def test_number_of_a_basis_is_not_the_documents() -> None:
    head = read_head(blocks("KẾ HOẠCH\nVề việc gì đó\nCăn cứ Quyết định số 1/QĐ-UBND ngày 02/01/2021;\nI. A"))
    assert head.number is None


@pytest.mark.parametrize(
    ("title", "start", "end", "vision"),
    [
        ("Kế hoạch giai đoạn 2017-2020, tầm nhìn đến năm 2030", 2017, 2020, 2030),
        ("ĐẾN NĂM 2030, ĐỊNH HƯỚNG ĐẾN NĂM 2050", None, 2030, 2050),
        ("Kế hoạch hành động giai đoạn 2021 - 2030, tầm nhìn 2050", 2021, 2030, 2050),
        ("Kế hoạch ứng dụng CNTT năm 2015", 2015, 2015, None),
        ("Thực hiện Chỉ thị số 52-CT/TW ngày 03 tháng 10 năm 2025 của Ban Bí thư", None, None, None),
        ("Phát triển kinh tế - xã hội 5 năm 2021-2025", 2021, 2025, None),
    ],
    ids=["vision", "until", "plain_vision", "one_year", "date_of_an_act", "bare"],
)
def test_period(title: str, start: int | None, end: int | None, vision: int | None) -> None:
    head = read_head(blocks(f"KẾ HOẠCH\n{title}\nI. MỤC TIÊU"))
    found = (head.period_start, head.period_end)
    assert [f.value.year if f else None for f in found] == [start, end]
    assert value(head.vision_year) == vision


@pytest.mark.parametrize(
    ("plan", "ending"),
    [(p, e) for p, t in (("cao-bang", ".md"), ("bac-ninh", ".txt")) for e in (t, ".pdf", ".docx")],
)
def test_heads_of_the_plans(plan: str, ending: str) -> None:
    path = corpus_file(plan, ending)
    gold = json.loads(
        (path.parent.parent / "gold" / f"{plan.replace('-', '_')}_body.json").read_text("utf-8")
    )["document"]
    head = read_head(read_document(path).blocks)
    assert (value(head.number), str(value(head.issued_on)), value(head.doc_type)) == (gold["number"], gold["issued_on"], gold["type"])  # fmt: skip
    assert head.title is not None
    assert head.title.value.startswith(gold["title_start"])
    assert str(value(head.province_name)) in gold["issuer"]


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("qd-844", "real/born_digital/quyet-dinh-so-844-qd-ttg-469526.pdf"),
        ("nq-116", "real/born_digital/nghi-quyet-so-116-nq-cp-469463.pdf"),
        ("tt-10-2023", "real/born_digital/thong-tu-so-10-2023-tt-bkhdt-40324.pdf"),
    ],
)
def test_heads_of_real_documents(name: str, path: str) -> None:
    gold = json.loads(shared_file(f"gold/{name}.json").read_text("utf-8"))["document"]
    head = read_head(read_document(shared_file(path)).blocks)
    assert (value(head.number), str(value(head.issued_on)), value(head.doc_type)) == (gold["number"], gold["issued_on"], gold["type"])  # fmt: skip
    assert head.title is not None
    assert head.title.value.startswith(gold["title_start"][:70])


def test_misread_digits_of_a_date_are_mended_and_told() -> None:
    head = read_head(
        blocks("SỞ Y TẾ\nSố: 2/KH-SYT\nKiên Giang, ngày Ơ1 tháng 3 năm 2018\nKẾ HOẠCH\nĐấu thầu thuốc\nI. A")
    )
    assert head.issued_on is not None
    assert (head.issued_on.value, head.issued_on.raw) == (date(2018, 3, 1), "ngày Ơ1 tháng 3 năm 2018")
    assert [n.severity.value for n in head.issued_on.notes] == ["warning"]


def test_unsure_number_of_a_picture_is_told() -> None:
    line = Paragraph("Số: 22 /KH-SYT", (Fragment("Số: 22 /KH-SYT", Place(page=1), confidence=0.1),))
    head = read_head([*blocks("SỞ Y TẾ"), line, *blocks("KẾ HOẠCH\nĐấu thầu thuốc\nI. A")])
    assert head.number is not None
    assert "ocr_low_confidence" in [n.code.value for n in head.number.notes]


def test_motto_broken_over_lines() -> None:
    text = "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NAM\nSố: 2/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM\nQuảng Nam, ngày 28 tháng 4 năm 2022\nKẾ HOẠCH\nA\nI. B"
    head = read_head(blocks(text))
    assert (value(head.issuer_raw), value(head.province_name)) == (
        "ỦY BAN NHÂN DÂN TỈNH QUẢNG NAM",
        "Quảng Nam",
    )


def test_the_date_behind_the_number_of_a_title() -> None:
    lines = [
        "QUYẾT ĐỊNH",
        "CỦA THỦ TƯỚNG CHÍNH PHỦ SỐ 115/2004/QĐ-TTG NGÀY 25 THÁNG 6 NĂM 2004 VỀ VIỆC SỬA ĐỔI QUY CHẾ",
        "Căn cứ Luật Tổ chức Chính phủ ngày 25 tháng 12 năm 2001;",
        "Điều 1. Sửa đổi một số điều.",
    ]
    blocks = tuple(Paragraph(text, (Fragment(text, Place(line=k)),)) for k, text in enumerate(lines, 1))
    head = read_head(blocks)
    assert head.issued_on is not None
    assert head.issued_on.value == date(2004, 6, 25)


def test_a_date_broken_over_two_lines_of_a_letterhead() -> None:
    lines = [
        "ỦY BAN NHÂN DÂN TỈNH QUẢNG NINH",
        "Số: 12/KH-UBND",
        "Quảng Ninh, ngày 08 tháng 12 năm",
        "2023",
        "KẾ HOẠCH",
        "Chuyển đổi số năm 2024",
        "Căn cứ Luật Công nghệ thông tin;",
        "1. Mục tiêu",
    ]
    blocks = tuple(Paragraph(text, (Fragment(text, Place(line=k)),)) for k, text in enumerate(lines, 1))
    head = read_head(blocks)
    assert head.issued_on is not None
    assert head.issued_on.value == date(2023, 12, 8)
