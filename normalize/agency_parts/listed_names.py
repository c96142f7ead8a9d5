"""Names that one noun heads: "Các Ban QLDA: 85, Thăng Long", "Liên Sở: Tài chính - Xây dựng".

Behind the colon of a plural stands which of the kind are meant; each is called by the noun and its own name. "Liên" before
the noun of offices says only that several issue or act together.
"""

from __future__ import annotations

from normalize.agency_names.body import body_at
from normalize.agency_names.tokens import COLON, COMMA, STRONG, WEAK, Tokens
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell, Part
from normalize.notes import Code, warning

_JOINT = (("so",), ("bo",), ("nganh",), ("cuc",), ("phong",), ("ban",))
"""Heads that "liên" may join, folded."""
_FEWEST = 2
"""Names of the shortest list."""
_MOST_WORDS = 5
"""Words of the longest name behind its noun."""


def read_joint(cell: Cell, i: int) -> int | None:
    """The word after "Liên" in "Liên Sở Tài chính - Xây dựng", where names of the head follow."""
    tokens = cell.tokens
    if tokens.toned[i] != "liên" or i + 2 >= len(tokens) or cell.gap(i + 1) not in WEAK:
        return None
    head = cell.head_at(i + 1)
    first = i + 1 + len(head) if head is not None else len(tokens)
    if head not in _JOINT or first >= len(tokens) or cell.gap(first) not in (COLON, *WEAK):
        return None
    return i + 1 if body_at(tokens, first, cell.context, tail_of=head) is not None else None


def read_names_of_kind(cell: Cell, i: int) -> int | None:
    """Add "Ban QLDA 85", "Ban QLDA Thăng Long" of "Các Ban QLDA: 85, Thăng Long": the word after the last name."""
    tokens, n = cell.tokens, len(cell.tokens)
    at = i + 1
    if tokens.toned[i] != "các" or at >= n or word_at("unit_head", tokens, at) is None:
        return None
    end = at
    while end < n and cell.gap(end) in WEAK and end - at <= _MOST_WORDS:
        end += 1
    if end >= n or cell.gap(end) != COLON:
        return None
    head = cell.head_at(at)
    if head is not None and body_at(tokens, end, cell.context, tail_of=head) is not None:
        return None
    named, last = _names(cell, end)
    if len(named) < _FEWEST or (last < n and cell.gap(last) not in STRONG):
        return None
    noun = cell.text(at, end)
    for first, stop in named:
        name = f"{noun} {cell.text(first, stop)}"
        words = Tokens(name)
        body = body_at(words, 0, cell.context)
        is_whole = body is not None and body.last == len(words)
        if body is not None and (is_whole or body.row.own_name == "any"):
            agency_id, called = body.row.agency.agency_id, body.name if is_whole else name
            cell.parts.append(Part("body", first, stop, agency_id, called, "shared_head", 0.85))
        else:
            note = warning(Code.AGENCY_UNKNOWN, f"No body of the register is named “{name}”.", found=name)
            cell.parts.append(Part("unknown", first, stop, None, name, "shared_head", 0.5, (note,)))
    return last


def _names(cell: Cell, i: int) -> tuple[list[tuple[int, int]], int]:
    """The names from a word on, of capitals or numbers, parted by commas and "và": their places, and the word after them."""
    tokens, n = cell.tokens, len(cell.tokens)
    named, at = list[tuple[int, int]](), i
    while at < n and cell.gap(at) in (COLON, COMMA, *WEAK):
        start = at + 1 if tokens.toned[at] == "và" and named else at
        if start >= n or (named and start == at and cell.gap(at) != COMMA):
            break
        stop = start
        while stop < n and (cell.gap(stop) in WEAK if stop > start else _begins_name(tokens, stop)):
            if tokens.plain[stop] in ("va", "(", ")") or cell.role_at(stop):
                break
            stop += 1
        is_party = stop > start and (cell.named_at(start) is not None or cell.new_name_at(start))
        if is_party or not start < stop <= start + _MOST_WORDS:
            break
        named.append((start, stop))
        at = stop
    return named, at


def _begins_name(tokens: Tokens, i: int) -> bool:
    return (tokens.upper(i) and not tokens.text.isupper()) or tokens.plain[i].isdigit()
