"""The head of a document: number, type, title, issuer, place and date, period, signer.

An ordinary letterhead (Decree 30/2020/NĐ-CP, appendix I) has the issuer left and the motto right, below them the
number and ``<Place>, ngày … tháng … năm …``, then the type in capitals, the title, the issuer again, the bases.
Text saved from a portal often lost its letterhead: then number and date come from what an appendix says of itself,
``(Kèm theo Kế hoạch số 342/KH-UBND ngày 07 tháng 10 năm 2023 của UBND tỉnh Bắc Ninh)``, with less confidence and a note.
A document in an issue of the gazette begins where its letterhead is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TypeVar

import regex

from extract.head_attached import ATTACHED_TO, attached_to, date_field, text_field
from extract.head_model import Head, HeadField, Line
from extract.head_period import period_of
from extract.head_signer import signer_of
from extract.model import Block, Paragraph
from extract.zones import Zone, read_zones
from normalize.acts import act_types, find_date, read_number
from normalize.look_alikes import as_figures, look_alikes
from normalize.notes import Code, Note, info, warning
from normalize.official_words import (
    BULLET,
    any_of,
    document_types,
    is_piece_of_letterhead,
    without_letterhead,
    words,
)
from normalize.provinces import find_province
from normalize.text import clean, fold

__all__ = ["Head", "HeadField", "read_head"]

T = TypeVar("T")

_NUMBER = regex.compile(r"(?<!\p{L})S(?:ố|Ố|ô|o)\s*[:.;]?\s*(?P<rest>[\d.…_ ]*\s*[/-].*)")

_PLACED_DATE = regex.compile(r"(?P<place>\p{Lu}[\p{L} .\-]{2,40}?)\s*,\s*(?=ngày\s)")

_ISSUER = regex.compile(rf"{any_of('issuer', capitals=True)}\b")

_GAZETTE = regex.compile(r"công báo|ký bởi|cơ quan:|ngày ký", regex.IGNORECASE)

_BASIS = regex.compile(rf"{BULLET}{any_of('basis')}\b")

_TITLE_END = regex.compile(r"[_–—\-=*]{3,}")

_HEAD_LINES = 60

_SURE = 0.5
"""Least confidence of a line's worst word for its number or date to be taken as read."""


def read_head(blocks: Sequence[Block]) -> Head:
    """The head of the (first) document in the blocks."""
    lines = _lines(blocks)
    head = _letterhead(lines)
    number, issued_on, place = _number(head), _issued_on(head), _place(head)
    type_at, doc_type = _doc_type(head)
    title = _title(head, type_at)
    attached = attached_to(lines) if number is None or issued_on is None else {}
    number = number or text_field(attached.get("number"))
    issued_on = issued_on or date_field(attached.get("date"))
    issuer = _issuer(head, type_at) or text_field(attached.get("issuer")) or _issuer_from_number(number)
    signer, role = signer_of(lines)
    start, end, vision = period_of(title)
    number, issued_on = _doubted(number), _doubted(issued_on)
    return Head(
        number=number,
        doc_type=doc_type if doc_type is not None else _type_from_number(number),
        title=title,
        issuer_raw=issuer,
        issued_on=issued_on,
        place=place,
        province_name=_province(issuer, title, place, issued_on, lines),
        period_start=start,
        period_end=end,
        vision_year=vision,
        signer=signer,
        signer_title=role,
        attached_type=_attached_type(lines, type_at),
        notes=_missing(number, issued_on, title),
    )


def _lines(blocks: Sequence[Block]) -> list[Line]:
    """Paragraphs, and the printed lines of letterheads set as tables, with the motto taken out."""
    lines: list[Line] = []
    for zone, block in zip(read_zones(blocks), blocks, strict=True):
        if isinstance(block, Paragraph):
            lines.append(Line(clean(without_letterhead(clean(block.text))), block.fragments, zone))
        elif zone in (Zone.HEAD, Zone.END) or len(lines) < 8:
            for cell in block.cells:
                for text in cell.lines or (cell.text,):
                    lines.append(Line(clean(without_letterhead(clean(text))), (cell.fragment,), zone))
    return [line for line in lines if line.text and not is_piece_of_letterhead(line.text)]


def _letterhead(lines: list[Line]) -> list[Line]:
    """The lines of the first head: up to the first clause or basis, the gazette's running lines left out."""
    head: list[Line] = []
    for line in lines[:_HEAD_LINES]:
        if line.zone is not Zone.HEAD or _begins_bases(line.text, head):
            break
        if not _GAZETTE.search(line.text[:60]):
            head.append(line)
    return head


def _begins_bases(text: str, head: list[Line]) -> bool:
    """``Căn cứ …``; ``Thực hiện …`` too, unless it is the title right below the type."""
    if not _BASIS.match(text):
        return False
    if text.lstrip("-–+*• ").startswith(words("cites")):
        return True
    below_type = bool(head) and any(fold(head[-1].text) == fold(name) for name in document_types())
    return len(head) > 1 and not below_type


def _number(head: list[Line]) -> HeadField[str] | None:
    for line in head:
        match = _NUMBER.search(line.text)
        if match is None or line.text.startswith("("):
            continue
        found = read_number(match["rest"])
        if found is not None:
            raw = match["rest"][: found.end].strip()
            notes = (info(Code.TEXT_REPAIRED, "A stray space in the number was dropped.", expected=found.number, found=raw),) if raw != found.number else ()  # fmt: skip
            return HeadField(found.number, raw, line.fragments, "letterhead", 1.0, notes)
    return None


def _doubted(field: HeadField[T] | None) -> HeadField[T] | None:
    """With a warning where the reader of a scan was unsure of a word of the line (numbers are written by hand)."""
    if field is None or min((f.confidence for f in field.fragments), default=1.0) >= _SURE:
        return field
    note = warning(Code.OCR_LOW_CONFIDENCE, "Read from a picture, and not surely.", found=field.raw)
    return replace(field, confidence=min(field.confidence, 0.5), notes=(*field.notes, note))


def _issued_on(head: list[Line]) -> HeadField[date] | None:
    """The date behind the place, else right behind the number (``SỐ 115/2004/QĐ-TTG NGÀY 25 THÁNG 6 NĂM 2004``)."""
    return _placed_date(head) or _date_behind_number(head)


def _date_behind_number(head: list[Line]) -> HeadField[date] | None:
    for line in head:
        match = _NUMBER.search(line.text)
        number = read_number(match["rest"]) if match and not line.text.startswith("(") else None
        if match is None or number is None:
            continue
        at = match.start("rest") + number.end
        found = find_date(line.text.lower(), at)
        if found is not None:
            raw = line.text[at : found[1]].strip()
            return HeadField(found[0], raw, line.fragments, "behind_number", 0.95)
    return None


def _placed_date(head: list[Line]) -> HeadField[date] | None:
    for place, line in enumerate(head):
        placed = _PLACED_DATE.search(line.text)
        if placed is None:
            continue
        found = find_date(line.text, placed.end())
        if found is not None:
            return HeadField(
                found[0], line.text[placed.end() : found[1]].strip(), line.fragments, "letterhead"
            )
        mended = find_date(
            _MISREAD_DATE.sub(lambda m: as_figures(m.group(0), "date"), line.text), placed.end()
        )
        if mended is not None:
            raw = line.text[placed.end() : mended[1]].strip()
            note = warning(Code.TEXT_REPAIRED, "Letters in the date were read as digits.", expected=str(mended[0]), found=raw)  # fmt: skip
            return HeadField(mended[0], raw, line.fragments, "letterhead", 0.5, (note,))
        below = _date_over_two_lines(head, place, placed.end())
        if below is not None:
            return below
    return None


def _date_over_two_lines(head: list[Line], place: int, at: int) -> HeadField[date] | None:
    """A date whose year or month stands on one of the next lines of a narrow letterhead."""
    line = head[place]
    if not _CUT_DATE.search(line.text, at):
        return None
    for below in head[place + 1 : place + 3]:
        joined = f"{line.text} {below.text}"
        found = find_date(joined, at)
        if found is not None:
            return HeadField(
                found[0],
                joined[at : found[1]].strip(),
                (*line.fragments, *below.fragments),
                "letterhead",
                0.95,
            )
    return None


_CUT_DATE = regex.compile(r"ngày[\s\d/]*(?:tháng[\s\d]*(?:năm)?)?\s*$", regex.IGNORECASE)

_LETTERS = regex.escape("".join(look_alikes("date")))
_MISREAD_DATE = regex.compile(rf"(?<=ngày\s|tháng\s|năm\s)[\d{_LETTERS}]{{1,4}}(?!\p{{L}})")


def _place(head: list[Line]) -> HeadField[str] | None:
    for line in head:
        placed = _PLACED_DATE.search(line.text)
        if placed is not None:
            name = regex.sub(r"^.*(?:\d|[/])\S*\s+", "", placed["place"]).strip()
            return HeadField(name, placed.group(0).strip(" ,"), line.fragments, "letterhead")
    return None


def _doc_type(head: list[Line]) -> tuple[int | None, HeadField[str] | None]:
    """The line that is the type in capitals, and its value."""
    for place, line in enumerate(head):
        words = regex.sub(r"[\s:._–—-]+$", "", line.text)
        name = next((n for n in document_types() if fold(words) == fold(n) or words.startswith(n + " ")), None)  # fmt: skip
        if name is not None and words.startswith(words[: len(name)].upper()):
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
        if text:
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
    return text.isupper() and _ISSUER.match(text) is not None and len(text) < 90


def _is_decision_word(text: str) -> bool:
    return fold(text) in ("quyet đinh", "quyet nghi", "nghi quyet", "ke hoach")


def _issuer(head: list[Line], type_at: int | None) -> HeadField[str] | None:
    """The issuer's lines over the number; of two bodies (``UBND TỈNH …`` over ``SỞ Y TẾ``) both."""
    found: list[Line] = []
    for line in head[: type_at if type_at is not None else len(head)]:
        text = _TITLE_END.sub(" ", _PLACED_DATE.split(line.text)[0])
        text = clean(regex.split(r"\bSố\s*:", text)[0])
        if not text:
            continue
        if text.isupper() and (_ISSUER.match(text) or (found and len(text) < 60)):
            found.append(Line(text, line.fragments, line.zone))
        elif found:
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
    for line in lines[:_HEAD_LINES]:
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
    number: HeadField[str] | None, issued_on: HeadField[date] | None, title: HeadField[str] | None
) -> tuple[Note, ...]:
    fields = (
        (number, "number", Code.NUMBER_UNPARSED),
        (issued_on, "date", Code.PERIOD_UNPARSED),
        (title, "title", Code.HEADER_UNMAPPED),
    )
    return tuple(
        warning(code, f"The head states no {name}.") for field, name, code in fields if field is None
    )
