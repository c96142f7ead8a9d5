"""One logical table: the grids of several pages joined, with a role for each column.

Rows and columns are 0-based.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.model.document import Fragment
from normalize.notes import Note


@dataclass(frozen=True, slots=True)
class Join:
    """The place where two pieces of a table, on two pages, were joined to one.

    Attributes:
        reasons: why they are one table: same_grid, numbering_goes_on, no_caption_between, header_repeated,
            row_continues, columns_go_on (on the facing page), ….
        row_continues: whether the last row of the first piece goes on in the second one.
        confidence: 0 to 1.
    """

    page_from: int
    page_to: int
    reasons: tuple[str, ...]
    row_continues: bool
    confidence: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a logical table.

    Attributes:
        parts: where it is printed; several where a page break goes through it.
        lines: its printed lines, those of all parts.
        hidden: no word was read in it, though something dark lies in it (a streak of a scan, ink that gave no word).
    """

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    parts: tuple[Fragment, ...]
    lines: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of a table holds.

    Attributes:
        role: a role of ``normalize/data/headers.csv`` (``number``, ``title``, ``lead``, ``budget``, …), or
            ``unmapped``.
        header: the header text over it, levels joined by `` / ``.
        unit: the unit the header states, as printed (``tỷ VND``), else None.
        source: the funding source the header names (contract's codes), else None.
        year_start, year: the year or span the header names.
        score: 0 to 1, how well the header fits the role.
    """

    index: int
    role: str
    header: str
    unit: str | None = None
    source: str | None = None
    year_start: int | None = None
    year: int | None = None
    score: float = 1.0
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One logical table, joined over its pages.

    Attributes:
        position: counts the tables of the document, from 1.
        kind: tasks, indicators, budget or other.
        header_rows: numbers (0-based) of the rows that print the header, repeated ones included.
        method: how its cells were found, as :attr:`extract.model.Grid.method`.
        above: the lines above it that its caption is made of, with that of its unit, in order.
    """

    position: int
    appendix: str | None
    caption: str | None
    kind: str
    unit_note: str | None
    n_rows: int
    n_columns: int
    cells: tuple[Cell, ...]
    header_rows: tuple[int, ...]
    columns: tuple[Column, ...]
    joins: tuple[Join, ...]
    page_first: int | None
    page_last: int | None
    method: str
    confidence: float
    notes: tuple[Note, ...] = ()
    above: tuple[str, ...] = ()
