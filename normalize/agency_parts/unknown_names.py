"""A name that is no printed form of the register: a misprint of one, a unit of a known body, or not known at
all."""

from __future__ import annotations

from normalize.agency_names.body import Body
from normalize.agency_names.deeds import deed_in_name
from normalize.agency_names.level_and_place import units_at
from normalize.agency_names.level_words import unit_at
from normalize.agency_names.misprints import repaired_body
from normalize.agency_names.tokens import COLON, COMMA, DASH, SLASH, STRONG, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell, Part
from normalize.agency_parts.longer_names import directs_others, list_end, own_name_end, small_name_at
from normalize.agency_parts.plural_names import hamlets_end, managed_end, plural_end
from normalize.agency_parts.proper_names import is_proper_name
from normalize.agency_parts.sums_up import doubt, is_named_without, sums_up_at
from normalize.agency_parts.unit_chains import numbered_unit_end
from normalize.notes import Code, info, warning

_LETTERS = 3
"""Letters of the second half of an abbreviation, at most: PTNT has its own form in the register."""
_SMALL = 2
"""Words of a name in small letters that is not looked up by likeness, at most."""
_MOST_REPAIRS = 12
"""Look-ups by likeness in one cell; what is beyond has no candidates named."""


def misprint_at(cell: Cell, i: int) -> bool:
    """Whether the item that begins at a word is a body's name with letters wrong."""
    end = i + 1
    while end < len(cell.tokens) and cell.gap(end) in WEAK and cell.tokens.plain[end] not in "()":
        end += 1
    return repair(cell, i, end)[0] is not None


def whole_body_end(cell: Cell, body: Body) -> int:
    """The word after a body with the rest of a name of its own ("Ban Chỉ đạo Đề án …")."""
    return own_name_end(cell, body.last) if body.row.own_name == "any" else body.last


def repair(cell: Cell, first: int, last: int) -> tuple[Body | None, tuple[str, ...]]:
    """Words ``[first, last)`` as a misprint of one body (None where it is not clear), and the names nearest
    to them."""
    if cell.repairs >= _MOST_REPAIRS or _is_small(cell, first, last):
        return None, ()
    cell.repairs += 1
    return repaired_body(cell.tokens, first, last, cell.context)


def _is_small(cell: Cell, first: int, last: int) -> bool:
    """“…, hội tụ nhiều doanh nghiệp”: two words in small letters are no misprinted name where other words have capitals."""
    tokens = cell.tokens
    if last - first > _SMALL or tokens.text.islower():
        return False
    return not any(tokens.upper(k) for k in range(first, last)) and "." not in tokens.printed(first)


def add_repaired(cell: Cell, body: Body) -> int:
    """Add a body that is printed with letters wrong; the word after it."""
    cell.parts.append(
        Part(
            "body",
            body.first,
            body.last,
            body.row.agency.agency_id,
            body.name,
            body.rule,
            body.confidence,
            body.notes,
            head=cell.head_at(body.first),
        )
    )
    return body.last


def add_unknown(cell: Cell, first: int, last: int, names: tuple[str, ...]) -> int:
    """Add words ``[first, last)`` as a name that the register does not hold, with the nearest names; the word
    after it."""
    text = cell.text(first, last)
    near = ", ".join(dict.fromkeys(names))
    message = f"No body of the register is named “{text}”" + (f"; nearest: {near}." if near else ".")
    note = warning(Code.AGENCY_UNKNOWN, message, found=text)
    notes = (note, *doubt(cell, first, last))
    cell.parts.append(Part("unknown", first, last, None, text, "unknown", 0.3, notes))
    return last


def read_unknown(cell: Cell, i: int) -> int:
    """A name that the register does not hold, a misprint of one that it does, or the unit of a known body."""
    end = numbered_unit_end(cell, i, _unknown_end(cell, i), _unknown_end)
    found, names = repair(cell, i, end)
    if found is not None:
        return add_repaired(cell, found)
    n = len(cell.tokens)
    if end < n and cell.gap(end) in WEAK and word_at("unit_head", cell.tokens, i):
        body = cell.named_at(end)
        if body is not None:
            return add_unknown(cell, i, _with_place(cell, whole_body_end(cell, body)), (body.name, *names))
    if not any(c.isalpha() for c in cell.text(i, end)):
        return end
    if is_proper_name(cell, i, end):
        return _add_proper(cell, i, end)
    return add_unknown(cell, i, end, names)


def _with_place(cell: Cell, i: int) -> int:
    """The word after the place of a unit: "Phòng giao dịch NHCSXH An Minh"."""
    while i < len(cell.tokens) and cell.gap(i) in WEAK and cell.tokens.upper(i) and not cell.starts_party(i):
        i += 1
    return i


def _add_proper(cell: Cell, first: int, last: int) -> int:
    """Add a name in full of a body that the register does not hold: no doubt, but it has no id there."""
    text = cell.text(first, last)
    message = f"“{text}” is kept as printed: a full name of a body that the register does not hold."
    note = info(Code.AGENCY_UNKNOWN, message, found=text)
    notes = (note, *doubt(cell, first, last))
    cell.parts.append(Part("unknown", first, last, None, text, "unknown", 0.6, notes))
    return last


def _unknown_end(cell: Cell, i: int) -> int:
    """The word after a name that is not known: it ends where something begins that is no part of it."""
    n, at, open_ended = len(cell.tokens), i + 1, cell.open_ended(i)
    while at < n:
        gap, plural = cell.gap(at), plural_end(cell, at) or managed_end(cell, at) or hamlets_end(cell, at)
        if plural is not None:
            at = plural
            continue
        if cell.tokens.toned[at : at + 2] == ["các", "cấp"] and gap in WEAK:
            at += 2
            continue
        if gap in STRONG or gap == COLON or cell.tokens.plain[at] in ("(", ")") or cell.role_at(at):
            break
        if gap == DASH and _joins_places(cell, i, at):
            at += 1
            continue
        listed = list_end(cell, at) if open_ended and gap == COMMA else None
        if listed is not None:
            return listed
        if _begins_item(cell, at) if gap in (COMMA, SLASH) else _begins_other(cell, i, at):
            break
        at += 1
    return at


def _joins_places(cell: Cell, first: int, at: int) -> bool:
    """Whether a dash stands between places of one unit: "Hạt Kiểm lâm liên quận Sơn Trà - Ngũ Hành Sơn", "khu vực Đồng Văn - Yên Minh"."""
    tokens = cell.tokens
    several = "khu vuc" in " ".join(tokens.plain[first:at]) or any(
        tokens.plain[k] == "lien" and unit_at(tokens, k + 1, strict=True) for k in range(first, at - 1)
    )
    return several and cell.tokens.upper(at) and not cell.starts_party(at)


def _begins_item(cell: Cell, at: int) -> bool:
    """Whether a comma or slash ends the name before a word: what follows is a party, a place, or begins
    large."""
    tokens = cell.tokens
    goes_on = cell.gap(at) == COMMA and not tokens.upper(at) and not word_at("skip", tokens, at)
    return (
        not goes_on
        or small_name_at(tokens, at)
        or word_at("class", tokens, at) is not None
        or cell.starts_party(at)
        or units_at(tokens, at, strict=True) is not None
    )


def _joins_letters(cell: Cell, at: int) -> bool:
    """Whether "&" stands inside an abbreviation: "SởTT&TT", which has lost its gap, names one body."""
    following = cell.tokens.printed(at + 1)
    return cell.tokens.printed(at) == "&" and following.isupper() and len(following) <= _LETTERS


def _begins_other(cell: Cell, first: int, at: int) -> bool:
    """Whether a body, a party after "và", a verb with its object or a quantifier begins inside the run of
    words."""
    tokens = cell.tokens
    if deed_in_name(tokens, at) or directs_others(cell, at):
        return True
    if sums_up_at(cell, first, at) and is_named_without(cell, first, at):
        return True
    if cell.mid_body(at) or (cell.gap(at) in WEAK and cell.many_at(at)):
        return True
    if tokens.plain[at] == "va" and at + 1 < len(tokens) and cell.starts_party(at + 1):
        return not _joins_letters(cell, at)
    in_name = at == first + 1 and tokens.upper(at)
    return word_at("object_verb", tokens, at) is not None and not in_name
