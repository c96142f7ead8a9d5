"""Bodies named as examples of a set: "Các sở, ngành như: Sở Y tế, Sở Nội vụ", "…, trong đó có Công an tỉnh".

The set ends before the word that opens the examples; those who are named behind it are bodies of their own beside it.
"""

from __future__ import annotations

from normalize.agency_names.level_and_place import units_at
from normalize.agency_names.tokens import COLON, COMMA, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell


def examples_at(cell: Cell, i: int) -> int | None:
    """The word of the first example, where a word that opens examples stands at ``i``; None where no body follows it."""
    found = word_at("example", cell.tokens, i) if cell.gap(i) in (COMMA, *WEAK) else None
    if found is None or found[0] >= len(cell.tokens) or cell.gap(found[0]) not in (COLON, COMMA, *WEAK):
        return None
    return found[0] if _is_named(cell, found[0]) else None


def skip_to_examples(cell: Cell, i: int) -> int | None:
    """The word of the first example right behind a part of the cell, or behind the bracket that stands there."""
    if not cell.parts:
        return None
    at = i - 1 if i and cell.tokens.plain[i - 1] == "(" else i
    return examples_at(cell, i) if cell.parts[-1].last == at else None


def _is_named(cell: Cell, i: int) -> bool:
    """Whether a body or a place stands by its name at a word."""
    if not cell.tokens.upper(i) and units_at(cell.tokens, i, strict=True) is None:
        return False
    place = units_at(cell.tokens, i, strict=True)
    named_place = place is not None and (place.name is not None or place.province is not None)
    return named_place or cell.named_at(i) is not None or cell.new_name_at(i) or cell.province_at(i)
