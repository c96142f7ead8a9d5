"""Words that plans never use, beside a word of the general list that makes them look well read."""

from __future__ import annotations

import pytest

from normalize.spelling.likelihood import strays_from_plans


@pytest.mark.parametrize(
    ("text", "strays"),
    [
        pytest.param("chất lượng nước mắt tại", ["mắt"], id="tears for surface water"),
        pytest.param("Lập bản đồ nguồn nước mặt toàn tỉnh", [], id="surface water"),
        pytest.param("Rà soát quy hoạch xây dựng", [], id="words that plans use"),
        pytest.param("Trung tâm Khuyến nông", [], id="a name"),
        pytest.param("Đắk Mắt", [], id="a name that no list knows"),
    ],
)
def test_words_that_stray_from_what_plans_say(text: str, strays: list[str]) -> None:
    words = text.split()
    assert [w for k, w in enumerate(words) if strays_from_plans(words, k)] == strays
