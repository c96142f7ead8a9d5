"""A grid or table as a matrix: which cell covers which row and column.

Both :class:`~extract.model.Grid` and the joined rows of a table are read through it, so that spans are undone
in one place. Rows and columns are 0-based.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extract.model import Cell, Grid, GridCell, Table


@dataclass(frozen=True, slots=True)
class Matrix:
    """Cells by place. ``covering[r][c]`` is the cell over that place, None where the grid has a hole."""

    n_rows: int
    n_columns: int
    cells: tuple[Cell, ...]
    covering: tuple[tuple[Cell | None, ...], ...]

    def at(self, row: int, column: int) -> Cell | None:
        """The cell over this place, also where it began further up or left."""
        return self.covering[row][column]

    def row(self, row: int) -> tuple[Cell, ...]:
        """The cells that cover a row, left to right, each once, those from rows above included."""
        return tuple({id(c): c for c in self.covering[row] if c is not None}.values())

    def starting(self, row: int) -> tuple[Cell, ...]:
        """The cells that begin in this row."""
        return tuple({id(c): c for c in self.covering[row] if c is not None and c.row == row}.values())

    def text(self, row: int, column: int) -> str:
        """The text over this place, empty where there is none."""
        cell = self.covering[row][column]
        return cell.text if cell else ""

    def filled(self, row: int) -> tuple[Cell, ...]:
        """The cells that begin in this row and hold text."""
        begun = {id(c): c for c in self.covering[row] if c is not None and c.row == row and c.text}
        return tuple(begun.values())


def matrix(cells: Iterable[Cell], n_rows: int, n_columns: int) -> Matrix:
    """Lays cells out; where two claim a place (a damaged grid) the first in reading order has it."""
    ordered = tuple(sorted(cells, key=reading_order))
    return Matrix(n_rows, n_columns, ordered, laid_out(ordered, range(n_rows), n_columns))


def reading_order(cell: Cell) -> tuple[int, int]:
    """What cells are sorted by: row, then column."""
    return cell.row, cell.column


def laid_out(ordered: Sequence[Cell], rows: range, n_columns: int) -> tuple[tuple[Cell | None, ...], ...]:
    """For each of these rows the cell over each column, None over a hole.

    Args:
        ordered: the cells that reach into these rows, in reading order; the first that claims a place has it.
        rows: consecutive rows of the table.
    """
    places: list[list[Cell | None]] = [[None] * n_columns for _ in rows]
    for cell in ordered:
        for r in range(max(cell.row, rows.start), min(cell.row + cell.row_span, rows.stop)):
            for c in range(cell.column, min(cell.column + cell.column_span, n_columns)):
                if places[r - rows.start][c] is None:
                    places[r - rows.start][c] = cell
    return tuple(tuple(row) for row in places)


def grid_matrix(grid: Grid) -> Matrix:
    """The matrix of one printed grid."""
    return matrix(map(_of_one_part, grid.cells), grid.n_rows, grid.n_columns)


def _of_one_part(c: GridCell) -> Cell:
    """A printed cell as a logical one; a cell without text has no part."""
    parts = (c.fragment,) if c.text else ()
    return Cell(c.row, c.column, c.row_span, c.column_span, c.text, parts, c.lines, c.hidden)


def body_rows(table: Table) -> tuple[int, ...]:
    """Row numbers (0-based) that are no header rows."""
    header = set(table.header_rows)
    return tuple(r for r in range(table.n_rows) if r not in header)


def table_matrix(table: Table) -> Matrix:
    """The table's cells, laid out."""
    return matrix(table.cells, table.n_rows, table.n_columns)
