"""Labels of parts that are not what was printed (OCR) or what was meant (a typing error).

``I. II. II. IV.`` lacks III, ``L MỤC TIÊU`` before ``II.`` is I. Where the letters were recognised in a
picture, the label is replaced if its neighbours leave only one number for it, and a note says what was read.
What the file itself states is
never replaced: the typed number stays, and the note on its numbering (``row_number_repeated``,
``row_number_gap``) stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from extract.model import Block, Paragraph
from extract.official.attached import LIKE_ONE
from normalize.notes import Code, Note, info, warning
from normalize.numbering.labels import Kind, Label
from normalize.numbering.paragraph_labels import as_roman_label, paragraph_label
from normalize.text import clean

_LIKE_ONE = regex.compile(rf"{LIKE_ONE}(?=\p{{Lu}}{{2}})")

_Labelled = tuple[int, Label]
"""Index of a block, and the label that it begins with."""


@dataclass(frozen=True, slots=True)
class Misread:
    """The label under which a clause is opened instead of the one that is read in its text.

    Attributes:
        label: the replaced label, or a typed sign that stands for I (``L``), as it is printed.
        note: what was done, or what is doubtful.
    """

    label: Label
    note: Note


def misread_labels(blocks: Sequence[Block]) -> dict[int, Misread]:
    """The misread labels of one body, by the index of their block."""
    labels = [
        (at, label)
        for at, b in enumerate(blocks)
        if isinstance(b, Paragraph) and (label := paragraph_label(clean(b.text)))
    ]
    romans = [(at, label) for at, label in labels if label.kind is Kind.ROMAN]
    found = {at: _replaced(label, label.parts[0] + 1) for at, label in _lost_strokes(romans)}
    found = {at: misread for at, misread in found.items() if _is_recognised(blocks[at])}
    if romans and romans[0][1].parts == (2,):
        found |= _first_as_letter(blocks[: romans[0][0]]) or _first_as_number(blocks, labels, romans[0][0])
    return found


def _is_recognised(block: Block) -> bool:
    """Whether the paragraph's label was read from a picture."""
    return isinstance(block, Paragraph) and any(f.recognised for f in block.fragments[:1])


def _lost_strokes(romans: Sequence[_Labelled]) -> list[_Labelled]:
    """Numbers that repeat the one before them although exactly the next one is missing: II, II, IV."""
    return [
        (at, label)
        for (_, before), (at, label), (_, after) in zip(romans, romans[1:], romans[2:], strict=False)
        if label.parts == before.parts and after.parts[0] == label.parts[0] + 2
    ]


def _first_as_number(blocks: Sequence[Block], labels: Sequence[_Labelled], end: int) -> dict[int, Misread]:
    """``1. Mục tiêu`` before ``II. Nội dung`` (at ``end``), with no second number before it: a misread
    ``I.``."""
    before = [(at, label) for at, label in labels if at < end and label.kind is Kind.NUMBER]
    if len(before) != 1 or before[0][1].parts != (1,) or not _is_recognised(blocks[before[0][0]]):
        return {}
    at, label = before[0]
    return {at: _replaced(label, 1)}


def _first_as_letter(blocks: Sequence[Block]) -> dict[int, Misread]:
    """``L MỤC TIÊU``, ``l. MỤC TIÊU`` in capitals before ``II.``: I, misread or mistyped."""
    for at, block in enumerate(blocks):
        text = clean(block.text) if isinstance(block, Paragraph) else ""
        match = _LIKE_ONE.match(text)
        if match and text[match.end() :].isupper():
            label = Label(match.group(0).strip(), Kind.ROMAN, (1,), match.end())
            return {at: _replaced(label, 1) if _is_recognised(block) else _left(label)}
    return {}


def _replaced(label: Label, value: int) -> Misread:
    meant = as_roman_label(label, value)
    message = "The number was mended from those around it."
    note = info(Code.TEXT_REPAIRED, message, expected=meant.printed, found=label.printed)
    return Misread(meant, note)


def _left(label: Label) -> Misread:
    message = (
        f"The part before II. is labelled {label.printed!r}: I. may be meant. The label is left as printed."
    )
    return Misread(label, warning(Code.NUMBER_AMBIGUOUS, message, expected="I.", found=label.printed))
