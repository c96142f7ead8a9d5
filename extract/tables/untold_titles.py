"""Titles under a header that no register knows, told by their place: ``TT | Nội dung kiểm tra, giám sát | Đơn vị chủ trì | Thời gian``.

A table that says who carries out, and when or with whom, has titles; without such a column the column of sentences left
of those bodies holds them.
"""

from __future__ import annotations

from dataclasses import replace

from extract.model import Column, Table
from extract.tables.cell_texts import texts_of
from extract.tables.matrix import Matrix, body_rows, table_matrix
from normalize.headers import match_header
from normalize.notes import Code, info, warning
from normalize.roles import UNMAPPED, role_of

_FEWEST_WORDS = 4
"""Words of a title, on average at least."""
_DISTINCT = 0.8
"""Share of the texts of a column of titles that differ."""
_FILLED = 0.6
"""Share of the rows that have a title of their own."""
_FIRST_WORDS = 2
"""Words of a header that may say what it holds: ``Nội dung`` of ``Nội dung kiểm tra``."""


def with_untold_titles(table: Table) -> Table:
    """The table with its column of titles, where no header tells it; as it is where one does or none may be it."""
    roles = [role_of(c.role) for c in table.columns]
    first = next((k for k, r in enumerate(roles) if r.carries_out), None)
    others = sum(r.carries_out or r.holds_time or r.holds_bodies for r in roles)
    named = any(r.names_row or (r.figure == "own" and not r.money) for r in roles)
    if first is None or others < 2 or named:
        return table
    m, body = table_matrix(table), body_rows(table)
    found = next((c for c in reversed(table.columns[:first]) if _holds_titles(c, m, body)), None)
    if found is None:
        return table
    columns = tuple(_as_title(c) if c is found else c for c in table.columns)
    return replace(table, columns=columns)


def _holds_titles(column: Column, m: Matrix, body: tuple[int, ...]) -> bool:
    if column.role != UNMAPPED:
        return False
    texts = texts_of(column, m, body)
    words = sum(len(t.split()) for t in texts)
    filled = len(texts) >= _FILLED * len(body) and len(set(texts)) >= _DISTINCT * len(texts)
    return bool(texts) and filled and words >= _FEWEST_WORDS * len(texts)


def _as_title(column: Column) -> Column:
    """The column as that of titles, said; surely where its first words say so."""
    own = " ".join(column.header.rpartition(" / ")[2].split()[:_FIRST_WORDS])
    sure = match_header(own).role in ("title", "content")
    message = "No role is known for this header; by its place and its cells it holds the titles."
    note = (info if sure else warning)(Code.HEADER_UNMAPPED, message, expected="title", found=column.header)
    return replace(column, role="title", score=0.8 if sure else 0.6, notes=(note,))
