"""Rows of cells of a text file, and the grid they make."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from extract.grid.size import check_size
from extract.grid.wrapped_figures import whole_figures
from extract.model import Fragment, Grid, GridCell, Place
from normalize.text import nfc

_FULL = 0.8
"""Share of a column that a line and the first word below it fill, from which on the width broke the line."""
Cell = tuple[tuple[int, str], ...]
"""The paragraphs of one cell, each with its line (1-based)."""


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Where a cell begins (0-based), and over how many rows and columns it stands."""

    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


def grid_of(rows: list[Row], method: str) -> Grid:
    """A grid as wide as its longest row; the cells that a shorter row lacks are empty.

    Args:
        method: how the rows were found: ``markdown``, ``portal`` or ``portal_bare``.

    Raises:
        TooBig: more cells than any plan has.
    """
    width = max(len(row.cells) for row in rows)
    check_size(len(rows), width)
    cells = []
    for r, row in enumerate(rows):
        for c in range(width):
            parts = row.cells[c] if c < len(row.cells) else ((row.cells[0][0][0], ""),)
            cells.append(spanned_cell(Span(r, c), parts))
    return Grid(
        page=None,
        place=Place(line=rows[0].cells[0][0][0]),
        n_rows=len(rows),
        n_columns=width,
        cells=tuple(cells),
        method=method,
    )


def spanned_cell(span: Span, parts: Cell) -> GridCell:
    """The cell of some paragraphs; its place is the line of the first."""
    lines = whole_figures([nfc(text) for _, text in parts if text])
    text = " ".join(lines)
    fragment = Fragment(text, Place(line=parts[0][0]))
    return GridCell(span.row, span.column, span.row_span, span.column_span, text, fragment, lines)


def continued(rows: list[Row], lines: list[str]) -> list[Row]:
    """The rows with those that only go on with the cells of the row above taken into it.

    Only where the bars of all lines stand in the same places, as a program sets a table at a width: a row without
    a number, whose filled cells all stand below cells that fill most of their column.

    Args:
        lines: the line of each row, its bars as printed.
    """
    bars = {tuple(k for k, letter in enumerate(line) if letter == "|") for line in lines}
    if len(bars) != 1 or len(rows) < 2:
        return rows
    (places,) = bars
    widths = [b - a - 1 for a, b in itertools.pairwise(places)]
    if len(widths) != len(rows[0].cells):
        return rows
    joined = [rows[0]]
    for row in rows[1:]:
        if _goes_on(joined[-1], row, widths):
            cells = zip(joined[-1].cells, row.cells, strict=True)
            joined[-1] = Row(tuple(_one_cell(above, below) for above, below in cells))
        else:
            joined.append(row)
    return joined


def _text(cell: Cell) -> str:
    return " ".join(text for _, text in cell if text)


def _goes_on(above: Row, row: Row, widths: list[int]) -> bool:
    filled = [k for k, cell in enumerate(row.cells) if _text(cell)]
    if not filled or filled[0] == 0 or len(row.cells) != len(above.cells):
        return False
    last = [above.cells[k][-1][1] for k in filled]
    longest = [max(len(text.split(" ")[0]) for _, text in row.cells[k] if text) for k in filled]
    return all(
        text and len(text) + 1 + word >= _FULL * widths[k]
        for k, text, word in zip(filled, last, longest, strict=True)
    )


def _one_cell(above: Cell, below: Cell) -> Cell:
    """The paragraphs of both; the last of the first is kept apart, so that its length can be told."""
    return above if not _text(below) else (*above, *below)
