"""Sets that begin like bodies: "lực lượng Công an, Quân sự các cấp", "Mặt trận và các đoàn thể cấp xã".

Forces by their kinds, several of them or at all levels, are no single body. The Front in its short form beside the mass
organisations of one level is one phrase for all of them there.
"""

from __future__ import annotations

from normalize.agency_names.body import Body
from normalize.agency_names.deeds import begins_item, deed_behind_body
from normalize.agency_names.level_and_place import units_at
from normalize.agency_names.tokens import COLON, COMMA, SPACE, STRONG, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell, Part

_BARE = 2
"""Forces of the shortest list that needs no noun before it."""
_ALL_LEVELS = ("cac", "cap")
_FRONT = "uy-ban-mat-tran-to-quoc"
_SHORT_FRONT = 3
"""Words of the longest short form of the Front: "Mặt trận", "MTTQ"; "Mặt trận Tổ quốc" is a body."""


def read_forces(cell: Cell, i: int) -> int | None:
    """The word after a set of forces at a word; None where none stands there, or one force that has a place."""
    tokens = cell.tokens
    many = word_at("quantifier", tokens, i)
    noun = many[0] if many is not None and many[0] < len(tokens) else i
    bare = tokens.plain[noun : noun + 2] != ["luc", "luong"]
    if bare and noun > i:
        return None
    first = i if bare else noun + 2
    if bare and not _of_one_level(cell, i):
        return _of_no_place(cell, i)
    found = forces_end(cell, first, bare=bare)
    if found is None:
        return None
    end, count = found
    all_levels = tuple(tokens.plain[end : end + 2]) == _ALL_LEVELS and cell.gap(end) in WEAK
    units = units_at(tokens, end, strict=True) if end < len(tokens) and cell.gap(end) in WEAK else None
    if units is not None and units.name is None and units.plural:
        end = units.last
    if not all_levels and count < 2:
        return None
    is_told = all_levels or (
        end < len(tokens) and not deed_behind_body(tokens, end) and not tokens.upper(end)
    )
    return _add(cell, i, cell.segment_end(end) if is_told else end)


def _of_one_level(cell: Cell, i: int) -> bool:
    """“Công an, Quân sự cấp xã”: forces by their kinds without their noun, at all places of one level."""
    found = forces_end(cell, i, bare=True)
    if found is None or found[1] < _BARE or not begins_item(cell.tokens, i):
        return False
    units = units_at(cell.tokens, found[0], strict=True) if found[0] < len(cell.tokens) else None
    is_plural = units is not None and units.plural and units.name is None
    return is_plural and cell.gap(found[0]) in WEAK


def _of_no_place(cell: Cell, i: int) -> int | None:
    """“công an, thanh tra xây dựng”: kinds of forces in small letters are an item, and of one there is no single body."""
    found = forces_end(cell, i, bare=True)
    if found is None or found[1] < _BARE or not begins_item(cell.tokens, i):
        return None
    end = found[0]
    if end < len(cell.tokens) and (cell.gap(end) not in STRONG or cell.tokens.plain[end] in ("(", ")")):
        return None
    if any(cell.tokens.upper(k) for k in range(i, end)):
        return None
    starts = [k for k in range(i, end) if k == i or cell.gap(k) == COMMA or cell.tokens.plain[k - 1] == "va"]
    has_none = any(cell.named_at(k) is None for k in starts)
    return _add(cell, i, end) if has_none else None


def forces_end(cell: Cell, i: int, *, bare: bool = False) -> tuple[int, int] | None:
    """Kinds of forces that are listed from a word on: (the word after them, how many).

    Args:
        bare: their noun does not stand before them, so that any sign may.
    """
    end, count = i, 0
    while end < len(cell.tokens):
        at = end
        if count:
            if cell.tokens.plain[at] == "va" and cell.gap(at) in WEAK:
                at += 1
            elif cell.gap(at) != COMMA:
                break
        force = word_at("force", cell.tokens, at) if at < len(cell.tokens) else None
        if force is None or (count == 0 and not bare and cell.gap(at) not in (*WEAK, COLON)):
            break
        if count and _has_level(cell, force[0]):
            break  # "lực lượng Bộ đội Biên phòng, Công an xã"
        end, count = force[0], count + 1
    return (end, count) if count else None


def _has_level(cell: Cell, i: int) -> bool:
    """Whether a single commune or district stands at a word: the force before it is a body of its own."""
    units = units_at(cell.tokens, i, strict=True) if i < len(cell.tokens) and cell.gap(i) in WEAK else None
    return units is not None and not units.plural and units.level in ("commune", "district")


def read_front(cell: Cell, body: Body) -> int | None:
    """The word after "Mặt trận và các đoàn thể": the Front and the organisations of one level, as one set."""
    tokens, i = cell.tokens, body.last
    short = body.last == body.base_last and body.words < _SHORT_FRONT
    if not body.row.agency.agency_id.startswith(_FRONT) or not short or i >= len(tokens):
        return None
    if cell.gap(i) not in (COMMA, SPACE):
        return None
    at = i + 1 if tokens.plain[i] == "va" else i
    many = word_at("quantifier", tokens, at) if at < len(tokens) else None
    noun = word_at("class", tokens, many[0] if many else at) if at < len(tokens) else None
    if noun is None or not {"doan", "the", "chinh", "tri"} & set(tokens.plain[at : noun[0]]):
        return None
    units = units_at(tokens, noun[0], strict=True) if noun[0] < len(tokens) else None
    says_level = units is not None and cell.gap(noun[0]) in WEAK
    if not says_level and tokens.plain[body.first] != "mat":
        return None
    return _add(cell, body.first, units.last if units is not None and says_level else noun[0])


def _add(cell: Cell, first: int, end: int) -> int:
    cell.parts.append(Part("open", first, end, None, cell.text(first, end), "open_set", 0.95))
    return end


def forces_of_owner(cell: Cell, i: int) -> int | None:
    """The word after the forces of which the set is: "cán bộ của lực lượng Công an, Hải quan"."""
    tokens = cell.tokens
    owned = (
        i > 1
        and tokens.plain[i - 2 : i] == ["luc", "luong"]
        and i > 2
        and word_at("preposition", tokens, i - 3)
    )
    forces = forces_end(cell, i) if owned else None
    return forces[0] if forces is not None else None
