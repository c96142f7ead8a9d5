"""“Sở A, Sở B, mỗi sở chịu trách nhiệm phần việc được giao”: each of those who are named before, and no further party."""

from __future__ import annotations

from normalize.agencies.sentences import deed_end
from normalize.agency_names.deeds import deed_behind_body
from normalize.agency_names.level_words import unit_at
from normalize.agency_names.tokens import COMMA, SEMICOLON
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell

_EACH = ("mỗi", "từng")


def read_each(cell: Cell, i: int) -> int | None:
    """The word after what each of the bodies named before does; None where "mỗi …" is a set of its own."""
    tokens, n = cell.tokens, len(cell.tokens)
    if tokens.toned[i] not in _EACH or i + 1 >= n or cell.gap(i) not in (COMMA, SEMICOLON):
        return None
    before = cell.parts[-1] if cell.parts else None
    if before is None or before.kind == "open" or before.last != i:
        return None
    noun, unit = word_at("class", tokens, i + 1), unit_at(tokens, i + 1, strict=True)
    end = noun[0] if noun is not None else unit.last if unit is not None else None
    if end is None or end >= n or not (deed_behind_body(tokens, end) or word_at("verb", tokens, end)):
        return None
    return deed_end(cell, end)
