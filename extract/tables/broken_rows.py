"""Rows and merged cells that the end of a page cut: when they are, and how their halves are put together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from extract.model import Cell, Column
from extract.tables.matrix import Matrix
from extract.tables.totals import is_total
from normalize.numbering.labels import cell_label, split_label
from normalize.official_words import any_of
from normalize.roles import role_of
from normalize.spelling.wrapped_words import whole_words

_SENTENCE_END = regex.compile(r"[.;:!?…]\s*[\"”’)]*\s*$")
_FIGURE = regex.compile(r"[-–+<>≤≥~]?\s*\d(?:[\d.,]*\d)?\s*%?")
_BULLETS = "-+*•"
"""Signs of items inside a cell."""
_UNFINISHED = regex.compile(rf"\b{any_of('unfinished')}$", regex.IGNORECASE)
"""A title that ends with "của" or "và" goes on."""
_NUMBER_FOLLOWS = regex.compile(r"\bsố$", regex.IGNORECASE)
"""A title may end so ("chuyển đổi số"); before a number it is cut: "Quyết định số" / "210/QĐ-UBND"."""
_GOES_ON = '”"),;.%'
"""Signs with which the rest of a sentence begins."""
_FEWEST_MISSING = 2
"""Cells of the row above that a row lacks, at least, to be its rest though its text begins like a new one."""

_FEWEST_GOING_ON = 2
"""Cells that go on with those above them, at least, to tell that a row does."""

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

    @property
    def number_is_hidden(self) -> bool:
        """Whether something dark lies where the row below has its number: that none was read says nothing then."""
        cell = self.below.at(self.row, self.number) if self.number is not None else None
        return cell is not None and cell.hidden


def cuts_row(place: Break) -> bool:
    """Whether the piece's first row is the rest of the table's last one: it has no number and no title of its
    own."""
    if place.row >= place.below.n_rows:
        return False
    filled = place.below.filled(place.row)
    if not filled or (place.number is not None and place.below.text(place.row, place.number)):
        return False
    if _begins_under_merged(place) or _has_own_figures(place, filled):
        return False
    if len(filled) == 1 and filled[0].column_span > max(2, place.below.n_columns // 2):
        return False
    own_title = place.below.text(place.row, place.title)
    if place.number_is_hidden and own_title and not own_title[:1].islower():
        return False
    return not own_title or _title_goes_on(place, own_title)


def goes_on_in_its_cells(place: Break, numbers_every_row: Callable[[], bool]) -> bool:
    """Whether a row without a number is the rest of the last one by all its cells, short ones too ("Tháng" / "5/2019"): each has
    text above it, and most of them begin in lower case, or every row of the table has a number, and the next one too."""
    if place.row >= place.below.n_rows or place.number is None:
        return False
    number = place.above[place.number]
    if number is None or not number.text or number.row_span > 1:
        return False
    filled = place.below.filled(place.row)
    if len(filled) < _FEWEST_GOING_ON or any(c.column == place.number for c in filled):
        return False
    if not all(_is_below(place.above[c.column], c) for c in filled):
        return False
    if _has_own_label(place.below.text(place.row, place.title)) or _has_own_figures(place, filled):
        return False
    small = sum(c.text[:1].islower() for c in filled)
    if small >= _FEWEST_GOING_ON and small * 2 >= len(filled):
        return True
    following = place.row + 1
    is_numbered = following < place.below.n_rows and bool(place.below.text(following, place.number))
    if place.number_is_hidden or is_total(filled[0].text):
        return False
    return is_numbered and numbers_every_row()


def _is_below(above: Cell | None, cell: Cell) -> bool:
    """Whether a cell may be the rest of the one above: that has text, and is as wide."""
    return above is not None and bool(above.text) and above.column_span == cell.column_span


def _has_own_figures(place: Break, filled: Sequence[Cell]) -> bool:
    """Whether half of the cells are whole figures below whole figures: no page breaks one, so they are those of another row.
    (A single one may be left over from the header: "năm" / "2023".)"""
    below = [c for c in filled if _FIGURE.fullmatch(c.text)]
    return 0 < len(filled) <= 2 * sum(bool(_FIGURE.fullmatch(_text(place.above[c.column]))) for c in below)


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
    if _UNFINISHED.search(before) or (_NUMBER_FOLLOWS.search(before) and text[:1].isdigit()):
        return True
    if _has_own_label(text) and not text[:1].islower():
        return text[:1] in _BULLETS and f" {text[:1]} " in before
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


def made_whole(
    cells: Sequence[Cell], last: int, rest: Mapping[int, Cell], n_header: int
) -> tuple[list[Cell], list[Cell]]:
    """The cells that reach the table's last row with the rest of that row, and the cells of the rest that
    stand alone.

    Args:
        cells: the cells that reach the last row.
        last: number of the last row (0-based).
        rest: the cells of the piece's first row, by column.
        n_header: rows of the header that is printed again, which a cell that goes on below the rest reaches over.
    """
    left = dict(rest)
    whole = [
        _longer(_with_rest(c, r), last, r, n_header) if (r := left.pop(c.column, None)) else c for c in cells
    ]
    return whole, [replace(c, row=last) for c in left.values() if c.text]


def _with_rest(cell: Cell, rest: Cell) -> Cell:
    if not rest.text:
        return cell
    if not cell.text:
        return replace(rest, row=cell.row, row_span=cell.row_span)
    text = " ".join(whole_words((cell.text, rest.text)))
    lines: tuple[str, ...] = ()
    if cell.lines and rest.lines:
        seam = " ".join(whole_words((cell.lines[-1], rest.lines[0])))
        lines = (*cell.lines[:-1], seam, *rest.lines[1:])
    return replace(cell, text=text, parts=(*cell.parts, *rest.parts), lines=lines)


def _longer(cell: Cell, last: int, rest: Cell, n_header: int) -> Cell:
    """The cell with the rows that its rest on the next page reaches over, of which the first is the cut row."""
    between = n_header if rest.row_span > 1 else 0
    return replace(cell, row_span=max(cell.row_span, last + between + rest.row_span - cell.row))


def longer_merged_cells(above: LastRow, first: Mapping[int, Cell]) -> dict[int, Cell]:
    """Merged cells that the page cut, by column, with the row span that their empty rest on the next page
    adds.

    A rest that spans rows is one under any filled cell. A rest in one row is one only where the first cell of
    that row is empty too (no number of its own), and the cell above spans rows or all cells from the left edge
    to the rest are empty.

    Args:
        first: the cells of the first row of the new page, by column, with their rows in the joined table.
    """
    texts = [c.text for c in first.values() if c.text]
    if not texts or is_total(texts[0]):
        return {}
    numberless = 0 in first and not first[0].text and not first[0].hidden
    longer: dict[int, Cell] = {}
    for column, rest in first.items():
        cell = above[column]
        if rest.text or rest.hidden or cell is None or not cell.text:
            continue
        cut = cell.row_span > 1 or _is_beside_merged(first, column)
        if rest.row_span > 1 or (numberless and cut):
            longer[column] = replace(cell, row_span=rest.row + rest.row_span - cell.row)
    return longer


def perhaps_longer(above: LastRow, first: Mapping[int, Cell], columns: Sequence[Column]) -> dict[int, Cell]:
    """Merged cells of names, bodies or times over whose empty rest, one row, the new page begins; the row has a number
    of its own.

    Nothing on the page tells such a rest from an empty cell, so the join is said to be doubtful.
    """
    roles = {c.index: role_of(c.role) for c in columns}
    held = {k for k, r in roles.items() if r.names_row or r.carries_out or r.holds_time}
    return {
        column: replace(cell, row_span=rest.row + rest.row_span - cell.row)
        for column, rest in first.items()
        if column in held
        and not (rest.text or rest.hidden)
        and rest.row_span == 1
        and (cell := above[column]) is not None
        and cell.text
        and cell.row_span > 1
    }


def _is_beside_merged(first: Mapping[int, Cell], column: int) -> bool:
    """Whether every cell from the left edge to this one is empty: the merged block of number and body."""
    return all(k in first and not first[k].text for k in range(column + 1))
