"""Tables of tasks to task rows: groups over them, cells in their roles, slides undone.

The algorithm on one page: sort the rows (:mod:`extract.tables.rows`), walk them with the stack of groups open
above, and give each task its cells under the roles of their columns. The numbering is followed on the way
(``series``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from extract.model import Cell, Fragment, GroupRow, Table, TaskRow
from extract.tables.kinds import is_task_table
from extract.tables.matrix import Matrix, body_rows, table_matrix
from extract.tables.row_drafts import Frame, frame_of
from extract.tables.rows import Row, RowKind, sort_rows
from extract.tables.slid_cells import place_cells
from extract.tasks.ditto_cells import DittoCells
from extract.tasks.fields import (
    field_of,
    notes_on_number,
    over_years,
    with_unit_of_group,
    with_unit_of_row,
    without_label,
)
from extract.tasks.marked_bodies import with_parts_named
from extract.tasks.series import Series, group_notes
from extract.tasks.shared_amounts import SharedAmounts
from normalize.numbering.labels import Kind, Label, Number, cell_label
from normalize.numbering.order import is_child, is_same_level
from normalize.roles import role_of


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A printed row that is no task, group or total, with the reason; nothing is lost unsaid."""

    row: int
    reason: str
    text: str
    parts: tuple[Fragment, ...]
    number: str | None = None


@dataclass(frozen=True, slots=True)
class TableRows:
    """What the rows of one table are. Every body row is in exactly one of these."""

    table: int
    groups: tuple[GroupRow, ...]
    tasks: tuple[TaskRow, ...]
    totals: tuple[GroupRow, ...]
    rejected: tuple[RejectedRow, ...]
    header_rows: tuple[int, ...]
    subrows: tuple[int, ...]


def read_task_tables(tables: Sequence[Table]) -> tuple[TableRows, ...]:
    """The rows of every table of tasks; positions of tasks count through the document from 1."""
    found: list[TableRows] = []
    position = 0
    for table in tables:
        if is_task_table(table):
            rows = read_rows(table, position)
            position += len(rows.tasks)
            found.append(rows)
    return tuple(found)


def read_rows(table: Table, position: int = 0) -> TableRows:
    """The rows of one table. ``position`` is the number of tasks before it in the document.

    Raises:
        ValueError: the table has no column of titles.
    """
    frame = frame_of(table)
    if frame is None:
        raise ValueError(f"table {table.position} has no column of titles")
    m = table_matrix(table)
    rows = sort_rows(m, body_rows(table), frame)
    return _Walk(table, frame, m, position).over(rows)


_Place: TypeAlias = tuple[int | None, Kind, Number]
"""Row of the group, kind and parts of a number: where a task stands in the order of rows."""


def _place(group: GroupRow | None, kind: Kind, parts: Number) -> _Place:
    return (group.row if group is not None else None, kind, parts)


class _Walk:
    """One pass over the rows with the stack of open groups."""

    def __init__(self, table: Table, frame: Frame, m: Matrix, position: int) -> None:
        self.table, self.frame, self.m, self.position = table, frame, m, position
        self.stack: list[tuple[Label | None, GroupRow]] = []
        self.groups: list[GroupRow] = []
        self.tasks: list[TaskRow] = []
        self.totals: list[GroupRow] = []
        self.rejected: list[RejectedRow] = []
        self.subrows: list[int] = []
        self.series = Series(has_number_column=frame.number is not None)
        self.last_numbered: TaskRow | None = None
        self.shared = SharedAmounts()
        self.ditto = DittoCells()
        self.numbered: dict[_Place, tuple[int, str]] = {}
        """The last task under each number of each group: its position and the number as printed."""

    def over(self, rows: tuple[Row, ...]) -> TableRows:
        for row in rows:
            if row.kind is RowKind.GROUP:
                self._open_group(row)
            elif row.kind is RowKind.TASK:
                self._add_task(row)
            elif row.kind is RowKind.SUBROW:
                self._add_subrow(row)
            elif row.kind is RowKind.TOTAL:
                self.totals.append(self._group(row, ()))
            else:
                self._reject(row)
        return TableRows(
            self.table.position, tuple(self.groups), tuple(self.tasks), tuple(self.totals),
            tuple(self.rejected), self.table.header_rows, tuple(self.subrows),
        )  # fmt: skip

    def _reject(self, row: Row) -> None:
        text = " | ".join(c.text for c in row.cells)
        parts = tuple(p for c in row.cells for p in c.parts)
        self.rejected.append(RejectedRow(row.index, row.kind.value, text, parts, row.number))
        if row.kind is RowKind.TRUNCATED and row.label is not None:
            self.series.skip(row.label)

    def _group(self, row: Row, path: tuple[str, ...]) -> GroupRow:
        fields = tuple(field_of(p) for p in place_cells(row.cells, self.frame.columns) if p.cell.text)
        fields = with_unit_of_group(fields, [*(g.title for _, g in self.stack), row.title])
        fields = with_unit_of_row(fields, self.frame.columns)
        parts = tuple(p for c in row.cells for p in c.parts)
        return GroupRow(row.number, row.title, path, row.index, fields, parts)

    def _open_group(self, row: Row) -> None:
        self._close_for(row.label)
        outer = self.stack[-1][1].path if self.stack else ()
        group = self._group(row, (*outer, row.number or row.title))
        siblings = [g for g in self.groups if g.path[:-1] == outer and g.number]
        group = replace(group, notes=group_notes(row, siblings))
        self.stack.append((row.label, group))
        self.groups.append(group)
        self.last_numbered = None
        self.series.open_group()

    def _close_for(self, label: Label | None) -> None:
        """Closes groups until the one that holds a group of this label is on top."""
        if label is None:
            while self.stack and self.stack[-1][0] is None:
                self.stack.pop()
            return
        for k in range(len(self.stack) - 1, -1, -1):
            open_label = self.stack[k][0]
            if open_label is not None and is_child(open_label, label):
                del self.stack[k + 1 :]
                return
        for k, (open_label, _) in enumerate(self.stack):
            if open_label is not None and is_same_level(open_label, label):
                del self.stack[k:]
                return

    def _add_task(self, row: Row) -> None:
        placed = place_cells(self._cells_over(row), self.frame.columns)
        fields = tuple(
            without_label(over_years(field_of(p), p, self.frame.columns), row)
            for p in with_parts_named(placed, self.m, self.table)
            if p.cell.text and p.column.role not in ("number", "group")
        )
        if is_task_table(self.table):  # figures and their units resolve theirs where they are read
            fields = self.ditto.resolved(fields)
        fields = with_unit_of_row(
            with_unit_of_group(fields, [g.title for _, g in self.stack]), self.frame.columns
        )
        notes = tuple(p.note for p in placed if p.note is not None) + notes_on_number(placed)
        group = self._merged_group(row) or self._group_for(row.label)
        bullet = row.label is not None and (row.label.is_bullet or row.label.kind is Kind.LETTER)
        parent = self._parent(row, bullet)
        position = self.position + len(self.tasks) + 1
        fields, shared = self.shared.own(fields, position)
        task = TaskRow(
            position=position,
            table=self.table.position,
            clause_path=None,
            row=row.index,
            number=row.number,
            group=group,
            parent=parent,
            fields=fields,
            notes=notes + self.series.take(row),
            number_parts=self._number_parts(row),
            shared=shared,
        )
        self.tasks.append(task)
        if task.number and (label := cell_label(task.number)) is not None:
            self.numbered[_place(task.group, label.kind, label.parts)] = (task.position, task.number)
        if row.label is not None and not bullet:
            self.last_numbered = task

    def _number_parts(self, row: Row) -> tuple[Fragment, ...]:
        """Where the row's number is printed: its cell in the column of numbers."""
        cell = self.m.at(row.index, self.frame.number) if self.frame.number is not None else None
        return cell.parts if cell is not None and row.number else ()

    def _parent(self, row: Row, bullet: bool) -> str | None:
        if self.last_numbered is None or self.last_numbered.number is None:
            return None
        if bullet or (
            row.label is None and self.frame.number is not None and self._lacks_bodies(self.last_numbered)
        ):
            return self.last_numbered.number
        if row.label is None or self.series.last is None:
            return None
        return self._last_above(self.last_numbered.group, row.label)

    def _last_above(self, group: GroupRow | None, label: Label) -> str | None:
        """The number of the group's last task whose number this label goes on: ``1`` or ``1.2`` for
        ``1.2.1``."""
        above = [
            found
            for depth in range(1, len(label.parts) + 1)
            for kind in Kind
            if (found := self.numbered.get(_place(group, kind, label.parts[:depth]))) is not None
            and (parent := cell_label(found[1])) is not None
            and is_child(parent, label)
        ]
        return max(above)[1] if above else None

    def _lacks_bodies(self, task: TaskRow) -> bool:
        roles = (role_of(f.role) for f in task.fields)
        return not any(role.carries_out or role.holds_time for role in roles)

    def _group_for(self, label: Label | None) -> GroupRow | None:
        """The group a task belongs to: with decimals the group whose number its own begins with."""
        if label is not None and label.kind is Kind.DECIMAL:
            for open_label, group in reversed(self.stack):
                if open_label is not None and is_child(open_label, label):
                    return group
        return self.stack[-1][1] if self.stack else None

    def _merged_group(self, row: Row) -> GroupRow | None:
        """The group that stands in a merged cell beside the row, None in tables without a group column."""
        column = next((c for c in self.frame.columns if c.role == "group"), None)
        cell = self.m.at(row.index, column.index) if column else None
        if cell is None or not cell.text:
            return None
        known = next((g for g in self.groups if g.row == cell.row and g.title == cell.text), None)
        if known is not None:
            return known
        number = row.number if self._number_is_merged(row, cell) else None
        outer = self.stack[-1][1].path if self.stack else ()
        group = GroupRow(number, cell.text, (*outer, number or cell.text), cell.row, (), cell.parts)
        self.groups.append(group)
        return group

    def _number_is_merged(self, row: Row, group: Cell) -> bool:
        """Whether the number numbers the group: its cell reaches over as many rows as the group's. Beside a group of
        one row that is so where it is so beside a longer one."""
        if self._reaches_as_far(row.index, group):
            return group.row_span > 1 or self.numbers_groups
        return False

    @cached_property
    def numbers_groups(self) -> bool:
        column = next((c.index for c in self.frame.columns if c.role == "group"), None)
        longer = (c for c in self.table.cells if c.column == column and c.row_span > 1 and c.text)
        return any(self._reaches_as_far(c.row, c) for c in longer)

    def _reaches_as_far(self, row: int, group: Cell) -> bool:
        cell = self.m.at(row, self.frame.number) if self.frame.number is not None else None
        return cell is not None and cell.row == group.row and cell.row_span == group.row_span

    def _cells_over(self, row: Row) -> tuple[Cell, ...]:
        """The row's cells, with those from above that reach over it (a merged body or time)."""
        return tuple(c for c in self.m.row(row.index) if c.text)

    def _add_subrow(self, row: Row) -> None:
        """A further line of the task above: its own cells are further fields of that task."""
        self.subrows.append(row.index)
        if not self.tasks:
            return
        placed = place_cells(row.cells, self.frame.columns)
        extra = tuple(field_of(p) for p in placed if p.cell.text and p.column.role not in ("number", "title"))
        self.tasks[-1] = replace(self.tasks[-1], fields=self.tasks[-1].fields + extra)
