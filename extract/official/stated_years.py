"""The time that a phrase of a title states: a span of years, a year, a part of a year, a year it reaches to.

``giai đoạn 2017-2020, tầm nhìn đến năm 2030``; ``đến năm 2030``; ``6 tháng cuối năm 2026``; ``Năm An toàn giao thông 2026``.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

import regex

from normalize.acts import as_date

_YEAR = r"(?:19|20)\d\d"
_SPAN = regex.compile(
    rf"(?:(?:giai đoạn|thời kỳ|thời kì|trong)\s*(?:từ\s*)?(?:năm\s*)?(?P<a>{_YEAR})\s*(?:[-–—]|đến)\s*(?:hết\s*)?(?:năm\s*)?(?P<b>{_YEAR})"
    rf"|(?<!\d)(?P<a>20\d\d)\s*[-–—]\s*(?P<b>20\d\d)(?!\d)"
    rf"|năm\s*(?P<a>20\d\d)\s*(?:đến|tới)\s*(?:hết\s*)?năm\s*(?P<b>20\d\d))",
    regex.IGNORECASE,
)
_VISION = regex.compile(
    r"(?:tầm nhìn|định hướng|xét|hướng)\s*(?:tới|đến)?\s*(?:đến\s*)?(?:năm\s*)?(?P<y>20\d\d)",
    regex.IGNORECASE,
)
_UNTIL = regex.compile(r"(?:đến|tới)\s*(?:hết\s*)?(?:năm\s*)?(?P<y>20\d\d)", regex.IGNORECASE)
_IN_YEAR = regex.compile(
    r"(?<!(?:ngày|tháng)[\d\s/thángă]{1,20})(?<!(?:đến|tới|từ|hết|sau|trước)\s)năm\s*(?P<y>20\d\d)",
    regex.IGNORECASE,
)
_PART = regex.compile(
    r"(?:(?<![\d/])(?P<n>[1-9]|1[01]|ba|sáu|chín)\s+tháng(?:\s+(?P<half>đầu|cuối))?(?:\s+của)?\s+năm\s*(?P<y>20\d\d)"
    r"|quý\s+(?P<q>IV|I{1,3}|[1-4])(?:\s*[/,]\s*|\s+(?:năm\s+)?)(?P<y>20\d\d))",
    regex.IGNORECASE,
)
_NAMES_PART = regex.compile(r"(?<![\d/])(?:\d{1,2}|ba|sáu|chín)\s+tháng\b|\bquý\b", regex.IGNORECASE)
_DAYS = regex.compile(
    r"từ\s+(?:ngày\s+)?(?P<a>\d{1,2}/\d{1,2}/20\d\d)\s+(?:đến|tới)\s+(?:hết\s+)?(?:ngày\s+)?(?P<b>\d{1,2}/\d{1,2}/20\d\d)"
    r"|từ\s+ngày\s+(?P<a>\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+20\d\d)\s+(?:đến|tới)\s+(?:hết\s+)?ngày\s+(?P<b>\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+20\d\d)",
    regex.IGNORECASE,
)
_MONTHS_OF_YEAR = regex.compile(
    r"tháng\s*(?P<m>\d{1,2})(?:\s*/\s*(?P<y>20\d\d)|\s+năm\s+(?P<y>20\d\d))?(?:\s*(?:[-–—,]|đến|tới|và)\s*(?:hết\s*)?(?:tháng\s*)?(?P<n>\d{1,2}))?"
    r"(?:\s*/\s*(?P<z>20\d\d)|\s+năm\s+(?P<z>20\d\d))?(?![/\d])",
    regex.IGNORECASE,
)
"""``tháng 5/2025``, ``tháng 5 và tháng 6 năm 2025``, ``từ tháng 11/2025 đến tháng 3/2026``."""
_AND_YEAR = regex.compile(
    r"\s*(?:,|;|và|&)\s*(?:và\s*)?(?:năm\s*)?(?P<y>20\d\d)(?!\s*[-–—/\d])", regex.IGNORECASE
)
"""A year named together with the time before it: ``năm 2025 và 2026``, ``6 tháng cuối năm 2025 và năm 2026``."""
_FROM = regex.compile(r"\btừ\s+năm\s*(?P<y>20\d\d)(?!\s*(?:[-–—\d]|đến|tới))", regex.IGNORECASE)
_DATE = regex.compile(r"ngày\s*\d+\s*(?:tháng|/)\s*\d+\s*(?:năm|/)\s*\d{4}", regex.IGNORECASE)
_BARE_YEAR = regex.compile(
    r"(?<![\d/.,–—-]|(?:ngày|tháng|đến|tới|từ|hết|sau|trước|số)\s)(?<!\p{L})20[1-4]\d(?![\d/.,–—-]*\d|%)"
)
_JOINS = regex.compile(r"\W*(?:và|,)\W*|\W*[,;&]\W*", regex.IGNORECASE)
_MONTHS = {"ba": 3, "sáu": 6, "chín": 9}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class Stated:
    """A time in a phrase.

    Attributes:
        start, end: closed at both ends; ``start`` is None where the phrase only says up to when, ``end`` where it
            only says from when.
        raw: its words.
        passed_over: another time that the phrase states, which was not taken.
    """

    start: date | None
    end: date | None
    raw: str
    passed_over: str | None = None


def stated_vision(text: str) -> tuple[int, str] | None:
    """The far year that a phrase looks to, with its words: ``tầm nhìn đến năm 2045``."""
    found = _VISION.search(text)
    return (int(found["y"]), found.group(0)) if found else None


def stated_time(text: str) -> Stated | None:
    """The time of a phrase. A year of its own inside a span is meant: that of a plan for one year of a programme
    (``Chương trình … giai đoạn 2021 - 2025 năm 2023``)."""
    plain = _VISION.sub(" ", text)
    days = _DAYS.search(plain)
    if days is not None and (first := _day(days["a"])) and (last := _day(days["b"])):
        return Stated(first, last, days.group(0))
    plain = _DATE.sub(" ", plain)
    months = next((m for m in _MONTHS_OF_YEAR.finditer(plain) if m["y"] or m["z"]), None)
    if months is not None and (stated := _of_months(months)):
        return stated
    parts = list(_PART.finditer(plain))
    if parts and len(_NAMES_PART.findall(plain)) > len(parts):
        return _whole_year(parts[0], None)
    if parts:
        ends = [_ends_of_part(part) for part in parts]
        return _going_on(
            Stated(min(a for a, _ in ends), max(b for _, b in ends), parts[0].group(0)), plain, parts[-1]
        )
    span, year = _SPAN.search(plain), None
    if span is not None:
        years = int(span["a"]), int(span["b"])
        before, behind = _IN_YEAR.search(plain[: span.start()]), _IN_YEAR.search(plain, span.end())
        year = before or behind
        if year is not None and not _is_joined(plain, span, year) and (before or _holds(years, year)):
            return _whole_year(year, span.group(0))
        doubted = (
            year.group(0)
            if year is not None and _holds(years, year) and not _is_and(plain, span, year)
            else None
        )
        return Stated(date(years[0], 1, 1), date(years[1], 12, 31), span.group(0), doubted)
    until, year = _UNTIL.search(plain), _IN_YEAR.search(plain)
    if until is not None and year is None:
        return Stated(None, date(int(until["y"]), 12, 31), until.group(0))
    if year is not None:
        return _going_on(_whole_year(year, until.group(0) if until is not None else None), plain, year)
    begins = _FROM.search(plain)
    if begins is not None:
        return Stated(date(int(begins["y"]), 1, 1), None, begins.group(0))
    bare = list(_BARE_YEAR.finditer(plain))
    return _bare_year(bare[0]) if len(bare) == 1 else None


def _of_months(found: regex.Match[str]) -> Stated | None:
    """The months of a phrase; the first has the year of the last where it has none of its own."""
    last = int(found["z"] or found["y"])
    first = int(found["y"] or found["z"])
    ends = int(found["m"]), int(found["n"] or found["m"])
    if not all(1 <= month <= 12 for month in ends) or (first, ends[0]) > (last, ends[1]):
        return None
    return Stated(date(first, ends[0], 1), _month_end(last, ends[1]), found.group(0))


def _going_on(stated: Stated, text: str, found: regex.Match[str]) -> Stated:
    """A time with the years that are named together with it."""
    last, at = stated.end, found.end()
    while (more := _AND_YEAR.match(text, at)) is not None and last is not None:
        last, at = max(last, date(int(more["y"]), 12, 31)), more.end()
    return replace(stated, end=last, raw=text[found.start() : at] if at > found.end() else stated.raw)


def _whole_year(found: regex.Match[str], passed_over: str | None) -> Stated:
    year = int(found["y"])
    return Stated(date(year, 1, 1), date(year, 12, 31), found.group(0), passed_over)


def _holds(years: tuple[int, int], year: regex.Match[str]) -> bool:
    return years[0] <= int(year["y"]) <= years[1]


def _bare_year(found: regex.Match[str]) -> Stated:
    year = int(found.group(0))
    return Stated(date(year, 1, 1), date(year, 12, 31), found.group(0))


def _is_joined(text: str, span: regex.Match[str], year: regex.Match[str]) -> bool:
    """Whether a year and a span are named beside each other: ``năm 2026 và giai đoạn 2026 - 2030``."""
    first, second = sorted((span, year), key=lambda m: m.start())
    return _JOINS.fullmatch(text[first.end() : second.start()]) is not None


def _is_and(text: str, span: regex.Match[str], year: regex.Match[str]) -> bool:
    """Whether ``và`` joins a year and a span; a comma may part a programme's years from the plan's own."""
    first, second = sorted((span, year), key=lambda m: m.start())
    return "và" in text[first.end() : second.start()].lower().split()


def _ends_of_part(found: regex.Match[str]) -> tuple[date, date]:
    year = int(found["y"])
    if found["q"]:
        quarter = found["q"].lower()
        last = 3 * (_QUARTERS.get(quarter) or int(quarter))
        return date(year, last - 2, 1), _month_end(year, last)
    printed = found["n"].lower()
    months = _MONTHS.get(printed) or int(printed)
    if (found["half"] or "đầu").lower() == "đầu":
        return date(year, 1, 1), _month_end(year, months)
    return date(year, 13 - months, 1), date(year, 12, 31)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _day(text: str) -> date | None:
    day, month, year = map(int, regex.findall(r"\d+", text))
    return as_date(year, month, day)
