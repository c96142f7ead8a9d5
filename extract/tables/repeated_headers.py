"""Headers below the first one of a grid: whether they repeat it, or head columns of their own.

A plan prints its header again above each group, or sets two tables into one grid. A row is held for a header only
where two of its cells are headers word for word: the text of a task may be short, too.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from rapidfuzz import fuzz

from extract.model import Cell
from extract.tables.header_rows import count_header_rows, is_ordinal_row
from extract.tables.matrix import Matrix
from normalize.headers import is_phrase
from normalize.numbering.labels import cell_label
from normalize.text import fold

_LIKE = 85.0
"""Percent of similarity from which two headers are the same, typed twice."""
_SAME_SHARE = 0.7
"""Share of the cells of a row that must repeat the header above them."""
_FEWEST = 2
"""Cells of a row that are headers word for word, at least, for it to begin a header of its own."""


def repeated_rows(m: Matrix, header: Collection[int]) -> tuple[int, ...]:
    """The body rows (0-based) that print the header or its column numbers again.

    Args:
        header: the rows known to be header rows.
    """
    found: list[int] = []
    ordinals = {_texts(m, r) for r in header if is_ordinal_row(m, r)}
    for row in range(m.n_rows):
        if row in header:
            continue
        below = bool(found) and found[-1] == row - 1
        if repeats(m, row, header, goes_on=below) or _repeats_ordinals(m, row, ordinals, below=below):
            found.append(row)
    return tuple(found)


def _repeats_ordinals(m: Matrix, row: int, ordinals: set[tuple[str, ...]], *, below: bool) -> bool:
    """Column numbers again: those of the header, those under a repeated header, or all in brackets."""
    filled = m.filled(row)
    if len(filled) < 3 or not is_ordinal_row(m, row):
        return False
    return below or _texts(m, row) in ordinals or all(c.text.startswith("(") for c in filled)


def _texts(m: Matrix, row: int) -> tuple[str, ...]:
    return tuple(c.text for c in m.filled(row))


def repeats(m: Matrix, row: int, header: Collection[int], *, goes_on: bool = False) -> bool:
    """Whether a row prints again what the header rows print over its columns.

    Args:
        goes_on: the row above repeats the header, so that this may be its second level of a few cells.
    """
    filled = m.filled(row)
    widest = max((len(m.filled(r)) for r in header), default=0)
    if len(filled) < 2 or (not goes_on and len(filled) * 2 < widest):
        return False
    same = sum(any(_alike(c, m.at(r, c.column)) for r in header) for c in filled)
    return same >= 2 and same / len(filled) >= _SAME_SHARE


def _alike(cell: Cell, above: Cell | None) -> bool:
    if above is None or not above.text or above is cell:
        return False
    a, b = fold(cell.text), fold(above.text)
    return a == b or fuzz.ratio(a, b) >= _LIKE


def own_header(m: Matrix, row: int, extra: Mapping[str, str] | None) -> int:
    """How many rows from a body row on print a header that stands for itself; 0 where none begins here."""
    filled = m.filled(row)
    if len(filled) < 3 or cell_label(filled[0].text) is not None:
        return 0
    if sum(is_phrase(c.text) for c in filled) < _FEWEST:
        return 0
    return count_header_rows(m, extra, row)
