"""Headers below the first one of a grid: whether they repeat it, or head columns of their own.

A plan prints its header again above each group, or sets two tables into one grid. A row is held for a header only
where two of its cells are headers word for word: the text of a task may be short, too.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class PrintedHeader:
    """What header rows print, each text once, however many pages print it again.

    Attributes:
        widest: filled cells of the widest row.
        texts: for each column the folded texts over it, each with the cells (by ``id``) that print it.
    """

    widest: int
    texts: tuple[Mapping[str, Collection[int]], ...]


def printed_header(m: Matrix, rows: Collection[int]) -> PrintedHeader:
    """The header that these rows (0-based) print."""
    texts: tuple[dict[str, set[int]], ...] = tuple({} for _ in range(m.n_columns))
    for row in rows:
        for column, cell in enumerate(m.covering[row]):
            if cell is not None and cell.text:
                texts[column].setdefault(fold(cell.text), set()).add(id(cell))
    return PrintedHeader(max((len(m.filled(r)) for r in rows), default=0), texts)


def repeated_rows(m: Matrix, header: Collection[int]) -> tuple[int, ...]:
    """The body rows (0-based) that print the header or its column numbers again.

    Args:
        header: the rows known to be header rows.
    """
    found: list[int] = []
    known = set(header)
    printed = printed_header(m, known)
    ordinals = {_texts(m, r) for r in known if is_ordinal_row(m, r)}
    for row in range(m.n_rows):
        if row in known:
            continue
        below = bool(found) and found[-1] == row - 1
        if repeats(m, row, printed, goes_on=below) or _repeats_ordinals(m, row, ordinals, below=below):
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


def repeats(m: Matrix, row: int, header: PrintedHeader, *, goes_on: bool = False) -> bool:
    """Whether a row prints again what the header rows print over its columns.

    Args:
        goes_on: the row above repeats the header, so that this may be its second level of a few cells.
    """
    filled = m.filled(row)
    if len(filled) < 2 or (not goes_on and len(filled) * 2 < header.widest):
        return False
    same = 0
    for read, cell in enumerate(filled, 1):
        same += _is_among(cell, header.texts[cell.column])
        possible = same + len(filled) - read
        if possible < 2 or possible / len(filled) < _SAME_SHARE:
            return False
    return True


def _is_among(cell: Cell, above: Mapping[str, Collection[int]]) -> bool:
    """Whether another cell of the header prints the same, or the same typed twice."""
    text = fold(cell.text)
    others = (printed for printed, cells in above.items() if cells != {id(cell)})
    return any(printed == text or fuzz.ratio(text, printed, score_cutoff=_LIKE) > 0 for printed in others)


def own_header(m: Matrix, row: int, extra: Mapping[str, str] | None) -> int:
    """How many rows from a body row on print a header that stands for itself; 0 where none begins here."""
    filled = m.filled(row)
    if len(filled) < 3 or cell_label(filled[0].text) is not None:
        return 0
    if sum(is_phrase(c.text) for c in filled) < _FEWEST:
        return 0
    return count_header_rows(m, extra, row)
