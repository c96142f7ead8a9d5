"""The numbers of a table's rows, followed from row to row: gaps and repeats are notes on the row after
them."""

from __future__ import annotations

from extract.model import GroupRow
from extract.tables.rows import Row
from normalize.notes import Code, Note, warning
from normalize.numbering.labels import Kind, Label
from normalize.numbering.order import climbs, follows, is_child, is_first


class Series:
    """The numbering of one table, row by row."""

    def __init__(self, *, has_number_column: bool) -> None:
        self.last: Label | None = None
        """The label of the row before, None right below a group."""
        self._has_number_column = has_number_column
        self._last_of_table: Label | None = None
        """The last label of a task that is no bullet, in any group."""
        self._in_group: set[str] = set()
        """Numbers of the tasks of the open group."""

    def open_group(self) -> None:
        """A group begins: its numbering may begin at 1, or go on with that of the table."""
        self.last = None
        self._in_group = set()

    def skip(self, label: Label) -> None:
        """A row that is no task has this number."""
        self.last = label

    def take(self, row: Row) -> tuple[Note, ...]:
        """Notes on the number of the next task: a gap before it, or a number used before in the group.

        Letters and bullets number parts of a task and are not followed.
        """
        is_part = row.label is not None and (row.label.is_bullet or row.label.kind is Kind.LETTER)
        notes = () if is_part else self._follow(row)
        if row.label is not None and not row.label.is_bullet:
            self._last_of_table = row.label
        return notes

    def _follow(self, row: Row) -> tuple[Note, ...]:
        label, before = row.label, self.last
        if label is None or (row.shares_number and self._has_number_column):
            return ()
        self.last = label
        number = row.number or ""
        if number in self._in_group:
            return (_repeated(number),)
        self._in_group.add(number)
        if before is None:
            return () if is_first(label) or self._goes_on(label) else (_gap("the beginning", number),)
        in_order = follows(before, label) or is_child(before, label) or climbs(before, label)
        return () if in_order or before.kind is not label.kind else (_gap(before.text, number),)

    def _goes_on(self, label: Label) -> bool:
        """Whether the numbering goes on through group rows from the table's last task."""
        return self._last_of_table is not None and follows(self._last_of_table, label)


def group_notes(row: Row, siblings: list[GroupRow]) -> tuple[Note, ...]:
    """The note on a group whose number another group beside it has."""
    if row.label is not None and any(g.number == row.number for g in siblings):
        return (_repeated(row.number or ""),)
    return ()


def _gap(before: str, number: str) -> Note:
    return warning(
        Code.ROW_NUMBER_GAP,
        f"The numbering goes from {before} to {number}: a row may be missing.",
        expected=None,
        found=number,
    )


def _repeated(number: str) -> Note:
    return warning(Code.ROW_NUMBER_REPEATED, f"The number {number} stands twice in this group.", found=number)
