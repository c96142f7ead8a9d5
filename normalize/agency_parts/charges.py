"""Clauses that tell which bodies of a set are meant, by what they answer for or where they are named.

“Các sở, ngành phụ trách tiêu chí”, "các cơ quan chủ trì thực hiện các nhiệm vụ được giao gửi báo cáo", "đơn vị được giao nhiệm
vụ về chuyển đổi số", "cơ quan nêu tại Điều 2 Thông tư này": such a clause belongs to the set, what is done begins behind it.
"""

from __future__ import annotations

from normalize.agency_names.deeds import deed_behind_body
from normalize.agency_names.tokens import COMMA, STRONG, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell

_LONGEST = 10
"""Words of a clause, at most."""
_FEWEST_MATTERS = 2
"""Words of the matter behind "về" before a deed may begin."""
_PAPER_MOST = 7
"""Words from a paper to its "này", at most: "Kế hoạch ban hành kèm theo Quyết định này"."""


def charge_end(cell: Cell, i: int) -> int | None:
    """The word after a clause of these kinds that begins at a word of a set; None where none does."""
    if cell.gap(i) not in WEAK or cell.tokens.upper(i):
        return None
    return reference_end(cell, i) or _answers_end(cell, i) or _task_end(cell, i) or _matter_end(cell, i)


def reference_end(cell: Cell, i: int) -> int | None:
    """The word after "nêu tại khoản 1 Điều 2 Thông tư này"."""
    tokens, n = cell.tokens, len(cell.tokens)
    refers = word_at("refers", tokens, i)
    if refers is None:
        return None
    at = refers[0]
    while at < n and cell.gap(at) in WEAK and tokens.plain[at] not in ("(", ")"):
        clause = word_at("clause_of_act", tokens, at)
        if clause is not None:
            at = min(clause[0] + 1, n)  # its number or letter too
        elif word_at("paper", tokens, at) is not None and _this_end(cell, at) is not None:
            at = _this_end(cell, at) or at
        elif tokens.toned[at] in ("này", "trên", "của", "và", "tại", "kèm", "theo"):
            at += 1
        else:
            break
    return at


def _this_end(cell: Cell, at: int) -> int | None:
    """The word after "Thông tư này" from the paper on."""
    for k in range(at + 1, min(at + _PAPER_MOST, len(cell.tokens))):
        if cell.gap(k) not in WEAK:
            return None
        if cell.tokens.toned[k] == "này":
            return k + 1
    return None


def _answers_end(cell: Cell, i: int) -> int | None:
    """The word after "phụ trách chỉ tiêu, tiêu chí nông thôn mới", where the item ends there or the set's own deed begins."""
    tokens, n = cell.tokens, len(cell.tokens)
    answers = word_at("answers_for", tokens, i)
    at = answers[0] if answers is not None else n
    many = word_at("quantifier", tokens, at) if at < n else None
    at = many[0] if many is not None else at
    if at >= n or cell.gap(at) not in WEAK or word_at("charged", tokens, at) is None:
        return None
    for k in range(at + 1, min(at + _LONGEST, n)):
        if cell.gap(k) == COMMA and word_at("charged", tokens, k) is not None:
            continue
        if cell.gap(k) not in WEAK:
            return k if cell.gap(k) in STRONG else None
        if word_at("restricted", tokens, k) is not None:
            return k
        if cell.role_at(k) or deed_behind_body(tokens, k) or tokens.plain[k] in ("(", ")"):
            return None
    return n if n - at <= _LONGEST else None


def _task_end(cell: Cell, i: int) -> int | None:
    """The word after "chủ trì thực hiện các nhiệm vụ được giao", "được giao chủ trì nhiệm vụ", where a deed follows."""
    tokens, n = cell.tokens, len(cell.tokens)
    given = word_at("assigned", tokens, i)
    at = given[0] if given is not None else i
    leads = cell.inline_at(at) if at < n and cell.gap(at) in WEAK else None
    if leads is None or leads[1] != "lead":
        return None
    at = leads[0]
    done = word_at("deed", tokens, at) if at < n else None
    at = done[0] if done is not None and cell.gap(at) in WEAK else at
    many = word_at("quantifier", tokens, at) if at < n else None
    at = many[0] if many is not None else at
    charged = word_at("charged", tokens, at) if at < n and cell.gap(at) in WEAK else None
    if charged is None:
        return None
    at = charged[0]
    later = word_at("assigned", tokens, at) if at < n and cell.gap(at) in WEAK else None
    if given is None and later is None:
        return None
    at = later[0] if later is not None else at
    acts = at < n and cell.gap(at) in WEAK and deed_behind_body(tokens, at)
    return at if acts else None


def _matter_end(cell: Cell, i: int) -> int | None:
    """The word after "được giao nhiệm vụ về tổ chức cán bộ": the matter goes up to a deed or a sign."""
    tokens, n = cell.tokens, len(cell.tokens)
    given = word_at("assigned", tokens, i)
    if given is None or given[0] >= n:
        return None
    charged = word_at("charged", tokens, given[0])
    at = charged[0] if charged is not None else given[0]
    if at >= n or tokens.toned[at] != "về" or cell.gap(at) not in WEAK:
        return None
    at += 1
    for k in range(at, min(at + _LONGEST, n)):
        if cell.gap(k) not in WEAK or cell.role_at(k) or tokens.plain[k] in ("(", ")"):
            return k
        if k - at >= _FEWEST_MATTERS and deed_behind_body(tokens, k):
            return k
    return n
