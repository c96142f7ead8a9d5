"""Tables of figures: which columns hold figures and which the names, whatever their headers say.

    Địa phương | Tốc độ tăng GRDP năm 2026 (%)
    Sản phẩm   | Kế hoạch 2026: Lượng (tấn), Giá trị (nghìn USD) | Kế hoạch 2027: …
    Tiêu chí   | Nội dung tiêu chí | Mức đạt chuẩn: Xã nhóm 1, Xã nhóm 2

Known by their cells (a column of names, columns of figures right of it) and by a header or a caption that says
of which year or of what kind the figures are, or that the names are indicators or criteria. Price lists, cost
norms, scores and forms are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import regex

from extract.model import Column, Table
from extract.tables.cell_texts import texts_of
from extract.tables.figures_of_titles import with_titles_as_names
from extract.tables.halves import halves
from extract.tables.matrix import Matrix, body_rows, table_matrix
from extract.tables.name_columns import finer_names, heads_groups, holds_units, name_column, statements
from extract.tables.price_lists import are_prices
from extract.tables.value_columns import (
    NAME,
    OF_OTHERS,
    YEAR_ALONE,
    beside_points,
    figure_columns,
    is_figures,
    is_of_others,
    ordinals_of,
    wants_by_its_body,
)
from normalize.figure_headers import header_words, tells_kind
from normalize.known_matter import matter_of_table
from normalize.roles import UNMAPPED, role_of
from normalize.text import clean, fold

VALUE = "value"
GROUP = "group"
_RATE = regex.compile(r"(?<!\p{L})(?:tốc\s+độ|nhịp\s+độ|tỷ\s+lệ)(?!\p{L})", regex.IGNORECASE)
_LISTS = regex.compile(r"(?:danh\s+sách|danh\s+mục|bảng\s+kê|thống\s+kê)(?!\p{L})", regex.IGNORECASE)
"""A caption or header of a list of things, whose figures describe them."""
_FINE_FIGURE = regex.compile(r"[<>≥≤~+-]?\s*(?:\d+,\d{1,2}|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?\s*%)")
"""A figure that is no time: it has decimals, groups of thousands or per cent."""
_FINE = 0.7
"""Share of the filled cells of a column that must be such figures."""
_FEWEST_FINE = 3
"""Such figures of a column, at least."""
_NEAR_LINES = 2
"""Lines right above a table that say what it is."""


def with_figures(table: Table) -> Table:
    """The table with the roles of names and figures where it is a table of figures, else as it is; of lists side by side
    each column has the role of its like in the first."""
    table = with_titles_as_names(table)
    if table.kind not in ("indicators", "other"):
        return table
    first = halves(table)[0]
    if first.n_columns == table.n_columns:
        return _with_figures(table)
    done = _with_figures(first)
    if done.kind != "indicators":
        return table
    roles = [c.role for c in done.columns]
    columns = tuple(replace(c, role=roles[c.index % len(roles)], notes=()) for c in table.columns)
    return replace(table, kind="indicators", columns=columns)


def with_units_told(table: Table) -> Table:
    """The table with "Đơn vị" as the column of units where most of its cells are units, though it was taken for bodies."""
    m, body = table_matrix(table), body_rows(table)
    units = {
        c.index
        for c in table.columns
        if c.role == "lead" and fold(c.header).startswith("đon vi") and holds_units(c, m, body)
    }
    columns = tuple(replace(c, role="unit") if c.index in units else c for c in table.columns)
    return replace(table, columns=columns) if units else table


def with_times_told(table: Table) -> Table:
    """The table without the role of a time or of bodies where most cells of a column are figures with decimals, groups of
    thousands or per cent: ``Hoàn thành`` over "108,2", "96,0"."""
    m, body = table_matrix(table), body_rows(table)
    figures = {
        c.index
        for c in table.columns
        if (role_of(c.role).holds_time or role_of(c.role).holds_bodies) and _holds_fine_figures(c, m, body)
    }
    columns = tuple(replace(c, role=UNMAPPED) if c.index in figures else c for c in table.columns)
    return replace(table, columns=columns) if figures else table


def _holds_fine_figures(column: Column, m: Matrix, body: Sequence[int]) -> bool:
    texts = texts_of(column, m, body)
    fine = sum(_FINE_FIGURE.fullmatch(t) is not None for t in texts)
    return len(texts) >= _FEWEST_FINE and fine >= _FINE * len(texts)


def _with_figures(table: Table) -> Table:
    m, body = table_matrix(table), body_rows(table)
    named = next((c.index for c in table.columns if c.role == NAME and not is_figures(c, m, body)), None)
    figures = figure_columns(table, m, body, named)
    if not figures:
        return table
    if matter_of_table(" ".join(c.header for c in table.columns)) in OF_OTHERS:
        kept = beside_points(table, m, body, figures)
        if not kept:
            return replace(table, kind="other")
        columns = (replace(c, role=UNMAPPED) if c.index in figures - kept else c for c in table.columns)
        table, figures = replace(table, columns=tuple(columns)), kept
    name = named if named is not None and named < max(figures) else name_column(table, m, body, min(figures))
    if name is None:
        return table
    years = all(YEAR_ALONE.fullmatch(t) for t in texts_of(table.columns[name], m, body))
    if table.kind == "other" and not (_may_be_one(table, m, body, figures, name, named, years=years)):
        return table
    return replace(table, kind="indicators", columns=_with_roles(table, m, body, figures, name))


def _with_roles(
    table: Table, m: Matrix, body: Sequence[int], figures: frozenset[int], name: int
) -> tuple[Column, ...]:
    """The columns with their roles; where a finer column of words stands between name and figures ("Nội dung tiêu chí"
    beside a merged "Tên tiêu chí") it holds the names and the first heads groups."""
    stated = statements(table, m, body, figures, name)
    if stated is not None:
        figures = frozenset()
    finer = stated if stated is not None else finer_names(table, m, body, name, min(figures))
    roles = {c: VALUE for c in figures if table.columns[c].role != "baseline"}
    roles |= {finer: NAME, name: GROUP} if finer is not None else {name: NAME}
    groups = [c.index for c in table.columns[:name] if heads_groups(c, m, body, finer or name)]
    roles |= dict.fromkeys(groups, GROUP)
    between = table.columns[name + 1 : min(figures, default=0)]
    roles |= {c.index: "unit" for c in between if c.role == UNMAPPED and holds_units(c, m, body)}
    roles |= dict.fromkeys(ordinals_of(table, m, body) - {name}, "number")
    return tuple(
        replace(c, role=roles[c.index], notes=()) if c.index in roles else _beside(c, roles)
        for c in table.columns
    )


def _beside(column: Column, roles: dict[int, str]) -> Column:
    """A second column headed "Chỉ tiêu" describes; only one column names the rows."""
    return (
        replace(column, role="description")
        if role_of(column.role).names_row and column.index not in roles
        else column
    )


def _may_be_one(
    table: Table,
    m: Matrix,
    body: Sequence[int],
    figures: frozenset[int],
    name: int,
    named: int | None,
    *,
    years: bool,
) -> bool:
    """Whether a table of no known kind is one of figures.

    Args:
        years: its rows are years.
    """
    headers = [table.columns[c].header for c in figures]
    near = [clean(line) for line in reversed(table.above[-_NEAR_LINES:])]
    own = [c.header for c in table.columns if not (c.index not in figures and is_of_others(c))]
    if matter_of_table(" ".join([*near, *own])) or are_prices(headers, near):
        return False
    measured = any(c.role == "unit" for c in table.columns)
    if named is None and not measured and _LISTS.match(table.columns[name].header):
        return False
    told = any(tells_kind(h) for h in headers)
    if not told and near and _LISTS.match(near[0]):
        return False
    goals = named is not None or any(c.role == "target" and c.index < min(figures) for c in table.columns)
    carried_out = any(
        role_of(c.role).carries_out or role_of(c.role).holds_time
        for c in table.columns
        if c.index not in figures
    )
    if carried_out and (not goals or any(c.role == "title" for c in table.columns)):
        return False
    dated = any(
        (words := header_words(line)).year is not None
        and (words.kind is not None or _RATE.search(line) is not None)
        for line in map(clean, table.above)
    )
    return dated or years or told or goals or wants_by_its_body(table, m, body, figures, name)
