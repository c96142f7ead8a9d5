"""Task rows to records: every cell read by the reader of its role, the raw text kept beside the value.

One task gives one row of ``tasks`` and its rows of ``task_agencies``, ``task_products``, ``task_budgets`` and
``task_funding``. Which reader reads which cells is a table (:data:`schema.build.task_cells.READERS`); what a
reader doubts becomes a finding on this task and that column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from extract.model import SharedAmount, TaskRow
from normalize.notes import Code, info
from normalize.themes import ThemeReading, classify_theme
from schema.build.bodies import page_of
from schema.build.readings import Given, Reading, Value, file_reading
from schema.build.task_cells import read_cells
from schema.contract.ids import IdRegister, row_id, table_id
from schema.contract.records import (
    TaskAgencyRecord,
    TaskBudgetRecord,
    TaskFundingRecord,
    TaskProductRecord,
    TaskRecord,
)
from schema.recorder import Origin, Recorder
from schema.setting.document import Setting


@dataclass(slots=True)
class TaskRecords:
    """The records of all tasks of a document."""

    tasks: list[TaskRecord] = field(default_factory=list)
    agencies: list[TaskAgencyRecord] = field(default_factory=list)
    products: list[TaskProductRecord] = field(default_factory=list)
    budgets: list[TaskBudgetRecord] = field(default_factory=list)
    funding: list[TaskFundingRecord] = field(default_factory=list)
    ids: dict[int, str] = field(default_factory=dict)
    """Position of the task → its id."""

    def add(self, task: TaskRecord, readings: Sequence[Reading]) -> None:
        """Takes over one task and the rows that hang on it."""
        self.ids[task.position] = task.task_id
        self.tasks.append(task)
        for reading in readings:
            self.agencies += reading.agencies
            self.products += reading.products
            self.budgets += reading.budgets
            self.funding += reading.funding


def build_tasks(
    rows: Sequence[TaskRow],
    setting: Setting,
    recorder: Recorder,
    ids: IdRegister,
    clause_ids: Mapping[str, str],
) -> TaskRecords:
    """Records of all task rows of a document, in order."""
    out = TaskRecords()
    number_in_table: dict[int | None, int] = {}
    has_children = {(r.table, r.parent) for r in rows if r.parent is not None}
    by_number: dict[tuple[int | None, str], str] = {}
    for row in rows:
        number_in_table[row.table] = number_in_table.get(row.table, 0) + 1
        record = _task_id(row, setting.document_id, number_in_table[row.table], ids)
        parent = by_number.get((row.table, row.parent)) if row.parent else None
        if row.number and row.parent is None:
            by_number[(row.table, row.number)] = record
        given = Given(row, record, setting, (row.table, row.number) in has_children)
        readings = read_cells(given)
        theme = _theme(row, readings)
        for reading in readings:
            file_reading(reading, given, recorder)
        _trace_row(given, theme, recorder)
        carrier = out.ids.get(row.shared.carrier) if row.shared is not None else None
        if row.shared is not None and carrier is not None:
            _say_shared(row.shared, carrier, given, recorder)
        out.add(_task(given, readings, theme, parent, carrier, clause_ids), readings)
    return out


def _say_shared(shared: SharedAmount, carrier: str, given: Given, recorder: Recorder) -> None:
    """Where an amount stands that is printed once for several tasks, and which of them carries it."""
    message = "The amount is printed once for several tasks; the first of them carries it."
    note = info(Code.SEVERAL_VALUES, message, expected=carrier, found=shared.cell.text)
    recorder.note("tasks", given.task_id, "budget_vnd", note, page_of(shared.cell))
    recorder.trace("tasks", given.task_id, "budget_shared_with", Origin(shared.cell.parts, "merged_cell"))


def _task_id(row: TaskRow, document: str, nth: int, ids: IdRegister) -> str:
    if row.table is None:
        return ids.unique(
            row_id(f"{document}:c:{row.clause_path}", (), None, row.row + 1)
            if row.clause_path
            else f"{document}:p{nth}"
        )
    path = row.group.path if row.group else ()
    number = row.number if row.number and any(c.isalnum() for c in row.number) else None
    if number is None and row.parent is not None:
        path = (*path, row.parent)
    return ids.unique(row_id(table_id(document, row.table), path, number, nth))


def _task(
    given: Given,
    readings: Sequence[Reading],
    theme: ThemeReading,
    parent: str | None,
    carrier: str | None,
    clause_ids: Mapping[str, str],
) -> TaskRecord:
    """The row of ``tasks``: what the readers say, and where it stands."""
    row, document, group = given.row, given.setting.document_id, given.row.group
    first, last = _pages(row)
    sureness = [t.sureness for r in readings for t in r.traces if t.decides]
    return TaskRecord(
        task_id=given.task_id,
        document_id=document,
        table_id=table_id(document, row.table) if row.table is not None else None,
        clause_id=clause_ids.get(row.clause_path) if row.clause_path else None,
        position=row.position,
        group_number=group.number if group else None,
        group_title=group.title if group else None,
        group_path="/".join(group.path) if group else None,
        parent_task_id=parent,
        theme=theme.theme,
        theme_secondary=theme.secondary,
        page_first=first,
        page_last=last,
        confidence=round(min(sureness, default=1.0), 3),
        budget_shared_with=carrier,
        **_values(readings),  # type: ignore[arg-type]  # each reader writes values of its columns' types
    )


def _values(readings: Sequence[Reading]) -> dict[str, Value]:
    """Column of ``tasks`` → value, over all readers; no column has two."""
    return {column: value for reading in readings for column, value in reading.values}


def _theme(row: TaskRow, readings: Sequence[Reading]) -> ThemeReading:
    values = _values(readings)
    description = values.get("description")
    return classify_theme(
        str(values.get("title") or ""),
        group_title=row.group.title if row.group else None,
        description=str(description) if description is not None else None,
    )


def _pages(row: TaskRow) -> tuple[int | None, int | None]:
    """First and last page of the row: it begins where its title does (a merged body may begin before)."""
    pages = [p.place.page for f in row.fields for p in f.parts if p.place.page is not None]
    title = row.field("title")
    own = page_of(title) if title else None
    return own or min(pages, default=None), max(pages, default=None)


def _trace_row(given: Given, theme: ThemeReading, recorder: Recorder) -> None:
    """Where the theme and the group of a row stand."""
    row, record = given.row, given.task_id
    title = row.field("title")
    if title and theme.theme and theme.rule:
        recorder.trace("tasks", record, "theme", Origin(title.parts, theme.rule, title.confidence))
    if row.group:
        recorder.trace("tasks", record, "group_title", Origin(row.group.parts, "group_row"))
