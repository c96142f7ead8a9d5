"""Cells that are empty where nearly every row fills the column, and rows without a number in a numbered
table.

The print may leave them empty; as often a reader lost them or a neighbour swallowed them. Nothing printed
tells which, so the value "not stated" is doubtful. A row under another task takes what it lacks from that
task, and a column of lead bodies has a finding of its own (``lead_missing``).
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Column, TaskRow
from extract.tasks.of_tables import TableRows
from normalize.money.funding import parse_funding
from normalize.notes import Code, Note, info, warning
from normalize.numbering.labels import cell_label
from normalize.numbering.order import lacks_one_between
from normalize.roles import role_of
from schema.checks.given import CheckInput, field_of, page_of
from schema.contract.ids import table_id
from schema.recorder import Recorder

_FEWEST_ROWS = 5
_NEARLY_ALL = 0.7
"""Share of the rows that fill a column from which an empty cell is odd."""
_NEARLY_ALL_LOOSE = 0.9
"""The same for columns that a row may well leave empty: supporting bodies, remarks."""

_FEWEST_OF_A_RUN = 6
"""Empty cells one below the other that are told of once: a part of a table that has none."""


def check_empty_cells(given: CheckInput, recorder: Recorder) -> None:
    """A finding for each empty cell of a column that is filled in nearly all rows."""
    for rows in given.rows:
        tasks = [t for t in rows.tasks if t.parent is None]
        if len(tasks) < _FEWEST_ROWS:
            continue
        for column in given.table(rows.table).columns:
            if role_of(column.role).empty_cell != "untold":
                _check_column(tasks, column, given, recorder)
        _check_sources(tasks, given.table(rows.table).columns, given, recorder)


def _check_column(tasks: Sequence[TaskRow], column: Column, given: CheckInput, recorder: Recorder) -> None:
    empty = [t for t in tasks if not _under(t, column)]
    enough = _NEARLY_ALL_LOOSE if role_of(column.role).empty_cell == "usual" else _NEARLY_ALL
    filled = len(tasks) - len(empty)
    if not empty or filled < enough * len(tasks):
        return
    lacking = [t for t in empty if not _has_elsewhere(t, column)]
    in_runs = {t.position for run in _runs(tasks, lacking) for t in run}
    for task in lacking:
        message = f"The cell under “{column.header}” is empty, though {filled} of {len(tasks)} rows fill it."
        note = (info if task.position in in_runs else warning)(Code.CELL_EMPTY, message)
        _say(task, column.role, note, given, recorder)
    for run in _runs(tasks, lacking):
        _say_run(run, column, given, recorder)


def _has_elsewhere(task: TaskRow, column: Column) -> bool:
    """Whether the row states in another cell what the column holds, or shares the amount of a task above."""
    shares = task.shared is not None and task.shared.cell.role == column.role
    if column.role == "funding" and any(parse_funding(f.text) for f in task.all_of("budget")):
        return True
    return shares or any(f.role == column.role for f in task.fields)


def _runs(tasks: Sequence[TaskRow], lacking: Sequence[TaskRow]) -> list[list[TaskRow]]:
    """Stretches of rows of one group, one after the other, none of which fills a column."""
    empty, runs, group = {t.position for t in lacking}, [list[TaskRow]()], None
    for task in tasks:
        if task.position not in empty or (runs[-1] and task.group is not group):
            runs.append([])
        if task.position in empty:
            runs[-1].append(task)
            group = task.group
    return [run for run in runs if len(run) >= _FEWEST_OF_A_RUN]


def _say_run(run: Sequence[TaskRow], column: Column, given: CheckInput, recorder: Recorder) -> None:
    """One finding on the table for a stretch of empty cells: a part of it that was lost, or left empty on purpose."""
    table = run[0].table
    if table is None:
        return
    first, last = run[0].number or run[0].position, run[-1].number or run[-1].position
    message = f"The {len(run)} rows from {first} to {last} are all empty under “{column.header}”: printed so, or lost together?"
    title = run[0].field("title")
    record = table_id(given.setting.document_id, table)
    note = warning(Code.CELL_EMPTY, message, expected=column.header)
    recorder.note("cells", record, column.role, note, page_of(title) if title else None)


def _check_sources(
    tasks: Sequence[TaskRow], columns: Sequence[Column], given: CheckInput, recorder: Recorder
) -> None:
    """A row with an amount and no mark under any source: odd where most rows have one, told where many have
    none."""
    marks = [c for c in columns if c.role == "funding_mark"]
    paid = [t for t in tasks if t.field("budget") is not None]
    without = [t for t in paid if not any(_under(t, c) for c in marks)]
    if not marks or len(paid) < _FEWEST_ROWS or len(without) == len(paid):
        return
    rare = len(without) <= (1 - _NEARLY_ALL) * len(paid)
    message = f"An amount without a source; {len(paid) - len(without)} of {len(paid)} rows mark one."
    for task in without:
        note = (warning if rare else info)(Code.CELL_EMPTY, message)
        _say(task, "funding_mark", note, given, recorder)


def _under(task: TaskRow, column: Column) -> bool:
    return any(f.column is not None and f.column.index == column.index for f in task.fields)


def _say(task: TaskRow, role: str, note: Note, given: CheckInput, recorder: Recorder) -> None:
    record = given.task_ids.get(task.position)
    if record is None:
        return
    table, field = field_of(role)
    title = task.field("title")
    page = page_of(title) if title else None
    recorder.note(table, record, field, note, page)


def check_missing_numbers(given: CheckInput, recorder: Recorder) -> None:
    """A finding for each row without a number in a table that numbers nearly all its rows, or between 1 and
    3."""
    for rows in given.rows:
        tasks = [t for t in rows.tasks if t.parent is None]
        bare = [t for t in tasks if t.number is None]
        rare = len(tasks) >= _FEWEST_ROWS and len(bare) <= (1 - _NEARLY_ALL) * len(tasks)
        for task in bare:
            beside = _numbers_beside(rows, task)
            if rare or _lack_one_between(*beside):
                note = warning(Code.ROW_NUMBER_GAP, _lost_number(*beside))
                _say(task, "number", note, given, recorder)


def _numbers_beside(rows: TableRows, task: TaskRow) -> tuple[str | None, str | None]:
    """The numbers of the rows before and after a row, as far as there are any."""
    return (
        next((t.number for t in reversed(rows.tasks) if t.row < task.row and t.number), None),
        next((t.number for t in rows.tasks if t.row > task.row and t.number), None),
    )


def _lack_one_between(before: str | None, after: str | None) -> bool:
    first, second = (cell_label(n) if n else None for n in (before, after))
    return first is not None and second is not None and lacks_one_between(first, second)


def _lost_number(before: str | None, after: str | None) -> str:
    place = (
        f"between {before} and {after}"
        if before and after
        else f"before {after}"
        if after
        else f"after {before}"
    )
    return f"The row {place} has no number, though the others have one."
