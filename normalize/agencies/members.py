"""“Các thành viên Ban Chỉ đạo”: the members of one body stand for it."""

from __future__ import annotations

from normalize.agencies.known_names import take_body
from normalize.agency_names.tokens import WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell
from normalize.agency_parts.unknown_names import read_unknown

_MEMBERS = ("thành", "viên")


def read_members(cell: Cell, i: int) -> int | None:
    """The word after a body whose members are printed; None where no members stand at a word, or of no named body."""
    tokens = cell.tokens
    many = word_at("quantifier", tokens, i)
    at = many[0] if many is not None else i
    named = at + len(_MEMBERS)
    if many is None or tuple(tokens.toned[at:named]) != _MEMBERS:
        return None
    if named >= len(tokens) or cell.gap(named) not in WEAK:
        return None
    owner = word_at("preposition", tokens, named)
    named = owner[0] if owner is not None and owner[0] < len(tokens) else named
    body = cell.named_at(named) if tokens.upper(named) else None
    if body is None and not cell.new_name_at(named):
        return None
    count = len(cell.parts)
    last = take_body(cell, body) if body is not None else read_unknown(cell, named)
    if len(cell.parts) > count:
        cell.parts[count].first = i
        cell.parts[count].rule = "office_holder" if cell.parts[count].kind == "body" else "unknown"
    return last
