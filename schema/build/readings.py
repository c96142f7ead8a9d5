"""What a reader of cells gives back: values, what is to be noted on them, and where each was read.

Readers are pure: they are given a row and return a :class:`Reading`; :func:`file_reading` hands notes and
places to the recorder. A value read from several cells has a place for each (``part`` goes on counting), so
no text that was joined to another is without its provenance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from extract.model import RawField, TaskRow
from normalize.notes import Note
from schema.build.bodies import page_of
from schema.contract.records import TaskAgencyRecord, TaskBudgetRecord, TaskFundingRecord, TaskProductRecord
from schema.recorder import Origin, Recorder
from schema.setting.document import Setting

Value = str | int | Decimal | date | bool | None


@dataclass(frozen=True, slots=True)
class Given:
    """What a reader is given: one printed task, the id of its record, and what the document says of all rows.

    Attributes:
        is_parent: whether rows under it are its parts; it may then name no bodies itself.
    """

    row: TaskRow
    task_id: str
    setting: Setting
    is_parent: bool = False


@dataclass(frozen=True, slots=True)
class ColumnNote:
    """A note on a column of the contract; ``raw``: the cell it speaks of, None for the whole row."""

    column: str
    note: Note
    raw: RawField | None = None
    table: str = "tasks"


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a value was read: a cell, and the half-open span of the value in its text (None: the whole).

    Attributes:
        column: the column of the contract, in a child table with the key of the row (``lead.1``).
        decides: whether the sureness of the reading counts for the task's.
    """

    column: str
    raw: RawField
    rule: str
    confidence: float
    span: tuple[int, int] | None = None
    table: str = "tasks"
    decides: bool = True

    @property
    def sureness(self) -> float:
        """Of the rule or of the letters, whichever is less (0 to 1)."""
        return min(self.confidence, self.raw.confidence)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the fields of a role say.

    Attributes:
        values: columns of ``tasks`` with their values.
    """

    values: tuple[tuple[str, Value], ...] = ()
    agencies: tuple[TaskAgencyRecord, ...] = ()
    products: tuple[TaskProductRecord, ...] = ()
    budgets: tuple[TaskBudgetRecord, ...] = ()
    funding: tuple[TaskFundingRecord, ...] = ()
    notes: tuple[ColumnNote, ...] = ()
    traces: tuple[Trace, ...] = ()


def column_notes(
    column: str, notes: Iterable[Note], raw: RawField | None = None, table: str = "tasks"
) -> tuple[ColumnNote, ...]:
    """Several notes on one column."""
    return tuple(ColumnNote(column, note, raw, table) for note in notes)


def column_score(raw: RawField) -> float:
    """How well the header over a cell fits its role; 1 in prose."""
    return raw.column.score if raw.column else 1.0


def printed(fields: Sequence[RawField]) -> str | None:
    """The texts of the fields as one, the same text once; None where there is none."""
    return " ".join(dict.fromkeys(f.text for f in fields)) or None


def file_reading(reading: Reading, given: Given, recorder: Recorder) -> None:
    """Hands the notes and places of a reading to the recorder."""
    for remark in dict.fromkeys(reading.notes):
        page = page_of(remark.raw) if remark.raw else None
        recorder.note(remark.table, given.task_id, remark.column, remark.note, page)
    parts: Counter[tuple[str, str]] = Counter()
    for trace in reading.traces:
        key = (trace.table, trace.column)
        span = _span(trace, given.row)
        origin = Origin(trace.raw.parts, trace.rule, trace.sureness, span, first_part=parts[key])
        parts[key] += recorder.trace(trace.table, given.task_id, trace.column, origin)


def _span(trace: Trace, row: TaskRow) -> tuple[int, int] | None:
    """The span in the joined texts of the parts: a field may itself lie inside a clause."""
    raw, span = trace.raw, trace.span
    if span is None and (raw.offset or row.clause_path):
        span = (0, len(raw.text))
    return (span[0] + raw.offset, span[1] + raw.offset) if span else None
