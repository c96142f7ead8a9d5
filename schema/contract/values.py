"""Values as the text of an export, and back: one way of writing for CSV, snapshots and corrections.

Dates are ISO 8601, booleans ``true`` and ``false``, numbers plain decimals without exponent and without zeros
at the end; empty is "not stated".
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from schema.contract.records import RECORD_TYPES, RecordValue, columns, declaration
from schema.errors import UnknownField

_BOX_COLUMNS = frozenset({"x0", "top", "x1", "bottom"})
_BOX_DIGITS = 2  # hundredths of a point: finer than any reader measures
_SHARE_DIGITS = 4


def rounded(column: str, value: RecordValue) -> RecordValue:
    """Measurements as they are exported: boxes to 0.01 pt, confidences to 0.0001; all else as it is."""
    if isinstance(value, float):
        return round(value, _BOX_DIGITS if column in _BOX_COLUMNS else _SHARE_DIGITS)
    return plain(value) if isinstance(value, Decimal) else value


def plain(value: Decimal) -> Decimal:
    """The same number without exponent and without zeros at the end: 7.00 → 7, 1.6E+3 → 1600."""
    if value == value.to_integral_value():
        return value.quantize(Decimal(1)) if value.adjusted() < 27 else Decimal(int(value))
    return value.normalize()


def as_text(column: str, value: RecordValue) -> str:
    """A value as it stands in a CSV file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(plain(value), "f")
    if isinstance(value, float):
        return format(Decimal(repr(rounded(column, value))).normalize(), "f")
    return str(value)


def kind_of(table: str, column: str) -> type:
    """What a column holds: ``str``, ``int``, ``Decimal``, ``float``, ``date`` or ``bool``.

    Raises:
        UnknownField: for a table or column that is not of the contract.
    """
    if table not in RECORD_TYPES:
        raise UnknownField(f"no table {table!r}")
    if column not in columns(table):
        raise UnknownField(f"no column {column!r} in {table}")
    return declaration(table, column).kind


def from_text(table: str, column: str, text: str | None) -> RecordValue:
    """The inverse of :func:`as_text` for a column of the contract.

    Raises:
        UnknownField: for an unknown table or column.
        ValueError: where the text is no value of the column.
    """
    kind = kind_of(table, column)
    if text is None or text == "":
        return None
    if kind is int:
        return int(text)
    if kind is float:
        return float(text)
    if kind is date:
        return date.fromisoformat(text)
    if kind is bool:
        if text not in ("true", "false"):
            raise ValueError(f"{text!r} is neither true nor false")
        return text == "true"
    if kind is Decimal:
        try:
            return Decimal(text)
        except InvalidOperation as problem:
            raise ValueError(f"{text!r} is no number") from problem
    return text
