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
    if _begins_under_merged(place):
        return False
    if len(filled) == 1 and filled[0].column_span > max(2, place.below.n_columns // 2):
        return False
    own_title = place.below.text(place.row, place.title)
    return not own_title or _title_goes_on(place, own_title)


def _begins_under_merged(place: Break) -> bool:
    """Whether the row is a further one beside a merged number and title, which the page cut too: a short
    cell (an amount, a time) is filled in it and in the row above, and no page breaks a short cell."""
    title = place.above[place.title]
    if title is None or title.row_span < 2 or place.below.text(place.row, place.title):
        return False
    short = [c.index for c in place.columns if role_of(c.role).is_short]
    return any(_text(place.above[c]) and place.below.text(place.row, c) for c in short)


def _title_goes_on(place: Break, text: str) -> bool:
    """A title that begins in lower case, or after one that stopped inside a sentence, goes on with it."""
    before = _text(place.above[place.title])
    if not before:
        return _fills_what_is_empty(place, text)
    if _has_own_label(text) and not text[:1].islower():
        return False
    if text[:1].islower() or text[:1] in _GOES_ON:
        return True
    below = [place.below.text(place.row, c) for c in range(place.below.n_columns)]
    missing = sum(1 for cell, t in zip(place.above, below, strict=True) if _text(cell) and not t)
    # A short cell is never broken by a page: text in one begins a row of its own.
    whole = any(below[c.index] for c in place.columns if role_of(c.role).is_short)
    stopped = not _SENTENCE_END.search(before)
    return place.number is not None and not whole and stopped and missing >= _FEWEST_MISSING


def _fills_what_is_empty(place: Break, text: str) -> bool:
    """Whether a numbered row above lacks its title, and all that the row below holds: a merged cell, set in its middle, stands
    on the next page."""
    numbered = place.number is not None and _text(place.above[place.number])
    filled = {c.column for c in place.below.filled(place.row)}
    return bool(numbered) and not _has_own_label(text) and not any(_text(place.above[c]) for c in filled)


def _has_own_label(text: str) -> bool:
    """Whether a text begins an item; "7: khảo sát …" under "… theo cụm" begins none, as it goes on in lower
    case."""
    label, rest = split_label(text)
    if label is not None:
        return not rest[:1].islower()
    first, _, rest = text.partition(" ")
    return cell_label(first) is not None and not rest[:1].islower()


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
    whole = [_longer(_with_rest(c, r), last, r) if (r := left.pop(c.column, None)) else c for c in cells]
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


def _longer(cell: Cell, last: int, rest: Cell) -> Cell:
    """The cell with the rows that its rest on the next page reaches over, of which the first is the cut row."""
    return replace(cell, row_span=max(cell.row_span, last + rest.row_span - cell.row))


def longer_merged_cells(above: LastRow, first: Mapping[int, Cell]) -> dict[int, Cell]:
    """Merged cells that the page cut, by column, with the row span that their empty rest on the next page
    adds.

    A rest that spans rows is one under any filled cell. A rest in one row is one only where the first cell of
    that row is empty too (no number of its own), and the cell above spans rows or all cells from the left edge
    to the rest are empty.

    Args:
        first: the cells of the first row of the new page, by column, with their rows in the joined table.
    """
    if not any(c.text for c in first.values()):
        return {}
    numberless = 0 in first and not first[0].text
    longer: dict[int, Cell] = {}
    for column, rest in first.items():
        cell = above[column]
        if rest.text or cell is None or not cell.text:
            continue
        cut = cell.row_span > 1 or _is_beside_merged(first, column)
        if rest.row_span > 1 or (numberless and cut):
            longer[column] = replace(cell, row_span=rest.row + rest.row_span - cell.row)
    return longer


def perhaps_longer(above: LastRow, first: Mapping[int, Cell], columns: Sequence[Column]) -> dict[int, Cell]:
    """Merged cells of bodies or times over whose empty rest, one row, the new page begins; the row has a number
    of its own.

    Nothing on the page tells such a rest from an empty cell, so the join is said to be doubtful.
    """
    held = {c.index for c in columns if role_of(c.role).carries_out or role_of(c.role).holds_time}
    return {
        column: replace(cell, row_span=rest.row + rest.row_span - cell.row)
        for column, rest in first.items()
        if column in held
        and not rest.text
        and rest.row_span == 1
        and (cell := above[column]) is not None
        and cell.text
        and cell.row_span > 1
    }


def _is_beside_merged(first: Mapping[int, Cell], column: int) -> bool:
    """Whether every cell from the left edge to this one is empty: the merged block of number and body."""
    return all(k in first and not first[k].text for k in range(column + 1))
