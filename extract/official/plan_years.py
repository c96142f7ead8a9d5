"""The years of a plan, from its title."""

from __future__ import annotations

from datetime import date

import regex

from extract.model.head import HeadField

_SPAN = regex.compile(r"(?:giai đoạn|thời kỳ|thời kì|trong)\s*(?:từ\s*)?(?:năm\s*)?(?P<a>(?:19|20)\d\d)\s*(?:[-–—]|đến)\s*(?:năm\s*)?(?P<b>(?:19|20)\d\d)", regex.IGNORECASE)  # fmt: skip

_BARE_SPAN = regex.compile(r"(?<!\d)(?P<a>20\d\d)\s*[-–—]\s*(?P<b>20\d\d)(?!\d)")

_VISION = regex.compile(r"(?:tầm nhìn|định hướng|xét|hướng)\s*(?:tới|đến)?\s*(?:đến\s*)?(?:năm\s*)?(?P<y>20\d\d)", regex.IGNORECASE)  # fmt: skip

_UNTIL = regex.compile(r"(?:đến|tới)\s*(?:hết\s*)?(?:năm\s*)?(?P<y>20\d\d)", regex.IGNORECASE)

_IN_YEAR = regex.compile(r"(?<!(?:ngày|tháng)[\d\s/thángă]{1,20})năm\s*(?P<y>20\d\d)", regex.IGNORECASE)


def period_of(
    title: HeadField[str] | None,
) -> tuple[HeadField[date] | None, HeadField[date] | None, HeadField[int] | None]:
    """The plan's years: ``giai đoạn 2017-2020, tầm nhìn đến năm 2030``;
    ``đến năm 2030, định hướng đến năm 2050``."""
    if title is None:
        return None, None, None
    text = regex.sub(r"số\s+\d[^,;]*?ngày\s*\d+\s*(?:tháng|/)\s*\d+\s*(?:năm|/)\s*\d{4}", " ", title.value)
    vision = _VISION.search(text)
    plain = text if vision is None else text[: vision.start()] + text[vision.end() :]
    span = _SPAN.search(plain) or _BARE_SPAN.search(plain)
    until = _UNTIL.search(plain) or _IN_YEAR.search(plain)

    def dated(match: regex.Match[str], group: str, month: int, day: int) -> HeadField[date]:
        return HeadField(date(int(match[group]), month, day), match.group(0), title.fragments, "title")

    start = end = None
    if span:
        start, end = dated(span, "a", 1, 1), dated(span, "b", 12, 31)
    elif until:
        end = dated(until, "y", 12, 31)
        start = dated(until, "y", 1, 1) if until.re is _IN_YEAR else None
    far = HeadField(int(vision["y"]), vision.group(0), title.fragments, "title") if vision else None
    return start, end, far
