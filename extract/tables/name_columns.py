"""Which column names the rows of a table of figures, and which columns head groups of rows: told by their cells.

Tên tiêu chí (over 2 rows) | Nội dung tiêu chí          | Mức yêu cầu
Nhà ở                      | Tỷ lệ hộ có nhà đạt chuẩn  | ≥ 95%        the finer column names, the merged one heads a group
                           | Diện tích ở tối thiểu      | 14 m2
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

import regex

from extract.model import Column, Table
from extract.tables.cell_texts import texts_of, without_label
from extract.tables.figure_heads import BLANK
from extract.tables.matrix import Matrix
from extract.tables.value_columns import YEAR_ALONE
from normalize.figure_header_words import names_places
from normalize.figure_headers import WANTED, header_words
from normalize.measures.read import read_measure
from normalize.quantities.stated_units import find_unit
from normalize.roles import role_of
from normalize.text import clean

_NAMED = 0.6
"""Share of the filled cells of a column that must be words for it to hold names."""
_LONGEST_NAME = 30
"""Words of a name, on average at most: longer texts are descriptions."""
_FINER = 1.3
"""By how much more cells a column must have than the one left of it, for that one to head groups."""
_SHORT = 4
"""Words of the keyword of a criterion, on average at most: ``Giao thông``, ``Kinh tế số``."""
_SENTENCE = 6
"""Words of a statement, on average more: ``100% đường trục xã được nhựa hóa``."""
_LONGER = 1.5
"""By how much longer the texts are that say what such a keyword means."""
_DISTINCT = 0.8
"""Share of the texts of a column of names that differ."""
_WORD = regex.compile(r"\p{L}{2}")


def name_column(table: Table, m: Matrix, body: Sequence[int], first: int) -> int | None:
    """The leftmost column of words left of the first figure; of years where the rows are years."""
    for column in table.columns[:first]:
        if not _may_name(column, m, body):
            continue
        texts = [t for r in body if (t := clean(m.text(r, column.index)))]
        words = [t for t in texts if _WORD.search(t) or YEAR_ALONE.fullmatch(t)]
        if len(texts) >= _NAMED * len(body) and len(words) >= _NAMED * len(texts):
            return column.index if sum(len(t.split()) for t in words) <= _LONGEST_NAME * len(words) else None
    return None


def finer_names(table: Table, m: Matrix, body: Sequence[int], name: int, first: int) -> int | None:
    """The column of words between the names and the first figure that names the rows more finely: it has clearly more
    cells, or divides a merged name, or says what a keyword means; None where none does."""
    for column in reversed(table.columns[name + 1 : first]):
        if not _may_name(column, m, body):
            continue
        own, coarse = _rows_with_words(m, body, column.index), _rows_begun(m, body, name)
        if len(own) >= _FINER * max(len(coarse), 1):
            return column.index
        if _divides(m, own, coarse, name, column.index) or _explains(table, m, own, name, column.index):
            return column.index
    return None


def statements(
    table: Table, m: Matrix, body: Sequence[int], figures: Collection[int], name: int
) -> int | None:
    """The only column of figures where its cells are whole statements beside a keyword each (``Nước sạch`` | ``Tỷ lệ hộ sử
    dụng nước sạch đạt từ 65%``): they name what they measure themselves. None for any other."""
    if len(figures) != 1 or any(c.role == "unit" for c in table.columns):
        return None
    (only,) = figures
    words = header_words(table.columns[only].header)
    if words.year is not None or words.kind not in (None, WANTED) or names_places(table.columns[name].header):
        return None
    texts = texts_of(table.columns[only], m, body)
    keys = [t for r in _rows_begun(m, body, name) if (t := without_label(clean(m.text(r, name))))]
    long = sum(len(t.split()) for t in texts) > _SENTENCE * len(texts)
    short = bool(keys) and sum(len(t.split()) for t in keys) <= _SHORT * len(keys)
    return only if long and short and len(set(texts)) >= _DISTINCT * len(texts) else None


def heads_groups(column: Column, m: Matrix, body: Sequence[int], name: int) -> bool:
    """Whether a column of words left of the names is merged over several of them: ``Lĩnh vực`` beside "Chỉ tiêu"."""
    if not _may_name(column, m, body):
        return False
    own = _rows_begun(m, body, column.index)
    worded = all(_WORD.search(m.text(r, column.index)) for r in own)
    return bool(own) and worded and len(_rows_begun(m, body, name)) >= _FINER * len(own)


def _divides(m: Matrix, own: Sequence[int], coarse: Sequence[int], name: int, finer: int) -> bool:
    """Whether a name reaches over rows of which each has a text of its own in the finer column; no text there reaches over
    several names."""
    parted = [r for r in own if r not in coarse]
    if not parted or any(m.at(r, name) is m.at(r, finer) for r in own):
        return False
    texts = [clean(m.text(r, finer)) for r in own]
    return set(coarse) <= set(own) | _wide(m, coarse, name) and len(set(texts)) >= _DISTINCT * len(texts)


def _wide(m: Matrix, rows: Sequence[int], name: int) -> set[int]:
    """The rows whose name is merged over further columns: headings."""
    return {r for r in rows if (c := m.at(r, name)) is not None and c.column_span > 1}


def _explains(table: Table, m: Matrix, own: Sequence[int], name: int, finer: int) -> bool:
    """Whether each name is a keyword (``Thu nhập``) and the text beside it a longer name of its own (``Thu nhập bình quân
    đầu người năm 2030``); never beside names of places."""
    rows = [r for r in own if m.at(r, name) is not m.at(r, finer)]
    if names_places(table.columns[name].header) or not rows:
        return False
    keys = [without_label(clean(m.text(r, name))) for r in rows]
    texts = [without_label(clean(m.text(r, finer))) for r in rows]
    length, longer = (sum(len(t.split()) for t in ts) / len(ts) for ts in (keys, texts))
    measures = [sum(read_measure(t).head is not None for t in ts) for ts in (keys, texts)]
    distinct = len(set(texts)) >= _DISTINCT * len(texts)
    told = measures[1] * 3 >= len(texts) and measures[1] > measures[0]
    return distinct and told and length <= _SHORT and _LONGER * length <= longer <= _LONGEST_NAME


def _rows_begun(m: Matrix, body: Sequence[int], column: int) -> list[int]:
    return [r for r in body if _begins(m, r, column)]


def _rows_with_words(m: Matrix, body: Sequence[int], column: int) -> list[int]:
    return [r for r in _rows_begun(m, body, column) if _WORD.search(m.text(r, column))]


def _begins(m: Matrix, row: int, column: int) -> bool:
    cell = m.at(row, column)
    return cell is not None and cell.row == row and cell.column == column and not BLANK.fullmatch(cell.text)


def _may_name(column: Column, m: Matrix, body: Sequence[int]) -> bool:
    """Whether a column of words may hold names: no number, code, unit, body or time does. "Đơn vị" may head places."""
    role = role_of(column.role)
    if role.identifies == "label" or role.holds_bodies or role.holds_time:
        return False
    if column.role == "unit":
        return not holds_units(column, m, body)
    return role.is_prose or not role.beside_indicator


def holds_units(column: Column, m: Matrix, body: Sequence[int]) -> bool:
    """Whether half of the cells of a column are units of the register."""
    texts = texts_of(column, m, body)
    return bool(texts) and sum(find_unit(t) is not None for t in texts) * 2 >= len(texts)
