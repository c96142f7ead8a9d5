"""Whether nothing can follow a body's name but what it does: "Sở Y tế nắm chắc tình hình", whatever the verb.

So it is with bodies of which the register holds every one ("Sở", "Bộ"), with those whose name ends in a level, a place or
the state itself ("Hội Nông dân tỉnh", "Văn phòng Chính phủ"). "Trung tâm", "Ban", "Công ty" may go on as they like.
"""

from __future__ import annotations

from normalize.agency_names.body import Body
from normalize.agency_names.tokens import WEAK
from normalize.agency_names.words import first_words, folded, word_at
from normalize.agency_parts.cell import Cell

_OFFICES = ("state", "local_class", "party", "justice")
"""Kinds of bodies of which the register holds every one whose noun begins no names of any length."""


def is_whole(cell: Cell, body: Body) -> bool:
    """Whether a body's name is whole and small letters follow it, in print that is not all capitals or all small."""
    tokens, last = cell.tokens, body.last
    if (
        last >= len(tokens)
        or cell.gap(last) not in WEAK
        or tokens.upper(last)
        or not tokens.upper(body.first)
    ):
        return False
    if body.row.own_name == "any" or tokens.plain[last] in ("va", "(", ")"):
        return False
    if any(word_at(kind, tokens, last) is not None for kind in ("goes_on", "gives", "directs", "standing")):
        return False
    return _is_complete(cell, body)


def _is_complete(cell: Cell, body: Body) -> bool:
    """Whether a name ends in a level, a place or the state, or is an office of which every one is known."""
    tokens, last = cell.tokens, body.last
    ends = tuple(tokens.plain[last - 2 : last])
    by_level = tokens.plain[last - 1] in first_words("level") or (
        body.row.agency.level == "centre" and ends in folded("of_state")
    )
    is_office = body.row.kind in _OFFICES and not cell.open_ended(body.first)
    return body.last > body.base_last or by_level or is_office


def joins_other(cell: Cell, body: Body) -> bool:
    """Whether the word behind a name begins another or joins it: "Sở Nội vụ hoặc Sở Y tế", "Công an tỉnh Tỉnh đoàn"."""
    i = body.last
    if i >= len(cell.tokens) or cell.gap(i) not in WEAK or body.row.own_name == "any":
        return False
    if cell.tokens.upper(i):
        return not cell.tokens.text.isupper() and _is_complete(cell, body) and cell.named_at(i) is not None
    joins = any(word_at(kind, cell.tokens, i) is not None for kind in ("skip", "gives"))
    return joins and not cell.open_ended(body.first)
