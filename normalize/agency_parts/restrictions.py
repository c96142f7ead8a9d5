"""Clauses that tell which bodies of a set are meant: "Các cơ quan chưa đầu tư hệ thống: …", "Các chủ đầu tư chưa nộp phải nộp đủ".

Such a clause reads like a deed. It is of the set where the set's own deed is printed behind it: behind a colon, or behind
what no clause of that kind holds ("có trách nhiệm", "phải", "thì").
"""

from __future__ import annotations

from normalize.agency_names.deeds import deed_begins_item, deed_behind_body
from normalize.agency_names.tokens import COLON, COMMA, STRONG, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell

_LONGEST = 24
"""Words of a clause, at most."""


def restriction_end(cell: Cell, i: int) -> int | None:
    """The word after a clause that begins at a word of a set and only tells which are meant; None where it is the set's deed."""
    tokens = cell.tokens
    begins = cell.gap(i) in WEAK and word_at("restricts", tokens, i) is not None
    if not begins or word_at("firm_deed", tokens, i) is not None or tokens.upper(i):
        return None
    listed = False
    for at in range(i + 1, min(i + _LONGEST, len(tokens))):
        gap = cell.gap(at)
        if gap == COLON:
            return at if _acts(cell, at) else None
        if gap in STRONG or (tokens.upper(at) and cell.named_at(at) is not None):
            return None
        listed |= gap == COMMA
        if not listed and at > i + 1 and _own_deed_at(cell, at):
            return at
    return None


def _own_deed_at(cell: Cell, at: int) -> bool:
    """Whether the set's own deed begins at a word: "có trách nhiệm", "phải", but not "không phải"."""
    found = word_at("restricted", cell.tokens, at)
    return found is not None and cell.gap(at) in WEAK and cell.tokens.plain[at - 1] not in ("khong", "chua")


def _acts(cell: Cell, at: int) -> bool:
    """Whether a deed or a role word stands at a word."""
    return deed_begins_item(cell.tokens, at) or deed_behind_body(cell.tokens, at) or cell.role_at(at)
