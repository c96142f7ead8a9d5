"""The cells of a task's row as fields: each with its role, its place and what is noted on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.model import Column, RawField
from extract.tables.rows import Row
from extract.tables.slid_cells import Placed
from normalize.header_units import is_unit, states_unit, unit_in
from normalize.notes import Code, Note, info, warning
from normalize.quantities.stated_units import find_unit
from normalize.roles import role_of


def notes_on_number(placed: Sequence[Placed]) -> tuple[Note, ...]:
    """What is noted on the row's number: it becomes no field of its own."""
    numbers = (p.cell for p in placed if p.column.role == "number")
    return tuple(note for cell in numbers for part in cell.parts for note in part.notes)


def field_of(placed: Placed) -> RawField:
    cell = placed.cell
    confidence = min((p.confidence for p in cell.parts), default=1.0)
    notes = tuple(note for part in cell.parts for note in part.notes)
    if placed.note:
        notes = (placed.note, *notes)
    return RawField(
        placed.column.role, cell.text, cell.parts, placed.column, cell.lines, confidence, notes, row=cell.row
    )


def over_years(field: RawField, placed: Placed, columns: Sequence[Column]) -> RawField:
    """A field whose cell is merged over columns of several years: its column has the first and the last of them."""
    first, width = placed.cell.column, placed.cell.column_span
    years = [c.year for c in columns if first <= c.index < first + width and c.year is not None]
    if width < 2 or len(set(years)) < 2 or field.column is None:
        return field
    return replace(field, column=replace(field.column, year_start=min(years), year=max(years)))


def without_label(field: RawField, row: Row) -> RawField:
    """In a table without a number column the title cell gives up its label; one that reaches over the row from above
    is whole."""
    if (
        role_of(field.role).names_row
        and row.number
        and row.title
        and field.text != row.title
        and field.text.endswith(row.title)
    ):
        return replace(field, text=row.title)
    return field


def with_unit_of_group(fields: tuple[RawField, ...], groups: Sequence[str]) -> tuple[RawField, ...]:
    """The cells of money in the unit that a group states (``Nhóm đầu tư (đơn vị: tỷ đồng)``), where their own header states
    none: the group stands nearer than a note above the table, from which it may differ.

    Args:
        groups: titles of the groups over the row, outermost first.
    """
    unit = next((unit_in(title) for title in reversed(groups) if states_unit(title)), None)
    if unit is None:
        return fields
    return tuple(_in_unit(f, unit) for f in fields)


def with_unit_of_row(fields: tuple[RawField, ...], columns: Sequence[Column]) -> tuple[RawField, ...]:
    """The cells of money in the unit that the row states in a column of units beside them: ``tỷ đồng | 1,5``. It stands nearer
    than any note; a header that names another unit is kept, with a warning.

    Args:
        columns: of the table; a column of units beside a quantity or a target tells theirs.
    """
    beside = {c.index for c in columns if c.role == "unit" and _is_beside_money(c, columns)}
    told = [f.text for f in fields if f.column is not None and f.column.index in beside]
    read = find_unit(told[0]) if len(told) == 1 else None
    if read is None or read.dimension != "money" or not is_unit(told[0]):
        return fields
    return tuple(_in_unit_of_row(f, told[0]) for f in fields)


def _is_beside_money(unit: Column, columns: Sequence[Column]) -> bool:
    """Whether a column of money stands right of a column of units, or left of it where no figures of another kind stand right."""
    right = next((c for c in columns if c.index == unit.index + 1), None)
    left = next((c for c in columns if c.index == unit.index - 1), None)
    if right is not None and role_of(right.role).money:
        return True
    free = right is None or not role_of(right.role).holds_figure
    return bool(free and left is not None and role_of(left.role).money)


def _in_unit_of_row(field: RawField, unit: str) -> RawField:
    column = field.column
    of_year = field.role == "value" and column is not None and column.year is not None
    in_money = role_of(field.role).money or of_year
    if column is None or not in_money or column.unit == unit:
        return field
    own = next((u for level in column.header.split(" / ") if (u := unit_in(level))), None)
    if own is None:
        return replace(field, column=replace(column, unit=unit))
    named, told = find_unit(own), find_unit(unit)
    if named is None or told is None or (named.unit, named.scale) == (told.unit, told.scale):
        return field
    message = "The row names another unit than the header; the header was taken. Look which is meant."
    note = warning(Code.UNIT_CONFLICT, message, expected=own, found=unit)
    return replace(field, notes=(*field.notes, note))


def _in_unit(field: RawField, unit: str) -> RawField:
    column = field.column
    if column is None or not role_of(field.role).money or column.unit == unit:
        return field
    if column.unit is None:
        return replace(field, column=replace(column, unit=unit))
    if any(unit_in(level) for level in column.header.split(" / ")):
        return field
    message = "The unit of the group was taken, not that of the whole table."
    note = info(Code.UNIT_CONFLICT, message, expected=column.unit, found=unit)
    return replace(field, column=replace(column, unit=unit), notes=(*field.notes, note))
