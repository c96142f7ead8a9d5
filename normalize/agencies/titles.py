"""Who holds an office stands for it: "Giám đốc Sở Y tế", "Chủ tịch, Phó Chủ tịch UBND các xã".

Several offices of one body may be listed before it, and a board of a company may stand between them ("Chủ tịch Hội đồng
quản trị, Tổng Giám đốc Ngân hàng …"). Some offices are of the centre only (``agency_words.csv``: value ``centre``).
"""

from __future__ import annotations

from dataclasses import replace

from normalize.agencies.known_names import take_body
from normalize.agencies.open_sets import read_open_set
from normalize.agency_names.body import Body, body_at
from normalize.agency_names.tokens import COMMA, DASH, SLASH, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell
from normalize.agency_parts.plural_names import is_family
from normalize.agency_parts.unknown_names import add_unknown, read_unknown

_JOINS = frozenset((COMMA, SLASH))
_LONGEST_UNIT = 8
"""Words from the noun of a unit to its owner, at most."""


def read_titled(cell: Cell, i: int) -> int | None:
    """An office holder at a word: the word after the body; None where none stands there."""
    many = word_at("quantifier", cell.tokens, i)
    counted = many[0] if many is not None and many[0] < len(cell.tokens) else i
    if cell.tokens.plain[i].isdigit() and i + 1 < len(cell.tokens) and cell.gap(i + 1) in WEAK:
        counted = i + 1  # "01 lãnh đạo Sở Nội vụ"
    title = _title(cell, counted)
    if counted > i and (title is None or not _holds_one(cell, title)):
        return None
    if title is None or title[0] >= len(cell.tokens) or cell.gap(title[0]) not in WEAK:
        return None
    at = title[0]
    quantifier = word_at("quantifier", cell.tokens, at)
    body = _body(cell, quantifier[0] if quantifier and quantifier[0] < len(cell.tokens) else at, title[1])
    if body is not None and quantifier is not None and is_family(cell, body):
        body = None
    count = len(cell.parts)
    unit = _unit_of_office(cell, i, title[0]) if body is None else None
    if unit is not None:
        return unit
    if body is not None:
        last = take_body(cell, body)
    elif read_open_set(cell, at) is not None:
        last = cell.parts[-1].last
    elif quantifier is None and _names_unit(cell, at):
        last = read_unknown(cell, at)
        cell.parts[-1].first = i
        return last
    else:
        return None
    if len(cell.parts) > count:
        part = cell.parts[count]
        part.first, part.rule = i, "office_holder" if part.kind == "body" else part.rule
        if part.kind == "open":
            part.name = cell.text(i, part.last)
    return last


def _names_unit(cell: Cell, at: int) -> bool:
    """“Vụ trưởng Vụ Tổ chức cán bộ”, "Chánh Văn phòng Bộ": behind the office stands the noun of a unit with its name."""
    noun = word_at("unit_head", cell.tokens, at)
    joined = noun is not None and noun[0] < len(cell.tokens) and cell.gap(noun[0]) in WEAK
    return noun is not None and joined and cell.new_name_at(at) and cell.tokens.upper(noun[0])


def _unit_of_office(cell: Cell, i: int, at: int) -> int | None:
    """“Trưởng phòng Tổ chức cán bộ Sở Y tế”: the office's own noun begins the name of a unit that its owner follows."""
    noun = word_at("unit_head", cell.tokens, at - 1)
    several = word_at("class", cell.tokens, at - 1)
    if noun is None or noun[0] != at or (several is not None and several[0] > at):
        return None
    for k in range(at + 1, min(at + _LONGEST_UNIT, len(cell.tokens))):
        if cell.gap(k) not in (*WEAK, DASH, COMMA):
            return _unit_alone(cell, i, at)
        owner = cell.named_at(k) if cell.tokens.upper(k) else None
        if owner is not None:
            last = add_unknown(cell, i, owner.last, (owner.row.agency.name,))
            name = cell.text(at - 1, owner.last)
            cell.parts[-1].name = name[:1].upper() + name[1:]
            return last
    return _unit_alone(cell, i, at)


def _unit_alone(cell: Cell, i: int, at: int) -> int | None:
    """“Trưởng phòng Nghiệp vụ Y”: the office's own noun begins the name of a unit whose owner is not printed."""
    end = cell.segment_end(at)
    if not cell.tokens.upper(at) or cell.tokens.text.isupper() or end == at:
        return None
    last = add_unknown(cell, i, end, ())
    name = cell.text(at - 1, end)
    cell.parts[-1].name = name[:1].upper() + name[1:]
    return last


def _holds_one(cell: Cell, title: tuple[int, str]) -> bool:
    """“các Phó Chủ tịch UBND tỉnh”: several who hold an office of one body."""
    at = title[0]
    return at < len(cell.tokens) and cell.gap(at) in WEAK and cell.named_at(at) is not None


def _title(cell: Cell, i: int) -> tuple[int, str] | None:
    """The offices at a word: (the word after the last of them, its value)."""
    found = one_title(cell, i)
    while found is not None and found[0] < len(cell.tokens):
        at = found[0]
        board = word_at("board", cell.tokens, at) if cell.gap(at) in WEAK else None
        at = board[0] if board is not None else at
        if at >= len(cell.tokens):
            return None
        is_joined = cell.gap(at) in _JOINS
        if cell.tokens.plain[at] == "va" and cell.gap(at) in WEAK and at + 1 < len(cell.tokens):
            is_joined, at = True, at + 1
        many = word_at("quantifier", cell.tokens, at) if is_joined else None
        at = (
            many[0] if many is not None and many[0] < len(cell.tokens) else at
        )  # "Chủ tịch, các Phó Chủ tịch"
        following = one_title(cell, at) if is_joined else None
        if following is None:
            return found
        found = following
    return found


def one_title(cell: Cell, i: int) -> tuple[int, str] | None:
    title = word_at("title", cell.tokens, i)
    head = word_at("head_of", cell.tokens, i)
    if head is not None and head[0] < len(cell.tokens) and cell.named_at(head[0]) is not None:
        return head  # "Trưởng Ban Tổ chức", where "Trưởng ban" is an office too
    if head is not None and title is None and head[0] < len(cell.tokens) and cell.many_at(head[0]):
        return head  # "Trưởng các phòng chuyên môn"
    return title


def _body(cell: Cell, at: int, value: str) -> Body | None:
    """The body whose office it is: of the centre where only the centre has the office."""
    if value == "centre":
        body = body_at(cell.tokens, at, replace(cell.context, level="centre"))
        if body is not None and body.row.agency.level == "centre":
            return body
    return cell.named_at(at)
