"""Open sets in an agency cell: "Các sở, ngành liên quan", "các Bộ: A, B" (which is none), and where they
end."""

from __future__ import annotations

from normalize.agencies.assigned import (
    assigned_end,
    assigned_last,
    assigned_task,
    founded_end,
    is_passive,
    takes_part,
)
from normalize.agencies.headings import heads_of_colon
from normalize.agencies.known_names import take_body
from normalize.agencies.named_again import is_named_again, is_same_doer
from normalize.agency_names.body import Body, body_at
from normalize.agency_names.deeds import begins_item, deed_in_set
from normalize.agency_names.index import index
from normalize.agency_names.level_and_place import units_at
from normalize.agency_names.tokens import COLON, COMMA, DASH, SLASH, STRONG, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell, Part
from normalize.agency_parts.charges import charge_end, reference_end
from normalize.agency_parts.examples import examples_at
from normalize.agency_parts.forces import forces_of_owner
from normalize.agency_parts.nouns_of_sets import (
    boards_of,
    doubles_noun,
    further_school,
    is_kind,
    office_alone,
    schools_at,
    serves_end,
)
from normalize.agency_parts.plural_names import is_family
from normalize.agency_parts.restrictions import restriction_end
from normalize.agency_parts.scopes import things_end
from normalize.agency_parts.unknown_names import misprint_at

_JOINTS = ("và", "cùng", "với", "hoặc")
"""Words that join the parts of a set; "cung cấp" does not begin with one."""
_FAMILIES = ("cong-an", "uy-ban-nhan-dan", "hoi-dong-nhan-dan", "dang-uy")
"""Beginnings of the ids of bodies that stand at every place."""


def read_open_set(cell: Cell, i: int) -> int | None:
    """A phrase that names no body: "Các sở, ngành liên quan", kept whole up to the next named body."""
    tokens, n = cell.tokens, len(cell.tokens)
    quantifier = word_at("quantifier", tokens, i)
    at = quantifier[0] if quantifier else i
    if quantifier is not None:
        if at >= n:
            return None
        if cell.gap(at) in WEAK:
            listed = _heads_list(cell, at)
            if listed is not None:
                return listed
            if _listed_body(cell, at):
                return at
            units = units_at(tokens, i, strict=True) if tokens.plain[i] == "cac" else None
            if units is not None and units.level != "all":
                return None
    head = cell.head_at(i) if quantifier is None else None
    if head is not None and i + len(head) < n and cell.gap(i + len(head)) == COLON:
        listed = _heads_list(cell, i)
        if listed is not None:
            return listed
    found = word_at("class", tokens, at) if quantifier else None
    last = found[0] if found else cell.class_at(at)
    family = cell.named_at(at) if quantifier else None
    if family is not None and is_family(cell, family):
        last = max(last or at, family.base_last)
    last = last or schools_at(cell, at)
    if last is None and quantifier is None:
        return None
    end = _open_end(cell, i, max(last or at + 1, at + 1))
    heading = heads_of_colon(cell, at, end) if quantifier else None
    if heading is not None:
        return heading
    if is_same_doer(cell, i, end):
        return end
    text = cell.text(i, end)
    things = things_end(cell, end) if end < n else None
    scope = None if things is None else cell.text(end, things)
    cell.parts.append(Part("open", i, end, None, text, "open_set", 0.95, scope=scope))
    return things or end


def read_bodies_of_many(cell: Cell, body: Body) -> int | None:
    """“Công an các đơn vị, địa phương”: bodies of a family at all the places that a set names."""
    last, n = body.last, len(cell.tokens)
    quantifier = word_at("quantifier", cell.tokens, last) if last < n and cell.gap(last) in WEAK else None
    if quantifier is None or quantifier[0] >= n or not body.row.agency.agency_id.startswith(_FAMILIES):
        return None
    if last != body.base_last or word_at("class", cell.tokens, quantifier[0]) is None:
        return None
    end = _open_end(cell, body.first, quantifier[0])
    cell.parts.append(Part("open", body.first, end, None, cell.text(body.first, end), "open_set", 0.95))
    return end


def _listed_body(cell: Cell, at: int) -> bool:
    """A body after a quantifier, unless its name is a class noun: "các Hạt Kiểm lâm", but not "các trường đại
    học"."""
    body, noun = cell.named_at(at), word_at("class", cell.tokens, at)
    if body is not None and cell.context.level == "centre" and _is_of_each_province(body):
        return False
    if body is not None and is_family(cell, body):
        return False
    return body is not None and not (noun and body.row.own_name == "any" and noun[0] >= body.base_last)


def _is_of_each_province(body: Body) -> bool:
    """“Các Đoàn đại biểu Quốc hội” of a document of the centre: a body of every province is no single one."""
    row = body.row
    return row.agency.level == "province" and row.kind != "local_class" and body.last == body.base_last


def _heads_list(cell: Cell, at: int) -> int | None:
    """“Các Bộ: A, B” and "các Sở Tài chính, Nội vụ": the head is printed once, the names follow."""
    head = cell.head_at(at)
    if head is None:
        return None
    first = at + len(head)
    if first < len(cell.tokens) and cell.gap(first) in (COLON, *WEAK):
        if cell.gap(first) in WEAK and body_at(cell.tokens, at, cell.context) is not None:
            return None
        rest = body_at(cell.tokens, first, cell.context, tail_of=head)
        if rest is not None:
            last = take_body(cell, rest)
            cell.parts[-1].rule, cell.parts[-1].head = "shared_head", head
            return last
    return None


def _open_end(cell: Cell, first: int, i: int) -> int:
    """Where an open set ends: at a strong sign, a role word, a named body, or a new class after "liên
    quan"."""
    tokens, n = cell.tokens, len(cell.tokens)
    closed = bool(word_at("closer", tokens, i - 1))
    describes = begins_item(tokens, first) and word_at("quantifier", tokens, first) is None
    while i < n:
        gap, word = cell.gap(i), tokens.toned[i]
        owner_end = (
            _unit_of_owner(cell, first, i)
            or charge_end(cell, i)
            or assigned_end(cell, i)
            or assigned_last(cell, i)
            or assigned_task(cell, first, i)
            or founded_end(cell, i)
            or restriction_end(cell, i)
            or forces_of_owner(cell, i)
            or serves_end(cell, i)
        )
        if owner_end is not None:
            is_told = reference_end(cell, i) == owner_end and owner_end < n
            i = owner_end
            if is_told and cell.gap(i) in WEAK and tokens.toned[i] not in _JOINTS:
                break
            continue
        if gap in STRONG or gap == COLON or word in ("(", ")") or (gap == SLASH and cell.mixed):
            break
        joined = word in _JOINTS and things_end(cell, i) is None
        if joined:
            ahead = i + 1
            if ahead < n and deed_in_set(tokens, ahead, is_closed=closed, describes=describes):
                break
            if ahead < n and (_ends_open(cell, first, ahead, closed, COMMA) or tokens.plain[ahead] in "()"):
                break
            i += 1
            continue
        part = takes_part(cell, first, i)
        if part is not None:
            i = part
            continue
        if _ends_open(cell, first, i, closed, gap) or things_end(cell, i) is not None:
            break
        whole = closed or is_named_again(cell, first, i)
        if deed_in_set(tokens, i, is_closed=whole, describes=describes) or is_passive(cell, i):
            break
        closed |= word_at("closer", tokens, i) is not None
        describes &= gap in WEAK
        noun = further_school(cell, first, i) or office_alone(cell, i) or word_at("class", tokens, i)
        i = noun[0] if noun else i + 1
    return _without_joints(cell, first, i)


def _without_joints(cell: Cell, first: int, end: int) -> int:
    """The word after the last that is of the set: "và" and ", đặc biệt là" before its end join what follows."""
    while end > first + 1:
        at = next((k for k in (end - 1, end - 2, end - 3) if k > first and _joins_up_to(cell, k, end)), None)
        if at is None:
            break
        end = at
    return end


def _joins_up_to(cell: Cell, k: int, end: int) -> bool:
    if end == k + 1 and cell.tokens.toned[k] in (*_JOINTS, "có"):
        return True
    skip = word_at("skip", cell.tokens, k) if end - k > 1 and end < len(cell.tokens) else None
    return skip is not None and skip[0] == end


def _unit_of_owner(cell: Cell, first: int, i: int) -> int | None:
    """The word after a bracket that says which unit of the owner: "các đơn vị thuộc Bộ A (Tổng cục B)"."""
    close = cell.closing.get(i)
    if cell.tokens.plain[i] != "(" or close is None or close == i + 1:
        return None
    owned = any(word_at("preposition", cell.tokens, k) for k in range(first, i))
    inside = cell.named_at(i + 1)
    return close + 1 if owned and inside is not None and inside.last == close else None


def _ends_open(cell: Cell, first: int, i: int, closed: bool, gap: str) -> bool:
    """Whether an open set ends before a word.

    Args:
        first: the word at which the set begins.
        closed: "liên quan" has closed the set.
        gap: the sign before the word.
    """
    tokens = cell.tokens
    if cell.role_at(i) or word_at("object_verb", tokens, i) or examples_at(cell, i) is not None:
        return True
    if further_school(cell, first, i) is not None:
        return False
    if gap in WEAK:
        return cell.mid_body(i) and not boards_of(cell, first, i) and not doubles_noun(cell, i)
    noun, quantifier = cell.class_at(i), word_at("quantifier", tokens, i)
    if gap == COMMA and noun is not None and _offices_begin(cell, first, i):
        return True
    if gap == COMMA and _named_units(cell, i):
        return True
    if _titled_body(cell, i) or (closed and (quantifier or noun is not None)):
        return True
    if noun is not None:
        return gap == COMMA and _is_named_whole(cell, i, noun)
    if quantifier:
        at = i + 1
        return at < len(tokens) and (_listed_body(cell, at) or _heads_start(cell, at))
    return cell.mid_body(i) if gap == DASH else _begins_name(cell, first, i)


def _offices_begin(cell: Cell, first: int, i: int) -> bool:
    """“Doanh nghiệp, Sở, ban, ngành có liên quan”: offices with a capital behind what is none are a set of their own."""
    tokens = cell.tokens
    if not tokens.upper(i) or tokens.text.isupper() or word_at("office", tokens, i) is None:
        return False
    return all(word_at("office", tokens, k) is None for k in range(first, i))


def _is_named_whole(cell: Cell, i: int, noun: int) -> bool:
    """“…, Hội Nông dân tỉnh”: a body of the register that goes on behind nouns of bodies, printed as a name."""
    tokens = cell.tokens
    is_name = tokens.upper(i) and any(
        k < len(tokens) and tokens.upper(k) and tokens.gap[k] in WEAK for k in (i + 1, noun)
    )
    body = cell.named_at(i) if is_name and not tokens.text.isupper() else None
    return body is not None and body.base_last - i > 1 and body.last >= noun and body.row.own_name != "any"


def _named_units(cell: Cell, i: int) -> bool:
    """Whether places stand by name behind a comma: ", đặc biệt là thành phố Hà Nội", ", xã Tam Đảo"."""
    skip = word_at("skip", cell.tokens, i)
    at = skip[0] if skip is not None and skip[0] - i > 1 else i
    if at >= len(cell.tokens) or cell.gap(at) not in (COMMA, *WEAK):
        return False
    place = units_at(cell.tokens, at, strict=True)
    return place is not None and (place.name is not None or place.province is not None)


def _titled_body(cell: Cell, i: int) -> bool:
    """Whether an office holder of a body stands at a word: "Chủ tịch UBND tỉnh"."""
    title = word_at("title", cell.tokens, i) or word_at("head_of", cell.tokens, i)
    return title is not None and title[0] < len(cell.tokens) and cell.named_at(title[0]) is not None


def _begins_name(cell: Cell, first: int, i: int) -> bool:
    """Whether a body, a name that is not known, or a misprint of a body begins at a word."""
    tokens = cell.tokens
    clear = tokens.upper(i) or word_at("begins_body", tokens, i) is not None or tokens.text.islower()
    body = cell.named_at(i) if clear else None
    if body is not None or cell.new_name_at(i):
        return body is None or not is_kind(cell, first, body)
    return tokens.upper(i) and not tokens.text.isupper() and misprint_at(cell, i)


def _heads_start(cell: Cell, at: int) -> bool:
    """Whether a head with a colon begins a list of names at a word: "Bộ: Tài chính, Nội vụ"."""
    head = cell.head_at(at)
    first = at + len(head) if head else at
    return (
        head is not None
        and first < len(cell.tokens)
        and index().match_tail(head, cell.tokens, first) is not None
        and cell.gap(first) == COLON
    )
