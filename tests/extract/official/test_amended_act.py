"""The act that a document says to change or to replace."""

from __future__ import annotations

import pytest

from extract.model import Block, Fragment, Paragraph, Place
from extract.model.head import Head, HeadField
from extract.official.amended_act import AmendedAct, read_amended_act
from normalize.notes import Code

OLD = "Quyết định số 337/QĐ-UBND ngày 04/4/2018"


def fragment(text: str, line: int = 1) -> Fragment:
    return Fragment(text, Place(line=line))


def read(title: str = "Kế hoạch hành động tăng trưởng xanh", *lines: str) -> AmendedAct | None:
    field = HeadField(title, title, (fragment(title),), "title")
    head = Head(
        None, HeadField("plan", "", (), "letterhead"), field, None, None, None, None, None, None, None
    )
    blocks: list[Block] = [Paragraph(t, (fragment(t, n),)) for n, t in enumerate(lines, 2)]
    return read_amended_act(blocks, head)


@pytest.mark.parametrize(
    "title",
    [
        pytest.param(f"Về việc sửa đổi, bổ sung một số nội dung của {OLD} của UBND tỉnh", id="contents-of"),
        pytest.param(f"Sửa đổi, bổ sung {OLD}", id="directly"),
        pytest.param(f"SỬA ĐỔI MỘT SỐ ĐIỀU CỦA {OLD}", id="capitals"),
        pytest.param(
            f"V/v điều chỉnh, bổ sung Kế hoạch hành động tăng trưởng xanh tỉnh Cao Bằng ban hành kèm theo {OLD}",
            id="issued-with",
        ),
        pytest.param(f"Phê duyệt điều chỉnh nhiệm vụ tại {OLD}", id="approves-a-change-in"),
        pytest.param(f"Kế hoạch thay thế {OLD}", id="takes-its-place"),
    ],
)  # fmt: skip
def test_titles_that_change_an_act(title: str) -> None:
    found = read(title)
    assert found is not None
    assert (found.raw, found.rule) == (OLD, "title")
    assert title[found.start : found.end] == found.raw


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("Kế hoạch triển khai thực hiện Nghị quyết số 10/NQ-HĐND sửa đổi Nghị quyết số 5/NQ-HĐND", id="carried-out"),
        pytest.param("Điều chỉnh, bổ sung Kế hoạch thực hiện Quyết định số 90/QĐ-TTg", id="a-plan-that-carries-out"),
        pytest.param("Kế hoạch bổ sung nguồn nhân lực theo Quyết định số 90/QĐ-TTg", id="adds-to-something-else"),
        pytest.param("Kế hoạch thực hiện Luật sửa đổi, bổ sung một số điều của Luật số 12/2020/QH14", id="law"),
        pytest.param("Kế hoạch hành động tăng trưởng xanh", id="no-change"),
    ],
)  # fmt: skip
def test_titles_that_change_none(title: str) -> None:
    assert read(title) is None


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(f"Quyết định này có hiệu lực thi hành kể từ ngày ký và thay thế {OLD} của UBND tỉnh.", id="effect"),
        pytest.param(f"Quyết định này có hiệu lực kể từ ngày ký; đồng thời thay thế {OLD}.", id="at-the-same-time"),
        pytest.param(f"Điều 3. Quyết định này có hiệu lực kể từ ngày ký ban hành và bãi bỏ {OLD}.", id="article"),
        pytest.param(f"Kế hoạch này thay thế {OLD} về tăng trưởng xanh; các sở triển khai.", id="plan"),
        pytest.param(f"Điều 2. Hiệu lực thi hành. Thay thế {OLD} của UBND tỉnh.", id="sentence-of-an-article"),
    ],
)  # fmt: skip
def test_clauses_on_effect(line: str) -> None:
    found = read("Kế hoạch hành động", "I. MỤC TIÊU", line)
    assert found is not None
    assert (found.raw, found.rule, found.fragments[0].place.line) == (OLD, "effect", 3)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Quyết định này thay thế các quy định trước đây trái với Quyết định này.", id="no-act"),
        pytest.param(f"Căn cứ {OLD} đã được sửa đổi, bổ sung;", id="a-basis"),
        pytest.param(f"Sửa đổi Điều 2 như sau: “Quyết định này thay thế {OLD}.”", id="quoted"),
        pytest.param(f"Rà soát, sửa đổi, bổ sung {OLD} cho phù hợp.", id="a-task"),
        pytest.param(f"Kế hoạch này có hiệu lực; các sở sửa đổi {OLD}.", id="another-subject"),
        pytest.param(f"Kế hoạch này được lập theo mẫu; nhà máy thay thế thiết bị theo {OLD}.", id="another-thing"),
    ],
)  # fmt: skip
def test_other_clauses(line: str) -> None:
    assert read("Kế hoạch hành động", line) is None


def test_a_clause_that_a_file_broke_inside_the_citation() -> None:
    found = read(
        "Kế hoạch", "Quyết định này có hiệu lực và thay thế Quyết định số", "337/QĐ-UBND ngày 04/4/2018."
    )
    assert found is not None and found.raw == OLD
    assert [f.place.line for f in found.fragments] == [2, 3]


def test_the_first_article_where_the_title_names_no_act() -> None:
    title = "Về việc điều chỉnh, bổ sung Kế hoạch hành động tăng trưởng xanh"
    line = f"Điều 1. Điều chỉnh, bổ sung một số nội dung Kế hoạch ban hành kèm theo {OLD} như sau:"
    found = read(title, "Căn cứ Luật Tổ chức chính quyền địa phương;", line)
    assert found is not None and (found.raw, found.rule) == (OLD, "article")
    assert read("Kế hoạch hành động", line) is None


def test_of_several_acts_the_first_is_taken_and_the_others_are_told() -> None:
    line = f"Quyết định này thay thế {OLD} của UBND tỉnh và Quyết định số 15/QĐ-UBND ngày 02/3/2019 của UBND tỉnh."
    found = read("Kế hoạch", line)
    assert found is not None and found.raw == OLD
    assert [(n.code, n.found) for n in found.notes] == [
        (Code.SEVERAL_VALUES, "Quyết định số 15/QĐ-UBND ngày 02/3/2019")
    ]


def test_a_paragraph_of_endless_clauses_is_passed_over() -> None:
    assert read("Kế hoạch", f"Quyết định này thay thế {OLD}. " * 2_000) is None


@pytest.mark.parametrize(
    ("title", "effect"),
    [
        pytest.param(f"Kế hoạch thay thế {OLD}", "replaces", id="replaces"),
        pytest.param(f"Bãi bỏ, thay thế {OLD}", "replaces", id="two-verbs-of-replacing"),
        pytest.param(f"Thay thế Kế hoạch điều chỉnh ban hành kèm theo {OLD}", "replaces", id="a-plan-issued-with-it"),
        pytest.param(f"Sửa đổi, bổ sung {OLD}", "changes", id="changes"),
        pytest.param(f"Sửa đổi, thay thế {OLD}", "changes", id="both"),
        pytest.param(f"Thay thế Phụ lục I ban hành kèm theo {OLD}", "changes", id="an-appendix-replaced"),
        pytest.param(f"Bãi bỏ một số điều của {OLD}", "changes", id="some-articles-abolished"),
    ],
)  # fmt: skip
def test_what_is_done_to_the_act(title: str, effect: str) -> None:
    found = read(title)
    assert found is not None
    assert (found.raw, found.effect) == (OLD, effect)


def test_a_clause_on_effect_replaces() -> None:
    found = read("Kế hoạch", f"Quyết định này có hiệu lực kể từ ngày ký và thay thế {OLD}.")
    assert found is not None
    assert (found.rule, found.effect) == ("effect", "replaces")
