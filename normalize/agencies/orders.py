"""Who gives an order, who is directed, who approves: "UBND tỉnh giao Sở A", "Phó Chủ tịch UBND tỉnh chỉ đạo; Sở B thực hiện"."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from normalize.agencies.circumstances import names_party
from normalize.agencies.sentences import deed_end
from normalize.agency_names.deeds import begins_item
from normalize.agency_names.register import register
from normalize.agency_names.tokens import COMMA, STRONG, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell, Part, RoleWord
from normalize.agency_parts.own_offices import RULE as OWN_OFFICE
from normalize.agency_parts.times import times_to_end

_DECIDE = (
    "thu-tuong-chinh-phu", "chinh-phu", "quoc-hoi", "uy-ban-thuong-vu-quoc-hoi", "tinh-uy", "ban-thuong-vu-tinh-uy",
    "uy-ban-nhan-dan-tinh", "hoi-dong-nhan-dan-tinh",
)  # fmt: skip
"""Bodies that approve what others prepare."""
_LONGEST_OBJECT = 4
"""Words of what is approved, at most, where the item ends with them."""
_OFFICES = ("Bộ trưởng", "Lãnh đạo Bộ", "Thủ tướng")
"""Offices of the issuer that are printed by themselves."""


def read_order(cell: Cell, i: int) -> int | None:
    """“UBND tỉnh giao Sở A …”, "Sở A chỉ đạo các đơn vị …": who gives the order directs, who is directed does it."""
    tokens = cell.tokens
    behind_body = bool(cell.parts) and cell.parts[-1].last == i
    gives = word_at("gives", tokens, i)
    if gives is not None and behind_body and names_party(cell, gives[0]):
        cell.roles.append(RoleWord(len(cell.parts), "direct", "trailing"))
        return gives[0]
    alone = _order_alone(cell, i) if behind_body else None
    if alone is not None:
        return alone
    directs = word_at("directs", tokens, i)
    if directs is None or not (behind_body or begins_item(tokens, i)) or not names_party(cell, directs[0]):
        return None
    cell.roles.append(RoleWord(len(cell.parts), "implement", "forward"))
    return directs[0]


def _order_alone(cell: Cell, i: int) -> int | None:
    """“Phó Chủ tịch UBND tỉnh chỉ đạo; …”, "…; Thủ tướng Chính phủ phê duyệt": who only directs or approves."""
    tokens = cell.tokens
    for kind, role in (
        ("directs", "direct"),
        ("guides", "direct"),
        ("approves", "approve"),
        ("watches", "monitor"),
    ):
        word = word_at(kind, tokens, i)
        if word is None or (role == "approve" and not _approves(cell)):
            continue
        if kind == "guides" and not _stands_above(cell.parts[-1]):
            continue
        if role == "monitor" and not _is_item_behind(cell):
            continue
        times = times_to_end(cell, word[0])
        if role == "approve" and word[0] < len(tokens) and tokens.gap[word[0]] in WEAK and times is None:
            times = _short_object(cell, word[0])
        ends = word[0] >= len(tokens) or tokens.gap[word[0]] in STRONG or times is not None
        if role == "monitor" and not ends and tokens.toned[word[0]] == "việc" and tokens.gap[word[0]] in WEAK:
            cell.roles.append(RoleWord(len(cell.parts), role, "trailing"))
            return deed_end(cell, i)
        if ends or (tokens.gap[word[0]] == COMMA and cell.named_at(word[0]) is not None):
            cell.roles.append(RoleWord(len(cell.parts), role, "trailing"))
            return times or word[0]
    return None


def _is_item_behind(cell: Cell) -> bool:
    """“…; HĐND tỉnh giám sát”: who watches is named in an item of its own behind those who act."""
    return any(
        cell.gap(k) in STRONG
        for before, part in pairwise(cell.parts)
        for k in range(before.last, part.first + 1)
    )


def _approves(cell: Cell) -> bool:
    """Whether the last part, behind others, is one that decides."""
    last = cell.parts[-1]
    if len(cell.parts) > 1 and cell.gap(last.first) in STRONG:
        return True  # "Phòng Kinh tế tổng hợp; Sở Nông nghiệp và Môi trường phê duyệt"
    return decides(last) and (len(cell.parts) > 1 or _others_follow(cell, last.last))


def decides(part: Part) -> bool:
    """Whether a part is a body, or an office, that approves what others prepare."""
    return (part.agency_id or "") in _DECIDE or part.name in _OFFICES or part.rule == OWN_OFFICE


def _stands_above(part: Part) -> bool:
    """Whether an opinion of the part is followed: it decides, or is a body of the Party."""
    return decides(part) or (part.agency_id or "") in _of_the_party()


@cache
def _of_the_party() -> frozenset[str]:
    return frozenset(row.agency.agency_id for row in register() if row.kind == "party")


def _short_object(cell: Cell, i: int) -> int | None:
    """The word after what is approved, where it is short: "…; HĐND tỉnh thông qua Nghị quyết"."""
    end = i
    while end < len(cell.tokens) and cell.gap(end) in WEAK:
        end += 1
    ends = end >= len(cell.tokens) or cell.gap(end) in STRONG
    behind = len(cell.parts) > 1 and decides(cell.parts[-1])
    return end if ends and behind and 0 < end - i <= _LONGEST_OBJECT else None


def _others_follow(cell: Cell, i: int) -> bool:
    """“Bộ trưởng phê duyệt; Vụ Tổ chức cán bộ trình”: further bodies have items of their own behind a word."""
    return any(cell.gap(k) in STRONG and cell.starts_party(k) for k in range(i, len(cell.tokens)))
