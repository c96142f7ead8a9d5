"""Offices of the body whose plan it is, printed without its name: "Bộ trưởng", "các Thứ trưởng", "Lãnh đạo Bộ phụ trách".

In a ministry's own plan they are that ministry (the issuer); where the issuer is not told, the print is kept as a set.
``own_office`` of ``agency_words.csv`` says of which kind of bodies an office is.
"""

from __future__ import annotations

from normalize.agency_names.register import by_id
from normalize.agency_names.tokens import COMMA, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell, Part

RULE = "own_office"
"""The rule of a part that was read so."""


def read_own_office(cell: Cell, i: int) -> int | None:
    """The word after an office of the issuer at a word; None where none stands there, or a body's name behind it."""
    tokens = cell.tokens
    many = word_at("quantifier", tokens, i)
    at = many[0] if many is not None and many[0] < len(tokens) else i
    office = word_at("own_office", tokens, at)
    if office is None or not tokens.upper(at) or _goes_on(cell, office[0]):
        return None
    last = _with_charge(cell, office[0])
    issuer = by_id().get(cell.context.issuer or "")
    if issuer is not None and issuer.name.casefold().startswith(f"{office[1]} "):
        cell.parts.append(Part("body", i, last, issuer.agency_id, issuer.name, RULE, 0.9))
    else:
        cell.parts.append(Part("open", i, last, None, cell.text(i, last), "open_set", 0.9))
    return last


def _goes_on(cell: Cell, i: int) -> bool:
    """Whether a name or a set follows the office, of which it is then."""
    tokens = cell.tokens
    if i >= len(tokens):
        return False
    if cell.gap(i) == COMMA:
        return (
            word_at("of_all", tokens, i) is not None
        )  # "Bộ trưởng, Thủ trưởng cơ quan ngang bộ": of all ministries
    if cell.gap(i) not in WEAK:
        return False
    joined = tokens.plain[i] == "va" and i + 1 < len(tokens) and word_at("of_all", tokens, i + 1) is not None
    is_name = tokens.upper(i) or cell.class_at(i) is not None or word_at("quantifier", tokens, i) is not None
    return joined or is_name


def _with_charge(cell: Cell, i: int) -> int:
    """The word after "phụ trách lĩnh vực" behind an office."""
    tokens = cell.tokens
    charge = word_at("scope", tokens, i) if i < len(tokens) and cell.gap(i) in WEAK else None
    if charge is None:
        return i
    at = charge[0]
    while at < len(tokens) and cell.gap(at) in WEAK and tokens.plain[at] not in "()":
        if cell.role_at(at) or cell.mid_body(at) or word_at("directs", tokens, at) is not None:
            break
        at += 1
    return at
