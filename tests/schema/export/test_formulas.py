"""Texts that a spreadsheet would run are guarded, numbers are not, and nothing is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.export.formulas import guarded, unguarded


@pytest.mark.parametrize(
    "text",
    ["=1+1", "- Trồng rừng", "+84 912", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1+1", "＝1+1", "－2", "-2+3",
     "=cmd|' /C calc'!A0", "'=1+1", "-", "-3 %"],
)  # fmt: skip
def test_what_a_spreadsheet_may_run_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["-3", "+84", "-1.250,5", "-0.5", "Trồng rừng", "a = b", "11.10", "'tốt'", "", "1-2"]
)
def test_numbers_and_other_texts_stay(text: str) -> None:
    assert guarded(text) == text


def test_a_number_with_a_line_break_behind_it_is_none() -> None:
    assert guarded("-3\n") == "'-3\n"


@given(st.one_of(st.text(), st.text(alphabet="'=+-@＝ \t\r\n3,.a")))
def test_a_guarded_text_is_had_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
