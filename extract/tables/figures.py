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
from itertools import pairwise

import regex

from extract.model import Column, Table
from extract.tables.figure_heads import BLANK, FIGURE
from extract.tables.halves import halves
from extract.tables.matrix import Matrix, body_rows, table_matrix
from normalize.figure_headers import header_words, holds_no_values, tells_kind
from normalize.known_matter import matter_of_table
from normalize.quantities.stated_units import find_unit
from normalize.roles import UNMAPPED, role_of
from normalize.text import clean, fold

NAME = "indicator"
VALUE = "value"
GROUP = "group"
_STATES = regex.compile(
    r"(?:không\s+)?(?:đạt|có|duy trì|hoàn thành)(?:\s+chuẩn|\s+yêu cầu)?", regex.IGNORECASE
)
"""A cell that says in words what a figure says elsewhere in its column: ``Đạt``."""
_YEAR_ALONE = regex.compile(r"(?:năm\s+)?(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?", regex.IGNORECASE)
_RATE = regex.compile(r"(?<!\p{L})(?:tốc\s+độ|nhịp\s+độ|tỷ\s+lệ)(?!\p{L})", regex.IGNORECASE)
_LISTS = regex.compile(r"(?:danh\s+sách|danh\s+mục|bảng\s+kê|thống\s+kê)(?!\p{L})", regex.IGNORECASE)
"""A caption of a list of things, whose figures describe them."""
_NEAR_LINES = 2
"""Lines right above a table that say what it is."""
_OF_OTHERS = frozenset({"price", "norm", "scoring"})
"""Matters (``known_matter.csv``) whose tables have columns of figures that are no indicators'."""
_NAMED = 0.6
"""Share of the filled cells of a column that must be words for it to hold names."""
_FIGURES = 0.7
"""Share of the filled cells of a column that must be figures for it to hold figures."""
_FILLED = 0.2
"""Share of the rows that a column of figures must fill."""
_LONGEST_NAME = 30
"""Words of a name, on average at most: longer texts are descriptions."""
_LONGEST_VALUE = 16
"""Words of a cell that holds a value with remarks, at most."""
_FINER = 1.3
"""By how much more cells a column must have than the one left of it, for that one to head groups."""


def with_figures(table: Table) -> Table:
    """The table with the roles of names and figures where it is a table of figures, else as it is; of lists side by side
    each column has the role of its like in the first."""
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
        if c.role == "lead" and fold(c.header).startswith("đon vi") and _holds_units(c, m, body)
    }
    columns = tuple(replace(c, role="unit") if c.index in units else c for c in table.columns)
    return replace(table, columns=columns) if units else table


def _holds_units(column: Column, m: Matrix, body: Sequence[int]) -> bool:
    texts = _texts(column, m, body)
    return bool(texts) and sum(find_unit(t) is not None for t in texts) * 2 >= len(texts)


def _with_figures(table: Table) -> Table:
    m, body = table_matrix(table), body_rows(table)
    named = next((c.index for c in table.columns if c.role == NAME and not _is_figures(c, m, body)), None)
    figures = _figure_columns(table, m, body, named)
    if not figures:
        return table
    if matter_of_table(" ".join(c.header for c in table.columns)) in _OF_OTHERS:
        return replace(table, kind="other")
    name = named if named is not None and named < max(figures) else _name_column(table, m, body, min(figures))
    if name is None:
        return table
    years = all(_YEAR_ALONE.fullmatch(t) for t in _texts(table.columns[name], m, body))
    if table.kind == "other" and not (_may_be_one(table, figures, named, years=years)):
        return table
    return replace(table, kind="indicators", columns=_with_roles(table, m, body, figures, name))


def _with_roles(
    table: Table, m: Matrix, body: Sequence[int], figures: frozenset[int], name: int
) -> tuple[Column, ...]:
    """The columns with their roles; where a finer column of words stands between name and figures ("Nội dung tiêu chí"
    beside a merged "Tên tiêu chí") it holds the names and the first heads groups."""
    finer = _finer_names(table, m, body, name, min(figures))
    roles = {c: VALUE for c in figures if table.columns[c].role != "baseline"}
    roles |= {finer: NAME, name: GROUP} if finer is not None else {name: NAME}
    groups = [c.index for c in table.columns[:name] if _heads_groups(c, m, body, finer or name)]
    roles |= dict.fromkeys(groups, GROUP) if finer is None else {}
    between = table.columns[name + 1 : min(figures)]
    roles |= {c.index: "unit" for c in between if c.role == UNMAPPED and _holds_units(c, m, body)}
    roles |= dict.fromkeys(_ordinals(table, m, body) - {name}, "number")
    return tuple(
        replace(c, role=roles[c.index], notes=()) if c.index in roles else _beside(c, roles)
        for c in table.columns
    )


def _heads_groups(column: Column, m: Matrix, body: Sequence[int], name: int) -> bool:
    """Whether a column of words left of the names is merged over several of them: ``Lĩnh vực`` beside "Chỉ tiêu"."""
    if not _may_name(column, m, body):
        return False
    own = [r for r in body if _begins(m, r, column.index)]
    worded = all(regex.search(r"\p{L}{2}", m.text(r, column.index)) for r in own)
    return bool(own) and worded and len([r for r in body if _begins(m, r, name)]) >= _FINER * len(own)


def _beside(column: Column, roles: dict[int, str]) -> Column:
    """A second column headed "Chỉ tiêu" describes; only one column names the rows."""
    return (
        replace(column, role="description")
        if role_of(column.role).names_row and column.index not in roles
        else column
    )


def _finer_names(table: Table, m: Matrix, body: Sequence[int], name: int, first: int) -> int | None:
    """The column of words right of the names that has clearly more cells than they have; None where none has."""
    for column in reversed(table.columns[name + 1 : first]):
        if not _may_name(column, m, body):
            continue
        own = [
            r
            for r in body
            if _begins(m, r, column.index) and regex.search(r"\p{L}{2}", m.text(r, column.index))
        ]
        coarse = [r for r in body if _begins(m, r, name)]
        if len(own) >= _FINER * max(len(coarse), 1):
            return column.index
    return None


def _may_name(column: Column, m: Matrix, body: Sequence[int]) -> bool:
    """Whether a column of words may hold names: no number, code, unit, body or time does. "Đơn vị" may head places."""
    role = role_of(column.role)
    if role.identifies == "label" or role.holds_bodies or role.holds_time:
        return False
    if column.role == "unit":
        texts = _texts(column, m, body)
        return sum(find_unit(t) is not None for t in texts) * 2 < len(texts)
    return role.is_prose or not role.beside_indicator


def _begins(m: Matrix, row: int, column: int) -> bool:
    cell = m.at(row, column)
    return cell is not None and cell.row == row and cell.column == column and bool(cell.text)


def _may_be_one(table: Table, figures: frozenset[int], named: int | None, *, years: bool) -> bool:
    """Whether a table of no known kind is one of figures.

    Args:
        years: its rows are years.
    """
    headers = [table.columns[c].header for c in figures]
    near = [clean(line) for line in reversed(table.above[-_NEAR_LINES:])]
    if matter_of_table(" ".join([*near, *(c.header for c in table.columns)])):
        return False
    told = any(tells_kind(h) for h in headers)
    if not told and near and _LISTS.match(near[0]):
        return False
    goals = named is not None or any(c.role == "target" and c.index < min(figures) for c in table.columns)
    carried_out = any(role_of(c.role).carries_out or role_of(c.role).holds_time for c in table.columns)
    if carried_out and (not goals or any(c.role == "title" for c in table.columns)):
        return False
    dated = any(
        (words := header_words(line)).year is not None
        and (words.kind is not None or _RATE.search(line) is not None)
        for line in map(clean, table.above)
    )
    says = dated or years or told
    return says or goals


def _figure_columns(table: Table, m: Matrix, body: Sequence[int], named: int | None) -> frozenset[int]:
    may = [c for c in table.columns if _may_hold_values(c, named)]
    found = {c.index for c in may if _holds_figures(c, m, body, told=_is_told(c, named))}
    above = {_parent(table.columns[c]) for c in found} - {""}
    found |= {c.index for c in may if _parent(c) in above and _holds_values(c, m, body)}
    return frozenset(found - _ordinals(table, m, body))


def _parent(column: Column) -> str:
    """The merged header over a column's own; empty where it has none."""
    return column.header.rpartition(" / ")[0]


def _may_hold_values(column: Column, named: int | None) -> bool:
    role = role_of(column.role)
    if role.identifies == "label" or role.holds_bodies or role.carries_out or role.holds_time:
        return False
    if holds_no_values(column.header):
        return False
    if role.names_row:
        return column.role == NAME and (named is None or column.index > named)
    if column.role == UNMAPPED or role.figure or role.holds_target or column.role == "baseline":
        return True
    return role.is_prose and not role.beside_indicator and column.role != "note"


def _holds_figures(column: Column, m: Matrix, body: Sequence[int], *, told: bool) -> bool:
    texts = _texts(column, m, body)
    if len(texts) < max(1, _FILLED * len(body)):
        return False
    years = sum(_YEAR_ALONE.fullmatch(t) is not None for t in texts)
    if years >= _FIGURES * len(texts) and header_words(column.header).unit is None:
        return False
    figures = sum(FIGURE.fullmatch(t) is not None for t in texts)
    return figures >= _FIGURES * len(texts) or (told and _holds_values(column, m, body))


def _is_told(column: Column, named: int | None) -> bool:
    """Whether values stand below a header, so that they may have words beside them: it names a year or a kind, or it
    stands in no role beside indicators or criteria."""
    beside = named is not None and column.index > named and column.role == UNMAPPED
    return beside or tells_kind(column.header) or role_of(column.role).holds_target


def _holds_values(column: Column, m: Matrix, body: Sequence[int]) -> bool:
    """Whether most cells are short and hold a figure or "Đạt"; some do hold a figure."""
    texts = _texts(column, m, body)
    if not texts or not any(regex.search(r"\d", t) for t in texts):
        return False
    values = [
        t for t in texts if len(t.split()) <= _LONGEST_VALUE and (regex.search(r"\d", t) or _STATES.match(t))
    ]
    return len(values) >= _FIGURES * len(texts)


def _is_figures(column: Column, m: Matrix, body: Sequence[int]) -> bool:
    """Whether a column headed "Chỉ tiêu" holds figures and no names."""
    texts = _texts(column, m, body)
    return sum(FIGURE.fullmatch(t) is not None for t in texts) > _FIGURES * len(texts)


def _texts(column: Column, m: Matrix, body: Sequence[int]) -> list[str]:
    return [t for r in body if not BLANK.fullmatch(t := clean(m.text(r, column.index)))]


def _ordinals(table: Table, m: Matrix, body: Sequence[int]) -> set[int]:
    """The first column where it counts the rows without saying so."""
    if not table.columns or table.columns[0].role not in (UNMAPPED, "number"):
        return set()
    texts = [t for r in body if (t := m.text(r, 0).strip(" ."))]
    counted = [int(t) for t in texts if t.isdecimal() and len(t) < 4]
    counts = len(counted) >= 0.6 * len(texts) and all(0 <= b - a <= 1 or b == 1 for a, b in pairwise(counted))
    return {0} if counts else set()


def _name_column(table: Table, m: Matrix, body: Sequence[int], first: int) -> int | None:
    """The leftmost column of words left of the first figure; of years where the rows are years."""
    for column in table.columns[:first]:
        if not _may_name(column, m, body):
            continue
        texts = [t for r in body if (t := clean(m.text(r, column.index)))]
        words = [t for t in texts if regex.search(r"\p{L}{2}", t) or _YEAR_ALONE.fullmatch(t)]
        if len(texts) >= _NAMED * len(body) and len(words) >= _NAMED * len(texts):
            return column.index if sum(len(t.split()) for t in words) <= _LONGEST_NAME * len(words) else None
    return None
