"""The body that issued a document: from its letterhead, else from the letters of its number."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from extract.model.head import HeadField
from extract.official.date import PLACED_DATE
from extract.official.zones import Line
from normalize.acts import read_number
from normalize.notes import Code, info
from normalize.official_words import any_of
from normalize.text import clean

_ISSUER = regex.compile(rf"{any_of('issuer', capitals=True)}\b")
_NUMBER_LABEL = regex.compile(r"(?<!\p{L})S[ốỐôÔó]\s*:")
_RULE = regex.compile(r"[_–—\-=*]{3,}")
"""A line drawn with signs below the issuer or the title."""
_LONGEST = 90
"""Letters of an issuer's name on one line, at most."""
_LONGEST_REST = 60
"""Letters of a line that goes on with the issuer's name, at most."""


def issuer_of(head: Sequence[Line], type_at: int | None) -> HeadField[str] | None:
    """The issuer's lines over the number; of two bodies (``UBND TỈNH …`` over ``SỞ Y TẾ``) both.

    Args:
        type_at: index of the line that states the type; the issuer stands above it, or in capitals below the
            title.
    """
    found = _over_number(head[:type_at])
    if not found and type_at is not None:
        found = [line for line in head[type_at + 1 :] if is_issuer_line(line.text)][:1]
    if not found:
        return None
    by_text: dict[str, Line] = {}
    for line in found:
        by_text.setdefault(line.text, line)
    raw = clean(" ".join(by_text))
    return HeadField(raw, raw, tuple(f for line in by_text.values() for f in line.fragments), "letterhead")


def _over_number(above: Sequence[Line]) -> list[Line]:
    """The first lines in capitals that name a body, up to the line with the number or the first other
    line."""
    texts = [_without_number_and_date(line.text) for line in above]
    found: list[Line] = []
    for at, (line, text) in enumerate(zip(above, texts, strict=True)):
        following = texts[at + 1] if at + 1 < len(texts) else ""
        goes_on = bool(text) and _is_of_issuer(text, following, begun=bool(found))
        if goes_on:
            found.append(Line(text, line.fragments, line.zone))
        ends = bool(text) and not goes_on
        if found and (ends or _NUMBER_LABEL.search(line.text)):
            break
    return found


def _is_of_issuer(text: str, following: str, *, begun: bool) -> bool:
    """Whether a line is one of the issuer's: it names a body, by itself or with the next line, or goes on
    with it."""
    if not text.isupper() or any(c.isdigit() for c in text):
        return False
    named = _ISSUER.match(text) or _ISSUER.match(f"{text} {following}")
    return bool(named) or (begun and len(text) < _LONGEST_REST)


def is_issuer_line(text: str) -> bool:
    named = text.isupper() and _ISSUER.match(text) is not None and len(text) < _LONGEST
    return named and not any(c.isdigit() for c in text)


def begins_issuer(text: str) -> bool:
    """Whether a line in capitals begins with the name of a body that issues."""
    return _ISSUER.match(text) is not None


def issuer_from_number(number: HeadField[str] | None) -> HeadField[str] | None:
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


def _without_number_and_date(text: str) -> str:
    """The text of a line before place and date and before the number, which may stand behind the issuer."""
    return clean(regex.split(r"\bSố\s*:", _RULE.sub(" ", PLACED_DATE.split(text)[0]))[0])
