"""From a printed form to a body: which row, under which name, and what has to be said about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import regex

from normalize.agencies.index import Match, index, near
from normalize.agencies.level_and_place import Place, is_municipality, place_at, units_at
from normalize.agencies.register import Agency, RegisterRow, register, successor
from normalize.agencies.tokens import COMMA, SEMICOLON, Tokens
from normalize.agencies.words import words_of
from normalize.notes import Code, Note, info, warning
from normalize.text import clean, fold, place_tones

_PREFERENCE = {
    "province": ("province", "all", "centre", "provinces", "district", "commune"),
    "centre": ("centre", "provinces", "province", "all", "district", "commune"),
    "district": ("district", "all", "province", "commune", "provinces", "centre"),
    "commune": ("commune", "all", "district", "province", "provinces", "centre"),
}
"""For a name without a level: which level is meant in a document of this level, best first."""
_PRINTED = {
    "province": ("province", "all"),
    "provinces": ("provinces", "province", "all"),
    "centre": ("centre", "all"),
    "district": ("district", "all"),
    "commune": ("commune", "all"),
    "all": ("all", "provinces", "province", "district", "commune", "centre"),
}
"""For a name with its level printed: which rows it may be."""
_GRACE = timedelta(days=31)
"""Reorganised bodies took up their names within weeks of the day: no doubt is raised inside them."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the document says: its day, province and level (``province`` or ``centre`` …)."""

    on: date | None
    province_code: str | None
    level: str


@dataclass(frozen=True, slots=True)
class Body:
    """A body read at words ``[first, last)`` of a cell.

    ``base_last``: the word after the name proper, before level and place.
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


def row_level(row: RegisterRow) -> str:
    """The level as cells state it: a row for all provinces together is ``provinces``."""
    return "provinces" if row.kind == "local_class" else row.agency.level


def choose(rows: tuple[int, ...], context: Context, printed: str | None) -> RegisterRow | None:
    """The row meant by a form that several rows share; None where none is of the printed level."""
    order = _PRINTED[printed] if printed else _PREFERENCE.get(context.level, _PREFERENCE["province"])
    known = register()
    fitting = [known[r] for r in rows if row_level(known[r]) in order]
    if not fitting:
        return None

    def rank(row: RegisterRow) -> tuple[int, int, int]:
        return (
            order.index(row_level(row)),
            not row.agency.valid(context.on),
            row.agency.successor_id is not None and context.on is None,
        )

    if not printed and context.on is not None and any(r.agency.valid(context.on) for r in fitting):
        fitting = [r for r in fitting if r.agency.valid(context.on)]
    return min(fitting, key=rank)


def body_at(
    tokens: Tokens, first: int, context: Context, tail_of: tuple[str, ...] | None = None
) -> Body | None:
    """A body whose name begins at a word, with level and place; ``tail_of``: read the rest of a name with this head."""
    found = index().match_tail(tail_of, tokens, first) if tail_of else index().match(tokens, first)
    if found is None or (found.words == 1 and not tail_of and not _may_stand_alone(tokens, found)):
        return None
    if tail_of and found.words == 1 and not (found.toned and tokens.upper(first)):
        return None
    return _with_place(tokens, found, context, tail_of)


def read_as(tokens: Tokens, first: int, last: int, context: Context) -> Body | None:
    """The body whose name, without level and place, is just words ``[first, last)``."""
    found = index().match(tokens, first, before=last)
    if found is None or found.last != last:
        return None
    row = choose(found.rows, context, None)
    return _body(tokens, found, None, row, context) if row else None


_BRAND = 6
"""Letters of the shortest one-word name in small letters: Viettel."""


def _may_stand_alone(tokens: Tokens, found: Match) -> bool:
    """A one-word form counts where it is an abbreviation in capitals, stands in a list ("Báo, Đài"), or has a place after it."""
    printed = tokens.printed(found.first)
    if sum(c.isupper() for c in printed) >= 2 or (printed[0].isupper() and len(printed) >= _BRAND):
        return True
    if (
        found.toned
        and tokens.upper(found.first)
        and tokens.gap[found.last : found.last + 1] in ([COMMA], [SEMICOLON])
    ):
        return True
    place = place_at(tokens, found.last)
    return place is not None and place.province is not None and tokens.upper(found.first)


def _with_place(
    tokens: Tokens, found: Match, context: Context, tail_of: tuple[str, ...] | None
) -> Body | None:
    municipality = is_municipality(context.province_code)
    whole = tail_of is not None or any(register()[r].agency.level == "all" for r in found.rows)
    for back in (2, 1):
        at = found.last - back
        if at <= found.first or whole:
            continue
        place = units_at(tokens, at, municipality=municipality)
        if place is None or place.last < found.last:
            continue
        base = index().match(tokens, found.first, before=at)
        if base is not None and base.last == at:
            row = choose(base.rows, context, place.level)
            if row is not None:
                return _body(tokens, base, place, row, context)
    rest = tail_of is not None
    place = place_at(tokens, found.last, municipality=municipality)
    if place is None:
        row = choose(found.rows, context, None)
        return _body(tokens, found, None, row, context, rest=rest) if row else None
    row = choose(found.rows, context, place.level)
    if row is None and tokens.plain[found.last - 2 : found.last] == ["viet", "nam"] and not tail_of:
        base = index().match(tokens, found.first, before=found.last - 2)
        if base is not None and base.last == found.last - 2:
            row = choose(base.rows, context, place.level)
    if row is None and place.province is not None and place.name is None:
        row = choose(found.rows, context, None)
    return _body(tokens, found, place, row, context, rest=rest) if row else None


def _body(
    tokens: Tokens,
    found: Match,
    place: Place | None,
    row: RegisterRow,
    context: Context,
    *,
    rest: bool = False,
) -> Body:
    last = place.last if place else found.last
    notes = [*_spelling(tokens, found, place, row), *_validity(row.agency, context.on)]
    rule = "shared_head" if rest else "alias" if place is None else "alias_with_place"
    confidence = 1.0 if found.toned and not (place and place.repaired) else 0.97
    name = full_name(row, place, context)
    return Body(found.first, last, found.last, row, name, rule, confidence, tuple(notes), found.words)


def full_name(row: RegisterRow, place: Place | None, context: Context) -> str:
    """The register's name; with the place where the body keeps one in its name or is one district's or commune's."""
    name = row.agency.name
    if row.own_name == "province" and place is not None and place.province is not None:
        return f"{name.removesuffix(' tỉnh')} {place.province}"
    named = place is not None and place.name is not None and place.level in ("district", "commune")
    if (
        place is not None
        and place.name is not None
        and named
        and row.agency.level in ("district", "commune", "all")
    ):
        stem = name.removesuffix(" cấp huyện").removesuffix(" cấp xã").removesuffix(" huyện")
        return f"{stem} {_spelt_out(place.name)}"
    city = place is not None and place.name is not None and fold(place.name).startswith(("thanh pho", "tp"))
    if name.endswith(" tỉnh") and (city or is_municipality(context.province_code)):
        return name.removesuffix("tỉnh") + "thành phố"
    return name


_UNIT_WORDS = {"tp": "thành phố", "t.p": "thành phố", "tx": "thị xã"}
_UNIT = regex.compile(
    r"^(thành phố|thị xã|thị trấn|đặc khu|huyện|quận|xã|phường|t\.?p|tx)\.?(?=[\s\p{Lu}\d])\s*",
    regex.IGNORECASE,
)


def _spelt_out(place: str) -> str:
    """“TP.Cao Bằng” and "Huyện Hòa An" with the unit written out in small letters."""
    found = _UNIT.match(place)
    if found is None:
        return place_tones(place)
    unit = found.group(1).lower()
    return place_tones(f"{_UNIT_WORDS.get(unit, unit)} {place[found.end() :]}")


def _spelling(tokens: Tokens, found: Match, place: Place | None, row: RegisterRow) -> list[Note]:
    """What was read in spite of how it is spelt."""
    printed = clean(
        tokens.text[tokens.start[found.first] : tokens.end[(place.last if place else found.last) - 1]]
    )
    if not found.toned or (place is not None and place.repaired):
        return [repaired(printed, row.agency.name)]
    if _wrong_capitals(tokens, found, row.agency.name):
        return [repaired(printed, row.agency.name, "capitals")]
    return []


def repaired(printed: str, name: str, what: str = "spelling") -> Note:
    """The note on a name that is misprinted but clear."""
    return info(Code.TEXT_REPAIRED, f"Agency read in spite of its {what}.", expected=name, found=printed)


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


def _validity(agency: Agency, on: date | None) -> list[Note]:
    if on is None or agency.valid(on):
        return []
    if agency.valid_to is not None and agency.valid_to < on - _GRACE:
        heir = successor(agency.agency_id, on)
        message = f"{agency.name} ended on {agency.valid_to}, before the document's date {on}."
        return [
            warning(Code.AGENCY_NOT_VALID, message, expected=heir.name if heir else None, found=agency.name)
        ]
    if agency.valid_from is not None and agency.valid_from > on + _GRACE:
        message = f"{agency.name} began on {agency.valid_from}, after the document's date {on}."
        return [warning(Code.AGENCY_NOT_VALID, message, found=agency.name)]
    return []


@dataclass(frozen=True, slots=True)
class Candidates:
    """What a form that is not in the register may be: the rows it is a misprint of (empty where that is not clear)
    and the names nearest to it."""

    rows: tuple[int, ...]
    names: tuple[str, ...]


_LONGEST_REPAIRED = 120
"""Letters of the longest text that is looked up by likeness."""


@lru_cache(maxsize=8_192)
def candidates(plain: str, toned: str) -> Candidates:
    """Look a form up by likeness: ``plain`` and ``toned`` are its words without ``và``, joined by spaces."""
    if not plain or len(plain) > _LONGEST_REPAIRED:
        return Candidates((), ())
    found = near(plain)
    names = tuple(dict.fromkeys(register()[r].agency.name for f in found for r in f.rows[:1]))[:3]
    if not found or found[0].edits > _edits_allowed(len(plain)) or found[0].likeness < 80:
        return Candidates((), names)
    rival = [f for f in found[1:] if f.edits <= found[0].edits and not set(f.rows) & set(found[0].rows)]
    known = index().vocabulary | words_of("unit_head")
    if rival or all(word in known for word in toned.split()):
        return Candidates((), names)
    return Candidates(found[0].rows, names)


def _edits_allowed(length: int) -> int:
    """How many letters may be wrong in a form of this length."""
    return 0 if length < 5 else 1 if length < 14 else 2 if length < 28 else 3


def repaired_body(
    tokens: Tokens, first: int, last: int, context: Context
) -> tuple[Body | None, tuple[str, ...]]:
    """Words ``[first, last)`` read as a misprint of one body; else the names nearest to them."""
    names: tuple[str, ...] = ()
    for end in _name_ends(tokens, first, last, context):
        words = [i for i in range(first, end) if tokens.plain[i] != "va"]
        found = candidates(" ".join(tokens.plain[i] for i in words), " ".join(tokens.toned[i] for i in words))
        names = names or found.names
        if not found.rows:
            continue
        place = place_at(tokens, end, municipality=is_municipality(context.province_code))
        row = choose(found.rows, context, place.level if place else None)
        if row is not None:
            to = max(last, place.last) if place else last
            printed = clean(tokens.text[tokens.start[first] : tokens.end[to - 1]])
            notes = (repaired(printed, row.agency.name), *_validity(row.agency, context.on))
            name = full_name(row, place, context)
            return Body(first, to, end, row, name, "typing_error", 0.85, notes, len(words)), names
    return None, names


def _name_ends(tokens: Tokens, first: int, last: int, context: Context) -> list[int]:
    """Where the name may end: at the end, or before a level or place that reaches to the end."""
    ends = [last]
    for end in range(max(first + 1, last - 6), last):
        place = place_at(tokens, end, municipality=is_municipality(context.province_code))
        if place is not None and place.last == last:
            ends.append(end)
            break
    return ends
