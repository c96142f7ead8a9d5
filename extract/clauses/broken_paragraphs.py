"""Paragraphs that only go on with the one before them: broken by a line or a page, or looking like an
item."""

from __future__ import annotations

import regex

from extract.clauses.open_clause import OpenClause
from extract.clauses.role_labels import begins_with_label
from extract.model import Paragraph
from normalize.numbering.labels import BULLETS, Kind, Label
from normalize.numbering.order import letter_follows
from normalize.numbering.paragraph_labels import paragraph_label
from normalize.text import clean

_CLOSING = frozenset('.;:!?…)”"/')
"""Signs with which a paragraph ends that is not broken."""
_GOES_ON = regex.compile(r"[\p{Ll}(]")
"""How the rest of a broken paragraph begins."""
_ENUMERATOR = regex.compile(r"(?<=\S\s*)\((?:\d{1,2}|[ivx]{1,5}|[a-zđ])\)(?=\s*\p{L})")
"""``(1)`` behind other words of its paragraph."""
_SENTENCE_ENDS = regex.compile(r"(?<!;\s?\.\.)[.!?:]$")
"""A list broken off with ``;…`` goes on."""
_FULL_LINE = 60
"""Letters of a line from which on it may be broken inside a compound word."""
_NUMBER_BEFORE = regex.compile(r"\bsố \d+$")
"""``Chỉ thị số 52`` before a line ``- CT/TW``."""
_NUMBER_WITHIN = 40
"""Letters at the end of a paragraph in which such a number stands."""


def continues(before: str, text: str) -> bool:
    """Whether a paragraph without a label is the rest of ``before``."""
    broken = not _is_finished(before) and _GOES_ON.match(text) is not None
    label = paragraph_label(text)
    counted = label is not None and _counts_on(before, label)
    return broken or counted or _is_list_of_bodies_broken(before, text)


def _counts_on(before: str, label: Label) -> bool:
    """Whether a label numbers a part of the sentence that ``before`` leaves open: ``… gồm: (1) A;`` / ``(2) B``. In a
    list the (1) begins a paragraph of its own, and is no part of its text."""
    if not label.printed.startswith("(") or _SENTENCE_ENDS.search(before):
        return False
    inside = [paragraph_label(before[found.start() :]) for found in _ENUMERATOR.finditer(before)]
    last = inside[-1] if inside else None
    return last is not None and last.kind is label.kind and _follows(last, label)


def _follows(last: Label, label: Label) -> bool:
    if label.kind is Kind.LETTER:
        return letter_follows(last.parts[0], label.parts[0])
    return label.parts == (last.parts[0] + 1,)


def _in_list(label: Label, top: OpenClause) -> bool:
    """Whether the label goes on a list of clauses that is open."""
    clause: OpenClause | None = top
    while clause is not None:
        if clause.label is not None and clause.kind is label.kind and _follows(clause.label, label):
            return True
        clause = clause.parent
    return False


def _is_list_of_bodies_broken(before: str, text: str) -> bool:
    """A list of bodies behind a label, broken by a page: "Phối hợp: Văn phòng UBND tỉnh," / "UBND các
    huyện"."""
    return before.endswith(",") and begins_with_label(before) and not begins_with_label(text)


def only_looks_labelled(label: Label, paragraph: Paragraph, top: OpenClause) -> bool:
    """Whether a labelled line goes on with the innermost open clause: ``- CT/TW`` after ``số 52``, a year at
    a break."""
    before, after = top.paragraphs[-1], clean(paragraph.text)[label.end :]
    if label.kind in BULLETS:
        # "… phát triển kinh tế" / "- xã hội;"
        in_small_letters = top.paragraphs[0][:1].islower()
        broken = len(before) > _FULL_LINE and not _is_finished(before) and after[:1].islower()
        number_before = _NUMBER_BEFORE.search(before[-_NUMBER_WITHIN:]) is not None
        return number_before or (broken and not in_small_letters)
    if _counts_on(before, label) and not _in_list(label, top):
        return True
    goes_on = not _is_finished(before) and _GOES_ON.match(after) is not None
    return label.kind is Kind.NUMBER and goes_on and not paragraph.bold


def lost_its_bullet(paragraph: Paragraph, after: Paragraph | None, top: OpenClause) -> bool:
    """Whether a paragraph is an item whose bullet is missing: all items around it end with a semicolon.

    Args:
        after: the next paragraph with text, None at the end.
        top: the innermost open clause.
    """
    text = clean(paragraph.text)
    if top.kind not in BULLETS or not top.paragraphs[-1].endswith(";") or not text.endswith(";"):
        return False
    label = None if after is None else paragraph_label(clean(after.text))
    return label is not None and label.kind is top.kind and not _GOES_ON.match(text)


def _is_finished(text: str) -> bool:
    return text.rstrip()[-1:] in _CLOSING
