"""When something is to be done, and who acts then: "Trước khi tiến hành kiểm tra: Sở Nội vụ …", "trường hợp …, Sở A báo cáo"."""

from __future__ import annotations

from normalize.agency_names.deeds import deed_begins_item, deed_behind_body
from normalize.agency_names.level_and_place import units_at
from normalize.agency_names.tokens import COLON, COMMA, STRONG, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell
from normalize.agency_parts.charges import reference_end
from normalize.agency_parts.lead_ins import heads_item, sent_to

_LONGEST_SET = 10
"""Words of a set before "nêu tại", at most."""


def circumstance_end(cell: Cell, i: int, *, heads: bool = True) -> int | None:
    """The word after when it is to be done: "Trước khi tiến hành kiểm tra: Sở Nội vụ …"."""
    tokens = cell.tokens
    if (heads and not heads_item(cell, i)) or word_at("circumstance", tokens, i) is None:
        return None
    for at in range(i + 1, len(tokens)):
        if tokens.gap[at] in STRONG:
            return None
        asks = word_at("asks", tokens, at) if tokens.gap[at] == COMMA or tokens.plain[at] == "đe" else None
        if asks is not None and asks[0] < len(tokens) and names_party(cell, asks[0]):
            return asks[0]
        if tokens.gap[at] == COMMA and cell.role_at(at):
            return at
        if tokens.gap[at] == COLON and cell.starts_party(at):
            return at
        if tokens.gap[at] == COMMA and word_at("sends", tokens, at) is not None:
            return sent_to(cell, at) or at  # "khi có yêu cầu báo cáo, gửi Sở A tổng hợp"
        if tokens.gap[at] == COMMA and _begins_doer(cell, at) and not _lists_receivers(cell, i, at):
            return at
    return None


def _begins_doer(cell: Cell, at: int) -> bool:
    """Whether a party with a deed of its own begins behind the comma of a circumstance."""
    anew = begins_anew(cell, at) or word_at("title", cell.tokens, at) is not None or _is_told_where(cell, at)
    return anew and names_party(cell, at) and does_something(cell, at)


def _is_told_where(cell: Cell, at: int) -> bool:
    """“cơ quan, tổ chức hành chính nêu tại Điều 2”: a set in small letters whose bodies another place names."""
    for k in range(at + 1, min(at + _LONGEST_SET, len(cell.tokens))):
        if cell.gap(k) in STRONG or deed_behind_body(cell.tokens, k):
            return False
        if cell.gap(k) in WEAK and reference_end(cell, k) is not None:
            return True
    return False


def _lists_receivers(cell: Cell, i: int, at: int) -> bool:
    """“định kỳ báo cáo Chính phủ, Thủ tướng Chính phủ để chỉ đạo”: the comma lists bodies to whom something goes."""
    verbs = (word_at("object_verb", cell.tokens, k) for k in range(i, at))
    bodies = (cell.named_at(verb[0]) for verb in verbs if verb is not None and verb[0] < at)
    return any(body is not None and body.last == at for body in bodies)


def does_something(cell: Cell, at: int) -> bool:
    """Whether a deed or a role word follows the parties that begin at a word, in the same run."""
    k = at + 1
    while k < len(cell.tokens) and cell.gap(k) not in STRONG:
        acts = cell.role_at(k) or deed_behind_body(cell.tokens, k)
        if acts and cell.gap(k) in WEAK:
            return True
        if cell.gap(k) == COMMA and (acts or deed_begins_item(cell.tokens, k)):
            break
        k += 1
    return False


def names_party(cell: Cell, i: int) -> bool:
    """Whether a body or a set of known nouns stands at a word, so that what is counted is no thing of a deed."""
    tokens, n = cell.tokens, len(cell.tokens)
    while i < n and (skip := word_at("skip", tokens, i)) is not None:
        i = skip[0]
    if i >= n:
        return False
    counted = word_at("quantifier", tokens, i)
    at = counted[0] if counted is not None and counted[0] < n else i
    noun = cell.class_at(at) is not None or (counted is not None and word_at("class", tokens, at) is not None)
    if noun or word_at("title", tokens, at) or cell.named_at(at) is not None or cell.new_name_at(at):
        return True
    if cell.province_at(at):
        return True
    place = units_at(tokens, i, strict=True)
    return place is not None and (place.plural or place.name is not None)


def begins_anew(cell: Cell, i: int) -> bool:
    """Whether a party does not only go on with a list in small letters: "của các sở, ngành"."""
    tokens = cell.tokens
    return tokens.upper(i) or tokens.text.islower() or word_at("quantifier", tokens, i) is not None
