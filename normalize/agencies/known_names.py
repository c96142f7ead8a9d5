"""Names in an agency cell: a body with the words that go with it, a misprint, a unit of a body, an unknown name."""

from __future__ import annotations

from normalize.agencies.body import Body, body_at
from normalize.agencies.cell import Cell, Part
from normalize.agencies.level_and_place import units_at
from normalize.agencies.longer_names import joins_name, list_end, longer_end, own_name_end, wider_body
from normalize.agencies.misprints import repaired_body
from normalize.agencies.tokens import COLON, COMMA, SLASH, STRONG, WEAK
from normalize.agencies.words import word_at
from normalize.notes import Code, warning

_MOST_REPAIRS = 12
"""Look-ups by likeness in one cell; what is beyond has no candidates named."""


def take_body(cell: Cell, body: Body) -> int:
    """Add a body with the words that follow it, or see that it is another name that only begins alike."""
    last, scope, fits = _rest_of_name(cell, body)
    unit = _unit_of(cell, body, last)
    if unit is not None:
        return unit
    longer = _longer_name(cell, body) if fits and last == body.last else None
    if longer is not None:
        return longer
    return add_body(cell, body, last, scope) if fits else _doubtful(cell, body, last)


def add_body(cell: Cell, body: Body, last: int, scope: str | None = None) -> int:
    """Add a body that reaches up to a word; one with a name of its own keeps it as printed."""
    rule = body.rule
    head = cell.head_at(body.first) if rule != "shared_head" else cell.parts[-1].head if cell.parts else None
    name = body.name
    if body.row.own_name == "any" and (last > body.last or last - body.base_last > 1):
        name = cell.text(body.first, last)
        name = name[:1].upper() + name[1:]
    cell.parts.append(
        Part(
            "body",
            body.first,
            last,
            body.row.agency.agency_id,
            name,
            rule,
            body.confidence,
            body.notes,
            scope,
            head=head,
        )
    )
    return last


def _rest_of_name(cell: Cell, body: Body) -> tuple[int, str | None, bool]:
    """Words after a body up to the next part: (the word after them, a scope, whether they go with the name)."""
    last = body.last
    if body.row.own_name == "any":
        return own_name_end(cell, last), None, True
    said = _qualified(cell, last)
    if said is not None:
        return said
    end = cell.segment_end(last)
    if end == last and _level_misread(cell, body):
        end = last + 1
        while end < len(cell.tokens) and cell.gap(end) in WEAK and not cell.role_at(end):
            end += 1
        return end, None, False
    if end == last or word_at("object_verb", cell.tokens, last) or word_at("verb", cell.tokens, last):
        return last, None, True
    if all(_numeral(cell, k) for k in range(last, end)):
        return end, None, True
    local = (
        body.row.agency.agency_id.startswith(("uy-ban-nhan-dan", "hoi-dong-nhan-dan"))
        and body.last > body.base_last
    )
    return end, None, local and (not cell.tokens.upper(last) or cell.tokens.text.isupper())


def _level_misread(cell: Cell, body: Body) -> bool:
    """ "UBND các huyệcn": a level follows, since a quantifier does, but it cannot be read."""
    last = body.last
    return (
        body.row.agency.agency_id.startswith(("uy-ban-nhan-dan", "hoi-dong-nhan-dan"))
        and body.rule != "alias_with_place"
        and last + 1 < len(cell.tokens)
        and cell.gap(last) in WEAK
        and cell.tokens.plain[last] in ("cac", "cap", "moi", "tung")
        and cell.class_at(last + 1) is None
        and cell.gap(last + 1) in WEAK
    )


def misprint_at(cell: Cell, i: int) -> bool:
    """Whether the item that begins at a word is a body's name with letters wrong."""
    end = i + 1
    while end < len(cell.tokens) and cell.gap(end) in WEAK and cell.tokens.plain[end] not in "()":
        end += 1
    return repair(cell, i, end)[0] is not None


def _qualified(cell: Cell, i: int) -> tuple[int, str | None, bool] | None:
    """Words that go with the name before them: its owner ("thuộc Sở Y tế"), a qualifier, or a scope."""
    if i >= len(cell.tokens) or cell.gap(i) not in WEAK:
        return None
    owner = word_at("preposition", cell.tokens, i)
    if owner is not None and owner[0] < len(cell.tokens):
        above = body_at(cell.tokens, owner[0], cell.context)
        if above is not None:
            return above.last, None, True
    qualifier, scope = word_at("qualifier", cell.tokens, i), word_at("scope", cell.tokens, i)
    if qualifier is not None and (scope is None or qualifier[0] > scope[0]):
        return max(cell.segment_end(i), qualifier[0]), None, True
    if scope is not None:
        end = own_name_end(cell, i)
        return end, cell.text(i, end), True
    return None


def _numeral(cell: Cell, i: int) -> bool:
    """“Khu vực 5”, "Khu vực VII"."""
    return cell.tokens.plain[i].isdigit() or set(cell.tokens.plain[i]) <= set("ivx")


def _unit_of(cell: Cell, body: Body, last: int) -> int | None:
    """“Thanh tra Sở Xây dựng” is no body of the register but a part of one."""
    head = word_at("unit_head", cell.tokens, body.first)
    if head is None or head[0] != body.last or last >= len(cell.tokens) or cell.gap(last) not in WEAK:
        return None
    above = body_at(cell.tokens, last, cell.context)
    if above is None:
        return None
    end = _whole_body_end(cell, above)
    return _add_unknown(cell, body.first, end, (above.row.agency.name, body.row.agency.name))


def _whole_body_end(cell: Cell, body: Body) -> int:
    """The word after a body with the rest of a name of its own ("Ban Chỉ đạo Đề án …")."""
    return own_name_end(cell, body.last) if body.row.own_name == "any" else body.last


def _longer_name(cell: Cell, body: Body) -> int | None:
    """A name that only begins like this one: what "và" or a list joins to it without being a party belongs to it.

    “Sở NN&PTNN” begins like "Sở NN", "Trung tâm Xúc tiến đầu tư và phát triển doanh nghiệp" like "Trung tâm Xúc
    tiến đầu tư".
    """
    last = body.last
    names: tuple[str, ...] = ()
    joined = joins_name(cell, last)
    if joined:
        found, names = repair(cell, body.first, cell.segment_end(last + 1))
        if found is not None:
            return add_repaired(cell, found)
    end = longer_end(cell, body)
    if end is not None:
        wider = wider_body(cell.tokens, body, cell.context)
        if wider is not None:
            return add_body(cell, wider, end)
        return _add_unknown(cell, body.first, end, (body.row.agency.name, *names))
    if joined and cell.tokens.printed(last) == "&":
        return _add_unknown(cell, body.first, cell.segment_end(last + 1), (body.row.agency.name, *names))
    return None


def _doubtful(cell: Cell, body: Body, last: int) -> int:
    """A name of the register with further words that are not part of it: a misprint, a longer name, or unknown."""
    first = body.first
    end = last
    while end < len(cell.tokens) and cell.tokens.plain[end] == "va" and cell.gap(end) in WEAK:
        further = cell.segment_end(end + 1)
        if further == end + 1:
            break
        end = further
    for at in dict.fromkeys((end, last)):
        found, names = repair(cell, first, at)
        if found is not None:
            return add_repaired(cell, found)
    return _add_unknown(cell, first, last, (body.row.agency.name, *names))


def repair(cell: Cell, first: int, last: int) -> tuple[Body | None, tuple[str, ...]]:
    if cell.repairs >= _MOST_REPAIRS:
        return None, ()
    cell.repairs += 1
    return repaired_body(cell.tokens, first, last, cell.context)


def add_repaired(cell: Cell, body: Body) -> int:
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


def _add_unknown(cell: Cell, first: int, last: int, names: tuple[str, ...]) -> int:
    text = cell.text(first, last)
    near = ", ".join(dict.fromkeys(names))
    message = f"No body of the register is named “{text}”" + (f"; nearest: {near}." if near else ".")
    note = warning(Code.AGENCY_UNKNOWN, message, found=text)
    cell.parts.append(Part("unknown", first, last, None, text, "unknown", 0.3, (note,)))
    return last


def read_unknown(cell: Cell, i: int) -> int:
    """A name that the register does not hold, a misprint of one that it does, or the unit of a known body."""
    end = _unknown_end(cell, i)
    found, names = repair(cell, i, end)
    if found is not None:
        return add_repaired(cell, found)
    n = len(cell.tokens)
    if end < n and cell.gap(end) in WEAK and word_at("unit_head", cell.tokens, i):
        body = cell.named_at(end)
        if body is not None:
            return _add_unknown(cell, i, _whole_body_end(cell, body), (body.name, *names))
    if not any(c.isalpha() for c in cell.text(i, end)):
        return end
    return _add_unknown(cell, i, end, names)


def _unknown_end(cell: Cell, i: int) -> int:
    n, at, open_ended = len(cell.tokens), i + 1, cell.open_ended(i)
    while at < n:
        gap = cell.gap(at)
        if gap in STRONG or gap == COLON or cell.tokens.plain[at] in "()" or cell.role_at(at):
            break
        listed = list_end(cell, at) if open_ended and gap == COMMA else None
        if listed is not None:
            return listed
        if gap in (COMMA, SLASH):
            small = gap == COMMA and not cell.tokens.upper(at) and not word_at("skip", cell.tokens, at)
            if (
                not small
                or word_at("class", cell.tokens, at)
                or cell.starts_party(at)
                or units_at(cell.tokens, at, strict=True)
            ):
                break
        elif (
            cell.mid_body(at)
            or (cell.tokens.plain[at] == "va" and at + 1 < n and cell.starts_party(at + 1))
            or (word_at("object_verb", cell.tokens, at) and not (at == i + 1 and cell.tokens.upper(at)))
            or (gap in WEAK and cell.many_at(at))
        ):
            break
        at += 1
    return at
