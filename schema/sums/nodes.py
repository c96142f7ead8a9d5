"""The printed figures of a column of a table as sums and what they are made of.

Which rows belong to a subtotal is not always plain in print. A group's sum may be that of its rows or of its
subgroups; a group may hold the next one, though both are set at one level. A row that says of which a part is
made ("Trong đó: …") is a part of the row above it and is not added again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

import regex

from extract.model import Column, Fragment, GroupRow, RawField, TaskRow
from extract.tasks.of_tables import TableRows
from normalize.text import fold
from schema.setting.document import Setting
from schema.sums.amounts import Amount, amount, last_digit, under

_EACH_TIME = regex.compile(r"\d[^/]*/\s*(?:0?1\s*)?(?:năm|lần|đợt|kỳ|quý|tháng)\b", regex.IGNORECASE)
"""An amount that is one for each year or each time: a printed sum may count it several times."""
_MOST_TIMES = 24
"""How often such an amount is counted, at most."""
_OF_WHICH = regex.compile(r"^[-+•\s]*(trong đo|gom co|bao gom)\b")


@dataclass(frozen=True, slots=True)
class Node:
    """A printed figure of one column: a group's (with its path) or a task's.

    Attributes:
        value: None where nothing is printed.
        step: worth of the last printed digit.
        part: whether the row is a part of the row above ("Trong đó"), or a row under a numbered task.
        each_time: whether the figure is one for each year or each time (``30 triệu/đợt``).
    """

    row: int
    path: tuple[str, ...]
    is_group: bool
    label: str
    value: Decimal | None
    step: Decimal
    task_id: str | None
    parts: tuple[Fragment, ...]
    part: bool = False
    each_time: bool = False


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column of figures of one table, and how its cells are read.

    Attributes:
        rows: the groups, tasks and totals of its table.
        task_ids: position of a task in the document → its id.
        instead: other texts for the cells of some rows, by row.
        parts: columns of the amounts by year that make up this one, where it is a total.
    """

    rows: TableRows
    column: Column
    setting: Setting
    task_ids: Mapping[int, str] = field(default_factory=dict)
    instead: Mapping[int, str] = field(default_factory=dict)
    parts: tuple[Column, ...] = ()

    def amount(self, fields: Iterable[RawField], row: int) -> Amount:
        """What the cells of a row in this column state; the first is read as another text where one is
        given."""
        found = under(fields, self.column)
        if found and row in self.instead:
            found = (replace(found[0], text=self.instead[row]), *found[1:])
        return amount(found, self.setting, self.rows.table)

    def value(self, fields: Sequence[RawField], stated: Amount) -> Decimal | None:
        """The amount of a row, or the sum of its amounts by year where its total is not printed."""
        if stated.value is not None:
            return stated.value
        found = (amount(under(fields, c), self.setting, self.rows.table).value for c in self.parts)
        values = [v for v in found if v is not None]
        return sum(values, Decimal(0)) if values else None


def column_nodes(figures: FigureColumn) -> list[Node]:
    """The groups and tasks of a table in printed order, with their figures in one column."""
    groups = [group_node(g, figures) for g in figures.rows.groups]
    tasks = [_task_node(t, figures) for t in figures.rows.tasks]
    return sorted((*groups, *tasks), key=lambda n: n.row)


def _task_node(task: TaskRow, figures: FigureColumn) -> Node:
    stated = figures.amount(task.fields, task.row)
    title = task.field("title")
    return Node(
        row=task.row,
        path=task.group.path if task.group else (),
        is_group=False,
        label=task.number or "",
        value=figures.value(task.fields, stated),
        step=last_digit(stated),
        task_id=figures.task_ids.get(task.position),
        parts=stated.parts,
        part=task.parent is not None or (title is not None and bool(_OF_WHICH.match(fold(title.text)))),
        each_time=_EACH_TIME.search(stated.text) is not None,
    )


def group_node(group: GroupRow, figures: FigureColumn) -> Node:
    """A group or a total row, with its figure in one column."""
    stated = figures.amount(group.fields, group.row)
    return Node(
        row=group.row,
        path=group.path,
        is_group=True,
        label=group.number or group.title,
        value=stated.value,
        step=last_digit(stated),
        task_id=None,
        parts=group.parts or (),
    )


def readings_of_total(total: Node, nodes: Sequence[Node], totals: Sequence[int]) -> list[list[Node]]:
    """What a total row may be the sum of: all, or where it stands between groups the rows right above it.

    Args:
        totals: the rows of all total rows of the table.
    """
    before = [n for n in nodes if n.row < total.row]
    others = [row for row in totals if row < total.row]
    since = [n for n in before if not others or n.row > others[-1]]
    return [
        r for ns in (nodes, before, since) for r in (top_of(ns), counted([n for n in ns if not n.is_group]))
    ]


def top_of(nodes: Sequence[Node]) -> list[Node]:
    """Outermost groups with a figure, and the tasks outside every group."""
    return [
        n
        for n in nodes
        if n.value is not None and ((n.is_group and len(n.path) == 1) or (not n.is_group and not n.path))
    ]


def adds_without_inner(total: Node, nodes: Sequence[Node]) -> bool:
    """Whether the total is that of the outermost groups but for those held by the group before them."""
    top = top_of(nodes)
    return any(adds_up(total, [n for n in top if n is not left]) for left in top[1:])


def readings_of_group(nodes: Sequence[Node], k: int) -> list[list[Node]]:
    """What a group's sum may be made of: its tasks, its subgroups' sums, or a mixture where some print
    none."""
    path = nodes[k].path
    inside = inside_of(nodes, k)
    tasks = counted([n for n in inside if not n.is_group])
    children = [n for n in inside if n.is_group and len(n.path) == len(path) + 1]
    own = counted([n for n in inside if not n.is_group and n.path == path])
    mixed = list(own)
    for child in children:
        if child.value is not None:
            mixed.append(child)
        else:
            at = next(i for i, n in enumerate(nodes) if n is child)
            mixed += next((r for r in readings_of_group(nodes, at) if r), [])
    return [tasks, mixed]


def inside_of(nodes: Sequence[Node], k: int) -> list[Node]:
    """The groups and tasks inside a group, all levels."""
    path = nodes[k].path
    return [
        n
        for n in nodes[k + 1 :]
        if n.path[: len(path)] == path and (not n.is_group or len(n.path) > len(path))
    ]


def counted(tasks: Sequence[Node]) -> list[Node]:
    """The tasks with a figure that is no part of another's: parts count where their whole prints none."""
    kept: list[Node] = []
    whole: Node | None = None
    for node in tasks:
        if not node.part:
            whole = node
        if node.value is not None and not (node.part and whole is not None and whole.value is not None):
            kept.append(node)
    return kept


def adds_up(printed: Node, nodes: Sequence[Node]) -> bool:
    """Whether figures give the printed sum; where they are finer than it is printed, it may be cut or
    rounded."""
    if not nodes or printed.value is None:
        return False
    total = sum_of(nodes)
    finer = bool(printed.step) and total % printed.step != 0
    difference = abs(total - printed.value)
    if difference and _counts_again(printed.value - total, nodes):
        return True
    return difference < printed.step if finer else not difference


def _counts_again(rest: Decimal, nodes: Sequence[Node]) -> bool:
    """Whether what a sum holds beyond its figures is one that is paid each time, or all of those, counted again."""
    again = [n.value for n in nodes if n.each_time and n.value]
    counts = (*again, sum(again, Decimal(0)))
    return rest > 0 and any(c and rest % c == 0 and rest // c < _MOST_TIMES for c in counts)


def is_rounding(printed: Node, nodes: Sequence[Node]) -> bool:
    """Whether rounding each figure by itself can explain the difference."""
    most = (printed.step + sum((n.step for n in nodes), Decimal(0))) / 2
    return abs(sum_of(nodes) - (printed.value or Decimal(0))) <= most


def sum_of(nodes: Iterable[Node]) -> Decimal:
    """The sum of the figures; what prints none counts nothing."""
    return sum((n.value or Decimal(0) for n in nodes), Decimal(0))
