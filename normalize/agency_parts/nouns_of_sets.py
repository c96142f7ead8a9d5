"""Nouns that go on with an open set: "các trường Đại học, Cao đẳng", "các cơ quan thành viên Ban Chỉ đạo", "các Cục, Vụ, Ban QLDA"."""

from __future__ import annotations

from normalize.agency_names.body import Body
from normalize.agency_names.tokens import COMMA, SLASH, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell


def schools_at(cell: Cell, i: int) -> int | None:
    """The word after "Trường THPT" in "Trường THPT, THCS, Tiểu học": schools by their kinds are no single one."""
    tokens = cell.tokens
    if tokens.toned[i] != "trường" or i + 1 >= len(tokens):
        return None
    kind = word_at("school", tokens, i + 1)
    at = kind[0] if kind is not None else len(tokens)
    at += at < len(tokens) and tokens.plain[at] == "va"
    listed = at < len(tokens) and (cell.gap(at) in (COMMA, SLASH) or tokens.plain[at - 1] == "va")
    return kind[0] if kind is not None and listed and word_at("school", tokens, at) is not None else None


def office_alone(cell: Cell, i: int) -> tuple[int, str] | None:
    """“các sở, ngành xây dựng phương án”: behind an office "ngành" is one more, and what follows is no trade's name."""
    tokens = cell.tokens
    listed = i > 0 and cell.gap(i) == COMMA and word_at("office", tokens, i - 1) is not None
    office = word_at("office", tokens, i) if listed else None
    return office if office is not None and office[0] == i + 1 else None


def boards_of(cell: Cell, first: int, i: int) -> bool:
    """“các Ban HĐND tỉnh”, "các cơ quan thành viên Ban Chỉ đạo": right behind the plural and its noun stands whose they are."""
    tokens = cell.tokens
    counted = word_at("quantifier", tokens, first)
    if tokens.toned[i - 2 : i] == ["thành", "viên"] and i - 2 >= first:
        return True
    return counted is not None and counted[0] == i - 1 and tokens.plain[i - 1] in ("ban", "phong")


def doubles_noun(cell: Cell, i: int) -> bool:
    """“thuộc Ủy ban UBTVQH”: the noun of whose they are is printed before its abbreviation too."""
    return cell.tokens.plain[i - 2 : i] == ["uy", "ban"] and cell.tokens.printed(i).startswith("UB")


def further_school(cell: Cell, first: int, i: int) -> tuple[int, str] | None:
    """“các Trường Đại học, Cao đẳng”: a further kind of schools behind their common noun, and no school's name."""
    tokens = cell.tokens
    kind = word_at("school", tokens, i)
    if kind is None or not {"trường", "nhà trường"} & set(tokens.toned[first:i]):
        return None
    is_name = kind[0] < len(tokens) and tokens.gap[kind[0]] in WEAK and tokens.upper(kind[0])
    return None if is_name and not tokens.text.isupper() else kind


def is_kind(cell: Cell, first: int, body: Body) -> bool:
    """“các Cục, Vụ, Viện, Ban QLDA”: behind a plural the bare noun of bodies that each have a name counts those too."""
    tokens, last = cell.tokens, body.last
    bare = last == body.base_last and (
        last >= len(tokens) or cell.gap(last) not in WEAK or not tokens.upper(last)
    )
    many = body.row.own_name == "any" and body.row.kind == "state"
    before = cell.parts[-1] if cell.parts else None
    if before is not None and before.kind == "open" and before.last == first and cell.gap(first) == COMMA:
        first = before.first
    counted = word_at("quantifier", tokens, first)
    noun = word_at("class", tokens, counted[0]) if counted is not None and counted[0] < len(tokens) else None
    return many and bare and noun is not None and noun[1] == "strict"


def serves_end(cell: Cell, i: int) -> int | None:
    """The word after "tham mưu, giúp việc" and the body that is served: "Các cơ quan tham mưu, giúp việc Tỉnh ủy" are a set,
    and what they do for it is no deed."""
    served = word_at("serves", cell.tokens, i)
    if served is None:
        return None
    at, n = served[0], len(cell.tokens)
    joint = word_at("preposition", cell.tokens, at) if at < n and cell.gap(at) in WEAK else None
    at = joint[0] if joint is not None else at
    body = cell.named_at(at) if at < n and cell.gap(at) in WEAK else None
    return body.last if body is not None else served[0]
