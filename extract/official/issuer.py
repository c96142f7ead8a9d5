"""The body that issued a document: from its letterhead, else from the letters of its number.

A letterhead prints the superior body over the one that issues (``UBND TỈNH …`` over ``SỞ Y TẾ``); of two bodies of
one rank (``SỞ Y TẾ - SỞ GIÁO DỤC VÀ ĐÀO TẠO``) both issue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from extract.model.head import HeadField
from extract.official.date import PLACED_DATE
from extract.official.zones import Line
from normalize.acts import read_number
from normalize.notes import Code, Note, info
from normalize.official_words import any_of
from normalize.text import clean

_RANK_NAMES = ("rank_top", "rank_head", "rank_middle", "rank_low")
_RANKS = tuple(regex.compile(rf"{any_of(rank, capitals=True)}(?!\p{{L}})") for rank in _RANK_NAMES)
_ISSUER = regex.compile(
    rf"(?!{any_of('no_issuer', capitals=True)}(?!\p{{L}})){any_of('issuer', capitals=True)}\b"
)
_NUMBER_LABEL = regex.compile(r"(?<!\p{L})S[ốỐôÔó]\s*:")
_OWN_NUMBER = regex.compile(r"(?<!\p{L})S[ốỐôÔó]\s*(?::|\d)")
_RULE = regex.compile(r"[_–—\-=*]{3,}")
"""A line drawn with signs below the issuer or the title."""
_JOINS = regex.compile(rf"\s+[-–—]\s+(?={any_of(*_RANK_NAMES, capitals=True)}(?!\p{{L}}))")
"""A dash between two bodies that issue together."""
_JOINT_KIND = regex.compile(r"\bLIÊN\s+(?P<kind>SỞ|BỘ)\s*:?\s+(?P<names>(?!SỞ\b|BỘ\b)\p{Lu}.*)$")
_DASH = regex.compile(r"\s+[-–—]\s+")
_JOINT = regex.compile(any_of("type_qualifier", capitals=True))
"""In the line of the type: that several bodies issue."""
_PLACE = regex.compile(
    r"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s+(?![UỦ][YỶ]\b|ĐOÀN\b)"
)
"""Where the body of the line above is."""
_NAMED_PLACE = regex.compile(
    r"\b(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s+(?![UỦ][YỶ]\b|ĐOÀN\b).+$"
)
_COMMITTEE = regex.compile(r"\b(?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ) [UỦ][YỶ]\b")
"""A committee of the Party, whose boards print it over themselves."""
_COMMUNE = regex.compile(r"\b(?:XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s+(?<!THỊ XÃ\s)")
_DISTRICT = regex.compile(r"\b(?:HUYỆN|QUẬN|THỊ XÃ)\b")
_LONGEST = 90
"""Letters of an issuer's name on one line, at most."""
_LONGEST_REST = 60
"""Letters of a line that goes on with the issuer's name, at most."""
_MOST_LINES = 5
"""Lines of bodies right over a number, at most."""


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issues, and the body printed above it that does not."""

    field: HeadField[str] | None = None
    superior: HeadField[str] | None = None


def issuer_of(head: Sequence[Line], type_at: int | None) -> Issuer:
    """The issuer's lines over the number, parted from those of its superior.

    Args:
        type_at: index of the line that states the type; the issuer stands above it, or in capitals below the
            title.
    """
    found = _over_number(head[:type_at]) or _right_over_number(head[:type_at])
    if not found and type_at is not None:
        found = [line for line in head[type_at + 1 :] if is_issuer_line(line.text)][:1]
    by_text: dict[str, Line] = {}
    for line in found:
        by_text.setdefault(line.text, line)
    bodies = _bodies(list(by_text.values()))
    if not bodies:
        return Issuer()
    last = len(bodies) - 1
    if type_at is not None and _JOINT.search(head[type_at].text):
        while last and _rank(bodies[last - 1][0].text) == _rank(bodies[-1][0].text):
            last -= 1
    own = _field(bodies[last:])
    if not last:
        return Issuer(own)
    superior = _field(bodies[:last])
    return Issuer(_placed(own, superior), superior)


def _placed(own: HeadField[str], superior: HeadField[str]) -> HeadField[str]:
    """An issuer with the place that only the body above it names (``SỞ Y TẾ`` below ``UBND TỈNH LÀO CAI``), or with the whole of
    that body where it says whose the issuer is: ``VĂN PHÒNG``, ``ỦY BAN KIỂM TRA`` below ``TỈNH ỦY GIA LAI``."""
    named = _NAMED_PLACE.search(superior.value)
    is_whose = _is_bare(own.value) or _COMMITTEE.match(superior.value) is not None
    whose = superior.value if is_whose else named.group(0) if named is not None else ""
    if not whose or _NAMED_PLACE.search(own.value) or _COMMITTEE.search(own.value):
        return own
    level = own.value.split()[-1]
    stem = own.value.removesuffix(f" {level}") if whose.startswith(f"{level} ") else own.value
    return replace(own, value=f"{stem} {whose}", fragments=(*superior.fragments, *own.fragments))


def joint_issuers(text: str) -> tuple[str, ...]:
    """The bodies that issue together: ``SỞ Y TẾ - SỞ GIÁO DỤC VÀ ĐÀO TẠO``, ``LIÊN SỞ: Y TẾ - TÀI CHÍNH``; one alone else."""
    named = _JOINT_KIND.search(text)
    if named is not None and len(names := _DASH.split(named["names"])) > 1:
        return tuple(f"{named['kind']} {name}" for name in names)
    return tuple(_JOINS.split(text))


def _bodies(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines of each body. A line begins the next where it names a body that may stand below the one before: a
    superior is never printed below, so that ``VĂN PHÒNG`` over ``TỈNH ỦY`` is one body."""
    bodies: list[list[Line]] = []
    for line in lines:
        rank = _rank(line.text)
        above = bodies[-1] if bodies else []
        goes_on = above and (
            rank is None
            or _PLACE.match(line.text)
            or _is_bare(above[-1].text)
            or rank < (_rank(above[0].text) or 0)
        )
        if goes_on:
            above.append(line)
        else:
            bodies.append([line])
    return bodies


def _rank(text: str) -> float | None:
    """From 0 (none above it in a letterhead) to 3; None for a line that names no body."""
    found = [(m.end(), -rank) for rank, words in enumerate(_RANKS) if (m := words.match(text))]
    if not found:
        return None
    rank = -max(found)[1]
    return (
        rank + (0.6 if _COMMUNE.search(text) else 0.3 if _DISTRICT.search(text) else 0) if rank == 0 else rank
    )


def _is_bare(text: str) -> bool:
    """``VĂN PHÒNG``, ``BAN`` alone: whose it is stands below."""
    return any(words.fullmatch(text) for words in _RANKS[1:])


def _field(bodies: Sequence[Sequence[Line]]) -> HeadField[str]:
    raw = " - ".join(clean(" ".join(line.text for line in body)) for body in bodies)
    fragments = tuple(f for body in bodies for line in body for f in line.fragments)
    notes: tuple[Note, ...] = ()
    if len(joint_issuers(raw)) > 1:
        notes = (
            info(Code.SEVERAL_VALUES, "Several bodies issue together; issuer_id is the first.", found=raw),
        )
    return HeadField(raw, raw, fragments, "letterhead", 1.0, notes)


def _right_over_number(above: Sequence[Line]) -> list[Line]:
    """The lines in capitals right over the number, whatever body they name: a letterhead holds nothing else there."""
    at = next((k for k, line in enumerate(above) if _OWN_NUMBER.match(line.text)), 0)
    found: list[Line] = []
    for line in reversed(above[max(0, at - _MOST_LINES) : at]):
        text = _without_number_and_date(line.text)
        if not text:
            continue
        if not text.isupper() or len(text) > _LONGEST:
            break
        found.insert(0, replace(line, text=text))
    return found if any(_rank(line.text) is not None for line in found) else []


def _over_number(above: Sequence[Line]) -> list[Line]:
    """The first lines in capitals that name a body, up to the line with the number or the first other
    line."""
    texts = [_without_number_and_date(line.text) for line in above]
    found: list[Line] = []
    for at, (line, text) in enumerate(zip(above, texts, strict=True)):
        following = texts[at + 1] if at + 1 < len(texts) else ""
        goes_on = bool(text) and _is_of_issuer(text, following, begun=bool(found))
        if goes_on:
            found.append(replace(line, text=text))
        ends = bool(text) and not goes_on
        if found and (ends or _NUMBER_LABEL.search(line.text)):
            break
    return found


def _is_of_issuer(text: str, following: str, *, begun: bool) -> bool:
    """Whether a line is one of the issuer's: it names a body, by itself or with the next line, or goes on
    with it."""
    if not text.isupper() or (any(c.isdigit() for c in text) and not (begun and _rank(text) is not None)):
        return False
    named = _ISSUER.match(text) or _ISSUER.match(f"{text} {following}")
    ranked = _rank(text) is not None and _rank(following) is not None
    return bool(named) or ranked or (begun and len(text) < _LONGEST_REST)


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
