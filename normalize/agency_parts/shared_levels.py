"""Levels that are printed once, with the last of several bodies: "HĐND, UBND các huyện", "Hội Nông dân, Hội Phụ nữ xã".

A committee's level holds for the council and the party committee right before it; that of an organisation or force of
a district or commune for those of the same kind.
"""

from __future__ import annotations

from normalize.agency_names.body import body_at
from normalize.agency_names.province_names import province_at
from normalize.agency_names.register import Agency, by_id, register
from normalize.agency_names.tokens import COMMA, DASH, SLASH, WEAK, Tokens
from normalize.agency_parts.cell import Cell, Part

_FAMILIES = ("uy-ban-nhan-dan", "hoi-dong-nhan-dan", "dang-uy")
"""Bodies that stand at each level; ids are one of these and the level."""
_FRONT = "uy-ban-mat-tran-to-quoc"
_ALL = "-cac-cap"
"""The level of bodies at all levels, in their ids."""
_LOCAL = ("-cap-xa", "-cap-huyen")
_FIRMS = ("enterprise", "organisation")
_LISTED = frozenset((COMMA, SLASH, DASH, *WEAK))


def share_levels(cell: Cell) -> None:
    """Give bodies without a level that of the body behind them, where it holds for both."""
    pairs = list(zip(cell.parts, cell.parts[1:], strict=False))
    for part, following in reversed(pairs):
        if _shares_place(cell, part, following):
            continue
        fits = part.rule == "alias" and cell.gap(following.first) in _LISTED
        level = _level_of(following) if fits else None
        shared = _sibling(part, following, level) if level is not None else None
        if shared is None:
            continue
        part.name = _named_alike(shared, following)
        part.agency_id, part.rule = shared.agency_id, "shared_level"


def _shares_place(cell: Cell, part: Part, following: Part) -> bool:
    """“VNPT, Viettel Sơn La”: a brand takes the province that stands with the brand behind it."""
    brand, unit = cell.text(part.first, part.last), cell.text(following.first, following.first + 1)
    is_brand = part.last - part.first == 1 and part.kind == following.kind == "body" and brand.isalnum()
    own, _, rest = following.name.partition(" ")
    place = Tokens(rest)
    if not is_brand or cell.gap(following.first) not in _LISTED or own != unit or not rest:
        return False
    if province_at(place, 0) is None:
        return False
    named = body_at(Tokens(f"{brand} {place.text}"), 0, cell.context)
    if named is None or named.last != 1 + len(place) or named.row.kind not in _FIRMS:
        return False
    part.agency_id, part.name, part.rule = named.row.agency.agency_id, f"{brand} {place.text}", "shared_level"
    return True


def _level_of(part: Part) -> str | None:
    """The level that is printed with a body, as ids have it: ``-cap-xa``."""
    agency_id = part.agency_id or ""
    stem = _family(agency_id)
    level = agency_id.removeprefix(stem) if stem else next((e for e in _LOCAL if agency_id.endswith(e)), None)
    is_printed = part.rule in ("alias_with_place", "shared_level") or level == _ALL
    return level if is_printed else None


def _sibling(part: Part, following: Part, level: str) -> Agency | None:
    """The body of the same name at a level, where the level of the one may hold for the other."""
    ids = (part.agency_id or "", following.agency_id or "")
    stems = [_family(agency_id) for agency_id in ids]
    if stems[0] is not None and stems[1] is not None:
        return by_id().get(f"{stems[0]}{level}") if stems[0] != stems[1] else None
    if stems[0] is not None and ids[1].startswith(_FRONT):
        return by_id().get(f"{stems[0]}{level}")
    if stems[0] is not None or stems[1] is not None or _kind(ids[0]) != _kind(ids[1]):
        return None
    return by_id().get(f"{ids[0].removesuffix('-tinh')}{level}")


def _named_alike(shared: Agency, following: Part) -> str:
    """The name with the place that the body behind has: "Hội đồng nhân dân huyện Hòa An"."""
    whole = by_id()[following.agency_id or ""].name
    if following.name.startswith(whole):
        return shared.name
    return f"{_bare(shared.name)}{following.name.removeprefix(_bare(whole))}"


def _bare(name: str) -> str:
    return name.removesuffix(" cấp xã").removesuffix(" cấp huyện").removesuffix(" tỉnh")


def _family(agency_id: str) -> str | None:
    return next((stem for stem in _FAMILIES if agency_id.startswith(stem)), None)


def _kind(agency_id: str) -> str | None:
    return next((row.kind for row in register() if row.agency.agency_id == agency_id), None)
