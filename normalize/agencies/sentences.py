"""What a cell says that its bodies do: a deed is passed over, up to what names the next bodies.

“Sở A tổng hợp, trình UBND tỉnh; Sở B rà soát”: what is done, and to whom it is brought, are no parties. The first
object of a cell that begins so is who decides ("Tham mưu UBND tỉnh …").
"""

from __future__ import annotations

from normalize.agencies.circumstances import begins_anew, circumstance_end, names_party
from normalize.agency_names.deeds import begins_item, deed_begins_item, deed_behind_body, firm_end
from normalize.agency_names.level_and_place import units_at
from normalize.agency_names.tokens import COLON, COMMA, STRONG, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell, RoleWord
from normalize.agency_parts.classes_of_places import class_of_place_end
from normalize.agency_parts.lead_ins import heads_item, invites, sent_to
from normalize.agency_parts.things import item_end
from normalize.agency_parts.unknown_names import misprint_at
from normalize.agency_parts.whole_names import is_whole

_MOST_TO_LEAD = 16
"""Words from a body that gets a paper to the word that it leads, at most."""


def read_deed(cell: Cell, i: int) -> int | None:
    """What is to be done: the word after it; None where no deed begins at a word."""
    tokens = cell.tokens
    asks = word_at("asks", tokens, i)
    if asks is not None and asks[0] < len(tokens) and (cell.starts_party(asks[0]) or tokens.upper(asks[0])):
        return asks[0] if heads_item(cell, i) else deed_end(cell, i)
    if begins_item(tokens, i) and (sent := sent_to(cell, i)) is not None:
        return sent
    if _is_done_to(cell, i):
        return deed_end(cell, i)
    if invites(cell, i) is not None or circumstance_end(cell, i) is not None:
        return invites(cell, i) or circumstance_end(cell, i)
    if _stands_upon(cell, i):
        return _to_next_party(cell, i)
    if _has_at_head(cell, i):
        return deed_end(cell, i)
    is_deed = deed_begins_item(tokens, i) if begins_item(tokens, i) else deed_behind_body(tokens, i)
    return deed_end(cell, i) if is_deed else None


def _is_done_to(cell: Cell, i: int) -> bool:
    """“Các tỉnh … được công nhận đạt chuẩn”: what is done with the bodies right before "được" is a deed of others."""
    behind = bool(cell.parts) and cell.parts[-1].last == i and cell.gap(i) in WEAK
    return behind and cell.tokens.toned[i] == "được" and i + 1 < len(cell.tokens)


def _stands_upon(cell: Cell, i: int) -> bool:
    """“Trên tinh thần tiết kiệm, …”, "Qua công tác xét xử", "Nếu … thì": no name begins so in small letters."""
    upon = word_at("upon", cell.tokens, i)
    tokens, at = cell.tokens, upon[0] if upon is not None else len(cell.tokens)
    joined = at < len(tokens) and cell.gap(at) in WEAK and not tokens.upper(at)
    return joined and heads_item(cell, i) and not tokens.text.isupper()


def _has_at_head(cell: Cell, i: int) -> bool:
    """“Có đề án hỗ trợ …”: what is to be there, unless a role or a party stands behind the word."""
    tokens, at = cell.tokens, i + 1
    if tokens.toned[i] != "có" or at >= len(tokens) or not heads_item(cell, i) or tokens.text.isupper():
        return False
    small = cell.gap(at) in WEAK and not tokens.upper(at)
    return small and tokens.toned[at] != "sự" and not cell.starts_party(at)


def read_sentence(cell: Cell, i: int) -> int | None:
    """A verb: at the head of a cell it is passed over, after a body its object is no party."""
    acting = word_at("object_verb", cell.tokens, i)
    scope = word_at("scope", cell.tokens, i)
    verb = acting or word_at("verb", cell.tokens, i) or scope
    if verb is None:
        return None
    if scope and _begins_a_name(cell, i, scope[0]):
        return None
    if not cell.parts and not scope and verb[0] < len(cell.tokens) and cell.starts_party(verb[0]):
        return verb[0]
    return deed_end(cell, i) if acting else _to_next_party(cell, i)


def deed_end(cell: Cell, i: int) -> int:
    """The word after a deed: at the next item that begins with a party, or at a role word with its bodies."""
    tokens, n = cell.tokens, len(cell.tokens)
    cell.deeds.append(len(cell.parts))
    helps = word_at("helps", tokens, i)
    if helps is not None and helps[1] == "alone" and helps[0] < n and cell.gap(helps[0]) not in STRONG:
        helps = None  # "thẩm định dự toán" is a deed of its own
    if helps is not None and any(word.role == "lead" for word in cell.roles):
        cell.roles.append(RoleWord(len(cell.parts), "support", "trailing"))
    at = firm_end(tokens, i)
    if i < at < n and cell.role_at(at):
        if not _acts_together(cell, at):
            return at
        at += 1
    at = max(at, i + 1)
    while at < n:
        if cell.gap(at) in STRONG:
            clause = at if _begins_clause(cell, at) else circumstance_end(cell, at)
            if clause is not None:
                return _new_clause(cell, clause)
        elif _supports_at(cell, at):
            return at
        elif cell.awaits_support and tokens.plain[at] == "voi" and names_party(cell, at + 1):
            cell.roles.append(RoleWord(len(cell.parts), "support", "forward"))
            cell.awaits_support = False
            return at + 1
        elif cell.gap(at) in (COMMA, COLON) and _named_with_role(cell, at):
            return _new_clause(cell, at)
        elif cell.gap(at) == COMMA and (clause := _inner_clause(cell, at)) is not None:
            return _new_clause(cell, clause)
        elif (receiver := _leading_receiver(cell, at)) is not None:
            return _new_clause(cell, receiver)
        at += 1
    return n


def _inner_clause(cell: Cell, at: int) -> int | None:
    """“…, trường hợp vượt thẩm quyền, Sở A tổng hợp”: who acts behind a circumstance inside a deed."""
    end = circumstance_end(cell, at, heads=False) if word_at("upon", cell.tokens, at) is not None else None
    if end is None or any(cell.tokens.upper(k) and cell.named_at(k) is not None for k in range(at, end)):
        return None  # "nếu có bất cập thì báo cáo Sở Tư pháp, UBND tỉnh xem xét"
    return end


def _leading_receiver(cell: Cell, at: int) -> int | None:
    """“…, gửi Sở A tổng hợp, chủ trì, phối hợp với Sở B”: who gets a paper and leads what follows begins a clause."""
    first = sent_to(cell, at) if cell.gap(at) in (*WEAK, COMMA) else None
    if first is None:
        return None
    for k in range(first, min(first + _MOST_TO_LEAD, len(cell.tokens))):
        inline = cell.inline_at(k) if cell.gap(k) in (*WEAK, COMMA) else None
        if inline is not None:
            return first if cell.tokens.toned[k : k + 2] == ["chủ", "trì"] else None
    return None


def _acts_together(cell: Cell, at: int) -> bool:
    """“… chủ động phối hợp, tham mưu …”: the only bodies of a cell act together; none leads whom they support."""
    inline = cell.inline_at(at)
    if (
        inline is None
        or inline[1] != "support"
        or cell.roles
        or not cell.parts
        or inline[0] >= len(cell.tokens)
    ):
        return False
    at = inline[0]
    if cell.gap(at) == COMMA:
        return deed_begins_item(cell.tokens, at)
    joined = cell.tokens.plain[at] == "va" and at + 1 < len(cell.tokens)
    return joined and deed_begins_item(cell.tokens, at + 1)


def _new_clause(cell: Cell, at: int) -> int:
    cell.roles.append(RoleWord(len(cell.parts), "", "clause"))
    return at


def _begins_clause(cell: Cell, at: int) -> bool:
    """Whether an item behind a deed begins with a role word or a party, and no further deed."""
    tokens = cell.tokens
    if cell.role_at(at) or cell.named_at(at) is not None:
        return True
    asks = word_at("asks", tokens, at)
    if asks is not None and asks[0] < len(tokens) and cell.starts_party(asks[0]):
        return True
    if deed_begins_item(tokens, at) or class_of_place_end(cell, at) is not None:
        return False
    if units_at(tokens, at, strict=True) is not None:
        return True
    at += tokens.toned[at] == "và" and at + 1 < len(tokens)
    skip = word_at("skip", tokens, at)
    if skip is not None and tokens.toned[skip[0] - 1] == "của":
        return False  # "…; trách nhiệm của cả hệ thống chính trị"
    return cell.starts_party(at) and (
        not cell.many_at(at) or names_party(cell, at) or _acts_in_item(cell, at)
    )


def _acts_in_item(cell: Cell, i: int) -> bool:
    """Whether a deed or a role word stands in an item: "các nhà máy nước lấy mẫu", but not "các sản phẩm chủ lực"."""
    return any(
        cell.role_at(k) or (cell.gap(k) in WEAK and deed_behind_body(cell.tokens, k))
        for k in range(i + 2, item_end(cell, i))
    )


def _supports_at(cell: Cell, at: int) -> bool:
    """Whether a role word stands at a word inside a deed, with its bodies behind it."""
    inline = cell.inline_at(at)
    if inline is None or inline[0] >= len(cell.tokens):
        return False
    return cell.gap(inline[0]) in WEAK and names_party(cell, inline[0])


def read_done(cell: Cell, i: int) -> int | None:
    """What is done with a role word and is no party: "chủ trì các chương trình"; None where something else follows."""
    if i >= len(cell.tokens) or cell.gap(i) not in WEAK or names_party(cell, i) or cell.role_at(i):
        return None
    return deed_end(cell, i) if cell.tokens.plain[i] not in ("(", ")") else None


def _named_with_role(cell: Cell, at: int) -> bool:
    """Whether named bodies stand behind a comma or colon of a deed and have a part: ", Sở B phối hợp", ": Sở B lập"."""
    tokens = cell.tokens
    title = word_at("title", tokens, at)
    first = title[0] if title is not None and title[0] < len(tokens) else at
    body = cell.named_at(first) if tokens.upper(at) else None
    if body is None:
        return False
    acts = deed_behind_body(tokens, body.last) or (cell.gap(at) == COMMA and is_whole(cell, body))
    if acts and (cell.gap(at) == COLON or not _names_object(cell, at)):
        return True
    k = at + 1
    while k < len(tokens) and cell.gap(k) not in STRONG:
        if cell.role_at(k):
            return True
        if deed_behind_body(tokens, k):
            break
        k += 1
    return False


def _names_object(cell: Cell, at: int) -> bool:
    """Whether the deed before a comma has bodies as its object, which the comma may list: "báo cáo Sở A, UBND tỉnh"."""
    start = cell.parts[-1].last if cell.parts else 0
    named = any(cell.tokens.upper(k) and cell.named_at(k) is not None for k in range(start, at))
    return named or _lists_sets(cell, start, at)


def _lists_sets(cell: Cell, start: int, at: int) -> bool:
    """“đôn đốc các sở, ban, ngành, UBND các xã triển khai”: the deed's object is a set that goes up to the comma."""
    tokens = cell.tokens
    for k in range(start, at):
        many = word_at("quantifier", tokens, k)
        noun = word_at("class", tokens, many[0]) if many is not None and many[0] < at else None
        if noun is not None and not any(word_at("deed", tokens, j) for j in range(noun[0], at)):
            return True
    return False


def _begins_a_name(cell: Cell, i: int, last: int) -> bool:
    """“ở Xây dựng”: a scope at the head of an item is what is left of a name if a capital follows it."""
    if i > 0 and cell.gap(i) in WEAK:
        return False
    if last < len(cell.tokens) and word_at("paper", cell.tokens, last) is not None:
        return False  # "Theo Quyết định số …"
    return misprint_at(cell, i) or (last == i + 1 < len(cell.tokens) and cell.tokens.upper(last))


def _to_next_party(cell: Cell, i: int) -> int:
    """After "theo", …: up to a separator that a named body follows."""
    i += 1
    while i < len(cell.tokens) and cell.gap(i) not in STRONG:
        if cell.gap(i) == COMMA and cell.starts_party(i) and begins_anew(cell, i):
            break
        if cell.gap(i) == COLON and cell.tokens.upper(i) and cell.named_at(i) is not None:
            break
        if cell.role_at(i):
            break
        i += 1
    return i
