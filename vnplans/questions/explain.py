"""How a printed cell is read: every reading with its span, rule, confidence and notes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal

from normalize.notes import Note
from schema.contract.records import RecordValue
from schema.contract.values import plain
from schema.errors import UnknownFormat
from vnplans.listing import Listing

KINDS = ("agency", "quantity", "period", "funding")


def explain_text(kind: str, text: str, on: date | None = None) -> Listing:
    """Every reading of a text, in order, with the columns its parser gives.

    Args:
        kind: one of :data:`KINDS`.
        text: the cell as printed.
        on: the document's date, for bodies whose names have changed.

    Raises:
        UnknownFormat: for any other kind.
    """
    parsers: dict[str, Callable[[], Sequence[object]]] = {
        "agency": lambda: _agencies(text, on),
        "quantity": lambda: _quantities(text),
        "period": lambda: _periods(text),
        "funding": lambda: _funding(text),
    }
    if kind not in parsers:
        raise UnknownFormat(f"cannot explain {kind!r}", hint=f"Kinds are {', '.join(KINDS)}.")
    return _listing(parsers[kind]())


def _agencies(text: str, on: date | None) -> Sequence[object]:
    from normalize.agencies.read import parse_agencies

    return parse_agencies(text, default_role="lead_support", on=on)


def _quantities(text: str) -> Sequence[object]:
    from normalize.quantities.find import find_quantities

    return find_quantities(text)


def _periods(text: str) -> Sequence[object]:
    from normalize.periods.read import parse_period

    return parse_period(text)


def _funding(text: str) -> Sequence[object]:
    from normalize.money.funding import parse_funding

    return parse_funding(text)


def _listing(readings: Sequence[object]) -> Listing:
    if not readings:
        return Listing(("raw",), (), ("Nothing was read in this text.",))
    names = tuple(f.name for f in fields(readings[0]))  # type: ignore[arg-type] # parsers give dataclasses
    return Listing(names, tuple(tuple(_shown(getattr(r, n)) for n in names) for r in readings))


def _shown(value: object) -> RecordValue:
    if isinstance(value, Decimal):
        return plain(value)
    if value is None or isinstance(value, str | int | float | bool | date):
        return value
    if isinstance(value, tuple):
        return "; ".join(_told(v) for v in value) or None
    return _told(value)


def _told(value: object) -> str:
    return f"{value.code}: {value.message}" if isinstance(value, Note) else str(value)
