"""Brackets in an agency cell: a role, a unit of the body before, members of an open set, or a scope."""

from __future__ import annotations

from dataclasses import replace

from normalize.agencies.known_names import add_body
from normalize.agencies.orders import decides
from normalize.agency_names.body import Body, body_at
from normalize.agency_names.level_and_place import units_at
from normalize.agency_names.tokens import STRONG, WEAK, Tokens
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell, Part, RoleWord
from normalize.agency_parts.examples import skip_to_examples
from normalize.agency_parts.forces import forces_end

_FEWEST_KINDS = 2
"""Forces of the shortest list in brackets that names no single one."""
_BARE_HEAD = 2
"""Words of a set that is a head with its plural and no more: "các Sở"."""
_NO_UNITS = ("ad_hoc", "party", "organisation")
"""Kinds of bodies that no office stands above: "Ban Chỉ đạo (Sở Nội vụ)" names two."""


def read_bracket(cell: Cell, i: int) -> int:
    """What stands in brackets: a role, a unit of the body before, named members of an open set, or a
    scope."""
    tokens, n = cell.tokens, len(cell.tokens)
    close = cell.closing.get(i, n)
    if close == i + 1 or not cell.parts:
        return i + 1
    before = cell.parts[-1]
    for kind in ("label", "inline"):
        role = word_at(kind, tokens, i + 1)
        if role is not None and role[0] == close:
            _role_in_brackets(cell, role[1])
            if tokens.toned[close - 2 : close] == ["đầu", "mối"]:
                _set_scope(cell, i, close)
            return close + 1
    forward = _role_with_bodies(cell, i + 1, close)
    if forward is not None:
        return forward
    if before.kind == "unknown" and _short_form(cell, i, close, before):
        return close + 1
    if before.kind != "open" and (
        _bracket_unit(cell, i, close, before)
        or _bracket_units(cell, i, close, before)
        or _bracket_owner(cell, i, close, before)
    ):
        return _with_places(cell, close + 1)
    if before.kind == "open" and _standing_body(cell, i, close, before):
        return close + 1
    if tokens.plain[close - 1] == "cu" or tokens.plain[close - 2 : close] == ["truoc", "đay"]:
        _set_scope(cell, i, close)
        return close + 1
    if before.kind == "open" and before.last == i and _kinds_of_forces(cell, i, close, before):
        return close + 1
    if before.kind == "open" and before.last == i and _names_of_head(cell, i, close):
        return close + 1
    examples = skip_to_examples(cell, i + 1)
    if examples is not None:
        return examples
    if not _limits(cell, i + 1) and cell.starts_party(i + 1) and _body_soon(cell, i + 1):
        return i + 1
    if before.kind == "open" and before.last == i and not _limits(cell, i + 1):
        before.last = min(close + 1, n)
        before.name = cell.text(before.first, before.last)
        return close + 1
    if before.role is None and decides(before) and word_at("approves", tokens, i + 1) is not None:
        before.role = "approve"
    _set_scope(cell, i, close)
    return close + 1


def _short_form(cell: Cell, i: int, close: int, before: Part) -> bool:
    """“Tổng công ty Đầu tư phát triển đường cao tốc Việt Nam (VEC)": the letters in brackets tell which body the name is."""
    body = body_at(cell.tokens, i + 1, cell.context) if before.last == i and close == i + 2 else None
    if body is None or body.last != close or not cell.tokens.printed(i + 1).isupper():
        return False
    before.kind, before.agency_id, before.name = "body", body.row.agency.agency_id, body.name
    before.rule, before.confidence, before.notes = "unit_in_brackets", body.confidence, body.notes
    before.last = min(close + 1, len(cell.tokens))
    return True


def _limits(cell: Cell, i: int) -> bool:
    """“các cơ quan, đơn vị (trừ lực lượng vũ trang)”: what only limits a set is its scope."""
    return word_at("limits", cell.tokens, i) is not None


def _kinds_of_forces(cell: Cell, i: int, close: int, before: Part) -> bool:
    """“các lực lượng chức năng (Hải quan, Biên phòng)": forces by their kinds only say which the set has."""
    words = cell.tokens.toned[before.first : before.last]
    forces = (
        forces_end(cell, i + 1, bare=True) if close > i + 1 and ("lực" in words or "ngành" in words) else None
    )
    if forces is None or forces[0] != close or forces[1] < _FEWEST_KINDS:
        return False
    before.last = min(close + 1, len(cell.tokens))
    before.name = cell.text(before.first, before.last)
    return True


def _names_of_head(cell: Cell, i: int, close: int) -> bool:
    """“các Sở (Y tế, Tài chính)": the names of a head that stands right before the brackets, as behind a colon."""
    tokens, names, at = cell.tokens, list[Body](), i + 1
    head = cell.head_at(i - 1)
    while head is not None and at < close:
        at += tokens.plain[at] == "va" and at > i + 1
        body = body_at(tokens, at, cell.context, tail_of=head)
        if body is None:
            return False
        names.append(body)
        at = body.last
    if not names or at != close:
        return False
    before = cell.parts[-1]
    if i - before.first <= _BARE_HEAD:
        cell.parts.pop()
    for body in names:
        add_body(cell, replace(body, rule="shared_head"), body.last)
    return True


def _role_with_bodies(cell: Cell, i: int, close: int) -> int | None:
    """“Sở A (phối hợp: Sở B, Sở C)": the word after a role word with its bodies, which end with the brackets."""
    for kind in ("label", "inline"):
        role = word_at(kind, cell.tokens, i)
        if role is not None and role[0] < close and cell.starts_party(role[0]):
            cell.roles.append(RoleWord(len(cell.parts), role[1], "forward"))
            cell.role_ends.add(close)
            return role[0]
    return None


def _role_in_brackets(cell: Cell, role: str) -> None:
    """“A (chủ trì), B, C (phối hợp)”: C supports, and so does B, since A's role is printed too."""
    cell.parts[-1].role = role
    at = len(cell.parts) - 2
    while at >= 0 and cell.parts[at].role is None and cell.gap(cell.parts[at + 1].first) not in STRONG:
        at -= 1
    if at >= 0 and cell.parts[at].role is not None:
        for part in cell.parts[at + 1 : -1]:
            part.role = part.role or role


def _body_soon(cell: Cell, i: int) -> bool:
    while i < len(cell.tokens):
        passed = word_at("skip", cell.tokens, i) or word_at("quantifier", cell.tokens, i)
        if passed is None:
            break
        i = passed[0]
    return i < len(cell.tokens) and cell.named_at(i) is not None


def _bracket_unit(cell: Cell, i: int, close: int, before: Part) -> bool:
    """“Bộ Kế hoạch và Đầu tư (Tổng cục Thống kê)” is one body as printed; "(UBND)" only says it again."""
    tokens = cell.tokens
    body = body_at(tokens, i + 1, cell.context)
    again = body is not None and body.last == close and body.row.agency.agency_id == before.agency_id
    head = word_at("unit_head", tokens, i + 1)
    if head is None and body is not None and body.last == close:
        head = word_at("unit_head", Tokens(body.row.agency.name), 0)
    if not again and (head is None or (tokens.upper(i + 1) is False and body is None)):
        return False
    if not again and any(tokens.gap[k] in STRONG for k in range(i + 2, close)):
        return False
    before.last = min(close + 1, len(tokens))
    if not again:
        before.name = f"{before.name} ({cell.text(i + 1, close)})"
        before.rule = "unit_in_brackets"
    return True


def _bracket_units(cell: Cell, i: int, close: int, before: Part) -> bool:
    """“Sở Y tế (CDC tỉnh, Chi cục ATVSTP)": several units of the body before, and nothing else, are one with it."""
    at, count = i + 1, 0
    while at < close:
        at += cell.tokens.plain[at] == "va" and count > 0
        unit = body_at(cell.tokens, at, cell.context)
        noun = word_at("unit_head", Tokens(unit.row.agency.name), 0) if unit is not None else None
        if unit is None or noun is None or unit.row.kind in _NO_UNITS or unit.last > close:
            return False
        at, count = unit.last, count + 1
    if count < _FEWEST_KINDS or before.kind != "body" or before.last != i:
        return False
    before.last = min(close + 1, len(cell.tokens))
    before.name = f"{before.name} ({cell.text(i + 1, close)})"
    before.rule = "unit_in_brackets"
    return True


def _with_places(cell: Cell, i: int) -> int:
    """The word after "các xã, phường" in "Phòng Kinh tế (Phòng Kinh tế, Hạ tầng và Đô thị) các xã, phường"."""
    before = cell.parts[-1]
    if before.last != i or i >= len(cell.tokens) or cell.gap(i) not in WEAK:
        return i
    units = units_at(cell.tokens, i, strict=True)
    if units is None or not units.plural or units.name is not None or units.level == "all":
        return i
    before.last = units.last
    return units.last


def _bracket_owner(cell: Cell, i: int, close: int, before: Part) -> bool:
    """“Chi cục Thủy lợi (Sở Nông nghiệp và Môi trường)": behind a unit, the body that it belongs to stands in brackets.

    A unit of the centre is told from that of the province by its owner: "Cục Hải quan (Bộ Tài chính)".
    """
    owner = body_at(cell.tokens, i + 1, cell.context) if before.last == i else None
    if word_at("unit_head", cell.tokens, before.first) is None or owner is None or owner.last != close:
        return False
    if owner.row.kind != "state" or word_at("unit_head", cell.tokens, owner.first) is not None:
        return False
    named = body_at(cell.tokens, before.first, cell.context)
    if named is not None and named.row.kind in _NO_UNITS:
        return False
    if owner.row.agency.level == "centre" and before.kind == "body":
        unit = body_at(cell.tokens, before.first, replace(cell.context, level="centre"))
        if unit is not None and unit.row.agency.level == "centre":
            before.agency_id, before.name = unit.row.agency.agency_id, unit.name
    before.last = min(close + 1, len(cell.tokens))
    if before.kind != "body":
        before.name = cell.text(before.first, before.last)
    return True


def _standing_body(cell: Cell, i: int, close: int, before: Part) -> bool:
    """“Cơ quan thường trực Hội đồng (Sở Tư pháp)”: who keeps the office stands in brackets, and is the body that is meant."""
    body = body_at(cell.tokens, i + 1, cell.context)
    if before.last != i or body is None or body.last != close:
        return False
    if word_at("standing", cell.tokens, before.first) is None:
        return False
    before.scope = cell.text(before.first, i)
    before.kind, before.agency_id, before.name = "body", body.row.agency.agency_id, body.name
    before.rule, before.confidence, before.notes = body.rule, body.confidence, body.notes
    before.first, before.last = body.first, body.last
    return True


def _set_scope(cell: Cell, i: int, close: int) -> None:
    """A scope belongs to the body before it; one that speaks of "each" belongs to all bodies of the item."""
    scope = cell.text(i + 1, close)
    shared = any(word_at("distributive", cell.tokens, k) for k in range(i + 1, min(close, i + 40)))
    for part in reversed(cell.parts):
        if part.scope is None:
            part.scope = scope
        if not shared or cell.gap(part.first) in STRONG:
            break
