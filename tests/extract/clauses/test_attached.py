"""What is attached to a decision is read as clauses, whatever marks stand between; appendices that are outlines too."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.clauses.tree import read_clauses
from extract.model import Block, Fragment, Grid, GridCell, Paragraph, Place
from extract.official.zones import Zone, read_zones
from extract.read import read_document
from tests.samples.attached_plans import (
    BODY,
    DECISION,
    LAST_ARTICLE,
    RECEIVERS,
    SIGNATURE,
    SUBJECT,
    attached_plan,
)
from tests.samples.prose_plans import as_docx, as_html, as_markdown

ARTICLES = ["Điều 1", "Điều 2", "Điều 3"]
WHOLE = (*DECISION, f"{LAST_ARTICLE}./.", *RECEIVERS, *SIGNATURE)


def blocks(*lines: str) -> list[Block]:
    return [Paragraph(t, (Fragment(t, Place(line=k)),)) for k, t in enumerate(lines, 1)]


def paths(found: list[Block] | tuple[Block, ...]) -> list[str]:
    return [c.path for c in read_clauses(found)]


def test_attached_plans_made_at_random() -> None:
    for seed in range(60):
        plan = attached_plan(seed)
        assert paths(blocks(*plan.lines)) == [*ARTICLES, *plan.parts], (seed, plan.name)


@pytest.mark.parametrize("write", [as_markdown, as_html, as_docx])
def test_attached_plans_in_every_format(write: object, tmp_path: Path) -> None:
    for seed in range(100, 104):
        plan = attached_plan(seed)
        path = write(plan.lines, tmp_path / f"plan-{seed}")  # type: ignore[operator]
        assert paths(read_document(path).blocks) == [*ARTICLES, *plan.parts], (seed, plan.name)


def test_a_signature_set_as_a_table_ends_the_text() -> None:
    cells = tuple(
        GridCell(0, 0, k, k, text, Fragment(text, Place(line=50)))
        for k, text in enumerate(("Nơi nhận:\n- Như Điều 3;", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"))
    )
    signature = Grid(None, Place(), 1, 2, cells)
    found = [*blocks(*DECISION, LAST_ARTICLE), signature, *blocks("KẾ HOẠCH", SUBJECT, *BODY)]
    assert paths(found)[:5] == [*ARTICLES, "I", "I.1"]


def test_two_documents_attached() -> None:
    first = ("KẾ HOẠCH", "Một", "I. MỤC TIÊU", "II. NHIỆM VỤ", "1. Trồng rừng./.")
    second = ("CHƯƠNG TRÌNH", "Hai", "I. MỤC TIÊU", "II. NHIỆM VỤ", "1. Trồng cây./.")
    assert paths(blocks(*WHOLE, *first, *SIGNATURE, *second))[3:] == [
        "I",
        "II",
        "II.1",
        "I~2",
        "II~2",
        "II~2.1",
    ]


def test_a_regulation_of_chapters_and_articles() -> None:
    found = paths(
        blocks(
            *WHOLE,
            "QUY CHẾ",
            "Quản lý quỹ",
            "Chương I",
            "QUY ĐỊNH CHUNG",
            "Điều 1. Phạm vi",
            "Điều 2. Đối tượng",
        )
    )
    assert found[3:] == ["Chương I", "Chương I.Điều 1", "Chương I.Điều 2"]


def test_an_end_mark_amid_the_text_ends_nothing() -> None:
    lines = (
        "KẾ HOẠCH",
        "Một",
        "I. MỤC TIÊU",
        "1. Chung./.",
        "Nếu có vướng mắc thì báo cáo.",
        "II. NHIỆM VỤ./.",
    )
    assert paths(blocks(*lines, *SIGNATURE)) == ["I", "I.1", "II"]


def test_a_body_right_behind_the_signature() -> None:
    assert paths(blocks(*WHOLE, "I. MỤC TIÊU", "1. Chung"))[3:] == ["I", "I.1"]


def test_an_appendix_without_a_plan() -> None:
    lines = (
        "PHỤ LỤC",
        "DANH MỤC NHIỆM VỤ",
        "I. CHUNG",
        "II. RIÊNG",
        "PHỤ LỤC II",
        "DỰ ÁN",
        "I. CHUNG",
        "II. RIÊNG",
    )
    assert paths(blocks(*lines)) == ["I", "II", "Phụ lục II", "Phụ lục II.I", "Phụ lục II.II"]


@pytest.mark.parametrize(
    "lines",
    [
        ("PHỤ LỤC I", "ĐỀ CƯƠNG BÁO CÁO", "I. KẾT QUẢ", "II. KIẾN NGHỊ"),
        ("PHỤ LỤC I", "DANH MỤC NHIỆM VỤ", "1. Một hàng"),
        ("PHỤ LỤC I", "MẪU SỐ 01", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "1. Họ tên", "2. Nơi ở"),
        (
            "PHỤ LỤC I",
            "KHÁI NIỆM",
            "+ Người lao động của nước Cộng hòa xã hội chủ nghĩa Việt Nam ở nước ngoài",
            "2. Phân tổ",
        ),
    ],
    ids=["outline-of-a-report", "one-row", "form", "sentence-naming-the-state"],
)
def test_forms_and_lists_are_no_clauses(lines: tuple[str, ...]) -> None:
    found = blocks(*WHOLE, *lines)
    assert paths(found) == ARTICLES
    assert set(read_zones(found)[-len(lines) :]) == {Zone.APPENDIX}


def test_the_clause_of_an_appendix_has_its_title() -> None:
    lines = ("PHỤ LỤC I", "NHIỆM VỤ CỤ THỂ", "(Kèm theo Quyết định số 1/QĐ-UBND)", "I. CHUNG", "II. RIÊNG")
    appendix = read_clauses(blocks(*WHOLE, *lines))[3]
    assert (appendix.path, appendix.label, appendix.heading, appendix.level) == (
        "Phụ lục I",
        "PHỤ LỤC I",
        "NHIỆM VỤ CỤ THỂ",
        0,
    )
