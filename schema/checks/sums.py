"""Sums: every printed subtotal and total against the rows it stands over.

Which rows belong to a subtotal is not always plain in print. A group's sum may be that of its rows or of its
subgroups; a group may hold the next one, though both are set at one level (the sum of C is that of its own rows
and D's). Each reading is tried; only when none adds up is there a finding, on every value that may be the wrong
one, since nothing printed tells which it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.model import Column, Fragment, GroupRow, RawField, Table
from extract.tasks import TableRows
from normalize.money import parse_amount, parse_money
from normalize.notes import Code, info, warning
from schema.build_tasks import Setting
from schema.checks.values import CheckInput
from schema.ids import table_id
from schema.recorder import Recorder

_SUMMED = {"budget": "budget_vnd", "ghg": "ghg_tco2e", "funding_mark": "amount_vnd"}
_RELATIVE = Decimal("0.0005")
"""Share of a sum by which rounding in print may move it."""


@dataclass(frozen=True, slots=True)
class Node:
    """A printed figure of one column: a group's (with its path) or a task's."""

    row: int
    path: tuple[str, ...]
    is_group: bool
    label: str
    value: Decimal | None
    step: Decimal
    task_id: str | None
    parts: tuple[Fragment, ...]


def check_sums(given: CheckInput, recorder: Recorder) -> None:
    """Every column of figures of every table of tasks."""
    tables = {t.position: t for t in given.tables}
    for rows in given.rows:
        table = tables[rows.table]
        for column in table.columns:
            if column.role in _SUMMED:
                _check_column(rows, table, column, given, recorder)


def _check_column(
    rows: TableRows, table: Table, column: Column, given: CheckInput, recorder: Recorder
) -> None:
    nodes = _nodes(rows, column, given)
    record = table_id(given.setting.document_id, table.position)
    for k, node in enumerate(nodes):
        if node.is_group and node.value is not None:
            _check_group(nodes, k, column, record, recorder)
    top = [n for n in nodes if n.is_group and len(n.path) == 1 and n.value is not None]
    tasks = [n for n in nodes if not n.is_group and n.value is not None]
    for total in rows.totals:
        printed = _value(_field_of(total.fields, column), column, given.setting, table.position)
        if printed is not None and tasks and not _adds_up(printed, (top, tasks)):
            _say(printed, tasks, column, record, "the total row", total.parts, recorder)


def _nodes(rows: TableRows, column: Column, given: CheckInput) -> list[Node]:
    groups = [_group_node(g, column, given, rows.table) for g in rows.groups]
    tasks = [
        Node(
            t.row,
            t.group.path if t.group else (),
            False,
            t.number or "",
            _value(field := _field_of(t.fields, column), column, given.setting, rows.table),
            _step(field, column, given.setting, rows.table),
            given.task_ids.get(t.position),
            field.parts if field else (),
        )
        for t in rows.tasks
    ]
    return sorted((*groups, *tasks), key=lambda n: n.row)


def _group_node(group: GroupRow, column: Column, given: CheckInput, table: int) -> Node:
    field = _field_of(group.fields, column)
    value = _value(field, column, given.setting, table)
    step = _step(field, column, given.setting, table)
    return Node(group.row, group.path, True, group.number or group.title, value, step, None, group.parts)


def _field_of(fields: Iterable[RawField], column: Column) -> RawField | None:
    return next((f for f in fields if f.column is not None and f.column.index == column.index), None)


def _value(field: RawField | None, column: Column, setting: Setting, table: int) -> Decimal | None:
    if field is None or not any(c.isdigit() for c in field.text):
        return None
    style = setting.styles.get((table, column.index))
    if column.role == "ghg":
        return parse_amount(field.text, header_unit=column.unit, dimension="mass_co2e", style=style).value
    reading = parse_money(field.text, header_unit=column.unit, style=style)
    return reading.amount_vnd


def _step(field: RawField | None, column: Column, setting: Setting, table: int) -> Decimal:
    """What one unit of the last printed digit is worth: rounding cannot move the value by more than half of it."""
    value = _value(field, column, setting, table)
    if field is None or not value:
        return Decimal(0)
    digits = "".join(c for c in field.text if c.isdigit() or c in ".,").strip(".,")
    decimals = len(digits) - digits.rfind(",") - 1 if "," in digits else 0
    figures = Decimal(digits.replace(".", "").replace(",", ".") or 0)
    return (abs(value / figures) if figures else Decimal(0)) * Decimal(10) ** -decimals


def _check_group(nodes: Sequence[Node], k: int, column: Column, record: str, recorder: Recorder) -> None:
    group = nodes[k]
    children, tasks = _below(nodes, k)
    if group.value is None or not (children or tasks):
        return
    if _adds_up(group.value, (children, tasks), _slack(group, tasks or children)):
        return
    swallowed = _with_next(nodes, k, children or tasks)
    if swallowed is not None:
        page = group.parts[0].place.page if group.parts else None
        note = info(
            Code.SUM_MISMATCH,
            f"The sum of group {group.label} holds group {swallowed} too, which is printed beside it: "
            "counting both would count it twice.",
        )
        recorder.note("cells", record, "text", note, page)
        return
    _say(group.value, tasks or children, column, record, f"group {group.label}", group.parts, recorder)


def _below(nodes: Sequence[Node], k: int) -> tuple[list[Node], list[Node]]:
    """The direct subgroups with a figure, and all tasks below, of a group."""
    path = nodes[k].path
    inside = [
        n
        for n in nodes[k + 1 :]
        if n.path[: len(path)] == path and (not n.is_group or len(n.path) > len(path))
    ]
    children = [n for n in inside if n.is_group and len(n.path) == len(path) + 1]
    if any(c.value is None for c in children):
        children = []
    return children, [n for n in inside if not n.is_group and n.value is not None]


def _adds_up(printed: Decimal, readings: Iterable[Sequence[Node]], slack: Decimal = Decimal(0)) -> bool:
    return any(
        nodes
        and abs(sum((n.value or Decimal(0) for n in nodes), Decimal(0)) - printed)
        <= max(slack, abs(printed) * _RELATIVE)
        for nodes in readings
    )


def _slack(group: Node, nodes: Sequence[Node]) -> Decimal:
    """Half a last digit for the sum and for each of its parts."""
    return (group.step + sum((n.step for n in nodes), Decimal(0))) / 2


def _with_next(nodes: Sequence[Node], k: int, own: Sequence[Node]) -> str | None:
    """The label of following groups of the same level whose sums belong to this one, None where that is no answer."""
    group = nodes[k]
    level = len(group.path)
    total = sum((n.value or Decimal(0) for n in own), Decimal(0))
    taken: list[str] = []
    for after in nodes[k + 1 :]:
        if after.is_group and len(after.path) == level and after.path[:-1] == group.path[:-1]:
            if after.value is None:
                return None
            total += after.value
            taken.append(after.label)
            if group.value is not None and abs(total - group.value) <= abs(group.value) * _RELATIVE:
                return ", ".join(taken)
    return None


def _say(
    printed: Decimal,
    nodes: Sequence[Node],
    column: Column,
    record: str,
    where: str,
    parts: Sequence[Fragment],
    recorder: Recorder,
) -> None:
    total = sum((n.value or Decimal(0) for n in nodes), Decimal(0))
    page = parts[0].place.page if parts else None
    message = (
        f"{where[:1].upper()}{where[1:]} prints {_plain(printed)} for “{column.header}”, but the rows under it "
        f"add up to {_plain(total)} (difference {_plain(printed - total)}): one of them or the sum is wrong."
    )
    note = warning(Code.SUM_MISMATCH, message, expected=_plain(printed), found=_plain(total))
    recorder.note("cells", record, "text", note, page)
    for node in nodes:
        if node.task_id is not None and node.parts:
            at = node.parts[0].place.page
            table = "task_budgets" if _is_share(column) else "tasks"
            field = "amount_vnd" if table == "task_budgets" else _SUMMED[column.role]
            recorder.note(table, node.task_id, field, note, at)


def _is_share(column: Column) -> bool:
    """Whether the column holds a part of the money, by source or by year."""
    return column.role == "funding_mark" or (column.role == "budget" and column.year is not None)


def _plain(value: Decimal) -> str:
    text = f"{value.normalize():f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
