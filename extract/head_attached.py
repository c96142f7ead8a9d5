"""A head read from what an appendix says of its document: ``(Kèm theo Kế hoạch số … ngày … của …)``."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import regex

from extract.head_model import HeadField
from extract.model import Fragment
from extract.zones import Line
from normalize.acts import read_number, search_date
from normalize.notes import Code, Note, info
from normalize.text import clean

ATTACHED_TO = regex.compile(
    r"k[èe]m\s+theo\s+(?P<type>\p{L}[\p{L} ]{2,40}?)\s+số\s*:?\s*(?P<rest>.+)", regex.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Found:
    text: str
    day: date | None
    fragments: tuple[Fragment, ...]


def attached_to(lines: list[Line]) -> dict[str, _Found]:
    """Number, date and issuer from ``(Kèm theo Kế hoạch số … ngày … của …)``."""
    for line in lines:
        match = ATTACHED_TO.search(line.text)
        found = read_number(match["rest"]) if match else None
        if match is None or found is None:
            continue
        values = {"number": _Found(found.number, None, line.fragments)}
        dated = search_date(match["rest"])
        if dated is not None:
            values["date"] = _Found(match["rest"][dated[1] : dated[2]], dated[0], line.fragments)
        issuer = regex.search(r"\bcủa\s+(\p{Lu}[^()]+)", match["rest"])
        if issuer:
            values["issuer"] = _Found(clean(issuer[1]).rstrip(" )."), None, line.fragments)
        return values
    return {}


def _from_appendix(found: str) -> Note:
    return info(
        Code.TEXT_REPAIRED,
        "The letterhead is missing; read from what an appendix says of its document.",
        found=found,
    )


def text_field(found: _Found | None) -> HeadField[str] | None:
    if found is None:
        return None
    return HeadField(
        found.text, found.text, found.fragments, "attached_to", 0.8, (_from_appendix(found.text),)
    )


def date_field(found: _Found | None) -> HeadField[date] | None:
    if found is None or found.day is None:
        return None
    return HeadField(
        found.day, found.text, found.fragments, "attached_to", 0.8, (_from_appendix(found.text),)
    )
