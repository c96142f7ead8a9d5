"""Names that go on after "và" or a comma: "Trung tâm Xúc tiến đầu tư và phát triển doanh nghiệp".

"Và" stands between two bodies and inside the name of one. It is inside where what follows it is no party of
its
own: no body of the register, no open set ("các sở", "nông dân"), no place, no noun that begins names ("Công
ty …"). This holds after nouns that begin names of any length ("Trung tâm", "Ban", "Quỹ"); the names of "Sở"
and "Bộ" are all known, so that what follows one of them is something else.
"""

from __future__ import annotations

from normalize.agency_names.body import Body, body_at, read_as
from normalize.agency_names.deeds import deed_in_name
from normalize.agency_names.level_and_place import place_at, units_at
from normalize.agency_names.register_choice import Context
from normalize.agency_names.tokens import COMMA, DASH, WEAK, Tokens
from normalize.agency_names.words import first_words, word_at
from normalize.agency_parts.cell import Cell
from normalize.agency_parts.plural_names import managed_end

_MOST_LISTED_WORDS = 5
"""Words of one item of a list inside a name ("Thể thao", "Danh lam thắng cảnh")."""


def own_name_end(cell: Cell, i: int) -> int:
    """The word after a name that goes on as it likes ("Ban Chỉ đạo thực hiện …"), up to a separator or a
    body."""
    n = len(cell.tokens)
    while i < n and cell.tokens.plain[i] not in ("(", ")") and not cell.role_at(i):
        parent = _parent_end(cell, i)
        if parent is not None:
            i = parent
            continue
        if cell.gap(i) not in WEAK and not _sign_in_name(cell, i):
            listed = list_end(cell, i) if cell.gap(i) == COMMA else None
            return i if listed is None else listed
        managed = managed_end(cell, i)
        if managed is not None:
            i = managed
            continue
        held = _held_by_office(cell, i)
        if held is not None:
            i = held
            continue
        if cell.mid_body(i) or (cell.tokens.plain[i] == "va" and i + 1 < n and cell.starts_party(i + 1)):
            break
        if deed_in_name(cell.tokens, i) or directs_others(cell, i):
            break
        i += 1
    return i


def directs_others(cell: Cell, i: int) -> bool:
    """“Ban Quản lý Khu Công nghệ cao chỉ đạo các doanh nghiệp”: behind a name in small letters, with those who are directed."""
    word = word_at("directs", cell.tokens, i) if not cell.tokens.upper(i) and cell.gap(i) in WEAK else None
    if word is None or word[0] >= len(cell.tokens) or cell.gap(word[0]) not in WEAK:
        return False
    return cell.many_at(word[0]) or cell.named_at(word[0]) is not None


def _parent_end(cell: Cell, i: int) -> int | None:
    """The word after the university that a school belongs to: "Trường Đại học Y Dược - Đại học Huế"."""
    tokens = cell.tokens
    if cell.gap(i) != DASH or tokens.plain[i : i + 2] != ["đai", "hoc"] or not tokens.upper(i):
        return None
    body = body_at(tokens, i, cell.context)
    return body.last if body is not None else None


def _held_by_office(cell: Cell, i: int) -> int | None:
    """The word after a body whose office the name speaks of: "Tổ đảng ở Thường trực Ủy ban Tài chính, Ngân sách"."""
    if i == 0 or word_at("preposition", cell.tokens, i - 1) is None:
        return None
    title = word_at("title", cell.tokens, i)
    body = cell.named_at(title[0]) if title is not None and title[0] < len(cell.tokens) else None
    return body.last if body is not None else None


def region_end(cell: Cell, i: int) -> int:
    """The word after regions that go on with a place: "vùng đồng bằng sông Hồng và Đông Nam Bộ"."""
    n = len(cell.tokens)
    while i < n and (cell.tokens.plain[i] == "va" or cell.gap(i) == COMMA):
        first = i + 1 if cell.tokens.plain[i] == "va" else i
        if first >= n or not cell.tokens.upper(first) or cell.starts_party(first) or cell.role_at(first):
            break
        if units_at(cell.tokens, first, strict=True) is not None:
            break
        end = cell.segment_end(first)
        if end == first or any(not cell.tokens.upper(k) for k in range(first, end)):
            break
        i = end
    return i


def _sign_in_name(cell: Cell, i: int) -> bool:
    """Whether the dash or comma before a word is inside a name: "ô-dôn", "phòng, chống tội phạm, tệ nạn xã
    hội"."""
    tokens = cell.tokens
    if cell.gap(i) == DASH and word_at("standing", tokens, i) is None:
        tight = tokens.start[i] - tokens.end[i - 1] == 1
        return (tokens.upper(i) or (tight and not cell.starts_party(i))) and not cell.mid_body(i)
    ended = tokens.plain[i - 1] in first_words("level") or cell.gap(i) == DASH
    return cell.gap(i) == COMMA and not ended and small_item(cell, i)


def small_item(cell: Cell, i: int) -> bool:
    """Whether what follows a comma only goes on with the name before it: in small letters, and no party."""
    tokens = cell.tokens
    if tokens.upper(i) or tokens.text.islower() or small_name_at(tokens, i):
        return False
    apart = ("skip", "class", "verb", "object_verb", "scope")
    return not (
        any(word_at(kind, tokens, i) for kind in apart)
        or cell.starts_party(i)
        or units_at(tokens, i, strict=True)
    )


def small_name_at(tokens: Tokens, i: int) -> bool:
    """Whether a noun in small letters begins a name by the capital behind it: ", ga Huế", ", bến xe Mỹ Đình"."""
    head = word_at("name_head", tokens, i)
    return (
        head is not None
        and not tokens.upper(i)
        and head[0] < len(tokens)
        and tokens.upper(head[0])
        and tokens.gap[head[0]] in WEAK
    )


def joins_name(cell: Cell, i: int) -> bool:
    """Whether a "và" stands at a word and what follows it is no party and no role word."""
    if i + 1 >= len(cell.tokens) or cell.tokens.plain[i] != "va" or cell.gap(i) not in WEAK:
        return False
    following = i + 1
    return not (
        cell.starts_party(following)
        or units_at(cell.tokens, following) is not None
        or cell.role_at(following)
        or cell.open_ended(following)
    )


def longer_end(cell: Cell, body: Body) -> int | None:
    """The word after the name that begins with this body's; None where the body's name is all."""
    last = body.last
    if (
        body.rule != "alias"
        or not cell.open_ended(body.first)
        or cell.tokens.plain[last - 1] in first_words("level")
    ):
        return None
    if last < len(cell.tokens) and cell.gap(last) == DASH:
        return own_name_end(cell, last) if _dashed_name(cell, last) else None
    if last < len(cell.tokens) and cell.gap(last) == COMMA:
        return list_end(cell, last, cell.head_at(body.first))
    if not joins_name(cell, last) or not _goes_on(cell, last + 1, cell.head_at(body.first)):
        return None
    return own_name_end(cell, last + 1)


def _dashed_name(cell: Cell, i: int) -> bool:
    """Whether what a dash joins is of the name: "Trung tâm Khuyến nông - Giống cây trồng", and no place or office."""
    tokens = cell.tokens
    small = i + 1 < len(tokens) and cell.gap(i + 1) in WEAK and not tokens.upper(i + 1)
    apart = word_at("title", tokens, i) or word_at("member", tokens, i) or word_at("standing", tokens, i)
    return (
        small
        and apart is None
        and _item_of_name(cell, i, cell.head_at(i))
        and word_at("deed", tokens, i) is None
    )


def _goes_on(cell: Cell, i: int, head: tuple[str, ...] | None) -> bool:
    """Whether a word is no verb of a sentence and no rest of a name that shares the head ("Chi cục A và
    B")."""
    if head is not None and body_at(cell.tokens, i, cell.context, tail_of=head) is not None:
        return False
    return cell.tokens.upper(i) or not any(word_at(k, cell.tokens, i) for k in ("verb", "object_verb"))


def list_end(cell: Cell, i: int, head: tuple[str, ...] | None = None) -> int | None:
    """The word after ", Thể thao và Du lịch" in "Trung tâm Văn hóa, Thể thao và Du lịch"; None where no such
    list begins at a word."""
    n, at = len(cell.tokens), i
    while at < n and cell.gap(at) == COMMA and _item_of_name(cell, at, head):
        end = at + 1
        while end < n and cell.gap(end) in WEAK and cell.tokens.plain[end] not in ("va", "(", ")"):
            end += 1
        if end - at > _MOST_LISTED_WORDS or end >= n or cell.tokens.plain[end - 1] in first_words("level"):
            return None
        if cell.tokens.plain[end] == "va" and cell.gap(end) in WEAK:
            closes = end + 1 < n and cell.gap(end + 1) in WEAK
            goes_on = closes and (_item_of_name(cell, end + 1, head) or _small_rest(cell, at, end))
            return own_name_end(cell, end + 1) if goes_on else None
        at = end
    return None


def _small_rest(cell: Cell, first: int, end: int) -> bool:
    """“…, Chính sách nông nghiệp và môi trường”: an item of several words goes on behind "và" in small letters."""
    return end - first > 1 and not cell.tokens.upper(end + 1) and joins_name(cell, end)


def _item_of_name(cell: Cell, i: int, head: tuple[str, ...] | None) -> bool:
    """Whether a word begins an item that can only be part of a name: a capital, and no party, place or
    role."""
    tokens = cell.tokens
    return (
        tokens.upper(i)
        and tokens.plain[i] != "va"
        and not cell.starts_party(i)
        and not cell.role_at(i)
        and units_at(tokens, i) is None
        and place_at(tokens, i) is None
        and _goes_on(cell, i, head)
    )


def wider_body(tokens: Tokens, body: Body, context: Context) -> Body | None:
    """The body with a name of its own that this one begins with: "Ban Quản lý dự án đầu tư xây dựng" for a
    longer name than "… các công trình giao thông"."""
    for before in range(body.base_last, body.first + 1, -1):
        wider = read_as(tokens, body.first, before, context)
        if wider is not None and wider.row.own_name == "any":
            return wider
    return None
