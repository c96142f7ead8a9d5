"""What a table is: tasks, indicators, a budget, or something that only looks like them.

Plans are full of look-alikes: cost norms, job descriptions, blank forms, lists of laws, letterheads and
signature blocks set as tables. A table of tasks has a column of titles and at least one column of who or
when, filled in enough rows to be one; everything else is kept as a table and gives no task.
"""

from __future__ import annotations

import regex

from extract.model import Table
from extract.tables.marked_columns import PART
from extract.tables.matrix import Matrix
from normalize.known_matter import matter_of_column, names_works
from normalize.official_words import any_of
from normalize.roles import role_of

_BLANK = regex.compile(r"^[\s.…_\-–—]*$")
_ACT = regex.compile(rf"^{any_of('cited')}\b.{{0,40}}(?:số|\d{{1,4}}/)", regex.IGNORECASE)
_FEWEST_FILLED = 0.25
"""Share of the rows with three or more filled cells (no group rows) that must fill a deciding column."""
_FORM_BLANK = 0.85
"""Share of the cells that are empty, or dots to write over, from which a table is a form."""
_FORM_ROWS = 40
"""Rows of a form, at most."""
_LISTS_ACTS = 0.6
"""Share of the titles that must name an act for the table to be a list of acts."""


def kind_of(table: Table, m: Matrix, rows: tuple[int, ...]) -> str:
    """tasks, indicators, budget or other, by the roles of its columns and how they are filled."""
    roles = {c.role for c in table.columns}
    if not rows or table.n_columns < 2 or _is_form(table, m, rows):
        return "other"
    whole = tuple(r for r in rows if len(m.filled(r)) >= 3) or rows
    filled = {role for role in roles if _fill(m, whole, _columns_of(table, role)) >= _FEWEST_FILLED}
    if "title" not in filled:
        named = "indicator" in filled and any(role_of(r).beside_indicator for r in filled)
        return "indicators" if named else "other"
    led = any(role_of(role).carries_out for role in filled)
    if _names_norms(table, led) or _lists_acts(table, m, rows):
        return "other"
    return _kind_with_titles(table, roles, filled)


def _kind_with_titles(table: Table, roles: set[str], filled: set[str]) -> str:
    """The kind of a table whose rows have titles; ``filled`` are the roles of columns that enough rows
    fill."""
    if any(role_of(r).carries_out or role_of(r).holds_time for r in filled):
        return "budget" if _budget_by_year(table) else "tasks"
    if any(role_of(r).figure == "own" for r in filled) and not roles & {"unit"} and _names_projects(table):
        return "budget"
    return "other"


def _columns_of(table: Table, role: str) -> tuple[int, ...]:
    return tuple(c.index for c in table.columns if c.role == role)


def _fill(m: Matrix, rows: tuple[int, ...], columns: tuple[int, ...]) -> float:
    """Share of the rows that fill one of the columns."""
    return sum(1 for r in rows if any(not _BLANK.match(m.text(r, c)) for c in columns)) / len(rows)


def _is_form(table: Table, m: Matrix, rows: tuple[int, ...]) -> bool:
    """A form to be filled in: hardly anything in its body but numbers and dots.

    Columns of marks are not counted: most of their cells are empty in any plan.
    """
    own = [c.index for c in table.columns if c.index > 0 and c.role != PART]
    texts = [m.text(r, c) for r in rows for c in own]
    blank = sum(1 for t in texts if _BLANK.match(t))
    return bool(texts) and blank / len(texts) >= _FORM_BLANK and len(rows) <= _FORM_ROWS


def _names_norms(table: Table, led: bool) -> bool:
    """Whether a column holds norms, or details (``Số lượng``) that a plan which says who leads may tell too."""
    matters = {matter_of_column(c.header) for c in table.columns}
    return "norm" in matters or ("detail" in matters and not led)


def _names_projects(table: Table) -> bool:
    return any(names_works(c.header) for c in table.columns if c.role == "title")


def _lists_acts(table: Table, m: Matrix, rows: tuple[int, ...]) -> bool:
    column = next(c.index for c in table.columns if c.role == "title")
    texts = [t for r in rows if (t := m.text(r, column))]
    return bool(texts) and sum(bool(_ACT.match(t)) for t in texts) / len(texts) > _LISTS_ACTS


def _budget_by_year(table: Table) -> bool:
    return sum(1 for c in table.columns if c.role == "budget" and c.year is not None) >= 2


def is_task_table(table: Table) -> bool:
    """Whether its rows are tasks: kind tasks, or a budget whose rows are projects."""
    return table.kind in ("tasks", "budget") and any(c.role == "title" for c in table.columns)
