"""Words printed twice in a row: every repetition that the pattern knows passes the cheaper test before it."""

from __future__ import annotations

import pytest

from schema.checks.wording import TWICE, may_repeat


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
