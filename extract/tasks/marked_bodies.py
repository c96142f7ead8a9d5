"""Marks under the names of bodies: the name stands in the header, the part it has in the cell.

``CT`` under "Sở Tài chính" is read as that body in the role of lead: a cell of the lead with the header's text, placed
where the header prints it. A bare tick says that the body takes part: it supports where the row or a column of its
own names a lead, and carries out where none does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.model import Cell, Table
from extract.tables.marked_columns import PART, own_header
from extract.tables.matrix import Matrix
from extract.tables.slid_cells import Placed
from normalize.marks.parts import part_of
from normalize.marks.ticks import is_tick
from normalize.roles import role_of


def with_parts_named(placed: Sequence[Placed], m: Matrix, table: Table) -> tuple[Placed, ...]:
    """The cells of a row, those of marks under a body replaced by the body in its role."""
    if not any(p.column.role == PART for p in placed):
        return tuple(placed)
    led = any(role_of(c.role).leads for c in table.columns)
    led = led or any(part_of(p.cell.text) == "lead" for p in placed if p.column.role == PART)
    return tuple(_named(placed, m, table, "support" if led else "implement"))


def _named(placed: Sequence[Placed], m: Matrix, table: Table, of_tick: str) -> Iterator[Placed]:
    for p in placed:
        if p.column.role != PART:
            yield p
            continue
        role = part_of(p.cell.text) or (of_tick if is_tick(p.cell.text) else None)
        header = _header_cell(m, table, p)
        if role is not None and header is not None:
            cell = replace(header, row=p.cell.row, row_span=p.cell.row_span)
            yield replace(p, cell=cell, column=replace(p.column, role=role))


def _header_cell(m: Matrix, table: Table, placed: Placed) -> Cell | None:
    """The header's cell that names the body over a mark."""
    name = own_header(placed.column)
    cells = (m.at(row, placed.cell.column) for row in table.header_rows)
    return next((c for c in cells if c is not None and c.text == name), None)
