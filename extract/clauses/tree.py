"""The clause tree of a document's body, from printed labels.

Heading levels of a file are not believed (a Markdown from OCR marks ``II.`` with two hashes and ``1.`` below
it with three, or none); the labels are. A label opens a clause beside the last open one of its own kind, or
below the innermost open one where there is none of its kind:

    I. > 1. > a) > *  > -        the star leads the dashes behind it
    4. > 4.2. > (1)              a decimal number belongs to the number it begins with

Printed errors stay: a number printed twice gets ``~2`` in its path and a note ``row_number_repeated``, a number
that jumps a note ``row_number_gap``. A paragraph without a label belongs to the clause it stands in, as a new
line of its text; one that goes on in lower case after a broken line or page is joined to what it continues.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import regex

from extract.clauses.misread_labels import mended_labels
from extract.clauses.role_labels import begins_with_label, names_lead
from extract.model import Block, Clause, Fragment, Grid, Paragraph
from extract.official.zones import Zone, read_zones
from normalize.notes import Code, Note, info, warning
from normalize.numbering.labels import BULLETS, Kind, Label
from normalize.numbering.order import letter_follows, skipped_letters
from normalize.numbering.paragraph_labels import ITEMS, lost_bullet, paragraph_label, step
from normalize.text import clean

_CLOSING = frozenset('.;:!?…)”"/')
"""Signs with which a paragraph ends that is not broken."""
_GOES_ON = regex.compile(r"[\p{Ll}(]")
_RUN_IN = regex.compile(r"(?P<heading>\p{Lu}[^:.;]{2,110}):\s+\S")
_HEADING_LENGTH = 220


@dataclass(slots=True)
class _Open:
    """A clause being read."""

    label: Label | None
    kind: Kind
    path: str
    level: int
    parent: _Open | None
    paragraphs: list[str] = field(default_factory=list)
    fragments: list[Fragment] = field(default_factory=list)
    first: Paragraph | None = None
    notes: list[Note] = field(default_factory=list)
    last_child: dict[Kind, Label] = field(default_factory=dict)
    n_bullets: int = 0
    n_intros: int = 0
    n_children: int = 0
    labels_at: tuple[int, int] | None = None
    """First paragraph and fragment of the labels of a task ("Đơn vị chủ trì: …") that stand as lines below an item."""


class _Reader:
    """The stack of open clauses while a body is read."""

    def __init__(self) -> None:
        self.done: list[_Open] = []
        self.stack: list[_Open] = []
        self.paths: dict[str, int] = {}
        self.roots: dict[Kind, Label] = {}
        self.n_loose = 0

    def start_body(self) -> None:
        """A new body begins: nothing open, numbering starts anew."""
        self.stack, self.roots = [], {}

    # --- where a label belongs
    def open(self, label: Label, paragraph: Paragraph) -> None:
        parent = self._parent(label)
        self.stack = self._down_to(parent)
        notes = _numbering_notes(label, self._siblings(parent).get(label.kind), parent)
        if label.mended_from is not None:
            notes.append(_mended(label))
        path = self._unique(self._path(label, parent))
        clause = _Open(
            label,
            label.kind,
            path,
            0 if parent is None else parent.level + 1,
            parent,
            notes=notes,
            first=paragraph,
        )
        clause.paragraphs.append(clean(paragraph.text)[label.end :].strip())
        clause.fragments.extend(paragraph.fragments)
        self._siblings(parent)[label.kind] = label
        if parent is not None:
            parent.n_children += 1
        self._push(clause)

    def add(self, paragraph: Paragraph, leads_list: bool) -> None:
        """A paragraph without a label."""
        text = clean(paragraph.text)
        if self.stack and (
            _continues(before := self.stack[-1].paragraphs[-1], text) or _list_broken(before, text)
        ):
            self.stack[-1].paragraphs[-1] += f" {text}"
            self.stack[-1].fragments.extend(paragraph.fragments)
            return
        if self.stack and self.stack[-1].kind in ITEMS and not leads_list and begins_with_label(text):
            _take_labels(self.stack[-1], [text], paragraph.fragments)
            return
        while self.stack and self.stack[-1].kind in ITEMS and not _list_goes_on(self.stack[-1], text):
            self.stack.pop()
        if not self.stack:
            return
        owner = self.stack[-1]
        if leads_list and owner.n_children and owner.kind not in ITEMS:
            owner.n_intros += 1
            owner.n_children += 1
            path = self._unique(f"{owner.path}.p{owner.n_intros}")
            intro = _Open(
                None, Kind.INTRO, path, owner.level + 1, owner, [text], list(paragraph.fragments), paragraph
            )
            self._push(intro)
            return
        owner.paragraphs.append(text)
        owner.fragments.extend(paragraph.fragments)

    def _push(self, clause: _Open) -> None:
        self.stack.append(clause)
        self.done.append(clause)

    def _siblings(self, parent: _Open | None) -> dict[Kind, Label]:
        return self.roots if parent is None else parent.last_child

    def _down_to(self, parent: _Open | None) -> list[_Open]:
        if parent is None:
            return []
        return self.stack[: self.stack.index(parent) + 1]

    def _parent(self, label: Label) -> _Open | None:
        if label.kind is Kind.DECIMAL:
            return self._decimal_parent(label)
        if label.kind in BULLETS:
            return self._bullet_parent(label)
        if label.kind <= Kind.ARTICLE:
            return next((c for c in reversed(self.stack) if c.kind < label.kind), None)
        for clause in reversed(self.stack):
            if clause.kind is label.kind:
                return clause.parent
        return self._below(label)

    def _below(self, label: Label) -> _Open | None:
        """The innermost open clause that may hold this kind, where none of its kind is open."""
        rank = (
            Kind.ROMAN + 1 if label.kind is Kind.UPPER else label.kind
        )  # "I. > A." where roman numbers came first
        outer = [
            c
            for c in self.stack
            if c.kind < rank or (c.kind in ITEMS and _leads(c) and label.kind >= Kind.LETTER)
        ]
        return outer[-1] if outer else None

    def _decimal_parent(self, label: Label) -> _Open | None:
        """``4.2`` below ``4``; beside an open number of its depth where no such number is open."""
        prefixes = [label.parts[:n] for n in range(len(label.parts) - 1, 0, -1)]
        for prefix in prefixes:
            for clause in reversed(self.stack):
                if (
                    clause.label
                    and clause.kind in (Kind.NUMBER, Kind.DECIMAL)
                    and clause.label.parts == prefix
                ):
                    return clause
        for clause in reversed(self.stack):
            if clause.kind is Kind.DECIMAL and clause.label and len(clause.label.parts) == len(label.parts):
                return clause.parent
        outer = [
            c
            for c in self.stack
            if c.kind <= Kind.NUMBER and not (c.kind is Kind.NUMBER and len(label.parts) < 2)
        ]
        return outer[-1] if outer else None

    def _bullet_parent(self, label: Label) -> _Open | None:
        run: list[_Open] = []
        for clause in reversed(self.stack):
            run.append(clause)
            if clause.kind not in BULLETS:
                break
        same = next((clause for clause in run if clause.kind is label.kind), None)
        if same is not None:
            return same.parent
        holding = (c for c in run if c.kind not in BULLETS or c.kind < label.kind or _leads(c))
        return next((c for c in holding if not _label_beside(c, label)), None)

    # --- paths
    def _path(self, label: Label, parent: _Open | None) -> str:
        if label.kind in BULLETS:
            if parent is None:
                self.n_loose += 1
                return f"{label.printed}{self.n_loose}"
            parent.n_bullets += 1
            return f"{parent.path}.{label.printed}{parent.n_bullets}"
        base = parent
        if label.kind is Kind.DECIMAL:
            while base is not None and base.kind in (Kind.NUMBER, Kind.DECIMAL):
                base = base.parent
        if base is not None and base.kind is Kind.ARTICLE and label.kind in (Kind.ROMAN, Kind.UPPER):
            base = base.parent
        return step(label) if base is None else f"{base.path}.{step(label)}"

    def _unique(self, path: str) -> str:
        self.paths[path] = seen = self.paths.get(path, 0) + 1
        return path if seen == 1 else f"{path}~{seen}"


def read_clauses(blocks: Sequence[Block]) -> tuple[Clause, ...]:
    """The clauses of the body, outermost first, in reading order; appendices, head and signature left out."""
    reader = _Reader()
    for zone, run in groupby(zip(read_zones(blocks), blocks, strict=True), key=lambda pair: pair[0]):
        if zone is Zone.BODY:
            reader.start_body()
            _read_body([block for _, block in run], reader)
    _give_back_labels(reader.done)
    return tuple(_close(clause) for clause in reader.done)


def _read_body(blocks: Sequence[Block], reader: _Reader) -> None:
    previous: Label | None = None
    mended = mended_labels(blocks)
    following = _following(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Grid) or not clean(block.text):
            continue
        label = mended.get(index) or paragraph_label(clean(block.text), _last_lettered(reader, previous))
        if label is None and _lost_its_bullet(block, following[index], reader):
            label = lost_bullet(reader.stack[-1].label or Label("-", Kind.DASH, (), 0))
        if label is None or _is_continuation(label, block, reader):
            reader.add(block, _leads_list(block, following[index]))
        else:
            reader.open(label, block)
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


def _lost_its_bullet(paragraph: Paragraph, after: Paragraph | None, reader: _Reader) -> bool:
    """Between two items of a bulleted list, both with a semicolon: an item whose bullet was not read."""
    top = reader.stack[-1] if reader.stack else None
    text = clean(paragraph.text)
    if (
        top is None
        or top.kind not in BULLETS
        or not top.paragraphs[-1].endswith(";")
        or not text.endswith(";")
    ):
        return False
    label = None if after is None else paragraph_label(clean(after.text))
    return label is not None and label.kind is top.kind and not _GOES_ON.match(text)


def _label_beside(clause: _Open, label: Label) -> bool:
    """A bullet with a label of a task beside bullets of this kind holds none of them: "- Task", "* Chủ trì: …", "- Task"."""
    beside = clause.kind in BULLETS and clause.parent is not None and label.kind in clause.parent.last_child
    return beside and begins_with_label(clause.paragraphs[0])


def _take_labels(clause: _Open, lines: Sequence[str], fragments: Sequence[Fragment]) -> None:
    if clause.kind in ITEMS and clause.labels_at is None:
        clause.labels_at = len(clause.paragraphs), len(clause.fragments)
    clause.paragraphs.extend(lines)
    clause.fragments.extend(fragments)


def _give_back_labels(done: Sequence[_Open]) -> None:
    """Lines of labels below an item stay with it where they tell a task of its own, else go to the clause above.

    They do not where no item of the list names a leading body, and where only the last of several does.
    """
    siblings: dict[tuple[int, Kind], list[_Open]] = defaultdict(list)
    for clause in done:
        siblings[id(clause.parent), clause.kind].append(clause)
    labelled: dict[tuple[int, Kind], set[int]] = {}
    for clause in sorted(done, key=lambda c: -c.level):
        if clause.labels_at is None or clause.parent is None:
            continue
        run = id(clause.parent), clause.kind
        if run not in labelled:
            labelled[run] = {id(c) for c in siblings[run] if _names_lead(c)}
        alone = labelled[run] == {id(clause)} and clause is siblings[run][-1] and len(siblings[run]) > 1
        if labelled[run] and not alone:
            continue
        line, fragment = clause.labels_at
        _take_labels(clause.parent, clause.paragraphs[line:], clause.fragments[fragment:])
        del clause.paragraphs[line:], clause.fragments[fragment:]
        if not _names_lead(clause):
            labelled[run].discard(id(clause))


def _names_lead(clause: _Open) -> bool:
    return names_lead("\n".join(clause.paragraphs))


def _last_lettered(reader: _Reader, previous: Label | None) -> Label | None:
    lettered = (c.label for c in reversed(reader.stack) if c.kind is Kind.LETTER)
    return next(lettered, previous)


def _is_continuation(label: Label, paragraph: Paragraph, reader: _Reader) -> bool:
    """A line that only looks labelled: ``- CT/TW`` after ``số 52``, a year that ends a broken line."""
    if not reader.stack:
        return False
    before, after = reader.stack[-1].paragraphs[-1], clean(paragraph.text)[label.end :]
    if label.kind in BULLETS:
        # "… phát triển kinh tế" / "- xã hội;"
        listed_small = reader.stack[-1].paragraphs[0][:1].islower()
        broken = len(before) > 60 and not _is_finished(before) and after[:1].islower() and not listed_small
        return broken or regex.search(r"\bsố \d+$", before[-40:]) is not None
    return (
        label.kind is Kind.NUMBER
        and not _is_finished(before)
        and _GOES_ON.match(after) is not None
        and not paragraph.bold
    )


def _leads_list(paragraph: Paragraph, after: Paragraph | None) -> bool:
    if not _leads_on(clean(paragraph.text)):
        return False
    label = None if after is None else paragraph_label(after.text)
    return label is not None and label.kind in ITEMS


def _list_goes_on(clause: _Open, text: str) -> bool:
    """Whether a paragraph without a label belongs to a list item: the item introduces it."""
    return _leads(clause) and not clause.n_children and len(clause.paragraphs) == 1


def _leads(clause: _Open) -> bool:
    return bool(clause.paragraphs) and _leads_on(clause.paragraphs[-1])


def _is_finished(text: str) -> bool:
    return text.rstrip()[-1:] in _CLOSING


def _leads_on(text: str) -> bool:
    return text.rstrip().endswith(":")


def _continues(before: str, text: str) -> bool:
    """A paragraph broken by a line or page: no closing mark before, lower case after."""
    return not _is_finished(before) and _GOES_ON.match(text) is not None


def _list_broken(before: str, text: str) -> bool:
    """A list of bodies behind a label, broken by a page: "Phối hợp: Văn phòng UBND tỉnh," / "UBND các huyện"."""
    return before.endswith(",") and begins_with_label(before) and not begins_with_label(text)


def _numbering_notes(label: Label, before: Label | None, parent: _Open | None) -> list[Note]:
    if label.kind in BULLETS or not label.parts:
        return []
    if label.kind is Kind.LETTER:
        return _letter_notes(label, before)
    if (
        label.kind is Kind.DECIMAL
        and parent is not None
        and parent.label
        and parent.kind in (Kind.NUMBER, Kind.DECIMAL)
    ):
        depth = len(parent.label.parts)
        if label.parts[:depth] != parent.label.parts:
            return [_gap(label, ".".join(map(str, parent.label.parts)) + ".…")]
    now, last = label.parts[-1], 0
    if before is not None and before.parts[:-1] == label.parts[:-1]:
        last = before.parts[-1]
    if label.kind in (Kind.PART, Kind.CHAPTER, Kind.ARTICLE, Kind.SECTION) and before is None:
        return []
    if label.kind is Kind.UPPER and before is not None and letter_follows(last, now):
        return []
    if before is not None and now <= last:
        return [_repeated(label)]
    if now != last + 1:
        return [_gap(label, ".".join(map(str, (*label.parts[:-1], last + 1))))]
    return []


def _letter_notes(label: Label, before: Label | None) -> list[Note]:
    last, now = (0 if before is None else before.parts[0]), label.parts[0]
    if before is not None and now <= last:
        return [_repeated(label)]
    if not letter_follows(last, now):
        return [_gap(label, skipped_letters(last, now)[0] + ")")]
    if "đ" in skipped_letters(last, now):
        return [
            info(
                Code.ROW_NUMBER_GAP,
                f"The list goes from d to {label.printed} without đ.",
                expected="đ)",
                found=label.printed,
            )
        ]
    return []


def _mended(label: Label) -> Note:
    if label.mended_from:
        return info(Code.TEXT_REPAIRED, "The number was mended from those around it.", expected=label.printed, found=label.mended_from)  # fmt: skip
    return info(Code.TEXT_REPAIRED, "An item of the list without its bullet.", expected=label.printed)


def _gap(label: Label, expected: str) -> Note:
    return warning(
        Code.ROW_NUMBER_GAP,
        f"Clause {label.printed} does not follow the one before it.",
        expected=expected,
        found=label.printed,
    )


def _repeated(label: Label) -> Note:
    return warning(
        Code.ROW_NUMBER_REPEATED,
        f"Clause number {label.printed} was used before in the same place.",
        found=label.printed,
    )


def _close(clause: _Open) -> Clause:
    text = "\n".join(p for p in clause.paragraphs if p)
    return Clause(
        path=clause.path,
        label=clause.label.printed if clause.label else "",
        level=clause.level,
        heading=_heading(clause),
        text=text,
        parent=clause.parent.path if clause.parent else None,
        fragments=tuple(clause.fragments),
        notes=tuple(clause.notes),
    )


def _heading(clause: _Open) -> str | None:
    """The heading of a clause: marked, bold, in capitals, or a short line that ends like a title."""
    text = next(
        (line for line in clause.paragraphs if line), ""
    )  # "Chương I" has its heading on the next line
    if not text or clause.first is None or clause.label is None:
        return None
    if clause.kind in ITEMS:
        return text if _leads_on(text) and len(text) <= 120 else None
    run_in = _RUN_IN.match(text)
    if run_in:
        return run_in["heading"]
    if len(text) > _HEADING_LENGTH:
        return None
    if clause.first.heading is not None or clause.first.bold or text.isupper():
        return text
    return text if not regex.search(r"[.;,]\s*$|\./\.$", text) else None


def own_paragraphs(clause: Clause) -> Iterator[str]:
    """The paragraphs of a clause's own text, its heading included."""
    yield from (line for line in clause.text.split("\n") if line)
