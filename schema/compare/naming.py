"""Bodies and provinces under their names of a day.

Plans of different years name one body differently: what was "Sở Nông nghiệp và Phát triển nông thôn" in 2018 is "Sở
Nông nghiệp và Môi trường" since 2025. Two plans have a common row only under the names of one day, so bodies go by
today's unless asked otherwise (:data:`TODAY`); ``None`` is as printed. A body is followed to its successor as far as the
register knows one, and back to its predecessor where there is one only; what was divided keeps its printed name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from normalize.places.provinces import UnknownProvinceCode, province_now, provinces
from schema.contract.records import AgencyRecord, DocumentRecord
from schema.database.find import province_name
from schema.errors import UnknownChoice

TODAY = date.max
"""After every change that the registers know."""
PRINTED = None
"""As the document names it."""
Day = date | None


def day_of(text: str) -> Day:
    """``printed``, ``today`` or a date as a day.

    Raises:
        UnknownChoice: for anything else.
    """
    if text == "printed":
        return PRINTED
    if text == "today":
        return TODAY
    try:
        return date.fromisoformat(text)
    except ValueError as problem:
        raise UnknownChoice(
            f"{text!r} is no day", hint="printed, today, or a date as 2025-07-01."
        ) from problem


def day_text(day: Day) -> str:
    """A day as :func:`day_of` reads it."""
    if day is PRINTED:
        return "printed"
    return "today" if day == TODAY else day.isoformat()


class BodyNames:
    """The names of the register's bodies on a day; each is looked up once."""

    def __init__(self, register: Iterable[AgencyRecord], day: Day = TODAY) -> None:
        self._register = {r.agency_id: r for r in register}
        self._before: dict[str, list[AgencyRecord]] = defaultdict(list)
        for body in self._register.values():
            if body.successor_id:
                self._before[body.successor_id].append(body)
        self._day = day
        self._found: dict[str, str] = {}

    def name(self, agency_id: str | None, printed: str) -> str:
        """The body's name on the day; the printed one where the register does not know it."""
        if agency_id is None or self._day is PRINTED or agency_id not in self._register:
            return printed
        if agency_id not in self._found:
            self._found[agency_id] = self._on(self._register[agency_id], self._day).name
        return self._found[agency_id]

    def _on(self, body: AgencyRecord, day: date) -> AgencyRecord:
        passed = {body.agency_id}
        while (later := self._successor(body, day)) is not None and later.agency_id not in passed:
            passed.add(later.agency_id)
            body = later
        while body.valid_from is not None and body.valid_from > day:
            before = self._before[body.agency_id]
            if len(before) != 1 or before[0].agency_id in passed:
                break
            passed.add(before[0].agency_id)
            body = before[0]
        return body

    def _successor(self, body: AgencyRecord, day: date) -> AgencyRecord | None:
        """Who does its work on that day; an end without a date counts for today only."""
        later = self._register.get(body.successor_id or "")
        if later is None or day == TODAY:
            return later
        begun = later.valid_from is not None and later.valid_from <= day
        ended = body.valid_to is not None and body.valid_to < day
        return later if begun or ended else None


def province_on(document: DocumentRecord, day: Day) -> str | None:
    """The name of a document's province on a day: what was Bắc Giang in 2024 is Bắc Ninh since July 2025. A province of today
    that was several before keeps its name."""
    printed = province_name(document)
    if day is PRINTED or document.province_code is None or printed is None:
        return printed
    then = next((p for p in provinces(document.issued_on) if p.code == document.province_code), None)
    if then is None or then.valid(day):
        return printed
    try:
        now = province_now(document.province_code, document.issued_on)
    except UnknownProvinceCode:
        return printed
    return now.name if now.valid(day) else printed
