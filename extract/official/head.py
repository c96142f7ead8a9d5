"""The head of a document: number, type, title, issuer, place and date, period, signer.

An ordinary letterhead (Decree 30/2020/NĐ-CP, appendix I) has the issuer left and the motto right, below them the
number and ``<Place>, ngày … tháng … năm …``, then the type in capitals, the title, the issuer again, the bases.
Number, date and issuer are those of this head and never those of an act that is cited. Text saved from a portal often
lost its letterhead: then number and date come from what an appendix says of itself,
``(Kèm theo Kế hoạch số 342/KH-UBND ngày 07 tháng 10 năm 2023 của UBND tỉnh Bắc Ninh)``, with less confidence and a note.
A consolidated text (``Số: 12/VBHN-BTC``) has a number of its own beside that of the act it consolidates.
A document in an issue of the gazette begins where its letterhead is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TypeVar

import regex

from extract.model import Block
from extract.model.head import Head, HeadField
from extract.official.attached_to import (
    ATTACHED_TO,
    OwnHead,
    act_type_of,
    attached_to,
    date_field,
    text_field,
)
from extract.official.date import PLACED_DATE, place_and_date
from extract.official.letterhead import HEAD_LINES, letterhead, printed_lines, type_of_line
from extract.official.number import OwnNumber, own_number
from extract.official.plan_years import period_of
from extract.official.signer import signer_of
from extract.official.zones import Line, Zone
from normalize.acts import act_types, read_number
from normalize.notes import Code, Note, info, warning
from normalize.official_words import any_of, document_types
from normalize.places.provinces import find_province
from normalize.text import clean, fold

__all__ = ["Head", "HeadField", "read_head"]

T = TypeVar("T")

_ISSUER = regex.compile(rf"{any_of('issuer', capitals=True)}\b")

_TITLE_END = regex.compile(r"[_–—\-=*]{3,}")

_NUMBER_OR_DATE = regex.compile(
    r"S[ốỐ]\s*:|\p{Lu}[\p{L} .-]{1,40},\s*ngày[\s\d.…]*tháng[\s\d.…]*(?:năm[\s\d.…]*)?$"
)
"""A line of the letterhead that stands below the title."""

_NUMBER_LABEL = regex.compile(r"(?<!\p{L})S[ốỐôÔó]\s*:")

_SURE = 0.5
"""Least confidence of a line's worst word for its number or date to be taken as read."""


def read_head(blocks: Sequence[Block]) -> Head:
    """The head of the (first) document in the blocks."""
    printed = printed_lines(blocks)
    lines = printed.lines
    found = letterhead(printed)
    head = found.lines
    own, dated = own_number(found, lines), place_and_date(head)
    type_at, doc_type = _doc_type(head)
    title = _title(head, type_at)
    issuer = _issuer(head, type_at)
    issued_on = None if dated.empty else dated.issued_on or own.issued_on
    attached = (
        attached_to(lines, _own_head(own, head, type_at, issuer))
        if not found.consolidated and (own.field is None or issued_on is None)
        else {}
    )
    number = own.field or text_field(attached.get("number"))
    issued_on = issued_on or date_field(attached.get("date"))
    issuer = issuer or text_field(attached.get("issuer")) or _issuer_from_number(number)
    signer, role = signer_of(lines)
    start, end, vision = period_of(title)
    number, issued_on = _doubted(number), _doubted(issued_on)
    return Head(
        number=number,
        doc_type=doc_type if doc_type is not None else _type_from_number(number),
        title=title,
        issuer_raw=issuer,
        issued_on=issued_on,
        place=dated.place,
        province_name=_province(issuer, title, dated.place, issued_on, lines),
        period_start=start,
        period_end=end,
        vision_year=vision,
        signer=signer,
        signer_title=role,
        attached_type=_attached_type(lines, type_at),
        notes=_missing(number, issued_on, title),
        empty_number=own.empty if number is None else None,
    )


def _own_head(
    own: OwnNumber, head: list[Line], type_at: int | None, issuer: HeadField[str] | None
) -> OwnHead:
    """What an appendix must not contradict."""
    return OwnHead(
        number=own.field.value if own.field else None,
        is_sure=_is_sure(own.field),
        symbol=(own.symbol or "") if own.empty is not None else None,
        act_type=act_type_of(type_of_line(head[type_at].text)) if type_at is not None else None,
        is_local=bool(_LOCAL.search(issuer.value)) if issuer else None,
    )


def _is_sure(field: HeadField[T] | None) -> bool:
    return field is None or min((f.confidence for f in field.fragments), default=1.0) >= _SURE


def _doubted(field: HeadField[T] | None) -> HeadField[T] | None:
    """With a warning where the reader of a scan was unsure of a word of the line (numbers are written by hand)."""
    if field is None or _is_sure(field):
        return field
    note = warning(Code.OCR_LOW_CONFIDENCE, "Read from a picture, and not surely.", found=field.raw)
    return replace(field, confidence=min(field.confidence, 0.5), notes=(*field.notes, note))


def _doc_type(head: list[Line]) -> tuple[int | None, HeadField[str] | None]:
    """The line that is the type in capitals, and its value."""
    for place, line in enumerate(head):
        name = type_of_line(line.text)
        if name is not None:
            return place, HeadField(
                _types().get(fold(name), "other"), line.text, line.fragments, "letterhead"
            )
    return None, None


def _type_from_number(number: HeadField[str] | None) -> HeadField[str]:
    found = read_number(number.value) if number else None
    kind = next((t.doc_type for t in act_types() if found and t.id == found.act_type), "other")
    raw, fragments = (number.raw, number.fragments) if number else ("", ())
    note = info(Code.TEXT_REPAIRED, "The type is read from the number, no line states it.", expected=kind)
    return HeadField(kind, raw, fragments, "number", 0.7 if number else 0.2, (note,))


def _issuer_from_number(number: HeadField[str] | None) -> HeadField[str] | None:
    """The body the number's letters name, where no line does: ``25/2026/TT-BKHCN``."""
    found = read_number(number.value) if number else None
    if number is None or found is None or found.issuer is None:
        return None
    note = info(
        Code.TEXT_REPAIRED,
        "No line names the issuer; read from the letters of the number.",
        found=number.value,
    )
    return HeadField(found.issuer, number.raw, number.fragments, "number", 0.6, (note,))


@lru_cache(maxsize=1)
def _types() -> dict[str, str]:
    return {fold(word): kind.doc_type for kind in act_types() for word in (kind.name, *kind.aliases)}


def _title(head: list[Line], type_at: int | None) -> HeadField[str] | None:
    """The lines below the type, up to a rule, the issuer's name in capitals, or the bases."""
    if type_at is None:
        return _subject_of_letter(head)
    parts: list[Line] = []
    rest = _rest_of_type_line(head[type_at])
    if rest:
        parts.append(Line(rest, head[type_at].fragments, Zone.HEAD))
    for line in head[type_at + 1 :]:
        text = _TITLE_END.split(line.text)[0].strip()
        if _is_issuer_line(text) or text.startswith("(") or _is_decision_word(text):
            break
        if text and not _NUMBER_OR_DATE.match(text):
            parts.append(Line(text, line.fragments, Zone.HEAD))
        if text != line.text.strip():
            break
    if not parts:
        return None
    title = clean(" ".join(part.text for part in parts))
    return HeadField(title, title, tuple(f for part in parts for f in part.fragments), "title")


def _rest_of_type_line(line: Line) -> str:
    name = next((n for n in document_types() if line.text.startswith(n)), "")
    return line.text[len(name) :].strip(" :_-–") if name else ""


def _subject_of_letter(head: list[Line]) -> HeadField[str] | None:
    for line in head:
        match = regex.search(r"V/v:?\s+(.+)", line.text)
        if match:
            return HeadField(clean(match[1]), match[0], line.fragments, "letterhead")
    return None


def _is_issuer_line(text: str) -> bool:
    named = text.isupper() and _ISSUER.match(text) is not None and len(text) < 90
    return named and not any(c.isdigit() for c in text)


def _is_decision_word(text: str) -> bool:
    return fold(text) in ("quyet đinh", "quyet nghi", "nghi quyet", "ke hoach")


def _without_number_and_date(text: str) -> str:
    """The text of a line before place and date and before the number, which may stand behind the issuer."""
    return clean(regex.split(r"\bSố\s*:", _TITLE_END.sub(" ", PLACED_DATE.split(text)[0]))[0])


def _issuer(head: list[Line], type_at: int | None) -> HeadField[str] | None:
    """The issuer's lines over the number; of two bodies (``UBND TỈNH …`` over ``SỞ Y TẾ``) both."""
    found: list[Line] = []
    above = head[: type_at if type_at is not None else len(head)]
    texts = [_without_number_and_date(line.text) for line in above]
    for at, (line, text) in enumerate(zip(above, texts, strict=True)):
        if not text:
            if found and _NUMBER_LABEL.search(line.text):
                break
            continue
        following = texts[at + 1] if at + 1 < len(texts) else ""
        named = _ISSUER.match(text) or _ISSUER.match(f"{text} {following}")
        if text.isupper() and not any(c.isdigit() for c in text) and (named or (found and len(text) < 60)):
            found.append(Line(text, line.fragments, line.zone))
        elif found:
            break
        if found and _NUMBER_LABEL.search(line.text):
            break
    if not found and type_at is not None:
        found = [line for line in head[type_at + 1 :] if _is_issuer_line(line.text)][:1]
    if not found:
        return None
    found = [
        line for place, line in enumerate(found) if line.text not in {other.text for other in found[:place]}
    ]
    raw = clean(" ".join(line.text for line in found))
    return HeadField(raw, raw, tuple(f for line in found for f in line.fragments), "letterhead")


def _province(
    issuer: HeadField[str] | None,
    title: HeadField[str] | None,
    place: HeadField[str] | None,
    issued_on: HeadField[date] | None,
    lines: list[Line],
) -> HeadField[str] | None:
    """The province: from the issuer, else the title, else the place of a local body, else the text (of a district)."""
    on = issued_on.value if issued_on else None
    for field, confidence in ((issuer, 1.0), (title, 0.8)):
        found = find_province(field.value, on=on) if field else None
        if field is not None and found is not None:
            return HeadField(
                found.name, field.raw, field.fragments, field.rule, confidence * field.confidence
            )
    if issuer is None or not _LOCAL.search(issuer.value):
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


_LOCAL = regex.compile(any_of("local_issuer"), regex.IGNORECASE)


def _attached_type(lines: list[Line], type_at: int | None) -> HeadField[str] | None:
    """The type of an attached document: ``KẾ HOẠCH`` in capitals over ``(Kèm theo Quyết định số …)``."""
    for place, line in enumerate(lines):
        if type_at is not None and place <= type_at:
            continue
        words = line.text.strip(" :")
        name = next((n for n in document_types() if words == n), None)
        near = " ".join(following.text for following in lines[place : place + 6])
        if name is not None and ATTACHED_TO.search(near):
            return HeadField(_types().get(fold(name), "other"), line.text, line.fragments, "letterhead")
    return None


def _missing(
    number: HeadField[str] | None,
    issued_on: HeadField[date] | None,
    title: HeadField[str] | None,
) -> tuple[Note, ...]:
    fields = (
        (number, "number"),
        (issued_on, "date"),
        (title, "title"),
    )
    return tuple(
        warning(Code.HEAD_MISSING, f"The head states no {name}.") for field, name in fields if field is None
    )
