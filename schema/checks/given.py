"""What a check is given: the records of a document and the rows they were made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.indicators.declared_counts import DeclaredCount
from extract.model import Block, PageInfo, RawField, Table, TaskRow
from extract.tasks.of_tables import TableRows
from normalize.roles import role_of, roles
from schema.contract.records import DocumentRecords
from schema.setting.document import Setting


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What another reader saw in a cell. Rows and columns are 0-based, as in ``cells``."""

    table: int
    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class CheckInput:
    """Records of one document with the printed rows behind them.

    Attributes:
        task_ids: position of a task in the document → its id.
        blocks: the document's paragraphs and grids, for what stands inside a table's frame and in no cell.
        second: cells as a second reader saw them, where there was one.
    """

    records: DocumentRecords
    rows: Sequence[TableRows]
    tables: Sequence[Table]
    setting: Setting
    declared: Sequence[DeclaredCount]
    task_ids: Mapping[int, str]
    blocks: Sequence[Block] = ()
    pages: Sequence[PageInfo] = ()
    second: Sequence[SecondReading] = ()

    def table(self, position: int) -> Table:
        """The table of a position."""
        return next(t for t in self.tables if t.position == position)

    def tasks(self) -> Iterator[tuple[TaskRow, str]]:
        """Every task of the tables with its id, in order."""
        for rows in self.rows:
            for task in rows.tasks:
                record = self.task_ids.get(task.position)
                if record is not None:
                    yield task, record


_FIELDS = {
    "number": ("tasks", "number"),
    "group_number": ("tasks", "group_number"),
    "group_title": ("tasks", "group_title"),
    "title": ("tasks", "title"),
    "description": ("tasks", "description"),
    "target": ("tasks", "target"),
    "product": ("tasks", "product"),
    "period": ("tasks", "period_raw"),
    "start": ("tasks", "period_raw"),
    "due": ("tasks", "due_raw"),
    "duration": ("tasks", "duration_raw"),
    "priority": ("tasks", "priority"),
    "budget": ("tasks", "budget_vnd"),
    "ghg": ("tasks", "ghg_tco2e"),
    "funding": ("task_funding", "raw"),
    "funding_mark": ("task_funding", "raw"),
}


def field_of(role: str) -> tuple[str, str]:
    """Table and column of the contract that a column of this role fills; ``tasks.description`` for other
    text."""
    if own := (role_of(role).bodies if role in roles() else ""):
        return "tasks", "lead" if own == "lead_support" else own
    return _FIELDS.get(role, ("tasks", "description"))


def page_of(field: RawField) -> int | None:
    """The page a field begins on."""
    return field.parts[0].place.page if field.parts else None
