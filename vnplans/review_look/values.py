"""How a stored value is shown to a person: figures in groups of three, days as they are written, yes and no."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from schema.compare.theme_names import theme_names
from schema.contract.values import plain
from vnplans.review_look.labels import labels, word

_MARKS = {"vi": (".", ","), "en": (",", ".")}
"""Language → what parts groups of three, what stands before decimals."""
_THEMES = ("theme", "theme_secondary")
_FIGURE = re.compile(r"-?\d+(\.\d+)?")
_NAMES = ("number", "label", "title", "name", "code", "_raw", "_id")
"""Ends of fields whose digits name something."""
_CODES = (
    "status",
    "review_status",
    "severity",
    "kind",
    "priority",
    "text_source",
    "media_type",
    "recurrence",
    "due_recurrence",
)
"""Fields whose values are words of the contract, with a label for each."""


def shown(value: object, field: str, language: str) -> str:
    """A value in words; empty for None.

    Example:
        ``shown(1250000000, "budget_vnd", "vi")`` → ``1.250.000.000``; a day is ``05/03/2024`` in Vietnamese.
    """
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return word(language, "value.yes" if value else "value.no")
    if field == "confidence" and isinstance(value, int | float | Decimal):
        return f"{round(float(value) * 100)} %"
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y") if language == "vi" else value.isoformat()
    if isinstance(value, int | float | Decimal):
        return figure(Decimal(str(value)), language, grouped="year" not in field)
    if field in _THEMES and value in theme_names():
        return theme_names()[str(value)][0 if language == "vi" else 1]
    if field == "funding":
        return "; ".join(labels(language).get(f"source.{one}", one) for one in str(value).split("; "))
    if field in _CODES:
        return labels(language).get(f"{field.removeprefix('due_')}.{value}", str(value))
    return str(value)


def shown_text(text: str | None, field: str, language: str) -> str:
    """A value that is kept as text (the old and the new one of a correction), as :func:`shown` shows it.

    Example:
        ``shown_text("7000000000", "budget_vnd", "vi")`` → ``7.000.000.000``
    """
    is_figure = text is not None and _FIGURE.fullmatch(text) and not field.endswith(_NAMES)
    return shown(Decimal(str(text)) if is_figure else text, field, language)


def figure(number: Decimal, language: str, *, grouped: bool = True) -> str:
    """A number as people of a language write it: ``1.250.000,5`` or ``1,250,000.5``."""
    whole, _, decimals = str(plain(number)).partition(".")
    part, point = _MARKS[language]
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    made = f"{int(digits):,}".replace(",", part) if grouped and digits.isdigit() else digits
    return f"{sign}{made}{point}{decimals}" if decimals else f"{sign}{made}"
