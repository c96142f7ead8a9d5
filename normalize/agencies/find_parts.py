"""An agency cell from left to right: bodies, open sets, what is not known, and the role words between them.

At each word the reader asks, in this order: a bracket? a role? a body of the register, or the rest of a list
whose head stands before it ("Sở Tài chính, Xây dựng")? further levels of a body ("UBND các huyện, các xã")?
an office holder? an open set? a word that carries nothing, or a verb after which no party is named? What is
none of these is a name that is not known.
"""

from __future__ import annotations

from normalize.agencies.brackets import read_bracket
from normalize.agencies.circumstances import names_party
from normalize.agencies.each_of_them import read_each
from normalize.agencies.known_names import take_body
from normalize.agencies.members import read_members
from normalize.agencies.named_as import read_named_as
from normalize.agencies.open_sets import read_bodies_of_many, read_open_set
from normalize.agencies.orders import read_order
from normalize.agencies.persons import skip_member, skip_person
from normalize.agencies.sentences import (
    read_deed,
    read_done,
    read_sentence,
)
from normalize.agencies.subjects import read_subject
from normalize.agencies.titles import read_titled
from normalize.agency_names.body_notes import repaired
from normalize.agency_names.deeds import begins_item, deed_behind_body, firm_end
from normalize.agency_names.level_and_place import units_at
from normalize.agency_names.province_names import is_municipality
from normalize.agency_names.register import register
from normalize.agency_names.register_choice import choose, full_name
from normalize.agency_names.tokens import COLON, WEAK
from normalize.agency_names.words import word_at
from normalize.agency_parts.cell import Cell, Part, RoleWord
from normalize.agency_parts.classes_of_places import skip_class_of_place
from normalize.agency_parts.described_places import described_place_end
from normalize.agency_parts.examples import skip_to_examples
from normalize.agency_parts.forces import read_forces, read_front
from normalize.agency_parts.further_places import take_further_units
from normalize.agency_parts.further_units import (
    goes_on_list,
    in_its_province,
    is_address,
    is_place_too,
    misread_unit,
    only_units,
    told_too,
    unit_behind_semicolon,
)
from normalize.agency_parts.labels import label_at, skip_heading, skip_other_label
from normalize.agency_parts.listed_names import read_joint, read_names_of_kind
from normalize.agency_parts.listed_places import read_province, take_listed_units
from normalize.agency_parts.own_offices import read_own_office
from normalize.agency_parts.phrases import drop_phrases
from normalize.agency_parts.plural_names import described_end
from normalize.agency_parts.shared_levels import share_levels
from normalize.agency_parts.standing import read_standing
from normalize.agency_parts.things import skip_thing
from normalize.agency_parts.times import skip_time
from normalize.agency_parts.units_of_bodies import read_of_office
from normalize.agency_parts.unknown_names import read_unknown


def find_parts(cell: Cell) -> None:
    """Find what the whole cell holds: ``cell.parts`` and ``cell.roles`` are filled in reading order."""
    i, n = 0, len(cell.tokens)
    while i < n:
        following = _step(cell, i)
        i = following if following > i else i + 1
    drop_phrases(cell)
    share_levels(cell)


def _step(cell: Cell, i: int) -> int:
    plain = cell.tokens.plain[i]
    if plain == ")":
        if i in cell.role_ends:
            cell.roles.append(RoleWord(len(cell.parts), "", "clause"))
        return i + 1
    if plain == "(":
        return read_bracket(cell, i)
    place = described_place_end(cell, i)
    if place is not None:
        return place
    role = _role(cell, i)
    if role is not None:
        return role
    listed = read_names_of_kind(cell, i)
    if listed is not None:
        return listed
    if _is_doubled(cell, i):
        return i + 1
    body = cell.named_at(i)
    if body is not None and not _is_verb(cell, i):
        return (
            read_forces(cell, i)
            or read_of_office(cell, body)
            or read_front(cell, body)
            or read_bodies_of_many(cell, body)
            or take_body(cell, body)
        )
    for read_part in (
        skip_to_examples,
        read_each,
        read_named_as,
        read_joint,
        skip_other_label,
        read_subject,
        skip_thing,
        skip_class_of_place,
        skip_time,
        _shared_units,
        read_order,
        read_forces,
        skip_person,
        skip_member,
        read_members,
        read_own_office,
        read_titled,
        read_standing,
        read_deed,
        read_open_set,
        read_province,
        _bare_units,
    ):
        last = read_part(cell, i)
        if last is not None:
            return last
    skip = word_at("skip", cell.tokens, i)
    if skip is not None:
        return skip[0]
    return skip_heading(cell, i) or read_sentence(cell, i) or read_unknown(cell, i)


def _is_doubled(cell: Cell, i: int) -> bool:
    """“Sở Sở Công Thương”: the noun of a name is printed twice."""
    doubled = cell.tokens.toned[i : i + 1] == cell.tokens.toned[i + 1 : i + 2]
    return doubled and cell.head_at(i) is not None and cell.gap(i + 1) in WEAK


def _is_verb(cell: Cell, i: int) -> bool:
    """“… các nhà tài trợ thanh tra các dự án”: in small letters behind a party it is no body."""
    tokens = cell.tokens
    small = not tokens.upper(i) and not tokens.text.islower()
    return small and i > 0 and cell.gap(i) in WEAK and deed_behind_body(tokens, i)


def _role(cell: Cell, i: int) -> int | None:
    n = len(cell.tokens)
    label = label_at(cell, i)
    if label is not None:
        role, form = (label[1], "label") if label[1] else _role_of_deed(cell)
        cell.roles.append(RoleWord(len(cell.parts), role, form))
        return label[0]
    inline = cell.inline_at(i)
    if inline is None:
        return None
    last, role = inline
    if cell.tokens.toned[i:last] == ["tham", "gia"] and _tells_who(cell, i):
        return read_done(cell, last) or last
    forward = (
        last < n
        and cell.gap(last) in (*WEAK, COLON)
        and (cell.starts_party(last) or cell.tokens.plain[last] == "(")
    )
    if forward and _is_subject(cell, i):
        forward = names_party(cell, last) or cell.tokens.plain[last] == "("
    leads_too = role == "support" and cell.tokens.plain[i : i + 2] == ["chu", "tri"]
    if leads_too and _is_subject(cell, i):
        cell.roles.append(RoleWord(len(cell.parts), "lead", "trailing"))
    if not forward and (leads_too or not cell.parts):
        cell.awaits_support = role == "support"
        return read_done(cell, last) or last if last < n or cell.parts else None
    cell.roles.append(RoleWord(len(cell.parts), role, "forward" if forward else "trailing"))
    return last if forward else read_done(cell, last) or last


def _tells_who(cell: Cell, i: int) -> bool:
    """“Hộ gia đình, cá nhân tham gia mô hình”: behind a set that nobody leads it only tells which party is meant."""
    return (
        bool(cell.parts)
        and firm_end(cell.tokens, cell.parts[-1].last) == i
        and not cell.roles
        and all(part.kind == "open" for part in cell.parts)
    )


def _role_of_deed(cell: Cell) -> tuple[str, str]:
    """The role and form of a label that says a deed: beside a lead that is told, who does it carries it out."""
    is_told = any(word.role == "lead" for word in cell.roles)
    return ("implement", "label") if is_told else ("", "clause")


def _is_subject(cell: Cell, i: int) -> bool:
    """Whether a part stands in the same item before a word."""
    at = i
    while at > 0 and not begins_item(cell.tokens, at):
        at -= 1
    return bool(cell.parts) and cell.parts[-1].last > at


def _shared_units(cell: Cell, i: int) -> int | None:
    """Further levels after "UBND các huyện": ", các xã", "và cấp xã"."""
    if not cell.parts or cell.parts[-1].kind != "body":
        return None
    if not cell.in_list(i):
        return unit_behind_semicolon(cell, i)
    misread = misread_unit(cell, cell.parts[-1], i) or told_too(cell, i) or in_its_province(cell, i)
    if misread is not None:
        return misread
    family = cell.parts[-1].agency_id or ""
    stem = next((s for s in ("uy-ban-nhan-dan", "hoi-dong-nhan-dan") if family.startswith(s)), None)
    return _units(cell, i, stem, "shared_head", strict=False) if stem else None


def _bare_units(cell: Cell, i: int) -> int | None:
    """“Các huyện, thành phố”, "thành phố Bắc Giang": their people's committees are meant."""
    return _units(cell, i, "uy-ban-nhan-dan", "local_government", strict=True)


def _units(cell: Cell, i: int, stem: str, rule: str, *, strict: bool) -> int | None:
    municipality = is_municipality(cell.context.province_code, cell.context.on)
    place = units_at(cell.tokens, i, strict=strict, municipality=municipality, on=cell.context.on)
    if place is None or place.level == "all":
        return None
    if strict and place.name is None and not place.plural and not only_units(cell):
        return None
    if is_address(cell, place, i) or is_place_too(cell, place, i):
        cell.parts[-1].last = place.last
        return place.last
    rows = tuple(n for n, r in enumerate(register()) if r.agency.agency_id.startswith(stem))
    row = choose(rows, cell.context, place.level)
    if row is None:
        return None
    name = full_name(row, place, cell.context)
    if not strict and goes_on_list(cell, i, name):
        cell.parts[-1].last = place.last
        return place.last
    listed = take_listed_units(cell, i, place.last, row.agency.agency_id) if place.plural else None
    if listed is not None:
        return listed
    further = take_further_units(cell, i, place.last, name, row.agency.agency_id) if place.name else None
    if further is not None:
        return further
    described = described_end(cell, place.last) if place.plural else None
    at = place.last
    end = at if deed_behind_body(cell.tokens, at) else described or cell.segment_end(at)
    notes = (repaired(cell.text(i, place.last), row.agency.name),) if place.repaired else ()
    cell.parts.append(Part("body", i, end, row.agency.agency_id, name, rule, 0.85, notes))
    return end
