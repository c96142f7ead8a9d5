"""Cells that slid into a neighbour's column, put back where the row says so, never silently.

Two slides are sure enough to undo: a period that stands in a column of money, funding or bodies while the
row's column of time is empty; and a run of figures that stands one column to the right of the columns of
figures (a sum under "Mức độ ưu tiên"). The value is read where it belongs and carries ``cell_shifted``.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extract.model import Cell, Column
from normalize.notes import Code, Note, warning
from normalize.periods.read import looks_like_period
from normalize.roles import role_of

_FIGURE = regex.compile(r"^\s*\d[\d.,\s]*\s*$")
_LONE_YEAR = regex.compile(r"^\s*(?:19|20)\d{2}\s*$")


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with the column it is read under; ``note`` where that is not the one it is printed in."""

    cell: Cell
    column: Column
    note: Note | None = None


def place_cells(cells: tuple[Cell, ...], columns: tuple[Column, ...]) -> tuple[Placed, ...]:
    """The cells of one row under their columns, slides undone."""
    placed = tuple(Placed(c, columns[c.column]) for c in cells)
    return _period_put_back(_figures_put_back(placed, columns), columns)


def _note(cell: Cell, origin: Column, to: Column) -> Note:
    return warning(
        Code.CELL_SHIFTED,
        f"“{cell.text}” is printed under “{origin.header}” but belongs under “{to.header}”; it was read there.",
        expected=to.header,
        found=origin.header,
    )


def _period_put_back(placed: tuple[Placed, ...], columns: tuple[Column, ...]) -> tuple[Placed, ...]:
    times = [c for c in columns if role_of(c.role).holds_time]
    if len(times) != 1 or any(p.column.index == times[0].index and p.cell.text for p in placed):
        return placed
    strays = [
        p
        for p in placed
        if role_of(p.column.role).may_hold_stray_period
        and looks_like_period(p.cell.text)
        and not _LONE_YEAR.match(p.cell.text)
    ]
    if len(strays) != 1:
        return placed
    stray = strays[0]
    back = Placed(stray.cell, times[0], _note(stray.cell, stray.column, times[0]))
    return tuple(back if p is stray else p for p in placed)


def _figures_put_back(placed: tuple[Placed, ...], columns: tuple[Column, ...]) -> tuple[Placed, ...]:
    """A run of figures whose last one stands in a column of words moves one column to the left."""
    wrong = [
        p
        for p in placed
        if role_of(p.column.role).may_hold_stray_figure
        and _FIGURE.match(p.cell.text)
        and not _LONE_YEAR.match(p.cell.text)
    ]
    if len(wrong) != 1:
        return placed
    run = [wrong[0]]
    by_column = {p.column.index: p for p in placed}
    while (left := by_column.get(run[0].column.index - 1)) is not None and _FIGURE.match(left.cell.text):
        run.insert(0, left)
    first = run[0].column.index - 1
    if (
        first < 0
        or (first in by_column and by_column[first].cell.text)
        or not role_of(columns[first].role).holds_figure
    ):
        return placed
    if not all(role_of(columns[p.column.index - 1].role).holds_figure for p in run):
        return placed
    moved = {
        id(p): Placed(
            p.cell, columns[p.column.index - 1], _note(p.cell, p.column, columns[p.column.index - 1])
        )
        for p in run
    }
    return tuple(moved.get(id(p), p) for p in placed)
