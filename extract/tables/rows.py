"""Rows of a table, sorted: group rows, tasks, totals, remarks, and rows that lost their text.

Every body row ends in one of these; nothing is dropped without its reason, so that lines in = lines out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import regex

from extract.model import Cell
from extract.tables.matrix import Matrix
from extract.tables.row_drafts import Draft, Frame, draft_of
from extract.tables.totals import is_total
from normalize.numbering.labels import COUNTED, HEADING, Kind, Label, split_label
from normalize.numbering.order import follows, is_child, is_first
from normalize.roles import role_of

_LONGEST_HEADING = 70
"""Letters of a heading amid a numbering, at most: a longer text may be the rest of the cell above."""
_FIGURE = regex.compile(r"[\d.,\s]+")
_REMARK = regex.compile(r"^(\(?\*+\)?|ghi chú|lưu ý|chú thích|nguồn\s*:|ghi chu)", regex.IGNORECASE)


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


def sort_rows(m: Matrix, body: tuple[int, ...], frame: Frame) -> tuple[Row, ...]:
    """Every body row with its kind, in order."""
    drafts = [draft_of(m, r, frame) for r in body]
    return tuple(_decide(drafts, k, m, frame) for k in range(len(drafts)))


def _decide(drafts: list[Draft], k: int, m: Matrix, frame: Frame) -> Row:
    d = drafts[k]
    kind = _kind(drafts, k, m, frame)
    return Row(d.index, kind, d.number, d.label, d.title, d.cells)


def _kind(drafts: list[Draft], k: int, m: Matrix, frame: Frame) -> RowKind:
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


def _is_total(d: Draft) -> bool:
    text = d.title or d.number or (d.cells[0].text if d.cells else "")
    return is_total(text) and d.label is None


def _is_remark(d: Draft) -> bool:
    text = d.cells[0].text
    if d.number and d.label:
        return False
    return bool(_REMARK.match(text)) or (d.full_width and d.label is None)


def _may_be_group(roles: frozenset[str]) -> bool:
    """Whether a row that fills only these columns may be a group's: its sums or a slid figure beside the
    title."""
    return all(role_of(role).may_fill_group_row for role in roles)


def _is_group(drafts: list[Draft], k: int, frame: Frame) -> bool:
    d = drafts[k]
    if not d.title and not d.full_width:
        return False
    weak = _may_be_group(d.roles)
    if d.full_width and d.label is not None:
        return not d.label.is_bullet
    if d.label is None:
        heads = _is_unread_heading(drafts, k) or _heads_without_number(drafts, k, frame)
        return heads or (d.full_width and _restarts_below(drafts, k))
    if d.label.kind in HEADING or (d.label.kind is Kind.LETTER and _letters_group(drafts)):
        return weak and "description" not in d.roles and _holds_rows(drafts, k, d.label)
    if d.label.kind in COUNTED:
        return weak and _has_child_below(drafts, k, d.label)
    return False


def _is_unread_heading(drafts: list[Draft], k: int) -> bool:
    """Whether a row with a label that says nothing (``C†``) heads others: it holds a title and no more, other
    groups of the table do too, and the row below is numbered."""
    d = drafts[k]
    if not d.number or not d.title or not d.roles <= {"number", "title"} or k + 1 >= len(drafts):
        return False
    below = drafts[k + 1].label
    grouped = any(o.label is not None and o.label.kind in HEADING and _may_be_group(o.roles) for o in drafts)
    return grouped and below is not None and below.kind in COUNTED


def _heads_without_number(drafts: list[Draft], k: int, frame: Frame) -> bool:
    """Whether a row without a number heads the numbered rows below it: it holds a title and perhaps its sums, they also a
    time or bodies, and the numbering begins below it. ``Xây dựng mới | 263,1`` over ``1 | Nhánh rẽ trạm … | 2017``.

    Where the numbering only goes on, a title alone is a heading: a row with figures may have lost its number.
    """
    d = drafts[k]
    if frame.number is None or d.number or not d.title or any(map(_carries, d.roles)):
        return False
    if split_label(d.title)[0] is not None:  # "Mục tiêu 1: …" says itself what it heads
        return False
    figures = [c for c in d.cells if c.column != frame.title]
    if not all(_FIGURE.fullmatch(c.text) for c in figures) or 2 * sum(
        x.label is not None for x in drafts
    ) < len(drafts):
        return False
    below = next(
        (x for x in drafts[k + 1 :] if x.label is not None or x.number or any(map(_carries, x.roles))), None
    )
    if (
        below is None
        or below.label is None
        or below.label.kind not in COUNTED
        or not any(map(_carries, below.roles))
    ):
        return False
    before = next(
        (x.label for x in reversed(drafts[:k]) if x.label is not None and x.label.kind in COUNTED), None
    )
    if is_first(below.label):
        return True
    is_short = not figures and len(d.title) <= _LONGEST_HEADING
    return is_short and before is not None and follows(before, below.label)


def _carries(role: str) -> bool:
    return role_of(role).carries_out or role_of(role).holds_time


def _letters_group(drafts: list[Draft]) -> bool:
    """Whether ``a)``, ``b)`` head the numbered rows: the first of them stands above ``1``, not below it."""
    labelled = [
        d.label
        for d in drafts
        if d.label is not None and not d.label.is_bullet and d.label.kind not in HEADING
    ]
    if len(labelled) < 2 or labelled[0].kind is not Kind.LETTER:
        return False
    return labelled[1].kind in COUNTED and is_first(labelled[1])


def _next_labelled(drafts: list[Draft], k: int) -> Draft | None:
    return next((d for d in drafts[k + 1 :] if d.label is not None and not d.label.is_bullet), None)


def _has_child_below(drafts: list[Draft], k: int, label: Label) -> bool:
    below = _next_labelled(drafts, k)
    return below is not None and below.label is not None and is_child(label, below.label)


def _holds_rows(drafts: list[Draft], k: int, label: Label) -> bool:
    """Whether rows stand under a label of group style before the next of its kind: else it numbers a task."""
    below = next((d for d in drafts[k + 1 :] if d.cells), None)
    return below is not None and (
        below.label is None or below.label.kind is not label.kind or not follows(label, below.label)
    )


def _restarts_below(drafts: list[Draft], k: int) -> bool:
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
