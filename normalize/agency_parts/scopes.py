"""What a body answers for, told with "với": "các bộ, ngành với các tiêu chuẩn nội ngành"."""

from __future__ import annotations

from normalize.agency_names.level_and_place import units_at
from normalize.agency_names.tokens import STRONG, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell


def things_end(cell: Cell, i: int) -> int | None:
    """The word after what stands behind "với", where that is no party; None where no such "với" stands at a word."""
    tokens, n = cell.tokens, len(cell.tokens)
    if i + 1 >= n or tokens.plain[i] != "voi" or cell.gap(i) not in WEAK:
        return None
    quantifier = word_at("quantifier", tokens, i + 1)
    if quantifier is None or quantifier[0] >= n or units_at(tokens, i + 1, strict=True) is not None:
        return None
    if word_at("class", tokens, quantifier[0]) is not None or cell.named_at(quantifier[0]) is not None:
        return None
    end = i + 1
    while end < n and cell.gap(end) not in STRONG and not cell.role_at(end):
        end += 1
    return end
