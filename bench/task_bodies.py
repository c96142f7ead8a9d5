"""Bodies of a task held against the ones that a careful reader takes (bench.task_gold)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

import regex
from rapidfuzz import fuzz

from normalize.agency_names.lookup import find_agency
from normalize.text import clean, fold
from schema.contract.records import TaskAgencyRecord

Entry = Mapping[str, object]
Counts = dict[str, tuple[int, int, int]]
ROLES = ("lead", "support", "implement", "direct")
LEVELS = (None, "centre", "district", "commune")
_LEVEL = regex.compile(r"\b(?:tinh|thanh pho|cap|xa|phuong|huyen|dac khu|cac)\b")
_KIND = regex.compile(r"\b(?:các|cấp (?:xã|huyện|tỉnh))\b", regex.IGNORECASE)
"""A level or a kind of bodies: it may stand as an open set or as a body."""


@dataclass(frozen=True, slots=True)
class TaskBodies:
    """The rows of ``task_agencies`` of one task."""

    rows: Sequence[TaskAgencyRecord]


def bodies(mine: TaskBodies, gold: Entry, names: Mapping[str, str], is_one_column: bool) -> Counts:
    """For lead, support, implement and open sets: how many are wanted, right, and read beside them."""
    left = [
        r
        for r in mine.rows
        if not r.is_open_set and (_is_printed(r, gold) or not _is_optional(r, gold, names))
    ]
    sets = [r for r in mine.rows if r.is_open_set]
    counts: Counts = {}
    for role in ROLES:
        wanted = cast("list[str]", gold.get(role) or [])
        right = 0
        for name in wanted:
            own = next(
                (
                    r
                    for r in left
                    if _role(r.role, is_one_column) == _role(role, is_one_column) and is_body(r, name, names)
                ),
                None,
            )
            kind = own is None and bool(_KIND.search(name)) and any(_within(name, s.raw) for s in sets)
            right += own is not None or kind
            left = [r for r in left if r is not own and not _is_named_inside(r, own, name)]
        counts[role] = (len(wanted), right, 0)
    counts["open sets"], left = _open_sets(left, sets, gold, is_one_column)
    for role in ROLES:
        wanted_, right, _ = counts[role]
        counts[role] = (wanted_, right, sum(r.role == role for r in left))
    lead, direct = counts["lead"], counts.pop("direct")
    counts["lead"] = (lead[0] + direct[0], lead[1] + direct[1], lead[2] + direct[2])
    return counts


def _role(role: str, is_one_column: bool) -> str:
    return "lead" if is_one_column and role == "implement" else role


def _is_printed(row: TaskAgencyRecord, gold: Entry) -> bool:
    """Whether a row is printed as one that is wanted: "UBND các xã" is not the optional "UBND tỉnh"."""
    wanted = [name for role in ROLES for name in cast("list[str]", gold.get(role) or [])]
    return any(fuzz.ratio(_letters(row.raw), _letters(name)) >= 92 for name in wanted)


def _is_optional(row: TaskAgencyRecord, gold: Entry, names: Mapping[str, str]) -> bool:
    return any(is_body(row, n, names) for n in cast("list[str]", gold.get("optional_bodies") or []))


def _is_named_inside(row: TaskAgencyRecord, own: TaskAgencyRecord | None, name: str) -> bool:
    """Whether a row is the named special zone at the end of a level: "UBND các xã, phường, đặc khu X"."""
    inside = fold(row.raw or "").startswith("dac khu") or "đặc khu" in clean(row.raw or "").lower()
    return own is not None and own.role == row.role and inside and _within(row.raw, name)


def _open_sets(
    left: list[TaskAgencyRecord], sets: list[TaskAgencyRecord], gold: Entry, is_one_column: bool
) -> tuple[tuple[int, int, int], list[TaskAgencyRecord]]:
    """The open sets, joined by role, and the bodies that are in none of them."""
    wanted = cast("list[Entry]", gold["open_sets"])
    right = 0
    for entry in wanted:
        role = _role(str(entry["role"]), is_one_column)
        text = str(entry["text"])
        inside = [r for r in left if _role(r.role, is_one_column) == role and _within(r.raw, text)]
        near = [s for s in sets if _role(s.role, is_one_column) == role]
        said = _letters(
            " ".join(r.raw or "" for r in sorted([*near, *inside], key=lambda r: (r.role, r.position)))
        )
        right += (
            bool(said)
            and fuzz.partial_ratio(_letters(text), said) >= 90
            and len(said) * 1.15 >= len(_letters(text))
        )
        left = [r for r in left if r not in inside]
    texts = " ".join(str(e["text"]) for e in wanted)
    kinds = " ".join(n for role in ROLES for n in cast("list[str]", gold.get(role) or []) if _KIND.search(n))
    extra = sum(not _overlaps(s.raw, [f"{texts} {kinds}", *(str(e["text"]) for e in wanted)]) for s in sets)
    return (len(wanted), right, extra), left


def is_body(row: TaskAgencyRecord, name: str, names: Mapping[str, str]) -> bool:
    """Whether a row is the body that is printed so; where both names are known they must be of one body."""
    full = names.get(name)
    printed = fuzz.ratio(_letters(row.raw), _letters(name)) >= 92
    if full is None or row.agency_id is None:
        return printed or _same_name(row.agency, full or name)
    return _same_name(row.agency, full) or row.agency_id in _ids(full) | _ids(name)


@cache
def _ids(name: str) -> frozenset[str]:
    found = (find_agency(name, level=level) for level in LEVELS)
    return frozenset(f.agency.agency_id for f in found if f is not None)


def _same_name(own: str | None, name: str) -> bool:
    return fuzz.ratio(_bare(own), _bare(name)) >= 90


def _bare(name: str | None) -> str:
    return clean(
        _LEVEL.sub("", fold((name or "").replace("UBND", "Ủy ban nhân dân").replace("TP", "thành phố")))
    )


def _letters(text: str | None) -> str:
    return regex.sub(r"\W+", "", clean(text or "")).lower()


def _overlaps(text: str | None, others: Sequence[str]) -> bool:
    return any(_within(text, o) or _within(o, text) for o in others)


def _within(inner: str | None, outer: str | None) -> bool:
    """Whether a text stands in another, but for single letters."""
    a, b = _letters(inner), _letters(outer)
    return bool(a and b) and len(a) <= len(b) + 3 and fuzz.partial_ratio(a, b) >= 90
