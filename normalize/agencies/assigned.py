"""The passive behind a set: "được giao" tells which bodies are meant, "được đề xuất 01 tập thể" begins what is done.

So does "tham gia": "Các doanh nghiệp tham gia chương trình OCOP" are those who take part.
"""

from __future__ import annotations

from normalize.agencies.circumstances import names_party
from normalize.agency_names.deeds import deed_behind_body
from normalize.agency_names.tokens import COMMA, STRONG, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell

_LONGEST_FOUNDER = 16
"""Words from "do" to what was done with the bodies of a set, at most: "do Chính phủ, Thủ tướng Chính phủ thành lập"."""


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


def assigned_task(cell: Cell, first: int, i: int) -> int | None:
    """The word after "được giao chủ trì từng nhiệm vụ tại Phụ lục II": of the only set of a cell it tells which is meant."""
    tokens, n = cell.tokens, len(cell.tokens)
    given = word_at("assigned", tokens, i)
    if given is None or given[0] >= n or cell.roles or first > 0:
        return None
    said = cell.inline_at(given[0]) is not None
    if not said and word_at("deed", tokens, given[0]) is None:
        return None
    end = given[0]
    while end < n and cell.gap(end) not in STRONG:
        if cell.gap(end) in WEAK and not tokens.upper(end) and word_at("firm_deed", tokens, end) is not None:
            return end  # "… tại Phụ lục II thường xuyên kiểm tra"
        if names_party(cell, end):
            return None
        end += 1
    return end if said and end == n else None


def is_passive(cell: Cell, i: int) -> bool:
    """“Mỗi cơ quan, đơn vị được đề xuất 01 tập thể”: a deed of the set, in the passive."""
    tokens = cell.tokens
    if tokens.toned[i] != "được" or i + 1 >= len(tokens) or word_at("assigned", tokens, i) is not None:
        return False
    verb = word_at("deed", tokens, i + 1) if tokens.gap[i] in WEAK else None
    return verb is not None and verb[0] < len(tokens) and tokens.gap[verb[0]] in (*WEAK, COMMA)


def takes_part(cell: Cell, first: int, i: int) -> int | None:
    """The word after "tham gia chương trình OCOP": of the only set of a cell it tells which party is meant."""
    tokens, n = cell.tokens, len(cell.tokens)
    if first > 0 or cell.parts or cell.roles or tokens.toned[i : i + 2] != ["tham", "gia"]:
        return None
    end = i + 2
    if (
        end >= n
        or word_at("deed", tokens, end) is not None
        or word_at("preposition", tokens, end) is not None
    ):
        return None
    while end < n and cell.gap(end) in WEAK:
        if cell.role_at(end) or names_party(cell, end):
            return None
        end += 1
    return end if end == n else None


def founded_end(cell: Cell, i: int) -> int | None:
    """The word after "do Thủ tướng Chính phủ thành lập", "mà không phải là …": clauses that tell which bodies a set has."""
    tokens, n = cell.tokens, len(cell.tokens)
    if cell.gap(i) not in WEAK or tokens.toned[i] not in ("do", "mà"):
        return None
    if tokens.toned[i] == "mà":
        copula = next((k for k in range(i + 1, min(i + 4, n)) if tokens.toned[k] == "là"), i)
        return _run_end(cell, copula + 1)
    for at in range(i + 1, min(i + _LONGEST_FOUNDER, n)):
        if cell.gap(at) not in (*WEAK, COMMA) or cell.role_at(at):
            return None
        found = word_at("founds", tokens, at) if cell.gap(at) in WEAK and at > i + 1 else None
        if found is not None:
            return _run_end(cell, found[0])
    return None


def _run_end(cell: Cell, i: int) -> int:
    """The word after the rest of a clause in a set: at a separator, a joint or a deed."""
    while i < len(cell.tokens) and cell.gap(i) in WEAK and cell.tokens.plain[i] not in ("(", ")", "va"):
        if cell.role_at(i) or deed_behind_body(cell.tokens, i) or cell.tokens.toned[i] == "mà":
            break
        i += 1
    return i
