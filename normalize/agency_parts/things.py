"""Items of a cell that name no body: money, papers and tools ("Ngân sách tỉnh"), and that there is none ("Không có đơn vị
phối hợp")."""

from __future__ import annotations

from normalize.agency_names.deeds import begins_item
from normalize.agency_names.tokens import COLON, COMMA, STRONG
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell


def skip_thing(cell: Cell, i: int) -> int | None:
    """“Ngân sách tỉnh”, "Bộ công cụ kiểm kê …": money, papers and tools at the head of an item are no body."""
    if not begins_item(cell.tokens, i) and cell.gap(i) != COMMA:
        return None
    many = word_at("quantifier", cell.tokens, i)
    noun = many[0] if many is not None and many[0] < len(cell.tokens) else i
    thing = word_at("thing", cell.tokens, noun)
    if _says_none(cell, i):
        return item_end(cell, i)
    if thing is None or word_at("class", cell.tokens, noun) is not None or word_at("skip", cell.tokens, i):
        return None
    at, n = thing[0], len(cell.tokens)
    while at < n and cell.gap(at) not in STRONG:
        if cell.gap(at) == COLON or (cell.gap(at) == COMMA and cell.starts_party(at)):
            break
        if cell.tokens.toned[at - 1] == "do" and cell.named_at(at) is not None:
            break
        at += 1
    return at


def _says_none(cell: Cell, i: int) -> bool:
    """“Không có cơ quan phối hợp”: the item says that there is none, and names no body."""
    if tuple(cell.tokens.toned[i : i + 2]) != ("không", "có") or not begins_item(cell.tokens, i):
        return False
    return not any(cell.tokens.upper(k) and cell.named_at(k) for k in range(i + 2, item_end(cell, i)))


def item_end(cell: Cell, i: int) -> int:
    """The first word of the next item."""
    end = i + 1
    while end < len(cell.tokens) and cell.gap(end) not in STRONG:
        end += 1
    return end
