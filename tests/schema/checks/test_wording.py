"""Words printed twice in a row: every repetition that the pattern knows passes the cheaper test before it."""

from __future__ import annotations

import pytest

from schema.checks.wording import TWICE, may_repeat, repeated_words


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Cải tạo cho cho lưới điện", id="one-word"),
        pytest.param("nâng cao, nâng cao chất lượng", id="two-words-with-comma"),
        pytest.param("(xã Tân An xã Tân An)", id="three-words-in-brackets"),
        pytest.param("Sở Tài nguyên Môi Sở tài Nguyên môi", id="four-words-whatever-their-case"),
        pytest.param("2025 THE the", id="capitals"),
        pytest.param("tİn tin", id="dotted-capital-i"),
        pytest.param("dıa DIA", id="dotless-i"),
        pytest.param("một ǰa ǰb ǰc ǰd ǰa ǰb ǰc ǰd", id="letter-that-folds-to-two"),
    ],
)
def test_what_stands_twice_passes_the_cheaper_test(text: str) -> None:
    assert TWICE.search(text) is not None
    assert may_repeat(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("Sở Y tế, Sở Tài chính, Sở Xây dựng", id="one-word-again-further-on"),
        pytest.param("dự án A và dự án B", id="two-words-again-further-on"),
    ],
)
def test_other_texts_need_no_search(text: str) -> None:
    assert TWICE.search(text) is None
    assert not may_repeat(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Liên đoàn Lao động tỉnh, Tỉnh đoàn, Hội Nông dân", id="another-body"),
        pytest.param("kho thuốc, thuốc kháng sinh và vật tư", id="a-kind-of-it"),
        pytest.param("cơ chế một cửa, một cửa liên thông", id="two-words"),
        pytest.param("Luật Đất đai, Luật Đất đai sửa đổi", id="a-longer-title"),
        pytest.param("Trung tâm văn hóa, Trung tâm văn hóa-thể thao", id="joined-by-a-dash"),
    ],
)
def test_a_list_whose_second_name_goes_on_repeats_nothing(text: str) -> None:
    assert list(repeated_words(text)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Sở Y tế, Sở Y tế, Sở Nội vụ", "Sở Y tế, Sở Y tế", id="member-twice"),
        pytest.param("phối hợp với công an, công an và quân đội", "công an, công an", id="before-and"),
        pytest.param("nạo vét kênh, kênh.", "kênh, kênh", id="at-the-end"),
        pytest.param("xây dựng xây dựng cầu", "xây dựng xây dựng", id="without-a-sign"),
    ],
)
def test_what_stands_twice_is_told(text: str, found: str) -> None:
    assert list(repeated_words(text)) == [found]
