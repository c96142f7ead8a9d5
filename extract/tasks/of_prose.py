"""Tasks that stand in prose, known by their labels: "Chủ trì: …; phối hợp: …; thời gian: …".

Only where such labels stand: a duty of a body in "Tổ chức thực hiện" is a clause and no task. The labels may
stand behind the task in its own clause, in brackets, as lines of their own, or each in a bullet below it;
what a label means is told by the register of headers (``extract.clauses.role_labels``).

A label of a kind that the task already has begins another task: that of the text just before it. So one
clause may hold several tasks, and so may a list of bullets. Labels in bullets speak of the clause above where
they stand once, of the bullet before them where they stand several times.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from extract.clauses.role_labels import Plain, has_label, kinds_of, open_label, pieces
from extract.model import Clause, RawField, TaskRow
from extract.tasks.prose_doubts import (
    TELLING,
    amid_bullets,
    label_repeated,
    lead_missing,
    one_of_several,
    only_last_labelled,
    untitled,
)
from extract.tasks.prose_titles import clause_field, has_text, laid_out, title_of_clause, title_of_texts
from normalize.notes import Note
from normalize.roles import role_of

_BODY = 120
"""Letters an item of a list has at most to be taken for a body."""

_Label = tuple[RawField, ...]
"""What one label says: one field, or one for each item of the list below it."""


@dataclass(slots=True)
class _Segment:
    """Labels that stand together.

    ``texts`` are the plain texts before them in their clause; where they are bullets of their own, ``before``
    are the bullets before them and ``carrier`` the last of them.
    """

    texts: list[Plain] = field(default_factory=list)
    labels: list[_Label] = field(default_factory=list)
    before: list[Clause] = field(default_factory=list)
    carrier: Clause | None = None


@dataclass(slots=True)
class _Task:
    """A task in the making.

    ``beside``: another task of the same clause or list has a leading body; ``below``: its labels
    stand on lines of their own below the title.
    """

    title: RawField
    labels: list[_Label]
    beside: bool = False
    below: bool = False


def read_prose_tasks(clauses: Sequence[Clause], position: int = 0) -> tuple[TaskRow, ...]:
    """Tasks of the body that labels mark, in order.

    Args:
        position: how many tasks of the document come before them.
    """
    reader = _Reader(clauses)
    for clause in clauses:
        reader.read_own(clause)
    for clause in reversed(clauses):
        reader.read_children(clause)
    reader.read_children(None)
    rows: list[TaskRow] = []
    for clause in clauses:
        tasks = [t for t in reader.tasks.get(clause.path, ()) if _is_task(t)]
        for k, task in enumerate(tasks):
            rows.append(_row(clause, task, k, position + len(rows) + 1))
    return tuple(rows)


class _Reader:
    """Tasks by the path of their clause: first those inside each clause, then labels in bullets, innermost
    first."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.by_path = {c.path: c for c in clauses}
        self.children: dict[str | None, list[Clause]] = {}
        for clause in clauses:
            self.children.setdefault(clause.parent, []).append(clause)
        self.tasks: dict[str, list[_Task]] = {}
        self.loose: dict[str, list[_Label]] = {}
        """Labels of a clause that has nothing before them."""

    def read_own(self, clause: Clause) -> None:
        """The tasks a clause's own text tells."""
        segments = _merged(_segments(clause, self._listed(clause)))
        if segments and not segments[0].texts:
            self.loose[clause.path] = segments.pop(0).labels
        alone, leads_list = len(segments) == 1, clause.path in self.children
        beside = not alone and _lead_named(segments)
        for k, segment in enumerate(segments):
            title = title_of_texts(clause, segment.texts, first=k == 0, alone=alone, leads_list=leads_list)
            below = not segment.texts[-1].cut
            task = _Task(title, segment.labels, beside=beside, below=below)
            self.tasks.setdefault(clause.path, []).append(task)

    def _listed(self, clause: Clause) -> _Label:
        """The bodies in the bullets below a clause that ends with their label."""
        role = open_label(clause.text)
        items = self.children.get(clause.path, []) if role else []
        bodies = [c for c in items if has_text(c) and len(c.text) <= _BODY and not has_label(c.text)]
        return tuple(clause_field(str(role), c, 0, c.text.split("\n")[0].rstrip(" ;,.")) for c in bodies)

    def read_children(self, parent: Clause | None) -> None:
        """Labels in bullets of their own, given to the task they tell."""
        children = self.children.get(parent.path if parent else None, [])
        listed = any(c.path in self.tasks for c in children)
        self._doubt_lonely(parent, children)
        segments = _merged([s for s in self._loose_segments(children) if not self._goes_on(s)])
        alone = len(segments) == 1 and not listed
        known = [t for c in children for t in self.tasks.get(c.path, ())]
        beside = not alone and _lead_named([*segments, *known])
        for segment in segments:
            taker = self._taker(parent, segment, alone=alone)
            self._give(taker, segment, self._doubt(segment, children, taker is parent), beside=beside)

    def _loose_segments(self, children: Sequence[Clause]) -> list[_Segment]:
        found, current = [], _Segment()
        for child in children:
            own = self.loose.get(child.path)
            if own:
                current.labels.extend(own)
                current.carrier = child
            if not own or child.path in self.tasks:
                if current.labels:
                    found.append(current)
                    current = _Segment()
                current.before.append(child)
        return [*found, current] if current.labels else found

    def _goes_on(self, segment: _Segment) -> bool:
        """Whether labels in bullets go on with those of the bullet before, which is a task already; then
        given to it."""
        known = self.tasks.get(segment.before[-1].path) if segment.before else None
        if known:
            known[-1].labels.extend(segment.labels)
        return bool(known)

    def _doubt_lonely(self, parent: Clause | None, children: Sequence[Clause]) -> None:
        """Labels on lines below the only bullet of a clause, or below the last letter alone, may be the
        clause's."""
        with_labels = [c for c in children if c.path in self.tasks or c.path in self.loose]
        if parent is None or not has_text(parent) or not children or with_labels != [children[-1]]:
            return
        label = children[-1].label.strip("().- ")
        lonely = len(children) == 1 if not label[:1].isalnum() else len(children) > 1 and label.isalpha()
        for task in self.tasks.get(children[-1].path, [])[:1]:
            if lonely and task.below and not label.isupper():
                task.title = replace(
                    task.title, notes=(*task.title.notes, only_last_labelled(parent.text.split("\n")[0]))
                )

    def _taker(self, parent: Clause | None, segment: _Segment, *, alone: bool) -> Clause | None:
        """The clause whose task the labels tell."""
        own = self.tasks.get(parent.path, []) if parent else []
        taken = bool(own) and _clash(own[-1].labels, segment.labels)
        if segment.before and (not alone or taken or parent is None or not has_text(parent)):
            return segment.before[-1]
        return parent

    def _doubt(self, segment: _Segment, children: Sequence[Clause], above: bool) -> list[Note]:
        """What is doubtful about who takes labels in bullets: other bullets that may as well."""
        if not above:
            untold = [c for c in segment.before if c.path not in self.tasks]
            return [one_of_several(len(untold))] if len(untold) > 1 else []
        after = children[children.index(segment.carrier) + 1 :] if segment.carrier else ()
        text_follows = any(c.path not in self.loose and c.path not in self.tasks for c in after)
        return [amid_bullets(segment.before[-1].text)] if segment.before and text_follows else []

    def _give(self, taker: Clause | None, segment: _Segment, doubt: Sequence[Note], *, beside: bool) -> None:
        known = self.tasks.get(taker.path) if taker else None
        if known:
            known[-1].labels.extend(segment.labels)
            known[-1].beside |= beside
            return
        clause = taker or segment.carrier
        if clause is None:
            return
        title = self._title(clause, segment.carrier or clause)
        title = replace(title, notes=(*title.notes, *doubt))
        self.tasks[clause.path] = [_Task(title, list(segment.labels), beside=beside)]

    def _title(self, clause: Clause, carrier: Clause) -> RawField:
        """The title of a clause that labels in bullets speak of; where it has no text, that of the clause
        above it."""
        above: Clause | None = clause
        while above is not None and (not has_text(above) or above.path in self.loose):
            above = self.by_path.get(above.parent or "")
        title = title_of_clause(above or carrier)
        printed = above is clause and not title.text.isupper()
        return title if printed else replace(title, notes=(*title.notes, untitled(title.text)))


def _segments(clause: Clause, listed: _Label) -> list[_Segment]:
    """The labels of a clause's own text, with the plain texts before them; ``listed`` go on with the last."""
    found, current, laid = [], _Segment(), laid_out(clause)
    for piece in pieces(clause.text):
        if isinstance(piece, Plain):
            if current.labels:
                found.append(current)
                current = _Segment()
            current.texts.append(piece)
        else:
            current.labels.append((clause_field(piece.role, clause, piece.start, piece.text, laid=laid),))
    if listed:
        current.labels.append(listed)
    return [*found, current] if current.labels else found


def _merged(segments: Sequence[_Segment]) -> list[_Segment]:
    """Neighbouring labels as one, unless a kind stands in both: then the second ones begin another task."""
    found: list[_Segment] = []
    for segment in segments:
        if found and not _clash(found[-1].labels, segment.labels):
            found[-1].labels.extend(segment.labels)
            found[-1].carrier = segment.carrier
        else:
            found.append(segment)
    return found


def _kinds(labels: Sequence[_Label]) -> Iterator[str]:
    return (kind for label in labels for kind in kinds_of(label[0].role))


def _lead_named(labelled: Sequence[_Segment | _Task]) -> bool:
    """Whether a label of a leading body stands among them."""
    return any("lead" in _kinds(t.labels) for t in labelled)


def _clash(before: Sequence[_Label], after: Sequence[_Label]) -> bool:
    return bool(set(_kinds(before)) & set(_kinds(after)) & set(TELLING))


def _is_task(task: _Task) -> bool:
    """A leading body is named; beside another task of the same list a time or a supporting body is enough."""
    kinds = set(_kinds(task.labels))
    return "lead" in kinds or (task.beside and bool(kinds & set(TELLING)))


def _row(clause: Clause, task: _Task, nth: int, position: int) -> TaskRow:
    own, title = [f for label in task.labels for f in label], task.title
    roles = {f.role for f in own}
    if "due" in roles and "period" not in roles:
        own = [replace(f, role="period") if f.role == "due" else f for f in own]
    if not any(role_of(r).leads for r in roles):
        title = replace(title, notes=(*title.notes, lead_missing()))
    number = clause.label.strip("().- ")
    return TaskRow(
        position=position,
        table=None,
        clause_path=clause.path,
        row=nth,
        number=number if nth == 0 and any(c.isalnum() for c in number) else None,
        group=None,
        parent=None,
        fields=(title, *_with_doubt(own, task.labels)),
    )


def _with_doubt(own: list[RawField], labels: Sequence[_Label]) -> list[RawField]:
    """Where a label stands twice for one task, it may be several: each role says so once."""
    counts = {kind: list(_kinds(labels)).count(kind) for kind in TELLING}
    twice = next((kind for kind, n in counts.items() if n > 1), None)
    if twice is None:
        return own
    note = label_repeated(TELLING[twice], counts[twice])
    first = {f.role: k for k, f in reversed(list(enumerate(own)))}
    return [replace(f, notes=(*f.notes, note)) if first[f.role] == k else f for k, f in enumerate(own)]
