"""Sums: every printed subtotal and total against the rows it stands over.

Which rows belong to a subtotal is not always plain in print. A group's sum may be that of its rows or of its
subgroups; a group may hold the next one, though both are set at one level (the sum of C is that of its own rows
and D's). Each reading is tried; only when none adds up is there a finding, on every value that may be the wrong
one, since nothing printed tells which it is. A row that says of which a part is made ("Trong đó: …") is a part of
the row above it and is not added again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

import regex

from extract.model import Column, Fragment, GroupRow, TaskRow
from extract.tasks import TableRows
from normalize.notes import Code, Note, info, warning
from normalize.text import fold
from schema.checks.amounts import SUMMED, amount, last_digit, plain, under
from schema.checks.values import CheckInput
from schema.ids import table_id
from schema.recorder import Recorder

_ROUNDING_HABIT = 3
"""From so many sums of a column that are off by no more than rounding, each figure was rounded by itself."""
_OF_WHICH = regex.compile(r"^[-+•\s]*(trong đo|gom co|bao gom)\b")


@dataclass(frozen=True, slots=True)
class Node:
    """A printed figure of one column: a group's (with its path) or a task's.

    Attributes:
        value: None where nothing is printed.
        step: worth of the last printed digit.
        part: whether the row is a part of the row above ("Trong đó"), or a row under a numbered task.
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


@dataclass(frozen=True, slots=True)
class _Mismatch:
    """A printed sum and the figures that should give it."""

    printed: Node
    nodes: tuple[Node, ...]
    where: str


def check_sums(given: CheckInput, recorder: Recorder) -> None:
    """Every column of figures of every table of tasks."""
    for rows in given.rows:
        for column in given.table(rows.table).columns:
            if column.role in SUMMED:
                _check_column(rows, column, given, recorder)


def _check_column(rows: TableRows, column: Column, given: CheckInput, recorder: Recorder) -> None:
    nodes = column_nodes(rows, column, given)
    record = table_id(given.setting.document_id, rows.table)
    groups = [k for k, n in enumerate(nodes) if n.is_group and n.value is not None]
    found = [m for k in groups if (m := _check_group(nodes, k, record, recorder)) is not None]
    for total in rows.totals:
        printed = _group_node(total, column, given, rows.table)
        if (mismatch := _check_total(printed, nodes, rows)) is not None:
            found.append(mismatch)
    rounded = [m for m in found if _is_rounding(m.printed, m.nodes)]
    for mismatch in found:
        habit = mismatch in rounded and len(rounded) >= _ROUNDING_HABIT
        _say(mismatch, column, record, recorder, only_told=habit)


def column_nodes(rows: TableRows, column: Column, given: CheckInput) -> list[Node]:
    """The groups and tasks of a table in printed order, with their figures in one column."""
    groups = [_group_node(g, column, given, rows.table) for g in rows.groups]
    tasks = [_task_node(t, column, given, rows.table) for t in rows.tasks]
    return sorted((*groups, *tasks), key=lambda n: n.row)


def _task_node(task: TaskRow, column: Column, given: CheckInput, table: int) -> Node:
    field = under(task.fields, column)
    value = amount(field, column, given.setting, table)
    title = task.field("title")
    part = task.parent is not None or (title is not None and bool(_OF_WHICH.match(fold(title.text))))
    path = task.group.path if task.group else ()
    parts = field.parts if field else ()
    record = given.task_ids.get(task.position)
    return Node(
        task.row, path, False, task.number or "", value, last_digit(field, value), record, parts, part
    )


def _group_node(group: GroupRow, column: Column, given: CheckInput, table: int) -> Node:
    field = under(group.fields, column)
    value = amount(field, column, given.setting, table)
    label = group.number or group.title
    return Node(group.row, group.path, True, label, value, last_digit(field, value), None, group.parts or ())


def _check_total(total: Node, nodes: Sequence[Node], rows: TableRows) -> _Mismatch | None:
    """The total row over all; one that stands between groups may close the rows right above it."""
    tasks = _counted([n for n in nodes if not n.is_group])
    if total.value is None or not tasks:
        return None
    before = [n for n in nodes if n.row < total.row]
    others = [t.row for t in rows.totals if t.row < total.row]
    since = [n for n in before if not others or n.row > others[-1]]
    readings = [
        r for ns in (nodes, before, since) for r in (_top(ns), _counted([n for n in ns if not n.is_group]))
    ]
    if any(_adds_up(total, r) for r in readings) or _adds_without_inner(total, nodes):
        return None
    return _Mismatch(total, tuple(tasks), "the total row")


def _top(nodes: Sequence[Node]) -> list[Node]:
    """Outermost groups with a figure, and the tasks outside every group."""
    return [
        n
        for n in nodes
        if n.value is not None and ((n.is_group and len(n.path) == 1) or (not n.is_group and not n.path))
    ]


def _adds_without_inner(total: Node, nodes: Sequence[Node]) -> bool:
    """Whether the total is that of the outermost groups but for those held by the group before them."""
    top = _top(nodes)
    return any(_adds_up(total, [n for n in top if n is not left]) for left in top[1:])


def _check_group(nodes: Sequence[Node], k: int, record: str, recorder: Recorder) -> _Mismatch | None:
    group = nodes[k]
    readings = _readings(nodes, k)
    below = next((r for r in readings if r), [])
    if not below or any(_adds_up(group, r) for r in readings):
        return None
    swallowed = next((w for r in readings if r and (w := _with_next(nodes, k, r)) is not None), None)
    if swallowed is not None:
        recorder.note("cells", record, "text", _holds_next(group, swallowed), _page(group))
        return None
    tasks = _counted([n for n in _inside(nodes, k) if not n.is_group])
    return _Mismatch(group, tuple(tasks or below), f"group {group.label}")


def _holds_next(group: Node, swallowed: str) -> Note:
    return info(
        Code.SUM_MISMATCH,
        f"The sum of group {group.label} holds group {swallowed} too, which is printed beside it: "
        "counting both would count it twice.",
        found=plain(group.value) if group.value is not None else None,
    )


def _readings(nodes: Sequence[Node], k: int) -> list[list[Node]]:
    """What a group's sum may be made of: its tasks, its subgroups' sums, or a mixture where some print none."""
    path = nodes[k].path
    inside = _inside(nodes, k)
    tasks = _counted([n for n in inside if not n.is_group])
    children = [n for n in inside if n.is_group and len(n.path) == len(path) + 1]
    own = _counted([n for n in inside if not n.is_group and n.path == path])
    mixed = list(own)
    for child in children:
        if child.value is not None:
            mixed.append(child)
        else:
            at = next(i for i, n in enumerate(nodes) if n is child)
            mixed += next((r for r in _readings(nodes, at) if r), [])
    return [tasks, mixed]


def _inside(nodes: Sequence[Node], k: int) -> list[Node]:
    path = nodes[k].path
    return [
        n
        for n in nodes[k + 1 :]
        if n.path[: len(path)] == path and (not n.is_group or len(n.path) > len(path))
    ]


def _counted(tasks: Sequence[Node]) -> list[Node]:
    """The tasks with a figure that is no part of another's: parts count where their whole prints none."""
    kept: list[Node] = []
    whole: Node | None = None
    for node in tasks:
        if not node.part:
            whole = node
        if node.value is not None and not (node.part and whole is not None and whole.value is not None):
            kept.append(node)
    return kept


def _adds_up(printed: Node, nodes: Sequence[Node]) -> bool:
    """Whether figures give the printed sum; where they are finer than it is printed, it may be cut or rounded."""
    if not nodes or printed.value is None:
        return False
    total = _sum(nodes)
    finer = bool(printed.step) and total % printed.step != 0
    difference = abs(total - printed.value)
    return difference < printed.step if finer else not difference


def _is_rounding(printed: Node, nodes: Sequence[Node]) -> bool:
    """Whether rounding each figure by itself can explain the difference."""
    most = (printed.step + sum((n.step for n in nodes), Decimal(0))) / 2
    return abs(_sum(nodes) - (printed.value or Decimal(0))) <= most


def _sum(nodes: Iterable[Node]) -> Decimal:
    return sum((n.value or Decimal(0) for n in nodes), Decimal(0))


def _with_next(nodes: Sequence[Node], k: int, own: Sequence[Node]) -> str | None:
    """The label of following groups of the same level whose sums belong to this one, None where that is no answer."""
    group = nodes[k]
    taken: list[Node] = []
    for after in nodes[k + 1 :]:
        if after.is_group and len(after.path) == len(group.path) and after.path[:-1] == group.path[:-1]:
            if after.value is None:
                return None
            taken.append(after)
            if _adds_up(group, [*own, *taken]):
                return ", ".join(n.label for n in taken)
    return None


def _say(mismatch: _Mismatch, column: Column, record: str, recorder: Recorder, *, only_told: bool) -> None:
    """The finding on the table (naming the printed sum) and on every task value that may be the wrong one."""
    where, value, total = mismatch.where, mismatch.printed.value or Decimal(0), _sum(mismatch.nodes)
    message = (
        f"{where[:1].upper()}{where[1:]} prints {plain(value)} for “{column.header}”, but the rows under it "
        f"add up to {plain(total)} (difference {plain(value - total)})"
    )
    if only_told:
        note = info(Code.SUM_MISMATCH, f"{message}, as far as rounding goes.", expected=plain(value), found=plain(total))  # fmt: skip
        recorder.note("cells", record, "text", note, _page(mismatch.printed))
        return
    note = warning(Code.SUM_MISMATCH, f"{message}: one of them or the sum is wrong.", expected=plain(value), found=plain(total))  # fmt: skip
    recorder.note("cells", record, "text", note, _page(mismatch.printed))
    for node in mismatch.nodes:
        if node.task_id is not None and node.parts:
            table = "task_budgets" if _is_share(column) else "tasks"
            field = "amount_vnd" if table == "task_budgets" else SUMMED[column.role]
            recorder.note(table, node.task_id, field, note, _page(node))


def _page(node: Node) -> int | None:
    return node.parts[0].place.page if node.parts else None


def _is_share(column: Column) -> bool:
    """Whether the column holds a part of the money, by source or by year."""
    return column.role == "funding_mark" or (column.role == "budget" and column.year is not None)
