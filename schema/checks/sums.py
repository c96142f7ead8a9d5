"""Sums: every printed subtotal and total against the rows it stands over.

Each reading of what a sum is made of is tried (:mod:`schema.sums.nodes`), and that a group holds the next one
(the sum of C is that of its own rows and D's). Only when none adds up is there a finding, on every value that
may be the wrong one, since nothing printed tells which it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.model import Column
from extract.tasks.of_tables import TableRows
from normalize.notes import Code, Note, info, warning
from schema.checks.given import CheckInput
from schema.contract.ids import table_id
from schema.recorder import Recorder
from schema.setting.money_columns import MoneyColumns
from schema.sums.amounts import SUMMED, plain, point_said
from schema.sums.nodes import (
    FigureColumn,
    Node,
    adds_up,
    adds_without_inner,
    column_nodes,
    counted,
    group_node,
    inside_of,
    is_rounding,
    readings_of_group,
    readings_of_total,
    sum_of,
)

_ROUNDING_HABIT = 3
"""From so many sums of a column that are off by no more than rounding, each figure was rounded by itself."""


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
    money = given.setting.money[rows.table]
    years = [c for c in given.table(rows.table).columns if c.index in money.years]
    parts = tuple(years) if column.index == money.total else ()
    figures = FigureColumn(rows, column, given.setting, given.task_ids, parts=parts)
    nodes = column_nodes(figures)
    record = table_id(given.setting.document_id, rows.table)
    groups = [k for k, n in enumerate(nodes) if n.is_group and n.value is not None]
    found = [m for k in groups if (m := _check_group(nodes, k, record, recorder)) is not None]
    for total in rows.totals:
        printed = group_node(total, figures)
        if (mismatch := _check_total(printed, nodes, rows)) is not None:
            found.append(mismatch)
    rounded = [m for m in found if is_rounding(m.printed, m.nodes)]
    fields = _fields_of(column, given.setting.money[rows.table])
    for mismatch in found:
        habit = mismatch in rounded and len(rounded) >= _ROUNDING_HABIT
        note = _note(mismatch, column, only_told=habit)
        recorder.note("cells", record, "text", note, _page(mismatch.printed))
        for table, field in () if habit else fields:
            _say(mismatch, table, field, note, recorder)


def _check_total(total: Node, nodes: Sequence[Node], rows: TableRows) -> _Mismatch | None:
    """The total row over all; one that stands between groups may close the rows right above it."""
    tasks = counted([n for n in nodes if not n.is_group])
    if total.value is None or not tasks:
        return None
    readings = readings_of_total(total, nodes, [t.row for t in rows.totals])
    if any(adds_up(total, r) for r in readings) or adds_without_inner(total, nodes):
        return None
    return _Mismatch(total, tuple(tasks), "the total row")


def _check_group(nodes: Sequence[Node], k: int, record: str, recorder: Recorder) -> _Mismatch | None:
    group = nodes[k]
    readings = readings_of_group(nodes, k)
    below = next((r for r in readings if r), [])
    if not below or any(adds_up(group, r) for r in readings):
        return None
    swallowed = next((w for r in readings if r and (w := _with_next(nodes, k, r)) is not None), None)
    if swallowed is not None:
        recorder.note("cells", record, "text", _holds_next(group, swallowed), _page(group))
        return None
    tasks = counted([n for n in inside_of(nodes, k) if not n.is_group])
    return _Mismatch(group, tuple(tasks or below), f"group {group.label}")


def _holds_next(group: Node, swallowed: str) -> Note:
    return info(
        Code.SUM_MISMATCH,
        f"The sum of group {group.label} holds group {swallowed} too, which is printed beside it: "
        "counting both would count it twice.",
        found=plain(group.value) if group.value is not None else None,
    )


def _with_next(nodes: Sequence[Node], k: int, own: Sequence[Node]) -> str | None:
    """The label of following groups of the same level whose sums belong to this one, None where that is no
    answer."""
    group = nodes[k]
    taken: list[Node] = []
    for after in nodes[k + 1 :]:
        if after.is_group and len(after.path) == len(group.path) and after.path[:-1] == group.path[:-1]:
            if after.value is None:
                return None
            taken.append(after)
            if adds_up(group, [*own, *taken]):
                return ", ".join(n.label for n in taken)
    return None


def _note(mismatch: _Mismatch, column: Column, *, only_told: bool) -> Note:
    """The finding on the table, naming the printed sum."""
    where, value, total = mismatch.where, mismatch.printed.value or Decimal(0), sum_of(mismatch.nodes)
    message = (
        f"{where[:1].upper()}{where[1:]} prints {plain(value)} for “{column.header}”, but the rows under it "
        f"add up to {plain(total)} (difference {plain(value - total)}{point_said(value, total)})"
    )
    if only_told:
        return info(Code.SUM_MISMATCH, f"{message}, as far as rounding goes.", expected=plain(value), found=plain(total))  # fmt: skip
    return warning(Code.SUM_MISMATCH, f"{message}: one of them or the sum is wrong.", expected=plain(value), found=plain(total))  # fmt: skip


def _say(mismatch: _Mismatch, table: str, field: str, note: Note, recorder: Recorder) -> None:
    """The finding on every task value that may be the wrong one."""
    for node in mismatch.nodes:
        if node.task_id is not None and node.parts:
            recorder.note(table, node.task_id, field, note, _page(node))


def _page(node: Node) -> int | None:
    return node.parts[0].place.page if node.parts else None


def _fields_of(column: Column, money: MoneyColumns) -> tuple[tuple[str, str], ...]:
    """The tables and columns of the contract that a column's figures fill: parts that are added up fill
    two."""
    if column.role == "funding_mark" or column.index in money.shares:
        part = ("task_budgets", "amount_vnd")
        return (part, ("tasks", "budget_vnd")) if column.index in money.summed else (part,)
    return (("tasks", SUMMED[column.role]),)
