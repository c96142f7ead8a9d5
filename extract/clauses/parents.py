"""Under which open clause a label belongs.

A label opens a clause beside the last open one of its own kind, or below the innermost open one where there
is none of its kind:

    I. > 1. > a) > *  > -        the star leads the dashes behind it
    4. > 4.2. > (1)              a decimal number belongs to the number it begins with
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.clauses.open_clause import OpenClause
from extract.clauses.role_labels import begins_with_label
from normalize.numbering.labels import BULLETS, COUNTED, Kind, Label
from normalize.numbering.paragraph_labels import ITEMS


def parent_of(label: Label, stack: Sequence[OpenClause]) -> OpenClause | None:
    """The clause that a label's clause belongs to; None for the outermost.

    Args:
        stack: the open clauses, outermost first.
    """
    if label.kind is Kind.DECIMAL:
        return _of_decimal(label, stack)
    if label.kind in BULLETS:
        return _of_bullet(label, stack)
    if label.kind <= Kind.ARTICLE:
        return next((c for c in reversed(stack) if c.kind < label.kind), None)
    for clause in reversed(stack):
        if clause.kind is label.kind:
            return clause.parent
    return _innermost(label, stack)


def _innermost(label: Label, stack: Sequence[OpenClause]) -> OpenClause | None:
    """The innermost open clause that may hold this kind, where none of its kind is open."""
    # "I. > A.": letters stand below roman numbers where these came first.
    rank = Kind.ROMAN + 1 if label.kind is Kind.UPPER else label.kind
    holding = (
        c
        for c in reversed(stack)
        if c.kind < rank or (c.kind in ITEMS and c.leads_list and label.kind >= Kind.LETTER)
    )
    return next(holding, None)


def _of_decimal(label: Label, stack: Sequence[OpenClause]) -> OpenClause | None:
    """``4.2`` below ``4``; beside an open number of its depth where no such number is open."""
    counted = [c for c in reversed(stack) if c.kind in COUNTED and c.label is not None]
    for n in range(len(label.parts) - 1, 0, -1):
        for clause in counted:
            if clause.label is not None and clause.label.parts == label.parts[:n]:
                return clause
    for clause in counted:
        same_depth = clause.label is not None and len(clause.label.parts) == len(label.parts)
        if clause.kind is Kind.DECIMAL and same_depth:
            return clause.parent
    return next((c for c in reversed(stack) if c.kind <= Kind.NUMBER), None)


def _of_bullet(label: Label, stack: Sequence[OpenClause]) -> OpenClause | None:
    """Beside the bullets of its kind; else below the clause that holds them, or a bullet that leads a
    list."""
    run: list[OpenClause] = []
    for clause in reversed(stack):
        run.append(clause)
        if clause.kind not in BULLETS:
            break
    same = next((clause for clause in run if clause.kind is label.kind), None)
    if same is not None:
        return same.parent
    holding = (c for c in run if c.kind not in BULLETS or c.kind < label.kind or c.leads_list)
    return next((c for c in holding if not _is_task_beside_labels(c, label)), None)


def _is_task_beside_labels(clause: OpenClause, label: Label) -> bool:
    """Whether a bullet with a task's label stands beside bullets of this kind, and so holds none of them.

    Example: "- Task", "* Chủ trì: …", "- Task".
    """
    beside = clause.kind in BULLETS and clause.parent is not None and label.kind in clause.parent.last_child
    return beside and begins_with_label(clause.paragraphs[0])
