"""What the reader of letters was not sure of: every value read from such words says so."""

from __future__ import annotations

from extract.model import RawField, TaskRow
from normalize.notes import Code, Note, warning
from schema.checks.values import CheckInput, field_of
from schema.recorder import Recorder, WeakReading, weak_reading

DOUBTFUL = 0.8
"""Chance (0 to 1) that a word is right below which its value is doubted."""


def check_confidence(given: CheckInput, recorder: Recorder) -> None:
    """A finding on each field whose least sure word lies below :data:`DOUBTFUL`."""
    said: set[tuple[str, str]] = set()
    for task, record in given.tasks():
        for field in (*task.fields, *_numbers(task, given)):
            readings = (weak_reading(p, 0, len(p.text)) for p in field.parts)
            weakest = min(readings, key=lambda r: r.confidence, default=None)
            table, name = field_of(field.role)
            if weakest is not None and weakest.confidence < DOUBTFUL and (record, name) not in said:
                said.add((record, name))
                recorder.note(table, record, name, _note(field.text, weakest), weakest.page)
    in_tables = {record for _, record in given.tasks()}
    for table, record, name, weakest in recorder.weakly_read(DOUBTFUL):
        column = name.partition(".")[0]
        if record not in in_tables and (record, column) not in said:
            said.add((record, column))
            recorder.note(table, record, column, _note(weakest.text, weakest), weakest.page)


def _numbers(task: TaskRow, given: CheckInput) -> tuple[RawField, ...]:
    """The cell that numbers a task, which is no field of it."""
    table = given.table(task.table) if task.table is not None else None
    columns = {c.index: c for c in table.columns if c.role == "number"} if table else {}
    return tuple(
        RawField("number", c.text, c.parts, columns[c.column])
        for c in (table.cells if table else ())
        if c.row == task.row and c.column in columns and c.text
    )


def _note(text: str, weakest: WeakReading) -> Note:
    word = f", “{weakest.word}”" if weakest.word else ""
    return warning(
        Code.OCR_LOW_CONFIDENCE,
        f"The letters were read with little sureness ({weakest.confidence:.0%} for the weakest word{word}).",
        found=text[:120],
    )
