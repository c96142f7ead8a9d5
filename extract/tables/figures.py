"""Tables of figures whose headers do not say "Chỉ tiêu": places, products, sectors beside figures of years.

    Địa phương | Tốc độ tăng GRDP năm 2026 (%)
    Sản phẩm   | Kế hoạch 2026: Lượng (tấn), Giá trị (nghìn USD) | Kế hoạch 2027: …

Known by their cells (a column of names, columns of figures right of it) and by a header or a caption that says
of which year or of what kind the figures are. Price lists and cost norms are none.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise

import regex

from extract.model import Column, Table
from extract.tables.figure_heads import BLANK, FIGURE
from extract.tables.matrix import Matrix, body_rows, table_matrix
from normalize.known_matter import matter_of_table
from normalize.registers import rows
from normalize.roles import UNMAPPED, role_of
from normalize.targets.words import alternatives
from normalize.text import clean

NAME, VALUE = "indicator", "value"
_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NAMED = 0.6
"""Share of the filled cells of a column that must be words for it to hold names."""
_FIGURES = 0.7
"""Share of the filled cells of a column that must be figures for it to hold figures."""
_FILLED = 0.2
"""Share of the rows that a column of figures must fill."""
_LONGEST_NAME = 30
"""Words of a name, on average at most: longer texts are descriptions."""
_NO_PLAN = frozenset({"price", "norm"})
"""Kinds of tables (``known_matter.csv``) whose figures are no targets."""


def with_figures(table: Table) -> Table:
    """The table with the roles of names and figures where it is a table of figures, else as it is.

    In a table of indicators the columns of figures whose headers say something else ("Giá trị", "Lượng") are
    columns of values too.
    """
    m = table_matrix(table)
    body = body_rows(table)
    figures = _figure_columns(table, m, body)
    if not figures:
        return table
    if table.kind == "indicators":
        return replace(table, columns=_valued(table.columns, figures))
    if table.kind != "other" or not _says_of_what(table, figures) or _is_norm(table):
        return table
    if any(role_of(c.role).carries_out or role_of(c.role).holds_time for c in table.columns):
        return table
    name = _name_column(table, m, body, min(figures))
    if name is None:
        return table
    columns = tuple(
        replace(c, role=NAME, notes=()) if c.index == name else c for c in _valued(table.columns, figures)
    )
    return replace(table, kind="indicators", columns=columns)


def _valued(columns: tuple[Column, ...], figures: frozenset[int]) -> tuple[Column, ...]:
    """The columns of figures as columns of values, but those whose header says that they are something
    else."""
    return tuple(
        replace(c, role=VALUE, notes=()) if c.index in figures and _may_be_values(c.role) else c
        for c in columns
    )


def _may_be_values(name: str) -> bool:
    """Whether a column of figures under such a role holds values of indicators: no code, unit or note
    does."""
    role = role_of(name)
    return (
        name == UNMAPPED
        or bool(role.figure)
        or (role.is_prose and not role.beside_indicator and name != "note")
    )


def _figure_columns(table: Table, m: Matrix, body: tuple[int, ...]) -> frozenset[int]:
    found = set()
    for column in table.columns:
        role = role_of(column.role)
        if role.identifies or role.bodies or role.holds_time or column.role == "unit":
            continue
        texts = [t for r in body if not BLANK.fullmatch(t := clean(m.text(r, column.index)))]
        figures = sum(FIGURE.fullmatch(t) is not None for t in texts)
        if len(texts) >= max(1, _FILLED * len(body)) and figures >= _FIGURES * len(texts):
            found.add(column.index)
    return frozenset(found - _ordinals(table, m, body))


def _ordinals(table: Table, m: Matrix, body: tuple[int, ...]) -> set[int]:
    """The first column where it counts the rows without saying so."""
    if not table.columns or table.columns[0].role not in (UNMAPPED, "number"):
        return set()
    texts = [t for r in body if (t := m.text(r, 0).strip(" ."))]
    counted = [int(t) for t in texts if t.isdecimal() and len(t) < 4]
    counts = len(counted) >= 0.6 * len(texts) and all(0 <= b - a <= 1 or b == 1 for a, b in pairwise(counted))
    return {0} if counts else set()


def _name_column(table: Table, m: Matrix, body: tuple[int, ...], first: int) -> int | None:
    """The leftmost column of words left of the first figure."""
    for column in table.columns[:first]:
        if column.role == "number":
            continue
        texts = [t for r in body if (t := clean(m.text(r, column.index)))]
        words = [t for t in texts if regex.search(r"\p{L}{2}", t)]
        if len(texts) >= _NAMED * len(body) and len(words) >= _NAMED * len(texts):
            return column.index if sum(len(t.split()) for t in words) <= _LONGEST_NAME * len(words) else None
    return None


def _says_of_what(table: Table, figures: frozenset[int]) -> bool:
    """Whether a header of the figures, or the caption, says of which year or of what kind they are."""
    headers = [c.header for c in table.columns if c.index in figures]
    if any(_YEAR.search(h) or _kind_words().search(h) for h in headers):
        return True
    caption = table.caption or ""
    return _YEAR.search(caption) is not None and _kind_words().search(caption) is not None


def _is_norm(table: Table) -> bool:
    return matter_of_table(" ".join([table.caption or "", *(c.header for c in table.columns)])) in _NO_PLAN


@cache
def _kind_words() -> regex.Pattern[str]:
    """Words of a header that say what its figures are: ``Kế hoạch``, ``ƯTH``, ``Mục tiêu``."""
    return regex.compile(
        alternatives([r["phrase"] for r in rows("value_kinds") if r["place"] in ("column", "column_wanted")]),
        regex.IGNORECASE,
    )
