"""How bodies in cells and sentences are read, against what careful readers wrote from the print (tests/cells/README.md).

usage: python -m bench.agency_cells [--held-out] [--rows]

Counts over ``tests/cells/agencies_gold.csv`` and ``agencies_sentences.csv`` to ``agencies_sentences_10.csv``, each apart; ``--held-out``
over the cells that nobody works from. A part of a cell is a body or an open set; neighbouring open sets of one role count as one. Of
the reader's parts: how many are found (some print in common), and of those how many with the right role, the right kind
(body or open set), the right name (of an open set: the whole print). Precision, recall and F1 count a part as right
where all of it is. ``--rows`` lists each cell that is not right; of held-out cells none is ever listed.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bench.agency_cell_context import CellContext, context_of
from normalize.agencies.read import MIXED, AgencyMention, parse_agencies
from normalize.agency_names.lookup import find_agency
from normalize.agency_names.province_names import province_at
from normalize.agency_names.register import register
from normalize.agency_names.tokens import Tokens
from normalize.text import clean, fold

CELLS = Path(__file__).resolve().parents[1] / "tests" / "cells"
SETS = (
    "agencies_gold",
    "agencies_sentences",
    *(f"agencies_sentences_{n}" for n in (2, 3, 4, 5, 6, 7, 8, 9, 10)),
)
HELD_OUT: tuple[str, ...] = ()
"""Sets that no rule was written from."""
ROLES = {"approver": "approve"}
"""Roles of columns as the gold names them, where the reader of cells has another word."""
BOTH = "cao-bang"
"""Its tables have one column for both, headed "Cơ quan chủ trì/ phối hợp": ``agencies_gold`` calls its role lead."""
LEVELS = frozenset(("tinh", "thanh pho", "cap tinh", "viet nam"))
"""What a register's name has at its end where the print may leave it out, folded."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part as the reader wrote it down; ``is_open`` None: not judged; ``is_free``: it may be left out."""

    roles: frozenset[str]
    raw: str
    name: str
    is_open: bool | None
    is_free: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A part as it was read, joined where several open sets are one; ``scope`` empty where the cell says none."""

    role: str
    raw: str
    scope: str
    name: str
    agency_id: str | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class Read:
    """A cell with its two lists of parts."""

    row: dict[str, str]
    wanted: tuple[Wanted, ...]
    found: tuple[Found, ...]


def cells_of(name: str) -> list[Read]:
    """The cells of a file of ``tests/cells``, read."""
    with (CELLS / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [_read(row, name) for row in csv.DictReader(file)]


def _read(row: dict[str, str], name: str) -> Read:
    source = row.get("source", "")
    context = context_of(source if source.startswith("genre-") else row["id"])
    role = ROLES.get(row["default_role"], row["default_role"])
    if name == "agencies_gold" and row["id"].startswith(BOTH):
        role = MIXED
    entries = json.loads(row["expected_json"])
    return Read(
        row,
        _joined_wanted([_wanted(e) for e in entries]),
        _joined_found(_mentions(row["cell"], role, context)),
    )


def _mentions(cell: str, role: str, context: CellContext) -> tuple[AgencyMention, ...]:
    on = date.fromisoformat(context.on) if context.on else None
    place, level, issuer = context.province_code, context.level, context.issuer
    return parse_agencies(cell, default_role=role, on=on, province_code=place, level=level, issuer=issuer)


def _wanted(entry: dict[str, object]) -> Wanted:
    raw = clean(str(entry["raw"]))
    is_open = entry["open_set"]
    return Wanted(
        frozenset(str(entry["role"]).split("|")),
        raw,
        str(entry.get("name") or raw),
        is_open if isinstance(is_open, bool) else None,
        bool(entry.get("optional")),
    )


def _joined_wanted(parts: list[Wanted]) -> tuple[Wanted, ...]:
    joined: list[Wanted] = []
    for part in parts:
        before = joined[-1] if joined else None
        if before and before.is_open and part.is_open and before.roles == part.roles:
            raw = f"{before.raw}, {part.raw}"
            joined[-1] = replace(before, raw=raw, name=raw, is_free=before.is_free and part.is_free)
        else:
            joined.append(part)
    return tuple(joined)


def _joined_found(mentions: Sequence[AgencyMention]) -> tuple[Found, ...]:
    joined: list[Found] = []
    for m in mentions:
        part = Found(m.role, m.raw, m.scope or "", m.agency, m.agency_id, m.is_open_set)
        before = joined[-1] if joined else None
        if before and before.is_open and part.is_open and before.role == part.role:
            joined[-1] = replace(before, raw=f"{before.raw}, {part.raw}", scope="")
        else:
            joined.append(part)
    return tuple(joined)


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a print, without brackets and words that only join or count."""
    return tuple(word for word in Tokens(text).plain if word not in ("va", "cac", "cung", "(", ")"))


def _overlap(wanted: Wanted, found: Found) -> float:
    """Share of the words that two prints have in common, 0 to 1."""
    a, b = Counter(words_of(wanted.raw)), Counter(words_of(found.raw))
    return sum((a & b).values()) / max(sum((a | b).values()), 1)


def is_right_kind(wanted: Wanted, found: Found) -> bool:
    """Whether a body is a body and an open set one."""
    return wanted.is_open is None or wanted.is_open == found.is_open


def is_right_name(wanted: Wanted, found: Found) -> bool:
    """Whether the part is whole and, of a body, the one that the reader's name says.

    The name is that of the reader or of the print; a body of the register may be called as the register calls it.
    """
    is_whole = words_of(wanted.raw) in (words_of(found.raw), words_of(f"{found.raw} {found.scope}"))
    if wanted.is_open or found.is_open:
        return is_whole
    if _bare(found.name) in (_bare(wanted.name), _bare(wanted.raw)):
        return True
    if found.agency_id is None or found.agency_id in _with_own_names():
        return False
    if wanted.name == wanted.raw and is_whole:
        return True  # the reader has no other name, and the register's is not cut from a longer one
    meant = find_agency(wanted.name)
    return meant is not None and meant.agency.agency_id == found.agency_id


def _with_own_names() -> frozenset[str]:
    return frozenset(row.agency.agency_id for row in register() if row.own_name)


def _bare(name: str) -> str:
    """A name folded, without its level and without the name of a province."""
    tokens, kept, i = Tokens(name), list[str](), 0
    while i < len(tokens):
        province = province_at(tokens, i) if i else None
        if province is None:
            kept.append(tokens.plain[i])
        i = province[0] if province else i + 1
    text = fold(" ".join(word for word in kept if word != "va"))
    for level in sorted(LEVELS, key=len, reverse=True):
        text = text.removesuffix(f" {level}")
    return text


def pairs_of(read: Read) -> list[tuple[Wanted, Found]]:
    """Each part of the reader's with the one read at its place: the likeliest first, each once.

    Of a body named twice the entry that must be read goes before the one that may be left out.
    """
    likely = sorted(
        (
            (_overlap(w, f) + 0.01 * (f.role in w.roles) + 0.005 * (not w.is_free) - 0.001 * abs(i - k), i, k)
            for i, w in enumerate(read.wanted)
            for k, f in enumerate(read.found)
            if _overlap(w, f) > 0
        ),
        key=lambda found: (-found[0], found[1], found[2]),
    )
    left, right, pairs = set(range(len(read.wanted))), set(range(len(read.found))), []
    for _, i, k in likely:
        if i in left and k in right:
            left.remove(i)
            right.remove(k)
            pairs.append((read.wanted[i], read.found[k]))
    return pairs


def count(cells: Sequence[Read]) -> Counter[str]:
    """The figures over cells."""
    counts: Counter[str] = Counter()
    for read in cells:
        pairs = pairs_of(read)
        counts["cells"] += 1
        counts["cells right"] += is_right(read)
        counts["read"] += len(read.found)
        for wanted in read.wanted:
            counts["wanted"] += not wanted.is_free
        for wanted, found in pairs:
            facts = {
                "found": True,
                "role": found.role in wanted.roles,
                "kind": is_right_kind(wanted, found),
                "name": is_right_name(wanted, found),
            }
            facts["right"] = all(facts.values())
            if wanted.is_free and facts["right"]:
                counts["read"] -= 1  # it counts neither way
            elif not wanted.is_free:
                counts.update(k for k, v in facts.items() if v)
    return counts


def is_right(read: Read) -> bool:
    """Whether every part of a cell is right and nothing is read beside."""
    pairs = pairs_of(read)
    missing = [w for w in read.wanted if not w.is_free and all(w is not p for p, _ in pairs)]
    wrong = [p for p in pairs if not (p[1].role in p[0].roles and is_right_kind(*p) and is_right_name(*p))]
    return not missing and not wrong and len(pairs) == len(read.found)


def scores(counts: Counter[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of parts that are right."""
    precision = counts["right"] / counts["read"] if counts["read"] else 1.0
    recall = counts["right"] / counts["wanted"] if counts["wanted"] else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if counts["right"] else 0.0


def _print(name: str, counts: Counter[str]) -> None:
    precision, recall, f1 = scores(counts)
    print(f"{name}: {counts['cells']} cells, wholly right {counts['cells right']}")
    print(
        f"  parts: {counts['wanted']} wanted, {counts['read']} read, {counts['found']} found, of those right:"
    )
    print(
        f"    role {counts['role']}, kind {counts['kind']}, name {counts['name']}, all of it {counts['right']}"
    )
    print(f"  precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")


def _print_row(read: Read) -> None:
    print(f"{read.row['id']} [{read.row['default_role']}] {read.row['cell']}")
    for w in read.wanted:
        print(
            f"    want {'/'.join(sorted(w.roles))} {_sign(w.is_open)} {w.raw} = {w.name}{' (free)' * w.is_free}"
        )
    for f in read.found:
        print(f"    read {f.role} {_sign(f.is_open)} {f.raw} = {f.name}")


def _sign(is_open: bool | None) -> str:
    return {True: "*", False: "-", None: "?"}[is_open]


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the figures of the sets to work from, or of the half that is kept away."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--held-out", action="store_true", help="the half that nobody works from")
    parser.add_argument("--rows", action="store_true", help="list what is not right")
    wanted = parser.parse_args(arguments)
    if wanted.held_out and not HELD_OUT:
        parser.error("no set is kept away at present; write one before the next rules")
    for name in HELD_OUT if wanted.held_out else SETS:
        cells = cells_of(name)
        if wanted.rows and not wanted.held_out:
            for read in cells:
                if not is_right(read):
                    _print_row(read)
        _print(name, count(cells))


if __name__ == "__main__":
    main()
