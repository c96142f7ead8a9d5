"""Tasks that stand in prose, known by their labels: "Chủ trì: …; phối hợp: …; thời gian: …".

Only where such labels stand: a duty of a body in "Tổ chức thực hiện" is a clause and no task. The labels may
stand behind the task in its own clause, in brackets, as lines of their own, or each in a bullet below it;
what a label means is told by the register of headers (``extract.clauses.role_labels``).

A label of a kind that the task already has begins another task: that of the text just before it. So one
clause may hold several tasks, and so may a list of bullets. Labels in bullets speak of the clause above where
they stand once, of the bullet before them where they stand several times.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.model import Clause, RawField, TaskRow
from extract.tasks.of_sentences import add_assignments
from extract.tasks.prose_doubts import (
    TELLING,
    label_repeated,
    lead_missing,
)
from extract.tasks.prose_reader import Reader
from extract.tasks.prose_segments import Label, Task, kinds
from extract.tasks.prose_titles import named_by_content
from normalize.roles import role_of

_TITLE_BEGINS = 60
"""Letters by which a title is known in its clause."""


def read_prose_tasks(clauses: Sequence[Clause], position: int = 0) -> tuple[TaskRow, ...]:
    """Tasks of the body that labels mark, in order.

    Args:
        position: how many tasks of the document come before them.
    """
    reader = Reader(clauses)
    for clause in clauses:
        reader.read_own(clause)
    reader.join_items()
    for clause in reversed(clauses):
        reader.read_children(clause)
    reader.read_children(None)
    add_assignments(clauses, reader.tasks)
    rows: list[TaskRow] = []
    for clause in clauses:
        tasks = [t for t in reader.tasks.get(clause.path, ()) if _is_task(t)]
        for k, task in enumerate(tasks):
            rows.append(_row(clause, task, k, position + len(rows) + 1))
    return tuple(rows)


def _is_task(task: Task) -> bool:
    """A leading body is named; beside another task of the same list a time or a supporting body is enough."""
    told = set(kinds(task.labels))
    return "lead" in told or (task.beside and bool(told & set(TELLING)))


def _row(clause: Clause, task: Task, nth: int, position: int) -> TaskRow:
    own, title = [f for label in task.labels for f in label], task.title
    roles = {f.role for f in own}
    if "due" in roles and "period" not in roles:
        own = [replace(f, role="period") if f.role == "due" else f for f in own]
    if not any(role_of(r).leads for r in roles):
        title = replace(title, notes=(*title.notes, lead_missing()))
    number, opens = clause.label.strip("().- "), _opens(clause, title)
    title, own = named_by_content(title, own)
    return TaskRow(
        position=position,
        table=None,
        clause_path=clause.path,
        row=nth,
        number=number if nth == 0 and any(c.isalnum() for c in number) and opens else None,
        group=None,
        parent=None,
        fields=(title, *_with_doubt(own, task.labels)),
    )


def _opens(clause: Clause, title: RawField) -> bool:
    """Whether a title stands in the first paragraph of its clause, beside the label: the number is its own."""
    first = clause.text.lstrip("\n").split("\n")[0]
    return title.text[:_TITLE_BEGINS] in first


def _with_doubt(own: list[RawField], labels: Sequence[Label]) -> list[RawField]:
    """Where a label stands twice for one task, it may be several: each role says so once."""
    counts = {kind: list(kinds(labels)).count(kind) for kind in TELLING}
    twice = next((kind for kind, n in counts.items() if n > 1), None)
    if twice is None:
        return own
    note = label_repeated(TELLING[twice], counts[twice])
    first = {f.role: k for k, f in reversed(list(enumerate(own)))}
    return [replace(f, notes=(*f.notes, note)) if first[f.role] == k else f for k, f in enumerate(own)]
