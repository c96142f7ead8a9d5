"""The units that a table states: in a header, in a note above it; mended where mistyped, held against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import regex
from rapidfuzz import fuzz, process

from extract.model import Column
from normalize.header_units import unit_in
from normalize.notes import Code, Note, info, warning
from normalize.quantities.stated_units import find_unit
from normalize.quantities.units import scale_words
from normalize.roles import role_of
from normalize.text import bare

_THOUSANDS = regex.compile(r"ngh?\.?\s?(?:đ|đồng|vnđ)", regex.IGNORECASE)
"""``ngđ``, which elsewhere is a day and a night."""
_LIKE = 88.0
"""Percent of similarity (marks aside) from which an unknown unit is a known one, mistyped."""


def with_stated_units(columns: Sequence[Column], note: str | None) -> tuple[Column, ...]:
    """The columns with their units: each one's own, else that of the note above the table.

    Args:
        note: the line above the table that states a unit, as printed.
    """
    unit = unit_in(note) if note else None
    return tuple(_mended(_with_unit(c, unit)) for c in columns)


def unit_conflicts(columns: Sequence[Column], note: str | None) -> tuple[Note, ...]:
    """A warning where the note above the table and the header of a column name two units of money."""
    above = find_unit(note) if note else None
    if above is None or above.dimension != "money":
        return ()
    for column in columns:
        own = find_unit(column.unit) if column.unit else None
        if (
            own is not None
            and own.dimension == "money"
            and (own.unit, own.scale) != (above.unit, above.scale)
        ):
            message = (
                f"The note above the table says “{note}”, the header “{column.header}”; the header was taken."
                " Look which is meant."
            )
            return (warning(Code.UNIT_CONFLICT, message, expected=note, found=column.unit),)
    return ()


def _with_unit(column: Column, unit: str | None) -> Column:
    """A unit note above the table holds for the columns of figures that state none; it tells no tons of
    CO2."""
    if unit and column.unit is None and role_of(column.role).holds_figure and column.role != "ghg":
        return replace(column, unit=unit)
    return column


def _mended(column: Column) -> Column:
    """A unit of money with a slip of the pen (``triêu đồng``) as the register writes it."""
    printed = column.unit
    if printed is None or not role_of(column.role).money:
        return column
    if _THOUSANDS.fullmatch(printed.strip()):
        return replace(column, unit="nghìn đồng")
    if find_unit(printed) is not None:
        return column
    found = process.extractOne(bare(printed), _of_money().keys(), scorer=fuzz.ratio, score_cutoff=_LIKE)
    if found is None:
        return column
    unit = _of_money()[found[0]]
    note = info(Code.TEXT_REPAIRED, "The unit is mistyped.", expected=unit, found=printed)
    return replace(column, unit=unit, notes=(*column.notes, note))


@cache
def _of_money() -> dict[str, str]:
    """Units of money by their letters without marks: ``trieu dong`` → ``triệu đồng``."""
    return {bare(text): text for word in scale_words() if find_unit(text := f"{word} đồng") is not None}
