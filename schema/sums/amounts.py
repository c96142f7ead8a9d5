"""Amounts of a row, as they are stored: each cell read once, the lines of a merged row added up.

A task whose cell of money is printed in several lines (``100`` and ``900`` beside one title) states their
sum; where the first or the last of three lines or more is the sum of the others, it is their total and is not
added again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extract.model import Column, Fragment, RawField
from schema.setting.document import Setting
from schema.setting.figures import EMISSIONS, MONEY, Figure

SUMMED = {"budget": "budget_vnd", "ghg": "ghg_tco2e", "funding_mark": "amount_vnd"}
"""Roles of columns that add up → the column of the contract their amounts fill."""


def under(fields: Iterable[RawField], column: Column) -> tuple[RawField, ...]:
    """The fields of a row that were read under a column: one, or several lines of a merged row."""
    return tuple(f for f in fields if f.column is not None and f.column.index == column.index)


def figure_of(field: RawField, setting: Setting, table: int | None) -> Figure:
    """The figure of a cell under its column; a figure in prose (no column) states its unit itself."""
    column = field.column
    dimension = EMISSIONS if field.role == "ghg" else MONEY
    if column is None or table is None:
        return setting.figures.read(field.text, None, dimension, None)
    at = (table, column.index)
    unit = column.unit or setting.units.get(at)
    return setting.figures.read(field.text, unit, dimension, setting.styles.get(at))


@dataclass(frozen=True, slots=True)
class Amount:
    """What the lines of a column state in one row.

    Attributes:
        fields, figures: the lines with their figures, in order.
        value: the amount of the row; None where none is stated or a line cannot be read.
        total: index of the line that is the total of the others, None where none is.
    """

    fields: tuple[RawField, ...]
    figures: tuple[Figure, ...]
    value: Decimal | None
    total: int | None = None

    @property
    def text(self) -> str:
        """The lines as printed."""
        return "; ".join(f.text for f in self.fields)

    @property
    def parts(self) -> tuple[Fragment, ...]:
        """The printed parts of all lines."""
        return tuple(p for f in self.fields for p in f.parts)

    @property
    def stated(self) -> tuple[int, ...]:
        """Indexes of the lines that state an amount and are no total of others."""
        return tuple(k for k, f in enumerate(self.figures) if f.value is not None and k != self.total)


def amount(fields: Sequence[RawField], setting: Setting, table: int | None) -> Amount:
    """The amount that the fields of a row under one column state, in the contract's unit (VND, tCO2e)."""
    read = tuple(f for f in fields if f.role != "funding_mark" or states_amount(f))
    figures = tuple(figure_of(f, setting, table) for f in read)
    values = [f.value for f in figures]
    if len(figures) < 2:
        return Amount(read, figures, values[0] if values else None)
    if any(f.value is None and any(map(str.isdigit, f.raw)) for f in figures):
        return Amount(read, figures, None)
    total = _total_of(values)
    stated = [v for k, v in enumerate(values) if v is not None and k != total]
    return Amount(read, figures, sum(stated, Decimal(0)) if stated else None, total)


def states_amount(field: RawField) -> bool:
    """Whether a cell under the name of a source states an amount: it begins with a figure and is no mark or
    text."""
    return field.text[:1].isdigit()


def _total_of(values: Sequence[Decimal | None]) -> int | None:
    """The first or the last of three lines or more, where it is the sum of the others."""
    known = [(k, v) for k, v in enumerate(values) if v is not None]
    if len(known) < 3:
        return None
    for k, value in (known[0], known[-1]):
        if value and 2 * value == sum((v for _, v in known), Decimal(0)):
            return k
    return None


def last_digit(given: Amount) -> Decimal:
    """What one unit of the last printed digit is worth: rounding cannot move the value by more than half of
    it.

    Of several lines that of the coarsest.
    """
    steps = (_step(f.text, g.value) for f, g in zip(given.fields, given.figures, strict=True))
    return max(steps, default=Decimal(0))


def _step(text: str, value: Decimal | None) -> Decimal:
    if not value:
        return Decimal(0)
    digits = "".join(c for c in text if c.isdigit() or c in ".,").strip(".,")
    decimals = len(digits) - digits.rfind(",") - 1 if digits.count(",") == 1 else 0
    plain = digits.replace(".", "")
    figures = Decimal((plain.replace(",", ".") if plain.count(",") == 1 else plain.replace(",", "")) or 0)
    return (abs(value / figures) if figures else Decimal(0)) * Decimal(10) ** -decimals


def point_said(*values: Decimal) -> str:
    """What a message adds where one of its figures has decimals: a Vietnamese reader takes ``42.285`` for thousands."""
    return "; a point for decimals" if any("." in plain(value) for value in values) else ""


def plain(value: Decimal) -> str:
    """A figure without exponent and trailing zeros."""
    text = f"{value.normalize():f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
