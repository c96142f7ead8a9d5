"""Which columns of a table hold figures: told by what stands below their headers.

Tiêu chuẩn             | Đơn vị tính | Loại II | Loại III
Nhà ở bình quân        | m²/người    | 29      | ≥ 28        figures and comparators below both
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

import regex

from extract.model import Column, Table
from extract.tables.cell_texts import is_worded, says_value, texts_of, units_of_rows
from extract.tables.figure_heads import FIGURE
from extract.tables.matrix import Matrix, body_rows, table_matrix
from normalize.figure_header_words import holds_no_values
from normalize.figure_headers import header_words, tells_kind
from normalize.known_matter import matter_of_table
from normalize.roles import UNMAPPED, role_of
from normalize.text import clean, fold

NAME = "indicator"
YEAR_ALONE = regex.compile(r"(?:năm\s+)?(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?", regex.IGNORECASE)
"""A cell that is a year or years and nothing else."""
_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
PLAIN = regex.compile(r"[\s<>≥≤=~+–-]*\d[\d.,]*+\s*%?")
"""A figure and nothing beside it: no time (``6 tháng``, ``12/2026``)."""
_BOUND = regex.compile(
    r"[<>≥≤]|(?<!\p{L})(?:trên|dưới|tối thiểu|tối đa|ít nhất|không quá|trở lên|trở xuống)(?!\p{L})",
    regex.IGNORECASE,
)
SPAN_OR_BOUND = regex.compile(
    r"\s*(?:[<>≥≤]|(?:trên|dưới|tối\s+thiểu|tối\s+đa|ít\s+nhất|không\s+quá|từ)(?!\p{L})|\d[\d.,]*\s*%?\s*(?:[-–÷]|đến)\s*\d|\d[\d.,]*.{0,20}\strở\s+(?:lên|xuống))",
    regex.IGNORECASE,
)
"""A cell that is a span or a bound: ``0,7 - 1,0``, ``≥ 1``, ``5 trở lên``."""
_FEWEST_ASKED = 3
"""Spans and bounds of a column beside points, at least, for it to say what is asked for."""
_DIGIT = regex.compile(r"\d")
_WORDS = regex.compile(r"\p{L}{2,}")
_BOUNDED = 0.1
"""Share of the figures of a table that must have a comparator for it to say by itself that they are wanted."""
_FIGURES = 0.7
"""Share of the filled cells of a column that must be figures for it to hold figures."""
_POINTS = regex.compile(
    r"(?:tổng\s+|số\s+)?điểm(?:\s+(?:số|đánh\s+giá|tự|chấm|đạt|tối\s+đa|chuẩn|quy\s+đổi|cộng|trừ|thưởng)(?!\p{L}).*)?\W*",
    regex.IGNORECASE,
)
"""A header of points given; ``Điểm du lịch`` counts places."""
_FILLED = 0.2
"""Share of the rows that a column of figures must fill."""
_LONGEST_VALUE = 16
"""Words of a cell that holds a value with remarks, at most."""


def columns_of_figures(table: Table) -> tuple[Column, ...]:
    """The columns of a table most of whose cells are figures, whatever the table was taken for."""
    m, body = table_matrix(table), body_rows(table)
    named = next((c.index for c in table.columns if c.role == NAME and not is_figures(c, m, body)), None)
    found = figure_columns(table, m, body, named)
    return tuple(c for c in table.columns if c.index in found)


def figure_columns(table: Table, m: Matrix, body: Sequence[int], named: int | None) -> frozenset[int]:
    """The columns of figures; one headed by a stretch of time (``Thời kỳ 2026-2030``) is one where its cells are no times."""
    may = [c for c in table.columns if _may_hold_values(c, named) or _only_looks_named(c, m, body, named)]
    found = {c.index for c in may if _holds_figures(c, m, body, told=_is_told(c, named))}
    above = {_parent(table.columns[c]) for c in found} - {""}
    found |= {c.index for c in may if _parent(c) in above and _holds_values(c, m, body)}
    alike = {_without_years(table.columns[c].header) for c in found if tells_kind(table.columns[c].header)}
    found |= {c.index for c in may if _without_years(c.header) in alike and _all_values(c, m, body)}
    found -= {c for c in found if _describes(table.columns[c], m, body, found)}
    found -= _points_beside_measures(table, m, body, found)
    return frozenset(found - ordinals_of(table, m, body))


def _points_beside_measures(table: Table, m: Matrix, body: Sequence[int], found: Collection[int]) -> set[int]:
    """The columns of points (``Điểm đánh giá``) in a table whose column of units says that its rows measure something else; where
    all columns are of points, these are what is measured."""
    leaves = {c: table.columns[c].header.rpartition(" / ")[2].strip() for c in found}
    points = {c for c, leaf in leaves.items() if _POINTS.fullmatch(leaf) or header_words(leaf).unit == "điểm"}
    units = [fold(t) for t in units_of_rows(table.columns, m, body)]
    if points == set(found):
        return set()
    return points if sum(u.startswith("điem") for u in units) * 2 < len(units) else set()


OF_OTHERS = frozenset({"price", "norm", "scoring"})
"""Matters (``known_matter.csv``) whose tables have columns of figures that are no indicators'."""


def is_of_others(column: Column) -> bool:
    """Whether a column holds prices, norms or points by its own header: ``Điểm tối đa``."""
    return matter_of_table(column.header) in OF_OTHERS


def beside_points(table: Table, m: Matrix, body: Sequence[int], figures: frozenset[int]) -> frozenset[int]:
    """The columns of figures of a table that also has columns of points, prices or norms: those of a year or a kind whose
    cells are more than points, and those of bounds; none where other headers than theirs speak of such matter."""
    others = {c for c in figures if is_of_others(table.columns[c])}
    rest = [c for c in table.columns if c.index not in others]
    if not others or matter_of_table(" ".join(c.header for c in rest)) in OF_OTHERS:
        return frozenset()
    measured = any(c.role == "unit" for c in rest)
    return frozenset(
        c.index
        for c in rest
        if c.index in figures
        and (
            (tells_kind(c.header) and (measured or _has_unit(c) or not _are_bare(c, m, body)))
            or asks_row_by_row(c, m, body)
        )
    )


def _has_unit(column: Column) -> bool:
    """Whether a header states a unit, and not that of points: ``Sản lượng 2026 (tấn)``."""
    return header_words(column.header).unit not in (None, "điểm")


def _are_bare(column: Column, m: Matrix, body: Sequence[int]) -> bool:
    return all(FIGURE.fullmatch(t) and PLAIN.fullmatch(t) and "%" not in t for t in texts_of(column, m, body))


def asks_row_by_row(column: Column, m: Matrix, body: Sequence[int]) -> bool:
    """Whether most cells of a column are spans or bounds (``≥ 35``, ``Tối thiểu 4 quyển``), each beside a name of its own. Where
    several stand beside one name, they are the steps of a scale: ``trên 90%``, ``80 - 90%``."""
    rows = [r for r in body if (c := m.at(r, column.index)) is not None and c.column_span == 1 and c.row == r]
    asked = [r for r in rows if SPAN_OR_BOUND.match(clean(m.text(r, column.index)))]
    return holds_bounds(column, m, body) and any(_names_each(m, asked, left) for left in range(column.index))


def holds_bounds(column: Column, m: Matrix, body: Sequence[int]) -> bool:
    """Whether at least half of the cells of a column are spans or bounds."""
    texts = texts_of(column, m, body)
    asked = sum(SPAN_OR_BOUND.match(t) is not None for t in texts)
    return asked >= _FEWEST_ASKED and asked * 2 >= len(texts)


def _names_each(m: Matrix, rows: Sequence[int], column: int) -> bool:
    """Whether each of some rows has words of its own in a column, no two the same and none merged over others."""
    cells = [m.at(r, column) for r in rows]
    texts = {
        fold(c.text) for c in cells if c is not None and c.row_span == 1 and len(_WORDS.findall(c.text)) > 1
    }
    return len(texts) == len(rows)


def wants_by_its_body(
    table: Table, m: Matrix, body: Sequence[int], figures: frozenset[int], name: int
) -> bool:
    """Whether the cells say that something is wanted, though no header does: criteria, or figures with comparators
    (``≥ 80%``, ``Tối đa 30 lớp``) beside units, points or in several columns. Bare figures may tell of anything."""
    criteria = table.columns[name].role == "criterion"
    units = any(c.role == "unit" for c in table.columns)
    cells = [t for c in figures for t in texts_of(table.columns[c], m, body)]
    bounds = sum(_BOUND.search(t) is not None for t in cells)
    asked = len(figures) == 1 and any(is_of_others(c) for c in table.columns if c.index not in figures)
    if asked and all(asks_row_by_row(table.columns[c], m, body) for c in figures):
        return True
    return criteria or (bounds >= _BOUNDED * len(cells) and (units or len(figures) > 1))


def _without_years(header: str) -> str:
    """A header with its years taken out: that of 2021 is as that of 2022."""
    return _YEAR.sub("#", fold(header))


def _all_values(column: Column, m: Matrix, body: Sequence[int]) -> bool:
    """Whether each filled cell of a column, however few, is a figure."""
    return all(FIGURE.fullmatch(t) for t in texts_of(column, m, body))


def _parent(column: Column) -> str:
    """The merged header over a column's own; empty where it has none."""
    return column.header.rpartition(" / ")[0]


def _may_hold_values(column: Column, named: int | None) -> bool:
    role = role_of(column.role)
    if role.identifies == "label" or role.holds_bodies or role.carries_out:
        return False
    if role.holds_time:
        return header_words(column.header).year is not None
    if holds_no_values(column.header):
        return False
    if role.names_row:
        return column.role == NAME and (named is None or column.index > named)
    if column.role == UNMAPPED or role.figure or role.holds_target or column.role == "baseline":
        return True
    return role.is_prose and not role.beside_indicator and column.role != "note"


def _only_looks_named(column: Column, m: Matrix, body: Sequence[int], named: int | None) -> bool:
    """Whether a header speaks of projects or tasks (``Số dự án``, ``Quy mô GRDP``) and all cells are figures."""
    names = role_of(column.role).names_row or column.role == "description"
    return names and column.index not in (named, 0) and is_figures(column, m, body)


def _holds_figures(column: Column, m: Matrix, body: Sequence[int], *, told: bool) -> bool:
    texts = texts_of(column, m, body)
    if len(texts) < max(1, _FILLED * len(body)):
        return False
    years = sum(YEAR_ALONE.fullmatch(t) is not None for t in texts)
    if role_of(column.role).holds_time:
        return sum(PLAIN.fullmatch(t) is not None for t in texts) - years >= _FIGURES * len(texts)
    if years >= _FIGURES * len(texts) and header_words(column.header).unit is None:
        return False
    figures = sum(FIGURE.fullmatch(t) is not None for t in texts)
    return figures >= _FIGURES * len(texts) or (told and _holds_values(column, m, body))


def _describes(column: Column, m: Matrix, body: Sequence[int], found: Collection[int]) -> bool:
    """Whether a column of words with figures in them (``Có ít nhất 01 thư viện``) stands left of columns of values, and no
    year or kind is over it: it says what those are of."""
    return (
        any(c > column.index for c in found)
        and not tells_kind(column.header)
        and is_worded(texts_of(column, m, body))
    )


def _is_told(column: Column, named: int | None) -> bool:
    """Whether values stand below a header, so that they may have words beside them: it names a year or a kind, or it
    stands in no role beside indicators or criteria."""
    beside = named is not None and column.index > named and column.role == UNMAPPED
    return beside or tells_kind(column.header) or role_of(column.role).holds_target


def _holds_values(column: Column, m: Matrix, body: Sequence[int]) -> bool:
    """Whether most cells are short and hold a figure or "Đạt"; some do hold a figure."""
    texts = texts_of(column, m, body)
    if not texts or not any(map(_DIGIT.search, texts)):
        return False
    beside = Counter(texts)
    values = [t for t in texts if len(t.split()) <= _LONGEST_VALUE and says_value(t, beside)]
    return len(values) >= _FIGURES * len(texts)


def is_figures(column: Column, m: Matrix, body: Sequence[int]) -> bool:
    """Whether a column headed "Chỉ tiêu" holds figures and no names."""
    texts = texts_of(column, m, body)
    return sum(FIGURE.fullmatch(t) is not None for t in texts) > _FIGURES * len(texts)


def ordinals_of(table: Table, m: Matrix, body: Sequence[int]) -> set[int]:
    """The first column where it counts the rows without saying so."""
    if not table.columns or table.columns[0].role not in (UNMAPPED, "number"):
        return set()
    texts = [t for r in body if (t := m.text(r, 0).strip(" ."))]
    counted = [int(t) for t in texts if t.isdecimal() and len(t) < 4]
    counts = len(counted) >= 0.6 * len(texts) and all(0 <= b - a <= 1 or b == 1 for a, b in pairwise(counted))
    return {0} if counts else set()
