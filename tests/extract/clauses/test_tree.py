"""The clause tree, from labels as printed."""

from __future__ import annotations

import pytest

from extract.clauses.tree import read_clauses
from extract.model import Block, Fragment, Paragraph, Place
from extract.official.zones import Zone, read_zones
from extract.read import read_document
from normalize.numbering.labels import Kind
from normalize.numbering.paragraph_labels import paragraph_label
from normalize.numbering.roman import roman_value
from tests.samples.files import corpus_file


def blocks(text: str, *, recognised: bool = False) -> list[Block]:
    """One paragraph a line, with its line number; ``recognised``: as if its letters were read from a picture."""
    return [
        Paragraph(line.strip(), (Fragment(line.strip(), Place(line=n), recognised=recognised),))
        for n, line in enumerate(text.strip("\n").split("\n"), 1)
        if line.strip()
    ]


def paths(text: str, *, recognised: bool = False) -> list[str]:
    return [clause.path for clause in read_clauses(blocks(text, recognised=recognised))]


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("Phần thứ nhất", Kind.PART, (1,)),
        ("PHẦN II. MỤC TIÊU", Kind.PART, (2,)),
        ("PHẦN C. GIẢI PHÁP", Kind.PART, (3,)),
        ("1- Tỷ lệ hòa giải", Kind.NUMBER, (1,)),
        ("2- 100% người có yêu cầu", Kind.NUMBER, (2,)),
        ("2.1/ Mục tiêu 1", Kind.DECIMAL, (2, 1)),
        ("Chương IV", Kind.CHAPTER, (4,)),
        ("Mục 2. Nhiệm vụ", Kind.SECTION, (2,)),
        ("Điều 3. Hiệu lực", Kind.ARTICLE, (3,)),
        ("A. ĐÁNH GIÁ", Kind.UPPER, (1,)),
        ("II. NHIỆM VỤ", Kind.ROMAN, (2,)),
        ("IX/ Kinh phí", Kind.ROMAN, (9,)),
        ("III - Giải pháp", Kind.ROMAN, (3,)),
        ("1. Mục tiêu", Kind.NUMBER, (1,)),
        ("1. 100% xã có điện", Kind.NUMBER, (1,)),
        ("2.1. Giai đoạn", Kind.DECIMAL, (2, 1)),
        ("4.3 Mục tiêu", Kind.DECIMAL, (4, 3)),
        ("a) Mục tiêu", Kind.LETTER, (1,)),
        ("đ) Định hướng", Kind.LETTER, (5,)),
        ("(1) Giảm phát thải", Kind.BRACKETED, (1,)),
        ("2) Giảm phát thải", Kind.BRACKETED, (2,)),
        ("ii) Giảm phát thải", Kind.SMALL_ROMAN, (2,)),
        ("- 100% đô thị", Kind.DASH, ()),
        ("– Nâng tỷ lệ", Kind.DASH, ()),
        ("+ Tập huấn", Kind.PLUS, ()),
        ("* Phấn đấu", Kind.STAR, ()),
        ("• Tập huấn", Kind.DOT, ()),
    ],
    ids=lambda value: str(value)[:16],
)
def test_label(text: str, kind: Kind, parts: tuple[int, ...]) -> None:
    label = paragraph_label(text)
    assert label is not None
    assert (label.kind, label.parts) == (kind, parts)


@pytest.mark.parametrize(
    "text",
    [
        "2.500 tỷ đồng",
        "1,5 lần",
        "100% đô thị",
        "Mục tiêu 1: giảm",
        "V.v và các",
        "10.5 triệu",
        "2023-2030",
        "5- 10% số vụ",
        "2-5% số hộ",
        "Phần C là",
        "Căn cứ Luật",
        "Điều kiện thực hiện",
    ],
)
def test_no_label(text: str) -> None:
    assert paragraph_label(text) is None


def test_letter_i_goes_on_a_list() -> None:
    h = paragraph_label("h) Thúc đẩy")
    letter, number = paragraph_label("i) Tăng cường", h), paragraph_label("i) Tăng cường")
    assert letter is not None and number is not None
    assert (letter.kind, number.kind) == (Kind.LETTER, Kind.SMALL_ROMAN)


@pytest.mark.parametrize(
    ("printed", "value"), [("I", 1), ("IV", 4), ("XIX", 19), ("IIX", None), ("", None), ("A", None)]
)
def test_roman(printed: str, value: int | None) -> None:
    assert roman_value(printed) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I. A\n1. B\na) C\n- D\n- E\nb) F\n2. G\nII. H\n1. I", ["I", "I.1", "I.1.a", "I.1.a.-1", "I.1.a.-2", "I.1.b", "I.2", "II", "II.1"]),
        ("4. A\n4.1. B\n- C\n4.2. D\n(1) E\n(2) F", ["4", "4.1", "4.1.-1", "4.2", "4.2.1", "4.2.2"]),
        ("Điều 1. A với các nội dung sau:\nI. B\n1. C\nĐiều 2. D\n1. E\na) F", ["Điều 1", "I", "I.1", "Điều 2", "Điều 2.1", "Điều 2.1.a"]),
        ("I. A\n* Đến năm 2020:\n- B\n- C\n* Đến năm 2030:\n- D", ["I", "I.*1", "I.*1.-1", "I.*1.-2", "I.*2", "I.*2.-1"]),
        ("I. A\n- B:\n+ C\n+ D\n- E", ["I", "I.-1", "I.-1.+1", "I.-1.+2", "I.-2"]),
        ("I. A\n- B;\n* Đến năm 2030:\n- C", ["I", "I.-1", "I.*2", "I.*2.-1"]),
        ("A. X\nI. Y\n1. Z\nB. W\nI. V", ["A", "A.I", "A.I.1", "B", "B.I"]),
        ("I. A\n1. B\n1.1. C\n1.1.1. D\n1.2. E", ["I", "I.1", "I.1.1", "I.1.1.1", "I.1.2"]),
        ("Phần thứ nhất\nI. A\nPhần thứ hai\nI. B", ["Phần thứ nhất", "Phần thứ nhất.I", "Phần thứ hai", "Phần thứ hai.I"]),
        ("I. A\n1. B\n- C\nPhấn đấu đến năm 2030:\n- D", ["I", "I.1", "I.1.-1", "I.1.p1", "I.1.p1.-1"]),
    ],
    ids=["plain", "decimal", "articles", "stars", "plus", "star_after_dash", "upper", "deep", "parts", "intro"],
)  # fmt: skip
def test_paths(text: str, expected: list[str]) -> None:
    assert paths(text) == expected


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("I. A\n1. B\n1.2. C\n1.2. D", {"I.1.2": "row_number_gap", "I.1.2~2": "row_number_repeated"}),
        ("I. A\n1. B\n3. C", {"I.3": "row_number_gap"}),
        ("I. A\nII. B\nIV. C", {"IV": "row_number_gap"}),
        ("I. A\na) B\nc) C", {"I.c": "row_number_gap"}),
        ("I. A\na) B\nb) C\nc) D\nd) E\nđ) F\ne) G\ng) H", {}),
        ("I. A\n1. B\n2. C\nII. D\n1. E", {}),
    ],
    ids=["twice", "gap", "roman_gap", "letter_gap", "letters", "restart"],
)
def test_numbering(text: str, notes: dict[str, str]) -> None:
    found = {c.path: n.code.value for c in read_clauses(blocks(text)) for n in c.notes}
    assert found == notes


def test_paths_are_unique_in_spite_of_print() -> None:
    found = paths("I. A\n1. B\n1. C\n1. D\n- x\nI. E\n1. F")
    assert len(found) == len(set(found))


def test_paragraphs_and_broken_lines() -> None:
    found = read_clauses(
        blocks("I. MỤC TIÊU\nĐoạn một\ntiếp theo.\nĐoạn hai.\n- Việc phổ biến các\nchủ trương.\nĐoạn ba.")
    )
    assert found[0].text == "MỤC TIÊU\nĐoạn một tiếp theo.\nĐoạn hai.\nĐoạn ba."
    assert found[1].text == "Việc phổ biến các chủ trương."
    assert [f.place.line for f in found[1].fragments] == [5, 6]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("I. MỤC TIÊU", "MỤC TIÊU"),
        ("1. Mục tiêu tổng quát", "Mục tiêu tổng quát"),
        ("3. Sở Nội vụ: Chủ trì, phối hợp tham mưu.", "Sở Nội vụ"),
        ("1. Chủ trì, phối hợp với các sở tổ chức thực hiện.", None),
        ("Chương I\nQUY ĐỊNH CHUNG", "QUY ĐỊNH CHUNG"),
    ],
    ids=["capitals", "title", "run_in", "sentence", "next_line"],
)
def test_heading(text: str, heading: str | None) -> None:
    assert read_clauses(blocks(text))[0].heading == heading


WHOLE = """
ỦY BAN NHÂN DÂN
Số: 1/QĐ-UBND
QUYẾT ĐỊNH
- Căn cứ Luật Tổ chức chính quyền địa phương;
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch hành động.
Điều 2. Quyết định có hiệu lực từ ngày ký./.
Nơi nhận:
- Như Điều 2;
TM. ỦY BAN NHÂN DÂN
KẾ HOẠCH HÀNH ĐỘNG
(Kèm theo Quyết định số 1/QĐ-UBND ngày 1/2/2020)
I. MỤC TIÊU
1. Chung
II. NHIỆM VỤ./.
PHỤ LỤC I
DANH MỤC NHIỆM VỤ
1. Một hàng của phụ lục
"""


def test_zones_of_a_decision_with_a_plan() -> None:
    assert paths(WHOLE) == ["Điều 1", "Điều 2", "I", "I.1", "II"]
    zones = read_zones(blocks(WHOLE))
    assert zones[0] is Zone.HEAD
    assert zones[6:9] == (Zone.END, Zone.END, Zone.END)
    assert zones[-3:] == (Zone.APPENDIX,) * 3


@pytest.mark.parametrize("plan", ["cao-bang", "bac-ninh"])
def test_renditions_have_the_same_tree(plan: str) -> None:
    text = ".md" if plan == "cao-bang" else ".txt"
    trees = [
        [(c.path, c.label, c.parent) for c in read_clauses(read_document(corpus_file(plan, ending)).blocks)]
        for ending in (text, ".pdf", ".docx")
    ]
    assert trees[0]
    assert trees[1] == trees[0]
    assert trees[2] == trees[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I. A\nII. B\nII. C\nIV. D", ["I", "II", "III", "IV"]),
        ("L MỤC TIÊU\n1. A\nII. NHIỆM VỤ\nIII. GIẢI PHÁP", ["I", "I.1", "II", "III"]),
        ("1. Mục tiêu\n- A\nII. Nội dung\nIII. Tổ chức", ["I", "I.-1", "II", "III"]),
        ("I. A\n1. B\n1.1, Chung\n1.2. D", ["I", "I.1", "I.1.1", "I.1.2"]),
        ("I. A\n- Một;\nHai;\n- Ba.", ["I", "I.-1", "I.-2", "I.-3"]),
        (
            "I. A\n- Xây dựng quy hoạch, kế hoạch và các chương trình, đề án phát triển kinh tế\n- xã hội;\n- Hai.",
            ["I", "I.-1", "I.-2"],
        ),
        ("I. A\n- trồng cây\n- chăm sóc\n- bảo vệ.", ["I", "I.-1", "I.-2", "I.-3"]),
    ],
    ids=[
        "lost_stroke",
        "letter_for_one",
        "number_for_one",
        "comma",
        "lost_bullet",
        "broken_compound",
        "small_items",
    ],
)
def test_misread_labels(text: str, expected: list[str]) -> None:
    """What readers of pictures do to labels is mended where the neighbours leave no doubt."""
    assert paths(text, recognised=True) == expected


def test_mended_labels_are_told() -> None:
    found = read_clauses(blocks("I. A\nII. B\nII. C\nIV. D", recognised=True))[2]
    assert [(n.code.value, n.expected, n.found) for n in found.notes] == [("text_repaired", "III.", "II.")]


@pytest.mark.parametrize(
    ("text", "clauses", "notes"),
    [
        pytest.param(
            "I. A\nII. B\nII. C\nIV. D",
            [("I", "I."), ("II", "II."), ("II~2", "II."), ("IV", "IV.")],
            [("II~2", "row_number_repeated", None, "II."), ("IV", "row_number_gap", "3", "IV.")],
            id="number_twice",
        ),
        pytest.param(
            "L MỤC TIÊU\n1. A\nII. NHIỆM VỤ\nIII. GIẢI PHÁP",
            [("L", "L"), ("L.1", "1."), ("II", "II."), ("III", "III.")],
            [("L", "number_ambiguous", "I.", "L")],
            id="letter_for_one",
        ),
        pytest.param(
            "1. Mục tiêu\n- A\nII. Nội dung\nIII. Tổ chức",
            [("1", "1."), ("1.-1", "-"), ("II", "II."), ("III", "III.")],
            [("II", "row_number_gap", "1", "II.")],
            id="number_for_one",
        ),
    ],
)
def test_typed_numbers_stay_as_printed(
    text: str, clauses: list[tuple[str, str]], notes: list[tuple[str, str, str | None, str]]
) -> None:
    """A number that the file itself states is never replaced; a finding says what is wrong with it."""
    found = read_clauses(blocks(text))
    assert [(c.path, c.label) for c in found] == clauses
    assert [(c.path, n.code.value, n.expected, n.found) for c in found for n in c.notes] == notes
