"""Sets that only head a list of bodies: "Các sở, ngành: Y tế, Công an tỉnh", "Các đơn vị: Sở Y tế, Sở Tài chính".

Behind the colon stands who is meant, so the nouns before it are no set of their own; names without a head take the one
that is printed there. "Các đơn vị liên quan: Sở Y tế" stays a set beside those whom it names.
"""

from __future__ import annotations

from normalize.agencies.known_names import take_body
from normalize.agency_names.body import body_at
from normalize.agency_names.tokens import COLON
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell


def heads_of_colon(cell: Cell, i: int, end: int) -> int | None:
    """The word after the first of the names that nouns ``[i, end)`` head, or the first of them; None where they head none."""
    if end >= len(cell.tokens) or cell.gap(end) != COLON or not _are_nouns(cell, i, end):
        return None
    head = cell.head_at(i)
    rest = body_at(cell.tokens, end, cell.context, tail_of=head) if head is not None else None
    if rest is None:
        return end if cell.named_at(end) is not None else None
    last = take_body(cell, rest)
    cell.parts[-1].rule, cell.parts[-1].head = "shared_head", head
    return last


def _are_nouns(cell: Cell, i: int, end: int) -> bool:
    """Whether words are nouns of bodies and nothing else: "sở, ngành"."""
    while i < end:
        noun = word_at("class", cell.tokens, i)
        if noun is None:
            return False
        i = noun[0]
    return i == end
