"""What a task in prose is called, and where in the print its title and its labelled values stand.

The title is the text just before the labels. Under a heading it is the paragraph between heading and labels
where there is one, the heading where there is none or several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import regex

from extract.clauses.label_finder import EDGES
from extract.clauses.role_labels import Plain, bare_label
from extract.model import Clause, RawField
from extract.model.printed import Printed, printed
from extract.tasks.prose_doubts import last_text_taken, told_in_one_paragraph
from normalize.notes import Note
from normalize.registers import rows


def title_of_texts(
    clause: Clause, texts: Sequence[Plain], *, first: bool, alone: bool, leads_list: bool
) -> RawField:
    """The title of labels that stand in a clause's own text.

    Args:
        texts: the plain texts since the labels before, one or more.
        first: they are the first of the clause.
        alone: the clause holds no other task.
        leads_list: bullets stand below the clause: a text with a colon may lead them.
    """
    headed = first and clause.heading is not None
    chosen = texts[-1]
    if first and alone and not (headed and len(texts) == 2 and not (leads_list and _leads(texts[1]))):
        chosen = texts[0]
    passed_over = len(texts) - 1 - int(first)
    notes = () if alone or passed_over < 1 else (last_text_taken(len(texts)),)
    if chosen.cut and not first:
        notes = (*notes, told_in_one_paragraph())
    return clause_field("title", clause, chosen.start, chosen.text, notes)


def title_of_clause(clause: Clause) -> RawField:
    """The title of a clause whose labels stand in bullets below it: its first paragraph, whole; under a
    heading the only one behind it."""
    lines = [line for line in clause.text.split("\n") if _says(line)] or [clause.text]
    headed = clause.heading is not None and len(lines) == 2 and not lines[1].rstrip().endswith(":")
    text = lines[1] if headed else lines[0]
    return clause_field("title", clause, clause.text.index(text), text)


def named_by_content(title: RawField, own: Sequence[RawField]) -> tuple[RawField, list[RawField]]:
    """A title that only counts ("Hoạt động 1") gives way to what a label below it says of its content; with it the fields
    that are left."""
    content = next((f for f in own if f.role == "description"), None)
    if content is None or not _counter().fullmatch(title.text):
        return title, list(own)
    named = replace(content, role="title", notes=(*title.notes, *content.notes))
    return named, [f for f in own if f is not content]


@cache
def _counter() -> regex.Pattern[str]:
    words = "|".join(regex.escape(r["phrase"]) for r in rows("part_titles") if r["kind"] == "counted")
    return regex.compile(rf"(?:{words})\s+(?:số\s+)?(?:\d{{1,2}}|[IVX]{{1,4}})\W*", regex.IGNORECASE)


def has_text(clause: Clause) -> bool:
    """Whether a clause has a text of its own that can name a task: the label of a list is none."""
    return _says(clause.text) and not bare_label(clause.text)


def _says(text: str) -> bool:
    return any(c.isalnum() for c in text)


def laid_out(clause: Clause) -> Printed:
    """A clause's text over its fragments; for who takes many fields from one clause, for it costs its
    length."""
    return printed(clause.text, clause.fragments)


def clause_field(
    role: str,
    clause: Clause,
    start: int,
    text: str,
    notes: tuple[Note, ...] = (),
    laid: Printed | None = None,
) -> RawField:
    """A part of a clause's text as a field, with the printed fragments it stands in.

    Args:
        start: where ``text`` begins in the clause's own text.
        laid: the clause :func:`laid_out`, where that was done before.
    """
    plain = text.replace("\n", " ")
    stripped = plain.strip(EDGES + ":") or plain if role == "title" else plain
    start += plain.index(stripped)
    place = (laid or laid_out(clause)).part(start, start + len(stripped)).touched()
    span = place.span
    return RawField(role, stripped, place.fragments, None, offset=span[0] if span else start, notes=notes)


def _leads(text: Plain) -> bool:
    return text.text.rstrip().endswith(":")
