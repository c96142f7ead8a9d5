"""Words of names: phrases of the register before segments, and what says nothing left out."""

from __future__ import annotations

import pytest

from normalize.measures.words import words_of
from normalize.registers import rows
from normalize.text import key

ROLES = {
    "empty", "expand", "head", "kind", "near", "per", "place", "predicate", "tail", "term", "thing", "weak", "whole",
}  # fmt: skip
WITHOUT_TERM = {"empty", "predicate", "tail", "whole"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Tỷ lệ hộ nghèo", "share|hộ|nghèo", id="head-thing-kind"),
        pytest.param("Tỷ lệ hộ cận nghèo", "share|hộ|cận nghèo", id="the-longer-phrase"),
        pytest.param("CTR sinh hoạt được thu gom", "chất thải rắn|sinh hoạt|được|thu gom", id="one-meaning-one-word"),
        pytest.param("rác thải sinh hoạt", "chất thải rắn|sinh hoạt", id="another-word-for-it"),
        pytest.param("nước thải đô thị theo quy định của Luật Bảo vệ môi trường", "nước thải|đô thị", id="by-which-act"),
        pytest.param(
            "cơ sở theo Quyết định của UBND tỉnh phải xử lý chất thải", "cơ sở|xử lý|chất thải", id="the-act-ends"
        ),
        pytest.param("Tỷ lệ che phủ rừng tỉnh Bắc Ninh năm 2030", "share|che phủ rừng", id="province-and-year"),
        pytest.param("diện tích (lúa, xoài, cây ăn trái)", "diện tích", id="examples-in-brackets"),
        pytest.param("tăng cường khai thác", "khai thác", id="a-syllable-of-a-word-is-no-phrase"),
        pytest.param("trẻ em dưới 05 tuổi", "trẻ em|5 tuổi", id="age"),
        pytest.param("phát thải KNK/GRDP", "phát thải|khí nhà kính|GRDP", id="slash-is-per"),
        pytest.param("số ca mắc trên 100.000 dân", "number|ca|mắc|100000 dân", id="per-so-many"),
        pytest.param("trẻ em trên 15 tuổi", "trẻ em|15 tuổi", id="above-an-age"),
        pytest.param("Tỷ lệ cây xanh. Toàn đô thị đạt chuẩn", "share|cây xanh", id="the-first-sentence"),
        pytest.param("khu dân cư, đặc biệt là làng nghề", "khu dân cư", id="an-aside"),
        pytest.param("hộ sử dụng nước sạch", "hộ|sử dụng|nước|sạch", id="expanded"),
        pytest.param("", "", id="empty"),
    ],
)  # fmt: skip
def test_words(name: str, expected: str) -> None:
    assert "|".join(w.text for w in words_of(name)) == expected


def test_a_word_that_no_register_has_still_counts() -> None:
    assert [(w.text, w.role) for w in words_of("Tỷ lệ bao phủ trạm quan trắc")][1:] == [
        ("bao phủ", "other"),
        ("trạm", "other"),
        ("quan trắc", "other"),
    ]


@pytest.mark.parametrize("row", rows("measure_words"), ids=lambda r: r["phrase"])
def test_rows_of_the_register(row: dict[str, str]) -> None:
    assert row["role"] in ROLES
    assert (row["term"] == "") == (row["role"] in WITHOUT_TERM)
    assert key(row["phrase"]) == row["phrase"]
    assert row["phrase"] in key(row["example"])
    assert (row["group"] != "") == (row["role"] in {"thing", "near", "kind", "place"})
