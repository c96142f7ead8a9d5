"""Rows and merged cells that the end of a page cut: when they are, and how their halves are put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from extract.model import Cell, Column
from extract.tables.matrix import Matrix
from normalize.numbering.labels import cell_label, split_label
from normalize.roles import role_of

_SENTENCE_END = regex.compile(r"[.;:!?…]\s*[\"”’)]*\s*$")
_GOES_ON = '”"),;.%'
"""Signs with which the rest of a sentence begins."""
_FEWEST_MISSING = 2
"""Cells of the row above that a row lacks, at least, to be its rest though its text begins like a new one."""

LastRow = Sequence[Cell | None]
"""The cells over the last row of a table so far, by column."""


@dataclass(frozen=True, slots=True)
class Break:
    """The place where a page may have cut a row.

    Attributes:
        above: the table's last row so far.
        below: the piece on the next page.
        row: the first row of the piece below its header.
        columns: the columns of the table.
        number: the column of row numbers, None where it has none.
    """

    above: LastRow
    below: Matrix
    row: int
    columns: tuple[Column, ...]
    number: int | None

    @property
    def title(self) -> int:
        """The column that names the row: by its role, else the one behind the numbers."""
        named = next((c.index for c in self.columns if role_of(c.role).names_row), None)
        if named is not None:
            return named
        return 0 if self.number is None else min(self.number + 1, len(self.above) - 1)


def cuts_row(place: Break) -> bool:
    """Whether the piece's first row is the rest of the table's last one: it has no number and no title of its
    own."""
    if place.row >= place.below.n_rows:
        return False
    filled = place.below.filled(place.row)
    if not filled or (place.number is not None and place.below.text(place.row, place.number)):
        return False
    if len(filled) == 1 and filled[0].column_span > max(2, place.below.n_columns // 2):
        return False
    own_title = place.below.text(place.row, place.title)
    return not own_title or _title_goes_on(place, own_title)


def _title_goes_on(place: Break, text: str) -> bool:
    """A title that begins in lower case, or after one that stopped inside a sentence, goes on with it."""
    before = _text(place.above[place.title])
    label, _ = split_label(text)
    own_label = label is not None or cell_label(text.split(" ", 1)[0]) is not None
    if not before or (own_label and not text[:1].islower()):
        return False
    if text[:1].islower() or text[:1] in _GOES_ON:
        return True
    below = [place.below.text(place.row, c) for c in range(place.below.n_columns)]
    missing = sum(1 for cell, t in zip(place.above, below, strict=True) if _text(cell) and not t)
    # A short cell is never broken by a page: text in one begins a row of its own.
    whole = any(below[c.index] for c in place.columns if role_of(c.role).is_short)
    stopped = not _SENTENCE_END.search(before)
    return place.number is not None and not whole and stopped and missing >= _FEWEST_MISSING


def _text(cell: Cell | None) -> str:
    return cell.text if cell is not None else ""


def made_whole(cells: Sequence[Cell], last: int, rest: Mapping[int, Cell]) -> tuple[list[Cell], list[Cell]]:
    """The cells that reach the table's last row with the rest of that row, and the cells of the rest that
    stand alone.

    Args:
        cells: the cells that reach the last row.
        last: number of the last row (0-based).
        rest: the cells of the piece's first row, by column.
    """
    left = dict(rest)
    whole = [_with_rest(c, left.pop(c.column)) if c.column in left else c for c in cells]
    return whole, [replace(c, row=last) for c in left.values() if c.text]


def _with_rest(cell: Cell, rest: Cell) -> Cell:
    if not rest.text:
        return cell
    if not cell.text:
        return replace(rest, row=cell.row, row_span=cell.row_span)
    lines: tuple[str, ...] = ()
    if cell.lines and rest.lines:
        lines = (*cell.lines[:-1], f"{cell.lines[-1]} {rest.lines[0]}", *rest.lines[1:])
    return replace(cell, text=f"{cell.text} {rest.text}", parts=(*cell.parts, *rest.parts), lines=lines)


def longer_merged_cells(above: LastRow, first: Mapping[int, Cell]) -> dict[int, Cell]:
    """Merged cells that the page cut, by column, with the row span that their empty rest on the next page
    adds.

    Taken for such only where the first cell of the new page's first row is empty too (no number of its own),
    and one of the two pieces spans rows or all cells from the left edge to it are empty.

    Args:
        first: the cells of the first row of the new page, by column, with their rows in the joined table.
    """
    if 0 not in first or first[0].text or not any(c.text for c in first.values()):
        return {}
    longer: dict[int, Cell] = {}
    for column, rest in first.items():
        cell = above[column]
        if rest.text or cell is None or not cell.text:
            continue
        if cell.row_span > 1 or rest.row_span > 1 or _is_beside_merged(first, column):
            longer[column] = replace(cell, row_span=rest.row + rest.row_span - cell.row)
    return longer


def _is_beside_merged(first: Mapping[int, Cell], column: int) -> bool:
    """Whether every cell from the left edge to this one is empty: the merged block of number and body."""
    return all(k in first and not first[k].text for k in range(column + 1))
