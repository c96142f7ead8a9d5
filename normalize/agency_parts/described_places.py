"""Items that tell where works stand or how large they are: "Các trung tâm dữ liệu vùng: Bố trí tại các vùng kinh tế".

What is described is no doer, though its noun may begin a body's name. Offices ("Sở", "Vụ") are never described so.
"""

from __future__ import annotations

from normalize.agency_names.deeds import begins_item
from normalize.agency_names.tokens import COLON, COMMA, STRONG
from normalize.agency_names.words import first_words, folded, word_at
from normalize.agency_parts.cell import Cell
from normalize.agency_parts.things import item_end

_LONGEST = 16
"""Words before the colon, at most."""


def described_place_end(cell: Cell, i: int) -> int | None:
    """The first word of the next item, where the item at a word tells where works are; None where it does not."""
    tokens, n = cell.tokens, len(cell.tokens)
    if not begins_item(tokens, i):
        return None
    many = word_at("quantifier", tokens, i)
    noun = many[0] if many is not None and many[0] < n else i
    is_office = (tokens.plain[noun],) in folded("sums_up") or tokens.plain[noun] in first_words("all_known")
    if is_office or word_at("title", tokens, noun) is not None:
        return None
    for at in range(noun + 1, min(noun + _LONGEST, n)):
        if cell.gap(at) == COLON:
            return item_end(cell, i) if word_at("situated", tokens, at) is not None else None
        if cell.gap(at) in STRONG or cell.gap(at) == COMMA:
            return None
    return None
