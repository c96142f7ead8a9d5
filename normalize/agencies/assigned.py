"""The passive behind a set: "được giao" tells which bodies are meant, "được đề xuất 01 tập thể" begins what is done."""

from __future__ import annotations

from normalize.agencies.cell import Cell
from normalize.agencies.tokens import WEAK
from normalize.agencies.words import word_at


def assigned_end(cell: Cell, i: int) -> int | None:
    """The word after "được giao chủ trì": behind "phối hợp với" it only tells which bodies are meant."""
    tokens, n = cell.tokens, len(cell.tokens)
    given = word_at("assigned", tokens, i)
    if given is None or given[0] >= n or not cell.roles:
        return None
    word, before = cell.roles[-1], word_at("inline", tokens, given[0])
    awaits = word.form == "forward" and word.role == "support" and word.before == len(cell.parts)
    return before[0] if awaits and before is not None and before[1] == "lead" else None


def assigned_last(cell: Cell, i: int) -> int | None:
    """The word after "được giao" where the item ends with it: "công việc cụ thể được giao"."""
    given = word_at("assigned", cell.tokens, i)
    if given is None:
        return None
    return given[0] if given[0] >= len(cell.tokens) or cell.gap(given[0]) not in WEAK else None


def is_passive(cell: Cell, i: int) -> bool:
    """“Mỗi cơ quan, đơn vị được đề xuất 01 tập thể”: a deed of the set, in the passive."""
    tokens = cell.tokens
    if tokens.toned[i] != "được" or i + 1 >= len(tokens) or word_at("assigned", tokens, i) is not None:
        return False
    verb = word_at("deed", tokens, i + 1) if tokens.gap[i] in WEAK else None
    return verb is not None and verb[0] < len(tokens) and tokens.gap[verb[0]] in WEAK
