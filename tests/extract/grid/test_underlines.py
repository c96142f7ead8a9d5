"""Underlines are told from the rules of a table."""

from __future__ import annotations

import pytest

from extract.grid.underlines import without_underlines
from extract.model import Box, Rule, Word

WORDS = (
    Word("Thực", Box(100, 50, 124, 62), 11.5),
    Word("hiện:", Box(127, 50, 152, 62), 11.5),
    Word("Sở", Box(155, 50, 168, 62), 11.5),
)
SIDES = (Rule(Box(96.2, 0, 96.8, 200)), Rule(Box(180, 0, 180.6, 200)))


def across(x0: float, x1: float, at: float) -> Rule:
    return Rule(Box(x0, at - 0.3, x1, at + 0.3))


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        (across(100, 152, 60.5), False),
        (across(100, 168, 61), False),
        (across(127, 152, 59), False),
        (across(96.5, 180.3, 61), True),
        (across(97, 179, 60.5), True),
        (across(100, 152, 66), True),
        (across(100, 152, 51), True),
        (across(100, 160, 60.5), True),
        (across(110, 113, 60.5), True),
    ],
    ids=["words", "all", "one-word", "border", "border-cut-short", "below", "above", "past-a-word", "dash"],
)
def test_underlines_go_and_borders_stay(rule: Rule, kept: bool) -> None:
    assert (rule in without_underlines((*SIDES, rule), WORDS)) is kept


def test_border_flush_with_its_words_stays() -> None:
    sides = (Rule(Box(99.7, 0, 100.3, 200)), Rule(Box(167.7, 0, 168.3, 200)))
    rule = across(100, 168, 61)
    assert rule in without_underlines((*sides, rule), WORDS)


def test_vertical_rules_stay() -> None:
    assert without_underlines(SIDES, WORDS) == SIDES
