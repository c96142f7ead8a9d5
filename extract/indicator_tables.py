"""Rows of indicator tables to indicators: one row one indicator, one value cell one target.

Columns come with their roles (``normalize/data/headers.csv``): ``indicator`` is the name, ``value`` columns hold
targets of the year or span their header names, ``unit`` a column of units, ``baseline`` and columns of years
before the plan the values it starts from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from extract.indicator_values import Indicator
from extract.model import RawField, Table, TaskRow
from extract.tasks import read_rows
from normalize.notes import Code, Note, warning
from normalize.targets import Target, read_targets
from normalize.text import clean, fold

_VALUE_ROLES = frozenset({"value", "target"})
_NIL = regex.compile(r"[\s.…\-–—_/xX]*")
_UNIT_IN_NAME = regex.compile(r"\((?P<unit>[^()]{1,30})\)\s*[.;:]?\s*$")
_NOT_TARGET = regex.compile(
    r"\b(?:thuc hien|uoc thuc hien|uth|th|hien trang|so sanh|ty le hoan thanh|nam truoc|ghi chu)\b"
)


def table_indicators(tables: Sequence[Table]) -> Iterator[Indicator]:
    """The indicators of every table of that kind, in order."""
    for table in tables:
        if table.kind == "indicators":
            for row in read_rows(table).tasks:
                yield _indicator(row)


def _indicator(row: TaskRow) -> Indicator:
    name_field = row.field("indicator") or row.field("title")
    name = clean(name_field.text) if name_field else ""
    own = read_targets(name)
    targets = [
        *own.targets,
        *(t for cell in _value_cells(row) for t in _cell_targets(row, cell, name, own.targets)),
    ]
    parts = tuple(p for f in row.fields for p in f.parts)
    return Indicator(
        position=0,
        clause_path=None,
        table=row.table,
        task_position=None,
        number=row.number,
        group_path=row.group.path if row.group else (),
        code=_text(row, "code"),
        name=name,
        national_code=_text(row, "national_code"),
        roadmap=_text(row, "roadmap"),
        raw=clean(" | ".join(f.text for f in row.fields)),
        fragments=name_field.parts if name_field else parts,
        targets=tuple(targets),
        lead_raw=row.field("lead"),
        support_raw=row.field("support"),
        confidence=min([t.confidence for t in targets], default=0.95),
        notes=(*row.notes, *own.notes, *(n for f in row.fields for n in f.notes)),
    )


def _text(row: TaskRow, role: str) -> str | None:
    field = row.field(role)
    text = clean(field.text) if field else ""
    return text if text and not _NIL.fullmatch(text) else None


def _value_cells(row: TaskRow) -> list[RawField]:
    """The cells that hold targets; columns of what was, or of how much was done, hold none."""
    cells = [
        f for f in row.fields if f.role in _VALUE_ROLES and f.text.strip() and not _NIL.fullmatch(f.text)
    ]
    return [c for c in cells if c.column is None or not _NOT_TARGET.search(fold(c.column.header))]


def _cell_targets(row: TaskRow, cell: RawField, name: str, own: tuple[Target, ...]) -> Iterator[Target]:
    column = cell.column
    reading = read_targets(
        cell.text,
        year=column.year if column else None,
        year_start=column.year_start if column else None,
        unit=_unit(row, cell, name),
        direction=_direction(name),
    )
    for target in reading.targets:
        yield replace(target, subject=None)
    if not reading.targets and regex.search(r"\d", cell.text):
        yield from ()


def _unit(row: TaskRow, cell: RawField, name: str) -> str | None:
    """The unit of a bare number: of the unit column, the header, or the name's brackets."""
    stated = _text(row, "unit")
    in_name = _UNIT_IN_NAME.search(name)
    return stated or (cell.column.unit if cell.column else None) or (in_name["unit"] if in_name else None)


def _direction(name: str) -> str | None:
    folded = fold(name)
    if regex.match(r"(?:toc đo|ty le|muc)\s+tang\b", folded):
        return "increase"
    if regex.match(r"(?:toc đo|ty le|muc)?\s*giam\b", folded):
        return "reduce"
    return None


def unread_note(cell: RawField) -> Note:
    """The note on a value cell with a figure that could not be read."""
    return warning(
        Code.NUMBER_UNPARSED, "The cell holds a figure that was not read as a target.", found=cell.text
    )
