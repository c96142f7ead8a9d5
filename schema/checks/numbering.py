"""Numbering of groups: gaps (A, B, D) and the two habits of numbering tasks in one table.

Gaps and repeats of the tasks' own numbers are found while the rows are read (:mod:`extract.tasks.of_tables`).
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import GroupRow, TaskRow
from extract.tasks.of_tables import TableRows
from normalize.notes import Code, info, warning
from normalize.numbering.labels import Kind, cell_label
from normalize.numbering.order import follows, is_first
from schema.checks.given import CheckInput
from schema.contract.ids import table_id
from schema.recorder import Recorder


def check_group_numbers(given: CheckInput, recorder: Recorder) -> None:
    """A finding where the numbering of groups skips one: on the table and on the tasks of the group after the
    gap."""
    for rows in given.rows:
        levels: dict[tuple[str, ...], list[GroupRow]] = {}
        for group in rows.groups:
            levels.setdefault(group.path[:-1], []).append(group)
        for siblings in levels.values():
            for before, after in zip([None, *siblings], siblings, strict=False):
                if _is_gap(before, after):
                    _say_gap(before, after, rows, given, recorder)


def _is_gap(before: GroupRow | None, after: GroupRow) -> bool:
    label = cell_label(after.number) if after.number else None
    if label is None or label.is_bullet or label.kind is Kind.LETTER:
        return False
    if before is None:
        return not is_first(label) and label.kind is not Kind.NUMBER
    last = cell_label(before.number) if before.number else None
    if last is None or last.text == label.text:
        return False
    capitals = {Kind.ROMAN, Kind.UPPER}
    comparable = last.kind is label.kind or {last.kind, label.kind} == capitals
    return comparable and not follows(last, label)


def _say_gap(
    before: GroupRow | None, after: GroupRow, rows: TableRows, given: CheckInput, recorder: Recorder
) -> None:
    since = before.number if before else "the beginning"
    note = warning(
        Code.ROW_NUMBER_GAP,
        f"The numbering of groups goes from {since} to {after.number}: a group may be missing.",
        found=after.number,
    )
    page = after.parts[0].place.page if after.parts else None
    recorder.note("tables", table_id(given.setting.document_id, rows.table), "n_rows", note, page)
    for task in rows.tasks:
        record = given.task_ids.get(task.position)
        if record and task.group is not None and task.group.path[: len(after.path)] == after.path:
            recorder.note("tasks", record, "group_number", note, page)


def check_running_numbers(given: CheckInput, recorder: Recorder) -> None:
    """Says which groups go on with the numbers of the group before, where others begin at 1."""
    for rows in given.rows:
        firsts = _first_tasks(rows.tasks)
        from_one = [t for t in firsts if (n := cell_label(t.number or "")) is not None and n.parts == (1,)]
        going_on = [
            t for t in firsts[1:] if (n := cell_label(t.number or "")) is not None and _goes_on(n.parts)
        ]
        if len(from_one) < 2 or not going_on:
            continue
        for task in going_on:
            record = given.task_ids.get(task.position)
            if record is not None and task.group is not None:
                note = info(
                    Code.ROW_NUMBER_GAP,
                    f"Group {task.group.number or task.group.title} goes on with number {task.number}, other groups "
                    "of this table begin at 1.",
                    found=task.number,
                )
                recorder.note("tasks", record, "number", note)


def _goes_on(parts: tuple[int, ...]) -> bool:
    return len(parts) == 1 and parts[0] > 1


def _first_tasks(tasks: Sequence[TaskRow]) -> list[TaskRow]:
    """The first task of each group."""
    paths: set[tuple[str, ...]] = set()
    firsts = []
    for task in tasks:
        path = task.group.path if task.group else ()
        if path and path not in paths:
            paths.add(path)
            firsts.append(task)
    return firsts
