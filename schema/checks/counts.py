"""Counts that the body declares ("Gồm 25 hoạt động") against what the tables hold.

The subject of a count is matched with a group's title by the words that tell it from the other subjects.
Where a clause counts all groups of a stretch of a table but one, the one left over belongs to the subject
left over. A count that is the sum of those after it in its clause (or below it) speaks of all their groups.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import regex

from extract.indicators.declared_counts import DeclaredCount
from extract.tasks.of_tables import TableRows
from normalize.notes import Code, warning
from normalize.text import fold
from schema.checks.given import CheckInput
from schema.contract.ids import clause_id
from schema.recorder import Recorder

_SAME_SUBJECT = 0.55
"""Likeness (0 to 1) from which a declared subject is a group's title."""
_GENERIC = frozenset(
    [
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
        "va",
        "cua",
        "cho",
        "tai",
    ]
)
_ASIDE = regex.compile(r"\([^)]*\)")
_WORD = regex.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Group:
    """A group that holds tasks itself; ``position`` counts such groups through the document."""

    position: int
    title: str
    tasks: int


def check_counts(given: CheckInput, recorder: Recorder) -> None:
    """A finding for each declared count that its group does not bear out."""
    groups = _groups(given.rows)
    matched = _matched(given.declared, groups)
    for whole, parts in _with_parts(given.declared):
        total = sum(p.count for p in parts)
        held = sum(matched[id(p)].tasks for p in parts if id(p) in matched)
        matched.pop(id(whole), None)
        if total != whole.count:
            _say(whole, f"its parts declare {total}", total, given, recorder)
        elif all(id(p) in matched for p in parts) and held != whole.count:
            _say(whole, f"the groups it speaks of hold {held}", held, given, recorder)
    for declared in given.declared:
        group = matched.get(id(declared))
        if group is not None and group.tasks != declared.count:
            _say(declared, f"group “{group.title}” holds {group.tasks}", group.tasks, given, recorder)


def _groups(tables: Sequence[TableRows]) -> list[_Group]:
    found: list[_Group] = []
    for rows in tables:
        outer = {g.path[:-1] for g in rows.groups}
        for group in rows.groups:
            if group.path not in outer:
                own = sum(1 for t in rows.tasks if t.group is not None and t.group.path == group.path)
                found.append(_Group(len(found), group.title, own))
    return found


def _matched(declared: Sequence[DeclaredCount], groups: Sequence[_Group]) -> dict[int, _Group]:
    """``id`` of a declared count → its group, each group once, the likest pairs first."""
    subjects = {id(d): _words(d.subject) for d in declared if d.subject}
    titles = {g.position: _words(g.title) for g in groups}
    weights = _weights(subjects.values())
    scored = sorted(
        (
            (_likeness(s, titles[g.position], weights), -d, g.position)
            for d, s in ((k, subjects[id(x)]) for k, x in enumerate(declared) if id(x) in subjects)
            for g in groups
        ),
        reverse=True,
    )
    by_position = {g.position: g for g in groups}
    found: dict[int, _Group] = {}
    taken: set[int] = set()
    for likeness, d, position in scored:
        one = id(declared[-d])
        if likeness >= _SAME_SUBJECT and one not in found and position not in taken:
            found[one] = by_position[position]
            taken.add(position)
    return _left_over(declared, groups, found)


def _left_over(
    declared: Sequence[DeclaredCount], groups: Sequence[_Group], found: dict[int, _Group]
) -> dict[int, _Group]:
    """The one subject of a clause without a group takes the one group of the stretch without a subject."""
    for path in dict.fromkeys(d.clause_path for d in declared):
        wholes = {id(w) for w, _ in _with_parts(declared)}
        parts = [d for d in declared if d.clause_path == path and id(d) not in wholes]
        open_parts = [d for d in parts if id(d) not in found]
        known = [found[id(d)].position for d in parts if id(d) in found]
        if len(open_parts) != 1 or len(known) < 3:
            continue
        taken = {g.position for g in found.values()}
        free = [g for g in groups if min(known) < g.position < max(known) and g.position not in taken]
        if len(free) == 1:
            found[id(open_parts[0])] = free[0]
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(_ASIDE.sub(" ", text)))) - _GENERIC


def _weights(subjects: Iterable[frozenset[str]]) -> Mapping[str, float]:
    """A word that many subjects share tells little."""
    counted = Counter(w for words in subjects for w in words)
    return {w: 1 / n for w, n in counted.items()}


def _likeness(a: frozenset[str], b: frozenset[str], weights: Mapping[str, float]) -> float:
    """Shared words over all words, by weight: 0 to 1."""

    def weigh(words: frozenset[str]) -> float:
        return sum(weights.get(w, 1.0) for w in words)

    whole = weigh(a) + weigh(b)
    return 2 * weigh(a & b) / whole if whole else 0.0


def _with_parts(declared: Sequence[DeclaredCount]) -> list[tuple[DeclaredCount, list[DeclaredCount]]]:
    """A count and those it sums up: of the clauses below it, or those after it in its own clause."""
    pairs = []
    for k, whole in enumerate(declared):
        below = [d for d in declared if d.clause_path.startswith(f"{whole.clause_path}.")]
        beside = [d for d in declared[k + 1 :] if d.clause_path == whole.clause_path]
        if len(below) >= 2:
            pairs.append((whole, below))
        elif len(beside) >= 2 and sum(d.count for d in beside) == whole.count:
            pairs.append((whole, beside))
    return pairs


def _say(declared: DeclaredCount, what: str, held: int, given: CheckInput, recorder: Recorder) -> None:
    page = declared.fragments[0].place.page if declared.fragments else None
    note = warning(
        Code.COUNT_MISMATCH,
        f"The text declares {declared.count} (“{declared.raw}”), but {what}.",
        expected=str(declared.count),
        found=str(held),
    )
    recorder.note("clauses", _clause_of(declared, given), "text", note, page)


def _clause_of(declared: DeclaredCount, given: CheckInput) -> str:
    """The innermost clause that prints the count with its subject: a bullet of the clause that lists them."""
    stated = clause_id(given.setting.document_id, declared.clause_path)
    inside = [
        c.clause_id
        for c in given.records.clauses
        if c.clause_id.startswith(f"{stated}.")
        and declared.raw in (c.text or "")
        and fold(declared.subject) in fold(c.text or "")
    ]
    return inside[0] if declared.subject and len(inside) == 1 else stated
