"""Which labels in prose tell which task: those of a clause's own text, and those in bullets below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.clauses.role_labels import bare_label, has_label, open_label
from extract.model import Clause, RawField
from extract.tasks.prose_doubts import (
    amid_bullets,
    one_of_several,
    only_last_labelled,
    untitled,
)
from extract.tasks.prose_segments import Label, Segment, Task, clash, kinds, lead_named, merged, segments_of
from extract.tasks.prose_titles import clause_field, has_text, title_of_clause, title_of_texts
from normalize.notes import Note
from normalize.roles import role_of

_BODY = 300
"""Letters an item below a label of bodies has at most to be taken for one, or for a sentence on one."""


class Reader:
    """Tasks by the path of their clause: first those inside each clause, then labels in bullets, innermost
    first."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self.by_path = {c.path: c for c in clauses}
        self.children: dict[str | None, list[Clause]] = {}
        for clause in clauses:
            self.children.setdefault(clause.parent, []).append(clause)
        self.tasks: dict[str, list[Task]] = {}
        self.loose: dict[str, list[Label]] = {}
        """Labels of a clause that has nothing before them."""
        self.by_item = False
        """Whether a list of the document has labels on lines below two of its items: items are its tasks."""

    def read_own(self, clause: Clause) -> None:
        """The tasks a clause's own text tells."""
        segments = merged(segments_of(clause, self._listed(clause)))
        if segments and not segments[0].texts:
            self.loose[clause.path] = segments.pop(0).labels
        alone, leads_list = len(segments) == 1, clause.path in self.children
        beside = not alone and lead_named(segments)
        for k, segment in enumerate(segments):
            title = title_of_texts(clause, segment.texts, first=k == 0, alone=alone, leads_list=leads_list)
            below = not segment.texts[-1].cut
            task = Task(title, segment.labels, beside=beside, below=below)
            self.tasks.setdefault(clause.path, []).append(task)

    def _listed(self, clause: Clause) -> Label:
        """What stands in the bullets below a clause that ends with a label: bodies, or what is to be done."""
        role = open_label(clause.text)
        content = None if role else bare_label(clause.text)
        if not role and (content is None or not role_of(content).is_prose):
            return ()
        items = [c for c in self.children.get(clause.path, []) if has_text(c) and not has_label(c.text)]
        if role:
            items = [c for c in items if len(c.text) <= _BODY]
        return tuple(
            clause_field(str(role or content), c, 0, c.text.split("\n")[0].rstrip(" ;,.")) for c in items
        )

    def join_items(self) -> None:
        """Items without labels before one with labels on lines below it are told with it, where items of the
        document's lists are tasks."""
        lists = [[c for c in items if c.label] for items in self.children.values()]
        below = [[c for c in items if self._is_below(c)] for items in lists]
        self.by_item = any(len(labelled) > 1 for labelled in below)
        if not self.by_item:
            return
        for items in lists:
            untold: list[Clause] = []
            for item in items:
                if self._is_below(item):
                    self._join(untold, self.tasks[item.path][0])
                told = item.path in self.tasks or item.path in self.loose or item.path in self.children
                untold = [] if told else [*untold, item]

    def _is_below(self, clause: Clause) -> bool:
        tasks = self.tasks.get(clause.path) or []
        return bool(tasks) and tasks[0].below and "lead" in kinds(tasks[0].labels)

    def _join(self, before: Sequence[Clause], task: Task) -> None:
        """The task with the items before its own: the first is its title, the others say more of it."""
        told = [c for c in before if has_text(c)]
        if not told:
            return
        more = (
            *(replace(title_of_clause(c), role="description") for c in told[1:]),
            replace(task.title, role="description", notes=()),
        )
        doubt = one_of_several(len(told) + 1)
        first = title_of_clause(told[0])
        task.title = replace(first, notes=(*first.notes, *task.title.notes, doubt))
        task.labels.insert(0, more)

    def read_children(self, parent: Clause | None) -> None:
        """Labels in bullets of their own, given to the task they tell."""
        children = self.children.get(parent.path if parent else None, [])
        if parent is not None and bare_label(parent.text):
            labels = [label for c in children for label in self.loose.get(c.path, ())]
            self.loose.setdefault(parent.path, []).extend(labels)
            return
        listed = any(c.path in self.tasks for c in children)
        self._doubt_lonely(parent, children)
        segments = merged([s for s in self._loose_segments(children) if not self._goes_on(s)])
        alone = len(segments) == 1 and not listed
        known = [t for c in children for t in self.tasks.get(c.path, ())]
        beside = not alone and lead_named([*segments, *known])
        for segment in segments:
            taker = self._taker(parent, segment, alone=alone)
            self._give(taker, segment, self._doubt(segment, children, taker is parent), beside=beside)

    def _loose_segments(self, children: Sequence[Clause]) -> list[Segment]:
        found, current = [], Segment()
        for child in children:
            own = self.loose.get(child.path)
            if own:
                current.labels.extend(own)
                current.carrier = child
            if not own or child.path in self.tasks:
                if current.labels:
                    found.append(current)
                    current = Segment()
                current.before.append(child)
        return [*found, current] if current.labels else found

    def _goes_on(self, segment: Segment) -> bool:
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
        if (
            self.by_item
            or parent is None
            or not has_text(parent)
            or not children
            or with_labels != [children[-1]]
        ):
            return
        label = children[-1].label.strip("().- ")
        lonely = len(children) == 1 if not label[:1].isalnum() else len(children) > 1 and label.isalpha()
        for task in self.tasks.get(children[-1].path, [])[:1]:
            if lonely and task.below and not label.isupper():
                task.title = replace(
                    task.title, notes=(*task.title.notes, only_last_labelled(parent.text.split("\n")[0]))
                )

    def _taker(self, parent: Clause | None, segment: Segment, *, alone: bool) -> Clause | None:
        """The clause whose task the labels tell."""
        own = self.tasks.get(parent.path, []) if parent else []
        taken = bool(own) and clash(own[-1].labels, segment.labels)
        if segment.before and (not alone or taken or parent is None or not has_text(parent)):
            return segment.before[-1]
        return parent

    def _doubt(self, segment: Segment, children: Sequence[Clause], above: bool) -> list[Note]:
        """What is doubtful about who takes labels in bullets: other bullets that may as well."""
        if not above:
            return []
        after = children[children.index(segment.carrier) + 1 :] if segment.carrier else ()
        text_follows = any(c.path not in self.loose and c.path not in self.tasks for c in after)
        return [amid_bullets(segment.before[-1].text)] if segment.before and text_follows else []

    def _give(self, taker: Clause | None, segment: Segment, doubt: Sequence[Note], *, beside: bool) -> None:
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
        task = Task(title, list(segment.labels), beside=beside)
        if segment.before and taker is segment.before[-1]:
            self._join([c for c in segment.before[:-1] if c.path not in self.tasks], task)
        self.tasks[clause.path] = [task]

    def _title(self, clause: Clause, carrier: Clause) -> RawField:
        """The title of a clause that labels in bullets speak of; where it has no text, that of the clause
        above it."""
        above: Clause | None = clause
        while above is not None and (not has_text(above) or above.path in self.loose):
            above = self.by_path.get(above.parent or "")
        title = title_of_clause(above or carrier)
        printed = above is clause and not title.text.isupper()
        return title if printed else replace(title, notes=(*title.notes, untitled(title.text)))
