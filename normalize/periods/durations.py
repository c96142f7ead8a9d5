"""Lengths of time in cells: ``≤ 10 ngày``, ``7 ngày làm việc``, ``18 tháng``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from normalize.notes import Code, Note, info
from normalize.text import bare, clean

_DURATION = re.compile(
    r"(?P<sign>≤|≥|<=|>=|<|>|khong qua|toi da|it nhat|toi thieu|trong vong|trong|khoang)?\s*(?P<n>[0-9]{1,4}(?:[.,][0-9])?)\s*\(?"
    r"(?P<unit>ngay lam(?: viec)?|ngay|tuan|thang|nam|gio|quy)(?![a-z])(?!\s(?:dau|cuoi|[0-9]{4}))"
)
_DAYS = {"ngay": 1, "tuan": 7, "thang": 30, "nam": 365, "quy": 90}
_SIGNS = {
    "≤": "<=", "<=": "<=", "<": "<", ">": ">", "≥": ">=", ">=": ">=", "khong qua": "<=", "toi da": "<=", "trong vong": "<=",
    "trong": "<=", "it nhat": ">=", "toi thieu": ">=", "khoang": "~",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DurationReading:
    """A length of time: ``≤ 10 ngày`` is 10 days, comparator ``<=``.

    Attributes:
        days: calendar days; working days as printed (unit ``working_day``); a month counts 30, a year 365.
        value, unit: as printed; unit is day, working_day, week, month, quarter, year, hour, or None.
    """

    days: int | None
    value: Decimal | None
    unit: str | None
    comparator: str
    raw: str
    start: int
    end: int
    rule: str
    confidence: float
    notes: tuple[Note, ...] = ()


def parse_duration(text: str) -> DurationReading:
    """The first length of time in a cell: ``≤ 3 ngày làm việc``, ``18 tháng``, ``trong vòng 15 ngày``."""
    plain = clean(text)
    low = bare(plain[:2000])
    found = _DURATION.search(low)
    if found is None or (found.start("n") and low[found.start("n") - 1] in "/.,0123456789"):
        return DurationReading(None, None, None, "=", plain, 0, len(plain), "none", 0.0)
    value, unit = Decimal(found["n"].replace(",", ".")), found["unit"]
    comparator = _SIGNS.get(found["sign"] or "", "=")
    raw = plain[found.start() : found.end()]
    name = {
        "ngay": "day",
        "tuan": "week",
        "thang": "month",
        "nam": "year",
        "gio": "hour",
        "quy": "quarter",
    }.get(unit, "working_day")
    if name == "hour":
        return DurationReading(None, value, name, comparator, raw, found.start(), found.end(), "hours", 0.9)
    notes: tuple[Note, ...] = ()
    if name in ("month", "year", "quarter"):
        notes = (
            info(
                Code.TEXT_REPAIRED, "a month is counted as 30 days, a quarter as 90, a year as 365", found=raw
            ),
        )
    days = int(value * _DAYS[unit.split()[0]])
    return DurationReading(
        days,
        value,
        name,
        comparator,
        raw,
        found.start(),
        found.end(),
        "working_days" if name == "working_day" else "duration",
        0.95,
        notes,
    )
