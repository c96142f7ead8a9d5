"""Rows of indicator tables to indicators: one row one indicator, one value cell one target or observation.

Columns come with their roles (``normalize/data/headers.csv``, :mod:`extract.tables.figures`): ``indicator`` is the
name, ``value`` columns hold figures of the year or span their header names, ``unit`` a column of units. The
columns are understood first (:mod:`extract.indicators.figure_columns`), then the rows with their groups and parts
(:mod:`extract.indicators.rows_in_groups`), then each cell under its column (:mod:`extract.indicators.row_values`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import regex

from extract.indicators.body_kinds import CONTEXT, RECKONED
from extract.indicators.figure_columns import figures_of, rows_are_places
from extract.indicators.figures import Figures
from extract.indicators.places import area_of, area_over
from extract.indicators.row_parents import GroupedRow
from extract.indicators.row_texts import is_nil, printed_name, row_name
from extract.indicators.row_units import names_end_in_units, own_unit, unit_in_name
from extract.indicators.row_values import Around, row_values, with_summed_rows
from extract.indicators.rows_in_groups import grouped_rows
from extract.model import Table, TaskRow
from extract.model.indicators import UNDATED, Dated, Indicator, places_of
from extract.model.printed import printed
from extract.tables.halves import halves
from extract.tables.matrix import Matrix, table_matrix
from extract.tasks.of_tables import read_rows
from normalize.notes import Code, Note, info, warning
from normalize.quantities.separators import NumberStyle, guess_separators
from normalize.roles import role_of
from normalize.targets.read import TargetReading, Told, read_targets
from normalize.targets.years import YearMention, heading_year
from normalize.text import clean

_WANTS = regex.compile(
    r"[<>≥≤]|(?<!\p{L})(?:đạt|phấn đấu|ít nhất|tối thiểu|tối đa|không quá|giảm|tăng|nâng|duy trì|bảo đảm|đảm bảo|hoàn thành)(?!\p{L})|(?<!\p{L})(?:(?:dưới|trên|từ)\s+\d[\d.,]*\s*%|có\s+\d)|^\W*\d",
    regex.IGNORECASE,
)
"""Words by which a name without cells of values states a target: ``Phấn đấu 95% hộ có nước sạch``."""

_UNITS_TOO = regex.compile(r"\p{L}.*[\s(/,;-](?:đơn\s+vị(?:\s+tính)?|đvt)(?!\p{L})", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Figured:
    """A table with what the figures of its columns are; ``now``: the year of the document."""

    m: Matrix
    figures: Mapping[int, Figures]
    now: int | None
    style: NumberStyle
    places: bool
    is_set: bool
    """A set of indicators with codes, which states no figures."""
    years: YearMention | None
    """That the nearest line above the table names."""
    titles: Mapping[tuple[str, ...], str]
    """Of the groups of rows, by their paths."""
    unit_in_names: bool
    """The header of the names says that they end in units: ``Chỉ tiêu, đơn vị tính``."""


def table_indicators(tables: Sequence[Table], dated: Dated = UNDATED) -> Iterator[Indicator]:
    """The indicators of every table of that kind, in order; ``part_of`` counts them from 1."""
    before = 0
    for table in tables:
        for half in halves(table) if table.kind == "indicators" else ():
            rows = read_rows(half)
            of = _figured(half, dated, {g.path: g.title for g in rows.groups})
            grouped = grouped_rows(with_summed_rows(rows), of.titles)
            found = list(_of_rows(grouped, of, before))
            if found and (told := _context_notes(half, of)):
                found[0] = replace(found[0], notes=(*found[0].notes, *told))
            before += len(found)
            yield from found


def _figured(table: Table, dated: Dated, titles: Mapping[tuple[str, ...], str]) -> _Figured:
    m, figures = table_matrix(table), figures_of(table, dated)
    texts = [m.text(r, c) for c in figures for r in range(table.n_rows) if r not in table.header_rows]
    coded = any(c.role == "code" or c.role == "roadmap" for c in table.columns)
    style = guess_separators(texts)
    years = next((y for line in reversed(table.above) if (y := heading_year(clean(line))) is not None), None)
    names = [c.header for c in table.columns if role_of(c.role).names_row]
    return _Figured(
        m,
        figures,
        dated.now,
        style,
        rows_are_places(table),
        coded and not figures,
        years,
        titles,
        any(_UNITS_TOO.search(header) for header in names),
    )


def _area(grouped: GroupedRow, name: str, of: _Figured) -> str | None:
    """The place that a row speaks of: its name, else the innermost heading over it that is one."""
    paths = (grouped.path[:n] for n in range(len(grouped.path), 0, -1))
    over = (place for path in paths if (place := area_over(of.titles.get(path))) is not None)
    return area_of(name, among_places=of.places) or next(over, None)


def _context_notes(table: Table, of: _Figured) -> list[Note]:
    """A note for each column whose figures were taken for what tells of the rows, or for reckoned from those beside them."""
    message = "The column is of prices, or names no year beside columns that do: its figures were taken for no values."
    reckoned = (
        "The column is the growth a year of the figures beside it: its figures were taken for no values."
    )
    told: list[Note] = []
    for column, figures in of.figures.items():
        header = table.columns[column].header
        if figures.kind == CONTEXT:
            told.append(warning(Code.COLUMN_UNREAD, message, found=header))
        elif figures.kind == RECKONED:
            say = warning if figures.states_year else info
            told.append(say(Code.COLUMN_UNREAD, reckoned, found=header))
    return told


def _of_rows(rows: Sequence[GroupedRow], of: _Figured, before: int) -> Iterator[Indicator]:
    units: list[str | None] = []
    told = of.unit_in_names or names_end_in_units([printed_name(row.row) for row in rows])
    printed_unit: str | None = None
    for row in rows:
        printed_unit = own_unit(row.row, printed_unit)
        own = printed_unit or unit_in_name(printed_name(row.row), told=told) or row.unit
        units.append(own or (units[row.part_of] if row.part_of is not None else None))
        part_of = (
            before + row.part_of + 1 if row.part_of is not None and not _is_place_in(row, rows, of) else None
        )
        yield _indicator(row, part_of, units[-1], of)


def _is_place_in(row: GroupedRow, rows: Sequence[GroupedRow], of: _Figured) -> bool:
    """Whether a row is a place in the place over it (``Vùng Tây Nguyên`` over "Gia Lai"): no part of its indicator."""
    whole = rows[row.part_of] if row.part_of is not None else None
    names = [row_name(printed_name(r.row)).name for r in (row, whole) if r is not None]
    return of.places and all(area_of(name, among_places=True) is not None for name in names)


def _indicator(grouped: GroupedRow, part_of: int | None, unit: str | None, of: _Figured) -> Indicator:
    row, whole = grouped.row, printed_name(grouped.row)
    field = row.field("indicator") or row.field("title")
    name = row_name(whole)
    full = printed(whole, field.parts if field else ())
    own = _in_name(whole, of)
    values = row_values(row, of.m, of.figures, Around(name.name, unit, of.now, of.style, grouped.years))
    targets = (*own.targets, *values.targets)
    observations = (*own.observations, *values.observations)
    return Indicator(
        position=0,
        clause_path=None,
        table=row.table,
        task_position=None,
        number=grouped.number,
        group_path=grouped.path,
        code=_text(row, "code"),
        name=name.name,
        national_code=_text(row, "national_code"),
        roadmap=_text(row, "roadmap"),
        raw=clean(" | ".join(f.text for f in row.fields)),
        fragments=field.parts if field else tuple(p for f in row.fields for p in f.parts),
        targets=targets,
        bodies=tuple(f for f in row.fields if role_of(f.role).holds_bodies),
        name_at=full.part(name.start, name.start + len(name.name)),
        targets_at=(*places_of(own.targets, full), *values.targets_at),
        observations=observations,
        observations_at=(*places_of(own.observations, full), *values.observations_at),
        area=_area(grouped, name.name, of),
        part_of=part_of,
        confidence=min([t.confidence for t in targets] + [o.confidence for o in observations], default=0.95),
        notes=(*row.notes, *own.notes, *(n for f in row.fields for n in f.notes), *values.notes),
    )


def _in_name(name: str, of: _Figured) -> TargetReading:
    """The targets that a name states, in a table without columns of values: beside such columns, and in a set with
    codes, a figure in a name belongs to what is measured (``trẻ em dưới 5 tuổi``)."""
    if of.figures or of.is_set or _WANTS.search(name) is None:
        return TargetReading(name, ())
    years = of.years
    return read_targets(
        name,
        year=years.year if years else None,
        year_start=years.year_start if years else None,
        told=Told(now=of.now),
    )


def _text(row: TaskRow, role: str) -> str | None:
    field = row.field(role)
    text = clean(field.text) if field else ""
    return text if text and not is_nil(text) else None
