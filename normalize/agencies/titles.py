"""Who holds an office stands for it: "Giám đốc Sở Y tế", "Chủ tịch, Phó Chủ tịch UBND các xã".

Several offices of one body may be listed before it, and a board of a company may stand between them ("Chủ tịch Hội đồng
quản trị, Tổng Giám đốc Ngân hàng …"). Some offices are of the centre only (``agency_words.csv``: value ``centre``).
"""

from __future__ import annotations

from dataclasses import replace

from normalize.agencies.body import Body, body_at
from normalize.agencies.cell import Cell
from normalize.agencies.known_names import take_body
from normalize.agencies.open_sets import read_open_set
from normalize.agencies.plural_names import is_family
from normalize.agencies.tokens import COLON, COMMA, DASH, SLASH, WEAK
from normalize.agencies.words import word_at

_JOINS = frozenset((COMMA, SLASH))
_BEHIND_NAME = frozenset((COMMA, DASH, COLON))
_LONGEST_NAME = 6
"""Words of the longest name of a person."""


def skip_person(cell: Cell, i: int) -> int | None:
    """The word of the office behind a person's name: "Đồng chí Nguyễn Văn A - Phó Chủ tịch UBND tỉnh"."""
    tokens = cell.tokens
    person = word_at("person", tokens, i)
    at = person[0] if person is not None else i + 2 if tokens.plain[i : i + 2] == ["đ", "c"] else None
    if at is None:
        return None
    end = min(at + _LONGEST_NAME, len(tokens) - 1)
    while at < end and _one_title(cell, at) is None and tokens.upper(at) and cell.gap(at) in WEAK:
        at += 1
    return at if cell.gap(at) in (*WEAK, *_BEHIND_NAME) and _one_title(cell, at) is not None else None


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
    if body is not None:
        last = take_body(cell, body)
    elif read_open_set(cell, at) is not None:
        last = cell.parts[-1].last
    else:
        return None
    if len(cell.parts) > count:
        part = cell.parts[count]
        part.first, part.rule = i, "office_holder" if part.kind == "body" else part.rule
        if part.kind != "body":
            part.name = cell.text(i, part.last)
    return last


def _holds_one(cell: Cell, title: tuple[int, str]) -> bool:
    """“các Phó Chủ tịch UBND tỉnh”: several who hold an office of one body."""
    at = title[0]
    return at < len(cell.tokens) and cell.gap(at) in WEAK and cell.named_at(at) is not None


def _title(cell: Cell, i: int) -> tuple[int, str] | None:
    """The offices at a word: (the word after the last of them, its value)."""
    found = _one_title(cell, i)
    while found is not None and found[0] < len(cell.tokens):
        at = found[0]
        board = word_at("board", cell.tokens, at) if cell.gap(at) in WEAK else None
        at = board[0] if board is not None else at
        if at >= len(cell.tokens):
            return None
        is_joined = cell.gap(at) in _JOINS
        if cell.tokens.plain[at] == "va" and cell.gap(at) in WEAK and at + 1 < len(cell.tokens):
            is_joined, at = True, at + 1
        following = _one_title(cell, at) if is_joined else None
        if following is None:
            return found
        found = following
    return found


def _one_title(cell: Cell, i: int) -> tuple[int, str] | None:
    title = word_at("title", cell.tokens, i)
    head = word_at("head_of", cell.tokens, i)
    if head is not None and head[0] < len(cell.tokens) and cell.named_at(head[0]) is not None:
        return head  # "Trưởng Ban Tổ chức", where "Trưởng ban" is an office too
    return title


def _body(cell: Cell, at: int, value: str) -> Body | None:
    """The body whose office it is: of the centre where only the centre has the office."""
    if value == "centre":
        body = body_at(cell.tokens, at, replace(cell.context, level="centre"))
        if body is not None and body.row.agency.level == "centre":
            return body
    return cell.named_at(at)
