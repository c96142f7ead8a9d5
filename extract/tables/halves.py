"""Tables that print two lists side by side: the columns of the second repeat the headers of the first.

TT | Địa bàn          | Tốc độ tăng (%) | TT | Địa bàn     | Tốc độ tăng (%)
1  | Phường Hồng Bàng | 9,5             | 6  | Xã An Lão   | 12,0
"""

from __future__ import annotations

from dataclasses import replace

from extract.model import Cell, Column, Table
from normalize.text import fold


def width_of_list(columns: tuple[Column, ...]) -> int:
    """How many columns one list has; all of them where the table prints one list only."""
    headers = [fold(c.header) for c in columns]
    for width in range(2, len(columns) // 2 + 1):
        if (
            len(columns) % width == 0
            and headers[:width] * (len(columns) // width) == headers
            and all(headers)
        ):
            return width
    return len(columns)


def halves(table: Table) -> tuple[Table, ...]:
    """The lists of a table, left to right, each as a table of its own; the table itself where it prints one."""
    width = width_of_list(table.columns)
    if width == len(table.columns):
        return (table,)
    return tuple(_part(table, first, width) for first in range(0, table.n_columns, width))


def _part(table: Table, first: int, width: int) -> Table:
    columns = tuple(replace(c, index=c.index - first) for c in table.columns[first : first + width])
    cells = tuple(_moved(c, first) for c in table.cells if first <= c.column < first + width)
    return replace(table, columns=columns, cells=cells, n_columns=width)


def _moved(cell: Cell, first: int) -> Cell:
    return replace(cell, column=cell.column - first)
