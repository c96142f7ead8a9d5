"""Empty cells of a scan that a dark streak crosses."""

from __future__ import annotations

from extract.grid.on_page import grids_on
from extract.model import Box, Page, Rule, Word

ACROSS = (100.0, 130.0, 160.0)
DOWN = (50.0, 90.0, 300.0)
RULES = (
    *(Rule(Box(50, y, 300, y + 0.5)) for y in ACROSS),
    *(Rule(Box(x, 100, x + 0.5, 160)) for x in DOWN),
)


def hidden_cells(*streaks: Box) -> list[tuple[int, int]]:
    """Row and column of the hidden cells of a table of two rows, with words in all but the first cell of the last."""
    places = (("TT", 60, 110), ("Nhiệm vụ", 120, 110), ("Trồng rừng", 120, 140))
    words = tuple(Word(text, Box(x, y, x + 20, y + 10), 10.0) for text, x, y in places)
    [grid], _ = grids_on(Page(1, 400, 300, words, RULES, hidden=streaks))
    return [(c.row, c.column) for c in grid.cells if c.hidden]


def test_an_empty_cell_under_a_streak_is_hidden() -> None:
    assert hidden_cells(Box(68, 0, 72, 300)) == [(1, 0)]


def test_a_streak_upon_a_rule_or_in_another_row_hides_nothing() -> None:
    assert hidden_cells() == []
    assert hidden_cells(Box(88, 0, 92, 300)) == []
    assert hidden_cells(Box(68, 0, 72, 125)) == []
    assert hidden_cells(Box(150, 0, 154, 300)) == []
