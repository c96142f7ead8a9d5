"""The figures of one row of a table of indicators: what is wanted, and what was or is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import regex

from extract.indicators.body_kinds import NEITHER
from extract.indicators.cell_columns import columns_of, without_header
from extract.indicators.cell_values import Given, read_cell
from extract.indicators.figures import Figures
from extract.indicators.name_years import year_of_name
from extract.indicators.row_texts import is_nil
from extract.indicators.row_units import counted_in_name
from extract.model import GroupRow, RawField, TaskRow
from extract.model.indicators import places_of
from extract.model.printed import Printed, printed
from extract.tables.matrix import Matrix
from extract.tables.value_columns import PLAIN
from extract.tasks.of_tables import TableRows
from normalize.figure_headers import GROWTH, SHARE, WANTED, header_words
from normalize.notes import Code, Note, warning
from normalize.quantities.separators import NumberStyle
from normalize.quantities.stated_units import find_unit
from normalize.roles import role_of
from normalize.targets.read import Observation, Target, TargetReading
from normalize.text import clean, fold

_ROUNDED = Decimal("0.015")
"""Share by which a printed share of fulfilment may differ from the reckoned one."""

_FAR = 3
"""How many times the greatest figure of the years, or less than the smallest, a figure is no average of them."""
_FEWEST_YEARS = 2
"""Figures of years beside an average, at least, to tell that it is none."""


@dataclass(frozen=True, slots=True)
class Around:
    """What a row says of its cells.

    Attributes:
        name: of the row.
        unit: of its bare figures, by its own cell, its name, its group or its whole.
        now: the year of the document.
        style: how the table writes its numbers.
        years: first and last year that a heading over it names.
    """

    name: str
    unit: str | None
    now: int | None
    style: NumberStyle | None = None
    years: tuple[int | None, int | None] | None = None


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


def row_values(row: TaskRow, m: Matrix, figures: Mapping[int, Figures], around: Around) -> RowValues:
    """The values of a row's cells.

    Args:
        m: the table's cells.
        figures: what the figures of each column are.
    """
    read = [r for cell in _cells(row) for r in _read_cell(cell, m, figures, around)]
    read = [_without_row_unit(r, m, around) if _is_no_average(r, read) else r for r in read]
    kept = [r for r in read if r.figures.kind not in NEITHER]
    unread = [_unread(r.cell) for r in kept if not r.reading.values and regex.search(r"\d", r.cell.text)]
    return RowValues(
        tuple(t for r in kept for t in r.reading.targets),
        tuple(p for r in kept for p in _places(r, r.reading.targets)),
        tuple(o for r in kept for o in r.reading.observations),
        tuple(p for r in kept for p in _places(r, r.reading.observations)),
        (
            *unread,
            *(n for r in kept for n in r.reading.notes),
            *(n for r in kept for n in r.cell.notes if n.code is Code.JOIN_DOUBTFUL),
            *_without_unit(around.name, kept),
            *_fulfilment(read),
        ),
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
    """The fields of a group with its name among them, without the label before it."""
    if any(role_of(f.role).identifies == "name" for f in group.fields):
        return tuple(
            replace(f, text=group.title)
            if role_of(f.role).identifies == "name" and group.title and f.text.endswith(group.title)
            else f
            for f in group.fields
        )
    own = tuple(f for f in group.fields if f.text != group.title)
    return (RawField("indicator", group.title, group.parts, None, row=group.row), *own)


def _cells(row: TaskRow) -> list[RawField]:
    return [f for f in row.fields if _holds_values(f) and not is_nil(f.text)]


def _holds_values(field: RawField) -> bool:
    return role_of(field.role).holds_target or field.role == "baseline"


def _read_cell(cell: RawField, m: Matrix, figures: Mapping[int, Figures], around: Around) -> Iterator[_Read]:
    """A cell read under its column; a cell merged over several years once under each."""
    cell = without_header(cell)
    columns = columns_of(cell, m, figures)
    of_name, named = _of_name(around), year_of_name(around.name)
    for column in columns:
        start, year, kind = column.year_start, column.year, column.kind
        if of_name is not None and not column.states_year:
            kind, start, year = of_name
        elif named is not None and kind is None and not column.states_year:
            start, year = named
        elif around.years is not None and not column.states_year:
            start, year = around.years
            over = around.now is not None and year is not None and year < around.now
            kind = "actual" if kind is None and over else kind
        given = Given(
            kind if kind not in NEITHER else "actual",
            start,
            year,
            _unit(column, around, merged=len(columns) > 1),
            column.direction or _direction(around.name) or _direction(column.subject or ""),
            around.now,
            around.style,
            around.name,
        )
        yield _Read(cell, column, _of_subject(read_cell(cell.text, given), column.subject))


def _is_no_average(of: _Read, read: Sequence[_Read]) -> bool:
    """Whether a figure under "Bình quân" is far from all figures of years: it is a rate of growth, or something added a year."""
    own_unit = of.figures.unit is not None or PLAIN.fullmatch(clean(of.cell.text)) is None
    if not of.figures.is_average or own_unit or of.cell.text.endswith("%") or of.figures.kind in NEITHER:
        return False
    own = _point(of)
    years = [v for r in read if r.figures.year_start is None and (v := _point(r)) is not None]
    if own is None or len(years) < _FEWEST_YEARS or min(years) <= 0:
        return False
    return not min(years) / _FAR <= own <= max(years) * _FAR


def _without_row_unit(of: _Read, m: Matrix, around: Around) -> _Read:
    """The figure without the unit of its row, with a note."""
    column = replace(of.figures, above=None)
    bare = next(_read_cell(of.cell, m, {column.column: column}, replace(around, unit=None)))
    message = "The average is far from the figures of the years: it is not in the unit of its row."
    note = warning(Code.UNIT_UNKNOWN, message, found=clean(of.cell.text))
    return replace(bare, reading=replace(bare.reading, notes=(*bare.reading.notes, note)))


def _of_name(around: Around) -> tuple[str | None, int | None, int | None] | None:
    """Kind and years of a row whose name says no more: ``2027``, ``Ước thực hiện năm 2025``; None for any other name."""
    words = header_words(around.name)
    if words.year is None or words.subject is not None or words.kind in (SHARE, GROWTH):
        return None
    over = around.now is not None and words.year < around.now
    if words.kind in (None, WANTED):
        return ("plan" if words.kind else "actual") if over else None, words.year_start, words.year
    return words.kind, words.year_start, words.year


def _of_subject(reading: TargetReading, subject: str | None) -> TargetReading:
    """The reading with the column's subject; a single value in a cell speaks of nothing else than its row."""
    alone = len(reading.values) == 1
    return replace(
        reading,
        targets=tuple(
            replace(t, subject=_told(None if alone else t.subject, subject)) for t in reading.targets
        ),
        observations=tuple(
            replace(o, subject=_told(None if alone else o.subject, subject)) for o in reading.observations
        ),
    )


def _told(own: str | None, subject: str | None) -> str | None:
    """A value's own subject where it has words, else that of its column."""
    return own if own is not None and regex.search(r"\p{L}{2}", own) else subject


def _places(read: _Read, values: Sequence[Target | Observation]) -> tuple[Printed, ...]:
    return places_of(values, printed(clean(read.cell.text), read.cell.parts))


def _unit(column: Figures, around: Around, *, merged: bool) -> str | None:
    """The unit of a bare number: of the column where the columns differ in it, else of the row, else of the column or the
    line above the table, else what the name says is counted."""
    if column.kind in NEITHER:
        return column.unit or "%"
    if column.of_measure and around.unit is not None and _both_of_money(around.unit, column.unit):
        return around.unit
    if column.unit_differs and column.unit is not None and not (merged and around.unit):
        return column.unit
    return around.unit or column.unit or column.above or counted_in_name(around.name)


def _both_of_money(one: str, other: str | None) -> bool:
    """Whether two units are both of money, or neither: ``Ô tô (chiếc)`` counts otherwise than the line above the table says,
    but its value is in that line's money."""
    found = [find_unit(one), find_unit(other) if other else None]
    money = [u is not None and u.dimension is not None and u.dimension.startswith("money") for u in found]
    return money[0] == money[1]


def _direction(name: str) -> str | None:
    folded = fold(name)
    if regex.match(r"(?:toc đo|ty le|muc) tang\b|tang truong\b", folded):
        return "increase"
    return "reduce" if regex.match(r"(?:(?:toc đo|ty le|muc) )?giam\b", folded) else None


def _without_unit(name: str, read: Sequence[_Read]) -> list[Note]:
    """A rate or a share without a unit: it may be per cent or not."""
    bare = [r.cell for r in read if any(v.unit is None for v in r.reading.values)]
    if not bare or not regex.match(
        r"(?:t[ỷỉ] (?:lệ|trọng|suất)|tốc độ|cơ cấu|mức độ)(?!\p{L})", name, regex.IGNORECASE
    ):
        return []
    message = "The row names a rate or a share, and no unit is stated."
    return [warning(Code.UNIT_UNKNOWN, message, found=clean(bare[0].text))]


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
