"""Whose a body is, or where bodies of its name stand: "Thanh tra Sở Xây dựng", "Đảng ủy Bộ", "Sở Y tế các địa phương".

A unit of a body that is named, or of the one whose plan it is, is no row of the register but a name of its own; a branch
behind a dash is one name with its bank or company.
"""

from __future__ import annotations

from normalize.agency_names.body import Body, body_at
from normalize.agency_names.tokens import COMMA, DASH, SPACE, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell
from normalize.agency_parts.unknown_names import add_unknown, whole_body_end


def everywhere_end(cell: Cell, body: Body) -> int | None:
    """The word after "Sở Xây dựng các địa phương" in a document of the centre: offices that every province has."""
    i, tokens = body.last, cell.tokens
    if cell.context.level != "centre" or body.row.agency.level != "province" or body.last != body.base_last:
        return None
    names_all = tokens.toned[i : i + 3] == ["các", "địa", "phương"] and cell.gap(i) in WEAK
    ends = names_all and (i + 3 >= len(tokens) or cell.gap(i + 3) != COMMA)
    return i + 3 if ends else None


def branch_end(cell: Cell, body: Body) -> int | None:
    """The word after "Agribank - Chi nhánh Lạng Sơn": a branch behind a dash is one body with its bank or company."""
    tokens, last = cell.tokens, body.last
    if last != body.base_last or tokens.plain[last : last + 2] != ["chi", "nhanh"] or cell.gap(last) != DASH:
        return None
    end = cell.segment_end(last + 2)
    return end if end > last + 2 else None


def unit_of(cell: Cell, body: Body, last: int) -> int | None:
    """“Thanh tra Sở Xây dựng” is no body of the register but a part of one."""
    head = word_at("unit_head", cell.tokens, body.first)
    if head is None or head[0] != body.last or last >= len(cell.tokens) or cell.gap(last) not in WEAK:
        return None
    above = body_at(cell.tokens, last, cell.context)
    if above is None and _is_bare_owner(cell, last):
        return add_unknown(cell, body.first, last + 1, (body.row.agency.name,))
    if above is None:
        return None
    end = whole_body_end(cell, above)
    return add_unknown(cell, body.first, end, (above.row.agency.name, body.row.agency.name))


def own_organisation(cell: Cell, body: Body) -> int | None:
    """“Đảng ủy Bộ”, "Công đoàn Sở Y tế": the party body or union of the office whose plan it is, printed without its name, or of
    a body that stands right behind it; two organisations beside each other are two."""
    last = body.last
    if body.row.kind not in ("party", "organisation") or last != body.base_last or last >= len(cell.tokens):
        return None
    if _is_bare_owner(cell, last):
        return add_unknown(cell, body.first, last + 1, (body.row.agency.name,))
    organised = word_at("within_body", cell.tokens, body.first)
    if organised is None or organised[0] != last or cell.gap(last) != SPACE or not cell.tokens.upper(last):
        return None
    owner = body_at(cell.tokens, last, cell.context)
    if owner is None or (body.row.kind == "organisation" and owner.row.kind in ("party", "organisation")):
        return None
    end = whole_body_end(cell, owner)
    return add_unknown(cell, body.first, end, (body.row.agency.name, owner.row.agency.name))


def _is_bare_owner(cell: Cell, i: int) -> bool:
    """“Thanh tra Sở”, at the end of an item: the body whose plan it is has no name there."""
    owner = word_at("bare_owner", cell.tokens, i) if cell.tokens.upper(i) else None
    if owner is None or cell.gap(i) not in WEAK:
        return False
    end = owner[0]
    return (
        end >= len(cell.tokens)
        or cell.gap(end) not in WEAK
        or cell.role_at(end)
        or word_at("deed", cell.tokens, end) is not None
    )
