"""Units that go on with the body before them: "UBND các xã, phường; đặc khu", "UBND các xã, phườn", "xã Nam Tuấn, huyện Hòa An"."""

from __future__ import annotations

from normalize.agency_names.body_notes import repaired
from normalize.agency_names.level_and_place import Place, units_at
from normalize.agency_names.level_words import misread_unit_at, unit_at
from normalize.agency_names.province_names import is_spelt_province, province_at
from normalize.agency_names.register import by_id
from normalize.agency_names.tokens import COMMA, DASH, SEMICOLON, SPACE, STRONG, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell, Part

_FAMILIES = ("uy-ban-nhan-dan", "hoi-dong-nhan-dan", "dang-uy")
"""Bodies that stand at each level; ids are one of these and the level."""


def told_too(cell: Cell, i: int) -> int | None:
    """“các xã vùng cao, vùng đồng bào DTTS”: a further word that tells which places are meant is of the body before it."""
    before, told = cell.parts[-1], word_at("qualifier", cell.tokens, i)
    of_many = (before.agency_id or "").startswith(_FAMILIES) and before.last == i and cell.gap(i) == COMMA
    if told is None or not of_many or cell.tokens.upper(i) or word_at("region", cell.tokens, i) is None:
        return None
    before.last = max(told[0], cell.segment_end(told[0]))
    return before.last


def misread_unit(cell: Cell, before: Part, i: int) -> int | None:
    """“UBND các xã, phườn”: a further unit with a letter wrong is of the body before it, which says so."""
    kind = {"cap-huyen": "district", "cap-xa": "commune"}.get((before.agency_id or "").rpartition("-dan-")[2])
    last = (
        misread_unit_at(cell.tokens, i, kind) if kind and before.last == i and cell.gap(i) == COMMA else None
    )
    if last is not None:
        before.notes = (*before.notes, repaired(cell.text(before.first, last), before.name))
        before.last = last
    return last


def unit_behind_semicolon(cell: Cell, i: int) -> int | None:
    """“UBND các xã, phường; đặc khu”: one more unit of the same level, without a name, is of the body before it."""
    before = cell.parts[-1]
    place = units_at(cell.tokens, i, strict=True) if cell.gap(i) == SEMICOLON and before.last == i else None
    if place is None or any(cell.tokens.upper(k) for k in range(i + 1, place.last)):
        return None
    level = {"district": "cap-huyen", "commune": "cap-xa"}.get(place.level, "-")
    at = place.last
    ends = at >= len(cell.tokens) or cell.gap(at) != SPACE or cell.tokens.plain[at] == "va"
    if (
        not ends
        or not (before.agency_id or "").startswith(_FAMILIES[:2])
        or not (before.agency_id or "").endswith(level)
    ):
        return None
    before.last = place.last
    return place.last


def only_units(cell: Cell) -> bool:
    """“huyện, xã”: a cell of nothing but levels names their committees."""
    words = (k for k in range(len(cell.tokens)) if cell.tokens.plain[k] != "va")
    return len(cell.tokens) > 1 and all(unit_at(cell.tokens, k, strict=True) is not None for k in words)


def goes_on_list(cell: Cell, i: int, name: str) -> bool:
    """“UBND các xã, phườn, thị trấn”: one more unit without a name right behind the body that is so called already."""
    before = cell.parts[-1]
    return before.name == name and before.last == i and cell.gap(i) == COMMA and bool(before.notes)


def is_place_too(cell: Cell, place: Place, i: int) -> bool:
    """“Công an các xã, phường, đặc khu Phú Quốc”: one more place of a body of that level that is no committee."""
    if not cell.parts or place.name is None or not cell.in_list(i):
        return False
    before, level = cell.parts[-1], {"district": "-cap-huyen", "commune": "-cap-xa"}.get(place.level, "-")
    family = (before.agency_id or "").startswith(_FAMILIES)
    of_level = (before.agency_id or "").endswith(level) and before.name == by_id()[
        before.agency_id or ""
    ].name
    return of_level and not family and cell.gap(i) in (COMMA, *WEAK)


def in_its_province(cell: Cell, i: int) -> int | None:
    """“UBND huyện Lệ Thủy, Quảng Bình”: the name of a province right behind a smaller place says where that lies."""
    before, n = cell.parts[-1], len(cell.tokens)
    lower = (before.agency_id or "").endswith(("-cap-huyen", "-cap-xa"))
    if not lower or before.last != i or cell.gap(i) != COMMA or not cell.tokens.upper(i):
        return None
    named = province_at(cell.tokens, i) if is_spelt_province(cell.tokens, i) else None
    is_one = before.name.rsplit(" cấp ", 1)[-1] == before.name
    ends = named is not None and (
        named[0] >= n or cell.gap(named[0]) in STRONG or cell.tokens.plain[named[0]] == "va"
    )
    if named is None or not (is_one and ends):
        return None
    before.last = named[0]
    return before.last


def is_address(cell: Cell, place: Place, i: int) -> bool:
    """“UBND xã Nam Tuấn, huyện Hòa An”: the larger unit only says where the smaller one lies."""
    if not cell.parts or place.plural or (place.name is None and place.province is None):
        return False
    before = cell.parts[-1]
    named = before.name.rsplit(" cấp ", 1)[-1] == before.name
    rank = {
        "uy-ban-nhan-dan-cap-xa": 0,
        "hoi-dong-nhan-dan-cap-xa": 0,
        "uy-ban-nhan-dan-cap-huyen": 1,
        "hoi-dong-nhan-dan-cap-huyen": 1,
    }.get(before.agency_id or "")
    larger = {"district": 1, "province": 2}.get(place.level, 0)
    return named and rank is not None and larger > rank and cell.gap(i) in (COMMA, DASH, *WEAK)
