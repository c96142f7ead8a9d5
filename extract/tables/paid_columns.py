"""Columns of sources whose cells state amounts: "Kinh phí, nguồn" over "38 tỷ (NSTW 30 tỷ, ngân sách tỉnh 8 tỷ)"."""

from __future__ import annotations

from dataclasses import replace

from extract.model import Table
from extract.tables.cell_texts import texts_of
from extract.tables.matrix import body_rows, table_matrix
from normalize.money.cell import parse_money

_MOSTLY = 0.5
"""Share of the filled cells of a column that must state an amount."""
_FEWEST = 2
"""Such cells, at least."""


def with_paid_columns(table: Table) -> Table:
    """The table, where no column is one of money, with a column of sources as money if its cells state amounts."""
    if any(c.role == "budget" for c in table.columns):
        return table
    m, body = table_matrix(table), body_rows(table)
    paid = set()
    for column in (c for c in table.columns if c.role == "funding"):
        texts = texts_of(column, m, body)
        amounts = sum(parse_money(t, header_unit=column.unit).amount_vnd is not None for t in texts)
        if amounts >= max(_FEWEST, _MOSTLY * len(texts)):
            paid.add(column.index)
    columns = tuple(replace(c, role="budget") if c.index in paid else c for c in table.columns)
    return replace(table, columns=columns) if paid else table
