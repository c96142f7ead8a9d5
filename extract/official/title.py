"""The type and the title of a document, from its head."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

import regex

from extract.model.head import HeadField
from extract.official.issuer import begins_issuer, is_issuer_line
from extract.official.letterhead import type_of_line
from extract.official.preamble import begins_preamble
from extract.official.zones import Line
from normalize.acts import act_types, read_number
from normalize.header_units import states_unit
from normalize.notes import Code, info
from normalize.official_words import any_of, document_types
from normalize.text import clean, fold

_TITLE_END = regex.compile(r"[_–—\-=*]{3,}")
"""A line drawn with signs below the title."""
_NUMBER_OR_DATE = regex.compile(
    r"S[ốỐ]\s*:|\p{Lu}[\p{L} .-]{1,40},\s*ngày[\s\d.…]*tháng[\s\d.…]*(?:năm[\s\d.…]*)?$"
)
"""A line of the letterhead that stands below the title."""
_OWN_BRACKET = regex.compile(r"\((?:giai đoạn|thời kỳ|từ|năm|đến|lần|đợt|khóa)\b", regex.IGNORECASE)
"""Brackets that are of the title: ``(giai đoạn 2026 - 2030)``, in contrast to ``(Kèm theo …)``, ``(Dự thảo)``."""
_ATTACHED_TO = regex.compile(r"\s*\((?:ban hành\s+)?kèm theo\b[^()]*\)?\s*$", regex.IGNORECASE)
"""A bracket behind the title that says to which act the document is attached."""
_BREAKS_OFF = regex.compile(
    r"(?:,|\b(?:của|do|và|hoặc|với|cho|thực hiện|triển khai|về|tại|theo|từ|các|một số điều))$",
    regex.IGNORECASE,
)
"""The end of a line that cannot be the end of a title."""
_SESSION = regex.compile(r"\bKH[OÓ][AÁ]\b|\bKỲ HỌP\b")
_QUALIFIERS = regex.compile(rf"(?:{any_of('type_qualifier', capitals=True)}\b[\s,]*)+")


def doc_type_of(head: Sequence[Line]) -> tuple[int | None, HeadField[str] | None]:
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


def title_of(head: Sequence[Line], type_at: int | None) -> HeadField[str] | None:
    """The lines below the type, up to a rule, the issuer's name in capitals, a sentence, or the bases."""
    if type_at is None:
        return _subject_of_letter(head)
    parts: list[Line] = []
    rest = _rest_of_type_line(head[type_at])
    if rest:
        parts.append(replace(head[type_at], text=rest))
    for at, line in enumerate(head[type_at + 1 :], type_at + 1):
        text = _TITLE_END.split(line.text)[0].strip()
        if _is_number_or_date(text):
            continue
        if _ends_title(head, at, text, parts):
            break
        if text:
            parts.append(replace(line, text=text))
        if text != line.text.strip():
            break
    if not parts:
        return None
    title = _ATTACHED_TO.sub("", clean(" ".join(part.text for part in parts)))
    if not title:
        return None
    return HeadField(title, title, tuple(f for part in parts for f in part.fragments), "title")


def _is_number_or_date(text: str) -> bool:
    return _NUMBER_OR_DATE.match(text) is not None


def _ends_title(head: Sequence[Line], at: int, text: str, parts: Sequence[Line]) -> bool:
    """Whether a line is none of the title's; one above that breaks off (``… CỦA``) goes on with any."""
    if text.startswith("("):
        return _OWN_BRACKET.match(text) is None
    if states_unit(text) and parts:
        return True
    if parts and _BREAKS_OFF.search(parts[-1].text):
        return False
    if is_issuer_line(text) or _is_decision_word(text) or _names_session(text):
        return True
    return bool(parts) and begins_preamble(head, at, parts[0])


def _names_session(text: str) -> bool:
    """``HỘI ĐỒNG NHÂN DÂN TỈNH … KHÓA X, KỲ HỌP THỨ 4``, below the title of a resolution."""
    return text.isupper() and _SESSION.search(text) is not None and begins_issuer(text)


def _rest_of_type_line(line: Line) -> str:
    """What stands behind the type on its line; ``LIÊN NGÀNH`` is of the type."""
    name = next((n for n in document_types() if line.text.startswith(n)), "")
    rest = line.text[len(name) :].strip(" :_-–") if name else ""
    return "" if _QUALIFIERS.fullmatch(rest) else rest


def _subject_of_letter(head: Sequence[Line]) -> HeadField[str] | None:
    for line in head:
        match = regex.search(r"V/v:?\s+(.+)", line.text)
        if match:
            return HeadField(clean(match[1]), match[0], line.fragments, "letterhead")
    return None


def _is_decision_word(text: str) -> bool:
    return fold(text) in ("quyet đinh", "quyet nghi", "nghi quyet", "ke hoach")
