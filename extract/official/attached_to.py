"""A head read from what an appendix says of its document: ``(Kèm theo Kế hoạch số … ngày … của …)``.

Only a line that says so of itself serves: not a clause that speaks of something
``ban hành kèm theo Quyết định số …``, not a form of a circular
(``Mẫu số 01 (Ban hành kèm theo Thông tư số …)``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import regex

from extract.model import Fragment
from extract.model.head import HeadField
from extract.official.zones import Line
from normalize.acts import ActNumber, act_types, read_number, search_date, slug
from normalize.notes import Code, Note, info, warning
from normalize.text import clean, fold

_ATTACHED_TO = regex.compile(
    r"k[èe]m\s+theo\s+(?P<type>\p{L}[\p{L} ]{2,40}?)\s+số\s*:?\s*(?P<rest>.+)", regex.IGNORECASE
)
_SAYS_SO = regex.compile(
    r"(?:\(\s*(?:(?i:ban\s+hành)\s+)?|^(?:Ban\s+hành\s+)?)(?=(?i:k)[èe]m\s+theo\b|K[èe]m\s+theo\b)"
)
_FORM = regex.compile(r"\(?\s*(?:biểu\s+)?mẫu\b", regex.IGNORECASE)
_PUTS_IN_FORCE = frozenset({"quyet_dinh", "nghi_quyet"})
"""Acts that a plan or a programme is attached to; they are attached to none themselves."""
_FORM_WITHIN = 3
_BROKEN_OVER = 3
"""Lines over which the brackets may be broken."""


@dataclass(frozen=True, slots=True)
class OwnHead:
    """What the document's head says of itself, which an appendix may complete and not contradict.

    Attributes:
        number: its number, where it states one: then only the date may be missing.
        is_sure: whether that number was read with confidence (on scans it is written by hand).
        symbol: the letters of an empty place for the number.
        act_type: id of the type that it states (``ke_hoach``).
        is_local: whether its issuer is a local body; None where no line names the issuer.
    """

    number: str | None = None
    is_sure: bool = True
    symbol: str | None = None
    act_type: str | None = None
    is_local: bool | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    text: str
    day: date | None
    fragments: tuple[Fragment, ...]
    note: Note


def attached_to(lines: Sequence[Line], own: OwnHead) -> dict[str, _Found]:
    """Number, date and issuer from ``(Kèm theo Kế hoạch số … ngày … của …)``."""
    for at, line in enumerate(lines):
        text, fragments = _whole(lines, at)
        match = (
            _ATTACHED_TO.search(text) if _says_so(line.text, lines[max(0, at - _FORM_WITHIN) : at]) else None
        )
        found = read_number(match["rest"]) if match else None
        if match is None or found is None or not _may_be(found, own):
            continue
        return _values(match["rest"], found, fragments, own)
    return {}


def _values(rest: str, found: ActNumber, fragments: tuple[Fragment, ...], own: OwnHead) -> dict[str, _Found]:
    values = {"number": _Found(found.number, None, fragments, _from_appendix(found.number, own))}
    dated = search_date(rest)
    if dated is not None:
        day = rest[dated[1] : dated[2]]
        values["date"] = _Found(day, dated[0], fragments, _from_appendix(day, own))
    issuer = regex.search(r"\bcủa\s+(\p{Lu}[^()]+)", rest)
    if issuer:
        name = clean(issuer[1]).rstrip(" ).")
        values["issuer"] = _Found(name, None, fragments, _from_appendix(name, own))
    return values


def _says_so(text: str, above: Sequence[Line]) -> bool:
    """Whether the line is one that says what it is attached to, and no form."""
    begins = _SAYS_SO.search(text)
    if begins is None or any(_FORM.match(x.text) for x in above) or _FORM.match(text):
        return False
    before = text[: begins.start()].strip()
    return (
        not before or before.isupper() or fold(before).startswith(("phu luc", "bieu", "danh muc", "ke hoach"))
    )


def _whole(lines: Sequence[Line], at: int) -> tuple[str, tuple[Fragment, ...]]:
    """The line with those below it, up to the bracket that closes it."""
    text, fragments = lines[at].text, lines[at].fragments
    for below in lines[at + 1 : at + _BROKEN_OVER]:
        if "(" not in text or text.count(")") >= text.count("("):
            break
        text, fragments = f"{text} {below.text}", (*fragments, *below.fragments)
    return text, fragments


def _may_be(found: ActNumber, own: OwnHead) -> bool:
    """Whether the head allows that this act is the document, or puts it in force."""
    if own.number is not None:
        return found.number == own.number or (not own.is_sure and _same_letters(found, own.number))
    if own.symbol is not None:
        return found.symbol == own.symbol
    if own.is_local and not found.local:
        return False
    if own.act_type is None or found.act_type == own.act_type:
        return True
    return found.act_type in _PUTS_IN_FORCE and own.act_type not in _PUTS_IN_FORCE


def _same_letters(found: ActNumber, number: str) -> bool:
    """Whether a number unsurely read has the same letters: ``409/QĐ-BTC`` and ``103/QD-BTC``."""
    other = read_number(number)
    return other is not None and slug(other.symbol) == slug(found.symbol)


def act_type_of(name: str | None) -> str | None:
    """The id of the type that a head states in capitals: ``KẾ HOẠCH HÀNH ĐỘNG`` → ``ke_hoach``."""
    words = fold(name or "")
    return next((t.id for t in act_types() if words in map(fold, (t.name, *t.aliases))), None)


def _from_appendix(found: str, own: OwnHead) -> Note:
    if own.symbol is not None:
        return warning(
            Code.TEXT_REPAIRED,
            "The head leaves the place of its number empty; this is what an appendix says of its document.",
            found=found,
        )
    return info(
        Code.TEXT_REPAIRED,
        "The letterhead is missing; read from what an appendix says of its document.",
        found=found,
    )


def text_field(found: _Found | None) -> HeadField[str] | None:
    if found is None:
        return None
    return HeadField(found.text, found.text, found.fragments, "attached_to", 0.8, (found.note,))


def date_field(found: _Found | None) -> HeadField[date] | None:
    if found is None or found.day is None:
        return None
    return HeadField(found.day, found.text, found.fragments, "attached_to", 0.8, (found.note,))
