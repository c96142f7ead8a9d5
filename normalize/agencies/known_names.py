"""A body of the register in a cell, with the words that go with it: its owner, its scope, the rest of a
longer name."""

from __future__ import annotations

from normalize.agencies.sentences import deed_end
from normalize.agency_names.body import Body, body_at
from normalize.agency_names.deeds import deed_behind_body
from normalize.agency_names.level_and_place import units_at
from normalize.agency_names.tokens import DASH, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell, Part
from normalize.agency_parts.further_places import take_further
from normalize.agency_parts.listed_places import take_listed
from normalize.agency_parts.longer_names import (
    joins_name,
    longer_end,
    own_name_end,
    region_end,
    wider_body,
)
from normalize.agency_parts.owners import branch_end, everywhere_end, own_organisation, unit_of
from normalize.agency_parts.plural_names import described_end, hamlets_end, plural_end
from normalize.agency_parts.scopes import things_end
from normalize.agency_parts.sums_up import longer_by_deed, sums_up_at
from normalize.agency_parts.unknown_names import add_repaired, add_unknown, repair
from normalize.agency_parts.whole_names import is_whole, joins_other
from normalize.text import key

_MOST_TOLD = 3
"""Words that tell which places are meant, before what their bodies do, at most."""


def take_body(cell: Cell, body: Body) -> int:
    """Add a body with the words that follow it, or see that it is another name that only begins alike."""
    branch = branch_end(cell, body)
    if branch is not None:
        return add_unknown(cell, body.first, branch, (body.row.agency.name,))
    ended = longer_by_deed(cell, body.first, body.last)
    if ended is not None:
        return add_unknown(cell, body.first, ended, (body.row.agency.name,))
    form = _legal_form_end(cell, body.last)
    if form is not None:
        return add_body(cell, body, form)
    listed = take_listed(cell, body) or take_further(cell, body)
    if listed is not None:
        return listed
    everywhere = everywhere_end(cell, body)
    if everywhere is not None:
        return add_body(cell, body, everywhere)
    hamlets = hamlets_end(cell, body.last)
    if hamlets is not None and (body.row.own_name == "any" or body.row.kind == "ad_hoc"):
        return add_body(cell, body, hamlets)
    organised = own_organisation(cell, body)
    if organised is not None:
        return organised
    last, scope, fits = _rest_of_name(cell, body)
    if not fits and joins_other(cell, body):
        return add_body(cell, body, body.last)
    if not fits and is_whole(cell, body) and repair(cell, body.first, last)[0] is None:
        return deed_end(cell, add_body(cell, body, body.last))
    unit = unit_of(cell, body, last)
    if unit is not None:
        return unit
    longer = _longer_name(cell, body) if fits and last == body.last else None
    if longer is not None:
        return longer
    return add_body(cell, body, last, scope) if fits else _doubtful(cell, body, last)


def _legal_form_end(cell: Cell, i: int) -> int | None:
    """The word after "- CTCP" in "Tổng công ty Hàng không Việt Nam - CTCP": the form of a company is of its name."""
    form = word_at("legal_form", cell.tokens, i) if i < len(cell.tokens) and cell.gap(i) == DASH else None
    if form is None:
        return None
    ends = form[0] >= len(cell.tokens) or cell.gap(form[0]) not in WEAK or cell.tokens.plain[form[0]] in "()"
    return form[0] if ends or not cell.tokens.upper(form[0]) else None


def add_body(cell: Cell, body: Body, last: int, scope: str | None = None) -> int:
    """Add a body that reaches up to a word; one with a name of its own keeps it as printed."""
    rule = body.rule
    head = cell.head_at(body.first) if rule != "shared_head" else cell.parts[-1].head if cell.parts else None
    name = cell.text(body.first, body.last) if _is_unit_of_brand(cell, body) else body.name
    printed = cell.text(body.first, last)
    if body.row.own_name == "any" and last > body.base_last and printed.casefold() != name.casefold():
        name = printed[:1].upper() + printed[1:]
    elif last > body.last and (
        all(_numeral(cell, k) for k in range(body.last, last)) or _is_numbered(cell, body.last, last)
    ):
        name = f"{name} {cell.text(body.last, last)}" if _begins_alike(cell, body, name) else printed
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


def _begins_alike(cell: Cell, body: Body, name: str) -> bool:
    """Whether a print has no noun of units but that of the register's name: "Đội Quản lý thị trường" is no "Cục …"."""
    noun = word_at("unit_head", cell.tokens, body.first)
    return noun is None or key(cell.text(body.first, noun[0])) == key(
        name[: len(cell.text(body.first, noun[0]))]
    )


def _is_unit_of_brand(cell: Cell, body: Body) -> bool:
    """“VNPT Cà Mau”, "Viettel Sơn La": the unit of a company in a province is called by the brand."""
    one_word = body.base_last == body.first + 1 and body.rule == "alias_with_place"
    is_firm = body.row.kind == "enterprise" or (
        body.row.kind == "organisation" and body.row.agency.level == "centre"
    )
    return one_word and is_firm and body.last > body.base_last


def _rest_of_name(cell: Cell, body: Body) -> tuple[int, str | None, bool]:
    """Words after a body up to the next part: (the word after them, a scope, whether they go with the
    name)."""
    last = body.last
    if body.row.own_name == "any":
        return own_name_end(cell, last), None, True
    if sums_up_at(cell, body.first, last):
        return last, None, True
    if deed_behind_body(cell.tokens, last) and not (cell.open_ended(body.first) and _ends_item(cell, last)):
        return last, None, True
    described = described_end(cell, last) if body.row.kind == "local_class" or _many(cell, body) else None
    if described is not None:
        return described, None, True
    acts = _acts_behind(cell, body, cell.segment_end(last))
    if acts is not None:
        return acts, None, True
    qualified = _qualified(cell, last)
    if qualified is not None:
        return qualified
    end = cell.segment_end(last)
    if end == last and _level_misread(cell, body):
        end = last + 1
        while end < len(cell.tokens) and cell.gap(end) in WEAK and not cell.role_at(end):
            end += 1
        return end, None, False
    plural = plural_end(cell, last)
    if plural is not None and body.last == body.base_last:
        return cell.segment_end(plural), None, True
    if end == last or word_at("object_verb", cell.tokens, last) or word_at("verb", cell.tokens, last):
        return last, None, True
    if all(_numeral(cell, k) for k in range(last, end)) or _is_numbered(cell, last, end):
        return end, None, True
    local = (
        body.row.agency.agency_id.startswith(("uy-ban-nhan-dan", "hoi-dong-nhan-dan"))
        and body.last > body.base_last
    )
    if local and body.row.kind == "local_class":
        return region_end(cell, end), None, True
    below = body.row.agency.level in ("district", "commune") and body.name == body.row.agency.name
    of_many = below or body.row.kind == "local_class" or cell.tokens.text.isupper()
    return end, None, local and of_many and (not cell.tokens.upper(last) or cell.tokens.text.isupper())


def _acts_behind(cell: Cell, body: Body, end: int) -> int | None:
    """“UBND các xã ven biển quản lý tàu cá”: behind few words that tell which are meant, bodies of many places act."""
    if body.row.kind != "local_class" and not _many(cell, body):
        return None
    for k in range(body.last + 1, min(body.last + _MOST_TOLD, end - 1) + 1):
        if deed_behind_body(cell.tokens, k) and (word_at("deed", cell.tokens, k) or (0,))[0] == k + 2:
            return k
    return None


def _many(cell: Cell, body: Body) -> bool:
    """Whether units in the plural stand in a body's name: "UBND các xã"."""
    return body.last > body.base_last and cell.tokens.plain[body.base_last] == "cac"


def _ends_item(cell: Cell, i: int) -> bool:
    """Whether a qualifier is the last of its item: "Viện Nghiên cứu … tổng hợp"."""
    found = word_at("qualifier", cell.tokens, i)
    return found is not None and (found[0] >= len(cell.tokens) or cell.gap(found[0]) not in WEAK)


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


def _qualified(cell: Cell, i: int) -> tuple[int, str | None, bool] | None:
    """Words that go with the name before them: its owner ("thuộc Sở Y tế"), a qualifier, or a scope."""
    if i >= len(cell.tokens) or cell.gap(i) not in WEAK:
        return None
    owner = word_at("preposition", cell.tokens, i)
    joins = cell.tokens.plain[i] == "voi"  # "phối hợp giữa Công an tỉnh với Sở Y tế"
    if owner is not None and not joins and owner[0] < len(cell.tokens):
        above = body_at(cell.tokens, owner[0], cell.context)
        if above is not None:
            return above.last, None, True
    qualifier, scope = word_at("qualifier", cell.tokens, i), word_at("scope", cell.tokens, i)
    if qualifier is not None and (scope is None or qualifier[0] > scope[0]):
        return region_end(cell, max(cell.segment_end(i), qualifier[0])), None, True
    if scope is not None:
        units = units_at(cell.tokens, scope[0], strict=True) if scope[0] < len(cell.tokens) else None
        end = max(own_name_end(cell, i), units.last if units else i)
        return end, cell.text(i, end), True
    things = things_end(cell, i)
    return None if things is None else (things, cell.text(i, things), True)


def _numeral(cell: Cell, i: int) -> bool:
    """“Khu vực 5”, "Khu vực VII"; "v.v" is none."""
    return cell.tokens.upper(i) and _counts(cell, i)


def _is_numbered(cell: Cell, i: int, end: int) -> bool:
    """“Trung tâm dữ liệu quốc gia số 01”"""
    return end == i + 2 and cell.tokens.toned[i] == "số" and cell.tokens.plain[i + 1].isdigit()


def _counts(cell: Cell, i: int) -> bool:
    return cell.tokens.plain[i].isdigit() or set(cell.tokens.plain[i]) <= set("ivx")


def _longer_name(cell: Cell, body: Body) -> int | None:
    """A name that only begins like this one: what "và" or a list joins to it without being a party belongs to
    it.

    “Sở NN&PTNN” begins like "Sở NN", "Trung tâm Xúc tiến đầu tư và phát triển doanh nghiệp" like "Trung tâm
    Xúc tiến đầu tư".
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
        return add_unknown(cell, body.first, end, (body.row.agency.name, *names))
    if joined and cell.tokens.printed(last) == "&":
        return add_unknown(cell, body.first, cell.segment_end(last + 1), (body.row.agency.name, *names))
    return None


def _doubtful(cell: Cell, body: Body, last: int) -> int:
    """A name of the register with further words that are not part of it: a misprint, a longer name, or
    unknown."""
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
    if cell.open_ended(first) and joins_name(cell, last) and not deed_behind_body(cell.tokens, last + 1):
        last = own_name_end(cell, last + 1)
    return add_unknown(cell, first, last, (body.row.agency.name, *names))
