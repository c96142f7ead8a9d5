"""What an item may begin with before its first party: "Đồng thời, giao Sở A …", "hoặc khi có yêu cầu, Sở B …".

Words that only join an item to the one before it ("đồng thời", "ngoài ra", "hoặc") carry nothing, so what follows them
still heads the item. "Khuyến khích X", "Làm cơ sở để X triển khai": behind such words at the head of a cell stand those who
are to do it.
"""

from __future__ import annotations

from normalize.agency_names.deeds import begins_item, deed_behind_body
from normalize.agency_names.tokens import COMMA, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell

_MOST_JOINING = 4
"""Words that join an item to the one before it, at most: "bên cạnh đó"."""


def heads_item(cell: Cell, i: int) -> bool:
    """Whether a word is the first of its item, or only joining words stand before it: "Đồng thời, giao …"."""
    if begins_item(cell.tokens, i):
        return True
    if cell.gap(i) not in (COMMA, *WEAK):
        return False
    for start in range(i - 1, max(i - _MOST_JOINING, 0) - 1, -1):
        joins = word_at("skip", cell.tokens, start)
        if joins is not None and joins[0] == i and begins_item(cell.tokens, start):
            return True
        if begins_item(cell.tokens, start):
            return False
    return False


def sent_to(cell: Cell, i: int) -> int | None:
    """“gửi Sở A tổng hợp, chủ trì …”: to whom something is sent is a party where a deed of it follows."""
    sends = word_at("sends", cell.tokens, i)
    if sends is None or sends[0] >= len(cell.tokens):
        return None
    body = cell.named_at(sends[0])
    return sends[0] if body is not None and deed_behind_body(cell.tokens, body.last) else None


def invites(cell: Cell, i: int) -> int | None:
    """“Khuyến khích Hội Nông dân tỉnh … xây dựng": behind the first word of a cell stand those who are to do it.

    Behind "làm cơ sở để" a set is a party too; what is encouraged in general ("vận động các hộ dân") is none.
    """
    found = word_at("invites", cell.tokens, i)
    first = found is not None and not cell.parts and not cell.roles and begins_item(cell.tokens, i)
    if found is None or not first or found[0] >= len(cell.tokens):
        return None
    is_party = cell.named_at(found[0]) is not None or (found[1] == "ground" and cell.starts_party(found[0]))
    return found[0] if is_party else None
