"""Names that hold a plural: "Ban Quản lý các cảng cá", "Ban Đại diện Hội Người cao tuổi các phường, xã".

A plural right behind a name, with no sign between the two, begins no party of its own unless a noun of bodies or a
body follows it: what is counted is what the body answers for, or where bodies of this name stand.
"""

from __future__ import annotations

from normalize.agency_names.body import Body
from normalize.agency_names.deeds import deed_behind_body, deed_in_name
from normalize.agency_names.level_and_place import units_at
from normalize.agency_names.tokens import COMMA, DASH, SPACE, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell

_LONGEST_BOARD = 12
"""Words of a board's name before "và các", at most."""


def hamlets_end(cell: Cell, i: int) -> int | None:
    """The word after "các thôn, tổ dân phố" right behind a name: where its units stand; None where none are named."""
    tokens, n = cell.tokens, len(cell.tokens)
    if i >= n or cell.gap(i) not in WEAK:
        return None
    one = word_at("hamlet", tokens, i)
    if one is not None:
        return one[0] if one[0] >= n or cell.gap(one[0]) not in WEAK else None
    if i + 1 >= n or tokens.toned[i] != "các" or cell.gap(i + 1) not in WEAK:
        return None
    hamlet = word_at("hamlet", tokens, i + 1)
    end = None
    while hamlet is not None:
        end = hamlet[0]
        at = end + 1 if end < n and tokens.plain[end] == "va" else end
        joined = at < n and (cell.gap(at) == COMMA or at > end)
        hamlet = word_at("hamlet", tokens, at) if joined else None
    return end


def plural_end(cell: Cell, i: int) -> int | None:
    """The word after a plural that belongs to the name before it, or after its units; None where none stands there."""
    tokens, n = cell.tokens, len(cell.tokens)
    if i == 0 or i + 1 >= n or tokens.toned[i] != "các":
        return None
    if cell.gap(i) != SPACE or cell.gap(i + 1) not in WEAK:
        return None
    units = units_at(tokens, i, strict=True)
    if units is not None:
        return units.last if units.plural and units.name is None and units.level != "all" else None
    counted = word_at("class", tokens, i + 1) or word_at("title", tokens, i + 1)
    return None if counted is not None or cell.named_at(i + 1) is not None else i + 1


def managed_end(cell: Cell, i: int) -> int | None:
    """The word after "và các" in "Ban Quản lý vịnh Hạ Long và các điểm du lịch": things that a board manages too."""
    tokens, n = cell.tokens, len(cell.tokens)
    if i + 2 >= n or tokens.toned[i : i + 2] != ["và", "các"] or cell.gap(i) not in WEAK:
        return None
    start = i
    while start > 0 and cell.gap(start) in (*WEAK, DASH, COMMA) and i - start < _LONGEST_BOARD:
        start -= 1
        if tokens.plain[start : start + 3] == ["ban", "quan", "ly"]:
            break
    if tokens.plain[start : start + 3] != ["ban", "quan", "ly"] or not tokens.upper(start):
        return None
    counted = any(word_at(kind, tokens, i + 2) for kind in ("class", "title", "unit_head"))
    is_party = counted or cell.named_at(i + 2) is not None or units_at(tokens, i + 1, strict=True) is not None
    closed = any(word_at("closer", tokens, k) for k in range(i + 3, min(i + 6, n)))
    return None if is_party or closed else i + 2


def is_family(cell: Cell, body: Body) -> bool:
    """Whether a body behind a plural is a kind of bodies: "các Đồn Biên phòng", "các ban xây dựng Đảng".

    Either each body of the kind has a name of its own and none is printed, or their owner follows ("thuộc Tỉnh ủy"), or the
    name is printed in small letters among words that have capitals.
    """
    tokens, last = cell.tokens, body.last
    if last != body.base_last:
        return False
    small = not tokens.text.islower() and not any(tokens.upper(k) for k in range(body.first, last - 1))
    if small and body.row.kind != "local_class" and body.words > 1:
        return True
    if last < len(tokens) and cell.gap(last) in WEAK and tokens.plain[last] in ("truc", "thuoc"):
        return True
    is_named = last < len(tokens) and cell.gap(last) in WEAK and tokens.upper(last)
    return body.row.own_name == "any" and not is_named


def described_end(cell: Cell, i: int) -> int | None:
    """The word after what tells which units are meant: "UBND các xã có đồng bào dân tộc thiểu số"; None where nothing
    does."""
    tokens = cell.tokens
    if i + 1 >= len(tokens) or tokens.toned[i] != "có" or cell.gap(i) not in WEAK:
        return None
    if cell.role_at(i) or deed_behind_body(tokens, i) or word_at("skip", tokens, i + 1):
        return None
    end = i + 1
    while end < len(tokens) and cell.gap(end) in WEAK and tokens.plain[end] not in ("(", ")"):
        joins = tokens.plain[end] == "va" and end + 1 < len(tokens) and cell.starts_party(end + 1)
        if joins or cell.role_at(end) or cell.mid_body(end) or deed_in_name(tokens, end):
            break
        end += 1
    return end
