"""What may follow a body's name: its level, its place, or both ("tỉnh Cao Bằng", "các huyện, thị xã, thành
phố").

Levels as read here: ``province`` (one province), ``provinces`` (all of them, as a class: "các tỉnh", "cấp
tỉnh"),
``district``, ``commune``, ``all`` ("các cấp"), ``centre`` ("Việt Nam", "Trung ương").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from normalize.agency_names.level_words import Unit, unit_at
from normalize.agency_names.place_names import names_end
from normalize.agency_names.province_names import is_city_under_the_centre, province_at
from normalize.agency_names.tokens import COMMA, DASH, LINE, SLASH, SPACE, Tokens
from normalize.agency_names.words import first_words
from normalize.text import clean

_BETWEEN_UNITS = frozenset((SPACE, LINE, COMMA, SLASH, DASH))


@dataclass(frozen=True, slots=True)
class Place:
    """A place read after a name.

    Attributes:
        last: the word after it.
        level: see the module.
        name: the proper name printed, as in "huyện Hòa An": ``huyện Hòa An``; None for a class.
        province: the province's name, where it names one.
        plural: several units are meant.
        repaired: a word with a wrong tone was read ("tinh").
        is_city: of a province: it is a city.
    """

    last: int
    level: str
    name: str | None = None
    province: str | None = None
    plural: bool = False
    repaired: bool = False
    is_city: bool = False


@dataclass(frozen=True, slots=True)
class _BeforeUnits:
    """The words before units, as "các", "cấp", "3": the word after them, and what they say."""

    last: int
    plural: bool = False
    level_word: bool = False


@dataclass(frozen=True, slots=True)
class _Run:
    """Unit words that stand together: words ``[first, last)``, their kinds, whether one has wrong tones."""

    first: int
    last: int
    kinds: tuple[str, ...]
    repaired: bool


def units_at(
    tokens: Tokens, first: int, *, strict: bool = False, municipality: bool = False, on: date | None = None
) -> Place | None:
    """Units by their kinds, with or without names: "các huyện, thị xã, thành phố", "cấp huyện", "huyện Hòa
    An".

    Args:
        tokens: the cell.
        first: the word at which they begin.
        strict: the first unit's tones must be right (nothing before it says that a unit must follow).
        municipality: a city by itself is the province (the document's province is one).
        on: the day as of which a named city is one of province rank or not.
    """
    before = _before_units(tokens, first)
    if before is None:
        return None
    at = before.last
    joined = at < len(tokens.plain) and (at == first or tokens.gap[at] in (SPACE, LINE))
    unit = unit_at(tokens, at, strict=strict) if joined else None
    if unit is None:
        all_levels = at >= first + 2 and tokens.plain[first : first + 2] == ["cac", "cap"]
        return Place(first + 2, "all", plural=True) if all_levels else None
    run = _run_of_units(tokens, at, unit, many=before.plural, strict=strict)
    plural = before.plural or len(run.kinds) > 1
    level = _level(run.kinds, municipality)
    central = _under_the_centre(tokens, run.last)
    if central is not None:
        return Place(central, "provinces", plural=True, repaired=run.repaired)
    if before.level_word or (plural and level == "province"):
        class_level = "provinces" if level == "province" else level
        return Place(run.last, class_level, plural=True, repaired=run.repaired)
    return _with_name(tokens, run, level, plural=plural, on=on)


def _before_units(tokens: Tokens, first: int) -> _BeforeUnits | None:
    """What stands before the first unit; None where a sign parts it from the units."""
    plain, at, plural, level_word = tokens.plain, first, False, False
    before_level = first_words("before_level")
    while at < len(plain) and (plain[at] in before_level or plain[at].isdigit()):
        if at > first and tokens.gap[at] not in (SPACE, LINE, SLASH):
            return None
        plural |= plain[at] in ("cac", "moi", "tung") or plain[at].isdigit()
        level_word |= plain[at] == "cap"
        at += 1
    return _BeforeUnits(at, plural, level_word)


def _run_of_units(tokens: Tokens, first: int, unit: Unit, *, many: bool, strict: bool) -> _Run:
    """The unit and those that follow it: "huyện, thị xã và thành phố"."""
    n, last, kinds, repaired = len(tokens.plain), unit.last, [unit.kind], unit.repaired
    while last < n and tokens.gap[last] in _BETWEEN_UNITS:
        at = last
        while at < n and tokens.plain[at] in ("va", "hoac", "cac") and tokens.gap[at] in _BETWEEN_UNITS:
            at += 1
        following = unit_at(tokens, at, strict=strict)
        if following is None or not _goes_on(kinds, following.kind) or _is_named_zone(tokens, at, following):
            break
        is_name = at == last and tokens.gap[at] in (SPACE, LINE) and tokens.upper(at)
        if is_name and len(kinds) == 1 and not many:
            break
        last = following.last
        kinds.append(following.kind)
        repaired |= following.repaired
    return _Run(first, last, tuple(kinds), repaired)


def _is_named_zone(tokens: Tokens, at: int, unit: Unit) -> bool:
    """“phường, xã, đặc khu Côn Đảo”: few as they are, a special zone stands with its name beside units without one."""
    is_zone = tokens.plain[at : unit.last] == ["đac", "khu"] and tokens.plain[at - 1] != "cac"
    named = unit.last < len(tokens) and tokens.gap[unit.last] in (SPACE, LINE)
    return (
        is_zone
        and named
        and not tokens.text.isupper()
        and names_end(tokens, unit.last, many=False) > unit.last
    )


def _under_the_centre(tokens: Tokens, at: int) -> int | None:
    """The word after "trực thuộc Trung ương" where it stands at a word."""
    if tokens.plain[at : at + 4] == ["truc", "thuoc", "trung", "uong"]:
        return at + 4
    return at + 3 if tokens.plain[at : at + 3] == ["truc", "thuoc", "tw"] else None


def _goes_on(kinds: Sequence[str], kind: str) -> bool:
    """Whether a further unit belongs to the same level as those before it."""
    level = next((k for k in kinds if k != "city"), "city")
    return (
        (kind == "city" and level in ("province", "district", "city"))
        or kind == level
        or (level == "city" and kind != "commune")
    )


def _level(kinds: Sequence[str], municipality: bool) -> str:
    level = next((k for k in kinds if k != "city"), None)
    return level or ("province" if municipality else "district")


def _with_name(tokens: Tokens, run: _Run, level: str, *, plural: bool, on: date | None) -> Place:
    """The proper name after units: one for a single unit, a list of them for several."""
    named = None if plural or len(run.kinds) > 1 else _province_after(tokens, run, level, on)
    if named is not None:
        return named
    end = names_end(tokens, run.last, many=plural)
    name = None if plural or end == run.last else _printed(tokens, run.first, end)
    if name is not None and run.kinds == ("city",) and level == "province":
        level = "district"  # "thành phố Thủ Đức": a city of province rank bears its province's name
    is_city = level == "province" and run.kinds == ("city",)
    return Place(end, level, name, None, plural, run.repaired, is_city)


def _province_after(tokens: Tokens, run: _Run, level: str, on: date | None) -> Place | None:
    """A province's name after "tỉnh" or "thành phố"; "thành phố Cao Bằng" is the town that has its name."""
    kind = run.kinds[0]
    joined = run.last < len(tokens.plain) and tokens.gap[run.last] in (SPACE, LINE)
    province = province_at(tokens, run.last, on) if joined and kind in ("province", "city") else None
    if province is None:
        return None
    last, name = province
    printed = _printed(tokens, run.first, last)
    is_city = kind == "city" and is_city_under_the_centre(tuple(tokens.plain[run.last : last]), on)
    if kind == "city" and not is_city:
        level = "district"
        return Place(last, level, printed, None, False, run.repaired)
    return Place(last, level if kind == "province" else "province", printed, name, False, run.repaired)


def _printed(tokens: Tokens, first: int, last: int) -> str:
    return clean(tokens.text[tokens.start[first] : tokens.end[last - 1]])


def place_at(
    tokens: Tokens, first: int, *, municipality: bool = False, on: date | None = None
) -> Place | None:
    """What follows a body's name at a word: a level, a place, a province's bare name, "Việt Nam", "Trung
    ương"."""
    n = len(tokens.plain)
    if first >= n or tokens.gap[first] not in (SPACE, LINE):
        return None
    word, following = tokens.plain[first], tokens.plain[first + 1] if first + 1 < n else ""
    if (word == "viet" and following == "nam") or (word == "trung" and following == "uong"):
        further = place_at(tokens, first + 2, municipality=municipality, on=on)
        return further if further and word == "viet" else Place(first + 2, "centre")
    if word == "tw":
        return Place(first + 1, "centre")
    if word == "tu":
        return None
    named = province_at(tokens, first)
    if named is not None and tokens.upper(first):
        return Place(named[0], "province", None, named[1])
    return units_at(tokens, first, municipality=municipality, on=on)
