"""Labels inside a cell: "Cơ quan chịu trách nhiệm thu thập, tổng hợp: Bộ A", "Thời gian thực hiện: …".

A label that names bodies by their part ("Đơn vị chủ trì tham mưu thực hiện:") gives the role by its weightiest word; one
that only says a deed ("Thẩm định giá:") gives none; one of time or money has no bodies behind it.
"""

from __future__ import annotations

from functools import cache

from normalize.agency_names.deeds import begins_item, deed_begins_item
from normalize.agency_names.tokens import COLON, DASH, LINE, STRONG, WEAK, Tokens
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell
from normalize.registers import rows

_LONGEST = 14
"""Words of a label, at most."""
_WEIGHT = ("lead", "support", "approve", "monitor", "direct", "implement")
"""Roles by weight: "chủ trì thực hiện" leads."""
_NO_BODIES = ("time", "end", "money", "source", "product")
"""What labels say that have no bodies behind them (``task_label_words.csv``)."""


def label_at(cell: Cell, i: int) -> tuple[int, str] | None:
    """A label at a word: (the word behind its colon, its role)."""
    n, label = len(cell.tokens), word_at("label", cell.tokens, i)
    if label is not None and label[0] < n and cell.gap(label[0]) == COLON:
        return label
    if label is not None and _names_behind(cell, i, label[0]):
        return label
    colon = _colon(cell, i)
    noun = word_at("class", cell.tokens, i)
    if colon is None or cell.named_at(i) is not None:
        return None
    if noun is None and not deed_begins_item(cell.tokens, i) and cell.inline_at(i) is None:
        return None
    found = {role for k in range(noun[0] if noun else i, colon) for role in _roles_at(cell, k)}
    role = next((r for r in _WEIGHT if r in found), None)
    if role is None or noun is None:
        return (colon, role or "") if _says_a_deed(cell, noun[0] if noun else i, colon) else None
    return colon, role


def _names_behind(cell: Cell, i: int, last: int) -> bool:
    """“Cơ quan chủ trì Sở Y tế”: a label with its noun, without the colon, and a body's name right behind it."""
    tokens = cell.tokens
    if last >= len(tokens) or not begins_item(tokens, i) or word_at("class", tokens, i) is None:
        return False
    return tokens.upper(last) and cell.gap(last) in WEAK and cell.named_at(last) is not None


def _says_a_deed(cell: Cell, i: int, colon: int) -> bool:
    """“Thẩm định giá: Sở Tài chính”, "Đơn vị cung cấp số liệu: …": words of a deed up to a colon, and a party behind it."""
    tokens = cell.tokens
    begins = (
        deed_begins_item(tokens, i) or cell.inline_at(i) is not None or word_at("deed", tokens, i) is not None
    )
    if not begins or not cell.starts_party(colon):
        return False
    return all(cell.named_at(k) is None for k in range(i, colon) if tokens.upper(k))


def _roles_at(cell: Cell, k: int) -> list[str]:
    words = (word_at("label", cell.tokens, k), word_at("inline", cell.tokens, k))
    return [word[1] for word in words if word is not None]


def skip_other_label(cell: Cell, i: int) -> int | None:
    """The word behind an item of time, money or products, where no body stands behind its label."""
    colon = _colon(cell, i)
    if colon is None or not _says_other(cell.tokens, i) or cell.named_at(colon) is not None:
        return None
    while colon < len(cell.tokens) and cell.gap(colon) not in STRONG:
        colon += 1
    return colon


def skip_heading(cell: Cell, i: int) -> int | None:
    """“Đối tượng thực hiện: UBND cấp xã”: words before a colon that begin no name, where a body stands behind it."""
    colon = _colon(cell, i)
    if colon is None or cell.new_name_at(i) or cell.class_at(i) is not None:
        return None
    if any(cell.tokens.upper(k) and cell.named_at(k) is not None for k in range(i, colon)):
        return None
    return colon if cell.tokens.upper(colon) and cell.named_at(colon) is not None else None


def _colon(cell: Cell, i: int) -> int | None:
    """The word behind the colon of an item that begins at a word, where the words before it are few."""
    on_a_line = cell.gap(i) == LINE and cell.tokens.upper(i)
    if not begins_item(cell.tokens, i) and not on_a_line:
        return None
    for at in range(i + 1, min(i + _LONGEST, len(cell.tokens))):
        if cell.gap(at) == COLON:
            return at
        if cell.gap(at) in STRONG or _next_label(cell, at):
            return None
    return None


def _next_label(cell: Cell, at: int) -> bool:
    """Whether the label of another item begins there: "Chủ trì: Ban Quản lý cảng cá - Phối hợp: …"."""
    apart = cell.gap(at) in (DASH, LINE) or (cell.tokens.upper(at) and not cell.tokens.text.isupper())
    label = word_at("label", cell.tokens, at) if apart else None
    return label is not None and label[0] < len(cell.tokens) and cell.gap(label[0]) == COLON


def _says_other(tokens: Tokens, i: int) -> bool:
    return any(tuple(tokens.toned[i : i + n]) in _other_words() for n in (1, 2, 3))


@cache
def _other_words() -> frozenset[tuple[str, ...]]:
    return frozenset(
        tuple(Tokens(r["phrase"]).toned) for r in rows("task_label_words") if r["says"] in _NO_BODIES
    )
