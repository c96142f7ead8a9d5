"""Cells that slid under a neighbour's header are read where they belong, whichever role the neighbour has."""

from __future__ import annotations

import pytest

from extract.model import Cell, Column
from extract.tables.slid_cells import place_cells


def placed_roles(*row: tuple[str, str]) -> list[str]:
    """The roles under which the filled cells of a row are read; given are roles and texts, column by column."""
    columns = tuple(Column(k, role, role) for k, (role, _) in enumerate(row))
    cells = tuple(Cell(0, k, 1, 1, text, ()) for k, (_, text) in enumerate(row) if text)
    return [p.column.role for p in place_cells(cells, columns)]


@pytest.mark.parametrize(
    "role", ["lead", "support", "lead_support", "implement", "monitor", "approver", "ghg"]
)
def test_a_period_among_bodies_or_figures_goes_back_to_the_empty_column_of_time(role: str) -> None:
    assert placed_roles(("title", "Trồng rừng"), (role, "2021-2025"), ("period", "")) == ["title", "period"]


@pytest.mark.parametrize("role", ["title", "description", "value", "unmapped"])
def test_a_period_among_words_stays(role: str) -> None:
    assert placed_roles((role, "2021-2025"), ("period", "")) == [role]


def test_with_a_start_and_an_end_nobody_knows_where_a_stray_period_belongs() -> None:
    assert placed_roles(("lead", "2021-2025"), ("start", ""), ("due", "")) == ["lead"]


@pytest.mark.parametrize("role", ["priority", "support", "implement", "monitor"])
def test_a_figure_among_words_goes_one_column_to_the_left(role: str) -> None:
    assert placed_roles(("budget", ""), (role, "1.500")) == ["budget"]
