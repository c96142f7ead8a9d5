"""Agency cells: who leads, supports, approves, carries out, directs or watches over a task.

A cell goes through three steps: :class:`normalize.agency_names.tokens.Tokens` folds its words,
:func:`normalize.agencies.find_parts.find_parts` finds bodies, open sets and role words, and this module gives
each its role.
Nothing printed is lost: a name that is not known is kept with the note ``agency_unknown`` and the nearest
names.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from normalize.agencies.deeds_of_items import roles_by_deed
from normalize.agencies.find_parts import find_parts
from normalize.agency_names.register_choice import Context
from normalize.agency_names.tokens import BULLET, COLON, SEMICOLON, SLASH, STRONG, Tokens
from normalize.agency_parts.cell import Cell, Part, RoleWord
from normalize.agency_parts.sums_up import names_without
from normalize.notes import Code, Note, warning
from normalize.text import clean

ROLES = ("lead", "support", "approve", "implement", "direct", "monitor")
MIXED = "lead_support"
_LONGEST = 3_000
"""Letters of a cell that are read; a longer text is no cell, and what is beyond is kept as one unknown
mention."""


@dataclass(frozen=True, slots=True)
class AgencyMention:
    """One body named in a cell.

    Attributes:
        role: lead, support, approve, implement, direct or monitor.
        agency_id: the register's id; None for an open set and for a name that is not known.
        agency: the register's name, with level where it needs it; an open set or unknown name as printed.
        raw: its fragment of the cell, spaces and line breaks undone.
        start, end: half-open place in the cell as given.
        is_open_set: a phrase that names no body ("Các sở, ngành liên quan").
        scope: what it answers for, where the cell says so.
        rule: how it was read: alias, alias_with_place, shared_head, shared_level, local_government,
            office_holder, unit_in_brackets, typing_error, open_set, unknown.
        confidence: 0 to 1.
        notes: doubts (unknown, not valid on the day) and repairs.
    """

    role: str
    agency_id: str | None
    agency: str
    raw: str
    start: int
    end: int
    is_open_set: bool
    scope: str | None
    rule: str
    confidence: float
    notes: tuple[Note, ...]


def parse_agencies(
    text: str,
    *,
    default_role: str,
    on: date | None = None,
    province_code: str | None = None,
    level: str = "province",
    issuer: str | None = None,
    named: frozenset[str] = frozenset(),
) -> tuple[AgencyMention, ...]:
    """The bodies of one cell, in reading order.

    Args:
        text: the whole cell; line breaks and bullets may stand in it.
        default_role: the column's role, or ``lead_support`` for a column of both: what stands before a slash
            leads, what stands after it supports, and without a slash all lead.
        on: the document's date; names are resolved as of that day.
        province_code: of the document; decides whether "thành phố" by itself is a province.
        level: of the issuer: in a province's plan "UBND" is the province's, in the centre's all provinces'.
        issuer: the register's id of the body whose plan it is: "Bộ trưởng" alone is the minister of that ministry.
        named: what :func:`normalize.agency_parts.sums_up.names_without` found in all cells of the document.

    Raises:
        ValueError: for a default role that is none.
    """
    if default_role not in (*ROLES, MIXED):
        raise ValueError(f"no role: {default_role!r}; one of {', '.join((*ROLES, MIXED))}")
    cut = _cut(text)
    tokens = Tokens(text[:cut])
    context = Context(on, province_code, level, issuer, named | names_without((text[:cut],)))
    cell = Cell(tokens, context, mixed=default_role == MIXED)
    find_parts(cell)
    roles = _roles(cell, default_role)
    found = [_mention(tokens, part, role) for part, role in zip(cell.parts, roles, strict=True)]
    return (*found, *_beyond(text, cut, default_role))


def _cut(text: str) -> int:
    if len(text) <= _LONGEST:
        return len(text)
    space = text.rfind(" ", 0, _LONGEST)
    return space if space > _LONGEST // 2 else _LONGEST


def _beyond(text: str, cut: int, default_role: str) -> tuple[AgencyMention, ...]:
    """The rest of a text too long for a cell."""
    raw = clean(text[cut:])
    if not raw:
        return ()
    note = warning(
        Code.AGENCY_UNKNOWN,
        f"Text too long for an agency cell: read up to letter {cut} only.",
        found=raw[:80],
    )
    role = "lead" if default_role == MIXED else default_role
    return (AgencyMention(role, None, raw, raw, cut, len(text), False, None, "unknown", 0.0, (note,)),)


def _mention(tokens: Tokens, part: Part, role: str) -> AgencyMention:
    start, end = tokens.start[part.first], tokens.end[part.last - 1]
    raw = clean(tokens.text[start:end])
    return AgencyMention(
        part.role or role, part.agency_id, part.name, raw, start, end,
        part.kind == "open", part.scope, part.rule, part.confidence, part.notes,
    )  # fmt: skip


def _roles(cell: Cell, default_role: str) -> list[str]:
    """One role for each part: the column's, changed by role words and, in a mixed column, by the slash."""
    parts, words, tokens = cell.parts, cell.roles, cell.tokens
    roles = _slash_roles(parts, tokens) if default_role == MIXED else [default_role] * len(parts)
    told: set[int] = set()
    for number, word in enumerate(words):
        if word.form == "clause":
            continue
        if word.form == "trailing":
            first, end = _item_start(parts, tokens, word.before, words[:number]), word.before
        else:
            first, end = word.before, _limit(words[number + 1 :], word.form, len(parts))
            if word.form == "forward":
                end = _bullet_after(parts, tokens, first, end)
        roles[first:end] = [word.role] * (end - first)
        told.update(range(first, end))
    return _beside_lead(cell, roles, told) if default_role in ("lead", MIXED) else roles


def _limit(following: list[RoleWord], form: str, last: int) -> int:
    """The part before which a role word's bodies end: at the next one, in a sentence at a new clause too."""
    ends = ("label", "forward") if form == "label" else ("label", "forward", "clause")
    return next((w.before for w in following if w.form in ends), last)


def _beside_lead(cell: Cell, roles: list[str], told: set[int]) -> list[str]:
    """Bodies of later items, where the cell says who leads: "Sở A chủ trì; Sở B", "Sở A (chủ trì), Sở B", "Sở A chủ trì
    …; Sở B rà soát …".

    Who is told a deed of its own carries it out; the others support.
    """
    leads = [
        k
        for k, part in enumerate(cell.parts)
        if (k in told and roles[k] == "lead") or (part.role == "lead" and not _is_contact(part))
    ]
    labelled = any(w.form == "label" and w.role == "lead" for w in cell.roles)
    if not leads or labelled:
        return roles if labelled else roles_by_deed(cell, roles)
    for k in range(leads[0] + 1, len(roles)):
        in_brackets = cell.parts[leads[0]].role == "lead"
        new_item = in_brackets or any(
            _item_begins(cell.tokens, before, part) for before, part in pairwise(cell.parts[leads[0] : k + 1])
        )
        if k not in told and roles[k] == "lead" and cell.parts[k].role is None and new_item:
            roles[k] = "implement" if any(d > k for d in cell.deeds) else "support"
    return roles


def _is_contact(part: Part) -> bool:
    """“Sở A (đầu mối), Sở B”: who only draws the others together leads with them."""
    return part.scope is not None and part.scope.endswith("đầu mối")


def _item_begins(tokens: Tokens, before: Part, part: Part) -> bool:
    """Whether a new item begins between two parts: "…; các Sở: Tài chính, Nội vụ" begins one with its plural."""
    return any(tokens.gap[at] in STRONG for at in range(before.last, part.first + 1))


def _item_start(parts: list[Part], tokens: Tokens, before: int, earlier: list[RoleWord]) -> int:
    """The first part a role word speaks of that stands after its bodies ("Sở A, Sở B chủ trì")."""
    floor = max((w.before for w in earlier), default=0)
    at = before - 1
    while at > floor and tokens.gap[parts[at].first] not in STRONG and not _opens(tokens, parts[at].first):
        at -= 1
    return max(at, floor, 0) if before else 0


def _opens(tokens: Tokens, i: int) -> bool:
    """Whether a bracket opens right before a word: "Sở A (Sở B phối hợp)"."""
    return i > 0 and tokens.plain[i - 1] == "("


def _bullet_after(parts: list[Part], tokens: Tokens, first: int, limit: int) -> int:
    """A role word in the run of a sentence holds to the end of its bullet, or for the list that a colon opens."""
    if first < len(parts) and tokens.gap[parts[first].first] == COLON:
        return limit
    return next((k for k in range(first + 1, limit) if tokens.gap[parts[k].first] == BULLET), limit)


def _slash_roles(parts: list[Part], tokens: Tokens) -> list[str]:
    """Lead before the slash, support after it; where several items have a slash each, item by item.

    Without a slash all lead, but an open set that a semicolon parts from the named ones: "Sở A, Sở B; các sở, ngành".
    """
    items: list[list[int]] = []
    for number, part in enumerate(parts):
        if not items or tokens.gap[part.first] in (SEMICOLON, BULLET):
            items.append([])
        items[-1].append(number)
    several = sum(any(_after_slash(parts, tokens, k) for k in item) for item in items) > 1
    roles, role = ["lead"] * len(parts), "lead"
    for item in items:
        if several:
            role = "lead"
        for k in item:
            if _after_slash(parts, tokens, k):
                role = "support"
            roles[k] = role
    semicolons = [k for k, part in enumerate(parts) if tokens.gap[part.first] == SEMICOLON]
    is_apart = len(semicolons) == 1 and "support" not in roles
    if is_apart and [k for k, part in enumerate(parts) if part.kind == "open"] == semicolons == [
        len(parts) - 1
    ]:
        roles[-1] = "support"
    return roles


def _after_slash(parts: list[Part], tokens: Tokens, k: int) -> bool:
    """Whether a slash stands between this part and the one before it."""
    if k == 0:
        return False
    return any(tokens.gap[t] == SLASH for t in range(parts[k - 1].last, parts[k].first + 1))
