"""Rows of cells of a text file, and the grid they make."""

from __future__ import annotations

from dataclasses import dataclass

from extract.grid.size import check_size
from extract.model import Fragment, Grid, GridCell, Place
from normalize.text import nfc

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
    lines = tuple(nfc(text) for _, text in parts if text)
    text = " ".join(lines)
    fragment = Fragment(text, Place(line=parts[0][0]))
    return GridCell(span.row, span.column, span.row_span, span.column_span, text, fragment, lines)
