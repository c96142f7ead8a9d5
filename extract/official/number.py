"""The number of a document: what stands behind ``Số:`` beside or under its issuer, and no other act's.

Where that place is empty (``Số:      /KH-UBND``, to be filled in by hand) or cannot be read, the document has
no
number: the numbers of acts that its title or its text cites never serve.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import regex

from extract.model import Fragment
from extract.model.head import HeadField
from extract.official.date import place_and_date, without_place_and_date
from extract.official.letterhead import Letterhead, type_of_line
from extract.official.zones import Line
from normalize.acts import ActNumber, act_types, find_date, read_number
from normalize.notes import Code, info
from normalize.text import clean, fold

_LABEL = regex.compile(
    r"(?<!\p{L})(?:S[ốỐôÔồóÓo]|(?<=^\p{Lu}[\p{Ll} ]{3,14} )số(?=\s*:)|^s[ốóồ](?=\s*:))(?:\s*[:.;]+|(?=\s|\d|[/#…]|$))\s*"
)
_FILLING = regex.compile(r"[\s.…_:\-–]*")
_CUT = regex.compile(r"(?:^|[-–/\d])[\s.…_]*$")
_LETTERS = regex.compile(
    r"(?:[\[<({«][^\]>)}»]{0,30}[\]>)}»]+|\S{0,10}?)\s*(?P<at>/|[-–](?=\s*\p{Lu}{2,4}\s*/))\s*(?:\d{4}\s*/\s*)?(?P<symbol>\p{Lu}[\p{L}\d&./–-]*)"
)
_PLACE_AND_DATE = regex.compile(r"(?:năm\s*(?:\d{4}|[.…_\s]*)|\d{4})$")
_ISSUER_WORDS = regex.compile(r"^[\p{Lu}\s,.&\-–_]+$")
_OWN_NAME = regex.compile(r"(?:của|CỦA)\s+[\p{L} ]+$")
_AUTHENTICATED = "xac thuc van ban hop nhat"
_CONSOLIDATED_SYMBOL = "VBHN"
_AUTHENTICATION_LINES = 10
_MOST_SCRAWLS = 3
"""Words that a scan makes of a number written by hand, at most."""
_JOINED = 3
"""Lines below the label over which a number may be broken."""


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """What the place of the number holds.

    Attributes:
        field: the number; None where the place is empty, cannot be read, or is missing.
        issued_on: the date right behind the number (``SỐ 115/2004/QĐ-TTG NGÀY 25 THÁNG 6 NĂM 2004``).
        empty: the place as printed, where it holds no number that can be read: ``Số: /KH-UBND``.
        symbol: its letters there (``KH-UBND``).
        place: the line of that place.
        illegible: whether something is written there that cannot be read, its letters included.
    """

    field: HeadField[str] | None = None
    issued_on: HeadField[date] | None = None
    empty: str | None = None
    symbol: str | None = None
    place: tuple[Fragment, ...] = ()
    illegible: bool = False


def own_number(head: Letterhead, lines: Sequence[Line]) -> OwnNumber:
    """The number in the head; of a consolidated text also where it is authenticated, at its end."""
    found = _in_head(head.lines)
    if head.consolidated or any(fold(x.text) == "van ban hop nhat" for x in head.lines):
        if found.field is not None and _CONSOLIDATED_SYMBOL in found.field.value:
            return found
        authenticated = _where_authenticated(lines)
        if authenticated.field is not None:
            return authenticated
        if head.consolidated and found.field is not None and _is_of(found.field.value, head.consolidated):
            return OwnNumber()
    if found.field is None and found.empty is None and not head.has_motto:
        return _own_name(head.lines)
    return found


def _in_head(head: Sequence[Line]) -> OwnNumber:
    type_at = next((k for k, line in enumerate(head) if type_of_line(line.text)), None)
    illegible: OwnNumber | None = None
    for at in range(len(head)):
        for label in _LABEL.finditer(head[at].text):
            found = _behind_label(head, at, label, type_at)
            if found is not None:
                return found
            if illegible is None and (type_at is None or at < type_at):
                illegible = _illegible(head[at], label)
    return illegible or OwnNumber()


def _illegible(line: Line, label: regex.Match[str]) -> OwnNumber | None:
    """The place of a number of which a scan gave signs without sense: ``Số: 2zøØ[B-SKHCN``.

    It is a line of its own, and of a word or two: a sentence is none.
    """
    rest = without_place_and_date(line.text[label.end() :]).strip()
    recognised = any(f.confidence < 1.0 for f in line.fragments)
    if (
        label.start()
        or ":" not in label.group(0)
        or not recognised
        or not 0 < len(rest.split()) <= _MOST_SCRAWLS
    ):
        return None
    return OwnNumber(empty=clean(line.text), place=line.fragments, illegible=True)


def _behind_label(
    head: Sequence[Line], at: int, label: regex.Match[str], type_at: int | None
) -> OwnNumber | None:
    """What stands behind one ``Số``; None where it is not the label of the document's own number."""
    line = head[at]
    colon = ":" in label.group(0)
    before = line.text[: label.start()].strip()
    named = colon and (type_at is None or at < type_at) and _is_type(before)
    # A scan takes the S for a small one where figures written by hand stand high beside it.
    capital = label.group(0)[0] == "S" or not label.start()
    may_stand = named or (capital and _may_stand_before(before, at, type_at))
    if line.text.startswith("(") or not may_stand:
        return None
    rest, fragments, number = _number_at(head, at, label.end())
    if number is None:
        symbol = _symbol_of_place(rest)
        alone = colon and not rest.strip(" .…_")
        if symbol is None and not alone:
            return None
        return OwnNumber(empty=clean(line.text[label.start() :]), symbol=symbol, place=line.fragments)
    if type_at is not None and at > type_at and not _agrees(number, head, at, type_at, colon=colon):
        return None
    return _found(number, rest, fragments)


def _may_stand_before(before: str, at: int, type_at: int | None) -> bool:
    """Whether this may stand on the line before ``Số``: nothing, place and date, the issuer,
    ``CỦA THỦ TƯỚNG CHÍNH PHỦ``."""
    before = before.strip(" -–_|,;")
    if not before or _PLACE_AND_DATE.search(before):
        return True
    own = _OWN_NAME.search(before) if type_at is not None and at in (type_at, type_at + 1) else None
    if own is not None and not _names_act(own.group(0)):
        return True
    return _ISSUER_WORDS.match(before) is not None and not _names_act(before)


def _names_act(text: str) -> bool:
    words = f" {fold(text)} "
    return any(f" {fold(name)} " in words for name in _cited_types())


def _is_type(before: str) -> bool:
    """Whether the kind of the document is all that stands before its number: ``Luật số: 57/2024/QH15``."""
    return fold(before) in {fold(t.name) for t in act_types()}


def _cited_types() -> tuple[str, ...]:
    """Names of acts behind which the number of a cited act stands; ``VĂN BẢN HỢP NHẤT`` is a heading."""
    return tuple(t.name for t in act_types() if t.id != "van_ban_hop_nhat")


def _number_at(
    head: Sequence[Line], at: int, start: int
) -> tuple[str, tuple[Fragment, ...], ActNumber | None]:
    """The text behind the label, with the lines below where the number is broken (``Số:`` over
    ``12/KH-UBND``)."""
    rest, fragments = without_place_and_date(head[at].text[start:]), head[at].fragments
    number = _at_start(rest)
    found = rest, fragments, number
    joined, places, taken = rest, fragments, 0
    for below in head[at + 1 :]:
        text = without_place_and_date(below.text)
        if not _is_cut(joined, number) or taken == _JOINED or type_of_line(below.text) is not None:
            break
        if not text:
            continue
        joined, places, taken = f"{joined} {text}", (*places, *below.fragments), taken + 1
        longer = _at_start(joined)
        if longer is not None and (number is None or longer.end > number.end):
            number = longer
            found = joined, places, longer
    return found


def _is_cut(text: str, number: ActNumber | None) -> bool:
    """Whether a text ends where a number may go on below: in a dash, a stroke, figures, or in nothing."""
    behind = text if number is None else text[number.end :] or text[-1:]
    return _CUT.search(behind) is not None


def _at_start(text: str) -> ActNumber | None:
    """The number that the text begins with, dots to be written over allowed before it."""
    number = read_number(text)
    return number if number is not None and _FILLING.fullmatch(text[: number.start]) else None


def _symbol_of_place(rest: str) -> str | None:
    """The letters of a place whose figures are missing or cannot be read: ``…/KH-UBND``, ``##6 /KH-SYT``."""
    place = _LETTERS.match(_FILLING.sub("", rest, count=1) if rest[:1] in " .…_" else rest)
    if place is None:
        return None
    number = _at_start(f"1{place['at']}{place['symbol']}")
    return number.symbol if number is not None else None


def _agrees(number: ActNumber, head: Sequence[Line], at: int, type_at: int, *, colon: bool) -> bool:
    """Whether a number below the type is the document's: not one that the title cites
    (``… NGHỊ QUYẾT / SỐ 214/NQ-CP``)."""
    above = fold(head[at - 1].text)
    cites = at - 1 > type_at and any(above.endswith(fold(name)) for name in _cited_types())
    kind = type_of_line(head[type_at].text)
    stated = next((t.id for t in act_types() if fold(kind or "") in map(fold, (t.name, *t.aliases))), None)
    return not cites and (colon or stated is None or number.act_type == stated)


def _found(
    number: ActNumber, rest: str, fragments: tuple[Fragment, ...], rule: str = "letterhead"
) -> OwnNumber:
    raw = _FILLING.sub("", rest[: number.end], count=1).strip()
    repaired = info(
        Code.TEXT_REPAIRED, "A stray space in the number was dropped.", expected=number.number, found=raw
    )
    field = HeadField(number.number, raw, fragments, rule, 1.0, (repaired,) if raw != number.number else ())
    dated = find_date(rest.lower(), number.end)
    if dated is None:
        return OwnNumber(field)
    day = HeadField(dated[0], rest[number.end : dated[1]].strip(" ,"), fragments, "behind_number", 0.95)
    return OwnNumber(field, day)


def _where_authenticated(lines: Sequence[Line]) -> OwnNumber:
    """The number of ``XÁC THỰC VĂN BẢN HỢP NHẤT``, which closes a consolidated text."""
    for at, line in enumerate(lines):
        if _AUTHENTICATED not in fold(line.text):
            continue
        near = lines[max(0, at - _AUTHENTICATION_LINES) : at + _AUTHENTICATION_LINES]
        found = _in_head(near)
        if found.field is not None and _CONSOLIDATED_SYMBOL in found.field.value:
            return replace(found, issued_on=found.issued_on or place_and_date(near).issued_on)
    return OwnNumber()


def _is_of(number: str, sentence: str) -> bool:
    """Whether the number is that of the act which a consolidated text names as the one it consolidates."""
    named = read_number(sentence)
    return named is not None and named.number == number


def _own_name(head: Sequence[Line]) -> OwnNumber:
    """A text without letterhead that begins with its own name:
    ``Quyết định của Thủ tướng Chính phủ số 115/2004/QĐ-TTg ngày …``."""
    line = next((x for x in head if any(c.isalpha() for c in x.text)), None)
    label = regex.search(r"(?<!\p{L})số\s*:?\s*(?=\d)", line.text, regex.IGNORECASE) if line else None
    if line is None or label is None:
        return OwnNumber()
    number = _at_start(line.text[label.end() :])
    words = fold(line.text[: label.start()])
    kind = next((t for t in act_types() if number is not None and t.id == number.act_type), None)
    if (
        number is None
        or kind is None
        or not (words == fold(kind.name) or words.startswith(f"{fold(kind.name)} cua "))
    ):
        return OwnNumber()
    return _found(number, line.text[label.end() :], line.fragments, "own_name")
