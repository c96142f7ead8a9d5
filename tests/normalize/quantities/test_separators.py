"""How a table writes its numbers, told by those that can be read in one way only."""

from __future__ import annotations

import pytest

from normalize.quantities.numbers import parse_number
from normalize.quantities.separators import Separators, guess_separators


@pytest.mark.parametrize(
    ("texts", "separators"),
    [
        (["38,51", "533,78", "8.200"], Separators.COMMA_DECIMAL),
        (["10 tỷ", "3,1 tỷ đồng", "2.500 tỷ", "42,280 tỷ đồng"], Separators.COMMA_DECIMAL),
        (["5,000", "1,500", "18,000", "4,000"], Separators.DOT_DECIMAL),
        (["1,234.5", "7.25"], Separators.DOT_DECIMAL),
        (["1.234.567"], Separators.COMMA_DECIMAL),
        (["3,12", "1.4"], Separators.MIXED),
        (["42,280", "80,380"], Separators.UNKNOWN),
        (["8.200", "280"], Separators.UNKNOWN),
        ([], Separators.UNKNOWN),
    ],
)
def test_separators_of_a_table(texts: list[str], separators: Separators) -> None:
    assert guess_separators(texts).separators is separators


def test_a_table_of_three_decimals_leaves_no_doubt() -> None:
    style = guess_separators(["12,5", "3,25", "0,75", "42,281", "80,387"])
    assert style.three_decimals
    assert parse_number("42,281", style).notes == ()
