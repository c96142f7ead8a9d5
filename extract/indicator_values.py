"""The indicator record as it leaves ``extract``."""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import Fragment, RawField
from normalize.notes import Code, Note, info
from normalize.targets import Target


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
        national_code: as a table prints it, else the code of the national set of green growth that the name
            speaks of (``normalize.national``).
        name: what is measured.
        raw: the statement as printed.
        lead_raw, support_raw, monitor_raw: cells of bodies.
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
    lead_raw: RawField | None
    support_raw: RawField | None
    confidence: float
    notes: tuple[Note, ...] = ()
    monitor_raw: RawField | None = None


def without_values_note(raw: str) -> Note:
    """The note on an item of a list of targets that states no figure."""
    return info(Code.NUMBER_UNPARSED, "The statement names an indicator without a figure.", found=raw[:80])
