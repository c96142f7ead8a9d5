"""Figures of a column, read as the builder reads them, with what their last printed digit is worth."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from extract.model import Column, RawField
from normalize.money import parse_amount, parse_money
from schema.setting import Setting

SUMMED = {"budget": "budget_vnd", "ghg": "ghg_tco2e", "funding_mark": "amount_vnd"}
"""Roles of columns that add up → the column of the contract their amounts fill."""


def under(fields: Iterable[RawField], column: Column) -> RawField | None:
    """The field of a row that was read under a column."""
    return next((f for f in fields if f.column is not None and f.column.index == column.index), None)


def amount(field: RawField | None, column: Column, setting: Setting, table: int) -> Decimal | None:
    """The amount of a cell in the contract's unit (VND, tCO2e), None where it states none."""
    if field is None or not any(c.isdigit() for c in field.text):
        return None
    style = setting.styles.get((table, column.index))
    if column.role == "ghg":
        return parse_amount(field.text, header_unit=column.unit, dimension="mass_co2e", style=style).value
    return parse_money(field.text, header_unit=column.unit, style=style).amount_vnd


def last_digit(field: RawField | None, value: Decimal | None) -> Decimal:
    """What one unit of the last printed digit is worth: rounding cannot move the value by more than half of it."""
    if field is None or not value:
        return Decimal(0)
    digits = "".join(c for c in field.text if c.isdigit() or c in ".,").strip(".,")
    decimals = len(digits) - digits.rfind(",") - 1 if digits.count(",") == 1 else 0
    plain = digits.replace(".", "")
    figures = Decimal((plain.replace(",", ".") if plain.count(",") == 1 else plain.replace(",", "")) or 0)
    return (abs(value / figures) if figures else Decimal(0)) * Decimal(10) ** -decimals


def plain(value: Decimal) -> str:
    """A figure without exponent and trailing zeros."""
    text = f"{value.normalize():f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
