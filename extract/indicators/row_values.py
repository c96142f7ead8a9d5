"""The figures of one row of a table of indicators: what is wanted, and what was or is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from extract.indicators.figure_columns import GROWTH, SHARE, Figures
from extract.model import GroupRow, RawField, TaskRow
from extract.model.indicators import places_of
from extract.model.printed import Printed, printed
from extract.tables.matrix import Matrix
from extract.tasks.of_tables import TableRows
from normalize.notes import Code, Note, warning
from normalize.roles import role_of
from normalize.targets.read import Observation, Target, TargetReading, Told, read_targets
from normalize.text import clean, fold

_NIL = regex.compile(r"[\s.…\-–—_/xX]*+")
_UNIT_IN_NAME = regex.compile(r"\((?P<unit>[^()]{1,30})\)\s*[.;:]?\s*$")
_ROUNDED = Decimal("0.015")
"""Share by which a printed share of fulfilment may differ from the reckoned one."""


@dataclass(frozen=True, slots=True)
class RowValues:
    """The values of a row, each with the place where its words stand."""

    targets: tuple[Target, ...]
    targets_at: tuple[Printed, ...]
    observations: tuple[Observation, ...]
    observations_at: tuple[Printed, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """A cell of values with what one column says of it."""

    cell: RawField
    figures: Figures
    reading: TargetReading


def row_values(
    row: TaskRow, m: Matrix, figures: Mapping[int, Figures], name: str, now: int | None
) -> RowValues:
    """The values of a row's cells.

    Args:
        m: the table's cells.
        figures: what the figures of each column are.
        name: the name of the row.
        now: the year of the document.
    """
    read = [r for cell in _cells(row) for r in _read_cell(row, cell, m, figures, name, now)]
    kept = [r for r in read if r.figures.kind != SHARE]
    unread = [_unread(r.cell) for r in kept if not r.reading.values and regex.search(r"\d", r.cell.text)]
    return RowValues(
        tuple(t for r in kept for t in r.reading.targets),
        tuple(p for r in kept for p in _places(r, r.reading.targets)),
        tuple(o for r in kept for o in r.reading.observations),
        tuple(p for r in kept for p in _places(r, r.reading.observations)),
        (*unread, *_fulfilment(read)),
    )


def with_summed_rows(rows: TableRows) -> tuple[TaskRow, ...]:
    """The rows of a table with those of its groups and totals that state figures, in order: a sum is a value
    too."""
    by_path = {group.path: group for group in rows.groups}
    summed = [
        TaskRow(0, rows.table, None, g.row, g.number, by_path.get(g.path[:-1]), None, _named(g), g.notes)
        for g in (*rows.groups, *rows.totals)
        if any(_holds_values(f) and not is_nil(f.text) for f in g.fields)
    ]
    return tuple(sorted((*rows.tasks, *summed), key=lambda row: row.row))


def _named(group: GroupRow) -> tuple[RawField, ...]:
    """The fields of a group with its name among them."""
    if any(role_of(f.role).identifies == "name" for f in group.fields):
        return group.fields
    own = tuple(f for f in group.fields if f.text != group.title)
    return (RawField("indicator", group.title, group.parts, None, row=group.row), *own)


def is_nil(text: str) -> bool:
    """Whether a cell says nothing: it is empty, or holds a dash, dots or a cross."""
    return _NIL.fullmatch(text) is not None


def _cells(row: TaskRow) -> list[RawField]:
    return [f for f in row.fields if _holds_values(f) and not is_nil(f.text)]


def _holds_values(field: RawField) -> bool:
    return role_of(field.role).holds_target or field.role == "baseline"


def _read_cell(
    row: TaskRow, cell: RawField, m: Matrix, figures: Mapping[int, Figures], name: str, now: int | None
) -> Iterator[_Read]:
    """A cell read under its column; a cell merged over several years once under each."""
    for column in _columns_of(cell, m, figures):
        told = Told("actual" if column.kind in (GROWTH, SHARE) else column.kind, now)
        reading = read_targets(
            cell.text,
            year=column.year,
            year_start=column.year_start,
            unit=_unit(row, column, name),
            direction=_direction(name),
            told=told,
            about=name,
        )
        yield _Read(cell, column, _of_subject(reading, column.subject))


def _columns_of(cell: RawField, m: Matrix, figures: Mapping[int, Figures]) -> list[Figures]:
    if cell.column is None:
        return [Figures(-1, None, None, None, None, None)]
    own = figures.get(cell.column.index)
    if own is None:
        return [
            Figures(cell.column.index, None, cell.column.year_start, cell.column.year, cell.column.unit, None)
        ]
    printed_cell = m.at(cell.row, own.column) if cell.row is not None else None
    if printed_cell is None or printed_cell.column_span == 1:
        return [own]
    covered = range(printed_cell.column, printed_cell.column + printed_cell.column_span)
    return [figures[c] for c in covered if c in figures] or [own]


def _of_subject(reading: TargetReading, subject: str | None) -> TargetReading:
    """The reading with the column's subject; a single value in a cell speaks of nothing else than its row."""
    alone = len(reading.values) == 1
    if not alone and subject is None:
        return reading
    return replace(
        reading,
        targets=tuple(
            replace(t, subject=subject if alone else t.subject or subject) for t in reading.targets
        ),
        observations=tuple(
            replace(o, subject=subject if alone else o.subject or subject) for o in reading.observations
        ),
    )


def _places(read: _Read, values: Sequence[Target | Observation]) -> tuple[Printed, ...]:
    return places_of(values, printed(clean(read.cell.text), read.cell.parts))


def _unit(row: TaskRow, column: Figures, name: str) -> str | None:
    """The unit of a bare number: of the unit column, the header, or the name's brackets."""
    in_name = _UNIT_IN_NAME.search(name)
    field = row.field("unit")
    own = clean(field.text) if field else ""
    return (own if own and not is_nil(own) else None) or column.unit or (in_name["unit"] if in_name else None)


def _direction(name: str) -> str | None:
    folded = fold(name)
    if regex.match(r"(?:toc đo|ty le|muc) tang\b", folded):
        return "increase"
    return "reduce" if regex.match(r"(?:(?:toc đo|ty le|muc) )?giam\b", folded) else None


def _unread(cell: RawField) -> Note:
    return warning(
        Code.NUMBER_UNPARSED, "The cell holds a figure that was not read as a value.", found=clean(cell.text)
    )


def _fulfilment(read: Sequence[_Read]) -> list[Note]:
    """Printed shares of fulfilment that are not those of the actual figure to the plan."""
    shares = [r for r in read if r.figures.kind == SHARE]
    done = [r for r in read if r.figures.kind in ("actual", "estimate")]
    planned = [r for r in read if r.figures.kind in (None, "plan")]
    if len(shares) != 1 or len(done) != 1:
        return []
    same_year = [p for p in planned if p.figures.year == done[0].figures.year]
    share, actual = _point(shares[0]), _point(done[0])
    plan = _point(same_year[0]) if len(same_year) == 1 else None
    if share is None or actual is None or not plan:
        return []
    reckoned = actual / plan * 100
    if abs(reckoned - share) <= max(abs(share) * _ROUNDED, Decimal("0.6")):
        return []
    message = "The printed share of fulfilment is not that of the actual figure to the plan."
    return [
        warning(Code.PARTS_MISMATCH, message, expected=f"{reckoned:.1f}", found=clean(shares[0].cell.text))
    ]


def _point(read: _Read) -> Decimal | None:
    """The value of a cell that is one point."""
    values = read.reading.values
    return values[0].low if len(values) == 1 and values[0].low == values[0].high else None
