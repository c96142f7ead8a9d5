"""Names that hold a plural: "Ban Quản lý các cảng cá", "Ban Đại diện Hội Người cao tuổi các phường, xã".

A plural right behind a name, with no sign between the two, begins no party of its own unless a noun of bodies or a
body follows it: what is counted is what the body answers for, or where bodies of this name stand.
"""

from __future__ import annotations

from normalize.agencies.cell import Cell
from normalize.agencies.level_and_place import units_at
from normalize.agencies.tokens import SPACE, WEAK
from normalize.agencies.words import word_at


def plural_end(cell: Cell, i: int) -> int | None:
    """The word after a plural that belongs to the name before it, or after its units; None where none stands there."""
    tokens, n = cell.tokens, len(cell.tokens)
    if i == 0 or i + 1 >= n or tokens.toned[i] != "các":
        return None
    if cell.gap(i) != SPACE or cell.gap(i + 1) not in WEAK:
        return None
    units = units_at(tokens, i, strict=True)
    if units is not None:
        return units.last if units.plural and units.name is None and units.level != "all" else None
    counted = word_at("class", tokens, i + 1) or word_at("title", tokens, i + 1)
    return None if counted is not None or cell.named_at(i + 1) is not None else i + 1
