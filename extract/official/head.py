"""The head of a document: number, type, title, issuer, place and date, period.

An ordinary letterhead (Decree 30/2020/NĐ-CP, appendix I) has the issuer left and the motto right, below them
the number and ``<Place>, ngày … tháng … năm …``, then the type in capitals, the title, the issuer again, the
bases. Number, date and issuer are those of this head and never those of an act that is cited. Text saved from
a portal often
lost its letterhead: then number and date come from what an appendix says of itself,
``(Kèm theo Kế hoạch số 342/KH-UBND ngày 07 tháng 10 năm 2023 của UBND tỉnh Bắc Ninh)``, with less confidence
and a note. A consolidated text (``Số: 12/VBHN-BTC``) has a number of its own beside that of the act it
consolidates. A document in an issue of the gazette begins where its letterhead is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

import regex

from extract.model import Block
from extract.model.head import Head, HeadField, OpenPlace
from extract.official.attached_to import (
    OwnHead,
    act_type_of,
    attached_to,
    date_field,
    text_field,
)
from extract.official.body_time import with_time_of_body
from extract.official.date import PlaceAndDate, place_and_date, signed_on
from extract.official.issuer import issuer_from_number, issuer_of
from extract.official.letterhead import HEAD_LINES, letterhead, printed_lines, type_of_line
from extract.official.number import OwnNumber, own_number
from extract.official.plan_years import time_of_plan
from extract.official.stamped import stamped_date, stamped_number
from extract.official.title import doc_type_of, title_of, type_from_number
from extract.official.zones import Line
from normalize.agency_names.lookup import find_agency
from normalize.notes import Code, warning
from normalize.official_words import any_of
from normalize.places.provinces import find_province
from normalize.text import clean

T = TypeVar("T")

LOCAL = regex.compile(any_of("local_issuer"), regex.IGNORECASE)
"""Found in the name of a body that may be one of a province."""
_SURE = 0.5
"""Least confidence of a line's worst word for its number or date to be taken as read."""


def read_head(blocks: Sequence[Block]) -> Head:
    """The head of the (first) document in the blocks."""
    printed = printed_lines(blocks)
    lines = printed.lines
    found = letterhead(printed)
    head = found.lines
    own, dated = own_number(found, lines), place_and_date(head)
    type_at, doc_type = doc_type_of(head)
    title = title_of(head, type_at)
    issued_by = issuer_of(head, type_at)
    issuer, superior = issued_by.field, issued_by.superior
    issued_on = stamped_date(head) if dated.empty else dated.issued_on or own.issued_on
    own_field = own.field or stamped_number(head, own.empty)
    attached = (
        attached_to(lines, _own_head(own, head, type_at, (issuer, superior)))
        if not found.consolidated and (own_field is None or issued_on is None)
        else {}
    )
    number = own_field or text_field(attached.get("number"))
    issued_on = issued_on or date_field(attached.get("date")) or signed_on(lines)
    issuer = issuer or text_field(attached.get("issuer")) or issuer_from_number(number)
    below = _below(lines, head, type_at)
    time = with_time_of_body(time_of_plan(title, below, issued_on.value if issued_on else None), below)
    number, issued_on = _doubted(number), _doubted(issued_on)
    return Head(
        number=number,
        doc_type=doc_type if doc_type is not None else type_from_number(number),
        title=title,
        issuer_raw=issuer,
        issued_on=issued_on,
        place=dated.place,
        province_name=_province((issuer, superior), title, dated.place, issued_on, lines),
        period_start=time.start,
        period_end=time.end,
        vision_year=time.vision,
        empty_number=own.empty if number is None else None,
        period_notes=time.notes,
        open_places=tuple(_open_places(own, dated, (number, issued_on))),
    )


def _open_places(
    own: OwnNumber, dated: PlaceAndDate, read: tuple[HeadField[str] | None, HeadField[date] | None]
) -> Iterator[OpenPlace]:
    """The places of number and date that hold none that can be read."""
    number, issued_on = read
    if number is None and own.empty is not None and own.place:
        yield OpenPlace("number", own.empty, own.place)
    if issued_on is None and dated.line is not None:
        yield OpenPlace("issued_on", clean(dated.line.text), dated.line.fragments)


def _below(lines: Sequence[Line], head: Sequence[Line], type_at: int | None) -> Sequence[Line]:
    """The lines below the type, bases among them."""
    if type_at is None:
        return ()
    at = next((k for k, line in enumerate(lines) if line is head[type_at]), len(lines))
    return lines[at + 1 :]


def _own_head(
    own: OwnNumber, head: list[Line], type_at: int | None, bodies: tuple[HeadField[str] | None, ...]
) -> OwnHead:
    """What an appendix must not contradict."""
    return OwnHead(
        number=own.field.value if own.field else None,
        is_sure=_is_sure(own.field),
        symbol=(own.symbol or "") if own.empty is not None and not own.illegible else None,
        act_type=act_type_of(type_of_line(head[type_at].text)) if type_at is not None else None,
        is_local=_is_local(bodies) if bodies[0] is not None else None,
    )


def _is_local(bodies: tuple[HeadField[str] | None, ...]) -> bool:
    """Whether the issuer, or the body above it, is one of a province."""
    return any(LOCAL.search(body.value) for body in bodies if body is not None)


def is_central(issuer: str, on: date | None) -> bool:
    """“VĂN PHÒNG CHÍNH PHỦ”, "BAN CHẤP HÀNH TRUNG ƯƠNG ĐẢNG ĐOÀN QUỐC HỘI": the issuer, or the lower of two, is of the centre."""
    words = issuer.split()
    named = (find_agency(" ".join(words[at:]), on=on) for at in range(len(words)))
    found = next((match for match in named if match is not None), None)
    return found is not None and found.agency.level == "centre"


def _is_sure(field: HeadField[T] | None) -> bool:
    return field is None or min((f.confidence for f in field.fragments), default=1.0) >= _SURE


def _doubted(field: HeadField[T] | None) -> HeadField[T] | None:
    """With a warning where the reader of a scan was unsure of a word of the line (numbers are written by
    hand)."""
    if field is None or _is_sure(field):
        return field
    note = warning(Code.OCR_LOW_CONFIDENCE, "Read from a picture, and not surely.", found=field.raw)
    return replace(field, confidence=min(field.confidence, 0.5), notes=(*field.notes, note))


def _province(
    bodies: tuple[HeadField[str] | None, ...],
    title: HeadField[str] | None,
    place: HeadField[str] | None,
    issued_on: HeadField[date] | None,
    lines: list[Line],
) -> HeadField[str] | None:
    """The province: from the issuer or the body above it, else the title, else the place of a local body, else the text (of a
    district); a body of the centre has none, whatever its title speaks of."""
    on = issued_on.value if issued_on else None
    if bodies[0] is not None and is_central(bodies[0].value, on):
        return None
    for field, confidence in (*((body, 1.0) for body in bodies), (title, 0.8)):
        found = find_province(field.value, on=on) if field else None
        if field is not None and found is not None:
            return HeadField(
                found.name, field.raw, field.fragments, field.rule, confidence * field.confidence
            )
    if not _is_local(bodies):
        return None
    here = find_province(place.value, on=on) if place else None
    if place is not None and here is not None:
        return HeadField(here.name, place.raw, place.fragments, "place", 0.6)
    for line in lines[:HEAD_LINES]:
        named = regex.search(r"(?:tỉnh|TỈNH)\s+\p{Lu}[\p{L} -]{2,30}", line.text)
        found = find_province(named.group(0), on=on) if named else None
        if named is not None and found is not None:
            return HeadField(found.name, named.group(0), line.fragments, "text", 0.5)
    return None
