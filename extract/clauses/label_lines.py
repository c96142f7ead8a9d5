"""Labels of a task that stand as lines of their own below an item: "Đơn vị chủ trì: …" below "- Trồng rừng".

While the body is read they are kept with the item. At the end :func:`give_back_labels` decides whose they
are: the item's, or those of the clause that holds the list.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from extract.clauses.open_clause import OpenClause
from extract.clauses.role_labels import names_lead
from extract.model import Fragment
from normalize.numbering.labels import Kind
from normalize.numbering.paragraph_labels import ITEMS

_Run = tuple[int, Kind]
"""The items of one kind below one clause."""


def take_labels(clause: OpenClause, lines: Sequence[str], fragments: Sequence[Fragment]) -> None:
    """Adds lines of labels to a clause; an item remembers where they begin."""
    if clause.kind in ITEMS and clause.labels_at is None:
        clause.labels_at = len(clause.paragraphs), len(clause.fragments)
    clause.paragraphs.extend(lines)
    clause.fragments.extend(fragments)


def give_back_labels(done: Sequence[OpenClause]) -> None:
    """Lines of labels below an item stay with it where they tell a task of its own, else go to the clause
    above.

    They tell none where no item of the list names a leading body, and where only the last of several does; but
    where a list of the document has such lines below several of its items, items are its tasks everywhere.
    """
    siblings: dict[_Run, list[OpenClause]] = defaultdict(list)
    for clause in done:
        siblings[_run(clause)].append(clause)
    with_lead: dict[_Run, set[int]] = {}
    by_item = _are_items_tasks(siblings)
    for clause in sorted(done, key=lambda c: -c.level):
        if clause.labels_at is None or clause.parent is None:
            continue
        run = _run(clause)
        if run not in with_lead:
            with_lead[run] = {id(c) for c in siblings[run] if _names_lead(c)}
        alone = with_lead[run] == {id(clause)} and clause is siblings[run][-1] and len(siblings[run]) > 1
        if with_lead[run] and (by_item or not alone):
            continue
        line, fragment = clause.labels_at
        take_labels(clause.parent, clause.paragraphs[line:], clause.fragments[fragment:])
        del clause.paragraphs[line:], clause.fragments[fragment:]
        if not _names_lead(clause):
            with_lead[run].discard(id(clause))


def _run(clause: OpenClause) -> _Run:
    return id(clause.parent), clause.kind


def _are_items_tasks(lists: Mapping[_Run, Sequence[OpenClause]]) -> bool:
    """Whether a list of the document has lines of labels with a leading body below two of its items or more."""
    return any(sum(c.labels_at is not None and _names_lead(c) for c in items) > 1 for items in lists.values())


def _names_lead(clause: OpenClause) -> bool:
    return names_lead("\n".join(clause.paragraphs))
