"""A statement of targets taken apart: what is measured, and for each value year, bounds, unit, direction,
baseline.

    Đến năm 2020, giảm lượng phát thải KNK so với phương án phát triển bình thường là 7%.
    Trong đó: mức giảm địa phương tự nguyện là 3%; 4% còn lại là mức giảm khi có hỗ trợ …

has three targets of 2020, all ``reduce`` against ``BAU``, the second and third part of the first. The values
come from ``normalize.quantities.find``; here each gets the words around it: its *piece* of the statement
reaches from the separator before it to the one behind it. What is not certain carries a note above info.
"""

from __future__ import annotations

from dataclasses import replace

from normalize.notes import Code, Note, info
from normalize.targets.gaps import closed, single_spaced
from normalize.targets.long_texts import runs
from normalize.targets.model import Observation, Target, TargetReading
from normalize.targets.statement import Given, read_statement
from normalize.targets.told import NOTHING_TOLD, Told
from normalize.text import clean

__all__ = ["Observation", "Target", "TargetReading", "Told", "read_targets"]

MOST_LETTERS = 6_000
"""Letters of a statement that is read as a whole."""
MOST_FIGURES = 80
"""Figures of a statement that is read as a whole, years among them."""
_READ_IN_RUNS = (
    "The text is longer than any statement and was read in runs:"
    " a year or a whole named far before may be missed."
)


def read_targets(
    text: str,
    *,
    year: int | None = None,
    year_start: int | None = None,
    unit: str | None = None,
    direction: str | None = None,
    told: Told = NOTHING_TOLD,
    about: str = "",
) -> TargetReading:
    """Take a statement apart.

    Args:
        text: a clause, a cell, or a name with its value.
        year, year_start: what a line above or a column's header states, for values without a year of their
            own.
        unit: of the column, for bare numbers.
        direction: where the context states it, for values whose own words state none.
        told: what a heading or a column says of the values (``Hiện trạng``), and the year of the document.
        about: what is measured, where the text does not say it: the name of a table's row.

    A text longer than any statement (:data:`MOST_LETTERS`, :data:`MOST_FIGURES`) is read in runs, with a
    note.
    """
    given = Given(year_start, year, direction, told, about)
    whole, gaps = closed(clean(text))
    if gaps:
        return _printed_places(whole, gaps, given, unit)
    return _read_in_runs(whole, given, unit)


def _printed_places(text: str, gaps: tuple[Note, ...], given: Given, unit: str | None) -> TargetReading:
    """A statement whose torn figures were closed, with its places in the text as printed."""
    plain, places = single_spaced(text)
    reading = _read_in_runs(plain, given, unit)
    targets = tuple(replace(t, start=places[t.start], end=places[t.end - 1] + 1) for t in reading.targets)
    observed = tuple(
        replace(o, start=places[o.start], end=places[o.end - 1] + 1) for o in reading.observations
    )
    return TargetReading(reading.name, targets, (*gaps, *reading.notes), observed)


def _read_in_runs(plain: str, given: Given, unit: str | None) -> TargetReading:
    """A statement, or a text longer than any, run by run."""
    first, *more = runs(plain, letters=MOST_LETTERS, figures=MOST_FIGURES)
    reading = read_statement(first[1], given, unit)
    if not more:
        return reading
    targets, observations = list(reading.targets), list(reading.observations)
    notes = [*reading.notes, info(Code.NUMBER_AMBIGUOUS, _READ_IN_RUNS)]
    for start, run in more:
        read = read_statement(run, given, unit)
        targets += [_moved(target, start, len(targets)) for target in read.targets]
        observations += [replace(o, start=o.start + start, end=o.end + start) for o in read.observations]
        notes += read.notes
    return TargetReading(reading.name, tuple(targets), tuple(notes), tuple(observations))


def _moved(target: Target, letters: int, targets: int) -> Target:
    """A target of a later run, with its places in the whole text and among all targets."""
    part_of = None if target.part_of is None else target.part_of + targets
    return replace(target, start=target.start + letters, end=target.end + letters, part_of=part_of)
