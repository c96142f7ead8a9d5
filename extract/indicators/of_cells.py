"""Indicators in the target cells of tasks, each tied to its task."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from extract.model import RawField, TaskRow
from extract.model.indicators import Indicator, place_of_name, places_of
from extract.model.printed import Printed, printed, printed_lines
from normalize.notes import DOUBTED, LOOK, Code, Note, Severity, warning
from normalize.targets.read import Told, read_targets
from normalize.text import clean

_WORD = regex.compile(r"\p{L}{2,}")
_BULLETED = regex.compile(r"[-–+*•]\s*\p{L}|[-–+*•]\s+\d")


def cell_indicators(tasks: Sequence[TaskRow], now: int | None = None) -> Iterator[Indicator]:
    """The targets in the cells of tasks, tied to them."""
    for task in tasks:
        for cell in task.all_of("target"):
            yield from _indicators_of(task, cell, now)


def _indicators_of(task: TaskRow, cell: RawField, now: int | None) -> Iterator[Indicator]:
    for text in printed_lines(_cell_statements(cell), cell.parts):
        yield from _cell_indicator(task, cell, text, now)


def _cell_statements(cell: RawField) -> list[str]:
    """The items of a cell that is a list, else the whole cell."""
    lines = [clean(line) for line in cell.lines if clean(line)]
    bulleted = [line for line in lines if _BULLETED.match(line)]
    return lines if len(lines) > 1 and len(bulleted) == len(lines) else [clean(cell.text)]


def _cell_indicator(task: TaskRow, cell: RawField, text: Printed, now: int | None) -> Iterator[Indicator]:
    reading = read_targets(text.text, told=Told(now=now))
    if not reading.targets and not reading.observations:
        return
    title = task.field("title")
    own_name = len(_WORD.findall(reading.name)) > 1 or title is None
    name_note = None if own_name or not _words_in_doubt(cell) else _titled(cell.text)
    yield Indicator(
        position=0,
        clause_path=None,
        table=task.table,
        task_position=task.position,
        number=task.number,
        group_path=task.group.path if task.group else (),
        code=None,
        name=reading.name if own_name or title is None else title.text,
        national_code=None,
        roadmap=None,
        raw=text.text,
        fragments=text.fragments,
        targets=reading.targets,
        name_at=place_of_name(reading.name, text)
        if own_name or title is None
        else printed(title.text, title.parts),
        targets_at=places_of(reading.targets, text),
        confidence=min(v.confidence for v in reading.values) * cell.confidence,
        observations=reading.observations,
        observations_at=places_of(reading.observations, text),
        notes=(*cell.notes, *reading.notes),
        name_note=name_note,
    )


def _words_in_doubt(cell: RawField) -> bool:
    """Whether words of a recognised cell are in doubt, or some of it was not read."""
    unread = any(n.code is Code.OCR_LOW_CONFIDENCE and n.severity is not Severity.INFO for n in cell.notes)
    weak = (p.text[d.start : d.end] for p in cell.parts for d in p.doubts if d.confidence < DOUBTED)
    return unread or any(_WORD.search(text) is not None or text.isalpha() for text in weak)


def _titled(text: str) -> Note:
    message = (
        "No name was read beside the figure, and words there are in doubt: the title of the task was taken,"
        f" which may not be what is counted.{LOOK}"
    )
    return warning(Code.OCR_LOW_CONFIDENCE, message, found=text[:80])
