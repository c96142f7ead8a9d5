"""Persons are no bodies: their name before an office, and what they are in a council behind it.

“Đồng chí Nguyễn Văn A - Phó Chủ tịch UBND tỉnh”, "Hà Văn B, Phó Giám đốc Sở Y tế - Chủ tịch Hội đồng": the body is that of
the office.
"""

from __future__ import annotations

from normalize.agencies.titles import one_title
from normalize.agency_names.deeds import begins_item
from normalize.agency_names.tokens import COLON, COMMA, DASH, STRONG, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell

_BEHIND_NAME = frozenset((COMMA, DASH, COLON))
_FEWEST, _MOST = 2, 6
"""Words of the shortest and the longest name of a person."""


def skip_person(cell: Cell, i: int) -> int | None:
    """The word of the office behind a person's name, or behind what the person is called by."""
    tokens = cell.tokens
    person = word_at("person", tokens, i)
    at = person[0] if person is not None else i + 2 if tokens.plain[i : i + 2] == ["đ", "c"] else None
    called = at is not None
    if at is None and not (begins_item(tokens, i) and tokens.upper(i) and not cell.starts_party(i)):
        return None
    start = at = i if at is None else cell.closing.get(at, at - 1) + 1  # "Các ông (bà): Giám đốc Sở A"
    if at >= len(tokens):
        return None
    end = min(at + _MOST, len(tokens) - 1)
    while (
        at < end
        and one_title(cell, at) is None
        and tokens.upper(at)
        and (at == start or cell.gap(at) in WEAK)
    ):
        at += 1
    is_name = called or at - start >= _FEWEST
    behind = cell.gap(at) in _BEHIND_NAME or (called and cell.gap(at) in WEAK)
    return at if is_name and behind and at > i and one_title(cell, at) is not None else None


def skip_member(cell: Cell, i: int) -> int | None:
    """The word after "- Chủ tịch Hội đồng", ", Tổ viên" behind an office: what a person is there."""
    member = word_at("member", cell.tokens, i)
    if member is None or not cell.parts or cell.parts[-1].last != i:
        return None
    ends = member[0] >= len(cell.tokens) or cell.gap(member[0]) in STRONG
    return member[0] if ends else None
