"""What is found in tables and running text: tasks, the groups they stand in, and numbered clauses."""

from __future__ import annotations

from dataclasses import dataclass

from extract.model.document import Fragment
from extract.model.table import Column
from normalize.notes import Note


@dataclass(frozen=True, slots=True)
class RawField:
    """The text of one cell in its role, with everything needed to trace it.

    Attributes:
        column: the column it was read under.
        notes: what is doubtful or was repaired in this field (a cell that was put back, a letter).
        offset: where ``text`` begins in the joined texts of ``parts``: 0 for a cell, more inside a clause.
        row: first row of its cell (0-based), None in prose. The lines of a merged task stand in different
            rows.
    """

    role: str
    text: str
    parts: tuple[Fragment, ...]
    column: Column | None
    lines: tuple[str, ...] = ()
    confidence: float = 1.0
    notes: tuple[Note, ...] = ()
    offset: int = 0
    row: int | None = None


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group or subgroup row of a table.

    Attributes:
        path: numbers of the groups from the outermost to this one. Example: ``("II", "1")``.
        row: its row in the table (0-based).
    """

    number: str | None
    title: str
    path: tuple[str, ...]
    row: int
    fields: tuple[RawField, ...]
    parts: tuple[Fragment, ...]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedAmount:
    """An amount that is printed once for several tasks: its cell, and the position of the task that carries it."""

    carrier: int
    cell: RawField


@dataclass(frozen=True, slots=True)
class TaskRow:
    """One task as printed: a row of a table, or a clause with labels.

    Attributes:
        table: position of its table, None for a task in prose.
        clause_path: path of its clause, None for a task in a table.
        row: first row in the table (0-based).
        number: as printed without a trailing dot, None where none is printed.
        group: the nearest group row above it.
        parent: number of the parent task where it is a sub-row.
        number_parts: where the number is printed, empty where it stands inside the title.
        shared: the amount of a cell merged over this task and one above, which carries it.
    """

    position: int
    table: int | None
    clause_path: str | None
    row: int
    number: str | None
    group: GroupRow | None
    parent: str | None
    fields: tuple[RawField, ...]
    notes: tuple[Note, ...] = ()
    number_parts: tuple[Fragment, ...] = ()
    shared: SharedAmount | None = None

    def field(self, role: str) -> RawField | None:
        """The first field of a role, None where the row has none."""
        return next((f for f in self.fields if f.role == role), None)

    def all_of(self, role: str) -> tuple[RawField, ...]:
        """Every field of a role, in column order."""
        return tuple(f for f in self.fields if f.role == role)


@dataclass(frozen=True, slots=True)
class Clause:
    """One numbered or bulleted clause of the body.

    Attributes:
        path: labels from the root joined by dots, without brackets and final dots: ``I.2.c``, ``4.2.(1)`` is
            ``4.2.1``; a bullet takes its position under its parent: ``I.2.b.-3``; unique in a document.
        label: as printed (``I``, ``1.2``, ``c)``, ``-``).
        level: 0 for the outermost.
        heading: the heading text where the clause is a heading, else None.
        text: its own text (heading included), without the label, without its children's.
        parent: path of the parent, None at the root.
    """

    path: str
    label: str
    level: int
    heading: str | None
    text: str
    parent: str | None
    fragments: tuple[Fragment, ...]
    notes: tuple[Note, ...] = ()
