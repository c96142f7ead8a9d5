"""Further places behind one that has its unit: "UBND huyện Tri Tôn, Tịnh Biên", "đặc khu Vân Đồn, Cô Tô"."""

from __future__ import annotations

from normalize.agency_names.body import Body
from normalize.agency_names.level_words import unit_at
from normalize.agency_names.province_names import is_spelt_province
from normalize.agency_names.register import by_id
from normalize.agency_names.tokens import COMMA, WEAK
from normalize.agency_parts.cell import Cell, Part

_FAMILIES = ("uy-ban-nhan-dan", "hoi-dong-nhan-dan")
_FEWEST = 2
"""Words of the shortest further name."""
_MOST_WORDS = 4
"""Words of the longest name of a place."""
_NOUNS = ("trường", "thành")
"""Nouns that begin names of communes too."""


def take_further(cell: Cell, body: Body) -> int | None:
    """Add the bodies of "UBND huyện Tri Tôn, Tịnh Biên": a further name, without its unit, has that of the first."""
    stem = next((s for s in _FAMILIES if body.row.agency.agency_id.startswith(s)), None)
    level = body.row.agency.level
    if level not in ("district", "commune") or body.last == body.base_last:
        return None
    unit = unit_at(cell.tokens, body.base_last, strict=True)
    if unit is None or unit.last >= body.last:
        return None
    printed = " ".join(cell.tokens.toned[body.base_last : unit.last])
    title = by_id()[f"{stem}-tinh"].name.removesuffix(" tỉnh") if stem else _without_place(body, printed)
    if title is None:
        return None
    end, found = body.last, list[tuple[int, int]]()
    while (name := _further_name(cell, end)) is not None:
        found.append(name)
        end = name[1]
    if not found:
        return None
    agency_id = body.row.agency.agency_id
    cell.parts.append(
        Part("body", body.first, body.last, agency_id, body.name, body.rule, body.confidence, body.notes)
    )
    for start, last in found:
        name_ = f"{title} {printed} {cell.text(start, last)}"
        cell.parts.append(Part("body", start, last, agency_id, name_, "local_government", 0.9, body.notes))
    return end


def _without_place(body: Body, unit: str) -> str | None:
    """“Phòng Tư pháp” of "Phòng Tư pháp huyện Bắc Quang": the name of a body before its unit and place."""
    name, found, place = body.name.partition(f" {unit} ")
    return name if found and place and body.row.kind == "state" else None


def take_further_units(cell: Cell, i: int, last: int, name: str, agency_id: str) -> int | None:
    """Add the committees of "đặc khu Vân Đồn, Cô Tô" at words ``[i, last)`` and on; None where no further name stands."""
    unit = unit_at(cell.tokens, i, strict=True)
    further = _further_name(cell, last)
    if unit is None or further is None:
        return None
    printed = cell.text(unit.last, last)
    cell.parts.append(Part("body", i, last, agency_id, name, "local_government", 0.85))
    while further is not None:
        start, last = further
        own = f"{name.removesuffix(printed)}{cell.text(start, last)}"
        cell.parts.append(Part("body", start, last, agency_id, own, "local_government", 0.85))
        further = _further_name(cell, last)
    return last


def _further_name(cell: Cell, at: int) -> tuple[int, int] | None:
    """The place of a name with capitals that goes on a list at a word and ends an item."""
    tokens, n = cell.tokens, len(cell.tokens)
    if at >= n:
        return None
    start = at + 1 if tokens.plain[at] == "va" and cell.gap(at) in WEAK else at
    listed = start > at or cell.gap(at) == COMMA
    if not listed or start >= n or is_spelt_province(tokens, start):
        return None
    if cell.starts_party(start) and not _like_a_noun(cell, start):
        return None
    end = start
    while end < n and tokens.upper(end) and (end == start or cell.gap(end) in WEAK):
        end += 1
    ends = end >= n or cell.gap(end) not in WEAK or tokens.plain[end] in ("va", "(", ")")
    is_unit = unit_at(tokens, start, strict=False) is not None and not _like_a_noun(cell, start)
    return (start, end) if ends and not is_unit and _FEWEST <= end - start <= _MOST_WORDS else None


def _like_a_noun(cell: Cell, i: int) -> bool:
    """“Trường Vinh”, "Thành Vinh": names of communes of two words that begin like a school or a city."""
    tokens, n = cell.tokens, len(cell.tokens)
    two = i + 1 < n and tokens.upper(i) and tokens.upper(i + 1) and cell.gap(i + 1) in WEAK
    ends = i + 2 >= n or cell.gap(i + 2) not in WEAK or tokens.plain[i + 2] == "va"
    return two and ends and tokens.toned[i] in _NOUNS and not tokens.text.isupper()
