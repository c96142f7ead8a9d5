"""Rows of a table before their neighbours are looked at: label, title, cells, and whether one cell holds the whole row."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from extract.model import Cell, Column, Table
from extract.tables.matrix import Matrix
from normalize.numbering.labels import HEADING, Label, cell_label, split_label
from normalize.roles import role_of

_BARE_ROMAN = regex.compile(r"^([IVX]{1,5})\s+(?=\p{Lu})")
_LONGEST_LABEL = 8
"""Letters of a cell under the numbers that may be a label."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the deciding columns of a table lie; None where it has none."""

    number: int | None
    title: int
    columns: tuple[Column, ...]

    def role(self, column: int) -> str:
        return self.columns[column].role


def frame_of(table: Table) -> Frame | None:
    """The frame of a table of tasks or indicators, None where no column holds titles."""
    title = next((c.index for c in table.columns if role_of(c.role).names_row), None)
    if title is None:
        return None
    number = next((c.index for c in table.columns if c.role == "number"), None)
    return Frame(number, title, table.columns)


@dataclass(frozen=True, slots=True)
class Draft:
    """A row before its neighbours are looked at."""

    index: int
    number: str | None
    label: Label | None
    title: str
    cells: tuple[Cell, ...]
    full_width: bool
    roles: frozenset[str]


def draft_of(m: Matrix, row: int, frame: Frame) -> Draft:
    """A row as its own cells show it."""
    filled = m.filled(row)
    wide = _full_width(m, row, filled, frame)
    number, title = _number_and_title(m, row, frame) if wide is None else _of_wide(m, row, frame, wide)
    label = cell_label(number.strip().rstrip(":;,")) if number else None
    roles = frozenset(frame.role(c.column) for c in filled)
    return Draft(row, number.strip().rstrip(".:;,") or None, label, title, filled, wide is not None, roles)


def _number_and_title(m: Matrix, row: int, frame: Frame) -> tuple[str, str]:
    """The number and the title of a row with cells of its own; either may be empty."""
    number_cell = m.at(row, frame.number) if frame.number is not None else None
    title_cell = m.at(row, frame.title)
    title = title_cell.text if title_cell is not None and title_cell.row == row else ""
    if title and title_cell is number_cell:
        # "I. Ứng dụng CNTT" set over the columns of number and title, its sums beside it.
        label_text, rest = _split_group(title)
        return (label_text, rest) if label_text and rest else ("", title)
    if frame.number is None:
        label_text, rest = split_label(title)
        return (
            (label_text, rest)
            if label_text is not None and cell_label(label_text) is not None
            else ("", title)
        )
    numbers = number_cell is not None and _numbers(number_cell, title_cell, row)
    return (number_cell.text if number_cell is not None and numbers else ""), title


def _of_wide(m: Matrix, row: int, frame: Frame, wide: Cell) -> tuple[str, str]:
    """The number and the title of a row whose text stands in one wide cell, its number perhaps before it."""
    number_cell = m.at(row, frame.number) if frame.number is not None else None
    own = number_cell is not None and number_cell.row == row and number_cell.text and number_cell is not wide
    if own and number_cell is not None:
        return number_cell.text, wide.text
    label_text, title = _split_group(wide.text)
    return label_text or "", title


def _split_group(text: str) -> tuple[str | None, str]:
    """The label and the title of a cell that holds both; behind a roman number the point may be missing."""
    found = _BARE_ROMAN.match(text)
    return (found.group(1), text[found.end() :]) if found else split_label(text)


def _numbers(number: Cell, title: Cell | None, row: int) -> bool:
    """Whether a number cell numbers this row: it begins here, or it is merged over several rows with own
    titles."""
    return number.row == row or (title is not None and title.row == row and bool(title.text))


def _full_width(m: Matrix, row: int, filled: tuple[Cell, ...], frame: Frame) -> Cell | None:
    """The one cell that holds the whole row's text: merged over (nearly) all columns, or, in files without
    merged cells, alone in the row and under the numbers though it is no number."""
    if len(filled) == 1 and filled[0].column == frame.number and len(filled[0].text) > _LONGEST_LABEL:
        return filled[0]
    rest = [c for c in filled if c.column != frame.number or c.column_span > 1]
    if len(rest) != 1:
        return None
    cell = rest[0]
    if cell.column_span >= max(2, m.n_columns - 2) or _heads_in_first_column(m, row, cell, frame):
        return cell
    return None


def _heads_in_first_column(m: Matrix, row: int, cell: Cell, frame: Frame) -> bool:
    """``A. | BỘ Y TẾ`` in a file without merged cells, whose titles stand in a later column: a label of headings and,
    alone beside it, capitals."""
    number = m.at(row, frame.number) if frame.number is not None else None
    label = cell_label(number.text.rstrip(" .:;,")) if number is not None and number.row == row else None
    next_to_it = frame.number is not None and cell.column == frame.number + 1 < frame.title
    return next_to_it and label is not None and label.kind in HEADING and cell.text.isupper()
