"""What the reader of letters was not sure of: every value read from such words says so."""

from __future__ import annotations

from collections import defaultdict

from extract.model import Fragment, GroupRow, RawField, TaskRow
from normalize.notes import DOUBTED, Code, Note, warning
from schema.checks.given import CheckInput, field_of
from schema.recorder import Recorder, WeakReading, weak_reading
from schema.sums.amounts import SUMMED


def check_confidence(given: CheckInput, recorder: Recorder) -> None:
    """A finding on each field whose least sure word lies below :data:`~normalize.notes.DOUBTED`."""
    reported: set[tuple[str, str]] = set()
    numbers = _numbers(given)
    for task, record in given.tasks():
        for field in (*task.fields, *numbers.get((task.table, task.row), ()), *_group(task)):
            readings = (weak_reading(p, 0, len(p.text)) for p in field.parts)
            weakest = min(readings, key=lambda r: r.confidence, default=None)
            table, name = field_of(field.role)
            if weakest is not None and weakest.confidence < DOUBTED and (record, name) not in reported:
                reported.add((record, name))
                recorder.note(table, record, name, _note(field.text, weakest), weakest.page)
    in_tables = {record for _, record in given.tasks()}
    for table, record, name, weakest in recorder.weakly_read(DOUBTED):
        column = name.partition(".")[0]
        if record not in in_tables and (record, column) not in reported:
            reported.add((record, column))
            recorder.note(table, record, column, _note(weakest.text, weakest), weakest.page)


def _numbers(given: CheckInput) -> dict[tuple[int | None, int | None], list[RawField]]:
    """By table and row, the cells that number tasks, which are no fields of theirs."""
    found: defaultdict[tuple[int | None, int | None], list[RawField]] = defaultdict(list)
    for table in given.tables:
        columns = {c.index: c for c in table.columns if c.role == "number"}
        for c in table.cells:
            if c.column in columns and c.text:
                field = RawField("number", c.text, c.parts, columns[c.column])
                found[table.position, c.row].append(field)
    return dict(found)


def _group(task: TaskRow) -> tuple[RawField, ...]:
    """The number and the title of the group row over a task: what is doubted of them is doubted of each row
    below."""
    group = task.group
    if group is None:
        return ()
    figures = {part for field in group.fields if field.role in SUMMED for part in field.parts}
    return tuple(
        RawField(_role_in(group, part), part.text, (part,), None)
        for part in group.parts
        if part not in figures
    )


def _role_in(group: GroupRow, part: Fragment) -> str:
    """Whether a cell of a group row is in doubt for its number or for its title."""
    doubtful = part.weakest_in(0, len(part.text)) or part.text
    return "group_number" if doubtful.strip(" .)") == group.number else "group_title"


def _note(text: str, weakest: WeakReading) -> Note:
    word = f", “{weakest.word}”" if weakest.word else ""
    return warning(
        Code.OCR_LOW_CONFIDENCE,
        f"The letters were read with little sureness ({weakest.confidence:.0%} for the weakest word{word}).",
        found=text[:120],
    )
