"""Amounts in cells of a column that has a unit: money (VND) and other measures such as emissions (tCO2e).

Header and cell both may state a unit. A number alone takes the header's. Where the cell states its own
(``10 tỷ`` under ``triệu đồng``), the cell wins: it stands next to the number, and a reader takes it so. If
the two differ, a note ``unit_conflict`` of severity info says which was taken; it is no warning, because the
value is stated in full in the cell, and what is wrong is the header. A unit of another dimension (``5 ha`` in
a money column), a range, two
amounts in one cell, a currency other than VND: no value, or a value with a warning, never a guess.

Spans count in ``normalize.text.clean(text)``. The doubts about separators come from
:mod:`normalize.quantities.numbers`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from normalize.marks.ticks import is_empty_box, is_tick
from normalize.notes import Code, Note, error, info, warning
from normalize.periods.read import looks_like_period
from normalize.quantities.find import Quantity, find_quantities
from normalize.quantities.left_amounts import (
    bound_notes,
    each_time_note,
    joined,
    left_beside,
    numbers_a_row,
    yearly_note,
)
from normalize.quantities.look_alike_digits import mended_digits
from normalize.quantities.numbers import nil_cell, parse_number
from normalize.quantities.reckoned import reckon
from normalize.quantities.separators import NUMBER, NumberStyle
from normalize.quantities.stated_units import find_unit, foreign_currency
from normalize.quantities.units import UnitMatch
from normalize.text import clean

_EACH = re.compile(r"\s*/\s*(?:0?1\s*)?(năm|lần|đợt)\b")
"""Behind an amount that is one for each year or each time: ``500/năm``, ``45 triệu/lần``."""
_PARTED = re.compile(r"\s+/\s+[A-ZĐÂĂÊÔƠƯ]{2}")
"""A slash that parts the amount from its source: ``500 triệu đồng / NS tỉnh``."""
_PARTS_FOLLOW = ("(", "trong đó", "Trong đó", "gồm", "bao gồm")
"""What begins the parts of an amount: "10 tỷ, trong đó 4 tỷ …"."""


@dataclass(frozen=True, slots=True)
class AmountReading:
    """``value`` is in ``unit``, the contract's unit of ``dimension``."""

    value: Decimal | None
    unit: str | None
    dimension: str
    raw: str
    start: int
    end: int
    rule: str
    confidence: float
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Column:
    """What is known of a column.

    Attributes:
        dimension: what it holds.
        header: the unit of its header, made to fit the dimension; None where it has none that fits.
        printed: the header's unit as printed.
        style: how its table writes numbers.
    """

    dimension: str
    header: UnitMatch | None
    printed: str | None
    style: NumberStyle | None


def parse_amount(
    text: str, *, header_unit: str | None, dimension: str, style: NumberStyle | None = None
) -> AmountReading:
    """The amount of a cell in the contract's unit of ``dimension``: ``6,69`` under ``nghìn tCO2`` is 6690
    tCO2e.

    Args:
        text: the cell.
        header_unit: the unit over the column as printed, None where none is printed.
        dimension: what the column holds: ``money``, ``mass_co2e``, ``area``, …
        style: how the table writes numbers.
    """
    plain = clean(text)
    if nil_cell(plain) or is_tick(plain) or is_empty_box(plain):
        return _none(plain, dimension, "empty", ())
    header = find_unit(header_unit) if header_unit else None
    notes = _header_notes(header, header_unit, dimension)
    if header is not None and header.dimension != dimension:
        header = _compatible(header, dimension)
    column = _Column(dimension, header, header_unit, style)
    mended = mended_digits(plain)
    read = _read(mended, column, notes)
    if mended == plain:
        return read
    message = "the figure was mended: letters for digits, or a break inside it"
    repaired = warning(Code.TEXT_REPAIRED, message, expected=mended.strip()[:80], found=plain[:80])
    return replace(read, notes=(*read.notes, repaired))


def _read(plain: str, column: _Column, notes: tuple[Note, ...]) -> AmountReading:
    """A cell that states something: a number alone, an expression, or figures with words."""
    if NUMBER.fullmatch(plain.strip()):
        return _bare_number(plain, column, notes)
    header, dimension = column.header, column.dimension
    scale = header.scale if header is not None else None
    if (reckoned := reckon(plain, dimension, scale, column.style)) is not None:
        note = info(Code.SEVERAL_VALUES, "the amount was reckoned from what is printed", found=plain[:80])
        unit = header.unit if header is not None else None
        return AmountReading(
            reckoned, unit, dimension, plain, 0, len(plain), "reckoned", 0.95, (*notes, note)
        )
    if (outcome := _outcome(plain, column, notes)) is not None:
        return outcome
    if looks_like_period(plain):
        note = error(Code.NUMBER_UNPARSED, "the cell holds a period, no amount", found=plain[:80])
        return _none(plain, dimension, "period", (note,))
    return _from_quantities(plain, column, notes)


def _outcome(plain: str, column: _Column, notes: tuple[Note, ...]) -> AmountReading | None:
    """What stands behind the ``=`` of a reckoning: ``10 lớp x 35.000.000đ = 350.000.000đ``; None without one that can be reckoned."""
    left, equals, right = plain.rpartition("=")
    scale = column.header.scale if column.header is not None else None
    reckoned = reckon(left, column.dimension, scale, column.style) if equals and right.strip() else None
    if reckoned is None:
        return None
    read = _read(right, column, notes)
    at = len(left) + 1
    if read.value is not None and read.value != reckoned:
        message = "What is printed behind “=” is not what the reckoning before it gives."
        told = warning(Code.PARTS_MISMATCH, message, expected=f"{reckoned:f}", found=f"{read.value:f}")
        read = replace(read, notes=(*read.notes, told))
    return replace(read, start=read.start + at, end=read.end + at)


def _none(plain: str, dimension: str, rule: str, notes: tuple[Note, ...]) -> AmountReading:
    return AmountReading(
        None, None, dimension, plain, 0, len(plain), rule, 1.0 if rule == "empty" else 0.0, notes
    )


def _header_notes(header: UnitMatch | None, printed: str | None, dimension: str) -> tuple[Note, ...]:
    if printed and header is None:
        return (
            warning(
                Code.UNIT_UNKNOWN, f"the header's unit '{printed}' is not in the register", found=printed
            ),
        )
    if header is not None and _is_yearly(header, dimension):
        return (yearly_note(printed or ""),)
    if header is not None and header.dimension != dimension:
        message = f"the header's unit '{printed}' measures {header.dimension}, the column holds {dimension}"
        return (warning(Code.UNIT_CONFLICT, message, expected=dimension, found=printed),)
    return ()


def _compatible(header: UnitMatch, dimension: str) -> UnitMatch | None:
    """Tons under an emissions column are tons of CO2e, and ``đồng/năm`` is đồng, with the warning already made; other units
    are none."""
    if (header.dimension, dimension) == ("mass", "mass_co2e") and header.unit in ("tấn", "kg"):
        scale = header.scale if header.unit == "tấn" else header.scale / 1000
        return UnitMatch("tCO2e", dimension, scale, header.start, header.end, header.raw, header.scaled_by)
    if _is_yearly(header, dimension):
        return replace(header, unit=str(header.unit).removesuffix("/năm"), dimension=dimension)
    return None


def _is_yearly(unit: UnitMatch, dimension: str) -> bool:
    """Whether a unit is that of an amount a year: ``triệu đồng/năm``."""
    return unit.dimension == f"{dimension}_per_time" and str(unit.unit).endswith("/năm")


def _bare_number(plain: str, column: _Column, notes: tuple[Note, ...]) -> AmountReading:
    """A number alone: the header's unit, or no value where there is none."""
    number, header = parse_number(plain, column.style), column.header
    notes = number.notes + notes
    if header is None or number.value is None:
        message = "neither the cell nor the header states a unit"
        notes = notes or (warning(Code.UNIT_UNKNOWN, message, found=plain),)
        return _none(plain, column.dimension, "no_unit", notes)
    return AmountReading(
        value=number.value * header.scale,
        unit=header.unit,
        dimension=column.dimension,
        raw=plain,
        start=0,
        end=len(plain),
        rule=f"header_unit:{number.rule}",
        confidence=number.confidence,
        notes=notes,
    )


def _from_quantities(plain: str, column: _Column, notes: tuple[Note, ...]) -> AmountReading:
    """A cell with words: the amounts that state a unit of the dimension, else those that take the
    header's."""
    dimension = column.dimension
    stated = [q for q in find_quantities(plain, style=column.style) if q.dimension is not None]
    own = [q for q in stated if q.dimension == dimension]
    if not own and dimension == "money" and (foreign := foreign_currency(plain)) is not None:
        message = "the cell states money of another currency; it is kept as printed and not converted"
        return _none(
            plain, dimension, "other_dimension", (error(Code.UNIT_CONFLICT, message, found=foreign),)
        )
    yearly = [q for q in stated if q.dimension == f"{dimension}_per_time" and str(q.unit).endswith("/năm")]
    if own:
        return _chosen(plain, own, dimension, (*_conflict(own[0], column), *left_beside(plain, own, yearly)))
    if yearly:
        return _a_year(_chosen(plain, yearly, dimension, notes), plain)
    if stated and all(q.dimension not in ("time", "count", "ratio") for q in stated):
        message = f"the cell states {stated[0].dimension}, the column holds {dimension}"
        note = error(Code.UNIT_CONFLICT, message, found=stated[0].raw)
        return _none(plain, dimension, "other_dimension", (note,))
    if not any(c.isdigit() for c in plain):
        note = info(Code.NUMBER_UNPARSED, "no amount is printed", found=plain[:80])
        return _none(plain, dimension, "words", (note,))
    if column.header is not None:
        found = find_quantities(plain, default_unit=column.printed, style=column.style)
        taken = [q for q in found if q.dimension == dimension and not numbers_a_row(plain, q)]
        if taken:
            return _chosen(plain, taken, dimension, notes)
    note = error(Code.NUMBER_UNPARSED, "no amount could be read", found=plain[:80])
    return _none(plain, dimension, "none", (note, *notes))


def _conflict(own: Quantity, column: _Column) -> tuple[Note, ...]:
    """An info where the cell's unit is of another scale than the header's."""
    header = column.header
    edge = own.low if own.low is not None else own.high
    number = parse_number(own.raw, column.style).value
    if header is None or edge is None or not number or own.comparator == "range":
        return ()
    if number * header.scale == edge and header.unit == own.unit:
        return ()
    message = f"the cell's own unit was taken, not the header's '{column.printed}'"
    return (info(Code.UNIT_CONFLICT, message, expected=column.printed, found=own.raw),)


def _chosen(plain: str, found: list[Quantity], dimension: str, notes: tuple[Note, ...]) -> AmountReading:
    """The first amount; a note says where there is more than one, a range or a bound."""
    first, found = joined(plain, found)
    rest = plain[first.end :].lstrip()
    if (each := _EACH.match(rest)) is not None:
        found, notes = [first], (*notes, yearly_note(plain) if each[1] == "năm" else each_time_note(plain))
    elif rest.startswith("/") and not _PARTED.match(plain[first.end :]):
        note = error(Code.UNIT_CONFLICT, "the cell states a rate, no amount", found=plain[:80])
        return _none(plain, dimension, "rate", (note,))
    notes = (*first.notes, *notes, *bound_notes(first))
    if len(found) > 1 and not rest.lstrip(" .;,").startswith(_PARTS_FOLLOW):
        message = "several amounts in one cell; the first was taken"
        notes = (*notes, warning(Code.SEVERAL_VALUES, message, found=plain[:80]))
    point = first.low if first.low is not None else first.high
    return AmountReading(
        value=None if first.comparator == "range" else point,
        unit=first.unit,
        dimension=dimension,
        raw=first.raw,
        start=first.start,
        end=first.end,
        rule=f"cell_unit:{first.rule}",
        confidence=first.confidence,
        notes=notes,
    )


def _a_year(amount: AmountReading, plain: str) -> AmountReading:
    """An amount that is printed for each year: taken as it stands, and said."""
    return replace(amount, notes=(*amount.notes, yearly_note(plain)))
