"""Committees of places that are printed once for a list: "UBND các tỉnh: Lào Cai, Lạng Sơn", "UBND 04 xã: A, B".

Each place has a committee of its own. Names of a list that is only said to be part ("… và các địa phương") end it. Of
"UBND các tỉnh như: Lào Cai, Lạng Sơn" the places are examples: the level stands as a body of its own beside them.
"""

from __future__ import annotations

from normalize.agency_names.body import Body
from normalize.agency_names.deeds import deed_behind_body
from normalize.agency_names.level_words import unit_at
from normalize.agency_names.province_names import is_city_under_the_centre, province_at
from normalize.agency_names.register import by_id
from normalize.agency_names.tokens import COLON, COMMA, SEMICOLON, SLASH, STRONG, WEAK
from normalize.agency_names.words import first_words
from normalize.agency_parts.cell import Cell, Part

_FAMILIES = ("uy-ban-nhan-dan", "hoi-dong-nhan-dan")
_EXAMPLES = "nhu"
"""The word behind which the places are examples of a level, folded."""
_OPENS = (_EXAMPLES, "gom")
"""Words that may stand before a list of places, folded."""
_JOINS = ("va", "voi", "cung", "hoac", "giao")
"""Words right before a province's name that is a party, folded."""
_FEWEST = 2
"""Names of the shortest list of places."""
_MOST_TOLD = 4
"""Words that tell which units are meant, at most: "vùng đồng bào dân tộc"."""
_MOST_WORDS = 4
"""Words of the longest name of a place."""
_BETWEEN = frozenset((*WEAK, COMMA, SLASH))


def take_listed(cell: Cell, body: Body) -> int | None:
    """Add the committees of the places that are listed behind a body: the word after them; None where none are."""
    stem = next((s for s in _FAMILIES if body.row.agency.agency_id.startswith(s)), None)
    if stem is None or body.last == body.base_last:
        return None
    first, kinds = _behind_units(cell, body.base_last)
    told = _told_places(cell, first, kinds)
    if told is not None:
        _add_level(cell, body.first, told[0][0], body.row.agency.agency_id)
        return _add_told(cell, first if len(kinds) == 1 else None, told, body.row.agency.agency_id)
    if kinds and set(kinds) <= {"province", "city"} and "province" in kinds:
        named = _provinces(cell, first)
        names = [(start, last, _province_name(cell, start, last)) for start, last in named]
        agency_id = f"{stem}-tinh"
    elif len(kinds) == 1 and kinds[0] in ("district", "commune"):
        named = _names(cell, first, body.last)
        unit = _unit(cell, first)
        names = [(start, last, f"{unit} {cell.text(start, last)}") for start, last in named]
        agency_id = body.row.agency.agency_id
    else:
        return None
    if not named or (agency_id == body.row.agency.agency_id and len(named) < 2):
        return None
    _add_level(cell, body.first, named[0][0], body.row.agency.agency_id)
    title = by_id()[f"{stem}-tinh"].name.removesuffix(" tỉnh")
    for number, (start, last, name) in enumerate(names):
        apart = cell.gap(start) == COLON or cell.tokens.plain[start - 1] in _OPENS
        begin = start if number or apart else body.first
        cell.parts.append(
            Part("body", begin, last, agency_id, f"{title} {name}", "local_government", 0.95, body.notes)
        )
    return names[-1][1]


def take_listed_units(cell: Cell, i: int, last: int, agency_id: str) -> int | None:
    """Add the committees of the places in "các huyện: Hoằng Hóa, Quảng Xương" at words ``[i, last)``: the word after them."""
    stem = next((s for s in _FAMILIES if agency_id.startswith(s)), None)
    first, kinds = _behind_units(cell, i)
    told = _told_places(cell, first, kinds) if stem is not None else None
    if stem is not None and told is not None:
        _add_level(cell, i, told[0][0], agency_id)
        return _add_told(cell, first if len(kinds) == 1 else None, told, agency_id)
    if stem is not None and kinds and set(kinds) <= {"province", "city"} and "province" in kinds:
        if _provinces(cell, first):
            _add_level(cell, i, first, agency_id)
        return _add_provinces(cell, first, stem)
    if stem is None or len(kinds) != 1 or kinds[0] not in ("district", "commune") or first >= last:
        return None
    named = _names(cell, first, last)
    if len(named) < _FEWEST:
        return None
    unit = _unit(cell, first)
    _add_level(cell, i, named[0][0], agency_id)
    title = by_id()[f"{stem}-tinh"].name.removesuffix(" tỉnh")
    for start, end in named:
        name = f"{title} {unit} {cell.text(start, end)}"
        cell.parts.append(Part("body", start, end, agency_id, name, "local_government", 0.95))
    return named[-1][1]


def _told_places(cell: Cell, first: int, kinds: list[str]) -> list[tuple[int, int]] | None:
    """The names behind units of a kind or of several: "các huyện miền núi: A, B", "các huyện, thị xã: A, B", "… (A, B)".

    Args:
        first: the word behind the units.
    """
    tokens, n, at = cell.tokens, len(cell.tokens), first
    if not kinds or not set(kinds) <= {"district", "commune", "city"}:
        return None
    while at < n and cell.gap(at) in WEAK and not tokens.upper(at) and tokens.plain[at] not in ("(", "va"):
        if at - first >= _MOST_TOLD or cell.role_at(at) or deed_behind_body(tokens, at):
            return None
        at += 1
    in_brackets = at < n and tokens.plain[at] == "("
    if at >= n or (len(kinds) == 1 and at == first and not in_brackets and cell.gap(at) != COLON):
        return None
    opens = tokens.plain[at - 1] in _OPENS or cell.gap(at) == COLON
    if not (opens or in_brackets):
        return None
    start = at + 1 if in_brackets else at
    end = start
    many = cell.gap(start) == COLON
    between = frozenset((*_BETWEEN, SEMICOLON)) if many else _BETWEEN
    while end < n and tokens.upper(end) and (end == start or cell.gap(end) in between):
        if cell.gap(end) == SEMICOLON and cell.starts_party(end):
            break
        end += 2 if end + 2 < n and tokens.plain[end + 1] == "va" and cell.gap(end + 1) in WEAK else 1
    named = _names(cell, start, end)
    ends = end >= n or (tokens.plain[end] == ")" if in_brackets else cell.gap(end) in STRONG)
    is_list = all(
        b - a <= _MOST_WORDS and unit_at(tokens, a, strict=True) is None and not cell.new_name_at(a)
        for a, b in named
    )
    return named if ends and is_list and len(named) >= _FEWEST else None


def _add_told(cell: Cell, first: int | None, named: list[tuple[int, int]], agency_id: str) -> int:
    """Add the committees of named places; ``first``: the word behind their unit, None where they have several."""
    unit = f"{_unit(cell, first)} " if first else ""
    stem = next(s for s in _FAMILIES if agency_id.startswith(s))
    title = by_id()[f"{stem}-tinh"].name.removesuffix(" tỉnh")
    for start, end in named:
        name = f"{title} {unit}{cell.text(start, end)}"
        cell.parts.append(Part("body", start, end, agency_id, name, "local_government", 0.9))
    return named[-1][1]


def _add_provinces(cell: Cell, first: int, stem: str) -> int | None:
    """Add the committees of the provinces listed from a word on: "các tỉnh Hòa Bình, Sơn La"."""
    named = _provinces(cell, first)
    title = by_id()[f"{stem}-tinh"].name.removesuffix(" tỉnh")
    for start, end in named:
        name = f"{title} {_province_name(cell, start, end)}"
        cell.parts.append(Part("body", start, end, f"{stem}-tinh", name, "local_government", 0.95))
    return named[-1][1] if named else None


def read_province(cell: Cell, i: int) -> int | None:
    """“Hòa Bình; Lâm Đồng; Cần Thơ” of a document of the centre: a province's name that is a whole item is its committee."""
    named = province_at(cell.tokens, i) if cell.tokens.upper(i) else None
    if named is None:
        return None
    listed = bool(cell.parts) and cell.parts[-1].agency_id == f"{_FAMILIES[0]}-tinh" and cell.in_list(i)
    if cell.context.level != "centre" and not (listed and cell.parts[-1].rule == "local_government"):
        return None
    last, begins = named[0], i == 0 or cell.gap(i) not in WEAK or cell.tokens.plain[i - 1] in _JOINS
    ends = (
        last >= len(cell.tokens) or cell.gap(last) not in WEAK or cell.tokens.plain[last] in ("va", "(", ")")
    )
    acts = not ends and (cell.role_at(last) or deed_behind_body(cell.tokens, last))
    if not begins or not (ends or acts):
        return None
    agency_id = f"{_FAMILIES[0]}-tinh"
    name = f"{by_id()[agency_id].name.removesuffix(' tỉnh')} {_province_name(cell, i, last)}"
    cell.parts.append(Part("body", i, last, agency_id, name, "local_government", 0.85))
    return last


def _behind_units(cell: Cell, at: int) -> tuple[int, list[str]]:
    """The word behind the plural units that stand at a word, and what words open a list; the units' kinds."""
    tokens, n, kinds, plural, begin = cell.tokens, len(cell.tokens), list[str](), False, at
    while (
        at < n
        and (at == begin or cell.gap(at) in _BETWEEN)
        and (tokens.plain[at] in first_words("before_level") or tokens.plain[at].isdigit())
    ):
        plural = True
        at += 1
    while at < n and (not kinds or cell.gap(at) in _BETWEEN):
        joined = at + 1 if tokens.plain[at] == "va" else at
        unit = unit_at(tokens, joined, strict=True)
        if unit is None:
            break
        kinds.append(unit.kind)
        at = unit.last
    while at < n and tokens.plain[at] in _OPENS and cell.gap(at) in WEAK:
        at += 1
    heads = plural or (at < n and cell.gap(at) == COLON)  # "UBND xã: Kim Liên, Nam Đàn"
    return (at, kinds) if heads else (at, [])


def _add_level(cell: Cell, first: int, named: int, agency_id: str) -> None:
    """Add the level of units ``[first, …)`` itself, where the places named from a word on are examples of it."""
    if cell.tokens.plain[named - 1] != _EXAMPLES:
        return
    name = by_id()[agency_id].name
    cell.parts.append(Part("body", first, named - 1, agency_id, name, "local_government", 0.9))


def _unit(cell: Cell, last: int) -> str:
    """The unit that ends before a word, but for what opens the list: "huyện" in "các huyện như"."""
    while cell.tokens.plain[last - 1] in _OPENS:
        last -= 1
    two = unit_at(cell.tokens, last - 2, strict=True)
    return " ".join(cell.tokens.toned[last - (2 if two is not None and two.last == last else 1) : last])


def _provinces(cell: Cell, at: int) -> list[tuple[int, int]]:
    """The places of the names of provinces that stand in a list from a word on."""
    found: list[tuple[int, int]] = []
    while at < len(cell.tokens) and cell.gap(at) in (_BETWEEN if found else (*_BETWEEN, COLON)):
        start = at + 1 if found and cell.tokens.plain[at] == "va" else at
        unit = unit_at(cell.tokens, start, strict=True)
        province = province_at(cell.tokens, unit.last if unit else start)
        if province is None:
            break
        found.append((start, province[0]))
        at = province[0]
    return found


def _province_name(cell: Cell, start: int, last: int) -> str:
    unit = unit_at(cell.tokens, start, strict=True)
    first = unit.last if unit else start
    is_city = is_city_under_the_centre(tuple(cell.tokens.plain[first:last]), cell.context.on)
    return f"{'thành phố' if is_city else 'tỉnh'} {cell.text(first, last)}"


def _names(cell: Cell, first: int, last: int) -> list[tuple[int, int]]:
    """The names between two words, parted by commas, "và" and ";"."""
    found: list[tuple[int, int]] = []
    for at in range(first, last):
        joins = cell.tokens.plain[at] == "va"
        if joins:
            continue
        begins = not found or cell.gap(at) not in WEAK or cell.tokens.plain[at - 1] == "va"
        if begins:
            found.append((at, at + 1))
        else:
            found[-1] = (found[-1][0], at + 1)
    return found
