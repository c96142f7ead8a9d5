"""Rows of a table, sorted: group rows, tasks, totals, remarks, and rows that lost their text.

Every body row ends in one of these; nothing is dropped without its reason, so that lines in = lines out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import regex

from extract.model import Cell, Column, Table
from extract.tables.matrix import Matrix
from normalize.numbering.labels import COUNTED, HEADING, Kind, Label, cell_label, split_label
from normalize.numbering.order import follows, is_child, is_first
from normalize.roles import role_of
from normalize.text import fold

_TOTAL = regex.compile(
    r"^(tong cong|tong so|tong|tong kinh phi|tong nhu cau|tong toan bo)\b(?!\s*(?:hop|cuc|giam|cong ty|doan|dien|nghe|dong|khai|tac|ket|chi cuc|thu hut))"
    # "Cộng" alone or with what is added up; "Công nghiệp" folds to the same beginning.
    r"|^cong(?=\s*(?:$|[:(.,;+=\d]|(?:[ivx]+|[a-e]|cac nguon|cac muc|muc|phan|nhom|chuong|theo|toan bo)\b))"
)
_REMARK = regex.compile(r"^(\(?\*+\)?|ghi chú|lưu ý|chú thích|nguồn\s*:|ghi chu)", regex.IGNORECASE)
_BARE_ROMAN = regex.compile(r"^([IVX]{1,5})\s+(?=\p{Lu})")

_LONGEST_LABEL = 8
"""Letters of a cell under the numbers that may be a label."""


class RowKind(StrEnum):
    """What a body row is."""

    GROUP = "group"
    TASK = "task"
    TOTAL = "total"
    REMARK = "remark"
    TRUNCATED = "truncated"
    EMPTY = "empty"
    HEADER = "header"
    SUBROW = "subrow"
    """A further line of the task above: its number and title cells reach over this row."""


@dataclass(frozen=True, slots=True)
class Row:
    """A body row: its kind, its label, its title text, its cells."""

    index: int
    kind: RowKind
    number: str | None
    label: Label | None
    title: str
    cells: tuple[Cell, ...]

    @property
    def shares_number(self) -> bool:
        """Whether its number stands in a cell merged from a row above."""
        return self.number is not None and not any(
            c.text.strip().rstrip(".:;,") == self.number for c in self.cells
        )


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


def sort_rows(m: Matrix, body: tuple[int, ...], frame: Frame) -> tuple[Row, ...]:
    """Every body row with its kind, in order."""
    drafts = [_draft(m, r, frame) for r in body]
    return tuple(_decide(drafts, k, m, frame) for k in range(len(drafts)))


@dataclass(frozen=True, slots=True)
class _Draft:
    """A row before its neighbours are looked at."""

    index: int
    number: str | None
    label: Label | None
    title: str
    cells: tuple[Cell, ...]
    full_width: bool
    roles: frozenset[str]


def _draft(m: Matrix, row: int, frame: Frame) -> _Draft:
    filled = m.filled(row)
    wide = _full_width(m, row, filled, frame)
    number, title = _number_and_title(m, row, frame) if wide is None else _of_wide(m, row, frame, wide)
    label = cell_label(number.strip().rstrip(":;,")) if number else None
    roles = frozenset(frame.role(c.column) for c in filled)
    return _Draft(row, number.strip().rstrip(".:;,") or None, label, title, filled, wide is not None, roles)


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


def _decide(drafts: list[_Draft], k: int, m: Matrix, frame: Frame) -> Row:
    d = drafts[k]
    kind = _kind(drafts, k, m, frame)
    return Row(d.index, kind, d.number, d.label, d.title, d.cells)


def _kind(drafts: list[_Draft], k: int, m: Matrix, frame: Frame) -> RowKind:
    d = drafts[k]
    if not d.cells:
        return RowKind.SUBROW if _covered_from_above(m, d.index, frame) else RowKind.EMPTY
    if _covered_from_above(m, d.index, frame):
        return RowKind.SUBROW
    if _is_total(d):
        return RowKind.TOTAL
    if d.number and not d.title and d.roles <= {"number"}:
        return RowKind.TRUNCATED
    if _is_group(drafts, k, frame):
        return RowKind.GROUP
    if not d.title and not d.number and not d.full_width and k > 0:
        return RowKind.SUBROW
    if _is_remark(d):
        return RowKind.REMARK
    return RowKind.TASK


def _covered_from_above(m: Matrix, row: int, frame: Frame) -> bool:
    """Whether the title cell began in a row above and reaches over this one."""
    title = m.at(row, frame.title)
    number = m.at(row, frame.number) if frame.number is not None else title
    return title is not None and title.row < row and bool(title.text) and (number is None or number.row < row)


def _is_total(d: _Draft) -> bool:
    text = fold(d.title or d.number or (d.cells[0].text if d.cells else ""))
    return bool(_TOTAL.match(text)) and len(text) < 80 and d.label is None


def _is_remark(d: _Draft) -> bool:
    text = d.cells[0].text
    if d.number and d.label:
        return False
    return bool(_REMARK.match(text)) or (d.full_width and d.label is None)


def _may_be_group(roles: frozenset[str]) -> bool:
    """Whether a row that fills only these columns may be a group's: its sums or a slid figure beside the
    title."""
    return all(role_of(role).may_fill_group_row for role in roles)


def _is_group(drafts: list[_Draft], k: int, frame: Frame) -> bool:
    d = drafts[k]
    if not d.title and not d.full_width:
        return False
    weak = _may_be_group(d.roles)
    if d.full_width and d.label is not None:
        return not d.label.is_bullet
    if d.label is None:
        return (d.full_width and _restarts_below(drafts, k)) or _is_unread_heading(drafts, k)
    if d.label.kind in HEADING or (d.label.kind is Kind.LETTER and _letters_group(drafts)):
        return weak and "description" not in d.roles and _holds_rows(drafts, k, d.label)
    if d.label.kind in COUNTED:
        return weak and _has_child_below(drafts, k, d.label)
    return False


def _is_unread_heading(drafts: list[_Draft], k: int) -> bool:
    """Whether a row with a label that says nothing (``C†``) heads others: it holds a title and no more, other
    groups of the table do too, and the row below is numbered."""
    d = drafts[k]
    if not d.number or not d.title or not d.roles <= {"number", "title"} or k + 1 >= len(drafts):
        return False
    below = drafts[k + 1].label
    grouped = any(o.label is not None and o.label.kind in HEADING and _may_be_group(o.roles) for o in drafts)
    return grouped and below is not None and below.kind in COUNTED


def _letters_group(drafts: list[_Draft]) -> bool:
    """Whether ``a)``, ``b)`` head the numbered rows: the first of them stands above ``1``, not below it."""
    labelled = [
        d.label
        for d in drafts
        if d.label is not None and not d.label.is_bullet and d.label.kind not in HEADING
    ]
    if len(labelled) < 2 or labelled[0].kind is not Kind.LETTER:
        return False
    return labelled[1].kind in COUNTED and is_first(labelled[1])


def _next_labelled(drafts: list[_Draft], k: int) -> _Draft | None:
    return next((d for d in drafts[k + 1 :] if d.label is not None and not d.label.is_bullet), None)


def _has_child_below(drafts: list[_Draft], k: int, label: Label) -> bool:
    below = _next_labelled(drafts, k)
    return below is not None and below.label is not None and is_child(label, below.label)


def _holds_rows(drafts: list[_Draft], k: int, label: Label) -> bool:
    """Whether rows stand under a label of group style before the next of its kind: else it numbers a task."""
    below = next((d for d in drafts[k + 1 :] if d.cells), None)
    return below is not None and (
        below.label is None or below.label.kind is not label.kind or not follows(label, below.label)
    )


def _restarts_below(drafts: list[_Draft], k: int) -> bool:
    """Whether a numbering begins right below, so that an unnumbered full-width row is a heading and no
    remark.

    In a table without numbers a short full-width row is a heading.
    """
    below = _next_labelled(drafts, k)
    if below is None or below.label is None:
        return not any(d.label for d in drafts) and len(drafts[k].title) < 160 and k + 1 < len(drafts)
    before = next((d for d in reversed(drafts[:k]) if d.label is not None), None)
    return is_first(below.label) and (
        before is None
        or before.label is None
        or not is_first(before.label)
        or below.index == drafts[k].index + 1
    )
