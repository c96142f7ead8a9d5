"""Which body does a name at a word print, with the level and the place that follow it?"""

from __future__ import annotations

from dataclasses import dataclass

from normalize.agency_names.body_notes import repaired, validity_notes
from normalize.agency_names.deeds import deed_behind_body
from normalize.agency_names.index import Match, index
from normalize.agency_names.level_and_place import Place, place_at, units_at
from normalize.agency_names.province_names import is_municipality
from normalize.agency_names.register import RegisterRow, register
from normalize.agency_names.register_choice import Context, choose, full_name
from normalize.agency_names.tokens import COMMA, DASH, SEMICOLON, WEAK, Tokens
from normalize.agency_names.words import folded, word_at
from normalize.notes import Note
from normalize.text import clean


@dataclass(frozen=True, slots=True)
class Body:
    """A body read at words ``[first, last)`` of a cell.

    Attributes:
        base_last: the word after the name proper, before level and place.
        row: its row of the register.
        name: as :func:`normalize.agency_names.register_choice.full_name` writes it.
        rule: alias, alias_with_place, shared_head or typing_error.
        confidence: 0 to 1.
        notes: repairs and doubts.
        words: how many words of the cell the form has, "và" not counted.
    """

    first: int
    last: int
    base_last: int
    row: RegisterRow
    name: str
    rule: str
    confidence: float
    notes: tuple[Note, ...]
    words: int


_BRAND = 6
"""Letters of the shortest one-word name in small letters: Viettel."""


_ABBREVIATION = 4
"""Letters of the shortest abbreviation that is known by having no vowel behind its first letter."""


@dataclass(frozen=True, slots=True)
class _Source:
    """The cell, what its document says, and the head of the name that is read without it."""

    tokens: Tokens
    context: Context
    tail_of: tuple[str, ...] | None = None

    @property
    def municipality(self) -> bool:
        return is_municipality(self.context.province_code, self.context.on)


def body_at(
    tokens: Tokens, first: int, context: Context, tail_of: tuple[str, ...] | None = None
) -> Body | None:
    """The body whose name begins at a word, with its level and place.

    Args:
        tokens: the cell.
        first: the word.
        context: what the document says.
        tail_of: a head that the name shares with the one before it: with ("so",) "Xây dựng" is Sở Xây dựng.
    """
    found = _match(tokens, first, tail_of)
    if found is None:
        return None
    if found.words == 1 and not tail_of and not _may_stand_alone(tokens, found, context):
        return None
    if found.words == 1 and tail_of and not (found.toned and tokens.upper(first)):
        return None
    if found.words == 1 and tail_of and _is_place(tokens, found):
        return None
    source = _Source(tokens, context, tail_of)
    return _with_level_inside(source, found) or _with_place_behind(source, found)


def _match(tokens: Tokens, first: int, tail_of: tuple[str, ...] | None) -> Match | None:
    """The longest form at a word; of two offices that a dash makes one ("Sở A - B"), the first where a comma stands."""
    found = index().match_tail(tail_of, tokens, first) if tail_of else index().match(tokens, first)
    if found is None or all(register()[row].own_name != "dash" for row in found.rows):
        return found
    if DASH in tokens.gap[first + 1 : found.last]:
        return found
    apart = [k for k in range(first + 1, found.last) if tokens.gap[k] == COMMA or tokens.plain[k] == "va"]
    if not apart:
        return found
    return (
        index().match_tail(tail_of, tokens, first, apart[-1])
        if tail_of
        else index().match(tokens, first, apart[-1])
    )


def read_as(tokens: Tokens, first: int, last: int, context: Context) -> Body | None:
    """The body whose name, without level and place, is just words ``[first, last)``."""
    found = _form(tokens, first, last)
    row = choose(found.rows, context, None) if found else None
    return _body(_Source(tokens, context), found, row, None) if found and row else None


def uncut_body_at(tokens: Tokens, first: int, context: Context) -> Body | None:
    """The body at a word, unless a longer kind of forces ends its item: "thanh tra xây dựng" is not Thanh tra."""
    body, force = body_at(tokens, first, context), word_at("force", tokens, first)
    if body is None or force is None or force[0] <= body.last:
        return body
    return None if force[0] >= len(tokens) or tokens.gap[force[0]] not in WEAK else body


def _form(tokens: Tokens, first: int, last: int) -> Match | None:
    """The form that is just words ``[first, last)``."""
    found = index().match(tokens, first, before=last)
    return found if found is not None and found.last == last else None


def _is_place(tokens: Tokens, found: Match) -> bool:
    """“Sở Quy hoạch - Kiến trúc Hà Nội, TP. Hồ Chí Minh”: a unit with its name is no rest of a name ("Sở TP")."""
    place = units_at(tokens, found.first)
    return (
        place is not None
        and place.last > found.last
        and (place.name is not None or place.province is not None)
    )


def _may_stand_alone(tokens: Tokens, found: Match, context: Context) -> bool:
    """Whether a one-word form is a body: an abbreviation in capitals, in a list ("Báo, Đài"), or with a place
    after it."""
    printed = tokens.printed(found.first)
    if sum(c.isupper() for c in printed) >= 2 or (printed[0].isupper() and len(printed) >= _BRAND):
        return True
    if len(printed) >= _ABBREVIATION and not set(tokens.plain[found.first][1:]) & set("aeiouy"):
        return True  # "Ubnd"
    in_list = tokens.gap[found.last : found.last + 1] in ([COMMA], [SEMICOLON])
    if found.toned and tokens.upper(found.first) and in_list:
        return True
    place = place_at(tokens, found.last, municipality=is_municipality(context.province_code, context.on))
    if place is None or not tokens.upper(found.first):
        return False
    return place.province is not None or (place.level in ("provinces", "province") and found.toned)


def _with_level_inside(source: _Source, found: Match) -> Body | None:
    """The body whose form ends in a level that a place goes on with: "UBND huyện" in "UBND huyện Hòa An"."""
    if source.tail_of or any(register()[row].agency.level == "all" for row in found.rows):
        return None
    for at in (found.last - 2, found.last - 1):
        if at <= found.first:
            continue
        place = units_at(source.tokens, at, municipality=source.municipality, on=source.context.on)
        base = _form(source.tokens, found.first, at) if place and place.last >= found.last else None
        row = choose(base.rows, source.context, place.level) if base and place else None
        if base is not None and row is not None:
            return _body(source, base, row, place)
    return None


def _with_place_behind(source: _Source, found: Match) -> Body | None:
    """The body with the level or place that follows its form, where one does."""
    tokens, context = source.tokens, source.context
    place = place_at(tokens, found.last, municipality=source.municipality, on=context.on)
    if place is not None and place.repaired and deed_behind_body(tokens, found.last):
        place = None  # "Sở Y tế tính toán …" has no "tỉnh"
    if place is None:
        if tuple(tokens.plain[found.first : found.last]) in folded("needs_place"):
            return None
        row = choose(found.rows, context, None)
        return _body(source, found, row, None) if row else None
    row = choose(found.rows, context, place.level)
    if row is None and not source.tail_of and tokens.plain[found.last - 2 : found.last] == ["viet", "nam"]:
        base = _form(tokens, found.first, found.last - 2)
        row = choose(base.rows, context, place.level) if base else None
    if row is None and place.province is not None and place.name is None:
        row = choose(found.rows, context, None)
    return _body(source, found, row, place) if row else None


def _body(source: _Source, found: Match, row: RegisterRow, place: Place | None) -> Body:
    tokens, context = source.tokens, source.context
    notes = (*_spelling(tokens, found, place, row), *validity_notes(row.agency, context.on))
    rule = "shared_head" if source.tail_of else "alias" if place is None else "alias_with_place"
    return Body(
        first=found.first,
        last=place.last if place else found.last,
        base_last=found.last,
        row=row,
        name=full_name(row, place, context),
        rule=rule,
        confidence=1.0 if found.toned and not (place and place.repaired) else 0.97,
        notes=notes,
        words=found.words,
    )


def _spelling(tokens: Tokens, found: Match, place: Place | None, row: RegisterRow) -> list[Note]:
    """A note where the name is misprinted but clear."""
    printed = clean(
        tokens.text[tokens.start[found.first] : tokens.end[(place.last if place else found.last) - 1]]
    )
    if not found.toned or (place is not None and place.repaired):
        return [repaired(printed, row.agency.name)]
    if _wrong_capitals(tokens, found, row.agency.name):
        return [repaired(printed, row.agency.name, "capitals")]
    return []


def _wrong_capitals(tokens: Tokens, found: Match, name: str) -> bool:
    """A small letter where the name has a capital, in print that is neither all capitals nor all small."""
    words = name.split()
    count = found.last - found.first
    printed = [tokens.printed(i) for i in range(found.first, found.last)]
    letters = "".join(printed)
    if letters.isupper() or letters.islower() or len(words) < count:
        return False
    pairs = list(zip(printed[1:], words[1:count], strict=False))
    if any(p.casefold() != w.strip(",.").casefold() for p, w in pairs):
        return False
    return any(p[0].islower() and w[0].isupper() for p, w in pairs)
