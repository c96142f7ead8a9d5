"""The indicator record as it leaves ``extract``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.model import Fragment, RawField
from extract.model.printed import Printed
from normalize.notes import Code, Note, info
from normalize.targets.read import Observation, Target


@dataclass(frozen=True, slots=True)
class Dated:
    """What a document says of its time, for figures whose headers do not.

    Attributes:
        now: the year of its date.
        is_late: it is dated in the last quarter of that year, which is ending then.
        start, end: the years that it covers: ``Kế hoạch 5 năm 2026 - 2030``; of one year both.
        is_report: it tells of what was done.
        is_criteria: its title says that it sets criteria.
        period: the one year that its title names, as (None, 2026); None where it names a span, several or none.
    """

    now: int | None = None
    is_late: bool = False
    start: int | None = None
    end: int | None = None
    period: tuple[int | None, int | None] | None = None
    is_report: bool = False
    is_criteria: bool = False


UNDATED = Dated()


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator statement, from a clause, a table row, or a cell of a task.

    Attributes:
        position: from 1 through the document.
        clause_path: the nearest clause with a number of its own over the statement, None in tables.
        table: position of its table, None in prose.
        task_position: position of the task whose cell it is.
        number: as printed, of the row or the item (``(1)`` is ``1``).
        group_path: numbers or names of the groups above, outermost first.
        code, roadmap: of tables that have such columns.
        national_code: as a table prints it, else the code of the indicator of a national set that the name
            speaks of (``normalize.national``).
        name: what is measured.
        raw: the statement as printed.
        fragments: the printed parts of the statement, in a table those of its name.
        bodies: cells of bodies, in column order.
        name_at: where the name stands.
        targets_at: for each target where its words stand; a value of a table in its own cell.
        observations, observations_at: values that are not wanted but were or are, and where they stand.
        area: the place that a row of a table speaks of, as printed.
        part_of: position of the row of which this one is a part (``Trong đó: …``).
        name_note: why ``name`` may be another one.
        national_note: why ``national_code`` was given, and what else it might be.
    """

    position: int
    clause_path: str | None
    table: int | None
    task_position: int | None
    number: str | None
    group_path: tuple[str, ...]
    code: str | None
    name: str
    national_code: str | None
    roadmap: str | None
    raw: str
    fragments: tuple[Fragment, ...]
    targets: tuple[Target, ...]
    confidence: float
    name_at: Printed
    targets_at: tuple[Printed, ...]
    notes: tuple[Note, ...] = ()
    bodies: tuple[RawField, ...] = ()
    observations: tuple[Observation, ...] = ()
    observations_at: tuple[Printed, ...] = ()
    area: str | None = None
    part_of: int | None = None
    national_note: Note | None = None
    name_note: Note | None = None


def places_of(targets: Sequence[Target | Observation], text: Printed, start: int = 0) -> tuple[Printed, ...]:
    """Where the words of targets stand that were read from a text, or from a part of it that begins at
    ``start``."""
    return tuple(text.part(start + t.start, start + t.end) for t in targets)


def place_of_name(name: str, text: Printed) -> Printed:
    """Where a name stands that was cut from the head of a statement; all of it where words inside were left
    out."""
    start = text.text.find(name) if name else -1
    return text.part(start, start + len(name)) if start >= 0 else Printed(name, text.fragments, None)


def without_values_note(raw: str) -> Note:
    """The note on an item of a list of targets that states no figure."""
    return info(Code.NUMBER_UNPARSED, "The statement names an indicator without a figure.", found=raw[:80])
