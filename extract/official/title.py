"""The type and the title of a document, from its head."""

from __future__ import annotations

from functools import lru_cache

import regex

from extract.model.head import HeadField
from extract.official.issuer import is_issuer_line
from extract.official.letterhead import type_of_line
from extract.official.zones import Line, Zone
from normalize.acts import act_types, read_number
from normalize.notes import Code, info
from normalize.official_words import document_types
from normalize.text import clean, fold

_TITLE_END = regex.compile(r"[_–—\-=*]{3,}")
"""A line drawn with signs below the title."""
_NUMBER_OR_DATE = regex.compile(
    r"S[ốỐ]\s*:|\p{Lu}[\p{L} .-]{1,40},\s*ngày[\s\d.…]*tháng[\s\d.…]*(?:năm[\s\d.…]*)?$"
)
"""A line of the letterhead that stands below the title."""


def doc_type_of(head: list[Line]) -> tuple[int | None, HeadField[str] | None]:
    """The line that is the type in capitals, and its value."""
    for place, line in enumerate(head):
        name = type_of_line(line.text)
        if name is not None:
            return place, HeadField(
                _types().get(fold(name), "other"), line.text, line.fragments, "letterhead"
            )
    return None, None


def type_from_number(number: HeadField[str] | None) -> HeadField[str]:
    found = read_number(number.value) if number else None
    kind = next((t.doc_type for t in act_types() if found and t.id == found.act_type), "other")
    raw, fragments = (number.raw, number.fragments) if number else ("", ())
    note = info(Code.TEXT_REPAIRED, "The type is read from the number, no line states it.", expected=kind)
    return HeadField(kind, raw, fragments, "number", 0.7 if number else 0.2, (note,))


@lru_cache(maxsize=1)
def _types() -> dict[str, str]:
    return {fold(word): kind.doc_type for kind in act_types() for word in (kind.name, *kind.aliases)}


def title_of(head: list[Line], type_at: int | None) -> HeadField[str] | None:
    """The lines below the type, up to a rule, the issuer's name in capitals, or the bases."""
    if type_at is None:
        return _subject_of_letter(head)
    parts: list[Line] = []
    rest = _rest_of_type_line(head[type_at])
    if rest:
        parts.append(Line(rest, head[type_at].fragments, Zone.HEAD))
    for line in head[type_at + 1 :]:
        text = _TITLE_END.split(line.text)[0].strip()
        if is_issuer_line(text) or text.startswith("(") or _is_decision_word(text):
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


def _is_decision_word(text: str) -> bool:
    return fold(text) in ("quyet đinh", "quyet nghi", "nghi quyet", "ke hoach")
