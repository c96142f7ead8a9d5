"""Headers of a scan that were hardly read, because a streak, a seal or a blot lies over them: what their columns hold.

TI | Nhiệm vụ   over 1, 2, 3          the cells number the rows: the column is read so
Ch t | …        in one of five tables  the table beside it whose other columns are alike says what the column holds
                nothing is left of it  the table says which column has no header

Only letters that were recognised in a picture, and doubted, are taken for others; each time the table says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.model import Cell, Column, Table
from extract.tables.matrix import Matrix, table_matrix
from normalize.notes import LOOK, Code, Note, warning
from normalize.numbering.labels import Kind, cell_label
from normalize.roles import UNMAPPED

HARDLY_READ = 0.8
"""Chance (0 to 1) of its weakest word below which a header is doubted."""
SURE = 0.75
"""Score (0 to 1) from which the header of another table is believed."""
NUMBERED = 0.6
"""Share of the filled cells of a column that must be numbers of rows, rising from 1."""
FEWEST_ALIKE = 2
"""Other columns of a table with the same roles, at least, for it to tell what a column holds."""


def is_hardly_read(cell: Cell | None) -> bool:
    """Whether a cell was recognised with little sureness, or gave no word though something dark lies in it."""
    if cell is None:
        return False
    return cell.hidden or any(p.recognised and p.confidence < HARDLY_READ for p in cell.parts)


def with_number_column(columns: tuple[Column, ...], m: Matrix, n_header: int) -> tuple[Column, ...]:
    """The columns of a grid, the first as that of row numbers where its header was hardly read and its cells count."""
    if not columns or columns[0].role != UNMAPPED or any(c.role == "number" for c in columns):
        return columns
    if not _is_maimed(m, range(n_header), 0) or not _counts(m, n_header):
        return columns
    note = _note(columns[0], "its cells number the rows, and it is read so", "number")
    return (replace(columns[0], role="number", score=SURE, notes=(note,)), *columns[1:])


def with_roles_of_sisters(tables: tuple[Table, ...]) -> tuple[Table, ...]:
    """The tables, columns whose headers were hardly read with the roles that they have in a table of the same columns."""
    return tuple(_with_roles(t, tables) if t.header_rows else t for t in tables)


def _with_roles(table: Table, tables: Sequence[Table]) -> Table:
    if all(c.role != UNMAPPED for c in table.columns):
        return table
    m = table_matrix(table)
    maimed = {
        c.index for c in table.columns if c.role == UNMAPPED and _is_maimed(m, _first_header(table), c.index)
    }
    return replace(
        table, columns=tuple(_told(c, table, tables) if c.index in maimed else c for c in table.columns)
    )


def _first_header(table: Table) -> range:
    """The rows of the header at the top of a table."""
    last = next((k for k, row in enumerate(table.header_rows) if row != k), len(table.header_rows))
    return range(last)


def _told(column: Column, table: Table, tables: Sequence[Table]) -> Column:
    """A column with the role that it has in the nearest table whose other columns are alike; else with a note that it has none."""
    sisters = [t for t in tables if t is not table and _is_sister(t, table, column.index)]
    if not sisters:
        note = _note(column, "no other table of the document tells what the column holds")
        return replace(column, notes=(*(n for n in column.notes if n.expected is None), note))
    sister = min(sisters, key=lambda t: abs(t.position - table.position))
    own = sister.columns[column.index]
    note = _note(column, f"the column is read as “{own.header}” of table {sister.position}", own.role)
    return replace(own, score=round(own.score * SURE, 2), header=column.header or own.header, notes=(note,))


def _is_sister(other: Table, table: Table, index: int) -> bool:
    """Whether another table has the same columns but for one, of which its header tells what it holds."""
    if not other.header_rows or other.n_columns != table.n_columns:
        return False
    own = other.columns[index]
    if own.role == UNMAPPED or own.score < SURE:
        return False
    pairs = [
        (a.role, b.role)
        for a, b in zip(other.columns, table.columns, strict=True)
        if a.index != index and UNMAPPED not in (a.role, b.role)
    ]
    return len(pairs) >= FEWEST_ALIKE and all(a == b for a, b in pairs)


def _is_maimed(m: Matrix, header: Sequence[int], index: int) -> bool:
    """Whether the lowest header over a column was hardly read."""
    over = [c for row in header if (c := m.at(row, index)) is not None and (c.text or c.hidden)]
    return bool(over) and is_hardly_read(over[-1])


def _counts(m: Matrix, n_header: int) -> bool:
    """Whether most cells of the first column below the header are numbers of rows, rising."""
    texts = [
        c.text for r in range(n_header, m.n_rows) if (c := m.at(r, 0)) is not None and c.row == r and c.text
    ]
    labels = [label for t in texts if (label := cell_label(t)) is not None and label.kind is Kind.NUMBER]
    rising = all(a.parts < b.parts for a, b in pairwise(labels))
    return bool(labels) and rising and len(labels) >= NUMBERED * len(texts)


def _note(column: Column, outcome: str, role: str | None = None) -> Note:
    read = f"was hardly read (“{column.header}”)" if column.header else "was not read"
    message = f"The header of column {column.index + 1} {read}, something dark lies over it; {outcome}.{LOOK}"
    return warning(Code.HEADER_UNMAPPED, message, expected=role, found=column.header or None)
