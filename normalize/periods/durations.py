"""Lengths of time in cells: ``≤ 10 ngày``, ``7 ngày làm việc``, ``18 tháng``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from normalize.notes import Code, Note, info
from normalize.text import bare, clean

_LETTERS_READ = 2_000
_DURATION = re.compile(
    r"(?P<sign>≤|≥|<=|>=|<|>|khong qua|toi da|it nhat|toi thieu|trong vong|trong|khoang)?\s*(?P<n>[0-9]{1,4}(?:[.,][0-9])?)\s*\(?"
    r"(?P<unit>ngay lam(?: viec)?|ngay|tuan|thang|nam|gio|quy)(?![a-z])(?!\s(?:dau|cuoi|[0-9]{4}))"
)
_LENGTH_FIRST = re.compile(
    r"\W*(?:(?:thoi gian|trong|trong vong|toi da|khong qua|toi thieu|it nhat|khoang|cham nhat|la)\s+|[≤≥<>=]\s*)*[0-9]"
)
"""A cell that begins with a length of time; ``Trước 15 ngày`` and ``Sau 15 ngày`` name a day."""
_UNITS = {"ngay": "day", "tuan": "week", "thang": "month", "nam": "year", "gio": "hour", "quy": "quarter"}
"""Bare unit as printed → its name; "ngày làm việc" is ``working_day``."""
_DAYS = {"ngay": 1, "tuan": 7, "thang": 30, "nam": 365, "quy": 90}
"""Bare unit → calendar days that it counts."""
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
        comparator: ``=``, ``<=``, ``<``, ``>``, ``>=`` or ``~``.
        raw: as printed; start, end: its half-open span in the cleaned text.
        rule: ``duration``, ``working_days``, ``hours`` or ``none``.
        confidence: 0 to 1.
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
    """The first length of time in a cell: ``≤ 3 ngày làm việc``, ``18 tháng``, ``trong vòng 15 ngày``.

    Only the first 2,000 letters are read.
    """
    plain = clean(text)
    low = bare(plain[:_LETTERS_READ])
    found = _DURATION.search(low)
    if found is None or (found.start("n") and low[found.start("n") - 1] in "/.,0123456789"):
        return DurationReading(None, None, None, "=", plain, 0, len(plain), "none", 0.0)
    value, unit = Decimal(found["n"].replace(",", ".")), found["unit"]
    comparator = _SIGNS.get(found["sign"] or "", "=")
    raw = plain[found.start() : found.end()]
    name = _UNITS.get(unit, "working_day")
    if name == "hour":
        return DurationReading(None, value, name, comparator, raw, found.start(), found.end(), "hours", 0.9)
    notes: tuple[Note, ...] = ()
    if name in ("month", "year", "quarter"):
        message = "a month is counted as 30 days, a quarter as 90, a year as 365"
        notes = (info(Code.TEXT_REPAIRED, message, found=raw),)
    return DurationReading(
        days=int(value * _DAYS[unit.split()[0]]),
        value=value,
        unit=name,
        comparator=comparator,
        raw=raw,
        start=found.start(),
        end=found.end(),
        rule="working_days" if name == "working_day" else "duration",
        confidence=0.95,
        notes=notes,
    )


def states_length(text: str) -> bool:
    """Whether a cell of time begins with a length of time, as ``15 ngày kể từ ngày kết thúc`` and ``Trong vòng 03 tháng`` do."""
    return _LENGTH_FIRST.match(bare(clean(text))) is not None
