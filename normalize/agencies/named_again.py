"""A set that is named a second time in its sentence is the same doer, and no party of its own."""

from __future__ import annotations

from normalize.agency_names.deeds import deed_behind_body
from normalize.agency_names.tokens import COMMA, STRONG
from normalize.agency_parts.cell import Cell


def is_named_again(cell: Cell, first: int, i: int) -> bool:
    """“… các cơ quan, đơn vị đầu tư thiết bị”: a set that an earlier part begins with is whole, and what follows is its deed."""
    words = cell.tokens.plain[first:i]
    return any(
        part.kind == "open" and cell.tokens.plain[part.first : part.first + len(words)] == words
        for part in cell.parts
    )


def is_same_doer(cell: Cell, first: int, end: int) -> bool:
    """“Các cơ quan chưa có máy chủ: căn cứ hướng dẫn, các cơ quan đầu tư …”: the set of one item, named again as who acts."""
    before = cell.parts[-1] if cell.parts else None
    told = bool(cell.roles) and cell.roles[-1].before == len(cell.parts) and cell.roles[-1].form != "clause"
    if before is None or before.kind != "open" or told or cell.gap(first) != COMMA:
        return False
    one_item = not any(cell.gap(k) in STRONG for k in range(before.last, first + 1))
    acts = deed_behind_body(cell.tokens, end)
    return one_item and acts and before.last < first and is_named_again(cell, first, end)
