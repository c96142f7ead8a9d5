"""Ticks and letters of symbol fonts."""

from __future__ import annotations

import pytest

from normalize.marks.symbols import symbols_as_letters
from normalize.marks.ticks import is_empty_box, is_tick
from normalize.money.cell import parse_money
from normalize.money.funding import parse_funding
from normalize.registers import rows


@pytest.mark.parametrize("mark", [row["mark"] for row in rows("tick_marks") if row["means"] == "ticked"])
def test_a_tick_names_the_source_of_its_column(mark: str) -> None:
    for printed in (mark, f" {mark} ", f"({mark})", f"[{mark}]"):
        assert is_tick(printed)
        assert [m.source for m in parse_funding(printed, header_source="central_budget")] == [
            "central_budget"
        ]


@pytest.mark.parametrize(
    "mark", [row["mark"] for row in rows("tick_marks") if row["means"] != "ticked"] + ["[ ]"]
)
def test_an_empty_box_says_nothing(mark: str) -> None:
    assert is_empty_box(mark) and not is_tick(mark)
    assert parse_funding(mark, header_source="central_budget") == ()
    assert parse_money(mark, header_unit="tỷ đồng").notes == ()


@pytest.mark.parametrize("text", ["", "-", "5", "Sở Y tế", "xã", "xx"])
def test_other_text_is_no_tick(text: str) -> None:
    assert not is_tick(text) and not is_empty_box(text)


@pytest.mark.parametrize(
    ("text", "font", "letters"),
    [
        ("ü", "Wingdings", "✓"), ("\uf0fc", "ABCDEF+Wingdings-Regular", "✓"), ("þ", "Wingdings", "☑"),
        ("P", "Wingdings 2", "✓"), ("R", "Wingdings2", "☑"), ("a", "Webdings", "✓"), ("o", "Wingdings", "□"),
        ("\uf0b3 63", "Symbol", "≥ 63"), ("\uf0a3 5", None, "≤ 5"), ("³ 63", "SymbolMT", "≥ 63"),
        ("ü", "Times New Roman", "ü"), ("P", None, "P"),
    ],
)  # fmt: skip
def test_letters_of_symbol_fonts(text: str, font: str | None, letters: str) -> None:
    assert symbols_as_letters(text, font) == letters
