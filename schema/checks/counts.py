"""Counts that the body declares ("Gồm 25 hoạt động") against what the tables hold.

The subject of the count is matched with a group's title; a count without a subject of its own speaks of the sum of
the counts listed below it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from extract.indicators import DeclaredCount
from extract.tasks import TableRows
from normalize.notes import Code, warning
from normalize.text import fold
from schema.checks.values import CheckInput
from schema.ids import clause_id
from schema.recorder import Recorder

_SAME_SUBJECT = 78.0
"""Percent of likeness from which a declared subject is a group's title."""


@dataclass(frozen=True, slots=True)
class _Group:
    title: str
    tasks: int


def check_counts(given: CheckInput, recorder: Recorder) -> None:
    """A finding for each declared count that its group does not bear out."""
    groups = [g for rows in given.rows for g in _groups(rows)]
    for declared in given.declared:
        group = _group_of(declared, groups)
        if group is not None and group.tasks != declared.count:
            _say(declared, f"group “{group.title}” holds {group.tasks}", group.tasks, given, recorder)
    for declared, parts in _with_parts(given.declared):
        total = sum(p.count for p in parts)
        matched = [g for p in parts if (g := _group_of(p, groups)) is not None]
        held = sum(g.tasks for g in matched)
        if total != declared.count:
            _say(declared, f"its parts declare {total}", total, given, recorder)
        elif len(matched) == len(parts) and held != declared.count:
            _say(declared, f"the groups it speaks of hold {held}", held, given, recorder)


def _groups(rows: TableRows) -> list[_Group]:
    return [
        _Group(
            g.title,
            sum(1 for t in rows.tasks if t.group is not None and t.group.path[: len(g.path)] == g.path),
        )
        for g in rows.groups
    ]


def _group_of(declared: DeclaredCount, groups: Sequence[_Group]) -> _Group | None:
    if not declared.subject:
        return None
    subject = _words(declared.subject)
    scored = [(fuzz.token_sort_ratio(subject, _words(g.title)), g) for g in groups if g.tasks]
    best = max(scored, key=lambda x: x[0], default=None)
    if best is None or best[0] < _SAME_SUBJECT:
        return None
    if sum(1 for s, _ in scored if s > best[0] - 5) > 1:
        return None
    return best[1]


def _words(text: str) -> str:
    drop = {
        "linh",
        "vuc",
        "ve",
        "nhom",
        "nhiem",
        "vu",
        "trong",
        "cac",
        "su",
        "dung",
        "hoat",
        "đong",
        "phat",
        "trien",
    }
    return " ".join(w for w in fold(text).split() if w not in drop)


def _with_parts(declared: Sequence[DeclaredCount]) -> list[tuple[DeclaredCount, list[DeclaredCount]]]:
    """A count and the counts of the clauses below it."""
    pairs = []
    for whole in declared:
        parts = [d for d in declared if d is not whole and d.clause_path.startswith(f"{whole.clause_path}.")]
        if len(parts) >= 2:
            pairs.append((whole, parts))
    return pairs


def _say(declared: DeclaredCount, what: str, held: int, given: CheckInput, recorder: Recorder) -> None:
    page = declared.fragments[0].place.page if declared.fragments else None
    note = warning(
        Code.COUNT_MISMATCH,
        f"The text declares {declared.count} (“{declared.raw}”), but {what}.",
        expected=str(declared.count),
        found=str(held),
    )
    recorder.note("clauses", clause_id(given.setting.document_id, declared.clause_path), "text", note, page)
