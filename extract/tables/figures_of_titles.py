"""Tables that look like tasks, since a body is named beside each row, and hold figures that were and figures that are wanted.

Nội dung thành phần        | Điểm đạt 2024 | Điểm phấn đấu 2025 | Cơ quan chịu trách nhiệm
Thủ tục hành chính công    | 7,21          | ≥ 7,30             | Văn phòng UBND tỉnh
"""

from __future__ import annotations

from dataclasses import replace

from extract.model import Column, Table
from extract.tables.matrix import body_rows, table_matrix
from extract.tables.value_columns import NAME, columns_of_figures, is_figures
from normalize.figure_headers import GROWTH, SHARE, WANTED, header_words
from normalize.roles import UNMAPPED, role_of

_FILLED = 0.7
"""Share of the rows that each of their columns of figures must fill."""


def with_titles_as_names(table: Table) -> Table:
    """The table with its titles as names of what is measured where its figures say so, else as it is."""
    titles = [c for c in table.columns if c.role == "title"]
    if table.kind != "tasks" or len(titles) != 1 or not _measures(table):
        return table
    columns = (replace(c, role=NAME) if c is titles[0] else c for c in table.columns)
    return replace(table, kind="other", columns=tuple(columns))


def _measures(table: Table) -> bool:
    """Whether two columns of figures or more are of years, one of what is wanted and one of what was or of a year before; no
    column says when or with what result a task is to be done."""
    if any(role_of(c.role).holds_time or _tells_how(c) for c in table.columns):
        return False
    figures = [c for c in columns_of_figures(table) if c.role in (UNMAPPED, "value", "baseline", "target")]
    words = [header_words(c.header) for c in figures]
    told = [(c, w) for c, w in zip(figures, words, strict=True) if w.kind not in (SHARE, GROWTH)]
    if not all(w.year is not None and _is_filled(table, c) for c, w in told):
        return False
    return any(w.kind == WANTED for _, w in told) and len({(w.kind, w.year) for _, w in told}) > 1


def _tells_how(column: Column) -> bool:
    """Whether a column tells how a task is done, or what it costs."""
    role = role_of(column.role)
    in_words = role.is_prose and not role.identifies and not role.holds_target and role.name != "note"
    return bool(role.money) or (in_words and column.year is None)


def _is_filled(table: Table, column: Column) -> bool:
    m, body = table_matrix(table), body_rows(table)
    filled = sum(bool(m.text(r, column.index).strip()) for r in body)
    return filled >= _FILLED * len(body) and is_figures(column, m, body)
