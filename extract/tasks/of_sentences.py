"""Tasks that a sentence assigns: "Sở A chủ trì, phối hợp với Sở B xây dựng …, hoàn thành trong quý IV/2026".

The same words tell standing duties, so where the sentence stands decides. Below a heading of tasks ("NHIỆM VỤ,
GIẢI PHÁP") a sentence is a task where it names bodies that lead and a deed. Below one of duties ("TỔ CHỨC THỰC
HIỆN", a body's name, an article of a decision) it also has to say by when the deed is to be completed.
``docs/prose-tasks.md`` has the rules with examples.

A task that labels tell without a leading body takes it from the sentence that is its title.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import regex

from extract.clauses.role_labels import SENTENCE, bare_label, has_label
from extract.model import Clause, RawField
from extract.tasks.prose_doubts import deed_unseen
from extract.tasks.prose_segments import Label, Task, kinds
from extract.tasks.prose_titles import clause_field, has_text, title_of_clause
from normalize.acts import find_numbers
from normalize.assignments import Assignment, assignment_of
from normalize.numbering.labels import Kind
from normalize.numbering.paragraph_labels import paragraph_label
from normalize.official_words import begins_body, words
from normalize.registers import rows
from normalize.text import fold

_BRACKET = regex.compile(r"\((?P<inside>[^()]{8,400}+)\)[\s.;,]*+$")
_LONGEST_BODIES_ALONE = 60
"""Letters from which on a sentence of bodies holds a deed too, where no verb of a deed is known in it."""
_LONGEST_HEADING = 160
"""Letters of the heading of a part, at most."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that assigns: where it begins in its clause, what it says, and the text of its paragraph before
    it (with its start)."""

    start: int
    text: str
    assignment: Assignment
    before: str
    before_start: int
    paragraph: int


def add_assignments(clauses: Sequence[Clause], tasks: dict[str, list[Task]]) -> None:
    """Adds the tasks that sentences assign to those that labels tell, by the path of their clause."""
    by_path = {c.path: c for c in clauses}
    for clause in clauses:
        above = by_path.get(clause.parent or "")
        if clause.path in tasks:
            for task in tasks[clause.path]:
                _complete(task, clause)
        elif not has_label(clause.text) and not _is_told_above(above, tasks):
            found = [t for s in _sentences(clause) if (t := _task(s, clause, above, by_path)) is not None]
            if found:
                tasks[clause.path] = found


def _complete(task: Task, clause: Clause) -> None:
    """Adds the bodies that the title of a task names, where its labels name no leading one."""
    if "lead" in kinds(task.labels):
        return
    at = clause.text.find(task.title.text)
    found = assignment_of(task.title.text) if at >= 0 else None
    if found is not None and (not found.is_general or found.is_given):
        task.labels.extend(_labels(found, clause, at, task.title.text, told=set(kinds(task.labels))))


def _is_told_above(above: Clause | None, tasks: dict[str, list[Task]]) -> bool:
    """Whether the clause above is a label's list, or a task whose labels stand below it."""
    if above is None:
        return False
    return bare_label(above.text) is not None or any(
        "lead" in kinds(t.labels) for t in tasks.get(above.path, ())
    )


def _sentences(clause: Clause) -> Iterator[_Sentence]:
    """The sentences of a clause that assign."""
    start = 0
    for number, line in enumerate(clause.text.split("\n")):
        begun = 0
        for end in (*(m.end() for m in SENTENCE.finditer(line)), len(line)):
            sentence = line[begun:end]
            yield from _assigned(sentence, start + begun, line[:begun], start, number)
            begun = end
        start += len(line) + 1


def _assigned(sentence: str, start: int, before: str, before_start: int, number: int) -> Iterator[_Sentence]:
    found = assignment_of(sentence)
    if found is not None:
        yield _Sentence(start, sentence, found, before, before_start, number)
        return
    bracket = _BRACKET.search(sentence)
    inside = assignment_of(bracket["inside"]) if bracket else None
    if bracket is not None and inside is not None:
        told = before + sentence[: bracket.start()]
        yield _Sentence(
            start + bracket.start("inside"), bracket["inside"], inside, told, before_start, number
        )


def _task(found: _Sentence, clause: Clause, above: Clause | None, by_path: dict[str, Clause]) -> Task | None:
    """The task of a sentence; None where it is a standing duty, or no deed is named."""
    if not found.assignment.has_term and _tells_duties(clause, by_path):
        return None
    title = _title(found, clause, above)
    if title is None:
        return None
    labels = list(_labels(found.assignment, clause, found.start, found.text, told=set()))
    deed = found.text[slice(*found.assignment.deed)]
    if title.text.strip(" .;,") not in found.text and not found.assignment.is_general:
        labels.insert(0, (clause_field("description", clause, found.start + found.assignment.deed[0], deed),))
    return Task(title, labels)


def _title(found: _Sentence, clause: Clause, above: Clause | None) -> RawField | None:
    """What stands before the sentence in its paragraph, the heading over it, or the sentence itself.

    An act in whose name a deed is given ("Thực hiện theo Công văn số …. Giao Sở A lập …") is no title.
    """
    if _says(found.before) and (found.assignment.is_general or not _states_basis(found.before)):
        return clause_field("title", clause, found.before_start, found.before)
    lines = [line for line in clause.text.split("\n") if _says(line)]
    if found.paragraph and len(lines) == 2 and clause.heading is not None and not begins_body(lines[0]):
        return clause_field("title", clause, clause.text.index(lines[0]), lines[0])
    if not found.assignment.is_general:
        return clause_field("title", clause, found.start, found.text.rstrip(" .;,/"))
    if (
        above is not None
        and has_text(above)
        and _kind_of_part(above.text) is None
        and not begins_body(above.text)
    ):
        return title_of_clause(above)
    whole = clause_field("title", clause, found.start, found.text.rstrip(" .;,/"))
    return replace(whole, notes=(deed_unseen(),)) if len(found.text) > _LONGEST_BODIES_ALONE else None


def _states_basis(text: str) -> bool:
    """Whether a text begins as a legal basis does and names an act."""
    return text.lstrip().startswith(words("basis")) and bool(find_numbers(text))


def _labels(found: Assignment, clause: Clause, at: int, text: str, *, told: set[str]) -> Iterator[Label]:
    for part in found.parts:
        if part.role not in told and not (part.role == "due" and "period" in told):
            yield (clause_field(part.role, clause, at + part.start, text[part.start : part.end]),)


def _tells_duties(clause: Clause, by_path: dict[str, Clause]) -> bool:
    """Whether a clause stands below a heading of standing duties, or in an article, nearest first."""
    at: Clause | None = clause
    while at is not None:
        heading = at.text.split("\n")[0]
        named = at is not clause or (at.heading is not None and "\n" in at.text)
        kind = _kind_of_part(heading) if named else None
        if kind is not None:
            return kind == "duties"
        if named and begins_body(regex.sub(r"(?i)^(?:đề nghị|trách nhiệm của|đối với)\s+", "", heading)):
            return True
        label = paragraph_label(at.label)
        if label is not None and label.kind is Kind.ARTICLE:
            return True
        at = by_path.get(at.parent or "")
    return False


def _kind_of_part(heading: str) -> str | None:
    """``deeds`` or ``duties`` by the words of a heading; the word that stands last decides."""
    if len(heading) > _LONGEST_HEADING:
        return None
    folded = f" {' , '.join(map(fold, heading.split(',')))} "
    found = [(folded.rfind(f" {phrase} "), kind) for phrase, kind in _part_words() if f" {phrase} " in folded]
    return max(found)[1] if found else None


@cache
def _part_words() -> tuple[tuple[str, str], ...]:
    return tuple(
        (fold(r["phrase"]), r["kind"]) for r in rows("part_titles") if r["kind"] in ("deeds", "duties")
    )


def _says(text: str) -> bool:
    return any(c.isalnum() for c in text)
