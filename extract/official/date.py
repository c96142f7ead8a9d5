"""Place and date of a letterhead: ``Cao Bằng, ngày 20 tháng 3 năm 2018``, whole, broken over lines, or to be
filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

import regex

from extract.model.head import HeadField
from extract.official.letterhead import type_of_line
from extract.official.zones import Line
from normalize.acts import as_date, find_date
from normalize.notes import Code, warning
from normalize.spelling.look_alikes import as_figures, look_alikes

PLACED_DATE = regex.compile(r"(?P<place>\p{Lu}[\p{L} .\-]{1,40}?)\s*,\s*(?=ngày(?:\s|\d|[.…_/]|$))")
_COMMA_LOST = regex.compile(
    r"(?P<place>\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){0,4})[ .]+(?=ngày\b[^,;]{0,12}\btháng\b[^,;]{0,12}\bnăm\b[\s\d.…_]*$)"
)
"""``Yên Bái ngày    tháng    năm 2024`` on a line of its own."""
_PLACE_AND_DATE = regex.compile(
    r"(?:^|(?<=[\s\-–/]))(?:T[Pp]\.?\s*)?\p{Lu}\p{Ll}+(?:[\s-]+\p{Lu}\p{Ll}+){0,4}\s*,\s*ngày(?:\s|\d|[.…_/]|$).*$"
)
"""A place in small letters and what stands behind it on a line, to the right of the number."""
_PLACE_ALONE = regex.compile(r"\p{Lu}[\p{L} .\-]{1,40},")
_CUT_DATE = regex.compile(r"ngày[\s\d/]*(?:tháng[\s\d]*(?:năm)?)?\s*$", regex.IGNORECASE)
_CUT_OVER = 3
"""Lines below its first over which a date may be broken."""
_TO_FILL_IN = regex.compile(r"ngày[\s\d.…_/]*tháng[\s\d.…_/]*(?:năm[\s\d.…_]*)?$")
_SIGNED = regex.compile(
    r"(?:Thời gian|Ngày(?: giờ)?)\s+ký(?:\s+số)?\s*:?\s*"
    r"(?:(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>20\d\d)|(?P<y>20\d\d)[/.-](?P<m>\d{1,2})[/.-](?P<d>\d{1,2}))(?!\d)",
    regex.IGNORECASE,
)
"""What the stamp of a digital signature says of its day: ``Thời gian ký: 05/03/2026 16:20:11 +07:00``."""
_LETTERS = regex.escape("".join(look_alikes("date")))
_MISREAD_DATE = regex.compile(rf"(?<=ngày\s|tháng\s|năm\s)[\d{_LETTERS}]{{1,4}}(?!\p{{L}})")
_ALONE = regex.compile(r"\p{Lu}[\p{L}.]*(?:[\s-]+(?:\p{Lu}[\p{L}.]*|phố)){0,7}\s*,\s*ngày[^,;]{0,30}")
"""A line of nothing but place and date, as it may stand below the title; a title may end in one:
``… tại Hà Nội, ngày …``."""
_BEHIND_OTHERS = regex.compile(r"[\d/\p{Lu}][^\s,;]*$")
"""What may stand on the line before the place: a number or an issuer, never the words of a sentence."""


@dataclass(frozen=True, slots=True)
class PlaceAndDate:
    """What the line of place and date states.

    Attributes:
        empty: it is there and its date is to be filled in.
        line: the line of a date that is to be filled in, or cannot be read.
    """

    place: HeadField[str] | None = None
    issued_on: HeadField[date] | None = None
    empty: bool = False
    line: Line | None = None


def place_and_date(head: Sequence[Line]) -> PlaceAndDate:
    """The first line of place and date of a head; a place and a date within a sentence are not one."""
    place: HeadField[str] | None = None
    unread: Line | None = None
    below_type = False
    for at, line in enumerate(_with_places_joined(head)):
        placed = PLACED_DATE.search(line.text) or _without_comma(line)
        if placed is None or (below_type and not _ALONE.fullmatch(line.text)):
            below_type = below_type or type_of_line(line.text) is not None
            continue
        if not _may_stand_before(line.text[: placed.start()].strip()):
            continue
        place = place or _place(line, placed)
        issued_on = _date_at([*head[:at], line, *head[at + 1 :]], at, placed.end())
        if issued_on is not None:
            return PlaceAndDate(place, issued_on)
        if _TO_FILL_IN.match(line.text, placed.end()):
            return PlaceAndDate(place, empty=True, line=line)
        unread = unread or line
    return PlaceAndDate(place, line=unread)


def _without_comma(line: Line) -> regex.Match[str] | None:
    """Place and date on a line of a scan that lost the comma between them, or has the date's figures by hand."""
    recognised = any(f.confidence < 1.0 for f in line.fragments)
    return _COMMA_LOST.match(line.text) if recognised else None


def _with_places_joined(head: Sequence[Line]) -> Sequence[Line]:
    """The lines with ``Lạng Sơn,`` in one with ``ngày …`` below it, at the place of the first."""
    joined = list(head)
    for at, (line, below) in enumerate(pairwise(head)):
        if _PLACE_ALONE.fullmatch(line.text) and below.text.startswith("ngày"):
            joined[at] = replace(
                line, text=f"{line.text} {below.text}", fragments=(*line.fragments, *below.fragments)
            )
            joined[at + 1] = replace(below, text="")
    return joined


def without_place_and_date(text: str) -> str:
    """A line of a letterhead's left column, without the place and date that a reader took for its end."""
    return _PLACE_AND_DATE.sub("", text).strip()


def signed_on(lines: Sequence[Line]) -> HeadField[date] | None:
    """The day that the stamp of a digital signature states, for a head whose own date is to be filled in."""
    for line in lines:
        found = _SIGNED.search(line.text)
        day = found and as_date(*(int(found[part]) for part in ("y", "m", "d")))
        if found and day:
            note = warning(
                Code.TEXT_REPAIRED,
                "The head states no date; this is the day of the digital signature.",
                found=found.group(0),
            )
            return HeadField(day, found.group(0), line.fragments, "signature", 0.6, (note,))
    return None


def _may_stand_before(before: str) -> bool:
    return not before or _BEHIND_OTHERS.search(before) is not None or not before[-1].isalpha()


def _place(line: Line, placed: regex.Match[str]) -> HeadField[str]:
    name = regex.sub(r"^.*(?:\d|[/])\S*\s+", "", placed["place"]).strip()
    name = regex.sub(r"^(?:[\p{Lu}-]{2,}\s+)+(?=\p{Lu}\p{Ll})", "", name)
    return HeadField(name, placed.group(0).strip(" ,"), line.fragments, "letterhead")


def _date_at(head: Sequence[Line], at: int, start: int) -> HeadField[date] | None:
    """The date that begins at this offset of a line: whole, with misread figures, or with its end on a line
    below."""
    line = head[at]
    found = find_date(line.text, start)
    if found is not None:
        return HeadField(found[0], line.text[start : found[1]].strip(), line.fragments, "letterhead")
    mended = find_date(_MISREAD_DATE.sub(lambda m: as_figures(m.group(0), "date"), line.text), start)
    if mended is not None:
        raw = line.text[start : mended[1]].strip()
        note = warning(
            Code.TEXT_REPAIRED, "Letters in the date were read as digits.", expected=str(mended[0]), found=raw
        )
        return HeadField(mended[0], raw, line.fragments, "letterhead", 0.5, (note,))
    return _over_two_lines(head, at, start)


def _over_two_lines(head: Sequence[Line], at: int, start: int) -> HeadField[date] | None:
    """A date whose year or month stands on one of the next lines of a narrow letterhead."""
    line = head[at]
    if not _CUT_DATE.search(line.text, start):
        return None
    next_lines = [b for b in head[at + 1 : at + 1 + _CUT_OVER] if b.text]
    for below in [*((b,) for b in next_lines[:2]), *(next_lines[:n] for n in range(2, _CUT_OVER + 1))]:
        joined = " ".join((line.text, *(b.text for b in below)))
        found = find_date(joined, start)
        if found is not None:
            fragments = (*line.fragments, *(f for b in below for f in b.fragments))
            return HeadField(found[0], joined[start : found[1]].strip(), fragments, "letterhead", 0.95)
    return None
