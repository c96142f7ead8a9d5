"""The clause tree of a document's body, from printed labels.

Heading levels of a file are not believed (a Markdown from OCR marks ``II.`` with two hashes and ``1.`` below
it with three, or none); the labels are. ``parents`` says under which clause a label belongs.

Printed errors stay: a number printed twice gets ``~2`` in its path and a note ``row_number_repeated``, a
number that jumps a note ``row_number_gap``. A paragraph without a label belongs to the clause it stands in,
as a new line of its text; one that goes on in lower case after a broken line or page is joined to what it
continues.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from extract.clauses.appendix import appendix_of
from extract.clauses.broken_paragraphs import continues, lost_its_bullet, only_looks_labelled
from extract.clauses.headings import heading_of
from extract.clauses.label_lines import give_back_labels, take_labels
from extract.clauses.misread_labels import misread_labels
from extract.clauses.numbering_notes import numbering_notes
from extract.clauses.open_clause import OpenClause, ends_with_colon
from extract.clauses.parents import parent_of
from extract.clauses.role_labels import begins_with_label
from extract.model import Block, Clause, Paragraph
from extract.official.zones import Zone, read_zones
from normalize.notes import Code, Note, info
from normalize.numbering.labels import BULLETS, COUNTED, Kind, Label
from normalize.numbering.paragraph_labels import ITEMS, lost_bullet, paragraph_label, step
from normalize.text import clean


def read_clauses(blocks: Sequence[Block]) -> tuple[Clause, ...]:
    """The clauses of the body and of appendices that are outlines, outermost first, in reading order.

    Head, signature and appendices that are tables or forms are left out.
    """
    tree = _Tree()
    before: list[Block] = []
    for zone, pairs in groupby(zip(read_zones(blocks), blocks, strict=True), key=lambda pair: pair[0]):
        run = [block for _, block in pairs]
        if zone is Zone.BODY:
            tree.start_body()
            if before:
                tree.open_appendix(appendix_of(before))
            _read_body(run, tree)
        before = run if zone is Zone.APPENDIX else []
    give_back_labels(tree.done)
    return tuple(_closed(clause) for clause in tree.done)


def _read_body(blocks: Sequence[Block], tree: _Tree) -> None:
    previous: Label | None = None
    misread = misread_labels(blocks)
    following = _following(blocks)
    for at, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or not clean(block.text):
            continue
        label = paragraph_label(clean(block.text), tree.last_letter() or previous)
        notes: tuple[Note, ...] = ()
        if at in misread:
            label, notes = misread[at].label, (misread[at].note,)
        top = tree.stack[-1] if tree.stack else None
        if label is None and top is not None and lost_its_bullet(block, following[at], top):
            label = lost_bullet(top.label or Label("-", Kind.DASH, (), 0))
            message = "An item of the list without its bullet."
            notes = (info(Code.TEXT_REPAIRED, message, expected=label.printed),)
        if label is None or (top is not None and only_looks_labelled(label, block, top)):
            tree.add(block, leads_list=_leads_list(block, following[at]))
        else:
            tree.open(label, block, notes)
            previous = label


def _following(blocks: Sequence[Block]) -> list[Paragraph | None]:
    """For each block the next paragraph with text behind it."""
    following: list[Paragraph | None] = []
    after: Paragraph | None = None
    for block in reversed(blocks):
        following.append(after)
        if isinstance(block, Paragraph) and clean(block.text):
            after = block
    return following[::-1]


def _leads_list(paragraph: Paragraph, after: Paragraph | None) -> bool:
    """Whether a paragraph ends with a colon and the next one is an item of a list."""
    label = None if after is None else paragraph_label(after.text)
    return ends_with_colon(clean(paragraph.text)) and label is not None and label.kind in ITEMS


class _Tree:
    """The clauses read so far (``done``) and the stack of those that are open, outermost first."""

    def __init__(self) -> None:
        self.done: list[OpenClause] = []
        self.stack: list[OpenClause] = []
        self.paths: dict[str, int] = {}
        self.roots: dict[Kind, Label] = {}
        """The last label of each kind that has no parent."""
        self.n_loose = 0
        """Bullets without a parent."""

    def start_body(self) -> None:
        """A new body begins: nothing is open, and the numbering starts from 1."""
        self.stack, self.roots = [], {}

    def open_appendix(self, clause: OpenClause) -> None:
        """Opens the clause of an appendix, which holds all parts of its outline."""
        clause.path = self._unique(clause.path)
        self._push(clause)

    def last_letter(self) -> Label | None:
        """The label of the innermost open clause that is lettered (``h)``), None where none is."""
        return next((c.label for c in reversed(self.stack) if c.kind is Kind.LETTER), None)

    def open(self, label: Label, paragraph: Paragraph, notes: Sequence[Note]) -> None:
        """Opens the clause of a label; ``notes`` speak of how the label was read."""
        parent = parent_of(label, self.stack)
        self.stack = [] if parent is None else self.stack[: self.stack.index(parent) + 1]
        siblings = self.roots if parent is None else parent.last_child
        clause = OpenClause(
            label,
            label.kind,
            self._unique(self._path(label, parent)),
            0 if parent is None else parent.level + 1,
            parent,
            [clean(paragraph.text)[label.end :].strip()],
            list(paragraph.fragments),
            paragraph,
            [*numbering_notes(label, siblings.get(label.kind), parent), *notes],
        )
        siblings[label.kind] = label
        if parent is not None:
            parent.n_children += 1
        self._push(clause)

    def add(self, paragraph: Paragraph, *, leads_list: bool) -> None:
        """Gives a paragraph without a label to the clause it belongs to."""
        text = clean(paragraph.text)
        top = self.stack[-1] if self.stack else None
        if top is not None and continues(top.paragraphs[-1], text):
            top.paragraphs[-1] += f" {text}"
            top.fragments.extend(paragraph.fragments)
            return
        if top is not None and top.kind in ITEMS and not leads_list and begins_with_label(text):
            take_labels(top, [text], paragraph.fragments)
            return
        while self.stack and self.stack[-1].kind in ITEMS and not self.stack[-1].introduces_text:
            self.stack.pop()
        if not self.stack:
            return
        owner = self.stack[-1]
        if leads_list and owner.n_children and owner.kind not in ITEMS:
            self._open_intro(owner, paragraph, text)
            return
        owner.paragraphs.append(text)
        owner.fragments.extend(paragraph.fragments)

    def _open_intro(self, owner: OpenClause, paragraph: Paragraph, text: str) -> None:
        """Opens a clause without a label that leads a list: ``Phấn đấu đến năm 2020:``."""
        owner.n_intros += 1
        owner.n_children += 1
        path = self._unique(f"{owner.path}.p{owner.n_intros}")
        fragments = list(paragraph.fragments)
        self._push(OpenClause(None, Kind.INTRO, path, owner.level + 1, owner, [text], fragments, paragraph))

    def _push(self, clause: OpenClause) -> None:
        self.stack.append(clause)
        self.done.append(clause)

    def _path(self, label: Label, parent: OpenClause | None) -> str:
        if label.kind in BULLETS:
            if parent is None:
                self.n_loose += 1
                return f"{label.printed}{self.n_loose}"
            parent.n_bullets += 1
            return f"{parent.path}.{label.printed}{parent.n_bullets}"
        base = parent
        if label.kind is Kind.DECIMAL:
            while base is not None and base.kind in COUNTED:
                base = base.parent
        if base is not None and base.kind is Kind.ARTICLE and label.kind in (Kind.ROMAN, Kind.UPPER):
            base = base.parent
        own = step(label) or label.printed
        return own if base is None else f"{base.path}.{own}"

    def _unique(self, path: str) -> str:
        self.paths[path] = times = self.paths.get(path, 0) + 1
        return path if times == 1 else f"{path}~{times}"


def _closed(clause: OpenClause) -> Clause:
    return Clause(
        path=clause.path,
        label=clause.label.printed if clause.label else "",
        level=clause.level,
        heading=heading_of(clause),
        text="\n".join(p for p in clause.paragraphs if p),
        parent=clause.parent.path if clause.parent else None,
        fragments=tuple(clause.fragments),
        notes=tuple(clause.notes),
    )
